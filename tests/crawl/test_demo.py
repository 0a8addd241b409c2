"""`danvan demo`, the main job as `make crawl` runs it."""

import contextlib
import re
import socket

from danvan_crawler.sample import PORTS


def test_the_sample_is_crawled_and_shown(work):
    done = work.danvan("demo", "--free-ports")
    assert done.returncode == 0, done.stderr
    archived, article, found = re.split(r"\n== .+\n", done.stdout)[1:]
    assert re.search(r"^sample-central +\d+ +0 +\d+ +0 +15 .* complete$", archived, re.MULTILINE), archived
    assert re.search(r"^sample-provincial +\d+ +0 +\d+ +0 +13 .* complete$", archived, re.MULTILINE), archived
    assert re.search(r"^participants +\d\d+%", archived, re.MULTILINE), archived
    assert re.search(r"^  chair +\w+.*Trưởng Ban Dân vận Trung ương$", article, re.MULTILINE), article
    assert "Dân vận khéo" in found and re.search(r"^\d+ found", found, re.MULTILINE), found
    assert work.one("select count(*) from article") == 28


def test_ports_in_use_are_named(work):
    with socket.socket() as taken:
        with contextlib.suppress(OSError):  # where another program holds the port, that serves as well
            taken.bind(("127.0.0.1", PORTS[0]))
            taken.listen()
        done = work.danvan("demo")
    assert done.returncode == 2, done.stderr
    assert "the sample site can't be served" in done.stderr
