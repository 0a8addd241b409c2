"""Lists below an article that say little of themselves: without heading, with leads under the headlines, with titles of few words."""

from __future__ import annotations

import pytest

from danvan_crawler.extract import extract
from danvan_crawler.extract.signatories import is_name
from danvan_crawler.items import Article, Page, Reading

TITLE = "Thôn Bình Kiều góp sức mở đường"
TEXT = "Đồng chí Bí thư Chi bộ cho biết: cả 46 hộ dân trong thôn đều tự nguyện hiến đất làm đường, không ai đòi bồi thường."
MORE = "Từ cách làm ấy, Đảng ủy xã chọn thêm bốn thôn để nhân rộng mô hình trong quý IV năm nay, phấn đấu không còn đường đất."
OTHER = "Xã Minh Tiến ra mắt tổ hòa giải thôn Đông", "809 cán bộ thôn được tập huấn kỹ năng vận động"
ADDRESSES = "/ra-mat-to-hoa-giai-thon-dong-c11a3390.html", "/809-can-bo-thon-duoc-tap-huan-c11a3391.html"
URL = "https://xa.example/thon-binh-kieu-gop-suc-mo-duong-c11a3411.html"
FILE = "<div>Tệp đính kèm: <ul><li><a href='/cv12.pdf'>Công văn số 12-CV/ĐU của Đảng ủy xã</a></li></ul></div>"


def read(body: str, url: str = URL) -> Reading:
    page = f"<html><head><meta charset='utf-8'><title>{TITLE}</title></head><body>{body}</body></html>"
    return extract(Page(url, page.encode(), "text/html; charset=utf-8"))


def article(below: str, inside: str = "", text: str = f"<p>{TEXT}</p><p>{MORE}</p>") -> Article:
    menu = "<div class=menu><a href='/tin-tuc-c11.html'>Tin tức</a> <a href='/van-ban-c12.html'>Văn bản</a></div>"
    column = f"<div class=chitiet><h1>{TITLE}</h1><div>Ngày đăng: 12/07/2023 08:10</div><div class=chu>{text}</div>{inside}</div>{below}"
    reading = read(f"{menu}<table><tr><td>{column}</td><td>Thời tiết: 28 độ</td></tr></table>")
    assert reading.kind == "article", reading.reason
    return reading.articles[0]


def links(got: Article) -> list[tuple[str, str, str | None]]:
    return [(link.block, link.title, link.date_raw) for link in got.links]


def items(days: tuple[str, ...] = ("11/07/2023", "2/7/2023"), titles: tuple[str, ...] = OTHER) -> str:
    return "".join(
        f"<li><a href='{address}'>{title}</a> <span>{f'({day})' if day else ''}</span></li>"
        for address, title, day in zip(ADDRESSES, titles, days, strict=True)
    )


@pytest.mark.parametrize("days", [("11/07/2023", "2/7/2023"), ("", "")], ids=["dated", "undated"])
@pytest.mark.parametrize("inside", ["", FILE, "<a href='/in-bai.html?id=3411'>In bài viết</a>"], ids=["bare", "files", "buttons"])
def test_a_list_without_heading_right_below_the_text_is_related(days: tuple[str, ...], inside: str) -> None:
    got = article(f"<hr><ul class=ds>{items(days)}</ul>", inside)
    assert links(got) == [("related", title, day or None) for title, day in zip(OTHER, days, strict=True)]
    assert got.body.split("\n\n") == [TEXT, MORE]


@pytest.mark.parametrize(
    "below",
    [
        f"<div>Phóng sự mới phát sóng</div><ul>{items()}</ul>",
        f"<ul>{items().replace('.html', '.aspx')}</ul>",
        "<ul><li><a href='/chuyen-muc/hoc-tap-va-lam-theo-bac'>Học tập và làm theo Bác</a></li></ul>",
        f"<ul>{items().split('</li>')[0].replace('(11/07/2023)', '')}</li></ul>",
    ],
    ids=["announced", "of other addresses", "sections", "a lone link"],
)
def test_what_is_announced_as_something_else_or_leads_elsewhere_is_not(below: str) -> None:
    assert links(article(below)) == []


def test_leads_under_the_headlines_of_a_list_are_no_text_of_short_news() -> None:
    lead = "Với cách làm bàn bạc công khai, mười hai hộ dân ở xóm Đông đã lùi rào, trả lại lối đi chung vốn tranh cãi nhiều năm."
    cards = "".join(
        f"<div class=the><a href='{address}'><img src='/t.png'></a><div><h3><a href='{address}'>{title}</a></h3>"
        f"<div class=dan>{lead}</div></div></div>"
        for address, title in zip(ADDRESSES, OTHER, strict=True)
    )
    got = article(f"<div class=khac><div class=de>Tin cùng chuyên mục</div>{cards}</div>", text=f"<p>{TEXT}</p>")
    assert got.body == TEXT
    assert links(got) == [("related", title, None) for title in OTHER]


def test_a_paragraph_behind_a_labelled_link_stays_text() -> None:
    box = f"<p>Xem thêm: <a href='{ADDRESSES[0]}'>{OTHER[0]}</a></p>"
    got = article("", text=f"<p>{TEXT}</p>{box}<p>{MORE}</p><p>{TEXT}</p>")
    assert got.body.split("\n\n") == [TEXT, MORE, TEXT]
    assert links(got) == [("inline", OTHER[0], None)]


def test_a_list_goes_on_behind_a_box_of_links() -> None:
    heads = "".join(f"<h4><a href='{address}'>{title}</a></h4>" for address, title in zip(ADDRESSES, OTHER, strict=True))
    box = f"<div class='relate'><h4>Tin liên quan</h4>{heads}</div>"
    rows = "Cán bộ Mặt trận các xã, thị trấn trong huyện;", "Đại diện các tổ chức đoàn thể cấp huyện;"
    got = article("", text=f"<p>{TEXT}</p><p>Thành phần gồm:</p><ul><li>{rows[0]}</li></ul>{box}<ul><li>{rows[1]}</li></ul>")
    assert got.body.split("\n\n") == [TEXT, "Thành phần gồm:", *rows]
    assert links(got) == [("inline", title, None) for title in OTHER]


def test_a_headline_that_begins_as_a_button_does_not_end_a_list() -> None:
    titles = "Trả lời phỏng vấn về công tác tiếp dân", OTHER[1]
    got = article(f"<div>Các tin đã đưa</div><ul>{items(titles=titles)}</ul>")
    assert [title for _, title, _ in links(got)] == list(titles)


SHORT = {
    "below a heading": "<div>Các tin đã đưa</div><ul>{items}</ul>",
    "called related": "<ul class='tin-lien-quan'>{items}</ul>",
    "bare": "<hr><ul>{items}</ul>",
}


@pytest.mark.parametrize("form", SHORT.values(), ids=SHORT)
def test_titles_of_few_words_are_items_of_a_list_of_such_addresses(form: str) -> None:
    titles = OTHER[0], "Họp báo quý 2"
    got = article(form.format(items=items(titles=titles)))
    assert links(got) == [("related", titles[0], "11/07/2023"), ("related", titles[1], "2/7/2023")]


def test_a_section_among_the_items_of_a_list_is_none() -> None:
    below = f"<div>Các tin đã đưa</div><ul>{items()}<li><a href='/tin-tuc/trong-tinh/'>Trong tỉnh</a></li></ul>"
    assert [title for _, title, _ in links(article(below))] == list(OTHER)


@pytest.mark.parametrize(
    ("form", "title"),
    [
        ("<a href='{0}' rel='prev'><span class='visually-hidden'>Bài trước: {1}</span><span>Trước</span></a>", "Họp báo quý 2"),
        ("<a href='{0}' rel='prev'><span class='visually-hidden'>Bài trước: {1}</span><span>Trước</span></a>", OTHER[0]),
        ("<div class='post-nav'><span>Bài trước</span><a href='{0}'>{1}</a></div>", "Họp báo quý 2"),
    ],
)
def test_the_article_before_may_have_a_title_of_few_words_or_one_that_is_only_read_aloud(form: str, title: str) -> None:
    assert links(article(form.format(ADDRESSES[0], title))) == [("related", title, None)]


def test_the_page_of_an_author_is_no_article() -> None:
    box = f"<div class=related><h3>Bài viết khác</h3><a href='/author/le-na/'>Lê Na - Quốc Bảo - Minh Tú</a><ul>{items()}</ul></div>"
    assert [title for _, title, _ in links(article(box))] == list(OTHER)


@pytest.mark.parametrize("text", ["I- NHỮNG KẾT QUẢ NỔI BẬT", "II. Giải Pháp", "IV) Kiến Nghị", "V – Tổ Chức"])
def test_a_numbered_heading_is_no_name(text: str) -> None:
    assert not is_name(text)


@pytest.mark.parametrize("text", ["V. Dũng", "X. Lan", "T. Hòa", "Y Khem", "Vi Văn Ích"])
def test_a_name_may_begin_as_a_number_does(text: str) -> None:
    assert is_name(text)


@pytest.mark.parametrize("name", ["td-modal-image", "modal", "image-popup", "popup-gallery-item"])
def test_a_link_that_opens_a_photo_is_no_window(name: str) -> None:
    photo = f"<p><a class='{name}' href='/anh/1.jpg'><img src='data:image/svg+xml,%3Csvg' data-lazy-src='/anh/1.jpg'></a></p>"
    got = article("", text=f"<p>{TEXT}</p>{photo}<p>{MORE}</p>")
    assert [image.url for image in got.images] == ["https://xa.example/anh/1.jpg"]


def test_a_window_is_still_none() -> None:
    window = "<div class='modal'><p>Hãy đăng ký nhận bản tin của chúng tôi qua thư điện tử để không bỏ lỡ tin nào trong tuần.</p></div>"
    assert article(window).body.split("\n\n") == [TEXT, MORE]


def test_the_breadcrumb_below_the_menu_names_the_section() -> None:
    menu = "<div id=menu><a href='/'>Trang chủ</a> | <a href='/a'>Tin tức</a> | <a href='/b'>Quy chế dân chủ</a> | <a href='/c'>Giới thiệu</a></div>"
    crumbs = "<div class=link><a href='/'>Trang chủ</a> » <a href='/a'>Tin tức</a></div>"
    reading = read(f"{menu}<div>Thứ ba, ngày 20/10/2026</div>{crumbs}<h1>{TITLE}</h1><div>12/07/2023 08:10</div><p>{TEXT}</p><p>{MORE}</p>")
    assert reading.articles[0].section == "Tin tức"


@pytest.mark.parametrize(
    "path", ["/khu-dan-cu-tieu-bieu.html?trang=2", "/khu-dan-cu-tieu-bieu?page=3", "/khu-dan-cu-tieu-bieu.html?page=1"]
)
def test_the_last_page_of_a_section_with_one_item_is_a_list(path: str) -> None:
    menu = "<div class=menu><a href='/'>Trang chủ</a> <a href='/khu-dan-cu-tieu-bieu.html'>Khu dân cư tiêu biểu</a></div>"
    item = f"<div class=muc><h3><a href='{ADDRESSES[0]}'>{OTHER[0]}</a></h3><span>16:00 01/04/2015</span><div>{TEXT}</div></div>"
    reading = read(f"{menu}<h2>Khu dân cư tiêu biểu</h2>{item}", f"https://xa.example{path}")
    assert reading.kind == "listing"


def test_short_news_of_a_single_page_site_is_the_object_that_its_address_names() -> None:
    import json

    slug = "thon-binh-kieu-gop-suc-mo-duong"
    post = {"title": TITLE, "slug": slug, "publishedAt": "2023-07-12T01:10:00.000Z", "content": f"<p>{TEXT}</p>"}
    other = {"title": OTHER[0], "slug": "ra-mat-to-hoa-giai", "publishedAt": "2023-07-10T01:10:00.000Z", "content": f"<p>{MORE} {MORE}</p>"}
    data = json.dumps({"props": {"pageProps": {"post": post, "latest": [other]}}, "buildId": "x" * 120}, ensure_ascii=False)
    reading = read(
        f"<div>Đang tải...</div><script id='__NEXT_DATA__' type='application/json'>{data}</script>", f"https://xa.example/tin/{slug}"
    )
    assert (reading.kind, [(got.title, got.body) for got in reading.articles]) == ("article", [(TITLE, TEXT)])


def test_a_photo_that_leads_to_itself_right_before_a_box_of_links_is_the_article_s() -> None:
    photo = "<p><a href='/anh/1.jpg'><img src='/anh/1.jpg'></a></p>"
    item = f"<a href='{ADDRESSES[0]}'><img src='/t.png'></a><h4><a href='{ADDRESSES[0]}'>{OTHER[0]}</a></h4>"
    box = f"<div class='related-inline'><div>TIN LIÊN QUAN</div>{item}</div>"
    got = article("", text=f"<p>{TEXT}</p>{photo}{box}<p>{MORE}</p>")
    assert [image.url for image in got.images] == ["https://xa.example/anh/1.jpg"]
    assert links(got) == [("inline", OTHER[0], None)]


def test_a_box_between_the_photos_of_a_story_is_inline() -> None:
    box = f"<div class='related-inline'><div>TIN LIÊN QUAN</div><h4><a href='{ADDRESSES[0]}'>{OTHER[0]}</a></h4></div>"
    figures = [f"<figure><img src='/anh/{n}.jpg'><figcaption>Bà con xóm {n} ra đồng</figcaption></figure>" for n in (1, 2)]
    got = article("", text=f"<p>{TEXT}</p><p>{MORE}</p>{figures[0]}{box}{figures[1]}")
    assert [image.caption for image in got.images] == ["Bà con xóm 1 ra đồng", "Bà con xóm 2 ra đồng"]
    assert links(got) == [("inline", OTHER[0], None)]


def test_the_only_paragraph_below_a_photo_is_text_and_no_caption() -> None:
    text = "Ngày 12/7, thôn Bình Kiều khánh thành tuyến đường do dân hiến đất."
    got = article("", text=f"<div style='text-align:left'><img src='/anh/1.jpg'></div><p>{text}</p>")
    assert (got.body, [image.caption for image in got.images]) == (text, [None])
