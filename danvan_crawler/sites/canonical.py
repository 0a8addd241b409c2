"""One spelling for an address: scheme, host, path and query, without what only tracks the visitor."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import lru_cache, wraps
from typing import TypeVar, cast

from .hosts import host_port, split_port

F = TypeVar("F", bound=Callable[..., object])
Query = tuple[tuple[str, str | None], ...]

_SPLIT = re.compile(r"(https?):[/\\]{2,}([^/\\?#]*)([^?#]*)(?:\?([^#]*))?", re.IGNORECASE | re.DOTALL)
_ESCAPES = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
# What means the same written out or as %XX. "+", "&", "=", ";" and "/" don't, in a path.
_PATH_PLAIN = _UNRESERVED | frozenset("!$'()*,:@")
_QUERY_PLAIN = _UNRESERVED | frozenset("!$'()*,:@/;?")
_PATH_SAFE = _PATH_PLAIN | frozenset("+&=;")
_QUERY_SAFE = _QUERY_PLAIN | frozenset("=")

_TRACKING = re.compile(
    r"utm_\w*|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|gad_\w+|gidzl|msclkid|yclid|twclid|ttclid|igshid|igsh|mibextid|zarsrc|zalo_\w+|"
    r"_ga|_gl|_gac|_hsenc|_hsmi|hsa_\w+|mc_[ce]id|mkt_tok|fb_\w+|__tn__|__xts__(\[\d*\])?|__cft__(\[\d*\])?|_openstat|spm|vero_id|wt_\w+|at_\w+|pk_(?:campaign|kwd|keyword|source|medium|content|cid)|"
    r"mtm_\w+|_branch_\w+|cx_\w+|share_source|sharefrom",
    re.IGNORECASE,
)
_SESSION = re.compile(
    r"jsessionid|phpsessid|aspsessionid\w*|asp\.net_sessionid|sessionid|session_id|cfid|cftoken|p_auth|aspxautodetectcookiesupport|"
    r"_afr\w+|_adf\.[\w-]+",  # Oracle's WebCenter counts its windows: "?_afrLoop=3417175669377&_adf.ctrl-state=18x175669_4"
    re.IGNORECASE,
)
_SHORT_SESSION = re.compile(r"sid|s_id|zenid|osCsid", re.IGNORECASE)
# Names that may hold anything else ("?s=dan+van" is a search): with a value that only a machine makes.
_MAYBE_SESSION = re.compile(r"s|sess|sess_?id|session|php_?session", re.IGNORECASE)
_MADE_VALUE = re.compile(r"(?=[^\d]*\d)(?=[^a-z]*[a-z])[0-9a-z]{20,}", re.IGNORECASE)
_PATH_SESSION = re.compile(r";(?:jsessionid|phpsessid|sessionid|sid)=[^;]*", re.IGNORECASE)
_COOKIELESS = re.compile(r"\((?:[A-Z]\([^()]*\))+\)", re.IGNORECASE)
RETURN_PARAMETER = re.compile(
    r"(?:_[\w]+_)?(?:redirect|redirect_?(?:to|url|uri)|backurl|return_?(?:url|to|path)?|referer|referrer|inheritRedirect)", re.IGNORECASE
)
# Where the way back is the whole sense of the address: ".../login?redirect=", "/c/portal/update_language?redirect=".
SENDER = re.compile(
    r"/c/portal/|/(?:(?:wp-)?login|logout|sign-?in|sign-?out|dang-?nhap|dang-?xuat|go|out|redirect|redir|click|link|authenticate)(?:[/.]|$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Address:
    """An http(s) address in parts, already normalised. `host` has its port unless it is 80 or 443, `port` is as canonical."""

    scheme: str
    host: str
    netloc: str
    path: str
    query: Query

    def __str__(self) -> str:
        return f"{self.scheme}://{self.netloc}{self.path}" + (f"?{join_query(self.query)}" if self.query else "")


def clean(url: str) -> str:
    """`url` as a browser takes it from an attribute: without line breaks and tabs, and without blanks around it."""
    url = re.sub(r"[\ud800-\udfff]", "\ufffd", url.translate({9: None, 10: None, 13: None}))
    return url.strip("".join(map(chr, range(33))))


def join_query(query: Query) -> str:
    """The query in its text form, without the question mark."""
    return "&".join(name if value is None else f"{name}={value}" for name, value in query)


def _respell(text: str, plain: frozenset[str], safe: frozenset[str]) -> str:
    """Percent-encoding brought to one form: UTF-8, upper-case hex, plain characters written out.

    Bytes that are no UTF-8, and characters whose %XX has its own meaning, pass through as lone surrogates. Letters stay composed or
    decomposed as they are: "b%C3%A0i.pdf" and "ba%CC%80i.pdf" are two files to Linux.
    """

    def decode(match: re.Match[str]) -> str:
        text = bytes.fromhex(match[0].replace("%", "")).decode("utf-8", "surrogateescape")
        return "".join(chr(0xDC00 + ord(c)) if c.isascii() and c not in plain else c for c in text)

    out = []
    for c in _ESCAPES.sub(decode, text):
        if c in safe:
            out.append(c)
        elif "\udc00" <= c <= "\udcff":
            out.append(f"%{ord(c) - 0xDC00:02X}")
        else:
            out.append("".join(f"%{byte:02X}" for byte in c.encode("utf-8", "surrogatepass")))
    return "".join(out)


def _path(raw: str) -> str:
    segments: list[str] = []
    parts = raw.replace("\\", "/").split("/")[1:]
    last = ""
    for position, part in enumerate(parts):
        last = _PATH_SESSION.sub("", part)
        last = _respell(last, _PATH_PLAIN, _PATH_SAFE)
        if _COOKIELESS.fullmatch(last) or last == ".":
            last = ""
        if last == "..":
            del segments[-1:]
            last = ""
        elif last or (segments and segments[-1].endswith(":") and position < len(parts) - 1):
            # An address within the address keeps its "//": "/save/http://danvan.vn/".
            segments.append(last)
    return "/" + "/".join(segments) + ("/" if segments and not last else "")


def _query(raw: str, path: str) -> Query:
    pairs: dict[tuple[str, str | None], None] = {}
    for part in raw.split("&"):
        name, equals, value = part.partition("=")
        name, value = (_blanks(_respell(x.replace("+", " "), _QUERY_PLAIN, _QUERY_SAFE)) for x in (name, value))
        while name.startswith("amp;"):  # "&amp;amp;page=2": escaped twice by the page's author
            name = _blanks(name[4:])
        if not (name or value) or _TRACKING.fullmatch(name) or _SESSION.fullmatch(name):
            continue
        if _SHORT_SESSION.fullmatch(name) and len(value) >= 16:  # "sid=4" names a page of soctrang.dcs.vn, no session
            continue
        if _MAYBE_SESSION.fullmatch(name) and _MADE_VALUE.fullmatch(value):
            continue
        if RETURN_PARAMETER.fullmatch(name) and not SENDER.search(path):
            continue
        pairs[name, value if equals else None] = None
    return tuple(pairs)


def _blanks(text: str) -> str:
    """Blanks joined: yenbai.gov.vn pads "l=Tintrongtinh/" with hundreds of "+"."""
    return re.sub(r"^(?:%20)+|(?:%20)+$", "", re.sub(r"(?:%20){2,}", "%20", text))


def remembered(function: F) -> F:
    """A function of an address, with its last results kept: menus stand on every page. Endless addresses are not kept."""
    cached = lru_cache(maxsize=8192)(function)

    @wraps(function)
    def call(url: str, *others: Hashable) -> object:
        return cached(url, *others) if len(url) <= 500 else function(url, *others)

    return cast(F, call)


@remembered
def parse(url: str) -> Address | None:
    """The parts of an http(s) address, normalised; None for anything else (other schemes, broken hosts or ports)."""
    match = _SPLIT.fullmatch(clean(url).partition("#")[0])
    if match is None:
        return None
    netloc = match[2]
    split, host = split_port(netloc), host_port(netloc)
    if split is None or host is None:
        return None
    scheme = match[1].lower()
    own_port = 443 if scheme == "https" else 80
    path = _path("/" + match[3].lstrip("/\\") if match[3] else "/")
    return Address(
        scheme=scheme,
        host=host,
        netloc=split[0] if split[1] in (None, own_port) else f"{split[0]}:{split[1]}",
        path=path,
        query=_query(match[4] or "", path),
    )


def canonical_url(url: str) -> str:
    """The one spelling of an address, for storing and comparing; anything but http(s) comes back with its blanks removed.

    Scheme and host in lower case, no default port, user or fragment; dots and doubled slashes in the path resolved;
    percent-encoding as UTF-8; no tracking parameters, session ids and return addresses. Parameters keep their
    order, letters their form (NFC or NFD), and the meaning stays. Never raises.
    """
    address = parse(url)
    return clean(url) if address is None else str(address)
