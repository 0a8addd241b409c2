"""The end of a run: a verdict for each site, one summary line, and the exit code that `scrapy crawl` returns."""

from __future__ import annotations

import asyncio
import logging

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from danvan_crawler.errors import AlreadyRunning, DanvanError
from danvan_crawler.recorder import Recorder, Verdict
from danvan_crawler.recorder.registry import recorder_of

logger = logging.getLogger(__name__)


class RunReport:
    """Closes the run of every site when the spider has closed; `exit_code` is that of the worst verdict."""

    def __init__(self, crawler: Crawler) -> None:
        recorder = recorder_of(crawler)
        if recorder is None:
            raise NotConfigured
        self.recorder: Recorder = recorder
        self.exit_code = Verdict("failed").exit_code
        crawler.signals.connect(self.spider_closed, signal=signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> RunReport:
        """As Scrapy asks of extensions."""
        return cls(crawler)

    async def spider_closed(self, reason: str) -> None:
        """Judge, report and close, off the reactor thread."""
        self.exit_code = await asyncio.to_thread(self._finish, reason)

    def _finish(self, reason: str) -> int:
        codes = []
        try:
            for site, tally in self.recorder.tallies.items():
                verdict = self.recorder.finish(site, reason)
                codes.append(verdict.exit_code)
                level = logging.INFO if verdict.status == "complete" else logging.WARNING
                logger.log(level, "%s: %s", site, summary_line(verdict, tally.counts()))
        except DanvanError as error:
            logger.error("%s", error)
            codes.append(error.exit_code)
        try:
            self.recorder.close()
        except DanvanError as error:
            logger.error("%s", error)
            codes.append(error.exit_code)
        if self.recorder.refused:
            codes.append(Verdict("partial").exit_code if codes else AlreadyRunning.exit_code)
        return max(codes, default=Verdict("failed").exit_code)


def summary_line(verdict: Verdict, counts: dict[str, int]) -> str:
    """One line: "complete: 31 responses, 24 articles, 0 failed" and what is to be said of it."""
    line = f"{verdict.status}: {counts['responses']} responses, {counts['articles']} articles, {counts['failed']} failed, {counts['retries']} retries"
    return f"{line} -- {'; '.join(verdict.sentences)}" if verdict.sentences else line
