"""What a run may not call complete: seen from outside, by exit code and by the `crawl_run` row."""

import itertools
import json
import random
import threading
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

STORY = (
    "<p>Hội nghị bàn việc thực hiện Quy chế dân chủ ở cơ sở, biểu dương các thôn làm tốt và chỉ ra những việc còn chậm trong năm qua.</p>"
    * 4
)


def article(number):
    return (
        f"<html><head><title>Thôn {number} bàn việc làm đường - Cổng tin</title></head><body><h1>Thôn {number} bàn việc làm đường liên xóm</h1>"
        f"<div class='date'>Ngày đăng: {number:02}/06/2023 08:00</div><div class='content'>{STORY}</div></body></html>"
    )


def listing(first, following=None):
    rows = "".join(
        f"<li><a href='/tin/thon-lam-duong-{n}.html'>Thôn {n} bàn việc làm đường liên xóm</a> ({n:02}/06/2023)</li>"
        for n in range(first, first + 5)
    )
    pager = f"<div class='pager'><a href='{following}'>Trang sau</a> <a href='{following}'>2</a></div>" if following else ""
    return f"<html><head><title>Tin tức</title></head><body><ul class='list'>{rows}</ul>{pager}</body></html>"


@pytest.fixture
def small_site(work):
    """A site of `pages` (path: body, or a status), and its spider's exit code and run row."""
    pages = {}

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *args):
            pass

        def do_GET(self):
            answer = pages.get(self.path, 404)
            answer = answer() if callable(answer) else answer
            body = b"" if isinstance(answer, int) else answer.encode()
            self.send_response(answer if isinstance(answer, int) else 200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}"
    (work.sites / "small.toml").write_text(
        f'title = "Small"\nowner = "Small"\nlevel = "central"\nstart = ["{base}/"]\nsections = ["{base}/muc.html"]\n', encoding="utf-8"
    )

    def crawl(**changed):
        pages.clear()
        pages.update({"/": listing(1, "/?page=2"), "/?page=2": listing(6), "/muc.html": listing(1)})
        pages.update({f"/tin/thon-lam-duong-{n}.html": article(n) for n in range(1, 11)})
        pages.update({path.replace("_", "/"): answer for path, answer in changed.items()})
        done = work.scrapy("crawl", "small", "-a", "full=1", "-s", "RETRY_TIMES=0")
        verdict, reasons, counts, fill = work.rows("select verdict, reasons, counts, fill_rates from crawl_run order by id desc limit 1")[0]
        return done.returncode, verdict, "; ".join(json.loads(reasons)), json.loads(counts), json.loads(fill)

    yield crawl
    server.shutdown()
    server.server_close()


def test_all_is_well(small_site):
    code, verdict, reasons, counts, fill = small_site()
    assert (code, verdict, reasons) == (0, "complete", "")
    assert counts["articles"] == 10
    assert fill["title"] == fill["published"] == 1.0
    assert fill["attachments"] == 0.0


def test_a_broken_next_page(small_site):
    code, verdict, reasons, counts, _ = small_site(**{"/?page=2": 500})
    assert (code, verdict) == (3, "partial")
    assert "page=2" in reasons
    assert counts["articles"] == 5


def test_a_vanished_next_page(small_site):
    code, verdict, reasons, *_ = small_site(**{"/?page=2": 404})
    assert (code, verdict) == (3, "partial")
    assert "page=2" in reasons


@pytest.mark.parametrize("is_told", [True, False])
def test_a_list_that_is_drawn_anew_for_each_request(small_site, is_told):
    """Three pages of eight articles; where the third one shows none but those of the others, they are asked for in vain."""
    requests = itertools.count()

    def drawn(number):
        chosen = random.Random(next(requests)).sample(range(11, 35 if is_told else 31), 8)
        rows = "".join(
            f"<li><a href='/tin/thon-lam-duong-{n}.html'>Thôn {n} bàn việc làm đường liên xóm</a> (01/06/2023)</li>" for n in chosen
        )
        pager = " ".join(f"<a href='/muc.html?page={n}'>{n}</a>" for n in range(1, 4) if n != number)
        return f"<html><head><title>Tin tức</title></head><body><ul class='list'>{rows}</ul><div class='pager'>{pager}</div></body></html>"

    lists = {f"/muc.html?page={n}": partial(drawn, n) for n in (1, 2, 3)} | {"/muc.html": partial(drawn, 1)}
    code, verdict, reasons, counts, _ = small_site(**lists, **{f"/tin/thon-lam-duong-{n}.html": article(n) for n in range(11, 35)})
    if is_told:
        assert reasons == ""
        assert (code, verdict, counts["articles"]) == (0, "complete", 34)
    else:
        assert (code, verdict, counts["articles"]) == (3, "partial", 30)
        assert "comes in another order each time: 4 of its articles were not named" in reasons


def test_one_dead_start_page(small_site):
    code, verdict, reasons, *_ = small_site(**{"_muc.html": 404})
    assert (code, verdict) == (3, "partial")
    assert "muc.html" in reasons


def test_every_start_page_dead(small_site):
    code, verdict, reasons, *_ = small_site(**{"/": 500, "_muc.html": 404})
    assert (code, verdict) == (4, "failed")
    assert "no start page" in reasons


def test_no_article(small_site):
    code, verdict, reasons, *_ = small_site(
        **{"/": "<html><body><p>Trang đang xây dựng</p></body></html>", "_muc.html": "<html><body></body></html>"}
    )
    assert (code, verdict) == (4, "failed")
    assert reasons


def test_far_fewer_articles_than_before(small_site):
    assert small_site()[0] == 0
    gone = {f"/tin/thon-lam-duong-{n}.html": 404 for n in range(3, 11)}
    code, verdict, reasons, *_ = small_site(**gone)
    assert (code, verdict) == (3, "partial")
    assert "8 of 10" in reasons or "recent runs" in reasons


def test_the_same_bytes_from_a_server_without_validators_are_a_revisit(small_site, work):
    assert small_site()[0] == small_site()[0] == 0
    first, second = (row[0] for row in work.rows("select id from crawl_run order by id"))
    pages = "select count(*) from capture where run_id = ? and status = 200"
    assert work.one(f"{pages} and revisit_of is not null", first) == 0
    assert work.one(f"{pages} and revisit_of is not null", second) == work.one(pages, second) == 13
    assert work.one("select count(*) from article_version where number > 1") == 0
    export = work.danvan("export").stdout
    for path in work.home.glob("archive.sqlite3*"):
        path.unlink()
    assert work.danvan("replay", "small").returncode == 0
    assert work.danvan("export").stdout == export
