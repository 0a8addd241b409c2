"""Pages of Next.js whose text is only in the embedded JSON (`__NEXT_DATA__`): the article object becomes a small page of its own.

Seen on the central commission's new site and on provincial portals built with a headless CMS: the markup holds a spinner, the JSON the
title, the summary, the text as HTML, the creation time and the category.
"""

from __future__ import annotations

import html
import json
import re
from typing import Any

_TEXT = ("content", "body", "noiDung", "noidung", "detail", "contentHtml", "html", "chiTiet", "description")
_TITLE = ("title", "tieuDe", "name", "headline", "tenBaiViet")
_LEAD = ("description", "summary", "sapo", "abstract", "tomTat", "moTa", "excerpt", "shortDescription", "shortContent")
_WHEN = (
    "publishedAt",
    "publishDate",
    "publishedDate",
    "datePublished",
    "ngayDang",
    "ngayXuatBan",
    "publishTime",
    "createdAt",
    "createdDate",
    "created_at",
)
_WHO = ("author", "tacGia", "authorName", "butDanh", "createdByName")
_SOURCE = ("source", "nguon", "sourceName")
_SECTION = ("category", "chuyenMuc", "categoryName", "section")
_TAG = re.compile(r"<[a-zA-Z]")


def find(root: Any) -> str | None:
    """The embedded JSON of a page, or None."""
    for script in root.iter("script"):
        if script.get("id") == "__NEXT_DATA__" and script.text:
            return str(script.text)
    return None


def rebuild(embedded: str) -> bytes | None:
    """A page made of the article in the JSON, for the common reader; None if there is no object with a title and a longer text."""
    try:
        data = json.loads(embedded)
    except (ValueError, RecursionError):
        return None
    found = _article(data)
    if found is None:
        return None
    title, text = _string(found, _TITLE), _string(found, _TEXT)
    lead = _string(found, _LEAD)
    body = text if _TAG.search(text) else "".join(f"<p>{html.escape(part)}</p>" for part in text.split("\n") if part.strip())
    parts = ["<html><head>", f"<title>{html.escape(title)}</title>"]
    for name, keys in (("article:published_time", _WHEN), ("author", _WHO), ("article:section", _SECTION)):
        value = _string(found, keys)
        if value:
            parts.append(f'<meta property="{name}" content="{html.escape(value)}">')
    parts.append(f"</head><body><h1>{html.escape(title)}</h1>")
    if lead and lead != text:
        parts.append(f'<div class="sapo">{lead if _TAG.search(lead) else html.escape(lead)}</div>')
    parts.append(f'<div class="noidung">{body}</div>')
    source = _string(found, _SOURCE)
    if source:
        parts.append(f"<p>Nguồn: {html.escape(source)}</p>")
    return "".join([*parts, "</body></html>"]).encode("utf-8", "replace")


def _article(data: Any) -> dict[str, Any] | None:
    """The object with a title and the longest text."""
    best: tuple[int, dict[str, Any]] | None = None
    todo, seen = [data], 0
    while todo and seen < 20_000:
        node = todo.pop()
        seen += 1
        if isinstance(node, list):
            todo += node
        elif isinstance(node, dict):
            size = len(_string(node, _TEXT))
            if size > 200 and len(_string(node, _TITLE)) >= 12 and (best is None or size > best[0]):
                best = (size, node)
            todo += [value for value in node.values() if isinstance(value, (dict, list))]
    return best[1] if best else None


def _string(node: dict[str, Any], keys: tuple[str, ...]) -> str:
    for key in keys:
        value = node.get(key)
        if isinstance(value, dict):
            value = next((value[name] for name in ("name", "title", "ten", "fullName") if isinstance(value.get(name), str)), None)
        if isinstance(value, str) and value.strip():
            return value.strip()
    return ""
