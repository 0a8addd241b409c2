"""Places, schools, prizes and bodies with their names as chunks, and lists of them: "các xã: Minh Quân, Bảo Hưng"."""

from __future__ import annotations

from collections.abc import Sequence

from danvan_crawler.vietnamese import names
from danvan_crawler.vietnamese.people.chunks import Chunk
from danvan_crawler.vietnamese.people.lexicon import phrases
from danvan_crawler.vietnamese.people.name_runs import capital_run
from danvan_crawler.vietnamese.people.office_heads import begins_office
from danvan_crawler.vietnamese.people.office_spans import office_at
from danvan_crawler.vietnamese.people.office_words import ADDRESS
from danvan_crawler.vietnamese.people.tokens import NUMBER, Token

PLACE_HEADS = phrases("places", "heads")
LANDS = phrases("places", "lands", "provinces", "states")
_KEPT = frozenset(("giải", "báo", "đài"))  # what says something of who stands near: "Báo Nam Lĩnh có cuộc trao đổi với …"
_MEMORIALS = frozenset(("mộ", "bia", "tượng", "lăng", "đền", "miếu", "niệm"))
_PLURAL_PLACES = frozenset(("xã", "huyện", "tỉnh", "phường", "thôn", "bản", "ấp", "quận", "thị", "đường", "tuyến", "chùa"))


def place_at(tokens: Sequence[Token], keys: Sequence[str], i: int, end: int) -> Chunk | None:
    """A place, school, prize or body with its name, and the further names of a list of them ("các xã: Minh Quân, Bảo Hưng")."""
    head = PLACE_HEADS.longest(keys, i, end)
    if not head or (keys[i] == "hội" and i > 0 and keys[i - 1] == "quốc"):  # "Ủy ban Thường vụ Quốc hội | Nguyễn Văn An"
        return None
    if keys[i] == "luật" and i > 0 and keys[i - 1] in ("kỷ", "pháp"):  # "kỷ luật | Đô đốc Nguyễn Văn An"
        return None
    j = i + head[0]
    if tokens[i].cap and head[0] == 1 and names.starts_with_surname(keys, i, end) and not tokens[i].upper:
        return None
    if j < end and tokens[j].text == "." and keys[j - 1] in ("tp", "tx", "tt"):
        j += 1
    several = i > 0 and keys[i - 1] == "các" and keys[i] in _PLURAL_PLACES
    if several and j < end and tokens[j].text == ":":
        j += 1
    quoted = j < end and (tokens[j].text == "“" or (tokens[j].text == '"' and tokens[j].spaced))  # not 'nhờ "đầu tàu" Lê Xuân Vân'
    if quoted:
        j += 1
    if j >= end or not (tokens[j].cap or tokens[j].kind == NUMBER):
        return None
    if keys[j - 1] == "chuyện" and begins_office(tokens, keys, j, end):
        return None  # "Câu chuyện | Trưởng thôn Phan Văn Chính vay tiền kéo điện về thôn …"
    stop = max(j + 1, capital_run(tokens, j, end))
    if keys[j - 1] in _MEMORIALS and (title := ADDRESS.longest(keys, j, end)) and j + title[0] < end:
        stop = max(stop, capital_run(tokens, j + title[0], end))  # "viếng mộ Liệt sỹ Ngô Văn Phấn"
    # "xã Nhơn Hội | Ông Phùng Minh Tân", where a full stop is lost
    stop = next((k for k in range(j + 1, stop - 3) if keys[k] in ("ông", "bà") and names.is_full(keys[k + 1 : stop])), stop)
    if keys[i] in _PLURAL_PLACES:  # "huyện Vĩnh Linh | Hồ Văn Thủy", not "huyện Trần Văn Thời"
        stop = next((k for k in range(j + 1, stop - 2) if names.is_sure(keys[k:stop])), stop)
    if keys[j - 1] in ("phận", "xứ", "hạt"):
        stop = next((k for k in range(j, stop) if names.is_baptismal(keys, k)), stop)
    if quoted:
        stop = next((k for k in range(stop, min(end, j + 20)) if tokens[k].text in '”"'), stop)  # 'câu chuyện "Ông Mít, bà Na"'
    while several and stop + 1 < end and tokens[stop].text in (",", "và") and tokens[stop + 1].cap:
        following = capital_run(tokens, stop + 1, end)
        if begins_office(tokens, keys, stop + 1, end) or ADDRESS.longest(keys, stop + 1, end):
            break
        if following + 1 < end and tokens[following].text in ",-–" and _takes_office(tokens, keys, stop + 1, following + 1, end):
            break
        stop = following
    return Chunk("place", i, stop, key=keys[i] if keys[i] in _KEPT else "")


def _takes_office(tokens: Sequence[Token], keys: Sequence[str], name: int, office: int, end: int) -> bool:
    """Whether capitals at `name` take the office behind their comma: not in "các xã Thung Nai, | Bình Thanh, Phó Thủ tướng Vương Văn Hòa"."""
    if not begins_office(tokens, keys, office, end):
        return False
    found = office_at(tokens, keys, office, end)
    return found is None or found.name_at is None or office - name > 3
