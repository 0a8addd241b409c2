"""The bundled site files: they load, they are the sites of dân vận, and their patterns know their articles."""

import tomllib

import pytest

from danvan_crawler.sites import FILES, check_sites, load_sites
from danvan_crawler.sites.hosts import REFUSED_HOSTS
from danvan_crawler.sites.urls import article_id, in_scope, is_article, is_trap, is_view, resource_key

SITES = load_sites()

# The provinces of 1 July 2025 and what they were made of; eleven stayed as they were.
MERGED = {
    "Tuyên Quang": "Hà Giang, Tuyên Quang",
    "Lào Cai": "Yên Bái, Lào Cai",
    "Thái Nguyên": "Bắc Kạn, Thái Nguyên",
    "Phú Thọ": "Vĩnh Phúc, Hòa Bình, Phú Thọ",
    "Bắc Ninh": "Bắc Giang, Bắc Ninh",
    "Hưng Yên": "Thái Bình, Hưng Yên",
    "Hải Phòng": "Hải Dương, Hải Phòng",
    "Ninh Bình": "Hà Nam, Nam Định, Ninh Bình",
    "Quảng Trị": "Quảng Bình, Quảng Trị",
    "Đà Nẵng": "Quảng Nam, Đà Nẵng",
    "Quảng Ngãi": "Kon Tum, Quảng Ngãi",
    "Gia Lai": "Bình Định, Gia Lai",
    "Khánh Hòa": "Ninh Thuận, Khánh Hòa",
    "Lâm Đồng": "Đắk Nông, Bình Thuận, Lâm Đồng",
    "Đắk Lắk": "Phú Yên, Đắk Lắk",
    "TP Hồ Chí Minh": "Bình Dương, Bà Rịa - Vũng Tàu, TP Hồ Chí Minh",
    "Đồng Nai": "Bình Phước, Đồng Nai",
    "Tây Ninh": "Long An, Tây Ninh",
    "Cần Thơ": "Sóc Trăng, Hậu Giang, Cần Thơ",
    "Vĩnh Long": "Bến Tre, Trà Vinh, Vĩnh Long",
    "Đồng Tháp": "Tiền Giang, Đồng Tháp",
    "Cà Mau": "Bạc Liêu, Cà Mau",
    "An Giang": "Kiên Giang, An Giang",
    "Huế": "Thừa Thiên Huế",
}
UNCHANGED = ["Hà Nội", "Cao Bằng", "Lạng Sơn", "Lai Châu", "Điện Biên", "Sơn La", "Quảng Ninh", "Thanh Hóa", "Nghệ An", "Hà Tĩnh"]
NOW = {then: now for now, parts in MERGED.items() for then in parts.split(", ")} | {name: name for name in UNCHANGED}

GUID = "3f2a9c10-77aa-4b1c-9d3e-0a1b2c3d4e5f"
# Addresses of one article as the site writes them: the same key, and a true id where one is named.
ARTICLES = {
    "tuyengiaodanvan": ["https://tuyengiaodanvan.vn/blogs/hoi-nghi-giao-ban-cong-tac-dan-van"],
    "tuyengiao": [
        "https://tuyengiao.vn/dan-van/mo-hinh-dan-van-kheo-86341",
        "https://tuyengiao.vn/mo-hinh-dan-van-kheo-86341",
        "http://www.tuyengiao.vn/dan-van/ten-moi-86341?utm_source=x",
    ],
    "dangcongsan": ["https://dangcongsan.vn/xay-dung-dang/tin/ten-bai-624917.html", "https://dangcongsan.vn/thoi-su/ten-bai-624917.html"],
    "tapchicongsan": [
        "https://www.tapchicongsan.org.vn/web/guest/xay-dung-dang/-/2018/825512/ten-bai.aspx",
        "https://tapchicongsan.org.vn/vi_VN/web/guest/tin/-/2018/825512/ten-bai.aspx",
        "https://www.tapchicongsan.org.vn/xay-dung-dang/-/2018/825512/view_content",
    ],
    "xaydungdang": ["https://xaydungdang.org.vn/tin-tuc/ten-bai-2051", "http://www.xaydungdang.org.vn/khac/ten-moi-2051"],
    "mattran": ["https://mattran.org.vn/tin-tuc/ten-bai-51234.html", "https://m.mattran.org.vn/tin-tuc/ten-bai-51234.html"],
    "nhandan": ["https://nhandan.vn/ten-bai-post712345.html", "https://nhandan.vn/ten-moi-post712345.html"],
    "baochinhphu": ["https://baochinhphu.vn/ten-bai-102240425094504794.htm"],
    "btgcp": ["https://btgcp.gov.vn/tin/ten-bai-postAb12x.html", "https://btgcp.gov.vn/khac/ten-moi-postAb12x.html"],
    "bdvtu-binhthuan": [
        "http://bdvtu.binhthuan.dcs.vn/Tin-tức/post/258236/ten-bai.aspx",
        "http://bdvtu.binhthuan.dcs.vn/Trang-chu/post/258236/ten-moi.aspx",
    ],
    "danvan-gialai": ["http://danvan.gialai.org.vn/News/2198.aspx", "http://danvan.gialai.org.vn/Mobile/News/2198.aspx"],
    "nghean-dcs": [
        "https://nghean.dcs.vn/vi-vn/tin/ten-bai--%E2%80%9Ckheo/783534-16570-204815",
        "https://nghean.dcs.vn/vi-vn/tin/ten-moi-%EF%BF%BD/783534-16571-204815",
    ],
    "bandanvan-quangninh": [
        "http://www.quangninh.gov.vn/bannganh/BanDanVan/Trang/ChiTietTinTuc.aspx?nid=712",
        "https://quangninh.gov.vn:443/bannganh/bandanvan/trang/chitiettintuc.aspx?nid=712&Cat=Tin",
    ],
    "hungyen-dcs": ["https://hungyen.dcs.vn/ten-bai-c215920.html", "https://hungyen.dcs.vn/ten-moi-c215920.html"],
    "angiang-dcs": [
        "https://www.angiang.dcs.vn/Lists/TuTuongVanHoa/DispForm.aspx?ID=812",
        "https://angiang.dcs.vn:443/lists/tutuongvanhoa/dispform.aspx?ID=812&Source=%2F",
    ],
    "soctrang-dcs": [
        "http://soctrang.dcs.vn/Default.aspx?sname=tinhuy&sid=4&pageid=29&catid=52&id=7801&catname=a&title=b",
        "http://soctrang.dcs.vn/Default.aspx?sname=tinhuy&sid=4&pageid=31&catid=53&id=7801",
    ],
    "tuyenquang-dcs": [
        "https://tuyenquang.dcs.vn/DetailView/15208/5/Ten-bai.html",
        "https://tuyenquang.dcs.vn/DetailView/15208/6/Ten.html",
    ],
    "tinhuybinhphuoc": [
        "http://tinhuybinhphuoc.vn/vi/news/xay-dung-dang/ten-bai-4021.html",
        "http://tinhuybinhphuoc.vn/news/khac/ten-4021.html",
    ],
    "thanhuytphcm": ["https://www.thanhuytphcm.vn/tin-tuc/-ten-bai-1491912345", "https://hcmcpv.org.vn/tin-tuc/ten-moi-1491912345"],
    "tuyengiaohungyen": ["http://tuyengiaohungyen.vn/bai-viet/ten-bai-dai.aspx"],
    "tuyengiaokontum": [
        "http://tuyengiaokontum.org.vn/Tin-tuc/ten-bai-512.html",
        "http://tuyengiaokontum.org.vn/savefile/Tin-tuc/ten-bai-512.html",
    ],
    "tuyengiaothainguyen": [
        "http://tuyengiaothainguyen.org.vn/vi/news/tin/ten-bai-512.html",
        "http://tuyengiaothainguyen.org/vi/news/tin/ten-moi-512.html",
    ],
    "tuyengiaoangiang": ["http://tuyengiaoangiang.vn/tin-tuc/tin-hd/12-hoat-dong/305-ten-bai.html"],
    "tuyengiaokhanhhoa": [
        f"http://tuyengiaokhanhhoa.vn/Default.aspx?ArticleId={GUID}",
        f"http://tuyengiao.khanhhoa.gov.vn/?ArticleId={GUID}",
    ],
    "btg-dongthap": [
        "https://btg.dongthap.gov.vn/web/btg/chi-tiet-bai-viet/-/asset_publisher/xYz12/content/id/70203",
        "https://btg.dongthap.gov.vn/en/web/btg/khac/-/asset_publisher/Ab3/content/id/70203?redirect=%2Fweb%2Fbtg",
    ],
    "haiphong": ["https://haiphong.gov.vn/Tin-tuc/Ten-bai-61234.html"],
    "ubmttqvn-quangtri": [
        "http://ubmttqvn.quangtri.gov.vn/index.php/tin-tuc/ten-bai-812.html",
        "http://ubmttqvn.quangtri.gov.vn/index.php/savefile/tin-tuc/ten-bai-812.html",
    ],
    "congdoan-quangtri": [
        "http://congdoan.quangtri.gov.vn/Tin-tuc-12/Ten-bai-812.html",
        "http://congdoan.quangtri.gov.vn/Tin-13/Ten-moi-812.html",
    ],
    "vinhcuu-dongnai": [
        "http://vinhcuu.dongnai.gov.vn/Pages/newsdetail.aspx?NewsId=771&CatId=5",
        "http://vinhcuu.dongnai.gov.vn/Pages/newsdetail.aspx?CatId=6&NewsId=771",
    ],
    "quangphu-hue": [
        "http://quangphu.thuathienhue.gov.vn/?cn=82&gd=1&tc=12345",
        "http://quangphu.thuathienhue.gov.vn/?gd=2&cn=83&tc=12345",
    ],
    "thuathienhue": [f"http://thuathienhue.gov.vn/vi-vn/Tin-tức/tid/Ten-bai/newsid/{GUID}/cid/{GUID[::-1]}"],
    "vksdanang": [
        "https://vksdanang.gov.vn/web/guest/tin-tuc/chi-tiet?id=7712&_c=5",
        "https://vksdanang.gov.vn/web/guest/tin/chi-tiet?_c=6&id=7712",
    ],
    "phunudanang": ["http://phunudanang.org.vn/vn/812-ten-bai.html", "http://phunudanang.org.vn/vn/812-ten-moi.html"],
    "xasonlinh-hatinh": ["http://xasonlinh.hatinh.gov.vn/portal/pages/2020-01-05/Ten-bai-1a-812.aspx"],
    "bandantoc-ninhthuan": [
        "http://bandantoc.ninhthuan.gov.vn/portal/pages/print.aspx?p=812",
        "http://bandantoc.ninhthuan.gov.vn/portal/pages/2020-01-05/Ten-bai-812.aspx",
    ],
    "sonduong-tuyenquang": ["https://sonduong.tuyenquang.gov.vn/vi/tin-bai/ten-bai?id=912&type=NEWS"],
    "baonghean": ["https://baonghean.vn/ten-bai-post298765.html", "https://baonghean.vn/ten-moi-post298765.html"],
    "baothanhhoa": [
        "https://baothanhhoa.vn/chinh-tri/ten-bai/161234.htm",
        "https://baothanhhoa.vn/ten-moi-161234.htm",
        "https://baothanhhoa.vn/print/0af3/161234.htm",
    ],
    "baohungyen": ["https://baohungyen.vn/chinh-tri/202405/ten-bai-1a2b3c4/", "https://baohungyen.vn/tin/202405/ten-moi-1a2b3c4/"],
    "baodaklak": ["https://baodaklak.vn/channel/3481/202010/ten-bai-5703210/"],
    "baoangiang": ["https://baoangiang.com.vn/ten-bai-a284512.html", "https://baoangiang.com.vn/ten-moi-a284512.html"],
    "baohoabinh": ["http://baohoabinh.com.vn/11/204578/Ten-bai,-so-1.htm", "http://www.baohoabinh.com.vn/12/204578/Ten-moi.htm"],
    "baoquangtri": ["https://baoquangtri.vn/ten-bai-191234.htm"],
    "sggp": ["https://www.sggp.org.vn/ten-bai-post712345.html", "https://sggp.org.vn/ten-moi-post712345.html"],
}


def test_there_are_sites_enough_and_nothing_is_wrong_with_them():
    assert check_sites() == []
    assert len(SITES) >= 60
    assert len([site for site in SITES.values() if site.level == "provincial"]) >= 60
    assert len(list(FILES.glob("*"))) == len(SITES), "nothing but site files in the folder"


def test_the_first_sites_are_there():
    hosts = {host for site in SITES.values() for host in site.hosts}
    wanted = """tuyengiaodanvan.vn danvan.vn bdvtu.binhthuan.dcs.vn danvan.gialai.org.vn nghean.dcs.vn bandanvan.bacgiang.gov.vn
        quangninh.gov.vn
        danvanhungyen.vn tuyengiaohungyen.vn hungyen.dcs.vn www.angiang.dcs.vn www.tinhuybinhduong.vn soctrang.dcs.vn www.phuyen.dcs.vn
        tuyenquang.dcs.vn tinhuybinhphuoc.vn thanhuytphcm.vn tuyengiaokontum.org.vn tuyengiaothainguyen.org.vn bantuyengiao.cantho.gov.vn
        tuyengiaoangiang.vn btg.dongthap.gov.vn tuyengiao.vn dangcongsan.vn mattran.org.vn"""
    assert set(wanted.split()) <= hosts


def test_clones_and_internal_hosts_are_nowhere():
    hosts = {host for site in SITES.values() for host in (*site.hosts, *site.asset_hosts)}
    assert not [host for host in hosts if any(host == bad or host.endswith("." + bad) for bad in REFUSED_HOSTS)]
    for name in ("dangnhaphi88.com", "fuegjy.asia", "dhtn.dcs.vn", "noibo.angiang.dcs.vn", "dieutradlxh.tuyengiaodanvan.vn"):
        assert name in REFUSED_HOSTS
        assert not any(in_scope(f"https://{name}/tin", site) for site in SITES.values())


@pytest.mark.parametrize("name", SITES)
def test_a_file_is_short_and_says_where_its_site_belongs(name):
    site = SITES[name]
    text = (FILES / f"{name}.toml").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 25 and text.startswith("# "), "what is known stands at the top"
    assert "cms" not in tomllib.loads(text) or site.cms != "generic"
    if site.level == "central":
        assert site.province_then is None
    else:
        assert site.province_then in NOW and site.province_now == NOW[site.province_then]
    assert not site.is_loopback and not any(is_trap(url) or is_view(url) for url in (*site.start, *site.sections))
    assert all(in_scope(url, site) for url in (*site.start, *site.sections))


def test_merged_committees_have_their_history():
    assert SITES["danvan"].successor == "tuyengiaodanvan" and not SITES["danvan"].verified
    merged = [site for site in SITES.values() if any("Tuyên giáo và Dân vận" in owner.name for owner in site.owners)]
    assert len(merged) >= 18 and all(owner.since or owner.until for site in merged for owner in site.owners)


def test_provinces_are_found_by_either_name():
    def names(province):
        return {site.name for site in SITES.by_level("provincial", province)}

    assert {"tuyengiaokontum", "baokontum"} <= names("Kon Tum") <= names("Quảng Ngãi")
    assert {"danvanhungyen", "hungyen-dcs", "baohungyen"} <= names("hung yen")
    assert {"tinhuybinhduong", "thanhuytphcm"} <= names("thành phố Hồ Chí Minh") == names("TP Hồ Chí Minh")


@pytest.mark.parametrize("name", ARTICLES)
def test_a_site_knows_its_articles(name):
    site = SITES[name]
    keys = {resource_key(url, site) for url in ARTICLES[name]}
    assert len(keys) == 1, keys
    for url in ARTICLES[name]:
        assert is_article(url, site) and is_trap(url) is None
        assert in_scope(url, site) or "/print/" in url
    assert len({article_id(url, site) for url in ARTICLES[name]}) == 1


def test_families_of_numbers_are_kept_apart():
    site = SITES["baonghean"]
    urls = [
        "https://baonghean.vn/a-b-post298765.html",
        "https://baonghean.vn/a-b-298765.html",
        "https://baonghean.vn/tin/201905/a-b-298765/",
    ]
    assert len({resource_key(url, site) for url in urls}) == 3 and all(is_article(url, site) for url in urls)


def test_listings_are_no_articles():
    for name, url in {
        "nghean-dcs": "https://nghean.dcs.vn/vi-vn/chuyen-muc/dan-van-kheo/405534-193312",
        "tuyengiaodanvan": "https://tuyengiaodanvan.vn/blogs/category/type/tin-tuc-su-kien?categoryId=67f4cbf848ad87279a8a7695&page=2&size=10",
        "baokontum": "http://baokontum.com.vn/xay-dung-dang-23.html?page=2",
        "tintuc-vinhlong": "https://tintuc.vinhlong.gov.vn/chuyen-muc-tin-tuc/id/12",
        "baoquangninh": "https://baoquangninh.vn/tag/ban-tuyen-giao-va-dan-van-tinh-uy-147324",
        "angiang-dcs": "https://www.angiang.dcs.vn/Lists/TuTuongVanHoa/TongQuat.aspx?PageIndex=40",
    }.items():
        assert not is_article(url, SITES[name]) and in_scope(url, SITES[name]) and is_trap(url) is None
