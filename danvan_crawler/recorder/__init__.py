"""What a crawl or a replay puts on record: WARC records, captures, page units, and the verdict of a run."""

from danvan_crawler.recorder.recorder import Recorder
from danvan_crawler.recorder.tally import Tally
from danvan_crawler.recorder.unit import PageUnit
from danvan_crawler.recorder.verdict import EXIT_CODES, Verdict, judge

__all__ = ["EXIT_CODES", "PageUnit", "Recorder", "Tally", "Verdict", "judge"]
