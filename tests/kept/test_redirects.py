"""Photos and files behind redirects: found from the article that names them, by a crawl, a replay and an import alike."""

from __future__ import annotations

from typing import Any

from danvan_crawler.archive.equality import differences

from .conftest import Work
from .site import PNG, Answer, Piece, Site

FOUND = "select url, kind, asset_url, captured_url, record_id from v_asset order by 1, 2, ordinal"


def to(path: str, status: int = 302) -> Answer:
    return Answer(status=status, fields={"Location": path})


def fill(site: Site) -> None:
    """Photos behind one, three and no redirect, one photo for two articles, and what leads to a login, in a circle and to another host."""
    site.add(*(Piece(number, f"Hội nghị giao ban công tác dân vận lần thứ {number}") for number in range(1, 9)))
    site.edit(1, photos=("/anh/hop-1.png",), files=(("/TaiVe.aspx?id=4009", "Kế hoạch số 12-KH/BDV"),))
    site.edit(2, photos=("/anh/hop-2.png",))
    site.edit(3, photos=("/kho/chung.png", "/anh/vong-1.png"), files=(("/vb/mat.pdf", "Công văn số 5"), ("/vb/xa.pdf", "Công văn số 6")))
    site.answers["/anh/hop-1.png"] = to("/kho/chung.png", 301)
    site.answers["/anh/hop-2.png"] = to("cu/hop-2.png")
    site.answers["/anh/cu/hop-2.png"] = to("/kho/hop-2.png", 307)
    site.answers["/kho/hop-2.png"] = to("/kho/chung.png")
    site.put("/kho/chung.png", PNG + b"chung", "image/png", ETag='"1"')
    site.answers["/TaiVe.aspx?id=4009"] = to("/kho/ke-hoach.pdf")
    site.put("/kho/ke-hoach.pdf", b"%PDF-1.4 x", "application/pdf")
    site.answers["/anh/vong-1.png"] = to("/anh/vong-2.png")
    site.answers["/anh/vong-2.png"] = to("/anh/vong-1.png")
    site.answers["/vb/mat.pdf"] = to("/dang-nhap")
    site.answers["/dang-nhap"] = Answer(b"<html><body><h1>Dang nhap</h1><p>Ten, mat khau</p></body></html>")
    site.answers["/vb/xa.pdf"] = to("http://127.0.0.1:1/xa.pdf")


def found(work: Work) -> list[tuple[str, str]]:
    """Photos and files of articles as they are named, and where their bytes are; "" for nowhere."""
    base = len(work.site.base)
    return [(named[base:], (captured or "")[base:]) for _, _, named, captured, _ in work.rows(FOUND)]


EXPECTED = [
    ("/TaiVe.aspx?id=4009", "/kho/ke-hoach.pdf"),
    ("/anh/hop-1.png", "/kho/chung.png"),
    ("/anh/hop-2.png", "/kho/chung.png"),
    ("/vb/mat.pdf", ""),
    ("/vb/xa.pdf", ""),
    ("/kho/chung.png", "/kho/chung.png"),
    ("/anh/vong-1.png", ""),
]


def test_the_bytes_of_a_file_are_found_behind_its_redirects(site: Site, any_work: Work) -> None:
    work = any_work
    fill(site)
    work.crawl()
    assert found(work) == EXPECTED
    shown = work.run("danvan_crawler.cli", "show", f"{site.base}{site.pieces[1].path}").stdout
    assert "/anh/hop-2.png" in shown and "kept, 13 bytes" in shown

    site.seen.clear()
    work.crawl(now="2026-12-02T03:00:00Z")
    assert dict(site.seen)["/kho/chung.png"]["If-None-Match"] == '"1"', "asked again, and not modified"
    assert dict(site.seen)["/kho/ke-hoach.pdf"], "asked again, and stored as a revisit"
    assert found(work) == EXPECTED
    [(revisit,)] = work.rows("select distinct revisit_of from v_asset where kind = 'attachment' and capture_id is not null")
    assert revisit is not None
    before: Any = work.rows(FOUND)

    assert differences(work.dump(), work.replayed()) == []
    rebuilt = Work(work.folder, site, home="home-replayed")
    assert rebuilt.rows(FOUND) == before
    assert work.run("danvan_crawler.cli", "replay", "yenphu").returncode == 0
    assert work.rows(FOUND) == before, "a replay over the same archive changes nothing"

    other = Work(work.folder, site, home="home-imported")
    files = [str(path) for path in sorted(work.warcs.glob("*/*.warc.gz"))]
    done = other.run("danvan_crawler.cli", "import", *files)
    assert done.returncode == 0, done.stderr
    assert other.rows(FOUND) == before
