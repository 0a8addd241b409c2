"""Other views of a page: for the printer, the telephone, in another language."""

import pytest

from danvan_crawler.sites.urls import is_view, is_view_of


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://x.example/in-tin-c215001.html", True),
        ("http://st.example/tin/2014/bai034_in.htm", True),
        ("http://x.example/tin/thong-ke-moi-print.aspx", True),
        ("http://x.example/tin/nghe-in.htm", False),
        ("http://x.example/m/a-c215001.html", True),
        ("http://x.example/vi/news/savefile/tin/a-215.html", True),
        ("http://x.example/vi/news/print/tin/a-215.html", True),
        ("http://x.example/Trang/InTin.aspx?nid=1", True),
        ("http://x.example/index.php?mod=print&id=425", True),
        ("http://x.example/index.php?mod=news&id=425", False),
        ("http://x.example/PrintStory.aspx?id=86003", True),
        ("http://x.example/print-content/86003", True),
        ("http://x.example/printing-house-86003.html", False),
        ("http://x.example/a/item/862-x.html?tmpl=component&print=1", True),
        ("http://x.example/2020/01/a/amp/", True),
        ("http://x.example/a-post12.amp", True),
        ("http://m.x.example/a", True),
        ("http://baokontum.com.example/a", False),
        ("http://x.example/Mobile/News/2198.aspx", True),
        ("http://x.example/vi/web/guest/tin", True),
        ("http://x.example/en/tin", True),
        ("http://x.example/tin?lang=en", True),
        ("http://x.example/tin?format=pdf", True),
        ("http://x.example/portal/pages/print.aspx?p=12", True),
        ("http://x.example/vi/tin/a-215.html", False),
        ("http://x.example/tin?lang=vi", False),
        ("http://x.example/web/guest/tin", False),
        ("http://x.example/may-in-gia-re.html", False),
        ("http://x.example/in/86165", True),
        ("http://x.example/in/86165.html", True),
        ("http://x.example/tintuc/in_1206.htm", True),
        ("http://x.example/tintuc/chitiet_1206.htm", False),
        ("http://x.example/tin/in-nghi-quyet-1206.htm", False),
        ("http://x.example/in/ban-tin-dan-van", False),
        ("http://x.example/tin-tuc/phat-dong-thang-vi-nguoi-ngheo/in", True),
        ("http://x.example/in/phat-dong-thang-cao-diem-vi-nguoi-ngheo", True),
        ("http://x.example/tin-tuc/in", False),
        ("http://x.example/", False),
        ("http://x.example/tin?print=0", False),
        ("mailto:a@b.vn", False),
    ],
)
def test_is_view(url, expected):
    assert is_view(url) is expected


@pytest.mark.parametrize(
    ("view", "page", "expected"),
    [
        ("/print/86303", "/dan-van-kheo/ten-bai-86303", True),
        ("/print.php?id=134", "/index.php?option=news&id=134", True),
        ("/print.php?id=7", "/index.php?option=news&id=7", True),
        ("/in-bai/fdd62f8/", "/dan-toc/202606/ke-hoach-to-chuc-fdd62f8/", True),
        ("/portal/pages/print.aspx?p=5501", "/portal/pages/2013-03-04/Huyen-Vinh-Tra-5501.aspx", True),
        ("/Mobile/News/258003.aspx", "/Tin/post/258003/ten-bai.aspx", True),
        ("/Print.aspx?sname=tinhuy&id=1206", "/Default.aspx?sname=tinhuy&sid=4&catid=52789&id=1206&title=ten", True),
        ("/in-bai-viet.html?id=3456", "/ten-bai-viet-c12a3456.html", True),
        ("/in-tin?id=778", "/ten-bai-a778.html", True),
        ("/in-bai-viet.html?id=3457", "/ten-bai-viet-c12a3456.html", False),
        ("/in-bai-viet.html?id=12", "/ten-bai-viet-c12a3456.html", False),
        ("/tin/ban-con-gop-dat-lam-duong.amp", "/tin/ban-con-gop-dat-lam-duong.html", True),
        ("/print/86304", "/dan-van-kheo/ten-bai-86303", False),
        ("/print.aspx?p=2013", "/portal/pages/2013-03-04/Huyen-Vinh-Tra-5501.aspx", False),
        ("/dan-van-kheo/ten-bai-86303", "/ten-bai-86303", False),
    ],
)
def test_a_view_of_a_page_has_its_number(view, page, expected):
    assert is_view_of("http://x.example" + view, "http://x.example" + page) is expected
