"""Which recorder belongs to which crawler: extensions attach it, the frontier, the store stage and the spiders find it."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from danvan_crawler.recorder.recorder import Recorder

_recorders: WeakKeyDictionary[object, Recorder] = WeakKeyDictionary()


def attach(owner: object, recorder: Recorder) -> None:
    """Let `owner` (a Scrapy crawler, or a replay) record through `recorder`."""
    _recorders[owner] = recorder


def recorder_of(owner: object) -> Recorder | None:
    """The recorder of `owner`; None where nothing is recorded (`scrapy shell`, `danvan try`)."""
    return _recorders.get(owner)
