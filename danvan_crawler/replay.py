"""Replay: stored captures through `extract` and the configured stages again; and the same for one page.

The stages are those of ITEM_PIPELINES in the settings, loaded as Scrapy loads them, so that a stage added there is
part of a crawl, of a replay, and of `read` alike.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Iterator
from inspect import isawaitable
from pathlib import Path
from typing import Any, Literal

from scrapy.exceptions import DropItem
from scrapy.settings import Settings
from scrapy.utils.conf import build_component_list
from scrapy.utils.misc import load_object

from danvan_crawler import __version__, assets, discovery
from danvan_crawler.archive.jobs import CaptureJob, PageJob
from danvan_crawler.archive.lock import Busy
from danvan_crawler.errors import DanvanError, ReadingError
from danvan_crawler.extract import extract
from danvan_crawler.harvest.answers import is_robots, redirect_key
from danvan_crawler.harvest.decision import harvest, harvest_asset
from danvan_crawler.harvest.result import describe, sign
from danvan_crawler.items import Article, Capture, Page, Reading
from danvan_crawler.memory import Addresses, Memory
from danvan_crawler.reading.contents import Contents
from danvan_crawler.reading.readers import AHEAD, Readers
from danvan_crawler.recorder import PageUnit, Recorder, Verdict
from danvan_crawler.recorder.registry import attach
from danvan_crawler.sites import Site, urls
from danvan_crawler.snapshots import Position, Snapshot, header, history, is_import, load, mark_read, unread

logger = logging.getLogger(__name__)

STORE = "pipelines.store.StoreStage"
MAX_UNWRITTEN = 200
"""Pages that may wait for the archive at once."""


class Stats:
    """The part of Scrapy's stats collector that stages use."""

    def __init__(self) -> None:
        self.values: dict[str, Any] = {}

    def inc_value(self, key: str, count: int = 1) -> None:
        """Add to a counter."""
        self.values[key] = self.values.get(key, 0) + count

    def get_value(self, key: str, default: Any = None) -> Any:
        """A counter's value."""
        return self.values.get(key, default)


class StageContext:
    """What stages are built from where no Scrapy crawler runs: settings, stats, and the sites as `spider.sites`."""

    def __init__(self, settings: Settings, sites: list[Site]) -> None:
        self.settings = settings
        self.stats = Stats()
        self.sites = sites
        self.spider = self


def load_stages(context: StageContext, without: tuple[str, ...] = ()) -> list[Any]:
    """The configured stages in their order, but those named in `without`."""
    configured = context.settings.get_component_priority_dict_with_base("ITEM_PIPELINES")
    classes = [load_object(path) for path in build_component_list(configured) if path not in without]
    return [stage.from_crawler(context) if hasattr(stage, "from_crawler") else stage() for stage in classes]


def project_settings() -> Settings:
    """The project's settings, whatever the working directory."""
    settings = Settings()
    settings.setmodule("danvan_crawler.settings", priority="project")
    return settings


def read(page: Page, site: Site | None = None) -> Reading:
    """`extract` and all configured stages but the store: `.articles[0].published`, `.participants` … Nothing is written.

    An article that a stage drops is left out of `.articles`, and `.reason` says why.
    """
    stages = load_stages(StageContext(project_settings(), [site] if site else []), without=(STORE,))
    reading = extract(page, site)
    kept = []
    for article in reading.articles:
        sign(article, page, site)
        try:
            for stage in stages:
                article = stage.process_item(article)
        except DropItem as error:
            reading.reason = f"dropped: {error}"
        else:
            kept.append(article)
    reading.articles = kept
    return reading


def replay(
    site: Site,
    recorder: Recorder,
    warc_folder: Path,
    progress: Callable[[], Any] = lambda: None,
    mode: Literal["replay", "import"] = "replay",
    busy: Busy | None = None,
) -> Verdict:
    """Rebuild a site's articles from its WARC files alone; the verdict says what could not be read. No imported file is unread then.

    Captures are read in the order of their fetching, but for what the crawl did not read either: a body cut short that was
    fetched again. Versions are rewritten, none is added, and what no capture gives any more is removed. Another process that is at work
    on the site is waited for when `busy` has been told of it. Raises AlreadyRunning, SnapshotError, ArchiveError.
    """
    recorder.lock(site.name, busy)
    imported = unread(warc_folder, site.name)
    verdict = asyncio.run(_Replay(site, recorder, warc_folder, progress, mode).run())
    for name in imported:
        mark_read(warc_folder, name)
    return verdict


class _Replay:
    """One replay of one site."""

    def __init__(
        self, site: Site, recorder: Recorder, warc_folder: Path, progress: Callable[[], Any], mode: Literal["replay", "import"]
    ) -> None:
        self.site, self.recorder, self.warc_folder, self.progress, self.mode = site.unlearned(), recorder, warc_folder, progress, mode
        context = StageContext(project_settings(), [self.site])
        attach(context, recorder)
        self.stages = load_stages(context)
        self.readers = Readers(context.settings.getint("EXTRACT_PROCESSES"), context.settings.getfloat("EXTRACT_MAX_SECONDS"))
        self.ahead: deque[tuple[Snapshot, asyncio.Task[Contents] | None]] = deque()
        self.depths: dict[str, int] = {}
        self.seen = Addresses()
        self.memory = Memory()
        self.held: dict[str, Position] = {}
        self.digests: dict[str, str] = {}
        self.views: dict[str, list[Position]] = {}
        self.shown: set[str] = set()

    async def run(self) -> Verdict:
        """Read all snapshots; at most MAX_UNWRITTEN pages wait for the archive at once."""
        try:
            return await self._run()
        finally:
            await self.readers.close()

    async def _run(self) -> Verdict:
        started = await asyncio.wrap_future(self.recorder.start(self.site, self.mode, self.mode, __version__, {}))
        self.site.share(started.shared_numbers)
        tally = self.recorder.tallies[self.site.name]
        waiting: set[asyncio.Future[Any]] = set()
        outside = 0
        for snapshot in history(self.warc_folder, self.site.name):
            self.progress()
            if snapshot.kind == "damaged":
                tally.notices.append(f"damaged WARC: {snapshot.error}", kind="damaged WARC")
                continue
            if is_import(snapshot.position.warc_file) and not self._is_of_site(snapshot):
                outside += 1
                continue
            waiting.add(asyncio.wrap_future(self.recorder.capture(self._capture_job(snapshot))))
            for due in self._due(snapshot):
                self._read(due)
            while len(self.ahead) > AHEAD:
                waiting.add(await self._page(*self.ahead.popleft()))
            if len(waiting) > MAX_UNWRITTEN:
                done, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
                _raise_first(done)
        while self.ahead:
            waiting.add(await self._page(*self.ahead.popleft()))
        for position in self._left():
            self._read(self._load(position))
            waiting.add(await self._page(*self.ahead.popleft()))
        if waiting:
            done, _ = await asyncio.wait(waiting)
            _raise_first(done)
        if outside:
            tally.remarks.append(f"{outside} captures in imported files are not of this site")
        await asyncio.wrap_future(self.recorder.prune(self.site.name))
        return await asyncio.to_thread(self.recorder.finish, self.site.name, "finished")

    def _read(self, snapshot: Snapshot) -> None:
        """Let a page be read while the pages before it are stored; an asset needs no reading."""
        task = None if self._is_asset(snapshot) else asyncio.ensure_future(self.readers.read(snapshot.page, self.site))
        self.ahead.append((snapshot, task))

    def _due(self, snapshot: Snapshot) -> Iterator[Snapshot]:
        """What is to be read now. A body cut short waits: the crawl fetched it again, and read it only if it was the last attempt.

        Any later response takes its place. So does an error of the same series, which is counted as a retry; an error of
        a later run does not.
        """
        if is_robots(snapshot.page.url):
            return
        key = urls.resource_key(snapshot.page.url, self.site)
        if is_import(snapshot.position.warc_file) and urls.is_view(snapshot.page.url):
            # A crawl fetches a print view only where it has no other address of the article; `wget --recursive` takes both.
            if snapshot.kind == "response":
                self.views.setdefault(key, []).append(snapshot.position)
            return
        held = self.held.pop(key, None)
        if snapshot.kind == "error":
            if held is not None and "retry" not in snapshot.fields:
                yield self._load(held)
        elif snapshot.page.truncated == "disconnect":
            self.held[key] = snapshot.position
        else:
            yield snapshot

    def _left(self) -> Iterator[Position]:
        """What is to be read at the end: bodies cut short at the last attempt, and imported views of articles that nothing else shows."""
        yield from self.held.values()
        for key, positions in self.views.items():
            if key not in self.shown:
                yield from positions

    def _digest(self, snapshot: Snapshot) -> str | None:
        """The payload digest of a capture; "not modified" repeats that of the capture it refers to."""
        refers_to = snapshot.refers_to
        digest = snapshot.position.payload_digest or (self.digests.get(refers_to.record_id) if refers_to else None)
        if digest:
            self.digests[snapshot.position.record_id] = digest
        return digest

    def _load(self, position: Position) -> Snapshot:
        return load(self.warc_folder, position.warc_file, position.warc_offset)

    def _capture_job(self, snapshot: Snapshot) -> CaptureJob:
        page, position = snapshot.page, snapshot.position
        key = urls.resource_key(page.url, self.site)
        tally = self.recorder.tallies[self.site.name]
        tally.responses += snapshot.kind != "error"
        tally.fetch_errors += snapshot.kind == "error"
        assert page.fetched_at is not None
        return CaptureJob(
            site=self.site.name,
            run_id=self.recorder.runs[self.site.name],
            url=page.url,
            key=key,
            kind="robots" if is_robots(page.url) else assets.KIND if self._is_asset(snapshot) else "page",
            record_id=position.record_id,
            fetched_at=page.fetched_at,
            served_at=page.served_at,
            status=snapshot.status,
            mime=page.content_type or None,
            size=snapshot.size,
            error=snapshot.error,
            truncated=page.truncated,
            etag=header(snapshot.headers, "ETag"),
            last_modified=header(snapshot.headers, "Last-Modified"),
            warc_file=position.warc_file,
            warc_offset=position.warc_offset,
            payload_digest=self._digest(snapshot),
            revisit_of=snapshot.refers_to.record_id if snapshot.refers_to else None,
            target_key=redirect_key(page, self.site),
        )

    def _is_asset(self, snapshot: Snapshot) -> bool:
        """Whether a capture is no page: our records say so; in files of others the address does, where their records don't."""
        if snapshot.resource_type is not None:
            return snapshot.resource_type in assets.READ_AS_ASSETS
        page = snapshot.page
        return is_import(snapshot.position.warc_file) and urls.is_asset(page.url) and discovery.of_payload(page) is None

    def _is_of_site(self, snapshot: Snapshot) -> bool:
        """Whether a capture in a file of others is one of the site: of its pages, or of what only photos and files may be."""
        url = snapshot.page.url
        return urls.in_scope(url, self.site) or (urls.asset_in_scope(url, self.site) and self._is_asset(snapshot))

    async def _page(self, snapshot: Snapshot, reading: asyncio.Task[Contents] | None) -> asyncio.Future[Any]:
        """Send the articles of one page through the stages; the future is done when all is written.

        Returns when the page is on its way to the archive, so that pages get there in order: a page and, a year later, the
        404 in its place.
        """
        page, record_id = snapshot.page, snapshot.position.record_id
        key = urls.resource_key(page.url, self.site)
        tally, depth = self.recorder.tallies[self.site.name], self.depths.get(key, 0)
        unit = self.recorder.open_page(self.site.name, page.url, key, record_id)
        if reading is None:
            result = harvest_asset(page, self.site, depth)
            tally.assets[assets.outcome(result.reading, page)] += 1
        else:
            try:
                contents = await reading
            except ReadingError as error:
                unit.reason, unit.state = f"not read: {error}", "failed"
                tally.failed.note(page.url, unit.reason)
                logger.error("%s: %s", page.url, unit.reason)
                unit.close()
                return asyncio.wrap_future(unit.written)
            result = harvest(page, contents, self.site, depth, self.seen, self.memory)
            tally.readings[result.reading.kind] += 1
        if result.articles:
            self.shown.add(key)
        describe(unit, page, result)
        for discovered in [*result.discovered, *result.assets]:
            self.depths.setdefault(discovered.key, discovered.depth)
            unit.expect()
            unit.add_discovered(discovered)
        articles = []
        for article in result.articles:
            unit.expect()
            article.capture = Capture(record_id=record_id)
            articles.append(asyncio.ensure_future(self._through_stages(article, unit)))
        submitted = _watch(unit)
        unit.close()
        written: asyncio.Future[Any] = asyncio.gather(asyncio.wrap_future(unit.written), *articles)
        waits: set[asyncio.Future[Any]] = {written, asyncio.ensure_future(submitted.wait())}
        await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        return written

    async def _through_stages(self, article: Article, unit: PageUnit) -> None:
        tally = self.recorder.tallies[unit.site]
        item: Any = article
        try:
            for stage in self.stages:
                outcome = stage.process_item(item)
                item = await outcome if isawaitable(outcome) else outcome
        except DropItem as error:
            tally.dropped += 1
            unit.drop(f"dropped: {error}")
        except DanvanError:
            raise
        except Exception as error:  # as in a crawl: the capture says why, the run is partial, the next page is read
            logger.exception("%s: a stage failed", unit.url)
            tally.stage_errors += 1
            unit.drop(f"stage failed: {type(error).__name__}: {error}")


def _watch(unit: PageUnit) -> asyncio.Event:
    """An event that is set when the last job of the unit has been submitted."""
    submitted, submit = asyncio.Event(), unit.submit

    def watched(job: PageJob, last: bool = False) -> Any:
        if last:
            submitted.set()
        return submit(job, last)

    unit.submit = watched
    return submitted


def _raise_first(done: set[asyncio.Future[Any]]) -> None:
    for future in done:
        future.result()
