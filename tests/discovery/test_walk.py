"""Walking a listing: it advances, ends, or is broken."""

from __future__ import annotations

import pytest

from danvan_crawler.discovery import Step, Walks

BASE = "https://a.example.vn/tin/"


def page(number: int) -> str:
    return f"{BASE}?page={number}" if number > 1 else BASE


def test_pages_with_new_articles_advance():
    walks = Walks()
    assert all(walks.step(page(n), [f"{n}-{i}" for i in range(10)], [page(n + 1)]).advances for n in range(1, 30))


def test_past_the_end_the_first_page_again_ends_the_walk_without_a_word():
    walks = Walks()
    for n in (1, 2, 3):
        walks.step(page(n), [str(n)], [page(n + 1)])
    step = walks.step(page(4), ["1"], [page(2)])
    assert (step.advances, step.broken) == (False, None)


def test_a_pager_that_does_nothing_is_broken():
    walks = Walks()
    walks.step("https://a.example.vn/khac/", ["x"], [])
    walks.step("https://a.example.vn/khac/?page=2", ["y"], [])
    walks.step(page(1), ["a", "b"], [page(2), page(3), page(9)])
    step = walks.step(page(2), ["b", "a"], [page(1), page(3)])
    assert not step.advances
    assert step.broken == f"{page(2)} repeats an earlier page, though pages up to 9 are linked"


def test_a_next_link_that_shows_the_first_page_again():
    """One listing alone may have a single page; that its pager does nothing is told by what the site's others do."""
    first = [f"a{n}" for n in range(10)]
    walks = Walks()
    walks.step(page(1), first, [page(2)])
    assert walks.step(page(2), first, [page(3)]).broken == f"{page(2)} repeats the first page: the pager leads nowhere"
    walks = Walks()
    walks.step("https://a.example.vn/khac/", ["b"], ["https://a.example.vn/khac/?page=2"])
    walks.step("https://a.example.vn/khac/?page=2", ["c"], [])
    walks.step(page(1), first, [page(2)])
    assert walks.step(page(2), first, [page(3)]) == Step(False)


def test_an_empty_page_between_others_is_broken_and_at_the_end_is_not():
    walks = Walks()
    walks.step(page(1), ["a"], [page(2), page(3)])
    assert "is empty" in (walks.step(page(2), [], [page(3)]).broken or "")
    assert walks.step(page(3), ["c"], []).advances
    assert walks.step(page(4), [], []) == walks.step(page(5), [], [])
    assert walks.step(page(5), [], []).broken is None


def test_going_in_circles_ends():
    walks = Walks()
    asked, url = 0, page(1)
    while asked < 50:
        asked += 1
        number = int(url.rpartition("=")[2]) if "=" in url else 1
        if not walks.step(url, [str(number % 3)], [page(number + 1)]).advances:
            break
        url = page(number + 1)
    assert asked == 4


def test_a_listing_whose_articles_are_never_recognised_goes_on():
    walks = Walks()
    assert all(walks.step(page(n), [], [page(n + 1)]).advances for n in range(1, 20))


def test_the_first_page_under_two_addresses_is_no_fault():
    walks = Walks()
    walks.step(BASE, ["a", "b"], [BASE + "?page=1", page(2)])
    step = walks.step(BASE + "?page=1", ["a", "b"], [page(2)])
    assert step.broken is None
    assert walks.step(page(2), ["c"], []).advances


def test_the_same_page_twice_in_a_run_is_no_repetition():
    walks = Walks()
    assert walks.step(page(2), ["a"], []).advances
    assert walks.step(page(2), ["a"], []).advances


@pytest.mark.parametrize("other", ["https://a.example.vn/khac/", "https://a.example.vn/tin/?Cat=2"])
def test_listings_do_not_mix(other):
    walks = Walks()
    walks.step(BASE, ["a"], [])
    assert walks.step(other, ["a"], []).advances


def drawn(walks: Walks, number: int, names: str, last: int = 9) -> Step:
    return walks.step(page(number), list(names), [page(n) for n in range(1, last + 1)])


def test_a_list_that_is_drawn_anew_for_each_request_is_asked_again_until_it_brings_nothing_new():
    walks = Walks()
    drawn(walks, 1, "abcdefgh", 3)
    assert drawn(walks, 2, "bkdlfamh", 3).ask_again
    assert drawn(walks, 2, "bnceokgp", 3) == Step(fresh=True, ask_again=True)
    assert not drawn(walks, 3, "afkm", 3).fresh
    assert walks.unordered() == {"a.example.vn/tin?": 20 - 14}
    assert drawn(walks, 3, "qafk", 3).fresh
    answers = 1
    while drawn(walks, 3, "afkm", 3).ask_again:
        answers += 1
    assert answers * 4 >= 3 * 15 > (answers - 1) * 4


def test_what_an_unordered_list_has_named_at_last_is_not_missing():
    walks = Walks()
    drawn(walks, 1, "abcdefgh", 2)
    drawn(walks, 2, "aocgkh", 2)
    assert walks.unordered() == {}
    drawn(walks, 2, "bmfdel", 2)
    assert walks.unordered() == {"a.example.vn/tin?": 2}
    drawn(walks, 2, "lmnp", 2)
    assert walks.unordered() == {}


def test_a_box_beside_a_list_that_shows_its_newest_again_is_no_sign_of_disorder():
    walks = Walks()
    drawn(walks, 1, "abcdefgh")
    assert not drawn(walks, 2, "abcijklmno").ask_again


def test_a_page_that_shows_little_else_the_second_time_is_asked_for_a_third_time_and_no_more():
    """A box of news beside the list changes with each request."""
    walks = Walks()
    drawn(walks, 1, "abcdefghXYZ")
    asked = [drawn(walks, 2, names).ask_again for names in ("ijklmnocab", "ijklmnoadX", "ijklmnoefg", "ijklmnobgh")]
    assert asked == [True, True, True, False]
    assert not drawn(walks, 3, "pqrstuvace").ask_again


@pytest.mark.parametrize(
    "pages",
    [
        ("abcdefgh", "fghijklm", "klmnopqr"),  # articles came meanwhile, and the others moved
        ("abcdefghXYZ", "ijklmnopXYZ", "qrstuvwxXYZ"),  # a box beside each page
        ("XYZabcdefgh", "XYZghijklmn", "XYZopqrstuv"),
        ("abcdefgh", "abcdefgh", "abcdefgh"),  # a pager that does nothing
        ("abcdefgh", "ijklmnop", "nopq"),  # the last page is filled up with the end of the one before
    ],
)
def test_lists_in_order_are_hardly_asked_again(pages):
    walks = Walks()
    for number, names in enumerate(pages, 1):
        if drawn(walks, number, names).ask_again:
            assert not drawn(walks, number, names).ask_again
    assert walks.unordered() == {}


def test_pages_that_are_asked_again_at_the_same_time_are_compared_with_themselves():
    """The boxes beside the list show more of the later pages' articles than page 1 has: pages 2 and 3 came before either was asked again."""
    walks = Walks()
    drawn(walks, 1, "abcdefZYX")
    pages = {2: "ghijklmnopZWYcX", 3: "qrstuZYWhaX"}
    assert all(drawn(walks, number, names).ask_again for number, names in pages.items())
    assert not any(drawn(walks, number, names).ask_again for number, names in pages.items())
    assert walks.unordered() == {}


def test_what_stands_on_every_page_is_not_missing():
    walks = Walks()
    for number, names in ((1, "abcdefghXY"), (2, "aocgkhXY"), (2, "bmfdelXY"), (2, "jnXY")):
        drawn(walks, number, names, 2)
    assert walks.unordered() == {}
