from __future__ import annotations

import gzip
import io
from datetime import UTC, timedelta

import brotli
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter as WarcioWriter

from danvan_crawler.errors import SnapshotError
from danvan_crawler.snapshots import Original, WarcWriter, history, load, page_of, read, resolve, warc_files

from .conftest import NOW, make_exchange

HTML = "<html><body><p>Dân vận khéo</p></body></html>".encode()


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"body": gzip.compress(HTML), "response_headers": [(b"Content-Encoding", b"gzip"), (b"Content-Type", b"text/html")]},
        {"body": brotli.compress(HTML)[:-4], "response_headers": [(b"Content-Encoding", b"br")], "truncated": "disconnect"},
        {"body": gzip.compress(HTML)[:-9], "response_headers": [(b"Content-Encoding", b"gzip")]},
        {"body": b"", "status": 301, "response_headers": [(b"Location", "/tin/Hội".encode()), (b"Date", b"nonsense")]},
        {
            "url": "http://a.vn/Hội nghị?q=1#a",
            "response_headers": [(b"Transfer-Encoding", b"chunked"), (b"Date", b"Mon, 23 Nov 2026 14:41:00 -0000")],
        },
        {"body": b"", "status": 599, "reason": "", "method": "HEAD"},
        {"status": None, "error": "timeout", "body": b"", "response_headers": []},
    ],
)
def test_the_page_read_back_is_the_page_of_the_live_exchange(folder, writer, exchange, changes):
    live = exchange(**changes)
    position = writer.write(live)
    writer.close()
    found = load(folder, position.warc_file, position.warc_offset)
    assert found.page == page_of(live) and found.size == len(live.body)


def test_what_the_page_says_of_the_response(exchange):
    page = page_of(exchange(status=302, response_headers=[(b"date", b"Mon, 23 Nov 2026 21:41:00 +0700"), (b"location", b"/vi/")]))
    assert page.served_at is not None and page.served_at.tzinfo is UTC and page.served_at.isoformat() == "2026-11-23T14:41:00+00:00"
    assert (page.status, page.location, page.content_type) == (302, "/vi/", "")


def test_history_resolves_revisits_from_their_originals(folder, writer, exchange):
    first = writer.write(
        exchange(body=gzip.compress(HTML), response_headers=[(b"Content-Encoding", b"gzip"), (b"Content-Type", b"text/html")])
    )
    original = Original(first.record_id, exchange().url, NOW)
    later = NOW + timedelta(days=3)
    second = writer.write(exchange(body=gzip.compress(HTML), revisit_of=original, fetched_at=later, url="http://a.vn/in"))
    chain = Original(second.record_id, "http://a.vn/in", later)
    writer.write(exchange(status=304, body=b"", response_headers=[], revisit_of=chain, fetched_at=later, url="http://a.vn/in"))
    writer.close()
    one, two, three = history(folder, "mau")
    assert one.page.body == two.page.body == three.page.body == HTML
    assert [snapshot.size for snapshot in (one, two, three)] == [len(gzip.compress(HTML)), len(gzip.compress(HTML)), 0]
    assert (two.page.url, two.page.fetched_at, two.page.status) == ("http://a.vn/in", later, 200)
    assert (three.status, three.page.status, three.page.content_type) == (304, 200, "text/html")
    assert three.position.revisit and three.position.warc_offset > two.position.warc_offset


def test_an_original_in_an_older_file(folder, exchange, clock):
    with WarcWriter(folder, "mau", now=clock) as writer:
        first = writer.write(exchange())
    with WarcWriter(folder, "mau", now=clock) as writer:
        writer.write(exchange(revisit_of=Original(first.record_id, exchange().url, NOW)))
        assert [snapshot.page.body for snapshot in history(folder, "mau")] == [exchange().body] * 2


def test_a_revisit_without_its_original_says_so(folder, writer, exchange):
    writer.write(exchange(revisit_of=Original("<urn:uuid:gone>", "http://a.vn/", NOW)))
    writer.close()
    (found,) = history(folder, "mau")
    assert found.kind == "revisit" and found.page.body == b"" and "<urn:uuid:gone>" in str(found.page.truncated)


def test_resolve_keeps_what_is_the_revisits_own(folder, writer, exchange):
    first = writer.write(exchange(truncated="length"))
    second = writer.write(exchange(status=304, body=b"", response_headers=[], revisit_of=Original(first.record_id, "http://a.vn/", NOW)))
    writer.close()
    original, revisit = (load(folder, place.warc_file, place.warc_offset) for place in (first, second))
    resolved = resolve(revisit, original)
    assert resolved.position == second and resolved.status == 304
    assert (resolved.page.body, resolved.page.truncated, resolved.page.served_at) == (exchange().body, "length", None)


def test_reading_from_an_offset(folder, writer, exchange):
    writer.write(exchange(url="http://a.vn/1"))
    second = writer.write(exchange(url="http://a.vn/2"))
    writer.close()
    (path,) = warc_files(folder, "mau")
    assert [snapshot.page.url for snapshot in read(path, second.warc_offset)] == ["http://a.vn/2"] * 2


def test_places_where_no_record_is(folder, writer, exchange):
    position = writer.write(exchange())
    writer.close()
    with pytest.raises(SnapshotError, match="no sound record at offset 5"):
        load(folder, position.warc_file, 5)
    with pytest.raises(SnapshotError, match="ends before offset 999999"):
        load(folder, position.warc_file, 999_999)
    with pytest.raises(SnapshotError, match="gone"):
        load(folder, "mau/gone.warc.gz", 0)


def test_a_closed_file_that_was_cut_tells_of_it(folder, writer, exchange):
    writer.write(exchange())
    writer.close()
    (path,) = warc_files(folder, "mau")
    path.write_bytes(path.read_bytes()[:-5])
    assert [snapshot.kind for snapshot in read(path)] == ["warcinfo", "response", "damaged"]
    assert [snapshot.kind for snapshot in history(folder, "mau")] == ["response", "damaged"]


def test_a_bomb_is_no_record(folder, tmp_path, exchange, monkeypatch):
    from danvan_crawler.snapshots import files

    site = folder / "mau"
    site.mkdir()
    member = gzip.compress(b"WARC/1.1\r\n" + b"\0" * 3_000_000)
    (site / "bomb.warc.gz").write_bytes(member * 2)
    monkeypatch.setattr(files.members, "__defaults__", (0, True, 1_000_000))
    found = list(read(site / "bomb.warc.gz"))
    assert [snapshot.kind for snapshot in found] == ["damaged", "damaged"] and "unfolds to more" in str(found[0].error)


def foreign(body: bytes, headers, kind="response", gz=True, url="http://a.vn/") -> bytes:
    """A record as warcio's own writer makes it, for files that come from elsewhere."""
    out = io.BytesIO()
    writer = WarcioWriter(out, gzip=gz)
    head = StatusAndHeaders("200 OK", headers, protocol="HTTP/1.0")
    writer.write_record(writer.create_warc_record(url, kind, payload=io.BytesIO(body), http_headers=head if kind == "response" else None))
    return out.getvalue()


def test_files_of_other_tools(folder):
    site = folder / "mau"
    site.mkdir()
    chunked = foreign(b"4\r\nabcd\r\n1\r\ne\r\n0\r\n\r\n", [("Transfer-Encoding", "chunked"), ("Content-Type", "text/html")])
    (site / "wget.warc.gz").write_bytes(chunked + foreign(b"GIF89a", [], "resource", url="urn:view:http://a.vn/") + foreign(b"x", []))
    found = list(read(site / "wget.warc.gz"))
    assert [snapshot.kind for snapshot in found] == ["response", "other", "response"]
    assert (found[0].page.body, found[0].page.content_type, found[1].page.body) == (b"abcde", "text/html", b"GIF89a")
    assert [snapshot.page.body for snapshot in history(folder, "mau")] == [b"abcde", b"x"]


def test_records_that_share_a_gzip_member_are_not_passed_over(folder):
    site = folder / "mau"
    site.mkdir()
    (site / "one.warc.gz").write_bytes(gzip.compress(foreign(b"x", [], gz=False) * 2))
    (found,) = read(site / "one.warc.gz")
    assert found.kind == "damaged" and "not alone in its gzip member" in str(found.error)


BYTES = st.binary(max_size=300)


@settings(max_examples=150, deadline=None)
@given(BYTES)
def test_any_bytes_can_be_read(tmp_path_factory, data):
    site = tmp_path_factory.mktemp("warc") / "mau"
    site.mkdir()
    (site / "a.warc.gz").write_bytes(data)
    (site / "b.warc.gz").write_bytes(gzip.compress(data))
    (site / "c.warc.gz").write_bytes(gzip.compress(b"WARC/1.1\r\nWARC-Type: response\r\nContent-Length: 9\r\n" + data))
    kinds = {snapshot.kind for snapshot in history(site.parent, "mau")}
    assert kinds <= {"damaged", "response"}


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
FIELD = st.tuples(
    st.sampled_from([b"X-A", b"Set-Cookie", b"Content-Type", b"Content-Encoding", b"Location", b"Date", b"Content-Length"]), BYTES
)


@settings(max_examples=150, deadline=None)
@given(TEXT, st.lists(FIELD, max_size=6), BYTES, st.integers(100, 999), TEXT, st.dictionaries(st.sampled_from(["via", "note"]), TEXT))
def test_any_exchange_is_read_back_as_its_page(tmp_path_factory, path, headers, body, status, reason, metadata):
    folder = tmp_path_factory.mktemp("warc")
    live = make_exchange(url="http://a.vn/" + path, response_headers=headers, body=body, status=status, reason=reason, metadata=metadata)
    with WarcWriter(folder, "mau", fsync=False) as writer:
        position = writer.write(live)
    found = load(folder, position.warc_file, position.warc_offset)
    assert found.page == page_of(live) and found.position == position and found.status == status
