"""From markup to the tree that a browser builds, in no more time and memory than the length of the page allows."""

from __future__ import annotations

import re

from lxml import etree
from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser, SelectolaxError

_LONG_TAG = 100_000
_MANY_TAGS, _MANY_FORMATS, _MANY_OPEN, _DEEP = 20_000, 64, 300, 1_000
_BEGINNING = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
# `<font …>`, `<b …>`, `<strong …>` with attributes, and a few words that are no tags; asked for one by one they would take twice the time.
_FORMATS = re.compile(rb"<[biusfectnBIUSFECTN](?:(?i:ont|trong|mall|trike|ig|ode|t|obr|m)?)\s[^>]*>")
_NO_DEPTH = frozenset(b"area base br col dd dt embed hr img input li link meta option p param source tbody td th tr track wbr".split())
_FORMAT = re.compile(rb"</?(?:b|i|s|u|tt|em|big|code|font|nobr|small|strike|strong)(?:\s[^<>]*)?>", re.I)
_FORMATTING = frozenset(b"a b big code em font i nobr s small strike strong tt u".split())
_ONCE = frozenset((b"html", b"body"))
_OPTIONS = LexborDocumentOptions.WO_EVENTS.value  # no script has run: nothing is copied into `<selectedcontent>`
_TAG = re.compile(rb"<([a-zA-Z][a-zA-Z0-9]*)\s[^<>]{%d,}>" % _LONG_TAG)


def _has_long_tag(data: bytes) -> bool:
    """Whether more than `_LONG_TAG` bytes without an angle bracket follow a "<"; only a few places of the page are looked at."""
    at = 0
    while len(data) - at > _LONG_TAG:
        end = at + _LONG_TAG + 1
        last = max(data.rfind(b">", at, end), data.rfind(b"<", at, end))
        if last < 0:
            if data[at - 1 : at] == b"<":
                return True
            last = data.find(b"<", end)  # a long script, or a picture written into it
            if last < 0:
                return False
        at = last + 1
    return False


def parse(data: bytes) -> LexborHTMLParser | None:
    """The tree of UTF-8 bytes as a browser builds it, or None where there is nothing but white space."""
    if not data.strip():
        return None
    if _has_long_tag(data):
        # The parser compares each attribute of a tag with all others: a tag of a megabyte takes it an hour.
        data = _TAG.sub(rb"<\1>", data)
    if _is_unruly(data):
        data = _put_in_order(data)
    try:
        return LexborHTMLParser(data, options=_OPTIONS)
    except SelectolaxError:  # out of memory
        return LexborHTMLParser(_put_in_order(data), options=_OPTIONS)


def _is_unruly(data: bytes) -> bool:
    """Whether the tree that the standard asks for may be far larger than the page, or take the square of its length.

    `<font …>` and its like that are not closed are opened anew in each paragraph behind them, three of a kind, and each block looks through
    all that it lies in. Most pages have too few kinds and too few tags for that.
    """
    many = len(data) > 5 * _MANY_TAGS and data.count(b"<") > _MANY_TAGS
    if not many and len(set(_FORMATS.findall(data))) < _MANY_FORMATS:
        return False
    depth = deepest = formatting = wholes = 0
    for closes, name in _BEGINNING.findall(data):
        name = name.lower()
        if name in _NO_DEPTH:
            continue
        step = -1 if closes else 1
        depth = max(depth + step, 0)
        deepest = max(deepest, depth)
        if name in _FORMATTING:
            formatting = max(formatting + step, 0)
        elif name in _ONCE:
            wholes += 1
    return deepest > _DEEP or formatting > _MANY_OPEN or wholes > _MANY_OPEN


def _put_in_order(data: bytes) -> bytes:
    """The markup without formatting as lxml reads it, which goes down to a certain depth: all tags closed."""
    data = _FORMAT.sub(b"", data)
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        return bytes(etree.tostring(etree.fromstring(data, parser), method="html", encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, TypeError):
        return b"<html></html>"
