"""WARC in: records of a file, one record by its place, and the whole history of a site with revisits resolved."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from heapq import heappop, heappush
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from warcio.bufferedreaders import ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecordLoader
from warcio.statusandheaders import StatusAndHeaders

from danvan_crawler.errors import SnapshotError
from danvan_crawler.items import Page
from danvan_crawler.snapshots.content import DECODED_LIMIT, header, make_page, text
from danvan_crawler.snapshots.files import OPEN, Member, final_name, members, packed, serial
from danvan_crawler.snapshots.foreign import is_import, unwrapped
from danvan_crawler.snapshots.model import Headers, Kind, Original, Position, Snapshot
from danvan_crawler.snapshots.records import HEAD_FIELD, IDENTICAL, METHOD_FIELD, TYPE_FIELD

_NEVER = datetime.fromtimestamp(0, UTC)
_LOADER = ArcWarcRecordLoader(verify_http=False, arc2warc=False)
_KINDS: dict[str, Kind] = {
    "response": "response",
    "revisit": "revisit",
    "request": "request",
    "metadata": "metadata",
    "warcinfo": "warcinfo",
}
FETCHES = ("response", "revisit", "error")
_IDENTICAL = IDENTICAL.rpartition("/")[2]


def warc_files(folder: Path, site: str) -> list[Path]:
    """The WARC files of a site, closed and open, in the order in which they were written.

    That is the order of their serial numbers, whatever the clock said: it may have been set back between two runs. Files of other
    tools count too if they lie in the site's folder and are compressed by record; they stand by the date of their first record.
    """
    found = [*(folder / site).glob("*.warc.gz"), *(folder / site).glob("*.warc.gz" + OPEN)]
    superseded = packed(folder / site)
    latest = _NEVER
    places = []
    for path in sorted((path for path in found if path.name not in superseded), key=lambda path: (serial(path), path.name)):
        date = first_date(path)
        if serial(path) >= 0:
            date = latest = max(latest, date)
        places.append((date, serial(path), path.name, path))
    return [path for *_, path in sorted(places)]


def read(path: Path, offset: int = 0, folder: Path | None = None, limit: int = DECODED_LIMIT) -> Iterator[Snapshot]:
    """The records of a file from `offset` on, in file order, bodies decoded up to `limit` bytes.

    `position.warc_file` is relative to `folder` (default: two levels up, WARC folder / site / file). What can't be read comes as a
    snapshot of kind "damaged", and reading goes on behind it; a record cut off at the end of a file that is still open is left out:
    its writer is at work, or `repair` will cut it. Raises SnapshotError if the file can't be opened.
    """
    name = final_name(path, folder or path.parent.parent)
    is_open = path.name.endswith(OPEN)
    with _opened(path) as file:
        for member in members(file, offset):
            if member.error and is_open and member.offset + member.length >= _size(file):
                return
            yield _snapshot(member, name, limit)


def has_file(folder: Path, warc_file: str) -> bool:
    """Whether the file that a `Position` names is there, closed or still open."""
    path = folder / warc_file
    return path.exists() or path.with_name(path.name + OPEN).exists()


def load(folder: Path, warc_file: str, offset: int, limit: int = DECODED_LIMIT) -> Snapshot:
    """The record at a place that `Position` gave. Raises SnapshotError if there is no sound record there."""
    path = folder / warc_file
    with _opened(path) as file:
        member = next(members(file, offset), None)
    if member is None:
        raise SnapshotError(f"{path}: ends before offset {offset}, where a record should be; is it the file that was archived?")
    snapshot = _snapshot(member, warc_file, limit)
    if snapshot.kind == "damaged":
        raise SnapshotError(f"{path}: no sound record at offset {offset} ({snapshot.error})")
    return snapshot


def resolve(revisit: Snapshot, original: Snapshot) -> Snapshot:
    """The revisit with the page of its original, see `refreshed`; its place in the files is its own."""
    return replace(revisit, page=refreshed(revisit.page, original.page))


def refreshed(page: Page, original: Page) -> Page:
    """The page of an answer that repeats its original: that body, type and (after a 304) status; times and address are its own."""
    return replace(
        original,
        url=page.url,
        fetched_at=page.fetched_at,
        served_at=page.served_at,
        status=original.status if page.status == 304 else page.status,
        content_type=page.content_type or original.content_type,
        location=page.location or original.location,
    )


def history(folder: Path, site: str, limit: int = DECODED_LIMIT) -> Iterator[Snapshot]:
    """All fetches of a site in time order: responses, errors and revisits, these with the page of their original.

    Also yields "damaged" snapshots, so that a replay can say that it is partial. A revisit whose original is in no file of the site
    keeps its empty page with `page.truncated` naming that record. Requests, metadata and warcinfo records are left out.
    """
    places: dict[str, Position] = {}
    for snapshot in _in_order(folder, site, limit):
        position = snapshot.position
        if snapshot.kind == "revisit":
            snapshot = _resolved(snapshot, places, folder, limit)
        elif snapshot.kind == "response" and position.payload_digest:
            places[position.payload_digest] = position
        if snapshot.kind in ("response", "revisit"):
            places[position.record_id] = position
        yield snapshot


def _in_order(folder: Path, site: str, limit: int) -> Iterator[Snapshot]:
    """The fetches of all files: our own files one after another, the records of others between them by their times."""
    files = warc_files(folder, site)
    own = [path for path in files if serial(path) >= 0]
    others = sorted(((first_date(path), path.name, [path]) for path in files if serial(path) < 0), reverse=True)
    streams: list[tuple[datetime, int, Snapshot, Iterator[tuple[datetime, Snapshot]]]] = []

    def push(number: int, stream: Iterator[tuple[datetime, Snapshot]]) -> None:
        if (found := next(stream, None)) is not None:
            heappush(streams, (found[0], number, found[1], stream))

    push(0, _timed(own, folder, limit))
    number = 0
    while streams or others:
        while others and (not streams or others[-1][0] <= streams[0][0]):  # no file is open before its time comes
            number += 1
            push(number, _timed(others.pop()[2], folder, limit))
        if streams:
            _, place, snapshot, stream = heappop(streams)
            yield snapshot
            push(place, stream)


def _timed(paths: list[Path], folder: Path, limit: int) -> Iterator[tuple[datetime, Snapshot]]:
    """The fetches of files, and what is damaged in them, each with a time that never goes back."""
    latest = _NEVER
    for path in paths:
        for snapshot in read(path, 0, folder, limit):
            if snapshot.kind in FETCHES:
                latest = max(latest, snapshot.page.fetched_at or latest)
            if snapshot.kind in FETCHES or snapshot.kind == "damaged":
                yield latest, snapshot


def _resolved(revisit: Snapshot, places: dict[str, Position], folder: Path, limit: int) -> Snapshot:
    """Follows `refers_to`, also from revisit to revisit, to a response."""
    seen: set[str] = set()
    target = revisit
    while target.kind == "revisit" and target.refers_to is not None and target.refers_to.record_id not in seen:
        seen.add(target.refers_to.record_id)
        # Other tools name the original by its address and date only: the same payload has the same digest.
        place = places.get(target.refers_to.record_id) or places.get(revisit.position.payload_digest or "")
        if place is None:
            break
        target = load(folder, place.warc_file, place.warc_offset, limit)
    if target.kind == "response":
        return resolve(revisit, target)
    missing = target.refers_to.record_id if target.refers_to else "a record it does not name"
    return replace(revisit, page=replace(revisit.page, truncated=f"revisit of {missing}, which is in no file of this site"))


def _snapshot(member: Member, name: str, limit: int) -> Snapshot:
    if member.error is not None:
        return _damaged(member, name, member.error)
    stream = BytesIO(member.data)
    try:
        record = _LOADER.parse_record_stream(stream, known_format="warc", no_record_parse=True)
        block = record.raw_stream.read()
        fetched_at = _date(record.rec_headers.get_header("WARC-Date"))
    except (ArchiveLoadFailed, EOFError, ValueError) as error:
        return _damaged(member, name, f"no WARC record: {error}")
    if len(block) != record.length or stream.read().strip(b"\r\n"):
        return _damaged(member, name, "the record is not as long as its Content-Length, or not alone in its gzip member")
    snapshot = _parse(record.rec_type, record.rec_headers, block, fetched_at, Position(name, member.offset, ""), limit)
    return unwrapped(snapshot) if is_import(name) else snapshot


def _parse(rec_type: str, fields: StatusAndHeaders, block: bytes, fetched_at: datetime, place: Position, limit: int) -> Snapshot:
    get = fields.get_header
    url = (get("WARC-Target-URI") or "").strip("<>")  # wget up to 1.20 writes "<http://danvan.vn/>"
    kind = _KINDS.get(rec_type, "other")
    if rec_type == "resource" and url.startswith(("http://", "https://")):  # saved without the server's words, as warcit writes it
        kind = "response"
        kind_of_body = (get("Content-Type") or "").encode("latin-1", "replace")
        block = b"HTTP/1.1 200 OK\r\nContent-Type: " + kind_of_body + b"\r\n\r\n" + block
    place = replace(place, record_id=get("WARC-Record-ID") or "", revisit=kind == "revisit")
    if kind in ("response", "revisit"):
        place = replace(place, payload_digest=get("WARC-Payload-Digest") or (get("WARC-Block-Digest") if rec_type == "resource" else None))
    ip = get("WARC-IP-Address")
    truncated = get("WARC-Truncated")
    if kind in ("metadata", "warcinfo"):
        found = _parse_fields(block)
        # A record of metadata that accompanies nothing is the fetch itself, which had no response.
        is_error = kind == "metadata" and "error" in found and not get("WARC-Concurrent-To")
        page = Page(url, b"", fetched_at=fetched_at, status=0)
        error = found.get("error") if is_error else None
        fetched = Snapshot("error" if is_error else kind, page, place, found.get("method", "GET"), None, ip=ip, error=error, fields=found)
        return replace(fetched, resource_type=get(TYPE_FIELD))
    if kind == "other":
        return Snapshot(kind, Page(url, block, get("Content-Type") or "", fetched_at), place, ip=ip, truncated=truncated)
    if kind == "revisit" and not block and (head := get(HEAD_FIELD)):
        block = str(json.loads(head)).encode("latin-1")
    first, headers, body = _split(block)
    if kind == "request":
        method = first.partition(" ")[0]
        return Snapshot(kind, Page(url, body, fetched_at=fetched_at, status=0), place, method, headers=headers, ip=ip, truncated=truncated)
    _, _, rest = first.partition(" ")
    code, _, reason = rest.strip().partition(" ")
    status = int(code) if code.isascii() and code.isdigit() else 0
    refers_to = None
    not_modified = False
    size = len(body)
    if kind == "revisit":
        truncated = None  # "length" only says that the repeated payload is left out
        not_modified = not (get("WARC-Profile") or "").endswith(_IDENTICAL)
        original_url = get("WARC-Refers-To-Target-URI") or url
        refers_to = Original(get("WARC-Refers-To") or "", original_url, _date(get("WARC-Refers-To-Date")), place.payload_digest)
        body = b""
        announced = header(headers, "Content-Length") or ""
        size = int(announced) if announced.isdecimal() and not not_modified else 0
    if "chunked" in (header(headers, "Transfer-Encoding") or "").lower():
        body = ChunkedDataReader(BytesIO(body)).read()  # other tools keep the chunks; our own records have none
    page = make_page(url, status, headers, body, fetched_at, truncated, limit)
    method = get(METHOD_FIELD) or "GET"
    fetched = Snapshot(kind, page, place, method, status, reason, headers, ip, truncated, None, refers_to, not_modified, size=size)
    return replace(fetched, resource_type=get(TYPE_FIELD))


def _split(block: bytes) -> tuple[str, Headers, bytes]:
    """First line, header fields and body of an HTTP message; the fields as bytes, as they were written."""
    head, _, body = block.partition(b"\r\n\r\n")
    first, *lines = head.split(b"\r\n")
    headers: Headers = []
    for line in lines:
        if line[:1] in (b" ", b"\t") and headers:  # folded lines come from other tools only
            headers[-1] = (headers[-1][0], headers[-1][1] + b" " + line.strip())
        elif line:
            field, _, value = line.partition(b":")
            headers.append((field.strip(), value.strip()))
    return text(first), headers, body


def _parse_fields(block: bytes) -> dict[str, str]:
    """The "name: value" lines of application/warc-fields."""
    pairs = (line.partition(":") for line in block.decode("utf-8", "replace").splitlines())
    return {name.strip(): value.strip() for name, colon, value in pairs if colon}


def _date(value: str | None) -> datetime:
    """WARC-Date as aware UTC; the epoch where it is missing. Raises ValueError for what is no date."""
    if not value:
        return _NEVER
    moment = datetime.fromisoformat(value)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)


def first_date(path: Path) -> datetime:
    """The time of a file's first capture: a file's own head may be younger, as in imported files. The epoch if it has none."""
    with _opened(path) as file:
        found = (_snapshot(member, path.name, DECODED_LIMIT) for member in members(file))
        return next((snapshot.page.fetched_at for snapshot in found if snapshot.kind in FETCHES), None) or _NEVER


def _damaged(member: Member, name: str, error: str) -> Snapshot:
    page = Page("", b"", status=0)
    message = f"{name}: {member.length} bytes at offset {member.offset}: {error}"
    return Snapshot("damaged", page, Position(name, member.offset, ""), error=message)


def _opened(path: Path) -> BinaryIO:
    """Opens the file under this name or, as it may be open yet or was closed just now, under the other."""
    other = path.with_name(path.name.removesuffix(OPEN) if path.name.endswith(OPEN) else path.name + OPEN)
    try:
        return (other if other.exists() and not path.exists() else path).open("rb")
    except OSError as error:
        raise SnapshotError(f"{path}: can't read this WARC file ({error.strerror})") from error


def _size(file: BinaryIO) -> int:
    return file.seek(0, 2)
