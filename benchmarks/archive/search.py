"""How fast and how well articles are found in a synthetic corpus, beside a plain FTS5 or tsvector index of the same texts in the same run.

    python -m benchmarks.archive.search URL [--articles 100000] [--rounds 3] [--no-reference]

The archive at URL is filled by `benchmarks.archive.corpus` if it is empty. 200 queries as people type them (phrases frequent and rare,
with and without diacritics, abbreviations, document numbers, names with apostrophes, prefixes, AND/OR/NOT, filters) are timed through
`search` with count and snippets. Then 200 rare phrases are looked for without diacritics (recall@10) and 200 that others differ from by
diacritics alone with them (does the first hit have the exact form?); what is right comes from the corpus itself, not from the index.
"""

from __future__ import annotations

import argparse
import random
import re
import statistics
import time
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise

from sqlalchemy import Connection, text

from benchmarks.archive.clock import cpu_clock
from benchmarks.archive.corpus import BODIES, PROVINCES, SITE_COUNT, Corpus, load
from danvan_crawler.archive import Archive
from danvan_crawler.archive.search import Filters, refresh, search
from danvan_crawler.archive.search.language import AllOf, AnyOf, Node, Phrase, parse
from danvan_crawler.vietnamese.text import fold, tone_placement

Query = tuple[str, str, Filters | None]
"""Kind, what is typed, filters."""
Gram = tuple[str, ...]


def queries(corpus: Corpus, rng: random.Random) -> list[Query]:
    """Two hundred queries as people type them."""
    phrases, people, documents = corpus.phrases.values, corpus.people.values, corpus.documents.values
    bodies = list(BODIES.items())
    apostrophes = [person.name for person in people if "'" in person.name or "’" in person.name]

    def pick() -> str:
        return str(rng.choice(phrases))

    def place() -> str:
        return rng.choice(PROVINCES)[0]

    def words(some: str) -> str:
        return rng.choice(some.split())

    found: list[Query] = []
    found += [("frequent phrase", f'"{phrase}"', None) for phrase in phrases[:15]]
    found += [("frequent words, no diacritics", fold(phrase), None) for phrase in phrases[:20]]
    found += [("phrase", f'"{pick()}"', None) for _ in range(15)]
    found += [("words, no diacritics", fold(pick()), None) for _ in range(20)]
    found += [("words", f"{pick()} {place()}", None) for _ in range(10)]
    found += [("rare words", corpus.tail.one(rng) + " " + words(pick()), None) for _ in range(10)]
    found += [("abbreviation", f"{short} {fold(place())}", None) for _, short in bodies[:6]]
    found += [("abbreviation", short.lower(), None) for _, short in bodies[:6]]
    found += [("long form", f"{long} {place()}", None) for long, _ in bodies[:8]]
    found += [("document number", rng.choice(documents), None) for _ in range(14)]
    found += [("document number", f"kết luận số {rng.choice(documents)}", None) for _ in range(6)]
    found += [("name", fold(rng.choice(people).name), None) for _ in range(8)]
    found += [("name", rng.choice(people).name, None) for _ in range(6)]
    found += [("name with apostrophe", name.replace("’", "'") if n % 2 else fold(name), None) for n, name in enumerate(apostrophes[:8])]
    found += [("prefix", f"{word}*", None) for word in ("khe", "trươ", "tuyen", "hd", "quy")]
    found += [("prefix", f'"{fold(" ".join(pick().split()[:2]))[:-1]}*"', None) for _ in range(3)]
    found += [("operators", f"({words(pick())} OR {words(pick())}) NOT {words(pick())}", None) for _ in range(8)]
    found += [("operators", f'"{pick()}" AND ("{pick()}" OR "{place()}")', None) for _ in range(8)]
    found += [("spelling", unicodedata.normalize("NFD", pick()), None) for _ in range(3)]
    found += [("spelling", word, None) for word in ("Uỷ ban nhân dân", "Thanh Hoá", "Ðảng bộ", "thuỷ điện", "hoà giải")]
    site = f"site{rng.randrange(SITE_COUNT):02}"
    found += [("filters", fold(pick()), Filters(site=site)), ("filters", pick(), Filters(level="central"))]
    found += [("filters", fold(pick()), Filters(province=province)) for province in ("Kon Tum", "quang ngai")]
    found += [
        ("filters", pick(), Filters(since=date(2015, 1, 1), until=date(2015, 12, 31))),
        ("filters", pick(), Filters(until=date(2010, 6, 1))),
    ]
    found += [("filters", fold(pick()), Filters(person=rng.choice(people).name)) for _ in range(4)]
    found += [("filters", fold(pick()), Filters(role="chair")), ("filters", "", Filters(person=people[0].name, role="chair"))]
    found += [("filters", pick(), Filters(office="bi thu tinh uy")), ("filters", pick(), Filters(section="tin tuc", source="bao nhan dan"))]
    found += [("filters", "", Filters(site=site)), ("filters", "", Filters(office="chu tich hoi dong nhan dan"))]
    assert len(found) == 200, len(found)
    return found


def timed(label: str, ask: Callable[[Query], object], asked: list[Query], rounds: int, clock: Callable[[], float]) -> list[float]:
    """Milliseconds of each query: the median of the rounds; prints percentiles, on the wall and of CPU."""
    took: list[list[float]] = [[] for _ in asked]
    used: list[list[float]] = [[] for _ in asked]
    for _ in range(rounds):
        for n, query in enumerate(asked):
            cpu, began = clock(), time.perf_counter()
            ask(query)
            took[n].append((time.perf_counter() - began) * 1000)
            used[n].append((clock() - cpu) * 1000)
    for what, values in (("wall", took), ("CPU", used)):
        ordered = sorted(statistics.median(one) for one in values)
        p50, p95, p99 = (ordered[int(len(ordered) * share)] for share in (0.5, 0.95, 0.99))
        first = sorted(one[0] for one in values)[int(len(asked) * 0.95)]
        print(
            f"{label:24} {what:4}  p50 {p50:6.1f}  p95 {p95:6.1f}  p99 {p99:6.1f}  worst {ordered[-1]:6.1f} ms   (first round p95 {first:.1f})",
            flush=True,
        )
    return [statistics.median(one) for one in used]


def kinds(asked: list[Query], took: list[float]) -> None:
    """The slowest query of each kind, by CPU."""
    slowest: dict[str, tuple[float, str]] = {}
    for (kind, typed, filters), ms in zip(asked, took, strict=True):
        slowest[kind] = max(slowest.get(kind, (0.0, "")), (ms, f"{typed} {filters or ''}"))
    for kind, (ms, typed) in sorted(slowest.items(), key=lambda one: -one[1][0]):
        print(f"    {ms:6.1f} ms  {kind}: {re.sub(r', [a-z]+=None|[a-z]+=None, ', '', typed)[:110]}")


def plain(node: Node) -> str:
    """A query as people who know FTS5 would write it."""
    if isinstance(node, Phrase):
        return f'"{" ".join(node.exact)}"{"*" if node.prefix else ""}'
    joined = (" OR " if isinstance(node, AnyOf) else " AND ").join(f"({plain(part)})" for part in node.parts)
    for part in node.without if isinstance(node, AllOf) else ():
        joined = f"({joined}) NOT ({plain(part)})"
    return joined


def plain_tsquery(node: Node) -> str:
    """The same for `to_tsquery`."""
    if isinstance(node, Phrase):
        return (
            "("
            + " <-> ".join(f"'{word}'{':*' if node.prefix and n == len(node.words) else ''}" for n, word in enumerate(node.words, 1))
            + ")"
        )
    joined = (" | " if isinstance(node, AnyOf) else " & ").join(plain_tsquery(part) for part in node.parts)
    for part in node.without if isinstance(node, AllOf) else ():
        joined = f"({joined}) & !({plain_tsquery(part)})"
    return f"({joined})"


def reference(archive: Archive) -> Callable[[Query], list[int]]:
    """A plain index of title and body in the same database, made if need be; asks it by rank with snippets and returns article numbers."""
    with archive.begin() as connection:
        if archive.is_sqlite:
            if connection.execute(text("select 1 from sqlite_master where name = 'plain_fts5'")).first() is None:
                connection.execute(
                    text("create virtual table plain_fts5 using fts5 (title, body, tokenize='unicode61 remove_diacritics 2')")
                )
                connection.execute(
                    text("insert into plain_fts5 (rowid, title, body) select article_id, title, sapo || ' ' || body from article_version")
                )
        elif not connection.scalar(text("select to_regclass('plain_tsvector') is not null")):
            # unaccent is no part of every server: the texts come folded, which favours the reference.
            connection.execute(
                text(
                    "create table plain_tsvector as select article_id, to_tsvector('simple', title || ' ' || body) as words from search_text"
                )
            )
            connection.execute(text("create index on plain_tsvector using gin (words)"))

    def ask(query: Query) -> list[int]:
        node = parse(query[1])
        if node is None:
            return []
        with archive.connect() as connection:
            if archive.is_sqlite:
                sql = "select rowid, snippet(plain_fts5, 1, '[', ']', '…', 30) from plain_fts5 where plain_fts5 match :q order by rank limit 20"
                return [row[0] for row in connection.execute(text(sql), {"q": plain(node)})]
            sql = """select article_id from plain_tsvector, to_tsquery('simple', :q) q where words @@ q
                     order by ts_rank(words, q) desc limit 20"""
            found = list(connection.scalars(text(sql), {"q": plain_tsquery(node)}))
            _headlines(connection, found, plain_tsquery(node))
            return found

    return ask


def _headlines(connection: Connection, found: list[int], query: str) -> None:
    sql = "select ts_headline('simple', body, to_tsquery('simple', :q)) from search_text where article_id = any(:ids)"
    connection.execute(text(sql), {"q": query, "ids": found}).all()


def _grams(said: str) -> Iterator[Gram]:
    said = tone_placement(unicodedata.normalize("NFC", said.replace("Ð", "Đ"))).lower()
    found = re.findall(r"[^\W_]+", said)
    yield from pairwise(found)
    yield from zip(found, found[1:], found[2:], strict=False)


def truth(
    corpus: Corpus, count: int, rng: random.Random, wanted: int = 200
) -> tuple[list[tuple[str, set[int]]], list[tuple[str, set[int]]]]:
    """Queries with the articles that truly have them: rare phrases without diacritics, and exact ones that others differ from by diacritics."""
    sampled: set[Gram] = set()
    for n in rng.sample(range(count), min(count, 1500)):
        grams = list(_grams(corpus.article(n).body))
        sampled.update(rng.sample(grams, min(3, len(grams))))
    by_fold: dict[Gram, dict[Gram, set[int]]] = {tuple(map(fold, gram)): {} for gram in sampled}
    folds: dict[str, str] = {}
    for sample in corpus.articles(count):
        for gram in {*_grams(sample.title), *_grams(sample.sapo), *_grams(sample.body)}:
            key = tuple([folds.get(word) or folds.setdefault(word, fold(word)) for word in gram])
            spellings = by_fold.get(key)
            if spellings is not None:
                spellings.setdefault(gram, set()).add(sample.number + 1)
    rare = [(" ".join(key), set.union(*spellings.values())) for key, spellings in by_fold.items() if spellings and key not in spellings]
    rare = [(typed, articles) for typed, articles in rare if len(articles) <= 10]
    confusable = []
    for spellings in by_fold.values():
        if len(spellings) > 1:
            gram = min(spellings, key=lambda one: (len(spellings[one]), one))
            confusable.append((" ".join(gram), spellings[gram]))
    rng.shuffle(rare)
    rng.shuffle(confusable)
    return rare[:wanted], confusable[:wanted]


def quality(label: str, ask: Callable[[str], list[int]], rare: list[tuple[str, set[int]]], exact: list[tuple[str, set[int]]]) -> None:
    """Prints recall@10 without diacritics, and how often the first hit has the exact form."""
    recalls = [len(set(ask(typed)[:10]) & articles) / len(articles) for typed, articles in rare]
    firsts = [bool(found := ask(typed)) and found[0] in articles for typed, articles in exact]
    recall, first = statistics.mean(recalls), statistics.mean(firsts)
    print(f"{label:28} recall@10 without diacritics {recall:.3f} of {len(rare)}   exact form first {first:.3f} of {len(exact)}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("url")
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--no-reference", action="store_true")
    parser.add_argument("--no-quality", action="store_true")
    options = parser.parse_args()
    archive = Archive(options.url)
    archive.upgrade()
    with archive.connect() as connection:
        had = connection.scalar(text("select count(*) from article"))
    if not had:
        load(archive, options.articles, options.seed)
        with archive.begin() as connection:
            connection.execute(text("analyze"))  # as autovacuum does soon after so many rows
    began = time.perf_counter()
    if made := refresh(archive):
        print(f"{made} articles made searchable, {made / (time.perf_counter() - began):.0f}/s")
    corpus, count = Corpus(options.seed), had or options.articles
    asked = queries(corpus, random.Random(7))
    database = "SQLite" if archive.is_sqlite else "PostgreSQL"
    clock = cpu_clock(archive)
    print(f"{database}, {count:,} articles, {len(asked)} queries, {options.rounds} rounds")
    took = timed("danvan search", lambda q: search(archive, q[1], q[2], update=False), asked, options.rounds, clock)
    kinds(asked, took)
    timed("danvan search, by date", lambda q: search(archive, q[1], q[2], by_date=True, update=False), asked, 1, clock)
    timed("with three facets", lambda q: search(archive, q[1], q[2], facets=("site", "year", "person"), update=False), asked, 1, clock)
    plain_ask = None
    if not options.no_reference:
        plain_ask = reference(archive)
        timed("plain " + ("FTS5" if archive.is_sqlite else "tsvector"), plain_ask, [q for q in asked if q[2] is None], 1, clock)
    if not options.no_quality:
        rare, exact = truth(corpus, count, random.Random(11))
        quality("danvan search", lambda typed: [hit.article_id for hit in search(archive, typed, update=False, limit=10).hits], rare, exact)
        if plain_ask is not None:
            asker = plain_ask
            quality("plain", lambda typed: asker(("", typed, None)), rare, exact)


if __name__ == "__main__":
    main()
