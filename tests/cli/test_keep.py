"""`danvan keep`: writes once and fails, so that a person looks; then compares."""

from __future__ import annotations

import gzip
import json

from danvan_crawler.extract import extract, golden

TITLE = "Thôn Bình Kiều góp sức mở đường"
TEXT = (
    "Đồng chí Bí thư Chi bộ cho biết: cả 46 hộ dân trong thôn đều tự nguyện hiến đất làm đường, không ai đòi bồi thường.",
    "Từ cách làm ấy, Đảng ủy xã chọn thêm bốn thôn để nhân rộng mô hình trong quý IV năm nay, phấn đấu không còn đường đất.",
)
PAGE = (
    f'<html><head><meta charset="utf-8"><title>{TITLE}</title></head><body><h1>{TITLE}</h1><p>Ngày đăng: 12/07/2023 16:07</p>'
    f'<div class="noidung"><p>{TEXT[0]}</p><p>{TEXT[1]}</p></div></body></html>'
)


def test_a_page_is_kept_and_the_command_fails_until_a_person_has_looked(run, tmp_path):
    saved = tmp_path / "trang.html"
    saved.write_text(PAGE, encoding="utf-8")
    call = (
        "keep",
        str(saved),
        "--url",
        "http://xa.example/tin/mo-duong-77.html",
        "--name",
        "xa/mo-duong",
        "--into",
        str(tmp_path / "pages"),
    )
    first = run(*call)
    assert first.code == 3
    assert "looked_at" in first.err
    case = tmp_path / "pages" / "xa" / "mo-duong.json"
    want = json.loads(case.read_text(encoding="utf-8"))
    assert want["title"] == TITLE
    assert want["looked_at"] is False
    assert gzip.decompress(case.with_suffix(".html.gz").read_bytes()) == saved.read_bytes()
    assert run(*call).code == 3
    case.write_text(json.dumps(want | {"looked_at": True}), encoding="utf-8")
    again = run(*call)
    assert again.code == 0
    assert "read as it says" in again.out
    case.write_text(json.dumps(want | {"looked_at": True, "author": "Minh Đức"}), encoding="utf-8")
    wrong = run(*call)
    assert wrong.code == 3
    assert "author: None instead of 'Minh Đức'" in wrong.err


def test_a_capture_of_the_archive_is_kept(run, tmp_path):
    line = json.loads(run("export", "--format", "jsonl").out.splitlines()[0])
    place = f"{line['capture']['warc_file']}:{line['capture']['warc_offset']}"
    done = run("keep", place, "--into", str(tmp_path))
    assert done.code == 3
    case = next(tmp_path.glob("*/*.json"))
    want, page = golden.load(case)
    assert want["title"] == line["title"]
    assert set(golden.differences(want, extract(page))) == {"looked_at"}


def test_bad_names_and_places_are_named(run, tmp_path):
    none = str(tmp_path / "none.html")
    assert run("keep", none).code == 2
    bad = run("keep", none, "--name", "../x")
    assert bad.code == 2
    assert "one slash between folder and name" in bad.err
    missing = run("keep", "sample-central/none.warc.gz:0")
    assert missing.code not in (0, 3)
    assert "none.warc.gz" in missing.err
