"""Lines that name authors, photographers and editors, whose names are nobody's participation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from danvan_crawler.vietnamese.people.chunks import Chunk
from danvan_crawler.vietnamese.people.lexicon import phrases, sections
from danvan_crawler.vietnamese.people.mentions import Mention
from danvan_crawler.vietnamese.people.tokens import NUMBER, WORD, Token, keyed

_LABELS = phrases("context", "bylines")
_ADDRESS = phrases("honorifics", "address", "ranks", "plural")
_PICTURES = frozenset(("ảnh", "hình", "video", "clip"))
_LABEL_ENDS = r")[^\S\n]*+[:.…>]*+[^\S\n]*+(?=\n|\Z)"
_SIDEBARS, _HEADS, _TAILS = (
    "|".join(r"[\s,]+".join(keyed(label).split()) for label in sections("context")[part])
    for part in ("sidebar", "sidebar heads", "sidebar tails")
)
_SIDEBAR = re.compile(rf"\n[^\S\n]*+(?:{_SIDEBARS}|(?:{_HEADS})[\s,]+(?:{_TAILS})" + _LABEL_ENDS)


def own_end(keyed_text: str) -> int:
    """Where a text (as `tokens.keyed`) ends and a list of other articles begins that was copied with it: "Tin liên quan", "Xem thêm:"."""
    match = _SIDEBAR.search(keyed_text)
    return match.start() if match else len(keyed_text)


def is_byline(tokens: Sequence[Token], keys: Sequence[str], start: int, end: int, *, whole_line: bool, listed: bool = False) -> bool:
    """True for a sentence that is a credit: "Ảnh: Phạm Bằng", "(Theo Nguyễn Văn An)", a line of nothing but capitalised words.

    `listed`: a list of people goes on here, so that "2. Nguyễn Văn An", "- Điểu Mên" is one of them.
    """
    i = start
    if end - start > 2 and tokens[start].kind == NUMBER and tokens[start + 1].text in ".)/":
        i += 2
    if listed and (i > start or tokens[start].text in "-–+•*"):
        return False
    while i < end and tokens[i].text in "(-–*[":
        i += 1
    if i >= end:
        return False
    if tokens[i].text in (">", "»", ">>") and whole_line:
        return True  # ">> Bí thư Tỉnh ủy Lê Văn An thăm …": the title of another article
    label = _LABELS.longest(keys, i, end)
    behind = _behind_labels(tokens, keys, i, end)
    if behind and end - i <= 30:
        told = [token for token in tokens[behind:end] if token.kind == WORD and not token.cap]
        return keys[i] not in _PICTURES or len(told) < 4  # "Ảnh: PCT UBND tỉnh Cao Huy chúc mừng các vị chức sắc" is a caption
    if label and not whole_line and _credits(tokens, i, end):
        return True
    if not whole_line or end - i > 14 or _ADDRESS.longest(keys, i, end):
        return False
    if label and keys[i] == "theo" and end - i <= 8 and all(token.cap or token.kind != WORD for token in tokens[i + 1 : end]):
        return True
    words = [token for token in tokens[i:end] if token.kind == WORD]
    return (
        bool(words)
        and len(words) <= 8
        and all(token.cap or token.key in ("và", "tổng", "hợp", "thực", "hiện") for token in words)
        and all(token.text not in ",:;" for token in tokens[i:end])
    )


def _credits(tokens: Sequence[Token], i: int, end: int) -> bool:
    """True for a label and capitals without a full stop at the end of a paragraph: "… giải quyết. CTV Lê Tùng/VOV.VN"."""
    said = [token for token in tokens[i:end] if token.kind == WORD]
    return end == len(tokens) and tokens[end - 1].kind == WORD and 3 <= len(said) <= 7 and all(token.cap for token in said)


def _behind_labels(tokens: Sequence[Token], keys: Sequence[str], i: int, end: int) -> int:
    """The token behind the colon of a credit's labels at token `i`, "Tin, ảnh: | Anh Phong"; 0 where there is none."""
    while i < end and (label := _LABELS.longest(keys, i, end)) and i + label[0] < end:
        i += label[0]
        if tokens[i].text == ":":
            return i + 1
        if tokens[i].text not in ",-–/&" and keys[i] != "và":
            return 0
        i += 1
    return 0


def signs(chunks: Sequence[Chunk], mentions: Sequence[Mention]) -> bool:
    """True for a line that is one name with an office and nothing else: the signature of an author or of a document.

    "Phạm Việt Phong, Phó Trưởng ban, Ban Tuyên giáo Tỉnh ủy": no form of address, no verb; lines of a list are not asked.
    """
    if len(mentions) > 1:
        return _lists_authors(chunks, mentions)
    if len(mentions) != 1 or mentions[0].before or mentions[0].first != 0:
        return False
    titles = chunks[: mentions[0].at]
    rest = chunks[mentions[0].last + 1 :]
    if titles:  # "… chịu thuế. Luật gia Trương Hồng Điệp"
        return not mentions[0].offices and not rest and all(chunk.tag in ("degrees", "people", "ranks") for chunk in titles)
    return all(chunk.kind in ("separator", "place") or (chunk.kind == "word" and len(rest) <= 8) for chunk in rest)


def _lists_authors(chunks: Sequence[Chunk], mentions: Sequence[Mention]) -> bool:
    """True for the line above a paper or a study: "TS. Trần Văn An, ThS. Lê Thị Bê", names with degrees and nothing else."""
    titles = (chunks[mention.first : mention.at] for mention in mentions)
    return (
        mentions[0].first == 0
        and all(title and all(chunk.tag == "degrees" or chunk.key in ".," for chunk in title) for title in titles)
        and not any(mention.offices for mention in mentions)
        and all(chunk.kind in ("honorific", "name", "separator") or chunk.key == "và" for chunk in chunks)
    )


def heads_masthead(keys: Sequence[str], start: int, end: int) -> bool:
    """True for the credit of those who answer for a site: "Trưởng Ban Biên tập: …", "Chịu trách nhiệm nội dung: …"."""
    words = " ".join(keys[start:end])
    return any(label in words for label in ("ban biên tập", "tổng biên tập", "chịu trách nhiệm", "tòa soạn"))


def goes_on_masthead(chunks: Sequence[Chunk]) -> bool:
    """True for a short line below such a credit that names somebody and says nothing: "Phó Trưởng ban: Trần Minh An - Công chức xã"."""
    colon = next((i for i, chunk in enumerate(chunks[:6]) if chunk.key == ":"), None)
    return colon is not None and len(chunks) <= 16 and all(chunk.kind != "verb" for chunk in chunks[colon:])
