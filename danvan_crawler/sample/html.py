"""What both sites' pages are made of: escaping, paragraphs, paging."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from itertools import groupby

from danvan_crawler.sample.content import Content, Photo, SampleArticle

HTML = "text/html; charset=utf-8"
TYPES = {
    "jpg": "image/jpeg",
    "png": "image/png",
    "pdf": "application/pdf",
    "css": "text/css; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class Rendered:
    """An answer. With `modified` the server sends validators and answers conditional requests."""

    body: bytes
    content_type: str = HTML
    status: int = 200
    modified: datetime | None = None
    location: str | None = None


def fill(content: Content, template: str, **values: str) -> str:
    """A template with its values, which are HTML already."""
    return content.templates[template].substitute(values)


def day(article: SampleArticle) -> str:
    """The publish day as lists print it: "11/01/2024"."""
    return f"{article.published:%d/%m/%Y}"


def teaser(article: SampleArticle, length: int = 160) -> str:
    """The beginning of the sapo, cut between words."""
    return escape(article.sapo if len(article.sapo) <= length else article.sapo[:length].rpartition(" ")[0] + "...")


def paragraphs(article: SampleArticle, paragraph: str, heading: str, photo: Callable[[Photo], str]) -> str:
    """The body's HTML: `paragraph` and `heading` are formats with one place, list items that follow each other make one list."""
    parts = [photo(each) for each in article.photos if each.after == 0]
    number = 0
    for is_list, group in groupby(article.body, key=lambda text: text.startswith("- ")):
        texts = list(group)
        if is_list:
            parts.append("<ul>" + "".join(f"<li>{escape(text[2:])}</li>" for text in texts) + "</ul>")
        for text in texts:
            number += 1
            if text.startswith("## "):
                parts.append(heading.format(escape(text[3:])))
            elif not is_list:
                parts.append(paragraph.format(escape(text)))
            parts.extend(photo(each) for each in article.photos if each.after == number)
    return "\n".join(parts)


def page_of(articles: Sequence[SampleArticle], number: int, size: int) -> tuple[Sequence[SampleArticle], int]:
    """The articles on a listing's page, and how many pages there are."""
    return articles[(number - 1) * size : number * size], max(1, -(-len(articles) // size))


def asset(content: Content, name: str) -> Rendered | None:
    """A photo or an attachment, None if there is none of that name."""
    body = content.assets.get(name)
    return Rendered(body, TYPES[name.rpartition(".")[2]], modified=content.articles[-1].published) if body is not None else None


def text(body: str, kind: str, modified: datetime) -> Rendered:
    """A small text file such as robots.txt."""
    return Rendered(body.encode(), TYPES[kind], modified=modified)
