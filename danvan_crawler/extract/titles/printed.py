"""The title where a line of the page repeats that of the head or of the address."""

from __future__ import annotations

import re
from functools import lru_cache

from danvan_crawler.extract.addresses import is_slug, is_whole_slug, slug
from danvan_crawler.extract.dom import Doc, Line, heading_of
from danvan_crawler.extract.folding import key, plain
from danvan_crawler.extract.lexicon import ELLIPSES
from danvan_crawler.extract.meta import Meta
from danvan_crawler.extract.titles import LEAST, LONGEST, Title
from danvan_crawler.extract.titles.dated import without_date
from danvan_crawler.extract.titles.head import SEPARATOR, as_the_head_agrees, is_worthless, machine_titles, place_behind
from danvan_crawler.extract.titles.of_site import heads_imprint, leads_home, names_section, repeats_menu

_ROUND = re.compile(r"(?<=[^\W\d_])’(?=[^\W\d_])")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})  # as addresses have them
_SHORT_TITLE = 20


def printed_title(doc: Doc, meta: Meta, url: str) -> Title | None:
    """The line (or heading of several lines) that repeats a title of the head: exactly, or as its part before or behind a separator.

    "Title - Site": the page's own heading says where the title ends, so that titles with dashes stay whole.
    """
    offers = [(text, key(text)) for text in machine_titles(meta)]
    offers = [(text, folded) for text, folded in offers if len(folded) >= 4]
    if not offers:
        return None
    site, long = key(meta.site_name), {folded for _, folded in offers if len(folded) > 15}
    best: tuple[float, Title] | None = None
    # A line that repeats a title begins or ends with the same word: most lines need no closer look.
    edges = {_edge(word) for text, _ in offers for word in (text.split()[0], text.split()[-1])} | {
        _edge(part) for text, _ in offers for piece in SEPARATOR.split(text) if piece for part in piece.split()[:1] + piece.split()[-1:]
    }
    likely = {line.index for line in doc.lines if len(line.text) <= 400 and not edges.isdisjoint(_edges(line.text))}
    heads = {doc.low[node]: node for node in doc.heads if 1 <= doc.high[node] - doc.low[node] <= 4}
    for index in sorted(likely | heads.keys()):
        line, node = doc.lines[index], heads.get(index, -1)
        texts = [(doc.text(node), doc.high[node] - 1)] if node >= 0 and doc.high[node] - doc.low[node] > 1 else []
        if index in likely:
            # <div><span>Thăm cơ sở tại xã Thanh Lương</span> <span>(26/03/2013 17:17)</span></div>
            texts.append((without_date(line), index))
            if node >= 0 and len(line.raw) > 1:  # <h2><span>Ý kiến</span><span>Thôn Bình Kiều góp sức mở đường</span></h2>
                texts += [(run, index) for run in line.segments if key(run) in long]
        for text, last in texts:
            folded = key(text)
            if len(folded) < 4 or folded == site:
                continue
            match = _matches(folded, offers)
            if (
                match <= 0
                or is_worthless(text)
                or heads_imprint(doc, line)
                or leads_home(doc, line, url)
                or (match < 3 and names_section(doc, line, url))
            ):
                continue
            score = match + _prominence(doc, line) - index * 0.0005
            if best is None or score > best[0]:
                best = (score, Title(text, index, 1 if repeats_menu(doc, index, text, url) else 3 if match >= 2 else 2, last))
    if best is None:
        return _short_heading(doc, offers, url)
    if best[1].certainty == 1:
        return best[1]
    found = (_own_heading(doc, best[1], meta, url) if best[1].certainty >= 2 else None) or best[1]
    found.text = _as_typed(_in_one_line(doc, found, offers), offers)
    found.text = as_the_head_agrees(found.text, meta)
    return found


def _short_heading(doc: Doc, offers: list[tuple[str, str]], url: str) -> Title | None:
    """The page's one h1 where it is a few letters long and the head begins with it and a separator: "Tết xa quê | Hội Liên lạc". A name that
    a link of the page has is a section's."""
    tops = [node for node in doc.heads if doc.tags[node] == "h1" and doc.high[node] - doc.low[node] == 1]
    if len(tops) != 1:
        return None
    line = doc.lines[doc.low[tops[0]]]
    text, folded = line.text, key(line.text)
    if " " not in text or len(text) > _SHORT_TITLE or line.anchors or line.hidden or is_worthless(text) or heads_imprint(doc, line):
        return None
    rests = (offer[place_behind(offer, len(folded)) :] for offer, whole in offers if folded and whole.startswith(folded))
    begun = any(SEPARATOR.match(" " + rest.lstrip("”\"'’)]»?!.… ")) for rest in rests)
    return Title(text, line.index, 2, line.index) if begun and all(anchor.text != text for anchor in doc.anchors) else None


def addressed_title(doc: Doc, url: str) -> Title | None:
    """The first line that is all that the page's address was made of, and no link: DotNetNuke's modules print titles without a heading, and its
    head has the names of site and section only."""
    words = slug(url)
    for line in doc.lines if len(words) >= LEAST else ():
        if not line.hidden and line.link <= 0.5 * len(line.text) <= 0.5 * LONGEST:
            text = without_date(line)
            if is_whole_slug(text, words):
                return Title(text, line.index, 2, line.index)
    return None


def _in_one_line(doc: Doc, found: Title, offers: list[tuple[str, str]]) -> str:
    """A heading of several runs (`<h1><span>Dân vận khéo</span><span>Thôn Bình Kiều mở đường</span></h1>`) as the head writes it in one line,
    "Dân vận khéo: Thôn Bình Kiều mở đường", where its letters are the same."""
    if found.last == found.line and len(doc.lines[found.line].segments) < 2:
        return found.text
    letters = "".join(filter(str.isalnum, found.text))
    same = [offer for offer, _ in offers if "".join(filter(str.isalnum, offer)) == letters]
    # "Nông thôn mới - Thôn …" in one place, "Nông thôn mới: Thôn …" in another: as the `<title>` begins.
    return max(same, key=lambda offer: offers[-1][0].startswith(offer), default=found.text)


@lru_cache(maxsize=4_096)
def _edges(text: str) -> tuple[str, str]:
    """The first and the last word of a line."""
    return _edge(text.split(" ", 1)[0]), _edge(text.rsplit(" ", 1)[-1])


def _edge(word: str) -> str:
    return word.strip(" .,;:!?\"'“”‘’()[]«»…").casefold()


def _as_typed(text: str, offers: list[tuple[str, str]]) -> str:
    """The heading with the apostrophes as they were typed, "N'Djamena", where it alone has them round, "N’Djamena", as WordPress sets them."""
    typed = _ROUND.sub("'", text)
    spelled = [any(offer.startswith(form) for offer, _ in offers) for form in (text, typed)]
    return typed if spelled == [False, True] else text


def _own_heading(doc: Doc, found: Title, meta: Meta, url: str) -> Title | None:
    """The page's one h1 where it words the head's title a little differently: what the reader sees is the title. One in the path or the menu
    only where `og:title`, `<title>` and the address all repeat it."""
    tops = [node for node in doc.heads if doc.tags[node] == "h1" and 1 <= doc.high[node] - doc.low[node] <= 3]
    if len(tops) != 1 or doc.low[tops[0]] <= found.line < doc.high[tops[0]]:
        return None
    text, line = doc.text(tops[0]), doc.lines[doc.low[tops[0]]]
    words, other = set(plain(text).split()), set(plain(found.text).split())
    agreed = key(text) == key(meta.og_title) and key(meta.title).startswith(key(text)) and is_slug(text.translate(_UMLAUTS), slug(url))
    akin = len(words & other) >= 0.7 * len(words | other) and _prominence(doc, line) >= 0
    if len(text) < 20 or not (agreed or akin) or line.link > len(text) * 0.5:
        return None
    return Title(text, line.index, found.certainty, doc.high[tops[0]] - 1)


def _matches(folded: str, offers: list[tuple[str, str]]) -> float:
    """How well a line repeats one of the head's titles: 3 whole, 2.. a side of a separator, 0 not at all."""
    best = 0.0
    for offer, whole in offers:
        if folded == whole:
            best = max(best, 3.0)
        elif len(folded) >= 10 and whole.startswith(folded):
            rest = offer[place_behind(offer, len(folded)) :].lstrip("”\"'’)]»?!.… ").rstrip()
            if rest and SEPARATOR.match(" " + rest):
                best = max(best, 2.0 + min(len(folded) / max(len(whole), 1), 1.0) * 0.5)
        elif len(folded) >= 14 and whole.endswith(folded) and len(whole) - len(folded) < len(folded):
            gap = offer[place_behind(offer, len(whole) - len(folded)) :].lstrip('”"’)] ')
            if gap and gap[0] in "-–—|•·»:/":
                best = max(best, 2.0)
        elif len(whole) >= 30 and offer.endswith(ELLIPSES) and folded.startswith(whole):
            best = max(best, 2.2)
    return best


def _prominence(doc: Doc, line: Line) -> float:
    heading = heading_of(doc, line)
    score = {"h1": 1.5, "h2": 1.0, "h3": 0.7}.get(doc.tags[heading], 0.4) if heading >= 0 else 0.0
    for node in doc.up(line.node, limit=5):
        found = doc.cues(node)
        if "title" in found:
            score += 0.5
        if found & {"crumb", "noise", "related", "caption", "hidden", "tags"} or doc.tags[node] in ("nav", "figcaption", "footer"):
            score -= 1.2
    if line.link > len(line.text) * 0.5:
        score -= 0.6
    if line.hidden:
        score -= 1.5
    return score
