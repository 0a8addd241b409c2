"""Full-text search with and without diacritics, the same on SQLite (FTS5) and PostgreSQL (tsvector): `search`, and `refresh` of its index."""

from danvan_crawler.archive.search.facets import FACETS
from danvan_crawler.archive.search.find import Filters, Found, Hit, search
from danvan_crawler.archive.search.index import refresh
from danvan_crawler.archive.search.matches import MOST_COUNTED

__all__ = ["FACETS", "MOST_COUNTED", "Filters", "Found", "Hit", "refresh", "search"]
