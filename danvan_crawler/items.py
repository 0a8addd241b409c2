"""What travels through the system: plain dataclasses, without Scrapy, network or clock.

`Page` goes into `extract`, a `Reading` comes out; its `Article`s go through the item pipelines, which touch them
through `itemadapter.ItemAdapter` only, so that a dict or a `scrapy.Item` with the same keys serves as well.
Raw strings stay beside normalised values: `published_raw` beside `published`, `date_raw` beside `date`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Field = Literal["title", "sapo", "body", "caption"]
ReadingKind = Literal["article", "listing", "other", "missing", "blocked"]
LinkBlock = Literal["related", "latest", "inline", "listing", "menu"]
Role = Literal["chair", "appointed", "award", "speak", "attend", "mentioned"]
ROLE_PRECEDENCE: tuple[Role, ...] = ("chair", "appointed", "award", "speak", "attend", "mentioned")


@dataclass(frozen=True, slots=True)
class Page:
    """One stored page, live or from a WARC file.

    `body` is the payload with its content encoding undone. `fetched_at` is our clock, `served_at` the server's `Date`
    header (both aware, UTC): "3 giờ trước" is counted from `served_at`. `truncated` names why the body is not whole.
    """

    url: str
    body: bytes
    content_type: str = ""
    fetched_at: datetime | None = None
    status: int = 200
    served_at: datetime | None = None
    truncated: str | None = None
    location: str | None = None


@dataclass(slots=True)
class Span:
    """A place in a stored field: code points `start` to `end` of `field` (NFC); a caption's field also says which one."""

    field: Field
    start: int
    end: int
    index: int = 0


@dataclass(slots=True)
class Link:
    """A link of a page: `rank` counts from 1 in its block; `date_raw` is the date printed beside it, `date` its ISO day."""

    url: str
    title: str = ""
    block: LinkBlock = "related"
    rank: int = 0
    date_raw: str | None = None
    date: str | None = None


@dataclass(slots=True)
class Image:
    """A photo of the article, by its real address and not that of a lazy-loading placeholder; `renditions` are its other sizes."""

    url: str
    caption: str | None = None
    credit: str | None = None
    renditions: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Attachment:
    """A file offered with the article."""

    url: str
    title: str = ""


@dataclass(slots=True)
class DateMention:
    """A date in the text. `lo`, `hi`: ISO days, or date-times with +07:00; `iso` as the export writes it."""

    raw: str
    iso: str
    lo: str
    hi: str
    precision: str
    function: Literal["published", "event", "document", "deadline", "term", "anniversary", "other"]
    method: str
    span: Span
    day_part: str | None = None


@dataclass(slots=True)
class Position:
    """An office as printed, and where."""

    raw: str
    span: Span | None = None


@dataclass(slots=True)
class Participant:
    """A person of the article: the name without honorific, the offices as printed, the highest role and all roles, printed order."""

    name: str
    span: Span
    honorific: str | None = None
    positions: list[Position] = field(default_factory=list)
    role: Role = "attend"
    roles: list[Role] = field(default_factory=list)
    order: int = 0
    on_behalf_of: str | None = None


@dataclass(slots=True)
class Group:
    """Participants without names: "lãnh đạo một số sở, ngành"."""

    raw: str
    span: Span
    role: Role = "attend"


@dataclass(slots=True)
class DocumentCitation:
    """A Party or state document named in the text: "Kết luận số 120-KL/TW, ngày 07/01/2016"."""

    raw: str
    number: str
    span: Span
    date: str | None = None
    type: str | None = None
    symbol: str | None = None
    issuer: str | None = None
    term: str | None = None


@dataclass(slots=True)
class Capture:
    """Where the bytes of a page lie. `payload_digest` as in the WARC record: "sha1:…" of the payload."""

    record_id: str
    warc_file: str | None = None
    warc_offset: int | None = None
    payload_digest: str | None = None


@dataclass(slots=True)
class PublishedBounds:
    """What is known of a publish date that no page prints: ISO days, both inclusive, and how they are known."""

    lo: str | None
    hi: str | None
    method: str


@dataclass(slots=True)
class Article:
    """One article as one page gives it. `body`: paragraphs joined by a blank line; see docs/fields.md for every field."""

    url: str
    title: str
    site: str = ""
    item_id: str | None = None
    kicker: str | None = None
    sapo: str | None = None
    sapo_prefix: str | None = None
    body: str = ""
    published_raw: str | None = None
    published_label: str | None = None
    published: str | None = None
    published_method: str | None = None
    published_bounds: PublishedBounds | None = None
    author: str | None = None
    source: str | None = None
    section: str | None = None
    images: list[Image] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    date_mentions: list[DateMention] = field(default_factory=list)
    participants: list[Participant] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    cited_documents: list[DocumentCitation] = field(default_factory=list)
    fetched_at: str | None = None
    served_at: str | None = None
    capture: Capture | None = None
    platform: str | None = None
    gaps: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Reading:
    """What `extract` made of a page. `links` are all that may be followed, `next_pages` the further pages of a listing.

    `reason` says why the page is no article where a person would ask ("soft 404: …", "body cut at 5 MB", "cookie wall").
    `platform` is the module that read it ("generic", "nukeviet", …); `canonical_url` what the page says of itself; `published_raw` the
    publish date that it prints, also where it is no article.
    """

    kind: ReadingKind
    articles: list[Article] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    next_pages: list[str] = field(default_factory=list)
    canonical_url: str | None = None
    platform: str = "generic"
    reason: str | None = None
    published_raw: str | None = None
