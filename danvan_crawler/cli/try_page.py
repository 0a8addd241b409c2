"""`danvan try`: what would be read from one page; nothing is written."""

from __future__ import annotations

import gzip
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click

from danvan_crawler import __version__, paths
from danvan_crawler.cli.common import all_sites, echo_json
from danvan_crawler.contract import contract_of
from danvan_crawler.errors import ConfigurationError, DanvanError
from danvan_crawler.items import Article, Page
from danvan_crawler.replay import read
from danvan_crawler.sites import Site, urls
from danvan_crawler.sites.hosts import without_user
from danvan_crawler.snapshots import make_page

MAX_BYTES = 16 * 1024 * 1024
TIMEOUT_SECONDS = 60


class PageUnavailable(DanvanError):
    """The page of `danvan try URL` could not be fetched."""


@click.command("try")
@click.argument("target", metavar="URL|FILE")
@click.option("--url", help="The address that FILE was saved from: relative links and the site file are found by it.")
@click.option("--json", "as_json", is_flag=True, help="The export contract, one object a line for each article of the page.")
def try_command(target: str, url: str | None, as_json: bool) -> None:
    """Read one page and show what was read; nothing is written.

    URL is fetched once, without regard to robots.txt, as a person with a browser would. FILE is a saved page (.html,
    also .gz). Exits 3 when the page holds no article, and says why.
    """
    page = fetch(target) if urlsplit(target).scheme in ("http", "https") else load(Path(target), url)
    reading = read(page, site_of(page.url))
    for article in reading.articles:
        if as_json:
            echo_json(contract_of(article))
        else:
            show(article)
    if not reading.articles:
        reason = f" ({reading.reason})" if reading.reason else ""
        click.echo(
            f"{page.url}: no article: {reading.kind}{reason}, {len(reading.links)} links, {len(reading.next_pages)} further pages", err=True
        )
        raise click.exceptions.Exit(3)


def load(path: Path, url: str | None) -> Page:
    """The page of a saved file; raises ConfigurationError when it can't be read."""
    try:
        body = path.read_bytes()
        if path.suffix == ".gz":
            body = gzip.decompress(body)
    except (OSError, EOFError) as error:
        raise ConfigurationError(f"{path}: can't be read: {error}") from None
    return Page(url=without_user(url) if url else path.resolve().as_uri(), body=body, fetched_at=paths.now())


def fetch(url: str) -> Page:
    """The page behind a URL, whatever its status; raises PageUnavailable when no answer comes."""
    url = without_user(url)
    request = urllib.request.Request(
        url, headers={"User-Agent": f"danvan_crawler/{__version__}", "Accept-Encoding": "gzip", "Accept-Language": "vi"}
    )
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS) as answer:
            return _page(answer)
    except urllib.error.HTTPError as answer:
        return _page(answer)
    except (OSError, ValueError) as error:
        raise PageUnavailable(f"{url}: {error}") from None


def _page(answer: Any) -> Page:
    headers = [(name.encode("latin-1", "replace"), value.encode("latin-1", "replace")) for name, value in answer.headers.items()]
    return make_page(answer.url, answer.status or 0, headers, answer.read(MAX_BYTES), paths.now())


def site_of(url: str) -> Site | None:
    """The site file whose scope a URL lies in, if there is one."""
    return next((site for site in all_sites().values() if urls.in_scope(url, site)), None)


def show(article: Article) -> None:
    """An article for a person's eyes."""
    bounds = article.published_bounds
    published = article.published or (f"{bounds.lo} .. {bounds.hi} ({bounds.method})" if bounds else "unknown")
    for label, value in (
        ("title", article.title),
        ("published", f"{published}   from {article.published_raw!r}" if article.published_raw else published),
        ("section", article.section),
        ("author", article.author),
        ("source", article.source),
        ("sapo", article.sapo),
        ("body", f"{len(article.body)} characters: {article.body[:200]!r}"),
    ):
        if value:
            click.echo(f"{label:>10}  {value}")
    for person in article.participants:
        if person.role != "mentioned":
            click.echo(f"{person.role:>10}  {person.name}: {'; '.join(p.raw for p in person.positions) or '-'}")
    for document in article.cited_documents:
        click.echo(f"{'cites':>10}  {document.raw}")
    for image in article.images:
        click.echo(f"{'image':>10}  {image.url}  {image.caption or ''}")
    for file in article.attachments:
        click.echo(f"{'file':>10}  {file.url}  {file.title}")
    for link in article.links:
        click.echo(f"{link.block:>10}  {link.date or '-':10}  {link.title}  {link.url}")


commands = (try_command,)
