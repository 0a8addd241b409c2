"""What a run remembers of a site's earlier pages to understand the later ones. A replay goes through the same pages in the same order."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Memory:
    """`affixes` are what stands before and behind a slug in the addresses of the site: lists that only scripts fill give slugs alone."""

    affixes: tuple[str, str] | None = None
