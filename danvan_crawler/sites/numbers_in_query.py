"""Numbers of articles in the query of an address: "?nid=123", "?id=437:ten-bai", "/?p=5101"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from .canonical import Address
from .numbers import GUID, HEX, Identity, is_listing, titled
from .views import stem

_QUERY_ID = re.compile(rf"(\d+)(?::.*)?|({GUID})|({HEX})", re.IGNORECASE | re.DOTALL)
# Parameters that name an article whatever else stands in the address, the surest first; plain "id" and "p" come after the path.
STRONG_IDS = (
    "newsid", "articleid", "nid", "bvid", "baivietid", "idbaiviet", "mabaiviet", "tinid", "idtin", "matin", "tintucid", "idtintuc",
    "postid", "contentid", "newid", "idnews", "id_news", "news_id", "article_id", "post_id", "baiviet", "aid", "itemid",
)  # fmt: skip
WEAK_IDS = ("id", "docid", "idnew", "storyid")
# What says which section, menu or layout the reader came by; the article is the same.
_WAY = re.compile(
    r"cat|catid|cat_id|cid|cateid|category|categoryid|catname|categoryname|listcategoryname|chuyenmuc|chuyenmucid|idcm|cm|cn|gd|group|groupid|menuid|menu|"
    r"title|slug|tieude|name|alias|pageid|sid|tabid|source|contenttypeid|rootfolder|initialtabid|visibilitycontext|date|zoneid|parentid|ref|from|src|_c",
    re.IGNORECASE,
)
# Made anew with every request, or said of the view only.
NOISE = re.compile(
    r"_|_t|showall|ts|rnd|rand|random|nocache|timestamp|ref|p_p_(?:lifecycle|mode|state|col_id|col_pos|col_count)", re.IGNORECASE
)
PAGE_PARAMETER = re.compile(
    r"page|p|pg|pages|paged|pageindex|page_index|pagenumber|pageno|page_no|pageid_\w+|currentpage|curpage|cpage|trang|limitstart|start|startrow|offset|"
    r"skip|from_?row|\w*_cur|cp|b_start(?::int)?|p_startrow|dpage|npage",
    re.IGNORECASE,
)
_LISTING_VALUE = re.compile(r"category|categories|section|blog|list\w*|danh-?sach|tag|search|archive|featured|view_?cat|cat", re.IGNORECASE)
_TYPO3 = frozenset(("tx_ttnews[tt_news]", "tx_news_pi1[news]"))


def from_query(address: Address, segments: list[str], names: tuple[str, ...]) -> Iterator[Identity]:
    """As in "ChiTiet.aspx?nid=4005&Cat=…", "newsdetail.aspx?NewsId=", "/tin-bai/slug?id=", "DispForm.aspx?ID="."""
    query = {name.lower(): unquote(value or "") for name, value in address.query}
    joomla = "option" in query
    if any(_LISTING_VALUE.fullmatch(query.get(name, "")) for name in ("view", "task", "act", "op", "mod", "action")):
        return
    if is_listing(segments):
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
            and not (_WAY.fullmatch(name) or NOISE.fullmatch(name) or PAGE_PARAMETER.fullmatch(name) or (joomla and name == "Itemid"))
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


def from_joomla(address: Address) -> Identity | None:
    """As in "?option=com_content&view=article&id=437:ten-bai-viet-nam-chu&catid=8", which rewriting makes "/tin-tuc/437-ten-bai-viet-nam-chu"."""
    query = {name.lower(): unquote(value or "") for name, value in address.query}
    if query.get("option") == "com_content" and query.get("view") == "article":
        return titled(query.get("id", "").replace(":", "-", 1))
    return None


def from_root(address: Address) -> Iterator[Identity]:
    """WordPress's short address, "/?p=5101". Below the root `p` is a page number: "/chinh-tri/?p=2"."""
    if address.path == "/" and len(address.query) == 1 and address.query[0][0] in ("p", "page_id"):
        name, value = address.query[0]
        if (value or "").isdigit() and len(value or "") > (2 if name == "p" else 0):
            yield Identity(f"?{name}=", value or "")
