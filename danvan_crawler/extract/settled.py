"""Which of a page's dates counts: the one that it gives to programs, where that holds, else what it prints or its address says.

Only the choice is made here; the string is turned into a date elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from selectolax.lexbor import LexborNode

from danvan_crawler.extract.addresses import day_in
from danvan_crawler.extract.date_words import MODIFIED_LABEL
from danvan_crawler.extract.datefind import first_date
from danvan_crawler.extract.dom import Doc
from danvan_crawler.extract.meta import Meta, clean
from danvan_crawler.vietnamese import dates

TIME_OF_DAY = re.compile(r"\d{1,2}\s?[:h]\s?\d{2}")
_MACHINE = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{8}T?\d*|\b\d{10}(?:\d{3})?\b|[A-Za-z]{3}\w*\.? \d{1,2},? \d{4}|"
    r"\d{1,2} [^\W\d_]{3}\w*\.? \d{4}|\d{4}/\d{1,2}/\d{1,2}"
)
_EMPTY = re.compile(r"^(?:0001|1900|1970|0000)-|^01/01/(?:0001|1900)")
_CLOCK = re.compile(
    r"\d{1,2}\s?[:h]\s?\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s?[+-]\d{2}:?\d{2}|\s?[\[(]?(?:GMT|UTC)\s?[+-]?\d{0,2})?|(?<=\d{8}T)\d{4}.*"
)
_NO_TIME = re.compile(r"(?<![\d:+-])0?0\s?[:h]\s?00|(?<=T)0000|12:00(?::00)? ?(?:AM|SA)\b", re.I)
_WEEKDAY = re.compile(r"\bthứ\s?[2-7]\b", re.I)  # "Thứ 2, 07/09/2020 | 07:34"
_COMPACT = re.compile(r"\s*(\d{4})(\d{2})(\d{2})(?!\d)")
_ZONED = re.compile(r"(?:Z|[+-]\d{2}:?\d{2})\s*$")
_IN_UTC = re.compile(r"(?:Z|\+00:?00)\s*$")
_UTC_MOMENT = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)[T ](\d\d):?(\d\d)")
_SECOND = re.compile(r"(?<=\d:)\d\d:\d\d")
_FULL_HOUR = re.compile(r"T\d\d:?00(?::?00(?:\.0+)?)?(?:Z|\+00:?00)\s*$")
_BEHIND_UTC, _AHEAD_OF_UTC = 12, 14  # hours, of the clocks that are farthest from it
_PART = re.compile(r"\s[|•·–—-]\s")
_NUMBER = re.compile(r"\d{1,4}")
_RDFA = ",".join(f'[property~="{name}"][content]' for name in ("schema:datePublished", "dc:issued", "dc:created", "schema:dateCreated"))
_IN_SCRIPT = re.compile(
    rb"ubli(?:sh|shed|cation)(?:_?(?:[Dd]ate|[Tt]ime|[Aa]t|[Oo]n))?\\?[\"']\s?:\s?\\?[\"'](\d{4}-\d\d-\d\dT\d\d:\d\d[\d:.Z+-]{0,18})"
)
_MOST_IN_SCRIPTS = 20
_NODE = "rdfa:created"
DOUBTFUL = frozenset(
    (
        *("meta:date", "meta:dc.date", "meta:dcterms.date", "meta:created", "meta:timestamp"),
        *("microdata:dateCreated", "json-ld:dateCreated"),
    )
)
_MONTH = timedelta(days=31)


@dataclass(slots=True)
class Published:
    """The chosen string, where it came from, and the line that printed it (-1: not in the text)."""

    raw: str
    label: str
    line: int = -1


def machine_date(doc: Doc, meta: Meta) -> Published | None:
    """The date that the page gives to programs: JSON-LD, `<meta>`, microdata, `<time pubdate>`."""
    for raw, place in meta.published:
        if usable(raw):
            return Published(raw, place)
    return _microdata(doc) or _rdfa(doc)


def is_final(machine: Published, meta: Meta) -> bool:
    """Whether nothing that the page prints could change the machine's date: it has a time, its place is trusted, its zone is not UTC, which
    is often claimed wrongly and may have another day, and no other place of the head names another day; and the page is not Vietnamese, many of
    which were moved to a new system."""
    return (
        not _may_be_vietnamese(meta)
        and machine.label not in DOUBTFUL
        and is_timed(machine.raw)
        and not _IN_UTC.search(machine.raw)
        and not any(numbers(raw) != numbers(machine.raw) for raw, _ in _offers(meta))
    )


def settle(machine: Published | None, printed: Published | None, meta: Meta, url: str = "", below_title: int = -1) -> Published | None:
    """The machine's date, but where the page prints it better.

    - The place is one that some sites fill with the time of the view or of printing, such as `<meta name=date>`, and another day stands under
      a label or a name of dates, or right at the title.
    - The machine has the day alone, and a page that may be Vietnamese prints the time too: it is the time here.
    - A Vietnamese page prints the very figures that the machine claims to be UTC: "08/11/2023 20:28" and "2023-11-08T20:28:35Z".
    - The head names two days, `datePublished` of JSON-LD and `article:published_time`, and the page prints the second: that is taken.
    - The address has a day long before it, or the line `below_title` a moment: pages that were moved to a new system keep their address and
      what was printed, and are dated anew: all of "2025-03-05T19:35", below a title "Thứ Năm, 03/08/2017 - 15:54".
    - A Vietnamese page prints no date, and its `<meta name=date>` has the day alone, which may be that of the template.
    - A page from abroad has the time in UTC, and in its address or in another place the day that it was there.
    """
    made = in_address(url)
    if machine is not None and made is not None and _is_before_moving(made.raw, machine):
        return made
    if machine is not None and (local := _local_day(machine, printed, made, meta)) is not None:
        return local
    if machine is not None and printed is None and machine.label == "meta:date" and not is_timed(machine.raw) and _may_be_vietnamese(meta):
        return None
    if machine is None or printed is None:
        return machine or printed
    same_day = numbers(printed.raw) <= numbers(machine.raw)
    if not same_day and 0 <= below_title == printed.line and is_timed(printed.raw) and _may_be_vietnamese(meta):
        told = dates.parse_published(printed.raw)
        if told is not None and _is_before_moving(told.lo.isoformat()[:10], machine):
            return printed
    if machine.label == _NODE and not same_day and printed.label.startswith("label:") and not MODIFIED_LABEL.search(printed.label):
        return printed  # the site's own field "Ngày đăng" above what was put into a new Drupal in one day
    if machine.label in DOUBTFUL and not same_day:
        return printed if printed.label.startswith(("label:", "time", "class", "near")) else machine
    if (
        same_day
        and is_timed(printed.raw)
        and _may_be_vietnamese(meta)
        and (not is_timed(machine.raw) or _claims_utc(machine.raw, printed.raw))
    ):
        return printed
    if not same_day and not MODIFIED_LABEL.search(printed.label):
        # One without zone may be the same moment by the clock of the place: "2023-11-09T03:28:35Z" and "2023-11-08 22:28:35"; days apart it is not.
        zoned = _ZONED.search(machine.raw)
        whole = [offer for offer in _offers(meta) if not zoned or _ZONED.search(offer[0]) or _far(machine.raw, offer[0])]
        return next((Published(*offer) for offer in whole if numbers(printed.raw) <= numbers(offer[0])), machine)
    return machine


def _far(one: str, other: str) -> bool:
    """Whether two ISO dates are more than a day apart, and less than a month, as an article that is written anew is."""
    try:
        return timedelta(days=1) < abs(date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])) <= _MONTH
    except ValueError:
        return False


def _is_before_moving(day: str, machine: Published) -> bool:
    """Whether an ISO day is more than a month before the machine's."""
    try:
        return date.fromisoformat(machine.raw[:10]) - date.fromisoformat(day) > _MONTH
    except ValueError:
        return False


def _local_day(machine: Published, printed: Published | None, made: Published | None, meta: Meta) -> Published | None:
    """What names the day before or after that of a moment in UTC, which it then was where the page was published: "2023-11-09T01:09:55Z" is
    "2023-11-08 18:09:55" and "/2023/11/08/" in Denver. The dates of Vietnamese pages are turned to the time here anyway."""
    moment = _UTC_MOMENT.match(machine.raw) if _IN_UTC.search(machine.raw) and not _may_be_vietnamese(meta) else None
    if moment is None:
        return None
    year, month, day, hour, minute = map(int, moment.groups())
    try:
        here = date(year, month, day)
    except ValueError:
        return None
    days = [here + timedelta(days=-1)] * (hour < _BEHIND_UTC) + [here + timedelta(days=1)] * (hour >= 24 - _AHEAD_OF_UTC)
    near = [{day.year, day.month, day.day} for day in days]
    # A day alone, as a system in Berlin keeps it, "2021-11-04T23:00:00Z": the next one is printed.
    midnight = minute == 0 and hour >= 24 - _AHEAD_OF_UTC and _FULL_HOUR.search(machine.raw) is not None
    for offer in (*(Published(*offer) for offer in meta.published), printed, made):
        clock = TIME_OF_DAY.search(offer.raw) if offer is not None else None
        # The same minute of another hour is the same moment, and the same second, where it claims to be UTC too; a day without a time is
        # taken of the address alone.
        if offer is None or (_IN_UTC.search(offer.raw) and not _same_second(machine.raw, offer.raw)):
            continue
        if int(_NUMBER.findall(clock[0])[1]) != minute if clock else offer.label != "url" and not midnight:
            continue
        figures = numbers(offer.raw)
        if not figures <= {here.year, here.month, here.day} and any(map(figures.issubset, near)):
            return offer
    return None


def _same_second(one: str, other: str) -> bool:
    first, second = _SECOND.search(one), _SECOND.search(other)
    return first is not None and second is not None and first[0] == second[0]


def _claims_utc(machine: str, printed: str) -> bool:
    if not _IN_UTC.search(machine):
        return False
    clocks = [match and tuple(map(int, _NUMBER.findall(match[0]))) for match in map(TIME_OF_DAY.search, (machine, printed))]
    return clocks[0] == clocks[1]


def _offers(meta: Meta) -> list[tuple[str, str]]:
    """The dates of the head with their places: of JSON-LD the first, the page's own, and of `<meta>` those that are trusted."""
    seen: dict[str, str] = {}
    for raw, place in meta.published:
        if place not in DOUBTFUL and usable(raw):
            seen.setdefault(place, raw)
    return [(raw, place) for place, raw in seen.items()]


def _may_be_vietnamese(meta: Meta) -> bool:
    language = (meta.lang or meta.names.get("og:locale", "")).lower()
    return not language or language.startswith("vi")


def is_timed(raw: str) -> bool:
    """Whether a date has a time of day; midnight is what systems write for none."""
    return _CLOCK.search(raw) is not None and _NO_TIME.search(raw) is None


def timed(first: Published | None, second: Callable[[], Published | None]) -> Published | None:
    """The first date; the second where there is no first, or where it prints the same day with a time: "19/05/16" and "16:42 | 19/05/2016"."""
    if first is not None and is_timed(first.raw):
        return first
    other = second()
    if first is None or (other is not None and is_timed(other.raw) and _figures(first.raw) <= _figures(other.raw)):
        return other
    return first


def _figures(raw: str) -> set[int]:
    return {number % 100 for number in numbers(raw)}


def numbers(raw: str) -> set[int]:
    """The numbers of a date without its time: {2022, 1, 27} of "2022-01-27T10:05", {27, 2022} of "27. Januar 2022, 10:05"."""
    day = _WEEKDAY.sub(" ", _CLOCK.sub(" ", raw))
    compact = _COMPACT.match(day)
    return set(map(int, compact.groups() if compact else _NUMBER.findall(day)))


def in_address(url: str) -> Published | None:
    """A whole day in the address, "/portal/pages/2019-05-06/…": used where the page prints none. A month alone is no date."""
    day = day_in(url)
    return Published(day, "url") if day else None


def in_script(body: bytes) -> Published | None:
    """The publish date in the data of the page's scripts, where it is the only one: `"published_at":"2019-03-02T06:22:28+01:00"`."""
    found = {match[1].decode() for match in islice(_IN_SCRIPT.finditer(body), _MOST_IN_SCRIPTS)}
    return Published(min(found), "script") if len({raw[:10] for raw in found}) == 1 else None


def in_title(meta: Meta) -> Published | None:
    """A part of the head's title that is a date and nothing else: "Thông báo | Hỗ trợ hộ nghèo | 02.11.2021"."""
    for text in (meta.title, meta.og_title):
        for part in _PART.split(text) if any(char.isdigit() for char in text) else ():
            found = first_date(part)
            if found and len(found.raw) >= len(part.strip()):
                return Published(found.raw, "title")
    return None


def usable(raw: str) -> bool:
    """Whether a machine string holds a date at all: not empty, no placeholder year."""
    return bool(raw) and len(raw) < 80 and bool(_MACHINE.search(raw)) and not _EMPTY.match(raw)


def _rdfa(doc: Doc) -> Published | None:
    """Drupal's, whose own line has the month first: `<span property="dc:date dc:created" content="2023-07-26T10:44:00+07:00">Submitted by admin
    on Wed, 07/26/2023 - 10:44`. Those of comments are not meant."""
    top = doc.root.root
    if top is None or not any(name in ("prefix", "version") or name.startswith("xmlns:") for name in top.attributes):
        return None
    for el in doc.root.css(_RDFA):
        raw = clean(el.attributes.get("content") or "")
        if usable(raw) and not _is_comment(el):
            return Published(raw, _NODE)
    return None


def _is_comment(el: LexborNode) -> bool:
    """Whether an element lies in what a reader says, which RDFa calls a post."""
    parent = el.parent
    while parent is not None:
        if "sioc:Post" in (parent.attributes.get("typeof") or "") or "schema:Comment" in (parent.attributes.get("typeof") or ""):
            return True
        parent = parent.parent
    return False


def _microdata(doc: Doc) -> Published | None:
    best: Published | None = None
    for el in doc.properties:
        get = el.attributes.get
        prop = (get("itemprop") or "").lower()
        if prop in ("datepublished", "datecreated"):
            raw = clean(get("content") or get("datetime") or get("title") or el.text())
            if usable(raw) and (best is None or (prop == "datepublished" and best.label != "microdata:datePublished")):
                best = Published(raw, "microdata:datePublished" if prop == "datepublished" else "microdata:dateCreated")
                if prop == "datepublished":
                    break
    return best
