"""Names of foreigners: behind a state, behind the office of a guest, in capitals behind a form of address."""

from __future__ import annotations

from collections.abc import Sequence

from danvan_crawler.vietnamese import places
from danvan_crawler.vietnamese.names import is_syllable
from danvan_crawler.vietnamese.people.name_runs import HEADS, ORGANS, capital_run
from danvan_crawler.vietnamese.people.tokens import Token


def state_before(tokens: Sequence[Token], keys: Sequence[str], start: int, end: int) -> int:
    """Where the name of a foreigner begins behind the state at `start`: "Tổng thống Hàn Quốc | Moon Jae-in"; `start` where none does."""
    state = places.STATES.longest(keys, start, end)
    if state is None:
        return start
    begin = start + state[0]
    stop = capital_run(tokens, begin, end)
    foreign = stop - begin >= 2 or (stop > begin and not is_syllable(keys[begin]))
    known = foreign and (
        places.is_place(keys[begin:stop]) or tokens[begin].upper or ORGANS.longest(keys, begin, stop) or HEADS.longest(keys, begin, end)
    )
    return begin if foreign and not known else start


def foreign_name(tokens: Sequence[Token], keys: Sequence[str], start: int, stop: int) -> int | None:
    """Where two or more words that are no Vietnamese syllables end the run of capitals `start` to `stop`; None if they do not."""
    begin = stop
    while begin > start and not is_syllable(keys[begin - 1]) and not tokens[begin - 1].upper and len(keys[begin - 1]) > 1:
        begin -= 1
    if begin + 1 < stop and places.is_country(keys[begin]):
        return begin + 1  # "Quốc vương Campuchia | Norodom Sihamoni"
    if stop - begin == 1 and stop - start > 2 and places.is_country(keys[stop - 3]):
        return stop - 2  # "Bộ trưởng Thương mại Anh | Liam Fox"
    return begin if stop - begin >= 2 else None


def capital_stranger(tokens: Sequence[Token], keys: Sequence[str], start: int, end: int) -> int:
    """End of a foreign name in capitals behind a form of address: "Ông | MOHAMAD ZEN | - Trưởng ban …"; `start` where there is none."""
    stop = start
    while (
        stop < end and stop - start < 4 and tokens[stop].upper and len(tokens[stop].text) > 2 and not set("aeiouy").isdisjoint(keys[stop])
    ):
        if is_syllable(keys[stop]) and stop == start:
            return start
        stop += 1
    closed = stop < end and tokens[stop].text in ",-–—("
    return stop if closed and stop - start >= 2 and len(keys[start]) > 4 else start
