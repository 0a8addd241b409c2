"""Other views of one page: for the printer, the telephone, in another language; and the address without them."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import unquote

from .canonical import Address, Query, parse, remembered

LANGUAGE = re.compile(r"(?:vi|en|zh|fr|ru|lo|km|ja|ko|de|es|th|cn|vn)(?:[-_](?:vn|us|gb|cn|tw|fr|ru|la|kh|jp|kr|de|es|th))?", re.IGNORECASE)
VIETNAMESE = re.compile(r"(?:vi|vn)(?:[-_]vn)?", re.IGNORECASE)
_LIFERAY = re.compile(r"/(?:web|group)/[^/]+|/-/|/c/")

_PRINT_WORD = re.compile(
    r"ban-?in|in-?(?:tin|ban-?tin|bai|bai-?viet|trang)|savefile|amp|"
    r"print(?:er)?(?:-?(?:view|preview|version|page|friendly|news|article|detail|story|content|post|item|tin|bai|bai-?viet))?",
    re.IGNORECASE,
)
# "/tintuc/in_1206.htm" beside "/tintuc/chitiet_1206.htm"
_PRINT_NUMBER = re.compile(r"(?:in|inbai|intin|ban-?in|print)[-_]\d+", re.IGNORECASE)
_PRINT_PAGE = re.compile(r"in\.(?:php|aspx?|jsp)", re.IGNORECASE)  # "in.php?bai=641" beside "chitiet.php?so=2&nam=2013&bai=641"
_PRINTED_FILE = re.compile(r"(.+)(?:_in|[-_]print)(\.(?:html?|aspx?|php|jsp))", re.IGNORECASE)  # "bai034_in.htm" beside "bai034.htm"
_PAGE_EXTENSION = re.compile(r"\.[a-z]{2,5}\d?$", re.IGNORECASE)  # newspapers have their own: ".chn", ".vnp", ".tpo"
_MOBILE_HOST = re.compile(r"^(?:m|mobile|amp|wap)\.(?=[^.]+\.)", re.IGNORECASE)
_HOME_FILE = re.compile(r"/(?:index|default|home)\.(?:html?|php|aspx?|jsp)", re.IGNORECASE)
_SLUG, _LONG_SLUG = 3, 5  # hyphens that a title has at least, and one that is no name of a section
_OFF = frozenset(["", "0", "false", "no"])
_VIEW_VALUES = {
    "tmpl": {"component", "print", "raw"},
    "layout": {"print", "mobile"},
    "alttemplate": {"print", "printview", "mobile", "amp"},  # Umbraco
    "format": {"pdf", "print", "amp", "raw"},
    "output": {"pdf", "print", "amp"},
    "outputtype": {"amp", "print"},
    "view": {"print", "mobile", "amp"},
    "viewmode": {"print", "mobile"},
    "mode": {"print", "mobile"},
    "action": {"print", "printpreview", "in"},
    "task": {"print"},
    "cmd": {"print"},
    "do": {"print"},
    "act": {"print", "in"},
    "type": {"print"},
    "file": {"print"},
    "in": {"1", "true"},
    "m": {"1"},
    "device": {"mobile", "phone"},
    "p_p_state": {"pop_up", "exclusive", "maximized"},
}
# "index.php?mod=print&id=425" beside "?mod=news&id=425"
_ROUTES = frozenset(["mod", "module", "op", "opt", "option", "page", "pg", "p", "go", "func"])
_VIEW_SWITCHES = frozenset(
    [
        "print",
        "isprint",
        "printable",
        "printview",
        "inbai",
        "intin",
        "intrang",
        "amp",
        "mobile",
        "ismobile",
        "isdlg",
        "savefile",
        "dnnprintmode",
        "skinsrc",
        "containersrc",
    ]
)
_PARTS, _MENUS = frozenset(["showall", "limitstart", "start"]), frozenset(["itemid"])  # Joomla's, the last for the menu entry one came by
_LANGUAGE_PARAMETERS = frozenset(["lang", "language", "locale", "hl", "lg", "ngonngu", "languageid", "langid", "setlang"])


def is_view_word(text: str) -> bool:
    """True for the part of an address that says "printed": "in-tin" of "/in-tin-c215001.html", "InTin" of "InTin.aspx"."""
    return _PRINT_WORD.fullmatch(text) is not None


def stem(segment: str) -> str:
    """A path segment without the extension of a page: "InTin.aspx" gives "InTin"."""
    return _PAGE_EXTENSION.sub("", segment)


def plain(address: Address) -> tuple[Address, frozenset[str]]:
    """The address of the page itself, for comparing, and which views were taken off ("print", "mobile", "language", …).

    Taken off are the markers in host, path and query, Vietnamese as the language, `index.php` and the home file. A
    foreign language stays in the path, as "/en/" holds other texts under numbers of its own; Liferay alone prefixes
    any language to every page. What comes out need not be an address that the server knows.
    """
    views: set[str] = set()
    host = _MOBILE_HOST.sub("", address.host) if not address.host[0].isdigit() else address.host
    if host != address.host:
        views.add("mobile")
    path = _HOME_FILE.sub("/", address.path) if _HOME_FILE.fullmatch(address.path) else address.path
    segments, languages = _off_languages(path.split("/")[1:], liferay=_LIFERAY.search(path) is not None)
    views |= languages
    kept: list[str] = []
    for position, segment in enumerate(segments):
        word = segment.lower()
        if word == "index.php" and len(segments) > 1:
            continue
        if not kept and word in ("m", "mobile", "wap") and len(segments) > position + 1:
            views.add("mobile")
        elif is_view_word(word) or (word == "in" and segments[position + 1 :] and stem(segments[position + 1]).isdigit()):
            views.add("print")  # "/in/86165", "/in/86165.html": "in" alone is also the first word of English folders
        elif word == "in" and not position and len(segments) == 2 and segments[1].count("-") >= _LONG_SLUG:
            views.add("print")  # "/in/phat-dong-thang-vi-nguoi-ngheo"
        elif word == "in" and segments[-1] is segment and position and segments[position - 1].count("-") >= _SLUG:
            views.add("print")  # "/tin-tuc/phat-dong-thang-vi-nguoi-ngheo/in"
        else:
            kept.append(segment)
    path = "/" + "/".join(kept)
    if path.lower().endswith(".amp"):
        path = path[:-4] + ".html"
        views.add("print")
    elif kept and (is_view_word(stem(kept[-1])) or _PRINT_PAGE.fullmatch(kept[-1]) or _PRINT_NUMBER.fullmatch(stem(kept[-1]))):
        views.add("print")
    elif kept and (printed := _PRINTED_FILE.fullmatch(kept[-1])):
        path = f"{path[: -len(kept[-1])]}{printed[1]}{printed[2]}"
        views.add("print")
    return replace(address, host=host, path=path, query=_off_query(address.query, views)), frozenset(views)


def _off_languages(segments: list[str], liferay: bool) -> tuple[list[str], set[str]]:
    """The path without its leading languages; of "/vi/en/news" the innermost counts, and stays if foreign."""
    count = 0
    while count < len(segments) and LANGUAGE.fullmatch(segments[count]):
        count += 1
    if not count:
        return segments, set()
    foreign = not VIETNAMESE.fullmatch(segments[count - 1])
    is_view = liferay or foreign or count > 1
    return segments[count - 1 if foreign and not liferay else count :], {"language"} if is_view else set()


def _off_query(query: Query, views: set[str]) -> Query:
    kept = []
    typo3 = any(name.lower().startswith("tx_") for name, _ in query)
    for name, value in query:
        low, text = name.lower(), unquote(value or "").lower()
        if low in _VIEW_SWITCHES:
            if value is None or text not in _OFF:
                views.add("print")
        elif text in _VIEW_VALUES.get(low, ()) or (low in _ROUTES and is_view_word(text)):
            views.add("print")
        elif typo3 and low == "type" and text == "98":
            views.add("print")  # TYPO3's number of the print view: "index.php?id=34&type=98&tx_ttnews[tt_news]=468"
        elif low == "newcn":  # FITC's windows for the printer and for mail, "/?gd=25&newcn=31&tc=1324", of "/?cn=31&gd=12&tc=1324"
            views.add("print")
            kept.append(("cn", value))
        elif low in _LANGUAGE_PARAMETERS:
            if not VIETNAMESE.fullmatch(text):
                views.add("language")
                kept.append((name, value))
        else:
            kept.append((name, value))
    if "print" in views:  # Joomla's "?tmpl=component&print=1&layout=default&page="
        kept = [(name, value) for name, value in kept if (name.lower(), value) != ("layout", "default")]
    return tuple(kept)


@remembered
def is_view(url: str) -> bool:
    """True for another view of a page: print, mobile, savefile, amp or pdf view, or another language than Vietnamese.

    "/vi/tin/…" is the page itself, "/vi/web/guest/…" (Liferay, where the prefix only repeats the page) is a view.
    """
    address = parse(url)
    return address is not None and bool(plain(address)[1] or _is_print_slug(address))


def is_unrewritten(url: str) -> bool:
    """True for a system's own form of an address, of which a theme prints a better one too: Joomla's
    "/index.php?option=com_content&view=article&id=1650:ten-bai" of "/41-mo-hinh/1650-ten-bai.html", SharePoint's "/Lists/TinTuc/DispForm.aspx?ID=24".
    """
    address = parse(url)
    if address is None:
        return False
    joomla = any(name.lower() == "option" and value == "com_content" for name, value in address.query)
    return joomla or address.path.lower().endswith("/dispform.aspx")


def is_view_of(url: str, page: str) -> bool:
    """True where `url` is another view of the article at `page`: marked as a view, and with the number of `page` (or its title's words)
    in path or query, whatever their forms: "/print.php?id=134" of "/index.php?option=news&id=134", "/in-bai/fdd62f8/" of "…-fdd62f8/".
    """
    address, shown = parse(url), parse(page)
    if address is None or shown is None or address.host != shown.host or not is_view(url):
        return False
    names = _names(shown)
    return bool(names) and bool(names & _names(address))


def is_part_of(url: str, page: str) -> bool:
    """True where `url` is another part of the text at `page`, or all of them: Joomla's "&limitstart=1" and "&showall=1" behind the address of
    an article that its editor has cut in pages."""
    if not any(name in address for name in ("showall", "start", "temid") for address in (url, page)):
        return False  # as nearly all links
    address, shown = parse(url), parse(page)
    if address is None or shown is None or address.query == shown.query:
        return False
    ways = _PARTS | _MENUS if any(name == "option" for name, _ in shown.query) else _PARTS  # "?tabid=512&itemid=20844" of DNN is an article
    return _without(address, ways) == _without(shown, ways)


def is_whole_of(url: str, page: str) -> bool:
    """True where `url` shows all parts of the text at `page`, which shows one of them: "&showall=1"."""
    return is_part_of(url, page) and _shows_all(url) and not _shows_all(page)


def without_parts(url: str) -> str:
    """The address of a text itself, for one that shows all its parts; any other comes back as it is."""
    address = parse(url) if _shows_all(url) else None
    return url if address is None else str(_without(address, _PARTS))


def _shows_all(url: str) -> bool:
    address = parse(url)
    return address is not None and ("showall", "1") in address.query


def _without(address: Address, names: frozenset[str]) -> Address:
    return replace(address, query=tuple((name, value) for name, value in address.query if name.lower() not in names))


def _names(address: Address) -> frozenset[str]:
    """What may name an article in an address: numbers, hexadecimal ids, the words of a title. Of a query the values, of a path its end."""
    texts = [unquote(segment) for segment in address.path.split("/") if segment][-2:]
    if texts and _NAME.search(stem(texts[-1])):
        del texts[:-1]
    values = [unquote(value) for name, value in address.query if value and not _WAYS.fullmatch(name)]
    found = {match.casefold() for text in [*texts, *values] for match in _NAME.findall(text)}
    found |= {match[1] for name in found if (match := _LETTERED.fullmatch(name))}
    found |= {value for value in values if value.isdigit()}
    return frozenset(found | {stem(text).casefold() for text in texts if text.count("-") >= 4})


_NAME = re.compile(r"(?<![^\W_])(?:[a-z]{0,4}\d{2,}|(?=[0-9a-f]*\d)[0-9a-f]{7,40})(?![^\W_])", re.IGNORECASE)
# The number behind letters, "a3415" of "-a3415.html"; of section and article, "c12a3415", that of the article.
_LETTERED = re.compile(r"(?:[a-z]\d{1,5})?[a-z]{1,4}(\d{2,})", re.IGNORECASE)
_WAYS = re.compile(r"(?:c|cat|cate|category|menu|page|tab|zone|section|group|gd|cn|s)(?:id)?|option|sname", re.IGNORECASE)


def _is_print_slug(address: Address) -> bool:
    """True for "/in-tin-c215001.html": the title's place in the address is taken by the word for printing."""
    last = stem(address.path.rstrip("/").rpartition("/")[2])
    return is_view_word(re.sub(r"[-_]?[a-z]{0,4}\d+$", "", last, flags=re.IGNORECASE))
