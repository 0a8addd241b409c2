"""Articles whose text stands in the JSON of a page alone, as HTML or as the blocks of an editor, behind boxes that the page does print."""

from __future__ import annotations

import json
from typing import Any

import pytest

from danvan_crawler.extract import extract
from danvan_crawler.extract.cms import blocks
from danvan_crawler.items import Article, Page, Reading

TITLE = "Hiệu quả mô hình “Bữa cơm nghĩa tình” ở bản Phiêng Lạn"
SLUG = "hieu-qua-mo-hinh-bua-com-nghia-tinh-o-ban-phieng-lan"
URL = f"https://mau.example.vn/{SLUG}-61220.html"
TEXT = "Sau hai năm, bếp ăn của chi hội phụ nữ bản đã nấu hơn 3.000 suất cơm cho người già neo đơn, học sinh trọ học xa nhà."
MORE = "Mỗi tuần, bà con góp gạo, rau và công sức; ai bận việc nương thì gửi con em thay mình."
OTHERS = [f"Hội nghị giao ban công tác dân vận quý {number} năm 2023" for number in ("một", "hai", "ba", "bốn")]


def page(content: Any, title: str = TITLE, url: str = URL, **more: Any) -> Reading:
    article = {"id": 61220, "title": title, "slug": SLUG, "publishedAt": "2023-04-13T01:10:00.000Z", "content": content, **more}
    data = json.dumps({"props": {"pageProps": {"article": article}}, "page": "/[slug]"}, ensure_ascii=False)
    box = "".join(f"<li><a href='/giao-ban-{n}-6121{n}.html'>{other}</a></li>" for n, other in enumerate(OTHERS))
    body = f"<div aria-busy=true><p>Đang tải...</p></div><aside><h3>Mới nhất</h3><ul>{box}</ul></aside><footer>Trang Mẫu</footer>"
    head = f"<title>{TITLE} | Trang Mẫu</title><meta property='og:title' content='{TITLE}'>"
    script = f"<script id=__NEXT_DATA__ type='application/json'>{data}</script>"
    return extract(Page(url, f"<html lang=vi><head>{head}</head><body>{body}{script}</body></html>".encode(), "text/html; charset=utf-8"))


def test_the_text_behind_a_spinner_and_boxes_of_links() -> None:
    got = page(f"<p>{TEXT}</p><p>{MORE}</p>", authorName="Hạnh Dung", category={"name": "Dân vận khéo"})
    assert got.kind == "article", got.reason
    article = got.articles[0]
    assert (article.title, article.author, article.section) == (TITLE, "Hạnh Dung", "Dân vận khéo")
    assert article.body.split("\n\n") == [TEXT, MORE] and article.published_raw == "2023-04-13T01:10:00.000Z"
    assert {link.title for link in got.links} >= set(OTHERS)
    assert [(link.block, link.title) for link in article.links] == [("latest", other) for other in OTHERS]


def test_blocks_of_an_editor_are_read_as_the_text() -> None:
    content = {
        "time": 1700000000000,
        "blocks": [
            {"type": "paragraph", "data": {"text": f"{TEXT} <i>Ai cũng vui</i>."}},
            {"type": "header", "data": {"text": "Góp gạo nấu chung", "level": 3}},
            {"type": "image", "data": {"file": {"url": "/anh/bep.jpg"}, "caption": "Bà con nấu cơm ở nhà văn hóa bản"}},
            {
                "type": "list",
                "data": {"style": "unordered", "items": ["Chi hội phụ nữ góp gạo;", {"content": "Đoàn viên chở củi.", "items": []}]},
            },
            {"type": "table", "data": {"withHeadings": True, "content": [["Bản", "Số suất"], ["Phiêng Lạn", "3.000"]]}},
            {"type": "attaches", "data": {"file": {"url": "/tep/danh-sach.pdf"}, "title": "Danh sách hộ được giúp"}},
            {"type": "paragraph", "data": {"text": MORE}},
        ],
    }
    article = page(content).articles[0]
    assert article.body.split("\n\n") == [
        f"{TEXT} Ai cũng vui.",
        "Góp gạo nấu chung",
        "Chi hội phụ nữ góp gạo;",
        "Đoàn viên chở củi.",
        "Bản | Số suất",
        "Phiêng Lạn | 3.000",
        MORE,
    ]
    assert [(image.url, image.caption) for image in article.images] == [
        ("https://mau.example.vn/anh/bep.jpg", "Bà con nấu cơm ở nhà văn hóa bản")
    ]
    assert [file.title for file in article.attachments] == ["Danh sách hộ được giúp"]


def test_a_list_that_comes_with_the_texts_of_its_articles_stays_one() -> None:
    assert page(f"<p>{TEXT}</p><p>{MORE}</p>", title="Hội nghị giao ban công tác dân vận quý một").kind == "listing"
    assert page(f"<p>{TEXT}</p><p>{MORE}</p>", url="https://mau.example.vn/").kind == "listing"


@pytest.mark.parametrize(
    ("content", "html"),
    [
        ([{"type": "paragraph", "children": [{"text": "Một < hai "}, {"text": "đậm", "bold": True}]}], "<p>Một &lt; hai <b>đậm</b></p>"),
        ([{"type": "p", "children": [{"type": "a", "url": "/x", "children": [{"text": "Xem"}]}]}], '<p><a href="/x">Xem</a></p>'),
        ({"type": "doc", "content": [{"type": "paragraph", "content": [{"type": "text", "text": "Chữ"}]}]}, "<p>Chữ</p>"),
        ({"root": {"children": [{"type": "heading", "children": [{"text": "Mục"}]}]}}, "<h3>Mục</h3>"),
        ({"blocks": [{"type": "unstyled", "text": "Chữ", "data": {}}], "entityMap": {}}, "<p>Chữ</p>"),
        ({"blocks": [{"type": "raw", "data": {"html": "<p>Chữ</p>"}}, {"type": "delimiter", "data": {}}]}, "<p>Chữ</p>"),
        ({"blocks": [{"type": "linkTool", "data": {"link": "/y", "meta": {"title": "Tin"}}}]}, '<p><a href="/y">Tin</a></p>'),
        ({"blocks": [{"type": "image", "data": {"file": None}}, {"type": "list", "data": {"items": None}}]}, "<ul></ul>"),
        ({"blocks": [{"type": "table", "data": {"content": "x"}}]}, "<table></table>"),
        ({"blocks": None}, ""),
        (["chữ"], ""),
        ("chữ", ""),
        (None, ""),
        ({}, ""),
    ],
)
def test_blocks_of_other_editors(content: Any, html: str) -> None:
    assert blocks.as_html(content) == html


def test_blocks_without_end() -> None:
    inner: dict[str, Any] = {"text": "Đáy"}
    for _ in range(500):
        inner = {"type": "quote", "children": [inner]}
    assert blocks.as_html([inner]) == ""


def test_rows_of_the_app_router_whose_heads_are_pushed_apart_from_their_texts() -> None:
    text = f"<p>{TEXT}</p>\n\n<p>{MORE}</p>"
    other = {"title": OTHERS[0], "slug": "giao-ban-quy-mot", "publishedAt": "2023-02-01T01:00:00.000Z"}
    files = [{"originalName": "Kế hoạch số 12", "path": "/api/v1/upload/files/cf37c4.pdf"}]
    blog = {
        "title": TITLE,
        "slug": SLUG,
        "content": "$18",
        "description": "",
        "categories": [{"name": "Điển hình dân vận", "parent": None}],
    }
    data = {"blog": blog | {"publishedAt": "2023-03-23T07:28:04.052Z", "files": files}, "sameCategory": [other]}
    row = "6:" + json.dumps(["$", "main", None, {"children": [["$", "$L10", None, data]]}], ensure_ascii=False) + "\n"
    pushed = [f"18:T{len(text.encode()):x},", text, row, "9:null\n"]
    scripts = "".join(f"<script>self.__next_f.push([1,{json.dumps(part)}])</script>" for part in pushed)
    box = f"<aside><h3>Mới nhất</h3><ul><li><a href='/blogs/giao-ban-quy-mot'>{OTHERS[0]}</a><span>01/02/2023</span></li></ul></aside>"
    head = f"<title>{TITLE} | Trang Mẫu</title><meta property='og:title' content='{TITLE}'>"
    page = f"<html lang=vi><head>{head}</head><body><div id=blog-detail><p>Đang tải dữ liệu...</p></div>{box}{scripts}</body></html>"
    got = extract(Page(f"https://mau.example.vn/blogs/{SLUG}", page.encode(), "text/html; charset=utf-8")).articles[0]
    assert (got.platform, got.section, got.body.split("\n\n")) == ("nextjs", "Điển hình dân vận", [TEXT, MORE])
    assert [(file.title, file.url) for file in got.attachments] == [
        ("Kế hoạch số 12", "https://mau.example.vn/api/v1/upload/files/cf37c4.pdf")
    ]
    assert [(link.block, link.url.rpartition("/")[2]) for link in got.links] == [
        ("related", "giao-ban-quy-mot"),
        ("latest", "giao-ban-quy-mot"),
    ]


def test_hints_between_the_rows_and_a_printed_lead_alone() -> None:
    text = f'<p style="text-align:justify;">{TEXT}</p><p style="text-align:right;"><strong>Hạnh Dung</strong></p>'
    lead = "Bếp ăn của chi hội phụ nữ bản Phiêng Lạn đỏ lửa suốt hai năm qua nhờ gạo, rau và công sức của bà con, không một ngày nào ngơi nghỉ."
    blog = {"_id": "67af8", "title": TITLE, "slug": SLUG, "description": lead, "content": "$12", "createdAt": "2023-03-23T07:28:04.052Z"}
    rows = [
        '1:"$Sreact.fragment"\n:HL["/_next/static/css/3f1a.css","style"]\n',
        f"12:T{len(text.encode()):x},",
        text,
        "5:" + json.dumps(["$", "$L10", None, {"blog": blog}], ensure_ascii=False) + "\n",
    ]
    scripts = "".join(f"<script>self.__next_f.push([1,{json.dumps(part)}])</script>" for part in rows)
    printed = f"<h1>{TITLE}</h1><div><span>Thứ Năm, 23/03/2023</span></div><p>{lead}</p><div class=animate-pulse></div>"
    page = f"<html lang=vi><head><title>{TITLE}</title></head><body><main>{printed}</main>{scripts}</body></html>"
    got = extract(Page(f"https://mau.example.vn/blogs/{SLUG}", page.encode(), "text/html; charset=utf-8")).articles[0]
    assert (got.sapo, got.body, got.author) == (lead, TEXT, "Hạnh Dung")


def behind_a_spinner(data: Any, url: str = URL, printed: str = "<p>Đang tải...</p>") -> Article:
    script = f"<script id=__NEXT_DATA__ type='application/json'>{json.dumps(data, ensure_ascii=False)}</script>"
    html = f"<html lang=vi><head><title>{TITLE}</title></head><body><main>{printed}</main>{script}</body></html>"
    reading = extract(Page(url, html.encode(), "text/html; charset=utf-8"))
    assert reading.kind == "article", reading.reason
    return reading.articles[0]


def blog(title: str = TITLE, slug: str = SLUG, **more: Any) -> dict[str, Any]:
    return {"title": title, "slug": slug, "publishedAt": "2023-04-13T01:10:00.000Z", **more}


def test_references_into_apollos_store() -> None:
    store = {
        "Post:3101": blog(content={"__typename": "RichText", "html": f"<p>{TEXT}</p><p>{MORE}</p>"}, category={"__ref": "Category:7"}),
        "Category:7": {"__typename": "Category", "name": "Dân vận khéo"},
        "Post:3102": blog(OTHERS[0], "giao-ban-quy-mot"),
        "ROOT_QUERY": {"post": {"__ref": "Post:3101"}, "related": [{"__ref": "Post:3102"}]},
    }
    got = behind_a_spinner({"props": {"pageProps": {"__APOLLO_STATE__": store}}}, f"https://mau.example.vn/{SLUG}")
    assert (got.section, got.body.split("\n\n")) == ("Dân vận khéo", [TEXT, MORE])
    assert [link.url for link in got.links] == ["https://mau.example.vn/giao-ban-quy-mot"]


def test_objects_that_point_at_each_other_end() -> None:
    store = {
        "Post:1": blog(content=f"<p>{TEXT}</p><p>{MORE}</p>", next={"__ref": "Post:2"}),
        "Post:2": blog(OTHERS[0], "hai", next={"__ref": "Post:1"}),
    }
    assert behind_a_spinner(store).title == TITLE


def test_the_rest_of_an_article_whose_title_and_lead_are_printed() -> None:
    sapo = "Bếp ăn của chi hội phụ nữ bản giúp người già neo đơn và học sinh trọ học có bữa cơm nóng mỗi cuối tuần."
    printed = f"<h1>{TITLE}</h1><p>Hạnh Dung - 08:10 13/04/2023</p><p><b>{sapo}</b></p><figure><img src='/anh/bep.jpg'></figure>"
    got = behind_a_spinner({"props": {"post": blog(content=f"<p>{TEXT}</p><p>{MORE}</p>" * 3)}}, printed=f"<article>{printed}</article>")
    assert (got.title, got.sapo, got.author) == (TITLE, sapo, "Hạnh Dung")
    assert got.body.split("\n\n") == [TEXT, MORE] * 3 and [image.url[-7:] for image in got.images] == ["bep.jpg"]


def test_an_article_printed_whole_is_not_read_from_its_json() -> None:
    printed = f"<h1>{TITLE}</h1><p>13/04/2023</p><p>{TEXT}</p><p>{MORE}</p>"
    got = behind_a_spinner({"props": {"post": blog(content=f"<p>{TEXT}</p>")}}, printed=f"<article>{printed}</article>")
    assert got.platform != "nextjs" and got.body.split("\n\n") == [TEXT, MORE]


def test_others_of_the_apps_router_and_what_is_most_read() -> None:
    """As a blog with `/blogs/<slug>-<_id>` and react-query keeps its lists: sections have names and slugs too."""
    own, other, section = "67f4a0308cc0e0a5f1626e9a", "6a8f35ec2a02352e32fc7bf1", "67f4cb9428beec5dd65d1b54"
    queries = {
        "menus": [{"_id": section, "name": "Nghiên cứu - Trao đổi", "slug": "nghien-cuu-trao-doi"}],
        "blog-detail": blog(_id=own, content=f"<p>{TEXT}</p><p>{MORE}</p>", penName="Ngọc Bích"),
        "blog-related": {"docs": [blog(OTHERS[0], "quy-mot", _id=other)]},
        "blog-most-view": {"docs": [blog(OTHERS[1], "quy-hai", _id=section)]},
    }
    state = {"queries": [{"state": {"data": {"data": data}}, "queryKey": [name, own]} for name, data in queries.items()]}
    got = behind_a_spinner({"props": {"pageProps": {"dehydratedState": state}}}, f"https://mau.example.vn/blogs/{SLUG}-{own}")
    assert got.author == "Ngọc Bích"
    assert [(link.block, link.url) for link in got.links] == [("related", f"https://mau.example.vn/blogs/quy-mot-{other}")]


def test_the_number_of_an_address_is_exchanged_beside_the_slug_and_not_in_it() -> None:
    data = {
        "post": blog(slug="bua-com-nghia-tinh", id=12, content=f"<p>{TEXT}</p><p>{MORE}</p>"),
        "related": [blog(OTHERS[0], "giao-ban-quy-12", id=7)],
    }
    got = behind_a_spinner(data, "https://mau.example.vn/tin-12/bua-com-nghia-tinh")
    assert [link.url for link in got.links] == ["https://mau.example.vn/tin-7/giao-ban-quy-12"]
