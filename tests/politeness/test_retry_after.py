"""Retry-After as servers write it: seconds, a date by their own clock, or nonsense."""

from datetime import UTC, datetime

import pytest
from scrapy.http import Response

from danvan_crawler.extensions.retry import retry_after

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry-After": "120"}, 120),
        ({"Retry-After": " 7 "}, 7),
        ({"Retry-After": "Mon, 23 Nov 2026 02:05:00 GMT"}, 300),
        ({"Retry-After": "Mon, 23 Nov 2026 05:05:00 GMT", "Date": "Mon, 23 Nov 2026 05:04:30 GMT"}, 30),
        ({"Retry-After": "Mon, 23 Nov 2026 09:00:00 +0700"}, 0),
        ({"Retry-After": "Sun, 22 Nov 2026 02:05:00 GMT"}, 0),
        ({"Retry-After": "soon"}, 0),
        ({"Retry-After": "\u00b2"}, 0),
        ({"Retry-After": "-5"}, 0),
        ({}, 0),
    ],
)
def test_seconds_to_wait(headers, seconds):
    encoded = {name: value.encode("latin-1") for name, value in headers.items()}
    assert retry_after(Response("http://x.example/", status=503, headers=encoded), NOW) == seconds
