"""Bootstrap's tabs and folded sections of a text: buttons as the links that they were in older editions, headings as plain text."""

from __future__ import annotations

import re

_TOGGLE, _CONTROLS = b"-toggle=", b"aria-controls="
_INSIDE = rb"([^<>]{1,300}(?:<(?!/?(?:a|button)\b)[^<>]{0,300}>[^<>]{0,300}){0,6})"
_TAB = re.compile(
    rb"<button(\s[^<>]{0,600}?\bdata-(?:bs-)?toggle=[\"']?(?:tab|pill)\b[^<>]{0,600})>" + _INSIDE + rb"</button\s*>",
    re.I,
)
_TARGET = re.compile(rb"\bdata-(?:bs-)?target=[\"']?(#[\w-]{1,80})", re.I)
_HEADING = re.compile(
    rb"(<h[1-6](?:\s[^<>]{0,300})?>\s{0,99})<(a|button)\s[^<>]{0,600}?\bdata-(?:bs-)?toggle=[\"']?collapse\b[^<>]{0,600}>"
    + _INSIDE
    + rb"</\2\s*>",
    re.I,
)
_FOLDED = re.compile(
    rb"<button\b([^<>]{0,600}+)>((?:[^<>]{0,200}+<(?!/?button\b)[^<>]{0,200}+>){0,3}[^<>]{0,200}+)</button\s{0,9}>"
    rb"(\s{0,99}+(?:</h[1-6]\s{0,9}>)?\s{0,99}+)(<(?:div|section)\b[^<>]{0,400}+>)",
    re.I,
)
_CONTROLLED = re.compile(rb"\saria-controls\s?=\s?[\"']?([\w-]{1,80})(?![\w-])", re.I)
_ID = re.compile(rb"\sid\s?=\s?[\"']?([\w-]{1,80})(?![\w-])", re.I)
_FIELDS, _FORM = 800, re.compile(rb"<(?:form|textarea|input|iframe)\b", re.I)
_PHOTO = re.compile(rb"(<figure\b[^<>]{0,600}>\s{0,99})<button\b[^<>]{0,600}>\s{0,99}(<img\b[^<>]{1,3000}>)\s{0,99}</button\s*>", re.I)
"""A photo that a click shows larger: `<figure><button type="button"><img src="/a.png"></button><figcaption>…`."""
_CLOSED = re.compile(
    rb"\s(?:hidden(?:=[\"']?[\w-]*[\"']?)?|aria-hidden=[\"']?true[\"']?|style=[\"']\s*display\s*:\s*none;?\s*[\"'])(?=[\s/>])", re.I
)


def opened(data: bytes) -> bytes:
    """The markup with all tabs and sections open: `<button data-bs-toggle="tab" data-bs-target="#moi">Tin mới</button>` is a link to its pane,
    `<h2><button data-bs-toggle="collapse">Bài học từ thực tiễn</button></h2>` a heading, and so is a button right before the section that it
    opens, `<button aria-expanded="false" aria-controls="a1">Bài học</button><div id="a1" style="display:none">`, as the patterns of WAI-ARIA
    have it: https://www.w3.org/WAI/ARIA/apg/patterns/accordion/. All other buttons are no text."""
    if b"<button" in data:
        data = _PHOTO.sub(rb"\1\2", data)
    if _CONTROLS in data:
        data = _FOLDED.sub(_heading, data)
    if _TOGGLE not in data:
        return data
    return _TAB.sub(_link, _HEADING.sub(rb"\1<span>\3</span>", data))


def _heading(fold: re.Match[bytes]) -> bytes:
    controlled, pane = _CONTROLLED.search(fold[1]), _ID.search(fold[4])
    opens = controlled is not None and pane is not None and controlled[1] == pane[1] and b"aria-expanded" in fold[1]
    if not opens or _FORM.search(fold.string, fold.end(), fold.end() + _FIELDS):
        return fold[0]  # "Báo lỗi bài viết" opens a form
    name = b"<span>" + fold[2] + b"</span>" if b"</" in fold[3] else b"<h4>" + fold[2] + b"</h4>"
    return name + fold[3] + _CLOSED.sub(b"", fold[4])


def _link(button: re.Match[bytes]) -> bytes:
    target = _TARGET.search(button[1])
    return b'<a href="' + (target[1] if target else b"#") + b'">' + button[2] + b"</a>"
