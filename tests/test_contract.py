"""The export contract: what the keys of a line hold."""

from __future__ import annotations

from typing import Literal

from danvan_crawler.contract import contract_of
from danvan_crawler.items import Article, DateMention, Span


def _mention(raw: str, iso: str, function: Literal["event", "deadline"] = "event") -> DateMention:
    lo, _, hi = iso.partition("/")
    return DateMention(raw, iso, lo, hi or lo, "day", function, "printed", Span("body", 0, len(raw)))


def test_the_dates_of_events_are_days() -> None:
    article = Article("https://tinh.example/tin-1.html", "Thông báo")
    article.date_mentions = [
        _mention("14 giờ 00, ngày 05/01/2022", "2022-01-05T14:00+07:00"),
        _mention("từ 7h đến 9h ngày 6/1/2022", "2022-01-06T07:00+07:00/2022-01-06T09:00+07:00"),
        _mention("ngày 7-8/1/2022", "2022-01-07/2022-01-08"),
        _mention("ngày 7-8/1/2022", "2022-01-07/2022-01-08"),
        _mention("trước 9/1/2022", "2022-01-09", "deadline"),
    ]
    assert [event["iso"] for event in contract_of(article)["event_dates"]] == ["2022-01-05", "2022-01-06", "2022-01-07/2022-01-08"]
