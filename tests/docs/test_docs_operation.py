"""Settings, environment, exit codes, messages: docs/operate.md against the code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from pathlib import Path

import pytest
from docs_pages import PAGES, names, page, rows, section
from scrapy.settings import default_settings

from danvan_crawler import errors, settings
from danvan_crawler.archive.session import ADVICE
from danvan_crawler.recorder import EXIT_CODES

ROOT = Path(settings.__file__).parents[1]
SOURCES = {
    path: path.read_text(encoding="utf-8") for folder in ("danvan_crawler", "pipelines") for path in sorted((ROOT / folder).rglob("*.py"))
}
CODE = "\n".join(SOURCES.values())
SETTINGS = section(page("operate"), "Settings")
OURS, SCRAPYS, PARTS = (SETTINGS.split("\n\n| setting | ")[n].partition("\n\n")[0] for n in (1, 2, 3))


def our_settings() -> dict[str, object]:
    return {name: value for name, value in vars(settings).items() if name.isupper()}


def test_every_setting_is_described_once():
    described = names(f"| setting | {SETTINGS.split('| setting | ', 1)[1]}")
    described = [name for name in described if name.isupper()]
    read = set(re.findall(r"settings\.get\w*\(\s*\"([A-Z_]+)\"", CODE)) - set(vars(default_settings))
    assert sorted(described) == sorted({*our_settings(), *read, "RECORDING_ENABLED"})


def test_settings_of_ours_are_those_that_scrapy_has_not():
    ours = {name for name in our_settings() if not hasattr(default_settings, name)} | {"RECORDING_ENABLED"}
    assert {row[0].strip("`") for row in rows(f"| setting | {OURS}")} == ours


@pytest.mark.parametrize("table", [OURS, SCRAPYS])
def test_the_values_are_those_in_force(table):
    checked = 0
    for name, value, _ in rows(f"| setting | {table}"):
        real = our_settings().get(name.strip("`"), True)
        if isinstance(real, list) and real:
            assert value == ", ".join(map(str, real))
        elif isinstance(real, bool | int | float) or name.strip("`") in ("LOG_LEVEL", "BOT_NAME", "FEED_EXPORT_ENCODING"):
            assert value == str(real), name
            checked += 1
    assert checked >= 5


def test_every_deviation_from_scrapy_has_a_reason():
    assert all(
        reason for name, _, reason in rows(f"| setting | {SCRAPYS}") if name not in ("`LOG_LEVEL`", "`LOG_DATEFORMAT`", "`BOT_NAME`")
    )


def test_environment_variables():
    used = set(re.findall(r"\bDANVAN_[A-Z_]+\b", CODE))
    for text in (section(page("operate"), "Environment"), PAGES["README.md"]):
        assert {name for name in names(text) if name.startswith("DANVAN_")} == used


def test_exit_codes():
    codes = {
        0,
        *EXIT_CODES.values(),
        *(x.exit_code for x in vars(errors).values() if isinstance(x, type) and issubclass(x, errors.DanvanError)),
    }
    for text in (section(page("operate"), "Exit codes"), PAGES["README.md"]):
        table = {int(row[0]): row[1] for row in rows(text) if row[0].isdigit()}
        assert set(table) == codes
        assert all(name in table[code] for name, code in EXIT_CODES.items())


def documented(heading: str) -> list[str]:
    """The messages of a table, which may stand several in a cell."""
    cells = [row[0] for row in rows(section(page("operate"), heading))]
    return [one or other for cell in cells for one, other in re.findall(r"``(.+?)``|`([^`]+)`", cell)]


def fixed_text(node: ast.AST) -> str | None:
    """What a string in the code says, "…" for what is filled in."""
    match node:
        case ast.Constant(value=str(text)):
            return re.sub(r"%[sdg]", "…", text)
        case ast.JoinedStr(values=parts):
            return "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in parts)
        case ast.BinOp(left=left):
            return f"{fixed_text(left)}…"
    return None


@cache
def nodes() -> dict[Path, list[ast.AST]]:
    """All nodes of the code. Not made when the tests are collected, which every worker does: they are half a million objects."""
    return {path: list(ast.walk(ast.parse(source))) for path, source in SOURCES.items()}


@cache
def printed() -> list[str]:
    return [text for node in chain.from_iterable(nodes().values()) if (text := fixed_text(node))]


@pytest.mark.parametrize("message", [*documented("Messages, and what to do"), *documented("What a run says of itself")])
def test_every_message_is_one_that_the_code_prints(message):
    assert any(says(text, message) for text in printed()), message


def says(message: str, told: str) -> bool:
    """Whether a message of the code is the one that the docs tell of: all its fixed parts are there."""
    parts = [part.strip(" :") for part in told.split("…") if len(part.strip(" :%,;")) > 2]
    return bool(parts) and all(part in message for part in parts)


def raised() -> Iterator[str]:
    """Every message that an error of ours or a warning in the log is made with."""
    ours = {name for name, value in vars(errors).items() if isinstance(value, type)} | {"NotArchived", "PageUnavailable", "SiteUnavailable"}
    for node in chain.from_iterable(nodes().values()):
        match node:
            case ast.Call(func=ast.Name(id=name), args=[message, *_]) if name in ours:
                yield fixed_text(message) or ""
            case ast.Call(func=ast.Attribute(value=ast.Name(id="logger"), attr="warning" | "error"), args=[message, *_]):
                yield fixed_text(message) or ""


def test_every_message_of_the_code_is_described():
    messages = {text for text in raised() if len(re.sub("[…:; .()]|could not be", "", text)) > 3}
    assert len(messages) > 50
    assert undescribed(messages, "Messages, and what to do") == [], "docs/operate.md says not what to do about these"


def undescribed(messages: Iterable[str], heading: str) -> list[str]:
    return [message for message in sorted(messages) if not any(says(message, told) for told in documented(heading))]


def test_every_database_error_with_advice_is_described():
    told = documented("Messages, and what to do")
    assert [sign for sign, _ in ADVICE if not any(sign in message for message in told)] == []


def reasons() -> Iterator[str]:
    """Every sentence on a run that the verdict is made of, and every notice of the parts of a crawl."""
    for path, of_file in nodes().items():
        judging = path.parent.name == "recorder" and path.stem in ("verdict", "drift")
        telling = path.parent.name != "cli"
        for node in of_file:
            match node:
                case ast.Expr(value=ast.Yield(value=value)) if judging and value is not None:
                    yield fixed_text(value) or ""
                case ast.Call(func=ast.Attribute(attr="append"), args=[value]) if judging:
                    yield fixed_text(value) or ""
                case ast.Call(func=ast.Attribute(attr="append", value=ast.Attribute(attr="notices" | "remarks")), args=[value]) if telling:
                    yield fixed_text(value) or ""
                case ast.FunctionDef(name="__str__", body=[*_, ast.Return(value=ast.JoinedStr() as value)]) if judging:
                    yield fixed_text(value) or ""


def test_every_reason_of_a_verdict_is_described():
    found = list(filter(None, reasons()))
    assert len(found) > 10
    assert undescribed(found, "What a run says of itself") == [], "docs/operate.md says not what to do about these"
