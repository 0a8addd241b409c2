"""A page of the seed's form with the seed's facts, crawled and derived: people, offices, roles, and the bounds of its date.

The page is written here; the names, offices, roles, neighbours and dates are facts of a public page of 30 December 2020.
"""

import pytest
from itemadapter import ItemAdapter

from danvan_crawler.archive.derive import derive
from danvan_crawler.archive.export import article_rows
from danvan_crawler.archive.jobs import ArticleRecord, CaptureJob, PageJob, StartRunJob
from danvan_crawler.archive.session import Archive
from danvan_crawler.archive.writer import Writer
from danvan_crawler.items import Page
from danvan_crawler.paths import now
from danvan_crawler.replay import read
from danvan_crawler.sites.urls import resource_key

URL = "http://danvan-tinh.example/hoi-nghi-truong-ban-dan-van-toan-quoc-c215310.html"
TITLE = "Hội nghị Trưởng Ban Dân vận toàn quốc bàn nhiệm vụ năm 2021"
PARAGRAPHS = (
    "Chiều 30/12, tại Hà Nội, Hội nghị Trưởng Ban Dân vận toàn quốc được tổ chức nhằm triển khai nhiệm vụ năm 2021. Đồng chí Trương Thị Mai, "
    "Ủy viên Bộ Chính trị, Bí thư Trung ương Đảng, Trưởng Ban Dân vận Trung ương chủ trì Hội nghị.",
    "Đồng chủ trì Hội nghị có đồng chí Điểu K’ré, Ủy viên Trung ương Đảng, Phó Trưởng Ban thường trực Ban Dân vận Trung ương; Nguyễn Hồng Lĩnh, "
    "Ủy viên Trung ương Đảng, Phó Trưởng Ban Dân vận Trung ương và các đồng chí Phó Trưởng Ban: Nguyễn Phước Lộc, Nguyễn Lam, Bùi Tuấn Quang, "
    "Đỗ Văn Phới.",
    "Cùng dự Hội nghị có đồng chí Hầu A Lềnh, Ủy viên Trung ương Đảng, Phó Chủ tịch - Tổng Thư ký Ủy ban Trung ương MTTQ Việt Nam; đại diện lãnh "
    "đạo các tổ chức chính trị - xã hội.",
    "Thay mặt lãnh đạo Ban, đồng chí Nguyễn Lam, Phó Trưởng Ban trình bày nhiệm vụ năm 2021, trong đó có việc sơ kết Kết luận số 120-KL/TW, "
    "ngày 07/01/2016 của Bộ Chính trị (khóa XI) và tổng kết Quyết định số 290-QĐ/TW, ngày 25/02/2010 của Bộ Chính trị (khóa X).",
    "Đồng chí Hầu A Lềnh, Ủy viên Trung ương Đảng, Phó Chủ tịch - Tổng Thư ký Ủy ban Trung ương MTTQ Việt Nam khẳng định công tác phối hợp đã đi "
    "vào chiều sâu.",
    "Theo đồng chí Nguyễn Thị Phong Vũ, Ủy viên Ban Thường vụ Tỉnh ủy, Trưởng Ban Dân vận Tỉnh ủy, Chủ tịch Ủy ban MTTQ Việt Nam tỉnh Bình Định, "
    "địa phương đã vượt qua một năm nhiều thiên tai.",
    "Nói về khó khăn của đô thị lớn, đồng chí Nguyễn Hữu Hiệp, Ủy viên Ban Thường vụ Thành ủy, Trưởng Ban Dân vận Thành ủy thành phố Hồ Chí Minh "
    "kiến nghị sớm sửa đổi quy chế. Còn đồng chí Nguyễn Văn Phú, Uỷ viên Ban Thường vụ, Trưởng Ban Dân vận Tỉnh uỷ Hải Dương đề nghị mở thêm lớp "
    "tập huấn.",
    "Phát biểu kết luận Hội nghị, đồng chí Trương Thị Mai, Ủy viên Bộ Chính trị, Bí thư Trung ương Đảng, Trưởng Ban Dân vận Trung ương ghi nhận kết "
    "quả của năm 2020. Đồng chí Trương Thị Mai nhấn mạnh việc nắm tình hình nhân dân.",
)
RELATED = (
    ("Đồng chí Phạm Tất Thắng nhận nhiệm vụ Phó Trưởng Ban Dân vận Trung ương", "13/05/2021"),
    ("Trưởng Ban Dân vận Trung ương Bùi Thị Minh Hoài tiếp xúc cử tri", "10/05/2021"),
    ("Thông báo quyết định về công tác cán bộ", "09/04/2021"),
    ("Tổng kết công tác dân vận nhiệm kỳ", "31/12/2020"),
    ("Giao ban với các đoàn thể", "29/12/2020"),
    ("Thông báo kết quả hội nghị lần thứ 14", "25/12/2020"),
)
LATEST = (
    ("Phòng, chống dịch tại huyện Yên Mỹ", "21/06/2021"),
    ("Tổng kết công tác bầu cử tỉnh", "18/06/2021"),
    ("Bài phát biểu của đồng chí Trần Quốc Văn, Chủ tịch UBND tỉnh", "18/06/2021"),
    ("Nâng cao chất lượng kiểm tra, giám sát", "18/06/2021"),
    ("Đảng ủy Quân sự tỉnh ra nghị quyết", "17/06/2021"),
    ("Khoái Châu tổng kết bầu cử", "17/06/2021"),
)
OFFICES = {
    "Trương Thị Mai": ("chair", ["Ủy viên Bộ Chính trị", "Bí thư Trung ương Đảng", "Trưởng Ban Dân vận Trung ương"]),
    "Điểu K’ré": ("chair", ["Ủy viên Trung ương Đảng", "Phó Trưởng Ban thường trực Ban Dân vận Trung ương"]),
    "Nguyễn Hồng Lĩnh": ("chair", ["Ủy viên Trung ương Đảng", "Phó Trưởng Ban Dân vận Trung ương"]),
    "Nguyễn Phước Lộc": ("chair", ["Phó Trưởng Ban"]),
    "Nguyễn Lam": ("chair", ["Phó Trưởng Ban"]),
    "Bùi Tuấn Quang": ("chair", ["Phó Trưởng Ban"]),
    "Đỗ Văn Phới": ("chair", ["Phó Trưởng Ban"]),
    "Hầu A Lềnh": ("speak", ["Ủy viên Trung ương Đảng", "Phó Chủ tịch - Tổng Thư ký Ủy ban Trung ương MTTQ Việt Nam"]),
    "Nguyễn Thị Phong Vũ": (
        "speak",
        ["Ủy viên Ban Thường vụ Tỉnh ủy", "Trưởng Ban Dân vận Tỉnh ủy", "Chủ tịch Ủy ban MTTQ Việt Nam tỉnh Bình Định"],
    ),
    "Nguyễn Hữu Hiệp": ("speak", ["Ủy viên Ban Thường vụ Thành ủy", "Trưởng Ban Dân vận Thành ủy thành phố Hồ Chí Minh"]),
    "Nguyễn Văn Phú": ("speak", ["Uỷ viên Ban Thường vụ", "Trưởng Ban Dân vận Tỉnh uỷ Hải Dương"]),
}


def block(heading, rows, first_id):
    items = "".join(
        f'<p>• <a href="/tin-{first_id + i}-c{first_id + i}.html">{title}</a> <span>({day})</span></p>'
        for i, (title, day) in enumerate(rows)
    )
    return f'<div class="khoi"><div class="tieudekhoi">{heading}</div>{items}</div>'


@pytest.fixture(scope="module")
def page():
    body = "".join(f'<p align="justify">{text}</p>' for text in PARAGRAPHS[1:])
    html = f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>{TITLE}</title></head><body>
<div id="banner"><a href="/">Trang chủ</a></div><div class="ngay">Thứ hai, 21/06/2021 | 09:00</div>
<div id="main"><div class="tieude">{TITLE}</div><div class="noidung"><p align="justify">{PARAGRAPHS[0]}</p>
<div align="center"><img src="/Images/2020/hoi-nghi.jpg" width="500"><div>{TITLE}</div><div>Toàn cảnh Hội nghị</div></div>{body}
<p align="right"><b>Nguồn: Danvan.vn</b></p></div>{block("Bài viết khác", RELATED, 215400)}{block("Các bài mới nhất", LATEST, 215500)}</div>
<div id="footer"><p>Website Ban Dân vận Tỉnh</p><p>Giấy phép số: 17/GP-TTĐT cấp ngày 28 tháng 12 năm 2017</p>
<p>Trưởng ban biên tập: Đ/c Quách Thị Hương - Ủy viên Ban Thường vụ, Trưởng ban Dân vận Tỉnh ủy</p><p>Điện thoại: 0221.3863.577</p>
<p>Hôm nay411 Hôm qua2,124 Tuần này10,369</p></div></body></html>"""
    return Page(url=URL, body=html.encode(), content_type="text/html; charset=utf-8", fetched_at=now())


@pytest.fixture(scope="module")
def article(page):
    [article] = read(page).articles
    return article


def test_body_caption_source_and_lists(article):
    assert article.title == TITLE
    assert article.source == "Danvan.vn"
    assert [image.caption for image in article.images] == ["Toàn cảnh Hội nghị"]
    assert article.published is None
    text = article.body if article.sapo is None else f"{article.sapo}\n\n{article.body}"
    assert text == "\n\n".join(PARAGRAPHS)
    assert [(link.block, link.date) for link in article.links] == [
        *(("related", f"{day[6:]}-{day[3:5]}-{day[:2]}") for _, day in RELATED),
        *(("latest", f"{day[6:]}-{day[3:5]}-{day[:2]}") for _, day in LATEST),
    ]


def test_the_eleven_participants_their_twenty_offices_and_roles(article):
    people = [person for person in article.participants if person.role != "mentioned"]
    assert {person.name: (person.role, [position.raw for position in person.positions]) for person in people} == OFFICES
    assert sum(len(person.positions) for person in people) == 20
    roles = {person.name: set(person.roles) for person in people}
    assert roles["Trương Thị Mai"] == {"chair", "speak"}
    assert roles["Nguyễn Lam"] == {"chair", "speak"}
    assert roles["Hầu A Lềnh"] == {"speak", "attend"}


def test_the_four_who_were_not_there(article):
    names = {person.name for person in article.participants}
    assert names.isdisjoint({"Quách Thị Hương", "Phạm Tất Thắng", "Bùi Thị Minh Hoài", "Trần Quốc Văn"})


def test_cited_documents(article):
    assert [(doc.number, doc.date) for doc in article.cited_documents] == [("120-KL/TW", "2016-01-07"), ("290-QĐ/TW", "2010-02-25")]


def test_the_bounds_of_its_date_are_derived(page, article, tmp_path):
    archive = Archive(f"sqlite:///{tmp_path / 'archive.sqlite3'}")
    archive.upgrade()
    key = resource_key(URL)
    with Writer(archive) as writer:
        run = writer.submit(StartRunJob("seed", "seed", "crawl", "test")).result().run_id
        writer.submit(CaptureJob("seed", run, URL, key, "page", "<urn:uuid:1>", page.fetched_at, status=200)).result()
        record = ArticleRecord(key, ItemAdapter(article).asdict(), {link.url: resource_key(link.url) for link in article.links})
        writer.submit(PageJob("seed", run, URL, key, "<urn:uuid:1>", "article", articles=[record])).result()
    derive(archive)
    [row] = article_rows(archive, URL)
    assert row["published"] is None
    assert (row["published_bounds"]["lo"], row["published_bounds"]["hi"]) == ("2020-12-30", "2020-12-31")
    assert row["published_bounds"]["method"]
    assert row["event_dates"] == [{"raw": "Chiều 30/12", "iso": "2020-12-30"}]
