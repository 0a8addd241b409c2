"""Small sites, each with its own form of pager and of article addresses, as small Vietnamese portals have them. All content is invented.

Every site has two sections of 14 articles in lists of five; its home page shows the two newest of each. `FORMS` names them all.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from tests.discovery.conftest import Pages

SECTIONS = ("Hoạt động cơ sở", "Dân vận khéo")
EACH, PER_PAGE, HOME = 14, 5, 2
LAST = -(-EACH // PER_PAGE)

_DEEDS = (
    "giao-ban|Giao ban công tác dân vận",
    "khao-sat|Khảo sát mô hình dân vận khéo",
    "doi-thoai|Đối thoại trực tiếp với nhân dân",
    "tap-huan|Tập huấn nghiệp vụ cho cán bộ khối vận",
    "tham-hoi|Thăm hỏi đồng bào vùng cao",
    "ky-ket|Ký kết chương trình phối hợp",
    "ra-quan|Ra quân làm đường liên thôn",
)
_PLACES = (
    "tan-giang|Tân Giang",
    "minh-lap|Minh Lập",
    "dong-khe|Đồng Khê",
    "phu-vinh|Phú Vinh",
    "an-lac|An Lạc",
    "hoa-son|Hòa Sơn",
    "binh-ly|Bình Lý",
)


@dataclass(frozen=True)
class Piece:
    """An article: its number counts from 1 over both sections, newest last."""

    number: int
    section: int
    slug: str
    title: str
    day: str

    @property
    def id(self) -> int:
        return 20480 + 7 * self.number


def pieces() -> list[Piece]:
    found = []
    for number in range(1, 2 * EACH + 1):
        deed, place = _DEEDS[number % len(_DEEDS)].split("|"), _PLACES[(number // len(_DEEDS) + number) % len(_PLACES)].split("|")
        section = (number - 1) % 2
        words = ("xa", "xã") if section else ("phuong", "phường")
        slug = f"{deed[0]}-tai-{words[0]}-{place[0]}-trong-{('quy-dau', 'quy-hai', 'quy-ba', 'quy-cuoi')[number // 8]}-nam-nay"
        title = f"{deed[1]} tại {words[1]} {place[1]} trong {('quý đầu', 'quý hai', 'quý ba', 'quý cuối')[number // 8]} năm nay"
        found.append(Piece(number, section, slug, title, f"{number % 27 + 1:02d}/{number // 3 + 1:02d}/2024"))
    assert len({piece.slug for piece in found}) == len(found)
    return found


Address = Callable[[Piece], str]
"""The address of an article."""


class Portal(Pages):
    """A site that a form builds; `expected` are the addresses of the articles that can be reached."""

    def __init__(self) -> None:
        super().__init__()
        self.all = pieces()
        self.expected: set[str] = set()
        self.lone: list[Piece] = []
        self.note = ""  # what the verdict of the run must say

    def of(self, section: int) -> list[Piece]:
        """The section's articles, newest first."""
        return [piece for piece in reversed(self.all) if piece.section == section]

    def shown(self, section: int, page: int) -> list[Piece]:
        """Those on a page of its list, counted from 1."""
        return self.of(section)[(page - 1) * PER_PAGE : page * PER_PAGE]

    def publish(self, address: Address, date: bool = True) -> None:
        """All article pages."""
        self.address, self.dated = address, date
        for piece in self.all:
            path = address(piece)
            self.expected.add(path)
            text = "".join(
                f"<p>{start} {piece.title.lower()}, các đồng chí cán bộ dân vận cơ sở đã trao đổi với bà con về {topic}, nêu những việc "
                f"đã làm được và những việc còn phải làm trong thời gian tới ở từng khu dân cư.</p>"
                for start, topic in (
                    ("Trong khuôn khổ", "đường liên thôn và nước sạch"),
                    ("Tiếp theo chương trình", "chuyển đổi cây trồng trên đất đồi"),
                    ("Kết thúc", "việc học của con em và nếp sống văn hóa"),
                )
            )
            self.html(
                path,
                f'{self.menu}<div class="detail"><h1>{piece.title}</h1><div class="date">Thứ ba, {piece.day} 08:30</div>'
                f'<div class="content">{text}</div></div><footer>Ban Dân vận Huyện ủy Mẫu</footer>',
                title=f"{piece.title} - Dân vận Mẫu",
            )

    menu = ""

    def sections(self, first: str, second: str) -> None:
        """The menu: call it before `publish`."""
        self.first = (first, second)
        links = "".join(f'<li><a href="{path}">{name}</a></li>' for path, name in zip(self.first, SECTIONS, strict=True))
        self.menu = f'<div class="menu"><ul><li><a href="/">Trang chủ</a></li>{links}<li><a href="/lien-he">Liên hệ</a></li></ul></div>'
        self.html("/lien-he", f"{self.menu}<h1>Liên hệ</h1><p>Điện thoại của cơ quan thường trực.</p>")

    def items(self, shown: list[Piece]) -> str:
        day = '<span class="day">({})</span>' if self.dated else "<!--{}-->"
        return "".join(
            f'<div class="item"><a href="{self.address(piece)}">{piece.title}</a> {day.format(piece.day)}</div>' for piece in shown
        )

    def home(self, head: str = "", extra: str = "") -> None:
        newest = "".join(f"<h2>{name}</h2>{self.items(self.of(n)[:HOME])}" for n, name in enumerate(SECTIONS))
        self.html("/", f"{self.menu}{newest}{extra}<footer>Ban Dân vận Huyện ủy Mẫu</footer>", head)

    def lists(self, page: Callable[[int, int], str], pager: Callable[[int, int], str], beyond: str = "404") -> None:
        """List pages at `page(section, number)`, each with `pager(section, number)`; the first also at the section's own address.

        `beyond` the end a server answers with its "first" page, its "last" one, or an "empty" one, each with a pager that goes on.
        """
        self.home()
        for section, first in enumerate(self.first):
            for number in range(1, LAST + 4):
                shown = {"first": 1, "last": LAST, "empty": 99}.get(beyond, 0) if number > LAST else number
                if shown:
                    body = f"{self.menu}<h1>{SECTIONS[section]}</h1>{self.items(self.shown(section, shown))}{pager(section, number)}"
                    self.html(page(section, number), body, title=SECTIONS[section])
            if page(section, 1) != first:
                self.routes[first] = self.routes[page(section, 1)]


def numbers(page: Callable[[int, int], str]) -> Callable[[int, int], str]:
    """A pager of numbers: 1 2 3."""
    return lambda section, here: (
        '<div class="phantrang">' + " ".join(f'<a href="{page(section, n)}">{n}</a>' for n in range(1, LAST + 1) if n != here) + "</div>"
    )


def following(page: Callable[[int, int], str], text: str = "Trang sau", endless: bool = False) -> Callable[[int, int], str]:
    """A pager that only goes on."""
    return lambda section, here: f'<a class="next" href="{page(section, here + 1)}">{text}</a>' if here < LAST or endless else ""


def plain(first: tuple[str, str], address: Address, page: Callable[[int, int], str], pager: Callable[[int, int], str], beyond: str = "404"):
    def build(portal: Portal) -> None:
        portal.sections(*first)
        portal.publish(address)
        portal.lists(page, pager, beyond)

    return build


MUC = ("/hoat-dong-co-so", "/dan-van-kheo")
FORMS: dict[str, Callable[[Portal], None]] = {}


def form(
    name: str, first: tuple[str, str], address: Address, page: Callable[[int, int], str], pager=numbers, beyond: str = "404", **how
) -> None:
    FORMS[name] = plain(first, address, page, pager(page, **how), beyond)


form("query-page", MUC, lambda p: f"/{p.slug}-a{p.id}.html", lambda s, n: f"{MUC[s]}?page={n}")
form(
    "query-capital",
    ("/muc-21.html", "/muc-22.html"),
    lambda p: f"/bai-viet/{p.slug}-{p.id}.html",
    lambda s, n: f"/muc-2{s + 1}.html?Page={n}",
)
form(
    "query-p-d",
    ("/hoat-dong/", "/guong-sang/"),
    lambda p: f"/{p.slug}-post{p.id}.html",
    lambda s, n: ("/hoat-dong/", "/guong-sang/")[s] + f"?p={n}&d=",
)
form(
    "pageindex-next-only",
    ("/Lists/HoatDong/TongQuat.aspx", "/Lists/GuongSang/TongQuat.aspx"),
    lambda p: f"/Lists/{('HoatDong', 'GuongSang')[p.section]}/DispForm.aspx?ID={p.number}",
    lambda s, n: f"/Lists/{('HoatDong', 'GuongSang')[s]}/TongQuat.aspx?PageIndex={n}",
    following,
    "first",
    endless=True,
)
form(
    "pagenumber-last-repeats",
    MUC,
    lambda p: f"/NoiDung/{p.slug}-{p.id}",
    lambda s, n: f"{MUC[s]}?pagenumber={n}",
    following,
    "last",
    text="»",
    endless=True,
)
form("trang-no-ids", MUC, lambda p: f"/{p.slug}.html", lambda s, n: f"{MUC[s]}?trang={n}")
form(
    "limitstart",
    ("/index.php/hoat-dong", "/index.php/guong-sang"),
    lambda p: f"/index.php/{('hoat-dong', 'guong-sang')[p.section]}/{8 + p.section}-muc/{p.number + 40}-{p.slug}",
    lambda s, n: f"/index.php/{('hoat-dong', 'guong-sang')[s]}" + (f"?limitstart={(n - 1) * PER_PAGE}" if n > 1 else "?limitstart=0"),
)
form(
    "path-page-dash",
    ("/tin/hoat-dong/", "/tin/guong-sang/"),
    lambda p: f"/tin/{('hoat-dong', 'guong-sang')[p.section]}/{p.slug}-{p.number}.html",
    lambda s, n: f"/tin/{('hoat-dong', 'guong-sang')[s]}/page-{n}/",
)
form(
    "path-page-slash",
    ("/category/hoat-dong/", "/category/guong-sang/"),
    lambda p: f"/2024/{p.number // 3 + 1:02d}/{p.slug}/",
    lambda s, n: f"/category/{('hoat-dong', 'guong-sang')[s]}/page/{n}/",
    following,
    text="Older posts",
)
form("trang-html", MUC, lambda p: f"{MUC[p.section]}/202405/{p.slug}-{p.id:x}a7/", lambda s, n: f"{MUC[s]}/trang-{n}.html")
form("trang-html-type", MUC, lambda p: f"/11/{p.id}/{p.slug}.htm", lambda s, n: f"{MUC[s]}/trang{n}.html?type=2")
form(
    "p-html",
    ("/thoi-su.html", "/phong-trao.html"),
    lambda p: f"/DetailView/{p.id}/{p.section + 3}/{p.slug}.html",
    lambda s, n: f"/{('thoi-su', 'phong-trao')[s]}-p{n}.html",
)
form(
    "p-prefix",
    ("/thoi-su.htm", "/phong-trao.htm"),
    lambda p: f"/{('thoi-su', 'phong-trao')[p.section]}/{p.slug}-{p.id}.htm",
    lambda s, n: f"/p{n}_{('thoi-su', 'phong-trao')[s]}.htm",
)
form(
    "list-news",
    ("/muc/hoat-dong/list-news.html", "/muc/guong-sang/list-news.html"),
    lambda p: f"/bai-viet/{p.slug}.aspx",
    lambda s, n: f"/muc/{('hoat-dong', 'guong-sang')[s]}/{n}.html",
)
form(
    "default-aspx",
    ("/Default.aspx?sname=tinhuy&sid=4&pageid=11&catid=5", "/Default.aspx?sname=tinhuy&sid=4&pageid=11&catid=6"),
    lambda p: f"/Default.aspx?sname=tinhuy&sid=4&pageid=12&catid={5 + p.section}&id={p.number + 300}&catname=Tin&title={p.slug}",
    lambda s, n: f"/Default.aspx?sname=tinhuy&sid=4&pageid=11&catid={5 + s}&page={n}",
)
form(
    "guid",
    ("/?CatId=3", "/?CatId=4"),
    lambda p: f"/?ArticleId=5f3c1a{p.number:02x}-77aa-4bcd-9e10-0a1b2c3d4e5f",
    lambda s, n: f"/?CatId={3 + s}&pg={n}",
)
form(
    "fitc",
    ("/?gd=1&cn=11", "/?gd=1&cn=12"),
    lambda p: f"/?gd=1&cn={11 + p.section}&tc={p.number + 700}",
    lambda s, n: f"/?gd=1&cn={11 + s}&cpage={n}",
)
form(
    "slug-root",
    ("/chuyen-muc/hoat-dong", "/chuyen-muc/guong-sang"),
    lambda p: f"/{p.slug}",
    lambda s, n: f"/chuyen-muc/{('hoat-dong', 'guong-sang')[s]}?page={n}&size=5",
)
form(
    "triple",
    ("/vi-vn/chuyen-muc/hoat-dong/405534-193312", "/vi-vn/chuyen-muc/guong-sang/405534-193313"),
    lambda p: f"/vi-vn/tin/{p.slug}/405534-19331{2 + p.section}-{p.id}",
    lambda s, n: f"/vi-vn/chuyen-muc/{('hoat-dong', 'guong-sang')[s]}/405534-19331{2 + s}?trang={n}",
    following,
    text="&gt;",
)
form(
    "webcenter",
    ("/webcenter/portal/mau/pages_tin-tuc?catalog=HD", "/webcenter/portal/mau/pages_tin-tuc?catalog=GS"),
    lambda p: f"/webcenter/portal/mau/pages_tin-tuc/chi-tiet?dDocName=MAU{p.id:09d}",
    lambda s, n: f"/webcenter/portal/mau/pages_tin-tuc?catalog={('HD', 'GS')[s]}&page={n}",
)
form(
    "news-cut-slug",
    ("/News/HD", "/News/GS"),
    lambda p: f"/News/{('HD', 'GS')[p.section]}/{p.slug[:46]}",
    lambda s, n: f"/News/{('HD', 'GS')[s]}?p={n}",
    beyond="empty",
)
form(
    "list-id-path",
    ("/chuyen-muc-tin-tuc/id/4", "/chuyen-muc-tin-tuc/id/5"),
    lambda p: f"/chi-tiet-tin/id/{p.id}",
    lambda s, n: f"/chuyen-muc-tin-tuc/id/{4 + s}/page/{n}",
)


def _built(function: Callable[[Portal], None]) -> Callable[[Portal], None]:
    FORMS[function.__name__.replace("_", "-")] = function
    return function


@_built
def padded(portal: Portal) -> None:
    """yenbai.gov.vn: a parameter padded with hundreds of "+", another number of them on every page."""
    base = "/noidung/tintuc/Pages/chi-tiet-tin-tuc.aspx"
    lists = ("Tintrongtinh", "Tintrongnuoc")
    portal.sections(*(f"{base}?l={name}/{'+' * 40}&lv=4" for name in lists))
    portal.publish(lambda p: f"{base}?ItemID={p.number + 60}&l={lists[p.section]}/{'+' * 40}&lv=4")

    def page(section: int, number: int) -> str:
        return f"{base}?l={lists[section]}/{'+' * (40 + number)}&lv=4&page={number}"

    portal.lists(page, numbers(page))
    plain_routes = {_squeezed(path): answer for path, answer in portal.routes.items()}
    portal.otherwise = lambda path: plain_routes.get(_squeezed(path))


def _squeezed(path: str) -> str:
    parts = urlsplit(path)
    return parts.path + "?" + repr(sorted((name, value.strip().rstrip("/")) for name, value in parse_qsl(parts.query)))


@_built
def icon_pager(portal: Portal) -> None:
    """The way on is a picture: an icon with aria-label, an <img alt>, or a bare class."""
    portal.sections(*MUC)
    portal.publish(lambda p: f"/vn/{p.id}-{p.slug}.html")

    def page(section: int, number: int) -> str:
        return f"{MUC[section]}?pn={number}"

    def pager(section: int, here: int) -> str:
        target = page(section, here + 1)
        if here >= LAST:
            return ""
        return (
            f'<a href="{target}" aria-label="Next"><i class="fa"></i></a>'
            if section
            else f'<a href="{target}"><img src="/i/n.gif" alt="Trang tiếp"></a>'
        )

    portal.lists(page, pager)


@_built
def select_pager(portal: Portal) -> None:
    """The pager is a <select> whose options hold the addresses."""
    portal.sections(*MUC)
    portal.publish(lambda p: f"/chi-tiet?id={p.id}&_c=10{p.section}")

    def page(section: int, number: int) -> str:
        return f"{MUC[section]}?trang={number}"

    def pager(section: int, here: int) -> str:
        options = "".join(f'<option value="{page(section, n)}">{n}</option>' for n in range(1, LAST + 1))
        return f'<select onchange="location.href=this.value">{options}</select>'

    portal.lists(page, pager)


@_built
def fragments(portal: Portal) -> None:
    """Load-more buttons: one names its fragment whole, one an address and a page number beside it."""
    portal.sections(*MUC)
    portal.publish(lambda p: f"/Mobile/News/{p.id}.aspx")

    def pager(section: int, here: int) -> str:
        if section:
            return '<button class="btn-more" data-url="/Home/ReloadSubject/24?MACD=7" data-page="2">Xem thêm</button>'
        return '<a href="javascript:void(0)" class="load-more" data-url="/article/Paging?categoryId=4&amp;pageIndex=2&amp;pageSize=5">Xem thêm</a>'

    portal.lists(lambda s, n: f"/khong-co/{s}/{n}", pager)
    for number in range(2, LAST + 1):
        for section, path in enumerate(
            (f"/article/Paging?categoryId=4&pageIndex={number}&pageSize=5", f"/Home/ReloadSubject/24?MACD=7&page={number}")
        ):
            portal.routes[path] = (200, "text/html; charset=utf-8", portal.items(portal.shown(section, number)).encode())
    for number in (LAST + 1, LAST + 2):
        for path in (f"/article/Paging?categoryId=4&pageIndex={number}&pageSize=5", f"/Home/ReloadSubject/24?MACD=7&page={number}"):
            portal.routes[path] = (200, "text/html; charset=utf-8", b"")
    for path in [path for path in portal.routes if path.startswith("/khong-co/")]:
        del portal.routes[path]


@_built
def next_data(portal: Portal) -> None:
    """Next.js: the page holds its list as data, pages by ?page=&size=10 that only the data's count tells."""
    portal.sections("/blogs/category/hoat-dong", "/blogs/category/guong-sang")
    portal.publish(lambda p: f"/blogs/{p.slug}")
    portal.home()
    for section, first in enumerate(portal.first):
        for number in range(1, LAST + 1):
            rows = [
                {"title": p.title, "slug": p.slug, "publishedAt": f"2024-{p.day[3:5]}-{p.day[:2]}T01:30:00Z"}
                for p in portal.shown(section, number)
            ]
            data = {"props": {"pageProps": {"list": {"items": rows, "page": number, "totalPages": LAST}}}, "page": "/blogs/category/[slug]"}
            body = f'{portal.menu}<h1>{SECTIONS[section]}</h1><div id="__next">{portal.items(portal.shown(section, number)[:1])}</div>'
            body += f'<script id="__NEXT_DATA__" type="application/json">{json.dumps(data)}</script>'
            for path in (f"{first}?page={number}", *([first] if number == 1 else [])):
                portal.html(path, body, title=SECTIONS[section])


@_built
def json_lists(portal: Portal) -> None:
    """The list is drawn from JSON that a script asks for; Spring's way of counting from 0."""
    portal.sections(*MUC)
    portal.publish(lambda p: f"/vi/tin-bai/{p.slug}?id={p.id}&type=NEWS")
    portal.home()
    for section, first in enumerate(portal.first):
        button = f'<div id="list" class="load-more" data-url="/api/news/{section + 3}?page=0&amp;size=5">Xem thêm</div>'
        portal.html(
            first, f"{portal.menu}<h1>{SECTIONS[section]}</h1>{portal.items(portal.shown(section, 1)[:3])}{button}", title=SECTIONS[section]
        )
        for number in range(LAST):
            rows = [{"id": p.id, "tieuDe": p.title, "url": portal.address(p), "ngayDang": p.day} for p in portal.shown(section, number + 1)]
            data = {"content": rows, "number": number, "totalPages": LAST, "last": number + 1 == LAST}
            portal.routes[f"/api/news/{section + 3}?page={number}&size=5"] = (
                200,
                "application/json; charset=utf-8",
                json.dumps(data).encode(),
            )


@_built
def by_date(portal: Portal) -> None:
    """doanhnghiephoinhap.vn: the way on is the time of the last article shown."""
    portal.sections("/hoat-dong/", "/guong-sang/")
    portal.publish(lambda p: f"/{p.slug}-{p.id}.html")
    portal.home()
    for section, first in enumerate(portal.first):
        path = first
        for number in range(1, LAST + 1):
            last = portal.shown(section, number)[-1]
            later = f"{first}&by-date=2024-{last.day[3:5]}-{last.day[:2]}T08-30"
            more = f'<a class="xemthem" href="{later}">Xem thêm</a>' if number < LAST else ""
            portal.html(
                path,
                f"{portal.menu}<h1>{SECTIONS[section]}</h1>{portal.items(portal.shown(section, number))}{more}",
                title=SECTIONS[section],
            )
            path = later


@_built
def postback(portal: Portal) -> None:
    """WebForms: the pager posts a form. The first pages are read, the rest is said to be out of reach."""
    portal.sections("/TinTuc.aspx?cm=1", "/TinTuc.aspx?cm=2")
    portal.publish(lambda p: f"/ChiTiet.aspx?nid={p.number + 500}&cm={p.section + 1}")
    post = "<a href=\"javascript:__doPostBack('ctl00$pager','Page${}')\">{}</a>"
    portal.lists(lambda s, n: f"/khong-co/{s}/{n}", lambda s, n: " ".join(post.format(n, n) for n in range(2, LAST + 1)))
    for path in [path for path in portal.routes if path.startswith("/khong-co/")]:
        del portal.routes[path]
    portal.expected = {portal.address(piece) for section in (0, 1) for piece in portal.shown(section, 1)}
    portal.note = "by form posts only"


@_built
def date_picker(portal: Portal) -> None:
    """ "Xem theo ngày" with three selects is all that leads back in time."""
    portal.sections(*MUC)
    portal.publish(lambda p: f"/tin-tuc/{p.slug}-c{p.id}.html")
    selects = "".join(
        f'<select name="{name}"><option value="1">1</option><option value="2">2</option></select>' for name in ("ngay", "thang", "nam")
    )
    portal.lists(
        lambda s, n: f"/khong-co/{s}/{n}",
        lambda s, n: f'<form action="{MUC[s]}">Xem theo ngày {selects}<input type="submit" value="Xem"></form>',
    )
    for path in [path for path in portal.routes if path.startswith("/khong-co/")]:
        del portal.routes[path]
    portal.expected = {portal.address(piece) for section in (0, 1) for piece in portal.shown(section, 1)}
    portal.note = "by a form for days only"


@_built
def hidden_ways(portal: Portal) -> None:
    """Nine articles stand in one place only: three in the sitemap, three in the feed, three beside another article."""
    portal.sections(*MUC)
    portal.publish(lambda p: f"/bai/{p.slug}.html")
    lone = portal.lone = [piece for piece in portal.all if piece.number in range(1, 10)]
    portal.all = [piece for piece in portal.all if piece.number >= 10]

    def page(section: int, number: int) -> str:
        return f"{MUC[section]}?page={number}"

    portal.lists(page, numbers(page), "last")
    root = portal.base
    urls = "".join(f"<url><loc>{root}{portal.address(piece)}</loc></url>" for piece in lone[:3])
    portal.routes["/sitemap.xml"] = (
        200,
        "text/xml",
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'.encode(),
    )
    items = "".join(f"<entry><title>{p.title}</title><link href='{root}{portal.address(p)}'/></entry>" for p in lone[3:6])
    portal.routes["/tin.atom"] = (
        200,
        "application/xml",
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Tin</title>{items}</feed>'.encode(),
    )
    portal.home('<link rel="alternate" type="application/atom+xml" href="/tin.atom">')
    holder = portal.address(portal.all[3])
    status, kind, body = portal.routes[holder]
    portal.routes[holder] = (status, kind, body.replace(b"<footer>", f"<h3>Bài viết khác</h3>{portal.items(lone[6:])}<footer>".encode()))


def portals(names: list[str]) -> Iterator[tuple[str, Portal]]:
    for name in names:
        portal = Portal()
        FORMS[name](portal)
        yield name, portal


@_built
def cpage_in_path(portal: Portal) -> None:
    """tinhuytthue.vn: "http://…//van-ban/&cpage=3", a parameter without a question mark behind a doubled slash."""
    names = ("hoat-dong", "guong-sang")
    portal.sections(*(f"{portal.base}//{name}/" for name in names))
    portal.publish(lambda p: f"/tin-bai/{names[p.section]}/{p.slug}")

    def page(section: int, number: int) -> str:
        return f"{portal.base}//{names[section]}/&cpage={number}"

    portal.lists(page, numbers(page))
    for address in [address for address in portal.routes if address.startswith("http")]:
        answer = portal.routes.pop(address)
        path = address.removeprefix(portal.base)
        portal.routes[path] = portal.routes[path[1:]] = answer
