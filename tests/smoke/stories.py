"""Invented news for a site: six articles, each with words of its own."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import quote

from danvan_crawler.sites import Site

from .addresses import ARTICLES

TITLES = (
    "Hội nghị giao ban công tác dân vận quý I tại {place}",
    "Ra mắt mô hình “Dân vận khéo” xây dựng đường hoa ở xã {commune}",
    "Đối thoại với Nhân dân về giải phóng mặt bằng tuyến đường {commune}",
    "Trao tặng nhà đại đoàn kết cho hộ nghèo xã {commune}",
    "Tập huấn nghiệp vụ dân vận cho cán bộ cơ sở năm 2024 tại {place}",
    "Nhân dân xã {commune} chung sức làm sạch kênh mương nội đồng",
)
COMMUNES = ("An Khê Thượng", "Bình Lãng", "Cẩm Đường", "Đồng Tiến Hạ", "Yên Phú Đông", "Minh Khai Trung", "Phú Xuân Tây")
PEOPLE = ("Lê Văn Khởi", "Trần Thị Mai Lan", "Nguyễn Đức Thuận", "Phạm Hồng Sơn", "Hoàng Thị Nhàn", "Vũ Minh Tuệ", "Đặng Quốc Hưng")
FIRST = datetime(2024, 3, 12, 8, 15)


@dataclass(frozen=True)
class Story:
    """An article of a site, before it has a look."""

    url: str
    title: str
    sapo: str
    body: tuple[str, ...]
    published: datetime
    author: str


def stories_of(site: Site, number: int) -> list[Story]:
    """The six articles of the site; `number` is its place among all sites, so that no two sites print the same."""
    place = site.province_then or "Hà Nội"
    return [_story(site, place, number, n) for n in range(len(TITLES))]


def _story(site: Site, place: str, number: int, n: int) -> Story:
    commune = COMMUNES[(number + n) % len(COMMUNES)]
    chair, guest = PEOPLE[(number + n) % len(PEOPLE)], PEOPLE[(number + n + 3) % len(PEOPLE)]
    title = TITLES[n].format(place=place, commune=commune)
    identity = 410_000 + 100 * number + 7 * n
    forms = ARTICLES[site.name]
    address = forms[n % len(forms)].format(id=identity, slug=slug(title), hex=f"{identity:06x}a"[-7:], long=f"67f4cbf{identity:06x}")
    households, metres = 120 + 3 * number + n, 1500 + 11 * number + 40 * n
    return Story(
        url=f"{site.start[0].split('//')[0]}//{site.main_host}{quote(address, safe='/?&=:%')}",
        title=title,
        sapo=f"Sáng 12/3, tại xã {commune}, {site.owner} phối hợp với cấp ủy địa phương tổ chức gặp gỡ, lắng nghe ý kiến của {households} hộ dân.",
        body=(
            f"Dự hội nghị có đồng chí {chair}, Bí thư Đảng ủy xã {commune}; đồng chí {guest}, Chủ tịch Ủy ban Mặt trận Tổ quốc xã; "
            "cùng đại diện các tổ chức chính trị - xã hội và trưởng khối dân vận các thôn.",
            f"Theo báo cáo, từ đầu năm đến nay Nhân dân trong xã đã tự nguyện hiến hơn {metres} mét vuông đất, góp {households + 40} ngày công "
            "để mở rộng đường liên thôn, xây nhà văn hóa và làm sạch hai tuyến kênh nội đồng.",
            f"Phát biểu tại hội nghị, đồng chí {chair} đề nghị cấp ủy, chính quyền tiếp tục bám sát cơ sở, giải quyết kịp thời kiến nghị chính "
            "đáng của Nhân dân, không để phát sinh điểm nóng, và nhân rộng những cách làm hay ra toàn xã.",
            f"Ông {guest} cho biết, trong tháng tới xã {commune} sẽ vận động thêm {households // 4} hộ tham gia mô hình thu gom rác tại nguồn, "
            "gắn với phong trào xây dựng nông thôn mới kiểu mẫu.",
        ),
        published=FIRST + timedelta(days=-n, minutes=7 * number % 300),
        author="Thu Hà",
    )


def slug(title: str) -> str:
    """The title as it stands in addresses."""
    letters = unicodedata.normalize("NFD", title.lower().replace("đ", "d"))
    return "-".join(re.findall(r"[a-z0-9]+", "".join(c for c in letters if not unicodedata.combining(c))))
