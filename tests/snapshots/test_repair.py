from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from danvan_crawler.errors import SnapshotError
from danvan_crawler.snapshots import WarcWriter, history, load, read, repair, warc_files


@pytest.fixture
def left_open(folder, clock, exchange):
    """The bytes of a file of three exchanges, and where the last record begins; the folder itself is empty again."""
    writer = WarcWriter(folder, "mau", now=clock)
    for n in range(3):
        writer.write(exchange(url=f"http://a.vn/{n}", body=b"<p>%d</p>" % n))
    writer.close()
    (path,) = warc_files(folder, "mau")
    starts = [snapshot.position.warc_offset for snapshot in read(path)]
    data = path.read_bytes()
    path.unlink()
    return path.with_name(path.name + ".open"), data, starts


def test_a_file_cut_at_any_byte_of_its_last_exchange_is_set_right(folder, left_open, assert_valid):
    path, data, starts = left_open
    response, request = starts[-2:]
    for size in range(response, len(data) + 1):
        path.write_bytes(data[:size])
        before = [snapshot.page.url for snapshot in history(folder, "mau")]
        (done,) = repair(folder)
        whole = len(data) if size == len(data) else request if size >= request else response
        assert (done.kept_bytes, done.cut_bytes, done.kept_records) == (
            whole,
            size - whole,
            starts.index(response) + (whole > response) + (whole == len(data)),
        )
        final = folder / str(done.warc_file)
        assert final.read_bytes() == data[:whole]
        assert (done.tail is None) is (size == whole)
        if done.tail:
            assert done.tail.read_bytes() == data[whole:size] and done.tail.name == final.name + ".tail"
            done.tail.unlink()
        urls = [snapshot.page.url for snapshot in history(folder, "mau")]
        assert urls == before == [f"http://a.vn/{n}" for n in range(3 if whole > response else 2)]
        if size % 50 == 0 or whole > response:
            assert_valid(final)
        final.unlink()


def test_a_file_cut_in_its_first_record_holds_nothing(folder, left_open):
    path, data, starts = left_open
    for size in (1, 2, 17, starts[1] - 1):
        path.write_bytes(data[:size])
        (done,) = repair(folder)
        assert done.warc_file is None and done.tail is not None and done.tail.read_bytes() == data[:size]
        assert warc_files(folder, "mau") == []
        done.tail.unlink()


def test_an_empty_file_is_removed(folder, left_open):
    path, _, _ = left_open
    path.write_bytes(b"")
    (done,) = repair(folder)
    assert (done.warc_file, done.tail, done.cut_bytes) == (None, None, 0)
    assert list(path.parent.iterdir()) == []


@pytest.mark.parametrize("junk", [b"\0" * 5_000, b"\x1f\x8b\x08" * 100, b"WARC/1.1\r\n"])
def test_what_a_power_cut_leaves_behind_the_last_record(folder, left_open, junk, assert_valid):
    path, data, _ = left_open
    path.write_bytes(data + junk)
    assert len(list(history(folder, "mau"))) == 3
    (done,) = repair(folder)
    assert (done.kept_bytes, done.cut_bytes) == (len(data), len(junk))
    assert_valid(folder / str(done.warc_file))


def test_damage_in_the_middle_is_kept_and_told(folder, left_open):
    path, data, starts = left_open
    broken = bytearray(data)
    middle = (starts[3] + starts[4]) // 2
    broken[middle : middle + 4] = b"\0\0\0\0"
    path.write_bytes(broken)
    (done,) = repair(folder)
    assert done.cut_bytes == 0
    found = list(history(folder, "mau"))
    assert [(snapshot.kind, snapshot.page.url) for snapshot in found] == [
        ("response", "http://a.vn/0"),
        ("damaged", ""),
        ("response", "http://a.vn/2"),
    ]
    assert f"at offset {starts[3]}" in str(found[1].error)
    with pytest.raises(SnapshotError, match="no sound record"):
        load(folder, str(done.warc_file), starts[3])


def test_repair_may_be_repeated_and_leaves_closed_files_alone(folder, left_open):
    path, data, _ = left_open
    path.write_bytes(data[:-3])
    (done,) = repair(folder)
    content = (folder / str(done.warc_file)).read_bytes()
    assert repair(folder) == []
    assert (folder / str(done.warc_file)).read_bytes() == content
    assert repair(folder / "missing") == []


def test_a_repair_that_was_killed_can_be_repeated(folder, left_open):
    """The tail had been copied, the file was not yet cut: the second repair does both."""
    path, data, _ = left_open
    path.write_bytes(data[:-3])
    path.with_name(path.name.removesuffix(".open") + ".tail").write_bytes(b"half a tai")
    (done,) = repair(folder)
    assert done.tail is not None and done.tail.read_bytes() == data[done.kept_bytes : -3]


def test_a_file_that_is_being_written_is_left_alone(folder, writer, exchange):
    writer.write(exchange())
    assert repair(folder) == []
    writer.write(exchange())
    writer.close()
    assert len(list(history(folder, "mau"))) == 2


def test_a_writer_whose_new_file_a_repair_took_makes_another(folder, exchange, monkeypatch):
    """Between making and locking its file a writer can lose it to a repair in another process."""
    from danvan_crawler.snapshots import writer as module

    taken = []
    real = module.lock

    def slow(file):
        if not taken:
            taken.extend(repair(folder))
        real(file)

    monkeypatch.setattr(module, "lock", slow)
    with WarcWriter(folder, "mau") as writer:
        writer.write(exchange())
    assert len(taken) == 1 and taken[0].warc_file is None
    assert len(list(history(folder, "mau"))) == 1


CRAWL = """
import sys
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from tests.snapshots.conftest import make_exchange
from danvan_crawler.snapshots import WarcWriter
writer = WarcWriter(Path(sys.argv[1]), "mau", max_bytes=40_000)
for n in range(100_000):
    position = writer.write(make_exchange(url=f"http://a.vn/{n}", body=b"x" * 3000))
    print(n, position.warc_offset, flush=True)
"""


def test_kill_9_loses_nothing_that_was_reported(folder, assert_valid):
    root = Path(__file__).parents[2]
    with subprocess.Popen([sys.executable, "-c", CRAWL, str(folder), str(root)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        reported = [process.stdout.readline() for _ in range(150)]
        assert repair(folder) == []
        os.kill(process.pid, signal.SIGKILL)
        reported += process.stdout.readlines()
    whole = sum(line.endswith("\n") for line in reported)
    (done,) = repair(folder)
    assert done.warc_file is not None
    urls = [snapshot.page.url for snapshot in history(folder, "mau")]
    assert urls[:whole] == [f"http://a.vn/{n}" for n in range(whole)] and len(urls) <= whole + 1
    assert list(folder.rglob("*.open")) == []
    assert_valid(*warc_files(folder, "mau"))
    with WarcWriter(folder, "mau") as writer:
        from .conftest import make_exchange

        writer.write(make_exchange(url="http://a.vn/next"))
    assert [snapshot.page.url for snapshot in history(folder, "mau")] == [*urls, "http://a.vn/next"]
