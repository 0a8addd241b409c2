"""Scrapy's HTTP handler, for servers whose answers are not as long as they say."""

from __future__ import annotations

import asyncio
from functools import partial
from time import monotonic
from typing import Any

from scrapy.core.downloader.handlers.http11 import (
    HTTP11DownloadHandler,
    _LenientHTTP11ClientFactory,
    _LenientHTTP11ClientProtocol,
    _LenientHTTPClientParser,
)
from scrapy.crawler import Crawler
from twisted.internet.defer import Deferred
from twisted.internet.error import ConnectionDone
from twisted.internet.interfaces import IAddress
from twisted.python.failure import Failure
from twisted.web._newclient import BODY
from twisted.web.http import _IdentityTransferDecoder

HTTP = b"HTTP/1."
"""With what an answer begins."""


class DownloadHandler(HTTP11DownloadHandler):
    """Scrapy's, plus three rules.

    A body that goes on behind its Content-Length is cut, as one is that ends before it: PHP counts letters where bytes are meant. What
    stands behind is not taken for the next answer, though it may come as late as that. Of a body that has come in part, and of which
    nothing comes for RESPONSE_MAX_SECONDS, what came is kept. "Transfer-Encoding: identity" is none.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._pool._factory = partial(_Connections, crawler.settings.getfloat("RESPONSE_MAX_SECONDS"))  # type: ignore[assignment]


class _Parser(_LenientHTTPClientParser):
    def allHeadersReceived(self) -> None:
        codings = self.connHeaders.getRawHeaders(b"transfer-encoding", ())
        if codings and all(coding.strip().lower() == b"identity" for coding in codings):
            self.connHeaders.removeHeader(b"transfer-encoding")
        super().allHeadersReceived()  # type: ignore[no-untyped-call]


class _Connection(_LenientHTTP11ClientProtocol):
    def __init__(self, silence: float, quiescent: Any) -> None:
        super().__init__(quiescent)  # type: ignore[no-untyped-call]
        self._silence, self._heard = silence, 0.0
        self._watch: asyncio.TimerHandle | None = None
        self._answers = 0

    def request(self, request: Any) -> Deferred[Any]:
        answer = super().request(request)
        self._parser.__class__ = _Parser
        return answer

    def dataReceived(self, data: bytes) -> None:
        if self._answers and self._parser is not None and not self._parser._everReceivedData and not HTTP.startswith(data[: len(HTTP)]):
            at = data.find(HTTP)
            if at < 0:
                return
            data = data[at:]
        super().dataReceived(data)  # type: ignore[no-untyped-call]
        self._heard = monotonic()
        if self._watch is None and self._in_body():
            self._look()

    def connectionLost(self, reason: Any) -> None:  # type: ignore[override]
        if self._watch is not None:
            self._watch.cancel()
        super().connectionLost(reason)  # type: ignore[no-untyped-call]

    def _look(self) -> None:
        """Give up a body that has become silent; look again as long as it has not."""
        self._watch = None
        if not self._in_body():
            return
        left = self._heard + self._silence - monotonic()
        if left > 0:
            self._watch = asyncio.get_running_loop().call_later(left, self._look)
        else:
            self._giveUp(Failure(ConnectionDone(f"silent for {self._silence:g} s")))  # type: ignore[no-untyped-call]

    def _in_body(self) -> bool:
        return self._parser is not None and self._parser.state == BODY

    def _finishResponse(self, rest: bytes) -> None:
        self._answers += 1
        parser = self._parser
        if parser is not None and self._currentRequest is not None and rest.strip():  # old servers send a line end behind a body
            self._currentRequest.persistent = False
            if isinstance(parser.bodyDecoder, _IdentityTransferDecoder):
                parser.bodyDecoder.contentLength = len(rest)  # so much is missing
        super()._finishResponse(rest)


class _Connections(_LenientHTTP11ClientFactory):
    def __init__(self, silence: float, *arguments: Any) -> None:
        super().__init__(*arguments)  # type: ignore[no-untyped-call]
        self._silence = silence

    def buildProtocol(self, addr: IAddress | None) -> _Connection:
        return _Connection(self._silence, self._quiescentCallback)
