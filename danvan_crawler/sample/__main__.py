"""`python -m danvan_crawler.sample [PORT PORT]` serves the sample sites until it is interrupted."""

import signal
import sys

from danvan_crawler.sample import PORTS, SampleServer

if __name__ == "__main__":
    ports = (int(sys.argv[1]), int(sys.argv[2])) if len(sys.argv) == 3 else PORTS
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    with SampleServer(ports=ports) as server:
        print(*(f"{name}: {url}" for name, url in server.urls.items()), sep="\n", flush=True)
        signal.sigwait({signal.SIGINT, signal.SIGTERM})
