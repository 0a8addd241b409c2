"""Whether a share of this run differs from the site's own recent runs by more than chance. Pure arithmetic."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

MIN_SAMPLE = 8
"""Articles or pages below which a share says nothing."""

CHANCE = 1e-4
"""A difference is named only if chance alone makes it less often than this: twelve fields, seventy sites, every day."""

NOTABLE = 0.8
"""A share is called fallen only below this part of the usual one: large sites make small changes certain, not important."""

NEAR_NOTHING = 0.1
"""At or below this part of the usual share a field counts as lost."""

_SPREADS = 3
_SURE = 0.98
"""The usual share is a sample too: that all of thirty articles had a sapo does not prove that the next one must."""


@dataclass(frozen=True, slots=True)
class Fall:
    """A share that fell from `usual` to `now`; `since` is the day of the last run that was as usual."""

    name: str
    usual: float
    now: float
    since: str

    @property
    def lost(self) -> bool:
        """Near nothing is left."""
        return self.now <= NEAR_NOTHING * self.usual

    def __str__(self) -> str:
        return f"{self.name} fell from {percent(self.usual)} to {percent(self.now)} since {self.since}"


def fall(name: str, count: int, sample: int, past: Sequence[tuple[str, float]]) -> Fall | None:
    """How far `count` of `sample` lies below the median of `past` (day, share; newest first); None if it may be chance.

    A fall is more than three times what the recent runs themselves vary by (their median deviation).
    """
    if sample < MIN_SAMPLE or not past:
        return None
    now = count / sample
    usual = median(share for _, share in past)
    spread = median(abs(share - usual) for _, share in past)
    if now > NOTABLE * usual or usual - now <= _SPREADS * spread or chance(now, sample, usual) > CHANCE:
        return None
    since = next(day for day, share in past if abs(share - usual) <= abs(share - now))
    return Fall(name, usual, now, since)


def is_above(count: int, sample: int, past: Sequence[float], allowed: float, most: float) -> bool:
    """Whether a share of losses is more than this site's usual ones.

    Up to `allowed` it never is, above `most` always. In between it is, unless three recent runs or more show that this site
    always lost such a share, but for chance.
    """
    if not sample or count / sample <= allowed:
        return False
    share = count / sample
    usual = median(past) if len(past) >= 3 else 0.0
    return share > most or usual <= allowed or chance(1 - share, sample, 1 - usual) <= CHANCE


def chance(share: float, sample: int, usual: float) -> float:
    """An upper bound of the probability that at most `share` of `sample` have what `usual` of all have (Chernoff)."""
    usual = min(usual, _SURE)
    if share >= usual:
        return 1.0
    distance = (1 - share) * math.log((1 - share) / (1 - usual))
    if share > 0:
        distance += share * math.log(share / usual)
    return math.exp(-sample * distance)


def percent(share: float) -> str:
    """ "98 %"; "under 1 %" for what rounds to nothing and is not."""
    return "under 1 %" if 0 < share < 0.005 else f"{share:.0%}".replace("%", " %")
