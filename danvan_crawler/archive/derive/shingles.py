"""Which texts of a large archive may be copies of each other: winnowed fingerprints in an inverted index. Pure, no database.

A fingerprint is the hash of `LENGTH` words in a row; of every `WINDOW` neighbours the smallest is kept (winnowing, Schleimer et al.
2003), so that any `LENGTH + WINDOW - 1` words that two texts share give both the same fingerprint, however much else was cut or added.
Signatures of whole texts (MinHash, SimHash) would not do: a reprint of half the length has a Jaccard similarity below .3.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from danvan_crawler.vietnamese.text import normalize, tone_placement

LENGTH = 7
WINDOW = 6
_PRIME = (1 << 61) - 1
_BASE = 0x1B873593CC9E2D51 % _PRIME
_LAST = pow(_BASE, LENGTH - 1, _PRIME)
_ID_BITS = 24
_HASH_BITS = 64 - _ID_BITS
_PARTS = 16
_WORD = re.compile(r"[^\W_]+")
# "kỹ" and "kĩ", "lý" and "lí", "quý" and "quí" are one word: both spellings are in use, and editors change one to the other.
_FINAL_Y = re.compile(r"(h|k|l|m|s|t|v|qu)([yỳýỷỹỵ])")
_AS_I = str.maketrans("yỳýỷỹỵ", "iìíỉĩị")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text as they are compared, and where each stands (code points, end exclusive)."""

    keys: Sequence[str]
    places: Sequence[tuple[int, int]]

    def __len__(self) -> int:
        return len(self.keys)


def words(text: str) -> Words:
    """The words of an NFC text: small letters, tone marks placed one way, one spelling of final y."""
    found = list(_WORD.finditer(text))
    return Words([word_key(match[0]) for match in found], [match.span() for match in found])


@lru_cache(maxsize=100_000)
def word_key(word: str) -> str:
    """One word as it is compared: "Uỷ" and "ủy", "kĩ" and "KỸ" are the same."""
    key = tone_placement(normalize(word)).lower()
    match = _FINAL_Y.fullmatch(key)
    return match[1] + match[2].translate(_AS_I) if match else key


@lru_cache(maxsize=200_000)
def _hash(key: str) -> int:
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest()) % _PRIME


def fingerprints(keys: Sequence[str]) -> set[int]:
    """The winnowed fingerprints of a text's words; of a text shorter than `LENGTH` words there is one, of all it has."""
    hashes = list(_rolling([_hash(key) for key in keys]))
    if len(hashes) <= WINDOW:
        return {min(hashes)} if hashes else set()
    found = set()
    at, smallest = -1, 0
    for end in range(WINDOW, len(hashes) + 1):
        first = end - WINDOW
        if at < first:
            smallest = min(hashes[first:end])
            at = end - 1 - hashes[first:end][::-1].index(smallest)
            found.add(smallest)
        elif hashes[end - 1] <= smallest:
            at, smallest = end - 1, hashes[end - 1]
            found.add(smallest)
    return found


def _rolling(values: Sequence[int]) -> Iterator[int]:
    value = 0
    for n, new in enumerate(values):
        if n >= LENGTH:
            value -= values[n - LENGTH] * _LAST
        value = (value * _BASE + new) % _PRIME
        if n >= LENGTH - 1:
            yield value
    if 0 < len(values) < LENGTH:
        yield value


class Index:
    """Fingerprints of texts, eight bytes each, and the pairs of texts of different owners that share some."""

    neighbours = 8
    """With how many of the following texts of a fingerprint each is paired: what seventy sites print makes a chain, not 2,415 pairs."""
    commonest = 400
    """A fingerprint of more texts than this is a formula of the trade and tells nothing."""

    rarest = 5

    def __init__(self) -> None:
        self._entries = array("Q")
        self._counts: dict[int, int] = {}

    def add(self, number: int, found: Iterable[int]) -> None:
        """Adds a text by its fingerprints. Numbers are below 16,777,216 and follow the order in which the texts may have been printed."""
        before = len(self._entries)
        self._entries.extend((value & ((1 << _HASH_BITS) - 1)) << _ID_BITS | number for value in found)
        self._counts[number] = len(self._entries) - before

    def pairs(self, owners: Mapping[int, Any], share: float = 0.25, least: int = 2) -> Iterator[tuple[int, int, float]]:
        """Pairs (lower, higher number, distinct share) of different owners, in order, that share enough fingerprints.

        Enough are `least`, and `share` of those of the text that has fewer. The distinct share, 0 to 1, counts only the fingerprints
        of at most `rarest` texts: a formula of the trade stands in many.
        """
        shared: dict[int, int] = {}
        distinct: dict[int, int] = {}
        for part in range(_PARTS):  # one part of the hashes at a time: sorting all at once would need ten times the memory
            entries = sorted(entry for entry in self._entries if entry >> _ID_BITS & (_PARTS - 1) == part)
            for group in _groups(entries):
                if len(group) <= self.commonest:
                    for key in self._pairs_of(group, owners):
                        shared[key] = shared.get(key, 0) + 1
                        if len(group) <= self.rarest:
                            distinct[key] = distinct.get(key, 0) + 1
        for key in sorted(shared):
            one, other = key >> _ID_BITS, key & ((1 << _ID_BITS) - 1)
            fewest = min(self._counts[one], self._counts[other])
            if shared[key] >= min(least, fewest) and shared[key] >= share * fewest:
                yield one, other, distinct.get(key, 0) / fewest

    def _pairs_of(self, group: Sequence[int], owners: Mapping[int, Any]) -> Iterator[int]:
        for n, one in enumerate(group):
            left = self.neighbours
            for other in group[n + 1 :]:
                if owners[one] != owners[other]:
                    yield one << _ID_BITS | other
                    left -= 1
                    if not left:
                        break


def _groups(entries: Sequence[int]) -> Iterator[list[int]]:
    """The numbers of the texts that have the same fingerprint, for each fingerprint of several texts."""
    group: list[int] = []
    last = -1
    for entry in entries:
        value = entry >> _ID_BITS
        if value != last:
            if len(group) > 1:
                yield group
            group = []
        last = value
        group.append(entry & ((1 << _ID_BITS) - 1))
    if len(group) > 1:
        yield group
