"""What kind of paper a text is: a report of something at which people were, or a notice, a list, a story in which they are only named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from danvan_crawler.vietnamese.people.lexicon import Phrases, phrases, sections
from danvan_crawler.vietnamese.people.tokens import word_key

# As printed, the commonest first: most reports have one of these in their first lines, and are not looked at any further.
_FRAMES = sections("kinds")["frames"]
_FIRST_LINES = 600
_TODAY = sections("kinds")["today"]
_PAPERS = (phrases("kinds", "notices"), phrases("kinds", "incidents"))
_STORIES = phrases("kinds", "stories")
_WORDS = re.compile(r"[^\W\d_]+|:")
_QUOTED = re.compile('“[^“”]*”|"[^"\n]*"')
_ENOUGH = 2


def reports_nothing(text: str) -> bool:
    """True for a notice, a roster, a guide, a tale or an essay: nothing in its words says that anybody was anywhere or spoke there, and
    several say what it is instead.
    """
    if _framed(text[:_FIRST_LINES]) or _framed(text[_FIRST_LINES:]):
        return False
    words = _words(text)
    if any(_enough(known, words) for known in _PAPERS):
        return True
    return not any(body in text for body in _TODAY) and _enough(_STORIES, _words(_QUOTED.sub(" ", text)))


def _framed(text: str) -> bool:
    return any(frame in text for frame in _FRAMES)


def _words(text: str) -> list[str]:
    return [word_key(word) for word in _WORDS.findall(text)]


def _enough(known: Phrases, words: Sequence[str]) -> bool:
    return len(set(_found(known, words))) >= _ENOUGH


def _found(known: Phrases, words: Sequence[str]) -> Iterator[str]:
    """The known phrases in the words, none within another."""
    firsts, i, end = known.firsts(), 0, len(words)
    while i < end:
        match = known.longest(words, i, end) if words[i] in firsts else None
        if match is not None:
            yield " ".join(words[i : i + match[0]])
        i += match[0] if match is not None else 1
