"""`scrapy view`, as everywhere; it records nothing."""

from scrapy.commands import view

from danvan_crawler.extensions.unrecorded import UNRECORDED


class Command(view.Command):
    """As Scrapy's command, without archive and WARC files."""

    default_settings = {**view.Command.default_settings, **UNRECORDED}  # noqa: RUF012
