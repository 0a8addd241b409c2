"""HTTP payloads: digests, content encodings and the `Page` made of a response. The same functions serve live and on replay."""

from __future__ import annotations

import base64
import hashlib
import sys
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import quote

import brotli  # type: ignore[import-untyped]

from danvan_crawler.items import Page
from danvan_crawler.sites.hosts import without_user
from danvan_crawler.snapshots.inflate import unfold
from danvan_crawler.snapshots.model import Exchange, Headers

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

DECODED_LIMIT = 32_000_000
"""The most bytes a body may unfold to; 32 MB of zeros fit into 32 kB of gzip and into 50 bytes of brotli."""

_STEP = 65_536
_BITE = 256
_Decoder = Callable[[bytes], Iterator[bytes]]


class _Damaged(Exception):
    """The encoded data is broken from here on."""


def payload_digest(body: bytes) -> str:
    """The digest of a payload as WARC records print it: "sha1:" and 32 letters of base 32."""
    return "sha1:" + base64.b32encode(hashlib.sha1(body, usedforsecurity=False).digest()).decode("ascii")


def header(headers: Headers, name: str) -> str | None:
    """The last value of a header field (as Scrapy and browsers choose), None if it is missing."""
    wanted = name.lower().encode("ascii")
    for key, value in reversed(headers):
        if key.lower() == wanted:
            return text(value).strip()
    return None


def one_line(value: bytes) -> bytes:
    """A header name or value without line ends: one of them would break the record's head."""
    return b" ".join(value.splitlines()) if b"\n" in value or b"\r" in value else value


def text(value: bytes) -> str:
    """A header's bytes as text: UTF-8, else Latin-1. Vietnamese portals send raw UTF-8 in Location and Content-Disposition."""
    line = one_line(value)
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("latin-1")


def target_uri(url: str) -> str:
    """The URL as WARC-Target-URI: what RFC 3986 forbids (spaces, line ends, letters beyond ASCII) percent-encoded as UTF-8."""
    return quote(url, safe="!#$%&'()*+,-./:;=?@[]_~\\^`{|}", errors="surrogatepass")


def decode_body(body: bytes, headers: Headers, limit: int = DECODED_LIMIT) -> tuple[bytes, str | None]:
    """The body with its Content-Encoding undone, and why it is not whole (None: it is). Never raises.

    Decodes gzip, deflate (with and without zlib header), br and zstd, several in a row too, up to `limit` bytes. Of broken data
    comes what could be decoded. A body that is not in the encoding its header claims is returned as it is.
    """
    reasons: list[str] = []
    if len(body) == 0:
        return body, None
    for name in reversed(_encodings(headers)):
        decoder = _DECODERS.get(name)
        if decoder is None:
            continue
        body, reason = _collect(name, decoder(body), body, limit)
        if reason:
            reasons.append(reason)
    if len(body) > limit:
        body = body[:limit]
        reasons.append(f"body over {limit} bytes")
    return body, "; ".join(dict.fromkeys(reasons)) or None


def _encodings(headers: Headers) -> list[str]:
    """The codings in the order they were applied. "Content-Encoding: utf-8" (seen on old ASP sites) is none and falls through."""
    values = [text(value) for key, value in headers if key.lower() == b"content-encoding"]
    return [name.strip().lower().removeprefix("x-") for name in ",".join(values).split(",") if name.strip()]


def _collect(name: str, pieces: Iterator[bytes], encoded: bytes, limit: int) -> tuple[bytes, str | None]:
    """Joins decoded pieces up to `limit`; data that breaks before the first byte was never encoded."""
    found = bytearray()
    try:
        for piece in pieces:
            found += piece
            if len(found) > limit:
                return bytes(found[:limit]), f"body over {limit} bytes"
    except _Damaged as error:
        if not found and not _looks_encoded(name, encoded):
            return encoded, None
        return bytes(found), f"{name} data {error}"
    return bytes(found), None


def _looks_encoded(name: str, data: bytes) -> bool:
    """Does the data begin as this encoding does? Servers behind a cache send plain HTML under "Content-Encoding: gzip"."""
    magic = {"gzip": b"\x1f\x8b", "zstd": b"\x28\xb5\x2f\xfd"}.get(name)
    return data.startswith(magic) if magic else data.lstrip()[:1] != b"<"


def _zlib_pieces(data: bytes, wbits: int) -> Iterator[bytes]:
    start = 0
    # RFC 1952 allows several members in a row; anything else behind the first is padding.
    while start == 0 or (wbits > 15 and data.startswith(b"\x1f\x8b", start)):
        decoder = zlib.decompressobj(wbits)
        used = start
        while used < len(data) and not decoder.eof:
            bite = data[used : used + _BITE]
            try:
                yield b"".join(unfold(decoder, bite))
            except zlib.error as error:
                yield _before_damage(data[start:used], bite, wbits)
                raise _Damaged("damaged") from error
            used += len(bite)
        if not decoder.eof:
            raise _Damaged("ends early")
        start = used - len(decoder.unused_data)


def _before_damage(sound: bytes, bite: bytes, wbits: int) -> bytes:
    """What the bite unfolds to before it breaks: zlib gives nothing of a bite with an error in it, so byte by byte."""
    decoder = zlib.decompressobj(wbits)
    for _ in unfold(decoder, sound):
        pass
    found = bytearray()
    try:
        for at in range(len(bite)):
            found += b"".join(unfold(decoder, bite[at : at + 1]))
    except zlib.error:
        return bytes(found)
    return bytes(found)


def _gunzip(data: bytes) -> Iterator[bytes]:
    return _zlib_pieces(data, 31)


def _inflate(data: bytes) -> Iterator[bytes]:
    # RFC 9110 means zlib by "deflate", old IIS sends it raw.
    found = False
    try:
        for piece in _zlib_pieces(data, 15):
            found = found or bool(piece)
            yield piece
    except _Damaged:
        if found:
            raise
        yield from _zlib_pieces(data, -15)


def _unbrotli(data: bytes) -> Iterator[bytes]:
    decoder = brotli.Decompressor()
    pending = data
    while not decoder.is_finished():
        try:
            piece = decoder.process(pending, output_buffer_limit=_STEP)
        except brotli.error as error:
            raise _Damaged("damaged") from error
        pending = b""
        if piece:
            yield piece
        elif decoder.can_accept_more_data():
            break
    if not decoder.is_finished():
        raise _Damaged("ends early")


def _unzstd(data: bytes) -> Iterator[bytes]:
    start = 0
    while start == 0 or data.startswith(b"\x28\xb5\x2f\xfd", start):
        decoder = zstd.ZstdDecompressor()
        used = start
        while not decoder.eof:
            bite = data[used : used + _BITE] if decoder.needs_input else b""
            used += len(bite)
            try:
                piece = decoder.decompress(bite, max_length=_STEP)
            except zstd.ZstdError as error:
                raise _Damaged("damaged") from error
            if piece:
                yield piece
            elif used >= len(data) and decoder.needs_input:
                break
        if not decoder.eof:
            raise _Damaged("ends early")
        start = used - len(decoder.unused_data)


_DECODERS: dict[str, _Decoder] = {"gzip": _gunzip, "deflate": _inflate, "br": _unbrotli, "zstd": _unzstd}


def make_page(
    url: str, status: int, headers: Headers, body: bytes, fetched_at: datetime, truncated: str | None = None, limit: int = DECODED_LIMIT
) -> Page:
    """The `Page` of a response; `body` is still content-encoded. A truncated body keeps that reason before those of decoding."""
    decoded, reason = decode_body(body, headers, limit)
    location = header(headers, "Location")
    return Page(
        url=without_user(url),
        body=decoded,
        content_type=header(headers, "Content-Type") or "",
        fetched_at=fetched_at,
        status=status,
        served_at=http_date(header(headers, "Date")),
        truncated=truncated or reason,
        location=without_user(location) if location else None,
    )


def page_of(exchange: Exchange, limit: int = DECODED_LIMIT) -> Page:
    """The `Page` of a live exchange: the same that `read` gives of its record. A fetch without response has status 0."""
    url, headers = target_uri(exchange.url), exchange.response_headers
    return make_page(url, exchange.status or 0, headers, exchange.body, exchange.fetched_at, exchange.truncated, limit)


def http_date(value: str | None) -> datetime | None:
    """A Date header as aware UTC, None where it is missing or no date."""
    if not value:
        return None
    try:
        moment = parsedate_to_datetime(value)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
