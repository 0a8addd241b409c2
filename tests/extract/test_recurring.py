"""A profile learned from pages of a site: what stands on all of them is not the article."""

from __future__ import annotations

import json

import pytest

from danvan_crawler.extract import extract
from danvan_crawler.extract.recurring import VERSION, learn
from danvan_crawler.items import Page

NOTICE = "Bạn đọc gửi tin, bài cộng tác về Ban Biên tập trước ngày 20 hằng tháng, bài được chọn đăng có nhuận bút theo quy định."
PLACES = ("An Thịnh", "Bình Kiều", "Khe Mây", "Nà Pheng", "Lũng Phầy", "Bản Cuôn")


def page(place: str, tail: str = "") -> Page:
    title = f"Ra mắt tổ hòa giải cơ sở kiểu mẫu ở xã {place}"
    text = (
        f"Sáng nay, xã {place} ra mắt tổ hòa giải cơ sở kiểu mẫu với bảy thành viên do Trưởng thôn làm tổ trưởng, nhân dân đồng tình.",
        f"Tổ hòa giải xã {place} đã giải quyết xong ba vụ việc tranh chấp đất đai ngay trong tháng đầu tiên hoạt động, được bà con tin tưởng.",
    )
    body = "".join(f"<p>{part}</p>" for part in (*text, NOTICE))
    markup = f"<html><head><meta charset='utf-8'><title>{title}</title></head><body><h1>{title}</h1><p>Ngày đăng: 12/07/2023</p><div>{body}</div>"
    return Page(f"http://a.example/tin-{PLACES.index(place)}.html{tail}", markup.encode(), "text/html")


def test_what_recurs_is_not_the_article() -> None:
    profile = json.loads(json.dumps(learn(map(page, PLACES))))
    assert (profile["version"], profile["pages"], len(profile["lines"])) == (VERSION, 6, 1)
    assert NOTICE in extract(page("Khe Mây")).articles[0].body
    read = extract(page("Khe Mây"), profile=profile).articles[0]
    assert NOTICE not in read.body
    assert read.body.count("\n\n") == 1
    assert read.title == "Ra mắt tổ hòa giải cơ sở kiểu mẫu ở xã Khe Mây"


def test_the_order_of_pages_and_second_addresses_change_nothing() -> None:
    twice = [page(place, tail) for place in reversed(PLACES) for tail in ("", "?print=1")]
    assert learn(twice) == learn(map(page, PLACES))


def test_few_pages_teach_nothing() -> None:
    assert learn(map(page, PLACES[:4]))["lines"] == []


def test_a_profile_of_another_version_is_refused() -> None:
    with pytest.raises(ValueError, match="version 0"):
        extract(page("Khe Mây"), profile={"version": 0})
