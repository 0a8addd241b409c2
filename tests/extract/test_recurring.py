"""What recurred on earlier pages changes the time that a page takes, and nothing of what is read."""

from __future__ import annotations

from dataclasses import fields, replace
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan_crawler.extract import extract, recurring
from danvan_crawler.extract.dom import Doc
from danvan_crawler.extract.markup import parse
from danvan_crawler.extract.recurring import Recurring
from danvan_crawler.extract.walk import flatten
from danvan_crawler.items import Page

from .test_pages import CASES, load
from .test_robust import ATTRIBUTES, TAGS, WORDS

ORIGIN = "http://h.example"
FOLDERS = [list(cases) for _, cases in groupby(CASES, lambda case: case.parent)]
MENU = "<ul class='menu'>" + "".join(f"<li><a href='/muc-{n}.html'>Chuyên mục {n}</a></li>" for n in range(20)) + "</ul>"
SIDE = (
    "<div id='side'><h3>Mới nhất</h3>"
    + "".join(f"<p><a href='tin-{n}.html'>Tin số {n}</a> <img src='{n}.jpg'></p>" for n in range(9))
    + "</div>"
)
element = st.tuples(st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES), st.sampled_from(WORDS), st.booleans())
part = st.lists(element, max_size=12).map(
    lambda elements: (
        "<div>" + "".join(f"<{tag}{name}>{word}" + (f"</{tag}>" if close else "") for tag, name, word, close in elements) + "</div>"
    )
)


def article(number: int, menu: str = MENU, side: str = SIDE) -> bytes:
    text = f"<p>Ngày {number % 28 + 1}/6, tổ dân vận thôn {number} họp bàn việc làm đường, có đông đủ bà con dự.</p>" * 3
    return f"<body>{menu}<div class='detail'><h1>Thôn {number} làm đường</h1>{text}</div>{side}<p>Bản quyền</p></body>".encode()


def laid(doc: Doc) -> list[Any]:
    """All that a page laid flat says, in a form that can be compared."""
    objects = {"lines", "anchors", "more", "pictures"}
    plain = [getattr(doc, one.name) for one in fields(Doc) if one.name not in objects | {"root", "properties"}]
    return plain + [
        [tuple(getattr(one, name) for name in one.__slots__ if name not in ("target", "_apart")) for one in getattr(doc, kind)]
        for kind in sorted(objects)
    ]


@pytest.fixture
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small parts are kept too."""
    monkeypatch.setattr(recurring, "LEAST_NODES", 2)


def test_a_menu_is_walked_through_once() -> None:
    known = Recurring()
    pages = [article(number) for number in range(12)]
    docs = [flatten(parse(body), None, known, ORIGIN) for body in pages]
    assert docs[-1].lines[0] is docs[-2].lines[0]
    assert docs[-1].lines[0] is not docs[0].lines[0]
    assert [laid(doc) for doc in docs] == [laid(flatten(parse(body))) for body in pages]


def test_a_part_moves_with_what_stands_before_it() -> None:
    known = Recurring()
    pages = [article(n, f"<div><p>Hôm nay</p>{'<p>thứ <a href=/x>năm</a></p>' * (n % 3)}</div>{MENU}") for n in range(20)]
    docs = [flatten(parse(body), None, known, ORIGIN) for body in pages]
    assert docs[-1].lines[-2].raw is docs[-2].lines[-2].raw
    assert [laid(doc) for doc in docs] == [laid(flatten(parse(body))) for body in pages]


def test_addresses_are_those_of_the_page_and_of_its_base() -> None:
    known = Recurring()
    for number in range(12):
        body = article(number)
        if number % 4 == 3:
            body = b"<head><base href='http://other.example/a/'></head>" + body
        page = Page(f"{ORIGIN}/muc-{number % 2}/tin-{number}.html", body, "text/html")
        assert extract(page, None, known) == extract(page)


def test_a_side_column_that_changes_is_learned_again() -> None:
    known = Recurring()
    sides = [SIDE.replace("Tin số 8", f"Tin số {n // 10}") for n in range(40)]
    docs = [flatten(parse(article(n, side=side)), None, known, ORIGIN) for n, side in enumerate(sides)]
    assert docs[39].lines[-2] is docs[38].lines[-2]
    assert [doc.lines[-2].text for doc in docs] == [f"Tin số {n // 10}" for n in range(40)]


def test_what_is_kept_has_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recurring, "MOST_NODES", 200)
    monkeypatch.setattr(recurring, "MOST_PATHS", 40)
    known = Recurring()
    for number in range(60):
        body = article(number, "".join(f"<div class='m{number // 3 + i}'>{MENU}</div>" for i in range(5)))
        assert laid(flatten(parse(body), None, known, ORIGIN)) == laid(flatten(parse(body)))
        assert known.nodes <= 200


@pytest.mark.parametrize("cases", FOLDERS, ids=lambda cases: cases[0].parent.name)
def test_golden_pages(cases: list[Path], eager: None) -> None:
    known = Recurring()
    pages = [replace(page, url=f"{ORIGIN}/{page.url.split('/', 3)[-1]}") for _, page in map(load, cases)]
    cold = [extract(page) for page in pages]
    for _ in range(8):
        assert [extract(page, None, known) for page in pages] == cold


@given(st.lists(part, min_size=1, max_size=4), st.lists(st.lists(st.integers(0, 3), max_size=5), min_size=6, max_size=12))
@settings(max_examples=60, deadline=None)
def test_any_parts(parts: list[str], pages: list[list[int]]) -> None:
    known = Recurring()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(recurring, "LEAST_NODES", 1)
        for numbers in pages:
            body = "".join(parts[number % len(parts)] for number in numbers).encode()
            root, same = parse(body), parse(body)
            if root is not None:
                assert laid(flatten(root, None, known, ORIGIN)) == laid(flatten(same))


def test_an_entry_of_the_menu_stays_what_its_page_says() -> None:
    """A longer text for the same address, further down on one page, is that page's."""
    known = Recurring()
    for number in range(16):
        longer = "<p><a href='/muc-3.html'>Chuyên mục 3 và những bài mới của nó</a></p>" if number % 5 == 4 else ""
        page = Page(f"{ORIGIN}/tin-{number}.html", article(number, side=longer), "text/html")
        assert extract(page, None, known) == extract(page)


def test_a_part_that_stands_twice_on_a_page_counts_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recurring, "MOST_NODES", 150)
    monkeypatch.setattr(recurring, "_CHANCES", 1_000)
    known = Recurring()
    for number in range(80):
        menu = MENU.replace("Chuyên mục 1<", f"Chuyên mục {number % 6}<")  # each is forgotten before it comes again
        body = article(number, f"<div>{menu}</div><div>{menu}</div>")
        assert laid(flatten(parse(body), None, known, ORIGIN)) == laid(flatten(parse(body)))
        assert known.nodes == sum(len(piece.tags) for piece in known._pieces.values()) <= 150
