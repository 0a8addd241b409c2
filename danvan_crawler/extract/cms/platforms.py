"""By what a platform is known when its page doesn't name its generator: strings of its theme that no other platform writes.

The reader itself works from classes and structure (`extract.cues`), so a platform here costs one line; a platform whose text is not in
the markup at all has a module of its own (`nextjs`).
"""

from __future__ import annotations

GENERATORS = ("nukeviet", "sharepoint", "joomla", "wordpress", "liferay", "dotnetnuke")
"""Words of `<meta name="generator">`."""

SIGNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("fitc", ("TT_TinChiTiet", "FitcBatDau")),
    ("nukeviet", ("news-bodyhtml", "nv_siteroot", "nv_base_siteurl", "themes/default/js/news.js")),
    ("story", ("story_headline", "story_teaser")),
    ("mastercms", ("__MASTERCMS_CONTENT", "__MB_CONTENT_FOR_PRINTER")),
    ("afcbc", ("afcbc-body",)),
    ("zce", ("zce-content-body", "cms-body", "cms-title")),
    ("liferay", ("asset_publisher", "journal-content-article", "Liferay.")),
    ("dnn", ("dnn_ContentPane", "/DesktopModules/", "dnn_dnn")),
    ("sharepoint", ("ms-rtestate", "MSO_ContentDiv", "s4-ribbonrow", "/_layouts/15/")),
    ("joomla", ("itemFullText", "com_k2", "com_content", "k2Container")),
    ("nextjs", ("__next", "/_next/")),
    ("wordpress", ("/wp-content/", "wp-includes")),
)
"""Platform and signs, the more telling first."""
