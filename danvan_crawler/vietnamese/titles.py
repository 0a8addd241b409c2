"""Names as people ask for them: "đồng chí Lê Văn An", "Dai ta Tran Binh", "ông Nguyễn Văn Ba" without what stands before the name."""

from __future__ import annotations

from functools import cache

from danvan_crawler.vietnamese.people.lexicon import Phrases, sections
from danvan_crawler.vietnamese.people.tokens import ends, extent, tokenize
from danvan_crawler.vietnamese.text import fold, normalize

# Family names that are no words of their own where they stand second: "Ông Văn Tùng" is called Ông.
_MIDDLE = ("van", "thi")


@cache
def _titles() -> Phrases:
    data = sections("honorifics")
    found = Phrases()
    for heading in ("plural", "address", "ranks", "degrees", "religious"):
        found.add(map(fold, data[heading]), heading)
    return found


@cache
def _surnames() -> frozenset[str]:
    data = sections("surnames")
    return frozenset(fold(name) for heading in ("strong", "minority") for name in data[heading])


def without_titles(name: str) -> str:
    """A name without the forms of address, ranks and degrees before it; diacritics don't count.

    A title of one word goes where a family name follows: "anh Đức" may be the end of a name, "bà Lê Thị Hoa" is none. Nothing goes where no
    name would be left.
    """
    printed = normalize(name)
    plain = fold(printed)
    if len(plain) != len(printed):
        return name
    tokens = tokenize(plain)
    keys = [token.key for token in tokens]
    titles, end, start = _titles(), len(keys), 0
    while match := titles.longest(keys, start, end):
        behind = start + match[0]
        while behind < end and keys[behind] in (".", ",", ":"):
            behind += 1
        family = behind + 1 < end and keys[behind] in _surnames() and keys[behind] not in _MIDDLE
        if behind == end or not (match[0] > 1 or family or titles.longest(keys, behind, end)):
            break
        start = behind
    return printed[extent(tokens, ends(tokens), start, start + 1)[0] :] if start else name
