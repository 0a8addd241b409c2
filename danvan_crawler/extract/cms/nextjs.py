"""Pages whose text is only in an embedded JSON: Next.js (`__NEXT_DATA__`, or the pushed rows of its app router) and other single-page sites.

The article object becomes a small page of its own, with the lists of other articles as blocks of links.
Seen on the central commission's new site and on provincial portals built with a headless CMS: the markup holds a spinner, the JSON the
title, the summary, the text as HTML, the creation time and the category; other articles are objects with a title and a slug.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from danvan_crawler.extract.cms import blocks
from danvan_crawler.extract.folding import key as folded
from danvan_crawler.extract.meta import Script

_TEXT = ("content", "body", "noiDung", "noidung", "detail", "contentHtml", "html", "chiTiet", "description")
_TITLE = ("title", "tieuDe", "name", "headline", "tenBaiViet")
_HEADLINE = ("title", "tieuDe", "headline", "tenBaiViet")
_IDS = ("_id", "id", "Id", "articleId", "postId", "newsId")
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
_WHO = ("author", "tacGia", "authorName", "penName", "butDanh", "pseudonym", "createdByName")
_SOURCE = ("source", "nguon", "sourceName")
_SECTION = ("category", "chuyenMuc", "categoryName", "section", "categories")
_FILES = ("files", "attachments", "fileDinhKem", "tepDinhKem", "taiLieu", "documents")
_FILE_NAME = (*_TITLE, "originalName", "originalname", "fileName", "filename", "ten")
_TAG = re.compile(r"<[a-zA-Z]")


_SLUG = ("slug", "url", "link", "href", "path", "alias", "permalink")
_LATEST = re.compile(r"latest|newest|moinhat|recent", re.I)
_POPULAR = re.compile(r"popular|mostread|mostview|trending|hot|docnhieu|xemnhieu|menu|nav|tags?$|(?<!same)categor", re.I)
_LETTERS = re.compile(r"[^a-z]+", re.I)
_PUSHED = re.compile(r"self\.__next_f\.push\(\[1,\s*(?=\")")
_STRING = json.JSONDecoder()
# React's rows: an id, ":", and JSON, or the tag of a text ("T") or of bytes with their length; hints have no id, ":HL["/_next/static/…","style"]".
_ROW = re.compile(rb"([0-9a-f]*):(?:([TAOoUSsLlGgMmV])([0-9a-f]+),)?")
_MOST_OBJECTS, _MOST_LINKS, _LEAST, _NAMED = 20_000, 200, 2_000, 12


def find(scripts: list[Script], data: bytes) -> list[Any]:
    """The data embedded in the scripts of a page, parsed; empty if there is none. `data`: the bytes of the page."""
    pushed: list[str] = []
    found: list[Any] = []
    pushing = b"self.__next_f" in data
    for script in scripts:
        if not pushing and script.id != "__NEXT_DATA__" and script.type != "application/json":
            continue
        text = script.text
        if pushing and "self.__next_f" in text and len(pushed) < _MOST_LINKS * 10:
            pushed += _strings(text)  # however short: the head of a row, "18:Tf5b,", is pushed before its text
        elif len(text) < 200:
            continue
        elif script.id == "__NEXT_DATA__" or (script.type == "application/json" and len(text) >= _LEAST):
            found.append(_loads(text))
    if pushed:
        found += _rows("".join(pushed).encode("utf-8", "surrogatepass"))
    found = [data for data in found if isinstance(data, (dict, list))]
    _resolve(found)
    return found


def _resolve(data: list[Any]) -> None:
    """Put the objects of Apollo's store where others point at them: `{"__ref": "Post:3101"}` for the value of "Post:3101"."""
    objects = _objects(data)
    stored = {name: value for node in objects for name, value in node.items() if ":" in name and isinstance(value, dict)}
    if not stored:
        return

    def whole(value: Any) -> Any:
        return stored.get(str(value.get("__ref")), value) if isinstance(value, dict) and len(value) == 1 else value

    for node in objects:
        for name, value in node.items():
            node[name] = [whole(item) for item in value] if isinstance(value, list) else whole(value)


def _strings(text: str) -> list[str]:
    """The strings that a script pushes: `self.__next_f.push([1,"…"])`."""
    out: list[str] = []
    for match in _PUSHED.finditer(text):
        try:
            out.append(str(_STRING.raw_decode(text, match.end())[0]))
        except ValueError:
            continue
    return out


def _loads(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _rows(stream: bytes) -> list[Any]:
    """The rows of the app router: `1a:T4f3,<text of so many bytes>` and `5:<JSON>` with "$1a" where that text belongs."""
    texts: dict[str, str] = {}
    rows: list[str] = []
    place = 0
    while place < len(stream) and len(rows) + len(texts) < _MOST_OBJECTS:
        match = _ROW.match(stream, place)
        if match is not None and match[2]:
            end = match.end() + int(match[3], 16)
            if match[2] == b"T":
                texts["$" + match[1].decode()] = stream[match.end() : end].decode("utf-8", "replace")
        else:
            end = stream.find(b"\n", place)
            end = len(stream) if end < 0 else end
            if match is not None:
                rows.append(stream[match.end() : end].decode("utf-8", "replace"))
        place = end + 1 if stream[end : end + 1] == b"\n" else end
    out = [data for data in map(_loads, rows) if isinstance(data, (dict, list))]
    for node in _objects(out):
        for name, value in node.items():
            if isinstance(value, str) and value in texts:
                node[name] = texts[value]
    return out


def _objects(data: Any) -> list[dict[str, Any]]:
    """All objects of the data, outer ones first, without recursion."""
    out: list[dict[str, Any]] = []
    todo, at = [data], 0
    seen: set[int] = set()  # what is pointed at from several places is one object
    while at < len(todo) and at < _MOST_OBJECTS:
        node = todo[at]
        at += 1
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, list):
            todo += [value for value in node if isinstance(value, (dict, list))]
        elif isinstance(node, dict):
            out.append(node)
            todo += [value for value in node.values() if isinstance(value, (dict, list))]
    return out


def rebuild(embedded: list[Any], url: str, titles: Sequence[str] = ()) -> bytes | None:
    """A page made of the article in the data, for the common reader; None if there is no object with a title and a longer text, or none with the
    title that the page has among `titles`: a list may come with the texts of its articles."""
    objects = _objects(embedded)
    found = _article(objects, url)
    if found is None or (titles and not any(folded(title).startswith(folded(_string(found, _TITLE))) for title in titles)):
        return None
    title, text = _string(found, _TITLE), _text(found)
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
    parts += _files(found)
    parts += _lists(objects, found, url)
    return "".join([*parts, "</body></html>"]).encode("utf-8", "replace")


def _article(objects: list[dict[str, Any]], url: str) -> dict[str, Any] | None:
    """The object with a title and the longest text; a dated one that the page's address names may say less."""
    own = unquote(urlsplit(url).path).rstrip("/").rpartition("/")[2]
    best: tuple[bool, int, dict[str, Any]] | None = None
    for node in objects:
        if len(_string(node, _TITLE)) < _NAMED:
            continue
        size = len(_text(node))
        named = size > _NAMED and len(own) >= _NAMED and _names_address(node.get("slug"), own) and bool(_string(node, _WHEN))
        if (named or size > 200) and (best is None or (named, size) > best[:2]):
            best = (named, size, node)
    return best[2] if best else None


def _names_address(slug: Any, own: str) -> bool:
    """Whether a slug is the last part of the address, or stands in it beside the number: "…-o-xa-loc-tien-61220.html"."""
    return isinstance(slug, str) and (slug == own or (len(slug) >= _NAMED and own.startswith(slug + "-")))


def _text(node: dict[str, Any]) -> str:
    """The text of an object as HTML, or as it is where it has no markup."""
    for name in _TEXT:
        value = node.get(name)
        if isinstance(value, dict) and isinstance(value.get("html"), str):
            value = value["html"]  # {"__typename": "RichText", "html": "<p>…"}
        text = value.strip() if isinstance(value, str) else blocks.as_html(value) if isinstance(value, (dict, list)) else ""
        if text:
            return text
    return ""


def _files(article: dict[str, Any]) -> list[str]:
    """The files of the article, as links below the text."""
    rows = []
    for name in _FILES:
        for file in value[:_MOST_LINKS] if isinstance(value := article.get(name), list) else ():
            target = _string(file, _SLUG) if isinstance(file, dict) else ""
            if target.startswith(("/", "http")):
                rows.append(f'<li><a href="{html.escape(target)}">{html.escape(_string(file, _FILE_NAME))}</a></li>')
    return ["<div>Tài liệu đính kèm:</div><ul>", *rows, "</ul>"] if rows else []


def _lists(objects: list[dict[str, Any]], article: dict[str, Any], url: str) -> list[str]:
    """The lists of other articles beside the article, as blocks of links with a heading."""
    out: list[str] = []
    asked = _queries(objects)
    for node in objects:
        for own, value in node.items():
            name = asked.get(id(node), "") + own
            if not isinstance(value, list) or _POPULAR.search(name):
                continue
            rows = [
                row for item in value[:_MOST_LINKS] if isinstance(item, dict) and item is not article and (row := _row(item, article, url))
            ]
            if rows:
                out.append(f"<h3>{'Tin mới nhất' if _LATEST.search(name) else 'Tin liên quan'}</h3><ul>{''.join(rows)}</ul>")
    return out


def _queries(objects: list[dict[str, Any]]) -> dict[int, str]:
    """By the identity of each object that a query of react-query brought, what was asked for: `{"queryKey": ["blog-most-view"], "state": …}`."""
    asked: dict[int, str] = {}
    for query in objects:
        keys = query.get("queryKey")
        if isinstance(keys, list) and keys and isinstance(keys[0], str):
            asked.update((id(node), _LETTERS.sub("", keys[0])) for node in _objects(query.get("state")))
    return asked


def _row(item: dict[str, Any], article: dict[str, Any], url: str) -> str | None:
    title, target = _string(item, _TITLE), _string(item, _SLUG)
    if len(title) < _NAMED or not target or title == _string(article, _TITLE):
        return None
    if not any(name in item for name in (*_HEADLINE, *_WHEN)):
        return None  # {"_id": …, "name": "Chỉ đạo - Định hướng", "slug": …}: a section
    if not target.startswith(("/", "http")):
        target = _address(item, article, url) or ""
    if not target:
        return None
    return f'<li><a href="{html.escape(target)}">{html.escape(title)}</a> <span>{html.escape(_string(item, _WHEN))}</span></li>'


def _address(item: dict[str, Any], article: dict[str, Any], url: str) -> str | None:
    """The address of an object that names its slug only: that of the article with the slug, and the number that stands in it, exchanged."""
    address, own, slug = unquote(url), _string(article, _SLUG), _string(item, _SLUG)
    if not own or own not in address:
        return None
    around = address.split(own)  # the number is exchanged beside the slug, never in it
    for name in _IDS:
        number, other = str(article.get(name) or ""), str(item.get(name) or "")
        found = re.compile(rf"(?<!\w){re.escape(number)}(?!\w)")
        if number and any(map(found.search, around)):
            if not other:
                return None
            around = [other.join(found.split(part)) for part in around]
            break
    return quote(slug.join(around), safe="/:?&=%,;+~()")


def _string(node: dict[str, Any], keys: tuple[str, ...]) -> str:
    for key in keys:
        value = node.get(key)
        if isinstance(value, list) and len(value) == 1:
            value = value[0]  # "categories": [{"name": "Điển hình dân vận", "parent": null}]
        if isinstance(value, dict):
            value = next((value[name] for name in ("name", "title", "ten", "fullName") if isinstance(value.get(name), str)), None)
        if isinstance(value, str) and value.strip():
            return value.strip()
    return ""
