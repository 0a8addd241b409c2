"""Addresses in the order of sorted indexes (SURT), by the rules of the tools that look in them: pywb asks for this very key."""

from __future__ import annotations

import re
from urllib.parse import quote_from_bytes, unquote_to_bytes, urlsplit

_UNESCAPED = "!\"$&'()*+,-./:;<=>?@[\\]^_`{|}~"
_WWW = re.compile(r"^www\d*\.")
_DEFAULT_PORTS = {"http": 80, "https": 443}
# "/(S(lit3py55t21z5v55vlm25s55))/tin.aspx" of ASP.NET, and what other servers put into the query.
_PATH_SESSION = re.compile(r"/(?:\((?:[a-z]\([0-9a-z]{24}\))+\)|\([0-9a-z]{24}\))(?=/[^?]+\.aspx)")
_QUERY_SESSIONS = [
    re.compile(rf"(?s)(.*){session}(?:&|$)")
    for session in (
        r"jsessionid=[0-9a-z]{32}",
        r"phpsessid=[0-9a-z]{32}",
        r"sid=[0-9a-z]{32}",
        r"aspsessionid[a-z]{8}=[a-z]{24}",
        r"cfid=[^&]+&cftoken=[^&]+",
    )
]


def sort_key(url: str) -> str:
    """The key of an address: "http://www.a.vn:81/B//?y=1&x=2" is "vn,a:81)/b?x=2&y=1"; the address itself where it has no host."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".")
        port = parts.port
    except ValueError:  # an import may hold "http://a.vn:99999/"
        return url
    if not host:
        return url
    labels = _WWW.sub("", host, count=1)
    shown = f":{port}" if port and port != _DEFAULT_PORTS.get(parts.scheme) else ""
    query = _query(_escaped(parts.query).lower())
    return f"{','.join(reversed(labels.split('.')))}{shown}){_path(parts.path)}" + (f"?{query}" if query else "")


def _path(path: str) -> str:
    kept: list[bytes] = []
    for step in _unescaped(path).split(b"/")[1:]:
        if step == b".." and kept:
            kept.pop()
        elif step != b".":
            kept.append(step)
    return _PATH_SESSION.sub("", "/" + "/".join(quote_from_bytes(step, safe=_UNESCAPED).lower() for step in kept if step))


def _query(query: str) -> str:
    for session in _QUERY_SESSIONS:
        query = session.sub(r"\1", query, count=1)
    return "&".join("=".join(pair) for pair in sorted(tuple(pair.split("=", 1)) for pair in query.split("&")))


def _unescaped(text: str) -> bytes:
    """Percent signs undone until none is left that means anything: "%2520" is a space."""
    data = text.encode("utf-8", "surrogatepass")
    while (plain := unquote_to_bytes(data)) != data:
        data = plain
    return data


def _escaped(text: str) -> str:
    return quote_from_bytes(_unescaped(text), safe=_UNESCAPED)
