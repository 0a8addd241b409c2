"""The command group, and the exit codes all commands share."""

from __future__ import annotations

import logging
import sys

import click

from danvan_crawler import __version__
from danvan_crawler.cli import (
    annotate,
    answers,
    archive,
    backfill,
    correct,
    crawl,
    db,
    demo,
    diff,
    export,
    keep,
    release,
    search,
    sites,
    try_page,
    wacz,
)
from danvan_crawler.errors import DanvanError


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="danvan")
def danvan() -> None:
    """Archive and read the web sites of Vietnam's mass-mobilization bodies.

    \b
    Exit codes: 0 complete, 2 bad configuration or usage, 3 partial, 4 failed, 5 already running.
    Environment: DANVAN_HOME (run-time folder), DANVAN_ARCHIVE_URL (database), DANVAN_SITES (your own site files),
    DANVAN_NOW (an ISO time that stands for the clock).
    """
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(message)s", stream=sys.stderr)


for command in (
    *crawl.commands,
    *backfill.commands,
    *sites.commands,
    *try_page.commands,
    *keep.commands,
    *annotate.commands,
    *archive.commands,
    *search.commands,
    *diff.commands,
    *export.commands,
    *answers.commands,
    *correct.commands,
    *release.commands,
    *wacz.commands,
    *db.commands,
    *demo.commands,
):
    danvan.add_command(command)


def main() -> None:
    """Run the command line; our own errors become one line and their exit code."""
    try:
        sys.exit(danvan.main(standalone_mode=False))  # click hands back the code of `Exit`, and None for a command that ends
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except click.Abort:
        sys.exit(130)
    except DanvanError as error:
        click.echo(f"danvan: {error}", err=True)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.stderr.close()  # `danvan export | head`: the reader has enough
        sys.exit(0)
