"""`scrapy crawl`, with exit codes that mean something to cron."""

from __future__ import annotations

import argparse
import logging
import sys

from scrapy.commands import crawl

from danvan_crawler.errors import ConfigurationError, DanvanError
from danvan_crawler.extensions.run_report import RunReport

WORDY = ("scrapy.crawler", "scrapy.middleware", "scrapy.addons", "alembic")
"""Loggers that list settings and components over many lines at every start; `scrapy settings` and DEBUG tell the same."""


class Command(crawl.Command):  # type: ignore[misc]
    """As Scrapy's command; exits 0 complete, 2 bad configuration or usage, 3 partial, 4 failed, 5 already running.

    A hand-written spider that crawls no site of a site file keeps Scrapy's own codes.
    """

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Run the spider and take the worst verdict of its sites as exit code."""
        for name in WORDY:
            logging.getLogger(name).setLevel(logging.WARNING)
        try:
            super().run(args, opts)
        except KeyError as error:
            self._refuse(f"{error.args[0]}; `scrapy list` shows all")
        except (DanvanError, ValueError) as error:
            self._refuse(str(error), getattr(error, "exit_code", ConfigurationError.exit_code))
        else:
            for crawler in self.crawlers:
                report = crawler.get_extension(RunReport)
                if report is not None:
                    self.exitcode = max(self.exitcode, report.exit_code)

    def _create_crawler(self, spidercls):  # type: ignore[no-untyped-def]
        crawler = super()._create_crawler(spidercls)
        self.crawlers = [crawler]
        return crawler

    def _refuse(self, message: str, code: int = ConfigurationError.exit_code) -> None:
        print(f"scrapy crawl: {message}", file=sys.stderr)
        self.exitcode = code
