"""A writer on an empty archive."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from danvan_crawler.archive import Archive, Writer


@pytest.fixture
def writer(archive: Archive) -> Iterator[Writer]:
    with Writer(archive) as writer:
        yield writer
