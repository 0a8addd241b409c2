"""Pages about the site and its owner, such as intro, contact, search and timetable, by address and title."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from danvan_crawler.extract.dom import Doc
from danvan_crawler.extract.folding import plain
from danvan_crawler.extract.meta import Meta
from danvan_crawler.extract.patterns import begins

_BOXES = 5
STATIC_TITLE = begins(
    r"gioi thieu(?: chung| ve| co quan)?",
    r"lien he",
    r"so do (?:trang|site|web|to chuc)",
    r"co cau to chuc",
    r"to chuc bo may",
    r"chuc nang(?: va)? nhiem vu",
    r"(?:thuong truc|ban thuong vu|ban chap hanh|ban lanh dao|lanh dao ban)"
    r"(?: (?:tinh|huyen|thanh|thi|dang) uy| dang bo (?:tinh|huyen|thanh pho|thi xa|xa|phuong))?$",
    r"lanh dao (?:ban )?qua cac thoi ky$",
    r"chuc nang",
    r"thu vien (?:video|anh|hinh anh|media)",
    r"video(?: clips?| clip)?$",
    r"videos$",
    r"tim kiem",
    r"ket qua tim kiem",
    r"tim$",
    r"dang nhap",
    r"dang ky",
    r"lich cong tac",
    r"lich (?:tiep|lam viec|tuan)",
    r"danh ba",
    r"gop y$",
    r"hoi (?:va )?dap(?! (?:ve|lien quan) )",
    r"faq",
    r"rss",
    r"about(?: us)?$",
    r"contact(?: us)?$",
    r"sitemap",
    r"site map",
    r"search",
    r"login",
    r"privacy policy",
    r"terms",
    r"ban do (?:trang|site)",
    r"album",
    r"phat thanh",
    r"truyen hinh truc tuyen",
    r"tag ",
    r"tu khoa",
    r"chu de$",
    r"tac gia ",
    r"author",
    r"tham do",
    r"binh chon",
    r"dieu khoan",
    r"chinh sach bao mat",
    r"lien ket",
    r"thong ke truy cap",
    r"ban bien tap$",
    r"loi(?: he thong)?$",
    r"error",
    r"thong bao loi",
    r"index of",
    r"in bai viet$",
    r"dau moi",
    r"quang cao$",
)
# Those who lead the owner, where a page's own title says nothing else: a section may be called so too.
_LEADERS = re.compile(
    r"(?:ban )?(?:thuong truc|thuong vu|chap hanh|lanh dao)(?: ban| so)?"
    r"(?: (?:tinh|huyen|thanh|thi|dang) uy| (?:dang bo|uy ban mttq|ubmttq|mttq|hoi|lien doan lao dong|cong doan)"
    r"(?: viet nam)?(?: (?:tinh|huyen|thanh pho|thi xa|xa|phuong))?)?(?: (?:khoa|nhiem ky) [ivxl\d -]+)?"
)
_ROOTS, _PAGE_ID = ("", "/", "/index.php"), re.compile(r"page_id=\d+")
_STATIC_PATH = re.compile(
    r"/(?:[^/]*-)?(?:gioi-thieu(?:-chung)?|gioithieu\w*|lien-he|lienhe|about(?:-us)?|contact(?:-us)?|so-do(?:-trang)?|sitemap|"
    r"sodo(?:tochuc|trang|web)?|cocautochuc|tochucbomay|thuvien(?:anh|hinhanh|video)|co-cau-to-chuc|to-chuc-bo-may|tim-kiem|timkiem|search|seek|thu-vien-(?:video|anh|hinh-anh)|video(?:s|clips?|-clips?)?|"
    r"dang-nhap|login|lich-cong-tac|album|rss|feed)"
    r"(?:-[a-z]?\d+)?(?:/tabid/\d+(?:/default)?)?(?:\.\w{2,5})?/?$|/component/search|gioithieu|"
    r"/(?:hoi-dap|hoidap|faqs?)/\d+/?$|"  # a citizen's question, of the commune's list
    r"/(?:he-thong-)?van-ban(?:-(?:phap-(?:luat|quy)|chi-dao(?:-dieu-hanh)?|moi))?(?:\.\w{2,5})?/?$",
    re.I,
)
_SCHEDULE = re.compile(r"lich (?:cong tac|tiep|lam viec) .*\b(?:tuan|thang|quy|ngay) \d")
_HEADLINE = 6  # words


def static_page(url: str, meta: Meta, title: str, above: str = "") -> bool:
    """Intro, contact, search, video and such pages, by address or title, or by the heading right `above` what was taken for the title."""
    address = urlsplit(url)
    if _STATIC_PATH.search(unquote(address.path)):
        return True
    if address.path in _ROOTS and _PAGE_ID.fullmatch(address.query):
        return True  # what WordPress calls a page is no post
    for text in (title, above, meta.og_title, meta.title):
        head = plain(text)
        if head and STATIC_TITLE.match(head) and len(head) < 60:
            return True
    return any(_LEADERS.fullmatch(plain(text)) for text in (title, meta.og_title))


def heading_above(doc: Doc, line: int) -> str:
    """The heading right above a line: <h2>Liên hệ</h2> above the office's name, which is also the <title> of every page; "" if none is. One at
    the end of the column beside, above a form, is not meant."""
    near = (node for node in doc.heads if 0 <= doc.low[node] < line <= doc.low[node] + 2)
    return next((doc.text(node) for node in near if doc.within(doc.lines[line].node, doc.up(node, limit=_BOXES)[-1])), "")


def is_long_headline(title: str) -> bool:
    """Whether a title that begins as that of a static page may be a headline all the same: "Đăng ký hiến máu tình nguyện ở Nà Phặc", and not
    "Lịch công tác tuần 42 của Thường trực Huyện ủy"."""
    return title.count(" ") >= _HEADLINE - 1 and not _SCHEDULE.match(plain(title))
