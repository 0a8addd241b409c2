"""From an `Exchange` to WARC records, and each record to one gzip member. Pure but for the record ids of requests."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from io import BytesIO
from urllib.parse import urlsplit

from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from danvan_crawler.snapshots.content import one_line, payload_digest, target_uri
from danvan_crawler.snapshots.model import Exchange, Headers, new_record_id

GZIP_LEVEL = 5
"""Measured on news pages of 60 kB: level 9 makes files 2 % smaller and is 1.4 times slower, level 1 makes them 22 % larger."""

IDENTICAL = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
METHOD_FIELD = "X-Request-Method"
TYPE_FIELD = "WARC-Resource-Type"
HEAD_FIELD = "X-Response-Head"

SECRET = (b"authorization", b"proxy-authorization", b"cookie")
"""Request headers by which a server or a proxy knows an operator: they are nobody else's business."""

DIFFERENCES = (
    "Chunked transfer coding is removed: its field is kept as X-Archive-Orig-Transfer-Encoding. Content-Length is that of the stored body "
    "(not for HEAD, 1xx, 204 and 304, which have none); one that differed is kept as X-Archive-Orig-Content-Length. "
    "Header names are spelt as the HTTP library spells them (Title-Case), fields of one name stand together, line folding is undone. "
    "Host is added to requests where the library adds it; Authorization, Proxy-Authorization and Cookie are left out, as they may be secret. "
    "Exchanges over HTTP/2 are written as HTTP/1.1, with WARC-Protocol. Addresses are percent-encoded. "
    f"The method of a request other than GET is repeated in the response record as {METHOD_FIELD}. "
    f"The head of a 304 stands in the revisit record's own {HEAD_FIELD}, as a JSON string; such a record has no block."
)


class _Head(StatusAndHeaders):  # type: ignore[misc]  # warcio is untyped
    """An HTTP head written as it is: warcio would percent-encode header values that are not ASCII."""

    def __init__(self, first_line: bytes, headers: Headers) -> None:
        super().__init__(first_line.decode("latin-1"), headers)
        self.raw = b"".join([first_line, b"\r\n", *(name + b": " + value + b"\r\n" for name, value in headers), b"\r\n"])

    def compute_headers_buffer(self, header_filter: object = None) -> None:
        """Sets the buffer that warcio writes."""
        self.headers_buff = self.raw


class RecordMaker:
    """Makes the gzip members of one WARC file, whose warcinfo record has the id `warcinfo_id`."""

    def __init__(self, level: int = GZIP_LEVEL) -> None:
        self.warcinfo_id = new_record_id()
        self._level = level
        self._buffer = BytesIO()
        self._warcio = WARCWriter(self._buffer, gzip=False, warc_version="1.1")

    def warcinfo(self, filename: str, info: Mapping[str, str], when: datetime) -> bytes:
        """The member that opens a file: `info` as "name: value" lines."""
        fields = {"WARC-Record-ID": self.warcinfo_id, "WARC-Date": warc_date(when), "WARC-Filename": filename}
        return self._member("", "warcinfo", fields, _fields(info))

    def exchange(self, exchange: Exchange) -> tuple[list[bytes], str | None, bool]:
        """The members of an exchange, the main one first; its payload digest; whether it is a revisit."""
        if exchange.status is None:
            return [self._error(exchange)], None, False
        digest: str | None = payload_digest(exchange.body)
        revisit = is_revisit(exchange, digest)
        if revisit and exchange.status == 304:
            digest = None
        members = [self._response(exchange, digest, revisit), self._request(exchange)]
        if exchange.metadata or exchange.error:
            fields = dict(exchange.metadata) | ({"error": exchange.error} if exchange.error else {})
            members.append(self._member(exchange.url, "metadata", self._concurrent(exchange), _fields(fields)))
        return members, digest, revisit

    def _response(self, exchange: Exchange, digest: str | None, revisit: bool) -> bytes:
        fields = self._common(exchange, exchange.record_id) | ({"WARC-Payload-Digest": digest} if digest else {})
        if exchange.method != "GET":
            fields[METHOD_FIELD] = _line(exchange.method)
        if exchange.resource_type:
            fields[TYPE_FIELD] = _line(exchange.resource_type)
        if exchange.truncated:
            fields["WARC-Truncated"] = exchange.truncated
        version, protocol = _protocol(exchange.http_version)
        if protocol:
            fields["WARC-Protocol"] = protocol
        head = _Head(_latin(f"{version} {exchange.status} {exchange.reason}".rstrip()), stored_headers(exchange))
        if not revisit:
            return self._member(exchange.url, "response", fields, exchange.body, head)
        assert exchange.revisit_of is not None
        original = exchange.revisit_of
        if exchange.status == 304:
            # pywb answers with the head in the block, and a browser that is told "304" shows nothing; without a block (WARC 1.1, 6.7.3:
            # "may have no record block") it shows the original.
            fields |= {"WARC-Profile": NOT_MODIFIED, HEAD_FIELD: json.dumps(head.raw.decode("latin-1"))}
        else:
            # WARC 1.1, 6.7.2: "A WARC-Truncated header with reason 'length' shall be used for any identical-digest truncation".
            fields |= {"WARC-Profile": IDENTICAL, "WARC-Truncated": "length"}
        fields |= {
            "WARC-Refers-To": original.record_id,
            "WARC-Refers-To-Target-URI": target_uri(original.url),
            "WARC-Refers-To-Date": warc_date(original.fetched_at),
        }
        return self._member(exchange.url, "revisit", fields, b"", head if exchange.status != 304 else None)

    def _request(self, exchange: Exchange) -> bytes:
        url = target_uri(exchange.url)
        parts = urlsplit(url)
        path = re.sub(r"^[^:]*://[^/?#]*", "", url).split("#", 1)[0]
        target = path if path.startswith("/") else "/" + path
        headers = [(one_line(name), one_line(value)) for name, value in exchange.request_headers if name.lower() not in SECRET]
        if not any(name.lower() == b"host" for name, _ in headers):
            headers.insert(0, (b"Host", parts.netloc.rpartition("@")[2].encode("ascii")))
        head = _Head(_latin(f"{exchange.method} {target} {_protocol(exchange.http_version)[0]}"), headers)
        return self._member(exchange.url, "request", self._concurrent(exchange), exchange.request_body, head)

    def _error(self, exchange: Exchange) -> bytes:
        fields = {"error": exchange.error or "no response", "method": exchange.method} | exchange.metadata
        head = self._common(exchange, exchange.record_id) | ({TYPE_FIELD: exchange.resource_type} if exchange.resource_type else {})
        return self._member(exchange.url, "metadata", head, _fields(fields))

    def _concurrent(self, exchange: Exchange) -> dict[str, str]:
        return self._common(exchange, new_record_id()) | {"WARC-Concurrent-To": exchange.record_id}

    def _common(self, exchange: Exchange, record_id: str) -> dict[str, str]:
        fields = {"WARC-Record-ID": record_id, "WARC-Date": warc_date(exchange.fetched_at), "WARC-Warcinfo-ID": self.warcinfo_id}
        return fields | ({"WARC-IP-Address": exchange.ip} if exchange.ip else {})

    def _member(self, url: str, kind: str, fields: dict[str, str], payload: bytes, head: _Head | None = None) -> bytes:
        record: ArcWarcRecord = self._warcio.create_warc_record(
            target_uri(url), kind, payload=BytesIO(payload), length=len(payload), warc_headers_dict=fields, http_headers=head
        )
        self._buffer.seek(0)
        self._buffer.truncate()
        self._warcio.write_record(record)
        packer = zlib.compressobj(self._level, zlib.DEFLATED, 31)
        with self._buffer.getbuffer() as view:  # given back at once: while anybody holds it, the buffer takes no other record
            return packer.compress(view) + packer.flush()


def is_revisit(exchange: Exchange, digest: str | None) -> bool:
    """May this exchange be written as a revisit? A 304 without a body, or the same whole payload as the original's."""
    original = exchange.revisit_of
    if original is None or exchange.truncated:
        return False
    if exchange.status == 304:
        return not exchange.body
    return bool(exchange.body) and original.payload_digest in (None, digest)


def stored_headers(exchange: Exchange) -> Headers:
    """The response's fields as they are stored: see `DIFFERENCES`."""
    bodiless = exchange.method == "HEAD" or exchange.status in (204, 304) or (exchange.status or 0) < 200
    length = str(len(exchange.body)).encode("ascii")
    fields: Headers = []
    counted = False
    for raw_name, raw_value in exchange.response_headers:
        name, value = one_line(raw_name), one_line(raw_value)
        match name.lower():
            case b"transfer-encoding":
                fields.append((b"X-Archive-Orig-Transfer-Encoding", value))
            case b"content-length" if not bodiless:
                if value != length:
                    fields.append((b"X-Archive-Orig-Content-Length", value))
                if not counted:
                    fields.append((name, length))
                counted = True
            case _:
                fields.append((name, value))
    if not counted and not bodiless:
        fields.append((b"Content-Length", length))
    return fields


def warc_date(moment: datetime) -> str:
    """An aware time as WARC-Date of WARC 1.1: UTC with microseconds, so that a replay reads the very same time."""
    if moment.tzinfo is None:
        raise ValueError(f"a WARC record needs an aware time, not {moment.isoformat()}")
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _protocol(http_version: str) -> tuple[str, str | None]:
    """The version in the record's first line, and WARC-Protocol where that is another: "HTTP/2" -> "HTTP/1.1", "h2"."""
    if http_version in ("HTTP/1.0", "HTTP/1.1"):
        return http_version, None
    return "HTTP/1.1", "h2" if http_version.lower() in ("h2", "http/2", "http/2.0") else _line(http_version.lower()) or None


def _fields(values: Mapping[str, str]) -> bytes:
    return b"".join(f"{_line(name)}: {_line(str(value))}\r\n".encode("utf-8", "replace") for name, value in _filled(values))


def _filled(values: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    return ((name, value) for name, value in values.items() if value not in (None, ""))


def _line(value: str) -> str:
    return " ".join(value.split())


def _latin(value: str) -> bytes:
    """A status line as bytes: reason phrases come decoded as Latin-1; those of other letters become UTF-8."""
    line = _line(value)
    try:
        return line.encode("latin-1")
    except UnicodeEncodeError:
        return line.encode("utf-8", "replace")
