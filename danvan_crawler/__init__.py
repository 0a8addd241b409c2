"""Crawls the web sites of Vietnam's mass-mobilization (dân vận) bodies into WARC files and a relational archive."""

__version__ = "0.1.0"
