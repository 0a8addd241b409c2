"""The sites that are crawled: one TOML file a site, the validated model of it, and what their addresses mean (`urls`)."""

from .load import FILES, Sites, check_sites, load_site, load_sites
from .model import PLATFORMS, Kind, Layout, Level, Owner, Selectors, Site
from .write import site_toml

__all__ = [
    "FILES", "PLATFORMS", "Kind", "Layout", "Level", "Owner", "Selectors", "Site", "Sites", "check_sites", "load_site", "load_sites",
    "site_toml",
]  # fmt: skip
