"""A text as tokens, and where these stand in it."""

from __future__ import annotations

import pytest

from danvan_crawler.vietnamese.people.lines import read_lines
from danvan_crawler.vietnamese.people.tokens import BREAK, NUMBER, PUNCT, WORD, Token, ends, extent, tokenize


def _printed(text: str, tokens: list[Token], ended: list[int]) -> list[str]:
    spans = [extent(tokens, ended, i, i + 1) for i, token in enumerate(tokens) if token.kind != BREAK]
    return [text[start:end] for start, end in spans]


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
    assert _printed(text, tokens, ends(tokens)) == [word for word in words if word != "\n"]
    later = "Mở đầu. "
    assert ends(tokenize(later + text, len(later)), len(later)) == [len(later) + end for end in ends(tokens)]


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
    read, ended = read_lines(before, ends(before))
    assert [token.cap for token in read] == [False, True, True, True, False, False]
    assert _printed(text, read, ended) == text.split()
    assert all(token.cap and token.upper for token in tokenize(text))
