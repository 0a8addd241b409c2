"""Participants in the news of papers: lists behind a group, who holds an office today, firms, and people of whom is only told."""

from __future__ import annotations

import pytest

from danvan_crawler.vietnamese.participants import find_people


def _found(text: str) -> dict[str, tuple[str, list[str]]]:
    return {person.name: (person.role, [office.raw for office in person.positions]) for person in find_people({"body": text}).participants}


NOBODY: dict[str, tuple[str, list[str]]] = {}


@pytest.mark.parametrize(
    "text",
    [
        "Các đồng chí lãnh đạo tỉnh: Vũ Đình Hòe, Lã Thị Mận, Tạ Quốc Khải dự lễ.",
        "Lãnh đạo tỉnh: Vũ Đình Hòe, Lã Thị Mận, Tạ Quốc Khải dự lễ.",
        "Dự lễ có các đồng chí lãnh đạo Tỉnh ủy, HĐND, UBND, Ủy ban MTTQ Việt Nam tỉnh: Vũ Đình Hòe, Lã Thị Mận, Tạ Quốc Khải.",
        "Tham dự có các đồng chí Thường trực Tỉnh ủy: Vũ Đình Hòe, Lã Thị Mận, Tạ Quốc Khải; lãnh đạo các sở, ngành.",
    ],
)
def test_a_group_without_an_office_opens_a_list(text: str) -> None:
    assert _found(text) == {"Vũ Đình Hòe": ("attend", []), "Lã Thị Mận": ("attend", []), "Tạ Quốc Khải": ("attend", [])}


def test_who_is_with_a_group_says_nothing_before_its_colon() -> None:
    text = "Bí thư Tỉnh ủy Đậu Văn Cường cùng các đồng chí lãnh đạo tỉnh: Vũ Đình Hòe, Lã Thị Mận dâng hương."
    assert _found(text) == {
        "Đậu Văn Cường": ("attend", ["Bí thư Tỉnh ủy"]),
        "Vũ Đình Hòe": ("attend", []),
        "Lã Thị Mận": ("attend", []),
    }


@pytest.mark.parametrize(
    "text",
    [
        "UBND tỉnh hiện có 2 Phó Chủ tịch là: Vũ Đình Hòe, Lã Thị Mận.",
        "Hiện nay, UBND tỉnh có 2 Phó Chủ tịch gồm các ông: Vũ Đình Hòe, Lã Thị Mận.",
        "Hiện huyện có 2 Phó Chủ tịch là ông Vũ Đình Hòe và bà Lã Thị Mận.",
    ],
)
def test_who_holds_an_office_today_takes_part_in_nothing(text: str) -> None:
    assert _found(text) == {"Vũ Đình Hòe": ("mentioned", ["Phó Chủ tịch"]), "Lã Thị Mận": ("mentioned", ["Phó Chủ tịch"])}


@pytest.mark.parametrize("firm", ["Công ty Samsung Electronics", "Công ty TNHH Nippon Paint", "Tập đoàn Hoya Glass Disk"])
def test_foreign_words_behind_a_firm_are_its_name(firm: str) -> None:
    assert _found(f"Giám đốc {firm} phát biểu, đại diện {firm} ký biên bản.") == NOBODY
    assert _found(f"Ông Kim Jong Soo, Giám đốc {firm} phát biểu.") == {"Kim Jong Soo": ("speak", [f"Giám đốc {firm}"])}


@pytest.mark.parametrize("office", ["Ủy viên Ban Thường vụ Huyện ủy", "Phó Chủ tịch UBND huyện"])
def test_an_office_that_several_hold_is_shared_behind_a_semicolon(office: str) -> None:
    text = f"Dự hội nghị có đồng chí Đậu Văn Cường, Bí thư Huyện ủy; Vũ Đình Hòe, Lã Thị Mận, {office}; Tạ Quốc Khải, Trưởng Ban Dân vận."
    assert _found(text) == {
        "Đậu Văn Cường": ("attend", ["Bí thư Huyện ủy"]),
        "Vũ Đình Hòe": ("attend", [office]),
        "Lã Thị Mận": ("attend", [office]),
        "Tạ Quốc Khải": ("attend", ["Trưởng Ban Dân vận"]),
    }
