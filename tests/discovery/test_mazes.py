"""A site full of traps: its articles are found once each, and the rest costs a bounded number of requests and is said."""

from __future__ import annotations

from danvan_crawler.frontier import MOST_UNREAD
from tests.discovery.forms import Portal
from tests.discovery.mazes import ARTICLES, maze


def test_articles_are_found_and_the_maze_is_left(crawl):
    portal = Portal()
    maze(portal)
    crawl.site("me-cung", portal.base + "/")
    done = crawl.run("me-cung")
    first = dict(portal.asked)
    assert done.returncode == 0, done.stderr[-2000:]
    assert crawl.rows("select count(*), count(distinct title) from v_article") == [(ARTICLES, ARTICLES)]
    ((reasons,),) = crawl.rows("select reasons from crawl_run")
    assert "not followed after 200 pages of its kind without an article" in reasons
    on_their_way = MOST_UNREAD + 1  # pages that the reading process has not read yet when the next one goes out
    assert 200 <= in_maze(first) <= 200 + on_their_way, "what was claimed before the budget was used up is not asked for"
    others = [path for path in first if not path.startswith("/loc/")]
    assert len(others) <= ARTICLES + 20, others
    assert max(first.values()) <= 2
    never = ("/lich", "/calendar", "/c/portal", "/tim-kiem", "/dang-nhap", "/savefile", "/m/", "/en/", "/index.php")
    assert not [path for path in others if path.startswith(never) or "jsessionid" in path or "amp=1" in path or "PHPSESSID" in path]

    for _ in range(2):
        portal.asked.clear()
        assert crawl.run("me-cung").returncode == 0
        assert 1 <= in_maze(portal.asked) <= 30, "what led nowhere is remembered"
    status, kind, home = portal.routes["/"]
    portal.routes["/"] = (status, kind, home.replace(b"</body>", b"<p>" + b"<i>x</i> " * 150_000 + b"</p></body>"))
    portal.asked.clear()
    assert crawl.run("me-cung").returncode == 0
    assert 1 <= in_maze(portal.asked) <= 30, "though the first page takes long to read"
    portal.asked.clear()
    assert crawl.run("me-cung", "-a", "full=1").returncode == 0
    assert in_maze(portal.asked) >= 200, "and forgotten by a full run"
    portal.server.shutdown()
    portal.server.server_close()


def in_maze(asked: dict[str, int]) -> int:
    return sum(times for path, times in asked.items() if path.startswith("/loc/"))
