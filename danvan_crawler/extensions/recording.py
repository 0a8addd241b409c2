"""Gives a crawl its recorder: the archive, the WARC files, the writer thread."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import Any

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from danvan_crawler import paths
from danvan_crawler.archive.session import Archive
from danvan_crawler.errors import ArchiveError, ConfigurationError, SnapshotError
from danvan_crawler.recorder import Recorder
from danvan_crawler.recorder.history import has_captures
from danvan_crawler.recorder.registry import attach
from danvan_crawler.recorder.unit import record_id_of, site_of
from danvan_crawler.snapshots import WarcFolder, repair

logger = logging.getLogger(__name__)


def open_archive() -> Archive:
    """The configured archive, brought to the newest schema; raises ConfigurationError or ArchiveError."""
    try:
        archive = Archive(paths.archive_url(), now=paths.now)
    except ArchiveError as error:  # nothing has been opened yet: it is the URL
        raise ConfigurationError(f"DANVAN_ARCHIVE_URL: {error}") from None
    archive.upgrade()
    return archive


def open_warc_folder(archive: Archive) -> Path:
    """The WARC folder, made on the first run; raises SnapshotError when it has vanished or may not be written to.

    An archive that points into WARC files whose folder is not there is a disk that is not mounted: a new folder on the
    wrong disk would hide that.
    """
    folder = paths.warc_folder()
    if not folder.is_dir() and has_captures(archive):
        raise SnapshotError(f"{folder}: the WARC folder is missing, and {archive.name} points into it; mount its disk, or restore it")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SnapshotError(f"{folder}: the WARC folder can't be made: {error.strerror}; give this user the right to write there") from None
    if not os.access(folder, os.W_OK):
        raise SnapshotError(f"{folder}: the WARC folder may not be written to; give this user the right to write there")
    return folder


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
