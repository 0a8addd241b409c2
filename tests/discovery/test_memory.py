"""What a run remembers of the addresses it met."""

from __future__ import annotations

import random
import tracemalloc

from danvan_crawler.memory import Addresses


def test_what_was_added_is_there_and_nothing_else() -> None:
    chance = random.Random(5)
    addresses, kept = Addresses(), set()
    for _ in range(20_000):
        url = f"https://danvan.example/tin-{chance.randrange(15_000)}.html"
        addresses.add(url)
        kept.add(url)
    assert len(addresses) == len(kept)
    assert all((url in addresses) == (url in kept) for url in (f"https://danvan.example/tin-{number}.html" for number in range(30_000)))


def test_those_of_several_that_were_not_met() -> None:
    addresses = Addresses()
    addresses.update(f"/tin-{number}.html" for number in range(Addresses.FIRST + 500))
    met = ["/tin-7.html", f"/tin-{Addresses.FIRST + 400}.html"]  # one lies in the set, the other in the table
    assert addresses.missing([*met, "/tin-99999.html", "", "/tin-99999.html"]) == {"/tin-99999.html", ""}
    assert addresses.missing(met) == set()


def test_the_empty_text_is_an_address_like_others() -> None:
    """Its hash is 0, which marks a free place."""
    addresses = Addresses()
    assert "" not in addresses
    addresses.update(["", "/"])
    assert "" in addresses
    assert len(addresses) == 2


def test_an_address_behind_the_first_takes_at_most_24_bytes() -> None:
    urls = [f"/tin-{number}.html" for number in range(50_000)]
    tracemalloc.start()
    addresses = Addresses()
    addresses.update(urls)
    taken, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(addresses) == 50_000
    assert taken <= 24 * len(urls) + 100 * Addresses.FIRST
