"""The links from one article to the one before and behind it, with their titles: WordPress's "post-navigation", Joomla's "pagenav",
Blogger's "blog-pager-newer-link"."""

from __future__ import annotations

import re
from functools import lru_cache

from danvan_crawler.extract.cues import MOST_NAMES
from danvan_crawler.extract.dom import Anchor, Doc
from danvan_crawler.extract.entries import SHORTEST, Form, form, is_long, leads_on
from danvan_crawler.extract.folding import plain
from danvan_crawler.extract.lexicon import label
from danvan_crawler.extract.patterns import either

_BOX = re.compile(
    r"(?:post|article|entry|news|single)s?[-_]*nav(?![a-z]*bar)|nav[-_]*(?:previous|next|single)|pagenav|"
    r"(?:prev|previous|next)[-_]*(?:post|article|news|entry)|(?:post|article)[-_]*(?:prev|next)|pager[-_](?:newer|older)|"
    r"flippy|prev[-_]?next|next[-_]?prev|truoc-?sau|(?:tin|bai)-?(?:viet-?)?(?:truoc|sau|ke)(?![a-z])",
    re.IGNORECASE,
)
_WORDS = ("nav", "prev", "next", "pager-", "flippy", "truoc", "sau", "ke")
# What `_BOX` finds has one of the first, or "nav" and one of the others: `<li class="nav-item">` need not be looked at closely.
_SURE_WORDS = ("prev", "next", "pager", "flippy", "truoc", "nsau", "isau", "tsau", "-sau", "nke", "ike", "tke", "-ke", "pagenav")
_NAV_WORDS = re.compile(either(("post", "article", "entry", "news", "single")))
_ARROWS = " \t«»‹›<>←→⟵⟶↞↠|:-–—"
_STEPS = frozenset(("prev", "next"))
_MOST, _UP = 2, 4


def find(doc: Doc, url: str, title: int) -> list[tuple[Anchor, str]]:
    """The anchors of a page's neighbours behind line `title`, with their titles; none where there are more than the two, which is a list.

    A title of few words, "Họp báo quý 4", is one where the address has the form of the page's own, `url`.
    """
    names = {*doc.called(_SURE_WORDS), *(name for name in doc.called(("nav",)) if _NAV_WORDS.search(name.lower()))}
    boxes = {node for name in names if _is_box(name) for node in doc.alike[name]}
    found: dict[str, tuple[Anchor, str]] = {}
    for anchor in doc.anchors:
        steps = (anchor.rel and not _STEPS.isdisjoint(anchor.rel.lower().split())) or (
            boxes and not boxes.isdisjoint(doc.up(anchor.node, limit=_UP))
        )
        if steps and title < anchor.line < len(doc.lines) and (text := _title(doc, anchor, form(url))):
            found[anchor.href] = (anchor, text)
    return list(found.values()) if len(found) <= _MOST else []


@lru_cache(maxsize=MOST_NAMES)
def _is_box(name: str) -> bool:
    small = name.lower()
    return any(word in small for word in _WORDS) and _BOX.search(name) is not None


def _title(doc: Doc, anchor: Anchor, own: Form) -> str:
    """The title in an anchor, without "Bài trước" or an arrow beside it: `<span>Bài trước</span><span>Tập huấn nghiệp vụ …</span>`."""
    for text in (anchor.text, anchor.title):  # Joomla: <a rel="prev" title="Tập huấn nghiệp vụ …">Trước</a>
        text = text.strip(_ARROWS)
        for word in (*doc.lines[anchor.line].segments, text.partition(":")[0]):
            word = word.strip(_ARROWS)
            rest = text.removeprefix(word).strip(_ARROWS)
            # "Bài đăng Mới hơn" is as long as a title may be: then one has to follow.
            if word and rest != text and (not is_long(word) or is_long(rest)) and (leads_on(word) or label(plain(word)) is not None):
                text = rest
        short = len(text) >= SHORTEST and not leads_on(text) and form(doc.target(anchor) or "") == own
        if (is_long(text) or short) and label(plain(text)) is None:
            return text
    return ""
