"""Heads that speak of the whole site, alike on all its pages, and pages of documents without a date."""

from __future__ import annotations

import pytest

from .village import BODY, MORE, TEXT, TITLE, article, read_page

SITE = "Trang thông tin điện tử huyện Nam Lĩnh"
URL = "http://namlinh.example/tin-chi-tiet.aspx?id=436"
HEAD = (
    f"<title>{SITE}</title><meta name=date content=2016-08-15><meta property=article:published_time content='2016-08-15T08:00:00+07:00'>"
    f"<meta property=og:type content=website><meta property=og:url content='http://namlinh.example/'><meta property=og:title content='{SITE}'>"
)
STAMP = "<div>Ngày đăng: <span>08/06/2024 5:09:50 CH</span></div>"


def test_the_day_of_the_template_is_nobodys() -> None:
    got = article(f"<div><h2>{TITLE}</h2>{STAMP}<div>{BODY}</div></div>", HEAD, URL)
    assert (got.title, got.published_raw, got.body.split("\n\n")) == (TITLE, "08/06/2024 5:09:50 CH", [TEXT, MORE])
    undated = read_page(HEAD, f"<div><h2>{TITLE}</h2><div>{BODY}</div><div>Tác giả: Hà My</div></div>", URL)
    assert undated.published_raw is None


def test_a_head_that_names_the_article_speaks_of_it() -> None:
    head = HEAD.replace(f"og:title content='{SITE}'", f"og:title content='{TITLE}'")
    got = article(f"<div><h2>{TITLE}</h2><div>{BODY}</div></div>", head, URL)
    assert got.published_raw == "2016-08-15T08:00:00+07:00"


def test_a_head_that_names_the_article_shortened_speaks_of_it() -> None:
    head = HEAD.replace(f"og:title content='{SITE}'", "og:title content='Bản Pá Lau giữ rừng...'")
    got = article(f"<div><h2>{TITLE}</h2><div>{BODY}</div></div>", head, URL)
    assert got.published_raw == "2016-08-15T08:00:00+07:00"


def test_a_table_of_files_without_a_date_is_a_list() -> None:
    file = "<td><a target=_blank href=/img/{}.TTr-UBND.pdf><div><img src=/img/pdf.png alt='Xem file'></div></a></td>"
    rows = "".join(
        f"<tr><td>{n}</td><td>Tờ trình đề nghị thông qua chính sách số {n}, hỗ trợ hộ nghèo ở các xã biên giới</td>{file.format(n)}</tr>"
        for n in range(1, 20)
    )
    heading = "<tr><td>{}</td><td>{}</td><td></td></tr>"
    first, second = heading.format("I", "TỜ TRÌNH, ĐỀ ÁN, DỰ THẢO NGHỊ QUYẾT"), heading.format("II", "BÁO CÁO CỦA UBND, CÁC NGÀNH")
    table = f"<table>{first}{rows}{second}{rows.replace('Tờ trình', 'Báo cáo').replace('/img/', '/bao-cao/')}</table>"
    reading = read_page("<title>Tài liệu các kỳ họp</title>", f"<div>{table}</div>", "http://hdnd.example/tai-lieu-cac-ky-hop/")
    assert reading.kind != "article", reading.reason


def test_the_last_page_of_a_list_with_one_card() -> None:
    link = "/tin/post/258105/ban-pa-lau.aspx"
    card = (
        f"<article class=edn_article><h2 class=edn_articleTitle><a href={link}>{TITLE}</a></h2><div>Đăng ngày: 21/03/2013 - 9:49:04 AM</div>"
        f"<div class=edn_articleSummary>{TEXT[:-1]}...</div><a href={link}>Xem chi tiết</a></article>"
    )
    read = "".join(
        f"<li><a href=/tin/post/{n}/giao-ban-{n}.aspx>Hội nghị giao ban công tác dân vận quý {n} năm 2026</a> ({n} lượt xem)"
        for n in "1234"
    )
    most = f"<div><div class=box_title>Tin xem nhiều</div><ul class=edn_mostViewed>{read}</ul></div>"
    body = (
        f"{most}<div><div class=edn_listTitle>Văn bản - Hướng dẫn</div>{card}<div class=article_pager><a href=/tin.aspx>1</a> 2</div></div>"
    )
    assert read_page("<title>Văn bản - Hướng dẫn</title>", body, "http://tinh.example/tin/pgrid/593/pageid/2.aspx").kind == "listing"


def test_an_article_that_links_itself_below_its_cut_text_is_one() -> None:
    body = f"<div><h1><a href='{URL}'>{TITLE}</a></h1><div>12/07/2023</div><div>{TEXT[:-1]}...</div><a href='{URL}'>Xem thêm</a></div>"
    assert read_page(f"<title>{TITLE}</title>", body, URL).kind == "article"


def test_the_section_in_the_middle_of_the_head_s_title() -> None:
    menu = "<ul><li><a href='/chinh-tri'>Chính trị - Xã hội</a></li><li><a href='/the-thao'>Thể thao</a></li><li><a href='/'>Trang chủ</a></li></ul>"
    body = f"{menu}<h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}</div>"
    assert article(body, f"<title>{TITLE} - Chính trị - Xã hội - Báo Lam Sơn</title>").section == "Chính trị - Xã hội"
    for between in ("Trang chủ", "Liên hệ", "Ban Dân vận"):
        entries = "".join(f"<li><a href='/{n}'>{name}</a></li>" for n, name in enumerate((between, "Thể thao", "Kinh tế", "Giải trí")))
        assert article(f"<ul>{entries}</ul>{body}", f"<title>{TITLE} - {between} - Báo Lam Sơn</title>").section is None


@pytest.mark.parametrize(
    ("module", "section"), [("Tin chuyên ngành", "Tin chuyên ngành"), ("TIN TRONG HUYỆN", "TIN TRONG HUYỆN"), ("gioithieu", None)]
)
def test_the_heading_of_a_module_above_the_title_is_the_section(module: str, section: str | None) -> None:
    bar = f"<div class=title-gt><p><strong>{module}</strong></p></div>"
    assert article(f"<div>{bar}<div class=gthieu><div class=gtTitle><h3>{TITLE}</h3></div><div>{BODY}</div></div></div>").section == section


def test_a_section_called_after_those_who_lead_the_owner_has_articles() -> None:
    assert article(f"<h2>Thường trực Ủy ban MTTQ</h2><h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}</div>").title == TITLE


@pytest.mark.parametrize(
    ("title", "url", "kind"),
    [
        ("Ban Chấp hành khóa IV", "https://danvan.example/bch-31250.html", "other"),
        ("Thường trực Ủy ban MTTQ tỉnh", "https://danvan.example/1283/29402/lanh-dao-uy-ban.aspx", "other"),
        ("Những chặng đường của Công đoàn Viên chức", "https://danvan.example/?page_id=23", "other"),
        ("Bản Pá Lau giữ rừng bằng hương ước", "https://danvan.example/chi-tiet.aspx?page_id=7&newsid=31250", "article"),
        ("Ban Chấp hành Đảng bộ tỉnh khóa IV họp bàn về giữ rừng", "https://danvan.example/tin/ban-chap-hanh-hop-31250.html", "article"),
    ],
)
def test_who_leads_the_owner_is_no_article(title: str, url: str, kind: str) -> None:
    date = "<div>12/07/2023</div>" if kind == "article" else ""
    assert read_page(f"<title>{title} - Công đoàn</title>", f"<h1>{title}</h1>{date}<div>{BODY}</div>", url).kind == kind
