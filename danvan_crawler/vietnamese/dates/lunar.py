"""The Vietnamese lunar calendar, for dates printed in it ("mùng 10 tháng 3 âm lịch"); valid for 1800-2099.

Astronomical rules as in Jean Meeus, "Astronomical Algorithms", reckoned at the meridian of +07:00 (Vietnam's since 1968): a month
starts on the day of the new moon, the eleventh month holds the winter solstice, and a year of thirteen months repeats the first month
without a major solar term.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from math import floor, pi, sin

_J1900 = 2415021.076998695  # Julian day of the new moon of 1 January 1900
_MONTH = 29.530588853
_EPOCH = date(1970, 1, 1)
_EPOCH_JD = 2440588
_ZONE = 7 / 24


def to_solar(year: int, month: int, day: int) -> date | None:
    """The civil day of a lunar one (of the ordinary month where a leap month repeats it); None where the month has no such day."""
    if not (1 <= month <= 12 and 1 <= day <= 30):
        return None
    if month < 11:
        start, end = _eleventh_month(year - 1), _eleventh_month(year)
    else:
        start, end = _eleventh_month(year), _eleventh_month(year + 1)
    k = floor((start - _J1900) / _MONTH + 0.5)
    offset = (month - 11) % 12
    if end - start > 365 and offset >= _leap_offset(start):
        offset += 1
    first = _new_moon(k + offset)
    found = first + day - 1
    if found >= _new_moon(k + offset + 1):
        return None
    return _EPOCH + timedelta(days=found - _EPOCH_JD)


@lru_cache(maxsize=1024)
def _new_moon(k: int) -> int:
    """The Julian day number (local) of the k-th new moon after 1 January 1900."""
    t = k / 1236.85
    r = pi / 180
    at = 2415020.75933 + 29.53058868 * k + 0.0001178 * t**2 - 0.000000155 * t**3
    at += 0.00033 * sin((166.56 + 132.87 * t - 0.009173 * t**2) * r)
    sun = (359.2242 + 29.10535608 * k - 0.0000333 * t**2 - 0.00000347 * t**3) * r
    moon = (306.0253 + 385.81691806 * k + 0.0107306 * t**2 + 0.00001236 * t**3) * r
    node = (21.2964 + 390.67050646 * k - 0.0016528 * t**2 - 0.00000239 * t**3) * r
    at += (0.1734 - 0.000393 * t) * sin(sun) + 0.0021 * sin(2 * sun) - 0.4068 * sin(moon) + 0.0161 * sin(2 * moon) - 0.0004 * sin(3 * moon)
    at += 0.0104 * sin(2 * node) - 0.0051 * sin(sun + moon) - 0.0074 * sin(sun - moon) + 0.0004 * sin(2 * node + sun)
    at += -0.0004 * sin(2 * node - sun) - 0.0006 * sin(2 * node + moon) + 0.0010 * sin(2 * node - moon) + 0.0005 * sin(2 * moon + sun)
    if t < -11:
        delta = 0.001 + 0.000839 * t + 0.0002261 * t**2 - 0.00000845 * t**3 - 0.000000081 * t**4
    else:
        delta = -0.000278 + 0.000265 * t + 0.000262 * t**2
    return floor(at - delta + 0.5 + _ZONE)


def _sun_sector(jd: int) -> int:
    """In which twelfth of its path (0 from the spring equinox) the sun stands at local midnight of a Julian day."""
    t = (jd - 0.5 - _ZONE - 2451545) / 36525
    r = pi / 180
    anomaly = (357.52910 + 35999.05030 * t - 0.0001559 * t**2 - 0.00000048 * t**3) * r
    longitude = 280.46645 + 36000.76983 * t + 0.0003032 * t**2
    longitude += (1.914600 - 0.004817 * t - 0.000014 * t**2) * sin(anomaly)
    longitude += (0.019993 - 0.000101 * t) * sin(2 * anomaly) + 0.000290 * sin(3 * anomaly)
    return int(longitude % 360 // 30)


@lru_cache(maxsize=512)
def _eleventh_month(year: int) -> int:
    """The Julian day on which the lunar month with the winter solstice of a year starts."""
    days = (date(year, 12, 31) - _EPOCH).days + _EPOCH_JD
    k = floor((days - 2415021) / _MONTH)
    start = _new_moon(k)
    return _new_moon(k - 1) if _sun_sector(start) >= 9 else start


def _leap_offset(start: int) -> int:
    """How many months after the eleventh the leap month comes: the first in which the sun stays in one sector."""
    k = floor((start - _J1900) / _MONTH + 0.5)
    last = _sun_sector(_new_moon(k + 1))
    for i in range(2, 14):
        sector = _sun_sector(_new_moon(k + i))
        if sector == last:
            return i - 1
        last = sector
    return 13
