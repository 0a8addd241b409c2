"""The configured chain: the same article as dict, dataclass and scrapy.Item, and what each stage adds."""

from dataclasses import asdict, fields

import pytest
import scrapy
from itemadapter import ItemAdapter
from scrapy.exceptions import DropItem

from danvan_crawler.items import Article, Link
from danvan_crawler.replay import STORE, StageContext, load_stages, project_settings
from pipelines.window import WindowStage, outside

BODY = (
    "Sáng ngày 15/6/2023, Ban Dân vận Tỉnh ủy tổ chức hội nghị sơ kết. Đồng chí Nguyễn Văn Tám, Ủy viên Ban Thường vụ Tỉnh ủy, "
    "Trưởng Ban Dân vận Tỉnh ủy chủ trì hội nghị.\n\nHội nghị thảo luận việc thực hiện Kết luận số 43-KL/TW, ngày 07/01/2019 của Bộ Chính trị."
)


class ArticleItem(scrapy.Item):
    """The same keys as items.Article."""


for _field in fields(Article):
    ArticleItem.fields[_field.name] = scrapy.Field()


def article() -> Article:
    return Article(
        url="http://a.example/tin/hoi-nghi-12.html?utm_source=x",
        title="Hội nghị sơ kết công tác dân vận",
        site="a",
        body=BODY,
        published_raw="Thứ năm - 15/06/2023 10:14",
        published_label="near-title",
        links=[Link("http://a.example/tin/khac-11.html", "Tin khác", "related", 1, "(14/06/2023)")],
        fetched_at="2026-10-20T02:00:00+00:00",
    )


FORMS = {
    "dataclass": article,
    "dict": lambda: asdict(article()),
    "item": lambda: ArticleItem(**asdict(article())),
}


def through_chain(item):
    for stage in load_stages(StageContext(project_settings(), []), without=(STORE,)):
        item = stage.process_item(item)
    return item


@pytest.mark.parametrize("form", FORMS)
def test_the_configured_chain_takes_every_kind_of_item(form):
    result = ItemAdapter(through_chain(FORMS[form]())).asdict()
    assert result["published"] == "2023-06-15T10:14+07:00" or result["published"].startswith("2023-06-15T10:14")
    assert result["url"] == "http://a.example/tin/hoi-nghi-12.html"
    assert [(p["name"], p["role"], [x["raw"] for x in p["positions"]]) for p in result["participants"]] == [
        ("Nguyễn Văn Tám", "chair", ["Ủy viên Ban Thường vụ Tỉnh ủy", "Trưởng Ban Dân vận Tỉnh ủy"])
    ]
    assert [(d["number"], d["date"]) for d in result["cited_documents"]] == [("43-KL/TW", "2019-01-07")]
    assert [(link["date_raw"], link["date"]) for link in result["links"]] == [("(14/06/2023)", "2023-06-14")]
    assert [d["iso"] for d in result["date_mentions"] if d["function"] == "event"] == ["2023-06-15"]
    assert result["gaps"] == []


def test_all_forms_give_the_same():
    results = [ItemAdapter(through_chain(make())).asdict() for make in FORMS.values()]
    assert results[0] == results[1] == results[2]


def test_spans_cut_out_what_they_claim():
    result = through_chain(article())
    for person in result.participants:
        assert result.body[person.span.start : person.span.end] == person.name
        for position in person.positions:
            assert result.body[position.span.start : position.span.end] == position.raw
    for date in result.date_mentions:
        assert getattr(result, date.span.field)[date.span.start : date.span.end] == date.raw


def test_a_missing_detail_discards_nothing_and_is_counted():
    context = StageContext(project_settings(), [])
    item = {"url": "http://a.example/1", "title": "Chỉ có tiêu đề"}
    for stage in load_stages(context, without=(STORE,)):
        item = stage.process_item(item)
    assert item["gaps"] == ["body", "published_raw"]
    assert context.stats.values["validate/gap/body"] == 1


@pytest.mark.parametrize("item", [{"title": "không có địa chỉ"}, {"url": "http://a.example/1", "title": " ", "body": ""}])
def test_what_is_no_article_is_dropped(item):
    with pytest.raises(DropItem):
        through_chain(item)


def test_relative_dates_count_from_the_servers_clock():
    item = through_chain(
        {"url": "http://a.example/1", "title": "t", "published_raw": "3 giờ trước", "served_at": "2026-10-20T02:00:00+00:00"}
    )
    assert item["published"].startswith("2026-10-20T06:00")


def test_a_month_is_a_bound_and_no_date():
    item = through_chain({"url": "http://a.example/1", "title": "t", "published_raw": "tháng 6/2021"})
    bounds = ItemAdapter(item["published_bounds"])
    assert item.get("published") is None
    assert (bounds["lo"], bounds["hi"]) == ("2021-06-01", "2021-06-30")


@pytest.mark.parametrize(
    ("item", "kept"),
    [
        ({"published": "2020-12-30T10:00+07:00"}, True),
        ({"published": "2020-12-31"}, True),
        ({"published": "2021-01-01"}, False),
        ({"published": "2019-12-31"}, False),
        ({}, True),
        ({"published_bounds": {"lo": "2019-01-01", "hi": "2020-02-01", "method": "m"}}, True),
        ({"published_bounds": {"lo": "2019-01-01", "hi": "2019-02-01", "method": "m"}}, False),
    ],
)
def test_window(item, kept):
    class Spider:
        since, until = __import__("datetime").date(2020, 1, 1), __import__("datetime").date(2020, 12, 31)

    stage = WindowStage(type("Crawler", (), {"spider": Spider, "stats": StageContext(project_settings(), []).stats}))
    assert (outside(ItemAdapter(item), stage.since, stage.until) is None) is kept
