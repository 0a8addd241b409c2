"""Pages a second of the full path, as ratios to a bare Scrapy spider on the same pages in the same run.

    python -m benchmarks.crawl [--pages 600] [--rounds 3]

bare   Scrapy fetches the pages and does nothing with them.
parse  Scrapy fetches, parses each page with lxml and writes it with warcio.
full   `scrapy crawl`: WARC, capture rows, extract, all stages, relational archive.

Rounds are interleaved, and the median of each is taken: the machine is shared and noisy. Beside pages a second, which other programs
slow down, the processor time of a page is compared.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple

ELAPSED = re.compile(r"'elapsed_time_seconds': ([0-9.]+)")
RESPONSES = re.compile(r"'downloader/response_status_count/200': (\d+)")
OPENING = (
    "Sáng ngày {day}/6/2023, đồng chí Nguyễn Văn {name}, Ủy viên Ban Thường vụ Tỉnh ủy, Trưởng Ban Dân vận Tỉnh ủy chủ trì hội nghị sơ kết công "
    "tác dân vận; cùng dự có các đồng chí lãnh đạo Ủy ban MTTQ Việt Nam tỉnh và đại diện các sở, ban, ngành."
)
PROSE = (
    "Sáu tháng qua, hệ thống chính trị từ tỉnh đến cơ sở tiếp tục đổi mới nội dung và cách làm, hướng mạnh về địa bàn dân cư.",
    "Các xã, thị trấn đã đăng ký {n} mô hình mới, trong đó nhiều mô hình gắn với xây dựng nông thôn mới và giữ gìn vệ sinh đường làng.",
    "Nhân dân hiến hơn {n}.000 m2 đất, góp hàng nghìn ngày công để mở rộng đường thôn, kéo điện chiếu sáng và sửa nhà văn hóa.",
    "Việc tiếp xúc, đối thoại giữa người đứng đầu cấp ủy với nhân dân được duy trì đều, {n} kiến nghị đã được trả lời.",
    "Bên cạnh kết quả đạt được, một số nơi nắm tình hình còn chậm, việc nhân rộng mô hình hay chưa đều khắp.",
    "Hội nghị thống nhất trong thời gian tới tập trung tuyên truyền, vận động nhân dân hưởng ứng các phong trào thi đua.",
)
LISTED = 200
NAMES = ("An", "Bình", "Cường", "Dũng", "Giang", "Hà", "Khánh", "Lâm", "Minh", "Nam", "Phong", "Quang")

BARE = """
import scrapy
class Bare(scrapy.Spider):
    name = "bare"
    custom_settings = {{"CONCURRENT_REQUESTS_PER_DOMAIN": 16, "TELNETCONSOLE_ENABLED": False, "REMOTE_CONTROL_ENABLED": False}}
    start_urls = ["{base}/tin-{{}}.html".format(i) for i in range({pages})]
    def parse(self, response):
        pass
"""
PARSE = """
import io, scrapy
import lxml.html
from warcio.warcwriter import WARCWriter
from warcio.statusandheaders import StatusAndHeaders
class Parse(scrapy.Spider):
    name = "parse"
    custom_settings = {{"CONCURRENT_REQUESTS_PER_DOMAIN": 16, "TELNETCONSOLE_ENABLED": False, "REMOTE_CONTROL_ENABLED": False}}
    start_urls = ["{base}/tin-{{}}.html".format(i) for i in range({pages})]
    out = WARCWriter(open("{folder}/bare.warc.gz", "wb"), gzip=True)
    def parse(self, response):
        lxml.html.fromstring(response.body)
        head = StatusAndHeaders("200 OK", [(k.decode(), v[0].decode()) for k, v in response.headers.items()], protocol="HTTP/1.1")
        self.out.write_record(self.out.create_warc_record(response.url, "response", payload=io.BytesIO(response.body), http_headers=head))
"""


def page(number: int, pages: int, menu_links: int = 300, length: int = 14) -> bytes:
    """An article as portals serve it: about 60 kB, of which 5 kB are text; a menu of 300 links, 14 paragraphs, ten related links."""
    menu = "".join(
        f'<li class="item nav-item level-2"><a class="nav-link" href="/tin-{i % pages}.html" title="Chuyên mục số {i}">'
        f"<span>Chuyên mục số {i}</span></a></li>"
        for i in range(menu_links)
    )
    paragraphs = [OPENING.format(day=number % 28 + 1, name=NAMES[number % 12])]
    paragraphs += [" ".join(PROSE[(number + i + j) % 6].format(n=number + i) for j in range(3)) for i in range(length - 1)]
    body = "".join(f'<p style="text-align: justify;"><span style="font-size:14px;">{text}</span></p>' for text in paragraphs)
    related = "".join(
        f'<li><a href="/tin-{(number + i) % pages}.html">Hội nghị công tác dân vận lần thứ {(number + i) % pages}</a> ({i + 1:02}/05/2023)</li>'
        for i in range(1, 11)
    )
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>Hội nghị công tác dân vận lần thứ {number} - Cổng thông tin</title></head>
<body><ul class="menu">{menu}</ul><div class="detail"><h1>Hội nghị công tác dân vận lần thứ {number}</h1>
<div class="date">Thứ năm - 15/06/2023 09:{number % 60:02}</div>
<div class="content">{body}<p style="text-align:right"><b>Nguồn: danvan.example</b></p></div>
<div class="other"><h3>Các tin khác</h3><ul>{related}</ul></div></div><div class="footer">Bản quyền thuộc Ban Dân vận</div></body></html>""".encode()


def listing(pages: int, number: int = 1) -> bytes:
    """A page of the list of all articles, LISTED a page; the home page is its first."""
    shown = range((number - 1) * LISTED, min(number * LISTED, pages))
    rows = "".join(f'<li><a href="/tin-{i}.html">Hội nghị công tác dân vận lần thứ {i}</a> (15/06/2023)</li>' for i in shown)
    last = (pages - 1) // LISTED + 1
    pager = "".join(f'<a href="/?page={n}">{n}</a> ' for n in range(max(1, number - 3), min(last, number + 3) + 1))
    head = "<head><meta charset='utf-8'><title>Trang chủ</title></head>"
    return f"<!DOCTYPE html><html>{head}<body><ul class='list'>{rows}</ul><div class='pager'>{pager}</div></body></html>".encode()


def serve(pages: int, menu_links: int = 300, length: int = 14) -> ThreadingHTTPServer:
    """The pages on a free loopback port; `length` is that of articles, in paragraphs."""
    address = re.compile(r"/tin-(\d+)\.html")

    @cache
    def article(number: int) -> bytes:
        return page(number, pages, menu_links, length)

    def answer(path: str) -> bytes | None:
        if path == "/" or path.startswith("/?page="):
            return listing(pages, int(path.partition("=")[2] or 1))
        match = address.fullmatch(path)
        return (article if pages <= 2000 else article.__wrapped__)(int(match[1])) if match else None

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True
        wbufsize = 1 << 16

        def log_message(self, *args: object) -> None:
            pass

        def do_GET(self) -> None:
            body = answer(self.path)
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body or b"")))
            self.end_headers()
            self.wfile.write(body or b"")

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


class Rate(NamedTuple):
    """Pages a second, and pages a second of processor time."""

    wall: float
    cpu: float


def measure(command: list[str], environment: dict[str, str]) -> Rate:
    """The rates of a Scrapy process, by what it reports of itself; raises RuntimeError when it fetched nothing."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, "-m", "scrapy", *command, "-s", "STATS_DUMP=True", "-L", "INFO"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    elapsed, responses = ELAPSED.search(done.stderr), RESPONSES.search(done.stderr)
    if not elapsed or not responses:
        raise RuntimeError(f"{command}: exit {done.returncode}\n{done.stderr[-3000:]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Rate(int(responses[1]) / float(elapsed[1]), int(responses[1]) / cpu)


def main() -> None:
    """Run all rounds and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=600)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    server = serve(options.pages)
    base = f"http://127.0.0.1:{server.server_port}"
    rates: dict[str, list[Rate]] = {"bare": [], "parse": [], "full": []}
    for number in range(options.rounds):
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            (root / "bare.py").write_text(BARE.format(base=base, pages=options.pages), encoding="utf-8")
            (root / "parse.py").write_text(PARSE.format(base=base, pages=options.pages, folder=folder), encoding="utf-8")
            (root / "sites").mkdir()
            (root / "sites" / "bench.toml").write_text(
                f'name = "bench"\ntitle = "Bench"\nowner = "Bench"\nlevel = "central"\nstart = ["{base}/"]\nconcurrency = 16\n',
                encoding="utf-8",
            )
            plain = {key: value for key, value in os.environ.items() if not key.startswith(("DANVAN_", "SCRAPY_"))}
            full = plain | {
                "DANVAN_HOME": str(root / "home"),
                "DANVAN_SITES": str(root / "sites"),
                "SCRAPY_SETTINGS_MODULE": "danvan_crawler.settings",
            }
            os.chdir(folder)
            rates["bare"].append(measure(["runspider", "bare.py"], plain))
            rates["parse"].append(measure(["runspider", "parse.py"], plain))
            rates["full"].append(measure(["crawl", "bench"], full))
            print(f"round {number + 1}: " + "  ".join(f"{name} {values[-1].wall:.0f}/s" for name, values in rates.items()), flush=True)
            os.chdir("/")
    for number, of in enumerate(("pages a second", "processor time of a page")):
        medians = {name: statistics.median(rate[number] for rate in values) for name, values in rates.items()}
        ratios = f"full / bare fetch: {medians['full'] / medians['bare']:.3f}   "
        print(f"{of}: {ratios}full / (fetch + lxml + warcio): {medians['full'] / medians['parse']:.3f}")


if __name__ == "__main__":
    main()
