"""One request at a time goes to a site: to its pages, its photos, its robots.txt, on whatever host of it they lie."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from .conftest import Work
from .site import PNG, Answer, Piece, Site


class Gate:
    """Holds each answer for a moment, or until a second request is there; `most` are at once."""

    def __init__(self) -> None:
        self.inside = self.most = 0
        self._lock, self._second = threading.Lock(), threading.Event()

    @contextmanager
    def held(self) -> Iterator[None]:
        with self._lock:
            self.inside += 1
            self.most = max(self.most, self.inside)
            if self.inside > 1:
                self._second.set()
        self._second.wait(0.05)
        yield
        with self._lock:
            self.inside -= 1


class Held(Site):
    """A site whose answers go through a gate."""

    def __init__(self, gate: Gate) -> None:
        self.gate = gate
        super().__init__()

    def answer(self, path: str, fields: dict[str, str]) -> Answer:
        with self.gate.held():
            return super().answer(path, fields)


def test_pages_photos_redirects_and_robots_txt_of_all_hosts_come_one_by_one(make_work: Callable[..., Work]) -> None:
    gate = Gate()
    site, photos = Held(gate), Held(gate)
    for number in range(1, 7):
        there, here = f"{photos.base}/anh/{number}.png", f"/anh/{number}.png"
        site.add(Piece(number, f"Hội nghị giao ban công tác dân vận lần thứ {number}", photos=(here, there)))
        site.answers[here] = Answer(status=302, fields={"Location": f"/kho/{number}.png"})
        site.put(f"/kho/{number}.png", PNG + b"%d" % number, "image/png")
        photos.put(f"/anh/{number}.png", PNG + b"-%d" % number, "image/png")
    photos.put("/robots.txt", b"User-agent: *\nDisallow: /anh/6.png\n", "text/plain")
    work = make_work(keys=f'asset_hosts = ["127.0.0.1:{photos.port}"]\n', site=site)
    work.crawl()
    assert gate.most == 1
    assert "/anh/5.png" in photos.paths() and "/anh/6.png" not in photos.paths()
    assert work.rows("select count(*) from v_asset where capture_id is not null") == [(11,)]
    assert work.rows(f"select status from capture where url = '{photos.base}/robots.txt'") == [(200,)], "on record like that of the site"
    site.down()
    photos.down()
