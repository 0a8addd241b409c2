"""Answers that say nothing of a page, or something wrong of themselves: fetched again, read where they can be, never a loss in silence."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from danvan_crawler.archive.equality import differences

from .conftest import Work
from .site import HTML, Answer, Piece, Site

TITLE = "Ban Dân vận Tỉnh ủy Yên Phú giao ban công tác dân vận lần thứ {}"


def test_what_brings_nothing_is_fetched_again(site: Site, work: Work) -> None:
    for number in range(12341, 12349):
        site.add(Piece(number, TITLE.format(number)))
    paths = {piece.number - 12340: piece.path for piece in site.pieces}
    site.answers[paths[1]] = Answer(b"", status=304)
    site.answers[paths[2]] = Answer(b"\n")
    site.answers[paths[3]] = Answer(site.pieces[2].html(), fields={"Content-Encoding": "gzip"})  # it is not
    work.crawl(code=3)
    assert "2 of 12 pages could not be had" in work.reasons()[1]
    failed = {url[len(site.base) :]: reason for url, reason in work.rows("select url, reason from resource where state = 'failed'")}
    assert failed == {paths[1]: "not modified, though nothing was known of it", paths[2]: "an empty answer"}
    assert work.rows("select count(*) from article") == [(6,)]
    assert differences(work.dump(), work.replayed()) == []
    del site.answers[paths[1]], site.answers[paths[2]]
    work.crawl(now="2026-03-02T04:00:00Z")
    assert work.rows("select count(*) from article where state = 'live'") == [(8,)]


def test_a_home_page_that_only_leads_on(site: Site, work: Work) -> None:
    for number in range(1, 7):
        site.add(Piece(number, TITLE.format(number)))
    home = site.answer("/", {})
    site.answers["/vi/trang-chu.html"] = home
    site.answers["/khung.html"] = Answer(b'<script>window.location.href = "/vi/trang-chu.html";</script>')
    site.answers["/"] = Answer(b"<html><frameset rows='90,*'><frame src='dau.html'><frame src='khung.html'></frameset></html>")
    site.answers["/dau.html"] = Answer(b"<html><head><meta http-equiv='refresh' content=\"5; URL='/khung.html'\"></head></html>")
    work.crawl()
    assert work.rows("select count(*) from article") == [(6,)]
    assert differences(work.dump(), work.replayed()) == []


def test_a_home_page_that_leads_to_itself_is_told(site: Site, work: Work) -> None:
    """It wants a cookie, and shows itself to who sends one."""
    site.answers["/"] = Answer(status=302, fields={"Location": "/", "Set-Cookie": "phien=1"}, kind=HTML)
    work.crawl(code=4)
    assert f"no start page answered: {site.base}/ (redirect to {site.base}/)" in work.reasons()[1]


def test_a_page_whose_last_capture_is_damaged_is_fetched_again(site: Site, work: Work) -> None:
    """ "Not modified" of what nobody can read any more: the run neither waits for ever nor loses the page."""
    for number in range(1, 9):
        piece = Piece(number, TITLE.format(number))
        site.add(piece)
        site.put(piece.path, piece.html(), "text/html; charset=utf-8", ETag=f'"{number}"')
    work.crawl()
    [(offset, name)] = work.rows(f"select warc_offset, warc_file from capture where url = '{site.base}{site.pieces[2].path}'")
    file = work.warcs / name
    data = bytearray(file.read_bytes())
    data[offset + 20 : offset + 120] = bytes(100)
    file.write_bytes(data)
    site.seen.clear()
    work.crawl(now="2026-03-04T03:00:00Z")
    assert ["If-None-Match" in fields for path, fields in site.seen if path == site.pieces[2].path] == [True, False]
    assert "fetched again as a whole: " in work.reasons()[1]
    query = "select c.status, c.error is null from capture c where c.run_id = 2 and c.url like '%-thu-3.html' order by c.id"
    assert [(status, bool(sound)) for status, sound in work.rows(query)] == [(None, False), (200, True)]
    assert work.rows("select count(*) from article where state = 'live'") == [(8,)]


def test_pages_that_want_a_cookie_are_asked_for_with_it_and_a_redirect_in_a_circle_is_told(site: Site, work: Work) -> None:
    """Three articles redirect to themselves and set a cookie, one of them for ever; two do so without a word."""
    for number in range(1, 11):
        site.add(Piece(number, TITLE.format(number)))
    plain, paths = site.answer, [piece.path for piece in site.pieces]

    def answer(path: str, fields: dict[str, str]) -> Answer:
        found = plain(path, fields)
        again = Answer(status=302, fields={"Location": path}, kind=HTML)
        if path in paths[:3] and (fields.get("Cookie") != "phien=1; moi" or path == paths[2]):
            return replace(again, fields={"Location": path, "Set-Cookie": "phien=1; path=/", "set-cookie": "moi; secure"})
        return again if path in paths[3:5] else found

    site.answer = answer  # type: ignore[method-assign]
    assert "internal meta keys" not in work.crawl(code=3)
    asked = Counter(site.paths())
    assert [asked[path] for path in paths] == [2, 2, 2, 1, 1, 1, 1, 1, 1, 1]
    assert work.rows("select count(*) from article") == [(7,)]
    assert "3 of 15 pages could not be had" in work.reasons()[1]
    failed = work.rows("select url, reason from resource where state = 'failed' order by url")
    assert failed == [(site.base + path, f"redirect to {site.base}{path}") for path in sorted(paths[2:5])]
    assert differences(work.dump(), work.replayed()) == []


def test_one_canonical_address_on_every_page_is_not_believed(site: Site, work: Work) -> None:
    """The first article, the list above, one for each that is not there; a print view has a right one."""
    for number in range(12341, 12350):
        site.add(Piece(number, TITLE.format(number)))
    named = {number: "/tin-tuc/" if number < 4 else site.pieces[0].path for number in range(1, 8)} | {
        8: "/tin-cu/hoi-nghi-giao-ban-lan-thu-tam.html"
    }
    for number, path in named.items():
        piece = site.pieces[number - 1]
        site.put(piece.path, piece.html(f'<link rel="canonical" href="{path}">'), HTML)
    view = f"/print{site.pieces[8].path}"
    site.put(view, site.pieces[8].html(f'<link rel="canonical" href="{site.pieces[8].path}">'), HTML)
    site.put("/", site.answer("/", {}).body.replace(b"</ul>", f"<li><a href='{view}'>In</a></li></ul>".encode()), HTML)
    work.crawl(code=3)
    assert sorted(work.rows("select url from article")) == sorted(
        (site.base + piece.path,) for piece in site.pieces if piece.number != 12348
    )
    assert f"the canonical address of an article is not there: {site.base}{named[8]}" in work.reasons()[1]
    assert differences(work.dump(), work.replayed()) == []
