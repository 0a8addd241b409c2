"""Score `extract` on sets of pages, beside other extractors on the same pages in the same run. The sets are not part of the project.

    python -m benchmarks.extraction.run pages FOLDER                 saved Vietnamese pages with a gold.json
    python -m benchmarks.extraction.run aeb FOLDER                   scrapinghub/article-extraction-benchmark
    python -m benchmarks.extraction.run fundus FOLDER GOLD.json.gz   flairNLP/fundus, with gold {id, url, file, title, date, body}
    python -m benchmarks.extraction.run htmldate FOLDER              adbar/htmldate
    ... --peers PYTHON [--peer NAME]...                              an interpreter that has the peers, and which of them (default: all it has)

FOLDER is a checkout. Figures are given for all pages, and for the third that is kept aside when rules are made. Time is CPU time of `extract`
from bytes with all fields; the parse it is compared with is the bare lxml parse of the same bytes in the same process.
"""

from __future__ import annotations

import argparse
import base64
import json
import re
import subprocess
import time
from collections.abc import Callable, Iterable
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import dateparser
from lxml import etree

from benchmarks.extraction import sets
from benchmarks.extraction.peers import PEERS
from benchmarks.extraction.score import figures, same_minute, table
from benchmarks.extraction.sets import Answer, Case
from danvan_crawler.extract import extract
from danvan_crawler.items import Page, Reading
from danvan_crawler.vietnamese.dates import parse_published

_MAIL_DATE = re.compile(r"[A-Z][a-z]{2}, \d")
PEER_SCRIPT = Path(__file__).parent / "peers.py"


def stamp(raw: str) -> str:
    """A raw date as ISO in the zone it was printed in: these sets are not Vietnamese."""
    try:
        # "Wed, 28 Oct 2020 22:22:49 GMT" is read as mail writes it.
        return (parsedate_to_datetime(raw) if _MAIL_DATE.match(raw) else datetime.fromisoformat(raw)).isoformat()
    except ValueError:
        when = parse_published(raw) if raw else None
        if when is not None or not raw:
            return when.iso if when else ""
        # What our dates do not know, such as the months of German: the day that dateparser reads.
        found = dateparser.parse(raw, settings={"DATE_ORDER": "DMY"})
        return found.date().isoformat() if found else ""


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """CPU seconds of a call, and its result."""
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def bare_parse(data: bytes) -> object:
    """The reference: the parse of lxml, and nothing else."""
    return etree.fromstring(data, etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True))


def ours(case: Case, parse_first: bool = True) -> Answer:
    """Our reading of a case. The second of parse and extract finds the page in the processor's cache: they go first by turns."""
    parsed = timed(lambda: bare_parse(case.html))[0] if parse_first else 0.0
    seconds, reading = timed(lambda: extract(Page(case.url, case.html, "text/html")))
    if not parse_first:
        parsed = timed(lambda: bare_parse(case.html))[0]
    return answer_of(reading, seconds, parsed)


def answer_of(reading: Reading, seconds: float, parsed: float) -> Answer:
    """A reading in the form that is scored: prefix, lead and body are the text. A page that we call no article is asked for its date all the
    same, as the other readers of dates are."""
    if not reading.articles:
        return Answer(date=stamp(reading.published_raw or ""), seconds=seconds, parse_seconds=parsed, kind=reading.kind)
    article = reading.articles[0]
    lead = " ".join(part for part in (article.sapo_prefix, article.sapo) if part)
    text = "\n".join(part for part in (lead, article.body) if part)
    return Answer(article.title, stamp(article.published_raw or ""), text, seconds, parsed, reading.kind)


def peer(python: str, name: str, cases: Iterable[Case]) -> list[Answer] | None:
    """The answers of a peer, run by its own interpreter; None if it is not installed there."""
    lines = "".join(json.dumps({"url": case.url, "html": base64.b64encode(case.html).decode()}) + "\n" for case in cases)
    done = subprocess.run([python, str(PEER_SCRIPT), name], input=lines, capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"{name}: {done.stderr.strip().splitlines()[-1] if done.stderr.strip() else done.returncode}")
        return None
    return [Answer(**json.loads(line)) for line in done.stdout.splitlines()]


def show(name: str, cases: list[Case], answers: list[Answer], rows: dict[str, dict[str, str]]) -> None:
    """Add the figures of all pages and of those kept aside."""
    pairs = list(zip(cases, answers, strict=True))
    rows[name] = figures(pairs)
    if len(cases) > 20:
        rows[f"  {name}, tuned on"] = figures([pair for pair in pairs if not sets.aside(pair[0])])
        rows[f"  {name}, kept aside"] = figures([pair for pair in pairs if sets.aside(pair[0])])


def load(name: str, folder: Path, gold: Path | None) -> list[Case]:
    """The cases of a set; those of Fundus need the gold file."""
    if name == "fundus":
        return list(sets.fundus(folder, gold or folder))
    return list({"pages": sets.pages, "aeb": sets.aeb, "htmldate": sets.htmldate}[name](folder))


def main() -> None:
    """The command line."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("set", choices=("pages", "aeb", "fundus", "htmldate"))
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("gold", type=Path, nargs="?")
    arguments.add_argument("--peers", metavar="PYTHON")
    arguments.add_argument("--peer", action="append", choices=tuple(PEERS))
    arguments.add_argument("-v", "--verbose", action="store_true", help="list the pages of the tuned part that differ")
    given = arguments.parse_args()
    if given.set == "fundus" and given.gold is None:
        arguments.error("fundus needs the gold file")
    cases = load(given.set, given.folder, given.gold)
    rows: dict[str, dict[str, str]] = {}
    answers = [ours(case, number % 2 == 0) for number, case in enumerate(cases)]
    show("danvan_crawler", cases, answers, rows)
    if given.verbose:
        for case, answer in zip(cases, answers, strict=True):
            if not sets.aside(case) and case.date and not same_minute(answer.date, case.date) and answer.date[:10] != case.date[:10]:
                print(f"  {case.name}: {answer.date or 'none'} instead of {case.date}")
    for name in given.peer or (PEERS if given.peers else ()):
        found = peer(given.peers, name, cases)
        if found is not None:
            show(name, cases, found, rows)
    print(table(rows))


if __name__ == "__main__":
    main()
