"""`python -m danvan_crawler.sample FOLDER` serves the sample sites of data/sample until it is interrupted."""

import signal
import sys
from pathlib import Path

from danvan_crawler.sample import SampleServer

if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m danvan_crawler.sample FOLDER")
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    with SampleServer(Path(sys.argv[1])) as server:
        print(*(f"{name}: {url}" for name, url in server.urls.items()), sep="\n", flush=True)
        signal.sigwait({signal.SIGINT, signal.SIGTERM})
