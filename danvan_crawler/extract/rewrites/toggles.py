"""Bootstrap's tabs and folded sections of a text: buttons as the links that they were in older editions, headings as plain text."""

from __future__ import annotations

import re

_TOGGLE = b"-toggle="
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


def opened(data: bytes) -> bytes:
    """The markup with all tabs and sections open: `<button data-bs-toggle="tab" data-bs-target="#moi">Tin mới</button>` is a link to its pane,
    `<h2><button data-bs-toggle="collapse">Bài học từ thực tiễn</button></h2>` a heading. All other buttons are no text."""
    if _TOGGLE not in data:
        return data
    return _TAB.sub(_link, _HEADING.sub(rb"\1<span>\3</span>", data))


def _link(button: re.Match[bytes]) -> bytes:
    target = _TARGET.search(button[1])
    return b'<a href="' + (target[1] if target else b"#") + b'">' + button[2] + b"</a>"
