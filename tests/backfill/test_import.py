"""WARC files of other tools: read like our own, in their place in time, and never lost."""

import gzip
import subprocess
import sys
from pathlib import Path

import pytest

from danvan_crawler import backfill
from danvan_crawler.snapshots import read
from danvan_crawler.snapshots.files import serial
from danvan_crawler.snapshots.foreign import import_name, is_import, memento

from .conftest import HOST, SITE, SUBJECT, page, url

VERSIONS = f"""select v.number, substr(v.title, {len(SUBJECT) + 3}), v.fetched_at
from article_version v join article a on a.id = v.article_id order by a.key, v.number"""


@pytest.fixture
def mixed(foreign):
    """Two versions of an article, the newer first; other articles under other forms of the host; another host; no page."""
    file = foreign()
    file.add("warcinfo", None, "2021-06-01T00:00:00Z", b"software: Wget/1.21\r\n")
    file.page(url(1), "2021-05-01T10:00:00Z", page("Bài viết số một, bản sửa"))
    file.page(url(1, "https"), "2019-03-12T08:15:00Z", page("Bài viết số một"))
    file.page(url(2, host=f"{HOST}:80"), "2019-03-12T08:15:01Z", page("Bài viết số hai"))
    file.page("http://www.example.org/quang-cao-11.html", "2019-03-12T08:15:02Z", page("Không thuộc trang này"))
    file.add("resource", f"urn:pageinfo:{url(1)}", "2019-03-12T08:15:02Z", b"{}", {"Content-Type": "application/json"})
    return file


@pytest.mark.parametrize("form", ["by record", "plain", "whole"])
def test_captures_are_read_in_the_order_of_their_times(danvan, mixed, tmp_path, form):
    source = mixed.write(tmp_path / ("old-00001.warc" if form == "plain" else "old-00001.warc.gz"), form)
    code, out, err = danvan("import", source, "--site", "nhavang")
    assert code == 0, out + err
    assert "3 captures of the site, 1 of other hosts: now nhavang/import-old_00001.warc.gz" in out
    assert [(number, title) for number, title, _ in danvan.rows(VERSIONS)] == [
        (1, "Bài viết số một"),
        (2, "Bài viết số một, bản sửa"),
        (1, "Bài viết số hai"),
    ]
    assert danvan.rows(VERSIONS)[0][2].startswith("2019-03-12")
    assert danvan.rows("select mode, verdict from crawl_run") == [("import", "complete")]
    assert "1 captures in imported files are not of this site" in danvan.rows("select reasons from crawl_run")[0][0]
    assert danvan.rows("select distinct warc_file from capture") == [("nhavang/import-old_00001.warc.gz",)]


@pytest.mark.parametrize("form", ["by record", "plain", "whole"])
def test_all_records_are_kept_byte_for_byte_behind_a_word_on_their_origin(danvan, mixed, tmp_path, form):
    source = mixed.write(tmp_path / "old.warc.gz", form)
    danvan("import", source, "--site", "nhavang")
    target = danvan.warcs / "nhavang" / "import-old.warc.gz"
    origin, *others = read(target)
    assert (origin.fields["source"], origin.fields["isPartOf"]) == ("old.warc.gz", "nhavang")
    assert len(others) == len(mixed.records)
    kept = gzip.decompress(target.read_bytes())
    assert all(record in kept for record in mixed.records)
    checked = subprocess.run([sys.executable, "-m", "warcio.cli", "check", "-v", target], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout


def test_resource_records_and_chunks(danvan, foreign, tmp_path):
    """As warcit writes saved pages, and as wget writes answers in chunks."""
    file = foreign()
    file.add("resource", url(1), "2018-05-01T10:00:00Z", page("Bài viết số một"), {"Content-Type": "text/html; charset=utf-8"})
    file.add("resource", f"http://{HOST}/anh/1.png", "2018-05-01T10:00:01Z", b"\x89PNG", {"Content-Type": "image/png"})
    body = page("Bài viết số hai")
    chunks = b"%x\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n" % (100, body[:100], len(body) - 100, body[100:])
    file.add("response", url(2), "2018-05-01T10:00:02Z", chunks, http={"Transfer-Encoding": "chunked"})
    file.add("resource", "urn:text:" + url(1), "2018-05-01T10:00:03Z", b"x", {"Content-Type": "text/plain"})
    code, out, err = danvan("import", file.write(tmp_path / "saved.warc.gz"), "--site", "nhavang")
    assert code == 0, out + err
    assert "3 captures of the site: now nhavang/import-saved.warc.gz" in out
    assert [(number, title) for number, title, _ in danvan.rows(VERSIONS)] == [(1, "Bài viết số một"), (1, "Bài viết số hai")]
    assert danvan("warc", "pack", "nhavang")[0] == 0
    assert danvan.rows("select count(*) from capture where status = 200 and payload_digest like 'sha1:%'") == [(3,)]


def test_wacz(danvan, mixed, tmp_path):
    code, out, err = danvan("import", mixed.wacz(tmp_path / "crawl-2021.wacz"), "--site", "nhavang")
    assert code == 0, out + err
    assert "now nhavang/import-crawl_2021_data_00001.warc.gz" in out
    assert len(danvan.rows(VERSIONS)) == 3


def test_without_a_name_the_hosts_say_whose_captures_a_file_holds(danvan, mixed, foreign, tmp_path, monkeypatch):
    other = SITE.replace("nhavang", "nuixanh").replace("Nhà Vàng", "Núi Xanh")
    (tmp_path / "sites" / "nuixanh.toml").write_text(other, "utf-8")
    mixed.page("http://danvan.nuixanh.gov.vn/tin-tuc/bai-viet-7.html", "2019-03-12T08:15:02Z", page("Bài của Núi Xanh"))
    looked_at = []
    opened = backfill.opened
    monkeypatch.setattr(backfill, "opened", lambda path, name: looked_at.append(name) or opened(path, name))
    code, out, err = danvan("import", mixed.write(tmp_path / "both.warc.gz"))
    assert code == 0, out + err
    assert looked_at == ["both.warc.gz"], "once, for both sites"
    assert (
        "nhavang: both.warc.gz: 3 captures of the site, 2 of other hosts" in out and "nuixanh: both.warc.gz: 1 captures of the site" in out
    )
    assert danvan.rows("select s.name, count(*) from article a join site s on s.id = a.site_id group by 1 order by 1") == [
        ("nhavang", 2),
        ("nuixanh", 1),
    ]
    file = foreign()
    file.page("http://www.example.org/quang-cao-11.html", "2019-03-12T08:15:02Z", page("Không thuộc trang nào"))
    code, out, err = danvan("import", file.write(tmp_path / "none.warc.gz"))
    assert code == 2 and "none.warc.gz: no capture of a site that has a site file" in err


def test_what_is_older_than_our_own_crawl_becomes_the_first_version(danvan, foreign, tmp_path):
    danvan.crawled("2020-01-10T00:00:00+00:00", (url(1), page("Bản hai")))
    danvan.crawled("2022-01-10T00:00:00+00:00", (url(1), page("Bản bốn")))
    assert danvan("replay", "nhavang")[0] == 0
    assert [row[:2] for row in danvan.rows(VERSIONS)] == [(1, "Bản hai"), (2, "Bản bốn")]
    file = foreign()
    file.page(url(1), "2018-01-01T00:00:00Z", page("Bản một"))
    file.page(url(1), "2021-01-01T00:00:00Z", page("Bản ba"))
    file.page(url(1), "2023-01-01T00:00:00Z", page("Bản năm"))
    assert danvan("import", file.write(tmp_path / "x.warc.gz"), "--site", "nhavang")[0] == 0
    expected = [(1, "Bản một"), (2, "Bản hai"), (3, "Bản ba"), (4, "Bản bốn"), (5, "Bản năm")]
    assert [row[:2] for row in danvan.rows(VERSIONS)] == expected
    (danvan.home / "archive.sqlite3").unlink()
    assert danvan("replay", "nhavang")[0] == 0
    assert [row[:2] for row in danvan.rows(VERSIONS)] == expected


def test_the_same_file_twice_adds_nothing_and_another_of_its_name_is_kept(danvan, mixed, foreign, tmp_path):
    source = mixed.write(tmp_path / "old.warc.gz")
    danvan("import", source, "--site", "nhavang")
    before = danvan.rows(VERSIONS)
    code, out, _ = danvan("import", source, "--site", "nhavang")
    assert code == 0
    assert "known as nhavang/import-old.warc.gz" in out
    assert danvan.rows(VERSIONS) == before
    other = foreign()
    other.page(url(3), "2019-01-01T00:00:00Z", page("Bài viết số ba"))
    danvan("import", other.write(source), "--site", "nhavang")
    assert len(list((danvan.warcs / "nhavang").glob("import-old*.warc.gz"))) == 2
    assert len(danvan.rows(VERSIONS)) == len(before) + 1


def test_a_revisit_that_names_only_the_address_of_its_original(danvan, foreign, tmp_path):
    file = foreign()
    body = page("Bài viết số một")
    file.page(url(1), "2019-01-01T00:00:00Z", body)
    digest = next(line for line in file.records[0].decode().splitlines() if line.startswith("WARC-Payload-Digest")).partition(": ")[2]
    profile = "http://netpreserve.org/warc/1.0/revisit/identical-payload-digest"
    fields = {
        "WARC-Profile": profile,
        "WARC-Refers-To-Target-URI": url(1),
        "WARC-Refers-To-Date": "2019-01-01T00:00:00Z",
        "WARC-Payload-Digest": digest,
    }
    file.add("revisit", url(1), "2020-01-01T00:00:00Z", b"", fields)
    assert danvan("import", file.write(tmp_path / "x.warc.gz"), "--site", "nhavang")[0] == 0
    assert danvan.rows("select count(*), min(reading_kind), max(reading_kind) from capture") == [(2, "article", "article")]
    assert len(danvan.rows(VERSIONS)) == 1


def test_a_print_view_is_read_only_where_nothing_else_shows_the_article(danvan, foreign, tmp_path):
    file = foreign()
    for number, plain in ((101, True), (102, False)):
        if plain:
            file.page(url(number), "2019-01-01T00:00:00Z", page(f"Bài viết số {number}"))
        file.page(f"http://{HOST}/print/tin-tuc/bai-viet-{number}.html", "2019-01-02T00:00:00Z", page(f"Bản in số {number}"))
    assert danvan("import", file.write(tmp_path / "x.warc.gz"), "--site", "nhavang")[0] == 0
    assert [row[:2] for row in danvan.rows(VERSIONS)] == [(1, "Bài viết số 101"), (1, "Bản in số 102")]
    assert danvan.rows("select count(*) from capture") == [(3,)]


def test_addresses_in_angle_brackets_as_old_wget_writes_them(danvan, foreign, tmp_path):
    file = foreign()
    file.page(f"<{url(1)}>", "2019-01-01T00:00:00Z", page("Bài viết số một"))
    assert danvan("import", file.write(tmp_path / "x.warc.gz"), "--site", "nhavang")[0] == 0
    assert danvan.rows("select url from article") == [(url(1),)]


def test_a_lost_warc_folder_is_not_made_anew(danvan, mixed, tmp_path):
    source = mixed.write(tmp_path / "old.warc.gz")
    danvan("import", source, "--site", "nhavang")
    danvan.warcs.rename(tmp_path / "elsewhere")
    code, _, err = danvan("import", source, "--site", "nhavang")
    assert code == 4
    assert "the WARC folder is missing" in err
    assert not danvan.warcs.exists()


def test_a_broken_wacz(danvan, mixed, tmp_path):
    path = mixed.wacz(tmp_path / "x.wacz")
    data = bytearray(path.read_bytes())
    data[120:400] = bytes(280)
    path.write_bytes(data)
    code, _, err = danvan("import", path, "--site", "nhavang")
    assert code == 4
    assert "no sound WACZ file" in err
    assert not [one for one in danvan.warcs.iterdir() if one.name.startswith(".")]


def test_downloads_from_the_wayback_machine_are_what_they_hold(danvan, foreign, tmp_path):
    file = foreign()
    file.page(f"https://web.archive.org/web/20170628000000id_/{url(1)}", "2026-01-01T00:00:00Z", page("Bản cũ"))
    file.page(f"https://web.archive.org/web/20180628000000/{url(1)}", "2026-01-01T00:00:00Z", page("Bản bị sửa liên kết"))
    code, out, _ = danvan("import", file.write(tmp_path / "x.warc.gz"), "--site", "nhavang")
    assert code == 0
    assert "1 captures of the site, 1 of other hosts" in out
    [(number, title, fetched_at)] = danvan.rows(VERSIONS)
    assert (number, title, fetched_at[:10]) == (1, "Bản cũ", "2017-06-28")
    assert danvan.rows("select url from article") == [(url(1),)]


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("https://web.archive.org/web/20190312081500id_/http://danvan.vn/a?b=1", "http://danvan.vn/a?b=1"),
        ("http://web.archive.org/web/20190312081500id_/http:/danvan.vn/a", "http://danvan.vn/a"),
        ("https://web.archive.org/web/20190312081500/http://danvan.vn/", None),
        ("https://web.archive.org/web/20191312081500id_/http://danvan.vn/", None),
        ("http://danvan.vn/", None),
    ],
)
def test_memento(address, found):
    result = memento(address)
    assert (result[0] if result else None) == found


def test_names_never_look_like_our_own():
    for name in ("old.warc.gz", "pywb-20200101-00001-host.warc.gz", "crawl/data-00007-x.warc.gz", "ảnh chụp.warc", "-.warc.gz", "a.wacz"):
        made = import_name(name)
        assert is_import(made), made
        assert is_import(f"nhavang/{made}")
        assert serial(Path(made)) == -1
    assert not is_import("import/import-20261120T000000Z-00000-abcd1234.warc.gz")


def test_a_file_without_captures_of_the_site_is_refused(danvan, foreign, tmp_path):
    file = foreign()
    file.page("http://www.example.org/a-1.html", "2019-01-01T00:00:00Z", page("Khác"))
    code, _, err = danvan("import", file.write(tmp_path / "x.warc.gz"), "--site", "nhavang")
    assert code == 2
    assert f"no capture of {HOST}; it holds www.example.org (1)" in err
    assert not list(danvan.warcs.glob("**/import-*"))


@pytest.mark.parametrize("data", [b"", b"<html>no WARC</html>", gzip.compress(b"<html>no WARC</html>", mtime=0), b"\x1f\x8bgarbage"])
def test_what_is_no_warc_file_is_refused(danvan, tmp_path, data):
    (tmp_path / "x.warc.gz").write_bytes(data)
    code, _, err = danvan("import", tmp_path / "x.warc.gz", "--site", "nhavang")
    assert code == 4
    assert "x.warc.gz: holds no WARC record" in err
    assert "Traceback" not in err


def test_a_file_that_ends_early_is_read_as_far_as_it_goes(danvan, mixed, tmp_path):
    for form, name in (("by record", "a.warc.gz"), ("plain", "b.warc"), ("whole", "c.warc.gz")):
        path = mixed.write(tmp_path / name, form)
        path.write_bytes(path.read_bytes()[:-150])
        code, out, err = danvan("import", path, "--site", "nhavang")
        assert code == 0, out + err
        assert "1 damaged records left out" in out
    assert len(danvan.rows(VERSIONS)) == 3


def test_of_several_files_one_that_holds_nothing_is_left_out_and_the_others_are_read(danvan, mixed, foreign, tmp_path):
    """`wget --warc-max-size` writes "old-meta.warc.gz" beside "old-00000.warc.gz", and `danvan import old-*.warc.gz` names both."""
    meta = foreign()
    meta.add("warcinfo", None, "2021-06-01T00:00:00Z", b"software: Wget/1.21\r\n")
    later = foreign()
    later.page(url(3), "2021-05-02T10:00:00Z", page("Bài viết số ba"))
    files = [meta.write(tmp_path / "old-meta.warc.gz"), mixed.write(tmp_path / "old-00000.warc.gz"), tmp_path / "none.warc.gz"]
    code, out, err = danvan("import", *files, later.write(tmp_path / "old-00001.warc.gz"), "--site", "nhavang")
    assert code == 3, out + err
    assert "old-meta.warc.gz: no capture of" in err and "none.warc.gz: no such file" in err
    assert danvan.rows("select count(*) from article") == [(3,)]
    code, _, err = danvan("import", files[0], files[2], "--site", "nhavang")
    assert code == 2 and "old-meta.warc.gz: no capture of" in err


def test_a_missing_file(danvan, tmp_path):
    code, _, err = danvan("import", tmp_path / "x.warc.gz", "--site", "nhavang")
    assert code == 2
    assert "no such file" in err


def test_files_behind_redirects_are_found_whoever_has_fetched_them(danvan, foreign, tmp_path):
    """As `wget` writes them, which says of no record what it is: a photo, and a file that a page of the site hands out."""
    file = foreign()
    extra = '<p><img src="/anh/hop.jpg"></p><p><a href="/TaiVe.aspx?id=4009">Kế hoạch số 12-KH/BDV</a></p></div>'
    file.page(url(1), "2019-03-12T08:15:00Z", page("Bài viết số một").replace(b"</div></body>", extra.encode() + b"</body>"))
    for path, target in (("/anh/hop.jpg", "/kho/hop.jpg"), ("/TaiVe.aspx?id=4009", f"http://{HOST}/taive/4009")):
        file.add("response", f"http://{HOST}{path}", "2019-03-12T08:15:01Z", status="302 Found", http={"Location": target})
    file.add("response", f"http://{HOST}/kho/hop.jpg", "2019-03-12T08:15:02Z", b"\xff\xd8", http={"Content-Type": "image/jpeg"})
    file.add("response", f"http://{HOST}/taive/4009", "2019-03-12T08:15:03Z", b"%PDF-1.4", http={"Content-Type": "application/pdf"})
    code, out, err = danvan("import", file.write(tmp_path / "old.warc.gz"), "--site", "nhavang")
    assert code == 0, out + err
    assert danvan.rows("select kind, captured_url from v_asset order by kind desc") == [
        ("image", f"http://{HOST}/kho/hop.jpg"),
        ("attachment", f"http://{HOST}/taive/4009"),
    ]


def test_files_of_another_host_of_the_site_come_with_its_pages(danvan, foreign, tmp_path):
    """As Browsertrix writes them; "/kho/4009" is no page of the site, for its pages lie on another host."""
    sites = tmp_path / "sites" / "nhavang.toml"
    sites.write_text(SITE + 'asset_hosts = ["anh.nhavang.gov.vn"]\n', encoding="utf-8")
    file = foreign()
    photo = '<p><img src="http://anh.nhavang.gov.vn/kho/4009"></p></div>'
    file.page(url(1), "2019-03-12T08:15:00Z", page("Bài viết số một").replace(b"</div></body>", photo.encode() + b"</body>"))
    for kind, path in (("image", "/kho/4009"), ("document", "/kho/4010")):
        target = f"http://anh.nhavang.gov.vn{path}"
        fields = {"WARC-Resource-Type": kind}
        file.add("response", target, "2019-03-12T08:15:01Z", b"\xff\xd8", fields, http={"Content-Type": "image/jpeg"})
    code, out, err = danvan("import", file.write(tmp_path / "old.warc.gz"), "--site", "nhavang")
    assert code == 0, out + err
    assert danvan.rows("select captured_url from v_asset") == [("http://anh.nhavang.gov.vn/kho/4009",)]
    assert "1 captures in imported files are not of this site" in danvan.rows("select reasons from crawl_run")[0][0]
