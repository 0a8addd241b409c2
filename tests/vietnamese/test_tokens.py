"""A text as tokens, and where these stand in it."""

from __future__ import annotations

import pytest

from danvan_crawler.vietnamese.people.lines import read_lines
from danvan_crawler.vietnamese.people.tokens import BREAK, NUMBER, PUNCT, WORD, places, tokenize


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Dự có  Đ/c Lò Văn Páo\n \nvà H'Nuôn Byă.", ["Dự", "có", "Đ/c", "Lò", "Văn", "Páo", "\n", "và", "H'Nuôn", "Byă", "."]),
        ("đồng chíChìu Dảu Tài", ["đồng", "chí", "Chìu", "Dảu", "Tài"]),
        (" UVT.Ư, 1.250 m² (Phao-lô) … ...", ["UVT.Ư", ",", "1.250", "m²", "(", "Phao-lô", ")", "…", "..."]),
        ("Đ à, _", ["Đ", "à", ",", "_"]),
    ],
)
def test_tokens_stand_where_they_are_printed(text: str, words: list[str]) -> None:
    tokens = tokenize(text)
    assert [token.text for token in tokens] == words
    assert [text[start:end] for start, end in places(tokens)] == words
    later = "Mở đầu. "
    assert places(tokenize(later + text, len(later)), len(later)) == [(a + len(later), b + len(later)) for a, b in places(tokens)]


def test_kinds_of_tokens() -> None:
    assert [(token.kind, token.spaced) for token in tokenize("xã 5,\n  Ⅷ_")] == [
        (WORD, False),
        (NUMBER, True),
        (PUNCT, False),
        (BREAK, True),
        (WORD, False),
        (PUNCT, False),
    ]


def test_a_line_in_capitals_leaves_the_tokens_of_other_texts_alone() -> None:
    text = "ÔNG LÒ VĂN PÁO DỰ HỌP"
    before = tokenize(text)
    read, at = read_lines(tokenize(text), places(before))
    assert [token.cap for token in read] == [False, True, True, True, False, False]
    assert [text[start:end] for start, end in at] == text.split()
    assert all(token.cap and token.upper for token in tokenize(text))
