"""A soak: several sites crawled again and again with faults and kills, by two processes at once on one archive, for some minutes.

    python -m benchmarks.soak --serve "./serve --port 9400" --sites SITE_FILES --minutes 30 [--postgresql postgresql+psycopg://USER@HOST/DB]

`--serve` starts the sites, with ` --fault 0.1` appended; at the end it is started once more without. Until the time is up two processes
work on the archive, each on another site, with `-a full=1`; one in three is killed at a random moment. Then each site is crawled once
more to its end without faults, and compared with an archive of its own that was never disturbed. Prints a line a minute and the
result; exits 1 when an archive differs, a WARC file is open or not valid, a page is left claimed or a lock is held.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from contextlib import nullcontext
from pathlib import Path

from benchmarks.kills import Round, schema, served, united
from danvan_crawler.archive.equality import differences
from danvan_crawler.sites import load_sites


def disturb(soak: Round, minutes: float, choice: random.Random) -> Counter[str]:
    """Crawl two sites at a time, and kill one crawl in three, until the time is up; counts of exit codes and kills."""
    ends: Counter[str] = Counter()
    until = said = time.monotonic()
    until += 60 * minutes
    running = {}
    killed_at: dict[str, float] = {}
    while time.monotonic() < until or running:
        for site, process in list(running.items()):
            if process.poll() is None and time.monotonic() > killed_at[site]:
                os.killpg(process.pid, signal.SIGKILL)
                ends["killed"] += 1
                process.wait()
                del running[site]
            elif process.poll() is not None:
                ends[f"exit {process.returncode}"] += 1
                del running[site]
        while time.monotonic() < until and len(running) < min(2, len(soak.sites)):
            site = choice.choice([site for site in soak.sites if site not in running])
            running[site] = soak.start(site, "-a", "full=1")
            killed_at[site] = time.monotonic() + (choice.uniform(1, 15) if choice.random() < 1 / 3 else 1e9)
        if time.monotonic() - said > 60:
            said = time.monotonic()
            print(f"{(said - until) / 60 + minutes:.0f} min: {dict(ends)}", flush=True)
        time.sleep(0.2)
    return ends


def main() -> int:
    """Run the soak; 0 when everything is equal and whole."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--serve", required=True, help="the command that serves the sites")
    parser.add_argument("--sites", type=Path, required=True, help="folder of their site files")
    parser.add_argument("--fault", default=" --fault 0.1", help="what to append to it while the soak lasts")
    parser.add_argument("--only", nargs="*", default=[], help="names of sites; default: all of the folder")
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--postgresql", default="", help="URL of a database; default: SQLite")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    names = tuple(options.only or sorted(path.stem for path in options.sites.glob("*.toml")))
    assert all(name in load_sites(options.sites) for name in names)
    work = Path(tempfile.mkdtemp(prefix="danvan-soak-"))
    with schema(options.postgresql) if options.postgresql else nullcontext("") as url:
        soak = Round(names, work / "soak", options.sites, url)
        with served(options.serve + options.fault):
            ends = disturb(soak, options.minutes, random.Random(options.seed))
        whole = []
        with served(options.serve):
            codes = []
            for name in names:
                codes.append(soak.start(name, "-a", "full=1").wait(900))
                alone = Round((name,), work / name, options.sites)
                alone.run()
                whole.append(alone.dump())
        found = soak.problems() + differences(united(whole), soak.dump())
    print(f"{sum(ends.values())} crawls of {len(names)} sites in {options.minutes:g} minutes: {dict(ends)}; last exit codes {codes}")
    print(f"{len(found)} DIFFERENCES, see {work}" if found else "equal; WARC files valid and closed; no page claimed, no lock held")
    for line in found[:10]:
        print(f"    {line[:400]}")
    if not found:
        shutil.rmtree(work)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
