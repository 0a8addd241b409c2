"""The one settings file. Each deviation from Scrapy's default has its reason beside it."""

import sys

from danvan_crawler import __version__, paths

# Scrapy appends the project's folder to sys.path, behind site-packages, where a foreign package called `pipelines` would win.
if paths.in_checkout() and sys.path[0] != str(paths.ROOT):
    sys.path.insert(0, str(paths.ROOT))

BOT_NAME = "danvan_crawler"
SPIDER_MODULES = ["danvan_crawler.spiders"]
NEWSPIDER_MODULE = "danvan_crawler.spiders"
# A spider for every site file beside the hand-written ones.
SPIDER_LOADER_CLASS = "danvan_crawler.spiderloader.SiteSpiderLoader"
# `scrapy crawl` with the exit codes that cron needs; shell, fetch, view, parse and check record nothing.
COMMANDS_MODULE = "danvan_crawler.extensions.commands"

# ---- Politeness: small servers, run by offices that owe us nothing.
USER_AGENT = f"danvan_crawler/{__version__} (archive of public mass-mobilization news; obeys robots.txt)"
ROBOTSTXT_OBEY = True  # Scrapy's library default is False
DOWNLOAD_DELAY = 1.0  # seconds; a site file may set its own, a loopback host has none
CONCURRENT_REQUESTS_PER_DOMAIN = 1  # one connection a site
CRAWL_DELAY_MAX = 30  # ours: seconds; a longer Crawl-delay of robots.txt is kept up to here, and the run says so
BACKOFF_MAX_SECONDS = 60  # ours: the pause doubles with errors in a row (403, 429, 5xx, no answer) up to here
BACKOFF_STOP_REQUESTS = 10  # ours: so many failed requests in a row, and the start page too, end the run of a site
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "vi,en;q=0.5",  # default "en": some portals answer with their English half
}
COOKIES_ENABLED = False  # a session in a cookie makes pages differ from what a reader without one sees

# ---- The frontier: the archive's resource table instead of queues that a kill loses.
SCHEDULER = "danvan_crawler.frontier.Frontier"
CONCURRENT_ITEMS = 16  # Scrapy makes this many tasks a response; a page with more articles is stored in parts (see store)

ARCHIVE_PATIENCE_SECONDS = 120  # ours: a database that is away or locked is waited for so long; then the run fails (exit code 4)

# ---- Bounds: the zoo of real servers sends 40 MB pages, and pages that never end.
RESPONSE_MAX_BYTES = 16 * 1024 * 1024  # ours: a longer body is kept up to here, marked WARC-Truncated: length
RESPONSE_MAX_SECONDS = 60  # ours: a body that drips longer is kept up to here (WARC-Truncated: time), a silent one too (disconnect)
ASSET_MAX_BYTES = 32_000_000  # ours: the same two bounds for a photo or file: scanned decisions are larger and slower than pages
ASSET_MAX_SECONDS = 300
ASSETS_MAX_BYTES = 4_000_000_000  # ours: of all photos and files of a site in one run; the next run goes on (0: no bound)
DOWNLOAD_MAXSIZE = 0  # Scrapy's own limit throws the body away; ours above keeps it
DOWNLOAD_WARNSIZE = 0
DOWNLOAD_TIMEOUT = 90  # for servers that send nothing at all; above RESPONSE_MAX_SECONDS so that a drip is kept
DOWNLOAD_FAIL_ON_DATALOSS = False  # a body cut short is kept, marked, and fetched again
RETRY_TIMES = 4  # default 2: dying servers answer 503 in streaks
RETRY_HTTP_CODES = [429, 500, 502, 503, 504, 522, 524, 408]
RETRY_AFTER_MAX_SECONDS = 300  # ours: a longer Retry-After ends the attempts
EXTRACT_PROCESSES = 1  # ours: processes that read pages beside the one that crawls; 0: that one reads them too
EXTRACT_MAX_SECONDS = 60  # ours: processor time for one page; then its process is ended, and the page has failed (0: no limit)
STOP_SECONDS = 10  # ours: how long a SIGTERM lets open downloads go on; service managers kill after 10 to 90

DOWNLOADER = "danvan_crawler.extensions.transfers.Downloader"  # one connection a site is one on a busy machine too
# A body that goes on behind its Content-Length, or falls silent before it, is kept and known to be cut.
DOWNLOAD_HANDLERS = dict.fromkeys(("http", "https"), "danvan_crawler.extensions.downloading.DownloadHandler")
TWISTED_DNS_RESOLVER = "danvan_crawler.extensions.private_hosts.PublicResolver"  # a dead site's name may lead into our own network

DOWNLOADER_MIDDLEWARES = {
    # Before robots.txt is asked for.
    "danvan_crawler.extensions.private_hosts.PrivateHostsMiddleware": 40,
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    # Of a robots.txt that can't be had the one that was recorded last holds.
    "danvan_crawler.extensions.robots.RobotsMiddleware": 100,
    "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,
    # Retry-After is honoured; a body cut short is fetched again.
    "danvan_crawler.extensions.retry.PoliteRetryMiddleware": 550,
    # Every attempt counts: the pace of a server, its Crawl-delay, its errors.
    "danvan_crawler.extensions.politeness.Politeness": 940,
    # Nearest to the downloader: bodies are still content-encoded there, and every attempt is seen.
    "danvan_crawler.extensions.snapshot.SnapshotMiddleware": 960,
}
SPIDER_MIDDLEWARES = {
    # Requests go through the frontier, which makes them again: what this would note on them is lost, and the time it takes too.
    "scrapy.spidermiddlewares.depth.DepthMiddleware": None,
    # What a page gives is one unit, written in one transaction. Nearest to the engine, because it waits for all that it has
    # counted: a request that another middleware drops later (URLLENGTH_LIMIT) would be waited for without end.
    "danvan_crawler.extensions.page_unit.PageUnitMiddleware": 10,
}
EXTENSIONS = {
    "danvan_crawler.extensions.recording.Recording": 0,
    "danvan_crawler.extensions.response_bounds.ResponseBounds": 10,
    "danvan_crawler.extensions.robots_sitemaps.RobotsSitemaps": 15,
    "danvan_crawler.extensions.run_report.RunReport": 20,
    "danvan_crawler.extensions.progress.Progress": 30,
    "danvan_crawler.extensions.stopping.Stopping": 40,
    # Local servers that run code: Scrapy 2.19 turns both on, and imports what they need (aiohttp) even when a setting turns them off.
    "scrapy.extensions.telnet.TelnetConsole": None,
    "scrapy.extensions.remote_control.RemoteControl": None,
}
ITEM_PIPELINES = {
    "pipelines.validate.ValidateStage": 100,
    "pipelines.dates.DatesStage": 200,
    "pipelines.participants.ParticipantsStage": 300,
    "pipelines.links.LinksStage": 400,
    "pipelines.window.WindowStage": 500,
    "pipelines.store.StoreStage": 900,
}

# ---- Logs: one event a line; the summary line replaces the dump of all stats.
LOG_LEVEL = "INFO"
LOG_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
LOG_DATEFORMAT = "%Y-%m-%dT%H:%M:%S%z"
LOG_FORMATTER = "danvan_crawler.extensions.log_format.ArticleLogFormatter"  # the default prints whole articles when one is dropped
STATS_DUMP = False
LOG_VERSIONS: list[str] = []  # a dozen lines a run; crawl_run keeps our version
LOGSTATS_INTERVAL = 300.0  # default 60: a polite crawl of one site logs a line every five minutes

FEED_EXPORT_ENCODING = "utf-8"  # default escapes every Vietnamese letter in JSON
