"""What the writer can be asked to do: one dataclass a job, and what its future answers.

`key`s are canonical keys (`sites.urls.resource_key`). Times are aware. All jobs of a group are applied in one transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal, Protocol

from danvan_crawler.memory import Addresses

State = Literal["queued", "claimed", "done", "failed", "forbidden", "skipped"]
PageState = Literal["done", "failed", "forbidden", "skipped", "claimed"]
"""State of a page's resource once it is written; "claimed" while more of the same page follows."""


class OwnerLike(Protocol):
    """A body that published a site, and its days; `sites.Owner` is one."""

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def since(self) -> date | None: ...  # noqa: D102
    @property
    def until(self) -> date | None: ...  # noqa: D102


class SiteLike(Protocol):
    """What the archive keeps of a site file; `sites.Site` has it."""

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def title(self) -> str | None: ...  # noqa: D102
    @property
    def owner(self) -> str | None: ...  # noqa: D102
    @property
    def level(self) -> str | None: ...  # noqa: D102
    @property
    def province_then(self) -> str | None: ...  # noqa: D102
    @property
    def province_now(self) -> str | None: ...  # noqa: D102
    @property
    def owners(self) -> Sequence[OwnerLike]: ...  # noqa: D102


class Position(Protocol):
    """Where a record was written; `snapshots.Position` has it."""

    @property
    def warc_file(self) -> str: ...  # noqa: D102
    @property
    def warc_offset(self) -> int: ...  # noqa: D102
    @property
    def payload_digest(self) -> str | None: ...  # noqa: D102
    @property
    def revisit(self) -> bool: ...  # noqa: D102


class Sink(Protocol):
    """What takes the bytes of a fetch before its row is written; `snapshots.WarcWriter` does."""

    def write(self, exchange: Any) -> Position:
        """Stores one exchange and says where."""

    def flush(self) -> None:
        """Makes sure that what was written survives the process."""


@dataclass(frozen=True, slots=True)
class Discovered:
    """A URL found on a page. `by` is the channel: seed, listing, related, sitemap, feed …; `published_hint` a day printed beside it.

    `stale_before`: a page that was last read before this moment is fetched again in this run, whenever it would be due.
    """

    url: str
    key: str
    kind: str = "other"
    by: str = "listing"
    depth: int = 0
    priority: int = 0
    published_hint: str | None = None
    is_view: bool = False
    stale_before: datetime | None = None


@dataclass(frozen=True, slots=True)
class StartRunJob:
    """Registers the site and opens a run. Needs the site's lock: claims of earlier runs return to the queue. Answers `RunStarted`.

    Queued are what leads to new pages, what was never read, and the pages that are due; with "full" among `args`, all of them.
    Without "since" and "until" also the articles that runs with them read last, and left out.
    """

    site: SiteLike | str
    spider: str
    mode: Literal["crawl", "replay", "import"]
    code_version: str
    args: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RunStarted:
    """`resumed`: the last crawl of the site was cut off, and this one goes on with its queue.

    `known` are the keys of all pages that earlier runs have settled, once one of them has walked every list to its end; None
    before that, and in a full run: then every page of every list is fetched. `spent` are the shapes and sections of addresses that led
    nowhere in the last run, by the name of the budget that they used up; none in a full run. `start_pages` are the last whole captures of
    the start pages that a run which goes on need not fetch again. `shared_numbers` are the forms of addresses that the archive knows
    to name no article of the site.
    """

    run_id: int
    resumed: bool
    known: Addresses | None = None
    spent: Mapping[str, Sequence[str]] = field(default_factory=dict)
    start_pages: Sequence[Original] = ()
    shared_numbers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ClockJob:
    """Says what the server's Date header said at the first answer of a run. Where the server's clock has gone on further than ours
    since the last run, days are counted by it: pages that are due by then are queued. Answers their number.
    """

    site: str
    run_id: int
    served_at: datetime


@dataclass(frozen=True, slots=True)
class ReleaseJob:
    """Queues what an earlier robots.txt of the site forbade and `allowed`, by its address, no longer does. Answers the number."""

    site: str
    allowed: Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class FinishRunJob:
    """Closes a run with its outcome. Answers None."""

    run_id: int
    verdict: Literal["complete", "partial", "failed"]
    finish_reason: str
    reasons: Sequence[str] = ()
    counts: Mapping[str, Any] = field(default_factory=dict)
    fill_rates: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DiscoverJob:
    """Adds URLs to the frontier. Answers the number of URLs that were new."""

    site: str
    run_id: int
    discovered: Sequence[Discovered]
    from_key: str | None = None


@dataclass(frozen=True, slots=True)
class ClaimJob:
    """Takes up to `limit` URLs of these sites out of the queue, highest priority first, then oldest; `without` names kinds that are
    left in it, `new_only` leaves out pages that were read in an earlier run. Answers `list[Claimed]`.
    """

    run_id: int
    sites: Sequence[str]
    limit: int
    without: Sequence[str] = ()
    new_only: bool = False


@dataclass(frozen=True, slots=True)
class Original:
    """The last capture of a URL that has a whole payload: what a revisit record points at, and where its bytes lie."""

    record_id: str
    url: str
    fetched_at: datetime
    payload_digest: str
    warc_file: str
    warc_offset: int


@dataclass(frozen=True, slots=True)
class Claimed:
    """A URL to fetch. `etag` and `last_modified` are those of the last page that was read."""

    site: str
    url: str
    key: str
    kind: str
    depth: int
    priority: int
    failures: int
    discovered_by: str | None
    etag: str | None
    last_modified: str | None
    published_hint: str | None = None
    original: Original | None = None
    first_seen_at: datetime | None = None
    last_fetched_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class FailJob:
    """Settles a claimed URL without a page: failed, forbidden, skipped, or `queued` again. Answers None."""

    site: str
    key: str
    reason: str
    state: State
    record_id: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class CaptureJob:
    """One fetch. With `exchange` its bytes go to the sink first, which fills `warc_*` and `payload_digest`; a replay gives them itself.

    Idempotent by `record_id`. Answers the job as stored, with `warc_*` filled. An asset with a `payload_digest` that the site has already
    is stored as a revisit of that capture, whatever its address. `target_key` is the key of the other address that it redirects to.
    """

    site: str
    run_id: int
    url: str
    key: str
    kind: str
    record_id: str
    fetched_at: datetime
    served_at: datetime | None = None
    status: int | None = None
    mime: str | None = None
    size: int = 0
    error: str | None = None
    truncated: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    exchange: Any = None
    warc_file: str | None = None
    warc_offset: int | None = None
    payload_digest: str | None = None
    revisit_of: str | None = None
    target_key: str | None = None


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """An article as the stages leave it: `recorder.record.record_of(item)`. `link_keys` gives the canonical keys of its links' URLs."""

    key: str
    item: Mapping[str, Any]
    link_keys: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PageJob:
    """What reading a capture gave. `listing_dates`: (key, title, ISO day) of dated links on a listing; `next_at`: when the page is due
    again, None for the next run. Answers `PageStored`.

    `named` are the keys that a list, feed or sitemap names.
    `instead` gives the text of what came where no article was and nothing says that it is gone ("" for a redirect); `design` is a sketch
    of the page's class names (see `design.sketch`). `moved_to`: the address to which the server has moved the page for good.
    `shared_numbers` is what the site knew when the page was read: its articles may have had other keys before.
    """

    site: str
    run_id: int
    url: str
    key: str
    record_id: str
    reading_kind: str | None = None
    reason: str | None = None
    platform: str | None = None
    articles: Sequence[ArticleRecord] = ()
    discovered: Sequence[Discovered] = ()
    state: PageState = "done"
    resource_kind: str | None = None
    listing_dates: Sequence[tuple[str, str, str]] = ()
    extractor_version: str | None = None
    named: Sequence[str] = ()
    instead: Callable[[], str] | None = None
    design: str | None = None
    next_at: datetime | None = None
    moved_to: str | None = None
    shared_numbers: frozenset[str] = frozenset()


@dataclass(slots=True)
class PageStored:
    """What a `PageJob` changed: new URLs, new articles, new versions of known ones, readings that changed nothing."""

    discovered: int = 0
    new_articles: int = 0
    new_versions: int = 0
    unchanged: int = 0


@dataclass(frozen=True, slots=True)
class PruneJob:
    """Ends a replay: removes articles, versions and listing links of the site that this run did not write. Answers the number removed."""

    site: str
    run_id: int


Job = StartRunJob | FinishRunJob | ClockJob | ReleaseJob | DiscoverJob | ClaimJob | FailJob | CaptureJob | PageJob | PruneJob
