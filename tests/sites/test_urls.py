"""Spelling, scope, traps, shapes and files of addresses."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from danvan_crawler.sites import Site, urls
from danvan_crawler.sites.hosts import without_user
from danvan_crawler.sites.urls import asset_in_scope, canonical_url, in_scope, is_asset, is_private_host, is_trap, resource_key, shape


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTP://DanVan.Example:80", "http://danvan.example/"),
        ("https://danvan.example:443/a", "https://danvan.example/a"),
        ("http://danvan.example:443/a", "http://danvan.example:443/a"),
        ("http://user:secret@danvan.example./a#b", "http://danvan.example/a"),
        (" http://danvan.example/a\n/b ", "http://danvan.example/a/b"),
        ("http:\\\\danvan.example\\a", "http://danvan.example/a"),
        ("http://danvan.example//a/./b/../c//", "http://danvan.example/a/c/"),
        ("http://danvan.example/../../a", "http://danvan.example/a"),
        ("http://danvan.example/a;jsessionid=0A1B2C?b=1", "http://danvan.example/a?b=1"),
        ("http://danvan.example/(S(abc123))/a.aspx", "http://danvan.example/a.aspx"),
        ("http://danvan.example/a?PHPSESSID=1&b=2", "http://danvan.example/a?b=2"),
        (
            "http://danvan.example/tin?catalog=CTXH&_afrLoop=34171756&_adf.ctrl-state=18x1_4&page=2",
            "http://danvan.example/tin?catalog=CTXH&page=2",
        ),
        ("http://danvan.example/web/guest/home?p_auth=k9Xw2B&p_p_lifecycle=1", "http://danvan.example/web/guest/home?p_p_lifecycle=1"),
        ("http://danvan.example/a?sid=4&b=2", "http://danvan.example/a?sid=4&b=2"),
        ("http://danvan.example/a?sid=0123456789abcdef0123&b=2", "http://danvan.example/a?b=2"),
        ("http://danvan.example/a?s=0f9e8d7c6b5a4f3e2d1c0b9a&sess=4k2j5h6g7f8d9s0a1q2w&b=2", "http://danvan.example/a?b=2"),
        (
            "http://danvan.example/a?s=cong-tac-dan-van-2024-o-co-so&session=2",
            "http://danvan.example/a?s=cong-tac-dan-van-2024-o-co-so&session=2",
        ),
        ("http://danvan.example/a?utm_source=zalo&b=1&fbclid=x&gclid=y&zarsrc=30&_ga=1", "http://danvan.example/a?b=1"),
        ("http://danvan.example/a?&&b=1&", "http://danvan.example/a?b=1"),
        ("http://danvan.example/a?b=1&amp;c=2", "http://danvan.example/a?b=1&c=2"),
        ("http://danvan.example/a?b=1&c=2&b=1", "http://danvan.example/a?b=1&c=2"),
        ("http://danvan.example/a?z=1&a=2", "http://danvan.example/a?z=1&a=2"),
        ("http://danvan.example/a?l=Tin/+++++&b=x+++y", "http://danvan.example/a?l=Tin/&b=x%20y"),
        ("http://danvan.example/a?inheritRedirect=false&redirect=%2Fweb", "http://danvan.example/a"),
        ("http://danvan.example/login?returnUrl=%2Fweb", "http://danvan.example/login?returnUrl=/web"),
        ("http://danvan.example/Tin-tức", "http://danvan.example/Tin-t%E1%BB%A9c"),
        ("http://danvan.example/tu\u031b\u0301", "http://danvan.example/tu%CC%9B%CC%81"),
        ("http://danvan.example/a%cc%81", "http://danvan.example/a%CC%81"),
        ("http://danvan.example/%7ea%2db%2Fc", "http://danvan.example/~a-b%2Fc"),
        ("http://danvan.example/Da%CC%81n%EF%BF%BD", "http://danvan.example/Da%CC%81n%EF%BF%BD"),
        ("http://danvan.example/%e2%28", "http://danvan.example/%E2("),
        ("http://danvan.example/100%", "http://danvan.example/100%25"),
        ("http://dânvận.example/a", "http://xn--dnvn-boa8786b.example/a"),
        ("http://[::1]:8080/a", "http://[::1]:8080/a"),
        ("mailto:a@b.vn", "mailto:a@b.vn"),
        ("javascript:void(0)", "javascript:void(0)"),
        ("http://danvan.example:99999/", "http://danvan.example:99999/"),
        ("http://[danvan/", "http://[danvan/"),
        ("/tin-tuc", "/tin-tuc"),
        ("", ""),
    ],
)
def test_canonical_url(url, expected):
    assert canonical_url(url) == expected


PIECES = st.sampled_from([
    "http://", "https://", "x.vn", ":80", ":443", ":8801", "/", "//", "..", ".", "vi", "en", "%", "%2F", "%41", "%C3", "%A1",
    "%cc%81", "a", "e\u0301", "\u0338", "\u0307", "=", "&", "?", "#", ";jsessionid=1", "+", " ", "đ", "tin-tuc-c12345.html",
    "page", "id=12", "p=3", "utm_a=1", "redirect=%2Fa", "amp;", "\\", "[", "@", "index.php", "print", "-", "asset_publisher",
    "content", "\ud83d", "\udc80", ":", "http:",
])  # fmt: skip
ANYTHING = st.one_of(
    st.text(max_size=60),
    st.lists(PIECES, max_size=14).map("".join),
    st.lists(PIECES, max_size=14).map(lambda parts: "http://x.vn/" + "".join(parts)),
    st.text(alphabet=st.characters(max_codepoint=0x1EFF, exclude_categories=()), max_size=40).map(lambda text: f"http://x.vn/{text}"),
)


@settings(max_examples=1500, deadline=None)
@given(ANYTHING)
@example("http://x.vn/%CC%81a\udccc\udc81")
@example("http://x.vn/%3D\u0307")
@example("http://x.vn/http://///")
@example("http://x.vn?amp;amp;=")
@example("http://x.vn?+amp;")
def test_canonical_url_is_stable_and_nothing_raises(text):
    once = canonical_url(text)
    assert canonical_url(once) == once
    assert resource_key(once) == resource_key(text)
    for function in (urls.article_id, urls.is_view, is_trap, shape, is_asset, urls.is_page_of_listing, urls.is_article, urls.host_of):
        function(text)
    in_scope(text, PUBLIC)
    resource_key(text, PUBLIC)


@settings(max_examples=500, deadline=None)
@given(st.text(max_size=30))
def test_no_host_raises(text):
    is_private_host(text)
    urls.is_loopback_host(text)
    urls.host_port(text)
    urls.refused_reason(text)


def _site(start, **more):
    return Site(name="x", title="X", owner="X", level="central", start=(start,), **more)


PUBLIC = _site("https://danvan.example.vn/", aliases=("www.danvan.example.vn",), exclude=(r"^/noi-bo/", r"[?&]loai=video"))


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://danvan.example.vn/tin", True),
        ("http://danvan.example.vn:443/tin", True),
        ("http://DANVAN.example.vn:80/tin", True),
        ("http://www.danvan.example.vn/tin", True),
        ("http://m.danvan.example.vn/tin", False),
        ("http://danvan.example.vn:8080/tin", False),
        ("http://danvan.example.vn.evil.com/tin", False),
        ("http://danvan.example.vn@evil.com/tin", False),
        ("http://evil.com/?u=http://danvan.example.vn/", False),
        ("ftp://danvan.example.vn/tin", False),
        ("mailto:a@danvan.example.vn", False),
        ("https://danvan.example.vn/noi-bo/a", False),
        ("https://danvan.example.vn/n%6Fi-bo/a", False),
        ("https://danvan.example.vn/tin?a=1&loai=video", False),
        ("http://127.0.0.1/", False),
        ("//danvan.example.vn/", False),
        ("", False),
    ],
)
def test_in_scope(url, expected):
    assert in_scope(url, PUBLIC) is expected


def test_a_part_of_a_shared_host():
    site = _site("https://quang.example.vn/bannganh/BanDanVan", prefix="/bannganh/BanDanVan")
    assert in_scope("https://quang.example.vn/bannganh/BanDanVan/Trang/ChiTiet.aspx?nid=1", site)
    assert in_scope("https://quang.example.vn/bannganh/bandanvan", site)
    assert not in_scope("https://quang.example.vn/bannganh/BanDanVanKhac/a", site)
    assert not in_scope("https://quang.example.vn/", site)
    assert in_scope("https://quang.example.vn/uploads/vb.pdf", site), "a file of the article may lie elsewhere on the host"
    assert asset_in_scope("https://quang.example.vn/_layouts/15/TaiVe.aspx?id=1", site)


def test_photos_may_lie_on_a_host_of_their_own():
    site = _site("https://tap-chi.example.vn/", asset_hosts=("cdn.tap-chi.example.vn",))
    assert asset_in_scope("https://cdn.tap-chi.example.vn/a", site) and in_scope("https://cdn.tap-chi.example.vn/a.jpg", site)
    assert not in_scope("https://cdn.tap-chi.example.vn/a.html", site) and not asset_in_scope("https://cdn.khac.example.vn/a.jpg", site)


def test_a_loopback_site_is_known_by_its_port():
    site = _site("http://127.0.0.1:8801/")
    assert in_scope("http://127.0.0.1:8801/a", site)
    assert not in_scope("http://127.0.0.1:8802/a", site)
    assert not in_scope("http://localhost:8801/a", site)


PRIVATE_HOSTS = [
    "localhost",
    "127.0.0.1",
    "127.0.0.1:80",
    "10.1.2.3",
    "192.168.0.1",
    "172.16.9.9",
    "169.254.1.1",
    "0.0.0.0",
    "[::1]",
    "[::1]:80",
    "::1",
    "fe80::1",
    "fc00::1",
    "::ffff:127.0.0.1",
    "2130706433",
    "0x7f.1",
    "127.1",
    "0177.0.0.1",
    "intranet",
    "may-chu.local",
    "a.localhost",
    "224.0.0.1",
    "100.64.0.1",
]


@pytest.mark.parametrize("host", PRIVATE_HOSTS)
def test_private_hosts(host):
    assert is_private_host(host)


@pytest.mark.parametrize("host", ["danvan.vn", "danvan.vn:8080", "203.162.0.181", "8.8.8.8", "[2405:4800::1]", "10.com.vn"])
def test_public_hosts(host):
    assert not is_private_host(host)


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/web/guest/lich-cong-tac?nam=2031&thang=4", "calendar"),
        ("/lich?thang=4", "calendar"),
        ("/web/guest/home?p_p_id=8&_8_year=2031&_8_month=4&_8_day=1", "calendar"),
        ("/?calMonth=4&calYear=2031", "calendar"),
        ("/web/guest/lich-cong-tac-tuan?tuan=4", "calendar"),
        ("/admin/news/list", "login"),
        ("/tim/", "search"),
        ("/calendar/2031/04", "calendar"),
        ("/lich-tiep-dan/2031-04-01", "calendar"),
        ("/tin?ngay=01/02/2031", "calendar"),
        ("/tin?date=2031-01-02", "calendar"),
        ("/tin?by-date=2025-12-06T17-00", "calendar"),
        ("/vi/en/vi/web/guest/home", "stacked languages"),
        ("/vi/vi/web/guest/home", "stacked languages"),
        ("/a/b/a/b/tin", "repeated path"),
        ("/a/x/a/y/a", "repeated path"),
        ("/" + "/".join(f"a{i}" for i in range(20)), "too deep"),
        ("/a?" + "&".join(f"a{i}=1" for i in range(20)), "too many parameters"),
        ("/a?x=1&x=2&x=3", "repeated parameter"),
        ("/" + "a" * 3000, "too long"),
        ("/c/portal/login?p_l_id=1", "portal action"),
        ("/c/portal/update_language?redirect=%2Fweb&languageId=fr_FR", "portal action"),
        ("/vi/users/login/", "login"),
        ("/dang-nhap.html", "login"),
        ("/wp-login.php?action=register", "login"),
        ("/tim-kiem?q=dan+van", "search"),
        ("/vi/seek/?q=a", "search"),
        ("/tim-kiem-dan-van/trang-92.html", "search"),
        ("/?s=dan+van", "search"),
        ("/tin?keyword=a", "search"),
        ("/s/dan-van?page=3", "search"),
        ("/Trang/TimKiem.aspx", "search"),
        ("/tin/a-1234.html?share=facebook", "share link"),
        ("/vi/news/sendmail/tin/a-215.html", "share link"),
        ("/go?redirect=http://evil.com/", "redirect"),
        ("/gio-hang", "shop"),
        ("/san-pham?add-to-cart=12", "shop"),
        ("/2020/01/ten-bai/?replytocom=12", "reply"),
        ("/2020/01/ten-bai/comment-page-2/", "reply"),
        ("/?p=1902&cpage=2", "reply"),
        ("/tin?orderby=title", "sort order"),
        ("/tin?sort=asc&page=2", "sort order"),
        ("/vi/news/rating/12", "vote"),
        ("/Lists/Tin/EditForm.aspx?ID=1", "server form"),
        ("/_vti_bin/lists.asmx", "server form"),
        ("/tin?action=delete&id=1", "action"),
    ],
)
def test_traps(path, reason):
    assert is_trap("http://x.example" + path) == reason


@pytest.mark.parametrize(
    "url",
    [
        "http://x.example/",
        "http://x.example/vi/news/tin-tuc/giao-ban-cong-tac-dan-van-215.html",
        "http://x.example/vi/tin/hoi-nghi-215.html?redirect=%2Fweb%2Fguest%2Fhome",
        "http://x.example/web/guest/tin?p_p_id=101_INSTANCE_k&p_p_lifecycle=0&p_p_state=normal&p_p_mode=view&p_p_col_id=column-1&p_p_col_pos=1&p_p_col_count=2&_101_INSTANCE_k_delta=10&_101_INSTANCE_k_keywords=&_101_INSTANCE_k_advancedSearch=false&_101_INSTANCE_k_andOperator=true&p_r_p_564233524_resetCur=false&_101_INSTANCE_k_cur=2",
        "http://x.example/2013/03/ten-bai/",
        "http://x.example/tin-tuc/tin-tuc/12-hoat-dong/305-hoi-nghi.html",
        "http://x.example/portal/pages/2020-01-05/ten-bai-123.aspx",
        "http://x.example/dang-ky-tham-gia-cuoc-thi-12345.html",
        "http://x.example/ket-qua-binh-chon-cuoc-thi-12345.html",
        "http://x.example/lich-su-dang-bo/ten-bai-12345.html",
        "http://x.example/tin-tuc?page=40",
        "http://x.example/tin?year=2020",
        "http://x.example/Default.aspx?sname=tinhuy&sid=4&pageid=29&catid=52&id=7801&catname=tin&title=hoi-nghi",
        "http://x.example/channel/5041/202010/ten-bai-5700000/",
        "http://x.example/?cn=82&gd=1&tc=12345",
        "http://x.example/van-ban-chi-dao.html",
        "http://x.example/tim-kiem-quy-tap-hai-cot-liet-si-12345.html",
        "http://x.example/thoi-su/binh-luan/ten-bai-12345.html",
        "http://x.example/chia-se/mo-hinh-hay.html",
        "http://x.example/lich-su-dang/2020/01/ten-bai",
        "http://x.example/lich-su?d=1",
        "http://x.example/ChiTiet.aspx?nid=12&ngay=01/02/2020",
        "http://x.example/Trang/ChiTiet.aspx?nid=12&sort=asc",
        "http://x.example/gioi-thieu/thanh-vien.html",
        "http://x.example/su-kien/hoi-nghi-trung-uong-12345.html",
    ],
)  # fmt: skip
def test_ordinary_pages_are_no_traps(url):
    assert is_trap(url) is None


def test_a_share_link_of_another_host():
    assert is_trap("https://www.facebook.com/sharer/sharer.php?u=http://x.example/") == "share link"
    assert is_trap("javascript:void(0)") == "no web address"


@pytest.mark.parametrize(
    "same",
    [
        ["/vi/tin-hoat-dong/hoi-nghi-giao-ban-215.html", "/vi/dan-van-kheo/mot-bai-khac-nam-2020-3999.html?utm_source=x"],
        ["/a-b-c215001.html", "/m-n-o-c215002.html"],
        ["/tin-tuc-m3.html?page=2", "/dan-van-m4.html?page=31"],
        ["/web/guest/lich?nam=2031&thang=4", "/web/guest/lich?thang=12&nam=2032"],
        ["/vi/en/web/guest/home", "/vi/en/vi/en/web/guest/home"],
        ["/Trang/ChiTiet.aspx?nid=1", "/Trang/chitiet.aspx?nid=22"],
        ["/tin/ten-bai/amp/", "/tin/ten-khac-nam-2020/amp/"],
        ["/index.php/tin-tuc/item/862-a-b.html", "/index.php/trao-doi/item/9001-trao-7-suat-qua-325.html"],
        ["/web/a?p_p_id=101_INSTANCE_aB3&_101_INSTANCE_aB3_cur=2", "/web/a?p_p_id=101_INSTANCE_zZ9&_101_INSTANCE_zZ9_cur=14"],
        ["/author/minhtho/", "/author/ban-bien-tap/"],
        ["/tin-tuc/page-2/", "/dan-van/page-14/"],
    ],
)  # fmt: skip
def test_pages_of_one_kind_share_a_shape(same):
    assert len({shape("http://x.example" + path) for path in same}) == 1, [shape("http://x.example" + path) for path in same]


def test_shapes_tell_kinds_and_hosts_apart():
    kinds = [
        "/a-b-c2150.html",
        "/a-b-m3.html",
        "/a-b.html",
        "/2020/01/a-b/",
        "/Trang/ChiTiet.aspx?nid=1",
        "/Trang/DanhSach.aspx?Cat=a",
        "/tin?page=2",
        "/index.php?mod=news&id=3",
        "/index.php?mod=detail&id=471",
    ]
    assert len({shape("http://x.example" + path) for path in kinds}) == len(kinds)
    assert shape("http://x.example/a") != shape("http://y.example/a")
    assert shape("http://x.example/vi/tin-tuc/hoi-nghi-215.html") == "x.example/L/*/*-N.html"


FILES = [
    "/a.JPG",
    "/a.css?v=3",
    "/b/2544-CV.pdf",
    "/x.docx",
    "/x.zip",
    "/f.woff2",
    "/v.mp4",
    "/GetFile.ashx?file=CV-12.pdf",
    "/Download.aspx?FileName=%2Fvb%2Fa.doc",
]


@pytest.mark.parametrize("path", FILES)
def test_files(path):
    assert is_asset("http://x.example" + path)


PAGES_ARE_NO_FILES = [
    "/",
    "/a.html",
    "/a.aspx",
    "/a",
    "/sitemap.xml",
    "/rss",
    "/tin-tp.hcm",
    "/a.html?file=b.pdf",
    "/ban-do.php",
]


@pytest.mark.parametrize("path", PAGES_ARE_NO_FILES)
def test_pages_are_no_files(path):
    assert not is_asset("http://x.example" + path)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("http://lan:mat-khau@a.vn:81/b?c=d@e", "http://a.vn:81/b?c=d@e"),
        ("HTTPS://lan@a.vn", "HTTPS://a.vn"),
        ("//lan:mat@khau@a.vn/x", "//a.vn/x"),
        (" http://lan:@a.vn/", "http://a.vn/"),
        ("http://a.vn/@lan/1", "http://a.vn/@lan/1"),
        ("http://a.vn?to=lan@a.vn", "http://a.vn?to=lan@a.vn"),
        ("/tin@1.html", "/tin@1.html"),
        ("mailto:lan@a.vn", "mailto:lan@a.vn"),
    ],
)
def test_what_stands_before_a_host_is_not_shown(url, shown):
    assert without_user(url) == shown


JOOMLA = "http://tg.example/index.php?option=com_content&view=article&id=137:dap-duong&catid=34:tin&Itemid={}"


@pytest.mark.parametrize(
    ("url", "page", "part", "whole"),
    [
        (JOOMLA.format(53) + "&showall=1", JOOMLA.format(53), True, True),
        (JOOMLA.format(53) + "&showall=1", JOOMLA.format(1), True, True),
        (JOOMLA.format(53) + "&limitstart=1", JOOMLA.format(53), True, False),
        (JOOMLA.format(53), JOOMLA.format(53) + "&showall=1", True, False),
        (JOOMLA.format(53), JOOMLA.format(53), False, False),
        (JOOMLA.format(53).replace("137", "138") + "&showall=1", JOOMLA.format(53), False, False),
        ("http://tg.example/tin/137-dap-duong.html?showall=1", "http://tg.example/tin/137-dap-duong.html?start=1", True, True),
        ("http://d.example/Default.aspx?tabid=512&itemid=20844", "http://d.example/Default.aspx?tabid=512&itemid=20843", False, False),
        ("mailto:a@b.example", "http://d.example/", False, False),
    ],
)
def test_parts_of_a_text(url: str, page: str, part: bool, whole: bool) -> None:
    assert (urls.is_part_of(url, page), urls.is_whole_of(url, page)) == (part, whole)


def test_the_address_of_a_text_in_parts() -> None:
    assert urls.without_parts(JOOMLA.format(53) + "&showall=1") == JOOMLA.format(53)
    assert urls.without_parts(JOOMLA.format(53) + "&limitstart=2") == JOOMLA.format(53) + "&limitstart=2"
    assert urls.without_parts("no address") == "no address"


def test_a_page_called_in_is_a_print_view() -> None:
    assert urls.is_view("http://tc.example/in.php?bai=641") and not urls.is_view("http://tc.example/chitiet.php?so=2&nam=2013&bai=641")
    assert urls.is_view_of("http://tc.example/in.php?bai=641", "http://tc.example/chitiet.php?so=2&nam=2013&bai=641")
    assert not urls.is_view("http://tc.example/in/news")
