"""Commands, options and arguments: what is named in the docs exists, and what exists is named."""

from __future__ import annotations

import inspect
import re
import shlex

import click
import pytest
from docs_pages import PAGES, code, names, page, section

from danvan_crawler.cli.main import danvan
from danvan_crawler.sites import load_sites
from danvan_crawler.spiders.provincial import ProvincialSpider
from danvan_crawler.spiders.site import SiteSpider

INVENTED = {"danvan-mau", "sample-central", "sample-provincial", "SITE", "NAME"}


def commands(group: click.Group = danvan, before: tuple[str, ...] = ()) -> dict[tuple[str, ...], click.Command]:
    found: dict[tuple[str, ...], click.Command] = {}
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            found |= commands(command, (*before, name))
        else:
            found[(*before, name)] = command
    return found


COMMANDS = commands()


def calls(program: str) -> list[tuple[str, list[str]]]:
    """Page and words behind the program's name, for each place where the docs call it."""
    found = []
    for name, text in PAGES.items():
        for line in code(text):
            for match in re.finditer(rf"(?:^|[\s/(]){program} (?=[a-z])([^|;<>`()…]*)", line.split("  ")[0]):
                words = match[1] if match[1].count("'") % 2 == 0 and match[1].count('"') % 2 == 0 else re.sub("['\"]", " ", match[1])
                found.append((name, shlex.split(words)))
    return found


def options(command: click.Command) -> set[str]:
    return {name for parameter in command.params if isinstance(parameter, click.Option) for name in parameter.opts}


@pytest.mark.parametrize(("place", "words"), calls("danvan"))
def test_every_call_of_danvan_is_one_that_exists(place, words):
    key = tuple(words[:2]) if tuple(words[:2]) in COMMANDS else tuple(words[:1])
    assert key in COMMANDS, f"{place}: danvan {' '.join(words)}"
    if key != ("crawl",):
        used = {word.partition("=")[0] for word in words if re.match(r"--?[a-z]", word)}
        assert used <= options(COMMANDS[key]) | {"--help"}, f"{place}: danvan {' '.join(words)}"


def test_calls_were_found_on_many_pages():
    assert len(calls("danvan")) > 40
    assert len({place for place, _ in calls("danvan")}) >= 5


@pytest.mark.parametrize("key", COMMANDS, ids=" ".join)
def test_every_command_is_described_with_all_its_options(key):
    text = section(page("commands"), " ".join(("danvan", *key)))
    missing = {name for name in options(COMMANDS[key]) if name.startswith("--") and not re.search(rf"{name}\b", text)}
    assert not missing


def test_no_other_command_is_described():
    described = re.findall(r"^## danvan (.*)$", page("commands"), re.MULTILINE)
    assert sorted(described) == sorted(" ".join(key) for key in COMMANDS)


def test_every_spider_that_is_crawled_exists():
    sites = {*load_sites(), "central", "provincial"} | INVENTED
    crawled = [(place, words[1]) for place, words in calls("scrapy") if words[0] == "crawl" and len(words) > 1]
    assert len(crawled) > 8
    assert [found for found in crawled if found[1] not in sites] == []


def test_spider_arguments():
    known = {*inspect.signature(SiteSpider.__init__).parameters, *inspect.signature(ProvincialSpider.__init__).parameters}
    known -= {"self", "name", "kwargs"}
    described = {match[1] for name in names(section(page("commands"), "scrapy")) if (match := re.match(r"-a (\w+)=", name))}
    assert described == known
    used = {name for text in PAGES.values() for line in code(text) for name in re.findall(r"-a (\w+)=", line)}
    assert used <= known
