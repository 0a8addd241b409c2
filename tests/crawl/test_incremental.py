"""Runs after the first: lists always, articles when they are due, lists no further than to known ground."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.discovery.conftest import Crawl
from tests.discovery.forms import MUC, PER_PAGE, Piece, Portal, numbers, plain


class Visits:
    """A portal with pages of five, and a home; `run` crawls it at a time and tells what was asked for."""

    def __init__(self, folder: Path) -> None:
        self.portal = Portal()
        self.build = plain(MUC, lambda p: f"/{p.slug}-a{p.id}.html", self.page, numbers(self.page))
        self.build(self.portal)
        self.crawl = Crawl(folder)
        self.crawl.site("mau", self.portal.base + "/", f'sections = ["{self.portal.base}{MUC[0]}", "{self.portal.base}{MUC[1]}"]')

    @staticmethod
    def page(section: int, number: int) -> str:
        return f"{MUC[section]}?page={number}"

    def run(self, now: str, *arguments: str, code: int = 0) -> list[str]:
        self.portal.order.clear()
        done = self.crawl.run("mau", *arguments, DANVAN_NOW=now)
        assert done.returncode == code, done.stderr
        return list(self.portal.order)

    def publish(self, number: int) -> str:
        """A new article at the top of the first section; its address."""
        old = self.portal.all[-1]
        piece = Piece(number, 0, f"khai-mac-hoi-thi-lan-{number}-tai-xa-mau", f"Khai mạc hội thi lần {number} tại xã Mẫu", "28/12/2024")
        assert piece.section != old.section or piece.number > old.number
        self.portal.all.append(piece)
        self.portal.expected.clear()
        self.build(self.portal)
        return self.portal.address(piece)


@pytest.fixture
def visits(tmp_path: Path) -> Iterator[Visits]:
    made = Visits(tmp_path)
    yield made
    made.portal.server.shutdown()
    made.portal.server.server_close()


def articles(paths: list[str]) -> list[str]:
    return [path for path in paths if path.endswith(".html")]


def pages(paths: list[str], section: int) -> list[str]:
    return sorted(path for path in paths if path.split("?")[0] == MUC[section])


def test_lists_always_articles_by_the_ladder_and_new_ones_first(visits):
    first = visits.run("2026-03-02T02:00:00Z")
    assert len(set(articles(first))) == 28
    assert len(pages(first, 0)) == 3 + 1  # the first page has two addresses

    # The newest of a list page come before the next page of the list, so that a limit costs the oldest.
    newest = {visits.portal.address(piece) for section in (0, 1) for piece in visits.portal.shown(section, 1)}
    assert set(articles(first)[: 2 * PER_PAGE]) == newest
    assert first.index(visits.page(0, 3)) > first.index(articles(first)[2 * PER_PAGE - 1])

    assert articles(visits.run("2026-03-02T08:00:00Z")) == []
    added = visits.publish(101)
    second = visits.run("2026-03-03T02:00:00Z")
    assert articles(second)[0] == added
    assert len(articles(second)) == len(set(articles(second))) == 29
    assert pages(second, 0) == [MUC[0], visits.page(0, 2)], "known ground is reached on the second page"
    assert pages(second, 1) == [MUC[1]]

    assert articles(visits.run("2026-03-05T02:00:00Z")) == [added]
    assert len(articles(visits.run("2026-03-09T02:00:00Z"))) == 28
    assert articles(visits.run("2026-03-12T02:00:00Z")) == [added]
    assert len(articles(visits.run("2026-04-02T02:00:00Z"))) == 29
    assert len(articles(visits.run("2026-05-20T02:00:00Z"))) == 0
    full = visits.run("2026-05-20T03:00:00Z", "-a", "full=1")
    assert len(set(articles(full))) == 29
    assert visits.page(1, 3) in full
    assert visits.crawl.rows("select count(*) from article_version where number > 1") == [(0,)]


def test_lists_are_walked_whole_until_they_once_were(visits):
    """The first run is cut off by a limit: nothing is known ground before a run has seen all."""
    assert len(articles(visits.run("2026-03-02T02:00:00Z", "-a", "max_pages=12", code=3))) < 28
    second = visits.run("2026-03-02T03:00:00Z")
    assert {visits.page(0, 3), visits.page(1, 3)} <= set(second)
    assert visits.crawl.rows("select count(*) from article") == [(28,)]
    third = visits.run("2026-03-02T04:00:00Z")
    assert (pages(third, 0), pages(third, 1), articles(third)) == ([MUC[0]], [MUC[1]], [])


def test_since_ends_lists_where_they_are_too_old(visits):
    """Printed days tell what need not be asked for; a later run without a limit fetches the rest."""
    cut = "2024-08-01"
    asked = visits.run("2026-03-02T02:00:00Z", "-a", f"since={cut}")
    wanted = {visits.portal.address(piece) for piece in visits.portal.all if "-".join(piece.day.split("/")[::-1]) >= cut}
    assert wanted <= set(articles(asked))
    assert len(articles(asked)) <= len(wanted) + 2
    assert visits.page(0, 3) not in asked
    assert {url.removeprefix(visits.portal.base) for (url,) in visits.crawl.rows("select url from article")} == wanted
    visits.run("2026-03-02T05:00:00Z")
    assert visits.crawl.rows("select count(*) from article") == [(28,)]
    visits.run("2026-03-02T06:00:00Z", "-a", "since=2026-02-28")  # nothing is so new: that is no failure


def test_days_are_counted_by_the_server_where_its_clock_has_gone_on_further(visits):
    visits.portal.date = "Mon, 02 Mar 2026 02:00:00 GMT"
    visits.run("2026-06-01T02:00:00Z")
    visits.portal.date = "Thu, 02 Apr 2026 02:00:00 GMT"
    assert len(articles(visits.run("2026-06-01T03:00:00Z"))) == 28
    assert articles(visits.run("2026-06-01T04:00:00Z")) == []


def test_a_later_change_in_the_sitemap_is_fetched_at_once(visits):
    changed = visits.portal.address(visits.portal.all[5])

    def sitemap(day: str) -> None:
        days = {visits.portal.address(piece): "2024-05-05" for piece in visits.portal.all} | {changed: day}
        urls = "".join(f"<url><loc>{visits.portal.base}{path}</loc><lastmod>{when}</lastmod></url>" for path, when in days.items())
        visits.portal.routes["/sitemap.xml"] = (200, "text/xml", f'<urlset xmlns="http://x">{urls}</urlset>'.encode())

    sitemap("2024-05-06")
    assert len(articles(visits.run("2026-03-02T02:00:00Z"))) == 28
    sitemap("2026-03-02T05:30:00+00:00")
    assert articles(visits.run("2026-03-02T06:00:00Z")) == [changed]
    assert articles(visits.run("2026-03-02T07:00:00Z")) == []
