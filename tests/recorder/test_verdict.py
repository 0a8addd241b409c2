"""The verdict: a run that lost something is never complete, and a site is measured by its own runs."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from danvan_crawler.archive.jobs import Claimed, Discovered
from danvan_crawler.harvest.result import Harvest
from danvan_crawler.items import Page, Reading
from danvan_crawler.recorder import Tally, judge
from danvan_crawler.recorder.drift import chance, fall, is_above
from danvan_crawler.recorder.layout import Layout, platform
from danvan_crawler.recorder.tally import MOST_EMPTY, MOST_NAMED, MOST_TOO_DEEP, Troubles
from danvan_crawler.recorder.verdict import Ground, PastRun
from danvan_crawler.sites import Site
from danvan_crawler.spiders.budgets import Budgets
from danvan_crawler.spiders.noting import note_page

DAYS = ("2026-11-22", "2026-11-21", "2026-11-20", "2026-11-19", "2026-11-18")
OLD = b'<meta name="generator" content="NukeViet v4.5"><div class="%b" id="news-bodyhtml"><p class="hometext">x'
OLD_NAMES = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "k"]


def good(**changes) -> Tally:
    tally = Tally(
        responses=30,
        readings=Counter(article=24, listing=6),
        starts={"http://a.example/": None},
        addressed=24,
        addressed_read=24,
        listed=30,
    )
    for _ in range(24):
        tally.count_article({"title": "t", "sapo": "s", "body": "b", "author": None})
    for name, value in changes.items():
        setattr(tally, name, value)
    return tally


def past(count=3, **changes) -> list[PastRun]:
    usual = {
        "articles": 30,
        "fill": {"title": 1.0, "sapo": 0.98, "body": 1.0, "author": 0.1},
        "addressed": 30,
        "addressed_read": 30,
        "listed": 30,
    }
    return [PastRun(day, **(usual | changes)) for day in DAYS[:count]]


def ground(known=24, reached=24, runs=None) -> Ground:
    return Ground(known, reached, past() if runs is None else runs)


def sentences(verdict) -> str:
    return "; ".join(verdict.sentences)


def test_complete():
    verdict = judge(good(), "finished", ground())
    assert (verdict.status, verdict.sentences, verdict.exit_code) == ("complete", [], 0)


@pytest.mark.parametrize(
    ("changes", "reason", "word"),
    [
        ({}, "shutdown", "ended early: shutdown"),
        ({"broken_listings": Troubles({"http://a.example/?page=3": "status 500"})}, "finished", "http://a.example/?page=3 (status 500)"),
        ({"starts": {"http://a.example/": None, "http://a.example/b": "status 404"}}, "finished", "dead start page: http://a.example/b"),
        ({"failed": Troubles({f"http://a.example/{i}": "timeout" for i in range(5)})}, "finished", "5 of 35 pages"),
        ({"stage_errors": 1}, "finished", "1 articles failed"),
        ({"unrecorded": 2}, "finished", "2 fetches"),
        ({"notices": ["stopped after max_pages=5"]}, "finished", "max_pages=5"),
    ],
)
def test_partial(changes, reason, word):
    verdict = judge(good(**changes), reason)
    assert verdict.exit_code == 3
    assert word in "; ".join(verdict.reasons)


@pytest.mark.parametrize(
    ("tally", "error", "word"),
    [
        (good(articles=0), None, "no article"),
        (good(starts={"http://a.example/": "refused"}), None, "no start page answered: http://a.example/ (refused)"),
        (good(), "disk full", "disk full"),
    ],
)
def test_failed(tally, error, word):
    verdict = judge(tally, "finished", archive_error=error)
    assert verdict.exit_code == 4
    assert word in "; ".join(verdict.reasons)


def test_one_dead_link_on_a_large_site_is_no_loss():
    assert judge(good(failed=Troubles({"http://a.example/x": "status 500"})), "finished").status == "complete"


def test_a_remark_is_told_and_takes_nothing_away():
    verdict = judge(good(remarks=["robots.txt asks for 120 s between requests"]), "finished")
    assert (verdict.status, verdict.reasons) == ("complete", [])
    assert "120 s" in sentences(verdict)


# -- measured by the site's own runs


def test_new_pages_that_should_be_articles_are_told():
    example = "http://a.example/tin/5.html (no text)"
    verdict = judge(good(unread_new=3, unread=example), "finished", ground())
    assert (verdict.status, verdict.remarks) == ("complete", [f"3 new pages with an article's address gave none, such as {example}"])
    assert judge(good(unread_new=2, unread=example), "finished", ground()).sentences == [], "two videos"


def test_a_run_that_had_nothing_new_to_read_is_complete():
    tally = Tally(responses=6, readings=Counter(listing=6), starts={"http://a.example/": None}, listed=30)
    assert judge(tally, "finished", ground(known=900, reached=900)).status == "complete"


def test_a_run_whose_article_pages_all_give_nothing_failed():
    tally = Tally(responses=26, readings=Counter(listing=6, other=20), starts={"http://a.example/": None}, addressed=20, listed=30)
    assert judge(tally, "finished", ground(known=900, reached=880)).status == "failed"


def test_pages_that_gave_articles_and_now_do_not():
    verdict = judge(good(addressed=40, addressed_read=5), "finished", ground())
    assert verdict.status == "partial"
    assert "5 of 40 pages with an article's address gave an article, 100 % until 2026-11-22" in verdict.reasons


def test_lists_that_name_nothing_any_more():
    assert "no list names an article any more, 30 in recent runs" in judge(good(listed=0), "finished", ground()).reasons
    assert judge(good(listed=0, statuses=Counter({"304": 4})), "finished", ground()).status == "complete"


@pytest.mark.parametrize(
    ("known", "reached", "usual", "status"),
    [
        (100, 95, 0.0, "complete"),
        (100, 80, 0.0, "partial"),
        (100, 80, 0.19, "complete"),  # this site always has such a share of dead pages
        (100, 60, 0.4, "partial"),  # four in ten are never usual
    ],
)
def test_known_articles_that_are_not_found_again(known, reached, usual, status):
    verdict = judge(good(), "finished", ground(known, reached, past(lost_share=usual)))
    assert verdict.status == status
    assert status == "complete" or f"{known - reached} of {known} known articles" in sentences(verdict)


def test_errors_are_measured_by_the_sites_own_share():
    failed = {f"http://a.example/{i}": "timeout" for i in range(4)}
    assert judge(good(failed=Troubles(failed)), "finished", ground(runs=past(failed_share=0.0))).status == "partial"
    assert judge(good(failed=Troubles(failed)), "finished", ground(runs=past(failed_share=0.12))).status == "complete"


def test_a_dead_link_among_few_pages_is_measured_by_the_site():
    """A run that finds nothing new fetches eight pages, and the same one of them is dead every day."""
    few = Tally(starts={"http://a.example/": None}, failed=Troubles({"http://a.example/su-co": "status 500"}), readings=Counter(listing=7))
    assert judge(few, "finished", ground(known=48, reached=48, runs=[])).status == "complete"
    assert judge(few, "finished", ground(known=10, reached=10, runs=[])).status == "partial"


def test_a_list_page_that_is_gone_and_named_nowhere_is_a_remark():
    verdict = judge(good(unlinked=Troubles({"http://a.example/?page=9": "status 404"})), "finished", ground())
    assert (verdict.status, verdict.reasons) == ("complete", [])
    assert "list pages that nothing leads to any more: http://a.example/?page=9 (status 404)" in verdict.remarks


# -- drift


def test_a_field_that_falls_to_near_nothing_is_named_and_partial():
    tally = good()
    tally.filled["sapo"] = 1
    verdict = judge(tally, "finished", ground())
    assert verdict.status == "partial"
    assert verdict.reasons == ["sapo fell from 98 % to 4 % since 2026-11-22"]


def test_a_field_that_falls_by_half_is_a_remark():
    tally = good()
    tally.filled["sapo"] = 11
    verdict = judge(tally, "finished", ground())
    assert verdict.status == "complete"
    assert verdict.remarks == ["sapo fell from 98 % to 46 % since 2026-11-22"]


@pytest.mark.parametrize(("filled", "articles"), [(22, 24), (3, 5), (24, 24)])
def test_what_may_be_chance_or_little_is_not_named(filled, articles):
    tally = good(measured=articles)
    tally.filled["sapo"] = filled
    tally.filled.update({name: articles - tally.filled[name] for name in ("title", "body")})
    assert judge(tally, "finished", ground()).sentences == []


def test_rare_fields_come_and_go():
    assert fall("attachments", 0, 24, [("2026-11-22", 0.1)]) is None
    assert fall("attachments", 0, 2400, [("2026-11-22", 0.1)]) is not None


def test_since_is_the_last_run_that_was_as_usual():
    shares = [("2026-11-22", 0.0), ("2026-11-21", 0.98), ("2026-11-20", 0.97)]
    assert str(fall("sapo", 0, 30, shares)) == "sapo fell from 97 % to 0 % since 2026-11-21"


def test_what_lasts_becomes_usual():
    shares = [(day, share) for day, share in zip(DAYS, (0.0, 0.0, 0.0, 0.98, 0.98), strict=True)]
    assert fall("sapo", 0, 30, shares) is None


def test_a_share_that_always_varied_is_no_drift():
    shares = [(day, share) for day, share in zip(DAYS, (0.9, 0.2, 0.7, 0.4, 0.6), strict=True)]
    assert fall("source", 3, 30, shares) is None


def test_a_day_without_an_article_is_told_from_a_site_that_cannot_be_read():
    quiet = {"responses": 9, "readings": Counter(listing=6, missing=2), "starts": {"http://a.example/": None}, "listed": 30}
    assert judge(Tally(**quiet), "finished", Ground(48, 48)).status == "complete"
    assert judge(Tally(**quiet, addressed=2), "finished", Ground(48, 48)).status == "complete", "an article that is gone, asked for again"
    assert judge(Tally(**quiet), "finished", Ground(48, 46)).status == "complete", "two that answer 404 for the first time"
    assert judge(Tally(**quiet, addressed=2, unread_new=2), "finished", Ground(48, 48)).status == "complete", "two videos"
    assert judge(Tally(**quiet, addressed=3, unread_new=3), "finished", Ground(48, 48)).reasons == ["no article was read"]
    assert judge(Tally(**quiet, addressed=5), "finished", Ground(48, 43)).reasons == ["no article was read"]
    assert judge(Tally(**quiet), "finished", Ground(0, 0)).status == "failed"


def test_a_day_without_an_article_of_the_days_asked_for_is_complete():
    quiet = {"responses": 9, "readings": Counter(listing=6), "starts": {"http://a.example/": None}, "listed": 30}
    assert judge(Tally(**quiet), "finished", Ground(48, 48, limited=True)).status == "complete"
    assert judge(Tally(**quiet, dropped=2), "finished", Ground(0, 0, limited=True)).status == "complete", "all were older"
    assert judge(Tally(**quiet), "finished", Ground(0, 0, limited=True)).reasons == ["no article was read"]
    assert judge(good(addressed_read=0), "finished", Ground(100, 10, past(), limited=True)).status == "complete", "nothing is compared"


def test_nothing_is_compared_where_the_run_was_limited_or_cut_off():
    tally = good(listed=0, addressed_read=0)
    tally.filled["sapo"] = 0
    assert judge(tally, "finished", None).status == "complete"
    assert judge(tally, "shutdown", ground(100, 10)).reasons == ["ended early: shutdown"]


def test_chance_bounds_the_binomial_tail():
    tail = sum(0.9**k * 0.1 ** (10 - k) * n for k, n in ((0, 1), (1, 10), (2, 45), (3, 120)))  # P(at most 3 of 10 at 0.9)
    assert tail <= chance(0.3, 10, 0.9) < 40 * tail
    assert chance(0.95, 1000, 0.9) == 1.0


def test_above():
    assert not is_above(0, 0, [], 0.05, 0.25)
    assert is_above(2, 20, [], 0.05, 0.25)
    assert not is_above(2, 20, [0.08, 0.1, 0.09], 0.05, 0.25)


# -- design


def looked(body: bytes, pages: int = 20) -> Layout:
    layout = Layout()
    for number in range(pages):
        layout.look(body.replace(b"@", str(number).encode()))
    return layout


def old_runs() -> list[PastRun]:
    layout = looked(OLD % " ".join(OLD_NAMES).encode())
    return past(layout_pages=20, platforms=layout.platform_shares(), markers=frozenset(layout.markers()))


def test_a_new_design_that_is_read_is_complete_and_named():
    verdict = judge(good(layout=looked(b'<div class="tpl-2026 post"><p class="par">x')), "finished", ground(runs=old_runs()))
    assert verdict.status == "complete"
    assert "platform markers gone: nukeviet 100 % -> 0 % since 2026-11-22" in verdict.remarks
    assert any("new design since 2026-11-22: 0 of 12 class names" in remark for remark in verdict.remarks)


def test_the_same_design_with_a_new_box_is_not_named():
    layout = looked(OLD % f"{' '.join(OLD_NAMES[:-1])} new-box box-@".encode())
    assert judge(good(layout=layout), "finished", ground(runs=old_runs())).sentences == []


def test_markers_are_what_nearly_all_pages_share():
    layout = looked(OLD % b"item-@ p-@-x")
    assert sorted(layout.markers()) == ["hometext", "item-", "news-bodyhtml"]
    assert layout.platform_shares() == {"nukeviet": 1.0}


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (b"<META NAME='Generator' CONTENT='Joomla! - Open Source'>", "joomla"),
        (b"<meta content='WordPress 6.2' name=generator>", "wordpress"),
        (b'<link href="/wp-content/themes/x.css">', "wordpress"),
        (b"<p>WordPress", "generic"),
    ],
)
def test_platform(body, name):
    assert platform(body) == name


def test_a_maze_that_lies_too_deep_is_counted_to_a_limit() -> None:
    """What another page shows nearer makes room again."""
    tally = Tally()
    pages = [
        Discovered(url=f"http://a/{n}", key=f"a/{n}", kind="page", by="listing", depth=9, priority=0) for n in range(MOST_TOO_DEEP + 9)
    ]
    tally.count_depth([], pages)
    assert tally.counts()["too_deep"] == MOST_TOO_DEEP
    assert f"{MOST_TOO_DEEP} pages or more lie too many clicks" in " ".join(judge(tally, "finished").sentences)
    tally.count_depth(pages[:2], [])
    assert tally.counts()["too_deep"] == MOST_TOO_DEEP - 2
    assert f"{MOST_TOO_DEEP - 2} pages lie too many clicks" in " ".join(judge(tally, "finished").sentences)


def test_troubles_and_remarks_without_end_are_counted_and_only_the_first_are_kept():
    """Ten thousand addresses and sentences of each kind: what is not kept is in the count, and nothing is said twice."""
    tally = good(articles=100_000)
    for number in range(10_000):
        url = f"http://a.example/{number}"
        tally.failed.note(url, "status 500")
        tally.failed.note("http://a.example/0", "status 503")
        tally.broken_listings.note(url, "status 500")
        tally.unlinked.note(url, "status 404")
        tally.remarks.append(f"{url} was kept in part only: length", kind="photos and files kept in part only")
        tally.notices.append(f"{url} is empty", kind="broken pages of lists")
    tally.remarks.append("robots.txt asks for 120 s between requests")
    assert tally.counts()["failed"] == 10_000
    verdict = judge(tally.after(Tally(failed=Troubles({"http://a.example/0": "", "http://a.example/x": ""}))), "finished", ground())
    assert "10001 of 10" in str(verdict.reasons)
    assert "broken listing page: http://a.example/0 (status 500)" in str(verdict.reasons) and " and 9997 more" in str(verdict.reasons)
    assert "broken pages of lists: 9980 more" in verdict.reasons
    assert "photos and files kept in part only: 9980 more" in verdict.remarks
    assert "robots.txt asks for 120 s between requests" in verdict.remarks
    kept = [*tally.failed, *tally.broken_listings, *tally.unlinked, *verdict.sentences]
    assert len(kept) < 4_000


def test_beyond_the_bound_a_list_page_that_is_gone_is_a_broken_one():
    """Whether a page names it can't be known any more, so it is not taken for one that nothing leads to."""
    site = Site.model_validate({"name": "a", "title": "A", "owner": "A", "level": "central", "start": ["https://a.example.vn/"]})
    tally, budgets = Tally(), Budgets()
    for number in range(MOST_NAMED + 2):
        url = f"https://a.example.vn/tac-gia/{number}/"
        claimed = Claimed("a", url, url, "listing", 1, 1, 0, "listing", None, None)
        page, result = Page(url, b"", "text/html", status=404), Harvest(Reading("missing", reason="status 404"))
        note_page(tally, budgets, site, claimed, page, result, fresh=False, is_linked=False)
    assert (tally.unlinked.total, tally.broken_listings.total) == (MOST_NAMED, 2)


def test_of_empty_lists_every_start_page_and_some_thousands_of_others_are_kept():
    tally = Tally(starts={"http://a.example/": None})
    for number in range(MOST_EMPTY + 10):
        tally.note_empty(f"a.example/the-{number}", f"http://a.example/the-{number}")
    tally.note_empty("a.example/", "http://a.example/")
    assert len(tally.empty_lists) == MOST_EMPTY + 1 and "a.example/" in tally.empty_lists


def test_photos_that_could_not_be_had():
    some = good(assets=Counter(kept=10, failed=6, forbidden=40))
    assert judge(some, "finished", ground()).reasons == ["6 of 16 photos and files could not be had"]
    assert judge(some, "finished").status == "complete", "a replay asks for none"
    some.give_up({f"http://a.example/{n}.png": "status 403" for n in range(5)})
    verdict = judge(some, "finished", ground())
    assert (verdict.status, some.assets) == ("complete", Counter(kept=10, failed=1, lost=5, forbidden=40))
    assert "given up as lost: 5 photos and files: http://a.example/0.png (status 403), " in verdict.remarks[0]
    assert verdict.remarks[0].endswith(" and 2 more")


def test_photos_that_are_refused_one_after_another():
    tally = good(assets=Counter(failed=30), assets_refused="photos and files are left to the next run: 30 in a row")
    said = ["30 of 30 photos and files could not be had", "photos and files are left to the next run: 30 in a row"]
    assert judge(tally, "finished", ground()).reasons == said
    verdict = judge(tally, "finished", replace(ground(), refused_since=date(2026, 3, 2)))
    assert (verdict.status, verdict.remarks) == ("complete", [f"{words}, so in every run since 2026-03-02" for words in said])
    assert tally.record()["assets_refused"] is True and "assets_refused" not in good().record()


@pytest.mark.parametrize(("status", "kind", "broken"), [(404, "missing", False), (200, "missing", False), (503, "blocked", True)])
def test_a_list_page_that_is_gone_and_that_nothing_leads_to_is_no_broken_one(status, kind, broken):
    """The list has become shorter; sites say so with status 200 too: "Không tìm thấy nội dung"."""
    site = Site.model_validate({"name": "a", "title": "A", "owner": "A", "level": "central", "start": ["https://a.example.vn/"]})
    tally, url = Tally(), "https://a.example.vn/tin-tuc/trang-2.htm"
    claimed = Claimed("a", url, url, "listing", 1, 1, 0, "listing", None, None)
    page, result = Page(url, b"", "text/html", status=status), Harvest(Reading(kind, reason="soft 404"))
    note_page(tally, Budgets(), site, claimed, page, result, fresh=False, is_linked=False)
    assert (bool(tally.unlinked), bool(tally.broken_listings)) == (not broken, broken)
