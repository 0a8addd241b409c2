"""Pages are read in another process as in this one; what a page, or somebody, does to that process costs one page."""

from __future__ import annotations

import asyncio
import io
import json
import os
import pickle
import signal
from pathlib import Path

import pytest

from danvan_crawler.errors import ReadingError
from danvan_crawler.items import Page
from danvan_crawler.reading.contents import contents_of
from danvan_crawler.reading.readers import Readers
from danvan_crawler.reading.worker import LENGTH, packed, serve
from danvan_crawler.sites import Site

HOME = "https://danvan.mau.example.vn/"
SITE = Site(name="mau", title="Mẫu", owner="Mẫu", level="provincial", start=(HOME,))
TITLE = "Hội nghị giao ban công tác dân vận lần thứ"
PROSE = "Hội nghị đánh giá kết quả công tác dân vận sáu tháng, nêu rõ những việc làm được và những việc còn chậm. "


def article(number: int, paragraphs: int = 6) -> Page:
    text = "".join(f"<p>{PROSE * 3}Đợt {number}.{n}.</p>" for n in range(paragraphs))
    head = f"<head><title>{TITLE} {number}</title></head>"
    menu = "".join(f'<li><a href="/muc-{n}/">Chuyên mục số {n}</a></li>' for n in range(1, 5))
    body = f"<html>{head}<body><ul>{menu}</ul><h1>{TITLE} {number}</h1><div>15/06/2023</div><div>{text}</div></body></html>"
    return Page(f"{HOME}tin/bai-{number}.html", body.encode(), "text/html; charset=utf-8")


PAGES = [
    article(1),
    Page(f"{HOME}anh.jpg", b"\xff\xd8\xff", "image/jpeg"),
    Page(f"{HOME}tin/cu", b"", "text/html", status=301, location="/tin/bai-1.html"),
    Page(
        f"{HOME}api/tin",
        json.dumps([{"title": f"Bài số {n}", "url": f"/tin/bai-{n}.html"} for n in range(5)]).encode(),
        "application/json",
    ),
    article(2),
]


def workers() -> list[int]:
    """The reading processes that are children of this one, those not waited for too."""
    found = []
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            ours, zombie, command = looked_up(status)
            while ours and not zombie and not command:  # `Popen` returns when the old program is gone, not when the new one has its name
                ours, zombie, command = looked_up(status)
        except (FileNotFoundError, ProcessLookupError):
            continue
        if ours and (zombie or b"danvan_crawler.reading.worker" in command):
            found.append(int(status.parent.name))
    return found


def looked_up(status: Path) -> tuple[bool, bool, bytes]:
    """Whether a process is a child of this one, whether it has ended, and its command line."""
    fields = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
    return int(fields["PPid"]) == os.getpid(), "zombie" in fields["State"], status.with_name("cmdline").read_bytes()


async def asked(readers: Readers, pages: list[Page]) -> list[asyncio.Task]:
    """The pages, on their way to a process."""
    tasks = [asyncio.create_task(readers.read(page, SITE)) for page in pages]
    await asyncio.sleep(0)
    return tasks


def test_another_process_gives_what_this_one_would():
    async def run() -> None:
        readers = Readers(1)
        found = await asyncio.gather(*(readers.read(page, SITE) for page in PAGES))
        assert found == [contents_of(page, SITE) for page in PAGES]
        assert [one.reading.kind for one in found] == ["article", "other", "other", "listing", "article"]
        assert [one.payload is not None for one in found] == [False, False, False, True, False]
        assert len(workers()) == 1
        await readers.close()
        assert workers() == []

    asyncio.run(run())


def test_processes_started_before_the_first_page_read_it():
    readers = Readers(2)
    readers.start()
    ready = workers()
    assert len(ready) == 2

    async def run() -> None:
        found = await asyncio.gather(*(readers.read(article(number), SITE) for number in range(4)))
        assert [one.reading.articles[0].title for one in found] == [f"{TITLE} {number}" for number in range(4)]
        assert sorted(workers()) == sorted(ready)
        await readers.close()
        assert workers() == []

    asyncio.run(run())


def test_processes_that_read_nothing_are_ended_too():
    readers = Readers(2)
    readers.start()
    asyncio.run(readers.close())
    assert workers() == []


def test_more_pages_than_may_be_on_their_way_and_two_processes():
    async def run() -> None:
        readers = Readers(2)
        pages = [article(number) for number in range(30)]
        found = await asyncio.gather(*(readers.read(page, SITE) for page in pages))
        assert [one.reading.articles[0].title for one in found] == [f"{TITLE} {number}" for number in range(30)]
        assert len(workers()) == 2
        await readers.close()

    asyncio.run(run())


def test_without_processes_pages_are_read_here():
    async def run() -> None:
        readers = Readers(0)
        assert (await readers.read(article(1), SITE)).reading.articles[0].title == f"{TITLE} 1"
        assert workers() == []
        await readers.close()

    asyncio.run(run())


async def stopped() -> int:
    """The process that has been started and reads nothing yet, held."""
    while not (found := workers()):
        await asyncio.sleep(0)
    os.kill(found[0], signal.SIGSTOP)
    return found[0]


def test_a_page_of_which_two_processes_die_has_failed_alone():
    async def run() -> None:
        readers = Readers(1)
        first, *others = await asked(readers, [article(1), article(2), article(3)])
        for _ in range(2):
            pid = await stopped()
            os.kill(pid, signal.SIGKILL)
            while pid in workers():
                await asyncio.sleep(0)
        with pytest.raises(ReadingError, match=r"^the process that read it was ended by signal 9 \(Killed\)$"):
            await first
        assert [(await one).reading.articles[0].title for one in others] == [f"{TITLE} 2", f"{TITLE} 3"]
        await readers.close()
        assert workers() == []

    asyncio.run(run())


@pytest.mark.parametrize("on_its_way", [0, 3])
def test_a_process_that_somebody_kills_costs_nothing(on_its_way):
    async def run() -> None:
        readers = Readers(1)
        await readers.read(article(0), SITE)
        pid = await stopped()
        pages = await asked(readers, [article(number) for number in range(on_its_way)])
        os.kill(pid, signal.SIGKILL)
        pages += await asked(readers, [article(number) for number in range(on_its_way, 4)])
        assert [(await one).reading.articles[0].title for one in pages] == [f"{TITLE} {number}" for number in range(4)]
        assert len(workers()) == 1 and workers() != [pid]
        await readers.close()
        assert workers() == []

    asyncio.run(run())


def test_a_page_that_takes_too_long_has_failed():
    async def run() -> None:
        readers = Readers(1, seconds=0.001)  # of processor time: it takes some hundred times as long
        with pytest.raises(ReadingError, match=r"^reading it took longer than 0\.001 s$"):
            await readers.read(article(1, paragraphs=3000), SITE)
        await readers.close()

    asyncio.run(run())


def test_signals_of_the_crawl_do_not_end_its_readers():
    async def run() -> None:
        readers = Readers(1)
        await readers.read(article(0), SITE)
        [pid] = workers()
        assert os.getpgid(pid) != os.getpgid(os.getpid())
        os.kill(pid, signal.SIGINT)
        os.kill(pid, signal.SIGTERM)
        assert (await readers.read(article(1), SITE)).reading.articles[0].title == f"{TITLE} 1"
        assert workers() == [pid]
        await readers.close()

    asyncio.run(run())


def test_closing_tells_who_still_waits():
    async def run() -> None:
        readers = Readers(1)
        await readers.read(article(0), SITE)
        os.kill(workers()[0], signal.SIGSTOP)
        [waiting] = await asked(readers, [article(1)])
        os.kill(workers()[0], signal.SIGCONT)
        await readers.close()
        with pytest.raises(ReadingError, match="the crawl ended"):
            await waiting
        assert workers() == []

    asyncio.run(run())


def test_no_process_can_be_started(monkeypatch):
    async def run() -> None:
        readers = Readers(1)
        monkeypatch.setattr("danvan_crawler.reading.readers.sys.executable", "/nowhere/python")
        with pytest.raises(ReadingError, match="FileNotFoundError"):
            await readers.read(article(0), SITE)
        monkeypatch.undo()
        assert (await readers.read(article(1), SITE)).reading.articles[0].title == f"{TITLE} 1"
        await readers.close()

    asyncio.run(run())


def test_a_reader_that_raises_costs_its_page():
    """What `extract` never does: the process says it, and reads the next page."""
    answers = io.BytesIO()
    serve(io.BytesIO(packed((None, SITE)) + packed((article(1), SITE))), answers, 60)
    answers.seek(0)
    found = [pickle.loads(answers.read(*LENGTH.unpack(answers.read(LENGTH.size)))) for _ in range(2)]
    assert isinstance(found[0], ReadingError)
    assert str(found[0]).startswith("AttributeError: ")
    contents, _ = found[1]
    assert contents.reading.articles[0].title == f"{TITLE} 1"
