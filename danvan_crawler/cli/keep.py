"""`danvan keep`: a page becomes a golden page of the tests."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import click

from danvan_crawler import paths
from danvan_crawler.cli.try_page import fetch, load, site_of
from danvan_crawler.errors import ConfigurationError
from danvan_crawler.extract import extract, golden
from danvan_crawler.items import Page
from danvan_crawler.snapshots import load as load_record

_CAPTURE = re.compile(r"(.+\.warc\.gz):(\d+)$")
_NAME = re.compile(r"[\w.-]+(?:/[\w.-]+)?")


@click.command("keep")
@click.argument("target", metavar="URL|CAPTURE|FILE")
@click.option("--url", help="The address that FILE was saved from.")
@click.option(
    "--name", help="Folder and name of the case, such as nukeviet/savefile; the default is the site or host, and the day of the page."
)
@click.option(
    "--into",
    type=click.Path(path_type=Path),
    default=None,
    help="The folder of the golden pages; the default is tests/pages of the checkout.",
)
def keep_command(target: str, url: str | None, name: str | None, into: Path | None) -> None:
    """Keep a page beside what should be read from it, as a case of the tests.

    URL is fetched once. CAPTURE is a place in the archive as `danvan export` gives it, WARC_FILE:WARC_OFFSET. FILE is a saved
    page. Two files are written, NAME.html.gz and NAME.json with what is read from the page today; then the command fails, so
    that a person looks: put the values right, and set "looked_at" to true. Called again for a page that was kept, it writes nothing,
    and exits 0 if everything is read as the file says, else 3 with the differences.
    """
    checked = _checked(name) if name else None
    page = _page(target, url)
    case = (into or paths.ROOT / "tests" / "pages") / f"{checked or _name_of(page)}.json"
    reading = extract(page)
    if not case.exists():
        try:
            golden.save(case, page, reading, f"kept from {page.url}")
        except OSError as error:
            raise ConfigurationError(f"{case}: can't be written: {error}") from None
        click.echo(f'{case}: written, kind {reading.kind}. Compare it with the page, put it right, and set "looked_at" to true.', err=True)
        raise click.exceptions.Exit(3)
    want, kept = golden.load(case)
    found = golden.differences(want, extract(kept))
    for field, (expected, got) in found.items():
        click.echo(f"{case}: {field}: {got!r} instead of {expected!r}", err=True)
    if found:
        raise click.exceptions.Exit(3)
    click.echo(f"{case}: read as it says")


def _page(target: str, url: str | None) -> Page:
    if urlsplit(target).scheme in ("http", "https"):
        return fetch(target)
    if capture := _CAPTURE.match(target):
        snapshot = load_record(paths.warc_folder(), capture[1], int(capture[2]))
        if snapshot.kind != "response":
            raise ConfigurationError(f"{target}: a {snapshot.kind} record and no page; name the capture it repeats")
        return snapshot.page
    return load(Path(target), url)


def _name_of(page: Page) -> str:
    site = site_of(page.url)
    moment = page.fetched_at or page.served_at
    folder = site.name if site else re.sub(r"[^\w.-]+", "-", urlsplit(page.url).netloc) or "file"
    return f"{folder}/{moment:%Y-%m-%d}" if moment else f"{folder}/page"


def _checked(name: str) -> str:
    if not _NAME.fullmatch(name) or ".." in name:
        raise click.UsageError(f"--name {name!r}: letters, digits, dots and hyphens, and one slash between folder and name")
    return name if "/" in name else f"{name}/{name}"


commands = (keep_command,)
