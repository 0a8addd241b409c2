"""`danvan sites add`: a look at a site, the file that comes of it, and what is refused."""

from __future__ import annotations

import threading
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from danvan_crawler import paths
from danvan_crawler.cli import naming
from danvan_crawler.cli.visitor import Visitor, checked_address
from danvan_crawler.errors import ConfigurationError
from danvan_crawler.items import Page
from danvan_crawler.sample import SampleServer
from danvan_crawler.sites import load_site


@pytest.fixture(scope="module")
def sample():
    with SampleServer(paths.sample_folder(), ports=(0, 0)) as server:
        yield server


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Site files of this test only, in the place where they go without DANVAN_SITES."""
    monkeypatch.delenv("DANVAN_SITES", raising=False)
    monkeypatch.setenv("DANVAN_HOME", str(tmp_path / "home"))
    return tmp_path / "home" / "sites"


@pytest.fixture
def add(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    from danvan_crawler.cli import main

    def call(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["danvan", "sites", "add", *arguments])
        try:
            code = main()
        except SystemExit as error:
            code = error.code
        captured = capsys.readouterr()
        return int(code or 0), captured.out, captured.err

    return call


class Server:
    """Answers what `answers` holds for a path: status, header, body."""

    def __init__(self, answers: dict[str, tuple[int, dict[str, str], bytes]]) -> None:
        self.asked: Counter[str] = Counter()
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                server.asked[self.path] += 1
                status, headers, body = answers.get(self.path, (404, {}, b"<h1>404 Not Found</h1>"))
                self.send_response(status)
                for name, value in {"Content-Type": "text/html; charset=utf-8", **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args: object) -> None:
                """Nothing."""

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.http.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        self.base = f"http://127.0.0.1:{self.http.server_port}"


@pytest.fixture
def serve():
    servers: list[Server] = []

    def make(answers: dict[str, tuple[int, dict[str, str], bytes]]) -> Server:
        servers.append(Server(answers))
        return servers[-1]

    yield make
    for server in servers:
        server.http.shutdown()
        server.http.server_close()


@pytest.mark.parametrize("name", ["sample-central", "sample-provincial"])
def test_a_site_that_nobody_described(name, sample, add, folder):
    url = sample.urls[name]
    code, out, err = add(url.replace("://", "://lan:mat-khau@"), "--yes", "--name", "moi")
    assert code == 0, err
    assert "mat-khau" not in f"{out}{err}{(folder / 'moi.toml').read_text(encoding='utf-8')}"
    assert f"{folder / 'moi.toml'} written; next: danvan crawl moi" in err
    assert "3 articles read" in out
    assert out.count("     title  ") == 3
    site = load_site(folder / "moi.toml")
    assert site.start == (url,)
    assert site.sections
    assert site.title not in ("", site.main_host)
    assert site.kind == "commission"
    assert (folder / "moi.toml").read_text(encoding="utf-8").startswith("# Made by `danvan sites add ")


def test_a_site_is_not_added_twice(sample, add, folder):
    url = sample.urls["sample-central"]
    assert add(url, "--yes")[0] == 0
    (file,) = folder.glob("*.toml")
    code, _, err = add(url, "--yes", "--name", "khac")
    assert code == 2
    assert f"belongs to the site {file.stem} already: danvan crawl {file.stem}" in err
    assert list(folder.glob("*")) == [file]


def test_without_a_terminal_and_without_yes_nothing_is_written(sample, add, folder):
    code, out, err = add(sample.urls["sample-central"])
    assert code == 2
    assert "say --yes" in err
    assert 'level = "' in out
    assert not folder.exists()


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("http://dangnhaphi88.com/tin-1.html", "gambling clone of tinhuybinhphuoc.vn"),
        ("noibo.angiang.dcs.vn", "internal site"),
        ("http://10.0.0.7/", "private address"),
        ("http://router.local/", "private address"),
        ("ftp://danvan.vn/", "not an http(s) address"),
        ("https://www.angiang.dcs.vn/Lists/TuTuongVanHoa/TongQuat.aspx", "belongs to the site angiang-dcs already"),
        ("angiang.dcs.vn", "belongs to the site angiang-dcs already"),
    ],
)
def test_refused_before_anything_is_asked(url, words, add, monkeypatch):
    monkeypatch.setattr(Visitor, "_fetch", lambda *args: pytest.fail("a request was made"))
    code, _, err = add(url, "--yes")
    assert code == 2
    assert words in err


PARAGRAPH = (
    "<p>Các đồng chí dự hội nghị đã trao đổi về kết quả công tác dân vận của cơ sở, những cách làm hay trong phong trào thi đua "
    "Dân vận khéo và nhiệm vụ của thời gian tới ở từng khu dân cư trên địa bàn toàn xã.</p>"
)


def written(path: str, title: str, body: str) -> tuple[str, tuple[int, dict[str, str], bytes]]:
    text = f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title} - Dân vận Mẫu Sơn</title></head><body>{body}</body></html>'
    return path, (200, {}, text.encode())


def test_articles_without_a_number_get_a_pattern_and_sections_are_those_of_the_menu(serve, add, folder):
    slugs = (
        "hoi-nghi-giao-ban-quy-ba-tai-xa-tan-giang",
        "tong-ket-phong-trao-dan-van-kheo-nam-qua",
        "khao-sat-cong-tac-dan-van-tai-xa-minh",
    )
    paths_of = [f"/2026/0{n}/{slug}/" for n, slug in enumerate(slugs, 1)]
    names = [f"Hội nghị bàn về công tác dân vận của cơ sở lần thứ {n}" for n in range(3)]
    items = "".join(f'<li><a href="{path}">{name}</a> <span>01/02/2026</span></li>' for path, name in zip(paths_of, names, strict=True))
    menu = '<nav><a href="/">Trang chủ</a> <a href="/gioi-thieu/">Giới thiệu</a>'
    menu += ' <a href="/muc/tin-tuc/">Tin tức</a> <a href="/muc/mo-hinh/">Mô hình</a></nav>'
    menu += (
        ' <ul><li><a href="/2026/02">Tháng 2/2026</a></li><li><a href="/2026/01">Tháng 1/2026</a></li></ul> <a href="/vi-vn">Tiếng Việt</a>'
    )
    more = "".join(
        f'<li><a href="/2025/0{n}/bai-viet-cu-ve-dan-van-kheo-so-{"abcdefgh"[n]}/">Bài viết cũ về dân vận khéo {n}</a></li>'
        for n in range(1, 8)
    )
    pages = [written("/", "Trang chủ", f"{menu}<ul>{items}{more}</ul>")]
    pages += [written(f"/muc/{name}/", name, f"{menu}<h1>{name}</h1><ul>{items}{more}</ul>") for name in ("tin-tuc", "mo-hinh")]
    pages += [
        written(path, name, f"{menu}<h1>{name}</h1><span>Thứ hai, 02/02/2026 08:30</span>{PARAGRAPH * 6}")
        for path, name in zip(paths_of, names, strict=True)
    ]
    server = serve(dict(pages))
    code, out, err = add(server.base + "/", "--yes", "--name", "mau-son")
    assert code == 0, out + err
    site = load_site(folder / "mau-son.toml")
    assert site.article == (r"^/\d{4}/\d{2}/[^/]+/?$",)
    assert site.sections == (server.base + "/muc/tin-tuc/", server.base + "/muc/mo-hinh/")
    assert site.title == "Dân vận Mẫu Sơn"
    assert sum(server.asked.values()) <= 15
    assert not {"/gioi-thieu/", "/vi-vn", "/2026/02"} & server.asked.keys()


def test_sections_of_one_program_are_told_from_its_articles_by_a_word(serve, add, folder):
    """ "index.php?mod=news&id=3" is a list, "index.php?mod=detail&id=471" an article."""
    items = "".join(
        f'<li><a href="index.php?mod=detail&amp;id={n}">Thôn Đồng Vai hiến đất mở rộng đường làng đợt {n}</a> (02/03/2024)</li>'
        for n in range(471, 479)
    )
    names = ((3, "Tin tức - Sự kiện"), (5, "Dân vận khéo"), (8, "Văn bản"))
    menu = "".join(f'<td><a href="index.php?mod=news&amp;id={n}">{name}</a></td>' for n, name in names)
    menu += '<td><a href="index.php?mod=contact">Liên hệ</a></td><td><a href="index.php?mod=lich">Lịch làm việc</a></td>'
    pages = [written("/", "Trang chủ", f"<table><tr>{menu}</tr></table><ul>{items}</ul>")]
    pages += [
        written(f"/index.php?mod=news&id={n}", name, f"<table><tr>{menu}</tr></table><b>{name}</b><ul>{items}</ul>") for n, name in names
    ]
    pages += [
        written(f"/index.php?mod=detail&id={n}", "Tin", f"<h1>Thôn Đồng Vai hiến đất làm đường</h1><i>02/03/2024</i>{PARAGRAPH * 6}")
        for n in range(471, 479)
    ]
    pages += [written(f"/index.php?mod={name}", name, f"<p>{name}</p>") for name in ("contact", "lich")]
    server = serve(dict(pages))
    code, out, err = add(server.base + "/", "--yes", "--name", "mau-son")
    assert code == 0 and "3 articles read" in out, out + err
    site = load_site(folder / "mau-son.toml")
    assert site.sections == tuple(f"{server.base}/index.php?mod=news&id={n}" for n, _ in names)


def test_a_start_page_of_frames_has_the_menu_of_one_and_the_news_of_the_other(serve, add, folder):
    files = [f"/tin/2014/bai{n}.htm" for n in range(101, 109)]
    items = "".join(
        f'<li><a href="{path}">Thôn Đồng Vai hiến đất mở rộng đường làng đợt {path[-5]}</a> (02/03/2014)</li>' for path in files
    )
    menu = "".join(
        f'<a target="chinh" href="/{name}/index.htm">{text}</a><br>' for name, text in (("tin", "Tin tức"), ("tulieu", "Tư liệu"))
    )
    frames = '<html><head><title>Dân vận Mẫu Sơn</title></head><frameset cols="180,*"><frame src="menu.htm"><frame src="moi.htm"></frameset></html>'
    pages = [("/", (200, {}, frames.encode())), written("/menu.htm", "Mục lục", menu), written("/moi.htm", "Tin mới", f"<ul>{items}</ul>")]
    pages += [written(f"/{name}/index.htm", name, f"<h1>{name}</h1><ul>{items}</ul>") for name in ("tin", "tulieu")]
    pages += [written(path, f"Bài {path}", f"<h1>Thôn Đồng Vai hiến đất làm đường</h1><i>02/03/2014</i>{PARAGRAPH * 6}") for path in files]
    server = serve(dict(pages))
    code, out, err = add(server.base + "/", "--yes", "--name", "mau-son")
    assert code == 0 and "3 articles read" in out, out + err
    site = load_site(folder / "mau-son.toml")
    assert site.start == (server.base + "/",) and not site.needs_script and site.title == "Dân vận Mẫu Sơn"
    assert site.sections == (server.base + "/tin/index.htm", server.base + "/tulieu/index.htm")


def test_a_site_drawn_by_script_is_marked(serve, add, folder):
    shell = '<div id="root"></div><script src="/app.js"></script>' + "<p>Trang thông tin của Ban Dân vận</p>" * 3
    code, out, err = add(serve(dict([written("/", "Trang chủ", shell)])).base + "/", "--yes", "--name", "kich-ban")
    assert code == 0, err
    assert load_site(folder / "kich-ban.toml").needs_script
    assert "articles: none read" in out


def test_a_bad_name_is_named(sample, add, folder):
    code, _, err = add(sample.urls["sample-central"], "--yes", "--name", "Sai Tên")
    assert code == 2
    assert err.startswith("danvan: name: ")


def test_a_closed_site_is_not_looked_at(serve, add, folder):
    server = serve({"/robots.txt": (200, {"Content-Type": "text/plain"}, b"User-agent: *\nDisallow: /\n"), "/": (200, {}, b"<h1>Tin</h1>")})
    code, _, err = add(server.base + "/", "--yes")
    assert code == 4
    assert "robots.txt forbids its start page" in err
    assert server.asked == {"/robots.txt": 1}
    assert not folder.exists()


def test_a_site_whose_robots_txt_fails_is_not_looked_at(serve, add, folder):
    server = serve({"/robots.txt": (503, {}, b""), "/": (200, {}, b"<h1>Tin</h1>")})
    code, _, err = add(server.base + "/", "--yes")
    assert code == 4
    assert "robots.txt unavailable (503)" in err
    assert set(server.asked) == {"/robots.txt"} and server.asked["/robots.txt"] > 1, "it is asked for again"
    assert not list(folder.glob("*"))


def test_a_dead_site_is_said_to_be_dead(serve, add, folder):
    code, _, err = add(serve({}).base + "/", "--yes")
    assert code == 4
    assert "status 404" in err
    assert not folder.exists()


def test_a_start_page_that_leads_to_itself_makes_no_site_file(serve, add, folder):
    code, _, err = add(serve({"/": (302, {"Location": "/"}, b"")}).base + "/", "--yes")
    assert code == 4
    assert "redirect" in err
    assert not folder.exists()


def test_a_redirect_inside_is_not_followed_and_loops_end(serve, monkeypatch):
    server = serve(
        {"/a": (302, {"Location": "/b"}, b""), "/b": (302, {"Location": "/a"}, b""), "/x": (302, {"Location": "http://10.0.0.1/"}, b"")}
    )
    visitor = Visitor()
    assert visitor.get(server.base + "/a") is None
    assert server.asked == {"/robots.txt": 1, "/a": 1, "/b": 1}
    assert visitor.get(server.base + "/x") is None


def test_a_refresh_on_an_empty_page_is_a_redirect(serve):
    stub = b'<html><head><meta http-equiv="Refresh" content="0; URL=/vi/"></head></html>'
    page = Visitor().get(serve({"/": (200, {}, stub), "/vi/": (200, {}, b"<h1>Tin</h1>")}).base + "/")
    assert page is not None
    assert page.url.endswith("/vi/")


def test_requests_are_counted_and_closed_pages_cost_none(serve):
    server = serve({"/robots.txt": (200, {}, b"User-agent: *\nDisallow: /noi-bo/\n"), "/": (200, {}, b"x")})
    visitor = Visitor(limit=3)
    assert visitor.get(server.base + "/noi-bo/1.html") is None
    assert [visitor.get(f"{server.base}/?p={n}") is None for n in range(4)] == [False, False, True, True]
    assert visitor.requests == 3


def test_a_public_site_is_asked_slowly(monkeypatch):
    slept: list[float] = []
    visitor = Visitor(sleep=slept.append)
    answers = {"https://danvan.mau.example.vn/robots.txt": b"User-agent: *\nCrawl-delay: 7\n"}
    monkeypatch.setattr(visitor._opener, "open", lambda request, timeout: _Answer(answers.get(request.full_url, b"x")))
    assert visitor.get("https://danvan.mau.example.vn/") is not None
    assert visitor.get("https://danvan.mau.example.vn/tin/") is not None
    assert slept == [7.0, 7.0]


class _Answer:
    def __init__(self, body: bytes) -> None:
        self.status = 200
        self.headers: dict[str, str] = {}
        self.rest = [body]

    def __enter__(self) -> _Answer:
        return self

    def __exit__(self, *args: object) -> None:
        """Nothing is open."""

    def read1(self, size: int) -> bytes:
        return self.rest.pop() if self.rest else b""


def test_addresses_as_people_type_them():
    assert checked_address("danvan.mau.example.vn") == "http://danvan.mau.example.vn/"
    assert checked_address(" https://Danvan.Mau.Example.vn:443/tin?utm_source=x") == "https://danvan.mau.example.vn/tin"
    with pytest.raises(ConfigurationError):
        checked_address("")


@pytest.mark.parametrize(
    ("text", "host", "then", "now"),
    [
        ("Ban Dân vận Tỉnh ủy Bắc Giang", "", "Bắc Giang", "Bắc Ninh"),
        ("BAN DÂN VẬN TỈNH ỦY KON TUM", "", "Kon Tum", "Quảng Ngãi"),
        ("Ban Tuyên giáo Tỉnh uỷ Hoà Bình", "", "Hòa Bình", "Phú Thọ"),
        ("Trang thông tin", "danvanhungyen.vn", "Hưng Yên", "Hưng Yên"),
        ("Thành ủy thành phố Hồ Chí Minh", "", "TP Hồ Chí Minh", "TP Hồ Chí Minh"),
        ("Học tập tư tưởng Hồ Chí Minh", "", None, None),
        ("Ban Dân vận Thành ủy Huế", "", "Thừa Thiên Huế", "Huế"),
        ("Tỉnh ủy An Lạc", "127.0.0.1:8801", None, None),
    ],
)
def test_provinces_then_and_now(text, host, then, now):
    assert naming.province(text, host) == (then, now)


def test_all_63_provinces_are_known_once():
    then = [name for names in naming.PROVINCES.values() for name in names]
    assert (len(naming.PROVINCES), len(then), len(set(then))) == (34, 63, 63)


@pytest.mark.parametrize(
    ("url", "prefix", "name"),
    [
        ("https://www.angiang.dcs.vn/", None, "angiang-dcs"),
        ("http://www.quangninh.gov.vn/bannganh/BanDanVan/", "/bannganh/BanDanVan", "quangninh-bandanvan"),
        ("http://127.0.0.1:8801/", None, "127-0-0-1-8801"),
        ("https://vn.vn/", None, "vn-vn"),
    ],
)
def test_file_names(url, prefix, name):
    assert naming.file_name(url, prefix) == name


def test_names_are_what_pages_share():
    def page(title: str, body: str = "") -> Page:
        return Page("http://a.vn/", f"<title>{title}</title>{body}".encode(), "text/html; charset=utf-8")

    shared = naming.guess([page("Trang chủ - Ban Dân vận Huyện ủy Mẫu"), page("Tin tức - Ban Dân vận Huyện ủy Mẫu")], [], "a.vn")
    assert (shared.title, shared.level, shared.kind) == ("Ban Dân vận Huyện ủy Mẫu", "district", "commission")
    foot = "<p>Cơ quan chủ quản: Ban Dân vận Tỉnh ủy Kon Tum. Điện thoại: 0</p>"
    stated = naming.guess([page("Trang chủ", foot), page("Tin", foot)], [], "a.vn")
    assert (stated.title, stated.owner, stated.province_now) == ("Ban Dân vận Tỉnh ủy Kon Tum", "Ban Dân vận Tỉnh ủy Kon Tum", "Quảng Ngãi")
    line = "<div>Website Ban Dân vận Tỉnh Gia Lai</div><a>Ban Dân vận Tỉnh ủy Gia Lai triển khai nhiệm vụ công tác năm 2026</a>"
    own = naming.guess([page("Trang chủ", line), page("Tin", line)], [], "a.vn")
    assert (own.title, own.owner) == ("Website Ban Dân vận Tỉnh Gia Lai", "Ban Dân vận Tỉnh Gia Lai")
    central = naming.guess([page("Trang chủ", "")], ["Ban Dân vận Trung ương Đảng"], "a.vn")
    assert (central.level, central.province_then) == ("central", None)
    assert naming.guess([page("")], [], "a.vn").title == "a.vn"
    twice = [page(f"Xã Minh Hòa tổng kết công tác dân vận{'' if n < 2 else f' năm {n}'}") for n in range(8)]
    assert naming.guess(twice, [], "a.vn").title == "a.vn", "one article at two addresses"
    named = [page(f"Tin {n}", '<meta property="og:site_name" content="Ban D&acirc;n vận Huyện ủy Mẫu">') for n in range(3)]
    assert naming.guess(named, [], "a.vn").title == "Ban Dân vận Huyện ủy Mẫu"
    listed = [page(f"Trang - {name}", foot) for name in ("chi-tiet-tin-tuc", "chi-tiet-tin-tuc", "Trang chủ")]
    assert naming.guess(listed, [], "a.vn").title == "Ban Dân vận Tỉnh ủy Kon Tum"
    sly = naming.guess([page(f"{head} - Ban Dân\x1b vận&#27; Huyện ủy Mẫu\u200b") for head in ("Trang chủ", "Tin tức")], [], "a.vn")
    assert sly.title == "Ban Dân vận Huyện ủy Mẫu", "a terminal would obey it, and a site file can't hold it"


def test_addresses_are_asked_for_as_a_request_line_can_hold_them(serve):
    page = "<h1>Thôn Đông bàn việc làm đường</h1>".encode()
    server = serve(
        {
            "/Tin-t%E1%BB%A9c/post/12/thon-dong.aspx": (200, {}, page),
            "/c%C5%A9": (302, {"Location": "/Tin-t%E1%BB%A9c/post/12/thon-dong.aspx"}, b""),
        }
    )
    for path in ("/Tin-tức/post/12/thon-dong.aspx", "/cũ"):
        found = Visitor().get(server.base + path)
        assert found is not None and found.status == 200 and found.body == page
