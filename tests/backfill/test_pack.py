"""Many small files become one: every row still finds its record, and a kill at any point costs nothing."""

import gzip
import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from danvan_crawler import backfill
from danvan_crawler.archive.jobs import CaptureJob
from danvan_crawler.archive.models import Capture
from danvan_crawler.archive.session import Archive
from danvan_crawler.recorder import Recorder
from danvan_crawler.sites import Site
from danvan_crawler.snapshots import Exchange, WarcFolder, history, load, new_record_id
from danvan_crawler.snapshots.pack import plan, unfinished

from .conftest import page, url

EXPORT = ("export", "--versions", "all")


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    """Where the home of `crawled` is kept once it was made."""
    return tmp_path_factory.mktemp("crawled") / "home"


@pytest.fixture
def crawled(danvan, made):
    """Seven runs in two months, replayed; each test has a copy."""
    if made.exists():
        shutil.copytree(made, danvan.home)
        return danvan
    for number, day in enumerate(("2026-09-28", "2026-09-29", "2026-09-30", "2026-10-01", "2026-10-02", "2026-10-03", "2026-10-04")):
        pages = [(url(1), page(f"Bản {number}")), (url(10 + number), page(f"Bài viết số {number}"))]
        danvan.crawled(f"{day}T01:00:00+00:00", *pages)
    code, out, err = danvan("replay", "nhavang")
    assert code == 0, out + err
    shutil.copytree(danvan.home, made)
    return danvan


def contents(danvan) -> dict[str, bytes]:
    """What each row's capture holds."""
    rows = danvan.rows("select record_id, warc_file, warc_offset from capture")
    found = {}
    for record_id, warc_file, offset in rows:
        snapshot = load(danvan.warcs, warc_file, offset)
        assert snapshot.position.record_id == record_id
        found[record_id] = snapshot.page.body
    return found


def files(danvan):
    return sorted(path.name for path in (danvan.warcs / "nhavang").iterdir())


def read_again(danvan):
    return [snapshot.position.record_id for snapshot in history(danvan.warcs, "nhavang")]


def without_places(export: str) -> str:
    return re.sub(r'"warc_file": "[^"]*", "warc_offset": \d+', "", export)


def test_one_file_a_month_and_every_capture_is_found(crawled):
    before, order, export = contents(crawled), read_again(crawled), crawled(*EXPORT)[1]
    size = sum(path.stat().st_size for path in (crawled.warcs / "nhavang").iterdir())
    assert len(files(crawled)) == 7
    code, out, _ = crawled("warc", "pack")
    assert code == 0
    assert "3 files became" in out
    assert "4 files became" in out
    assert len(files(crawled)) == 2
    assert sum(path.stat().st_size for path in (crawled.warcs / "nhavang").iterdir()) == size
    assert contents(crawled) == before
    assert read_again(crawled) == order
    assert without_places(crawled(*EXPORT)[1]) == without_places(export)
    packed = crawled(*EXPORT)[1]
    assert crawled("replay", "nhavang")[0] == 0
    assert crawled(*EXPORT)[1] == packed


def test_a_release_is_made_again_from_files_that_were_packed_since(crawled, tmp_path):
    assert crawled("release", tmp_path / "v1")[0] == 0
    assert crawled("warc", "pack", "nhavang")[0] == 0
    code, out, err = crawled("release", tmp_path / "again", "--rebuild", tmp_path / "v1" / "manifest.json")
    assert code == 0, out + err
    assert (tmp_path / "again" / "articles.jsonl").read_bytes() == (tmp_path / "v1" / "articles.jsonl").read_bytes()
    assert crawled("release", tmp_path / "v2")[0] == 0
    code, out, err = crawled("release", tmp_path / "v2-again", "--rebuild", tmp_path / "v2" / "manifest.json")
    assert code == 0, out + err
    for path in (crawled.warcs / "nhavang").glob("*-pack*"):
        path.unlink()
    code, out, err = crawled("release", tmp_path / "lost", "--rebuild", tmp_path / "v1" / "manifest.json")
    assert code == 4 and "nor in a packed file of it" in err


def test_again_there_is_nothing_to_do_until_a_new_file_comes(crawled):
    crawled("warc", "pack", "nhavang")
    assert "nothing to merge" in crawled("warc", "pack", "nhavang")[1]
    crawled.crawled("2026-10-05T01:00:00+00:00", (url(1), page("Bản mới")))
    assert crawled("replay", "nhavang")[0] == 0
    before, order = contents(crawled), read_again(crawled)
    assert "2 files became" in crawled("warc", "pack", "nhavang")[1]
    assert (contents(crawled), read_again(crawled)) == (before, order)
    assert len(files(crawled)) == 2


class Killed(BaseException):
    """Stands for a kill: nothing catches it."""


def die(*_, **__):
    raise Killed


@pytest.mark.parametrize("at", ["journal", "copy", "name", "commit", "first part", "last part", "journal's end"])
def test_killed_at_any_point_the_next_call_finishes(crawled, monkeypatch, at):
    before, order = contents(crawled), read_again(crawled)
    with monkeypatch.context() as patch:
        module = "danvan_crawler.snapshots.pack"
        match at:
            case "journal":
                patch.setattr(f"{module}.shutil.copyfileobj", die)
            case "copy":
                patch.setattr(f"{module}.shutil.copyfileobj", lambda source, out, size: (out.write(source.read(100)), die()))
            case "name":
                patch.setattr(backfill, "case", die)
            case "commit":
                patch.setattr(backfill, "clean", die)
            case _:
                parts = {"first part": 1, "last part": 3, "journal's end": 3}[at]
                patch.setattr("pathlib.Path.unlink", dying_after(parts, in_the_middle=at != "journal's end"))
        archive = Archive(f"sqlite:///{crawled.home / 'archive.sqlite3'}")
        with pytest.raises(Killed):
            backfill.pack_site(archive, crawled.home, crawled.warcs, "nhavang")
        archive.close()
    assert contents(crawled) == before
    assert read_again(crawled) == order
    assert len(unfinished(crawled.warcs, "nhavang")) == 1
    assert crawled("warc", "pack")[0] == 0
    assert contents(crawled) == before
    assert read_again(crawled) == order
    assert all(name.endswith(".warc.gz") for name in files(crawled))
    assert len(files(crawled)) == 2


def dying_after(parts, in_the_middle):
    unlink, gone = Path.unlink, []

    def dying(path, missing_ok=False):
        if not in_the_middle and path.name.endswith(".packing"):
            raise Killed
        unlink(path, missing_ok=missing_ok)
        gone.append(path)
        if in_the_middle and path.name.endswith(".warc.gz") and sum(one.name.endswith(".warc.gz") for one in gone) == parts:
            raise Killed

    return dying


def test_imported_and_open_files_are_left_alone(crawled, foreign, tmp_path):
    file = foreign()
    file.page(url(90), "2026-09-29T12:00:00Z", page("Bài nhập"))
    assert crawled("import", file.write(tmp_path / "x.warc.gz"), "--site", "nhavang")[0] == 0
    running = crawled.warcs / "nhavang" / "nhavang-20261001T020000Z-00009-aaaaaaaa.warc.gz.open"
    running.write_bytes(gzip.compress(b"WARC/1.1\r\n"))
    crawled("warc", "pack")
    assert "import-x.warc.gz" in files(crawled)
    assert running.exists()
    assert len(files(crawled)) == 4


def test_files_grow_no_larger_than_allowed(crawled):
    sizes = [path.stat().st_size for path in (crawled.warcs / "nhavang").iterdir()]
    packs = plan(crawled.warcs, "nhavang", max_bytes=2 * max(sizes))
    assert [len(pack.starts) for pack in packs] == [2, 2, 2]
    assert plan(crawled.warcs, "nhavang", max_bytes=max(sizes)) == []


def test_an_unknown_site(danvan):
    code, _, err = danvan("warc", "pack", "nirgends")
    assert code == 2
    assert "holds no files of a site called 'nirgends'" in err


def test_rows_follow_on_both_databases(archive, tmp_path):
    recorder = Recorder(archive, tmp_path, WarcFolder(tmp_path, now=lambda: datetime(2026, 9, 1, tzinfo=UTC), fsync=False))
    site = Site(name="nhavang", title="T", owner="O", level="provincial", start=(url(1),))
    recorder.start(site, "nhavang", "crawl", "0", {}).result()
    for number in range(3):
        moment = datetime(2026, 9, 1 + number, tzinfo=UTC)
        exchange = Exchange(new_record_id(), url(number), moment, status=200, body=page(f"Bài {number}"), site="nhavang")
        key = f"{number}"
        run = recorder.runs["nhavang"]
        recorder.capture(
            CaptureJob("nhavang", run, url(number), key, "page", exchange.record_id, moment, status=200, exchange=exchange)
        ).result()
        recorder._warcs.close()  # one file a day
    recorder.close()
    [pack] = backfill.pack_site(archive, tmp_path, tmp_path, "nhavang")
    with archive.connect() as connection:
        rows = connection.execute(select(Capture.record_id, Capture.warc_file, Capture.warc_offset)).all()
    assert {row.warc_file for row in rows} == {pack.name}
    assert [load(tmp_path, row.warc_file, row.warc_offset).position.record_id for row in rows] == [row.record_id for row in rows]
    assert len(rows) == 3
