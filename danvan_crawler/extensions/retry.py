"""Trying again: Retry-After is honoured, and a body cut short counts as a failure of the fetch."""

from __future__ import annotations

from datetime import datetime
from email.utils import parsedate_to_datetime

from scrapy import Request, Spider
from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.http import Response

from danvan_crawler import paths


class PoliteRetryMiddleware(RetryMiddleware):
    """Scrapy's retries, plus two rules.

    A `Retry-After` of up to RETRY_AFTER_MAX_SECONDS is waited for (the frontier holds the request); a longer one ends the
    attempts. A body that the server cut ("disconnect") is fetched again; when attempts run out, the piece that came is read.
    """

    def process_response(self, request: Request, response: Response, spider: Spider | None = None) -> Request | Response:
        """A request to try again, or the response."""
        again: Request | None = None
        if request.meta.get("truncated") == "disconnect" and not request.meta.get("dont_retry"):
            again = self._retry(request, "body cut short")
        elif response.status in self.retry_http_codes and not request.meta.get("dont_retry"):
            wait = retry_after(response, paths.now())
            if wait > self.crawler.settings.getfloat("RETRY_AFTER_MAX_SECONDS"):
                return response
            again = self._retry(request, f"status {response.status}")
            if again is not None and wait:
                again.meta["retry_after"] = wait
        return again if again is not None else response


def retry_after(response: Response, now: datetime) -> float:
    """The seconds a server asks us to wait (RFC 9110 §10.2.3: seconds or a date); 0 when it does not, or not readably."""
    value = (response.headers.get("Retry-After") or b"").decode("latin-1").strip()
    if value.isdigit():
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return 0.0
    return max(0.0, (moment - now).total_seconds()) if moment.tzinfo else 0.0
