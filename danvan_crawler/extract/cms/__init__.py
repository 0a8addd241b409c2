"""Platforms: which software made a page, and what is known of its layout."""

from __future__ import annotations

from danvan_crawler.extract.cms.platforms import GENERATORS, SIGNS
from danvan_crawler.extract.dom import Doc
from danvan_crawler.extract.meta import Meta
from danvan_crawler.items import Page

_HEAD = 4_000


def detect(doc: Doc, meta: Meta, page: Page) -> str:
    """The platform a page was made with, or "generic": by its generator, else by names of classes and ids, or paths in its head."""
    generator = meta.generator.lower()
    for word in GENERATORS:
        if word in generator:
            return "dnn" if word == "dotnetnuke" else word
    names = " ".join(set(doc.attr))
    head = page.body[:_HEAD].decode("latin-1")
    for name, signs in SIGNS:
        if any(sign in names or sign in head for sign in signs):
            return name
    return "generic"
