"""The `danvan` command: everything that Scrapy has no word for."""

from danvan_crawler.cli.main import main

__all__ = ["main"]
