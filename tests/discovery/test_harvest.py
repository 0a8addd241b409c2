"""Every channel through `harvest`: what is followed, and by which channel it is said to have come."""

from __future__ import annotations

import gzip
import json

import pytest

from danvan_crawler.harvest.decision import harvest
from danvan_crawler.harvest.result import Harvest
from danvan_crawler.items import Page
from danvan_crawler.memory import Addresses, Memory
from danvan_crawler.reading.contents import contents_of
from danvan_crawler.sites import Site, urls

HOME = "https://danvan.mau.example.vn/"
SITE = Site(name="mau", title="Mẫu", owner="Mẫu", level="provincial", start=(HOME,))
TITLES = [
    "Hội nghị giao ban công tác dân vận quý ba",
    "Tổng kết phong trào thi đua Dân vận khéo",
    "Đoàn công tác khảo sát tại xã Tân Giang",
]


def items(first: int = 1) -> str:
    rows = (
        f'<li><a href="/tin/bai-so-{n}000{n}.html">{TITLES[n % 3]} lần thứ {n}</a> <span>0{n % 9 + 1}/02/2026</span></li>'
        for n in range(first, first + 8)
    )
    return f"<ul>{''.join(rows)}</ul>"


def html(body: str, url: str = HOME, head: str = "") -> Page:
    return Page(url, f"<html><head><title>Tin</title>{head}</head><body>{body}</body></html>".encode(), "text/html; charset=utf-8")


def harvested(page: Page, *arguments, site: Site = SITE, **named) -> Harvest:
    return harvest(page, contents_of(page, site), site, *arguments, **named)


def channels(result) -> dict[str, tuple[str, str]]:
    return {found.url.removeprefix(HOME): (found.kind, found.by) for found in result.discovered}


def test_the_home_page_names_articles_sections_and_feeds():
    head = '<link rel="alternate" type="application/rss+xml" href="/rss/tin.rss"><link rel="alternate" type="application/rss+xml" href="//k.vn/rss">'
    result = harvested(
        html(f'<nav><a href="/tin/">Tin tức</a> <a href="/rss/van-ban.rss">RSS</a></nav><h2>Tin mới</h2>{items()}', head=head)
    )
    found = channels(result)
    assert found["rss/tin.rss"] == ("feed", "feed")
    assert found["rss/van-ban.rss"] == ("feed", "menu")
    assert found["tin/"] == ("page", "menu")
    assert found["tin/bai-so-10001.html"] == ("page", "home")
    assert not any("k.vn" in url for url in found)


def test_a_section_is_a_listing_with_items_and_its_button_leads_on():
    page = html(f'<h1>Tin tức</h1>{items()}<a class="load-more" data-url="/ajax/tin?pageIndex=2">Xem thêm</a>', HOME + "tin/")
    result = harvested(page, depth=1)
    assert result.resource_kind == "listing"
    assert result.items is not None and len(result.items) == 8
    assert channels(result)["ajax/tin?pageIndex=2"] == ("listing", "next")
    assert channels(result)["tin/bai-so-10001.html"] == ("page", "listing")


def test_deep_pages_give_no_feeds():
    head = '<link rel="alternate" type="application/rss+xml" href="/tag/dan-van/feed/">'
    assert not any(found.kind == "feed" for found in harvested(html(items(), HOME + "tag/dan-van/", head), depth=3).discovered)


def test_a_fragment_leads_to_the_next_one():
    page = Page(HOME + "ajax/tin?pageIndex=2", items(11).encode(), "text/html; charset=utf-8")
    found = channels(harvested(page, depth=1))
    assert found["ajax/tin?pageIndex=3"] == ("listing", "next")
    assert "tin/bai-so-1100011.html" in found


def test_sitemap_index_and_sitemap():
    ns = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    index = f"<sitemapindex {ns}><sitemap><loc>{HOME}tin.xml.gz</loc></sitemap><sitemap><loc>https://k.vn/s</loc></sitemap></sitemapindex>"
    assert channels(harvested(Page(HOME + "sitemap.xml", index.encode(), "text/html"))) == {"tin.xml.gz": ("sitemap", "sitemap")}
    body = f"""<urlset {ns}><url><loc>{HOME}tin/bai-10001.html?utm_source=s</loc></url>
      <url><loc>{HOME}anh.jpg</loc></url><url><loc>{HOME}c/portal/x</loc></url></urlset>"""
    result = harvested(Page(HOME + "tin.xml.gz", gzip.compress(body.encode()), "application/x-gzip"))
    assert channels(result) == {"tin/bai-10001.html": ("page", "sitemap")}
    assert (result.resource_kind, result.items, result.articles) == ("sitemap", None, [])


def test_a_feed_dates_its_articles():
    body = f"""<rss version="2.0"><channel><item><title>Giao ban</title><link>{HOME}tin/bai-10001.html</link>
      <pubDate>Fri, 27 Feb 2026 22:30:00 +0700</pubDate></item></channel></rss>"""
    result = harvested(Page(HOME + "feed/", body.encode(), "text/html"))
    assert channels(result) == {"tin/bai-10001.html": ("page", "feed")}
    assert [(title, day) for _, title, day in result.listing_dates] == [("Giao ban", "2026-02-27")]
    assert result.resource_kind == "feed"


def test_a_json_list_and_html_in_json():
    data = {"items": [{"title": "Giao ban", "url": "/tin/bai-10001.html"}], "html": f"{items(3)}", "totalPages": 9, "page": 1}
    result = harvested(Page(HOME + "api/tin?page=1", json.dumps(data).encode(), "application/json"), depth=1)
    found = channels(result)
    assert found["tin/bai-10001.html"] == ("page", "listing")
    assert found["tin/bai-so-30003.html"] == ("page", "listing")
    assert found["api/tin?page=2"] == ("listing", "next")
    assert result.items is not None and len(result.items) == 9


def test_comment_feeds_and_repeated_addresses_are_left():
    seen = Addresses()
    page = html(f'<a href="/comments/feed/">Bình luận</a>{items()}')
    assert "comments/feed/" not in channels(harvested(page, 0, seen))
    assert channels(harvested(page, 0, seen)) == {}


TEXT = "Đồng chí Bí thư Chi bộ cho biết: cả 46 hộ dân trong thôn đều tự nguyện hiến đất làm đường, không ai đòi bồi thường. " * 3


def test_the_print_view_of_an_article_is_not_followed_from_it():
    body = f"<h1>{TITLES[0]}</h1><div>05/02/2026 10:14</div><p>{TEXT}</p><p>{TEXT}</p>"
    tools = '<a href="/print/10001">In bài viết</a> <a href="/print/10002">In</a> <a href="/tin/">Tin tức</a>'
    result = harvested(html(body + tools, HOME + "tin/bai-so-10001.html"), depth=1)
    assert result.reading.kind == "article"
    assert set(channels(result)) == {"print/10002", "tin/"}


def test_lists_that_only_scripts_fill_are_followed_as_the_home_page_shows():
    def data(first: int, **more: object) -> str:
        section = {"name": "Tin tức", "slug": "tin"}
        docs = [
            {
                "category": section,
                "publishedAt": "2026-02-05T03:00:00.000Z",
                "title": f"{TITLES[n % 3]} lần thứ {n}",
                "slug": f"hoi-nghi-lan-thu-{n}",
            }
            for n in range(first, first + 4)
        ]
        props = {"props": {"pageProps": {"blogs": {"docs": docs, **more}}}, "page": "/type/[type]"}
        return f'<script id="__NEXT_DATA__" type="application/json">{json.dumps(props)}</script>'

    memory = Memory()
    menu = '<a href="/type/tin?categoryId=67f4&amp;page=1&amp;size=10">Tin tức</a>'
    listing = html(menu + data(20, page=1, totalPages=2), HOME + "type/tin?categoryId=67f4&page=1&size=10")
    assert "blogs/hoi-nghi-lan-thu-20" not in channels(harvested(listing, 1, None, memory))
    anchors = "".join(f'<h3><a href="/blogs/hoi-nghi-lan-thu-{n}">{TITLES[n % 3]} lần thứ {n}</a></h3>' for n in range(1, 5))
    harvested(html(anchors + data(1)), 0, None, memory)
    found = channels(harvested(listing, 1, None, memory))
    assert found["blogs/hoi-nghi-lan-thu-20"] == ("page", "listing")
    assert "type/hoi-nghi-lan-thu-20" not in found
    assert found["type/tin?categoryId=67f4&page=2&size=10"] == ("listing", "next")


def test_a_page_that_only_sends_its_reader_home_says_that_its_article_is_no_more():
    """As a 302 to the home page does; one to anywhere else says nothing."""
    address = HOME + "tin/bai-so-10001.html"
    alert = "<script>alert('Bài viết không tồn tại!');window.location.href='/';</script>"
    for body in (alert, '<html><head><meta http-equiv="refresh" content="0; url=/"></head><body></body></html>'):
        result = harvested(Page(address, body.encode(), "text/html; charset=utf-8"), 1)
        assert (result.reading.kind, result.reason) == ("missing", "redirect to the home page")
        assert result.instead is not None and result.instead() == ""
    moved = harvested(Page(address, alert.replace("'/'", "'/tin/bai-khac-10002.html'").encode(), "text/html; charset=utf-8"), 1)
    assert (moved.reading.kind, moved.instead) == ("other", None)
    assert harvested(Page(HOME, b'<meta http-equiv="refresh" content="0; url=/tin/">', "text/html"), 0).reading.kind == "other"


def test_the_start_page_is_no_article_at_other_addresses():
    """A domain that was sold answers each address with one page, whose words nobody foresees."""
    text = "Nhà cái uy tín hàng đầu, nạp rút nhanh chóng, khuyến mãi mỗi ngày cho thành viên mới và thành viên lâu năm của chúng tôi. " * 3
    sold = f"<h1>Nhà cái uy tín hàng đầu châu Á</h1><p>{text}</p><p>{text}</p><p>{text}</p>"
    memory = Memory()
    harvested(html(sold), memory=memory)
    result = harvested(html(sold, HOME + "tin/hoi-nghi-giao-ban-10001.html"), 1, memory=memory)
    assert (result.reading.kind, result.articles, result.reason) == ("blocked", [], "the bytes of the start page")
    alone = harvested(html(sold, HOME + "tin/hoi-nghi-giao-ban-10001.html"), 1, memory=Memory())
    assert alone.reading.kind == "article"


TEXT = "".join(
    f"<p>Ngày hội lần {n} có hơn một trăm đại biểu của mười hai xã, thị trấn tham dự, trao đổi cách làm hay ở cơ sở.</p>" for n in range(6)
)
OWN = "hoi-nghi-giao-ban-cong-tac-dan-van-quy-ba"


def named(canonical: str, url: str, memory: Memory | None = None) -> Harvest:
    head = f'<link rel="canonical" href="{HOME}{canonical}">'
    page = html(
        f'<h1>{TITLES[0]}</h1><div class="date">Ngày đăng: 02/03/2026 08:10</div><div class="content">{TEXT}</div>', HOME + url, head
    )
    return harvested(page, 1, memory=memory)


def test_an_article_that_names_a_list_or_another_article_as_its_address_is_itself():
    memory = Memory()
    assert harvested(html(f"<h1>Tin tức</h1>{items()}", HOME + "tin-hoat-dong"), 1, memory=memory).reading.kind == "listing"
    for result in (
        named("tin-hoat-dong", "bai-chin", memory),
        named("thong-bao-tuyen-dung-vien-chuc-nam-nay", OWN),
    ):
        assert [article.title for article in result.articles] == [TITLES[0]]
        assert result.articles[0].url in (HOME + OWN, HOME + "bai-chin")
        assert not any(found.by == "canonical" for found in result.discovered)


def test_other_names_of_a_page_are_still_followed():
    for canonical in (f"{OWN}-va-nhiem-vu-quy-bon", "node/9"):
        result = named(canonical, OWN)
        assert not result.articles
        assert ("page", "canonical") in channels(result).values()


def test_a_row_with_the_whole_text_is_the_article_of_the_page_that_it_links():
    rows = "".join(f'<tr><td><h3><a href="DispForm.aspx?ID=10{n}">{TITLES[n]}</a></h3></td><td>{TEXT}</td></tr>' for n in range(3))
    result = harvested(html(f"<table>{rows}</table>", HOME + "Lists/TinTuc/TongQuat.aspx"), 1)
    assert not result.articles
    assert {"Lists/TinTuc/DispForm.aspx?ID=101", "Lists/TinTuc/DispForm.aspx?ID=102"} <= channels(result).keys()
    elsewhere = rows.replace("DispForm.aspx", "https://bao.khac.example.vn/tin.aspx")
    result = harvested(html(f"<table>{elsewhere}</table>", HOME + "Lists/DiemBao/TongQuat.aspx"), 1)
    assert len(result.articles) == 3


def test_a_whole_text_below_a_link_with_its_title_in_the_address_is_the_article_of_that_page():
    item = '<div><h2><a href="/dan-van/{n}37-{slug}">{title}</a></h2><span>0{n}/02/2026</span><p>{text}</p><p>{text}</p></div>'
    slugs = "hoi-nghi-giao-ban-cong-tac-dan-van", "tong-ket-phong-trao-thi-dua", "doan-cong-tac-khao-sat-tai-xa"
    items = "".join(item.format(n=n + 1, slug=slugs[n], title=TITLES[n], text=TEXT * 2) for n in range(3))
    result = harvested(html(f"<h1>Dân vận khéo</h1>{items}", HOME + "dan-van-kheo"), 1)
    assert result.reading.kind == "listing" and not result.articles
    assert f"dan-van/137-{slugs[0]}" in channels(result)


NAMES = (
    "giao-ban-quy-ba-tai-xa-tan-giang",
    "tong-ket-phong-trao-dan-van-kheo",
    "khao-sat-mo-hinh-moi-o-ban-phieng",
    "trao-nha-dai-doan-ket",
)


def test_a_list_whose_articles_have_one_number_shows_that_it_names_none() -> None:
    """The number of a group, a section or a firm was taken for that of an article: all but one would be lost without a word."""
    site = SITE.unlearned()
    result = harvested(html(f"<h1>Tin tức</h1>{items()}<ul>{titled()}</ul>", HOME + "tin/"), depth=1, site=site)
    assert result.learned == {"post/"} == site.shared_numbers and not result.learned_late
    assert {f"post/20182/{name}.html" for name in NAMES[:3]} <= channels(result).keys()
    assert not SITE.shared_numbers


def titled() -> str:
    titles = ("Giao ban quý ba tại xã Tân Giang", "Tổng kết phong trào Dân vận khéo", "Khảo sát mô hình mới ở bản Phiêng")
    pairs = zip(NAMES[:3], titles, strict=True)
    return "".join(f'<li><a href="/post/20182/{name}.html">{title}</a> <span>03/02/2026</span></li>' for name, title in pairs)


def test_what_was_passed_by_before_the_list_that_shows_it_is_told_and_looked_at_again() -> None:
    site, seen, memory = SITE.unlearned(), Addresses(), Memory()
    untitled = "".join(f'<li><a href="/post/20182/{name}.html">Tin {number}</a></li>' for number, name in enumerate(NAMES))
    first = harvested(html(f"<h1>Tin tức</h1>{items()}<ul>{untitled}</ul>"), 0, seen, memory, site=site)
    assert not first.learned and sum("post/" in url for url in channels(first)) == 1
    then = harvested(html(f"<h1>Tin tức</h1>{items()}<ul>{titled()}</ul>", HOME + "tin/"), 1, seen, memory, site=site)
    assert then.learned_late and {f"post/20182/{name}.html" for name in NAMES[:3]} <= channels(then).keys()
    last = harvested(html(f"<h1>Tin tức</h1>{items()}<ul>{untitled}</ul>", HOME + "tin/2"), 1, seen, memory, site=site)
    assert [url for url in channels(last) if "post/" in url] == [f"post/20182/{NAMES[3]}.html"] and not last.learned_late


def test_a_sitemap_shows_it_by_the_words_of_its_addresses() -> None:
    def sitemap(names) -> Page:
        rows = "".join(f"<url><loc>{HOME}post/20182/{name}.html</loc></url>" for name in names)
        body = f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</urlset>'
        return Page(HOME + "sitemap.xml", body.encode(), "text/xml")

    site = SITE.unlearned()
    assert len(channels(harvested(sitemap(NAMES), site=site))) == 4 and site.shared_numbers == {"post/"}
    site = SITE.unlearned()
    in_two_languages = harvested(sitemap(NAMES[:2]), site=site)
    assert len(channels(in_two_languages)) == 1 and not site.shared_numbers


def test_one_article_under_two_titles_is_no_trouble() -> None:
    old = '<li><a href="/post/20182/thong-bao-lich-giao-ban-quy-ba.html">Thông báo lịch giao ban quý ba</a> <span>03/02/2026</span></li>'
    new = '<li><a href="/post/20182/hoan-hop-khoi-dan-van-xa.html">Hoãn họp khối dân vận xã</a> <span>03/02/2026</span></li>'
    site = SITE.unlearned()
    result = harvested(html(f"<h1>Tin tức</h1>{items()}<ul>{old}{new}</ul>", HOME + "tin/"), depth=1, site=site)
    assert result.items is not None and not result.learned and not site.shared_numbers


LONG = HOME + "index.php?option=com_content&view=article&id=137:dap-duong&catid=34:tin&Itemid={}"


def in_pages(url: str, whole: bool = True, head: str = "", **named) -> Harvest:
    joint = "&" if "?" in url else "?"
    first = urls.without_parts(url).partition("&limitstart")[0].replace("Itemid=1", "Itemid=53").removesuffix("?")
    parts = ("", f"{joint}limitstart=1", f"{joint}showall=1") if "showall" not in url else ("",)
    contents = "".join(f'<li><a href="{first}{more}">Đường ra đồng</a></li>' for more in parts)
    text = "".join(f"<p>Nhà nào có máy cày thì chở đất, nhà nào có người thì san mặt đường, lần {n}.</p>" for n in range(6))
    body = f"<h1>Xóm Bến Chùa đắp đường ra đồng</h1><p>17/12/2024</p>{f'<ul>{contents}</ul>' if whole else ''}<div>{text}</div>"
    return harvested(html(body, url, head), **named)


def test_a_text_in_pages_is_read_where_all_of_it_stands():
    whole = LONG.format(53) + "&showall=1"
    for first in (LONG.format(53), LONG.format(1)):
        part = in_pages(first)
        assert (part.articles, part.moved, part.reading.kind, part.reason) == ([], whole, "other", f"part of {whole}")
    assert [article.url for article in in_pages(whole).articles] == [LONG.format(53)]


def test_a_further_page_of_a_text_is_no_article():
    second = in_pages(LONG.format(53) + "&limitstart=2")
    assert (second.articles, second.moved, second.discovered) == ([], None, [])


def test_a_text_that_names_no_whole_is_the_article():
    assert [article.url for article in in_pages(LONG.format(53), whole=False).articles] == [LONG.format(53)]


@pytest.mark.parametrize("address", [LONG.format(53), HOME + "tin-tuc/xom-ben-chua-dap-duong-ra-dong"])
def test_the_first_part_is_the_article_where_the_whole_does_not_come(address):
    whole, memory = urls.canonical_url(f"{address}{'&' if '?' in address else '?'}showall=1"), Memory()
    assert in_pages(address, memory=memory).moved == whole
    gone = harvested(Page(whole, b"<html><body><h1>404</h1></body></html>", "text/html", status=404), memory=memory)
    assert (gone.articles, gone.moved) == ([], address)
    assert [article.url for article in in_pages(address, memory=memory).articles] == [address]
    back = Page(whole, b"", "text/html", status=301, location=address)
    memory = Memory()
    assert (in_pages(address, memory=memory).moved, harvested(back, memory=memory).moved) == (whole, address)
    assert [article.url for article in in_pages(address, memory=memory).articles] == [address]


def test_the_whole_is_asked_for_again_in_the_next_run_of_a_replay():
    memory, address = Memory(), LONG.format(53)
    for _ in range(2):
        assert in_pages(address, memory=memory).articles == []
        assert [article.url for article in in_pages(address + "&showall=1", memory=memory).articles] == [address]


def test_a_whole_that_calls_the_first_part_its_address_is_the_article():
    address = HOME + "tin-tuc/xom-ben-chua-dap-duong-ra-dong"
    whole = in_pages(f"{address}?showall=1", head=f'<link rel="canonical" href="{address}">')
    assert [article.url for article in whole.articles] == [address]


def test_a_whole_that_is_excluded_leaves_the_first_part():
    site = Site(name="mau", title="Mẫu", owner="Mẫu", level="provincial", start=(HOME,), exclude=("showall=",))
    assert [article.url for article in in_pages(LONG.format(53), site=site).articles] == [LONG.format(53)]
