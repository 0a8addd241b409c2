"""Invented prose for tests that compare texts, and archives of several sites."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from danvan_crawler.archive import Archive, Writer
from danvan_crawler.archive.jobs import ArticleRecord, StartRunJob

from .samples import START, article, capture, page, written

VOCABULARY = (
    "nhân dân thôn xóm vận động hiến đất làm đường mở rộng cầu kênh mương trường lớp nhà văn hóa tổ tự quản hộ gia đình phụ nữ thanh niên "
    "cựu chiến binh nông hội viên đoàn thể mặt trận cơ sở tuyên truyền giải thích đồng thuận đóng góp ngày công tiền của vật liệu xi măng "
    "cát đá sỏi cán bộ đảng viên gương mẫu đi đầu nêu gương lắng nghe ý kiến nguyện vọng bức xúc tháo gỡ khó khăn vướng mắc kịp thời "
    "thuận lợi phấn khởi tin tưởng chung tay xây dựng quê hương giàu đẹp mùa vụ lúa ngô khoai sắn cà phê hồ tiêu chăn nuôi bò dê lợn gà"
)


def prose(seed: int, sentences: int = 20) -> str:
    """Paragraphs of three sentences; another seed gives another text."""
    rng = random.Random(seed)
    lines = [" ".join(rng.choices(VOCABULARY.split(), k=rng.randint(9, 18))).capitalize() + "." for _ in range(sentences)]
    return "\n\n".join(" ".join(lines[n : n + 3]) for n in range(0, sentences, 3))


def fill(archive: Archive, sites: Mapping[str, Sequence[Mapping[str, Any]]], order: Sequence[str] | None = None) -> None:
    """Stores the articles of several sites, numbered from 1; each is a change of `samples.article` without people, dates and source."""
    record = 0
    keys = {url_of(site, n): key_of(site, n) for site, some in sites.items() for n in range(1, len(some) + 1)}
    with Writer(archive) as writer:
        for site in order or list(sites):
            run = writer.submit(StartRunJob(site, site, "crawl", "0.1")).result().run_id
            for n, item in enumerate(sites[site], 1):
                record = 1000 * (1 + sorted(sites).index(site)) + n
                url = url_of(site, n)
                bare = {"sapo": None, "source": None, "author": None, "participants": [], "date_mentions": [], "links": [], "groups": []}
                one = article(n, url=url, **(bare | {"published": None, "published_raw": item.get("published")} | dict(item)))
                place = {"site": site, "url": url, "key": key_of(site, n)}
                written(
                    writer,
                    capture(run, n, record, fetched_at=START + timedelta(seconds=record), **place),
                    page(run, n, record, **place, articles=[ArticleRecord(key_of(site, n), one, keys)]),
                )


def url_of(site: str, number: int) -> str:
    return f"http://{site}.example/bai-c{number}.html"


def key_of(site: str, number: int) -> str:
    return f"{site}.example:80/c{number}"
