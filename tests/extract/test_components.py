"""What components of platforms print: publishing pages, display forms, portlets, introductions, templates of scripts, pagers without them."""

from __future__ import annotations

from danvan_crawler.sites import urls

from .village import BODY, MORE, PHOTO, TEXT, TITLE, article, read_page


def test_text_in_a_hidden_box_that_a_script_was_to_move_into_its_template() -> None:
    template = "<h1 ng-bind-html=news.Title>{{news.Title}}</h1><div class=noidung ng-bind-html='news.Content'></div>"
    item = "<ul><li><a href='/?NewsId=7'>Tập huấn nghiệp vụ dân vận năm 2013</a></li></ul>"
    others = f"<div id=ndOthers class=hide style='display:none'><h4>Các tin khác</h4>{item}</div>"
    fields = f"<div id=ndTitle>{TITLE}</div><div id=ndDate>04/03/2013 13:06</div><div id=ndContent>{BODY}</div>"
    data = f"<div id=ndData style='display:none;'>{fields}</div>"
    foot = "<div>Cơ quan chủ quản: UBND tỉnh Lam Sơn. Trưởng Ban Biên tập: Ông Nghiêm Xuân Đán, Phó Chánh Văn phòng UBND tỉnh</div>"
    page = f"<div>{template}{data}{others}</div>{foot}"
    url = "https://danvan.example/Pages/newsdetail.aspx?NewsId=20901"
    got = article(page, "<title>Chi tiết tin</title>", url)
    assert (got.title, got.published_raw, got.body.split("\n\n")) == (TITLE, "04/03/2013 13:06", [TEXT, MORE])
    assert [link.block for link in got.links] == ["related"]
    plain = page.replace("{{news.Title}}", "")
    assert read_page("<title>Chi tiết tin</title>", plain, url).kind != "article"  # nothing says that it was to be shown


def test_the_print_template_of_umbraco_is_a_view() -> None:
    assert urls.is_view("https://danvan.example/tin-tuc/ban-pa-lau-giu-rung/?alttemplate=PrintView")
    assert not urls.is_view("https://danvan.example/tin-tuc/ban-pa-lau-giu-rung/?alttemplate=Wide")


def test_the_description_of_a_publishing_page_of_sharepoint_and_the_room_that_signs_it() -> None:
    lead = "Chiều 11/2, Ban Tổ chức cuộc thi tỉnh Lam Sơn tổ chức lễ tổng kết và trao giải cho các bản."
    head = "<div class=date-line>Thứ tư, 13/02/2013, 07:19 [GMT+7]</div><div class=by-line><span>Phòng Chính sách</span></div>"
    summary = f"<div class=article-summary><div id=ctl00_PlaceHolderMain_Comments class=ms-rtestate-field>{lead}</div></div>"
    field = "ctl00_PlaceHolderMain_PageContent__ControlWrapper_RichHtmlField"
    text = f"<div class=article-content><div id={field} class=ms-rtestate-field>{BODY}</div></div>"
    got = article(f"<div><div class=article-title>{TITLE}</div>{head}{summary}{text}</div>")
    assert (got.sapo, got.author, got.body.split("\n\n")) == (lead, "Phòng Chính sách", [TEXT, MORE])


def test_services_beside_a_breadcrumb_are_no_sections() -> None:
    crumbs = "<a href='/'>Trang chủ</a> &gt; <a href='/tin'>Tin cơ sở</a> <a href='/login'>Đăng nhập</a>"
    assert article(f"<div class=breadcrumb>{crumbs}</div><h1>{TITLE}</h1><div>12/07/2023</div><div>{BODY}</div>").section == "Tin cơ sở"


def test_the_section_below_a_story_of_photos_is_no_link() -> None:
    photo = (
        "<p class=text-align-center><img src=/anh/{0}.jpg width=600 height=400></p><p class=text-align-center><em>Ảnh {0} của bản</em></p>"
    )
    field = (
        "<div class='field field--name-field-chuyen-muc'><div>Chuyên mục</div><div><a href='/dan-toc'>Dân tộc - Tôn giáo</a></div></div>"
    )
    text = f"<div class='field--name-body'>{''.join(map(photo.format, 'ab'))}<p>{TEXT}</p>{photo.format('c')}</div>"
    newer = "<div><a href='/dan-toc/bai-7'>Hình ảnh ra quân làm đường ở bản Pá Lau</a> <span>28/12/2025</span></div>"
    got = article(
        f"<article><h1>{TITLE}</h1><div>12/07/2023</div><div><div class=tom-tat>{MORE}</div>{text}{field}</div></article><h2>Tin mới hơn</h2>{newer}"
    )
    assert [link.url.rpartition("/")[2] for link in got.links] == ["bai-7"]


def test_an_introduction_is_the_text_where_nothing_follows() -> None:
    photo = f"<div style='text-align:center'>{PHOTO.format('a')}<br><span><strong><em>Bàn giao nhà ở bản Pá Lau</em></strong></span></div>"
    text = f"<div class=itemBody><div class=itemIntroText><p>{TEXT}</p>{photo}<p>{MORE}</p></div></div>"
    header = f"<h2 class=itemTitle>{TITLE}</h2><span class=itemDateCreated>12/07/2023</span>"
    got = article(f"<div id=k2Container class=itemView>{header}{text}</div>")
    assert (got.platform, got.sapo, got.body.split("\n\n")) == ("joomla", None, [TEXT, MORE])
    assert [image.caption for image in got.images] == ["Bàn giao nhà ở bản Pá Lau"]


def test_a_pager_for_browsers_without_scripts() -> None:
    items = "".join(f"<li><a href='/Lists/VanBan/DispForm.aspx?ID={n}'>Khối dân vận huyện giao ban quý {n}</a></li>" for n in range(12, 22))
    pager = (
        "<noscript><div class=lv-pager>Trang: <span>1</span> <a href='/Pages/DanhSach.aspx?l=VanBan&amp;PageIndex=2'>2</a></div></noscript>"
    )
    reading = read_page("<title>Văn bản</title>", f"<ul>{items}</ul>{pager}", "https://danvan.example/Pages/DanhSach.aspx?l=VanBan")
    assert reading.next_pages == ["https://danvan.example/Pages/DanhSach.aspx?l=VanBan&PageIndex=2"]


def test_files_in_a_display_form() -> None:
    cell = "<tr><td class=ms-formlabel><h3 class=ms-standardheader>{}</h3></td><td class=ms-formbody>{}</td></tr>"
    file = "<table><tr><td class=ms-vb><a href='/Lists/VanBan/Attachments/12/the-le.docx'>Thể lệ Cuộc thi viết về bản Pá Lau</a></td></tr></table>"
    fields = {"Tiêu đề": TITLE, "Nội dung": BODY, "Ngày đăng": "04/01/2014 11:26 SA", "Tác giả": "Hữu Trí", "Đính kèm": file}
    form = "".join(cell.format(*field) for field in fields.items())
    got = article(f"<table class=ms-formtable>{form}</table>", url="https://danvan.example/Lists/VanBan/DispForm.aspx?ID=12")
    assert [(file.title, file.url.rpartition("/")[2]) for file in got.attachments] == [
        ("Thể lệ Cuộc thi viết về bản Pá Lau", "the-le.docx")
    ]


def test_the_page_of_a_portlet_is_the_section() -> None:
    menu = "<ul><li><a href='/web/guest'>Trang chủ</a></li><li><a href='/web/guest/nguoi-tot'>Người tốt, việc tốt</a></li>"
    menu += "<li><a href='/web/guest/tin-tuc'>Tin tức - Sự kiện</a></li><li><a href='/web/guest/van-ban'>Văn bản chỉ đạo</a></li></ul>"
    url = "https://danvan.example/web/guest/nguoi-tot/-/asset_publisher/wY2kPe8RbN1s/content/ban-pa-lau-giu-rung-381227"
    assert article(f"{menu}<h1>{TITLE}</h1><div>(Ngày đăng: 15/04/2014)</div><div>{BODY}</div>", url=url).section == "Người tốt, việc tốt"
