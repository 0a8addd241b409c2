"""The design of a page as a sketch of its class names: tells a new look of the same article from an edit. Pure.

A bottom-k sketch (the smallest of the names' hashes): the share of names that two pages have in common is that of their sketches, but
for chance. Names of one page alone, such as those of a photo gallery, do little harm.
"""

from __future__ import annotations

import re
from zlib import crc32

SIZE = 24
"""Names kept: the share is known to a tenth or so, enough to tell 0.9 from 0.2."""

_NAMES = re.compile(rb"""class=["']([^"'<>]{1,200})""")
"""As nearly all pages write it; a pattern that begins with letters is searched for five times faster than one that does not."""


def sketch(body: bytes) -> str:
    """The sketch of a page; empty for one without names. Digits at the end of a name do not count: "item-204" is one name everywhere."""
    names = {name.rstrip(b"0123456789") for names in set(_NAMES.findall(body)) for name in names.split()}
    return ".".join(f"{number:08x}" for number in sorted({crc32(name) for name in names})[:SIZE])
