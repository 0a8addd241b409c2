"""Places by their names: provinces, districts, regions and states that are known (`data/places.txt`); communes and villages are too many."""

from __future__ import annotations

from collections.abc import Sequence

from danvan_crawler.vietnamese.people.lexicon import Phrases, phrases, sections, word_set
from danvan_crawler.vietnamese.people.tokens import keys_of


def _listed(*parts: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(key for key in keys_of(place) if key not in "-–") for part in parts for place in sections("places")[part])


_PROVINCES_AND_LANDS = _listed("provinces", "lands")
_PLACES = _PROVINCES_AND_LANDS | _listed("districts")
STATES: Phrases = phrases("places", "states")
STATE_FIRSTS = STATES.firsts()
NEIGHBOURS: Phrases = phrases("places", "neighbours")
_COUNTRIES = word_set("places", "countries")


def is_place(keys: Sequence[str]) -> bool:
    """True for a known province, district or land."""
    return tuple(keys) in _PLACES


def is_province_or_land(keys: Sequence[str]) -> bool:
    """True for a known province or land: "Thái Bình", not "Thái Hòa", which is a town."""
    return tuple(keys) in _PROVINCES_AND_LANDS


def is_country(key: str) -> bool:
    """True for a country of one word: "lào"."""
    return key in _COUNTRIES


def country_length(keys: Sequence[str], start: int, end: int) -> int:
    """How many tokens of a country's name stand at `start`: "liên bang nga", "indonesia", "việt nam"; 0 for none."""
    if keys[start : start + 2] == ["việt", "nam"] and start + 2 <= end:
        return 2
    state = STATES.longest(keys, start, end)
    return state[0] if state else int(start < end and is_country(keys[start]))


def is_state(keys: Sequence[str]) -> bool:
    """True for a state of several words: "new zealand"."""
    return keys in STATES
