"""`scrapy crawl`, with exit codes that mean something to cron."""

from __future__ import annotations

import argparse
import gc
import logging
import sys
from typing import NoReturn

from scrapy import signals
from scrapy.commands import crawl
from scrapy.crawler import Crawler
from scrapy.exceptions import UsageError

from danvan_crawler import paths
from danvan_crawler.errors import ConfigurationError, DanvanError
from danvan_crawler.extensions.run_report import RunReport
from danvan_crawler.recorder import EXIT_CODES
from danvan_crawler.recorder.places import open_archive, open_warc_folder
from danvan_crawler.sites import load_sites
from danvan_crawler.spiders.site import SiteSpider

WORDY = ("scrapy.crawler", "scrapy.middleware", "scrapy.addons", "alembic")
"""Loggers that list settings and components over many lines at every start; `scrapy settings` and DEBUG tell the same."""


class Command(crawl.Command):
    """As Scrapy's command; exits 0 complete, 2 bad configuration or usage, 3 partial, 4 failed, 5 already running.

    What can be found wrong before the first request (site files, spider name and arguments, archive, WARC folder) is one
    line on standard error. A hand-written spider that crawls no site of a site file keeps Scrapy's own exit codes.
    """

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Scrapy's options; the clock that the user set and the site files are checked before anything reads them."""
        super().process_options(args, opts)
        try:
            paths.now()
            load_sites(paths.extra_sites())
        except DanvanError as error:
            _refuse(error, error.exit_code)

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Run the spider and take the worst verdict of its sites as exit code."""
        if len(args) != 1:
            raise UsageError
        gc.disable()  # until all is loaded: of a hundred thousand objects hardly one is garbage, and they would be looked through four times
        for name in WORDY:
            logging.getLogger(name).setLevel(logging.WARNING)
        crawler = self._checked_crawler(args[0], opts)
        crawler.signals.connect(_freeze, signal=signals.engine_started)
        assert self.crawler_process is not None
        self.crawler_process.crawl(crawler, **opts.spargs)
        self.crawler_process.start()
        report = crawler.get_extension(RunReport) if crawler.extensions else None
        if report is not None:
            self.exitcode = report.exit_code
        elif self.crawler_process.bootstrap_failed:
            self.exitcode = EXIT_CODES["failed"]

    def _checked_crawler(self, name: str, opts: argparse.Namespace) -> Crawler:
        assert self.crawler_process is not None
        try:
            spider_class = self.crawler_process.spider_loader.load(name)
            spider = spider_class(**opts.spargs)
            if isinstance(spider, SiteSpider):
                open_warc_folder(open_archive())
        except KeyError as error:
            _refuse(f"{error.args[0]}; `scrapy list` shows all", ConfigurationError.exit_code)
        except DanvanError as error:
            _refuse(error, error.exit_code)
        except (ValueError, TypeError) as error:
            _refuse(error, ConfigurationError.exit_code)
        return self._create_crawler(spider_class)


YOUNG = 25_000
"""Objects that come before garbage is looked for, of which a page leaves 300 and hardly one in a circle: some eighty pages. Python's 700 are two,
and to look for it so often takes a twentieth of the time."""


def _freeze() -> None:
    """What is loaded by now stays: no use in looking through it for garbage again and again."""
    gc.freeze()
    gc.set_threshold(YOUNG, *gc.get_threshold()[1:])
    gc.enable()


def _refuse(message: object, code: int) -> NoReturn:
    print(f"scrapy crawl: {message}", file=sys.stderr)
    sys.exit(code)
