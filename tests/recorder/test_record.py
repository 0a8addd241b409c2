"""Items as they are stored: ours by a short cut, which must give what itemadapter gives."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest
from itemadapter import ItemAdapter

from danvan_crawler.items import (
    Article,
    Attachment,
    Capture,
    DateMention,
    DocumentCitation,
    Group,
    Image,
    Link,
    Participant,
    Position,
    PublishedBounds,
    Span,
)
from danvan_crawler.recorder.record import record_id_of, record_of, site_of


def article() -> Article:
    span = Span("body", 3, 9)
    return Article(
        "https://mau.example.vn/tin/1.html",
        "Hội nghị",
        published_bounds=PublishedBounds("2020-01-01", None, "list"),
        images=[Image("https://mau.example.vn/a.jpg", "Toàn cảnh")],
        attachments=[Attachment("https://mau.example.vn/a.pdf")],
        links=[Link("https://mau.example.vn/tin/2.html", "Bài", "latest", 2, "01/02/2020", "2020-02-01")],
        date_mentions=[DateMention("ngày 1/2", "2020-02-01", "2020-02-01", "2020-02-01", "day", "event", "yearless", span)],
        participants=[Participant("Lê Thị Hoà", span, positions=[Position("Trưởng Ban", span), Position("Ủy viên")], roles=["chair"])],
        groups=[Group("đại diện các ban", span)],
        cited_documents=[DocumentCitation("Kết luận số 1-KL/TW", "1-KL/TW", span)],
        capture=Capture("<urn:uuid:1>"),
        gaps=["body"],
    )


def test_an_article_is_what_itemadapter_makes_of_it():
    assert record_of(article()) == ItemAdapter(article()).asdict()


def test_a_record_shares_nothing_that_may_change_with_its_item():
    item = article()
    record = record_of(item)
    item.links[0].title = "Khác"
    item.gaps.append("title")
    assert record == record_of(article())


def test_items_of_others_and_what_they_put_into_ours():
    @dataclass
    class Rated(Article):
        ratings: dict[str, Any] = field(default_factory=dict)

    rated = Rated("https://mau.example.vn/tin/1.html", "Hội nghị", ratings={"by": (Link("https://mau.example.vn/"), 3)})
    assert record_of(rated) == ItemAdapter(rated).asdict()
    plain = {"url": "https://mau.example.vn/", "links": [Link("https://mau.example.vn/x")]}
    assert record_of(plain) == ItemAdapter(plain).asdict()
    ours = article()
    ours.links.append({"url": Link("https://mau.example.vn/y")})
    ours.section = (Link("https://mau.example.vn/z"), None)
    assert record_of(ours) == ItemAdapter(ours).asdict()


@pytest.mark.parametrize(
    "item",
    [Article(url="u", title="t", site="s", capture=Capture("<urn:uuid:1>")), {"site": "s", "capture": {"record_id": "<urn:uuid:1>"}}],
)
def test_items_say_where_they_come_from(item):
    assert (record_id_of(item), site_of(item)) == ("<urn:uuid:1>", "s")


def test_items_that_do_not_say():
    assert (record_id_of({}), site_of({})) == (None, "")
