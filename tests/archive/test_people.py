"""Who is who: evidence joins claims of one name, a name alone does not; reprints count once; offices have first and last days."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from danvan_crawler.archive import Archive
from danvan_crawler.archive.derive import derive
from danvan_crawler.archive.derive.people import Claim, Judgement, held, home_of, identify
from danvan_crawler.archive.equality import differences, dump

from .stories import fill, prose, url_of

HOME = "hòa phú"


def claim(n: int, *offices: str, name: str = "Nguyễn Văn Hùng", site: str = "hoaphu", day: str = "", home: str = HOME) -> Claim:
    return Claim(site, f"{site}/{n}", 1, n, day or f"2020-01-{n:02d}", name, tuple(held(office, home) for office in offices))


def groups(claims: Sequence[Claim], judgements: Sequence[Judgement] = ()) -> list[list[int]]:
    return sorted(sorted(int(one.key.split("/")[1]) for one in person.claims) for person in identify(claims, judgements))


# --- offices -------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Chủ tịch UBND tỉnh", "Chủ tịch Uỷ ban nhân dân tỉnh"),
        ("TUV", "Tỉnh uỷ viên"),
        ("Bí thư Tỉnh ủy", "Bí thư Tỉnh ủy Hòa Phú"),
        ("nguyên Bí thư Tỉnh ủy", "Bí thư Tỉnh ủy"),
    ],
)
def test_one_office_in_two_spellings(one: str, other: str) -> None:
    assert held(one, HOME).post == held(other, HOME).post


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bí thư Tỉnh ủy", "Phó Bí thư Tỉnh ủy"),
        ("Bí thư Đảng ủy xã An Phú", "Bí thư Đảng ủy xã An Lộc"),
        ("Bí thư Tỉnh ủy", "Bí thư Tỉnh ủy Bình Định"),
        ("Trưởng Ban Dân vận Tỉnh ủy", "Trưởng Ban Dân vận Huyện ủy Yên Trạch"),
    ],
)
def test_two_offices(one: str, other: str) -> None:
    assert held(one, HOME).post != held(other, HOME).post


def test_an_office_without_a_place_is_one_of_its_site() -> None:
    assert held("Bí thư Tỉnh ủy", home_of("a", "provincial", "Hòa Phú", "a/1")).area == "hòa phú"
    assert held("Bí thư Tỉnh ủy", home_of("a", "provincial", None, "a/1")).area == "[a]"
    one, other = (held("Bí thư Tỉnh ủy", home_of("tw", "central", None, f"tw/{n}")) for n in (1, 2))
    assert one.post != other.post, "a central site tells of many provinces"
    assert held("Ủy viên Bộ Chính trị", "[tw/1]").area == "trung ương"


def test_former_offices_and_those_of_many() -> None:
    assert held("nguyên Chủ tịch Hội Nông dân tỉnh", HOME).former
    assert not held("Chủ tịch Hội Nông dân tỉnh", HOME).former
    assert held("Ủy viên Ban Thường vụ Tỉnh ủy", HOME).of_many
    assert not held("Trưởng Ban Dân vận Tỉnh ủy", HOME).of_many


# --- persons -------------------------------------------------------------------------------------------------------------------------------

FARMERS, WOMEN = "Chủ tịch Hội Nông dân tỉnh", "Chủ tịch Hội Liên hiệp Phụ nữ tỉnh"


def test_the_same_office_or_body_joins() -> None:
    assert groups([claim(1, FARMERS), claim(2, FARMERS)]) == [[1, 2]]
    assert groups([claim(1, f"Phó {FARMERS}"), claim(2, FARMERS)]) == [[1, 2]], "a deputy becomes head"
    assert groups([claim(1, "Bí thư Đảng ủy xã An Phú"), claim(2, "Chủ tịch HĐND xã An Phú")]) == [[1, 2]]


def test_a_claim_with_two_offices_joins_both_sides() -> None:
    assert groups([claim(1, FARMERS), claim(2, FARMERS, "Phó Bí thư Tỉnh ủy"), claim(3, "Bí thư Tỉnh ủy")]) == [[1, 2, 3]]


def test_homonyms_stay_apart_and_are_undecided() -> None:
    people = identify([claim(1, FARMERS), claim(2, WOMEN), claim(3, "Trưởng thôn Đồng Vai")])
    assert len(people) == 3
    assert all(person.undecided for person in people)
    assert groups([claim(1, FARMERS), claim(2, FARMERS, site="binhson", home="bình sơn")]) == [[1], [2]], "another province"
    assert groups([claim(1, "Tỉnh ủy viên"), claim(2, "Tỉnh ủy viên")]) == [[1], [2]], "a committee has many members"


def test_diacritics_make_another_name_and_tone_marks_do_not() -> None:
    assert groups([claim(1, FARMERS, name="Lê Thị Hoà"), claim(2, FARMERS, name="LÊ THỊ HÒA")]) == [[1, 2]]
    assert groups([claim(1, FARMERS, name="Lê Văn Tuấn"), claim(2, FARMERS, name="Lê Văn Tuân")]) == [[1], [2]]


def test_a_claim_without_office_belongs_to_the_only_bearer_on_its_site() -> None:
    assert groups([claim(1, FARMERS), claim(2, FARMERS), claim(3)]) == [[1, 2, 3]]
    assert groups([claim(1, FARMERS), claim(2, WOMEN), claim(3)]) == [[1], [2], [3]], "which of the two is not known"
    assert groups([claim(1, FARMERS), claim(3, site="binhson")]) == [[1], [3]]
    assert groups([claim(1), claim(2)]) == [[1], [2]], "a name alone joins nothing"


def test_judgements_join_and_part() -> None:
    one, other, third = ("hoaphu", "hoaphu/1"), ("hoaphu", "hoaphu/2"), ("hoaphu", "hoaphu/3")
    name = "nguyễn văn hùng"
    assert groups([claim(1, FARMERS), claim(2, WOMEN)], [Judgement(name, one, other, True)]) == [[1, 2]]
    told = [Judgement(name, one, other, False)]
    assert groups([claim(1, FARMERS), claim(2, FARMERS)], told) == [[1], [2]]
    assert groups([claim(1, FARMERS), claim(2, FARMERS), claim(3, FARMERS)], told) == [[1, 3], [2]]
    people = identify([claim(1, FARMERS), claim(2, WOMEN)], told)
    assert not any(person.undecided for person in people), "told apart by someone who knows"
    assert groups([claim(1, FARMERS), claim(2, WOMEN)], [Judgement(name, one, third, True)]) == [[1], [2]], "an article that is gone"


def test_the_order_of_claims_does_not_matter() -> None:
    claims = [
        claim(n, *offices) for n, offices in enumerate([(FARMERS,), (WOMEN,), (), (FARMERS, WOMEN), ("Trưởng thôn Đồng Vai",), ()], 1)
    ]
    expected = [(person.key, person.undecided, [one.key for one in person.claims]) for person in identify(claims)]
    for seed in range(10):
        shuffled = random.Random(seed).sample(claims, len(claims))
        assert [(p.key, p.undecided, [one.key for one in p.claims]) for p in identify(shuffled)] == expected


# --- in the archive ------------------------------------------------------------------------------------------------------------------------


def person(name: str, *offices: str, role: str = "attend", at: int = 0) -> dict[str, Any]:
    span = {"field": "body", "index": 0, "start": at, "end": at + len(name)}
    positions = [{"raw": office, "span": None} for office in offices]
    return {"name": name, "span": span, "honorific": None, "positions": positions, "role": role, "roles": [role], "on_behalf_of": None}


def story(seed: int, day: str, *people: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {"title": f"Tin {seed}", "body": prose(seed), "published": day, "participants": list(people), **changes}


HEAD = person("Lê Thị Hoà", "Trưởng Ban Dân vận Tỉnh ủy", role="chair")
DEPUTY = person("Trần Văn Đạt", "Phó Trưởng Ban Dân vận Tỉnh ủy")
SITES = {
    "a": [
        story(1, "2020-03-01", HEAD, DEPUTY),
        story(2, "2021-05-01", HEAD, person("Trần Văn Đạt", "nguyên Phó Trưởng Ban Dân vận Tỉnh ủy")),
    ],
    "b": [story(1, "2020-03-02", HEAD, DEPUTY, source="Trang tin A"), story(3, "2020-04-01", person("Trần Văn Đạt", FARMERS))],
}


def rows(archive: Archive, query: str) -> list[tuple[Any, ...]]:
    with archive.connect() as connection:
        return [tuple(row) for row in connection.execute(text(query))]


def test_a_reprint_counts_once(archive: Archive) -> None:
    fill(archive, SITES)
    counts = derive(archive)
    assert (counts["reprints"], counts["people"], counts["events"]) == (1, 3, 3)
    query = "select day, role, offices, url, copies, undecided from v_person_event where name_folded = 'le thi hoa' order by day"
    found = rows(archive, query)
    assert [tuple(row[:5]) for row in found] == [
        ("2020-03-01", "chair", "Trưởng Ban Dân vận Tỉnh ủy", url_of("a", 1), 1),
        ("2021-05-01", "chair", "Trưởng Ban Dân vận Tỉnh ủy", url_of("a", 2), 0),
    ]
    assert not any(row[5] for row in found)
    assert rows(archive, "select claims from appearance where role = 'chair' order by claims") == [(1,), (2,)]
    assert rows(archive, "select count(*) from person where name_folded = 'tran van dat' and undecided") == [(2,)]


def test_offices_have_first_and_last_days(archive: Archive) -> None:
    fill(archive, SITES)
    derive(archive)
    query = "select name, role, organization, level, first_day, last_day, former_day, claims from v_office order by name, first_day, role"
    body = "Ban Dân vận Tỉnh ủy"
    assert rows(archive, query) == [
        ("Lê Thị Hoà", "Trưởng Ban", body, "province", "2020-03-01", "2021-05-01", None, 3),
        ("Trần Văn Đạt", "Phó Trưởng Ban", body, "province", "2020-03-01", "2020-03-01", "2021-05-01", 3),
        ("Trần Văn Đạt", "Chủ tịch", "Hội Nông dân tỉnh", "province", "2020-04-01", "2020-04-01", None, 1),
    ]


def test_every_conclusion_points_at_its_claims(archive: Archive) -> None:
    fill(archive, SITES)
    derive(archive)
    lost = """select count(*) from membership_claim m left join participant_position p on p.version_id = m.version_id
              and p.participant_ordinal = m.participant_ordinal and p.ordinal = m.position_ordinal where p.raw is null"""
    assert rows(archive, lost) == [(0,)]
    lost = """select count(*) from appearance a left join participant p on p.version_id = a.version_id
              and p.ordinal = a.participant_ordinal where p.name is null"""
    assert rows(archive, lost) == [(0,)]
    assert rows(archive, "select sum(claims) from membership") == rows(archive, "select count(*) from membership_claim")


def test_the_order_of_crawling_does_not_matter_and_deriving_twice_changes_nothing(
    archive: Archive, tmp_path: Path, sqlite_template: Path
) -> None:
    path = tmp_path / "other.sqlite3"
    path.write_bytes(sqlite_template.read_bytes())
    other = Archive(f"sqlite:///{path}")
    fill(archive, SITES)
    fill(other, SITES, order="ba")
    assert derive(archive) == derive(other)
    first = dump(archive)
    assert differences(first, dump(other)) == []
    derive(archive)
    assert dump(archive) == first
    assert len(first["appearance"]) == 5
    other.close()


def test_an_article_whose_last_participant_is_gone_leaves_nothing(archive: Archive) -> None:
    fill(archive, SITES)
    derive(archive)
    with archive.begin() as connection:
        connection.execute(text("delete from participant"))
    counts = derive(archive)
    assert (counts["people"], counts["events"], counts["posts"]) == (0, 0, 0)
