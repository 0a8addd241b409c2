"""Links between two processes: each is told once, and both sides begin anew together."""

import pickle

from danvan_crawler.items import Link
from danvan_crawler.reading import links
from danvan_crawler.reading.links import Listener, Teller

MENU = [Link(f"https://danvan.mau.example.vn/muc-{n}/", f"Chuyên mục số {n}", "menu", n) for n in range(1, 301)]


def related(page: int) -> list[Link]:
    return [Link(f"https://danvan.mau.example.vn/tin/bai-{page}-{n}.html", f"Bài {n}", "related", n, "(05/05/2023)") for n in range(1, 11)]


def test_what_stands_on_every_page_is_told_once():
    teller, listener = Teller(), Listener()
    sizes = []
    for page in range(3):
        sent = pickle.dumps(teller.numbered(MENU + related(page)))
        sizes.append(len(sent))
        assert listener.links(pickle.loads(sent)) == MENU + related(page)
    assert sizes[1] < sizes[0] / 5
    assert sizes[2] < sizes[0] / 5


def test_a_link_with_another_place_or_date_is_another():
    teller, listener = Teller(), Listener()
    twice = [
        Link("https://danvan.mau.example.vn/a", "A", "listing", 1, "05/05/2023"),
        Link("https://danvan.mau.example.vn/a", "A", "menu", 7),
    ]
    assert listener.links(teller.numbered(twice + twice)) == twice + twice
    assert listener.links(teller.numbered([])) == []


def test_both_sides_begin_anew_before_they_know_too_many(monkeypatch):
    monkeypatch.setattr(links, "MOST", 320)
    teller, listener = Teller(), Listener()
    firsts = []
    for page in range(12):
        numbered = teller.numbered(MENU + related(page))
        firsts.append(numbered.first)
        assert listener.links(numbered) == MENU + related(page)
        assert len(listener._known) <= 320 + len(numbered.numbers)
    assert firsts.count(0) == 4
