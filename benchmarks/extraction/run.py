"""Score `extract` on public sets of pages. The sets are not part of the project: each command takes the folder of a checkout.

    python benchmarks/extraction/run.py aeb FOLDER                  scrapinghub/article-extraction-benchmark
    python benchmarks/extraction/run.py fundus FOLDER GOLD.json.gz  flairNLP/fundus, with gold {id, url, file, title, date, body}
    python benchmarks/extraction/run.py htmldate FOLDER             adbar/htmldate
    ... --peer trafilatura                                          the same pages through a peer in the same run (if installed)

Time is CPU time of `extract` from bytes with all fields, beside that of the bare lxml parse of the same bytes in the same run.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from danvan_crawler.extract import extract
from danvan_crawler.extract.reader import parse
from danvan_crawler.items import Article, Page
from danvan_crawler.vietnamese.dates import parse_published

FAULTY_GOLD = ("KlasseGegenKlasse_2026_01_07", "AnadoluAjansi_2025_04_05", "HankookIlbo_2026_01_29")


@dataclass
class Case:
    name: str
    url: str
    html: bytes
    title: str = ""
    date: str = ""
    body: str = ""


@dataclass
class Answer:
    title: str = ""
    date: str = ""
    body: str = ""


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """4-grams of words, as article-extraction-benchmark counts them."""
    words = re.findall(r"\w+", text or "", re.UNICODE)
    size = min(4, len(words))
    return Counter(tuple(words[at : at + size]) for at in range(len(words) - size + 1)) if words else Counter()


def stamp(raw: str) -> str:
    """A raw date as ISO in the zone it was printed in: these sets are not Vietnamese."""
    try:
        return datetime.fromisoformat(raw).isoformat()
    except ValueError:
        when = parse_published(raw) if raw else None
        return when.iso if when else ""


def same_minute(got: str, want: str) -> bool:
    """Whether two ISO date-times are the same to the minute; without a zone on either side the clock's figures are compared."""
    try:
        first, second = datetime.fromisoformat(got), datetime.fromisoformat(want)
    except ValueError:
        return False
    if first.tzinfo is None or second.tzinfo is None:
        first, second = first.replace(tzinfo=None), second.replace(tzinfo=None)
    return len(got) > 10 and abs((first - second).total_seconds()) < 60


def ours(case: Case) -> Answer:
    reading = extract(Page(case.url, case.html, "text/html"))
    if not reading.articles:
        return Answer()
    article: Article = reading.articles[0]
    lead = " ".join(part for part in (article.sapo_prefix, article.sapo) if part)
    return Answer(article.title, stamp(article.published_raw or ""), "\n".join(part for part in (lead, article.body) if part))


def trafilatura(case: Case) -> Answer:
    import trafilatura as peer  # type: ignore[import-not-found]

    found = peer.bare_extraction(case.html.decode("utf-8", "replace"), include_comments=False, with_metadata=True)
    return Answer(found.title or "", found.date or "", found.text or "") if found else Answer()


def aeb(folder: Path) -> Iterator[Case]:
    for name, gold in sorted(json.loads((folder / "ground-truth.json").read_text(encoding="utf-8")).items()):
        yield Case(
            name,
            gold.get("url") or "https://example.com/",
            gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes()),
            body=gold["articleBody"],
        )


def fundus(folder: Path, gold_file: Path) -> Iterator[Case]:
    for gold in json.loads(gzip.decompress(gold_file.read_bytes())):
        if not any(name in gold["id"] for name in FAULTY_GOLD):
            html = gzip.decompress((folder / gold["file"]).read_bytes())
            yield Case(gold["id"], gold["url"], html, gold["title"] or "", (gold["date"] or "").replace(" ", "T"), gold["body"])


def htmldate(folder: Path) -> Iterator[Case]:
    tests = folder / "tests"
    for listing in sorted(tests.glob("eval_*.json")):
        for url, gold in json.loads(listing.read_text(encoding="utf-8")).items():
            place = next((path for path in (tests / "eval" / gold["file"], tests / "test_set" / gold["file"]) if path.exists()), None)
            if place is not None and isinstance(gold["date"], str):
                yield Case(url, url, place.read_bytes(), date=gold["date"])


def cpu(work: Callable[[Case], Any], case: Case) -> tuple[float, Any]:
    """CPU seconds of a call, and its result."""
    start = time.process_time()
    result = work(case)
    return time.process_time() - start, result


def score(cases: list[Case], read: Callable[[Case], Answer], verbose: bool) -> None:
    precision, recall, spent, parsed = [], [], 0.0, 0.0
    count: Counter[str] = Counter()
    for number, case in enumerate(cases):
        if number % 2:  # the second of the two finds the page in the processor's cache: by turns
            parsed += cpu(lambda page: parse(page.html), case)[0]
        used, answer = cpu(read, case)
        spent += used
        if number % 2 == 0:
            parsed += cpu(lambda page: parse(page.html), case)[0]
        want, got = shingles(case.body), shingles(answer.body)
        same = sum((want & got).values())
        if got:
            precision.append(same / sum(got.values()))
        if want:
            recall.append(same / sum(want.values()))
        count["title"] += " ".join(answer.title.split()) == " ".join(case.title.split())
        if case.date:
            minute = same_minute(answer.date, case.date)
            right = minute or answer.date[:10] == case.date[:10]
            count["day right"] += right
            count["day wrong"] += bool(answer.date) and not right
            count["to the minute"] += minute
            if verbose and not right:
                print(f"  {case.name}: {answer.date or 'none'} instead of {case.date}")
    if recall:
        p, r = statistics.mean(precision), statistics.mean(recall)
        print(f"body: P {p:.4f} R {r:.4f} F1 {2 * p * r / (p + r):.4f}")
    print(", ".join(f"{name} {number} of {len(cases)} ({number / len(cases):.3f})" for name, number in count.items()))
    print(f"{1000 * spent / len(cases):.2f} ms a page, {spent / parsed:.2f} times the parse")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("set", choices=("aeb", "fundus", "htmldate"))
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("gold", type=Path, nargs="?")
    arguments.add_argument("--peer", choices=("trafilatura",))
    arguments.add_argument("-v", "--verbose", action="store_true")
    given = arguments.parse_args()
    if given.set == "fundus" and given.gold is None:
        arguments.error("fundus needs the gold file")
    cases = list(
        {"aeb": lambda: aeb(given.folder), "fundus": lambda: fundus(given.folder, given.gold), "htmldate": lambda: htmldate(given.folder)}[
            given.set
        ]()
    )
    print(f"danvan_crawler, {len(cases)} pages")
    score(cases, ours, given.verbose)
    if given.peer:
        print(given.peer)
        score(cases, trafilatura, given.verbose)


if __name__ == "__main__":
    main()
