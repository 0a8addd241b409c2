"""Trying again: Retry-After is honoured, a body cut short counts as a failure of the fetch, and stopping counts as none."""

from __future__ import annotations

from datetime import datetime
from email.utils import parsedate_to_datetime

from scrapy import Request, Spider
from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from danvan_crawler import paths
from danvan_crawler.harvest.answers import is_whole
from danvan_crawler.items import Page


class PoliteRetryMiddleware(RetryMiddleware):
    """Scrapy's retries, plus three rules.

    A `Retry-After` of up to RETRY_AFTER_MAX_SECONDS is waited for (`Politeness` holds all that is for this server); a longer one ends
    the attempts. A body that the server cut ("disconnect") before its end is fetched again; when attempts run out, the piece that came is read.
    What is on its way when the crawl is told to stop goes back to the frontier, whatever became of it: it has not failed.
    """

    def process_response(self, request: Request, response: Response, spider: Spider | None = None) -> Request | Response:
        """A request to try again, or the response."""
        again: Request | None = None
        page: Page | None = request.meta.get("page")
        if page is not None and page.truncated == "disconnect" and not is_whole(page) and not request.meta.get("dont_retry"):
            again = self._retry(request, "body cut short")
        elif response.status in self.retry_http_codes and not request.meta.get("dont_retry"):
            if retry_after(response, paths.now()) > self.crawler.settings.getfloat("RETRY_AFTER_MAX_SECONDS"):
                return response
            again = self._retry(request, f"status {response.status}")
        return again if again is not None else response

    def process_exception(self, request: Request, exception: Exception, spider: Spider | None = None) -> Request | Response | None:
        """A request to try again; None when attempts run out, or the exception is none that may pass."""
        if "resource" in request.meta and not self.crawler.engine.running and not isinstance(exception, IgnoreRequest):
            return request.replace(dont_filter=True)
        return super().process_exception(request, exception)


def retry_after(response: Response, now: datetime) -> float:
    """The seconds a server asks us to wait (RFC 9110 §10.2.3: seconds or a date); 0 when it does not, or not readably.

    A date is counted from the server's own clock where it tells the time.
    """
    value = (response.headers.get("Retry-After") or b"").decode("latin-1").strip()
    if value.isascii() and value.isdecimal():
        return float(value)
    moment = _moment(value)
    if moment is None:
        return 0.0
    served_at = _moment((response.headers.get("Date") or b"").decode("latin-1"))
    return max(0.0, (moment - (served_at or now)).total_seconds())


def _moment(value: str) -> datetime | None:
    """The time of a header field; None for what is none, or has no zone."""
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    return moment if moment.tzinfo else None
