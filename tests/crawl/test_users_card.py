"""What users of Scrapy expect of a Scrapy project, in processes of Scrapy."""

from pathlib import Path

import pytest

from danvan_crawler import paths

SPIDER = '''
import scrapy


class HandWritten(scrapy.Spider):
    """Reads one page of its own.

    @url {url}
    @returns items 1
    """

    name = "hand-written"
    start_urls = ["{url}"]

    def parse(self, response):
        yield {{"url": response.url, "title": response.css("title::text").get(), "body": ""}}
'''


OF_A_SITE = '''
from danvan_crawler.spiders.site import SiteSpider
from danvan_crawler.sites import load_sites
from danvan_crawler import paths


class Longer(SiteSpider):
    """Adds to what a page gives."""

    name = "longer"
    site = load_sites(paths.extra_sites())["sample-central"]

    async def parse(self, response, **kwargs):
        async for found in super().parse(response, **kwargs):
            if hasattr(found, "title"):
                found.author = f"{found.title} (tay)"
            yield found
'''


@pytest.fixture
def hand_written(work):
    """A spider in a module of its own, as SPIDER_MODULES may name further ones."""
    folder = work.home.parent / "more"
    folder.mkdir()
    (folder / "more_spiders.py").write_text(SPIDER.format(url=work.server.urls["sample-central"]), encoding="utf-8")
    work.environment["PYTHONPATH"] += f":{folder}"
    return ("-s", "SPIDER_MODULES=danvan_crawler.spiders,more_spiders")


def test_list_shows_levels_and_site_files(work):
    done = work.cold("scrapy", "list")
    assert done.returncode == 0, done.stderr
    names = done.stdout.split()
    assert {"central", "provincial", "sample-central", "sample-provincial"} <= set(names)
    assert len(names) == len(set(names))


def test_the_top_level_is_the_users():
    for name in ("danvan_crawler", "scrapy.cfg", "pipelines", "data", "tests", "requirements.txt"):
        assert (paths.ROOT / name).exists()


def test_hand_written_spiders_work_and_keep_scrapys_exit_codes(work, hand_written, tmp_path):
    out = tmp_path / "out.jsonl"
    done = work.scrapy("crawl", "hand-written", "-O", str(out), *hand_written)
    assert done.returncode == 0, done.stderr
    assert '"url": "http://127.0.0.1:' in out.read_text(encoding="utf-8")
    assert "goes to the feeds, not into the archive" in done.stderr


@pytest.mark.parametrize("processes", ["0", "2"])
def test_a_spider_may_add_to_what_a_page_gives(work, processes):
    folder = work.home.parent / "more"
    folder.mkdir()
    (folder / "longer_spiders.py").write_text(OF_A_SITE, encoding="utf-8")
    work.environment["PYTHONPATH"] += f":{folder}"
    modules = ("-s", "SPIDER_MODULES=danvan_crawler.spiders,longer_spiders", "-s", f"EXTRACT_PROCESSES={processes}")
    done = work.scrapy("crawl", "longer", *modules)
    assert done.returncode == 0, done.stderr
    assert work.one("select count(*) from article_version") > 10
    assert work.one("select count(*) from article_version where author <> title || ' (tay)'") == 0


def test_check_runs_contracts_and_records_nothing(work, hand_written):
    done = work.scrapy("check", "hand-written", *hand_written)
    assert done.returncode == 0, done.stderr
    assert "Ran 2 contracts" in done.stderr or "OK" in done.stderr
    assert not work.home.exists()


def test_shell_fetches_and_records_nothing(work):
    done = work.scrapy("shell", work.server.urls["sample-central"], "--nolog", "-c", "response.css('title::text').get()")
    assert done.returncode == 0, done.stderr
    assert "Ban Dân vận" in done.stdout
    assert not work.home.exists()


def test_parse_shows_what_a_site_spider_reads(work):
    done = work.scrapy("parse", work.server.urls["sample-central"], "--spider", "sample-central", "--nolog")
    assert done.returncode == 0, done.stderr
    assert "# Scraped Items" in done.stdout
    assert not work.home.exists()


def test_genspider_writes_into_the_projects_spiders(work, tmp_path):
    done = work.scrapy("genspider", "--dump=basic", "any-name", "example.vn")
    assert done.returncode == 0, done.stderr
    assert (
        work.scrapy("genspider", "demo-site", "example.vn", "-s", f"NEWSPIDER_MODULE={'danvan_crawler.spiders'}", "--help").returncode == 0
    )


def test_our_pipelines_win_over_a_foreign_package_of_that_name(work, tmp_path):
    foreign = tmp_path / "foreign" / "pipelines"
    foreign.mkdir(parents=True)
    (foreign / "__init__.py").write_text("", encoding="utf-8")
    done = work.cold("scrapy", "shell", "--nolog", "-c", "__import__('pipelines').__file__", PYTHONPATH=str(foreign.parent))
    assert Path(done.stdout.strip()) == paths.ROOT / "pipelines" / "__init__.py", done.stderr
    crawled = work.cold("scrapy", "crawl", "sample-central", PYTHONPATH=str(foreign.parent))
    assert crawled.returncode == 0, crawled.stderr


def test_jobdir_is_accepted(work, tmp_path):
    done = work.scrapy("crawl", "sample-central", "-s", f"JOBDIR={tmp_path / 'job'}")
    assert done.returncode == 0, done.stderr
