"""Platforms: which software made a page, and what is known of its layout."""

from __future__ import annotations

from danvan_crawler.extract.dom import Doc
from danvan_crawler.extract.meta import Meta
from danvan_crawler.items import Page


def detect(doc: Doc, meta: Meta, page: Page) -> str:
    """The platform a page was made with, or "generic"."""
    generator = meta.generator.lower()
    for word in ("nukeviet", "sharepoint", "joomla", "wordpress", "liferay", "drupal"):
        if word in generator:
            return word
    return "generic"
