"""Reprints across sites: found by what two texts share, told apart from texts that are only alike, and led back to their original."""

from __future__ import annotations

import io
from datetime import timedelta
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select
from sqlalchemy import text as text_of

from danvan_crawler.archive import Archive, Writer
from danvan_crawler.archive.derive import derive
from danvan_crawler.archive.derive.facts import contradiction, facts
from danvan_crawler.archive.derive.overlap import Text, compare
from danvan_crawler.archive.derive.reprints import Copies, Decision, Printed, conclude, is_copy, moments
from danvan_crawler.archive.derive.shingles import LENGTH, WINDOW, Index, fingerprints, word_key, words
from danvan_crawler.archive.derive.sources import SiteNames, Sources
from danvan_crawler.archive.equality import differences, dump
from danvan_crawler.archive.export import export_rows, write_jsonl
from danvan_crawler.archive.jobs import ArticleRecord, StartRunJob
from danvan_crawler.archive.models import Article, ArticleVersion, Reprint
from danvan_crawler.archive.stats import stats

from .samples import START, article, capture, page, written
from .stories import fill, key_of, prose, url_of


def text(body: str, title: str = "Hội nghị", sapo: str | None = None) -> Text:
    return Text.of(title, sapo, body)


def copied(one: str, other: str, credited: bool = False) -> bool:
    return is_copy(text(one), text(other), compare(text(one), text(other)), credited)


# --- shingles ------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("pair", ["Uỷ ủy", "hoà Hòa", "KĨ kỹ", "lý lí", "quí Quý", "khoẻ khỏe"])
def test_spellings_of_one_word(pair: str) -> None:
    one, other = pair.split()
    assert word_key(one) == word_key(other)


def test_words_of_another_sound_stay_apart() -> None:
    assert word_key("đảng") != word_key("đăng")
    assert word_key("mày") != word_key("mài")
    assert word_key("thuý") != word_key("thuí")


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 10_000), st.integers(0, 10_000))
def test_any_passage_long_enough_is_found_wherever_it_stands(before: int, shared: int, behind: int) -> None:
    passage = words(prose(shared)).keys[: LENGTH + WINDOW - 1]
    assert fingerprints([*words(prose(before)).keys, *passage, *words(prose(behind)).keys]) & fingerprints(passage)


def test_short_texts_have_a_fingerprint_and_empty_ones_none() -> None:
    assert len(fingerprints(["một", "hai"])) == 1
    assert fingerprints([]) == set()


def test_pairs_are_of_different_owners_and_formulas_make_none() -> None:
    index = Index()
    for number in range(3):
        index.add(number, {1, 2, 3, number + 10})
    assert [pair[:2] for pair in index.pairs({0: "a", 1: "a", 2: "b"})] == [(0, 2), (1, 2)]
    crowded = Index()
    for number in range(crowded.commonest + 1):
        crowded.add(number, {7, 8, 9})
    assert list(crowded.pairs({n: n for n in range(crowded.commonest + 1)})) == []


def test_an_article_that_seventy_sites_print_makes_a_chain() -> None:
    index = Index()
    for number in range(70):
        index.add(number, {1, 2, 3})
    pairs = list(index.pairs({n: n for n in range(70)}))
    assert len(pairs) < 70 * Index.neighbours
    assert {(n, n + 1) for n in range(69)} <= {pair[:2] for pair in pairs}


# --- overlap -------------------------------------------------------------------------------------------------------------------------------

BODY = prose(1, 24)
PARAGRAPHS = BODY.split("\n\n")


def test_a_half_is_contained_whole() -> None:
    half = "\n\n".join(PARAGRAPHS[:4])
    found = compare(text(half), text(BODY))
    assert found.containment == 1.0
    assert found.jaccard < 0.6
    assert (found.changes, list(found.only_one)) == (0, [])
    [(start, end)] = found.only_other
    assert BODY[start:end] == "\n\n".join(PARAGRAPHS[4:]).rstrip(".")


def test_passages_that_were_moved_are_still_common() -> None:
    assert compare(text("\n\n".join(PARAGRAPHS[::-1])), text(BODY)).containment > 0.95


def test_facts_that_differ_are_counted() -> None:
    form = "Ban Dân vận huyện {} báo cáo kết quả tháng {} với {} mô hình được công nhận trong toàn huyện theo đúng kế hoạch đề ra."
    one, other = form.format("Yên Trạch", 3, 17), form.format("Hòa Mỹ", 4, 21)
    found = compare(text(one), text(other))
    assert (found.changes, found.other_numbers, found.other_names) == (1, 1, 1), "what stands closer together than an anchor is one change"


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 99), st.integers(0, 99))
def test_overlap_is_the_same_from_both_sides(one: int, other: int) -> None:
    a, b = text(prose(one)), text(prose(other) + "\n\n" + prose(one, 9))
    assert compare(a, b).common == compare(b, a).common
    assert 0 <= compare(a, b).jaccard <= compare(a, b).containment <= 1


# --- the same text? ------------------------------------------------------------------------------------------------------------------------


def test_copies() -> None:
    assert copied(BODY, BODY.replace("hóa", "hoá"))
    assert copied("\n\n".join(PARAGRAPHS[:3]), BODY), "cut to a third"
    assert copied(prose(5, 3) + "\n\n" + "\n\n".join(PARAGRAPHS[2:]), BODY), "with an introduction of its own"
    assert copied("\n\n".join([*PARAGRAPHS[:2], *PARAGRAPHS[5:]]), BODY), "cut in the middle"
    assert not copied(BODY, prose(2, 24))


def test_reports_of_one_event_by_two_authors_are_no_copies() -> None:
    people = "Dự hội nghị có các đồng chí: Lê Văn Tám, Bí thư Tỉnh ủy; Trần Thị Chín, Phó Bí thư; Đỗ Mười, Chủ tịch Hội Nông dân tỉnh."
    assert not copied(f"{prose(3, 9)}\n\n{people}\n\n{prose(4, 6)}", f"{people}\n\n{prose(6, 12)}")


def test_reports_that_quote_one_speech_are_no_copies() -> None:
    said = f"“{prose(11, 8)}”"
    assert not copied(f"{prose(12, 3)}\n\n{said}", f"{prose(13, 3)}\n\n{said}")
    assert copied(f"{prose(12, 3)}\n\n{said}", f"{prose(12, 3)}\n\n{said}")
    assert copied(said, f"{prose(13, 3)}\n\n{said}"), "the speech alone has no words of an author"


FORM = (
    "Ban Dân vận Huyện ủy {} vừa ban hành văn bản đề nghị các cơ quan, đơn vị rà soát, báo cáo kết quả thực hiện phong trào thi đua năm {}.\n\n"
    "Báo cáo gửi về bộ phận văn phòng trước ngày {}, đồng thời gửi bản mềm qua hộp thư điện tử của đơn vị để tổng hợp theo quy định.\n\n"
    "Trong quá trình thực hiện, nếu có vướng mắc, đề nghị liên hệ đồng chí {}, chuyên viên phụ trách, để được hướng dẫn cụ thể hơn."
)


def test_announcements_of_one_form_are_no_copies() -> None:
    one = FORM.format("Yên Trạch", 2021, "15/10", "Lê Văn Tám")
    other = FORM.format("Hòa Mỹ", 2023, "20/11", "Đỗ Thị Mười")
    assert not copied(one, other)
    assert not copied(one, other, credited=True)
    assert copied(one, one)


PLAN = (
    "Thực hiện nghị quyết của cấp trên, Đảng ủy {xa} xây dựng kế hoạch tổ chức học tập trong toàn Đảng bộ, với các nội dung dưới đây.\n\n"
    + prose(31, 24)
    + "\n\nCác chi bộ hoàn thành việc học tập trước ngày {han}, báo cáo kết quả bằng văn bản về bộ phận tổng hợp của Đảng ủy."
)


@pytest.mark.parametrize(
    "changed",
    [
        {"xa": "xã Hòa Mỹ"},
        {"han": "25/11"},
        {"han": "15/11/2027"},
        {"xa": "xã Yên Trạch Hạ", "han": "30/11"},
    ],
)
def test_a_long_form_that_differs_in_one_place_or_date_is_no_copy(changed: dict[str, str]) -> None:
    first = {"xa": "xã Yên Trạch", "han": "15/11/2026"}
    assert not copied(PLAN.format(**first), PLAN.format(**(first | changed)))
    assert not copied(PLAN.format(**first), PLAN.format(**(first | changed)), credited=True)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("15/11/2026", "15-11"),
        ("ngày 15/11/2026", "ngày 15 tháng 11 năm 2026"),
        ("xã Yên Trạch", "xã ta"),
        ("Đảng ủy xã Yên Trạch", "Đảng ủy xã Yên Trạch, huyện Hòa Mỹ"),
        ("Yên Trạch", "Yên Trách"),
        ("kế hoạch", "chương trình"),
    ],
)
def test_facts_that_are_written_otherwise_added_or_left_out_contradict_nothing(old: str, new: str) -> None:
    whole = PLAN.format(xa="xã Yên Trạch", han="15/11/2026")
    assert copied(whole, whole.replace(old, new))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("UBMTTQ tỉnh", "Ủy ban Mặt trận Tổ quốc tỉnh"),
        ("1.240 ngày công", "1240 ngày công"),
        ("lúc 8h00", "lúc 8 giờ 00"),
        ("5/7", "05/07"),
    ],
)
def test_two_ways_to_write_one_fact(one: str, other: str) -> None:
    here, there = (text(f"theo tin từ {said}") for said in (one, other))
    assert contradiction(*(facts(each.text, each.words, range(3, len(each.words))) for each in (here, there))) is None


STORY = (
    "Vợ chồng anh Lò Văn Bun ở bản Nậm Sỏi nuôi 14 con dê, năm 2021 bán được 62 triệu đồng. Chị Vì Thị Mai, chi hội trưởng, góp cho nhà anh "
    "thêm 3 con giống. Ông Quàng Văn Pản cùng 9 hộ ở Pha Khoang đến học cách làm chuồng. Hội Nông dân xã Mường Chiên lấy đó làm điểm trình diễn."
)


def test_an_editor_corrects_a_figure_or_a_name_of_many() -> None:
    assert copied(STORY, STORY.replace("62 triệu", "65 triệu"))
    assert not copied(STORY, STORY.replace("62 triệu", "65 triệu").replace("14 con", "15 con").replace("3 con", "5 con"))
    assert not copied(STORY, STORY.replace("Quàng Văn Pản", "Hà Đình Thọ"))
    longer = "\n\n".join(
        [
            STORY,
            *(
                f"Nhà ông {name} góp {n} công làm đường."
                for n, name in enumerate(["Tòng Lả", "Cà Sơn", "Mè Ín", "Lù Chẩn", "Giàng Páo"], 101)
            ),
        ]
    )
    assert copied(longer, longer.replace("Quàng Văn Pản", "Hà Đình Thọ"))


def test_the_next_edition_of_a_table_is_no_copy() -> None:
    rows = [
        f"Xã {name} {n} mô hình {3 * n} hộ"
        for n, name in enumerate(["Thượng Yên", "Hạ Yên", "Đông Quan", "Cẩm Vân", "Tam Đa", "Vĩnh Lạc"], 11)
    ]
    head = "Ban Chỉ đạo công bố kết quả đăng ký mô hình của các đơn vị trong đợt này như sau."
    one, other = ("\n\n".join([head, *some]) for some in (rows, [*rows[:2], "Xã Đông Quan 17 mô hình 39 hộ", *rows[3:]]))
    assert copied(one, one)
    assert not copied(one, other)


NAMES = ("Căn cước", "Hợp tác xã", "Tài nguyên nước", "Viễn thông", "Phòng thủ dân sự", "Đất đai", "Nhà ở")
LAWS = [f"{n}. Luật {name} số {n + 11}/2023/QH15 quy định về {prose(60 + n, 2)[:110].lower()}." for n, name in enumerate(NAMES, 1)]


def test_lists_of_the_same_laws_are_no_copies() -> None:
    """They have the titles from the same gazette."""
    one = "\n\n".join(["Từ tháng này nhiều đạo luật có hiệu lực.", *LAWS[:6]])
    other = "\n\n".join(["Bạn đọc lưu ý các văn bản sau.", *LAWS[1:6], f"8. Nghị định số 73/2024/NĐ-CP: {prose(70, 5)}"])
    assert compare(text(one), text(other)).containment > 0.6
    assert not copied(one, other)
    assert copied(one, "\n\n".join(LAWS[:5])), "but a part of one"


def test_reports_that_name_the_same_guests_or_tell_half_the_same_are_no_copies() -> None:
    guests = (
        "Dự hội nghị có các đồng chí: Nghiêm Xuân Tưởng, Ủy viên Ban Thường vụ, Trưởng Ban Dân vận Tỉnh ủy; Phùng Thị Hạ, Phó Chủ tịch Hội đồng nhân "
        "dân tỉnh; Âu Dương Lập, Phó Chủ tịch Ủy ban nhân dân tỉnh; Khổng Minh Giám, Phó Chính ủy Bộ Chỉ huy Quân sự tỉnh; lãnh đạo các sở, ngành."
    )
    one, other = text(f"{guests}\n\n{prose(81, 3)}"), text(f"{prose(82, 3)}\n\n{guests}")
    assert not is_copy(one, other, compare(one, other), credited=False, distinct=0.6)
    said = prose(83, 8)
    one, other = text(f"{prose(84, 7)}\n\n{said}"), text(f"{said}\n\n{prose(85, 7)}")
    assert 0.5 < compare(one, other).containment < 0.6
    assert not is_copy(one, other, compare(one, other), credited=False, distinct=0.6)


def test_a_paragraph_with_words_before_it_is_a_copy_of_what_it_names() -> None:
    taken = PARAGRAPHS[3]
    note = text(f"{prose(91, 1)}\n\n{taken}", "Tin vắn")
    found = compare(note, text(BODY))
    assert 25 < len(words(taken)) < 60 and 0.6 < found.containment < 0.9
    assert is_copy(note, text(BODY), found, credited=True, named=True)
    assert not is_copy(note, text(BODY), found, credited=True)


def test_a_short_text_must_be_there_word_for_word_and_under_the_same_headline() -> None:
    note = "Sáng nay, cán bộ và nhân dân thôn Đồng Vai ra quân làm đường."
    assert copied(note, note)
    assert copied(note, f"{note} Nhiều hộ hiến đất.")
    assert not copied(note, note.replace("Đồng Vai", "Nà Lốc"))
    assert not is_copy(text(note), text(note, "Bài khác"), compare(text(note), text(note)), credited=True)


# --- sources -------------------------------------------------------------------------------------------------------------------------------

SITES = {
    "quangkhe": SiteNames.of("quangkhe", ["BAN DÂN VẬN TỈNH ỦY QUẢNG KHÊ"], ["http://www.danvanquangkhe.vn/tin-c1.html"]),
    "namlinh": SiteNames.of("namlinh", ["Dân vận Nam Lĩnh"], ["http://127.0.0.1:8806/tin-c1.html"]),
    "tangiang": SiteNames.of("tangiang", ["Trang thông tin Dân vận Tân Giang"], ["http://127.0.0.1:8805/tin-c1.html"]),
}


@pytest.mark.parametrize(
    ("source", "site"),
    [
        ("Cổng thông tin Ban Dân vận Quảng Khê", "quangkhe"),
        ("danvanquangkhe.vn", "quangkhe"),
        ("Theo www.danvanquangkhe.vn", "quangkhe"),
        ("Trang tin Dân vận Nam Lĩnh", "namlinh"),
        ("Báo Tân Giang", None),
        ("Báo Quảng Khê điện tử", None),
        ("danvan.example", None),
        ("", None),
    ],
)
def test_what_a_source_names(source: str, site: str | None) -> None:
    assert Sources(SITES).site(source) == site


def test_a_source_is_known_by_the_company_it_keeps() -> None:
    sources = Sources(SITES)
    sources.vote("dvtg.example", "tangiang")
    assert sources.site("dvtg.example") is None, "once is no rule"
    sources.vote("dvtg.example", "tangiang")
    assert sources.site("Dvtg.example") == "tangiang"
    sources.vote("dvtg.example", "namlinh")
    sources.vote("dvtg.example", "namlinh")
    assert sources.site("dvtg.example") is None
    assert not Sources(SITES).can_be("Báo Nhân Dân", "tangiang"), "a newspaper is no site of a commission"
    assert not Sources(SITES).can_be("dvtg.example", "quangkhe"), "a site with another host"


# --- conclusions ---------------------------------------------------------------------------------------------------------------------------


def printed(site: str, day: str | None = None, source: str | None = None) -> Printed:
    return Printed(site, f"{site}/1", source, None, *moments(day))


def test_a_reprint_of_a_reprint_leads_to_the_first_and_the_order_of_the_pairs_does_not_matter() -> None:
    articles = {0: printed("a", "2020-01-01"), 1: printed("b", "2020-01-02"), 2: printed("c", "2020-01-03"), 3: printed("d")}
    copies = [
        Copies(0, 1, Decision(0, "published first")),
        Copies(2, 1, Decision(1, "the copy credits B")),
        Copies(2, 3, Decision(None, "neither tells")),
    ]
    for some in permutations(copies):
        found = {one.article: one for one in conclude(articles, some)}
        assert {n: (one.of, one.relation) for n, one in found.items()} == {1: (0, "reprint"), 2: (0, "reprint")}
        assert found[2].method == "the copy credits B; by way of b"


def test_a_circle_has_one_original() -> None:
    articles = {n: printed(site) for n, site in enumerate("abc")}
    copies = [Copies(n, (n + 1) % 3, Decision(0, "the copy is shorter")) for n in range(3)]
    found = conclude(articles, copies)
    assert len(found) == 2
    assert len({one.of for one in found}) == 1


def test_moments() -> None:
    assert str(moments("2020-01-02T10:00+07:00")[0]) == "2020-01-02 10:00:00+07:00"
    assert [str(one)[:10] for one in moments(None, "2020-01-02", "2020-01-09")] == ["2020-01-02", "2020-01-09"]
    assert moments(None) == (None, None)


# --- in the archive ------------------------------------------------------------------------------------------------------------------------

SHORTENED = "\n\n".join(PARAGRAPHS[:4])


def reprints(archive: Archive) -> dict[str, str | None]:
    derive(archive)
    return {row["url"]: row["reprint_of"] for row in export_rows(archive) if row["reprint_of"]}


def rows(archive: Archive) -> list[Any]:
    with archive.connect() as connection:
        return list(connection.execute(select(Reprint.__table__).order_by(Reprint.method)))


def test_the_original_is_the_one_that_is_credited(archive: Archive) -> None:
    fill(
        archive,
        {
            "a": [{"title": "Một", "body": BODY, "published": "2020-03-02T10:00+07:00", "author": "Minh Anh"}, {"body": prose(7)}],
            "b": [{"title": "Đầu đề khác", "body": SHORTENED, "published": "2020-03-04", "source": "Trang tin huyện A"}],
        },
    )
    assert reprints(archive) == {url_of("b", 1): url_of("a", 1)}
    [row] = rows(archive)
    assert (row.relation, row.declared_source, row.lag_days, row.containment) == ("reprint", "Trang tin huyện A", 2, 1.0)
    assert row.method == "the copy credits Trang tin huyện A, the original nobody"
    assert [BODY[span["start"] : span["end"]] for span in row.cut] == ["\n\n".join(PARAGRAPHS[4:]).rstrip(".")]
    assert row.added == []


def test_the_view_shows_both_sides(archive: Archive) -> None:
    early = {"title": "Gốc", "body": BODY, "published": "2020-03-04"}
    fill(archive, {"a": [{"title": "In lại", "body": SHORTENED, "published": "2020-03-05"}], "b": [early]})
    derive(archive)
    with archive.connect() as connection:
        found = connection.execute(text_of("select title, site, of_title, of_site, of_published, lag_days, relation from v_reprint")).all()
    assert [tuple(row) for row in found] == [("In lại", "a", "Gốc", "b", "2020-03-04", 1, "reprint")]


def test_without_a_source_the_date_tells(archive: Archive) -> None:
    fill(archive, {"a": [{"body": SHORTENED, "published": "2020-03-05"}], "b": [{"body": BODY, "published": "2020-03-04"}]})
    assert reprints(archive) == {url_of("a", 1): url_of("b", 1)}
    assert rows(archive)[0].method == "published first"


def test_without_a_date_what_was_lost_tells(archive: Archive) -> None:
    fill(archive, {"a": [{"body": SHORTENED}], "b": [{"body": BODY}]})
    assert reprints(archive) == {url_of("a", 1): url_of("b", 1)}


def test_copies_of_what_is_not_archived_are_siblings(archive: Archive) -> None:
    day = {"body": BODY, "source": "Báo Đông Hải"}
    fill(archive, {"a": [day | {"published": "2020-03-05"}], "b": [day | {"published": "2020-03-04"}], "c": [day]})
    assert reprints(archive) == {}
    assert [(row.relation, row.method) for row in rows(archive)] == [("sibling", "both credit others")] * 2


def test_one_original_and_several_reprints(archive: Archive) -> None:
    sites = {name: [{"body": BODY, "published": f"2020-03-{day:02d}"}] for day, name in enumerate("dacb", 1)}
    fill(archive, sites)
    assert reprints(archive) == {url_of(name, 1): url_of("d", 1) for name in "abc"}
    assert stats(archive).sites["d"]["reprinted"] == 1, "one article, however often"


def test_a_copy_of_an_earlier_version_points_at_that_version(archive: Archive) -> None:
    fill(archive, {"a": [{"body": BODY, "published": "2020-03-01"}], "b": [{"body": BODY, "published": "2020-03-02"}]})
    edited = "\n\n".join([*PARAGRAPHS[:1], prose(8, 12)])
    fill_again(archive, edited)
    assert reprints(archive) == {url_of("b", 1): url_of("a", 1)}
    with archive.connect() as connection:
        number = connection.scalar(select(ArticleVersion.number).join(Reprint, Reprint.of_version_id == ArticleVersion.id))
    assert number == 1


def fill_again(archive: Archive, body: str) -> None:
    """A second look at the article of site a, a day later and edited."""
    with Writer(archive) as writer:
        run = writer.submit(StartRunJob("a", "a", "crawl", "0.1")).result().run_id
        place = {"site": "a", "url": url_of("a", 1), "key": key_of("a", 1)}
        writer.submit(capture(run, 1, 9001, fetched_at=START + timedelta(days=1), **place))
        bare = {"sapo": None, "source": None, "participants": [], "date_mentions": [], "links": [], "groups": []}
        item = article(1, url=url_of("a", 1), body=body, published="2020-03-01", **bare)
        written(writer, page(run, 1, 9001, **place, articles=[ArticleRecord(key_of("a", 1), item, {})]))


def test_the_order_of_crawling_does_not_matter_and_deriving_twice_changes_nothing(
    archive: Archive, tmp_path: Path, sqlite_template: Path
) -> None:
    sites = {name: [{"body": BODY if n % 2 else prose(n + 50)} for n in range(3)] for name in "abcd"}
    path = tmp_path / "other.sqlite3"
    path.write_bytes(sqlite_template.read_bytes())
    other = Archive(f"sqlite:///{path}")
    fill(archive, sites)
    fill(other, sites, order="cadb")
    assert derive(archive) == derive(other)
    assert differences(dump(archive), dump(other)) == []
    assert len(dump(archive)["reprint"]) == 9
    first, again = io.StringIO(), io.StringIO()
    write_jsonl(export_rows(archive), first)
    derive(archive)
    write_jsonl(export_rows(archive), again)
    assert first.getvalue() == again.getvalue()
    other.close()


def test_what_is_no_reprint_any_more_is_taken_back(archive: Archive) -> None:
    fill(archive, {"a": [{"body": BODY, "published": "2020-03-01"}], "b": [{"body": BODY, "published": "2020-03-02"}]})
    assert len(reprints(archive)) == 1
    fill_again(archive, prose(9))
    with archive.begin() as connection:
        of_a = select(Article.id).where(Article.url == url_of("a", 1)).scalar_subquery()
        connection.execute(delete(ArticleVersion).where(ArticleVersion.number == 1, ArticleVersion.article_id == of_a))
    assert reprints(archive) == {}
