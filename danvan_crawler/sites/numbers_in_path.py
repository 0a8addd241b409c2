"""Numbers of articles in the path of an address: "-c123.html", "/post/123/slug.aspx", "item/123-slug", "1-2-3", "/content/id/123".

Numbers of up to four digits are given by many counters of one site, sections and second news modules among them: they count within their
folder, or beside the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, takewhile

from .numbers import GUID, HEX, LONG, Identity, is_listing, titled
from .views import is_view_word, stem

_STRONG_WORDS = "item|post|posts|article|articles|detailview|newsid|articleid|details?|chi-?tiet(?:-tin|-bai-viet)?|view|nid|id|read|story"
_WEAK_WORDS = "news|tin|tin-?tuc|tin-?bai|bai-?viet|content|blogs?|su-kien|thong-bao"
_SEGMENT_ID = re.compile(rf"(\d+)(?:[-_][^/]*|\.\w{{2,5}})?|({GUID})|({HEX})", re.IGNORECASE)
_MARKED = re.compile(
    r"(?:(?<=[-_])|^)(post|id|nid|news|newsid|art|article|tin|bv|bai|item|n|a|c|d|i|r|b|v)(\d+)$|(?:(?<=[-_])|^)(post)(?=[a-z]*\d)([0-9a-z]+)$",
    re.IGNORECASE,
)
_WAY_WORD = re.compile(r"(?:c|cat|cate|category|menu|tab|zone|group|parent)id", re.IGNORECASE)
_OF_SECTION = re.compile(r"(?:(?<=[-_])|^)(?:c|cat|m|s|z)\d{1,5}[-_]?(a|n|d|i|t|id|art|news)(\d{2,})$", re.IGNORECASE)  # "-c12a3456.html"
_TRIPLE = re.compile(r"(\d+)-(\d+)-(\d+)")
_HEX_TAIL = re.compile(rf"[-_]({HEX}|{GUID}|(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{{7,11}})$", re.IGNORECASE)
_PLAIN_TAIL = re.compile(r".*[^\W\d_].*[-_.](\d{3,})", re.DOTALL)
_CAPITAL_TITLE, _NUKEVIET = re.compile(r"([A-ZĐ\d].*[^\W\d_].*)-(\d{3,})", re.DOTALL), 3
_LEADING = re.compile(r"(\d+)[-_]\D")
# Words before a number that is the title's own: "/quyet-dinh-so-217.html", "/tham-su-doan-395.html". "co-so-278" is none: cơ sở.
_COUNTING = re.compile(
    r"(?:^|[-_])(?:(?<!co-)(?<!thieu-)(?<!mot-)(?<!dan-)(?<!chi-)(?<!tru-)so|nghi-quyet|quyet-dinh|chi-thi|ket-luan|nghi-dinh|thong-tu|cong-van|"
    r"huong-dan|quy-dinh|phap-lenh|chuong-trinh|giai-doan|lan-thu|(?:su|trung|lu|binh|tieu|quan)-doan|quoc-lo|tinh-lo)$",
    re.IGNORECASE,
)
_TO_SECTION = 3  # numbers of VNPT's portal down to the section
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_MONTH = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])")
_WEB_MONTH = re.compile(r"(?:199\d|20[0-4]\d)(?:0[1-9]|1[0-2])")
"""Those in which a web server may have made a folder."""


def from_path(segments: list[str], slash: bool) -> Iterator[Identity]:
    """The numbers of a path that may be the article's, the surest first; `slash` if it ends with one."""
    while len(segments) > 1 and _WAY_WORD.fullmatch(segments[-2]) and (_SEGMENT_ID.fullmatch(segments[-1])):
        segments = segments[:-2]  # "/newsid/GUID/cid/GUID" of DotNetNuke: the last one is the section's
    if not segments:
        return
    last = segments[-1]
    name = stem(last)
    ending = "/" if slash else ".html" if name != last else ""
    if (match := _TRIPLE.fullmatch(name)) and len(match[3]) >= 3 and not _is_date(match[1], match[2], match[3]):
        yield Identity("1-2-", match[3])
    if is_listing(segments):
        return
    if numbered := _portal_numbers(segments):
        if len(numbered) == _TO_SECTION + 1:
            yield Identity("vnpt/", numbered[_TO_SECTION])
        return
    if match := _MARKED.search(name):
        marker, number = (match[1] or match[3]).lower(), match[2] or match[4]
        if number.startswith("0") and not match.start():  # numbered by hand, from one in each folder: "/tin/2014/bai012.htm"
            yield Identity(f"{'/'.join(segments[:-1]).casefold()}/{marker}", number)
        # A small number is the title's own: "to-a3", "phong-su-bai2".
        elif marker in ("post", "id", "nid", "news", "newsid", "article", "item") or len(number) >= 3:
            yield Identity(f"-{marker}", number)
    if match := _OF_SECTION.search(name):
        yield Identity(f"-c-{match[1].lower()}", match[2])
    yield from _keyword(segments, _STRONG_WORDS)
    if (
        len(segments) == _NUKEVIET
        and segments[0] == "news"
        and segments[1][:1].isupper()
        and (old := _CAPITAL_TITLE.fullmatch(last))
        and not _YEAR.fullmatch(old[2])
        and not _COUNTING.search(old[1])
    ):
        yield Identity("news/-#", old[2])  # "/vi/news/Dan-van-kheo/Ten-bai-nam-2026-249/" of NukeViet 3, which ends with the number
    yield from _tail(segments, name, ending, slash)
    yield from _keyword(segments, _WEAK_WORDS)
    yield from _folder_number(segments)
    yield from filter(None, [titled(name)])


def _portal_numbers(segments: list[str]) -> list[str]:
    """The numbers that an address of VNPT's portal begins with: site, module, section and article, "/1283/29431/59001/412442/tin-tuc/ten-bai.aspx",
    those of a list, "/1283/29428/59001/tin-tuc.aspx", or of a page, "/1283/29404/lien-he.aspx"; none of other addresses."""
    numbers = list(takewhile(str.isdigit, segments))
    of_portal = (
        1 < len(numbers) <= _TO_SECTION + 1 and [len(number) for number in numbers[:2]] == [4, LONG] and not _is_calendar(numbers[0])
    )
    last = segments[-1].lower()
    listed = len(numbers) <= _TO_SECTION and _PLAIN_TAIL.fullmatch(stem(last)) is not None  # its title has the number
    short = any(len(number) < LONG for number in numbers[1:])
    return numbers if of_portal and last.endswith(".aspx") and not listed and not short else []


def _is_date(*numbers: str) -> bool:
    return any(_YEAR.fullmatch(n) for n in numbers) and all(len(n) <= 4 for n in numbers)


def _keyword(segments: list[str], words: str) -> Iterator[Identity]:
    """As in "/post/258236/ten-bai.aspx", "/item/862-ten-bai.html", "/DetailView/123/5/Ten.html", "/News/2198.aspx", "/newsid/GUID/"."""
    for word, segment in reversed(list(pairwise(segments))):
        match = _SEGMENT_ID.fullmatch(segment)
        if match is None or not re.fullmatch(words, word, re.IGNORECASE):
            continue
        number = match[1]
        alone = not number or stem(segment) == number
        # "/tin-tuc/1000-nam-thang-long/" is a title; only Joomla's K2 writes "/item/7-ten-bai". "/News/2013/" is a year.
        if alone and number and words == _WEAK_WORDS and (len(number) < 3 or _is_calendar(number)):
            continue
        if alone and number and segment != segments[-1] and (own := _PLAIN_TAIL.fullmatch(stem(segments[-1]))) and len(own[1]) >= LONG:
            # "/details/20182/ten-bai-9018362" of Liferay: 20182 is a group of users
            yield Identity(f"{word.casefold()}/{number}/-#", own[1])
        elif alone and number and words == _WEAK_WORDS and len(number) < LONG and segment != segments[-1]:
            yield Identity(f"{word.casefold()}/#/{stem(segments[-1])}", number)  # "/tin-tuc/123/ten-bai.html": 123 may be the section
        elif alone or word.lower() == "item" or len(number) >= 5:
            yield Identity(f"{word.casefold()}/", (number or match[2] or match[3]).strip("{}").lower())


def _is_calendar(number: str) -> bool:
    return bool(_YEAR.fullmatch(number) or _YEAR_MONTH.fullmatch(number))


def _tail(segments: list[str], name: str, ending: str, slash: bool) -> Iterator[Identity]:
    """As in "/tin-tuc/ten-bai-12345.html", "/ten-bai-86341", "/202405/ten-bai-1a2b3c4/", "/vn/12345-ten-bai.html"."""
    if match := _HEX_TAIL.search(name):
        yield Identity("-", match[1].strip("{}").lower())
    if match := _PLAIN_TAIL.fullmatch(name):
        number = match[1]
        before = name[: match.start(1)].rstrip("-_.")
        if (longer := re.search(r"[-_](\d+)$", before)) and len(longer[1]) > len(number) and not _YEAR.fullmatch(longer[1]):
            # "-123456-102.html": article and section, whichever comes first.
            yield Identity("-", f"{longer[1]}-{number}")
        # One word says of what kind the number is: "/muc-20000.html" is no other title of "/tin-20000.html".
        kind = before.casefold() if before.isalpha() and not is_view_word(before) else ""
        if len(number) >= LONG and not _YEAR_MONTH.fullmatch(number):
            yield Identity(f"{kind}-#{ending}", number)
        # Without ".html" a short number more often ends a title than it names one.
        least = 3 if ending == ".html" else 5 if slash else 4
        if len(number) >= least and not _YEAR.fullmatch(number) and not _COUNTING.search(before):
            # "/xay-dung-dang-123.html" is a section, "/hoi-nghi-giao-ban-123.html" an article, and "/thong-bao/…-123.html" one of another counter.
            folder = f"{segments[-2].casefold()}/{kind}" if len(segments) > 1 else before.casefold()
            yield Identity(f"{folder}-#{ending}", number)
    if match := _LEADING.match(name):
        joomla = len(segments) > 1 and _LEADING.match(segments[-2]) is not None
        if (joomla or len(match[1]) >= 5) and not _is_calendar(match[1]):
            yield Identity(f"#-{ending}", match[1])


def _folder_number(segments: list[str]) -> Iterator[Identity]:
    """As in "/11/204578/Ten-bai.htm", "/thoi-su/ten-bai/204578.htm": a path segment that is a number."""
    for position in range(len(segments) - 1, max(len(segments) - 3, -1), -1):
        number = stem(segments[position])
        before, last = segments[position - 1].casefold() if position else "", position == len(segments) - 1
        # "/11/203501/ten-bai.htm" lies in section 11, and "/journal_content/56/10157/203412" in a group: folders of months, "/tin/202405/", lie
        # below words, or a year.
        in_section = before.isdigit() and not _is_calendar(before) and (not last or len(before) >= LONG)
        if not number.isdigit() or len(number) < 3 or (_is_calendar(number) and not (in_section and len(number) >= LONG)):
            continue
        if _WEB_MONTH.fullmatch(number):  # should it be a month all the same, no title is taken for another one
            yield Identity(f"{before}/#/{stem(segments[-1])}", number)
        elif len(number) < LONG:  # "/123/ten-bai.htm" may as well lie in section 123, "/11/123/ten-bai.htm" lies in section 11
            yield Identity(f"{before}/" if last or before.isdigit() else f"{before}/#/{stem(segments[-1])}", number)
        elif before.isdigit() and len(before) >= LONG and not last:
            yield Identity(f"{before}/", number)  # "/27490/60850/tin-xay-dung-dang.html": lists may be numbered like their site
        else:
            # One word before a number that is all of the page's name says of what kind it is: "/anh/20000.html", "/video/20000.html".
            yield Identity(f"{before if last and before.isalpha() else ''}/", number)


def from_liferay(segments: list[str]) -> Iterator[Identity]:
    """As in "/-/asset_publisher/kQ7x/content/ten-bai/70203", "…/content/id/70203", "/-/2018/825512/ten-bai.aspx", "/-/…/view_content"."""
    if "-" not in segments:
        return
    rest = segments[segments.index("-") + 1 :]
    if rest[:1] == ["asset_publisher"]:
        tail = rest[rest.index("content") + 1 :] if "content" in rest else []
        for number in [segment for segment in tail if segment.isdigit()][-1:]:
            yield Identity("asset_publisher/", number)
    elif len(rest) >= 2 and rest[0].isdigit() and rest[1].isdigit():
        yield Identity(f"-/{rest[0]}/", rest[1])
