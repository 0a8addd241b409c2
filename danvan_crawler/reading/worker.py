"""The process that reads pages: pages in, contents out, each as a length and a pickle, until its input ends. The links of contents go
beside them (see `links`).

`readers` starts it; it ends with the process that started it, however that ends: the pipe between them says so. When it reads one page
for longer than the limit, the kernel ends it, inside a regular expression too: by SIGPROF, which nobody handles.
"""

from __future__ import annotations

import copyreg
import gc
import os
import pickle
import signal
import struct
import sys
from typing import Any, BinaryIO

from danvan_crawler.errors import ReadingError
from danvan_crawler.extract.recurring import Recurring
from danvan_crawler.items import Link
from danvan_crawler.reading.contents import Contents, contents_of
from danvan_crawler.reading.links import Numbered, Teller, fields_of

LENGTH = struct.Struct("!Q")
"""What stands before each message: the length of its pickle."""

YOUNG = 50_000
"""Objects more than before after which garbage is looked for: pages leave next to none that is not gone by itself."""

OVERDUE = signal.SIGPROF
"""What ends a process that reads one page for too long."""

Answer = tuple[Contents, Numbered] | ReadingError
"""What is sent for a page: contents without the links of their reading, and those, or why there are none."""


def packed(message: Any) -> bytes:
    """A message as it goes through the pipe."""
    data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    return LENGTH.pack(len(data)) + data


def serve(pages: BinaryIO, contents: BinaryIO, seconds: float) -> None:
    """Read one page after the other; `seconds` of processor time are what one may take."""
    teller, recurring = Teller(), Recurring()
    while head := pages.read(LENGTH.size):
        [length] = LENGTH.unpack(head)
        page, site = pickle.loads(pages.read(length))
        signal.setitimer(signal.ITIMER_PROF, seconds)
        answer: Answer
        try:
            found = contents_of(page, site, recurring)
        except Exception as error:  # noqa: BLE001 - whatever it is, the process that waits must hear of it
            answer = ReadingError(f"{type(error).__name__}: {error}")
        else:
            links, found.reading.links = found.reading.links, []
            answer = found, teller.numbered(links)
        signal.setitimer(signal.ITIMER_PROF, 0)
        contents.write(packed(answer))
        contents.flush()


def main() -> None:
    """Serve standard input and output; the only argument is the limit of a page in seconds."""
    for stop in (signal.SIGINT, signal.SIGTERM):  # they are for the crawl, which needs what it has asked for to end well
        signal.signal(stop, signal.SIG_IGN)
    gc.freeze()  # what was imported is never garbage
    gc.set_threshold(YOUNG, *gc.get_threshold()[1:])
    copyreg.pickle(Link, lambda link: (Link, fields_of(link)))  # shorter than what dataclasses do
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no answer
    try:
        serve(sys.stdin.buffer, answers, float(sys.argv[1]))
    except (ConnectionError, EOFError, pickle.UnpicklingError, struct.error):  # who asks was killed, in the middle of a message perhaps
        os._exit(0)  # without a last word into the pipe


if __name__ == "__main__":
    main()
