"""Answers from the archive: a person, the network of who met whom, citations, counts; the same on both databases."""

from __future__ import annotations

import csv
import io
import xml.etree.ElementTree as ET
from datetime import date
from typing import Any

import pytest

from danvan_crawler.archive import Archive
from danvan_crawler.archive.cite import cite, sentence
from danvan_crawler.archive.derive import derive
from danvan_crawler.archive.graph import Graph, write_csv, write_gexf, write_graphml
from danvan_crawler.archive.links import Edge as LinkEdge
from danvan_crawler.archive.links import Node as LinkNode
from danvan_crawler.archive.links import links
from danvan_crawler.archive.network import Edge, Node, network
from danvan_crawler.archive.people import office_words, people
from danvan_crawler.archive.stats import COUNTS, stats

from .stories import fill, key_of, prose, url_of
from .test_people import DEPUTY, FARMERS, HEAD, person, story

THIRD = person("Đỗ Thị Mười", FARMERS, role="speak")
SITES: dict[str, list[dict[str, Any]]] = {
    "a": [
        story(1, "2020-03-01", HEAD, DEPUTY, THIRD),
        story(2, "2021-05-01", HEAD, DEPUTY),
        story(4, "2022-05-01", person("Lê Thị Hòa")),
    ],
    "b": [story(1, "2020-03-02", HEAD, DEPUTY, THIRD, source="Trang tin A"), story(3, "2020-04-01", person("Lê Thị Hoà", FARMERS))],
}


@pytest.fixture(scope="module")
def told(shared_archive: Archive) -> Archive:
    fill(shared_archive, SITES)
    derive(shared_archive)
    return shared_archive


@pytest.mark.parametrize("name", ["Lê Thị Hoà", "lê thị hòa", "le thi hoa", "LE  THI HOA"])
def test_a_person_is_found_with_and_without_diacritics(told: Archive, name: str) -> None:
    first, second = people(told, name)
    assert (first.name, first.names, first.undecided, len(first.appearances)) == ("Lê Thị Hoà", ["Lê Thị Hoà", "Lê Thị Hòa"], True, 3)
    assert [(row["day"], row["role"], row["copies"]) for row in first.appearances] == [
        ("2020-03-01", "chair", 1),
        ("2021-05-01", "chair", 0),
        ("2022-05-01", "attend", 0),
    ]
    assert [(row["role"], row["first_day"], row["last_day"]) for row in first.offices] == [("Trưởng Ban", "2020-03-01", "2021-05-01")]
    assert first.company == [("Trần Văn Đạt", 2), ("Đỗ Thị Mười", 1)]
    assert (len(second.appearances), second.undecided, second.company) == (1, True, [])


def test_a_part_of_a_name_finds_all_who_have_it(told: Archive) -> None:
    assert {one.name for one in people(told, "thị")} == {"Lê Thị Hoà", "Đỗ Thị Mười"}
    assert [one.name for one in people(told, "muoi")] == ["Đỗ Thị Mười"]
    assert people(told, "hị") == people(told, "") == people(told, "%") == people(told, "_ê Thị Hoà") == []


def test_diacritics_choose_if_somebody_has_them(archive: Archive) -> None:
    fill(archive, {"a": [story(1, "2020-01-01", person("Lê Văn Tuấn", FARMERS), person("Lê Văn Tuân", "Trưởng thôn Đồng Vai"))]})
    derive(archive)
    assert [one.name for one in people(archive, "Lê Văn Tuân")] == ["Lê Văn Tuân"]
    assert len(people(archive, "le van tuan")) == len(people(archive, "Lê Văn Tuần")) == 2


def test_a_name_without_diacritics_is_no_spelling_of_its_own(archive: Archive) -> None:
    fill(archive, {"a": [story(1, "2020-01-01", person("Mai Lan", FARMERS), person("Mai Lân", "Trưởng thôn Đồng Vai"))]})
    derive(archive)
    assert len(people(archive, "mai lan")) == len(people(archive, "LAN")) == 2
    assert [one.name for one in people(archive, "Lân")] == ["Mai Lân"], "a part with diacritics chooses too"
    assert len(people(archive, "Lận")) == 2, "nobody has them"


@pytest.mark.parametrize("name", ["đồng chí Lê Thị Hoà", "dong chi Hoa", "Đ/c: Hoà", "bà Lê Thị Hoà", "Các đồng chí: Lê Thị Hoà"])
def test_titles_before_a_name_do_not_count(told: Archive, name: str) -> None:
    assert {one.name for one in people(told, name)} == {"Lê Thị Hoà"}


@pytest.mark.parametrize("name", ["Điểu K’ré", "dieu k're", "Điểu K ré", "K'ré", "Y-Blưm Niê", "y blum", "Y Blưm Niê"])
def test_names_of_the_highlands_are_found_however_they_are_typed(archive: Archive, name: str) -> None:
    one, other = person("Điểu K'ré", FARMERS), person("Điểu K’ré", FARMERS)
    fill(archive, {"a": [story(1, "2020-01-01", one, person("Y-Blưm Niê", "Trưởng thôn Đồng Vai")), story(2, "2021-01-01", other)]})
    derive(archive)
    [found] = people(archive, name)
    assert found.names == (["Điểu K'ré", "Điểu K’ré"] if "K" in name.upper() else ["Y-Blưm Niê"])
    assert not found.undecided
    if "K" in name.upper():
        assert [one.participant.name for one in cite(archive, url_of("a", 2), "Điểu  K're") if one.participant] == ["Điểu K’ré"]


def names(found: Graph[Node, Edge]) -> set[tuple[str, str, int]]:
    of = {node.key: node.name for node in found.nodes}
    return {(*sorted((of[edge.source], of[edge.target])), edge.events) for edge in found.edges}  # type: ignore[misc]


def test_a_network_counts_an_event_once_however_often_it_was_printed(told: Archive) -> None:
    found = network(told)
    assert names(found) == {
        ("Lê Thị Hoà", "Trần Văn Đạt", 2),
        ("Lê Thị Hoà", "Đỗ Thị Mười", 1),
        ("Trần Văn Đạt", "Đỗ Thị Mười", 1),
    }
    assert {(node.name, node.office, node.events, node.undecided) for node in found.nodes} == {
        ("Lê Thị Hoà", "Trưởng Ban Dân vận Tỉnh ủy", 3, True),
        ("Trần Văn Đạt", "Phó Trưởng Ban Dân vận Tỉnh ủy", 2, False),
        ("Đỗ Thị Mười", "Chủ tịch Hội Nông dân tỉnh", 1, False),
    }
    [edge] = [edge for edge in found.edges if edge.events == 2]
    assert (edge.first_day, edge.last_day) == ("2020-03-01", "2021-05-01")


def test_a_network_between_two_days(told: Archive) -> None:
    assert names(network(told, since=date(2021, 1, 1))) == {("Lê Thị Hoà", "Trần Văn Đạt", 1)}
    assert names(network(told, until=date(2020, 2, 1))) == set()
    assert names(network(told, since=date(2020, 3, 1), until=date(2020, 3, 1), least=2)) == set()
    assert names(network(told, least=2)) == {("Lê Thị Hoà", "Trần Văn Đạt", 2)}


HOSTILE = Graph(
    [Node('a|"<&>', '=cmd|"/c calc"!A1', "<b>Trưởng ban</b> & \x00", 1, True), Node("b", "Lê Thị Hoà", "", 2, False)],
    [Edge('a|"<&>', "b", 2, "2020-01-01", "")],
)


def test_graphml_is_well_formed_whatever_the_names() -> None:
    out = io.StringIO()
    write_graphml(HOSTILE, out)
    space = "{http://graphml.graphdrawing.org/xmlns}"
    root = ET.fromstring(out.getvalue())
    declared = {key.get("id") for key in root.iter(f"{space}key")}
    data = {(d.get("key"), d.text) for d in root.iter(f"{space}data")}
    assert {key for key, _ in data} <= declared
    assert ("node_office", "<b>Trưởng ban</b> & \ufffd") in data
    [edge] = root.iter(f"{space}edge")
    assert {edge.get("source"), edge.get("target")} == {node.get("id") for node in root.iter(f"{space}node")}


def test_gexf_is_well_formed_whatever_the_names() -> None:
    out = io.StringIO()
    write_gexf(HOSTILE, out)
    space = "{http://gexf.net/1.3}"
    root = ET.fromstring(out.getvalue())
    [edge] = root.iter(f"{space}edge")
    assert (edge.get("weight"), edge.get("source")) == ("2", 'a|"<&>')
    declared = {one.get("id") for one in root.iter(f"{space}attribute")}
    assert {value.get("for") for value in root.iter(f"{space}attvalue")} <= declared


def test_csv_defuses_formulas() -> None:
    out = io.StringIO(newline="")
    write_csv(HOSTILE, out, ("source.label", "target.label", "events"))
    [row] = csv.DictReader(io.StringIO(out.getvalue()))
    assert row["source"] == '\'=cmd|"/c calc"!A1'
    assert (row["target"], row["events"]) == ("Lê Thị Hoà", "2")


def linked(seed: int, day: str | None, *targets: tuple[str, str, str | None], block: str = "related") -> dict[str, Any]:
    """An article with links: (address, words, printed day) each."""
    found = [
        {"url": url, "title": words, "block": block, "rank": n, "date_raw": printed, "date": printed}
        for n, (url, words, printed) in enumerate(targets, 1)
    ]
    return story(seed, day or "", links=found) | {"published": day}


LINKED = {
    "a": [
        linked(1, "2020-03-01", (url_of("a", 2), "Tin hai", "2019-12-30"), ("http://c.example/bai-c9.html", "=Tin thiếu", "2019-01-02")),
        linked(2, None, (url_of("a", 1), "Tin một", None), (url_of("a", 2), "chính nó", None)),
        linked(3, "2020-05-01", (url_of("a", 1), "Tin mới", "2020-03-01"), block="latest"),
    ],
    "b": [linked(4, "2020-06-01", ("http://c.example/bai-c9.html", "Tin thiếu ở c", None), (url_of("a", 2), "Tin hai", "2019-12-30"))],
}


@pytest.fixture
def woven(archive: Archive) -> Archive:
    fill(archive, LINKED)
    return archive


def test_links_have_their_printed_dates_and_lead_to_what_is_archived(woven: Archive) -> None:
    found = links(woven)
    one, two, four, lacking = url_of("a", 1), url_of("a", 2), url_of("b", 1), "http://c.example/bai-c9.html"
    assert [(edge.source, edge.target, edge.rank, edge.date) for edge in found.edges] == [
        (one, two, 1, "2019-12-30"),
        (one, lacking, 2, "2019-01-02"),
        (two, one, 1, ""),
        (four, two, 2, "2019-12-30"),
        (four, lacking, 1, ""),
    ]
    assert found.nodes == [
        LinkNode(one, "Tin 1", "a", "2020-03-01", True),
        LinkNode(two, "Tin 2", "a", "", True),
        LinkNode(four, "Tin 4", "b", "2020-06-01", True),
        LinkNode(lacking, "=Tin thiếu", "", "", False),
    ]
    assert links(woven, blocks=("latest",)).edges == [LinkEdge(url_of("a", 3), one, "latest", 1, "Tin mới", "2020-03-01")]


def test_links_between_two_days_and_to_what_many_link_to(woven: Archive) -> None:
    one, two, lacking = url_of("a", 1), url_of("a", 2), "http://c.example/bai-c9.html"
    assert {edge.target for edge in links(woven, since=date(2019, 6, 1)).edges} == {one, two}, "no printed date: the target's own"
    assert {edge.target for edge in links(woven, until=date(2019, 6, 1)).edges} == {lacking}
    assert {edge.target for edge in links(woven, least=2).edges} == {two, lacking}
    assert links(woven, least=3) == Graph([], [], directed=True)


def test_links_in_all_formats(woven: Archive) -> None:
    graphml, gexf, table = io.StringIO(), io.StringIO(), io.StringIO(newline="")
    write_graphml(links(woven), graphml)
    assert ET.fromstring(graphml.getvalue()).find("{*}graph").get("edgedefault") == "directed"  # type: ignore[union-attr]
    assert '<data key="edge_date">2019-12-30</data>' in graphml.getvalue()
    write_gexf(links(woven), gexf)
    assert len(ET.fromstring(gexf.getvalue()).findall(".//{*}edge")) == 5
    write_csv(links(woven), table, ("source.key", "target.title", "date", "target.archived"))
    first, second, *_ = csv.DictReader(io.StringIO(table.getvalue()))
    assert first == {"source_key": url_of("a", 1), "target_title": "Tin 2", "date": "2019-12-30", "target_archived": "true"}
    assert second["target_title"] == "'=Tin thiếu"


def test_office_words() -> None:
    assert office_words("Trưởng Ban", "Ban Dân vận Tỉnh ủy") == "Trưởng Ban Dân vận Tỉnh ủy"
    assert office_words("Bí thư", "Tỉnh ủy") == "Bí thư Tỉnh ủy"
    assert office_words("Tỉnh ủy viên", None) == "Tỉnh ủy viên"


# --- citations -----------------------------------------------------------------------------------------------------------------------------


def named(body: str, name: str) -> dict[str, Any]:
    return person(name, FARMERS, role="speak", at=body.index(name))


def test_a_permalink_leads_back_to_what_it_cites(archive: Archive) -> None:
    body = f"{prose(1, 3)}\n\nSáng nay, bà Đỗ Thị Mười phát biểu. {prose(2, 3)}"
    fill(archive, {"a": [{"title": "Tin", "body": body, "published": "2020-01-01", "participants": [named(body, "Đỗ Thị Mười")]}]})
    [article] = cite(archive, url_of("a", 1))
    assert article.permalink == f"danvan:a/{key_of('a', 1)}@1"
    assert cite(archive, article.permalink) == cite(archive, key_of("a", 1)) == [article]
    [person] = cite(archive, url_of("a", 1), "do thi muoi")
    assert cite(archive, person.permalink) == [person]
    assert person.participant is not None
    assert person.participant.sentence == "Sáng nay, bà Đỗ Thị Mười phát biểu."
    told = person.as_dict()
    assert {
        "permalink",
        "captured_at",
        "payload_digest",
        "warc_file",
        "warc_offset",
        "record_id",
        "extractor_version",
        "citation",
    } <= told.keys()
    for part in (person.permalink, "Đỗ Thị Mười", "2020-01-01", url_of("a", 1), str(told["payload_digest"]), str(told["record_id"])):
        assert part in told["citation"]


@pytest.mark.parametrize(
    "address", ["http://nowhere.example/", "danvan:a/x@1", "danvan:a/a.example:80/c1@9", "danvan:", "danvan:a/a.example:80/c1@1#body:0-1"]
)
def test_nothing_to_cite(told: Archive, address: str) -> None:
    assert cite(told, address) == []
    assert cite(told, url_of("a", 1), "Ai Đó") == []


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Một. Hai B ba. Bốn.", "B", "Hai B ba."),
        ("B đầu tiên", "B", "B đầu tiên"),
        ("Đoạn một\n\nĐoạn B hai\n\nBa", "B", "Đoạn B hai"),
        (
            "Một. Tham dự có PGS. TS. Lê Văn B, Trường Đại học TP. Vinh, chủ nhiệm. Ba.",
            "B",
            "Tham dự có PGS. TS. Lê Văn B, Trường Đại học TP. Vinh, chủ nhiệm.",
        ),
        ("Vì sao thế? Ông B hỏi! Không ai đáp.", "B", "Ông B hỏi!"),
        ("“Phải làm ngay.” Ông B nói thêm. Rồi thôi.", "B", "Ông B nói thêm."),
        ("1. Ông B, Trưởng thôn", "B", "1. Ông B, Trưởng thôn"),
        ("Số 1.906 của B, ngày 2.3.2020", "B", "Số 1.906 của B, ngày 2.3.2020"),
    ],
)
def test_sentence(text: str, name: str, expected: str) -> None:
    at = text.index(name)
    assert sentence(text, at, at + len(name)) == expected
    assert sentence(text, 100, 101) == ""


# --- counts --------------------------------------------------------------------------------------------------------------------------------


def test_stats(told: Archive) -> None:
    found = stats(told)
    counts = (3, 0, 0, 0, 0, 6, 3, 3, 0, 1, 0)
    assert found.sites["a"] == dict(zip(COUNTS, counts, strict=True))
    assert (found.sites["b"]["reprints"], found.sites["b"]["events"]) == (1, 1)
    assert found.months["2020-03"] == {"a": 1, "b": 1}
    assert found.fields["title"] == {"a": 1.0, "b": 1.0}
    assert set(stats(told, ["b"]).sites) == {"b"}
    assert set(stats(told, ["b"]).months) == {"2020-03", "2020-04"}


def test_stats_of_undated_articles(archive: Archive) -> None:
    fill(archive, {"a": [{"body": prose(1)}]})
    derive(archive)
    assert stats(archive).months == {"undated": {"a": 1}}


@pytest.mark.parametrize("address", ["danvan:a/x@1", f"danvan:a/{key_of('a', 1)}@{'9' * 30}", "x\0", "\ud800", "%", ""])
def test_what_is_no_article_is_cited_by_nothing(told: Archive, address: str) -> None:
    assert cite(told, address) == []
