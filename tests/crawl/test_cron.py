"""From cron: no terminal, no working directory of ours, hardly any environment."""

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from danvan_crawler import paths

CRONTAB = re.compile(r"<!-- crontab -->\n(?P<lines>.+?)<!-- /crontab -->", re.DOTALL)


def crontab_line() -> str:
    lines = CRONTAB.search((paths.ROOT / "README.md").read_text(encoding="utf-8"))["lines"].strip().splitlines()
    assert len(lines) == 1
    return lines[0].strip()


def test_the_crontab_line_of_the_readme_runs_as_printed(work, tmp_path):
    minute, hour, *days, command = crontab_line().split(maxsplit=5)
    assert (minute.isdigit(), hour.isdigit(), days) == (True, True, ["*", "*", "*"])
    (tmp_path / "danvan_crawler").mkdir()
    (tmp_path / "danvan_crawler" / ".venv").symlink_to(sys.prefix)
    work.sites.rename(tmp_path / "danvan-sites")
    done = subprocess.run(
        ["env", "-i", f"HOME={tmp_path}", "PATH=/usr/bin:/bin", "/bin/sh", "-c", command],
        cwd="/",
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr + done.stdout
    assert done.stdout + done.stderr == "", "cron mails whatever is printed"
    assert "sample-central: complete:" in (tmp_path / "danvan-cron.log").read_text(encoding="utf-8")
    assert (tmp_path / "danvan-archive" / "archive.sqlite3").is_file()


@pytest.mark.parametrize("folder", [".", "danvan_crawler/extract", "data/sample", "/"])
def test_from_any_folder(work, folder):
    work.cwd = paths.ROOT / folder
    work.environment["SCRAPY_SETTINGS_MODULE"] = "danvan_crawler.settings"
    done = work.cold("scrapy", "crawl", "sample-central", "-a", "max_pages=2")
    assert done.returncode in (3, 4), done.stderr
    assert (work.home / "archive.sqlite3").is_file()
    assert not Path(work.cwd, "archive.sqlite3").exists()


def test_a_terminal_gets_a_bar_and_whole_log_lines(work):
    reader, writer = pty.openpty()
    fcntl.ioctl(writer, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 100, 0, 0))  # a new one has no size, and a bar no room
    process = subprocess.Popen(
        [sys.executable, "-m", "scrapy", "crawl", "sample-central"],
        cwd=work.cwd,
        env={**work.environment, "TERM": "xterm", "COLUMNS": "100"},
        stdin=subprocess.DEVNULL,
        stdout=writer,
        stderr=writer,
    )
    os.close(writer)
    shown = b""
    while True:
        try:
            piece = os.read(reader, 65536)
        except OSError:  # the terminal's other end is closed
            break
        if not piece:
            break
        shown += piece
    os.close(reader)
    text = shown.decode("utf-8")
    assert process.wait(60) == 0, text
    assert "fetched:" in text
    assert re.search(r"^\S+ INFO \S+run_report: sample-central: complete", text, re.MULTILINE), text
