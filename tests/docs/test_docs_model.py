"""Fields, stages, views, columns and the picture of the tables, against the code."""

from __future__ import annotations

import dataclasses
import importlib.util
import re
from collections import Counter
from types import ModuleType
from typing import Any

import pytest
from itemadapter import ItemAdapter
from pages import DOCS, names, page, rows, section
from sqlalchemy import inspect, text

from danvan_crawler import contract, items, settings
from danvan_crawler.vietnamese.text import fold

FIELDS = page("fields")
VIEWS = re.findall(r"^### (v_\w+)$", page("query"), re.MULTILINE)
QUESTIONS = dict(re.findall(r"^### (\d+\. .*?)\n.*?^```sql\n(.*?)^```$", page("query"), re.DOTALL | re.MULTILINE))
PARTS = [x for x in vars(items).values() if dataclasses.is_dataclass(x) and x not in (items.Page, items.Reading, items.Article)]


def test_the_keys_of_the_export():
    assert names(section(FIELDS, "The export").partition("### ")[0]) == [*contract.KEYS] + code_in_samples()


def code_in_samples() -> list[str]:
    return []


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

    class Crawler:
        class stats:
            inc_value = Counter.update

        def __init__(self) -> None:
            self.counted: Counter[str] = Counter()
            self.stats = type("Stats", (), {"inc_value": lambda _, key, count=1: self.counted.update({key: count})})()

    crawler = Crawler()
    item = {"body": "Dân vận khéo thì việc gì cũng thành công"}
    assert space["WordsStage"].from_crawler(crawler).process_item(item) is item
    assert crawler.counted == {"words/counted": 9}


def test_every_view_is_described(filled):
    assert sorted(VIEWS) == sorted(inspect(filled.engine).get_view_names())


@pytest.mark.parametrize("view", VIEWS)
def test_every_column_of_a_view_is_described(view, filled):
    assert names(section(page("query"), view)) == [column["name"] for column in inspect(filled.engine).get_columns(view)]


def answers(archive: Any, sql: str) -> list[tuple[Any, ...]]:
    with archive.connect() as connection:
        return [tuple(str(value)[:10] if hasattr(value, "isoformat") else value for value in row) for row in connection.execute(text(sql))]


def test_there_are_twenty_questions():
    assert [int(name.partition(".")[0]) for name in QUESTIONS] == list(range(1, 21))


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_has_an_answer(question, filled):
    assert answers(filled, QUESTIONS[question]), "the sample archive has something to say to each"


ANSWERS: dict[str, dict[str, Counter[Any]]] = {}


@pytest.mark.parametrize("question", [name for name, sql in QUESTIONS.items() if "crawl_run" not in sql])
def test_both_databases_answer_alike(question, filled):
    """All rows, as the order of letters with diacritics is the database's own; runs are left out: the one crawled, the other replayed."""
    rows_of_all = answers(filled, re.sub(r"\nlimit \d+;", ";", QUESTIONS[question]))
    mine = Counter(
        tuple(value[:10] if isinstance(value, str) and re.match(r"\d{4}-\d\d-\d\d", value) else value for value in row)
        for row in rows_of_all
    )
    known = ANSWERS.setdefault(question, {})
    known[filled.engine.dialect.name] = mine
    assert all(other == mine for other in known.values())


def test_folded_names_in_the_questions_are_folded():
    for name in re.findall(r"name_folded = '([^']+)'", page("query")):
        assert fold(name) == name


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
