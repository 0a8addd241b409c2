"""What a server sees of a polite crawl, and what the run puts on record about it."""

from statistics import mean


def is_article(path):
    return path.startswith("/tin-tuc/")


def test_crawl_delay_is_kept_and_recorded(serve, crawl):
    site = serve(articles=4, robots="User-agent: *\nCrawl-delay: 0.3\nDisallow: /tin-tuc/bai-viet-so-1-101.html\n", hold=0.05)
    done = crawl(site)
    assert done.code == 0, done.log
    assert mean(site.pauses()) >= 0.285  # one late arrival shortens the next pause
    assert min(site.pauses()) >= 0.2
    assert site.most == 1
    assert not any("101" in path for _, path in site.seen)
    robots = done.run_row()["counts"]["robots"]
    assert robots["crawl_delay"] == 0.3
    assert robots["forbidden"] == 1
    assert robots["allowed"] == len(site.seen) - 1
    assert robots["hosts"] == {site.base.removeprefix("http://"): "200"}


def test_a_crawl_delay_beyond_the_cap_is_cut_and_told(serve, crawl):
    site = serve(articles=2, robots="User-agent: *\nCrawl-delay: 86400\n")
    done = crawl(site, "-s", "CRAWL_DELAY_MAX=0.2")
    assert done.code == 0, done.log
    assert mean(site.pauses()) >= 0.19
    assert min(site.pauses()) >= 0.12
    assert "robots.txt asks for 86400 s between requests, 0.2 s were kept (CRAWL_DELAY_MAX)" in done.run_row()["reasons"]
    assert done.run_row()["verdict"] == "complete"


def test_the_pause_of_a_site_file_varies_around_its_value(serve, crawl):
    site = serve(articles=8)
    assert crawl(site, delay=0.2).code == 0
    pauses = site.pauses(is_article)
    assert mean(pauses) >= 0.14  # 0.2 s with a jitter of a half
    assert max(pauses) - min(pauses) > 0.01


def test_while_a_server_asks_to_wait_no_other_page_is_asked_for(serve, crawl):
    site = serve(plan=lambda path, times: (503, {"Retry-After": "1"}) if path.endswith("-102.html") and times == 1 else None)
    done = crawl(site)
    assert done.code == 0, done.log
    at = next(number for number, (_, path) in enumerate(site.seen) if path.endswith("-102.html"))
    assert site.seen[at + 1][0] - site.seen[at][0] >= 0.9  # what waits in the downloader waits too


def test_a_server_that_was_hung_up_on_is_asked_again_when_it_has_noticed(serve, crawl):
    site = serve(drips="-102.html")
    done = crawl(site, "-s", "RESPONSE_MAX_SECONDS=0.7")
    assert done.code == 0, done.log
    assert len(list(filter(is_article, (path for _, path in site.seen)))) == 6
    assert site.most == 1


def test_errors_in_a_row_slow_the_crawl_and_answers_make_it_recover(serve, crawl):
    site = serve(articles=16)
    site.plan = lambda path, times: (
        (429, {}) if is_article(path) and 3 < len(list(filter(is_article, (p for _, p in site.seen)))) <= 9 else None
    )
    done = crawl(site, delay=0.05)
    assert done.code == 0, done.log
    pauses = site.pauses(is_article)
    assert len(pauses) == 16 + 6 - 1
    assert max(pauses[5:11]) > 0.4  # 0.05 s doubled up to 1.6 s, each within its jitter of a half
    assert min(pauses[:3]) < max(pauses[5:11]) / 2 > min(pauses[11:])
    assert pauses[-1] < max(pauses[5:11])


def test_a_site_that_refuses_everything_is_left_alone(serve, crawl):
    site = serve(articles=30, plan=lambda path, times: (403, {}) if is_article(path) or times > 1 else None)
    done = crawl(site, "-s", "RETRY_TIMES=0", "-s", "BACKOFF_STOP_REQUESTS=4", "-s", "BACKOFF_MAX_SECONDS=0.1")
    assert done.code == 4, done.log  # no article at all
    asked = {path for _, path in site.seen if is_article(path)}
    assert 4 <= len(asked) <= 7
    assert "stopped: 4 requests in a row and the start page failed, the last with 403" in done.run_row()["reasons"]


def test_a_server_that_has_had_enough_is_left_alone_though_its_start_page_answers(serve, crawl):
    site = serve(articles=30, plan=lambda path, times: (429, {"Retry-After": "3600"}) if is_article(path) else None)
    done = crawl(site, "-s", "BACKOFF_STOP_REQUESTS=4", "-s", "BACKOFF_MAX_SECONDS=0.1")
    assert done.code == 4, done.log
    assert 4 <= len({path for _, path in site.seen if is_article(path)}) <= 7
    assert "stopped: 4 pages in a row were too many requests for the server (429)" in done.run_row()["reasons"]


def test_a_start_page_that_outlives_its_site_holds_no_crawl_open(serve, crawl):
    """The next run asks for other pages first."""
    site = serve(articles=30, plan=lambda path, times: (500, {}) if is_article(path) else None)
    options = ("-s", "RETRY_TIMES=0", "-s", "BACKOFF_STOP_REQUESTS=3", "-s", "BACKOFF_MAX_SECONDS=0.1")
    done = crawl(site, *options)
    assert done.code == 4, done.log
    first = {path for _, path in site.seen if is_article(path)}
    assert 9 <= len(first) <= 12
    assert "stopped: 9 pages in a row failed though the start page answers, the last with 500" in done.run_row()["reasons"]
    site.seen.clear()
    crawl(site, *options)
    second = {path for _, path in site.seen if is_article(path)}
    assert 9 <= len(second) <= 12
    assert not first & second


def test_a_site_that_stops_answering_in_the_middle_is_partial_and_the_next_run_goes_on(serve, crawl):
    site = serve(articles=30)

    def plan(path, times):
        return (503, {}) if len({path for _, path in site.seen if is_article(path)}) > 10 else None

    site.plan = plan
    options = ("-s", "RETRY_TIMES=0", "-s", "BACKOFF_STOP_REQUESTS=4", "-s", "BACKOFF_MAX_SECONDS=0.1")
    done = crawl(site, *options)
    assert (done.code, done.run_row()["verdict"]) == (3, "partial"), done.log
    first = done.run_row()["counts"]["articles"]
    assert 0 < first < 20
    site.plan = lambda path, times: None
    again = crawl(site, *options)
    assert again.code == 0, again.log
    assert first + again.run_row()["counts"]["articles"] == 30


def test_a_server_that_is_gone_is_given_up_after_a_few_refused_connections(serve, crawl):
    """Ten attempts, with their pauses some five minutes of a real site: at ten pages of five attempts each it would be three quarters of an hour."""
    site = serve(articles=30, life=9)
    done = crawl(site, "-s", "BACKOFF_MAX_SECONDS=0.1")
    assert (done.code, done.run_row()["verdict"]) == (3, "partial"), done.log
    row = done.run_row()
    assert "stopped: 10 requests in a row and the start page failed, the last with DownloadConnectionRefusedError" in row["reasons"]
    assert 0 < row["counts"]["articles"] < 10
    assert "small: 3 requests in a row failed, the last with" in done.log
    assert row["counts"]["failed"] <= 2, ("the pages that were not asked for wait for the next run", row, done.log)


def test_while_pages_fail_behind_a_start_page_that_answers_none_is_tried_twice(serve, crawl):
    site = serve(articles=30, plan=lambda path, times: (502, {}) if is_article(path) else None)
    done = crawl(site, "-s", "BACKOFF_STOP_REQUESTS=5", "-s", "BACKOFF_MAX_SECONDS=0.05")
    assert done.code == 4, done.log
    asked = [path for _, path in site.seen if is_article(path)]
    assert asked.count(asked[0]) > 1, "the first pages are tried again as ever"
    late = asked[12:]
    assert late and len(set(late)) == len(late), "those after the start page has answered are not"
    assert len(asked) < 30, "five attempts at each of fifteen pages would be 75"


def test_a_broken_section_of_a_living_site_does_not_stop_it(serve, crawl):
    site = serve(articles=20, plan=lambda path, times: (500, {}) if is_article(path) and int(path[-8:-5]) < 110 else None)
    done = crawl(site, "-s", "RETRY_TIMES=0", "-s", "BACKOFF_STOP_REQUESTS=4", "-s", "BACKOFF_MAX_SECONDS=0.1")
    assert done.code == 3, done.log
    row = done.run_row()
    assert row["counts"]["articles"] == 10
    assert not any(reason.startswith("stopped") for reason in row["reasons"])


def failing_robots(path, times):
    return (503, {}) if path == "/robots.txt" else None


def test_nothing_is_asked_for_while_nobody_knows_what_robots_txt_forbids(serve, crawl):
    site = serve(articles=2, plan=failing_robots)
    done = crawl(site, "-s", "RETRY_TIMES=2", "-s", "BACKOFF_MAX_SECONDS=0.1")
    host = site.base.removeprefix("http://")
    assert (done.code, done.run_row()["verdict"]) == (4, "failed"), done.log
    assert [path for _, path in site.seen] == ["/robots.txt"] * 3, "it is tried again, with a pause, and then the site is left alone"
    assert f"no start page answered: {site.base}/ (robots.txt unavailable (503))" in done.run_row()["reasons"]
    assert f"{host} was left alone: robots.txt unavailable (503)" in done.run_row()["reasons"]
    assert done.run_row()["counts"]["robots"]["hosts"] == {host: "503: left alone"}

    site.plan = lambda path, times: None
    again = crawl(site)
    assert again.code == 0, again.log
    assert again.run_row()["counts"]["articles"] == 2


def test_the_robots_txt_of_an_earlier_run_holds_while_there_is_none(serve, crawl):
    site = serve(articles=4, robots="User-agent: *\nCrawl-delay: 0.2\nDisallow: /tin-tuc/bai-viet-so-1-101.html\n")
    assert crawl(site).code == 0
    site.seen.clear()
    site.plan = failing_robots
    done = crawl(site, "-a", "full=1", "-s", "RETRY_TIMES=0")
    assert done.code == 0, done.log
    asked = {path for _, path in site.seen}
    assert "/tin-tuc/bai-viet-so-2-102.html" in asked and "/tin-tuc/bai-viet-so-1-101.html" not in asked
    assert min(site.pauses(is_article)) >= 0.15
    robots = done.run_row()["counts"]["robots"]
    assert robots["crawl_delay"] == 0.2
    assert all("that of" in how and how.endswith("was kept to") for how in robots["hosts"].values())
    assert any("robots.txt of" in reason and "(503): that of" in reason for reason in done.run_row()["reasons"])


def test_that_there_was_no_robots_txt_holds_too(serve, crawl):
    site = serve(articles=2)
    assert crawl(site).code == 0
    site.plan = failing_robots
    done = crawl(site, "-a", "full=1", "-s", "RETRY_TIMES=0")
    assert done.code == 0, done.log
    assert any("could not be had (503): there was none on" in reason for reason in done.run_row()["reasons"])


def test_a_robots_txt_that_never_came_in_thirty_days_is_taken_for_none(serve, crawl):
    site = serve(articles=2, plan=failing_robots)
    assert crawl(site, "-s", "RETRY_TIMES=0", now="2026-03-02T03:00:00Z").code == 4
    assert crawl(site, "-s", "RETRY_TIMES=0", now="2026-03-31T03:00:00Z").code == 4
    done = crawl(site, "-s", "RETRY_TIMES=0", now="2026-04-02T03:00:00Z")
    assert done.code == 0, done.log
    assert any("it never was since 2026-03-02" in reason for reason in done.run_row()["reasons"])


def test_an_operator_may_do_without_robots_txt(serve, crawl):
    site = serve(articles=2, plan=failing_robots)
    done = crawl(site, "-s", "RETRY_TIMES=0", keys=["needs_robots = false"])
    assert done.code == 0, done.log
    assert any("as its site file says" in reason for reason in done.run_row()["reasons"])


def test_what_robots_txt_no_longer_forbids_is_asked_for(serve, crawl):
    site = serve(articles=3, robots="User-agent: *\nDisallow: /\n")
    closed = crawl(site)
    assert closed.code == 4, closed.log
    assert "(robots.txt)" in closed.run_row()["reasons"][0] and [path for _, path in site.seen] == ["/robots.txt"]
    site.robots = "User-agent: *\nDisallow: /tin-tuc/bai-viet-so-1-101.html\n"
    assert crawl(site).run_row()["counts"]["articles"] == 2
    site.robots = ""
    done = crawl(site)
    assert done.code == 0 and done.run_row()["counts"]["articles"] == 1, done.log
