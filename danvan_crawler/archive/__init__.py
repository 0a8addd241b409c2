"""The archive: a relational database of what was fetched, what it says, and what follows from it. `Archive` opens it, `Writer` fills it."""

from danvan_crawler.archive.session import Archive, default_url
from danvan_crawler.archive.writer import Writer

__all__ = ["Archive", "Writer", "default_url"]
