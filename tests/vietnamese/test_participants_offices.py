"""Offices of all kinds of bodies, each as it is printed behind a name, behind a dash in a list, and before a name."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.vietnamese.named import people

_OFFICES = Path(__file__).with_name("offices.txt").read_text("utf-8").splitlines()
"""Offices that somebody may hold at once stand in one line, with commas between them."""


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("Ông Nguyễn Văn Tiến, {} phát biểu tại hội nghị.", "Nguyễn Văn Tiến"),
        ("Tham dự hội nghị có các đồng chí: Trần Thị Bình - {}; Lê Văn Sáu.", "Trần Thị Bình"),
        ("{} Phạm Quang Minh chủ trì hội nghị.", "Phạm Quang Minh"),
    ],
)
def test_offices_are_read_whole(form: str, name: str) -> None:
    read = {office: people(form.format(office)).get(name, ("", []))[1] for office in _OFFICES}
    assert {office: found for office, found in read.items() if ", ".join(found) != office} == {}
