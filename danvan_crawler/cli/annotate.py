"""`danvan annotate`: people, dates and cited documents of any text, without crawl or archive."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any, TextIO

import click

from danvan_crawler.contract import participant_of, span_of
from danvan_crawler.errors import ConfigurationError
from danvan_crawler.items import DateMention, DocumentCitation, Participant
from danvan_crawler.vietnamese import dates
from danvan_crawler.vietnamese.documents import find_documents
from danvan_crawler.vietnamese.offices import parse_office
from danvan_crawler.vietnamese.participants import find_people
from danvan_crawler.vietnamese.text import normalize_with_places


@click.command("annotate")
@click.option("--dates", "dates_only", is_flag=True, help="Read `raw TAB reference` rows and write `raw TAB reference TAB ISO`.")
def annotate_command(dates_only: bool) -> None:
    """Annotate texts from standard input.

    \b
    danvan annotate < texts.jsonl          {"id", "text", "published"?} a line in;
                                           {"id", "participants", "groups", "dates", "cited_documents"} a line out
    danvan annotate --dates < rows.tsv     ISO out: a day, a date-time, lo/hi for a range, YYYY-MM for a month, or NONE
    """
    lines = date_rows(sys.stdin) if dates_only else (json.dumps(record, ensure_ascii=False) for record in annotated(sys.stdin))
    for line in lines:
        click.echo(line)


def date_rows(rows: TextIO) -> Iterator[str]:
    """The rows with the ISO form of their date; comment lines (#) and empty ones are left out."""
    for row in rows:
        if not row.strip() or row.startswith("#"):
            continue
        raw, _, rest = row.rstrip("\n").partition("\t")
        reference = rest.partition("\t")[0]
        value = dates.parse(raw, reference or None)
        yield f"{raw}\t{reference}\t{value.iso if value else 'NONE'}"


def annotated(lines: TextIO) -> Iterator[dict[str, Any]]:
    """An annotation for each JSON line; raises ConfigurationError naming the line that is none."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            text = record["text"]
        except (json.JSONDecodeError, KeyError, TypeError) as error:
            raise ConfigurationError(f'line {number}: not a JSON object with a "text": {error}') from None
        published = record.get("published") or record.get("publish_date")
        yield annotation(str(text), str(published) if published else None, record.get("id"))


def annotation(text: str, published: str | None = None, record_id: Any = None) -> dict[str, Any]:
    """People (those only mentioned too), dates and cited documents of one text. Spans are code points of the text as given; names, offices and
    what else is quoted are as `normalize` writes them."""
    text, places = normalize_with_places(text)
    people = find_people({"body": text})
    found = {
        "participants": [participant(p) for p in people.participants],
        "groups": [{"raw": group.raw, "role": group.role, "span": span_of(group.span)} for group in people.groups],
        "dates": [mention(d) for d in _dates(text, published)],
        "cited_documents": [document(d) for d in find_documents(text)],
    }
    return {"id": record_id} | {kind: [_as_given(each, places) for each in every] for kind, every in found.items()}


def _dates(text: str, published: str | None) -> list[DateMention]:
    """The dates of a text by the day, month or year that it was published in; what is no such thing says no more than nothing does."""
    return dates.find(text, published, yearless=True) if dates.Reference.of(published) else dates.find_undated(text)


def _as_given(found: dict[str, Any], places: list[int] | None) -> dict[str, Any]:
    """What was found in the normalized text with its span in the text as given: of "Kiê\u0323t" six code points, not five."""
    if places is None or not found["span"]:
        return found
    return found | {"span": found["span"] | {edge: places[found["span"][edge]] for edge in ("start", "end")}}


def mention(date: DateMention) -> dict[str, Any]:
    """A date of the text."""
    return {
        "raw": date.raw,
        "iso": date.iso,
        "lo": date.lo,
        "hi": date.hi,
        "precision": date.precision,
        "day_part": date.day_part,
        "function": date.function,
        "method": date.method,
        "span": span_of(date.span),
    }


def participant(person: Participant) -> dict[str, Any]:
    """A person as the export writes one, with the honorific, on whose behalf, and the offices taken apart."""
    return participant_of(person) | {
        "honorific": person.honorific,
        "on_behalf_of": person.on_behalf_of,
        "offices": [asdict(parse_office(position.raw)) for position in person.positions],
    }


def document(citation: DocumentCitation) -> dict[str, Any]:
    """A cited document as the export writes one, with type, symbol, issuer, term and place."""
    return {
        "raw": citation.raw,
        "number": citation.number,
        "date": citation.date,
        "type": citation.type,
        "symbol": citation.symbol,
        "issuer": citation.issuer,
        "term": citation.term,
        "span": span_of(citation.span),
    }


commands = (annotate_command,)
