"""The pages of the documentation, and what is marked in them."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in [ROOT / "README.md", *sorted(DOCS.glob("*.md"))]}


def page(name: str) -> str:
    """A page of docs/ by its name without .md."""
    return PAGES[f"docs/{name}.md"]


def section(text: str, heading: str) -> str:
    """What stands under a heading (or a line in bold), up to the next heading of its rank or above."""
    found = re.search(rf"^(#+ |\*\*){re.escape(heading)}(\*\*)?$", text, re.MULTILINE)
    assert found, heading
    rest = text[found.end() :]
    rank = len(found[1]) - 1
    end = re.search(rf"^#{{1,{rank}}} " if found[1] != "**" else r"^(#+ |\*\*\w+\*\*$)", rest, re.MULTILINE)
    return rest[: end.start()] if end else rest


def rows(text: str) -> list[list[str]]:
    """The rows of all tables in a text, without their headings."""
    lines = [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in text.splitlines() if line.startswith("|")]
    rules = {n for n, line in enumerate(lines) if all(re.fullmatch(r":?-+:?", cell) for cell in line)}
    return [line for n, line in enumerate(lines) if n not in rules and n + 1 not in rules]


def names(text: str) -> list[str]:
    """The code words in the first cells of all tables."""
    return [name for row in rows(text) for name in re.findall(r"`([^`]+)`", row[0])]


def code(text: str) -> list[str]:
    """Everything set as code: spans, indented and fenced blocks, one line each."""
    fenced = re.findall(r"^ *```\w*\n(.*?)^ *```$", text, re.DOTALL | re.MULTILINE)
    rest = re.sub(r"^ *```\w*\n.*?^ *```$", "", text, flags=re.DOTALL | re.MULTILINE)
    indented = re.findall(r"^    (.*)$", rest, re.MULTILINE)
    spans = re.findall(r"``(.+?)``|`([^`\n]+)`", re.sub(r"^    .*$", "", rest, flags=re.MULTILINE))
    return [line for block in fenced for line in block.splitlines()] + indented + [one or other for one, other in spans]


def anchors(text: str) -> set[str]:
    """The anchors of a page's headings, as they are commonly made."""
    headings = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}
