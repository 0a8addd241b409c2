"""Words that chunks begin with, which several of their readers look up."""

from __future__ import annotations

from danvan_crawler.vietnamese.people.lexicon import phrases

SEVERAL = frozenset(("các", "những", "hai", "ba", "bốn", "năm"))
PLACE_HEADS = phrases("places", "heads")
LANDS = phrases("places", "lands", "provinces", "states")
VERBS = phrases("role_verbs", "none", "flowers", "chair", "appointed", "award", "speak", "say", "attend", "appoints", "other")
ACTING = phrases("role_verbs", "flowers", "chair", "appointed", "award", "speak", "say", "attend", "appoints", "other")
