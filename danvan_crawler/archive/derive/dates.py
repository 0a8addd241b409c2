"""When an article was published that prints no date: what the pages around it tell. Pure functions, days are Vietnamese civil dates.

Six sources, surest first. A date printed beside the article's link on other pages is its date. Sites number their articles in
order of publication, so that the dated articles with the next lower and the next higher number bound it. So do the dated articles above
and below it in a listing that runs in order of date, and the first of the newer and of the older articles that its page lists. A list of
links in order of date around the article bounds it by the event it reports. It is not older than that event, and not younger than its first capture.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

from danvan_crawler.items import DateMention
from danvan_crawler.vietnamese import dates
from danvan_crawler.vietnamese.text import fold

REPORT_DELAY = timedelta(days=45)
"""Longest time between an event and its report that is taken for granted when a year must be found."""
HALF_A_YEAR = timedelta(days=184)
MOST_YEARS = 8
"""Bounds wider than this leave the year of a yearless date open."""
FEWEST_NUMBERED = 4
ORDERED_SHARE = 0.9
"""A site numbers its articles in order of time if at least so many dated ones, and such a share of them, are in order."""
FEWEST_LISTED = 3
MANY_LISTED, MOSTLY = 8, 0.7
"""A list runs in order of date if all its dated articles do; of so many, which are not in order by chance, most."""
OPENING_PARAGRAPHS = 2
_INITIALS = re.compile(r"[a-z]{1,3}", re.I)
_FUTURE = re.compile(r"\b(se|sap|du kien|sap toi|chuan bi)\b")


@dataclass(frozen=True, slots=True)
class Printed:
    """A date beside a link: where it stands (the claim's natural key) and on which page."""

    day: date
    page: str
    claim: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Listed:
    """A dated link of an article's own related list."""

    day: date
    claim: Mapping[str, Any]


@dataclass(slots=True)
class Undated:
    """An article whose page prints no publish date: its texts, its own related list, the day of its first capture; and the days between
    which the page says that it was published, "3 tháng trước"."""

    key: str
    texts: Mapping[str, str]
    related: Sequence[Listed]
    first_seen: date
    told: tuple[date, date] | None = None


@dataclass(slots=True)
class Conclusion:
    """What is known of a publish date: the day or the moment, or bounds, both inclusive; with method and the claims it rests on."""

    published: date | datetime | None = None
    lo: date | None = None
    hi: date | None = None
    method: str = ""
    evidence: list[Mapping[str, Any]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Event:
    """The event that a text reports: its first day, as printed, and where."""

    day: date
    raw: str
    claim: Mapping[str, Any]


def conclude(
    article: Undated, printed: Sequence[Printed], series: Mapping[tuple[str, str], Series], listings: Sequence[Listing] = ()
) -> Conclusion:
    """What can be said of the article's publish date; the upper bound is always known, from its first capture. `printed`: as `fitting` leaves it."""
    if printed and (article.told is None or len({one.day for one in printed}) == 1):
        return _printed(printed)
    found = _bounds(article, series, listings)
    if article.told is None:
        return found
    found = _as_told(found, *article.told)
    between = [one for one in printed if (found.lo or one.day) <= one.day <= (found.hi or one.day)]
    return _printed(between) if len({one.day for one in between}) == 1 else found


def _bounds(article: Undated, series: Mapping[tuple[str, str], Series], listings: Sequence[Listing]) -> Conclusion:
    found = Conclusion(hi=article.first_seen, method="not after its first capture")
    lo, hi = _neighbours(article.key, series)
    if lo or hi:
        found = _between(found, lo, hi, "the numbering of the site")
    elif listed := around(article.key, listings):
        found = _between(found, *listed, "the lists of the site")
    if (sides := _sides(article.related)) is not None:
        found = _closer(found, *sides)
    if found.evidence:
        event = reported_event(article.texts, found.lo, found.hi)
    else:
        found, event = _in_own_list(article, found)
    if event is not None and (found.lo is None or event.day > found.lo) and (found.hi is None or event.day <= found.hi):
        found.lo = event.day
        found.method = f"not before the reported event ({event.raw}); {found.method}"
        found.evidence.append(event.claim)
    return found


def fitting(printed: Sequence[Printed], lo: date, hi: date, seen: date) -> list[Printed]:
    """The dates beside links that lie between the bounds which the page tells. Lists print days without their year, "17 Th10", and their year was
    that nearest to the day `seen`: here it is each that puts such a day between the bounds. What is farther from that day has its year printed."""
    found: list[Printed] = []
    for one in printed:
        if abs(one.day - seen) > HALF_A_YEAR:
            found += [one] if lo <= one.day <= hi else []
            continue
        days = [day for year in range(lo.year, hi.year + 1) if (day := _in_year(one.day, year)) is not None and lo <= day <= hi]
        found += [one] if one.day in days and lo.year == hi.year else [replace(one, day=day) for day in days]
    return found


def _in_year(day: date, year: int) -> date | None:
    try:
        return day.replace(year=year)
    except ValueError:  # 29/2
        return None


def _as_told(found: Conclusion, lo: date, hi: date) -> Conclusion:
    """The bounds that the page itself tells, and closer ones that agree with them."""
    closer = (max(lo, found.lo or lo), min(hi, found.hi or hi))
    if closer[0] > closer[1] or closer == (lo, hi):
        return Conclusion(None, lo, hi, "as old as its page says")
    return Conclusion(None, *closer, f"as old as its page says; {found.method}", found.evidence)


def is_month_first(raws: Iterable[str]) -> bool:
    """Whether the moments that a site prints have the month first, as they have on a server with American settings: some have no such day
    otherwise, and none has no such month."""
    found = [order for raw in raws if (order := dates.readings(raw)) != (None, None)]
    return any(day_first is None for day_first, _ in found) and all(month_first is not None for _, month_first in found)


def in_order(raw: str, *, month_first: bool, printed: Sequence[Printed]) -> Conclusion | None:
    """The moment of a publish date that can be read in two orders, "8/5/2015 4:26:36 PM": in the one that is the day printed beside its links, else
    in the order of the site. None where the string is no such moment."""
    orders = [value for value in dates.readings(raw) if value is not None]
    if len(orders) < 2:
        return None
    beside = {one.day for one in printed}
    shown = [value for value in orders if _day(value.iso) in beside]
    chosen = shown[0] if len(shown) == 1 else orders[month_first]
    day = _day(chosen.iso)
    if len(shown) == 1:
        return Conclusion(
            chosen.lo, day, day, f"{chosen.method}, as printed beside its link", [one.claim for one in printed if one.day == day][:10]
        )
    return Conclusion(chosen.lo, day, day, f"{chosen.method}, as on the site's other pages" if month_first else chosen.method)


def _printed(printed: Sequence[Printed]) -> Conclusion:
    pages = len({one.page for one in printed})
    days = sorted({one.day for one in printed})
    where = f"{pages} page{'s' if pages > 1 else ''}"
    evidence = sorted((one.claim for one in printed), key=repr)[:10]
    if len(days) == 1:
        return Conclusion(days[0], days[0], days[0], f"printed beside its link on {where}", evidence)
    return Conclusion(None, days[0], days[-1], f"different dates printed beside its link on {where}", evidence)


def _between(found: Conclusion, lo: Point | None, hi: Point | None, order: str) -> Conclusion:
    found.lo = lo.day if lo else None
    if hi is not None and (found.hi is None or hi.day <= found.hi):
        found.hi = hi.day
    known = " and ".join(f"{point.day:%d/%m/%Y}" for point in (hi, lo) if point)
    side = "between its neighbours" if lo and hi else "after its neighbour" if lo else "before its neighbour"
    found.method = f"{side} in {order} ({known})" + ("" if hi else "; not after its first capture")
    found.evidence = [{"key": point.key, "date": point.day.isoformat()} for point in (hi, lo) if point]
    if found.lo is not None and found.hi is not None and found.lo > found.hi:
        found.lo = None  # a neighbour dated after our first capture is misdated
    return found


# --- numbering -------------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """A dated article in a numbering."""

    number: int
    day: date
    key: str


@dataclass(frozen=True, slots=True)
class Series:
    """Dated articles whose keys differ by a number only, those out of order left out."""

    points: Sequence[Point]

    def around(self, number: int) -> tuple[Point | None, Point | None]:
        """The last point below and the first above a number."""
        below = bisect_left(self.points, number, key=lambda point: point.number)
        above = bisect_right(self.points, number, key=lambda point: point.number)
        return (self.points[below - 1] if below else None), (self.points[above] if above < len(self.points) else None)


def numbered(key: str) -> tuple[tuple[str, str], int] | None:
    """((what stands before, what stands behind), number) of the last number of a key: "a.vn/#-c215040" -> (("a.vn/#-c", ""), 215040).

    Joomla's stands in front of the title, which may have numbers too: "a.vn/#705-giao-ban-quy-3" -> (("a.vn/#", "-"), 705).
    """
    if titled := re.fullmatch(r"(.*#)(\d{1,15})-[^#]*", key, re.DOTALL):
        return (titled[1], "-"), int(titled[2])
    match = re.fullmatch(r"(.*?)(\d{1,15})(\D*)", key, re.DOTALL)
    return ((match[1], match[3]), int(match[2])) if match else None


def series_of(known: Mapping[str, date]) -> dict[tuple[str, str], Series]:
    """The numberings of a site, from canonical key -> publish day of its dated articles. Only those that run in order of time.

    Short numbers stand in the keys of their folders, "a.vn/tin-tuc/#-7264.htm" and "a.vn/ton-giao/#-7265.htm", or behind letters for these,
    "a.vn/tin/hd102.htm" and "a.vn/thi-dua/pt103.htm": where they run in order of time together, they are one numbering.
    """
    by_form: dict[tuple[str, str], list[Point]] = {}
    for key, day in known.items():
        if found := numbered(key):
            by_form.setdefault(found[0], []).append(Point(found[1], day, key))
    result = {form: series for form, points in by_form.items() if (series := _series(points))}
    by_site: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for form in by_form:
        by_site.setdefault(_across_folders(form), []).append(form)
    for forms in by_site.values():
        together = _series([point for form in forms for point in by_form[form]]) if len(forms) > 1 else None
        kept = {point.key for point in together.points} if together else set()
        for form in forms:
            points = by_form[form]
            if together and sum(point.key in kept for point in points) >= ORDERED_SHARE * len(points):
                result[form] = together
    return result


def _series(points: Sequence[Point]) -> Series | None:
    ordered = _in_order(sorted(points))
    return Series(ordered) if len(ordered) >= FEWEST_NUMBERED and len(ordered) >= ORDERED_SHARE * len(points) else None


def _across_folders(form: tuple[str, str]) -> tuple[str, str]:
    """What stands around a number in a key, without the folders between the host and the page's name, and without a few letters for them."""
    host, _, rest = form[0].partition("/")
    name = rest.rpartition("/")[2]
    return f"{host}/{'' if _INITIALS.fullmatch(name) else name}", form[1]


def _in_order(points: Sequence[Point]) -> list[Point]:
    """The longest part whose days never fall (patience sorting)."""
    tails: list[date] = []
    places: list[int] = []
    for point in points:
        at = bisect_right(tails, point.day)
        tails[at : at + 1] = [point.day]
        places.append(at)
    kept: list[Point] = []
    want = len(tails) - 1
    for point, at in zip(reversed(points), reversed(places), strict=True):
        if at == want and (not kept or point.day <= kept[-1].day):
            kept.append(point)
            want -= 1
    return kept[::-1]


def _neighbours(key: str, series: Mapping[tuple[str, str], Series]) -> tuple[Point | None, Point | None]:
    found = numbered(key)
    if found is None or found[0] not in series:
        return None, None
    return series[found[0]].around(found[1])


# --- listings --------------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Listing:
    """The articles that the pages of one list name, from the top: the place of each, all that are dated, and those of them in order."""

    places: Mapping[str, int]
    dated: Series
    in_order: frozenset[str]

    def neighbours(self, key: str) -> tuple[Point, Point] | None:
        """The dated articles next below and above one; None unless both are there, and in order. What stands on top may be held there, and
        beside the list there may be a box of others: "Tin nổi bật", "Đọc nhiều"."""
        if key not in self.places:
            return None
        below, above = self.dated.around(-self.places[key])
        if below is None or above is None or below.key not in self.in_order or above.key not in self.in_order:
            return None
        return below, above


def listing_of(pages: Sequence[Sequence[str]], known: Mapping[str, date]) -> Listing | None:
    """A list from the keys on its pages; None unless most of those of known day run in order of date, the newest on top."""
    different = [page for n, page in enumerate(pages) if set(page) not in map(set, pages[:n])]  # "/tin" and "/tin?page=1" are one page
    # What stands on all of its pages is no part of the list.
    fixed = set[str]().union(*different[:1]).intersection(*different[1:]) if len(different) > 1 else set()
    places = {key: place for place, key in enumerate(dict.fromkeys(key for page in different for key in page if key not in fixed))}
    points = [Point(-place, known[key], key) for key, place in places.items() if key in known][::-1]
    ordered = _in_order(points)
    if len(ordered) < FEWEST_LISTED or len(ordered) < (MOSTLY if len(points) >= MANY_LISTED else 1) * len(points):
        return None
    return Listing(places, Series(points), frozenset(point.key for point in ordered))


def around(key: str, listings: Iterable[Listing]) -> tuple[Point, Point] | None:
    """The dated articles below and above an article in lists, of several the nearest in time; None if two lists contradict each other."""
    found = [pair for listing in listings if (pair := listing.neighbours(key)) is not None]
    if not found:
        return None
    lo, hi = max((low for low, _ in found), key=lambda point: point.day), min((high for _, high in found), key=lambda point: point.day)
    return (lo, hi) if lo.day <= hi.day else None


# --- its own related list, and the event -------------------------------------------------------------------------------------------------


def _sides(related: Sequence[Listed]) -> tuple[Listed, Listed] | None:
    """The next older and the next newer article where the related links are two lists, "Tin mới hơn" and "Tin cũ hơn", both beginning with what is
    next in time: days that rise, and then, all before the first, days that fall."""
    days = [link.day for link in related]
    top = next((n for n, (a, b) in enumerate(pairwise(days), 1) if a > b), 0)
    falling = all(a >= b for a, b in pairwise(days[top:]))
    if top < 2 or len(days) - top < 2 or days[0] == days[top - 1] or not falling or days[top] > days[0]:
        return None
    return related[top], related[0]


def _closer(found: Conclusion, older: Listed, newer: Listed) -> Conclusion:
    """The bounds that its own lists set, where they are closer than those found and do not contradict them."""
    lo = older.day if found.lo is None else max(found.lo, older.day)
    hi = newer.day if found.hi is None else min(found.hi, newer.day)
    if lo > hi or (lo, hi) == (found.lo, found.hi):
        return found
    found.lo, found.hi = lo, hi
    known = f"between the newer and the older articles that it lists ({newer.day:%d/%m/%Y} and {older.day:%d/%m/%Y})"
    found.method = f"{known}; {found.method}" if found.evidence else known
    found.evidence += [newer.claim, older.claim]
    return found


def _in_own_list(article: Undated, found: Conclusion) -> tuple[Conclusion, Event | None]:
    """Bounds from a related list in order of date that runs on both sides of the article: the event says where in the list it stands."""
    days = [link.day for link in article.related]
    falling = all(a >= b for a, b in pairwise(days))
    if not falling or len(days) < FEWEST_LISTED:
        return found, reported_event(article.texts, None, found.hi)
    event = reported_event(article.texts, days[-1], days[0], slack=timedelta(0))
    if event is None:
        return found, reported_event(article.texts, None, found.hi)
    newer = min((link for link in article.related if link.day >= event.day), key=lambda link: link.day)
    older = max((link for link in article.related if link.day <= event.day), key=lambda link: link.day)
    found.lo, found.hi = older.day, min(newer.day, article.first_seen)
    found.method = f"between its neighbours in its related list ({newer.day:%d/%m/%Y} and {older.day:%d/%m/%Y})"
    found.evidence = [newer.claim, older.claim]
    return found, event


def reported_event(texts: Mapping[str, str], lo: date | None, hi: date | None, slack: timedelta = REPORT_DELAY) -> Event | None:
    """The first event that the opening of a text reports and that can lie between `lo` (less `slack`) and `hi`.

    A day without year counts only if one year alone fits: "chiều 30/12" between 29/12/2020 and 31/12/2020.
    """
    if hi is None:
        return None
    first = lo - slack if lo is not None else date.min
    years = range(first.year, hi.year + 1) if lo is not None and hi.year - first.year <= MOST_YEARS else ()
    for name in ("title", "sapo", "body"):
        text = texts.get(name) or ""
        end = _opening(text) if name == "body" else len(text)
        for start, days in sorted(_readings(text[:end], years).items()):
            fitting = [day for day in days if first <= day <= hi]
            if len(fitting) > 1:
                return None  # the event is named, but its year stays open
            if fitting and (mention := _as_event(text[:end], start, fitting[0])) is not None:
                claim = {"field": name, "start": mention.span.start, "end": mention.span.end, "raw": mention.raw}
                return Event(fitting[0], mention.raw, claim)
    return None


def _opening(body: str) -> int:
    """Where the opening paragraphs end."""
    at = -2
    for _ in range(OPENING_PARAGRAPHS):
        at = body.find("\n\n", at + 2)
        if at < 0:
            return len(body)
    return at


def _readings(text: str, years: Iterable[int]) -> dict[int, set[date]]:
    """Where a date stands -> the first days it can mean, one for each of the years if it prints none."""
    found: dict[int, set[date]] = {}
    # Nearest to the middle of a year is every day of that year.
    for mentions in dates.find_each(text, (None, *(f"{year}-07-02" for year in years))):
        for mention in mentions:
            if mention.function in ("event", "other") and mention.precision != "month" and len(mention.lo) >= 10:
                found.setdefault(mention.span.start, set()).add(_day(mention.lo))
    return found


def _as_event(text: str, start: int, day: date) -> DateMention | None:
    """The mention at `start` if, seen from that day, it is an event that has taken place."""
    sentence = fold(text[max(text.rfind(". ", 0, start), text.rfind("\n", 0, start)) + 1 :].split(". ")[0])
    if _FUTURE.search(sentence):
        return None
    for mention in dates.find(text, day):
        if mention.span.start == start and mention.function == "event" and _day(mention.lo) == day:
            return mention
    return None


def _day(iso: str) -> date:
    return datetime.fromisoformat(iso).date()


def reference_of(found: Conclusion) -> str | None:
    """What the dates of the text can be counted from: the publish day, or bounds close enough to tell the year."""
    if found.published is not None:
        return found.published.isoformat()[:10]
    if found.lo is None or found.hi is None or found.hi - found.lo > timedelta(days=180):
        return None
    return f"{found.lo.isoformat()}/{found.hi.isoformat()}"


def mentions(texts: Mapping[str, str], reference: str) -> list[DateMention]:
    """All dates of title, sapo and body, counted from `reference`."""
    return [
        *dates.find(texts.get("title") or "", reference, field="title"),
        *dates.find(texts.get("sapo") or "", reference, field="sapo"),
        *dates.find(texts.get("body") or "", reference, field="body"),
    ]
