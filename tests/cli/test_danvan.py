"""The `danvan` command on the crawled sample site."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from needs import lacks

from danvan_crawler import paths
from danvan_crawler.cli.main import MODULES
from danvan_crawler.contract import KEYS


def lines(text):
    return [json.loads(line) for line in text.splitlines()]


def test_help_names_every_command_and_the_exit_codes(run):
    done = run("--help")
    assert done.code == 0
    for name in ("crawl", "sites", "try", "annotate", "replay", "derive", "search", "show", "export", "status"):
        assert f"\n  {name} " in done.out
    assert "5 already running" in done.out


@pytest.mark.parametrize("name", list(MODULES))
def test_every_command_has_help(run, name):
    done = run(name, "--help")
    assert done.code == 0
    assert len(done.out.splitlines()) > 5


def test_commands_that_ask_the_archive_start_without_scrapy():
    code = (
        "import sys; from danvan_crawler.cli import answers, archive, correct, db, diff, export, search; assert 'scrapy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], cwd=paths.ROOT, timeout=60, check=True)


def test_status(run):
    done = run("status")
    assert done.code == 0
    assert "sample-central" in done.out
    assert "complete" in done.out
    central, provincial = lines(run("status", "--json").out)
    assert central["articles"] >= 14
    assert central["last_run"]["verdict"] == "complete"
    assert central["fill"]["published"] == 1.0
    assert provincial["fill"]["published"] < 1.0 == provincial["fill"]["published or bounds"]


@pytest.mark.parametrize("query", ["dan van kheo", "Dân vận khéo", "DÂN VẬN KHÉO", '"dân vận khéo"'])
def test_search_with_and_without_diacritics(run, query):
    hits = lines(run("search", query, "--json").out)
    assert hits
    assert any("Dân vận khéo" in hit["title"] for hit in hits)


def test_search_filters(run):
    assert {hit["site"] for hit in lines(run("search", "dan van", "--site", "sample-central", "--json").out)} == {"sample-central"}
    assert lines(run("search", "dan van", "--since", "2100-01-01", "--json").out) == []
    assert run("search", "khongcotunaynhuthe").out.strip() == "0 found"
    *hits, last = lines(run("search", "dan van", "--limit", "3", "--facet", "site", "--facet", "year", "--json").out)
    assert len(hits) == 3 and set(last["facets"]) == {"site", "year"} and last["total"] > 3
    assert run("search", "dan van", "--limit", "2").out.splitlines()[-1].endswith("found, the first 2")
    people = lines(run("search", "--role", "chair", "--person", "nhuan", "--sort", "date", "--json").out)
    assert people and [hit["published"] or "" for hit in people] == sorted((hit["published"] or "" for hit in people), reverse=True)


@pytest.mark.parametrize("query", ['-covid "dân vận"', "-covid dân vận", '-"covid" dân vận', "-hội dân vận", "-jsonl dân vận"])
def test_a_query_may_begin_with_a_hyphen(run, query):
    excluded, wanted = query.split(" ", 1)
    other_order = lines(run("search", f"{wanted} NOT {excluded[1:]}", "--json").out)
    assert lines(run("search", query, "--limit", "20", "--json").out) == other_order
    assert lines(run("search", "--limit=20", "--json", query).out) == lines(run("search", "--json", "--", query).out) == other_order


def test_words_need_no_quotation_marks(run):
    quoted = run("search", "dân vận khéo -covid", "--json")
    assert quoted.out
    assert run("search", "dân", "vận", "--json", "khéo", "-covid") == quoted
    assert run("person", "dang", "khac", "nhuan", "--json") == run("person", "dang khac nhuan", "--json")


def test_what_looks_like_an_option_is_one(run):
    for args in (("search", "dan van", "--limt", "3"), ("search", "dan van", "--sort"), ("person", "--jason", "an")):
        done = run(*args)
        assert done.code == 2
        assert next(arg for arg in args if arg.startswith("--")) in done.err
    assert run("search", "-h").out.startswith("Usage: ")
    assert "nobody of this name" in run("person", "-an").err
    assert run("person", "-", "--json").code == 2


def test_a_search_between_days_in_the_wrong_order_is_a_usage_error(run):
    done = run("search", "dan van", "--since", "2024-01-02", "--until", "2024-01-01")
    assert done.code == 2 and "--since is after --until" in done.err


@pytest.mark.parametrize("command", [("derive",), ("status",), ("export", "--site"), ("search", "dan van", "--site")])
def test_a_site_that_nobody_knows_is_a_usage_error(run, command):
    done = run(*command, "sample-centrall")
    assert done.code == 2
    assert "'sample-centrall'" in done.err
    assert run(*command, "danvan").code == 0, "a site file that was never crawled"


def test_show_an_article_with_its_participants(run):
    done = run("show", "--most-people")
    assert done.code == 0
    assert "participants" in done.out
    assert "sha1:" in done.out
    [row] = lines(run("show", "--most-people", "--json").out)
    shown = run("show", "--most-people", "--people").out
    for person in row["participants"]:
        assert f"[{row[person['span']['field']][person['span']['start'] : person['span']['end']]}: {person['role']}]" in shown
    assert len(row["participants"]) >= 8
    assert lines(run("show", row["url"], "--json").out) == [row]


def test_export_is_the_contract_sorted(run):
    done = run("export")
    rows = lines(done.out)
    assert len(rows) >= 24
    assert all(tuple(row) == KEYS for row in rows)
    assert [(row["site"], row["url"]) for row in rows] == sorted((row["site"], row["url"]) for row in rows)
    undated = [row for row in rows if row["published"] is None]
    assert undated
    assert all(row["published_bounds"]["lo"] <= row["published_bounds"]["hi"] for row in undated)


def test_export_to_a_file_as_csv(run, tmp_path):
    target = tmp_path / "out.csv"
    assert run("export", "--format", "csv", "--site", "sample-central", "-o", str(target)).code == 0
    with target.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["site"] for row in rows} == {"sample-central"}
    done = run("export", "-o", str(tmp_path / "no" / "such" / "folder.jsonl"))
    assert done.code == 2
    assert "can't be written" in done.err


@pytest.mark.parametrize(
    ("command", "writer"),
    [
        (("export",), "danvan_crawler.cli.export.write_jsonl"),
        (("export", "--format", "csv"), "danvan_crawler.cli.export.write_csv"),
        (("export", "--format", "parquet"), "danvan_crawler.cli.export.write_parquet"),
        (("export", "--dictionary"), "danvan_crawler.cli.export.write_dictionary"),
        (("network",), "danvan_crawler.cli.answers._write"),
    ],
)
def test_a_full_disk_leaves_the_older_file_as_it_was(run, tmp_path, monkeypatch, command, writer):
    def full(*_):
        raise OSError(28, "No space left on device")

    (tmp_path / "out").write_text("older")
    monkeypatch.setattr(writer, full)
    done = run(*command, "-o", str(tmp_path / "out"))
    assert (done.code, "out: can't be written: No space left" in done.err) == (2, True)
    assert ((tmp_path / "out").read_text(), [path.name for path in tmp_path.iterdir() if "out" in path.name]) == ("older", ["out"])


def test_what_is_no_regular_file_is_written_to_as_it_is(run, tmp_path):
    (tmp_path / "real.jsonl").write_text("older")
    (tmp_path / "link.jsonl").symlink_to(tmp_path / "real.jsonl")
    assert run("export", "-o", str(tmp_path / "link.jsonl")).code == 0
    assert (tmp_path / "link.jsonl").is_symlink()
    assert len(lines((tmp_path / "real.jsonl").read_text(encoding="utf-8"))) >= 24
    assert run("export", "-o", "/dev/null").code == 0


def test_standard_output_on_a_full_disk_is_one_line(crawled):
    if not Path("/dev/full").exists():
        lacks("a full disk is a device of Linux")
    environment = {**os.environ, **crawled}
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "danvan_crawler.cli", "export"]
        done = subprocess.run(command, env=environment, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (4, "danvan: standard output: No space left on device\n")


def test_try_a_saved_page_gives_the_contract_and_writes_nothing(run, tmp_path, empty_home):
    page = tmp_path / "page.html"
    page.write_text(
        "<html><head><title>Hội nghị dân vận - Cổng tin</title></head><body><h1>Hội nghị dân vận</h1>"
        "<div class='date'>Thứ năm - 15/06/2023 10:14</div>"
        "<div class='content'>"
        + "<p>Sáng 15/6, đồng chí Nguyễn Văn Tám, Bí thư Tỉnh ủy chủ trì hội nghị bàn công tác dân vận năm nay.</p>" * 3
        + "</div></body></html>",
        encoding="utf-8",
    )
    done = run("try", str(page), "--url", "http://a.example/tin/hoi-nghi-12.html", "--json", **empty_home)
    assert done.code == 0, done.err
    [row] = lines(done.out)
    assert tuple(row) == KEYS
    assert row["published"].startswith("2023-06-15T10:14")
    assert row["participants"][0]["name"] == "Nguyễn Văn Tám"
    assert not (tmp_path / "empty").exists()


def test_try_says_why_there_is_no_article(run, tmp_path):
    page = tmp_path / "page.html"
    page.write_text("<html><body><ul><li><a href='/a-1.html'>a</a></li></ul></body></html>", encoding="utf-8")
    done = run("try", str(page), "--url", "http://a.example/")
    assert done.code == 3
    assert "no article" in done.err
    assert run("try", str(tmp_path / "none.html")).code == 2
    assert run("try", "http://127.0.0.1:9/").code == 4


def test_annotate_texts(run):
    record = {"id": "t1", "text": "Sáng 15/6, đồng chí Nguyễn Văn Tám, Bí thư Tỉnh ủy chủ trì hội nghị.", "published": "2023-06-16"}
    done = run("annotate", stdin=json.dumps(record) + "\n")
    assert done.code == 0, done.err
    [row] = lines(done.out)
    assert row["id"] == "t1"
    assert [(p["name"], p["positions"], p["role"]) for p in row["participants"]] == [("Nguyễn Văn Tám", ["Bí thư Tỉnh ủy"], "chair")]
    assert row["dates"][0]["iso"] == "2023-06-15"


def test_annotate_gives_places_of_the_text_as_given(run):
    text = "\ufeffCông an cảm ơn anh Lương Quang Kiê\u0323t; anh Kiê\u0323t chia sẻ ngày 5/6/2023."
    [found] = lines(run("annotate", stdin=json.dumps({"text": text}) + "\n").out)
    spans = [found[kind][0]["span"] for kind in ("participants", "dates")]
    assert found["participants"][0]["name"] == "Lương Quang Kiệt"
    assert [text[span["start"] : span["end"]] for span in spans] == ["Lương Quang Kiê\u0323t", "ngày 5/6/2023"]


def test_annotate_takes_what_is_known_of_the_publish_date(run):
    text = "Sáng 11/10, Ban Dân vận Tỉnh ủy họp giao ban."
    known = ["2023-10-12", "2023-10", "2023-10-10/2023-10-15", "2023", 2023, "giữa thu", None]
    rows = "".join(json.dumps({"text": text, "published": published}) + "\n" for published in known)
    got = [row["dates"][0]["iso"] for row in lines(run("annotate", stdin=rows).out)]
    assert got == ["2023-10-11"] * 3 + ["--10-11"] * 4


def test_annotate_dates(run):
    done = run("annotate", "--dates", stdin="#raw\tref\nchiều 30/12\t2020-12-31\nnhiệm kỳ 2021-2026\t\ntháng 6/2021\t\n")
    assert done.out.splitlines() == ["chiều 30/12\t2020-12-31\t2020-12-30", "nhiệm kỳ 2021-2026\t\tNONE", "tháng 6/2021\t\t2021-06"]


def test_annotate_names_the_bad_line(run):
    done = run("annotate", stdin='{"id": 1, "text": "a"}\n{"id": 2}\n')
    assert done.code == 2
    assert "line 2" in done.err


def test_sites(run, tmp_path):
    assert "sample-central" in run("sites", "list", "--names").out.split()
    assert "sample-central" in run("sites", "list").out
    assert run("sites", "check").code == 0
    (tmp_path / "bad.toml").write_text('start = "nonsense"\n', encoding="utf-8")
    done = run("sites", "check", DANVAN_SITES=str(tmp_path))
    assert done.code == 2
    assert "bad.toml" in done.out


@pytest.mark.parametrize(
    ("arguments", "code", "word"),
    [
        (("show", "http://a.example/none"), 4, "no such article"),
        (("show",), 2, "--most-people"),
        (("replay", "no-such-site"), 2, "no site file"),
        (("search",), 2, "give words to look for"),
        (("search", "NOT covid"), 2, "'NOT covid' holds no word that must be found"),
        (("nonsense",), 2, "No such command"),
    ],
)
def test_errors_are_one_line_and_have_their_code(run, arguments, code, word):
    done = run(*arguments)
    assert done.code == code
    assert word in done.err
    assert "Traceback" not in done.err


def test_an_archive_out_of_reach_is_named_without_its_password(run):
    done = run("status", DANVAN_ARCHIVE_URL="postgresql+psycopg://someone:s3cret@127.0.0.1:1/none")
    assert done.code == 4
    assert "127.0.0.1" in done.err
    assert "s3cret" not in done.err + done.out


def test_an_empty_archive_says_what_to_do(run, empty_home):
    assert "scrapy crawl" in run("status", **empty_home).out


def test_derive_may_be_repeated(run):
    before = run("export").out
    assert run("derive").code == 0
    assert run("export").out == before


def test_csv_cells_are_no_formulas(run):
    text = run("export", "--format", "csv").out
    assert not any(cell.startswith(("=", "+", "@")) for row in csv.reader(io.StringIO(text)) for cell in row)


def test_db_check_upgrade_and_copy(run, crawled, tmp_path):
    assert run("db", "upgrade").code == 0
    assert run("db", "check").code == 0
    source = f"sqlite:///{crawled['DANVAN_HOME']}/archive.sqlite3"
    target = f"sqlite:///{tmp_path / 'copy.sqlite3'}"
    done = run("db", "copy", source, target)
    assert done.code == 0, done.err
    assert "are equal" in done.out
    export = run("export").out
    assert run("export", DANVAN_ARCHIVE_URL=target).out == export
    again = run("db", "copy", source, target)
    assert again.code == 4
    assert "not empty" in again.err


def test_db_check_of_an_empty_database_exits_4(run, tmp_path):
    done = run("db", "check", DANVAN_ARCHIVE_URL=f"sqlite:///{tmp_path / 'new.sqlite3'}")
    assert done.code == 4
    assert "danvan db upgrade" in done.err


def test_tables_to_take_away(run, tmp_path):
    people = tmp_path / "people.csv"
    assert run("export", "--table", "participants", "--format", "csv", "-o", str(people)).code == 0
    header, first = people.read_text(encoding="utf-8").splitlines()[:2]
    assert header.startswith("site,url,title,published,version,order,name,role,roles,positions")
    assert first.startswith("sample-")
    dictionary = (tmp_path / "people.dictionary.csv").read_text(encoding="utf-8")
    assert dictionary.splitlines() == run("export", "--table", "participants", "--dictionary").out.splitlines()
    assert "span_start,integer" in dictionary
    done = run("export", "--format", "parquet")
    assert done.code == 2 and "-o FILE.parquet" in done.err


def test_a_copy_is_published(run, tmp_path):
    file = tmp_path / "copy.sqlite3"
    done = run("publish", str(file))
    assert done.code == 0 and "datasette -i" in done.out
    assert file.is_file() and (tmp_path / "copy.metadata.json").is_file()
    assert run("publish", str(file)).code == 2
    done = run("db", "reader", "somebody")
    assert done.code == 2 and "danvan publish" in done.err
