"""Discovery in a crawl: every channel, pagers that end and pagers that are broken, sections that robots.txt closes."""

from __future__ import annotations

import gzip
import json

NS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def test_every_channel_leads_to_articles(pages, crawl):
    """Each of six articles is named in one place only."""
    base = pages.base
    pages.article("/tin/giao-ban-901.html", 901)
    pages.article("/tin/giao-ban-902.html", 902)
    home = pages.articles("tin", 101, 104)
    child = f"<urlset {NS}><url><loc>{base}/tin/giao-ban-901.html</loc></url><url><loc>{base}/noi-bo/giao-ban-666.html</loc></url></urlset>"
    pages.routes["/robots.txt"] = (200, "text/plain", f"User-agent: *\nDisallow: /noi-bo/\nSitemap: {base}/ban-do.xml\n".encode())
    pages.routes["/ban-do.xml"] = (
        200,
        "text/xml",
        f"<sitemapindex {NS}><sitemap><loc>{base}/m.xml.gz</loc></sitemap></sitemapindex>".encode(),
    )
    pages.routes["/m.xml.gz"] = (200, "application/x-gzip", gzip.compress(child.encode()))
    rss = f'<rss version="2.0"><channel><item><title>T</title><link>{base}/tin/giao-ban-902.html</link></item></channel></rss>'
    pages.routes["/rss/tin.rss"] = (200, "text/html", rss.encode())
    head = '<link rel="alternate" type="application/rss+xml" href="/rss/tin.rss">'
    nav = '<nav><a href="/manh/">Tin tức</a> <a href="/json/">Văn bản</a> <a href="/noi-bo/">Nội bộ</a></nav>'
    pages.html("/", f"{nav}<h2>Tin mới</h2><ul>{home}</ul>", head)
    more = '<a class="load-more" data-url="/ajax/tin?trang=2">Xem thêm</a>'
    pages.html("/manh/", f"{nav}<h1>Tin tức</h1><ul>{pages.articles('tin', 201, 206)}</ul>{more}")
    for number, first in ((2, 211), (3, 221)):
        pages.routes[f"/ajax/tin?trang={number}"] = (200, "text/html; charset=utf-8", pages.articles("tin", first, first + 5).encode())
    pages.routes["/ajax/tin?trang=4"] = (200, "text/html; charset=utf-8", b"<p></p>")
    button = '<button class="btn-more" data-url="/api/van-ban?page=1">Xem thêm</button>'
    pages.html("/json/", f"{nav}<h1>Văn bản</h1><ul>{pages.articles('vb', 301, 305)}</ul>{button}")
    for number in (1, 2):
        path = f"/vb/giao-ban-31{number}.html"
        pages.article(path, 310 + number)
        data = {"items": [{"title": "Văn bản", "url": path}], "totalPages": 2, "currentPage": number}
        pages.routes[f"/api/van-ban?page={number}"] = (200, "application/json", json.dumps(data).encode())
    crawl.site("kenh", base + "/")
    done = crawl.run("kenh")
    assert done.returncode == 0, done.stderr
    channels = crawl.channels()
    assert channels["/tin/giao-ban-901.html"] == "sitemap"
    assert channels["/tin/giao-ban-902.html"] == "feed"
    assert channels["/tin/giao-ban-101.html"] == "home"
    assert channels["/tin/giao-ban-203.html"] == channels["/tin/giao-ban-223.html"] == channels["/vb/giao-ban-312.html"] == "listing"
    assert channels["/ajax/tin?trang=3"] == "next"
    kinds = dict(crawl.rows("select url, kind from resource"))
    assert (kinds[base + "/m.xml.gz"], kinds[base + "/rss/tin.rss"], kinds[base + "/manh/"]) == ("sitemap", "feed", "listing")
    assert crawl.rows("select count(*) from article") == [(4 + 6 + 12 + 5 + 2 + 2,)]
    assert pages.asked["/sitemap.xml"] == 1
    assert not any(path.startswith("/noi-bo") for path in pages.asked)
    assert pages.asked["/ajax/tin?trang=5"] == 0


def test_pagers_without_end_are_left(pages, crawl):
    """Past the end this system shows the first page again, and always links a next one; the calendar goes on for ever."""
    lists = {n: pages.articles("tin", 100 * n + 1, 100 * n + 6) for n in (1, 2, 3)}

    def page(path: str):
        if path.startswith("/DanhSach.aspx?PageIndex="):
            number = int(path.rpartition("=")[2])
            body = f'<ul>{lists.get(number, lists[1])}</ul><a href="/DanhSach.aspx?PageIndex={number + 1}">Sau</a>'
        elif path.startswith("/lich/?nam="):
            month = int(path.rpartition("=")[2])
            body = f'<a href="/lich/?nam=2026&amp;thang={month + 1}">Tháng sau</a>'
        else:
            return None
        return 200, "text/html; charset=utf-8", f"<html><body><h1>Tin</h1>{body}</body></html>".encode()

    pages.otherwise = page
    pages.html("/", f'<a href="/DanhSach.aspx?PageIndex=1">Tin tức</a><a href="/lich/?nam=2026&amp;thang=1">Lịch</a><ul>{lists[1]}</ul>')
    crawl.site("vong", pages.base + "/")
    done = crawl.run("vong")
    assert done.returncode == 0, done.stderr
    assert crawl.rows("select count(*) from article") == [(18,)]
    assert pages.asked["/DanhSach.aspx?PageIndex=4"] == 1
    assert pages.asked["/DanhSach.aspx?PageIndex=5"] == 0
    assert sum(n for path, n in pages.asked.items() if path.startswith("/lich/")) <= 1


def test_hundreds_of_sitemaps_beside_the_articles_use_up_no_budget(pages, crawl):
    """One sitemap a day, all at the root as the articles are; and one that names ever new ones."""
    base = pages.base
    pages.html("/", '<a href="/gioi-thieu/">Giới thiệu</a>')
    pages.article("/giao-ban-700.html", 700)
    children = "".join(f"<sitemap><loc>{base}/ngay-{day}.xml</loc></sitemap>" for day in range(1, 206))
    pages.routes["/sitemap.xml"] = (200, "text/xml", f"<sitemapindex {NS}>{children}</sitemapindex>".encode())
    pages.routes["/ngay-205.xml"] = (200, "text/xml", f"<urlset {NS}><url><loc>{base}/giao-ban-700.html</loc></url></urlset>".encode())

    def otherwise(path):
        if path == "/ngay-1.xml" or path.startswith("/sau-"):
            deeper = int(path[5:-4]) + 1 if path.startswith("/sau-") else 1
            return 200, "text/xml", f"<sitemapindex {NS}><sitemap><loc>{base}/sau-{deeper}.xml</loc></sitemap></sitemapindex>".encode()
        return (200, "text/xml", f"<urlset {NS}></urlset>".encode()) if path.startswith("/ngay-") else None

    pages.otherwise = otherwise
    crawl.site("so-do", base + "/")
    done = crawl.run("so-do")
    assert done.returncode == 0, done.stderr
    assert crawl.rows("select count(*) from article") == [(1,)]
    assert sum(path.startswith("/sau-") for path in pages.asked) == 4


def test_what_lies_too_deep_is_counted_and_told(pages, crawl):
    """A chain of pages that are no articles; what another page shows nearer is not among them."""
    base = pages.base
    far = '<a href="/xa/">Xa</a> <a href="/gan/">Gần</a>'
    for number in range(1, 13):
        pages.html(f"/chuoi/{number}/", f'<a href="/chuoi/{number + 1}/">Tiếp</a> {far if number == 12 else ""}')
    pages.html("/", f'<nav><a href="/chuoi/1/">Chuỗi</a></nav><ul>{pages.articles("tin", 101, 106)}</ul><a href="/gan/">Gần</a>')
    pages.html("/gan/", "<p>Gần</p>")
    crawl.site("sau", base + "/")
    done = crawl.run("sau")
    assert done.returncode == 0, done.stderr
    [(reasons, counts)] = crawl.rows("select reasons, counts from crawl_run")
    assert "2 pages lie too many clicks from the start pages and were not asked for, such as " + base + "/chuoi/13/" in reasons
    assert json.loads(counts)["too_deep"] == 2
    assert (pages.asked["/chuoi/12/"], pages.asked["/chuoi/13/"], pages.asked["/xa/"], pages.asked["/gan/"]) == (1, 0, 0, 1)


def test_a_pager_that_does_nothing_makes_the_run_partial(pages, crawl):
    items = pages.articles("tin", 101, 106)
    pager = "".join(f'<a href="/tin/?page={n}">{n}</a> ' for n in range(1, 10))
    post = "<a href=\"javascript:__doPostBack('ctl00$pager','Page$2')\">2</a>"
    pages.html("/", f'<a href="/tin/">Tin tức</a><ul>{items}</ul>{post}')
    pages.html("/tin/", f"<h1>Tin tức</h1><ul>{items}</ul>{pager}")
    for number in range(1, 10):
        pages.routes[f"/tin/?page={number}"] = pages.routes["/tin/"]
    crawl.site("hong", pages.base + "/")
    done = crawl.run("hong")
    assert done.returncode == 3, done.stderr
    ((reasons,),) = crawl.rows("select reasons from crawl_run")
    assert "?page=2 repeats the first page: the pager leads nowhere" in reasons
    assert f"further pages of lists are reached by form posts only: {pages.base}/" in reasons


def test_pages_that_no_pager_links_are_asked_for(pages, crawl):
    """Each page links the first one and the last one only; the next run asks for no more than the first."""
    for number in range(1, 7):
        pager = f'<a href="/tin/?page=1">Đầu</a> <span>{number}</span> <a href="/tin/?page=6">Cuối</a>'
        pages.html(f"/tin/?page={number}", f"<h1>Tin tức</h1><ul>{pages.articles('tin', 10 * number, 10 * number + 5)}</ul>{pager}")
    pages.routes["/tin/"] = pages.routes["/tin/?page=1"]
    pages.html("/", '<a href="/tin/">Tin tức</a>')
    crawl.site("dau-cuoi", pages.base + "/")
    done = crawl.run("dau-cuoi")
    assert done.returncode == 0, done.stderr
    assert crawl.rows("select count(*) from article") == [(36,)]
    assert max(pages.asked.values()) == 1 and pages.asked["/tin/?page=7"] == 0

    pages.asked.clear()
    assert crawl.run("dau-cuoi").returncode == 0
    assert not any("page=" in path for path in pages.asked)


def test_a_pager_by_cursors_is_left_where_all_is_known(pages, crawl):
    """Each load-more button names the last article of its page: a new one on top gives every page another address."""
    numbers = list(range(140, 99, -1))

    def part(after: int | None) -> str:
        shown = [n for n in numbers if after is None or n < after][:8]
        more = f'<a class="load-more" data-url="/ajax/tin?last={shown[-1]}">Xem thêm</a>' if len(shown) == 8 else ""
        return f"<ul>{''.join(pages.article(f'/tin/giao-ban-{n}.html', n) for n in shown)}</ul>{more}"

    def otherwise(path):
        if path.startswith("/ajax/tin?last="):
            return 200, "text/html; charset=utf-8", part(int(path.rpartition("=")[2])).encode()
        return None

    pages.otherwise = otherwise
    pages.html("/", f"<h1>Tin tức</h1>{part(None)}")
    crawl.site("con-tro", pages.base + "/")
    done = crawl.run("con-tro")
    assert done.returncode == 0, done.stderr
    assert crawl.rows("select count(*) from article") == [(41,)]

    numbers.insert(0, 141)
    pages.html("/", f"<h1>Tin tức</h1>{part(None)}")
    pages.asked.clear()
    assert crawl.run("con-tro").returncode == 0
    assert crawl.rows("select count(*) from article") == [(42,)]
    assert [path for path in pages.asked if "last=" in path] == ["/ajax/tin?last=134"], "all of it is known"


def test_a_pager_that_is_a_script_is_told(pages, crawl):
    pager = " ".join(f'<a href="javascript:void(0)" onclick="goPage({n})">{n}</a>' for n in range(1, 9))
    pages.html("/", f"<h1>Tin tức</h1><ul>{pages.articles('tin', 101, 108)}</ul><div>{pager}</div>")
    crawl.site("kich-ban", pages.base + "/")
    assert crawl.run("kich-ban").returncode == 3
    assert f"out of reach of a crawl: further pages of lists are reached by a script only: {pages.base}/" in str(
        crawl.rows("select reasons from crawl_run")
    )


def test_robots_of_another_kind_are_no_failure(pages, crawl):
    """robots.txt redirected to a private port is not followed, and a sitemap that is a web page is read as one."""
    pages.routes["/robots.txt"] = (302, "http://127.0.0.1:1/robots.txt", b"")
    pages.html("/", f"<ul>{pages.articles('tin', 101, 106)}</ul>")
    pages.routes["/sitemap.xml"] = pages.routes["/"]
    crawl.site("la", pages.base + "/")
    done = crawl.run("la")
    assert done.returncode == 0, done.stderr
    assert crawl.rows("select count(*) from article") == [(6,)]
    assert "Traceback" not in done.stderr


def test_what_an_editor_saved_as_unicode_and_a_json_feed(pages, crawl):
    """robots.txt and the sitemap that it names are UTF-16; the feed is found by its type alone, and goes on with a second part."""
    base = pages.base
    pages.articles("tin", 901, 903)
    robots = f"User-agent: *\r\nDisallow: /noi-bo/\r\nSitemap: {base}/ban-do.xml\r\n"
    pages.routes["/robots.txt"] = (200, "text/plain", robots.encode("utf-16"))
    sitemap = f'<?xml version="1.0" encoding="utf-16"?><urlset {NS}><url><loc>{base}/tin/giao-ban-901.html</loc></url></urlset>'
    pages.routes["/ban-do.xml"] = (200, "text/xml", sitemap.encode("utf-16"))
    for number, path in ((902, "/nguon"), (903, "/nguon?trang=2")):
        items = [{"id": str(number), "url": f"{base}/tin/giao-ban-{number}.html", "title": "T"}]
        feed = {"version": "https://jsonfeed.org/version/1", "items": items} | (
            {"next_url": base + "/nguon?trang=2"} if number == 902 else {}
        )
        pages.routes[path] = (200, "application/feed+json", json.dumps(feed).encode())
    pages.html("/", '<a href="/noi-bo/">Nội bộ</a>', '<link rel="alternate" type="application/feed+json" href="/nguon">')
    crawl.site("unicode", base + "/")
    done = crawl.run("unicode")
    assert done.returncode == 0, done.stderr
    channels = crawl.channels()
    assert [channels[f"/tin/giao-ban-{number}.html"] for number in (901, 902, 903)] == ["sitemap", "feed", "feed"]
    assert not any(path.startswith("/noi-bo") for path in pages.asked)


def test_articles_with_the_number_of_their_section_are_known_by_their_addresses(pages, crawl):
    """20182 is the section's; the word before it is that of articles elsewhere. What a list has shown is known to the next run and to replays."""
    names = {
        "giao-ban-quy-ba-tai-xa-tan-giang": "Giao ban quý ba tại xã Tân Giang",
        "tong-ket-phong-trao-dan-van-kheo": "Tổng kết phong trào Dân vận khéo",
        "khao-sat-mo-hinh-moi-o-ban-phieng": "Khảo sát mô hình mới ở bản Phiêng",
    }
    rows = "".join(f'<li><a href="/post/20182/{name}.html">{title}</a></li>' for name, title in names.items())
    for number, name in enumerate(names, 1):
        pages.article(f"/post/20182/{name}.html", number)
    pages.html("/", f"<h2>Tin mới</h2><ul>{pages.articles('tin', 101, 104)}{rows}</ul>")
    crawl.site("chung", pages.base + "/")
    done = crawl.run("chung")
    assert done.returncode == 0, done.stderr
    assert "the number in “post/” is shared by several articles" in done.stderr
    paths = {f"/post/20182/{name}.html" for name in names}
    assert paths <= crawl.channels().keys()
    assert paths <= crawl.articles().keys()
    later = "/post/20182/trao-nha-dai-doan-ket-o-lang-moi.html"
    pages.article(later, 9)
    pages.html("/", f'<h2>Tin mới</h2><ul>{pages.articles("tin", 101, 104)}<li><a href="{later}">Trao nhà</a></li></ul>')
    done = crawl.run("chung")
    assert done.returncode == 0 and "is shared by" not in done.stderr, done.stderr
    found = crawl.articles()
    assert paths | {later} <= found.keys() and set(found.values()) == {1}
    assert crawl.replay("chung").returncode == 0
    assert crawl.articles() == found
