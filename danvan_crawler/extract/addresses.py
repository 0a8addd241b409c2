"""Addresses of links: absolute, http(s) only, without fragment."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote, unquote, urljoin, urlsplit

from danvan_crawler.extract.folding import plain
from danvan_crawler.sites.hosts import without_user
from danvan_crawler.sites.views import is_part_of

_SKIP = re.compile(r"\s*(?:javascript|mailto|tel|data|about|skype|zalo|sms|file|blob|ftp|whatsapp|viber|callto|fax):|\s*#", re.I)
_WHOLE = ("https://", "http://")
_ABSOLUTE = re.compile(r"https?://(?:[^/?#@\s]*@)?(?:\[[0-9a-f:.]+\]|[^/?#:@\s\[\]]+)(?::\d{0,5})?(?:[/?#]|$)", re.I)
_CONTROL = re.compile(r"[\t\r\n]")
# As a browser asks for them: "/Ảnh/Tháng 3.png"; and a terminal would obey "/tep\x1b[31m.pdf".
_ENCODED = re.compile(r"[^\x21-\x7e]")
# Most links have nothing that is to be put right: "/tin-tuc/bai-1.html", "https://a.vn/?id=2".
_PLAIN = re.compile(r"(?:https?://[A-Za-z0-9.-]+)?/(?!/)[\w%~,;:=&?+!$'()*./-]*", re.A)
_BESIDE = re.compile(r"[a-z0-9_][\w%~-]*(?:[./][\w%~-]+)*(?:\?[\w%~.&=+-]+)?$", re.I | re.A)
_DIGIT = re.compile(r"\d")
_EXTENSION = re.compile(r"\.\w{2,5}$")
_ID_WORD = re.compile(r"(?=\w*\d)[0-9a-f]{7,}$|[a-z]{0,4}\d+[a-z]?$")
_NO_LETTER = re.compile(r"[^a-z]+")
_SLUG_WORDS, _SLUG_LETTERS, _SLUG_SURE = 4, 14, 40
_YEAR, _MONTH, _DAY = r"((?:19|20)\d\d)", r"(0[1-9]|1[0-2])", r"(0[1-9]|[12]\d|3[01])"
_DAYS = (
    ((1, 2, 3), re.compile(rf"/{_YEAR}[/-]{_MONTH}[/-]{_DAY}(?=[/_.-])")),
    ((1, 2, 3), re.compile(rf"/{_YEAR}/([1-9]|1[0-2])/([1-9]|[12]\d|3[01])(?=/)")),
    ((1, 2, 3), re.compile(rf"/{_YEAR}{_MONTH}{_DAY}(?=[/_.-])")),
    ((3, 2, 1), re.compile(rf"/{_DAY}-{_MONTH}-{_YEAR}(?:/|\.\w{{2,5}})?$")),
)
_HOME = re.compile(
    r"/?|/(?:vi|vn)/?|(?:/(?:vi|vn))?/(?:index|default|home|trang-?chu)(?:\.(?:html?|php|aspx?|jsp))?/?|/web/[\w-]+(?:/(?:home|trang-?chu))?/?",
    re.I,
)
"""The last is Liferay's: "/web/ban-dan-van/home"."""
# Liferay puts its number of the file behind the name: "/documents/20182/90224/ke-hoach.pdf/3f0b7c7e-51d2-…".
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|rtf|odt|ods|zip|rar|7z|txt|csv)(?=[?#&]|$|/[0-9a-f]{8}-?[0-9a-f]{4})", re.I)

_HANDLER = re.compile(
    r"/(?:download|taive|tai-ve|getfile|attachments?|viewfile|downloadfile|dowload|file-dinh-kem|xem-file)(?:[/.?]|$)|(?:download|taive|getfile|attachment|viewfile)\w*\.(?:aspx|ashx|php)|[?&](?:file(?!=(?:article|print|friend|index|categor\w*|topics?)(?:&|$))|filename|fileticket|attachment|download|attachid|fileid)=|[?&]export=download|[?&](?:task|action|op)=(?:\w+[._])?download(?:&|$)",
    re.I,
)
_HANDLER_WORDS = ("download", "dowload", "taive", "tai-ve", "file", "attach")


def resolve(base: str, href: str) -> str | None:
    """The absolute http(s) address of an href without its fragment and user; None for scripts, mail addresses, anchors and broken ones."""
    if _PLAIN.fullmatch(href):
        if href[0] != "/":
            return href
        if "/." not in href and (root := _root(base)):
            return root + href
    if href[:1] == "/" != href[1:2] or href.startswith(_WHOLE):
        # The same on every page of a site: the entries of a menu are looked at once.
        base = _origin(base) or base
    return _resolve(base, href)


@lru_cache(maxsize=4_096)
def _resolve(base: str, href: str) -> str | None:
    href = href.strip()
    if not href.isprintable():
        href = _CONTROL.sub("", href)
    if "\\" in href:  # FrontPage's "..\images\tin2013\102a.png", as browsers read it: https://url.spec.whatwg.org/#path-start-state
        path, mark, query = href.partition("?")
        href = path.replace("\\", "/") + mark + query
    rooted = href[:1] == "/"
    if not href or (not rooted and _SKIP.match(href)):
        return None
    if rooted or not _ABSOLUTE.match(href):
        try:
            if rooted and href[1:2] != "/" and "/." not in href:
                href = _origin(base) + href
            elif _BESIDE.match(href):
                href = _folder(base) + href
            else:
                href = urljoin(base, href)
        except ValueError:
            return None
        if not _ABSOLUTE.match(href):
            return None
    href = href.split("#", 1)[0]
    if " " in href or not (href.isascii() and href.isprintable()):
        start = min((at for at in (href.find("/", 8), href.find("?", 8)) if at > 0), default=len(href))  # letters of the host stay
        href = href[:start] + _ENCODED.sub(lambda match: quote(match[0], errors="replace"), href[start:])
    return without_user(href)


@lru_cache(maxsize=256)
def _origin(base: str) -> str:
    """Scheme and host of an address; empty for a broken one."""
    try:
        parts = urlsplit(base)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}"


@lru_cache(maxsize=256)
def _root(base: str) -> str:
    """What stands before a path on the host of an address: "http://a.vn"; empty where that is not plain to see."""
    origin = _origin(base)
    return origin if _PLAIN.fullmatch(f"{origin}/") and origin else ""


@lru_cache(maxsize=256)
def _folder(base: str) -> str:
    """What stands before the name of a file beside an address: "http://a.vn/tin/bai.htm" -> "http://a.vn/tin/"."""
    return urljoin(base, "x")[:-1]


@lru_cache(maxsize=4_096)
def is_file(url: str) -> bool:
    """Whether an address has the extension of an attachment, in its path or at the end of a parameter."""
    return _FILE.search(url) is not None


@lru_cache(maxsize=4_096)
def is_handler(url: str) -> bool:
    """Whether an address is that of a program that hands files out. Nearly none has the words, which are looked for faster than the pattern."""
    small = url.lower()
    return any(map(small.__contains__, _HANDLER_WORDS)) and _HANDLER.search(url) is not None


def slug(url: str) -> str:
    """The words of an address that repeat a title, as letters only: "/vn/1037-ba-con-gop-dat.html" -> "bacongopdat", and so for
    "?title=ba-con-gop-dat". The longest piece with four words; "" where there is none."""
    parts = urlsplit(url)
    pieces = parts.path.split("/") + [piece.partition("=")[2] for piece in parts.query.split("&")]
    best = ""
    for piece in pieces:
        if piece.count("-") + piece.count("_") + piece.count("%20") + piece.count("+") < _SLUG_WORDS - 1:
            continue
        words = [word for word in plain(_EXTENSION.sub("", unquote(piece))).split() if not _ID_WORD.match(word)]
        if len(words) >= _SLUG_WORDS and len(text := _NO_LETTER.sub("", "".join(words))) > len(best):
            best = text
    return best


def is_slug(text: str, slug: str) -> bool:
    """Whether a line of text is what an address was made of. Both may be cut, and marks may be lost ("Do-ng-chi"), so letters are compared."""
    if not slug:
        return False
    letters = _NO_LETTER.sub("", plain(text))
    size = min(len(letters), len(slug))
    if size < _SLUG_LETTERS:
        return False
    same = next((at for at in range(size) if letters[at] != slug[at]), size)
    if same == len(slug):
        return True  # "/portal/pages/2019-05-06/Van-Dung-Tu-Tuong-Ho-Chi-5671.aspx": cut after thirty characters
    if size < 0.5 * len(letters):
        return False
    return same >= 0.8 * size or same >= _SLUG_SURE


def is_whole_slug(text: str, slug: str) -> bool:
    """Whether an address was made of all of a line and of nothing else; a long one may have been cut."""
    letters = _NO_LETTER.sub("", plain(text))
    return letters == slug or (len(slug) >= _SLUG_SURE and letters.startswith(slug))


def day_in(url: str) -> str | None:
    """The whole day in an address, as year-month-day: "/2017/7/12/", "/2019-05-06/", "/20190506/", "/29-10-2021". A month alone is none."""
    for order, pattern in _DAYS:
        if match := pattern.search(url):
            year, month, day = (match[place] for place in order)
            return f"{year}-{int(month):02d}-{int(day):02d}"
    return None


@lru_cache(maxsize=4_096)
def is_home(url: str) -> bool:
    """Whether an address is that of a home page."""
    parts = urlsplit(url)
    return _HOME.fullmatch(parts.path) is not None and not _DIGIT.search(parts.query)


def is_own_text(link: str, url: str) -> bool:
    """Whether a link leads to the text at `url` itself or to another page of it: the same address with "?trang=2" or "&trang=2"; from Joomla's
    "&limitstart=1" to "&showall=1"."""
    return link.rstrip("/") == url.rstrip("/") or link.startswith((f"{url}?", f"{url}&")) or is_part_of(link, url)


def host_of(url: str) -> str:
    """Host and port of an absolute address."""
    return url.split("/", 3)[2].lower() if url.count("/") >= 2 else ""
