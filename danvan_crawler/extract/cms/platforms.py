"""All platforms, the more telling signs first, and by what each is known."""

from __future__ import annotations

from danvan_crawler.extract.cms import afcbc, dnn, fitc, joomla, liferay, mastercms, nukeviet, sharepoint, story, wordpress, zce
from danvan_crawler.extract.cms.layout import Platform

PLATFORMS: dict[str, Platform] = {
    platform.name: platform
    for platform in (
        fitc.PLATFORM,
        nukeviet.PLATFORM,
        story.PLATFORM,
        mastercms.PLATFORM,
        afcbc.PLATFORM,
        zce.PLATFORM,
        liferay.PLATFORM,
        dnn.PLATFORM,
        sharepoint.PLATFORM,
        joomla.PLATFORM,
        Platform("nextjs", signs=("__next", "/_next/")),  # its text is in a script: see the module nextjs
        wordpress.PLATFORM,
    )
}
GENERATORS = tuple(platform.generator for platform in PLATFORMS.values() if platform.generator)
"""Words of `<meta name="generator">`."""

SIGNS: tuple[tuple[str, tuple[str, ...]], ...] = tuple((platform.name, platform.signs) for platform in PLATFORMS.values())
"""Platform and the strings of its theme that no other platform writes."""
