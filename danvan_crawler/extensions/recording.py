"""Gives a crawl its recorder: the archive, the WARC files, the writer thread."""

from __future__ import annotations

import logging
from typing import Any

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from danvan_crawler import paths
from danvan_crawler.recorder import Recorder
from danvan_crawler.recorder.history import has_captures
from danvan_crawler.recorder.places import open_archive, open_warc_folder
from danvan_crawler.recorder.record import record_id_of, site_of
from danvan_crawler.recorder.registry import attach
from danvan_crawler.snapshots import WarcFolder, repair

logger = logging.getLogger(__name__)


class Recording:
    """Opens the archive before the first request, and accounts for items that do not reach the store stage.

    Off with `RECORDING_ENABLED = False`, as `scrapy shell`, `fetch`, `view`, `parse` and `check` set it, and for spiders
    that crawl no site of a site file. Raises ArchiveError or SnapshotError when the archive or its files can't be opened.
    """

    def __init__(self, crawler: Crawler) -> None:
        if not crawler.settings.getbool("RECORDING_ENABLED", True) or not getattr(crawler.spider, "sites", None):
            raise NotConfigured
        archive = open_archive()
        folder = open_warc_folder(archive)
        for cut in repair(folder):
            logger.warning("%s: its process was killed; %d records kept, %d bytes cut", cut.warc_file, cut.kept_records, cut.cut_bytes)
        if next(folder.glob("*/*.warc.gz"), None) is not None and not has_captures(archive):  # a database that was moved away, or deleted
            logger.warning("%s is new and knows nothing of the WARC files in %s; `danvan replay SITE` reads them", archive.name, folder)
        info = {"robots": "classic" if crawler.settings.getbool("ROBOTSTXT_OBEY") else "ignore"}
        patience = crawler.settings.getfloat("ARCHIVE_PATIENCE_SECONDS")
        self.recorder = Recorder(archive, paths.home(), WarcFolder(folder, info=info, now=paths.now), patience)
        attach(crawler, self.recorder)
        crawler.signals.connect(self.item_dropped, signal=signals.item_dropped)
        crawler.signals.connect(self.item_error, signal=signals.item_error)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Recording:
        """As Scrapy asks of extensions."""
        return cls(crawler)

    def item_dropped(self, item: Any, exception: BaseException) -> None:
        """A stage dropped an item: the capture of its page says why."""
        if tally := self.recorder.tallies.get(site_of(item)):
            tally.dropped += 1
        self._drop(item, f"dropped: {exception}")

    def item_error(self, item: Any, failure: Any) -> None:
        """A stage failed on an item: the capture of its page says why, and the run is not complete."""
        if tally := self.recorder.tallies.get(site_of(item)):
            tally.stage_errors += 1
        self._drop(item, f"stage failed: {failure.type.__name__}: {failure.getErrorMessage()}")

    def _drop(self, item: Any, reason: str) -> None:
        if unit := self.recorder.unit(record_id_of(item)):
            unit.drop(reason)
