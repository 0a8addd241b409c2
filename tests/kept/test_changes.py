"""Edits and disappearances: what counts as one, what proves it, and what does not."""

from __future__ import annotations

import itertools
import json
import sqlite3
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import text

from danvan_crawler import absence
from danvan_crawler.archive import Archive
from danvan_crawler.archive.changes import compare
from danvan_crawler.archive.equality import differences
from danvan_crawler.archive.rows import digest, is_edit, loses
from danvan_crawler.items import Link, Page, Reading
from danvan_crawler.sites import Site as SiteFile

from .conftest import Work
from .site import HTML, PNG, Answer, Piece, Site

TITLE = "Ban Dân vận Tỉnh ủy Yên Phú giao ban công tác dân vận lần thứ {}"
NEW_LOOK = (14, 15, 16, 17)


def fill(site: Site) -> None:
    for number in range(1, 18):
        site.add(Piece(number, TITLE.format(number), photos=(f"/anh/{number}.png",)))
        site.put(f"/anh/{number}.png", PNG + bytes([number]), "image/png")
    site.edit(17, files=(("/vb/17.pdf", "Kế hoạch số 17-KH/BDV"),))
    site.put("/vb/17.pdf", b"%PDF-1.4", "application/pdf")


def frame(site: Site, inside: str = "") -> Answer:
    """The page of the site around nothing."""
    links = "".join(f"<li><a href='{piece.path}'>{piece.title}</a></li>" for piece in site.pieces[-6:])
    return Answer(f"<html><head><title>Ban Dân vận Yên Phú</title></head><body><ul>{links}</ul><div>{inside}</div></body></html>".encode())


def take_away(site: Site) -> None:
    """One way of being gone for each of the articles 1 to 7, three things that are none for 8 to 10."""
    path = {piece.number: piece.path for piece in site.pieces}
    site.answers[path[1]] = Answer(b"<h1>Not Found</h1>", status=404)
    site.answers[path[2]] = Answer(b"", status=410)
    site.answers[path[3]] = Answer(
        "<html><body><a href='/'>Trang chủ</a><p>Bài viết không tồn tại hoặc đã bị xóa.</p></body></html>".encode()
    )
    site.answers[path[4]] = site.answer("/", {})
    site.answers[path[5]] = Answer(status=302, fields={"Location": "/404.html"})
    site.answers["/404.html"] = Answer("<html><body><p>Không tìm thấy trang</p></body></html>".encode())
    site.answers[path[6]] = Answer(status=302, fields={"Location": "/"})
    site.answers[path[7]] = frame(site, "<h1></h1><div class='content-detail'></div>")
    site.answers[path[8]] = Answer(
        b"<html><head><title>Just a moment...</title></head><body>Checking your browser</body></html>", status=200
    )
    site.answers[path[9]] = Answer(b"<h1>Server Error</h1>", status=500)
    site.unlisted = {1, 2, 3, 4, 5, 6, 7, 10}
    site.answers[path[4]] = site.answer("/", {})


def edit(site: Site) -> None:
    site.edit(11, title="Yên Phú: giao ban công tác dân vận các huyện, thành phố, thị xã")
    site.edit(12, caption="Các đại biểu dự hội nghị giao ban")
    site.edit(13, author="Phạm Quốc Huy")
    site.edit(14, files=(("/vb/14.pdf", "Công văn số 14-CV/BDV"),))
    site.put("/vb/14.pdf", b"%PDF-1.4 14", "application/pdf")
    site.edit(15, chair="Trần Thị Bình")


def states(work: Work) -> dict[int, str]:
    rows = work.rows("select url, state from article")
    return {int(url.rpartition("-")[2].removesuffix(".html")): state for url, state in rows}


def versions(work: Work) -> dict[int, int]:
    rows = work.rows("select url, latest_number from article")
    return {int(url.rpartition("-")[2].removesuffix(".html")): number for url, number in rows}


def test_gone_is_proven_on_two_days_and_nothing_else_is(site: Site, make_work: Callable[..., Work], archive_url: str) -> None:
    work = make_work(url=archive_url)
    fill(site)
    work.crawl(now="2026-03-02T03:00:00Z")
    take_away(site)
    edit(site)
    work.crawl("-s", "LOG_LEVEL=ERROR", now="2026-04-02T03:00:00Z", code=None)
    assert set(states(work).values()) == {"live"}, "one sign proves nothing"
    edited = versions(work)
    assert {number for number, latest in edited.items() if latest > 1} == {11, 12, 13, 14, 15}
    if "sqlite" in archive_url:
        work.crawl("-s", "LOG_LEVEL=ERROR", now="2026-04-02T12:00:00Z", code=None)
        assert set(states(work).values()) == {"live"}, "nor do two on one day"
    site.down()
    work.crawl("-s", "LOG_LEVEL=CRITICAL", now="2026-04-03T03:00:00Z", code=4)
    assert set(states(work).values()) == {"live"}, "a site that is down has lost nothing"
    assert "no answer: " in work.reasons()[1]
    site.up()
    work.crawl("-s", "LOG_LEVEL=ERROR", now="2026-04-04T03:00:00Z", code=None)
    assert {number for number, state in states(work).items() if state == "gone"} == {1, 2, 3, 4, 5, 6, 7}
    assert versions(work) == edited

    proofs = work.rows(
        "select a.url, m.fetched_at < g.fetched_at, coalesce(g.reason, g.reading_kind) from article a "
        "join capture m on m.id = a.missing_capture_id join capture g on g.id = a.gone_capture_id where a.state = 'gone'"
    )
    why = {int(url.rpartition("-")[2].removesuffix(".html")): reason for url, later, reason in proofs if later}
    assert why[1] == "status 404" and why[2] == "status 410" and why[3].startswith("soft 404")
    assert (why[5], why[6]) == ("redirect to a page called not found", "redirect to the home page")
    shown = work.run("danvan_crawler.cli", "show", f"{site.base}{site.pieces[0].path}").stdout
    assert "gone 2026-04-04T03:00:00Z: status 404, <urn:uuid:" in shown
    delisted = work.run("danvan_crawler.cli", "show", f"{site.base}{site.pieces[9].path}").stdout
    assert "delisted: no list has named it since 2026-03-02" in delisted and states(work)[10] == "live"
    assert "delisted" not in work.run("danvan_crawler.cli", "show", f"{site.base}{site.pieces[10].path}").stdout

    del site.answers[site.pieces[0].path]
    work.crawl("-s", "LOG_LEVEL=ERROR", now="2026-05-10T03:00:00Z", code=None)
    assert states(work)[1] == "restored"
    lines = work.run("danvan_crawler.cli", "export").stdout.splitlines()
    exported = {line["url"]: line["state"] for line in map(json.loads, lines)}
    assert exported[f"{site.base}{site.pieces[0].path}"] == "live" and exported[f"{site.base}{site.pieces[1].path}"] == "gone"
    if "sqlite" not in archive_url:
        return
    one, other = work.dump(), work.replayed()
    for table in ("article", "article_version", "article_asset", "participant", "listing_link"):
        assert differences({table: one[table]}, {table: other[table]}) == []

    told = [
        json.loads(line)
        for line in work.run("danvan_crawler.cli", "diff", "--json", f"{site.base}{site.pieces[14].path}").stdout.splitlines()
    ]
    assert [(one["from"], one["to"]) for one in told] == [(1, 2)]
    assert [person["name"] for person in told[0]["people"]["added"]] == ["Trần Thị Bình"]
    assert [person["name"] for person in told[0]["people"]["removed"]] == ["Nguyễn Văn An"]
    text = work.run("danvan_crawler.cli", "diff", f"{site.base}{site.pieces[10].path}").stdout
    assert "+ Yên Phú: giao ban" in text and f"- {TITLE.format(11)}" in text
    assert "one version only" in work.run("danvan_crawler.cli", "diff", f"{site.base}{site.pieces[15].path}").stdout


def test_an_illness_of_the_whole_site_is_no_disappearance(site: Site, work: Work) -> None:
    fill(site)
    work.crawl(now="2026-03-02T03:00:00Z")
    empty = frame(site, "<h1></h1>")
    for piece in site.pieces:
        site.answers[piece.path] = empty
    for day in ("2026-04-02", "2026-04-03"):
        work.crawl("-s", "LOG_LEVEL=ERROR", now=f"{day}T03:00:00Z", code=None)
    assert set(states(work).values()) == {"live"}
    assert work.rows("select count(*) from article where missing_capture_id is not null")[0][0] > 5
    for piece in site.pieces:
        del site.answers[piece.path]
    work.crawl(now="2026-06-06T03:00:00Z")
    assert set(states(work).values()) == {"live"} and set(versions(work).values()) == {1}
    assert work.rows("select count(*) from article where missing_capture_id is not null") == [(0,)]


def test_a_server_that_answers_404_for_everything_misses_no_article(site: Site, work: Work) -> None:
    fill(site)
    work.crawl(now="2026-03-02T03:00:00Z")
    known = [("/", site.answer("/", {})), *((piece.path, None) for piece in site.pieces)]
    for path, _ in known:
        site.answers[path] = Answer(b"<h1>Not Found</h1>", status=404)
    for day in ("2026-04-02", "2026-04-03", "2026-05-03"):
        work.crawl("-s", "LOG_LEVEL=ERROR", now=f"{day}T03:00:00Z", code=4)
    assert set(states(work).values()) == {"live"}
    assert work.rows("select count(*) from article where missing_capture_id is not null") == [(0,)]
    for path, _ in known:
        del site.answers[path]
    site.answers[site.pieces[0].path] = Answer(b"<h1>Not Found</h1>", status=404)
    for day in ("2026-06-06", "2026-06-08"):
        work.crawl("-s", "LOG_LEVEL=ERROR", now=f"{day}T03:00:00Z", code=None)
    assert {number for number, state in states(work).items() if state == "gone"} == {1}


def test_a_sold_domain_is_known_by_its_page_in_a_run_that_goes_on(site: Site, work: Work) -> None:
    """One page for all addresses, whose words nobody foresees; the start page was fetched before the run was broken off."""
    site.add(*(Piece(number, TITLE.format(number)) for number in range(12341, 12350)))
    work.crawl(now="2026-03-02T03:00:00Z")
    sold = Answer(Piece(1, "Nhà cái uy tín hàng đầu châu Á tặng thưởng cho thành viên mới").html())
    for path in ("/", *(piece.path for piece in site.pieces)):
        site.answers[path] = sold
    work.crawl("-a", "full=1", "-a", "max_pages=1", "-s", "LOG_LEVEL=ERROR", now="2026-04-02T03:00:00Z", code=None)
    assert work.rows("select distinct state from resource where kind = 'seed'") == [("done",)]
    archive = Archive(work.archive_url)
    with archive.begin() as connection:  # as a kill leaves it
        connection.execute(text("update crawl_run set finished_at = null, finish_reason = null where id = 2"))
    archive.close()
    work.crawl("-a", "full=1", "-s", "LOG_LEVEL=ERROR", now="2026-04-02T04:00:00Z", code=None)
    assert set(states(work).values()) == {"live"} and set(versions(work).values()) == {1}
    assert work.rows("select count(*) from capture where run_id = 3 and reason = 'the bytes of the start page'") == [(9,)]


def test_a_section_that_came_empty_is_told_until_that_is_usual(site: Site, work: Work) -> None:
    site.add(*(Piece(number, TITLE.format(number)) for number in range(12341, 12355)))
    site.head = "<link rel='x'>"
    home, section = site.answer("/", {}), [piece.number for piece in site.pieces[7:]]
    site.answers["/muc/"] = Answer(home.body)
    menu = b"<body><a href='/muc/'>Tin trong t\xe1\xbb\x89nh</a>"
    site.unlisted = set(section)
    site.answers["/"] = Answer(site.answer("/", {}).body.replace(b"<body>", menu))
    work.crawl(now="2026-03-02T03:00:00Z")
    assert work.rows("select count(*) from article") == [(14,)]
    site.answers["/muc/"] = Answer(b"<html><head><title>Ban D\xc3\xa2n v\xe1\xba\xadn</title></head>" + menu + b"<ul></ul></body></html>")
    work.crawl(now="2026-03-02T20:00:00Z", code=3)
    assert work.reasons()[1].count("broken listing page") == 1
    assert f"{site.base}/muc/ (names nothing any more, 7 articles were found on it)" in work.reasons()[1]
    work.crawl("-s", "LOG_LEVEL=ERROR", now="2026-04-20T03:00:00Z", code=0)


def test_a_new_design_is_no_edit(site: Site, work: Work) -> None:
    fill(site)
    work.crawl(now="2026-03-02T03:00:00Z")
    before = work.rows("select v.author, v.published, a.url from article_version v join article a on a.id = v.article_id order by a.url")
    for number in range(1, 18):
        site.edit(number, design="new")
    site.edit(3, title="Yên Phú: giao ban công tác dân vận các huyện, thành phố, thị xã")
    site.edit(4, caption="Các đại biểu dự hội nghị giao ban")
    site.edit(5, author="")
    work.crawl("-s", "LOG_LEVEL=ERROR", now="2026-04-02T03:00:00Z", code=None)
    assert {number for number, latest in versions(work).items() if latest > 1} == {3, 4}
    site.edit(6, chair="Trần Thị Bình")
    site.edit(7, files=(("/vb/7.pdf", "Công văn số 7-CV/BDV"),))
    work.crawl("-a", "full=1", "-s", "LOG_LEVEL=ERROR", now="2026-05-02T03:00:00Z", code=None)
    assert {number for number, latest in versions(work).items() if latest > 1} == {3, 4, 6, 7}
    after = work.rows(
        "select v.author, v.published, a.url from article_version v join article a on a.id = v.article_id where v.number = 1 order by a.url"
    )
    assert [row[0] for row in after] == [row[0] for row in before], "what a new design leaves out is not taken from the version"
    one, other = work.dump(), work.replayed()
    assert differences({"v": one["article_version"]}, {"v": other["article_version"]}) == []


def test_a_page_that_its_server_calls_by_another_address_is_read_there(site: Site, work: Work) -> None:
    for number in range(12341, 12350):
        site.add(Piece(number, TITLE.format(number), photos=(f"/anh/{number}.png",)))
        site.put(f"/anh/{number}.png", PNG + b"%d" % number, "image/png")
    work.crawl(now="2026-03-02T03:00:00Z")
    path, slug = site.pieces[0].path, "/tin-tuc/ten-moi-cua-bai-12341.html"
    site.answers[path] = Answer(status=301, fields={"Location": "/tin-tuc/ten-khac-cua-bai-12341.html"})
    site.answers["/tin-tuc/ten-khac-cua-bai-12341.html"] = Answer(status=302, fields={"Location": f"{site.base}{slug}"})
    site.answers[slug] = Answer(site.pieces[0].html())
    site.answers[site.pieces[1].path] = Answer(status=302, fields={"Location": "/tin-tuc/bai-mot-12342.html"})
    site.answers["/tin-tuc/bai-mot-12342.html"] = Answer(status=302, fields={"Location": "/tin-tuc/bai-hai-12342.html"})
    site.answers["/tin-tuc/bai-hai-12342.html"] = Answer(status=302, fields={"Location": "/tin-tuc/bai-mot-12342.html"})
    new = Piece(12350, TITLE.format(12350), photos=("/anh/moi.png",))
    site.pieces.insert(0, new)
    site.answers[new.path] = Answer(status=301, fields={"Location": "/tin-tuc/that-ra-12350.html"})
    site.answers["/tin-tuc/that-ra-12350.html"] = Answer(new.html())
    site.answers["/anh/moi.png"] = Answer(status=302, fields={"Location": "/anh/moi.png?utm_source=site"})
    site.put("/anh/moi.png?utm_source=site", PNG + b"moi", "image/png")
    work.crawl("-s", "LOG_LEVEL=ERROR", now="2026-04-05T03:00:00Z", code=None)
    assert 2 <= site.paths().count("/tin-tuc/bai-hai-12342.html") <= 3, "a loop ends"
    assert work.rows("select count(*), max(latest_number) from article where state = 'live'") == [(10, 1)]
    assert work.rows("select url from article where key like '%12341.html'") == [(f"{site.base}{slug}",)]
    assert work.rows("select count(*) from v_asset where capture_id is not null and url like '%12350.html'") == [(1,)]
    assert work.rows("select count(*) from resource where state in ('claimed', 'queued')") == [(0,)]
    assert differences(work.dump(), work.replayed()) == []

    site.seen.clear()
    work.crawl("-a", "full=1", "-s", "LOG_LEVEL=ERROR", now="2026-04-06T03:00:00Z", code=None)
    asked = site.paths()
    assert new.path not in asked and "/tin-tuc/that-ra-12350.html" in asked, "what has moved for good is asked for where it is"
    assert path in asked and slug in asked, "what has moved for now is not"


class Renamed(Piece):
    """An article under another slug: the old one is not redirected."""

    @property
    def path(self) -> str:
        return f"/tin-tuc/tua-de-moi-cua-bai-{self.number}.html"


def test_an_article_whose_slug_has_changed_is_not_gone(site: Site, work: Work) -> None:
    site.add(*(Piece(number, TITLE.format(number)) for number in range(12341, 12353)))
    work.crawl(now="2026-03-02T03:00:00Z")
    old = site.pieces[3]
    site.pieces[3] = new = Renamed(old.number, old.title)
    for day in ("2026-04-02", "2026-04-03", "2026-04-04"):
        work.crawl(now=f"{day}T03:00:00Z")
    assert work.rows("select url, state, latest_number from article where key like '%12344%'") == [(site.base + new.path, "live", 1)]
    assert site.paths().count(old.path) == 2
    assert differences(work.dump(), work.replayed()) == []


def test_articles_that_only_lead_to_each_other_are_found_to_the_last(site: Site, work: Work) -> None:
    pieces = [Piece(number, TITLE.format(number)) for number in range(12340, 12370)]
    site.add(*pieces)
    site.unlisted = {piece.number for piece in pieces[1:]}
    for piece, older in itertools.pairwise(pieces):
        link = f"<h3>Bài cũ hơn</h3><ul><li><a href='{older.path}'>{older.title}</a></li></ul>"
        site.answers[piece.path] = Answer(piece.html(extra=link))
    work.crawl(code=0)
    assert work.rows("select count(*), max(depth) > 12 from article a join resource r on r.id = a.resource_id") == [(30, 1)]


def test_an_article_that_was_taken_for_a_further_page_is_asked_for_again(site: Site, work: Work) -> None:
    for number in range(12341, 12353):
        site.add(Piece(number, TITLE.format(number)))
    work.crawl(now="2026-03-02T03:00:00Z")
    with sqlite3.connect(work.folder / work.home / "archive.sqlite3") as database:  # as earlier releases wrote what "Xem tiếp" led to
        database.execute("update resource set kind = 'listing', discovered_by = 'next' where url like '%12344%'")
    site.unlisted = {12344}
    site.answers[site.pieces[3].path] = site.missing
    for day in ("2026-04-02", "2026-04-03", "2026-04-04"):
        work.crawl(now=f"{day}T03:00:00Z")
    assert work.rows("select url from article where state = 'gone'") == [(site.base + site.pieces[3].path,)]


def test_days_on_which_nothing_is_due_are_complete(site: Site, work: Work) -> None:
    for number in range(12341, 12353):
        site.add(Piece(number, TITLE.format(number)))
    work.crawl(now="2026-03-02T03:00:00Z")
    gone = site.pieces[3].path
    site.unlisted = {12344}
    site.answers[gone] = site.answer("/", {})
    for day in ("2026-04-02", "2026-04-03", "2026-04-04"):
        work.crawl(now=f"{day}T03:00:00Z", code=0)
    assert work.rows("select count(*) from article where state = 'gone'") == [(1,)]
    site.seen.clear()
    for day in ("2026-04-05", "2026-04-06"):
        work.crawl(now=f"{day}T03:00:00Z", code=0)
    assert gone not in site.paths(), "the home page in its place makes no list of it"
    assert work.rows("select verdict from crawl_run group by 1") == [("complete",)]


def test_a_page_at_two_addresses_is_exported_once(site: Site, work: Work) -> None:
    for number in range(1, 10):
        site.add(Piece(number, TITLE.format(number)))
    second = "/vn/giao-ban-cong-tac-dan-van"
    site.answers[second] = Answer(site.pieces[3].html())
    named = f"<urlset><url><loc>{site.base}{second}</loc></url></urlset>"
    site.put("/sitemap.xml", named.encode(), "application/xml")
    work.crawl()
    assert work.rows("select count(*) from article") == [(10,)], "both stay in the archive"
    lines = [json.loads(line) for line in work.run("danvan_crawler.cli", "export", "--format", "jsonl").stdout.splitlines()]
    assert sorted(line["url"] for line in lines) == sorted(site.base + piece.path for piece in site.pieces)


A: dict[str, Any] = {
    "title": "Hội nghị giao ban", "sapo": "Sáng nay.", "body": "Một.\n\nHai.", "author": "Thu Hà", "source": None,
    "images": [{"url": "/a.png", "caption": "Quang cảnh"}, {"url": "/b.png", "caption": None}], "attachments": [],
}  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "same_look", "new_look"),
    [
        ({}, False, False),
        ({"title": "Hội nghị"}, True, True),
        ({"body": "Một.\n\nBa."}, True, True),
        ({"sapo": None, "body": "Sáng nay.\n\nMột.\n\nHai."}, False, False),
        ({"sapo": None}, True, False),
        ({"author": None}, True, False),
        ({"author": "Quốc Huy"}, True, True),
        ({"source": "Báo Yên Phú"}, True, False),
        ({"attachments": [{"url": "/v.pdf", "title": "Công văn"}]}, True, False),
        ({"images": [{"url": "/a.png", "caption": "Đại biểu"}, {"url": "/b.png", "caption": None}]}, True, True),
        ({"images": [{"url": "/a.png", "caption": "Quang cảnh"}, {"url": "/b.png", "caption": "Thu Hà"}]}, True, False),
        ({"images": [{"url": "/to/a.png", "caption": "Quang cảnh"}, {"url": "/to/b.png", "caption": None}]}, True, False),
        ({"images": []}, True, False),
    ],
)  # fmt: skip
def test_what_is_an_edit(changes: dict[str, Any], same_look: bool, new_look: bool) -> None:
    before, after = digest(A, "2026-03-02"), digest(A | changes, "2026-03-02")
    assert is_edit(before, after, redesigned=False) is same_look
    assert is_edit(before, after, redesigned=True) is new_look


def test_digests() -> None:
    assert not is_edit("0" * 64, digest(A, ""), redesigned=False), "of an older form nothing can be said"
    assert is_edit(digest(A, "2026-03-02"), digest(A, "2026-03-03"), redesigned=True)
    assert not is_edit(digest(A, "2026-03-02"), digest(A, ""), redesigned=True) and is_edit(digest(A, "2026-03-02"), digest(A, ""), False)
    assert loses(digest(A, ""), digest(A | {"author": None}, "")) and not loses(digest(A, ""), digest(A | {"author": "B"}, ""))
    many = {"images": [{"url": f"/{n}.png"} for n in range(500)]}
    assert len(digest(many, "")) < 2000 and digest(many, "") != digest({"images": many["images"][:-1]}, "")


def row(version: int, **named: Any) -> dict[str, Any]:
    return {"url": "http://danvan.example/1", "version": version, "fetched_at": "2026-03-02T03:00:00Z", "title": "A", "body": ""} | named


def test_what_changed() -> None:
    one = row(
        1,
        body="Ngày 12/5.\n\nĐồng chí Lê Văn An phát biểu.\n\nBỏ đi.",
        participants=[
            {"name": "Lê Văn An", "positions": ["Trưởng Ban"], "role": "chair", "roles": ["chair"], "span": {}},
            {"name": "Trần Hoà", "positions": [], "role": "attend"},
        ],
        images=[{"url": "/a.png", "caption": "Cũ"}],
    )
    other = row(
        2,
        title="B",
        body="Ngày 15/5.\n\nĐồng chí Lê Văn An phát biểu.",
        participants=[
            {"name": "Trần Hòa", "positions": [], "role": "attend"},
            {"name": "Đỗ Sen", "positions": ["Bí thư"], "role": "speak"},
        ],
        images=[{"url": "/a.png", "caption": "Mới"}],
        event_dates=[{"raw": "15/5", "iso": "2026-05-15"}],
    )
    found = compare(one, other)
    assert found.fields == {"title": ("A", "B")}
    assert [passage.words() for passage in found.body] == ["Ngày [-12-]{+15+}/5.", "[-Bỏ đi.-]"]
    assert [person["name"] for person in found.people.added] == ["Đỗ Sen"]
    assert [person["name"] for person in found.people.removed] == ["Lê Văn An"]
    assert found.images.changed == [({"url": "/a.png", "caption": "Cũ"}, {"url": "/a.png", "caption": "Mới"})]
    assert json.loads(json.dumps(found.as_json()))["dates"]["added"] == [{"raw": "15/5", "iso": "2026-05-15"}]
    assert not compare(one, one).fields and not compare(one, one).body and not compare(one, one).people
    turned = compare(other, one)
    assert turned.people.added == found.people.removed and turned.people.removed == found.people.added


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        ("2024-09-23T17:28:12+07:00", "2024-09-23T17:28+07:00", False),
        ("2024-09-23", "2024-09-23T17:28+07:00", False),
        ("2024-09-23T17:28+07:00", "2024-09-23T17:29+07:00", True),
        ("2024-09-23", "2024-09-24", True),
        ("2024-09-23", None, True),
        (None, None, True),
    ],
)
def test_a_date_that_a_new_design_prints_otherwise_is_not_changed(before: str | None, after: str | None, changed: bool) -> None:
    one, other = row(1, published=before, published_raw="23/09/2024"), row(2, published=after, published_raw="23 tháng 9, 2024")
    fields = compare(one, other).fields
    assert ("published_raw" in fields, "published" in fields) == (changed, changed and before != after)


SITE = SiteFile(
    name="x", title="X", owner="X", level="central", start=("https://danvan.example.vn/",), sections=("https://danvan.example.vn/tin-tuc/",)
)
ARTICLE = "https://danvan.example.vn/tin-tuc/trong-tinh/hoi-nghi-giao-ban-12345.html"


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("https://danvan.example.vn/", "redirect to the home page"),
        ("https://danvan.example.vn/trang-chu.html", "redirect to the home page"),
        ("https://danvan.example.vn/404.html", "redirect to a page called not found"),
        ("https://danvan.example.vn/loi/404", "redirect to a page called not found"),
        ("https://danvan.example.vn/PageNotFoundError.aspx?requestUrl=x", None),
        ("https://danvan.example.vn/khong-tim-thay.html", "redirect to a page called not found"),
        ("https://danvan.example.vn/tin-tuc/", "redirect to the home page"),
        ("https://danvan.example.vn/tin-tuc/trong-tinh/", "redirect to the list above"),
        ("https://danvan.example.vn/tin-moi/hoi-nghi-giao-ban-99345.html", None),
        ("https://danvan.example.vn/tin-khac/hoi-nghi-giao-ban-12345.html", None),
        ("http://danvan.example.vn/tin-tuc/trong-tinh/hoi-nghi-giao-ban-12345.html", None),
        ("https://danvan.example.vn/dang-nhap?back=1", None),
        ("https://danvan.example.vn/Error.aspx?aspxerrorpath=/x", None),
        ("https://parking.example/", None),
        ("https://danvan.example.vn/tin-4045.html", None),
        (None, None),
    ],
)
def test_redirects(target: str | None, reason: str | None) -> None:
    assert absence.by_redirect(ARTICLE, target, SITE) == reason
    assert absence.by_redirect("https://danvan.example.vn/tin-tuc/", target, SITE) is None, "a start page is never gone"


def test_a_page_in_an_articles_place() -> None:
    links = [Link(f"https://danvan.example.vn/muc-{n}/", "Mục") for n in range(6)]
    page = Page(ARTICLE, "<p>Hội <b>nghị</b> giao&nbsp;ban</p><script>x</script>".encode(), HTML)
    text = absence.page_instead(page, Reading("listing", links=links), SITE)
    assert text is not None and "Hội nghị giao\xa0ban" in text() and "x" not in text()
    assert absence.page_instead(page, Reading("other", links=links[:3]), SITE) is None, "a wall leads nowhere"
    assert absence.page_instead(page, Reading("article", links=links), SITE) is None
    assert absence.page_instead(page, Reading("blocked", links=links), SITE) is None
    cut = Page(ARTICLE, b"<p>", HTML, truncated="disconnect")
    assert absence.page_instead(cut, Reading("other", links=links), SITE) is None
    assert absence.page_instead(Page("https://danvan.example.vn/", b"", HTML), Reading("listing", links=links), SITE) is None
