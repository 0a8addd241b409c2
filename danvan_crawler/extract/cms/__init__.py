"""Platforms: which software made a page, and what is known of its layout. One module a platform.

**Adding a platform** takes one module and two lines:

1. Save an article page and a listing page of a site that runs it (`danvan keep URL`), and look at their source.
2. Write `cms/<name>.py` with one `PLATFORM = Platform(...)`, after the smallest one, `cms/fitc.py`:
   * `generator` or `signs`: by what the platform is known. A sign is a string of its class names, ids or head that no other platform writes.
   * `layouts`: one `Layout` for each form of its article page (the print view is one too). `body` and `title` are needed, and prove the
     layout: a page where `body` is missing, or stands more than once, is no article page of it. Use `where` when these two are common
     names. Then name what you see: `sapo`, `published`, `author`, `source`, `section`, `kicker` point at the element that holds the
     field (the label "Tác giả:" in it is cut off); `captions`, `files`, `related`, `noise` mark all such elements. Leave out what you
     have not seen.
   * `rows`: the headline links of its listing pages.
   The selectors are explained in `cms/layout.py`.
3. Put the platform into `cms/platforms.py` (its place decides when signs of two platforms stand on a page), and its name into
   `danvan_crawler.sites.model.PLATFORMS`, so that a site file may force it.
4. Write a golden page for it in `tests/pages/<name>/`: the markup as you saw it, the words your own.

What a module says is exact and wins over the reader's own judgement, but for machine metadata of the date; what it leaves out, the common
reader finds. Where no layout fits (the site was redesigned, the theme is another one), the common reader reads the page as if there were
no module. A selector of a site file wins over both.
"""

from __future__ import annotations

from danvan_crawler.extract.cms.layout import Fit, fit, mark
from danvan_crawler.extract.cms.platforms import PLATFORMS, SIGNS
from danvan_crawler.extract.dom import Doc
from danvan_crawler.extract.meta import Meta
from danvan_crawler.items import Page

__all__ = ["Fit", "detect", "lay", "mark"]

_HEAD = 4_000


def detect(doc: Doc, meta: Meta, page: Page) -> str:
    """The platform a page was made with, or "generic": by its generator, else by names of classes and ids, or paths in its head."""
    generator = meta.generator.lower()
    for platform in PLATFORMS.values():
        if generator and platform.generator and platform.generator in generator:
            return platform.name
    text = " ".join([*doc.alike, page.body[:_HEAD].decode("latin-1")])
    return next((name for name, signs in SIGNS if any(map(text.__contains__, signs))), "generic")


def lay(doc: Doc, name: str) -> Fit:
    """Lay the layouts of a platform over a page; a platform without a module, and "generic", know nothing of it."""
    platform = PLATFORMS.get(name)
    return fit(doc, platform) if platform is not None else Fit()
