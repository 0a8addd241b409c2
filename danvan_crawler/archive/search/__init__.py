"""Full-text search with and without diacritics, the same on SQLite (FTS5) and PostgreSQL (tsvector): `search`, and `refresh` of its index."""

from danvan_crawler.archive.search.facets import FACETS
from danvan_crawler.archive.search.find import MOST_COUNTED, Filters, Found, Hit, search
from danvan_crawler.archive.search.index import refresh

__all__ = ["FACETS", "MOST_COUNTED", "Filters", "Found", "Hit", "refresh", "search"]
