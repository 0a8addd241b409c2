"""`scrapy fetch`, as everywhere; it records nothing."""

from scrapy.commands import fetch

from danvan_crawler.extensions.unrecorded import UNRECORDED


class Command(fetch.Command):
    """As Scrapy's command, without archive and WARC files."""

    default_settings = {**fetch.Command.default_settings, **UNRECORDED}  # noqa: RUF012
