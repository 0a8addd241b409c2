"""Every bundled site file is crawled once, through the whole configured project, against a stand-in for its host. No network."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from danvan_crawler import paths
from danvan_crawler.sites import load_sites
from danvan_crawler.sites.canonical import parse
from danvan_crawler.sites.identity import text_of
from danvan_crawler.sites.urls import in_scope
from smoke.addresses import ARTICLES, SCRIPT_ONLY
from smoke.stand_in import StandIn
from smoke.stories import Story

SITES = load_sites()
HANDLERS = dict.fromkeys(("http", "https"), "smoke.handler.StandInHandler")


@dataclass
class Crawled:
    """What a crawl of all sites left behind."""

    log: str
    exit_code: int
    home: Path
    stories: dict[str, list[Story]]

    def rows(self, query: str, *parameters: object) -> list[dict[str, Any]]:
        with sqlite3.connect(self.home / "archive.sqlite3") as connection:
            connection.row_factory = sqlite3.Row
            return [dict(row) for row in connection.execute(query, parameters)]


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    home = tmp_path_factory.mktemp("smoke") / "home"
    with StandIn() as server:
        command = ["crawl", "smoke", "-s", "SPIDER_MODULES=danvan_crawler.spiders,smoke.spiders", "-s", f"STAND_IN_PORT={server.port}"]
        done = subprocess.run(
            [sys.executable, "-m", "scrapy", *command, "-s", f"DOWNLOAD_HANDLERS={json.dumps(HANDLERS)}", "-s", "RETRY_TIMES=0"],
            cwd=paths.ROOT,
            env={
                "PATH": os.environ["PATH"],
                "HOME": str(home),
                "DANVAN_HOME": str(home),
                "DANVAN_NOW": "2024-04-01T09:00:00+07:00",
                "PYTHONPATH": f"{paths.ROOT}:{Path(__file__).parents[1]}",
                "SCRAPY_SETTINGS_MODULE": "danvan_crawler.settings",
            },
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            timeout=300,
            check=False,
        )
        return Crawled(done.stderr, done.returncode, home, server.stories)


def test_every_site_file_has_addresses():
    assert set(ARTICLES) == set(SITES)


@pytest.mark.parametrize("name", SITES)
def test_the_addresses_are_of_the_forms_that_the_site_file_names(name, crawled):
    site, texts = SITES[name], []
    for story in crawled.stories[name]:
        address = parse(story.url)
        assert address is not None and in_scope(story.url, site)
        texts.append(text_of(address))
    excluded = [pattern for pattern in site.article_patterns if any(ban.pattern in pattern.pattern for ban in site.exclude_patterns)]
    for pattern in site.article_patterns:
        assert pattern in excluded or any(pattern.search(text) for text in texts), pattern.pattern


@pytest.mark.parametrize("name", SITES)
def test_the_run_says_how_it_went(name, crawled):
    [run] = crawled.rows("select r.* from crawl_run r join site s on s.id = r.site_id where s.name = ?", name)
    assert run["finish_reason"] == "finished"
    if name in SCRIPT_ONLY:
        assert SITES[name].needs_script
        assert (run["verdict"], json.loads(run["reasons"])) == ("failed", ["no article was read"])
    else:
        assert (run["verdict"], json.loads(run["reasons"] or "[]")) == ("complete", [])
    assert re.search(rf" {name}: {run['verdict']}: \d+ responses", crawled.log)
    assert (f": {name}: verified = false" in crawled.log) == (not SITES[name].verified)


@pytest.mark.parametrize("name", [name for name in SITES if name not in SCRIPT_ONLY])
def test_its_articles_are_stored_with_what_they_say(name, crawled):
    rows = {row["title"]: row for row in crawled.rows("select * from v_article where site = ?", name)}
    for story in crawled.stories[name]:
        row = rows.pop(story.title)
        assert all(text in row["body"] for text in story.body)
        assert row["published_on"] == f"{story.published:%Y-%m-%d}"
        assert row["state"] == "live"
    assert not rows, "no page but the articles is one"


@pytest.mark.parametrize("name", SITES)
def test_level_and_province_are_those_of_the_file(name, crawled):
    site = SITES[name]
    [row] = crawled.rows("select level, province_then, province_now, owner, title from site where name = ?", name)
    assert row == {key: getattr(site, key) for key in row}


@pytest.mark.parametrize("name", SITES)
def test_every_response_is_in_its_warc_file(name, crawled):
    captures = crawled.rows("select warc_file, warc_offset from v_capture where site = ? and status is not null", name)
    assert len(captures) >= 3
    for capture in captures:
        assert capture["warc_offset"] is not None and (crawled.home / "warc" / capture["warc_file"]).stat().st_size > capture["warc_offset"]


def test_the_command_takes_the_worst_verdict_of_all(crawled):
    assert crawled.exit_code == (4 if SCRIPT_ONLY else 0), crawled.log[-2000:]
    assert "Traceback" not in crawled.log
