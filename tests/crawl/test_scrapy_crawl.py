"""`scrapy crawl` in a process of its own: the whole path, exit codes, limits, versions."""

import json
import subprocess

from danvan_crawler.archive.equality import differences, dump
from danvan_crawler.archive.session import Archive
from danvan_crawler.sites import load_site

CRAWL = ("crawl", "sample-central")


def test_the_whole_path(work):
    done = work.cold("scrapy", *CRAWL)
    assert done.returncode == 0, done.stderr
    assert "sample-central: complete:" in done.stderr
    assert work.one("select count(*) from article") >= 14
    assert work.rows("select verdict, finish_reason from crawl_run") == [("complete", "finished")]
    assert work.one("select count(*) from capture where warc_file is null or warc_offset is null") == 0
    assert work.one("select count(*) from participant") > 20
    assert not list(work.home.glob("warc/**/*.open"))


def test_no_bar_and_one_event_a_line_without_terminal(work):
    done = work.scrapy(*CRAWL)
    assert "\r" not in done.stderr
    assert all(" INFO " in line or " WARNING " in line for line in done.stderr.splitlines()), done.stderr
    assert " scrapy." not in "".join(line for line in done.stderr.splitlines() if " WARNING " in line), "of what is ours to settle"


def test_no_request_of_ours_is_refused_as_offsite(work):
    done = work.scrapy(*CRAWL, "-s", "STATS_DUMP=True")
    assert "'downloader/response_count'" in done.stderr
    assert "offsite/filtered" not in done.stderr


def test_crawling_twice_adds_captures_but_no_articles(work):
    assert work.scrapy(*CRAWL).returncode == 0
    articles, captures = work.one("select count(*) from article"), work.one("select count(*) from capture")
    assert work.scrapy(*CRAWL).returncode == 0
    assert work.one("select count(*) from article") == articles
    assert work.one("select count(*) from article_version") == articles
    assert work.one("select count(*) from capture") > captures


def test_an_edited_page_adds_a_version(work):
    assert work.scrapy(*CRAWL).returncode == 0
    number, title = work.rows("select url, title from v_article order by url")[0]
    article_id = int(number.removesuffix(".html").rsplit("-", 1)[1])
    work.server.edit(article_id, title=f"{title} (sửa)")
    assert work.scrapy(*CRAWL, "-a", "full=1").returncode == 0
    assert work.rows("select number, title from article_version where title like ? order by number", f"{title}%") == [
        (1, title),
        (2, f"{title} (sửa)"),
    ]
    assert work.one("select count(*) from article_version where number = 2") == 1


def test_since_and_until_keep_the_articles_of_these_days(work):
    assert work.scrapy(*CRAWL).returncode == 0
    days = [row[0] for row in work.rows("select published_on from v_article where published_on is not null order by 1")]
    middle = days[len(days) // 2]
    subprocess.run(["rm", "-r", str(work.home)], check=True)
    assert work.scrapy(*CRAWL, "-a", f"since={middle}").returncode == 0
    kept = [row[0] for row in work.rows("select published_on from v_article where published_on is not null")]
    assert sorted(kept) == [day for day in days if day >= middle]
    assert work.one("select count(*) from capture where reason like '%before since%'") == sum(day < middle for day in days)
    assert work.scrapy(*CRAWL).returncode == 0
    assert [row[0] for row in work.rows("select published_on from v_article where published_on is not null order by 1")] == days


def test_max_pages_stops_and_says_that_it_is_not_complete(work):
    done = work.scrapy(*CRAWL, "-a", "max_pages=5")
    assert done.returncode == 3, done.stderr
    assert work.one("select count(*) from capture where status = 200 and url not like '%/robots.txt'") <= 5
    assert "max_pages=5" in done.stderr
    rest = work.scrapy(*CRAWL)
    assert rest.returncode == 0, rest.stderr


def test_feed_export(work, tmp_path):
    out = tmp_path / "out.jsonl"
    assert work.scrapy(*CRAWL, "-O", str(out)).returncode == 0
    items = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert len(items) == work.one("select count(*) from article")
    assert all(item["title"] and item["capture"]["record_id"].startswith("<urn:uuid:") for item in items)


def test_a_level_in_one_process(work):
    province = load_site(work.sites / "sample-provincial.toml").province_then
    done = work.scrapy("crawl", "provincial", "-a", f"province={province}")
    assert done.returncode == 0, done.stderr


def test_unknown_spider_and_bad_argument_exit_2(work):
    for command in (("crawl", "no-such-site"), (*CRAWL, "-a", "since=yesterday"), (*CRAWL, "-a", "max_pages=0")):
        done = work.scrapy(*command)
        assert done.returncode == 2, (command, done.stderr)
        assert done.stderr.strip().splitlines()[-1].startswith("scrapy crawl: ")


def test_a_bad_site_file_is_named(work):
    (work.sites / "broken.toml").write_text('name = "broken"\ncolour = "red"\n', encoding="utf-8")
    done = work.scrapy(*CRAWL)
    assert done.returncode == 2
    assert "broken.toml" in done.stderr
    assert "colour" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_dead_start_page_is_a_failed_run(work):
    work.server.__exit__(None, None, None)
    done = work.scrapy(*CRAWL, "-s", "RETRY_TIMES=0")
    assert done.returncode == 4, done.stderr
    assert work.rows("select verdict from crawl_run") == [("failed",)]
    assert work.one("select count(*) from capture where error is not null") >= 1


def test_a_second_run_at_once_exits_5(work):
    from danvan_crawler.archive.lock import site_lock

    with site_lock(work.home, "sample-central"):
        done = work.scrapy(*CRAWL)
    assert done.returncode == 5, done.stderr
    assert "sample-central" in done.stderr


def test_what_has_not_changed_is_asked_for_conditionally_and_kept_as_a_revisit(work):
    assert work.scrapy(*CRAWL).returncode == 0
    export = work.danvan("export").stdout
    assert work.scrapy(*CRAWL, "-a", "full=1").returncode == 0
    runs = [row[0] for row in work.rows("select id from crawl_run order by id")]
    bodies, not_modified = (
        work.one("select count(*) from capture where run_id = ? and status = ? and url not like '%/robots.txt'", runs[1], status)
        for status in (200, 304)
    )
    assert (bodies, not_modified > 15) == (0, True)
    assert work.one("select count(*) from capture where status = 304 and (revisit_of is null or payload_digest is null)") == 0
    assert work.danvan("export").stdout == export
    archive = Archive(f"sqlite:///{work.home / 'archive.sqlite3'}")
    before = dump(archive)
    archive.close()
    for path in work.home.glob("archive.sqlite3*"):
        path.unlink()
    assert work.danvan("replay", "sample-central").returncode == 0
    assert work.danvan("export").stdout == export
    archive = Archive(f"sqlite:///{work.home / 'archive.sqlite3'}")
    assert differences(before, dump(archive)) == []
    archive.close()
