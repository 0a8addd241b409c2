"""What recurs on the pages of a site is not the article: a profile learned from some of its pages, and the lines it takes out.

A profile is an input of `extract`, made once and given on purpose; nothing keeps or looks one up by itself, so that a reading depends on the
page, the site file and the profile named, and on nothing else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from danvan_crawler.extract import byline
from danvan_crawler.extract.decode import MAX_BYTES, to_utf8
from danvan_crawler.extract.dom import Doc, Line, flatten, parse
from danvan_crawler.extract.lexicon import key, plain
from danvan_crawler.extract.region import is_prose, label
from danvan_crawler.items import Page

VERSION = 1
"""Of the form of a profile; one of another version is refused."""

_LEAST_PAGES, _SHARE = 5, 0.5


def learn(pages: Iterable[Page]) -> dict[str, Any]:
    """The profile of a site from its article pages, in any order: `{"version", "pages", "lines"}`, fit for JSON.

    `lines` are the sentences that stand on at least half of the pages, as `lexicon.key` writes them: slogans, notices, the imprint. Fewer
    than five pages teach nothing. Two addresses of one article count once.
    """
    seen: dict[frozenset[str], None] = {}
    for page in pages:
        root = parse(to_utf8(page.body[:MAX_BYTES], page.content_type)[0])
        if root is not None:
            doc = flatten(root)
            seen.setdefault(frozenset(key(line.text) for line in doc.lines if _telling(line)))
    times = Counter(line for lines in seen for line in lines)
    often = sorted(line for line, count in times.items() if count >= _SHARE * len(seen))
    return {"version": VERSION, "pages": len(seen), "lines": often if len(seen) >= _LEAST_PAGES else []}


def apply(doc: Doc, profile: dict[str, Any]) -> None:
    """Hide the lines that a profile knows. Raises ValueError for a profile of another version."""
    if profile.get("version") != VERSION:
        raise ValueError(f"a profile of version {profile.get('version')!r}: this reader knows version {VERSION}")
    known = frozenset(profile.get("lines") or ())
    for line in doc.lines:
        if _telling(line) and key(line.text) in known:
            line.hidden = True


def _telling(line: Line) -> bool:
    """A line that could be taken for text of an article; headings of lists and credits recur too, and are wanted."""
    return is_prose(line) and label(plain(line.text)) is None and byline.source_of(line.text, True) is None
