"""Words between quotation marks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from danvan_crawler.vietnamese.people.chunks import Chunk
from danvan_crawler.vietnamese.people.mentions import Mention
from danvan_crawler.vietnamese.people.tokens import WORD, Token

_QUOTATION = re.compile("“[^“”]*”")
_STRAIGHT = re.compile('"[^"]*"')
# A question of a reporter or a reader: "Phóng viên: …", "- PV: …", "Hỏi: …".
# A line that asks somebody: "Thưa bà, điều bà tâm đắc nhất là gì?", "* Còn khó khăn thì sao, thưa bà?"; a mark tells it from what voters ask.
_QUESTION = re.compile(
    r"^\W{0,3}(?:phóng viên|pv|p\.v|phv|mc|nhà báo|hỏi)\b[^:\n]{0,24}:"
    r"|^(?=[^\n]{8,400}\?\s*$)(?:\W{0,3}(?:thưa|xin) (?:ông|bà|đồng chí)\b|[*•●■▶>]\W{0,2}[^\n:“\"]{0,300}\bthưa (?:ông|bà|đồng chí)\b)",
    re.I | re.M,
)
_ANSWERED = re.compile(
    r"^\W{0,3}(?:bạn đọc |câu )?hỏi\b[^:\n]{0,24}:.{0,600}?(?:^\W{0,3}|[.?!)] )(?:trả lời|đáp)\b[^:\n]{0,24}:", re.I | re.M | re.S
)
# "Chị Lã Thị Diệp (quận Hải Trung) hỏi: Tôi …? Luật sư Đoàn Khanh trả lời: Theo Điều 3 …", but nobody asks the deputies of a meeting.
_ASKS_LAW = re.compile(
    r"^(?![^\n:]*(?:cử tri|đại biểu))[^\n:]{0,90}\bhỏi ?:(?:(?!cử tri|hội nghị|đối thoại|chất vấn|kỳ họp|buổi)[\s\S]){0,900}?\btrả lời\b",
    re.I | re.M,
)
_FACE_TO_FACE = re.compile(r"\b(?:buổi|hội nghị|cuộc) (?:đối thoại|tiếp xúc)\b", re.I)
_LAW = re.compile(r"\b(?:Luật|Điều \d|Nghị định|Thông tư)")

_MAKERS = ("tác giả", "soạn giả", "dịch giả")


def quotations(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where text stands between “ and ”, or between straight marks that are paired, in the part `start` to `end` of a text."""
    found = [match.span() for match in _QUOTATION.finditer(text, start, end)]
    straight = text.count('"', start, end)
    if straight and straight % 2 == 0:
        found += [match.span() for match in _STRAIGHT.finditer(text, start, end)]
    return found


def questions(text: str) -> int | None:
    """Where the first question of an interview begins; None for a text that is none."""
    if "?" not in text:
        return None  # as most texts
    found = [match.start() for match in _QUESTION.finditer(text)]
    return found[0] if len(found) > 1 else None


def answers_readers(text: str) -> bool:
    """True for a reader's question with its answer: "Hỏi: … (Bà Trần Thị Lệ, Phú Nhuận). Đáp: Theo Bộ luật Lao động …"."""
    if "?" not in text:
        return False
    if _FACE_TO_FACE.search(text) is not None:
        return False  # "Buổi đối thoại diễn ra ngày 16/8/2023 do đồng chí … chủ trì"
    return _ANSWERED.search(text) is not None or (_LAW.search(text) is not None and _ASKS_LAW.search(text) is not None)


def is_labelled(chunks: Sequence[Chunk]) -> bool:
    """True where a line says who speaks: "Đồng chí Lê Văn An: Trước hết …", "Bà Hà Thị Ngoan, Phó Giám đốc Sở trả lời: …"."""
    return any(chunk.key == ":" for chunk in chunks[:16])


def closing(keys: Sequence[str], i: int, end: int) -> int:
    """The mark that closes the quotation at `i`; `i` itself if none does."""
    return next((j for j in range(i + 1, end) if keys[j] in ("”", '"')), i)


def in_quotation(keys: Sequence[str], at: int) -> bool:
    """True inside quotation marks: "“Ông Kính nói đi đôi với làm” - ông Lệ chia sẻ" has one speaker."""
    if "”" not in keys and '"' not in keys:
        return False
    opened = None
    for i in range(at):
        # a title that is a unit of its own keeps its first mark: 'tác phẩm "Bến sông|" của bà Hoa'
        if keys[i] == "“" or (keys[i] == '"' and opened is None and not (i and keys[i - 1] == "")):
            opened = i
        elif keys[i] in ("”", '"'):
            opened = None
    return opened is not None and any(key in ("”", '"') for key in keys[at:])


def signs_quotation(tokens: Sequence[Token], chunks: Sequence[Chunk], mention: Mention) -> bool:
    """True for "“… đi từng nhà.” Ông Võ Văn An, Phó Chủ tịch UBND phường": a quotation, and behind it nothing but who said it."""
    first = chunks[mention.first].start
    before = {token.text for token in tokens[max(0, first - 2) : first]}
    alone = mention.first < 2 and all(part.key in ",-–(" for part in chunks[mention.at + 1 : mention.at + 2])
    return alone and not before.isdisjoint('”"') and not any(part.kind == "verb" for part in chunks)


def asks(chunks: Sequence[Chunk], mention: Mention) -> bool:
    """True for a reader in brackets behind the question: "(Ông Trịnh Thế Quang, thôn Lũng Cao)"."""
    return mention.first == 1 and chunks[0].key == "(" and not any(chunk.kind == "verb" for chunk in chunks)


def running_through(sentence: tuple[int, int], quoted: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Those of the `quoted` parts of a text that begin before a sentence or go on behind it."""
    first, last = sentence
    return [(start, end) for start, end in quoted if start < last and end > first and (start < first or end > last)]


def is_described(tokens: Sequence[Token], chunks: Sequence[Chunk], mention: Mention) -> bool:
    """True where a colon says what somebody is: "Nhà văn Mạc Tường Lân: hội viên Hội …"; what is said begins with a capital or a verb."""
    colon = mention.last + 1
    if colon + 1 >= len(chunks) or chunks[colon].key != ":":
        return False
    following = chunks[colon + 1]
    return following.kind in ("word", "office") and not tokens[following.start].cap and tokens[following.start].kind == WORD


def is_author(chunks: Sequence[Chunk], mention: Mention) -> bool:
    """True in brackets behind the name of a work: "vở “Người giữ rừng” (tác giả Lê Thu Hạnh, | đạo diễn …)", "sách Nước non Sa Lung (tác
    giả | Quách Tùng)"; not where it wins a prize."""
    for i in range(mention.first - 1, max(0, mention.first - 12), -1):
        if chunks[i].key == ")":
            return False
        if chunks[i].key == "(":
            work = chunks[i - 1].key in ("”", '"') or is_maker(mention)
            return work and not _wins(chunks[:i])
    return False


def is_maker(mention: Mention) -> bool:
    """Whether a person is called by what was made: "tác giả", "soạn giả"."""
    return (mention.honorific or "").endswith(_MAKERS)


def only_made(chunks: Sequence[Chunk], mention: Mention) -> bool:
    """True for a maker of whom no more is said than what was made: "tác giả | Đặng Quý Đích | đã sưu tầm nhiều văn bia"; no winner of a prize."""
    return is_maker(mention) and not mention.offices and not _wins(chunks)


def _wins(chunks: Sequence[Chunk]) -> bool:
    return any("giải" in chunk.key.split() for chunk in chunks)
