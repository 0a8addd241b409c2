"""What names nobody is passed over; everything that names somebody must be read."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from danvan_crawler.vietnamese import participants
from danvan_crawler.vietnamese.participants import find_people
from danvan_crawler.vietnamese.people.passages import Passage, may_entitle, may_go_on, may_name, may_open_group, paragraphs, passages
from danvan_crawler.vietnamese.people.tokens import keyed


def cut(text: str) -> list[Passage]:
    return [passage for line in paragraphs(text, len(text)) for passage in passages(text, line)]


def parts(text: str) -> list[str]:
    return [text[passage.start : passage.end] for passage in cut(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đường làng đã rộng. Nhân dân góp công.", ["Đường làng đã rộng.", "Nhân dân góp công."]),
        ("Hội nghị họp năm 2021. Tỉnh dự.", ["Hội nghị họp năm 2021.", "Tỉnh dự."]),
        ("Dự có HT. Thích Minh Tâm", ["Dự có HT. Thích Minh Tâm"]),
        ("Dự có ThS. Đinh Xuân Thảo và Ths. Lê Na", ["Dự có ThS. Đinh Xuân Thảo và Ths. Lê Na"]),
        ("1. Lê Văn An", ["1. Lê Văn An"]),
        ("Kết quả\nHội nghị họp", ["Kết quả", "Hội nghị họp"]),
        ("Trưởng ban Tỉnh ủy\nvà đ/c Phan Quang", ["Trưởng ban Tỉnh ủy\nvà đ/c Phan Quang"]),
        ("đồng chí Lữ Thị Thủy\n– UVBTV", ["đồng chí Lữ Thị Thủy\n– UVBTV"]),
        ("Trưởng ban của\nTỉnh ủy", ["Trưởng ban của\nTỉnh ủy"]),
        ("", [""]),
    ],
)
def test_cuts_only_where_a_sentence_surely_ends(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


def test_lines_of_capitals_stay_whole() -> None:
    text = "Mở đầu bài. Tiếp theo.\nĐỒNG CHÍ LÊ VĂN AN THĂM xã nhà. HỘI NGHỊ TỔNG KẾT\nHết bài."
    assert [(p.shouted, text[p.start : p.end][:9]) for p in cut(text)] == [
        (False, "Mở đầu bà"),
        (False, "Tiếp theo"),
        (True, "ĐỒNG CHÍ "),
        (False, "Hết bài."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "đồng chí Mai nhấn mạnh",
        "các đ/c: Bùn, Hoa",
        "HT. Thích Minh Tâm",
        "Sau đó Nguyễn Văn An phát biểu",
        "gồm: Bun Không Lả - Ủy viên dự khuyết",
        "có K’ré và H'Nuôn",
        "Phao-lô đến dự",
        "Tại Hồ Chí Minh",
        "“Cán bộ Sơn rất tận tình",
        "vận động, cán\nbộ Sơn đã đến",
        "Gặp “Đồng chí: Sơn",
        "Thủ tướng Lào Phankham Sisavath",
        "Thầy thuốc quân y Sơn",
    ],
)
def test_sees_every_place_where_a_name_may_stand(text: str) -> None:
    assert may_name(text, 0, len(text))


@pytest.mark.parametrize(
    "text",
    [
        "Nhân dân góp công làm đường.",
        "Ở Việt Nam, việc này quen.",
        "Theo Ban Dân vận, hộ nghèo giảm.",
        "Mở đường làng. Nhân dân góp công.",
        "Tại xã Hưng Thái việc đã xong.",
        "Chỉ thị của Bộ Chính trị đã rõ.",
        "Theo Ban Dân vận Tỉnh ủy thì đúng.",
        "Xã Hưng Thái đã họp.",
        "Hôm qua Ban Dân vận Tỉnh ủy họp.",
    ],
)
def test_prose_without_names_is_passed_over(text: str) -> None:
    assert not may_name(text, 0, len(text))


def test_words_that_stand_for_people() -> None:
    assert may_go_on("đồng chí cũng đề nghị") and not may_go_on("hộ nghèo giảm còn 2%")
    assert may_entitle("hòa thượng nhấn mạnh") and not may_entitle("hộ nghèo giảm còn 2%")
    assert may_open_group("tham dự có lãnh đạo một số sở") and not may_open_group("xã có nhiều mô hình")


@pytest.mark.parametrize("text", ["Uỷ ban Hoà Bình", "QUÝ thuỷ", "İstanbul", "ab"])
def test_keyed_keeps_every_place(text: str) -> None:
    assert len(keyed(text)) == len(text)


def test_keyed_writes_tone_marks_in_one_way() -> None:
    assert keyed("Uỷ viên, quý Hoà") == "ủy viên, quý hòa"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        # An office, a pronoun or a dignity in a later sentence without any name goes on with the person.
        ("Đồng chí Lê Văn An, Bí thư Huyện uỷ dự họp. Việc đã xong. Bí thư Huyện ủy đã trao 20 suất quà cho các hộ nghèo.", "award"),
        ("Đồng chí Lê Văn An, Bí thư Huyện ủy dự họp. Đồng chí đề nghị các xã làm tốt hơn.", "speak"),
        ("HT. Thích Minh Tâm đến dự lễ. Lễ đã xong. Hòa thượng phát biểu cảm ơn.", "speak"),
    ],
)
def test_sentences_without_names_still_count(text: str, role: str) -> None:
    assert [person.role for person in find_people({"body": text}).participants] == [role]


def test_a_pronoun_in_a_new_line_is_not_the_person_of_the_line_before() -> None:
    text = "Đồng chí Lê Văn An, Bí thư Huyện ủy dự họp.\nHộ nghèo giảm nhanh. Đồng chí đề nghị các xã làm tốt hơn."
    assert [person.role for person in find_people({"body": text}).participants] == ["attend"]


@pytest.mark.parametrize("text", ["ngành\n- \n\nTin", "dự họp\n-", "dự họp\n- \n"])
def test_a_dash_alone_in_its_line_raises_nothing(text: str) -> None:
    assert find_people({"body": text}).participants == []


@pytest.mark.parametrize("piece", ["A", "A ", "AB-", "Ab ", "a. ", "\n ", ". ", "Nguyễn ", "A B C. "])
def test_time_is_linear(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    found = cut(text)
    assert found[-1].end == len(text)
    assert isinstance(may_name(text, 0, len(text)), bool)


PEOPLE = [json.loads(line)["text"] for line in Path(__file__).with_name("people.jsonl").read_text(encoding="utf-8").splitlines()]
PROSE = (
    "Nhân dân hiến hơn 9.000 m2 đất để mở rộng đường thôn.",
    "Bí thư chi bộ đã trao đổi với từng hộ.",
    "Tham dự có đại diện các sở, ngành và đông đảo nhân dân.",
    "Đồng chí đề nghị các xã làm tốt hơn việc này.",
    "Đại diện các hộ phát biểu, nêu ý kiến:",
    "Chủ tịch UBND tỉnh khẳng định việc này sẽ làm.",
)


def test_passing_over_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    mixed = random.Random(6)
    texts = [mixed.choice([" ", "\n\n"]).join(mixed.choices([*PEOPLE, *PROSE * 20], k=12)) for _ in range(150)]
    found = [find_people({"title": text[:90], "body": text}) for text in texts]
    monkeypatch.setattr(participants._Reader, "_matters", lambda self, passage: True)
    assert found == [find_people({"title": text[:90], "body": text}) for text in texts]
