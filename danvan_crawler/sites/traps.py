"""Addresses that lead nowhere new: calendars, endless paths, searches, logins, share and reply links, sort orders."""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import unquote

from .canonical import RETURN_PARAMETER, Address, parse, remembered
from .identity import identify
from .views import LANGUAGE, stem

MAX_LENGTH = 2000
MAX_SEGMENTS = 16
MAX_PARAMETERS = 16  # Liferay's own pager has thirteen


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_YEAR_NAMES = _words("nam year y yyyy iyear cal_year calyear yr")
_MONTH_NAMES = _words("thang month m mm mon imonth cal_month calmonth tuan week ngay day d dd")
_PORTLET = re.compile(r"_\w+_(?=[a-z]+$)")  # Liferay's "_8_year", "_calendar_WAR_lich_month"
_DATE_NAMES = _words(
    "date ngay day d tungay denngay tu-ngay den-ngay fromdate todate from_date to_date startdate enddate start_date end_date caldate "
    "calendardate by-date"
)
_DATE_VALUE = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{4}.*|\d{4}[-/.]\d{1,2}([-/.]\d{1,2}.*)?|\d{8}")
# "Lịch" is a calendar, "lịch sử" history.
_DIARY = (
    r"calendar|lich(?:-?(?:cong-?tac|lam-?viec|tuan|thang|ngay|hop|truc|van-?nien|su-kien|tiep(?:-cong)?-dan|tiep-dan|phat-song))*|events?"
)
_CALENDAR_FOLDER = re.compile(_DIARY)
_CALENDAR_PATH = re.compile(r"/(?:" + _DIARY + r")(?:/[^/]+)*?/(?:19|20)\d\d[-/]\d{1,2}(?:[-/]\d{1,2})?(?:/|$)")

_ACCOUNT = re.compile(
    r"(?:wp-)?login|logout|log-?in|log-?out|sign-?in|sign-?out|sign-?up|register|registration|dang-?nhap|dang-?xuat|dang-?ky|quen-?mat-?khau|"
    r"lost-?password|forgot-?password|reset-?password|authenticate|accessdenied|my-?account"
)
_OFFICE = re.compile(r"wp-admin|admin|administrator|quan-?tri|users?|member")
_SEARCH = re.compile(r"search|search-?results?|searchpage|tim-?kiem|timkiem\w*|seek|ket-?qua-?tim-?kiem")
_SEARCH_PATH = re.compile(
    r"/tim-kiem-[^/]+/(?:trang|page)[-/]?\d|^/s/.|/tim/?$"
)  # "/tim-kiem-quy-tap-hai-cot-liet-si-123.html" is an article
_SEARCH_NAMES = _words(
    "q query keyword keywords keyworks key_word tukhoa tu-khoa tu_khoa search searchword searchtext txtsearch searchkey searchstring tim "
    "timkiem kw"
)
_SHARE_HOST = re.compile(
    r"(?:.+\.)?(?:facebook|twitter|x|linkedin|pinterest|tumblr|addthis|sharethis|plus\.google)\.com|(?:.+\.)?(?:zalo|telegram|t)\.me"
)
_SHARE_PATH = re.compile(
    r"share|sharer|send-?mail|send-?to-?friend|gui-?email|gui-?tin|gui-?bai|mailto|tell-?a-?friend|email-?to-?friend|emailarticle"
)
_SHOP = re.compile(r"cart|add-?to-?cart|checkout|gio-?hang")
_REPLY_NAMES = _words("replytocom reply reply_to replyto parent_comment commentid comment_id quote")
_REPLY_PATH = re.compile(r"reply|comments|comment-page-\d+|add-?comment|post-?comment")
_VOTE = re.compile(r"rating|vote|voting|polls?|statistics|banners?")
_SORT_NAMES = re.compile(
    r"sort|sort_?by|sort_?order|sort_?field|sort_?dir\w*|order|order_?by|order_?dir|ordering|sapxep|\w*_orderby(?:col|type)|orderby(?:col|type)|"
    r"filter_order(?:_dir)?"
)
_ACTIONS = _words("edit delete reply post submit vote rate login logout register addtocart sendmail report like add create share")
_SERVER_FORMS = re.compile(
    r"/(?:_vti_bin|_catalogs|_api|cgi-bin|wp-json|xmlrpc\.php|trackback)(?:/|$)|/(?:edit|new)form\.aspx$|/ctl/|"
    r"/_layouts/(?:\d+/)?(?:authenticate|signout|accessdenied|viewlsts|settings|listfeed)"
)


@remembered
def is_trap(url: str) -> str | None:
    """Why an address should not be followed, in a word or two; None for all others.

    What names an article by its number is followed in whatever order or from whichever day's list it is linked. Return
    addresses ("?redirect=%2Fweb%2Fguest%2Fhome" on a page of content) are no trap: `canonical_url` takes them off.
    """
    address = parse(url)
    if address is None:
        return "no web address"
    path = unquote(address.path).lower()
    segments = [segment for segment in path.split("/") if segment]
    query = {name.lower(): unquote(value or "").lower() for name, value in address.query}
    reason = _endless(address, segments) or _of_path(address, path, segments) or _of_query(address, query)
    if reason is None:
        reason = _order(query) or _calendar(path, segments, query)
        if reason and identify(address) is not None:
            return None
    return reason


def _endless(address: Address, segments: list[str]) -> str | None:
    if len(str(address)) > MAX_LENGTH:
        return "too long"
    if len(segments) > MAX_SEGMENTS:
        return "too deep"
    if len(segments) > 1 and all(LANGUAGE.fullmatch(x) for x in segments[:2]):
        return "stacked languages"
    if is_stacked(segments):
        return "repeated path"
    if len(address.query) > MAX_PARAMETERS:
        return "too many parameters"
    if any(count > 2 for name, count in Counter(name for name, _ in address.query).items() if not name.endswith("%5D")):
        return "repeated parameter"
    return None


def is_stacked(segments: list[str]) -> bool:
    """True if a word stands three times in a path, or a run of two or more twice in a row: "/a/b/a/b/"; numbers don't count."""
    words = [x for x in segments if not re.fullmatch(r"[\d-]+", x)]
    if any(count > 2 for count in Counter(words).values()):
        return True
    return any(
        words[start : start + size] == words[start + size : start + 2 * size]
        for size in range(2, len(words) // 2 + 1)
        for start in range(len(words) - 2 * size + 1)
    )


def _of_path(address: Address, path: str, segments: list[str]) -> str | None:
    if path.startswith("/c/portal/"):
        return "portal action"
    if _SHARE_HOST.fullmatch(address.host) and any(_SHARE_PATH.fullmatch(stem(x)) or x == "intent" for x in segments):
        return "share link"
    if _SERVER_FORMS.search(path):
        return "server form"
    # Only the last names tell what a page does: "/tin-tuc/dang-ky/ten-bai/anh" lies in a section of that name.
    names = [stem(x) for x in segments]
    for kind, pattern, where in (
        ("login", _ACCOUNT, names[-2:]),
        ("login", _OFFICE, [x for x in names if not LANGUAGE.fullmatch(x)][:1]),
        ("search", _SEARCH, names),
        ("share link", _SHARE_PATH, names[-3:]),
        ("shop", _SHOP, names),
        ("reply", _REPLY_PATH, names[1:][-1:]),
        ("vote", _VOTE, names[:-1]),
    ):
        if any(pattern.fullmatch(name) for name in where):
            return kind
    return "search" if _SEARCH_PATH.search(path) else None


def _calendar(path: str, segments: list[str], query: dict[str, str]) -> str | None:
    numbers = {_PORTLET.sub("", name) for name, value in query.items() if value.isdigit()}
    if numbers & _YEAR_NAMES and numbers & _MONTH_NAMES:
        return "calendar"
    if any(name in _DATE_NAMES and _DATE_VALUE.fullmatch(value) for name, value in query.items()):
        return "calendar"
    if numbers & (_YEAR_NAMES | _MONTH_NAMES) and any(_CALENDAR_FOLDER.fullmatch(stem(x)) for x in segments):
        return "calendar"
    return "calendar" if _CALENDAR_PATH.search(path) else None


def _of_query(address: Address, query: dict[str, str]) -> str | None:
    if any(RETURN_PARAMETER.fullmatch(name) for name in query):
        return "redirect"
    asked = {name for name, value in query.items() if value}
    if asked & _SEARCH_NAMES or any(name.endswith("_keywords") for name in asked) or ("s" in asked and address.path == "/"):
        return "search"
    if "share" in query or "add-to-cart" in query:
        return "share link" if "share" in query else "shop"
    if _REPLY_NAMES & query.keys() or ("cpage" in query and query.keys() & {"p", "page_id"}):  # WordPress: "?p=1902&cpage=2"
        return "reply"
    if query.get("action") in _ACTIONS or query.get("task") in _ACTIONS:
        return "action"
    return None


def _order(query: dict[str, str]) -> str | None:
    return "sort order" if any(value and _SORT_NAMES.fullmatch(name) for name, value in query.items()) else None
