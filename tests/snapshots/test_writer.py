from __future__ import annotations

import errno
import fcntl
import os
import resource
import shutil
import signal
import subprocess
import sys
import zlib
from datetime import datetime, timedelta, timezone
from io import FileIO
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from danvan_crawler.errors import SnapshotError
from danvan_crawler.snapshots import Original, WarcFolder, WarcWriter, history, load, payload_digest, read, repair, warc_files
from danvan_crawler.snapshots.records import IDENTICAL, NOT_MODIFIED

from .conftest import NOW


def raw_records(path):
    """(WARC fields, block) of each record, as warcio sees them."""
    with path.open("rb") as file:
        return [(record.rec_headers, record.raw_stream.read()) for record in ArchiveIterator(file, no_record_parse=True)]


def only_file(folder: Path) -> Path:
    (path,) = warc_files(folder, "mau")
    return path


def test_an_exchange_becomes_warcinfo_response_and_request(folder, writer, exchange, assert_valid):
    position = writer.write(exchange())
    writer.close()
    path = only_file(folder)
    (info, info_block), (response, block), (request, request_block) = raw_records(path)
    assert info["WARC-Type"] == "warcinfo" and info["WARC-Filename"] == path.name
    assert b"conformsTo: http" in info_block and b"Chunked transfer coding is removed" in info_block
    assert os.uname().nodename.encode() not in info_block
    assert response.protocol == "WARC/1.1"
    assert response["WARC-Record-ID"] == position.record_id
    assert response["WARC-Date"] == "2026-11-23T14:41:00.123456Z"
    assert response["WARC-IP-Address"] == "127.0.0.1"
    assert response["WARC-Warcinfo-ID"] == info["WARC-Record-ID"]
    assert response["WARC-Payload-Digest"] == position.payload_digest == payload_digest(exchange().body)
    assert block.startswith(b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n")
    assert block.count(b"\r\nSet-Cookie: ") == 2
    assert request["WARC-Concurrent-To"] == position.record_id
    head = b"GET /tin-tuc/hoi-nghi-12.html?page=2&q=a%20b HTTP/1.1\r\nHost: danvan.example.vn\r\nAccept: text/html\r\n"
    assert request_block.startswith(head)
    assert_valid(path)


def test_a_record_that_somebody_still_looks_at_keeps_no_other_from_being_written(folder, writer, exchange, monkeypatch, assert_valid):
    held = []  # as a profiler that asks for all objects does
    compressobj = zlib.compressobj

    class Packer:
        def __init__(self, *arguments):
            self.real = compressobj(*arguments)

        def compress(self, data):
            held.append(data)
            return self.real.compress(data)

        def flush(self):
            return self.real.flush()

    monkeypatch.setattr(zlib, "compressobj", Packer)
    for n in range(3):
        writer.write(exchange(url=f"http://a.vn/{n}", body=b"x" * n))
    writer.close()
    assert len(held) > 3
    assert_valid(only_file(folder))


def test_a_position_leads_back_to_its_record(folder, writer, exchange):
    written = [writer.write(exchange(url=f"http://a.vn/{n}", body=b"x" * n)) for n in range(5)]
    writer.close()
    assert [load(folder, position.warc_file, position.warc_offset).position for position in written] == written
    assert [load(folder, position.warc_file, position.warc_offset).page.body for position in written] == [b"x" * n for n in range(5)]


def test_a_position_holds_while_the_file_is_open(folder, writer, exchange):
    position = writer.write(exchange())
    assert not (folder / position.warc_file).exists()
    assert load(folder, position.warc_file, position.warc_offset).position == position
    writer.close()
    assert (folder / position.warc_file).exists()


def test_nothing_is_made_before_the_first_record(folder, writer):
    writer.flush()
    writer.close()
    assert list(folder.iterdir()) == []


def test_header_bytes_are_kept_as_received(folder, writer, exchange):
    odd = [(b"X-Ten", "Hội nghị".encode()), (b"X-Latin", b"caf\xe9"), (b"X-Empty", b""), (b"x-lower", b"a:  b"), (b"Link", b'<a>; rel="x"')]
    position = writer.write(exchange(response_headers=odd, reason="Được"))
    writer.close()
    found = load(folder, position.warc_file, position.warc_offset)
    assert found.headers[: len(odd)] == odd
    assert (found.status, found.reason) == (200, "Được")


def test_a_line_end_in_a_header_cannot_forge_another(folder, writer, exchange, assert_valid):
    position = writer.write(exchange(response_headers=[(b"X-A", b"1\r\nSet-Cookie: forged=1")], url="http://a.vn/x\r\nWARC-Type: y"))
    writer.close()
    found = load(folder, position.warc_file, position.warc_offset)
    assert found.headers[0] == (b"X-A", b"1 Set-Cookie: forged=1")
    assert found.page.url == "http://a.vn/x%0D%0AWARC-Type:%20y"
    assert_valid(only_file(folder))


def test_chunking_is_removed_and_the_length_set(folder, writer, exchange):
    position = writer.write(exchange(response_headers=[(b"Transfer-Encoding", b"chunked")], body=b"12345"))
    writer.close()
    headers = load(folder, position.warc_file, position.warc_offset).headers
    assert headers == [(b"X-Archive-Orig-Transfer-Encoding", b"chunked"), (b"Content-Length", b"5")]


def test_a_body_cut_short_keeps_the_length_that_was_announced(folder, writer, exchange, assert_valid):
    position = writer.write(exchange(response_headers=[(b"Content-Length", b"900")], body=b"12345", truncated="disconnect"))
    writer.close()
    found = load(folder, position.warc_file, position.warc_offset)
    assert found.headers == [(b"X-Archive-Orig-Content-Length", b"900"), (b"Content-Length", b"5")]
    assert (found.truncated, found.page.truncated, found.page.body) == ("disconnect", "disconnect", b"12345")
    assert_valid(only_file(folder))


@pytest.mark.parametrize(("method", "status"), [("HEAD", 200), ("GET", 304), ("GET", 204)])
def test_responses_without_body_keep_the_length_they_announce(folder, writer, exchange, method, status, assert_valid):
    announced = [(b"Content-Length", b"900")]
    position = writer.write(exchange(method=method, status=status, response_headers=announced, body=b""))
    writer.close()
    found = load(folder, position.warc_file, position.warc_offset)
    assert found.headers == announced
    assert (found.method, found.page.body, found.kind) == (method, b"", "response")
    assert_valid(only_file(folder))


def test_an_empty_body_and_an_empty_head_are_records_too(folder, writer, exchange, assert_valid):
    position = writer.write(exchange(response_headers=[], body=b"", reason="", request_headers=[]))
    writer.close()
    found = load(folder, position.warc_file, position.warc_offset)
    assert (found.status, found.page.body, found.headers) == (200, b"", [(b"Content-Length", b"0")])
    assert_valid(only_file(folder))


@pytest.mark.parametrize(
    ("url", "stored", "request_line"),
    [
        ("http://a.vn", "http://a.vn", b"GET / HTTP/1.1"),
        ("http://a.vn?x=1", "http://a.vn?x=1", b"GET /?x=1 HTTP/1.1"),
        (
            "http://a.vn/Dân vận/?q=khéo",
            "http://a.vn/D%C3%A2n%20v%E1%BA%ADn/?q=kh%C3%A9o",
            b"GET /D%C3%A2n%20v%E1%BA%ADn/?q=kh%C3%A9o HTTP/1.1",
        ),
        ("http://a.vn:8080/a%20b;c?x=%E1&y=?/", "http://a.vn:8080/a%20b;c?x=%E1&y=?/", b"GET /a%20b;c?x=%E1&y=?/ HTTP/1.1"),
        ("http://a.vn/a#b", "http://a.vn/a#b", b"GET /a HTTP/1.1"),
    ],
)
def test_addresses(folder, writer, exchange, url, stored, request_line, assert_valid):
    writer.write(exchange(url=url))
    writer.close()
    snapshots = list(read(only_file(folder)))
    assert [snapshot.page.url for snapshot in snapshots[1:]] == [stored, stored]
    assert raw_records(only_file(folder))[2][1].startswith(request_line + b"\r\n")
    assert_valid(only_file(folder))


def test_a_request_body_and_no_password(folder, writer, exchange, assert_valid):
    secret = [(name, b"Basic c2VjcmV0") for name in (b"Proxy-Authorization", b"authorization", b"Cookie")]
    headers = [(b"Host", b"a.vn"), *secret]
    writer.write(exchange(method="POST", request_headers=headers, request_body=b"page=2"))
    writer.close()
    request = next(snapshot for snapshot in read(only_file(folder)) if snapshot.kind == "request")
    assert (request.method, request.page.body, request.headers) == ("POST", b"page=2", [(b"Host", b"a.vn")])
    assert_valid(only_file(folder))


def test_a_fetch_without_response_is_a_metadata_record(folder, writer, exchange, assert_valid):
    failed = exchange(
        status=None, error="DNS lookup failed:\nno results for a.vn", body=b"", metadata={"via": "http://b.vn/", "fetchTimeMs": "9"}
    )
    position = writer.write(failed)
    writer.close()
    assert position.payload_digest is None
    found = load(folder, position.warc_file, position.warc_offset)
    assert (found.kind, found.status, found.error) == ("error", None, "DNS lookup failed: no results for a.vn")
    assert found.fields["via"] == "http://b.vn/" and found.page.url == failed.url and found.page.fetched_at == NOW
    assert found.position == position
    assert_valid(only_file(folder))


def test_metadata_is_a_record_beside_the_response(folder, writer, exchange):
    position = writer.write(exchange(metadata={"via": "http://b.vn/Hội", "hopsFromSeed": "2"}))
    writer.close()
    kinds = [snapshot.kind for snapshot in read(only_file(folder))]
    assert kinds == ["warcinfo", "response", "request", "metadata"]
    assert list(read(only_file(folder)))[-1].fields == {"via": "http://b.vn/Hội", "hopsFromSeed": "2"}
    assert [snapshot.position for snapshot in history(folder, "mau")] == [position]


def test_the_same_payload_again_is_a_revisit(folder, writer, exchange, assert_valid):
    first = writer.write(exchange())
    original = Original(first.record_id, exchange().url, NOW, first.payload_digest)
    later = exchange(fetched_at=NOW + timedelta(days=1), revisit_of=original, url="http://danvan.example.vn/in/12")
    second = writer.write(later)
    writer.close()
    fields, block = raw_records(only_file(folder))[3]
    assert second.revisit and second.payload_digest == first.payload_digest
    assert fields["WARC-Type"] == "revisit" and fields["WARC-Profile"] == IDENTICAL and fields["WARC-Truncated"] == "length"
    assert fields["WARC-Refers-To"] == first.record_id and fields["WARC-Refers-To-Date"] == "2026-11-23T14:41:00.123456Z"
    assert block.endswith(b"\r\n\r\n") and b"<html>" not in block
    found = load(folder, second.warc_file, second.warc_offset)
    assert found.position == second and found.page.body == b"" and found.truncated is None and not found.not_modified
    assert found.refers_to is not None and found.refers_to.record_id == first.record_id
    assert_valid(only_file(folder))


def test_not_modified_is_a_revisit_of_its_own_profile(folder, writer, exchange, assert_valid):
    first = writer.write(exchange())
    answer = exchange(status=304, reason="Not Modified", body=b"", revisit_of=Original(first.record_id, exchange().url, NOW))
    second = writer.write(answer)
    writer.close()
    assert second.revisit and second.payload_digest is None
    assert raw_records(only_file(folder))[3][0]["WARC-Profile"] == NOT_MODIFIED
    found = load(folder, second.warc_file, second.warc_offset)
    assert (found.status, found.not_modified, found.position) == (304, True, second)
    assert_valid(only_file(folder))


@pytest.mark.parametrize("changes", [{"truncated": "length"}, {"body": b""}, {"body": b"another page"}])
def test_what_proves_nothing_is_no_revisit(writer, exchange, changes):
    first = writer.write(exchange())
    again = exchange(revisit_of=Original(first.record_id, exchange().url, NOW, first.payload_digest), **changes)
    assert not writer.write(again).revisit
    writer.close()


def test_http_2_is_written_so_that_every_reader_reads_it(folder, writer, exchange):
    writer.write(exchange(http_version="HTTP/2"))
    writer.close()
    fields, block = raw_records(only_file(folder))[1]
    assert fields["WARC-Protocol"] == "h2" and block.startswith(b"HTTP/1.1 200 OK\r\n")


def test_times_are_utc_whatever_the_zone_and_naive_ones_are_refused(folder, writer, exchange):
    hanoi = timezone(timedelta(hours=7))
    position = writer.write(exchange(fetched_at=NOW.astimezone(hanoi)))
    assert load(folder, position.warc_file, position.warc_offset).page.fetched_at == NOW
    with pytest.raises(ValueError, match="aware"):
        writer.write(exchange(fetched_at=datetime(2026, 1, 1)))
    writer.close()
    assert len(list(history(folder, "mau"))) == 1


def test_duplicates_are_kept_apart(folder, writer, exchange):
    same = exchange()
    places = [writer.write(same), writer.write(exchange())]
    writer.close()
    assert len({place.warc_offset for place in places}) == 2 and len(list(history(folder, "mau"))) == 2


def test_files_rotate_before_they_exceed_their_size(folder, clock, exchange, assert_valid):
    with WarcWriter(folder, "mau", max_bytes=6_000, now=clock) as writer:
        positions = [writer.write(exchange(url=f"http://a.vn/{n}", body=os.urandom(1_500))) for n in range(10)]
    files = warc_files(folder, "mau")
    assert len(files) >= 4 and all(path.stat().st_size <= 6_000 for path in files)
    assert [path.relative_to(folder).as_posix() for path in files] == sorted({position.warc_file for position in positions})
    assert [snapshot.position for snapshot in history(folder, "mau")] == positions
    for path in files:
        assert next(iter(read(path))).kind == "warcinfo"
    assert_valid(*files)


def test_a_record_larger_than_a_file_gets_one_of_its_own(folder, clock, exchange):
    with WarcWriter(folder, "mau", max_bytes=3_000, now=clock) as writer:
        sizes = [len(writer.write(exchange(body=os.urandom(size))).warc_file) for size in (10, 9_000, 10)]
    assert len(sizes) == 3 and len(warc_files(folder, "mau")) == 3


def test_files_are_in_order_even_when_the_clock_stands_still(folder, exchange):
    for n in range(12):
        with WarcWriter(folder, "mau", now=lambda: NOW) as writer:
            writer.write(exchange(url=f"http://a.vn/{n}"))
    assert [snapshot.page.url for snapshot in history(folder, "mau")] == [f"http://a.vn/{n}" for n in range(12)]


def test_a_folder_sorts_exchanges_by_site(folder, exchange):
    with WarcFolder(folder) as sink:
        first = sink.write(exchange(site="mot"))
        second = sink.write(exchange(site="hai"))
        sink.flush()
    assert first.warc_file.startswith("mot/mot-") and second.warc_file.startswith("hai/hai-")
    assert [len(list(history(folder, site))) for site in ("mot", "hai", "ba")] == [1, 1, 0]
    with pytest.raises(ValueError, match="no site"):
        sink.write(exchange())


def test_a_missing_folder_is_named_and_not_made(tmp_path, exchange):
    writer = WarcWriter(tmp_path / "unmounted", "mau")
    with pytest.raises(SnapshotError, match=r"unmounted: the WARC folder is missing; make it"):
        writer.write(exchange())
    assert not (tmp_path / "unmounted").exists()


def test_a_file_in_place_of_the_site_folder(folder, exchange):
    (folder / "mau").write_text("x")
    with pytest.raises(SnapshotError, match="mau"):
        WarcWriter(folder, "mau").write(exchange())


WRITE_AS_NOBODY = """
import os, sys
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from tests.snapshots.conftest import make_exchange
from danvan_crawler.errors import SnapshotError
from danvan_crawler.snapshots import WarcWriter
if os.getuid() == 0:
    os.setuid(65534)
try:
    WarcWriter(Path(sys.argv[1]), "mau").write(make_exchange())
except SnapshotError as error:
    print(error)
"""


def test_an_unwritable_folder_is_named(tmp_path, exchange):
    root = Path(__file__).parents[2]
    folder = tmp_path / "closed"
    folder.mkdir()
    folder.chmod(0o555)
    if os.getuid() == 0:  # the writer runs as nobody, who must be able to get as far as the folder
        for parent in [tmp_path, tmp_path.parent, tmp_path.parent.parent]:
            parent.chmod(0o755)
    code = [sys.executable, "-c", WRITE_AS_NOBODY, str(folder), str(root)]
    done = subprocess.run(code, capture_output=True, text=True, timeout=30, check=True)
    assert "closed" in done.stdout and "this user may not write there" in done.stdout


FILL = """
import resource, signal, sys
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from tests.snapshots.conftest import make_exchange
from danvan_crawler.errors import SnapshotError
from danvan_crawler.snapshots import WarcWriter
import random
random.seed(1)
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, resource.RLIM_INFINITY))
writer = WarcWriter(Path(sys.argv[1]), "mau")
kept = failed = 0
for n in range(40):
    try:
        writer.write(make_exchange(url=f"http://a.vn/{n}", body=random.randbytes(3_000 if n < 20 else 10)))
        kept += 1
    except SnapshotError as error:
        failed += 1
        message = str(error)
print(kept, failed)
print(message)
if len(sys.argv) > 3:
    writer.close()
"""


@pytest.mark.parametrize("closed", [True, False])
def test_a_full_disk_leaves_whole_records_only(folder, assert_valid, closed):
    """A file-size limit stands in for the full disk: a write stops in the middle of a record in both cases."""
    root = Path(__file__).parents[2]
    code = [sys.executable, "-c", FILL, str(folder), str(root)] + ["close"] * closed
    done = subprocess.run(code, capture_output=True, text=True, timeout=60, check=True)
    counts, message = done.stdout.splitlines()
    kept, failed = map(int, counts.split())
    assert kept > 5 and failed > 5 and kept + failed == 40
    assert "raise it, or set a smaller size" in message and str(folder / "mau") in message
    (path,) = warc_files(folder, "mau")
    assert path.name.endswith(".warc.gz") is closed
    assert len(list(history(folder, "mau"))) == kept
    assert_valid(path)


def test_a_writer_goes_on_when_there_is_room_again(folder, writer, exchange, monkeypatch, assert_valid):
    writer.write(exchange())
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.getsignal(signal.SIGXFSZ)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (3_000, before[1]))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        with pytest.raises(SnapshotError):
            writer.write(exchange(body=os.urandom(9_000)))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    writer.write(exchange(body=os.urandom(9_000)))
    writer.close()
    assert len(list(history(folder, "mau"))) == 2
    assert_valid(only_file(folder))


class BrokenDisk(FileIO):
    """Takes a hundred bytes more and then neither writes nor cuts."""

    room = 100

    def write(self, data):
        if not self.room:
            raise OSError(errno.EIO, "Input/output error")
        taken = super().write(data[: self.room])
        self.room -= taken
        return taken

    def truncate(self, size=None):
        raise OSError(errno.EIO, "Input/output error")


def test_a_half_record_that_can_not_be_cut_off_is_left_to_repair(folder, writer, exchange, assert_valid):
    writer.write(exchange())
    path = only_file(folder)
    whole = path.stat().st_size
    real, writer._file = writer._file, BrokenDisk(path, "ab")
    with pytest.raises(SnapshotError, match=r"neither written \(Input/output error\) nor cut off"):
        writer.write(exchange())
    real.close()
    later = writer.write(exchange())
    writer.close()
    assert path.name.endswith(".open") and path.stat().st_size == whole + 100 and not path.name.startswith(Path(later.warc_file).name)
    (done,) = repair(folder)
    assert (done.kept_bytes, done.cut_bytes) == (whole, 100)
    assert_valid(*warc_files(folder, "mau"))
    assert len(list(history(folder, "mau"))) == 2


def test_the_folder_taken_away_in_the_middle(folder, writer, exchange):
    writer.write(exchange())
    shutil.rmtree(folder)
    with pytest.raises(SnapshotError, match="folder is missing"):
        writer.close()


def test_the_open_file_is_locked(folder, writer, exchange):
    writer.write(exchange())
    with only_file(folder).open("rb") as file, pytest.raises(BlockingIOError):
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    writer.close()
    with only_file(folder).open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
