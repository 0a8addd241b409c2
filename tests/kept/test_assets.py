"""Photos, files and style sheets: what is asked for, what is kept, and what they never do to a run."""

from __future__ import annotations

import contextlib
import dataclasses
import gzip
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from urllib.parse import quote

import pytest
from scrapy import Request
from scrapy.exceptions import StopDownload
from scrapy.http import Headers
from scrapy.utils.test import get_crawler
from twisted.web.iweb import UNKNOWN_LENGTH

from danvan_crawler import assets
from danvan_crawler.archive.equality import differences
from danvan_crawler.archive.jobs import Claimed
from danvan_crawler.extensions.response_bounds import ResponseBounds
from danvan_crawler.items import Article, Image, Page
from danvan_crawler.sites import Site as SiteFile

from .conftest import Work
from .site import PNG, Answer, Piece, Site

PDF = b"%PDF-1.4\n" + b"x" * 3000
SHEET = b"""/* url(/anh/none.png) */ @import "nen.css"; @font-face { src: url('/chu/dan-van.woff2') }
body { background: url(../anh/nen.png?v=2) } .x { background: url(data:image/png;base64,AA==) }
.y { background: url(http://elsewhere.example/x.png) }"""
KEPT = "status = 200 and truncated is null and reading_kind = 'other'"


def fill(site: Site) -> None:
    """Eight articles; one with a photo that loads late, a PDF behind a handler, the same photo under a second name, and much that is not there."""
    site.head = '<link rel="stylesheet" href="/giao-dien/chinh.css"><link rel="icon" href="/favicon.ico">'
    for number in range(1, 9):
        site.add(Piece(number, f"Hội nghị giao ban công tác dân vận lần thứ {number}", photos=(f"/anh/hop-{number}.png",)))
        site.put(f"/anh/hop-{number}.png", PNG + bytes([number]) * 900, "image/png", ETag=f'"{number}"')
    site.edit(1, photos=("lazy:/anh/hop-1.png", "/anh/ban-sao.png", "http://127.0.0.1:1/xa.png"))
    sizes = 'src="/anh/hop-6.png" srcset="/anh/hop-6-300.png 300w, /anh/hop-6-mat.png 600w,/anh/hop-6-900.png 900w"'
    site.edit(6, photos=(sizes,))
    site.put("/anh/hop-6-300.png", PNG + b"300", "image/png")
    site.put("/anh/hop-6-900.png", PNG + b"900", "image/png")
    site.edit(
        2, files=(("/TaiVe.aspx?id=4009", "Kế hoạch số 12-KH/BDV"), ("/vb/mat.pdf", "Công văn số 5"), ("/vb/an.pdf", "Công văn số 6"))
    )
    site.put("/anh/ban-sao.png", PNG + bytes([1]) * 900, "image/png")
    site.put("/TaiVe.aspx?id=4009", PDF, "application/pdf")
    site.answers["/vb/an.pdf"] = Answer(b"<html><body>Trang chu</body></html>")
    site.put("/giao-dien/chinh.css", gzip.compress(SHEET), "text/css", **{"Content-Encoding": "gzip"})
    site.put("/giao-dien/nen.css", b".z { color: red }", "text/css")
    site.put("/anh/nen.png", PNG, "image/png")
    site.put("/anh/nen.png?v=2", PNG + b"2", "image/png")
    site.put("/chu/dan-van.woff2", b"wOF2", "font/woff2")
    site.answers["/anh/hop-3.png"] = Answer(status=302, fields={"Location": "/anh/moi.png"})
    site.put("/anh/moi.png", PNG + b"moi", "image/png")


def test_everything_is_kept_once_and_a_replay_gives_the_same(site: Site, work: Work) -> None:
    fill(site)
    work.crawl()
    asked = Counter(site.paths())
    assert asked["/giao-dien/chinh.css"] == asked["/giao-dien/nen.css"] == asked["/anh/nen.png?v=2"] == asked["/chu/dan-van.woff2"] == 1
    assert asked["/anh/hop-1.png"] == asked["/TaiVe.aspx?id=4009"] == asked["/anh/moi.png"] == 1
    assert asked["/anh/hop-6-300.png"] == asked["/anh/hop-6-mat.png"] == asked["/anh/hop-6-900.png"] == 1, "a browser takes one of them"
    assert asked["/favicon.ico"] == asked["/anh/none.png"] == 0
    pages = [site.paths().index(piece.path) for piece in site.pieces]
    assert max(pages) < site.paths().index("/anh/hop-1.png"), "pages come first"
    kept = work.rows(
        f"select r.discovered_by, count(*) from resource r join capture c on c.resource_id = r.id where r.kind = 'asset' and {KEPT} group by 1"
    )
    assert dict(kept) == {"image": 10, "attachment": 1, "stylesheet": 2, "css": 2, "redirect": 1}
    missing = "select url, reason from capture where reading_kind = 'missing' and url like '%/vb/%' order by url"
    assert [why for _, why in work.rows(missing)] == ["a web page in place of a photo or file", "status 404"]
    assert work.rows("select verdict from crawl_run") == [("complete",)]
    assert work.rows("select count(*) from article") == [(8,)]
    named = "select kind, caption, capture_id is not null from v_asset where url like '%%lan-thu-2.html' order by kind desc, ordinal"
    assert [(kind, caption, bool(kept)) for kind, caption, kept in work.rows(named)] == [
        ("image", "Quang cảnh hội nghị", True),
        ("attachment", "Kế hoạch số 12-KH/BDV", True),
        ("attachment", "Công văn số 5", False),
        ("attachment", "Công văn số 6", False),
    ]
    [(copy, original)] = work.rows(
        "select c.url, o.url from capture c join capture o on o.record_id = c.revisit_of where c.url like '%.png'"
    )
    assert {copy.rpartition("/")[2], original.rpartition("/")[2]} == {"hop-1.png", "ban-sao.png"}
    one, other = work.dump(), work.replayed()
    assert differences(one, other) == []
    checked = [str(path) for path in work.warcs.glob("*/*.warc.gz")]
    assert subprocess.run([sys.executable, "-m", "warcio.cli", "check", *checked], check=False).returncode == 0

    shown = work.run("danvan_crawler.cli", "show", f"{site.base}{site.pieces[1].path}").stdout
    assert "Kế hoạch số 12-KH/BDV  [kept, 3,009 bytes]" in shown and "Công văn số 5  [done: status 404]" in shown
    assert '"assets": 16' in work.run("danvan_crawler.cli", "status", "--json").stdout

    site.seen.clear()
    work.crawl(now="2026-04-02T03:00:00Z")
    assert not any(path.startswith(("/anh/", "/vb/", "/giao-dien/", "/chu/", "/TaiVe")) for path in site.paths()), "seldom asked again"
    site.seen.clear()
    work.crawl(now="2026-12-02T03:00:00Z")
    assert dict(site.seen)["/anh/hop-5.png"]["If-None-Match"] == '"5"'
    assert work.rows("select max(number) from article_version") == [(1,)]
    assert differences(work.dump(), work.replayed()) == []


def test_assets_false_a_budget_and_files_that_are_too_large(site: Site, make_work: Callable[..., Work]) -> None:
    fill(site)
    site.put("/TaiVe.aspx?id=4009", PDF * 100, "application/pdf")
    work = make_work(home="budget")
    limits = ("-s", "ASSETS_MAX_BYTES=3000", "-s", "ASSET_MAX_BYTES=20000")
    assert "photos and files are left to the next run" in work.crawl(*limits, code=3)
    assert work.rows("select count(*) from article") == [(8,)]
    first = work.rows("select count(*) from resource where kind = 'asset' and state = 'queued'")[0][0]
    assert first > 0
    work.crawl("-s", "ASSET_MAX_BYTES=20000", now="2026-03-03T03:00:00Z")
    assert work.rows("select count(*) from resource where kind = 'asset' and state = 'queued'") == [(0,)]
    [(cut, size, reason)] = work.rows("select truncated, bytes, reason from capture where url like '%TaiVe%'")
    assert (cut, size, reason) == ("length", 0, "cut short: length")
    assert "was kept in part only: length" in str(work.rows("select reasons from crawl_run"))
    assert differences(work.dump(), work.replayed()) == []

    site.seen.clear()
    without = make_work(home="without", keys="assets = false\n")
    without.crawl()
    assert not any(path.startswith(("/anh/", "/vb/", "/giao-dien/", "/TaiVe")) for path in site.paths())
    assert without.rows("select count(*) from article_asset where target_key is not null")[0][0] > 8


def test_robots_failures_and_the_window(site: Site, work: Work) -> None:
    fill(site)
    site.put("/robots.txt", b"User-agent: *\nDisallow: /anh/hop-4\n", "text/plain")
    for number in (5, 6, 7, 8):
        site.answers[f"/anh/hop-{number}.png"] = Answer(b"", status=503)
    work.crawl("-a", "since=2024-01-01", code=None)
    assert not any(path.startswith(("/anh/hop", "/vb/", "/TaiVe")) for path in site.paths()), "of articles outside nothing is fetched"

    work.crawl(now="2026-03-03T03:00:00Z", code=3)
    assert "/anh/hop-4.png" not in site.paths()
    states = dict(work.rows("select state, count(*) from resource where kind = 'asset' group by 1"))
    assert states["forbidden"] == 1 and states["failed"] == 4
    verdict, reasons = work.reasons()
    assert verdict == "partial" and "photos and files could not be had" in reasons and "pages could not be had" not in reasons

    for number in (5, 6, 7, 8):
        site.put(f"/anh/hop-{number}.png", PNG + bytes([number]) * 900, "image/png")
    work.crawl(now="2026-03-04T03:00:00Z")
    assert work.rows("select count(*) from resource where kind = 'asset' and state = 'failed'") == [(0,)], "tried again by the next run"


PLAIN = SiteFile(name="x", title="X", owner="X", level="central", start=("https://danvan.example.vn/",), asset_hosts=("anh.example.vn",))


def page(body: bytes, kind: str = "text/html", url: str = "https://danvan.example.vn/tin/bai-123.html", status: int = 200) -> Page:
    return Page(url, body, kind, status=status)


@pytest.mark.parametrize(
    ("markup", "urls"),
    [
        (b"<link rel=stylesheet href=/a.css>", ["https://danvan.example.vn/a.css"]),
        (b"<link href='b.css?v=1&amp;x=2' rel='alternate Stylesheet'>", ["https://danvan.example.vn/tin/b.css?v=1&x=2"]),
        (b'<base href="/goc/"><LINK REL="stylesheet" HREF="c.css">', ["https://danvan.example.vn/goc/c.css"]),
        (b'<link rel="preload" as="style" href="//anh.example.vn/d.css">', ["https://anh.example.vn/d.css"]),
        (b'<style>/* @import "no.css" */ @import url("e.css");</style>', ["https://danvan.example.vn/tin/e.css"]),
        (b'<link rel="stylesheet" href="https://fonts.elsewhere.example/f.css"><link rel="icon" href="/g.ico">', []),
        (b'<link rel="preload" as="font" href="/h.woff">', []),
        (b'<link rel="stylesheet"><link rel="stylesheet" href=""><link rel="stylesheet" href="javascript:1">', []),
    ],
)  # fmt: skip
def test_style_sheets_of_a_page(markup: bytes, urls: list[str]) -> None:
    seen: set[str] = set()
    assert [found.url for found in assets.style_sheets(page(markup), PLAIN, seen)] == urls
    assert assets.style_sheets(page(markup), PLAIN, seen) == []


@pytest.mark.parametrize(
    ("answer", "kind", "outcome"),
    [
        (page(PNG, "image/png"), "other", "kept"),
        (page(b"%PDF-1.4", "text/html"), "other", "kept"),
        (page(b"<svg xmlns=''>", "text/html"), "other", "kept"),
        (page(b"  <!DOCTYPE html><p>Khong tim thay"), "missing", "missing"),
        (page(b"", status=404), "missing", "missing"),
        (page(b"", status=410), "missing", "missing"),
        (page(b"", status=403), "blocked", "failed"),
        (page(b"", status=503), "blocked", "failed"),
        (page(b"", status=301), "other", "moved"),
        (Page("https://danvan.example.vn/a.pdf", b"%PDF", "application/pdf", truncated="length"), "other", "cut"),
    ],
)
def test_what_an_answer_is(answer: Page, kind: str, outcome: str) -> None:
    reading = assets.read(answer)
    assert (reading.kind, assets.outcome(reading, answer)) == (kind, outcome)


def test_an_attachment_that_is_the_article_itself_is_no_asset() -> None:
    url = "https://danvan.example.vn/chi-tiet.aspx?newsid=4009"
    item = {"url": url, "images": [], "attachments": [{"url": url + "&file=1"}, {"url": "https://danvan.example.vn/a.pdf"}, {"url": url}]}
    assert url not in [found.url for found in assets.of_article(item, PLAIN)]


def test_a_style_sheet_without_end_is_bounded() -> None:
    sheet = page(
        b"".join(b".a%d { background: url(/%d.png) }" % (n, n) for n in range(5000)), "text/css", "https://danvan.example.vn/a.css"
    )
    assert len(assets.of_answer(sheet, PLAIN, 1)) == assets.MAX_OF_SHEET
    assert assets.of_answer(sheet, PLAIN, assets.MAX_DEPTH + 1) == []


def test_other_sizes_of_a_photo_are_found_wherever_the_page_offers_them() -> None:
    page = b"""<base href="/goc/"><picture><source srcset="a.webp 1x, a@2.webp 2x" type="image/webp"><img src="a.jpg"></picture>
    <img class=x src='data:image/gif;base64,R0' data-src="/anh/b.jpg" data-srcset='/anh/b-1.jpg?w=1&amp;h=2 300w,
      http://127.0.0.1:1/xa.jpg 600w'><img src="/logo.png" srcset="/logo@2.png 2x"><img srcset="data:image/gif;base64,AA 1x">"""
    one = Article("http://x.example/tin/1.html", "t", images=[Image("http://x.example/goc/a.jpg"), Image("http://x.example/anh/b.jpg")])
    assets.note_renditions(Page("http://x.example/tin/1.html", page), [one])
    first, second = ([url[16:] for url in image.renditions] for image in one.images)
    assert first == ["/goc/a.webp", "/goc/a@2.webp"] and second == ["/anh/b-1.jpg?w=1&h=2", ":1/xa.jpg"]
    file = SiteFile(name="x", title="X", owner="X", level="central", start=("http://x.example/",))
    asked = [entry.url[16:] for entry in assets.of_article(dataclasses.asdict(one), file)]
    assert asked == ["/goc/a.jpg", "/goc/a.webp", "/goc/a@2.webp", "/anh/b.jpg", "/anh/b-1.jpg?w=1&h=2"], "and none of other hosts"


@pytest.mark.parametrize(("announced", "begun"), [(UNKNOWN_LENGTH, True), (100, True), (101, False)])
def test_only_what_announces_too_much_is_not_begun(announced: int | str, begun: bool) -> None:
    bounds = ResponseBounds(get_crawler(settings_dict={"ASSET_MAX_BYTES": 100}))
    claimed = Claimed(
        site="s",
        url="http://a.example/a.jpg",
        key="k",
        kind=assets.KIND,
        depth=1,
        priority=0,
        failures=0,
        discovered_by=None,
        etag=None,
        last_modified=None,
    )
    request = Request(claimed.url, meta={"resource": claimed})
    with contextlib.nullcontext() if begun else pytest.raises(StopDownload):
        bounds.headers_received(Headers(), announced, request)


def test_names_that_differ_by_the_form_of_their_letters_only(site: Site, work: Work) -> None:
    """A Mac names its files with letters and marks apart (NFD), Linux keeps what it is told: two files, and a page known by one name."""
    apart, whole = "a\u0309nh-ho\u0323p", "\u1ea3nh-h\u1ecdp"
    photos = (f"/anh/{apart}.png", f"/anh/{quote(whole)}.png", f"/anh/{quote(apart)}-hai.png", f"/anh/{whole}-hai.png")
    site.add(*(Piece(number, f"Hội nghị giao ban công tác dân vận lần thứ {number}") for number in range(1, 9)))
    site.edit(1, photos=photos)
    for number, path in enumerate(photos):
        site.put(quote(path, safe="/%"), PNG + bytes([number]) * 900, "image/png")
    path = f"/tin-tuc/{quote(apart)}-cua-ban-dan-van.html"
    site.answers[path] = Answer(Piece(9, "Họp ban dân vận tỉnh ủy").html())
    home = site.answer("/", {}).body.replace(b"</ul>", f"<li><a href='{path}'>Họp ban dân vận tỉnh ủy</a></li></ul>".encode())
    site.answers["/"] = Answer(home)
    work.crawl()
    assert work.rows(
        f"select count(distinct r.id) from resource r join capture c on c.resource_id = r.id where r.kind = 'asset' and {KEPT}"
    ) == [(4,)]
    assert work.rows("select count(*) from v_asset where capture_id is not null") == [(4,)]
    assert (f"{site.base}{path}",) in work.rows("select url from article")
    assert differences(work.dump(), work.replayed()) == []


def test_photos_that_are_refused_for_ever_keep_no_page_from_being_asked_for_again(site: Site, work: Work) -> None:
    """A host of photos that is gone, a server that shows them on its own pages only: the site is well, and so are its articles."""
    for number in range(1, 12):
        site.add(Piece(number, f"Hội nghị giao ban công tác dân vận lần thứ {number}", photos=(f"/anh/{number}.png",)))
        site.answers[f"/anh/{number}.png"] = Answer(b"<h1>Forbidden</h1>", status=403)
    site.put("/anh/11.png", PNG, "image/png")
    few = ("-s", "BACKOFF_STOP_REQUESTS=2")
    left = "photos and files are left to the next run: 6 in a row could not be had though the start page answers, the last with 403"
    assert left in work.crawl(*few, code=3)
    site.edit(4, title="Yên Phú: giao ban công tác dân vận các huyện, thành phố, thị xã")
    assert "stopped:" not in work.crawl(*few, now="2026-03-03T03:00:00Z", code=3)
    assert work.rows("select max(latest_number), count(*) from article") == [(2, 11)], "known articles come behind the photos"
    assert work.rows("select count(*) from capture where url like '%/anh/11.png' and status = 200") == [(1,)], "untried ones go first"
    assert work.rows("select count(*) from resource where state = 'claimed'") == [(0,)]
