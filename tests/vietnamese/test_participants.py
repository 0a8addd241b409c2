"""People in news: the annotated sentences of people.jsonl, forms of lists and roles one by one, and properties on any string."""

from __future__ import annotations

import json
import re
import time
import timeit
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan_crawler.items import ROLE_PRECEDENCE
from danvan_crawler.vietnamese.participants import People, find_people
from tests.vietnamese.growth import is_linear

ANNOTATED = [json.loads(line) for line in Path(__file__).with_name("people.jsonl").read_text(encoding="utf-8").splitlines()]


def _key(text: str) -> str:
    return " ".join(text.replace("’", "'").split()).strip(" .,;:").lower()


def _found(text: str) -> dict[str, tuple[list[str], str]]:
    return {p.name: ([q.raw for q in p.positions], p.role) for p in find_people({"body": text}).participants}


def _f1(right: int, wrong: int, missed: int) -> float:
    return 2 * right / (2 * right + wrong + missed) if right else 0.0


def _figures(documents: list[dict[str, Any]]) -> dict[str, float]:
    right = wrong = missed = office_right = office_wrong = office_missed = roles = role_right = alarms = 0
    for document in documents:
        gold = {_key(person["name"]): person for person in document["people"]}
        got = {_key(p.name): p for p in find_people({"body": document["text"]}).participants}
        taking = {name for name, person in gold.items() if person["role"] != "mentioned"}
        answered = {name for name, p in got.items() if p.role != "mentioned"}
        excused = {name for name in answered & set(gold) - taking if gold[name].get("role_alt")}
        left = {name for name in taking - answered if name in got and "mentioned" in gold[name].get("role_alt", [])}
        right += len(taking & answered)
        wrong += len(answered - taking - excused)
        missed += len(taking - answered - left)
        alarms += not taking and bool(answered - excused)
        wanted = {(name, _key(office)) for name in taking - left for office in gold[name]["positions"]}
        given_ = {(name, _key(q.raw)) for name in answered - excused for q in got[name].positions}
        office_right += len(wanted & given_)
        office_wrong += len(given_ - wanted)
        office_missed += len(wanted - given_)
        for name in set(gold) & set(got):
            roles += 1
            role_right += got[name].role in (gold[name]["role"], *gold[name].get("role_alt", []))
    return {
        "precision": right / (right + wrong),
        "recall": right / (right + missed),
        "offices": _f1(office_right, office_wrong, office_missed),
        "roles": role_right / roles,
        "alarms": alarms,
    }


def test_two_hundred_annotated_documents() -> None:
    assert len(ANNOTATED) >= 200
    tuned = _figures([document for document in ANNOTATED if not document["held_out"]])
    assert tuned["precision"] >= 0.99
    assert tuned["recall"] >= 0.98
    assert tuned["offices"] >= 0.98
    assert tuned["roles"] >= 0.97
    assert tuned["alarms"] == 0


def test_the_third_that_was_kept_aside() -> None:
    aside = _figures([document for document in ANNOTATED if document["held_out"]])
    assert aside["precision"] >= 0.98
    assert aside["recall"] >= 0.95
    assert aside["offices"] >= 0.93
    assert aside["roles"] >= 0.92
    assert aside["alarms"] == 0


CONFERENCE = {
    "title": "Hội nghị Trưởng Ban Dân vận các huyện triển khai nhiệm vụ năm 2019",
    "sapo": "Chiều 28/12, Ban Dân vận Tỉnh ủy Kim Lương tổ chức hội nghị triển khai nhiệm vụ công tác dân vận năm 2019.",
    "body": "\n\n".join(
        [
            "Đồng chí Hà Thị Lan Phương, Ủy viên Ban Thường vụ Tỉnh ủy, Trưởng Ban Dân vận Tỉnh ủy chủ trì Hội nghị.",
            "Đồng chủ trì Hội nghị có đồng chí Điểu K’Bông, Tỉnh ủy viên, Phó Trưởng Ban thường trực Ban Dân vận Tỉnh ủy; "
            "Lê Hữu Định, Tỉnh ủy viên, Phó Trưởng Ban Dân vận Tỉnh ủy và các đồng chí Phó Trưởng Ban: Ngô Phước Thành, Trần Nam.",
            "Cùng dự Hội nghị có đồng chí Giàng A Sếnh, Tỉnh ủy viên, Phó Chủ tịch - Tổng Thư ký Hội Nông dân tỉnh, đại diện lãnh đạo "
            "Đảng đoàn các tổ chức chính trị - xã hội; Trưởng Ban Dân vận các huyện, thành ủy và toàn thể cán bộ Ban Dân vận Tỉnh ủy.",
            "Tại Hội nghị, thay mặt lãnh đạo Ban Dân vận Tỉnh ủy, đồng chí Trần Nam, Phó Trưởng Ban đã triển khai nhiệm vụ năm 2019, trong đó "
            "nêu rõ: tiếp tục thực hiện Kết luận số 120-KL/TW, chủ trì rà soát, trao đổi kinh nghiệm giữa các huyện.",
            "Theo đồng chí Vũ Thị Mai Anh, Ủy viên Ban Thường vụ Huyện ủy, Chủ tịch Ủy ban MTTQ Việt Nam huyện Ea Phê, kinh tế phát triển.",
            "Còn đồng chí Nguyễn Văn Hữu, Uỷ viên Ban Thường vụ, Trưởng Ban Dân vận Huyện uỷ Lạc Dương đề nghị giao ban sớm hơn.",
            "Lưu ý một số vấn đề, đồng chí Phương nhấn mạnh: “Cần nắm tình hình nhân dân”. Đồng chí Trưởng Ban Dân vận Tỉnh ủy ghi nhận các ý kiến.",
            "Phong trào học tập tư tưởng, đạo đức, phong cách Hồ Chí Minh lan tỏa ở phường Lê Hồng Phong và Trường THPT Lê Quý Đôn.",
            "Tin, ảnh: Hoàng Minh Tuấn",
        ]
    ),
}


def test_an_article_in_the_form_of_a_commission() -> None:
    people = find_people(CONFERENCE)
    got = {p.name: ([q.raw for q in p.positions], p.roles) for p in people.participants if p.role != "mentioned"}
    deputy = "Phó Trưởng Ban"
    assert got == {
        "Hà Thị Lan Phương": (["Ủy viên Ban Thường vụ Tỉnh ủy", "Trưởng Ban Dân vận Tỉnh ủy"], ["chair", "speak"]),
        "Điểu K’Bông": (["Tỉnh ủy viên", "Phó Trưởng Ban thường trực Ban Dân vận Tỉnh ủy"], ["chair"]),
        "Lê Hữu Định": (["Tỉnh ủy viên", "Phó Trưởng Ban Dân vận Tỉnh ủy"], ["chair"]),
        "Ngô Phước Thành": ([deputy], ["chair"]),
        "Trần Nam": ([deputy], ["chair", "speak"]),
        "Giàng A Sếnh": (["Tỉnh ủy viên", "Phó Chủ tịch - Tổng Thư ký Hội Nông dân tỉnh"], ["attend"]),
        "Vũ Thị Mai Anh": (["Ủy viên Ban Thường vụ Huyện ủy", "Chủ tịch Ủy ban MTTQ Việt Nam huyện Ea Phê"], ["speak"]),
        "Nguyễn Văn Hữu": (["Uỷ viên Ban Thường vụ", "Trưởng Ban Dân vận Huyện uỷ Lạc Dương"], ["speak"]),
    }
    assert [p.order for p in people.participants] == list(range(1, len(people.participants) + 1))
    assert next(p for p in people.participants if p.name == "Trần Nam").on_behalf_of == "lãnh đạo Ban Dân vận Tỉnh ủy"
    assert {"Hoàng Minh Tuấn", "Lê Hồng Phong", "Lê Quý Đôn"}.isdisjoint(p.name for p in people.participants)
    assert any(group.raw.startswith("đại diện lãnh đạo Đảng đoàn") for group in people.groups)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Các đồng chí Phó Bí thư Tỉnh ủy: Lê A, Trần Văn B dự.", {"Lê A": ["Phó Bí thư Tỉnh ủy"], "Trần Văn B": ["Phó Bí thư Tỉnh ủy"]}),
        (
            "Các ông Lê Văn An, Hà Minh, Phó Chủ tịch UBND tỉnh dự.",
            {"Lê Văn An": ["Phó Chủ tịch UBND tỉnh"], "Hà Minh": ["Phó Chủ tịch UBND tỉnh"]},
        ),
        ("Ông Lê Văn An và bà Hà Minh, Phó Chủ tịch UBND tỉnh dự.", {"Lê Văn An": [], "Hà Minh": ["Phó Chủ tịch UBND tỉnh"]}),
        ("Bí thư Tỉnh ủy Hà Giang, ông Lê Văn An tới dự.", {"Lê Văn An": ["Bí thư Tỉnh ủy Hà Giang"]}),
        ("Phó Chủ tịch UBND tỉnh Đoàn Ngọc Lâm phát biểu.", {"Đoàn Ngọc Lâm": ["Phó Chủ tịch UBND tỉnh"]}),
        (
            "Đ/c Lê Dung-UVBTV, Trưởng ban Dân vận\nvà đ/c Hà Quang-TUV dự",
            {"Lê Dung": ["UVBTV", "Trưởng ban Dân vận"], "Hà Quang": ["TUV"]},
        ),
        ("Thừa ủy quyền của Thủ tướng Chính phủ, ông Lê Văn An trao Bằng khen.", {"Lê Văn An": []}),
        ("Ông Lê Văn An được bầu giữ chức Chủ tịch Hội Nông dân xã, nhiệm kỳ 2018-2023.", {"Lê Văn An": ["Chủ tịch Hội Nông dân xã"]}),
        ("Ông Lê Văn An, 65 tuổi, Trưởng thôn Nà Lại, xã Bằng Vân cho biết.", {"Lê Văn An": ["Trưởng thôn Nà Lại"]}),
        ("Linh mục Giuse Trần Quang Huy, Chánh xứ Giáo xứ Tân Lập cảm ơn.", {"Giuse Trần Quang Huy": ["Chánh xứ Giáo xứ Tân Lập"]}),
        ("Bà H'Yim Kđoh, Phó Chủ tịch UBND tỉnh dự.", {"H'Yim Kđoh": ["Phó Chủ tịch UBND tỉnh"]}),
        ("Đồng chí NGUYỄN VĂN AN, Bí thư Đảng ủy dự.", {"Nguyễn Văn An": ["Bí thư Đảng ủy"]}),
        (
            "Dự họp có Lê Văn An, Hà Thị Bình - Phó Chủ tịch Hội; ông Vũ Cường (Thiếu tướng, Giám đốc Công an tỉnh).",
            {"Lê Văn An": [], "Hà Thị Bình": ["Phó Chủ tịch Hội"], "Vũ Cường": ["Giám đốc Công an tỉnh"]},
        ),
        ("Bí thư Thành ủy Lê Văn An, kiêm Chủ tịch HĐND, nói.", {"Lê Văn An": ["Bí thư Thành ủy", "Chủ tịch HĐND"]}),
        (
            "Dự có nguyên Chủ tịch HĐND tỉnh Lê Văn An, Hà Thị Bình; bà K'Brôi (Hội Phụ nữ), K'Lơi.",
            {"Lê Văn An": ["nguyên Chủ tịch HĐND tỉnh"], "Hà Thị Bình": ["nguyên Chủ tịch HĐND tỉnh"], "K'Brôi": [], "K'Lơi": []},
        ),
        (
            "Thừa ủy quyền của Chủ tịch nước, Phó Chủ tịch UBND tỉnh Lê Văn An trao Huân chương.",
            {"Lê Văn An": ["Phó Chủ tịch UBND tỉnh"]},
        ),
        (
            "Các đại biểu Quốc hội Lê Văn An (đoàn Hà Nam), Hà Thị Bình (đoàn Thái Bình) chất vấn.",
            {"Lê Văn An": ["đại biểu Quốc hội"], "Hà Thị Bình": ["đại biểu Quốc hội"]},
        ),
        (
            "Chính ủy Sư đoàn Lê Văn An và ông Hà Bình, Chính ủy Sư đoàn điều hành hội nghị.",
            {"Lê Văn An": ["Chính ủy Sư đoàn"], "Hà Bình": ["Chính ủy Sư đoàn"]},
        ),
        (
            "Bí thư Tỉnh ủy Đoàn Quân và ông Lê Văn An, Chánh Văn phòng ghi biên bản dự.",
            {"Đoàn Quân": ["Bí thư Tỉnh ủy"], "Lê Văn An": ["Chánh Văn phòng"]},
        ),
        ("- Các Ủy viên: Ông Lê Văn An - Trưởng phòng Tư pháp.", {"Lê Văn An": ["Ủy viên", "Trưởng phòng Tư pháp"]}),
        ("Tháp tùng đoàn có bà Chăn-thon Vi-lay, Vụ trưởng.", {"Chăn-thon Vi-lay": ["Vụ trưởng"]}),
        (
            "Đồng chí Bun-thăng Xi-vi-lay, Bí thư, Tỉnh trưởng tỉnh Khăm Muộn và đồng chí Lê Văn Hạ, Phó BT Đảng ủy xã dự lễ.",
            {"Bun-thăng Xi-vi-lay": ["Bí thư", "Tỉnh trưởng tỉnh Khăm Muộn"], "Lê Văn Hạ": ["Phó BT Đảng ủy xã"]},
        ),
        (
            "Dự lễ có ông Lê Văn Hạ-phó chủ tịch UBND xã và bà Trần Thị Đông-Bí thư Chi bộ.",
            {"Lê Văn Hạ": ["phó chủ tịch UBND xã"], "Trần Thị Đông": ["Bí thư Chi bộ"]},
        ),
        (
            "Dự có các đồng chí Tỉnh ủy viên: Chánh Thanh tra tỉnh Lê Văn Hạ; Giám đốc Sở Y tế Trần Thị Đông; Đại tá Hà Quang - Chỉ huy trưởng.",
            {
                "Lê Văn Hạ": ["Tỉnh ủy viên", "Chánh Thanh tra tỉnh"],
                "Trần Thị Đông": ["Tỉnh ủy viên", "Giám đốc Sở Y tế"],
                "Hà Quang": ["Tỉnh ủy viên", "Chỉ huy trưởng"],
            },
        ),
        (
            "Chủ tịch Hội Cựu chiến binh xã Đắk Mo, huyện Đắk Rung Lê Văn Hạ (sinh 1950) cười nói: “Đất thì còn.”",
            {"Lê Văn Hạ": ["Chủ tịch Hội Cựu chiến binh xã Đắk Mo"]},
        ),
        (
            "Dự có các đồng chí: Hà Tiến - Phó Bí thư Tỉnh ủy; Lê Khắc Thận - Phó Chủ tịch Thường trực phụ trách điều hành UBND tỉnh.",
            {"Hà Tiến": ["Phó Bí thư Tỉnh ủy"], "Lê Khắc Thận": ["Phó Chủ tịch Thường trực phụ trách điều hành UBND tỉnh"]},
        ),
        (
            "Các bà: Hà Thị Linh, Lê Thị Quyên được Ban Chấp hành bầu chức vụ Phó Chủ tịch Hội Nông dân huyện.",
            {"Hà Thị Linh": ["Phó Chủ tịch Hội Nông dân huyện"], "Lê Thị Quyên": ["Phó Chủ tịch Hội Nông dân huyện"]},
        ),
        (
            "Dự có Bí thư Tỉnh ủy Lê Văn Hạ, Phó Ban Công tác phụ nữ phía Nam Hà Thị Hương; ông Hà Chơi, Thường vụ Thành ủy.",
            {"Lê Văn Hạ": ["Bí thư Tỉnh ủy"], "Hà Thị Hương": ["Phó Ban Công tác phụ nữ phía Nam"], "Hà Chơi": ["Thường vụ Thành ủy"]},
        ),
        (
            "Dự có Đại tá Hà Quế, Phó Chính ủy Bộ Tư lệnh Vùng Cảnh sát biển 3; Trưởng cơ quan thường trực Báo Mặt trận tại TP.HCM Lê Văn Hạ.",
            {
                "Hà Quế": ["Phó Chính ủy Bộ Tư lệnh Vùng Cảnh sát biển 3"],
                "Lê Văn Hạ": ["Trưởng cơ quan thường trực Báo Mặt trận tại TP.HCM"],
            },
        ),
        (
            "Đồng giải nhì thuộc về Lê Thị Liên (Tỉnh đoàn) và Hà Quân (Thị ủy); ba giải ba là Hà Thành Sơn, Đoàn Thị Mai (Công an tỉnh).",
            {"Lê Thị Liên": [], "Hà Quân": [], "Hà Thành Sơn": [], "Đoàn Thị Mai": []},
        ),
        (
            "Đón đoàn có Hòa thượng Thích Minh Tuệ, Trưởng Ban Trị sự GHPGVN tỉnh Hậu Long TT. Thích Quảng Hà; ĐĐ. Thích Lệ Nhựt.",
            {"Thích Minh Tuệ": [], "Thích Quảng Hà": ["Trưởng Ban Trị sự GHPGVN tỉnh Hậu Long"], "Thích Lệ Nhựt": []},
        ),
        (
            "Dự có các Ủy viên Bộ Chính trị: Chủ tịch nước Lê Văn An, Thủ tướng Chính phủ Hà Văn Bình và Chủ tịch Quốc hội Vũ Thị Cúc.",
            {
                "Lê Văn An": ["Ủy viên Bộ Chính trị", "Chủ tịch nước"],
                "Hà Văn Bình": ["Ủy viên Bộ Chính trị", "Thủ tướng Chính phủ"],
                "Vũ Thị Cúc": ["Ủy viên Bộ Chính trị", "Chủ tịch Quốc hội"],
            },
        ),
        (
            "Dự lễ có ông Lê An - Trưởng đoàn Đoàn Đại biểu Quốc hội tỉnh; ông Hà Bình, Trưởng thôn Vinh Quang 2, xã Phước Lộc; bà Vũ Thị Cúc, "
            "Giám đốc Trung tâm xúc tiến đầu tư tỉnh; bà Lý Thị Dung, Thành viên Hội đồng Quản trị Công ty CP Năng lượng sinh học Phú Lộc.",
            {
                "Lê An": ["Trưởng đoàn Đoàn Đại biểu Quốc hội tỉnh"],
                "Hà Bình": ["Trưởng thôn Vinh Quang 2"],
                "Vũ Thị Cúc": ["Giám đốc Trung tâm xúc tiến đầu tư tỉnh"],
                "Lý Thị Dung": ["Thành viên Hội đồng Quản trị Công ty CP Năng lượng sinh học Phú Lộc"],
            },
        ),
        (
            "Đồng chí Lê Văn An, Cục trưởng Cục Bưu điện Trung ương viếng mộ Liệt sỹ Ngô Văn Phấn. Cùng đi có bà Vũ Thị Cúc, Chánh văn phòng Ban "
            "chỉ đạo Quốc gia vận động hiến máu tình nguyện; ông Hà Văn Bình – Cục trưởng Cục Quản lý Khám, chữa bệnh (Bộ Y tế).",
            {
                "Lê Văn An": ["Cục trưởng Cục Bưu điện Trung ương"],
                "Vũ Thị Cúc": ["Chánh văn phòng Ban chỉ đạo Quốc gia vận động hiến máu tình nguyện"],
                "Hà Văn Bình": ["Cục trưởng Cục Quản lý Khám, chữa bệnh (Bộ Y tế)"],
            },
        ),
        (
            "Dự họp có ông Hà Văn Lộc - Vụ trưởng Vụ Tổng hợp (Ban Dân vận Trung ương); bà Lê Thị Sen, Trưởng Ban Tôn giáo, Sở Nội vụ tỉnh; "
            "ông Vũ Đại - Phó Chính ủy Quân chủng Phòng không - Không quân (Bộ Quốc phòng).",
            {
                "Hà Văn Lộc": ["Vụ trưởng Vụ Tổng hợp (Ban Dân vận Trung ương)"],
                "Lê Thị Sen": ["Trưởng Ban Tôn giáo, Sở Nội vụ tỉnh"],
                "Vũ Đại": ["Phó Chính ủy Quân chủng Phòng không - Không quân (Bộ Quốc phòng)"],
            },
        ),
        (
            "Chủ trì có ông Lê Văn Hạ, Chủ tịch Ủy ban Trung ương Mặt trận Tổ quốc (UBTƯ MTTQ) Việt Nam; bà Hà Thị Mơ, Phó trưởng Ban Chỉ đạo "
            "thực hiện Quy chế dân chủ của tỉnh.",
            {
                "Lê Văn Hạ": ["Chủ tịch Ủy ban Trung ương Mặt trận Tổ quốc (UBTƯ MTTQ) Việt Nam"],
                "Hà Thị Mơ": ["Phó trưởng Ban Chỉ đạo thực hiện Quy chế dân chủ của tỉnh"],
            },
        ),
        (
            "Phó Chủ tịch Hà Văn Lộc phát biểu khai mạc lớp học. Dự có ông Hà Văn Lộc, Phó Chủ tịch Thường trực Ủy ban MTTQ Việt Nam tỉnh. "
            "Phó Chủ tịch Ủy ban MTTQ Việt Nam tỉnh Hà Văn Lộc trao giấy chứng nhận.",
            {"Hà Văn Lộc": ["Phó Chủ tịch Thường trực Ủy ban MTTQ Việt Nam tỉnh"]},
        ),
        (
            "Tham dự có Hòa thượng Thích Tâm Tịnh, Phó Thường trực Ban Trị sự tỉnh; Đại đức Thích Minh Lâm, Phó Văn phòng 2 Trung ương, Trợ lý "
            "Tổng Thư ký, trụ trì chùa Kỳ Viên Trung Nghĩa; Thượng tọa Thích Huệ An tái đắc cử chức vụ Trưởng Ban Trị sự.",
            {
                "Thích Tâm Tịnh": ["Phó Thường trực Ban Trị sự tỉnh"],
                "Thích Minh Lâm": ["Phó Văn phòng 2 Trung ương", "Trợ lý Tổng Thư ký", "trụ trì chùa Kỳ Viên Trung Nghĩa"],
                "Thích Huệ An": ["Trưởng Ban Trị sự"],
            },
        ),
        (
            "Trao quyết định và chúc mừng tân Bí thư Tỉnh ủy, bà Lê Thị Sen đề nghị các đồng chí đoàn kết. "
            "Thượng tướng Nguyễn Văn Được tiếp tục được tín nhiệm giữ vị trí Chủ tịch Hội Cựu chiến binh Việt Nam.",
            {"Lê Thị Sen": [], "Nguyễn Văn Được": ["Chủ tịch Hội Cựu chiến binh Việt Nam"]},
        ),
        (
            "Đoàn đến thăm các thánh đường ở xã Nhơn HộiÔng Phùng Minh Tân, Phó Bí thư Huyện ủy gửi lời chúc mừng đến bà con.",
            {"Phùng Minh Tân": ["Phó Bí thư Huyện ủy"]},
        ),
        (
            "Dự họp có bà Lê Thị Sen, Trưởng phòng Giải quyết khiếu nại, tố cáo 1; ông Hà Văn Lộc - Phó Chỉ huy trưởng - Tham mưu trưởng BCHQS "
            "huyện; ông Vũ Đại, Chủ nhiệm Ủy ban các vấn đề xã hội của Quốc hội; Ni sư Thích Nữ Minh Tâm, Phó Trưởng Ban Trị sự đặc trách Ni "
            "giới huyện.",
            {
                "Lê Thị Sen": ["Trưởng phòng Giải quyết khiếu nại, tố cáo 1"],
                "Hà Văn Lộc": ["Phó Chỉ huy trưởng - Tham mưu trưởng BCHQS huyện"],
                "Vũ Đại": ["Chủ nhiệm Ủy ban các vấn đề xã hội của Quốc hội"],
                "Thích Nữ Minh Tâm": ["Phó Trưởng Ban Trị sự đặc trách Ni giới huyện"],
            },
        ),
        (
            "Ông Lê Thành Lộc và bà Hà Thị Mơ, đại biểu HĐND huyện khóa XII, tiếp xúc cử tri xã Trà Tân.",
            {"Lê Thành Lộc": ["đại biểu HĐND huyện khóa XII"], "Hà Thị Mơ": ["đại biểu HĐND huyện khóa XII"]},
        ),
        (
            "Ban trao kỷ niệm chương cho Bí thư thứ nhất T.Ư Đoàn Võ Văn Lộc. Trưởng Ban Tổ chức Trung ương Đoàn Minh Trí chúc mừng.",
            {"Võ Văn Lộc": ["Bí thư thứ nhất T.Ư Đoàn"], "Đoàn Minh Trí": ["Trưởng Ban Tổ chức Trung ương"]},
        ),
        (
            "Chủ tịch Trung ương MTTQ Việt Nam Lê Văn Lộc thăm xã. Ông Lê Văn Lộc, Chủ tịch Ủy ban Trung ương MTTQ Việt Nam phát biểu. "
            "Phó Trưởng Ban Dân vận Tỉnh ủy Hà Thị Mơ nhận quyết định làm Phó Trưởng Ban Tuyên giáo và Dân vận Tỉnh ủy.",
            {
                "Lê Văn Lộc": ["Chủ tịch Ủy ban Trung ương MTTQ Việt Nam"],
                "Hà Thị Mơ": ["Phó Trưởng Ban Dân vận Tỉnh ủy", "Phó Trưởng Ban Tuyên giáo và Dân vận Tỉnh ủy"],
            },
        ),
        (
            "Dự lễ có ông nguyễn Hòa Hiệp, Bí thư Đảng ủy; nhân Xuân Giáp Thìn 2024, Giám mục Giáo phận Phú Cường gửi lời chúc.",
            {"nguyễn Hòa Hiệp": ["Bí thư Đảng ủy"]},
        ),
        (
            "Chứng minh có NT. TN Như Từ, Ni sư TN. Hạnh Bình, Phó Phân ban Ni giới T.Ư; HT. Thích Viên Minh, HT. Thích Tâm Linh – Đồng Chứng minh "
            "BTS GHPGVN tỉnh; Thượng tọa Thích Thiện thức – UVDK HĐTS; Ni trưởng Thích Nữ Như Hải- trưởng PBNG tỉnh.",
            {
                "TN Như Từ": [],
                "TN. Hạnh Bình": ["Phó Phân ban Ni giới T.Ư"],
                "Thích Viên Minh": ["Đồng Chứng minh BTS GHPGVN tỉnh"],
                "Thích Tâm Linh": ["Đồng Chứng minh BTS GHPGVN tỉnh"],
                "Thích Thiện thức": ["UVDK HĐTS"],
                "Thích Nữ Như Hải": ["trưởng PBNG tỉnh"],
            },
        ),
        (
            "Tham dự có chư Tôn đức Phó trưởng BTS: TT.Thích Phước Chí, TT.Thích Giác Nghi; Cha Giám đốc Chủng viện Thánh Tôma Hải Sơn.",
            {"Thích Phước Chí": ["Phó trưởng BTS"], "Thích Giác Nghi": ["Phó trưởng BTS"]},
        ),
        (
            "Anh Mùa Chiến Thắng tái đắc cử Bí thư Tỉnh đoàn Điện Biên. Đại hội bầu anh Mùa Chiến Thắng giữ chức Bí thư Tỉnh đoàn Điện Biên khóa XV; "
            "các ông Võ Anh Lộc (Bí thư Thị ủy), Hồ Việt Hiệp (Bí thư Huyện ủy) được bầu làm Phó Chủ tịch UBND tỉnh.",
            {
                "Mùa Chiến Thắng": ["Bí thư Tỉnh đoàn Điện Biên khóa XV"],
                "Võ Anh Lộc": ["Bí thư Thị ủy", "Phó Chủ tịch UBND tỉnh"],
                "Hồ Việt Hiệp": ["Bí thư Huyện ủy", "Phó Chủ tịch UBND tỉnh"],
            },
        ),
        (
            "Dự có Đại đức Thích Thích Thiện Tâm, Trưởng BTS. GHPGVN huyện Bến Lức; đạo hữu Lệ Kiệt, Phó Thư ký BTS. GHPGVN tỉnh.",
            {"Thích Thiện Tâm": ["Trưởng BTS. GHPGVN huyện Bến Lức"], "Lệ Kiệt": ["Phó Thư ký BTS. GHPGVN tỉnh"]},
        ),
        (
            "Ông Vương Hà - tân Giám đốc Sở TT&TT hứa hoàn thành công việc. Đồng chí Bùi Hữu Lê tái đắc cử Bí thư Tỉnh Đoàn Hậu Giang",
            {"Vương Hà": ["Giám đốc Sở TT&TT"], "Bùi Hữu Lê": ["Bí thư Tỉnh Đoàn Hậu Giang"]},
        ),
        (
            "Cùng đồng tế có Đức Cha Đaminh Nguyễn Chu An, Nguyên Giám mục Xuân Lộc, Giám mục Giuse Đặng Đức Bình và 200 linh mục. Về dự có đồng "
            "chí Lê Trí Vinh, TUC, Bí thư Huyện ủy; đồng chí Hà Lộc, Phó Chủ tịch Hội.",
            {
                "Đaminh Nguyễn Chu An": ["Nguyên Giám mục Xuân Lộc"],
                "Giuse Đặng Đức Bình": [],
                "Lê Trí Vinh": ["Bí thư Huyện ủy"],
                "Hà Lộc": ["Phó Chủ tịch Hội"],
            },
        ),
        (
            "Dự lễ có Đức Tổng Giám mục Huế Giuse Lê Chí An; GM Phêrô Hà Lộc; Đức Cha FX. Lê Văn Hà – Nguyên TGM Huế; Đức Tổng Giám mục "
            "Leopoldo Girelli, Đại diện Tòa Thánh không thường trú tại Việt Nam.",
            {
                "Giuse Lê Chí An": [],
                "Phêrô Hà Lộc": [],
                "FX. Lê Văn Hà": ["Nguyên TGM Huế"],
                "Leopoldo Girelli": ["Đại diện Tòa Thánh không thường trú tại Việt Nam"],
            },
        ),
        (
            "Thủ tướng phê chuẩn hai Phó Chủ tịch UBND tỉnh Vĩnh Long, nhiệm kỳ 2004-2011, gồm các ông: Lê Văn An, Ủy viên Ban Thường vụ Tỉnh ủy và "
            "Hà Lộc. HĐND tỉnh bầu 2 Phó Trưởng ban nhiệm kỳ 2021 - 2026 gồm ông Lê Bình và bà Trần Thị Hoa.",
            {
                "Lê Văn An": ["Phó Chủ tịch UBND tỉnh Vĩnh Long", "Ủy viên Ban Thường vụ Tỉnh ủy"],
                "Hà Lộc": ["Phó Chủ tịch UBND tỉnh Vĩnh Long"],
                "Lê Bình": ["Phó Trưởng ban"],
                "Trần Thị Hoa": ["Phó Trưởng ban"],
            },
        ),
        (
            "Phó Chủ tịch Hội Cựu chiến binh tỉnh Long An – Đặng Xuân Hà; Phó Bí thư Thường trực huyện ủy Thủ Thừa – Lê Hoàng Hải cùng "
            "130 đại biểu dự.",
            {
                "Đặng Xuân Hà": ["Phó Chủ tịch Hội Cựu chiến binh tỉnh Long An"],
                "Lê Hoàng Hải": ["Phó Bí thư Thường trực huyện ủy Thủ Thừa"],
            },
        ),
        (
            "7 vị được bầu giữ chức Phó Chủ tịch chuyên trách, gồm: Ông Hà Lộc; Bà Bùi Thị Thanh, Trưởng Ban Dân vận Tỉnh ủy. Thủ tướng bổ nhiệm "
            "lại 2 Phó Chủ nhiệm Văn phòng Chính phủ, gồm ông Vũ Hiệp và ông Lê Xuân Thành.",
            {
                "Hà Lộc": ["Phó Chủ tịch chuyên trách"],
                "Bùi Thị Thanh": ["Phó Chủ tịch chuyên trách", "Trưởng Ban Dân vận Tỉnh ủy"],
                "Vũ Hiệp": ["Phó Chủ nhiệm Văn phòng Chính phủ"],
                "Lê Xuân Thành": ["Phó Chủ nhiệm Văn phòng Chính phủ"],
            },
        ),
        (
            "Dự có Thượng tá Phạm Thế Lộc, Phó Chính ủy Ban Chỉ huy Phòng thủ Khu vực 1 - Thới Lai; Đại tá La Phương, Phó Chính ủy Quân khu 1, "
            "Bộ Quốc phòng; bà Hà Phương Hồng, Bí thư Quận ủy quận 5 (cũ); đảng viên Mai Văn Trên; ông Văn-Xay-Phong-Sạ-Vẳn, Bí thư Huyện ủy.",
            {
                "Phạm Thế Lộc": ["Phó Chính ủy Ban Chỉ huy Phòng thủ Khu vực 1 - Thới Lai"],
                "La Phương": ["Phó Chính ủy Quân khu 1, Bộ Quốc phòng"],
                "Hà Phương Hồng": ["Bí thư Quận ủy quận 5 (cũ)"],
                "Mai Văn Trên": [],
                "Văn-Xay-Phong-Sạ-Vẳn": ["Bí thư Huyện ủy"],
            },
        ),
        (
            "Thăm vợ chồng PGS.BS Trần Văn Bé, nguyên Giám đốc Bệnh viện Truyền máu - Huyết học và BS Nguyễn Thị Thùy, nguyên Giám đốc Bệnh viện "
            "Hùng Vương, Phó Chủ tịch UBND TPHCM bày tỏ trân trọng. Đoàn Quảng Nam tặng quà.",
            {
                "Trần Văn Bé": ["nguyên Giám đốc Bệnh viện Truyền máu - Huyết học"],
                "Nguyễn Thị Thùy": ["nguyên Giám đốc Bệnh viện Hùng Vương"],
            },
        ),
        (
            "Tại các xã Thung Nai, Bình Thanh, Phó thủ tướng Vương Văn Hòa trao quà. Cùng đi có Chủ tịch HĐND TP. HCM Nguyễn Thị Quyết Tâm.",
            {"Vương Văn Hòa": ["Phó thủ tướng"], "Nguyễn Thị Quyết Tâm": ["Chủ tịch HĐND TP. HCM"]},
        ),
    ],
)
def test_offices_reach_the_right_people(text: str, expected: dict[str, list[str]]) -> None:
    assert {name: offices for name, (offices, _) in _found(text).items()} == expected


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Đồng chí Lê Văn An dự và chủ trì hội nghị.", "chair"),
        ("Đoàn do đồng chí Lê Văn An làm trưởng đoàn thăm xã.", "chair"),
        ("Dưới sự chủ trì của đồng chí Lê Văn An, hội nghị đã họp.", "chair"),
        ("Phân công đồng chí Lê Văn An theo dõi Đảng bộ huyện.", "appointed"),
        ("Đồng chí Lê Văn An trao quyết định và tặng hoa.", "award"),
        ("Đồng chí Lê Văn An tặng hoa chúc mừng hội nghị.", "attend"),
        ("Đồng chí Lê Văn An đã trao hoa và Giấy khen cho 12 tập thể.", "award"),
        ("Đồng chí Lê Văn An tặng hoa, kỷ niệm chương cho các cá nhân tiêu biểu.", "award"),
        ("Đồng chí Lê Văn An tặng hoa và chúc mừng các tập thể được nhận danh hiệu.", "attend"),
        ("Đồng chủ trì hội nghị có các đồng chí Phó Trưởng Ban Dân vận Tỉnh ủy: Neàng Sa Rinh, Lê Văn An.", "chair"),
        ("Đồng chí Lê Văn An đề nghị các xã chủ trì, trao quà đúng đối tượng.", "speak"),
        ("Theo ông Lê Văn An, xã đã về đích.", "speak"),
        ("Hội nghị nghe đồng chí Lê Văn An báo cáo.", "speak"),
        ("Đoàn đến thăm gia đình ông Lê Văn An ở thôn Đông.", "attend"),
        ("Dự lễ khai mạc có đồng chí Lê Văn An.", "attend"),
        ("Đồng chí Lê Văn An dự lễ phát động “Tết vì người nghèo” và trao 20 suất quà.", "award"),
        ("Đồng chí Lê Văn An dự ngày hội “Đại đoàn kết”.", "attend"),
        ("Đoàn tặng quà 2 cá nhân, gồm: ông Lê Văn An, bà Hà Thị Bình.", "attend"),
        ("Ông Lê Văn An được Bộ Chính trị điều động nhận nhiệm vụ mới.", "appointed"),
        ("Ông Lê Văn An được Bí thư Thành ủy biểu dương.", "attend"),
        ("Ông Hà Văn Bình giữ chức Giám đốc Sở thay ông Lê Văn An.", "mentioned"),
        ("Trước đó, ông Lê Văn An đã trao quà cho hộ nghèo.", "mentioned"),
        ("Thực hiện chỉ đạo của Bí thư Tỉnh ủy Lê Văn An, các xã khẩn trương.", "mentioned"),
        # Verbs behind an object go on about the subject.
        ("Đồng chí Lê Văn An đến thăm Mẹ Việt Nam Anh hùng Trần Thị Bích và tặng quà, chúc mẹ mạnh khỏe.", "award"),
        ("Ông Hà Văn Bình thăm thương binh Lê Văn An và bày tỏ lòng biết ơn.", "attend"),
        ("Đồng chí Hà Văn Bình trao quyết định cho đồng chí Lê Văn An và phát biểu giao nhiệm vụ.", "appointed"),
        ("Đồng chí Lê Văn An nghe đồng chí Hà Văn Bình báo cáo và phát biểu kết luận.", "speak"),
        ("Dự lễ có ông Lê Văn An, bà Hà Thị Bình; ông Vũ Văn Cường trao quà cho hộ nghèo.", "attend"),
        ("Ông Lê Văn An giải quyết 4 vụ việc; bà Hà Thị Bình trình bày nguyện vọng.", "attend"),
        # What is told, said or done of people who are not there.
        ("Bà Hà Thị Bình khẳng định: nhờ những người như ông Lê Văn An mà xã giữ được rừng.", "mentioned"),
        ("Bà Hà Thị Bình cho biết, năm 2020, ông Lê Văn An băng rừng cứu người.", "mentioned"),
        ("Mô hình do ông Lê Văn An khởi xướng được nhân rộng.", "mentioned"),
        ("Ủy ban Kiểm tra quyết định cảnh cáo ông Lê Văn An, nguyên Giám đốc Sở.", "mentioned"),
        ("Ông Lê Văn An, Giám đốc Ban Quản lý vi phạm quy định, thiếu trách nhiệm trong lãnh đạo, chỉ đạo.", "mentioned"),
        ("Năm 2019, ông Lê Văn An được tặng Bằng khen.", "mentioned"),
        ("Họ nhắc nhiều đến Tiểu đoàn trưởng Lê Văn An, người đã hy sinh trước ngày toàn thắng.", "mentioned"),
        ("Trước đó, phát biểu khai mạc hội nghị, đồng chí Lê Văn An nêu mục đích.", "speak"),
        # Who speaks behind or before what is quoted, and who only hears of it.
        ("“Không có bộ đội thì không có mẹ con tôi”, ông Lê Văn An rưng rưng.", "speak"),
        ("Em Lê Văn An, học sinh lớp 7A vui mừng: “Từ nay chúng em không phải lội suối đi học nữa”.", "speak"),
        ("Theo ông Lê Văn An, Chủ tịch xã, chị Hà Thị Bình từng là hộ nghèo.", "speak"),
        ("Thiếu tướng Lê Văn An, thay mặt Đảng ủy, Bộ Tư lệnh chúc mừng và tặng quà Đảng ủy tỉnh.", "award"),
        ("Dự khai mạc lớp tập huấn có đồng chí Lê Văn An.", "attend"),
        ("Ban Giám khảo do ông Lê Văn An làm Trưởng ban.", "chair"),
        ("Thư ký kỳ họp: đồng chí Lê Văn An.", "attend"),
        ("Thừa ủy quyền của Chủ tịch nước, Phó Chủ tịch UBND tỉnh Lê Văn An trao Huân chương.", "award"),
        ("Dự lễ có ông Hà Văn Bình, bà Vũ Thị Cúc; ông Lê Văn An chủ trì hội nghị.", "chair"),
        ("Ông Lê Văn An, con trai mẹ Hà Thị Bình, xúc động phát biểu.", "speak"),
        ("Ông Hà Văn Bình, con trai mẹ Lê Văn An, xúc động phát biểu.", "mentioned"),
        ("Ông Lê Văn An (áo trắng, bên phải) trao quà cho bà con.", "award"),
        ("Đại hội vinh dự đón đồng chí Lê Văn An về dự và phát biểu chỉ đạo.", "speak"),
        ("Ông Lê Văn An, Chủ tịch khóa IX không tái cử.", "attend"),
        ("Thân nhân liệt sĩ, ông Lê Văn An xúc động kể về người anh của mình.", "speak"),
        ("Đại biểu Lê Văn An chưa đồng tình với phần trả lời.", "speak"),
        ("Ban Thường vụ giới thiệu đồng chí Lê Văn An, Huyện ủy viên để bầu giữ chức Chủ tịch UBND xã.", "appointed"),
        ("Đồng chí Lê Văn An kêu gọi nhân dân tham gia; sau đó trực tiếp trao 20 suất quà.", "award"),
        ("Vô cùng thương tiếc ông Lê Văn An, nguyên Bí thư Huyện ủy.", "mentioned"),
        ("Cán bộ khuyến nông Lê Văn An hướng dẫn vợ chồng chị nuôi bò từ năm 2013.", "mentioned"),
        ("Đồng chí Lê Văn An kiểm tra công tác chuẩn bị, nhắc nhở các tổ rà soát danh sách.", "speak"),
        ("“Làm trưởng thôn, ông Lê Văn An nói đi đôi với làm” - ông Hà Bình chia sẻ.", "mentioned"),
        ("Hôm nay, đồng chí Lê Văn An, Phó Chủ tịch UBND tỉnh cùng đại diện các ban, ngành, đoàn thể qua các thời kỳ đã về dự.", "attend"),
        (
            "Ông Hà Bình giữ chức Giám đốc thay cho thiếu tướng Vũ Cường; đại tá Lê Văn An được điều động giữ chức Phó Giám đốc.",
            "appointed",
        ),
        ("Bí thư Đảng ủy Hà Bình nói phường sẽ làm tốt nhiệm vụ mà Tổng Bí thư Lê Văn An đã giao.", "mentioned"),
        ("Tại hộ gia đình bà Lê Văn An, đoàn do ông Hà Bình dẫn đầu đã trao 80 triệu đồng.", "attend"),
        ("Ban có tân Trưởng ban là ông Hà Bình. Năm Phó Trưởng ban gồm các ông: Lê Văn An, Vũ Cường.", "mentioned"),
        ("Ngày 28/7, Tổng Bí thư Lê Văn An đã ký Quy định số 22-QĐ/TW về công tác kiểm tra, giám sát của Đảng.", "mentioned"),
        ("Dự lễ có ngài Lê Văn An, cố vấn cấp cao Vương quốc Campuchia, ngài Hà Bình, Chủ tịch Đảng tỉnh.", "attend"),
        ("Đồng chí Hà Bình quán triệt bài phát biểu của Tổng Bí thư Lê Văn An tại phiên họp đầu tiên của Tiểu ban nhân sự.", "mentioned"),
        ("Về dự Ngày hội có các đảng viên cao tuổi như cụ Lê Văn An; thầy giáo Hà Bình…", "attend"),
        (
            "Thủ tướng phê chuẩn kết quả bầu bổ sung Phó Chủ tịch UBND tỉnh đối với ông Hà Bình; miễn nhiệm chức vụ này đối với ông Lê Văn An.",
            "mentioned",
        ),
        ("Sáng 03.12.2015, đồng chí Lê Văn An, Chủ tịch UBND tỉnh chủ trì hội nghị.", "chair"),
        ("Ông Lê Văn An, Bí thư Đảng ủy xã dự họp ngày 05.06.2021 và phát biểu chỉ đạo.", "speak"),
        ("Liên hệ ông Lê Văn An, số 0254.3855.911 để biết thêm.", "mentioned"),
        ("7 vị được bầu giữ chức Phó Chủ tịch chuyên trách, gồm: Ông Lê Văn An, Phó Chủ tịch Hội; bà Hà Bình.", "appointed"),
        ("Ngày 6/8, Tổ đại biểu HĐND tỉnh gồm ông Lê Văn An, ông Hà Bình đã tiếp xúc với cử tri xã Minh Đức.", "attend"),
        ("Dự lễ có bà Hà Thị Bình, Chủ tịch UBND xã. Tổng Bí thư Lê Văn An gửi lẵng hoa chúc mừng Đại hội.", "mentioned"),
        ("Dự lễ có đồng chí Lê Văn An, Giám đốc Sở, đại diện 05 tổ chức tôn giáo: Giáo hội Phật giáo tỉnh, Công giáo tỉnh.", "attend"),
        ("Bộ trưởng giao Đại tá Lê Văn An phụ trách điều hành Công an tỉnh Hà Lâm.", "appointed"),
        ("Đoàn tới dâng hương tưởng niệm cố Thủ tướng Hà Văn Bình, cụ Lê Văn An, và Thượng tướng Vũ Cường.", "mentioned"),
    ],
)
def test_roles(text: str, role: str) -> None:
    assert _found(text)["Lê Văn An"][1] == role


@pytest.mark.parametrize(
    "text",
    [
        "Tuyến đường Lê Hồng Phong, phường Trần Phú, TP Hồ Chí Minh dài 2 km.",
        "Giải thưởng Tôn Đức Thắng trao cho 10 công nhân Nhà máy Nguyễn Văn Trỗi.",
        "Đoàn TNCS Hồ Chí Minh xã Hồ Thị Kỷ ra quân.",
        "Bí thư Huyện ủy Trần Văn Thời và Chủ tịch UBND huyện Mai Sơn dự.",
        "Các xã: Minh Quân, Bảo Hưng, Việt Hồng đạt chuẩn.",
        "Ảnh: Phạm Bằng",
        "Tin, ảnh: Anh Phong",
        "Tác giả: Nguyễn Thị Mai Anh - Phòng Tuyên truyền",
        "Trưởng ban biên tập: Đ/c Lê Thị Hương - Ủy viên Ban Thường vụ, Trưởng ban Dân vận Tỉnh ủy",
        "Trưởng ban Dân vận các huyện, thành ủy dự hội nghị.",
        "Đồng chí Nguyễn Văn Tạo sinh năm 1908 tại Bến Lức. Ông tham gia sáng lập báo và mất năm 1970.",
        "Các Bà Mẹ Việt Nam Anh hùng, Anh hùng Lao động được tặng quà.",
        "Tuyên bố Hội nghị được thông qua; bà G. (kế toán) vắng mặt.",
        "Mọi chi tiết xin liên hệ đồng chí Hằng 0913.000.111.",
        "Phạm Việt Phong, Phó Trưởng ban, Ban Tuyên giáo Tỉnh ủy",
        "Đại úy Lê Văn Hạ\nHọc viện Biên phòng\nTheo Luật Biên phòng, dân vận là việc của toàn dân.",
        "Sản phẩm trà “Cô Ba”, nhãn hiệu “Miến Bác Sình” đều được dán tem.",
        "Cơ sở miến dong Bà Hoàn mở rộng xưởng, vở “Cô Đào hát” được diễn.",
        "Nhân dân ghi nhớ công lao của cố Bí thư Tỉnh ủy Đoàn Bá Ngạn, cố Chủ tịch UBND tỉnh Lê Hữu Bảo.",
        "Liệt sĩ Trần Văn Ơn, Nguyễn Thái Bình, Quách Thị Trang là niềm tự hào của học sinh.",
        "Đồng chí Phan Hà, Bí thư Chi bộ, hy sinh năm 1947; đồng chí Lê Quảng Cang thay thế, phụ trách Chi bộ đến năm 1954.",
        "Thứ Tư: Chủ tịch HĐND kiểm tra tiến độ.",
        "Lãnh đạo Mặt trận tỉnh tặng quà các hộ nghèo – Ảnh: Lê Hoàng",
        "Ngày lễ nhắc lại ba việc lớn trong đời Đức Phật Thích Ca Mâu Ni, gồm: đản sinh, thành đạo và nhập diệt.",
        "Hội thi mang tên Lê Dung có thí sinh các trường: Lê Quý Đôn, Chu Văn An.",
        "",
    ],
)
def test_nobody_is_there(text: str) -> None:
    assert [p.name for p in find_people({"body": text}).participants if p.role != "mentioned"] == []


HISTORY = (
    "Đầu năm 1931, Châu ủy Nà Lang cử đồng chí Nông Văn Hạ (tức Đức Minh) vào tổng Khuổi Sao hoạt động.\n\n"
    "Đồng chí Đức Minh lập Hội Thanh niên phản đế gồm: Bế Văn Tân, Nông Văn Thự; chi bộ do đồng chí Hoàng Văn Lê làm Bí thư.\n\n"
    "Sau Hội nghị Trung ương (tháng 5/1941), đồng chí Đức Minh tuyên truyền chương trình Việt Minh trong nhân dân."
)


def test_nobody_takes_part_in_history() -> None:
    assert {p.role for p in find_people({"body": HISTORY}).participants} == {"mentioned"}


def test_a_report_may_remember_old_days() -> None:
    report = "Sáng 3/6, đồng chí Lê Văn Hạ, Bí thư Huyện ủy dự lễ dâng hương các chiến sĩ hy sinh năm 1931 và năm 1945."
    assert {p.name: p.role for p in find_people({"body": report}).participants} == {"Lê Văn Hạ": "attend"}
    story = "Ông Lò Văn Panh, sinh năm 1945, kể lại: năm 1968 ông vào bộ đội, năm 1972 bị thương. Ông Panh cho biết bản nay đã khác."
    assert {p.name: p.role for p in find_people({"body": story}).participants} == {"Lò Văn Panh": "speak"}


def test_list_lines_take_the_role_of_the_line_that_opens_them() -> None:
    text = "Chủ trì hội nghị có các đồng chí:\n\n- Nguyễn Văn An, Bí thư Huyện ủy;\n\n- Trần Thị Bình, Chủ tịch UBND huyện."
    assert _found(text) == {"Nguyễn Văn An": (["Bí thư Huyện ủy"], "chair"), "Trần Thị Bình": (["Chủ tịch UBND huyện"], "chair")}


def test_the_office_that_somebody_is_to_hold_ends_with_a_place_and_no_name() -> None:
    text = "Đồng chí Lê Văn An, Bí thư Đảng ủy xã Hải Phong được bổ nhiệm giữ chức Phó Chủ tịch Ủy ban MTTQ Việt Nam tỉnh Kim Sơn Hạ."
    offices = ["Bí thư Đảng ủy xã Hải Phong", "Phó Chủ tịch Ủy ban MTTQ Việt Nam tỉnh Kim Sơn Hạ"]
    assert _found(text) == {"Lê Văn An": (offices, "appointed")}


def test_the_number_of_a_hamlet_stays_with_it_before_a_verb() -> None:
    text = "Ông Lê Văn An - Bí thư Chi bộ ấp Mỹ Thuận 2 bộc bạch: “Từ ngày có mô hình, an ninh trật tự trong ấp tốt hơn hẳn”."
    assert _found(text) == {"Lê Văn An": (["Bí thư Chi bộ ấp Mỹ Thuận 2"], "speak")}


def test_numbered_lines_are_a_list_too() -> None:
    text = "Chủ trì:\n1. Nguyễn Văn An, Bí thư Huyện ủy\n2. Trần Thị Bình - Phó Bí thư"
    assert _found(text) == {"Nguyễn Văn An": (["Bí thư Huyện ủy"], "chair"), "Trần Thị Bình": (["Phó Bí thư"], "chair")}


def test_results_of_an_election_are_a_list_of_the_elected() -> None:
    text = (
        "Sáng 5/10, các Đức giám mục đã bầu Ban Thường vụ. Kết quả như sau:\n1. Chủ tịch: Đức cha Giuse Nguyễn Văn Linh, Giám mục giáo phận "
        "Thanh Hóa\nChủ tịch các Ủy ban trực thuộc:\n1. UB Kinh thánh: Đức cha Phêrô Võ Đức Minh, Giám mục giáo phận Nha Trang"
    )
    assert {person.role for person in find_people({"body": text}).participants} == {"appointed"}


def test_later_short_forms_join_their_person() -> None:
    text = (
        "Đồng chí Trương Thị Thanh Mai, Trưởng Ban Dân vận Tỉnh ủy dự hội nghị. Đồng chí Mai chủ trì thảo luận.\n"
        "HT. Thích Minh Đức đón đoàn. Hòa thượng bày tỏ cảm ơn. Ông cũng chúc Tết.\n"
        "Trưởng Ban Dân vận Tỉnh ủy trao 20 suất quà."
    )
    assert _found(text) == {
        "Trương Thị Thanh Mai": (["Trưởng Ban Dân vận Tỉnh ủy"], "chair"),
        "Thích Minh Đức": ([], "speak"),
    }
    mai = find_people({"body": text}).participants[0]
    assert mai.roles == ["chair", "award", "attend"]


@pytest.mark.parametrize(
    ("text", "name", "offices"),
    [
        ("TỔNG BÍ THƯ NGUYỄN PHÚ HỒNG ĐỨC GẶP MẶT CÁN BỘ DÂN VẬN", "Nguyễn Phú Hồng Đức", ["TỔNG BÍ THƯ"]),
        ("Đ/C TRẦN THỊ HỒNG AN LÀNH (PHÓ CHỦ TỊCH UBND TỈNH) THĂM MÔ HÌNH", "Trần Thị Hồng An Lành", ["PHÓ CHỦ TỊCH UBND TỈNH"]),
        ("ĐỒNG CHÍ Y THANH SƠN NIÊ KĐĂM THĂM, CHÚC TẾT TẠI HUYỆN", "Y Thanh Sơn Niê Kđăm", []),
        ("Linh mục GB. Nguyễn Kim Khởi dự ngày hội.", "GB. Nguyễn Kim Khởi", []),
        ("Mục sư nhiệm chức Siu Y Kim dự lễ.", "Siu Y Kim", []),
        ("Xơ Têrêsa Lê Thị Ngọc dự lễ.", "Têrêsa Lê Thị Ngọc", []),
        ("Chủ tịch Hội Tương tế người Hoa Quách Trường Phát chúc Tết.", "Quách Trường Phát", ["Chủ tịch Hội Tương tế người Hoa"]),
        ("Ông Lê Văn Lương - Trưởng BDVTU dự.", "Lê Văn Lương", ["Trưởng BDVTU"]),
        ("Ông Lê Văn Lương, Phó Bí thư phụ trách Đảng bộ huyện dự.", "Lê Văn Lương", ["Phó Bí thư phụ trách Đảng bộ huyện"]),
        ("Bà Quách Thị Mai, UVDK BCH Trung ương Đảng dự.", "Quách Thị Mai", ["UVDK BCH Trung ương Đảng"]),
        ("Ông Nông Quang Nhất - Phó BTTT Tỉnh ủy dự.", "Nông Quang Nhất", ["Phó BTTT Tỉnh ủy"]),
        ("Ông Lê Thanh, Chưởng quản Hội thánh Cao đài Tây Ninh dự.", "Lê Thanh", ["Chưởng quản Hội thánh Cao đài Tây Ninh"]),
    ],
)
def test_names_of_minorities_and_religions(text: str, name: str, offices: list[str]) -> None:
    people = find_people({"body": text}).participants
    assert [(each.name, [office.raw for office in each.positions]) for each in people] == [(name, offices)]


def test_headlines_in_capitals() -> None:
    text = "ĐỒNG CHÍ NGUYỄN XUÂN KÝ - BÍ THƯ TỈNH ỦY KIỂM TRA CÔNG TÁC PHÒNG CHỐNG DỊCH"
    assert _found(text) == {"Nguyễn Xuân Ký": (["BÍ THƯ TỈNH ỦY"], "attend")}


def test_fields_keep_their_order_and_spans() -> None:
    fields = {"body": "Ông Hà Bình, Trưởng thôn phát biểu.", "title": "Đồng chí Lê Văn An dự lễ", "other": "Ông Vũ Văn Cảnh dự."}
    people = find_people(fields).participants
    assert [(p.name, p.span.field, p.order) for p in people] == [("Lê Văn An", "title", 1), ("Hà Bình", "body", 2)]


PIECES = re.split(
    r"\|",
    "đồng chí|các đồng chí|Ông|ông|Nguyễn Văn An|Hầu A Lềnh|H'Yim|K’ré|Bí thư|Phó Chủ tịch|UBND tỉnh|Hà Giang|:|;|,|-|(|)|và|chủ trì|phát biểu|trao|"
    "giữ chức|do|của|theo|có|là|các|ĐỒNG CHÍ|LÊ VĂN|\n|\n\n|.|“|”|120-KL/TW|TP.|ngày 30/12",
)


def _spans(fields: dict[str, str], people: People) -> Iterator[tuple[str, str]]:
    for p in people.participants:
        yield fields[p.span.field][p.span.start : p.span.end], p.name
        for q in p.positions:
            assert q.span is not None
            yield fields[q.span.field][q.span.start : q.span.end], q.raw
    for group in people.groups:
        yield fields[group.span.field][group.span.start : group.span.end], group.raw


@settings(max_examples=200, deadline=None)
@given(
    st.one_of(
        st.text(max_size=200),
        st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join),
        st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
    )
)
def test_never_raises_and_cuts_out_what_it_claims(text: str) -> None:
    fields = {"title": text[:50], "body": text}
    people = find_people(fields)
    for cut, claimed in _spans(fields, people):
        assert cut
        assert " ".join(cut.split()).lower() == " ".join(claimed.split()).lower()
    for p in people.participants:
        assert p.role == p.roles[0]
        assert p.roles == [role for role in ROLE_PRECEDENCE if role in p.roles]


@pytest.mark.parametrize(
    "piece",
    [
        "Nguyễn ",
        "Bí thư, ",
        "ông Lê Văn An, Bí thư; ",
        "Bí thư Tỉnh ủy ",
        "đồng chí ",
        "A",
        "H'",
        "(",
        "và ",
        "\n",
        " ",
        "12/",
        "TP.",
        "NGUYỄN VĂN AN ",
        "ông Lê Văn An, ",
        "“ông An nói” ",
        "đồng chí Lê Văn An phát biểu, ",
        "Hòa thượng Thích Thiện Tâm, ",
    ],
)
def test_time_is_linear(piece: str) -> None:
    assert is_linear(lambda text: find_people({"body": text}), piece, 30_000)


def test_five_thousand_characters_take_milliseconds() -> None:
    text = (CONFERENCE["body"] + "\n\n") * 3
    assert min(timeit.repeat(lambda: find_people({"body": text}), number=1, repeat=7, timer=time.process_time)) < 0.06
