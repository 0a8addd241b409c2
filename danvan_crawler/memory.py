"""What a run remembers of a site's earlier pages to understand the later ones. A replay goes through the same pages in the same order."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Addresses:
    """The addresses that a run has come across. Of each only its hash is kept, about 75 bytes in a set: a site may have hundreds of thousands."""

    _hashes: set[int] = field(default_factory=set)

    def __contains__(self, url: str) -> bool:
        return hash(url) in self._hashes

    def add(self, url: str) -> None:
        """Remember an address, letter by letter as it was met."""
        self._hashes.add(hash(url))


@dataclass(slots=True)
class Memory:
    """`affixes` are what stands before and behind a slug in the addresses of the site: lists that only scripts fill give slugs alone.
    `start_bodies` are the bodies of its start pages, of each only a hash.
    """

    affixes: tuple[str, str] | None = None
    start_bodies: set[int] = field(default_factory=set)
