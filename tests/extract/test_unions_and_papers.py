"""Pages of unions, papers and portals: short titles beside dates, menus that have a related article too, boxes behind the last links, leads
and what is none, headlines cut off, poems, dates in titles."""

from __future__ import annotations

import pytest

from .village import BODY, MORE, TEXT, TITLE, article, read_page


def test_a_short_title_is_no_label_of_the_date_below_it() -> None:
    title = "Thăm phụ nữ bản Pá Lau"
    header = f"<div><h1>{title}</h1><div>Thứ ba, 29/08/2017, 17:12 | Lượt xem: 2789 Cỡ chữ: A+ A- Bản in</div></div>"
    assert article(f"<div>{header}<div>{BODY}</div></div>", f"<title>{title}</title>").published_raw == "Thứ ba, 29/08/2017, 17:12"


def test_an_article_that_the_menu_beside_has_too_stays_in_the_list_below() -> None:
    new = "/Home/{}/2013/{}.aspx"
    read_most = "".join(f"<div><a href='{new.format('hien-dat', n)}'>Bản Pá Lau hiến đất mở đường {n}</a></div>" for n in (12046, 12060))
    olds = "".join(
        f"<li><a href='{new.format('giao-ban', n)}'>Giao ban công tác dân vận quý {n}</a> (14/3/2016)</li>" for n in (12069, 12046, 12056)
    )
    menu = f"<div class=sidebar>{read_most}</div>"
    other = "<li><a href='/default.aspx?tabid=101&ndid=12102'>Khối dân vận huyện Lam Sơn giao ban tháng tư</a> (2/4/2016)</li>"
    got = article(
        f"{menu}<h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}</div><div>Các tin đã đưa</div><ul>{other}{olds}</ul>",
        url="https://danvan.example/default.aspx?tabid=101&ndid=12072",
    )
    assert len(got.links) == 4


def test_a_box_of_text_behind_the_last_links_and_before_the_author() -> None:
    links = "".join(
        f"<div class=more><span>Xem thêm: </span><a href='/{n}.html'>Khối dân vận huyện giao ban quý {n}</a></div>" for n in (1, 2)
    )
    box = "<div class=box-tin><div><p>Đề nghị các bản quan tâm thực hiện nghiêm túc hương ước giữ rừng.</p></div></div>"
    got = article(f"<h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY * 2}{links}{box}<p class=author>Ngọc Bích</p></div>")
    assert (got.body.split("\n\n")[-1][:7], got.author, [link.block for link in got.links]) == ("Đề nghị", "Ngọc Bích", ["inline"] * 2)


@pytest.mark.parametrize("label", ["Bài vừa cập nhật", "Các tin vừa đăng"])
def test_the_newest_articles_under_other_words(label: str) -> None:
    links = "".join(f"<li>10.10.2026: <a href='/{n}.html'>Khối dân vận huyện giao ban quý {n}</a></li>" for n in (1, 2))
    got = article(f"<h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}</div><div class=moicapnhat><b>{label}</b><ul>{links}</ul></div>")
    assert [link.block for link in got.links] == ["latest", "latest"]


def test_a_paragraph_that_goes_on_in_a_list_is_no_lead() -> None:
    first = "Ban Dân vận Tỉnh ủy hướng dẫn các bản một số nội dung giữ rừng trong mùa khô năm nay như sau:"
    items = "<ul><li>Cử người tuần rừng, cứ mười ngày lại thay phiên;</li><li>Chia đều tiền dịch vụ, gửi phần còn lại vào quỹ, mua loa;</li></ul>"
    got = article(f"<h1>{TITLE}</h1><div>12/07/2023</div><div id=hometext></div><div id=bodytext><div>{first}</div>{items}</div>")
    assert (got.sapo, got.body.split("\n\n")[0]) == (None, first)


def test_a_headline_of_json_ld_that_is_cut_without_dots() -> None:
    title = "Ban Tuyên giáo và Dân vận Tỉnh ủy Lam Sơn triển khai nhiệm vụ công tác dân vận năm 2026"
    told = f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{title[:80]}"}}</script>'
    head = f"<title>{title} | Đài Lam Sơn</title><meta property=og:title content='{title}'>{told}"
    assert article(f"<h1>{title}</h1><div>12/07/2023</div><div>{BODY}</div>", head).title == title


def test_an_item_of_a_list_that_is_read_most_too_keeps_its_date() -> None:
    link = "<a href='/bai-a{0}.html'>"
    item = f"<div><h4>{link}Khối dân vận huyện giao ban quý {{0}}</a></h4><p>13/0{{0}}/2014</p>{link}Xem tiếp</a></div>"
    most = "<ul><li><a href='/bai-a3.html'>Khối dân vận huyện giao ban quý 3</a></li></ul>"
    page = "".join(item.format(n) for n in range(1, 8)) + f"<div>Xem nhiều</div>{most}"
    reading = read_page("<title>Gương điển hình</title>", page, "https://danvan.example/guong-dien-hinh/trang/10")
    assert [link.date_raw for link in reading.links if link.block == "listing"] == [f"13/0{n}/2014" for n in range(1, 8)]


def test_a_card_with_a_teaser_between_paragraphs_is_an_inline_link() -> None:
    headline = "<h2><a href='/9.html'>Người dân bản Pá Lau góp công làm đường</a></h2>"
    card = f"<div class='z-widget inner'><a href='/9.html'><img data-src=/t9.png></a><div>{headline}"
    got = article(f"<h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}{card}<p class=summary>{MORE[:80]}</p></div></div>{BODY}</div>")
    assert ([link.block for link in got.links], got.body.split("\n\n")) == (["inline"], [TEXT, MORE] * 2)


def test_a_poem_in_stanzas() -> None:
    """Which is too short for a text by its boxes, and no stanza is long enough by itself."""
    verses = [f"{first} lên {last}" for first in ("Sáng nay", "Chiều xuống") for last in ("bản cũ", "nương xa", "rẫy mới", "đồi chè")]
    stanzas = "".join(f"<p class=MsoNormal>{'<br>'.join(verses[at : at + 4])}</p>" for at in (0, 4))
    others = "".join(f"<li><a href='/{n}.html'>Giao ban công tác dân vận quý {n} huyện Lam Sơn</a></li>" for n in range(5))
    head = f"<div class=date>12/07/2013</div><h2>{TITLE}</h2>"
    got = article(f"<ul>{others}</ul><div>{head}<table><tr><td>{stanzas}</td></tr></table></div><ul>{others}</ul><p>Bản quyền</p>")
    assert [line for line in got.body.split("\n") if line] == verses


def test_minutes_without_their_zero() -> None:
    got = article(f"<h1>{TITLE}</h1><span class=date>Thứ Năm, 8/12/2022 9:5'(GMT+7)</span><div>{BODY}</div>")
    assert got.published_raw == "Thứ Năm, 8/12/2022 9:5'(GMT+7)"


def test_a_long_line_of_date_section_author_and_buttons_is_no_lead() -> None:
    stamp = "<span>Thứ Sáu, 10/10/2025, 19:42</span> <a href='/xay-dung-dang'>Xây dựng Đảng</a> <span>Tác giả: <b>Thái Bảo</b></span><i></i>2592"
    meta = f"<div class=meta>{stamp} <a href='/in'><span>In bài viết</span></a> <a href='mailto:?body=x'>Gửi Email</a></div>"
    got = article(f"<article><h1>{TITLE}</h1>{meta}<div class=main_content>{BODY}</div></article>")
    assert (got.sapo, got.author, got.published_raw) == (None, "Thái Bảo", "Thứ Sáu, 10/10/2025, 19:42")


def test_a_list_goes_on_behind_a_link() -> None:
    item, more = "Biểu dương kịp thời tập thể, cá nhân tiêu biểu.", "Đăng ký ít nhất 05 mô hình mới trong năm 2019;"
    inline = "<p><b>Xem thêm: <a href='/bai-9.html'>Người dân bản Pá Lau góp công làm đường</a></b></p>"
    got = article(f"<h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}<ul><li>{item}</li></ul>{inline}<ul><li>{more}</li></ul></div>")
    assert (got.body.split("\n\n")[2:], [link.block for link in got.links]) == ([item, more], ["inline"])


def test_the_day_in_a_title_is_no_date_beside_it() -> None:
    links = "".join(f"<li><a href='/bai-{n}.html'>Tin vắn cơ sở ngày {n}/5/2023</a></li>" for n in (7, 8, 9))
    got = article(f"<h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}</div><h3>Tin liên quan</h3><ul>{links}</ul>")
    assert [(link.title, link.date_raw) for link in got.links] == [(f"Tin vắn cơ sở ngày {n}/5/2023", None) for n in (7, 8, 9)]
