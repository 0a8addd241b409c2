"""WordPress's shortcodes that stand in a page as they were typed, since what made them is gone: "[vc_row][vc_column]", "[caption id=…]<img …> …"."""

from __future__ import annotations

import re

_BUILDERS = rb"(?:vc|et_pb|fusion|ux|av|mk|cs|tdb?)_"
_BUILDER = re.compile(rb"\[/?" + _BUILDERS + rb"[a-z0-9_]+(?:\s[^\[\]<>]{0,2000})?/?\]")
# One pattern: nearly no page has any, and each word that is looked for costs a walk over the page.
_ANY = re.compile(rb"\[(?:caption|" + _BUILDERS + rb")")
_CAPTION = re.compile(
    rb"\[caption\b[^\[\]<>]{0,500}\]\s*((?:<a\b[^<>]{0,1000}>\s*)?<img\b[^<>]{0,3000}>(?:\s*</a>)?)([^\[]{0,2000})\[/caption\]",
    re.IGNORECASE,
)


def without(data: bytes) -> bytes:
    """The page without the marks of page builders, and with the captions of photos as such."""
    if _ANY.search(data) is None:
        return data
    return _BUILDER.sub(b"", _CAPTION.sub(rb"<figure>\1<figcaption>\2</figcaption></figure>", data))
