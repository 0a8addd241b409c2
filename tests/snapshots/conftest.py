"""Exchanges as a crawl makes them, and a WARC folder to write them to."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from warcio.checker import Checker

from danvan_crawler.snapshots import Exchange, WarcWriter, new_record_id

NOW = datetime(2026, 11, 23, 14, 41, 0, 123456, tzinfo=UTC)
HEADERS = [
    (b"Content-Type", b"text/html; charset=utf-8"),
    (b"Date", b"Mon, 23 Nov 2026 14:41:00 GMT"),
    (b"Set-Cookie", b"nv4=1; path=/"),
    (b"Set-Cookie", b"lang=vi"),
]


def make_exchange(**changes: Any) -> Exchange:
    values: dict[str, Any] = {
        "record_id": new_record_id(),
        "url": "http://danvan.example.vn/tin-tuc/hoi-nghi-12.html?page=2&q=a%20b",
        "fetched_at": NOW,
        "request_headers": [(b"Accept", b"text/html"), (b"User-Agent", b"danvan_crawler")],
        "status": 200,
        "reason": "OK",
        "response_headers": list(HEADERS),
        "body": "<html><body><p>Hội nghị dân vận</p></body></html>".encode(),
        "ip": "127.0.0.1",
    }
    return Exchange(**values | changes)


@pytest.fixture
def exchange() -> Callable[..., Exchange]:
    return make_exchange


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    warc = tmp_path / "warc"
    warc.mkdir()
    return warc


@pytest.fixture
def clock() -> Callable[[], datetime]:
    """A clock that goes on by a minute at each look."""
    state = SimpleNamespace(now=NOW)

    def now() -> datetime:
        state.now += timedelta(minutes=1)
        return state.now

    return now


@pytest.fixture
def writer(folder: Path, clock: Callable[[], datetime]) -> WarcWriter:
    return WarcWriter(folder, "mau", now=clock)


@pytest.fixture
def assert_valid() -> Callable[..., None]:
    """Holds files to `warcio check -v`: every record has digests that fit, and warcio prints no warning."""

    def check(*paths: Path) -> None:
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            result = Checker(SimpleNamespace(inputs=[str(path) for path in paths], verbose=True)).process_all()
        assert result == 0, out.getvalue()
        assert err.getvalue() == ""
        assert "no digest to check" not in out.getvalue()

    return check
