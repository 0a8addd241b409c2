"""Reading pages: `extract(page, site=None) -> Reading`, a pure function of a stored page that never raises."""

from danvan_crawler.extract.reader import EXTRACTOR_VERSION, extract

__all__ = ["EXTRACTOR_VERSION", "extract"]
