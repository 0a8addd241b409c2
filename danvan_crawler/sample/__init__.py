"""The sample sites that ship with us: a central commission and a provincial one, served on loopback for the demo and for tests."""

from danvan_crawler.sample.server import PORTS, SampleServer

__all__ = ["PORTS", "SampleServer"]
