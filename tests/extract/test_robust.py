"""`extract` answers for any bytes, without recursion and in time that grows with the page."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from danvan_crawler.extract import extract
from danvan_crawler.extract.decode import MAX_BYTES
from danvan_crawler.extract.markup import parse
from danvan_crawler.extract.meta import read_head
from danvan_crawler.items import Page, Reading

from .test_pages import CASES, load

TAGS = (
    "p",
    "div",
    "td",
    "tr",
    "table",
    "a",
    "b",
    "h1",
    "span",
    "img",
    "br",
    "li",
    "ul",
    "figure",
    "figcaption",
    "script",
    "noscript",
    "time",
    "meta",
    "title",
    "base",
    "nav",
    "svg",
    "iframe",
)
WORDS = (
    "Tin liên quan",
    "Các tin khác",
    "Nguồn: X",
    "20/01/2020 - 8:28",
    "Trang chủ",
    "»",
    "Hội nghị dân vận, tổ chức tại xã.",
    "&amp;agrave;",
    "\u200b",
    "Ð",
    "x" * 300,
    "",
    " ",
    "(",
    "]",
    "Ảnh:",
    "1",
)
ATTRIBUTES = (
    "",
    ' class="title"',
    ' class="related share"',
    ' href="/a-1.html"',
    ' href="http://[::1"',
    ' href="http://h:99999999/"',
    ' src="data:image/gif;base64,R0"',
    ' style="display:none"',
    ' itemprop="datePublished"',
    ' datetime="x"',
    ' data-srcset="a 1x, b 2x, , 3w"',
    ' property="og:title" content="x"',
    ' rel="canonical" href="//"',
    ' type="application/ld+json"',
    ' id="__NEXT_DATA__"',
    ' class="caption"',
    ' width="9e9"',
)


def read(body: bytes, content_type: str = "text/html", url: str = "http://h.example/a-b-c-12.html") -> Reading:
    reading = extract(Page(url, body, content_type))
    assert isinstance(reading, Reading)
    return reading


@given(
    st.binary(max_size=2000), st.sampled_from(["", "text/html", "text/html; charset=utf-16", "text/html; charset=nonsense", "image/png"])
)
@settings(max_examples=150, deadline=None)
def test_any_bytes(body: bytes, content_type: str) -> None:
    read(body, content_type)


@given(st.lists(st.tuples(st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES), st.sampled_from(WORDS), st.booleans()), max_size=60))
@settings(max_examples=150, deadline=None)
def test_any_markup(pieces: list[tuple[str, str, str, bool]]) -> None:
    read("".join(f"<{tag}{attribute}>{word}" + (f"</{tag}>" if close else "") for tag, attribute, word, close in pieces).encode())


@given(st.text(max_size=40))
@settings(max_examples=60, deadline=None)
def test_any_address(url: str) -> None:
    read(b"<h1>Tin</h1><a href='x'>y</a><link rel=canonical href='/z'>", url=url)


@pytest.mark.parametrize("case", CASES[::3], ids=lambda case: f"{case.parent.name}/{case.stem}")
def test_damaged_pages(case: Path) -> None:
    """Golden pages cut short, with bytes changed, tags dropped and pieces exchanged."""
    _, page = load(case)
    rng = random.Random(case.stem)
    for _ in range(12):
        body = bytearray(page.body)
        for _ in range(rng.randint(1, 30)):
            at = rng.randrange(max(len(body), 1))
            what = rng.randrange(4)
            if what == 0:
                del body[at : at + rng.randint(1, 40)]
            elif what == 1:
                body[at:at] = bytes(rng.randrange(256) for _ in range(rng.randint(1, 6)))
            elif what == 2:
                body[at:at] = body[: rng.randint(1, 200)]
            else:
                body[at:at] = rng.choice((b"<", b">", b"</div>", b"<table>", b"\0", b'<a href="', b"<!--"))
        read(bytes(body[: rng.randint(1, len(body) or 1)]))


def test_two_hundred_thousand_nested_divs() -> None:
    assert read(b"<html><body>" + b"<div>" * 200_000 + "Sơ đồ trang".encode() + b"</div>" * 200_000).kind == "other"


@pytest.mark.parametrize(
    "unit",
    [
        "<p>Hội nghị sơ kết công tác dân vận được tổ chức tại xã Bình Kiều, huyện Yên Sơn Hạ, ngày 12/7/2023.</p>",
        "<a href='/tin-{n}.html'>Khai mạc lớp tập huấn công tác dân vận {n}</a> ",
        "<li><a href=/t{n}>Một tin khác có tựa đề đủ dài</a> (01/02/2023)</li>",
        "<tr><td>{n}</td><td>Số liệu</td></tr>",
        "<b>",
        "<div class=related>",
        "x<br>",
        "<img src=/a{n}.jpg>",
        "<p>Tin liên quan</p>",
        "1/",
        "01/02/2023 ",
        "( ",
        "<table><tr><td>",
        "<span class='author'>A",
        "<h1>Tin</h1>",
        "<figure><img src=a.jpg>",
    ],
)
def test_time_grows_with_the_page(unit: str) -> None:
    """A megabyte of one thing over and over: at most 20 times its parse plus a constant (the bound of the specification, on a larger page)."""
    count = 600_000 // len(unit)
    body = (
        "<html><head><meta charset=utf-8><title>Tin</title></head><body><h1>Một tựa đề đủ dài để tin</h1>"
        + "".join(unit.replace("{n}", str(n)) for n in range(count))
    ).encode()
    parsed = seconds_of_lxml(body)
    start = time.process_time()
    read(body)
    assert time.process_time() - start < 20 * parsed + 1.0


def seconds_of_lxml(body: bytes) -> float:
    """The reference: processor time of the bare parse of lxml."""
    start = time.process_time()
    etree.fromstring(body, etree.HTMLParser(encoding="utf-8", huge_tree=True))
    return time.process_time() - start


@pytest.mark.parametrize(
    "text",
    [
        "a" + "\u0323\u0301" * 150_000,
        "&#803;&#769;" * 100_000,
        "<span itemprop='datePublished'>x</span>" * 75_000,
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Tin","datePublished":"2023-07-12"}</script>' * 20_000,
        "<span class=author>A" * 2_040,
        "<div>" + "<a href='/x'>Xem thêm</a> " * 8_000,
        f'<div role=img style="{"background:" * 9_000}url()"></div>' * 10,
        f"<iframe src='{'.pdf' * 480} " * 400,
    ],
    ids=["marks", "marks written as numbers", "itemprop", "JSON-LD", "authors", "cards", "backgrounds", "frames"],
)
def test_no_time_by_the_square(text: str) -> None:
    """Two megabytes, and what is compared with all others of its kind: the same bound."""
    body = f"<html><head><meta charset=utf-8><title>Tin</title></head><body><h1>Một tựa đề đủ dài để tin</h1><p>{text}".encode()
    parsed = seconds_of_lxml(body)
    start = time.process_time()
    read(body)
    assert time.process_time() - start < 20 * parsed + 0.2


@pytest.mark.parametrize(
    ("unit", "count"),
    [
        ("<div>", 30_000),
        ("<ul><li>", 30_000),
        ("<p><font color={n}>x</p>", 3_000),
        ("<strong class=c{n}><i id=d{n}><p>x", 3_000),
        ("<a href=/t{n}><div>x", 30_000),
        ("<body data-{n}=1>", 30_000),
    ],
)
def test_the_tree_is_not_larger_than_the_page(unit: str, count: int) -> None:
    """Formatting that is never closed is opened anew in each paragraph behind it, says the standard: millions of elements for 100 kB."""
    units = "".join(unit.replace("{n}", str(n)) for n in range(count))
    body = (
        f"<html><head><meta charset=utf-8><title>Tin</title></head><body><h1>Một tựa đề đủ dài để tin</h1><p>Lời dẫn.</p>{units}".encode()
    )
    tree = parse(body)
    assert tree is not None
    assert tree.root is not None
    assert sum(1 for _ in tree.root.traverse(include_text=True)) < len(body)
    start = time.process_time()
    assert read(body).kind in ("other", "listing", "article")
    assert time.process_time() - start < 20 * seconds_of_lxml(body) + 1.0


def test_what_stands_before_the_unruly_part_is_read() -> None:
    want, page = next((want, page) for want, page in map(load, CASES) if want["kind"] == "article" and b"</body>" in page.body)
    unruly = read(page.body.replace(b"</body>", b"<div>" * 30_000 + b"</body>"), page.content_type, page.url)
    assert [article.body for article in unruly.articles] == [want["body"]]
    assert [article.title for article in unruly.articles] == [want["title"]]


def test_a_title_has_an_end() -> None:
    root = parse(b"<html><head><title>" + b"Tin - " * 100_000 + b"</title></head><body><h1>Tin</h1></body>")
    assert 500 < len(read_head(root).title) <= 2_000


def test_a_page_beyond_the_limit_is_cut_with_a_reason() -> None:
    reading = read(b"<html><body><h1>x</h1>" + b"<p>so lieu</p>" * (MAX_BYTES // 12))
    assert reading.reason is not None
    assert "body cut at 3 MB" in reading.reason
