"""What kind of thing an address points at, by its look alone: a file, and the shape that pages of one kind share."""

from __future__ import annotations

import re
from urllib.parse import unquote

from .canonical import clean, parse, remembered
from .views import LANGUAGE

_ASSET = re.compile(
    r"\.(?:jpe?g|jfif|png|gif|webp|avif|bmp|svgz?|ico|tiff?|heic|psd|css|js|mjs|map|woff2?|ttf|otf|eot|"
    r"mp[34]|m4[av]|aac|wav|wma|ogg|og[av]|oga|flac|avi|wmv|mov|mkv|webm|flv|3gp|swf|ts|m3u8|"
    r"zip|rar|7z|gz|tgz|bz2|tar|iso|exe|msi|apk|dmg|"
    r"pdf|docx?|docm|dotx?|rtf|odt|xlsx?|xlsm|xlsb|ods|csv|pptx?|ppsx?|odp|epub|mobi|djvu)",
    re.IGNORECASE,
)
_FILE_PARAMETER = re.compile(r"f|file|filename|file_?name|file_?path|path|filepath|url|src|attach\w*|tenfile|doc", re.IGNORECASE)
_HANDLER = re.compile(r"\.(?:aspx|ashx|php|axd|do|jsp)$|/(?:download|getfile|tai-?ve|taive)/?$", re.IGNORECASE)
_NAMES_FOLLOW = re.compile(r"author|tac-?gia|tags?|tu-?khoa|topics?|chu-?de|category|users?|member", re.IGNORECASE)
_INSTANCE = re.compile(r"_?\d*_instance_[a-z0-9]+_")  # Liferay names a portlet's parameters after its instance
# One program for all pages tells their kind by a word: "index.php?mod=news&id=3" is a list, "index.php?mod=detail&id=471" an article.
_KIND_PARAMETER = re.compile(r"mod|module|act|action|do|op|task|view|option|cmd|nv|com|controller|func|method", re.IGNORECASE)
_KIND_VALUE = re.compile(r"[a-z_]{2,30}", re.IGNORECASE)
_EXTENSION = re.compile(r"(\.[a-z][a-z0-9]{1,4})$", re.IGNORECASE)


def is_asset_path(path: str) -> bool:
    """True if the path ends in the extension of a file that is no page."""
    last = path.rpartition("/")[2]
    dot = last.rfind(".")
    return dot >= 0 and _ASSET.fullmatch(last[dot:]) is not None


def is_asset(url: str) -> bool:
    """True for images, style sheets, scripts, fonts, media, archives, office files and PDF, by the extension.

    Also for a handler that names such a file: "/GetFile.ashx?file=2544-CV.pdf".
    """
    address = parse(url)
    if address is None:
        return False
    if is_asset_path(address.path):
        return True
    return _HANDLER.search(address.path) is not None and any(
        _FILE_PARAMETER.fullmatch(name) and is_asset_path(unquote(value or "")) for name, value in address.query
    )


def _segment_shape(segment: str, before: str, last: bool) -> str:
    extension = _EXTENSION.search(segment) if last else None
    name, tail = (segment[: extension.start()], extension[1].lower()) if extension else (segment, "")
    if not segment:
        return ""
    if re.fullmatch(r"\d+", name):
        return "N" + tail
    if match := re.fullmatch(r"(page|trang|p)[-_]?\d+", name, re.IGNORECASE):
        return f"{match[1].lower()}-N{tail}"
    if _NAMES_FOLLOW.fullmatch(before):
        return "*" + tail
    if re.fullmatch(r"[A-Za-z_]{1,30}(?:\.[A-Za-z]{2,5})?", name):
        return name.lower() + tail
    if last and (match := re.fullmatch(r"(\d{2,})[-_].*|.*[-_](?:([a-z]{1,5})\d+|\d{3,})", name, re.IGNORECASE | re.DOTALL)):
        return ("N-*" if match[1] else f"*-{(match[2] or '').lower()}N") + tail
    return "*" + tail


@remembered
def shape(url: str) -> str:
    """The address with its numbers as N and its titles as "*": pages of one kind share it.

    "/vi/tin-tuc/hoi-nghi-can-bo-215.html" gives "danvan.vn/vi/*/*-N.html"; a calendar's months and a list's pages fall together.
    """
    address = parse(url)
    if address is None:
        return clean(url).partition(":")[0]
    segments: list[str] = []
    parts = [unquote(part) for part in address.path.split("/")]
    for position, part in enumerate(parts[1:], 1):
        here = "L" if LANGUAGE.fullmatch(part) else _segment_shape(part, parts[position - 1], position == len(parts) - 1)
        if not (here == "L" and segments[-1:] == ["L"]):  # "/vi/en/vi/…" may grow for ever
            segments.append(here)
    if len(segments) > 12:
        segments[12:] = ["…"]
    names = sorted({name.lower() for name, _ in address.query})
    values = {name.lower(): value or "" for name, value in address.query}
    query = "&".join(f"{_INSTANCE.sub('_', name)}={_value_shape(name, values[name])}" for name in names[:12])
    return f"{address.host}/{'/'.join(segments)}" + (f"?{query}" if query else "")


def section(url: str) -> str:
    """The part of a site that an address lies in: the first folder below the language, with the page's name where it has a query.

    "/vi/loc/mau-do/to/" gives "danvan.vn/loc", "/Default.aspx?catid=5" gives "danvan.vn/Default.aspx".
    """
    address = parse(url)
    if address is None:
        return clean(url).partition(":")[0]
    folders = [part for part in address.path.split("/") if part and not LANGUAGE.fullmatch(part)]
    inside = folders[:1] if len(folders) > 1 or address.query or address.path.endswith("/") else []
    return "/".join([address.host, *inside])


def _value_shape(name: str, value: str) -> str:
    if not value:
        return ""
    if _KIND_PARAMETER.fullmatch(name) and _KIND_VALUE.fullmatch(value):
        return value.lower()
    return "N" if value.isdigit() else "*"
