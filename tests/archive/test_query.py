"""The language of search."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan_crawler.archive.query import AllOf, AnyOf, Phrase, has_diacritics, parse, phrases, to_fts5, to_tsquery, words


def one(*parts: str, prefix: bool = False, exact: tuple[str, ...] | None = None) -> Phrase:
    return Phrase(parts, exact or parts, prefix)


@pytest.mark.parametrize(
    ("query", "node"),
    [
        ("dan van", AllOf((one("dan"), one("van")))),
        ('"dan van" kheo*', AllOf((one("dan", "van"), one("kheo", prefix=True)))),
        ("a OR b c", AnyOf((one("a"), AllOf((one("b"), one("c")))))),
        ("(a OR b) NOT c", AllOf((AnyOf((one("a"), one("b"))),), (one("c"),))),
        ("a -b", AllOf((one("a"),), (one("b"),))),
        ("a NOT NOT b", AllOf((one("a"), one("b")))),
        ("120-KL/TW", one("120", "kl", "tw")),
        ("Điểu K’ré", AllOf((one("dieu", exact=("điểu",)), one("k", "re", exact=("k", "ré"))))),
        ('"dan van', one("dan", "van")),
        ("((a", one("a")),
        ("a) b", AllOf((one("a"), one("b")))),
        ("OR a OR", one("a")),
    ],
)
def test_meaning(query: str, node: object) -> None:
    assert parse(query) == node


@pytest.mark.parametrize("query", ["", "  ", "!?", '""', "NOT covid", "-", "()", "*", "AND OR NOT", "("])
def test_nothing_to_look_for(query: str) -> None:
    assert parse(query) is None


def test_words_agree_however_they_are_typed() -> None:
    assert words("Uỷ ban, hoà bình; ĐẢNG") == words("Ủy ban hòa bình đảng")
    assert words("Uỷ ban Ðảng") == (["uy", "ban", "dang"], ["ủy", "ban", "đảng"])


def test_diacritics_are_noticed() -> None:
    assert has_diacritics(parse("dan vận"))
    assert not has_diacritics(parse("dan van"))
    assert [phrase.words for phrase in phrases(parse("(a OR b) NOT c"))] == [("a",), ("b",)]


@settings(max_examples=60)
@given(st.text(max_size=80) | st.text(alphabet="ab\"*()-: ORNTADđÐ'\\;{}", max_size=60))
def test_any_text_becomes_a_query_that_sqlite_can_run(query: str) -> None:
    node = parse(query)
    if node is None:
        return
    assert to_tsquery(node)
    connection = sqlite3.connect(":memory:")
    connection.execute("create virtual table t using fts5 (title, body, exact_title, exact_body)")
    for exact in (False, True):
        connection.execute("select rowid from t where t match ?", (to_fts5(node, exact),)).fetchall()
    connection.close()


def test_deep_brackets_and_long_queries_end() -> None:
    assert phrases(parse("(" * 10_000 + "a")) == []
    assert phrases(parse("(" * 30 + "a b" + ")" * 30)) == [one("a"), one("b")]
    assert len(phrases(parse("a " * 10_000))) <= 192
