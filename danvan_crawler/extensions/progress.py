"""A progress bar for a person; and logs of one event a line for everybody."""

from __future__ import annotations

import logging
import sys

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from tqdm import tqdm

MOST_LINES = 8
"""Of a longer traceback only the first line and the last ones are kept."""


class OneLineFormatter(logging.Formatter):
    """Wraps a formatter: what it makes of an event stays on one line, tracebacks too."""

    def __init__(self, inner: logging.Formatter) -> None:
        super().__init__()
        self.inner = inner

    def format(self, record: logging.LogRecord) -> str:
        """The event with line breaks as ` | `; of a long traceback its beginning and its end, where the error stands."""
        lines = [line.strip() for line in self.inner.format(record).splitlines() if line.strip()]
        if record.exc_info and len(lines) > MOST_LINES:
            lines = [lines[0], "…", *lines[1 - MOST_LINES :]]
        return " | ".join(lines)


class BarHandler(logging.StreamHandler):  # type: ignore[type-arg]
    """Writes log lines above the bar instead of through it."""

    def emit(self, record: logging.LogRecord) -> None:
        """Print one event above the bar."""
        tqdm.write(self.format(record), file=sys.stderr)


class Progress:
    """Counts responses on a terminal; where standard error is no terminal (cron, a pipe) there is no bar."""

    def __init__(self, crawler: Crawler) -> None:
        self.bar: tqdm[None] | None = None
        self.on_terminal = sys.stderr.isatty() and not crawler.settings.get("LOG_FILE")
        crawler.signals.connect(self.spider_opened, signal=signals.spider_opened)
        if self.on_terminal:
            crawler.signals.connect(self.response_received, signal=signals.response_received)
            crawler.signals.connect(self.spider_closed, signal=signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Progress:
        """As Scrapy asks of extensions."""
        return cls(crawler)

    def spider_opened(self) -> None:
        """Show the bar; Scrapy has set up its log handlers anew by now."""
        if self.on_terminal:
            self.bar = tqdm(unit=" pages", desc="fetched", file=sys.stderr, dynamic_ncols=True)
        for handler in list(logging.root.handlers):
            if handler.formatter is not None and not isinstance(handler.formatter, OneLineFormatter):
                handler.setFormatter(OneLineFormatter(handler.formatter))
            if self.bar is not None and type(handler) is logging.StreamHandler:
                replacement = BarHandler()
                replacement.setLevel(handler.level)
                replacement.setFormatter(handler.formatter)
                logging.root.removeHandler(handler)
                logging.root.addHandler(replacement)

    def response_received(self, response: Response) -> None:
        """One more."""
        if self.bar is not None:
            self.bar.update()

    def spider_closed(self) -> None:
        """Leave the last state on the screen."""
        if self.bar is not None:
            self.bar.close()
