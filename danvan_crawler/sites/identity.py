"""Which article an address names: the number in it, the shape that number stands in, and the key made of both.

The shapes are those of the Vietnamese platforms: "-c123.html", "-post123.html", "/post/123/slug.aspx", "item/123-slug",
"?nid=123", "1-2-3", "/content/id/123" and so on. A site file's `article` patterns go first. Where a number may as well
be a year, a count or a document's number ("/nghi-quyet-so-120.html"), it is taken for no identity. Numbers of up to four digits
are given by many counters of one site, sections and second news modules among them: they count within their folder, or beside the
same words. A page known twice is a nuisance, which its text tells; a page taken for another one is lost: a shape is a guess, and where
a list shows that several articles share a number (`Site.shared_numbers`), the shape that it stands in names none of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from .canonical import RETURN_PARAMETER, Address, Query, clean, join_query, parse, remembered
from .kinds import is_asset_path
from .views import is_view_word, plain, stem

if TYPE_CHECKING:
    from .model import Site


LONG = 5
"""So many digits are one counter of the whole site: the words before them may change."""

NONE_SHARED: frozenset[str] = frozenset()

MAX_PATH = 1500  # three bytes a letter in "%E1%BB%A9": a title of 500 letters


BY_PATTERN = "article/"
"""The form of what a site file's `article` patterns find."""


class Identity(NamedTuple):
    """An article's `id`, and the `form` it stands in: "-c", "item/", "?nid="."""

    form: str
    id: str

    def __str__(self) -> str:
        return self.form.replace("#", self.id) if "#" in self.form else self.form + self.id


_GUID = r"\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}?"
_HEX = r"(?=[0-9a-f]*\d)[0-9a-f]{12,40}"
_QUERY_ID = re.compile(rf"(\d+)(?::.*)?|({_GUID})|({_HEX})", re.IGNORECASE | re.DOTALL)

# Parameters that name an article whatever else stands in the address, the surest first; plain "id" and "p" come after the path.
_STRONG_IDS = (
    "newsid", "articleid", "nid", "bvid", "baivietid", "idbaiviet", "mabaiviet", "tinid", "idtin", "matin", "tintucid", "idtintuc",
    "postid", "contentid", "newid", "idnews", "id_news", "news_id", "article_id", "post_id", "baiviet", "aid", "itemid",
)  # fmt: skip
_WEAK_IDS = ("id", "docid", "idnew", "storyid")
# What says which section, menu or layout the reader came by; the article is the same.
_WAY = re.compile(
    r"cat|catid|cat_id|cid|cateid|category|categoryid|catname|categoryname|listcategoryname|chuyenmuc|chuyenmucid|idcm|cm|cn|gd|group|groupid|menuid|menu|"
    r"title|slug|tieude|name|alias|pageid|sid|tabid|source|contenttypeid|rootfolder|initialtabid|visibilitycontext|date|zoneid|parentid|ref|from|src|_c",
    re.IGNORECASE,
)
# Made anew with every request, or said of the view only.
_NOISE = re.compile(
    r"_|_t|showall|ts|rnd|rand|random|nocache|timestamp|ref|p_p_(?:lifecycle|mode|state|col_id|col_pos|col_count)", re.IGNORECASE
)
PAGE_PARAMETER = re.compile(
    r"page|p|pg|pages|paged|pageindex|page_index|pagenumber|pageno|page_no|pageid_\w+|currentpage|curpage|cpage|trang|limitstart|start|startrow|offset|"
    r"skip|from_?row|\w*_cur|cp|b_start(?::int)?|p_startrow|dpage|npage",
    re.IGNORECASE,
)
_LISTING = re.compile(
    r"tags?|tu-?khoa|chu-?de|chuyen-?muc|category|categories|cate?|section|menu|danh-?muc|tac-?gia|author|topics?|archives?|search|tim-?kiem|"
    r"feed|rss|danh-?sach\w*|downloads?|tai-?ve|attachments?|documents",
    re.IGNORECASE,
)
_LISTING_FOLDER = re.compile(r"(?:chuyen-muc|danh-sach|tim-kiem)-[\w-]*", re.IGNORECASE)  # in a title these words say nothing
_LISTING_VALUE = re.compile(r"category|categories|section|blog|list\w*|danh-?sach|tag|search|archive|featured|view_?cat|cat", re.IGNORECASE)
_PAGED_PATH = re.compile(
    r"/(?:(?:cur(?:rent)?)?page(?:index|number|num|no)?|trang|pg|p)[-_/]?\d+(?:\.\w+)?/?$|[-_](?:p|page|trang)\d+(?:\.\w+)?/?$",
    re.IGNORECASE,
)

_STRONG_WORDS = "item|post|posts|article|articles|detailview|newsid|articleid|details?|chi-?tiet(?:-tin|-bai-viet)?|view|nid|id|read|story"
_WEAK_WORDS = "news|tin|tin-?tuc|tin-?bai|bai-?viet|content|blogs?|su-kien|thong-bao"
_SEGMENT_ID = re.compile(rf"(\d+)(?:[-_][^/]*|\.\w{{2,5}})?|({_GUID})|({_HEX})", re.IGNORECASE)
_MARKED = re.compile(
    r"(?:(?<=[-_])|^)(post|id|nid|news|newsid|art|article|tin|bv|bai|item|n|a|c|d|i|r|b|v)(\d+)$|(?:(?<=[-_])|^)(post)(?=[a-z]*\d)([0-9a-z]+)$",
    re.IGNORECASE,
)
_WAY_WORD = re.compile(r"(?:c|cat|cate|category|menu|tab|zone|group|parent)id", re.IGNORECASE)
_OF_SECTION = re.compile(r"(?:(?<=[-_])|^)(?:c|cat|m|s|z)\d{1,5}[-_]?(a|n|d|i|t|id|art|news)(\d{2,})$", re.IGNORECASE)  # "-c12a3456.html"
_TRIPLE = re.compile(r"(\d+)-(\d+)-(\d+)")
_HEX_TAIL = re.compile(rf"[-_]({_HEX}|{_GUID}|(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{{7,11}})$", re.IGNORECASE)
_PLAIN_TAIL = re.compile(r".*[^\W\d_].*[-_.](\d{3,})", re.DOTALL)
_LEADING = re.compile(r"(\d+)[-_]\D")
_TITLED = re.compile(r"(\d{1,4})-(\D[^-]*(?:-[^-]+){4,})")  # five words are a title's, fewer may be a section's: "/8-tin-tuc-trong-tinh"
# Words before a number that is the title's own: "/quyet-dinh-so-217.html", "/tham-su-doan-395.html". "co-so-278" is none: cơ sở.
_COUNTING = re.compile(
    r"(?:^|[-_])(?:(?<!co-)(?<!thieu-)(?<!mot-)(?<!dan-)(?<!chi-)(?<!tru-)so|nghi-quyet|quyet-dinh|chi-thi|ket-luan|nghi-dinh|thong-tu|cong-van|"
    r"huong-dan|quy-dinh|phap-lenh|chuong-trinh|giai-doan|lan-thu|(?:su|trung|lu|binh|tieu|quan)-doan|quoc-lo|tinh-lo)$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_MONTH = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])")
_WEB_MONTH = re.compile(r"(?:199\d|20[0-4]\d)(?:0[1-9]|1[0-2])")
"""Those in which a web server may have made a folder."""


def is_paged(address: Address) -> bool:
    """True for the second and further pages of a listing (or of a long text): "?page=2", "/trang-63.html", "_cur=3"."""
    if _PAGED_PATH.search(address.path):
        return True
    return (
        any(PAGE_PARAMETER.fullmatch(name) and re.fullmatch(r"0*([2-9]|[1-9]\d{1,8})", value or "") for name, value in address.query)
        and next(_from_root(address), None) is None
    )


def identify(address: Address, site: Site | None = None) -> Identity | None:
    """The article that an address names, in whichever of its views; None where the address holds no number for it.

    A number that several articles of the site share names none of them, in whatever shape; another number of the address may.
    """
    found = site_match(address, site) if site else None
    if found:
        return Identity(BY_PATTERN, found)
    shared, refused = site.shared_numbers if site else NONE_SHARED, set()
    for identity in _candidates(_rewritten(plain(address)[0])):
        if identity.form in shared:
            refused.add(identity.id)
        elif identity.id not in refused:
            return identity
    return None


def _candidates(address: Address) -> Iterator[Identity]:
    """The numbers of an address that may be the article's, the surest first."""
    if len(address.path) > MAX_PATH or is_paged(address) or is_asset_path(address.path):
        return
    segments = [_words(segment) for segment in address.path.split("/") if segment]
    yield from filter(None, [_from_joomla(address)])
    yield from _from_query(address, segments, _STRONG_IDS)
    yield from _from_liferay(segments)
    yield from _from_path(segments, address.path.endswith("/"))
    yield from _from_query(address, segments, _WEAK_IDS)
    yield from _from_root(address)


def site_match(address: Address, site: Site) -> str | None:
    """The id that the site's `article` patterns find in the address; "" if a pattern matches and names none, None if none matches.

    Each is searched in path and query, and in the path alone, so that "$" also ends the path before a parameter of no meaning.
    """
    if not site.article_patterns:
        return None
    page = plain(address)[0]
    texts = dict.fromkeys(text_of(x) for x in (page, address))
    if not is_paged(address):
        texts |= dict.fromkeys(_words(x.path) for x in (page, address))
    matches = [match for text in texts for pattern in site.article_patterns if (match := pattern.search(text))]
    return next((x for match in matches if (x := match.groupdict().get("id"))), "" if matches else None)


def text_of(address: Address) -> str:
    """Path and query as the patterns of a site file see them: percent-encoding undone, in NFC."""
    return _words(address.path) + (f"?{_words(join_query(address.query))}" if address.query else "")


def _words(text: str) -> str:
    return unicodedata.normalize("NFC", unquote(text))


def _rewritten(address: Address) -> Address:
    """NukeViet without rewriting, "?nv=news&op=tin/ten-bai-123", in the form it has with it; PHP-Nuke, "modules.php?name=News&file=article&sid=9",
    whose number is called as that of a session elsewhere."""
    query = {name.lower(): value or "" for name, value in address.query}
    if address.path.endswith("/modules.php") and query.get("sid", "").isdigit() and query.get("file", "article") == "article":
        return Address(address.scheme, address.host, address.netloc, f"/{query.get('name', 'news')}.php", (("newsid", query["sid"]),))
    if address.path != "/" or not query.get("nv") or "/" not in query.get("op", ""):
        return address
    rest: Query = tuple((name, value) for name, value in address.query if name.lower() not in ("nv", "op"))
    return plain(Address(address.scheme, address.host, address.netloc, f"/{query['nv']}/{query['op']}.html", rest))[0]


def _is_listing(segments: list[str]) -> bool:
    return any(_LISTING.fullmatch(stem(segment)) for segment in segments) or any(_LISTING_FOLDER.fullmatch(x) for x in segments[:-1])


_TYPO3 = frozenset(("tx_ttnews[tt_news]", "tx_news_pi1[news]"))


def _from_query(address: Address, segments: list[str], names: tuple[str, ...]) -> Iterator[Identity]:
    """As in "ChiTiet.aspx?nid=4005&Cat=…", "newsdetail.aspx?NewsId=", "/tin-bai/slug?id=", "DispForm.aspx?ID="."""
    query = {name.lower(): unquote(value or "") for name, value in address.query}
    joomla = "option" in query
    if any(_LISTING_VALUE.fullmatch(query.get(name, "")) for name in ("view", "task", "act", "op", "mod", "action")):
        return
    if _is_listing(segments):
        return
    for name, value in address.query:
        if unquote(name).lower() in _TYPO3 and (value or "").isdigit():
            # "index.php?id=34&tx_ttnews[tt_news]=468&cHash=3230dad07b": the page that shows it, and whence one came, tell nothing.
            yield Identity("?tx_news=#", value or "")
            return
    # FITC's print view leaves out the section: "?gd=8&tc=3102"
    fitc = ("tc",) if "cn" in query or (not segments and query.get("gd", "").isdigit()) else ()
    for wanted in (*fitc, *names):
        match = _QUERY_ID.fullmatch(query.get(wanted, ""))
        # Joomla hangs its menu's number, "?Itemid=101", to every page.
        if match is None or (wanted == "itemid" and (joomla or stem(segments[-1] if segments else "") == "".join(segments[-1:]))):
            continue
        kept = sorted(
            f"{name.lower()}={value}"
            for name, value in address.query
            if name.lower() != wanted
            and value
            and not (_WAY.fullmatch(name) or _NOISE.fullmatch(name) or PAGE_PARAMETER.fullmatch(name) or (joomla and name == "Itemid"))
        )
        folder = "/".join([*segments[:-1], _page_name(segments[-1])] if segments else []).strip("/").casefold()
        number = match[1] or match[2] or match[3]
        yield Identity("&".join([f"{folder}?{wanted}=#", *kept]), number.strip("{}").lower())


_PAGE_WORDS = re.compile(
    r"chi-?tiet|details?|detail-?view|xem|view|show|read|disp-?form|news|tin-?tuc|tin|bai-?viet|article|content|post|default|index|home|"
    r"in-?tin|in-?ban-?tin|in-?bai-?viet|in-?bai|ban-?in|in|printer|print|preview|page",
    re.IGNORECASE,
)


def _page_name(segment: str) -> str:
    """What tells the kind of page apart: "ChiTietVanBan.aspx" gives "vanban"; "ChiTiet.aspx" and "InTin.aspx" give nothing."""
    name = stem(segment).casefold()
    previous = None
    while previous != name:
        previous = name
        name = re.sub(rf"^(?:{_PAGE_WORDS.pattern})[-_]*|[-_]*(?:{_PAGE_WORDS.pattern})$", "", name, count=1)
    return name


def _from_liferay(segments: list[str]) -> Iterator[Identity]:
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


def _from_joomla(address: Address) -> Identity | None:
    """As in "?option=com_content&view=article&id=437:ten-bai-viet-nam-chu&catid=8", which rewriting makes "/tin-tuc/437-ten-bai-viet-nam-chu"."""
    query = {name.lower(): unquote(value or "") for name, value in address.query}
    if query.get("option") == "com_content" and query.get("view") == "article":
        return _titled(query.get("id", "").replace(":", "-", 1))
    return None


def _titled(name: str) -> Identity | None:
    """A short number before a title's words: one article in whichever folder, "/tin-tuc/437-ten-bai-viet-nam-chu"."""
    match = _TITLED.fullmatch(name)
    return Identity(f"#-{match[2].casefold()}", match[1]) if match else None


def _from_path(segments: list[str], slash: bool) -> Iterator[Identity]:
    while len(segments) > 1 and _WAY_WORD.fullmatch(segments[-2]) and (_SEGMENT_ID.fullmatch(segments[-1])):
        segments = segments[:-2]  # "/newsid/GUID/cid/GUID" of DotNetNuke: the last one is the section's
    if not segments:
        return
    last = segments[-1]
    name = stem(last)
    ending = "/" if slash else ".html" if name != last else ""
    if (match := _TRIPLE.fullmatch(name)) and len(match[3]) >= 3 and not _is_date(match[1], match[2], match[3]):
        yield Identity("1-2-", match[3])
    if _is_listing(segments):
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
    yield from _tail(segments, name, ending, slash)
    yield from _keyword(segments, _WEAK_WORDS)
    yield from _folder_number(segments)
    yield from filter(None, [_titled(name)])


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
            yield Identity(f"{before}/", number)  # "/1335/27490/60850/tin-xay-dung-dang.aspx": lists, numbered like their site
        else:
            # One word before a number that is all of the page's name says of what kind it is: "/anh/20000.html", "/video/20000.html".
            yield Identity(f"{before if last and before.isalpha() else ''}/", number)


def _from_root(address: Address) -> Iterator[Identity]:
    """WordPress's short address, "/?p=5101". Below the root `p` is a page number: "/chinh-tri/?p=2"."""
    if address.path == "/" and len(address.query) == 1 and address.query[0][0] in ("p", "page_id"):
        name, value = address.query[0]
        if (value or "").isdigit() and len(value or "") > (2 if name == "p" else 0):
            yield Identity(f"?{name}=", value or "")


def article_identity(url: str, site: Site | None = None) -> Identity | None:
    """The article that an address names: by the site's `article` patterns, else by the general shapes; None if there is none."""
    return _identity(url, site, site.shared_numbers if site else NONE_SHARED)


@remembered
def _identity(url: str, site: Site | None, shared: frozenset[str]) -> Identity | None:
    address = parse(url)
    return identify(_home_host(address, site), site) if address else None


def article_id(url: str, site: Site | None = None) -> str | None:
    """The article's id in the address; None if there is none."""
    identity = article_identity(url, site)
    return identity.id if identity else None


def _home_host(address: Address, site: Site | None) -> Address:
    """The address with the site's main host for its aliases."""
    if site is None or address.host not in site.hosts or address.host == site.main_host:
        return address
    return Address(address.scheme, site.main_host, address.netloc, address.path, address.query)


def _target(address: Address) -> Address:
    """The page that "/c/portal/update_language?redirect=%2Fweb%2Fbtg%2F…" leads back to."""
    if not address.path.startswith("/c/portal/update_language"):
        return address
    for name, value in address.query:
        if RETURN_PARAMETER.fullmatch(name) and value:
            text = unquote(value)
            target = parse(f"{address.scheme}://{address.netloc}{text}" if text.startswith("/") and not text.startswith("//") else text)
            if target is not None and target.host == address.host:
                return target
    return address


def resource_key(url: str, site: Site | None = None) -> str:
    """The key under which an address is known: equal for all addresses of one article, different for different pages.

    "host/#form/id" where the address names an article by an id, else host, path and query, without the markers of views.
    The scheme is never part of it. Pages of a listing keep their numbers.
    """
    return _key(url, site, site.shared_numbers if site else NONE_SHARED)


@remembered
def _key(url: str, site: Site | None, shared: frozenset[str]) -> str:
    """`shared` is what the site knows at the time: a key that was made before it knew more is not remembered."""
    address = parse(url)
    if address is None:
        return clean(url)
    address = _home_host(_target(address), site)
    identity = identify(address, site)
    page, _ = plain(address)
    if identity is not None:
        return f"{page.host}/#{identity}"
    page = _rewritten(page)
    path, ignore_case = page.path, _ignores_case(page.path)
    kept = [(name.lower() if ignore_case else name, value) for name, value in page.query if value != "" and not _NOISE.fullmatch(name)]
    path = path.rstrip("/") or "/"
    tail = join_query(tuple(sorted(kept, key=lambda pair: (pair[0], pair[1] or ""))))
    return f"{page.host}{path.casefold() if ignore_case else path}" + (f"?{tail}" if tail else "")


def _ignores_case(path: str) -> bool:
    """True on servers that take "/Lists/TinTuc/TongQuat.aspx" and "/lists/tintuc/tongquat.aspx" for one page (IIS)."""
    return bool(re.search(r"\.(?:aspx?|ashx|asmx)(?:/|$)|/lists/|/_layouts/", path, re.IGNORECASE))
