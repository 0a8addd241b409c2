"""What the address of a page tells of its kind: that of an article, of a list or its further pages, of an archive."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

_ID = re.compile(
    r"(?:[-_/]|post|[-_][a-z]{1,4})\d{2,}(?:[-_/.]|$)|/[a-z]{1,3}\d{2,}\.(?:html?|aspx?|php)$|[?&](?!(?:page|cat|c|s|tab|menu|zone|parent|cate|category)id=)(?:[\w.]*id|ddocname|p|n|nid|bvid|newsid|itemid|tc|articleid|a|i)=[\w{}-]*\d|/\d{4}/\d{2}/(?:\d{2}/)?[^/]{10,}|/[^/]*-[0-9a-f]{7,}(?:[/.]|$)",
    re.I,
)
# Liferay names the portlet in every address: "?p_p_id=101_INSTANCE_x&_101_INSTANCE_x_cur=2" is page 2 of a list and no article 101.
_PORTLET = re.compile(
    r"(?<=[?&])(?:p_[plr]_|p_auth|_\w+?_(?:delta|cur|keywords|advancedSearch|andOperator|orderBy\w*|resetCur|redirect|struts_action)=)"
    r"[^&]*",
    re.I,
)
_ARTICLE_PARAM = re.compile(r"[?&](?:nid|newsid|bvid|articleid|idtin|tinid|baivietid|postid)=\d", re.I)
_PRINT = re.compile(r"/(?:print|in-tin|intin|in-bai|savefile|amp)\b|[?&](?:print|in|tmpl)=|/in-?tin", re.I)
_SHORT = re.compile(r"/(?:index\.php)?\?p=\d{3,}$")
"""WordPress's address of an article, "/?p=312", as `sites.numbers_in_query.from_root` knows it; below the root "?p=312" is a page of a list."""
# A further page of a list, "?PageIndex=2", "/trang-3.html", "/tin-tuc-g15/p2".
_FURTHER = re.compile(
    r"[?&](?:page|pageindex|pagenumber|pageno|cpage|trang|p|pg|paged)=(?:[2-9]|[1-9]\d{1,2})(?=&|$)|/(?:(?:current)?page|trang)[-/]?\d{1,4}(?:\.html?)?(?=[?/]|$)|/p\d{1,2}/?(?=\?|$)",
    re.I,
)
_SLUG = re.compile(r"/[^/]*(?:-[^/-]+){4,}/?$")
_LIST_PATH = re.compile(
    r"/(?:(?:view-)?category|chuyen-muc|chuyenmuc|danh-muc|tag|tags|tu-khoa|topic|chu-de|author|tac-gia|archive|page(?=/\d|/?$)|search|tim-kiem)(?:/|$)|(?:danhsach|category|categories|listnews|tongquat)\w*\.aspx",
    re.I,
)
_INDEX_PATH = re.compile(r"/(?:tags?|tu-khoa|author|tac-gia|search|tim-kiem)/[^/]+/?$", re.I)
"""What one author wrote or one keyword finds, which may be a single article: "/tac-gia/hoang-anh-785.html"."""
_LIST_QUERY = re.compile(r"[?&](?:view|layout)=(?:category|categories|section|blog|frontpage|archive|featured)(?:&|$)", re.I)
_MONTH = re.compile(r"/(?:19|20)\d\d(?:/(?:0?[1-9]|1[0-2]))?/?|/(?:19|20)\d\d_\d\d_\d\d_archive\.html")
_ARCHIVE = re.compile(r"/(?:index\.php)?\?(?:[^#]*&)?(?:m=\d{6,8}|author=[\w-]+|cat=\d+|tag=|s=)(?:&|$|[\w%+-])", re.I)
_OF_ARTICLE = re.compile(r"[?&](?:do|act|action|mod|view|task|option|id|nid|newsid|bvid)=", re.I)
"""What no such list has: "index.php?do=news&act=detail&id=275&cat=3" is an article."""


def is_archive(url: str) -> bool:
    """Whether an address is that of WordPress's lists by month, author, category or word, which may hold a single article, "/?m=202303", or a
    year or month alone, "/2015/08/"."""
    tail = _tail(url)
    archive = _ARCHIVE.match(tail) is not None and _OF_ARTICLE.search(tail) is None
    return archive or _MONTH.fullmatch(urlsplit(url).path) is not None


def is_further(url: str) -> bool:
    """Whether an address is that of a further page of a list, which may hold a single item."""
    return _is_further(_tail(url))


def _is_further(tail: str) -> bool:
    return _FURTHER.search(tail) is not None and _SHORT.match(tail) is None


def has_id(url: str) -> bool:
    """Whether an address has what tells one article from another: a number, "…-5101.html", "?nid=12", or the day and the words of its title."""
    return _ID.search(_tail(url)) is not None


def names_article(url: str) -> bool:
    """Whether an address has a parameter that only articles have, "?newsid=12"."""
    return _ARTICLE_PARAM.search(_tail(url)) is not None


def names_list(url: str) -> bool:
    """Whether the path of an address is that of a list: "/chuyen-muc/…", "/tag/…"."""
    return _LIST_PATH.search(unquote(urlsplit(url).path)) is not None


def weigh_address(url: str, is_article: bool) -> float:
    """How much an address speaks for an article; lists that its page may be all the same weigh less where the head says `is_article`."""
    score = 0.0
    path, tail = unquote(urlsplit(url).path), _tail(url)
    if _ID.search(tail):
        score += 1.0
    if _SLUG.search(path.rsplit(".", 1)[0]):
        score += 1.0
    if _LIST_PATH.search(path) or _LIST_QUERY.search(tail):
        score -= 2.0 if is_article or not _INDEX_PATH.search(path) else 4.0
    if _is_further(tail):
        score -= 2.0
    if _PRINT.search(tail):
        score += 1.0  # only articles have a print view
    return score


def _tail(url: str) -> str:
    """Path (decoded) and query of an address, without the parameters of portlets."""
    parts = urlsplit(url)
    return unquote(parts.path) + (_PORTLET.sub("", "?" + parts.query) if parts.query else "")
