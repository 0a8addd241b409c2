"""A WACZ file: every resource with its hash, an index that leads to the records, a list of pages; and proof of single records."""

from __future__ import annotations

import hashlib
import json
import zipfile
from datetime import timedelta
from io import BytesIO

import pytest
from warcio.archiveiterator import ArchiveIterator

from danvan_crawler.errors import SnapshotError
from danvan_crawler.snapshots import Original, read, wacz, warc_files
from danvan_crawler.snapshots.proof import prove
from danvan_crawler.snapshots.surt import sort_key
from danvan_crawler.snapshots.wacz import WaczPage, write_wacz

from .conftest import NOW

URL = "http://danvan.example.vn/tin/hoi-nghi-12.html"


@pytest.fixture
def positions(writer, exchange):
    first = writer.write(exchange(url=URL))
    again = Original(first.record_id, URL, NOW, first.payload_digest)
    found = [
        first,
        writer.write(exchange(url=URL, revisit_of=again, fetched_at=NOW + timedelta(days=1))),
        writer.write(exchange(url="http://danvan.example.vn/Anh.PNG?b=2&A=1", body=b"\x89PNG", response_headers=[])),
        writer.write(exchange(url="http://danvan.example.vn/cham", status=None, error="timeout", body=b"", response_headers=[])),
    ]
    writer.flush()
    return found


def written(folder, tmp_path, name="a.wacz"):
    site = next(path.name for path in folder.iterdir() if path.is_dir())
    pages = [WaczPage("http://danvan.example.vn/", NOW, "Trang chủ"), WaczPage(URL, NOW, "Hội nghị")]
    count = write_wacz(tmp_path / name, warc_files(folder, site), pages, "site", "danvan_crawler", NOW)
    return count, zipfile.ZipFile(tmp_path / name)


@pytest.mark.parametrize("closed", [True, False])
def test_every_resource_has_its_hash_and_size(folder, writer, positions, tmp_path, closed):
    if closed:
        writer.close()
    count, archive = written(folder, tmp_path)
    assert count == 3, "an error without response is in no index"
    package = json.loads(archive.read("datapackage.json"))
    assert (package["profile"], package["wacz_version"], package["mainPageUrl"]) == ("data-package", "1.1.1", "http://danvan.example.vn/")
    paths = {one["path"] for one in package["resources"]}
    assert paths | {"datapackage.json", "datapackage-digest.json"} == set(archive.namelist())
    for one in package["resources"]:
        data = archive.read(one["path"])
        assert (one["hash"], one["bytes"]) == (f"sha256:{hashlib.sha256(data).hexdigest()}", len(data))
        assert one["name"] == one["name"].lower()
    digest = json.loads(archive.read("datapackage-digest.json"))
    assert digest["hash"] == f"sha256:{hashlib.sha256(archive.read('datapackage.json')).hexdigest()}"
    assert all(info.compress_type == zipfile.ZIP_STORED for info in archive.infolist()), "replay tools read at offsets"


def test_the_index_is_sorted_and_leads_to_the_records(folder, writer, positions, tmp_path):
    writer.close()
    _, archive = written(folder, tmp_path)
    lines = archive.read("indexes/index.cdx").decode().splitlines()
    assert lines == sorted(lines)
    for line in lines:
        key, moment, rest = line.split(" ", 2)
        entry = json.loads(rest)
        data = archive.read(f"archive/{entry['filename']}")[int(entry["offset"]) :][: int(entry["length"])]
        record = next(iter(ArchiveIterator(BytesIO(data))))
        assert record.rec_headers.get_header("WARC-Target-URI") == entry["url"]
        assert record.rec_headers.get_header("WARC-Payload-Digest") == entry["digest"]
        assert key == sort_key(entry["url"])
        assert moment in ("20261123144100", "20261124144100")
    assert [json.loads(line.split(" ", 2)[2])["mime"] for line in lines].count("warc/revisit") == 1


def test_the_list_of_pages(folder, writer, positions, tmp_path):
    writer.close()
    _, archive = written(folder, tmp_path)
    head, *pages = [json.loads(line) for line in archive.read("pages/pages.jsonl").decode().splitlines()]
    assert head["format"] == "json-pages-1.0"
    assert [(page["url"], page["title"], page["ts"]) for page in pages][1] == (URL, "Hội nghị", "2026-11-23T14:41:00Z")
    assert len({page["id"] for page in pages}) == 2


def test_the_same_twice_gives_the_same_bytes(folder, writer, positions, tmp_path):
    writer.close()
    for name in ("a.wacz", "b.wacz"):
        written(folder, tmp_path, name)
    assert (tmp_path / "a.wacz").read_bytes() == (tmp_path / "b.wacz").read_bytes()


def test_nothing_to_write_and_nowhere_to_write(folder, writer, positions, tmp_path):
    with pytest.raises(SnapshotError, match="no WARC files"):
        write_wacz(tmp_path / "a.wacz", [], [], "a", "b", NOW)
    writer.close()
    with pytest.raises(SnapshotError, match="can't be written"):
        written(folder, tmp_path / "missing")


def test_a_crawl_may_write_on_and_end_meanwhile(folder, writer, positions, exchange, tmp_path, monkeypatch):
    files = warc_files(folder, "mau")
    with monkeypatch.context() as patch:

        def slow(path):
            writer.write(exchange(url="http://danvan.example.vn/moi.html"))
            return read(path)

        patch.setattr(wacz, "read", slow)
        assert write_wacz(tmp_path / "a.wacz", files, [], "a", "b", NOW) == 3
    writer.close()
    assert write_wacz(tmp_path / "b.wacz", files, [], "a", "b", NOW) == 4
    for name in ("a.wacz", "b.wacz"):
        with zipfile.ZipFile(tmp_path / name) as archive:
            assert len(list(ArchiveIterator(BytesIO(archive.read(f"archive/{files[0].name.removesuffix('.open')}"))))) >= 8


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_half_a_file_never_has_the_name(folder, writer, positions, tmp_path, monkeypatch, error):
    def full(*_):
        raise error

    monkeypatch.setattr(wacz, "_pages", full)
    with pytest.raises(SnapshotError if isinstance(error, OSError) else KeyboardInterrupt):
        write_wacz(tmp_path / "a.wacz", warc_files(folder, "mau"), [], "a", "b", NOW)
    assert [path.name for path in tmp_path.iterdir()] == ["warc"]


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("http://www.danvan.vn/", "vn,danvan)/"),
        ("http://www2.danvan.vn", "vn,danvan)/"),
        ("http://DANVAN.vn./a", "vn,danvan)/a"),
        ("https://danvan.vn:443/Tin/", "vn,danvan)/tin"),
        ("http://danvan.vn:8080/a?y=2&X=1", "vn,danvan:8080)/a?x=1&y=2"),
        ("http://danvan.vn/a?a-b=1&a=1&a#x", "vn,danvan)/a?a&a=1&a-b=1"),
        ("http://danvan.vn/Tin//2020/./x/../1.html", "vn,danvan)/tin/2020/1.html"),
        ("http://danvan.vn/%C4%90%E1%BA%A3ng%2520a?x=%2F", "vn,danvan)/%c4%90%e1%ba%a3ng%20a?x=/"),
        ("http://danvan.vn/a?PHPSESSID=0123456789abcdef0123456789ABCDEF&x=1", "vn,danvan)/a?x=1"),
        ("http://danvan.vn/(S(lit3py55t21z5v55vlm25s55))/Tin.aspx?ID=1", "vn,danvan)/tin.aspx?id=1"),
        ("http://lan:mat-khau@danvan.vn/a", "vn,danvan)/a"),
        ("http://127.0.0.1:8801/a.html", "1,0,0,127:8801)/a.html"),
        ("http://danvan.vn:99999/a", "http://danvan.vn:99999/a"),
        ("urn:uuid:1", "urn:uuid:1"),
    ],
)
def test_sort_key(url, key):
    """The keys are those that pywb asks for, by the library surt 0.3.1."""
    assert sort_key(url) == key


# --- proof ---------------------------------------------------------------------------------------------------------------------------------


def proved(folder, position, **changes):
    row = {
        "warc_file": position.warc_file,
        "offset": position.warc_offset,
        "record_id": position.record_id,
        "digest": position.payload_digest,
    }
    return prove(folder, **(row | changes))


def test_a_record_is_proved_from_its_bytes(folder, writer, positions):
    for closed in (False, True):
        if closed:
            writer.close()
        assert [proved(folder, position).verified for position in positions] == [True] * 4


def test_what_is_not_as_the_archive_says(folder, writer, positions):
    writer.close()
    first, second = positions[0], positions[2]
    assert proved(folder, first, record_id="<urn:uuid:0>").verified is False
    assert proved(folder, first, digest="sha1:AAAA").verified is False
    assert proved(folder, first, offset=second.warc_offset).verified is False
    assert proved(folder, first, offset=7).verified is False
    assert proved(folder, first, offset=10**9).verified is False
    assert proved(folder, first, warc_file="a/b.warc.gz").verified is None
    assert proved(folder, first, warc_file=None).verified is None
    path = folder / first.warc_file
    data = bytearray(path.read_bytes())
    data[first.warc_offset + 300] ^= 0xFF
    path.write_bytes(data)
    assert proved(folder, first).verified is False
