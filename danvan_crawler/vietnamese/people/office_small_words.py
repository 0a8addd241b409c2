"""Small letters in the body of an office: words of organisations, purposes, and what ends the office."""

from __future__ import annotations

from collections.abc import Sequence

from danvan_crawler.vietnamese.people.lexicon import phrases, sections, word_set
from danvan_crawler.vietnamese.people.office_heads import head_end, plain_head
from danvan_crawler.vietnamese.people.office_marks import Body, directs_work
from danvan_crawler.vietnamese.people.office_steps import go_on
from danvan_crawler.vietnamese.people.office_words import ADDRESS, GROUPS, SAYS, STOPS, WORDS
from danvan_crawler.vietnamese.people.tokens import NUMBER, WORD, Token

_LEVELS = phrases("offices", "levels")
_BOARDS = phrases("grammar", "boards")
_LONGEST_TITLE = 18  # tokens of “Toàn dân đoàn kết xây dựng nông thôn mới, đô thị văn minh”
_DIRECTED = phrases("grammar", "directed")
_LIFE = phrases("context", "life")
_VERBLIKE = word_set("grammar", "verblike")
_EXTENDING = word_set("grammar", "extending")
_MEETINGS = word_set("grammar", "meetings")
UNITS = word_set("grammar", "units")
FIRMS = word_set("grammar", "firms")
# Heads that end so may go on in small letters that no list knows: "Trưởng ban hậu cần"; "Chánh Văn phòng | ghi biên bản" does not.
_OPEN_HEADS = frozenset(
    ("ban", "phòng", "khoa", "tổ", "đội", "trạm", "nhóm", "khối", "cụm", "phụ", "trách", "viên", "đốc", "nhiệm", "trưởng", "môn")
)
_COOPERATIVES = (["hợp", "tác", "xã"], ["tổ", "hợp", "tác"])
_SHOPS = frozenset(tuple(head.split()) for head in sections("offices")["owners"])
_THEN = frozenset(("lúc", "khi", "hồi", "thời", "nay", "năm", "từ"))
_OPENING, _CLOSING = frozenset("“\"‘'«"), frozenset("”\"’'»")
_CHARGES = frozenset((("văn", "xã"), ("kinh", "tế"), ("nội", "chính"), ("khối", "đảng")))
"""What deputies are in charge of."""
_MANY = frozenset(("tỉnh", "cơ", "tổ", "dân", "khu", "đoàn", "hội", "vùng", "trường", "doanh", "đơn", "kcn", "hiệp"))
"""Words behind "các" with which a whole body goes on: "… Ban Dân vận các cơ quan nhà nước"."""
_MOST_UNKNOWN = 6


def read_small(body: Body, bodiless: bool, named: bool) -> bool:
    """Goes over a word in small letters; False where the office ends before it. See `office_bodies.read_body`."""
    tokens, keys, start, end, i = body.tokens, body.keys, body.start, body.end, body.at
    if (place := _behind_product(tokens, keys, i, end)) > i:
        return go_on(body, place, unit=False)
    if (closed := _movement(tokens, keys, start, i, end)) > i:
        return go_on(body, closed, complete=True, unit=False)
    if keys[i] in ("năm", "ngày", "tháng") and i + 1 < end and tokens[i + 1].kind == NUMBER:
        return False  # "… giữ chức Phó Trưởng Ban | năm 2017"
    if keys[i : i + 2] == ["thông", "tin"] and i + 2 < end and tokens[i + 2].text == ":":
        return False  # "Chủ tịch CĐCS Công ty | thông tin: tiền ăn ca …"
    subject = WORDS.longest(keys, i + 1, end) if keys[i] == "về" else None
    # "Hội đồng tư vấn về Văn hóa - Xã hội", "Ban Chỉ đạo Trung ương về phòng, chống tham nhũng", but "Ban Chỉ đạo về xã kiểm tra"
    if subject and (tokens[i + 1].cap or (subject[1] != "levels" and "chỉ" in keys[start:i])):
        return go_on(body, i + 1, unit=True)
    word = WORDS.longest(keys, i, end)
    stop = STOPS.longest(keys, i, end)
    if word is None or (stop is not None and stop[0] > word[0]):
        return _unknown(body, stop is not None, bodiless, named)
    return _known(body, *word, named)


def _unknown(body: Body, stops: bool, bodiless: bool, named: bool) -> bool:
    """Goes over a small word that is in no list, or a verb that is (`stops`)."""
    tokens, keys, start, end, i = body.tokens, body.keys, body.start, body.end, body.at
    if named and not stops and (body.unit or is_open(keys, i)):
        closed = enclosed_end(tokens, keys, i, end)
        if closed > i:  # "ông A, Giám đốc Ban quản lý | đầu tư xây dựng các công trình giao thông, cho biết"
            return go_on(body, closed, unit=False)
    if stops or body.complete or body.settled or GROUPS.longest(keys, i, end):
        return False
    closed_head = bodiless or keys[start - 1] not in _OPEN_HEADS or keys[start - 2] == "văn"
    if i - start >= _MOST_UNKNOWN or (i == start and closed_head):
        return False
    return go_on(body, i + 1)


def _known(body: Body, length: int, tag: str, named: bool) -> bool:
    """Goes over words of organisations."""
    tokens, keys, start, end, i = body.tokens, body.keys, body.start, body.end, body.at
    behind = i + 2 < end and tokens[i + 2].kind == WORD and tokens[i + 2].cap
    if length == 2 and tokens[i + 1].cap and i > start and (tokens[i - 1].cap or behind):
        length = 1  # "UBND tỉnh Đoàn Ngọc Lâm" is no "Tỉnh đoàn"
    if length > 1 and keys[i + length - 1] == "ủy" and keys[i + length : i + length + 1] in (["quyền"], ["nhiệm"]):
        length -= 1  # "được Chủ tịch UBND tỉnh | ủy quyền"
    words = " ".join(keys[i : i + length])
    deputy = "phó" in keys[max(0, start - 4) : start]
    if words == "phụ trách" and i > start:
        if deputy and tuple(keys[i + 2 : i + 4]) in _CHARGES:
            return go_on(body, i + 4, complete=True, unit=False)  # "Phó Chủ tịch UBND phường phụ trách văn xã | Lã Văn Mùi"
        if not deputy and keys[start - 1] in ("ban", "thư", "tịch"):
            return False  # "Trưởng Ban Dân vận Tỉnh ủy | phụ trách khối dân vận", but "Phó Chủ tịch UBND tỉnh phụ trách văn xã"
    if words == "điều hành" and i == start and i + length < end:
        following = tokens[i + length]
        if following.kind == WORD and not following.cap and WORDS.longest(keys, i + length, end) is None:
            return False  # "Phó Hiệu trưởng | điều hành phần hội"
    # "Chánh Văn phòng | điều phối Chương trình MTQG …"
    coordinates = words == "điều phối" and i == start and keys[i - 1] in ("phòng", "tâm")
    if words in _VERBLIKE and not coordinates and " ".join(keys[i + length : i + length + 2]) in _MEETINGS:
        return False
    whole = body.complete or (body.settled and words in ("trong", "ngoài"))  # "bộ trưởng tài chính | trong bối cảnh …"
    verblike = words in _VERBLIKE and whole and not body.unit and keys[i - 1] not in ",-–" and not directs_work(body, i - 1)
    named_firm = i + length < end and tokens[i + length].cap and is_open(keys, i)  # "Công ty cổ phần | đầu tư | Phú Cường"
    if verblike and not named_firm and not goes_on(tokens, keys, i, i + length, end):
        said = SAYS.longest(keys, i, end) is not None  # "ông A, Chánh Văn phòng Bộ Nội vụ | thông tin qua thực tế, …"
        closed = enclosed_end(tokens, keys, i, end) if named and not said else i
        if closed == i or not (tokens[closed].text in ",;)-–" or is_open(keys, i)):
            return False
        return go_on(body, closed)  # "ông A, Vụ trưởng Vụ quản lý thuế | doanh nghiệp lớn - …"
    level = tag == "levels" or words == "biên phòng"  # "Đồn Biên phòng A Pa Chải"
    body.settled = length > 1
    return go_on(body, i + length, complete=level, field=tag == "fields", level=level, unit=words in UNITS)


def _movement(tokens: Sequence[Token], keys: Sequence[str], start: int, i: int, end: int) -> int:
    """The end of what a board directs or awards, with its name in quotation marks: "Trưởng Ban Chỉ đạo | phong trào thi đua “Dân vận khéo” của
    tỉnh", "Chủ tịch Hội đồng | xét tặng giải thưởng “Dân vận khéo”"; `i` where it is none."""
    if not _BOARDS.longest(keys, start, end):
        return i
    stop = i
    while word := _DIRECTED.longest(keys, stop, end):
        stop += word[0]
    if stop == i or stop >= end or tokens[stop].text not in _OPENING:
        return i
    close = next((at for at in range(stop + 1, min(end, stop + _LONGEST_TITLE)) if tokens[at].text in _CLOSING), -1)
    if close < 0:
        return i
    behind = close + 1 + (keys[close + 1 : close + 2] == ["của"])
    level = _LEVELS.longest(keys, behind, end)
    return behind + level[0] if level else close + 1


def _behind_product(tokens: Sequence[Token], keys: Sequence[str], i: int, end: int) -> int:
    """Where the place begins behind what a cooperative or a shop makes: "Giám đốc HTX | dệt lanh | Lùng Tám", "chủ xưởng | cơ khí | Thạch Hứa";
    `i` itself where none follows."""
    if keys[i - 1] != "htx" and keys[i - 3 : i] not in _COOPERATIVES and not owns_shop(keys[max(0, i - 3) : i]):
        return i
    at = i
    while at < min(end, i + 4) and tokens[at].kind == WORD and not tokens[at].cap and STOPS.longest(keys, at, end) is None:
        at += 1
    return at if at < end and tokens[at].cap and head_end(tokens, keys, at, end) is None else i


def owns_shop(words: Sequence[str]) -> bool:
    """True for words that end with the head of who owns a shop, which is an office only with the name of that: "chủ cơ sở", "chủ xưởng"."""
    return tuple(words[-2:]) in _SHOPS or tuple(words[-3:]) in _SHOPS


def is_open(keys: Sequence[str], i: int) -> bool:
    """True behind words that need more, whatever it is: "Ban Quản lý |", "Công ty cổ phần |", "Phó Chủ tịch Tổng |"."""
    return keys[i - 1] in FIRMS or " ".join(keys[i - 2 : i]) in FIRMS or keys[i - 2 : i] == ["quản", "lý"] or keys[i - 1] == "tổng"


def enclosed_end(tokens: Sequence[Token], keys: Sequence[str], start: int, end: int) -> int:
    """The mark or the verb of saying that closes the plain words at `start`; `start` itself where they are more or something else."""
    for i in range(start, min(end, start + 10)):
        token = tokens[i]
        if token.kind != WORD:
            return i if token.text in ",;.)-–" else start
        stop = STOPS.longest(keys, i, end)
        if stop is not None and stop[1] != "none":
            return i if stop[1] in ("say", "speak") else start
        if keys[i] in _THEN or GROUPS.longest(keys, i, end) or _LIFE.longest(keys, i, end):
            return start  # "ông A, Giám đốc Ban Quản lý | vi phạm quy định, …"
        if i > start and (ADDRESS.longest(keys, i, end) or plain_head(tokens, keys, i, end)):
            return start
    return start


def goes_on(tokens: Sequence[Token], keys: Sequence[str], start: int, stop: int, end: int) -> bool:
    """Small letters after a whole body go on only into further organisation words: "… Ban Dân vận các cơ quan nhà nước"."""
    first = keys[start]
    if first == "các":
        follow = WORDS.longest(keys, stop, end)
        return (follow is not None and keys[stop] in _MANY) or (stop - start >= 2)
    if keys[start:stop] == ["cơ", "quan"] and (stop == end or tokens[stop].text in ",;.)" or SAYS.longest(keys, stop, end)):
        return True  # "Chủ tịch Công đoàn cơ quan", "Phó Bí thư Đảng ủy cơ quan | phát biểu"
    if " ".join(keys[start:stop]) in _EXTENDING:
        if stop + 1 < end and keys[stop] == "và" and WORDS.longest(keys, stop + 1, end):
            return True
        return stop < end and (tokens[stop].kind == NUMBER or tokens[stop].cap or WORDS.longest(keys, stop, end) is not None)
    return False
