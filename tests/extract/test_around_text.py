"""What stands among and behind the paragraphs of a page and is none of its text."""

from __future__ import annotations

import pytest

from danvan_crawler.extract import extract
from danvan_crawler.extract.cues import cues
from danvan_crawler.extract.imprint import is_footer
from danvan_crawler.extract.lead import date_only
from danvan_crawler.extract.markup import parse
from danvan_crawler.extract.walk import flatten
from danvan_crawler.items import Article, Page

FIRST = "Sáng mùng sáu, ba mươi hộ ở bản Phiêng Luông cùng nhau xẻ lại con mương dẫn nước đã bị đất vùi sau trận mưa lớn."
SECOND = "Trưởng bản Lò Văn Ún cho hay mỗi nhà góp hai công, ai vắng thì gửi gạo và măng khô cho bữa cơm trưa ngoài ruộng."
THIRD = "Đến chiều nước đã về tới chân đồi, đủ cho mười hai héc-ta lúa chiêm của bản và của xóm người Mông ở phía trên."
LEAD = "Không chờ kinh phí, bà con bản Phiêng Luông tự khơi lại mương nước trước vụ chiêm."


def article(*inner: str, head: str = "", before: str = "") -> Article:
    page = (
        f"<html><head><meta charset='utf-8'><title>Bản Phiêng Luông xẻ lại mương nước - Huyện Nậm Tia</title>{head}</head><body>"
        f"<h1>Bản Phiêng Luông xẻ lại mương nước</h1><p>08:20 06/03/2024</p>{before}<div class='noidung'>{''.join(inner)}</div></body></html>"
    )
    reading = extract(
        Page("https://namtia.example/tin/ban-phieng-luong-xe-lai-muong-nuoc-412.html", page.encode(), "text/html; charset=utf-8")
    )
    assert reading.kind == "article", reading.reason
    return reading.articles[0]


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


@pytest.mark.parametrize(
    "box",
    [
        "<div class='dm_ad_wrapper'><p>Bạn không muốn thấy khung này? Hãy gỡ bỏ nó ngay bây giờ.</p></div>",
        "<div class='affiliate_info'><p>Trang được hưởng hoa hồng khi bạn mua hàng qua các đường dẫn trong bài.</p></div>",
        "<p class='Feedback_root__f'>Bạn thấy lỗi trong bài này? Hãy cho tòa soạn biết.</p>",
        "<div class='author-description'><p>Từ năm 2011 chị viết về đời sống vùng cao, hai lần được giải báo chí của tỉnh, đã in ba tập ký "
        "về những bản làng dọc sông Nậm Tia và hiện phụ trách chuyên trang miền núi.</p></div>",
    ],
    ids=["advertising", "trade", "faults", "the author's life"],
)
def test_boxes_by_their_names(box: str) -> None:
    assert article(paragraphs(FIRST), box, paragraphs(SECOND, THIRD)).body == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"


def test_text_goes_on_between_boxes_of_one_picture_and_headline_each() -> None:
    def box(number: int) -> str:
        link = f"<a href='/tin/ban-khac-lam-muong-{number}.html'>"
        return (
            f"<table><tr><td>{link}<img src='/t.png'></a></td>"
            f"<td>{link}Bản số {number} cũng làm mương dẫn nước về ruộng của mình</a></td></tr></table>"
        )

    whole = article(paragraphs(FIRST, SECOND, LEAD), box(411), paragraphs(THIRD), box(410), paragraphs(SECOND), box(409), paragraphs(THIRD))
    assert whole.body.split("\n\n")[-1] == THIRD
    assert whole.body.count(THIRD) == 2


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("ad-slot", {"noise"}),
        ("block-id-n1AuAdJlVL", set()),
        ("Attribution_content", {"source"}),
        ("detail-imgdesc__description", {"caption"}),
        ("social-media-embed", set()),
        ("social-share", {"noise"}),
        ("prose prose-lg max-w-none", {"body"}),
        ("mx-auto max-w-prose", set()),
    ],
)
def test_names_of_classes(name: str, found: set[str]) -> None:
    assert cues(name) == found


def test_a_post_shown_in_the_text_is_text() -> None:
    post = "<div class='social-media-embed'><blockquote><p>Mương Phiêng Luông đã thông, cảm ơn bà con hai bản!</p></blockquote></div>"
    assert "Mương Phiêng Luông đã thông" in article(paragraphs(FIRST), post, paragraphs(SECOND, THIRD)).body


def test_a_caption_in_the_box_of_its_picture() -> None:
    """A long sentence above the text, which would be taken for the lead."""
    caption = "Người dân hai bản cùng chuyền đá kè bờ mương ở khe Nậm Tia, đoạn bị sạt dài hơn bốn chục mét sau cơn mưa rào cuối tháng hai năm nay."
    picture = f"<div class='image top'><img src='/muong.jpg' width='600'><p>{caption}</p></div>"
    got = article(paragraphs(FIRST, SECOND, THIRD), before=picture)
    assert got.sapo is None
    assert [image.caption for image in got.images] == [caption]


def test_a_caption_is_printed_again_in_the_box_that_opens() -> None:
    caption = "Kè đá bờ mương ở khe Nậm Tia sáng mùng sáu tháng ba"
    picture = (
        f"<figure><img src='/muong.jpg' width='600'><figcaption>{caption}, nhìn từ cầu.</figcaption></figure>"
        f"<div class='lightbox'><div>{caption}, nhìn từ cầu.</div></div>"
    )
    assert caption not in article(paragraphs(FIRST), picture, paragraphs(SECOND, THIRD)).body


@pytest.mark.parametrize("credit", ["© Vàng A Chứ", "Foto: Vàng A Chứ", "Image credit: Vàng A Chứ", "Bildrechte: Vàng A Chứ"])
def test_who_took_the_picture(credit: str) -> None:
    assert article(paragraphs(FIRST), f"<p>{credit}</p>", paragraphs(SECOND, THIRD)).body == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"


@pytest.mark.parametrize(
    ("line", "only"),
    [
        ("Ngày đăng: 12/07/2023, 11:16", True),
        ("Publiziert: 01.07.2023, 11:16", True),
        ("Nov 18, 2019 @17:19 PM · Updated: Nov 18, 2019 @17:26 PM", True),
        ("Từ ngày 12/07/2023 bà con nộp hồ sơ", False),
        ("Lễ hội năm ngoái mở ngày 12/07/2023", False),
    ],
)
def test_a_line_of_dates_and_what_they_are_called(line: str, only: bool) -> None:
    assert date_only(flatten(parse(f"<p>{line}</p>".encode())).lines[0]) is only


@pytest.mark.parametrize(
    "tail",
    [
        ("Reporting by Vang A Chu; Editing by Lo Van Un",),
        ("Theo dõi kênh Vùng cao Nậm Tia trên Zalo và Facebook.", "Nghe bản tin vùng cao lúc 6 giờ 45 và 17 giờ 45 hằng ngày."),
    ],
    ids=["credits of an agency", "one invitation behind another"],
)
def test_what_follows_the_text(tail: tuple[str, ...]) -> None:
    assert article(paragraphs(FIRST, SECOND, THIRD, *tail)).body == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"


def test_lines_that_begin_as_buttons_and_invitations_do() -> None:
    rows = "<table><tr><td>Công khai thủ tục</td><td>20</td></tr><tr><td>Trả lời kiến nghị</td><td>19</td></tr></table>"
    last = "Ý kiến đóng góp gửi về bộ phận thường trực trước khi hội nghị diễn ra.", "Thông báo này thay cho giấy mời."
    got = article(paragraphs(FIRST, SECOND), rows, paragraphs(THIRD, *last))
    assert got.body.split("\n\n") == [FIRST, SECOND, "Công khai thủ tục | 20", "Trả lời kiến nghị | 19", THIRD, *last]
    invited = article(
        paragraphs(FIRST, SECOND, THIRD, "Mọi ý kiến xin gửi về hộp thư của ban biên tập."), "<table><tr><td>Trả lời</td></tr></table>"
    )
    assert invited.body.split("\n\n") == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    ("line", "footer"),
    [
        ("CNPJ: 83.102.459/0001-23 - Rua dos Ipês, 1111 - Caixa Postal 421 - Fone: (047) 2106-8000", True),
        ("Thôn 3, xã Nậm Tia. Điện thoại: 0215 3825 114 - Fax: 0215 3825 115", True),
        ("Hiện có 3 khách và 1 thành viên trực tuyến", True),
        ("Hiện có 54 nhóm trao đổi trực tuyến do các bản lập ra, tin đến từng nhà trong ngày.", False),
        ("Bà con gửi góp ý qua email của xã trước ngày 15/3, hoặc báo cho trưởng bản.", False),
        ("Hộ ông Ún có 1.200.000 đồng tiền góp, ghi ở địa chỉ nhà văn hóa bản.", False),
    ],
)
def test_an_imprint_tells_ways_to_reach_the_site(line: str, footer: bool) -> None:
    assert is_footer(line) is footer


def test_the_name_of_a_running_report() -> None:
    name, latest = (
        "Lũ trên sông Nậm Tia: tin tức và diễn biến",
        "Nước bắt đầu rút ở ba bản phía hạ lưu +++ Cầu Phiêng Luông thông xe trở lại",
    )
    head = (
        f"<meta property='og:title' content='{name} mới nhất'>"
        f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{name}","datePublished":"2024-03-06T08:20:00+07:00"}}</script>'
    )
    page = (
        f"<html><head><meta charset='utf-8'><title>{name}</title>{head}</head><body>"
        f"<h1>{latest}</h1>{paragraphs(FIRST, SECOND, THIRD)}</body></html>"
    )
    reading = extract(Page("https://namtia.example/lu-song-nam-tia-420.html", page.encode(), "text/html; charset=utf-8"))
    assert [article.title for article in reading.articles] == [name]
