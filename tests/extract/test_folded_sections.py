"""Texts in sections that open by a click, tabs of lists, thumbnails, files that are also only looked at, and what stands in the cells of a text."""

from __future__ import annotations

import pytest

from danvan_crawler.extract.rewrites import toggles

from .village import BODY, MORE, PHOTO, TEXT, TITLE, URL, article

HEAD = f"<h1>{TITLE}</h1><div>Ngày đăng: 12/07/2023 08:15</div>"
LEAD = "Nhờ hương ước, sáu năm nay bản Pá Lau không mất một cây gỗ nào, dân có thêm tiền từ rừng."


def section(number: int, heading: str, text: str, tag: str = "button", toggle: str = "data-bs-toggle") -> str:
    return (
        f"<div class=accordion-item><h2 class=accordion-header><{tag} class=accordion-button {toggle}=collapse data-bs-target='#c{number}'>"
        f"{heading}</{tag}></h2><div id=c{number} class='accordion-collapse collapse'><div class=accordion-body>{text}</div></div></div>"
    )


@pytest.mark.parametrize(("tag", "toggle"), [("button", "data-bs-toggle"), ("a", "data-toggle")])
def test_headings_of_folded_sections_are_text(tag: str, toggle: str) -> None:
    folded = section(1, "Lấy dân làm gốc", f"<p>{TEXT}</p>", tag, toggle) + section(
        2, "Bài học từ thực tiễn", f"<p>{MORE}</p>", tag, toggle
    )
    got = article(f"{HEAD}<div class=post-content><p><strong>{LEAD}</strong></p><div class=accordion>{folded}</div></div>")
    assert got.sapo == LEAD
    assert got.body.split("\n\n") == ["Lấy dân làm gốc", TEXT, "Bài học từ thực tiễn", MORE]


def test_text_above_folded_sections_is_no_lead() -> None:
    above = "Thời gian qua, việc giữ rừng trên địa bàn huyện có nhiều chuyển biến, được bà con các bản đồng tình hưởng ứng."
    folded = "".join(section(n, f"{n}. Phần {n} của bài", f"<p>{TEXT}</p><p>{MORE}</p>") for n in (1, 2, 3))
    got = article(f"{HEAD}<div class=post-content><p><strong>{LEAD}</strong></p><p>{above}</p><div class=accordion>{folded}</div></div>")
    assert got.sapo == LEAD
    assert got.body.split("\n\n")[:3] == [above, "1. Phần 1 của bài", TEXT]


def test_other_buttons_are_no_text() -> None:
    assert toggles.opened(b"<button type=button data-toggle=modal>Gui</button>") == b"<button type=button data-toggle=modal>Gui</button>"
    assert article(f"{HEAD}<div>{BODY}<p><button data-bs-toggle=modal>Gửi phản hồi</button></p></div>").body.split("\n\n") == [TEXT, MORE]


def test_lists_in_tabs_that_buttons_open() -> None:
    def pane(name: str, number: int) -> str:
        items = "".join(
            f"<li><a href=/tin-tuc/bai-so-{number}{n}.html>Hội nghị giao ban công tác dân vận lần thứ {number}{n}</a>" for n in "123"
        )
        return f"<div class=tab-pane id={name}><ul>{items}</ul></div>"

    tabs = (
        "<ul class=nav><li><button data-bs-toggle=tab data-bs-target='#moi'>Tin mới</button>"
        "<li><button data-bs-toggle=tab data-bs-target='#xem'>Xem nhiều</button></ul>"
    )
    got = article(f"<div>{HEAD}<div>{BODY}</div></div><div>{tabs}<div class=tab-content>{pane('moi', 1)}{pane('xem', 2)}</div></div>")
    assert [(link.block, link.url.rpartition("/")[2]) for link in got.links] == [("latest", f"bai-so-1{n}.html") for n in "123"]


@pytest.mark.parametrize(
    ("large", "small", "taken"),
    [
        ("/uploads/images/le-hoi_1.png", "/uploads/_thumbs/Images/le-hoi_1.png", True),
        ("/wp-content/uploads/le-hoi.jpg", "/wp-content/uploads/le-hoi-150x150.jpg", True),
        ("/wp-content/uploads/le-hoi.jpg", "/wp-content/uploads/le-hoi-768x512.jpg", False),
        ("/anh/khac.jpg", "/anh/le-hoi.jpg", False),
        ("/tin-tuc/anh-le-hoi.html", "/anh/le-hoi.jpg", False),
    ],
)
def test_the_photo_that_a_thumbnail_leads_to(large: str, small: str, taken: bool) -> None:
    photo = f"<div><a href={large} data-lightbox=a><img src={small} width=600></a></div>"
    images = article(f"{HEAD}<div>{BODY}{photo}<p>{MORE}</p></div>").images
    host = URL[: URL.index("/", 8)]
    if taken:
        assert [(image.url, image.renditions) for image in images] == [(host + large, [host + small])]
    else:
        assert all(image.url == host + small for image in images)


def test_a_file_that_can_be_looked_at_too_is_one() -> None:
    row = "<tr><td>1<td>Kế hoạch giữ rừng năm 2023<td><a href=/xem-van-ban?file=812-0>Xem</a><td><a href=/files/kh-12.doc>Tải về</a>"
    got = article(f"{HEAD}<div>{BODY}</div><div class=file-attach><div>Tài liệu đính kèm</div><table>{row}</table></div>")
    assert [(file.url.rpartition("/")[2], file.title) for file in got.attachments] == [("kh-12.doc", "Kế hoạch giữ rừng năm 2023")]


def test_days_of_a_timetable_are_no_publish_date() -> None:
    rows = "<tr><td>08/8/2020<td>SÁNG<td>Họp cán bộ coi thi tại điểm thi</tr><tr><td>09/8/2020<td>SÁNG<td>Thi môn Ngữ văn</tr>"
    got = article(f"<h1>{TITLE}</h1><div>{BODY}<table>{rows}</table><p>{MORE}</p></div>")
    assert got.published_raw is None
    assert "08/8/2020 | SÁNG | Họp cán bộ coi thi tại điểm thi" in got.body


def test_plain_lines_below_photos_that_all_end_without_a_mark() -> None:
    captions = [
        "Xoài Đắk Mil đã đăng ký bảo hộ nhãn hiệu",
        "Rau sạch ở thôn Trung Nghĩa được thương lái tới tận vườn mua",
        "Con đường mới qua bản Pá Lau dài hơn hai cây số",
    ]
    photos = [f"<p>{PHOTO.format(n)}</p><p>{caption}</p><p>{MORE}</p>" for n, caption in enumerate(captions)]
    got = article(f"{HEAD}<div><p>{TEXT}</p>{''.join(photos)}</div>")
    assert [image.caption for image in got.images] == captions
    assert captions[0] not in got.body


def test_plain_headings_below_two_photos_are_text() -> None:
    headings = ["Hiệu quả bước đầu từ mô hình giữ rừng", "Nhân rộng mô hình ra các bản vùng cao"]
    photos = [f"<p>{PHOTO.format(n)}</p><p>{heading}</p><p>{MORE}</p>" for n, heading in enumerate(headings)]
    got = article(f"{HEAD}<div><p>{TEXT}</p>{''.join(photos)}</div>")
    assert all(heading in got.body for heading in headings)


def test_a_caption_with_a_drawn_photo() -> None:
    got = article(f"{HEAD}<div><p>{TEXT}</p><p>{PHOTO.format(1)}</p><p>Bà con đi tuần rừng. (Ảnh minh họa)</p><p>{MORE}</p></div>")
    assert got.images[0].caption == "Bà con đi tuần rừng. (Ảnh minh họa)"


def test_the_mark_of_a_trail_is_no_part_of_the_title() -> None:
    assert article(f"<h1>&gt; {TITLE}</h1><div>12/07/2023</div><div>{BODY}</div>").title == TITLE


def test_keywords_of_a_study_are_part_of_its_text() -> None:
    keywords = "Từ khóa: giữ rừng; hương ước; đồng thuận xã hội."
    got = article(f"{HEAD}<div><p><b>{LEAD}</b></p><p><b>Từ khóa:</b>{keywords[8:]}</p><p>{TEXT}</p><p>{MORE}</p></div>")
    assert got.body.split("\n\n") == [keywords, TEXT, MORE]
    behind = article(f"{HEAD}<div>{BODY}<p>{keywords}</p></div>")
    assert behind.body.split("\n\n") == [TEXT, MORE]


def test_a_headed_article_with_many_files_is_one() -> None:
    files = "".join(f"<p><a href=/files/kh-{n}.pdf>Phụ lục {n} của kế hoạch</a></p>" for n in range(8))
    reading = article(f"<h1>{TITLE}</h1><div>{BODY}{files}</div>")
    assert len(reading.attachments) == 8


def test_a_larger_thumbnail_is_no_photo_of_a_larger_one() -> None:
    photo = "<div><a href=/uploads/le-hoi-150x150.jpg><img src=/uploads/le-hoi.jpg width=600></a></div>"
    images = article(f"{HEAD}<div>{BODY}{photo}<p>{MORE}</p></div>").images
    assert [image.url.rpartition("/")[2] for image in images] == ["le-hoi.jpg"]


def test_a_file_looked_at_beside_another_one_is_kept() -> None:
    row = "<tr><td><a href=/Download.aspx?id=5>Xem file</a><td><a href=/files/phu-luc.pdf>Phụ lục kèm theo</a>"
    got = article(f"{HEAD}<div>{BODY}</div><div class=file-attach><div>Tài liệu đính kèm</div><table>{row}</table></div>")
    assert {file.url.rpartition("/")[2] for file in got.attachments} == {"Download.aspx?id=5", "phu-luc.pdf"}


def test_steps_and_headings_below_many_photos_are_text() -> None:
    headings = ["Về công tác dân vận chính quyền", "Về nhiệm vụ thời gian tới của huyện", "Về giải pháp giữ rừng ở các bản"]
    photos = "".join(f"<p>{PHOTO.format(n)}</p><p>{heading}</p><p>{MORE}</p>" for n, heading in enumerate(headings))
    assert all(heading in article(f"{HEAD}<div><p>{TEXT}</p>{photos}</div>").body for heading in headings)
