"""Files that a page shows in a frame and does not link: those of Google's viewer, of pdf.js, or the browser's own."""

from __future__ import annotations

import re
from html import escape, unescape
from urllib.parse import parse_qsl, urlsplit

from danvan_crawler.extract.addresses import is_file

_FRAME = re.compile(rb"<[ieoIEO](?:(?i:frame|mbed|bject))\s[^<>]{0,2000}?\b(?i:src|data)\s{0,9}=\s{0,9}[\"']([^\"'<>]{1,4000})[\"']")


def link_files(data: bytes) -> bytes:
    """The markup with an empty link before each frame that shows a file: `<iframe src="//docs.google.com/gview?url=http%3A%2F%2F….doc&amp;
    embedded=true">`, `<iframe src="/pdfjs/web/viewer.html?file=/upload/kh-12.pdf">`, `<embed src="/upload/kh-12.pdf">`."""
    return _FRAME.sub(_linked, data)


def _linked(frame: re.Match[bytes]) -> bytes:
    source = unescape(frame[1].decode("utf-8", "replace")).strip()
    shown = file_of(source)
    return frame[0] if shown is None else f'<a href="{escape(shown)}"></a>'.encode() + frame[0]


def file_of(source: str) -> str | None:
    """The address of the file that a frame with the address `source` shows: that in its query, or its own; None where it shows none."""
    try:
        query = urlsplit(source).query
    except ValueError:
        return None
    inner = next((value for _, value in parse_qsl(query) if is_file(value) and "/" in value), None)
    return inner or (source if is_file(source) else None)
