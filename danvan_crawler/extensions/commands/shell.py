"""`scrapy shell`, as everywhere; it records nothing."""

from scrapy.commands import shell

from danvan_crawler.extensions.unrecorded import UNRECORDED


class Command(shell.Command):
    """As Scrapy's command, without archive and WARC files."""

    default_settings = {**shell.Command.default_settings, **UNRECORDED}  # noqa: RUF012
