"""Fields, stages, views, columns and the picture of the tables, against the code."""

from __future__ import annotations

import dataclasses
import importlib.util
import re
import subprocess
import sys
from collections import Counter
from types import ModuleType
from typing import Any

import pytest
from docs_pages import DOCS, names, page, rows, section
from itemadapter import ItemAdapter
from sqlalchemy import inspect, text

from danvan_crawler import contract, items, settings
from danvan_crawler.archive import Archive
from danvan_crawler.archive.export import export_rows
from danvan_crawler.replay import StageContext, project_settings
from danvan_crawler.vietnamese.text import fold

FIELDS = page("fields")
VIEWS = re.findall(r"^### (v_\w+)$", page("query"), re.MULTILINE)
QUESTIONS = dict(re.findall(r"^### (\d+\. .*?)\n.*?^```sql\n(.*?)^```$", page("query"), re.DOTALL | re.MULTILINE))
PARTS = [x for x in vars(items).values() if dataclasses.is_dataclass(x) and x not in (items.Page, items.Reading, items.Article)]


def test_the_keys_of_the_export():
    assert names(section(FIELDS, "The export").partition("### ")[0]) == list(contract.KEYS)


def test_the_roles():
    assert names(section(FIELDS, "People")) == list(items.ROLE_PRECEDENCE)


def test_the_fields_of_an_article():
    assert names(section(FIELDS, "The item").partition("### ")[0]) == [field.name for field in dataclasses.fields(items.Article)]


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)
def test_the_fields_of_its_parts(part):
    assert names(section(FIELDS, part.__name__)) == [field.name for field in dataclasses.fields(part)]


def test_the_stages_are_those_of_the_setting():
    table = {row[2].strip("`"): int(row[0]) for row in rows(page("stages"))}
    assert table == settings.ITEM_PIPELINES
    assert [row[1] for row in rows(page("stages"))] == re.findall(r"^## ([a-z]\w*)$", page("stages"), re.MULTILINE)


@pytest.mark.parametrize("path", settings.ITEM_PIPELINES)
def test_a_stage_is_described_with_its_counts(path):
    module, _, name = path.rpartition(".")
    stage = getattr(importlib.import_module(module), name)
    told = section(page("stages"), module.rpartition(".")[2])
    for stat in re.findall(r"`([a-z]+/[a-z_<>/]+)`", stage.__doc__):
        assert stat.partition("<")[0] in told


def test_the_sample_of_a_stage_works():
    source = re.search(r"```python\n(.*?)```", page("stages"), re.DOTALL)[1]
    lines = [line.removeprefix("   ") for line in source.splitlines()]
    space: dict[str, Any] = {"Any": Any, "ItemAdapter": ItemAdapter}
    exec("from __future__ import annotations\n" + "\n".join(lines), space)

    crawler = StageContext(project_settings(), [])
    item = {"body": "Dân vận khéo thì việc gì cũng thành công"}
    assert space["WordsStage"].from_crawler(crawler).process_item(item) is item
    assert crawler.stats.values == {"words/counted": 9}


def test_every_view_is_described(filled):
    assert sorted(VIEWS) == sorted(inspect(filled.engine).get_view_names())


@pytest.mark.parametrize("view", VIEWS)
def test_every_column_of_a_view_is_described(view, filled):
    assert names(section(page("query"), view)) == [column["name"] for column in inspect(filled.engine).get_columns(view)]


def answers(archive: Archive, sql: str) -> list[tuple[Any, ...]]:
    with archive.connect() as connection:
        return [tuple(row) for row in connection.execute(text(sql))]


def test_there_are_twenty_questions():
    assert [int(name.partition(".")[0]) for name in QUESTIONS] == list(range(1, 21))


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_has_an_answer(question, filled):
    assert answers(filled, QUESTIONS[question]), "the sample archive has something to say to each"


@pytest.mark.postgresql
@pytest.mark.parametrize("question", QUESTIONS)
def test_both_databases_answer_alike(question, crawled, moved):
    """All rows in whatever order: that of letters with diacritics is the database's own."""
    sql = re.sub(r"\nlimit \d+;", ";", QUESTIONS[question])
    one, other = (Counter(tuple(map(plain, row)) for row in answers(archive, sql)) for archive in (crawled, moved))
    assert one == other


def plain(value: Any) -> str:
    """A value as text; of an instant the day, which the databases give as text and as time."""
    text = str(value)
    return text[:10] if re.match(r"\d{4}-\d\d-\d\d[T ]", text) else text


def test_folded_names_in_the_questions_are_folded():
    for name in re.findall(r"name_folded = '([^']+)'", page("query")):
        assert fold(name) == name


def test_spans_are_places_in_the_exported_text(filled):
    people = [(line, person) for line in export_rows(filled) for person in line["participants"]]
    assert len(people) > 40
    for line, person in people:
        span = person["span"]
        assert line[span["field"]][span["start"] : span["end"]] == person["name"]


def test_a_row_leads_to_the_bytes(filled, sample):
    """As docs/query.md tells, with the commands of warcio."""
    [(file, offset, title)] = answers(filled, "select warc_file, warc_offset, title from v_article where url like '%-1024.html'")
    path = sample.folder / "home" / "warc" / file
    command = [sys.executable, "-m", "warcio.cli", "extract", "--payload", str(path), str(offset)]
    assert title in subprocess.run(command, capture_output=True, timeout=60, check=True).stdout.decode()


def drawing() -> ModuleType:
    spec = importlib.util.spec_from_file_location("draw_data_model", DOCS / "draw_data_model.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_picture_and_the_columns_are_those_of_the_models():
    draw = drawing()
    advice = "run `python docs/draw_data_model.py`"
    assert draw.PICTURE.read_text(encoding="utf-8") == draw.svg(), advice
    assert page("data-model") == draw.page(page("data-model")), advice
