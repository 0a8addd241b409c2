"""docs/add-a-site.md says what the model takes: the same keys, platforms and samples."""

import re
import tomllib
from pathlib import Path
from typing import get_args

import pytest

from danvan_crawler.sites import PLATFORMS, Kind, Layout, Level, Owner, Selectors, Site
from danvan_crawler.sites.model import RESERVED_NAMES

TEXT = (Path(__file__).parents[2] / "docs" / "add-a-site.md").read_text(encoding="utf-8")
ROWS = {row[0]: row for row in re.findall(r"^\| `(\w+)` \| (.*?) \| (.*?) \|$", TEXT, re.MULTILINE)}


def test_the_table_has_the_keys_of_the_model():
    assert list(ROWS) == list(Site.model_fields)


def test_the_table_says_which_keys_must_be_there():
    required = {key for key, field in Site.model_fields.items() if field.is_required()} - {"name"}
    assert {key for key, row in ROWS.items() if "Must be there" in row[2] or "At least one" in row[2]} == required


@pytest.mark.parametrize(
    ("key", "names"), [("selectors", Selectors.model_fields), ("layout", Layout.model_fields), ("owners", Owner.model_fields)]
)
def test_inner_keys_are_named(key, names):
    assert set(re.findall(r"`(\w+)`", ROWS[key][2])) == set(names)


@pytest.mark.parametrize(("key", "values"), [("level", get_args(Level)), ("kind", get_args(Kind))])
def test_choices_are_named(key, values):
    assert re.findall(r"`(\w+)`", ROWS[key][1]) == list(values)


def test_levels_name_no_site():
    assert set(RESERVED_NAMES) == set(get_args(Level))


def test_platforms_are_listed():
    assert re.findall(r"`(\w+)`", re.search(r"^Platforms: (.*?)\n\n", TEXT, re.DOTALL | re.MULTILINE)[1]) == list(PLATFORMS)


def test_the_samples_are_a_site_file():
    samples = [
        tomllib.loads(sample) for sample in re.findall(r"```toml\n(.*?)```", re.sub(r"^   ", "", TEXT, flags=re.MULTILINE), re.DOTALL)
    ]
    assert len(samples) == 5
    values = {key: value for sample in samples for key, value in sample.items()}
    site = Site.model_validate({"name": "danvan-mau"} | values)
    assert site.cms_at(site.layout[0].until) == "joomla" and len(site.owners) == 2 and site.selectors.title == "div.tieude"
