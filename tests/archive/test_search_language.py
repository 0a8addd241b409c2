"""The language of search, and what becomes of it: formulas of tokens."""

from __future__ import annotations

import sqlite3
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan_crawler.archive.search.abbreviations import expanded
from danvan_crawler.archive.search.language import AllOf, AnyOf, Node, Phrase, has_diacritics, parse, phrases
from danvan_crawler.archive.search.places import Texts, snippet
from danvan_crawler.archive.search.tokens import MARKS, TITLE, formula, needs_text, to_fts5, to_tsquery, tokens_of
from danvan_crawler.archive.search.words import letters, words
from danvan_crawler.vietnamese.text import fold


def one(*parts: str, prefix: bool = False, exact: tuple[str, ...] | None = None, capitals: bool = False) -> Phrase:
    return Phrase(parts, exact or parts, prefix, capitals)


@pytest.mark.parametrize(
    ("query", "node"),
    [
        ("dan van", AllOf((one("dan"), one("van")))),
        ('"dan van" kheo*', AllOf((one("dan", "van"), one("kheo", prefix=True)))),
        ('"dan va*"', one("dan", "va", prefix=True)),
        ('"dan va"*', one("dan", "va", prefix=True)),
        ("“dan van” kheo", AllOf((one("dan", "van"), one("kheo")))),
        ("a OR b c", AnyOf((one("a"), AllOf((one("b"), one("c")))))),
        ("(a OR b) NOT c", AllOf((AnyOf((one("a"), one("b"))),), (one("c"),))),
        ("a -b", AllOf((one("a"),), (one("b"),))),
        ('a -"b c"', AllOf((one("a"),), (one("b", "c"),))),
        ("a -(b OR c)", AllOf((one("a"),), (AnyOf((one("b"), one("c"))),))),
        ("-b a", AllOf((one("a"),), (one("b"),))),
        ('-"b c" a', AllOf((one("a"),), (one("b", "c"),))),
        ('a - "b c"', AllOf((one("a"), one("b", "c")))),
        ('a-"b c"', AllOf((one("a"), one("b", "c")))),
        ("a NOT NOT b", AllOf((one("a"), one("b")))),
        ("120-KL/TW", one("120", "kl", "tw", capitals=True)),
        ("Điểu K’ré", AllOf((one("dieu", exact=("điểu",)), one("k", "re", exact=("k", "ré"))))),
        ('"dan van', one("dan", "van")),
        ("((a", one("a")),
        ("a) b", AllOf((one("a"), one("b")))),
        ("OR a OR", one("a")),
    ],
)
def test_meaning(query: str, node: object) -> None:
    assert parse(query) == node


@pytest.mark.parametrize("query", ["", "  ", "!?", '""', "NOT covid", "-covid", '-"hội nghị"', "-", "()", "*", "AND OR NOT", "("])
def test_nothing_to_look_for(query: str) -> None:
    assert parse(query) is None


def test_words_agree_however_they_are_typed() -> None:
    assert words("Uỷ ban, hoà bình; ĐẢNG") == words("Ủy ban hòa bình đảng")
    assert words("Uỷ ban Ðảng") == (["uy", "ban", "dang"], ["ủy", "ban", "đảng"])
    assert words("UVT.Ư Đảng, U.B.N.D xã; T.Ư và TP.HCM.")[1] == ["uvtư", "đảng", "ubnd", "xã", "tư", "và", "tp", "hcm"]


@given(st.text(alphabet="aăâàáảãạằốờợưứĐđÐỷýK'’ IİßJǅ\u0301\u1fb3.,-"))
def test_letters_keep_their_places(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    for exact in (False, True):
        assert len(letters(text, exact)) == len(text)
    assert letters("Uỷ ban ĐẢNG, hoà", exact=True) == "ủy ban đảng, hòa"
    assert letters("Uỷ ban ĐẢNG") == fold("Uỷ ban ĐẢNG")


def test_diacritics_are_noticed() -> None:
    assert has_diacritics(parse("dan vận"))
    assert not has_diacritics(parse("dan van"))
    assert [phrase.words for phrase in phrases(parse("(a OR b) NOT c"))] == [("a",), ("b",)]


def variants(query: str) -> set[str]:
    node = parse(query)
    assert node is not None
    return {" ".join(phrase.words) for phrase in phrases(expanded(node))}


def test_abbreviations_are_written_out_and_long_forms_abbreviated() -> None:
    assert variants("HĐND") == {"hdnd", "hoi dong nhan dan"}
    assert variants("hdnd") == variants("HĐND")
    assert {"ubmttq", "uy ban mat tran to quoc", "uy ban mttq"} <= variants("UBMTTQ")
    assert {"chu tich hdnd tinh", "chu tich hoi dong nhan dan tinh"} <= variants('"Chủ tịch Hội đồng nhân dân tỉnh"')
    assert variants("hoi dong nhan dan tinh") == {"hoi", "dong", "nhan", "dan", "hdnd", "tinh"}
    assert variants("Trung ương") == {"trung", "uong", "tw"}
    assert "tinh uy" in variants("TU")


def test_words_that_only_look_like_abbreviations_stay() -> None:
    assert variants("tu") == {"tu"}
    assert variants("Tỉnh ủy") == {"tinh", "uy"}  # not "từ"
    assert variants("Chủ tịch") == {"chu", "tich"}  # not the CT of "05-CT/TW"
    assert variants("hdn*") == {"hdn"}


def test_expansion_ends() -> None:
    assert len(variants('"' + "HĐND UBND MTTQ BTV " * 15 + '"')) <= 12


TEXT = st.text(max_size=80) | st.text(alphabet="ab\"*()-: ORNTADđÐ'\\;{}^=+#@", max_size=60)


@settings(max_examples=100, deadline=None)
@given(TEXT)
def test_any_text_becomes_a_query_that_sqlite_can_run(query: str) -> None:
    node = parse(query)
    if node is None:
        return
    connection = sqlite3.connect(":memory:")
    connection.execute(f"create virtual table t using fts5 (words, content='', detail='none', tokenize='ascii tokenchars ''{MARKS}''')")
    for exact in (False, True):
        for of in (formula(node, exact), formula(expanded(node), exact, TITLE)):
            assert to_tsquery(of)
            connection.execute("select rowid from t where t match ?", (to_fts5(of),)).fetchall()
    connection.close()


WORDS = st.lists(st.sampled_from(["dân", "dan", "vận", "văn", "khéo", "HĐND", "120-KL/TW", "hòa", "hoà"]), min_size=1, max_size=8).map(
    " ".join
)


@settings(max_examples=200, deadline=None)
@given(
    text=WORDS,
    query=WORDS.flatmap(lambda w: st.sampled_from([w, f'"{w}"', w.replace(" ", " OR "), f"dân NOT {w}", f"dân -({w})", f"{w}*"])),
)
def test_tokens_promise_never_too_little(text: str, query: str) -> None:
    """What truly matches a text has the tokens of the formula; where no text is needed, the other way round too."""
    node = parse(query)
    assert node is not None
    tokens = tokens_of(*words(text))
    for exact in (False, True):
        says = Texts([text]).match(node, exact)
        has = holds(to_tree(node, exact), tokens)
        assert has >= says
        if not needs_text(node):
            assert has == says


def to_tree(node: Node, exact: bool) -> object:
    return formula(node, exact)


def holds(of: object, tokens: set[str]) -> bool:
    """A formula, evaluated."""
    kind = type(of).__name__
    if kind == "Term":
        return any(token.startswith(of.token) for token in tokens) if of.prefix else of.token in tokens  # type: ignore[attr-defined]
    if kind == "Any":
        return any(holds(part, tokens) for part in of.parts)  # type: ignore[attr-defined]
    return all(holds(part, tokens) for part in of.parts) and not any(holds(part, tokens) for part in of.without)  # type: ignore[attr-defined]


def test_deep_brackets_and_long_queries_end() -> None:
    assert phrases(parse("(" * 10_000 + "a")) == []
    assert phrases(parse("(" * 30 + "a b" + ")" * 30)) == [one("a"), one("b")]
    assert len(phrases(parse("a " * 10_000))) <= 192


def test_snippets() -> None:
    long = " ".join(f"chữ{n}" for n in range(200)) + " Dân vận khéo. " + " ".join(f"từ{n}" for n in range(200))
    shown = snippet([long], phrases(parse('"dan van kheo"')))
    assert "[Dân vận khéo]." in shown
    assert shown.startswith("… chữ") and shown.endswith(" …") and len(shown.split()) < 40
    assert snippet([""], phrases(parse("a"))) == ""
    assert snippet(["Không có gì"], phrases(parse("a"))) == "Không có gì"
    assert snippet(["Trưởng ban"], phrases(parse("truo*"))) == "[Trưởng] ban"
    assert snippet(["Bí thư U.B.N.D xã"], phrases(parse("ubnd"))) == "Bí thư [U.B.N.D] xã"
    assert snippet(["Thân bài", "Tít [có] dân vận"], phrases(parse("dan van"))) == "Tít [có] [dân vận]"
    assert snippet([], phrases(parse("a"))) == ""
    assert snippet(["<b>Dân</b> vận"], phrases(parse("dan van"))) == "<b>[Dân]</b> [vận]"
