"""The number, or hexadecimal id, that names an article, and the words beside it: what those in paths and in queries have in common."""

from __future__ import annotations

import re
from typing import NamedTuple

from .views import stem

LONG = 5
"""So many digits are one counter of the whole site: the words before them may change."""

GUID = r"\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}?"
HEX = r"(?=[0-9a-f]*\d)[0-9a-f]{12,40}"
_LISTING = re.compile(
    r"tags?|tu-?khoa|chu-?de|chuyen-?muc|category|categories|cate?|section|menu|danh-?muc|tac-?gia|author|topics?|archives?|search|tim-?kiem|"
    r"feed|rss|danh-?sach\w*|downloads?|tai-?ve|attachments?|documents",
    re.IGNORECASE,
)
_LISTING_FOLDER = re.compile(r"(?:chuyen-muc|danh-sach|tim-kiem)-[\w-]*", re.IGNORECASE)  # in a title these words say nothing
_TITLED = re.compile(r"(\d{1,4})-(\D[^-]*(?:-[^-]+){4,})")  # five words are a title's, fewer may be a section's: "/8-tin-tuc-trong-tinh"


class Identity(NamedTuple):
    """An article's `id`, and the `form` it stands in: "-c", "item/", "?nid="."""

    form: str
    id: str

    def __str__(self) -> str:
        return self.form.replace("#", self.id) if "#" in self.form else self.form + self.id


def is_listing(segments: list[str]) -> bool:
    """Whether a path is that of a list by its words: a number in it is that of a section, a tag or an author."""
    return any(_LISTING.fullmatch(stem(segment)) for segment in segments) or any(_LISTING_FOLDER.fullmatch(x) for x in segments[:-1])


def titled(name: str) -> Identity | None:
    """A short number before a title's words: one article in whichever folder, "/tin-tuc/437-ten-bai-viet-nam-chu"."""
    match = _TITLED.fullmatch(name)
    return Identity(f"#-{match[2].casefold()}", match[1]) if match else None
