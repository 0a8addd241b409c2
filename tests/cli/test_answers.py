"""`danvan person`, `network`, `cite`, `stats`, `wacz`, `release`, `correct` on the crawled sample site."""

import csv
import io
import json
import re
import shutil
import sqlite3
import subprocess
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import pytest

from danvan_crawler import paths
from danvan_crawler.archive import decide, ledger
from danvan_crawler.archive.decide import Decided
from danvan_crawler.cli import release
from danvan_crawler.snapshots import Exchange, new_record_id
from danvan_crawler.snapshots.reader import first_date
from danvan_crawler.snapshots.records import RecordMaker

PERSON = "dang khac nhuan"


def lines(text):
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture
def own(crawled, tmp_path):
    """A copy of the crawled home, to change."""
    shutil.copytree(crawled["DANVAN_HOME"], tmp_path / "home")
    return {"DANVAN_HOME": str(tmp_path / "home")}


def test_person(run):
    done = run("person", PERSON)
    assert done.code == 0
    for part in ("Đặng Khắc Nhuận: ", "offices", "appearances", "with"):
        assert part in done.out
    [one] = lines(run("person", PERSON, "--json").out)
    assert one["name"] == "Đặng Khắc Nhuận"
    days = [row["day"] for row in one["appearances"]]
    assert days == sorted(days)
    assert all(row["url"].startswith("http") for row in one["appearances"])
    assert one["company"]


def test_nobody_of_that_name(run):
    assert [run("person", name).code for name in ("", " ", "%")] == [2, 2, 2]
    done = run("person", "khong co ai")
    assert (done.code, done.out) == (4, "")
    assert "nobody of this name" in done.err


@pytest.mark.parametrize("form", ["graphml", "gexf", "csv", "json"])
def test_network(run, form):
    done = run("network", "--format", form)
    assert done.code == 0
    ties = {"graphml": "{http://graphml.graphdrawing.org/xmlns}edge", "gexf": "{http://gexf.net/1.3}edge"}
    if form in ties:
        found = len(list(ET.fromstring(done.out).iter(ties[form])))
    else:
        found = len(lines(done.out)) if form == "json" else len(list(csv.DictReader(io.StringIO(done.out))))
    ties = lines(run("network", "--json").out)
    assert found == len(ties) > 10
    assert all(tie["source_name"] and tie["target_name"] and {"source_office", "target_undecided"} <= tie.keys() for tie in ties)
    [head] = [tie for tie in lines(run("network", "--links", "--json").out) if tie["source_archived"] and tie["date"]][:1]
    assert head["source_title"] and {"target_published", "target_site", "title", "rank"} <= head.keys()


@pytest.mark.parametrize("form", ["graphml", "gexf", "csv", "json"])
def test_network_of_links(run, form):
    done = run("network", "--links", "--format", form)
    assert (done.code, re.fullmatch(r"\d+ articles and \d+ links\n", done.err) is not None) == (0, True)
    assert "2024-01-" in done.out
    assert run("network", "--links", "--block", "inline", "--json").code == 0
    assert run("network", "--block", "inline").code == 2


def test_network_between_days_and_into_a_file(run, tmp_path):
    done = run("network", "--from", "2024-01-01", "--to", "2024-12-31", "--json", "-o", str(tmp_path / "net.jsonl"))
    assert (done.code, done.out) == (0, "")
    ties = lines((tmp_path / "net.jsonl").read_text(encoding="utf-8"))
    assert ties and all("2024-01-01" <= tie["first_day"] <= tie["last_day"] <= "2024-12-31" for tie in ties)
    assert run("network", "--from", "2025-01-01", "--to", "2024-01-01").code == 2
    assert run("network", "-o", str(tmp_path / "missing" / "net")).code == 2


def article_of(run):
    return lines(run("show", "--most-people", "--json").out)[-1]


def test_cite_an_article_and_its_people(run):
    row = article_of(run)
    [told] = lines(run("cite", row["url"], "--json").out)
    assert (told["record_id"], told["payload_digest"]) == (row["capture"]["record_id"], row["capture"]["payload_digest"])
    assert told["verified"] is True
    name = row["participants"][0]["name"]
    [person] = lines(run("cite", row["url"], "--person", name, "--json").out)
    assert name in person["participant"]["sentence"]
    done = run("cite", person["permalink"])
    assert done.code == 0
    assert person["citation"] in done.out and "computed anew" in done.out


@pytest.mark.parametrize("command", ["show", "diff", "cite"])
def test_an_article_is_known_by_other_spellings_of_its_address_and_by_its_permalink(run, command):
    url = article_of(run)["url"]
    [told] = lines(run("cite", url, "--json").out)
    right = run(command, url, "--json")
    assert right.code == 0
    for typed in (f"{url}?fbclid=abc#binh-luan", url.replace("http://", "HTTP://"), url.removeprefix("http://"), told["permalink"]):
        assert run(command, typed, "--json") == right
    for typed in (
        told["permalink"][:-1] + "7",
        told["permalink"].replace("danvan:", "danvan:x"),
        f"{url.rpartition('-')[0]}-99999.html",
        "",
        "http://[",
    ):
        assert run(command, typed, "--json").code in (2, 4)


def test_a_correction_knows_other_spellings_too(run, own):
    url = article_of(run)["url"]
    done = run("correct", "set", f"{url}?fbclid=abc", "author", "- Thu Hà -", "--who", "An", "--why", "báo in", **own)
    assert done.code == 0, done.err
    [row] = lines(run("show", url, "--json", **own).out)
    assert row["author"] == "- Thu Hà -"


def test_the_publisher_that_is_cited_is_that_of_the_day(run, own):
    row = article_of(run)
    with sqlite3.connect(Path(own["DANVAN_HOME"]) / "archive.sqlite3") as connection:
        [site] = connection.execute("select id from site where name = ?", (row["site"],)).fetchone()
        day = row["published"][:10]
        owners = [(1, "Ban Dân vận cũ", None, "2001-01-01"), (2, "Ban Dân vận Tỉnh ủy", "2001-01-02", day), (3, "Ban mới", day, None)]
        connection.execute("delete from site_owner where site_id = ?", (site,))
        connection.executemany(f"insert into site_owner (site_id, ordinal, name, since, until) values ({site}, ?, ?, ?, ?)", owners)
    [told] = lines(run("cite", row["url"], "--json", **own).out)
    assert told["publisher"] == "Ban Dân vận Tỉnh ủy" and "Ban Dân vận Tỉnh ủy, " in told["citation"]


def test_cite_says_when_the_bytes_are_others(run, own):
    row = article_of(run)
    with (Path(own["DANVAN_HOME"]) / "warc" / row["capture"]["warc_file"]).open("r+b") as file:
        file.seek(row["capture"]["warc_offset"] + 200)
        file.write(b"\0\0\0\0")
    done = run("cite", row["url"], **own)
    assert done.code == 4
    assert "holds no sound record" in done.err
    assert run("cite", "http://nowhere.example/", **own).code == 4
    nobody = run("cite", row["url"], "--person", "", **own)
    assert nobody.code == 4
    assert f"{row['url']} names nobody called ''" in nobody.err


def test_stats_of_a_site_of_which_nothing_is_archived(run):
    for how in ((), ("--json",)):
        done = run("stats", "baokontum", *how)
        assert (done.code, done.out) == (4, "")
        assert "nothing is archived yet" in done.err


def test_stats(run):
    done = run("stats")
    assert done.code == 0
    assert "articles that have" in done.out and "sample-central" in done.out
    told = json.loads(run("stats", "sample-central", "--json").out)
    assert set(told) == {"sites", "months", "fields"}
    assert sum(sum(by.values()) for by in told["months"].values()) == told["sites"]["sample-central"]["articles"]
    assert run("stats", "sample-centrall").code == 2


def test_wacz(run, tmp_path):
    target = tmp_path / "site.wacz"
    done = run("wacz", "sample-central", "-o", str(target))
    assert done.code == 0
    with zipfile.ZipFile(target) as archive:
        assert archive.testzip() is None
        pages = lines(archive.read("pages/pages.jsonl").decode())
        articles = lines(run("export", "--site", "sample-central").out)
        assert {row["title"] for row in articles} <= {page.get("title") for page in pages}
    again = run("wacz", "sample-central", "-o", str(target))
    assert (again.code, "exists already" in again.err) == (2, True)
    assert run("wacz", "sample-centrall").code == 2


def test_a_release_can_be_made_again_from_its_sources(run, own, tmp_path):
    row = article_of(run)
    for field, value in (("author", "Thu Hà"), ("section", "Khác")):
        assert run("correct", "set", row["url"], field, value, "--who", "Lan", "--why", "bản in", **own).code == 0
    assert run("release", str(tmp_path / "v1"), "--label", "v1", **own).code == 0
    manifest = json.loads((tmp_path / "v1" / "manifest.json").read_text(encoding="utf-8"))
    assert {*manifest["files"], "manifest.json", "SHA256SUMS"} == {path.name for path in (tmp_path / "v1").iterdir()}
    assert all(one["rows"] for name, one in manifest["files"].items() if name != "reprints.csv")
    subprocess.run(["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=tmp_path / "v1", check=True, capture_output=True)
    assert all(path.stat().st_mode & 0o777 == 0o444 for path in (tmp_path / "v1").iterdir())
    exported = [one for one in lines((tmp_path / "v1" / "articles.jsonl").read_text(encoding="utf-8")) if one["url"] == row["url"]]
    assert {one["author"] for one in exported} == {"Thu Hà"}
    assert run("correct", "set", row["url"], "author", "Sau này", "--who", "Lan", "--why", "sau", **own).code == 0
    for one in manifest["sources"]["warc"]:
        with (Path(own["DANVAN_HOME"]) / "warc" / one["file"]).open("ab") as file:
            file.write(b"what a later crawl adds to a file that was open then")
    done = run("release", str(tmp_path / "again"), "--rebuild", str(tmp_path / "v1" / "manifest.json"), **own)
    assert (done.code, done.err) == (0, "")
    for name in manifest["files"]:
        assert (tmp_path / "again" / name).read_bytes() == (tmp_path / "v1" / name).read_bytes(), name
    assert [path for path in tmp_path.iterdir() if path.name.startswith(".rebuild")] == []


def test_a_release_can_be_made_again_after_its_files_were_packed(run, own, tmp_path):
    """Its files are parts of larger ones then, twice merged and behind others."""
    warc = Path(own["DANVAN_HOME"]) / "warc"
    first = sorted((warc / "sample-central").glob("*.warc.gz"))[-1]
    serial = int(re.search(r"-(\d{5})-", first.name)[1])
    maker, when = RecordMaker(), first_date(first)

    def another(n):
        name = first.name.replace(f"-{serial:05d}-", f"-{serial + n:05d}-")
        members, *_ = maker.exchange(Exchange(new_record_id(), "http://127.0.0.1/x", when, error="no answer"))
        (first.parent / name).write_bytes(maker.warcinfo(name, {"software": "x"}, when) + b"".join(members))

    another(1)
    assert run("release", str(tmp_path / "v1"), **own).code == 0
    assert "2 files became" in run("warc", "pack", "sample-central", **own).out
    assert run("release", str(tmp_path / "v2"), **own).code == 0
    another(2)
    assert "2 files became" in run("warc", "pack", "sample-central", **own).out
    assert not first.exists()
    for label in ("v1", "v2"):
        done = run("release", str(tmp_path / f"{label}-again"), "--rebuild", str(tmp_path / label / "manifest.json"), **own)
        assert (done.code, done.err) == (0, "")
        assert (tmp_path / label / "articles.jsonl").read_bytes() == (tmp_path / f"{label}-again" / "articles.jsonl").read_bytes()


@pytest.mark.parametrize(("failure", "code"), [(OSError(28, "No space left on device"), 2), (KeyboardInterrupt(), 130)])
def test_half_a_release_is_none(run, own, tmp_path, monkeypatch, failure, code):
    def full(_archive, folder):
        (folder / "articles.jsonl").write_text("{")
        raise failure

    with monkeypatch.context() as patch:
        patch.setattr("danvan_crawler.cli.release.write_tables", full)
        assert run("release", str(tmp_path / "v1"), **own).code == code
    assert not list((tmp_path / "v1").iterdir())
    (tmp_path / "v1" / ".part").mkdir()
    (tmp_path / "v1" / ".part" / "articles.jsonl").write_text("{")  # what a kill leaves
    assert run("release", str(tmp_path / "v1"), **own).code == 0
    assert (tmp_path / "v1" / "manifest.json").exists()
    assert not (tmp_path / "v1" / ".part").exists()


def test_a_decision_made_meanwhile_stops_a_release(run, own, tmp_path, monkeypatch):
    url = article_of(run)["url"]
    again = release.derive

    def slow(archive):
        ledger.append(paths.ledger(), decide.correction(archive, url, "author", "Thu Hà", Decided("Lan", "bản in", paths.now())))
        return again(archive)

    with monkeypatch.context() as patch:
        patch.setattr(release, "derive", slow)
        done = run("release", str(tmp_path / "v1"), **own)
    assert (done.code, "make the release again" in done.err) == (5, True)
    assert not list((tmp_path / "v1").iterdir())


def test_a_torn_line_of_the_ledger_is_no_part_of_a_release(run, own, tmp_path):
    """The next decision takes its place."""
    url = article_of(run)["url"]
    assert run("correct", "set", url, "author", "Thu Hà", "--who", "Lan", "--why", "bản in", **own).code == 0
    with (Path(own["DANVAN_HOME"]) / "ledger.jsonl").open("ab") as file:
        file.write('{"at": "2026-11-28T00:00:00Z", "who": "Lê'.encode()[:-1])
    assert run("release", str(tmp_path / "v1"), **own).code == 0
    assert run("correct", "set", url, "author", "Sau này", "--who", "Lan", "--why", "sau", **own).code == 0
    done = run("release", str(tmp_path / "again"), "--rebuild", str(tmp_path / "v1" / "manifest.json"), **own)
    assert (done.code, done.err) == (0, "")


def test_what_an_older_reader_read_is_not_released(run, own, tmp_path):
    with sqlite3.connect(Path(own["DANVAN_HOME"]) / "archive.sqlite3") as connection:
        connection.execute("update article_version set extractor_version = '0' where id = (select min(id) from article_version)")
    connection.close()
    done = run("release", str(tmp_path / "v1"), **own)
    assert done.code == 2
    for part in ("(1 by", "extractor 0", "danvan replay"):
        assert part in done.err
    assert not list((tmp_path / "v1").iterdir())


def test_a_release_that_can_not_be_made_again_says_why(run, own, tmp_path):
    assert run("release", str(tmp_path / "v1"), **own).code == 0
    manifest = tmp_path / "v1" / "manifest.json"
    assert run("release", str(tmp_path / "v1"), **own).code == 2, "a release goes into a new folder"
    assert run("release", str(tmp_path / "x"), "--rebuild", str(manifest), "--label", "y", **own).code == 2
    told = json.loads(manifest.read_text(encoding="utf-8"))

    def refused(changed, expected):
        (tmp_path / "m.json").write_text(json.dumps(changed), encoding="utf-8")
        target = tmp_path / "again"
        shutil.rmtree(target, ignore_errors=True)
        done = run("release", str(target), "--rebuild", str(tmp_path / "m.json"), **own)
        assert (done.code, expected in done.err) == (4, True), done.err

    refused(told | {"code": {"version": "0.0.0", "sha256": ""}}, "was made by danvan_crawler 0.0.0")
    sources = told["sources"]
    refused(told | {"sources": sources | {"sites": dict.fromkeys(sources["sites"], "0")}}, "site files have changed")
    refused(told | {"sources": sources | {"ledger": {"bytes": 0, "sha256": "0"}}}, "ledger.jsonl is not what it was")
    other = [one | {"sha256": "0"} for one in sources["warc"]]
    refused(told | {"sources": sources | {"warc": other}}, "is not what it was at the release")
    gone = [one | {"file": "sample-central/gone.warc.gz"} for one in sources["warc"]]
    refused(told | {"sources": sources | {"warc": gone}}, "was it moved since")
    files = told["files"] | {"articles.csv": told["files"]["articles.csv"] | {"sha256": "0"}}
    refused(told | {"files": files}, "other bytes in articles.csv")
    (tmp_path / "bad.json").write_text("{}", encoding="utf-8")
    assert run("release", str(tmp_path / "z"), "--rebuild", str(tmp_path / "bad.json"), **own).code == 2


def test_corrections_are_made_listed_and_undone(run, own):
    row = article_of(run)
    by = ("--who", "Lan", "--why", "bản in")
    assert run("correct", "set", row["url"], "author", "Thu Hà", *by, **own).out.startswith("entry 1: ")
    assert run("correct", "set", row["url"], "role", "speak", "--participant", row["participants"][0]["name"], *by, **own).code == 0
    after = lines(run("show", row["url"], "--json", **own).out)[-1]
    assert (after["author"], after["participants"][0]["role"]) == ("Thu Hà", "speak")
    assert run("correct", "undo", "1", *by, **own).code == 0
    assert lines(run("show", row["url"], "--json", **own).out)[-1]["author"] == row["author"]
    listed = run("correct", "list", **own).out.splitlines()
    assert [line.split()[2] for line in listed] == ["undone", "holds", "undoes"]
    assert [one["holds"] for one in lines(run("correct", "list", "--json", **own).out)] == [False, True, False]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("set", "URL", "author"), "give a value, or --empty"),
        (("set", "URL", "author", "x", "--empty"), "give a value, or --empty"),
        (("set", "URL", "autor", "x"), "unknown field 'autor'"),
        (("set", "http://nowhere.example/", "author", "x"), "no such article"),
        (("set", "URL", "published", "1/2/2024"), "published must be a day"),
        (("undo", "1"), "the ledger has no entry 1"),
        (("same", "URL", "http://nowhere.example/", "--name", "A"), "no such article"),
        (("different", "URL", "URL", "--name", "A"), "both addresses are of one article"),
    ],
)
def test_a_correction_that_does_not_fit_is_a_usage_error(run, own, arguments, message):
    url = article_of(run)["url"]
    done = run("correct", *[url if part == "URL" else part for part in arguments], "--who", "Lan", "--why", "x", **own)
    assert (done.code, message in done.err) == (2, True), done.err
    assert run("correct", "list", **own).out == ""


def test_a_damaged_ledger_is_named(run, own):
    (Path(own["DANVAN_HOME"]) / "ledger.jsonl").write_text("{}\n", encoding="utf-8")
    done = run("derive", **own)
    assert done.code == 2
    assert "ledger.jsonl, line 1" in done.err
