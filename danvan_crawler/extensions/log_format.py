"""What Scrapy says of an item in the log: its address. The item itself is a whole article, of many lines."""

from __future__ import annotations

import logging
from typing import Any

from itemadapter import ItemAdapter
from scrapy.http import Response
from scrapy.logformatter import LogFormatter, LogFormatterResult
from scrapy.spiders import Spider
from twisted.python.failure import Failure

from danvan_crawler.errors import ArchiveError


class ArticleLogFormatter(LogFormatter):
    """As Scrapy's; a line names the article instead of printing it."""

    def dropped(self, item: Any, exception: BaseException, response: Response | Failure | None, spider: Spider) -> LogFormatterResult:
        """A stage dropped an item: no news, `since=2020` drops thousands; the capture's row says why."""
        return {"level": logging.DEBUG, "msg": "dropped: %(exception)s: %(url)s", "args": {"exception": exception, "url": _url(item)}}

    def item_error(self, item: Any, exception: BaseException, response: Response | Failure | None, spider: Spider) -> LogFormatterResult:
        """A stage failed; Scrapy adds the traceback. An archive that can't be written is no news: the recorder says that once."""
        level = logging.DEBUG if isinstance(exception, ArchiveError) else logging.ERROR
        return {"level": level, "msg": "a stage failed on %(url)s", "args": {"url": _url(item)}}


def _url(item: Any) -> str:
    return str(ItemAdapter(item).get("url"))
