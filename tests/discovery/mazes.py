"""A site full of ways that lead nowhere, around twelve real articles. All content is invented."""

from __future__ import annotations

import re

from tests.discovery.conftest import Answer
from tests.discovery.forms import Portal

ARTICLES = 12


def maze(portal: Portal) -> None:
    """Print, mobile and amp views, session ids, stacked languages, calendars, endless parameters, redirect loops, aliases of a page."""
    portal.sections("/hoat-dong", "/guong-sang")
    portal.all = portal.all[:ARTICLES]
    traps = "".join(
        f'<li><a href="{path}">{path.split("?")[0][-20:]}</a></li>'
        for path in (
            "/lich?nam=2026&amp;thang=3",
            "/calendar/2026/03/",
            "/loc/mau-do/",
            "/vong-1",
            "/c/portal/update_language?p_l_id=7&amp;redirect=%2Fhoat-dong&amp;languageId=en_US",
            "/en/vi/en/hoat-dong",
            "/hoat-dong?sort=ten&amp;order=desc",
            "/tim-kiem?q=dan+van",
            "/dang-nhap?returnurl=%2Fhoat-dong",
            "/hoat-dong;jsessionid=1A2B3C4D5E6F7A8B",
            "/hoat-dong?PHPSESSID=0f9e8d7c6b5a4f3e2d1c",
            "/hoat-dong#top",
            "/index.php/hoat-dong",
            f"/hoat-dong?tu-khoa={'x' * 3000}",
            "/tags/" + "ZMOibiB24bqtbg==" + "/dan-van.html",
            "javascript:void(0)",
            "mailto:bandanvan@mau.example",
            "http://127.0.0.1:1/ngoai",
            "http://facebook.com/sharer?u=x",
        )
    )
    portal.menu += f'<div class="other"><ul>{traps}</ul></div>'
    portal.publish(lambda p: f"/hoat-dong/{p.slug}-{p.id}.html")
    for piece in portal.all:
        path = portal.address(piece)
        status, kind, body = portal.routes[path]
        views = "".join(
            f'<a href="{view}">{n}</a> '
            for n, view in enumerate(
                (
                    f"/hoat-dong/print/{piece.slug}-{piece.id}.html",
                    f"/savefile/hoat-dong/{piece.slug}-{piece.id}.html",
                    f"/m/hoat-dong/{piece.slug}-{piece.id}.html",
                    f"{path}?amp=1",
                    f"{path}?utm_source=zalo&amp;fbclid=abc{piece.id}",
                    f"{path};jsessionid=ABCDEF0123456789",
                    f"/guong-sang/{piece.slug}-{piece.id}.html",
                    f"/hoat-dong/ten-cu-cua-bai-viet-{piece.id}.html",
                    f"{path}?ref=muc&amp;t={piece.id}7",
                    f"/en/hoat-dong/{piece.slug}-{piece.id}.html",
                )
            )
        )
        portal.routes[path] = (status, kind, body.replace(b"<footer>", f"<div class='tools'>{views}</div><footer>".encode()))

    def page(section: int, number: int) -> str:
        return f"{portal.first[section]}?page={number}"

    portal.lists(page, lambda s, n: f'<a href="{page(s, n + 1)}">Trang sau</a>', "last")

    def other(path: str) -> Answer | None:
        if match := re.search(r"-(\d{5})\.html", path):
            piece = next((piece for piece in portal.all if piece.id == int(match[1])), None)
            return portal.routes[portal.address(piece)] if piece else None
        if match := re.match(r"/vong-(\d)$", path):
            return 302, f"/vong-{(int(match[1]) + 1) % 3}", b""
        if path.startswith(("/lich", "/calendar")):
            return portal_page(f'<a href="{path}9">Tháng sau</a><a href="{path}1">Tuần sau</a>')
        if path.startswith("/loc/"):
            ways = "".join(f'<a href="{path}{name}/">{name}</a> ' for name in ("to", "nho", "cao", "thap", f"x{len(path)}"))
            return portal_page(ways)
        return None

    def portal_page(body: str) -> Answer:
        return 200, "text/html; charset=utf-8", f"<html><body>{portal.menu}<h1>Lọc</h1>{body}</body></html>".encode()

    portal.otherwise = other
