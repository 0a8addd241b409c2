"""`scrapy check`, as everywhere; it records nothing."""

from scrapy.commands import check

from danvan_crawler.extensions.unrecorded import UNRECORDED


class Command(check.Command):
    """As Scrapy's command, without archive and WARC files."""

    default_settings = {**check.Command.default_settings, **UNRECORDED}  # noqa: RUF012
