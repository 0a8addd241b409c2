"""`scrapy parse`, as everywhere; it records nothing."""

from scrapy.commands import parse

from danvan_crawler.extensions.unrecorded import UNRECORDED


class Command(parse.Command):
    """As Scrapy's command, without archive and WARC files."""

    default_settings = {**parse.Command.default_settings, **UNRECORDED}  # noqa: RUF012
