"""Sites that nobody has described, one for each form of pager and of article addresses: `danvan sites add`, then a crawl, and all is found."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import processes
import pytest

from danvan_crawler import paths
from danvan_crawler.cli import main
from danvan_crawler.sites import load_site, urls
from tests.discovery.forms import FORMS, Piece, Portal

SPIDER = """
from danvan_crawler import paths
from danvan_crawler.sites import load_sites
from danvan_crawler.spiders.site import SiteSpider


class OwnSpider(SiteSpider):
    name = "own"

    def choose_sites(self):
        return self.slot_sites()

    @classmethod
    def slot_sites(cls):
        return [site for site in load_sites(paths.extra_sites()).values() if site.is_loopback]
"""


@dataclass
class Visited:
    """All portals after their crawls: what was asked for, in the first crawl and in the second."""

    folder: Path
    portals: dict[str, Portal]
    first: dict[str, list[str]]
    second: dict[str, list[str]]

    def rows(self, query: str, *values: object) -> list[tuple]:
        with sqlite3.connect(self.folder / "home" / "archive.sqlite3") as connection:
            return connection.execute(query, values).fetchall()


@pytest.fixture(scope="module")
def visited(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visited]:
    folder = tmp_path_factory.mktemp("forms")
    portals = {name: Portal() for name in FORMS}
    for name, portal in portals.items():
        FORMS[name](portal)
    environment = {"DANVAN_HOME": str(folder / "home"), "DANVAN_SITES": str(folder / "sites"), "DANVAN_NOW": "2026-03-02T02:00:00Z"}
    (folder / "sites").mkdir()
    (folder / "own.py").write_text(SPIDER)
    with pytest.MonkeyPatch.context() as patch:
        for variable, value in environment.items():
            patch.setenv(variable, value)
        patch.delenv("DANVAN_ARCHIVE_URL", raising=False)
        for name, portal in portals.items():
            patch.setattr("sys.argv", ["danvan", "sites", "add", portal.base, "--yes", "--name", name])
            with contextlib.suppress(SystemExit):
                main()
            assert (folder / "sites" / f"{name}.toml").is_file(), name
    for portal in portals.values():
        portal.asked.clear()
    asked = []
    for hour in (3, 9):
        env = {**os.environ, **environment, "DANVAN_NOW": f"2026-03-02T{hour:02}:00:00Z", "PYTHONPATH": str(paths.ROOT)}
        done = processes.run("scrapy", "runspider", str(folder / "own.py"), environment=env, timeout=240)
        assert "Traceback" not in done.stderr, done.stderr[-3000:]
        asked.append({name: list(portal.asked.elements()) for name, portal in portals.items()})
        for portal in portals.values():
            portal.asked.clear()
    yield Visited(folder, portals, *asked)
    for portal in portals.values():
        portal.server.shutdown()
        portal.server.server_close()


@pytest.mark.parametrize("name", FORMS)
def test_all_articles_are_found_once(name, visited):
    portal = visited.portals[name]
    found = [url for (url,) in visited.rows("select a.url from article a join site s on s.id = a.site_id where s.name = ?", name)]
    expected = {urls.resource_key(portal.base + path) for path in portal.expected}
    assert {urls.resource_key(url) for url in found} == expected
    assert len(found) == len(expected)
    (verdict, reasons), *_ = visited.rows(
        "select r.verdict, r.reasons from crawl_run r join site s on s.id = r.site_id where s.name = ? order by r.id", name
    )
    assert (verdict, portal.note in reasons) == ("partial" if portal.note else "complete", True), reasons
    assert len(visited.first[name]) <= len(expected) + 40, "a pager was followed too far"


@pytest.mark.parametrize("name", FORMS)
def test_the_survey_names_the_sections(name, visited):
    portal = visited.portals[name]
    site = load_site(visited.folder / "sites" / f"{name}.toml")
    wanted = {urls.canonical_url(path if path.startswith("http") else portal.base + path) for path in portal.first}
    assert set(site.sections) == wanted


@pytest.mark.parametrize("name", FORMS)
def test_hours_later_only_lists_are_asked_for(name, visited):
    portal = visited.portals[name]
    articles = {urls.resource_key(portal.base + path) for path in portal.expected}
    again = [path for path in visited.second[name] if urls.resource_key(portal.base + path) in articles]
    assert again == []
    assert visited.rows("select count(*) from article_version where number > 1") == [(0,)]


def test_each_article_remembers_its_channel(visited):
    channels = dict(
        visited.rows(
            "select r.url, r.discovered_by from article a join resource r on r.id = a.resource_id join site s on s.id = a.site_id "
            "where s.name = 'hidden-ways'"
        )
    )
    portal = visited.portals["hidden-ways"]

    def by(piece: Piece) -> str:
        return channels[portal.base + portal.address(piece)]

    lone = portal.lone
    assert [by(piece) for piece in lone] == ["sitemap"] * 3 + ["feed"] * 3 + ["related"] * 3
    assert {by(piece) for piece in portal.all} <= {"home", "listing", "related"}
