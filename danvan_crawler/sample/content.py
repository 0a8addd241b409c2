"""What the sample sites say: articles read from TOML files. No HTML, no server."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from string import Template
from typing import Any

HANOI = timezone(timedelta(hours=7))


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo behind paragraph number `after`: 0 is in front of the first."""

    file: str
    caption: str
    after: int = 0


@dataclass(frozen=True, slots=True)
class File:
    """An attachment."""

    file: str
    title: str


@dataclass(frozen=True, slots=True)
class SampleArticle:
    """One article. `body` holds paragraphs; "## " begins a heading, "- " an item of a list. Not `listed`: no list prints its date."""

    id: int
    slug: str
    section: str
    title: str
    published: datetime
    sapo: str
    body: tuple[str, ...]
    author: str = ""
    source: str = ""
    listed: bool = True
    photos: tuple[Photo, ...] = ()
    attachments: tuple[File, ...] = ()
    modified: datetime | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a site."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Content:
    """All that one site shows, newest article first. A change makes a new `Content`: pages are rendered from one of them."""

    name: str
    title: str
    about: str
    page_size: int
    sections: tuple[Section, ...]
    articles: tuple[SampleArticle, ...]
    templates: dict[str, Template]
    assets: dict[str, bytes]
    modified: datetime

    def article(self, article_id: int) -> SampleArticle | None:
        """The article of this id, None if it was never there or was removed."""
        return next((article for article in self.articles if article.id == article_id), None)

    def in_section(self, slug: str) -> tuple[SampleArticle, ...]:
        """The articles of a section, newest first."""
        return tuple(article for article in self.articles if article.section == slug)

    def section_name(self, slug: str) -> str:
        """What a section is called."""
        return next(section.name for section in self.sections if section.slug == slug)

    def edited(self, article_id: int, now: datetime, **changes: Any) -> Content:
        """The content with an article changed without notice, as publishers do. Raises KeyError for an unknown id."""
        if self.article(article_id) is None:
            raise KeyError(article_id)
        changed = (replace(article, **changes, modified=now) if article.id == article_id else article for article in self.articles)
        return replace(self, articles=_newest_first(changed), modified=now)

    def without(self, article_id: int, now: datetime) -> Content:
        """The content without an article. Raises KeyError for an unknown id."""
        if self.article(article_id) is None:
            raise KeyError(article_id)
        return replace(self, articles=tuple(article for article in self.articles if article.id != article_id), modified=now)


def load(folder: Path, name: str) -> Content:
    """Reads the site "central" or "provincial" from the sample folder."""
    described = tomllib.loads((folder / f"{name}.toml").read_text("utf-8"))
    articles = _newest_first(map(_article, sorted((folder / "articles" / name).glob("*.toml"))))
    templates = {
        path.stem.removeprefix(name + "-"): Template(path.read_text("utf-8")) for path in (folder / "templates").glob(f"{name}-*.html")
    }
    return Content(
        name,
        described["title"],
        described["about"],
        described["page_size"],
        tuple(Section(**section) for section in described["section"]),
        articles,
        templates,
        {path.name: path.read_bytes() for path in sorted((folder / "assets").iterdir())},
        articles[0].published.astimezone(UTC),
    )


def _article(path: Path) -> SampleArticle:
    """The article of a file ID-SLUG.toml; its times are those of Hà Nội."""
    values = tomllib.loads(path.read_text("utf-8"))
    values["slug"] = path.stem.partition("-")[2]
    values["published"] = values["published"].replace(tzinfo=HANOI)
    values["body"] = tuple(values["body"].strip().split("\n\n"))
    values["photos"] = tuple(Photo(**photo) for photo in values.pop("photo", []))
    values["attachments"] = tuple(File(**file) for file in values.pop("attachment", []))
    return SampleArticle(**values)


def _newest_first(articles: Any) -> tuple[SampleArticle, ...]:
    return tuple(sorted(articles, key=lambda article: (article.published, article.id), reverse=True))
