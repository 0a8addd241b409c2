"""Where things lie: the run-time home, the WARC folder, the further site files, the sample site; and what time it is.

Everything is built from the project root or the environment, never from the working directory, because cron starts in `/`.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from platformdirs import user_data_path

from danvan_crawler.errors import ConfigurationError

PACKAGE = Path(__file__).resolve().parent
ROOT = PACKAGE.parent


def in_checkout() -> bool:
    """True when the package is run from a checkout and not from a wheel."""
    return (ROOT / "scrapy.cfg").is_file()


def home(environ: Mapping[str, str] = os.environ) -> Path:
    """The run-time folder: `DANVAN_HOME`, else the checkout's `data/`, else the user's data folder."""
    if value := environ.get("DANVAN_HOME"):
        return Path(value).expanduser().resolve()
    return ROOT / "data" if in_checkout() else user_data_path("danvan")


def warc_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """The folder of the WARC files, one sub-folder a site."""
    return home(environ) / "warc"


def ledger(environ: Mapping[str, str] = os.environ) -> Path:
    """The file of decisions made by hand, which need not be there yet."""
    return home(environ) / "ledger.jsonl"


def sites_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """The folder of the user's own site files, which need not be there yet: `DANVAN_SITES`, else `sites` in the home."""
    if value := environ.get("DANVAN_SITES"):
        return Path(value).expanduser().resolve()
    return home(environ) / "sites"


def extra_sites(environ: Mapping[str, str] = os.environ) -> Path | None:
    """The folder of the user's own site files, None when there is none. Raises ConfigurationError when `DANVAN_SITES` is no folder."""
    folder = sites_folder(environ)
    if folder.is_dir():
        return folder
    if value := environ.get("DANVAN_SITES"):
        raise ConfigurationError(f"DANVAN_SITES={value}: no such folder")
    return None


def archive_url(environ: Mapping[str, str] = os.environ) -> str:
    """The archive's SQLAlchemy URL: `DANVAN_ARCHIVE_URL`, else the SQLite file in the home."""
    return environ.get("DANVAN_ARCHIVE_URL") or f"sqlite:///{home(environ) / 'archive.sqlite3'}"


def sample_folder() -> Path:
    """The sample site's folder: `data/sample` of a checkout, or its copy inside the installed package."""
    return ROOT / "data" / "sample" if in_checkout() else PACKAGE / "_sample"


def now(environ: Mapping[str, str] = os.environ) -> datetime:
    """The time, aware, UTC. `DANVAN_NOW` (ISO) stands for the clock in tests and replays; ConfigurationError if it is no time."""
    value = environ.get("DANVAN_NOW")
    if not value:
        return datetime.now(UTC)
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        raise ConfigurationError(f"DANVAN_NOW={value}: not an ISO time such as 2026-10-20T09:00:00+07:00") from None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
