"""Replay: the database again, from the WARC files alone."""

import sqlite3

from warcio.checker import Checker

from danvan_crawler.archive.equality import dump
from danvan_crawler.archive.session import Archive

SITES = ("sample-central", "sample-provincial")


def state(work):
    archive = Archive(f"sqlite:///{work.home / 'archive.sqlite3'}")
    tables = dump(archive)
    archive.close()
    return tables


def lose_the_database(work):
    for path in work.home.glob("archive.sqlite3*"):
        path.unlink()


def replay_and_derive(work):
    for site in SITES:
        done = work.danvan("replay", site)
        assert done.returncode == 0, done.stderr
    assert work.danvan("derive").returncode == 0


def test_equal_archives(copy):
    before, export = state(copy), copy.danvan("export").stdout
    assert len(export.splitlines()) >= 24
    lose_the_database(copy)
    replay_and_derive(copy)
    assert copy.danvan("export").stdout == export
    after = state(copy)
    assert after.keys() == before.keys()
    for table, rows in before.items():
        assert after[table] == rows, table
    assert sum(map(len, before.values())) > 500


def test_equal_archives_after_an_edit_and_a_second_replay_changes_nothing(work):
    work.crawl_and_derive()
    work.server.edit(1024, title="Tiêu đề đã sửa")
    work.crawl_and_derive("-a", "full=1")
    export = work.danvan("export", "--versions", "all").stdout
    assert sum('"version": 2' in line for line in export.splitlines()) == 1
    for _ in range(2):
        replay_and_derive(work)
        assert work.danvan("export", "--versions", "all").stdout == export
    lose_the_database(work)
    replay_and_derive(work)
    assert work.danvan("export", "--versions", "all").stdout == export


def test_the_stored_bytes_are_sound_and_every_article_leads_to_them(copy, capsys):
    class Arguments:
        verbose = False
        inputs = [str(path) for path in copy.home.glob("warc/**/*.warc.gz")]  # noqa: RUF012

    checker = Checker(Arguments())
    checker.process_all()
    assert checker.exit_value == 0, capsys.readouterr().out
    with sqlite3.connect(copy.home / "archive.sqlite3") as connection:
        orphans = connection.execute(
            "select count(*) from article_version v left join capture c on c.id = v.capture_id where c.warc_offset is null"
        ).fetchone()
    assert orphans == (0,)


def test_a_crawl_after_a_replay_knows_what_it_has(copy):
    articles = copy.one("select count(*) from article_version")
    lose_the_database(copy)
    replay_and_derive(copy)
    copy.crawl_and_derive()
    assert copy.one("select count(*) from article_version") == articles
