"""The command group, and the exit codes all commands share."""

from __future__ import annotations

import logging
import sys
from contextlib import suppress
from importlib import import_module

import click

from danvan_crawler import __version__
from danvan_crawler.errors import DanvanError

MODULES = {
    "annotate": "annotate",
    "cite": "answers",
    "correct": "correct",
    "crawl": "crawl",
    "db": "db",
    "demo": "demo",
    "derive": "archive",
    "diff": "diff",
    "export": "export",
    "import": "backfill",
    "keep": "keep",
    "network": "answers",
    "person": "answers",
    "publish": "export",
    "release": "release",
    "replay": "crawl",
    "search": "search",
    "show": "archive",
    "sites": "sites",
    "stats": "answers",
    "status": "archive",
    "try": "try_page",
    "wacz": "wacz",
    "warc": "backfill",
}
"""Each command's module in this package, which has it among its `commands`. A command starts twice as fast when the others are not imported."""


class Commands(click.Group):
    """The commands of MODULES, each imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, sorted."""
        return list(MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, None if there is none."""
        if cmd_name not in MODULES:
            return None
        module = import_module(f"danvan_crawler.cli.{MODULES[cmd_name]}")
        commands: tuple[click.Command, ...] = module.commands
        return next(command for command in commands if command.name == cmd_name)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="danvan")
def danvan() -> None:
    """Archive and read the web sites of Vietnam's mass-mobilization bodies.

    \b
    Exit codes: 0 complete, 2 bad configuration or usage, 3 partial, 4 failed, 5 already running.
    Environment: DANVAN_HOME (run-time folder), DANVAN_ARCHIVE_URL (database), DANVAN_SITES (your own site files),
    DANVAN_NOW (an ISO time that stands for the clock).
    """
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(message)s", stream=sys.stderr)


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
    except OSError as error:
        click.echo(f"danvan: {error.filename or 'standard output'}: {error.strerror or error}", err=True)
        with suppress(OSError):  # what can't be written would be tried again, and end in exit code 120
            sys.stdout.close()
        sys.exit(DanvanError.exit_code)
