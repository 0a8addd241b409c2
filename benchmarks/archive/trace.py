"""How many exported participants can be traced back: to the sentence that names them, to the capture, and to bytes with that digest.

    python -m benchmarks.archive.trace            1,000 participants of the archive in DANVAN_HOME, drawn at random
    python -m benchmarks.archive.trace --count 50 --seed 2

Each is followed as a reader of the export would: the span leads to the name in the text, `capture` to the WARC record, whose payload
digest is computed anew, and whose page holds the name. What fails at any step is printed. Exits 1 if anything is unresolved.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from lxml import html
from sqlalchemy import text

from danvan_crawler import paths
from danvan_crawler.archive import Archive
from danvan_crawler.archive.cite import sentence
from danvan_crawler.archive.export import export_rows
from danvan_crawler.recorder.places import open_archive
from danvan_crawler.snapshots import load
from danvan_crawler.snapshots.proof import prove
from danvan_crawler.vietnamese.text import squeeze


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    archive = open_archive()
    people = [(row, person) for row in export_rows(archive, versions="all") for person in row["participants"]]
    drawn = random.Random(arguments.seed).sample(people, min(arguments.count, len(people)))
    renamed = _renamed(archive)
    began = time.perf_counter()
    lost = [(row, person, why) for row, person in drawn if (why := unresolved(paths.warc_folder(), row, person, renamed))]
    took = time.perf_counter() - began
    for row, person, why in lost[:20]:
        print(f"{row['url']} (version {row['version']}): {person['name']}: {why}")
    print(f"{len(drawn)} of {len(people)} exported participants: {len(lost)} unresolved, {took / max(1, len(drawn)) * 1000:.1f} ms each")
    sys.exit(bool(lost))


def unresolved(folder: Path, row: Mapping[str, Any], person: Mapping[str, Any], renamed: set[tuple[str, str]]) -> str | None:
    """Why a participant of an exported row can't be traced back; None if all steps lead on."""
    span = person["span"]
    field = span["field"]
    texts = [image["caption"] or "" for image in row["images"]] if field == "caption" else [row[field] or ""]
    named = [one for one in texts if one[span["start"] : span["end"]] == person["name"]]
    if not named and (row["url"], person["name"]) not in renamed:
        return f"its span in {field} says {[one[span['start'] : span['end']] for one in texts]}"
    if named and person["name"] not in sentence(named[0], span["start"], span["end"]):
        return "no sentence names it"
    capture = row["capture"]
    proof = prove(folder, capture["warc_file"], capture["warc_offset"], capture["record_id"], capture["payload_digest"])
    if proof.verified is not True:
        return proof.words
    if named and squeeze(person["name"]).casefold() not in page_text(folder, capture["warc_file"], capture["warc_offset"]):
        return "the archived page does not hold the name"
    return None


@lru_cache(maxsize=500)
def page_text(folder: Path, warc_file: str, offset: int) -> str:
    """All text of an archived page, in small letters."""
    page = load(folder, warc_file, offset).page
    if not page.body:
        return ""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    return squeeze(" ".join(html.fromstring(page.body, parser=parser).itertext())).casefold()


def _renamed(archive: Archive) -> set[tuple[str, str]]:
    """(address, name) of participants whose name was put right by hand: the ledger tells where they come from."""
    query = """select a.url, p.name from corrected_value c join participant p on p.version_id = c.version_id
               join article_version v on v.id = c.version_id join article a on a.id = v.article_id where c.field = 'name'"""
    with archive.connect() as connection:
        return {(row.url, row.name) for row in connection.execute(text(query))}


if __name__ == "__main__":
    main()
