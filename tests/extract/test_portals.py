"""What portals do that are built by one firm for many offices: the section's name for a title, boxes in nested tables, lists that run by,
buttons beside the date, boxes of documents, and characters of another table."""

from __future__ import annotations

from unicodedata import normalize

import pytest

from danvan_crawler.extract import extract
from danvan_crawler.extract.decode import decode
from danvan_crawler.items import Article, Page, Reading

TITLE = "Xã Mường Lạn vận động bà con hiến đất mở đường"
TEXT = "Sáng 12/4, khối dân vận xã họp bàn cách vận động các hộ dọc tuyến đường liên bản lùi hàng rào, nhường đất cho công trình."
MORE = "Sau hai tháng, 46 hộ đã hiến hơn 3.200 m2 đất; các chi hội phụ nữ, nông dân góp trên 600 ngày công san nền, vét rãnh."
LAST = "Bà con mong tuyến đường sớm được rải nhựa trước mùa mưa năm nay để xe chở nông sản vào tận đầu bản."
URL = "https://mau.example.vn/tin/dia-phuong/chi-tiet.aspx?ItemID=4021"
OTHERS = [
    "Họp mặt người có uy tín các bản vùng cao năm 2023",
    "Tập huấn công tác dân vận cho cán bộ cơ sở",
    "Giao ban khối dân vận quý hai năm 2023",
]
TONES = "\u0300\u0301\u0309\u0303\u0323"
MENU = "<div class=menu><ul><li><a href='/gioi-thieu'>Giới thiệu</a></li><li><a href='/tin/dia-phuong/'>Tin địa phương</a></li></ul></div>"


def read(body: str, title: str = f"{TITLE} - Cổng thông tin Mẫu", head: str = "", url: str = URL) -> Reading:
    page = f"<html><head><meta charset=utf-8><title>{title}</title>{head}</head><body>{MENU}{body}</body></html>"
    return extract(Page(url, page.encode(), "text/html; charset=utf-8"))


def article(body: str, title: str = f"{TITLE} - Cổng thông tin Mẫu", head: str = "", url: str = URL) -> Article:
    reading = read(body, title, head, url)
    assert reading.kind == "article", reading.reason
    return reading.articles[0]


def around(text: str, below: str = "", meta: str = "Ngày đăng: 13/04/2023 08:10") -> str:
    return f"<div class=d1><h1>{TITLE}</h1><div class=m1>{meta}</div><div class=d2>{text}</div>{below}</div>"


def items(*, dated: bool = False, tag: str = "li") -> str:
    return "".join(
        f"<{tag}><a href='/tin/dia-phuong/chi-tiet.aspx?ItemID={4000 + n}'>{text}</a>{f' (1{n}/04/2023)' if dated else ''}</{tag}>"
        for n, text in enumerate(OTHERS)
    )


def found(got: Article) -> list[tuple[str, str]]:
    return [(link.block, link.title) for link in got.links]


def test_the_name_of_the_section_is_not_the_title() -> None:
    page = f"<h1>Tin địa phương</h1><div class=x1><div class=ArticleTitle>{TITLE}</div><div>08:05 | 13/04/2023</div><p>{TEXT}</p><p>{MORE}</p></div>"
    got = article(page, "Tin địa phương")
    assert (got.title, got.section, got.published_raw) == (TITLE, "Tin địa phương", "08:05 | 13/04/2023")


def test_cells_of_a_list_of_documents_are_no_title() -> None:
    head = "<tr><th>Số ký hiệu</th><th>Ngày ban hành</th><th>Trích yếu</th></tr>"
    rows = "".join(
        f"<tr><td>{n}/QĐ-UBND</td><td>0{n}/05/2023</td><td>Về việc công bố danh mục thủ tục hành chính được sửa đổi, bổ sung</td></tr>"
        for n in range(1, 7)
    )
    url = "https://mau.example.vn/van-ban.aspx"
    assert read(f"<h3>Hệ thống văn bản</h3><table>{head}{rows}</table>", "Cổng thông tin Mẫu", url=url).kind != "article"


@pytest.mark.parametrize(
    "box",
    [
        "<section><header><h4>Tin mới cập nhật</h4></header><div><ul>{}</ul></div></section>",
        "<table><tr><td><table><tr><td><table><tr><td>Tin mới nhất</td></tr></table></td></tr></table></td></tr>"
        "<tr><td><ul>{}</ul></td></tr></table>",
        "<div><b>TIN MỚI NHẤT</b></div><marquee direction=up><ul>{}</ul></marquee>",
    ],
    ids=["in a header", "in tables", "running by"],
)
def test_the_newest_are_found_in_every_box(box: str) -> None:
    got = article(f"<div>{box.format(items())}</div>{around(f'<p>{TEXT}</p><p>{MORE}</p>')}")
    assert found(got) == [("latest", text) for text in OTHERS]
    assert got.body.split("\n\n") == [TEXT, MORE]


def test_a_greeting_that_runs_by_is_no_text() -> None:
    got = article(f"<marquee>Nhiệt liệt chào mừng ngày truyền thống của ngành, ngày hội của toàn dân.</marquee>{around(f'<p>{TEXT}</p>')}")
    assert got.body == TEXT


@pytest.mark.parametrize("heading", ["Văn bản mới", "Văn bản chỉ đạo mới ban hành", "Video mới nhất"])
def test_new_documents_and_videos_are_no_articles(heading: str) -> None:
    box = f"<div><h3>{heading}</h3><ul>{items()}</ul></div>"
    assert found(article(around(f"<p>{TEXT}</p><p>{MORE}</p>") + box)) == []


def test_an_empty_list_takes_nothing_of_the_next_box() -> None:
    empty = "<div><h4>Tin cùng chuyên mục</h4><div>Chưa có tin cũ hơn.</div></div>"
    papers = f"<div><h4>Văn bản chỉ đạo điều hành</h4><ul>{items()}</ul></div>"
    assert found(article(f"<div>{around(f'<p>{TEXT}</p><p>{MORE}</p>')}{empty}{papers}</div>")) == []


def test_what_readers_say_is_no_link_and_no_file() -> None:
    files = "<div>Tài liệu đính kèm: <a href='/f/kh-12.pdf'>Kế hoạch 12</a></div>"
    buttons = "<div><a href='/gop-y'>[Ý kiến bạn đọc]</a></div>"
    got = article(around(f"<p>{TEXT}</p>", f"{files}{buttons}<div>Các tin khác</div><ul>{items()}</ul>"))
    assert [file.title for file in got.attachments] == ["Kế hoạch 12"]
    assert found(got) == [("related", text) for text in OTHERS]


def test_a_link_printed_twice_keeps_its_date() -> None:
    pager = f"<ul class=pager><li><a href='/tin/dia-phuong/chi-tiet.aspx?ItemID=4000' title='{OTHERS[0]}'>Trang sau</a></li></ul>"
    got = article(around(f"<p>{TEXT}</p><p>{MORE}</p>", f"{pager}<h3>Bài viết liên quan</h3><ul>{items(dated=True)}</ul>"))
    assert [(link.title, link.date_raw) for link in got.links] == [(text, f"1{n}/04/2023") for n, text in enumerate(OTHERS)]


@pytest.mark.parametrize("label", ["Xem thêm ", "Đọc thêm: ", "Bài trước", "Bài sau: "])
def test_what_announces_a_title_is_no_part_of_it(label: str) -> None:
    link = f"<div class=n1><a href='/tin/dia-phuong/chi-tiet.aspx?ItemID=4001'>{label}<b>{OTHERS[1]}</b></a></div>"
    assert [link.title for link in article(around(f"<p>{TEXT}</p>{link}<p>{MORE}</p>")).links] == [OTHERS[1]]


def card(number: int) -> str:
    link = f"/tin/dia-phuong/chi-tiet.aspx?ItemID={4000 + number}"
    return f"<div class=irp><a class=k{number} href='{link}'><div>Xem thêm</div><div class=t>{OTHERS[number]}</div></a></div>"


def test_a_box_behind_the_last_paragraph_is_like_those_between_the_others() -> None:
    got = article(around(f"<p>{TEXT}</p>{card(0)}<p>{MORE}</p><p>{LAST}</p>{card(1)}", "<div>Chia sẻ</div>"))
    assert found(got) == [("inline", OTHERS[0]), ("inline", OTHERS[1])]


@pytest.mark.parametrize(
    "photo", ["<img src='/a/2.jpg'><div class=c>Bà con đổ bê tông</div>", "<a href='/a/2.jpg'><img src='/a/2.jpg'></a>"]
)
def test_the_last_photo_stands_behind_a_box(photo: str) -> None:
    got = article(around(f"<p>{TEXT}</p><p>{MORE}</p>{card(0)}<div class=p>{photo}</div>", f"<h3>Tin liên quan</h3><ul>{items()}</ul>"))
    assert [image.url for image in got.images] == ["https://mau.example.vn/a/2.jpg"]
    assert found(got)[0] == ("inline", OTHERS[0])


def test_a_headline_with_its_teaser_in_a_box_is_a_link() -> None:
    link = "/tin/dia-phuong/chi-tiet.aspx?ItemID=4000"
    told = f"<div><a href='{link}'>{OTHERS[0]}</a><span>Già làng kể chuyện giữ bản.</span></div>"
    box = f"<div class=hl><div><a href='{link}'><img src='/t/1.jpg'></a></div>{told}</div>"
    got = article(around(f"<p>{TEXT}</p>{box}<p>{MORE}</p>"))
    assert (got.body.split("\n\n"), found(got), got.images) == ([TEXT, MORE], [("inline", OTHERS[0])], [])


@pytest.mark.parametrize(
    ("meta", "author"),
    [
        ("Gửi bởi Hà My - Đức Tâm vào Thứ Năm, 13/04/2023 - 08:10", "Hà My - Đức Tâm"),
        ("Viết bởi Út Mười<br>13/04/2023", "Út Mười"),
        ("08:10 | 13/04/2023 <span class=author-top>Ngọc Diệp (thực hiện)</span>", "Ngọc Diệp"),
        (
            "08:10 | 13/04/2023 | Hoàng Anh <span>{{ getLanguage('FontSize', 'Cỡ chữ') }}</span> <a href='#'>A-</a> <a href='#'>A+</a>",
            "Hoàng Anh",
        ),
        ("Được đăng bởi Unknown vào lúc 13/04/2023 08:10", None),
    ],
)
def test_authors_beside_the_date(meta: str, author: str | None) -> None:
    got = article(around(f"<p>{TEXT}</p><p>{MORE}</p>", meta=meta))
    assert (got.author, got.sapo, "13/04/2023" in (got.published_raw or "")) == (author, None, True)


@pytest.mark.parametrize(
    ("signed", "author", "source"),
    [
        ("Minh Thảo (Nguồn: Báo Vũ Ninh)", "Minh Thảo", "Báo Vũ Ninh"),
        ("Minh Thảo (Theo Báo Vũ Ninh)", "Minh Thảo", "Báo Vũ Ninh"),
        ("(Trích Đặc san Hoa Ban)", None, "Đặc san Hoa Ban"),
    ],
)
def test_author_and_source_in_one_line(signed: str, author: str | None, source: str) -> None:
    got = article(around(f"<p>{TEXT}</p><p>{MORE}</p><p style='text-align:right'><b>{signed}</b></p>"))
    assert (got.author, got.source, got.body.split("\n\n")) == (author, source, [TEXT, MORE])


@pytest.mark.parametrize(
    "head",
    [
        "<meta name='DC.Title' content='Cổng thông tin Mẫu'><meta name='DC.Creator' content='VNPT Mẫu'>",
        "<meta name=author content='Báo Mẫu điện tử'>",
    ],
)
def test_the_maker_of_a_portal_is_no_author(head: str) -> None:
    assert article(around(f"<p>{TEXT}</p><p>{MORE}</p>"), head=head).author is None


def test_the_authors_name_behind_the_text_is_no_caption() -> None:
    photo = "<div class=k3><img src='/a/3.jpg'></div>"
    got = article(
        around(f"<div class=k1>{TEXT}</div><div class=k1>{MORE}</div><div class=k1>{LAST}</div>{photo}", "<div class=k2>An Nhiên</div>")
    )
    assert (got.author, [image.caption for image in got.images]) == ("An Nhiên", [None])


def test_a_heading_in_bold_italics_below_a_photo_is_no_caption() -> None:
    photo = "<p style='text-align:center'><img src='/a/3.jpg'></p>"
    got = article(around(f"<p>{TEXT}</p>{photo}<p><b><i>Nhân rộng cách làm hay</i></b></p><p>{MORE}</p>"))
    assert (got.body.split("\n\n")[1], got.images[0].caption) == ("Nhân rộng cách làm hay", None)


def test_a_caption_that_a_script_prints() -> None:
    photo = "<p><img class=caption title='Bà con bản Phiêng Pen mở đường' src='/a/3.jpg'></p>"
    assert [image.caption for image in article(around(f"<p>{TEXT}</p>{photo}<p>{MORE}</p>")).images] == ["Bà con bản Phiêng Pen mở đường"]


def test_buttons_called_by_one_word_are_no_photos() -> None:
    tools = "<div><a href='In.aspx?id=1'><img src='images/in.gif'></a> Bản in <img src='images/mail.gif'> Gửi cho bạn bè</div>"
    assert article(around(f"{tools}<p>{TEXT}</p><p>{MORE}</p>")).images == []


def test_paragraphs_beside_a_photo_are_no_row_of_data() -> None:
    photo = "<td><table><tr><td><img src='/a/3.jpg'></td></tr><tr><td><p>Bà con đổ bê tông</p></td></tr></table></td>"
    got = article(around(f"<table><tr><td><p>{TEXT}</p><p>{MORE}</p><p>{LAST}</p><p>{TEXT[:60]}, và còn nữa.</p></td>{photo}</tr></table>"))
    assert " | " not in got.body


def test_the_end_of_a_notice_is_text_and_an_invitation_is_none() -> None:
    help_ = "Mọi chi tiết xin liên hệ Ban Quản lý dự án huyện, điện thoại 0212 3999 111."
    follow = "Mời bạn đọc vào chuyên mục Gương sáng xem các tin, bài liên quan."
    got = article(
        around(
            f"<p>{TEXT}</p><p>Mời quý độc giả theo dõi Cổng thông tin Mẫu trên Google News.</p><p>{MORE}</p><p>{help_}</p><p>* {follow}</p>"
        )
    )
    assert got.body.split("\n\n") == [TEXT, MORE, help_]


def test_a_list_that_prints_the_beginnings_of_its_articles() -> None:
    def entry(number: int, box: str) -> str:
        link = f"<a href='/tin/dia-phuong/{4000 + number}-bai.html'>{OTHERS[number]}</a>"
        filed = "<dt>Chi tiết</dt><dd>Chuyên mục: <a href='/tin/dia-phuong/'>Tin địa phương</a></dd>"
        info = f"<dl>{filed}<dd>Được đăng: 13/04/2023</dd><dd>Lượt xem: 83</dd></dl>"
        more = link.replace(">", ">Đọc thêm: ", 1)
        return f"<div class={box}><h2>{link}</h2>{info}<p>{TEXT}</p><p>{MORE}</p><p>{LAST * 4}</p><p>{more}</p></div>"

    page = "".join(entry(number, box) for number, box in enumerate(("leading", "item", "item last")))
    assert read(f"<h1>Tin địa phương</h1>{page}", "Tin địa phương", url="https://mau.example.vn/tin-dia-phuong.html").kind == "listing"


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("<h3><img src='/home.png'> » <a href='/tin/'>Tin tức</a> » <a href='/tin/dia-phuong/'>Tin địa phương</a></h3>", ""),
        ("", "<div>Nhãn: <a rel=tag href='/nhan/hien-dat'>hiến đất</a>, <a rel=tag href='/nhan/tin'>Tin địa phương</a></div>"),
    ],
    ids=["a trail without the word for home", "labels"],
)
def test_sections(above: str, below: str) -> None:
    assert (
        article(above + around(f"<p>{TEXT}</p><p>{MORE}</p>", below), url="https://mau.example.vn/2023/04/hien-dat.html").section
        == "Tin địa phương"
    )


@pytest.mark.parametrize("content_type", ["text/html; charset=ISO-8859-1", "text/html", "text/html; charset=windows-1258"])
def test_windows_1258_under_any_name(content_type: str) -> None:
    text = f"<html><head><meta charset=windows-1258><style>p {{font-family:.VnTime}}</style></head><body><p>{TEXT * 4}</p></body></html>"
    assert TEXT in normalize("NFC", decode("".join(map(_with_tone_behind, text)).encode("cp1258"), content_type)[0])


def _with_tone_behind(char: str) -> str:
    """A letter as windows-1258 writes it: its tone mark behind it."""
    whole = normalize("NFD", char)
    tone = next((mark for mark in whole[1:] if mark in TONES), "")
    return normalize("NFC", whole.replace(tone, "", 1)) + tone if tone else char


@pytest.mark.parametrize(("meta", "kind"), [("", "listing"), ("<div>Ngày đăng: 13/04/2023 08:10</div>", "article")])
def test_a_table_of_documents_is_an_article_only_where_it_was_published_as_one(meta: str, kind: str) -> None:
    head = "<thead><tr><th>Số ký hiệu</th><th>Ngày ban hành</th><th>Trích yếu</th></tr></thead>"
    rows = "".join(
        f"<tr><td>{n}5/KH-MTTQ</td><td>2{n}/01/2023</td><td>Kế hoạch tổ chức ngày hội lần thứ {n}</td></tr>" for n in range(1, 6)
    )
    page = f"<div class=d1><h1>Văn bản Mặt trận xã Mường Lạn năm 2023</h1>{meta}<table>{head}{rows}</table></div>"
    assert read(page, "Văn bản Mặt trận xã Mường Lạn năm 2023", url="https://mau.example.vn/bai-4021.html").kind == kind


def test_a_button_of_one_letter_stands_between_photo_and_caption() -> None:
    picture = "<a href='/a/{0}.jpg'><img src='/a/{0}.jpg'></a>"
    photo = f"<div class=i{{0}}>{picture}<span class=s>f</span><div class=ps-caption><p>Bà con ngày {{0}}</p></div></div>"
    got = article(around(f"<p>{TEXT}</p>{''.join(map(photo.format, (1, 2)))}<p>{MORE}</p>"))
    assert [image.caption for image in got.images] == ["Bà con ngày 1", "Bà con ngày 2"]
    assert got.body.split("\n\n") == [TEXT, MORE]


def test_the_source_below_the_text_is_no_author_though_the_head_names_it_too() -> None:
    meta = "Ngày đăng: 13/04/2023 | Nguồn: Báo Vũ Ninh"
    got = article(around(f"<p>{TEXT}</p><p>{MORE}</p>", "<div class='news-sign text-right'><span>Theo Báo Vũ Ninh</span></div>", meta))
    assert (got.author, got.source) == (None, "Báo Vũ Ninh")


def test_a_photo_in_the_box_of_a_link_is_none_of_the_text() -> None:
    link = f"<a href='/tin/dia-phuong/chi-tiet.aspx?ItemID=4000'>{OTHERS[0]}</a>"
    box = f"<div class=card><div class=row><img src='/t/1_320x180.png' width=96><div><div>Đọc thêm</div><h6>{link}</h6></div></div></div>"
    got = article(around(f"<p>{TEXT}</p><p><img src='/a/3.jpg'></p><p>{MORE}</p>{box}<p>{LAST}</p>"))
    assert ([image.url for image in got.images], found(got)) == (["https://mau.example.vn/a/3.jpg"], [("inline", OTHERS[0])])


def test_an_office_signs_at_the_right() -> None:
    assert article(around(f"<p>{TEXT}</p><p>{MORE}</p>", "<div class='text-end fw-bold'>Ban Biên tập</div>")).author == "Ban Biên tập"


def test_the_source_below_a_box_of_links_in_the_articles_own() -> None:
    text = f"<p>{TEXT}</p><p>{MORE}</p><div class=links><p>Tin liên quan</p><ul>{items()}</ul></div>"
    assert article(around(text, "<p class=detail-source>Nguồn: Báo Vũ Ninh</p>")).source == "Báo Vũ Ninh"


def test_the_source_in_a_box_of_keywords() -> None:
    tags = "<ul class=td-tags><li><span>TAGS</span></li><li><a href='/tag/hien-dat/'>hiến đất</a></li></ul>"
    source = "<div class=td-post-source-via><span>NGUỒN</span><a href='https://nguon.example/'>Cổng TTĐT huyện Mường Lạn</a></div>"
    footer = f"<footer><div class=td-post-source-tags>{source}{tags}</div></footer>"
    assert article(around(f"<p>{TEXT}</p><p>{MORE}</p>", footer)).source == "Cổng TTĐT huyện Mường Lạn"


def test_the_last_link_of_a_list_has_its_date_below_too() -> None:
    def item(number: int) -> str:
        link = f"<h4><a href='/tin/dia-phuong/chi-tiet.aspx?ItemID={4000 + number}'>{OTHERS[number]}</a></h4>"
        return f'<div class=i{number}>{link}<time datetime=2023-04-1{number}>1{number}/04/2023</time><p>Trong "Tin địa phương"</p></div>'

    got = article(around(f"<p>{TEXT}</p><p>{MORE}</p><div><h3>Bài liên quan</h3><div>{''.join(map(item, range(3)))}</div></div>"))
    assert [(link.title, link.date_raw) for link in got.links] == [(text, f"1{n}/04/2023") for n, text in enumerate(OTHERS)]


def test_an_address_that_is_printed_is_no_title() -> None:
    page = f"<div class=d1><h1>{URL}</h1><h2>{TITLE}</h2><div>Ngày đăng: 13/04/2023 08:10</div><p>{TEXT}</p><p>{MORE}</p></div>"
    assert article(page, title=TITLE).title == TITLE


def test_the_views_of_php_nuke_are_no_files() -> None:
    url = "https://mau.example.vn/modules.php?name=News&file=article&sid=673"
    row = "<tr><td>Tên tập tin:</td><td><a href='modules.php?name=Downloads&d_op=getit&lid=6'>Hướng dẫn giám sát năm 2023</a></td></tr>"
    views = "".join(
        f" | <a href='modules.php?name=News&file={view}&sid=673'>{name}</a>" for view, name in (("print", "In"), ("friend", "Gửi bạn bè"))
    )
    files = f"<table><tr><th colspan=2>Tập tin đính kèm</th></tr>{row}</table>"
    got = article(around(f"<p>{TEXT}</p><p>{MORE}</p>{files}<div><a href='#top'>Về đầu trang</a>{views}</div>"), url=url)
    assert [file.title for file in got.attachments] == ["Hướng dẫn giám sát năm 2023"]
    assert got.body.split("\n\n") == [TEXT, MORE]


@pytest.mark.parametrize("query", ["m=202304", "m=20230413", "author=2", "cat=7", "tag=hien-dat", "s=hiến+đất"])
def test_wordpress_lists_with_a_single_article(query: str) -> None:
    body = around(f"<p>{TEXT}</p><p>{MORE}</p><p>{LAST}</p>").replace(TITLE, f"<a href='/?p=4021'>{TITLE}</a>")
    assert read(body, url=f"https://mau.example.vn/?{query}").kind == "listing"
    assert read(body, url="https://mau.example.vn/?p=4021").kind == "article"


def test_a_title_that_is_a_link_to_its_own_page_begins_no_list() -> None:
    own = f"<tr><td><a href='{URL}'>{TITLE}</a></td></tr><tr><td>Thứ Năm, 13/04/2023 08:10</td></tr><tr><td><p>{TEXT}</p><p>{MORE}</p></td></tr>"
    others = "".join(
        f"<tr><td><a href='/tin/dia-phuong/chi-tiet.aspx?ItemID={4000 + n}'>{text}</a></td></tr>" for n, text in enumerate(OTHERS)
    )
    assert article(f"<table>{own}{others}</table>").title == TITLE


def test_stars_and_the_form_for_comments_are_no_text() -> None:
    stars = "<ul class=star-rating>" + "".join(f"<li><a href='#'>{n}</a></li>" for n in range(1, 6)) + "</ul>"
    form = "<div class=cm><p>Mọi ý kiến là của người gửi. Chúng tôi không chịu trách nhiệm về nội dung của chúng.</p></div>"
    assert article(around(f"<p>{TEXT}</p><p>{MORE}</p>", stars + form)).body.split("\n\n") == [TEXT, MORE]
