"""Memory over a long crawl: the resident size of one `scrapy crawl` and its readers, sampled while it fetches N pages from a local server.

    python -m benchmarks.memory [--pages 20000] [--short]

--short serves articles of one paragraph under a menu of ten links, about 3 kB, so that a hundred thousand take half an hour.
Prints a line every tenth of the way, and at the end the growth between the second and the last quarter of the samples.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.crawl import serve


def family(pid: int) -> list[int]:
    """A process and its descendants."""
    pids = [pid]
    for parent in pids:
        for children in Path(f"/proc/{parent}/task").glob("*/children"):
            with contextlib.suppress(OSError):
                pids += map(int, children.read_text(encoding="ascii").split())
    return pids


def resident_mb(pid: int) -> float:
    """Resident memory in MB of a process and its descendants, 0 when it has ended."""
    return sum(map(_own_mb, family(pid)))


def _own_mb(pid: int) -> float:
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    except OSError:
        return 0.0
    line = next((line for line in status.splitlines() if line.startswith("VmRSS")), "VmRSS: 0 kB")
    return int(line.split()[1]) / 1024


def stored(archive: Path) -> int:
    """Articles in the archive so far."""
    try:
        with sqlite3.connect(f"file:{archive}?mode=ro", uri=True, timeout=30) as connection:
            return int(connection.execute("select count(*) from article").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def main() -> None:
    """Crawl, sample, report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--short", action="store_true")
    options = parser.parse_args()
    server = serve(options.pages, 10, 1) if options.short else serve(options.pages)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "sites").mkdir()
        site = (
            f'title = "Bench"\nowner = "Bench"\nlevel = "central"\nstart = ["http://127.0.0.1:{server.server_port}/"]\nconcurrency = 16\n'
        )
        (root / "sites" / "bench.toml").write_text(site, encoding="utf-8")
        environment = os.environ | {
            "DANVAN_HOME": str(root / "home"),
            "DANVAN_SITES": str(root / "sites"),
            "SCRAPY_SETTINGS_MODULE": "danvan_crawler.settings",
        }
        started = time.monotonic()
        crawl = subprocess.Popen([sys.executable, "-m", "scrapy", "crawl", "bench"], env=environment)
        samples: list[float] = []
        shown = 0
        while crawl.poll() is None:
            time.sleep(2)
            samples.append(resident_mb(crawl.pid))
            articles = stored(root / "home" / "archive.sqlite3")
            if articles >= shown + options.pages // 10:
                shown = articles
                print(f"{articles:7} articles  {samples[-1]:6.0f} MB  {articles / (time.monotonic() - started):5.1f}/s", flush=True)
        print(f"exit {crawl.returncode}, {stored(root / 'home' / 'archive.sqlite3')} articles")
    samples = [sample for sample in samples if sample]
    quarter = max(1, len(samples) // 4)
    early, late = statistics.median(samples[quarter : 2 * quarter]), statistics.median(samples[-quarter:])
    print(f"second quarter {early:.0f} MB, last quarter {late:.0f} MB, highest {max(samples):.0f} MB")


if __name__ == "__main__":
    main()
