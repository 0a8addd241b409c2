"""A corpus of invented articles with a realistic vocabulary, for the benchmarks of search: the same articles for the same seed.

    python -m benchmarks.archive.corpus URL --articles 100000 [--seed 1]

Phrases of official language, offices, names, provinces, communes and document numbers come with frequencies that follow Zipf's law, over a
long tail of two-syllable words. Sites differ in their habits as real ones do: where tone marks stand ("hòa", "hoà"), "Ð" (eth) for "Đ",
abbreviations ("HĐND") or names in full, dotted abbreviations, articles without a date.
"""

from __future__ import annotations

import argparse
import itertools
import random
import time
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import insert, text

from danvan_crawler.archive import Archive
from danvan_crawler.archive.models import (
    Article,
    ArticleVersion,
    Capture,
    CrawlRun,
    DocumentCitation,
    Participant,
    ParticipantPosition,
    ParticipantRole,
    Resource,
    Site,
)
from danvan_crawler.archive.models.base import Base
from danvan_crawler.vietnamese.text import fold


def _vocabulary() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for part in Path(__file__).with_name("vocabulary.txt").read_text(encoding="utf-8").split("\n[")[1:]:
        heading, entries = part.split("]", 1)
        found[heading] = [" ".join(entry.split()) for entry in entries.split(";")]
    return found


def _pairs(entries: list[str]) -> list[tuple[str, str]]:
    return [(left.strip(), right.strip()) for left, right in (entry.split("=") for entry in entries)]


VOCABULARY = _vocabulary()
BODIES, TYPES, PROVINCES = dict(_pairs(VOCABULARY["bodies"])), dict(_pairs(VOCABULARY["types"])), _pairs(VOCABULARY["provinces"])
OFFICES, SURNAMES, SIGNS, SECTIONS = (VOCABULARY[name] for name in ("offices", "surnames", "signs", "sections"))
MIDDLES, GIVENS = VOCABULARY["middles"], VOCABULARY["givens"]
SOURCES = (None, None, None, "Danvan.vn", "Báo Nhân Dân", "Báo Hòa Bình", "TTXVN", "Tạp chí Dân vận")
TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
SITE_COUNT = 40
FIRST_DAY = date(2009, 1, 1)
DAYS = 6400


@dataclass(frozen=True, slots=True)
class Person:
    """An invented official."""

    name: str
    offices: tuple[str, ...]


@dataclass(slots=True)
class Sample:
    """One invented article."""

    number: int
    site: int
    title: str
    sapo: str
    body: str
    published: date | None
    section: str
    source: str | None
    people: list[tuple[Person, str, int]]
    documents: list[tuple[str, int]]


class Zipf:
    """Draws from a list, the n-th element with a frequency of about 1/(n+2.7)."""

    def __init__(self, values: Sequence[Any], s: float = 1.0) -> None:
        self.values = values
        self.weights = list(itertools.accumulate(1 / (n + 2.7) ** s for n in range(len(values))))

    def some(self, rng: random.Random, k: int) -> list[Any]:
        return rng.choices(self.values, cum_weights=self.weights, k=k)

    def one(self, rng: random.Random) -> Any:
        return self.some(rng, 1)[0]


class Corpus:
    """The vocabulary and the articles of a seed."""

    def __init__(self, seed: int = 1) -> None:
        self.seed = seed
        rng = random.Random(seed)
        syllables = [
            unicodedata.normalize("NFC", o + r[0] + t + r[1:]) for o in VOCABULARY["onsets"] for r in VOCABULARY["rimes"] for t in TONES
        ]
        rng.shuffle(syllables)
        compounds = list(
            dict.fromkeys(f"{a} {b}" for a, b in zip(rng.choices(syllables, k=30_000), rng.choices(syllables, k=30_000), strict=True))
        )
        self.phrases = Zipf(VOCABULARY["phrases"], 0.8)
        self.words = Zipf(VOCABULARY["words"], 0.7)
        self.tail = Zipf(compounds, 0.9)
        people = list(dict.fromkeys(_name(rng) for _ in range(6000)))
        self.people = Zipf([Person(name, tuple(dict.fromkeys(rng.choices(OFFICES, k=rng.choice((1, 1, 2)))))) for name in people], 0.9)
        communes = [f"{a} {b}" for a in VOCABULARY["place syllables"] for b in VOCABULARY["place syllables"] if a != b]
        rng.shuffle(communes)
        self.communes = Zipf(communes, 0.6)
        self.documents = Zipf([f"{n}-{sign}" for n in rng.sample(range(1, 320), 60) for sign in SIGNS], 1.0)
        self.bodies = Zipf(list(BODIES.items()), 0.7)

    def articles(self, count: int) -> Iterator[Sample]:
        """So many articles; article n is the same however many are asked for."""
        return map(self.article, range(count))

    def article(self, n: int) -> Sample:
        """Article n, from 0."""
        rng = random.Random(self.seed * 10_000_019 + n)
        site = rng.randrange(SITE_COUNT)
        published = None if rng.random() < 0.02 else FIRST_DAY + timedelta(days=int(DAYS * rng.random() ** 0.7))
        people = list(dict.fromkeys(self.people.some(rng, rng.choice((1, 2, 3, 3, 4, 6, 8)))))
        documents = list(dict.fromkeys(self.documents.some(rng, rng.choice((0, 0, 1, 1, 2)))))
        title = self._fill(rng.choice(VOCABULARY["titles"]), rng, site, published, people, documents)
        parts = [self._sentence(rng, site, published, people, documents) for _ in range(rng.randint(8, 24))]
        said = "".join(f"Đồng chí {person.name}, {', '.join(person.offices)} {rng.choice(VOCABULARY['verbs'])}. " for person in people)
        cited = "".join(f"{TYPES[number.split('-')[1].split('/')[0]]} số {number} được quán triệt. " for number in documents)
        middle = len(parts) // 2
        body = f"{' '.join(parts[1:middle])}\n\n{said}{cited}\n\n{' '.join(parts[middle:])}"
        title, sapo, body = (self._habits(site, part) for part in (title, parts[0], body))
        named = [(person, rng.choice(("chair", "speak", "attend", "attend")), _find(body, person.name, site)) for person in people]
        cites = [(number, max(0, body.find(_styled(site, number)))) for number in documents]
        section = SECTIONS[min(int(rng.expovariate(0.6)), len(SECTIONS) - 1)]
        return Sample(n, site, title, sapo, body, published, section, rng.choice(SOURCES), named, cites)

    def _sentence(self, rng: random.Random, site: int, day: date | None, people: list[Person], documents: list[str]) -> str:
        opening = self._fill(rng.choice(VOCABULARY["openings"]), rng, site, day, people, documents)
        body, _ = self.bodies.one(rng)
        words = self.words.some(rng, rng.randint(2, 7))
        tail = self.tail.some(rng, rng.choice((0, 1, 1, 2)))
        where = PROVINCES[site % len(PROVINCES)][0] if rng.random() < 0.6 else self.communes.one(rng)
        return f"{opening}, {body} {where} {' '.join(words)} {self.phrases.one(rng)} {' '.join(tail)} {self.phrases.one(rng)}.".replace(
            "  ", " "
        )

    def _fill(self, template: str, rng: random.Random, site: int, day: date | None, people: list[Person], documents: list[str]) -> str:
        day = day or FIRST_DAY
        number = documents[0] if documents else self.documents.one(rng)
        return template.format(
            d=f"{day.day}/{day.month}",
            doc=f"{TYPES[number.split('-')[1].split('/')[0]]} số {number}",
            place=PROVINCES[site % len(PROVINCES)][0],
            phrase=self.phrases.one(rng),
            body=self.bodies.one(rng)[0],
            name=people[0].name,
            commune=f"xã {self.communes.one(rng)}",
            tail=self.tail.one(rng),
        )

    def _habits(self, site: int, written: str) -> str:
        if site % 3 == 0:
            for long, short in BODIES.items():
                written = written.replace(long, short)
        if site % 7 == 1:
            written = written.replace("Trung ương", "T.Ư")
        return _styled(site, written[:1].upper() + written[1:])


_STYLES = [
    (old, new) for old, new in zip(("òa", "óa", "ủy", "úy", "ũy", "ỏa", "ùy"), ("oà", "oá", "uỷ", "uý", "uỹ", "oả", "uỳ"), strict=True)
]


def _styled(site: int, written: str) -> str:
    """The habits of a site's typists: tone marks on the second vowel, eth for Đ."""
    if site % 4 == 1:
        for old, new in _STYLES:
            written = written.replace(old, new).replace(old.capitalize(), new.capitalize())
    if site % 10 == 3:
        written = written.replace("Đ", "Ð")
    return unicodedata.normalize("NFC", written)


def _find(body: str, name: str, site: int) -> int:
    return max(0, body.find(_styled(site, name)))


def _name(rng: random.Random) -> str:
    surname = SURNAMES[min(int(rng.expovariate(0.18)), len(SURNAMES) - 1)]
    if surname == "H'":
        return f"H'{rng.choice(GIVENS)} {rng.choice(('Niê', 'Mlô', 'Byă', 'Kpă'))}"
    return f"{surname} {rng.choice(MIDDLES)} {rng.choice(GIVENS)}" if rng.random() < 0.9 else f"{surname} {rng.choice(GIVENS)}"


def load(archive: Archive, count: int, seed: int = 1, batch: int = 2000) -> None:
    """Writes the articles into the tables of an empty archive by Core inserts, queued for the search index."""
    began = datetime(2026, 1, 1, tzinfo=UTC)
    with archive.begin() as connection:
        sites = [
            {
                "id": n + 1,
                "name": f"site{n:02}",
                "title": f"Trang {n}",
                "owner": "Ban Dân vận",
                "level": "central" if n % 8 == 0 else "provincial",
            }
            | dict(zip(("province_then", "province_now"), (None, None) if n % 8 == 0 else PROVINCES[n % len(PROVINCES)], strict=True))
            for n in range(SITE_COUNT)
        ]
        connection.execute(insert(Site), sites)
        runs = [
            {"id": n + 1, "site_id": n + 1, "spider": f"site{n:02}", "mode": "crawl", "code_version": "0", "started_at": began}
            for n in range(SITE_COUNT)
        ]
        connection.execute(insert(CrawlRun), runs)
    articles = Corpus(seed).articles(count)
    while some := list(itertools.islice(articles, batch)):
        rows = [_rows(sample, began) for sample in some]
        with archive.begin() as connection:
            for model in (Resource, Capture, Article, ArticleVersion, Participant, ParticipantPosition, ParticipantRole, DocumentCitation):
                together = [row for one in rows for row in one.get(model, ())]
                if together:
                    connection.execute(insert(model), together)
            connection.execute(
                text("insert into search_queue (article_id) select id from article where id >= :first"), {"first": some[0].number + 1}
            )
    if not archive.is_sqlite:
        with archive.begin() as connection:
            for model in (Site, CrawlRun, Resource, Capture, Article, ArticleVersion):
                name = model.__tablename__
                connection.execute(text(f"select setval(pg_get_serial_sequence('{name}', 'id'), (select max(id) from {name}))"))


def _rows(sample: Sample, began: datetime) -> dict[type[Base], list[dict[str, Any]]]:
    n, site = sample.number + 1, sample.site + 1
    url, key = f"http://site{sample.site:02}.example/bai-viet-{n}.html", f"site{sample.site:02}.example:80/{n}"
    at = began + timedelta(seconds=n)
    return {
        Resource: [
            {
                "id": n,
                "site_id": site,
                "key": key,
                "url": url,
                "is_view": False,
                "kind": "article",
                "state": "done",
                "priority": 0,
                "depth": 1,
            }
            | {"failures": 0, "first_seen_at": at, "last_seen_at": at, "last_fetched_at": at}
        ],
        Capture: [
            {"id": n, "resource_id": n, "run_id": site, "record_id": f"<urn:uuid:{n:032x}>", "url": url, "fetched_at": at, "status": 200}
            | {
                "mime": "text/html",
                "bytes": len(sample.body),
                "payload_digest": f"sha1:{n:032X}",
                "warc_file": "a.warc.gz",
                "warc_offset": n,
            }
            | {"reading_kind": "article"}
        ],
        Article: [
            {"id": n, "site_id": site, "key": key, "url": url, "resource_id": n, "latest_number": 1, "state": "live", "last_capture_id": n}
        ],
        ArticleVersion: [
            {"id": n, "article_id": n, "number": 1, "digest": f"{n:064x}", "capture_id": n, "run_id": site, "fetched_at": at}
            | {"title": sample.title, "sapo": sample.sapo, "body": sample.body, "section": sample.section, "source": sample.source}
            | {"published_raw": sample.published and str(sample.published), "published": sample.published and sample.published.isoformat()}
            | {"published_on": sample.published, "published_precision": "day", "platform": "generic", "author": None}
        ],
        Participant: [
            {"version_id": n, "ordinal": i, "name": person.name, "name_folded": fold(person.name), "honorific": "đồng chí", "role": role}
            | {"on_behalf_of": None, "span_field": "body", "span_index": 0, "span_start": start, "span_end": start + len(person.name)}
            for i, (person, role, start) in enumerate(sample.people, 1)
        ],
        ParticipantPosition: [
            {"version_id": n, "participant_ordinal": i, "ordinal": k, "raw": office}
            for i, (person, _, _) in enumerate(sample.people, 1)
            for k, office in enumerate(person.offices, 1)
        ],
        ParticipantRole: [
            {"version_id": n, "participant_ordinal": i, "ordinal": 1, "role": role} for i, (_, role, _) in enumerate(sample.people, 1)
        ],
        DocumentCitation: [
            {"version_id": n, "ordinal": i, "raw": number, "number": number, "symbol": number.split("-", 1)[1]}
            | {"span_field": "body", "span_index": 0, "span_start": start, "span_end": start + len(number)}
            for i, (number, start) in enumerate(sample.documents, 1)
        ],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("url", help="an archive database that is empty: sqlite:///FILE or postgresql+psycopg://…")
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    archive = Archive(options.url)
    archive.upgrade()
    began = time.perf_counter()
    load(archive, options.articles, options.seed)
    print(f"{options.articles} articles in {time.perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main()
