"""Dates printed beside links: what they are counted from."""

from __future__ import annotations

import pytest
from itemadapter import ItemAdapter

from pipelines.links import links_of


@pytest.mark.parametrize(
    ("block", "raw", "day"),
    [
        ("related", "3 ngày trước", "2026-10-17"),
        ("latest", "Hôm qua", "2026-10-19"),
        ("related", "(11/3)", "2016-03-11"),
        ("latest", "(11/9)", "2026-09-11"),
        ("latest", "(11/11)", "2025-11-11"),
        ("related", "16/08 07:55", "2026-08-16"),
        ("related", "07:55, 16/11", "2025-11-16"),
        ("related", "11/03/2015", "2015-03-11"),
        ("related", "tháng 3/2015", None),
    ],
)
def test_what_a_date_beside_a_link_counts_from(block: str, raw: str, day: str | None) -> None:
    link = {"url": "https://mau.example.vn/tin-2.html", "block": block, "date_raw": raw, "date": None}
    item = {"published": "2016-05-16T10:00:00+07:00", "served_at": "2026-10-20T09:00:00+07:00", "links": [link]}
    assert (links_of(ItemAdapter(item)), link["date"]) == (int(day is not None), day)
