"""Words that lead on within the body of an office, each with a rule of its own: "các", "của", "tại", "và", "Đại sứ quán"."""

from __future__ import annotations

from collections.abc import Callable

from danvan_crawler.vietnamese import places
from danvan_crawler.vietnamese.people.foreign_names import foreign_name
from danvan_crawler.vietnamese.people.name_runs import capital_run
from danvan_crawler.vietnamese.people.names_in_offices import name_in_office
from danvan_crawler.vietnamese.people.office_heads import plain_head
from danvan_crawler.vietnamese.people.office_marks import Body, joins
from danvan_crawler.vietnamese.people.office_small_words import enclosed_end, goes_on, is_open
from danvan_crawler.vietnamese.people.office_steps import end_at_name, go_on
from danvan_crawler.vietnamese.people.office_words import ADDRESS, WORDS, mission
from danvan_crawler.vietnamese.people.tokens import Token

_ABROAD = frozenset(("sứ", "sự", "quan", "quán", "diện", "trú", "quyền"))
_COMPATRIOTS = frozenset(("hội", "người", "kiều", "sinh"))  # "Hội người Việt Nam tại Ba Lan"
_SEATS = frozenset(("quán", "hương", "đh"))  # "Trưởng Ban liên lạc Hội đồng hương (Hội ĐH) Thanh Hoá tại Hà Nội"
# What has houses of one name in several cities: "Học viện Phật giáo Việt Nam tại TP.HCM".
_SEATED = frozenset((("cơ", "quan"), ("học", "viện"), ("phân", "viện"), ("phân", "hiệu")))
_YOUTH = frozenset(("tỉnh", "thành", "huyện", "quận", "xã", "phường"))
"""What stands before "Đoàn" in the name of a body of the youth union."""


def _several(body: Body, token: Token, named: bool) -> bool | None:
    tokens, keys, i, end = body.tokens, body.keys, body.at, body.end
    if token.cap:
        return None
    organ = WORDS.longest(keys, i, end)
    if organ is not None and organ[0] > 2:
        return go_on(body, i + organ[0], complete=True, unit=False)  # "Ủy ban | các vấn đề xã hội của Quốc hội"
    if named and is_open(keys, i) and (closed := enclosed_end(tokens, keys, i + 1, end)) > i + 1:
        return go_on(body, closed, unit=False)  # "ông A, Giám đốc Ban Quản lý | các dự án xây dựng, cho biết"
    if keys[i + 1 : i + 3] == ["chương", "trình"] and organ is not None and "đạo" in keys[body.start : i]:
        return go_on(body, i + organ[0], complete=True, unit=False)
    if not goes_on(tokens, keys, i, i + 1, end) or ADDRESS.longest(keys, i, end):
        return False
    return go_on(body, i + 1, unit=True)


def _activity(body: Body, token: Token, named: bool) -> bool | None:
    keys, i = body.keys, body.at
    if keys[i + 1 : i + 4] == ["động", "chuyên", "trách"] and keys[body.start - 1] in ("đbqh", "viên", "hội"):
        return go_on(body, i + 4)  # "ĐBQH khóa XV | hoạt động chuyên trách tại Ủy ban …"
    if keys[i + 1 : i + 2] == ["động"] and keys[i - 2 : i] == ["điều", "hành"]:
        return go_on(body, i + 2, complete=True)  # "Phó Chủ tịch phụ trách điều hành | hoạt động UBND tỉnh"
    return None


def _of_land(body: Body, token: Token, named: bool) -> bool | None:
    after = body.at + 1
    land = places.country_length(body.keys, after, body.end)
    if land and body.tokens[after].cap and after + land <= body.end:
        return go_on(body, after + land, complete=True)  # "Bộ trưởng Các vấn đề Nghị viện … | của Ấn Độ"
    return None


def _seat(body: Body, token: Token, named: bool) -> bool | None:
    keys, i = body.keys, body.at
    cap = [token.cap for token in body.tokens[i + 1 : min(i + 3, body.end)]]
    if keys[i + 1 : i + 2] == ["châu"] and cap[1:] == [True]:
        return go_on(body, i + 3, complete=True)  # "Chủ tịch Liên hiệp hội Phụ nữ Việt Nam | tại châu Âu"
    if keys[i + 1 : i + 2] == ["miền"] and keys[i + 2 : i + 3] in (["nam"], ["bắc"], ["trung"]):
        return go_on(body, i + 3, complete=True)  # "Trưởng Cơ quan Thường trực Trung ương Hội | tại miền Nam"
    if keys[i + 1 : i + 4] == ["liên", "hợp", "quốc"]:
        return go_on(body, i + 4, complete=True)  # "Trưởng Phái đoàn Việt Nam | tại Liên Hợp Quốc"
    if keys[i - 2 : i] == ["chuyên", "trách"] and cap[:1] == [True]:
        return go_on(body, i + 1)
    return None if token.cap else _house(body)


def _former(body: Body, token: Token, named: bool) -> bool | None:
    return go_on(body, body.at + 1) if body.complete and body.before.cap else None  # "nguyên Chủ tịch UBND quận Đống Đa | cũ"


def _and(body: Body, token: Token, named: bool) -> bool | None:
    if not joins(body):
        return False
    body.at, body.field = body.at + 1, False
    return True


def _secretaries(body: Body, token: Token, named: bool) -> bool | None:
    if body.keys[body.at - 1] == "tổ" and body.keys[body.at + 1 : body.at + 2] == ["ký"]:
        return go_on(body, body.at + 2, complete=True, unit=False)  # "Tổ trưởng Tổ | Thư ký"
    return None


def _youth(body: Body, token: Token, named: bool) -> bool | None:
    first = body.at == body.start and body.keys[body.at - 1] == "thư"
    if first and body.keys[body.at + 1 : body.at + 2] == ["đoàn"]:
        return go_on(body, body.at + 2, complete=True, level=True, unit=False)  # "Bí thư | Tỉnh Đoàn Hậu Giang": nobody's name
    return None


def _mission(body: Body, token: Token, named: bool) -> bool | None:
    length = mission(body.keys, body.at)
    if length and (body.at == body.start or token.cap):
        return go_on(body, body.at + length, complete=True, unit=False)
    return None


def _house(body: Body) -> bool | None:
    """Goes over where a mission, or a house of an institute, has its seat: "Phó Vụ trưởng | Cơ quan Thường trực … tại TP Huế"."""
    tokens, keys, start, end, i = body.tokens, body.keys, body.start, body.end, body.at
    compatriots = keys[i - 2 : i] == ["việt", "nam"] and not _COMPATRIOTS.isdisjoint(keys[start:i])
    # "Chánh án Tòa án nhân dân cấp cao | tại Hà Nội", "Giám đốc Quốc gia Ngân hàng Thế giới | tại Việt Nam"
    branch = keys[i - 2 : i] in (["cấp", "cao"], ["thế", "giới"], ["châu", "á"]) or keys[start - 2 : start] in (
        ["thường", "trú"],
        ["đại", "diện"],
    )
    branch = branch or keys[start - 1] in _ABROAD or tuple(keys[start : start + 2]) in _SEATED or not _SEATS.isdisjoint(keys[start:i])
    if not (branch or compatriots):
        return None
    seat = i + 1
    while seat < end and keys[seat] in ("thành", "phố", "tỉnh", "khu", "vực"):
        seat += 1
    land = seat + places.country_length(keys, seat, end)
    if land > seat and tokens[seat].cap:
        if capital_run(tokens, land, end) > land + 1 and not plain_head(tokens, keys, land, end):
            return end_at_name(body, land)  # "Đại sứ Việt Nam tại Liên bang Nga | Ngô Đức Mạnh"
        body.at, body.complete = land, True
        return True
    if seat < end and tokens[seat].cap and not compatriots:
        holder = name_in_office(tokens, keys, seat + tokens[seat].upper, end, place_due=not tokens[seat].upper)
        if holder is not None and holder > seat:
            return end_at_name(body, holder)  # "Trưởng cơ quan thường trực … tại TP.HCM | Lê Văn Hạ"
        stranger = foreign_name(tokens, keys, seat, capital_run(tokens, seat, end))
        if stranger and stranger > seat:
            return end_at_name(body, stranger)  # "Tổng Lãnh sự Lào tại Đà Nẵng | Viengxay Phommachanh"
        body.at = capital_run(tokens, seat, end)  # "Tổng Lãnh sự … tại Đà Nẵng", "Trưởng Cơ quan đại diện … tại thành phố …"
        return True
    return None


LINKS: dict[str, Callable[[Body, Token, bool], bool | None]] = {
    "các": _several,
    "hoạt": _activity,
    "của": _of_land,
    "tại": _seat,
    "cũ": _former,
    "và": _and,
    "thư": _secretaries,
    **dict.fromkeys(_YOUTH, _youth),
    **dict.fromkeys(("đại", "lãnh", "tổng"), _mission),
}
"""By word its rule: True where the body goes on, False where it ends before the word, None where the word is read as all others."""
