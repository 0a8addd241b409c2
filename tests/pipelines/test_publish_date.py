"""The publish date of an item from the string that its page prints."""

from __future__ import annotations

import pytest
from itemadapter import ItemAdapter

from danvan_crawler.items import Article
from pipelines.dates import publish_date


def published(raw: str, label: str | None = None) -> tuple[str | None, tuple[str | None, str | None] | None]:
    article = Article("http://a.vn/1", "Hội nghị", published_raw=raw, published_label=label)
    publish_date(ItemAdapter(article))
    bounds = article.published_bounds
    return article.published, bounds and (bounds.lo, bounds.hi)


@pytest.mark.parametrize(
    ("raw", "moment"),
    [
        ("12/29/2014 5:32:00 PM", "2014-12-29T17:32:00+07:00"),  # no month 29: the month stands first
        ("29/12/2014 5:32:00 PM", "2014-12-29T17:32:00+07:00"),
        ("5/5/2015 4:26:36 PM", "2015-05-05T16:26:36+07:00"),
        ("08/05/2015 04:26:36 PM", "2015-05-08T16:26:36+07:00"),  # zeros in front: day first, as everywhere
        ("8/5/2015 16:26", "2015-05-08T16:26+07:00"),
        ("12/29/2014", None),
        ("Tue, 12/09/2014 - 20:33", "2014-12-09T20:33+07:00"),  # Drupal's own form, the month first: the 9th was a Tuesday
        ("Đăng bởi admin vào T3, 12/09/2014 - 20:33", "2014-12-09T20:33+07:00"),
        ("Fri, 12/09/2014 - 20:33", "2014-09-12T20:33+07:00"),  # somebody made it Vietnamese
        ("Mon, 12/09/2014 - 20:33", "2014-09-12T20:33+07:00"),  # of neither
        ("Thứ sáu, 12/09/2014 - 20:33", "2014-09-12T20:33+07:00"),
        ("Thứ hai, 12/09/2014 - 20:33", "2014-09-12T20:33+07:00"),  # weekdays are often wrong
        ("Thứ ba, 12/09/2014 - 20:33", "2014-09-12T20:33+07:00"),  # no words of Drupal's before it
        ("Thứ hai, 12/29/2014 - 20:33", "2014-12-29T20:33+07:00"),
        ("Thứ ba, 12/03/2024 - 08:24", "2024-03-12T08:24+07:00"),  # so was the third of December
    ],
)
def test_moments(raw: str, moment: str | None) -> None:
    assert published(raw) == (moment, None)


@pytest.mark.parametrize(
    ("raw", "bounds"),
    [
        ("3 tháng trước", ("2026-06-20", "2026-08-06")),
        ("1 năm trước", ("2024-10-20", "2025-12-14")),
        ("12 năm trước", ("2013-10-20", "2015-04-24")),
        ("2 tháng 2 tuần trước", ("2026-07-30", "2026-08-11")),
        ("tháng 6/2021", ("2021-06-01", "2021-06-30")),
        ("56 năm trước", None),
    ],
)
def test_an_age_is_cut_down_or_rounded(raw: str, bounds: tuple[str, str] | None) -> None:
    article = Article("http://a.vn/1", "Hội nghị", published_raw=raw, served_at="2026-10-20T02:00:00Z")
    publish_date(ItemAdapter(article))
    assert article.published is None
    assert bounds == (article.published_bounds and (article.published_bounds.lo, article.published_bounds.hi))


def test_the_age_in_days_or_hours_is_a_day_or_a_moment() -> None:
    for raw, value in (
        ("5 ngày trước", "2026-10-15"),
        ("3 giờ trước", "2026-10-20T06:00+07:00"),
        ("12/5/2023 (3 năm trước)", "2023-05-12"),
    ):
        article = Article("http://a.vn/1", "Hội nghị", published_raw=raw, served_at="2026-10-20T02:00:00Z")
        publish_date(ItemAdapter(article))
        assert article.published == value


def test_a_moment_in_two_orders_is_bounded_until_other_pages_tell() -> None:
    assert published("Ngày cập nhật: 8/5/2015 4:26:36 PM") == (None, ("2015-05-08", "2015-08-05"))
    assert published("Thứ ba, 12/09/2014 - 20:33", "submitted") == (None, ("2014-09-12", "2014-12-09"))
