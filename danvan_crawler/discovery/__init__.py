"""Where a site's pages are named besides its pages: robots.txt, sitemaps, feeds, JSON, and pagers that are no links.

Pure functions of stored bodies: no network, no clock, no archive, no tree of the page.
"""

from danvan_crawler.discovery.payload import Kind, sniff, unpack
from danvan_crawler.discovery.read import Lead, Payload, of_page, of_payload
from danvan_crawler.discovery.walk import FULL_PAGE, Step, Walks

__all__ = ["FULL_PAGE", "Kind", "Lead", "Payload", "Step", "Walks", "of_page", "of_payload", "sniff", "unpack"]
