"""Makes the pictures of the terminal: runs each command on the sample site and draws what it printed as SVG into docs/pictures/.

    python docs/terminal.py

The text is that of the command, long lines wrapped; only the folder of the run is left out of it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import textwrap
from html import escape
from pathlib import Path

from danvan_crawler import paths
from danvan_crawler.sample import SampleServer

PICTURES = Path(__file__).parent / "pictures"
PROSE, TABLE = 110, 172  # letters a line
LINE, LETTER, MARGIN, BAR = 16, 7.23, 14, 26

MISTAKES = """\
titel = "Ban Dân vận Tỉnh ủy Mẫu"
owner = "Ban Dân vận Tỉnh ủy Mẫu"
level = "provincial"
start = ["https://danvan.mau.example.vn/"]
article = ['-c(\\d+\\.html$']
"""

# Picture, command, letters a line, and how many lines of its beginning and of its end are shown.
COMMANDS: tuple[tuple[str, tuple[str, ...], int, int, int], ...] = (
    ("sites-check", ("danvan", "sites", "check"), PROSE, 12, 0),
    ("sites-add", ("danvan", "sites", "add", "http://127.0.0.1:8708/", "--yes"), PROSE, 18, 17),
    ("sites-list", ("danvan", "sites", "list"), TABLE, 14, 0),
    ("try", ("danvan", "try", "http://127.0.0.1:8708/chi-tiet/hoi-nghi-truong-ban-dan-van-312.html"), PROSE, 24, 0),
    ("crawl", ("scrapy", "crawl", "sample-provincial", "-a", "max_pages=30"), PROSE, 12, 0),
    ("status", ("danvan", "status"), TABLE, 12, 0),
    ("search", ("danvan", "search", "dan van kheo", "--limit", "3"), PROSE, 18, 0),
)


def printed(command: tuple[str, ...], environment: dict[str, str]) -> str:
    """What a command prints, standard error too."""
    module = {"danvan": "danvan_crawler.cli", "scrapy": "scrapy"}[command[0]]
    done = subprocess.run(
        [sys.executable, "-m", module, *command[1:]],
        cwd=paths.ROOT,
        env=os.environ | environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=120,
        check=False,
    )
    return done.stdout


def lines_of(command: tuple[str, ...], text: str, width: int, head: int, tail: int) -> list[str]:
    """The lines of a terminal: the command behind a prompt, what it printed, wrapped and cut."""
    shown = " ".join(f'"{word}"' if " " in word else word for word in command)
    lines = [f"$ {shown}"]
    for line in text.rstrip().splitlines():
        lines += textwrap.wrap(line, width, subsequent_indent="    ", drop_whitespace=False, replace_whitespace=False) or [""]
    return lines if len(lines) <= head + tail else [*lines[:head], "…", *lines[len(lines) - tail :]]


def svg(lines: list[str]) -> str:
    """Lines of text as a picture of a terminal."""
    width = round(2 * MARGIN + LETTER * max(60, *map(len, lines)))
    height = BAR + LINE * len(lines) + MARGIN
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">',
        f"<title>{escape(lines[0])}</title>",
        f'<rect width="{width}" height="{height}" rx="6" fill="#22272e"/>',
        *(f'<circle cx="{16 + 16 * n}" cy="13" r="5" fill="{colour}"/>' for n, colour in enumerate(("#ec6a5e", "#f4bf4f", "#61c454"))),
        '<g font-family="ui-monospace,Menlo,Consolas,DejaVu Sans Mono,monospace" font-size="12" fill="#d7dde4" xml:space="preserve">',
    ]
    for number, line in enumerate(lines):
        colour = ' fill="#8ddb8c"' if line.startswith("$ ") else ""
        parts.append(f'<text x="{MARGIN}" y="{BAR + LINE * number + 12}"{colour}>{escape(line.rstrip())}</text>')
    return "\n".join([*parts, "</g></svg>", ""])


def main() -> None:
    """Make all pictures."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, SampleServer(paths.sample_folder()):
        own = {"sites-check": Path(scratch, "mistakes"), "sites-add": Path(scratch, "danvan-sites")}
        for folder in own.values():
            folder.mkdir()
        (own["sites-check"] / "danvan-mau.toml").write_text(MISTAKES, encoding="utf-8")
        environment = {"DANVAN_HOME": str(Path(scratch, "home")), "DANVAN_SITES": str(paths.sample_folder() / "sites")}
        printed(("scrapy", "crawl", "sample-central"), environment)
        for name, command, width, head, tail in COMMANDS:
            sites = {"DANVAN_SITES": str(own[name])} if name in own else {}
            text = printed(command, environment | sites).replace(f"{scratch}/", "").replace(f"{paths.ROOT}/", "")
            (PICTURES / f"{name}.svg").write_text(svg(lines_of(command, text, width, head, tail)), encoding="utf-8")
            if name == "crawl":
                printed(("danvan", "derive"), environment)


if __name__ == "__main__":
    main()
