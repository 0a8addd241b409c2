"""The quick form of "words at a word's beginning" finds what the plain form finds."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from danvan_crawler.vietnamese.dates.lexicon import alternatives, at_word

WORDS = ["ngày", "ngay", "năm", "n", "số hiệu", "số", "đt"]
PLAIN = re.compile(rf"(?<![^\W_])(?:{alternatives(WORDS)} [0-9]|{alternatives(['số', 'ngày'])}x)")
QUICK = re.compile(at_word((WORDS, " [0-9]"), (["số", "ngày"], "x")))


@given(st.lists(st.sampled_from(["ngày", "số", "số hiệu", "n", "đt", "a", "_", " ", " 5", "x", "\n"]), max_size=14).map("".join))
def test_the_quick_form_equals_the_plain_form(text: str) -> None:
    assert [m.span() for m in QUICK.finditer(text)] == [m.span() for m in PLAIN.finditer(text)]
