"""Texts that an editor keeps as blocks instead of HTML: Editor.js (https://editorjs.io/saving-data/), Slate and Strapi, ProseMirror, Draft.js."""

from __future__ import annotations

import html
from collections.abc import Callable
from typing import Any

_DEEPEST = 12
_MOST = 5_000


def as_html(content: Any) -> str:
    """The blocks as HTML: paragraphs, headings, lists, tables, photos with captions, links and files; "" for what is no list of blocks."""
    if isinstance(content, dict):
        content = content.get("blocks") or content.get("content") or content.get("root")
        content = content.get("children") if isinstance(content, dict) else content
    if not isinstance(content, list) or not all(isinstance(block, dict) and "type" in block for block in content[:_MOST]):
        return ""
    return "".join(_block(block) for block in content[:_MOST])


def _block(block: dict[str, Any], depth: int = 0) -> str:
    data = block["data"] if isinstance(block.get("data"), dict) and block["data"] else block
    kind = str(block.get("type", "")).lower()
    write = next((write for names, write in _WRITERS if kind in names), _paragraph)
    return write(data, depth)


def _inline(data: dict[str, Any], depth: int = 0) -> str:
    """The text of a block: Editor.js has it as HTML, the others as pieces, some of which are links."""
    text = data.get("text")
    if isinstance(text, str):
        return html.escape(text, quote=False) if "type" in data or depth else text
    pieces = data.get("children") or data.get("content")
    out = []
    for piece in pieces if isinstance(pieces, list) and depth < _DEEPEST else ():
        if isinstance(piece, dict):
            written = _inline(piece, depth + 1)
            target = piece.get("url") or piece.get("href")
            written = f'<a href="{html.escape(target)}">{written}</a>' if isinstance(target, str) else written
            out.append(f"<b>{written}</b>" if piece.get("bold") and written else written)
        elif isinstance(piece, str):
            out.append(html.escape(piece, quote=False))
    return "".join(out)


def _paragraph(data: dict[str, Any], depth: int) -> str:
    text = _inline(data, depth)
    return f"<p>{text}</p>" if text else ""


def _heading(data: dict[str, Any], depth: int) -> str:
    level = data.get("level")
    tag = f"h{level}" if isinstance(level, int) and 2 <= level <= 4 else "h3"
    return f"<{tag}>{_inline(data, depth)}</{tag}>"


def _list(data: dict[str, Any], depth: int) -> str:
    items = data.get("items") or data.get("children") or data.get("content")
    out = []
    for item in items if isinstance(items, list) and depth < _DEEPEST else ():
        if isinstance(item, str):
            out.append(f"<li>{item}</li>")
        elif isinstance(item, dict):
            own = str(item["content"]) if isinstance(item.get("content"), str) else _inline(item, depth + 1)
            out.append(f"<li>{own}{_list(item, depth + 1) if item.get('items') else ''}</li>")
    return f"<ul>{''.join(out)}</ul>"


def _table(data: dict[str, Any], depth: int) -> str:
    rows = data.get("content")
    out = ["<table>"]
    for row in rows if isinstance(rows, list) else ():
        cells = (f"<td>{cell}</td>" for cell in row if isinstance(cell, str)) if isinstance(row, list) else ()
        out += ["<tr>", *cells, "</tr>"]
    return "".join([*out, "</table>"])


def _address(data: dict[str, Any]) -> str:
    file = data.get("file") or data.get("image")
    address = (file.get("url") if isinstance(file, dict) else file) or data.get("url") or data.get("src")
    return html.escape(address) if isinstance(address, str) else ""


def _image(data: dict[str, Any], depth: int) -> str:
    caption = data.get("caption")
    told = f"<figcaption>{caption}</figcaption>" if isinstance(caption, str) and caption.strip() else ""
    return f'<figure><img src="{_address(data)}">{told}</figure>' if _address(data) else ""


def _link(data: dict[str, Any], depth: int) -> str:
    meta, target = data.get("meta"), data.get("link") or data.get("url")
    title = (meta.get("title") if isinstance(meta, dict) else None) or data.get("title")
    return f'<p><a href="{html.escape(target)}">{title or html.escape(target)}</a></p>' if isinstance(target, str) else ""


def _file(data: dict[str, Any], depth: int) -> str:
    title = data.get("title") or (data["file"].get("name") if isinstance(data.get("file"), dict) else None)
    return f'<p><a href="{_address(data)}">{title or ""}</a></p>' if _address(data) else ""


def _raw(data: dict[str, Any], depth: int) -> str:
    return data["html"] if isinstance(data.get("html"), str) else ""


_WRITERS: tuple[tuple[frozenset[str], Callable[[dict[str, Any], int], str]], ...] = (
    (frozenset(("header", "heading", "header-two", "header-three", "header-four")), _heading),
    (frozenset(("list", "checklist", "bulletlist", "orderedlist", "bulleted-list", "numbered-list", "ul", "ol")), _list),
    (frozenset(("table",)), _table),
    (frozenset(("image", "simpleimage", "figure")), _image),
    (frozenset(("linktool", "link")), _link),
    (frozenset(("attaches", "file")), _file),
    (frozenset(("raw", "html")), _raw),
)
