"""One story for the pages of many themes: its title, its text, and how a test reads a page."""

from __future__ import annotations

from danvan_crawler.extract import extract
from danvan_crawler.items import Article, Page, Reading

TITLE = "Bản Pá Lau giữ rừng bằng hương ước"
TEXT = "Ông Trưởng bản cho hay: mỗi hộ cử một người vào tổ tuần rừng, cứ mười ngày lại thay phiên nhau đi kiểm tra các khu giáp ranh."
MORE = "Tiền chi trả dịch vụ môi trường rừng được chia đều, phần còn lại gửi vào quỹ của bản để sửa đường và mua loa truyền thanh."
BODY = f"<p>{TEXT}</p><p>{MORE}</p>"
PHOTO = "<img src=/anh/{}.jpg width=600 height=400>"
URL = "https://danvan.example/tin-tuc/ban-pa-lau-giu-rung-31250.html"


def read_page(head: str, body: str, url: str) -> Reading:
    page = f"<html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"
    return extract(Page(url, page.encode(), "text/html; charset=utf-8"))


def sole_article(reading: Reading) -> Article:
    assert reading.kind == "article", reading.reason
    return reading.articles[0]


def article(body: str, head: str = f"<title>{TITLE} - Báo Lam Sơn</title>", url: str = URL) -> Article:
    return sole_article(read_page(head, body, url))
