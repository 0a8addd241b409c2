"""Settings, environment, exit codes, messages: docs/operate.md against the code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pages import PAGES, names, page, rows, section
from scrapy.settings import default_settings

from danvan_crawler import errors, settings
from danvan_crawler.archive.session import ADVICE
from danvan_crawler.recorder import EXIT_CODES, Tally, judge

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


def printed() -> Iterator[str]:
    """The fixed parts of messages that the code can print: string constants, without what is filled in."""
    for quoted in re.findall(r"\"((?:[^\"\\\n]|\\.)*)\"", CODE):
        yield re.sub(r"\{[^{}]*\}|%[sdg]", "…", quoted)


@pytest.mark.parametrize("message", [*documented("Messages, and what to do"), *documented("What a run says of itself")])
def test_every_message_is_one_that_the_code_prints(message):
    if message == "…: unknown key":
        assert '"unknown key"' in CODE
        return
    parts = [part.strip(" :") for part in message.split("…") if len(part.strip(" :%,;")) > 2]
    assert parts
    texts = list(printed())
    assert any(all(part in text for part in parts) for text in texts), message


def test_every_database_error_with_advice_is_described():
    told = documented("Messages, and what to do")
    assert [sign for sign, _ in ADVICE if not any(sign in message for message in told)] == []


TROUBLES = [
    judge(Tally(articles=9, starts={"http://x/": "status 500"}), "finished"),
    judge(Tally(), "finished"),
    judge(Tally(articles=9), "finished", archive_error="disk full"),
    judge(
        Tally(
            articles=2,
            starts={"http://x/": None, "http://x/2": "status 404"},
            broken_listings={"http://x/3": "status 500"},
            failed={f"http://x/{n}": "timeout" for n in range(5)},
            stage_errors=1,
            unrecorded=1,
            notices=["stopped after max_pages=5"],
        ),
        "shutdown",
        [20, 20],
    ),
]


@pytest.mark.parametrize("reason", [reason for verdict in TROUBLES for reason in verdict.reasons])
def test_every_reason_of_a_verdict_is_described(reason):
    patterns = [".*".join(map(re.escape, message.split("…"))) for message in documented("What a run says of itself")]
    assert any(re.fullmatch(pattern, reason) for pattern in patterns), reason


def test_all_reasons_were_tried():
    source = next(text for path, text in SOURCES.items() if path.name == "verdict.py")
    assert sum(len(verdict.reasons) for verdict in TROUBLES) >= len(re.findall(r"(?:reasons|failed)\.(?:append|extend)\(", source))
