"""The body of an office: it goes on over capitals and the words of organisations, and ends at a name, a verb, a mark or any word that is
neither, once it is complete: "Phó Chủ tịch | Ủy ban MTTQ Việt Nam tỉnh | Dương Thu Hiền"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from danvan_crawler.vietnamese import names, places
from danvan_crawler.vietnamese.people.foreign_names import foreign_name, state_before
from danvan_crawler.vietnamese.people.lexicon import phrases, word_set
from danvan_crawler.vietnamese.people.name_runs import bare_name_end, begins_monk, begins_sentence, capital_run
from danvan_crawler.vietnamese.people.names_in_offices import name_in_office
from danvan_crawler.vietnamese.people.office_heads import head_end, is_short, plain_head
from danvan_crawler.vietnamese.people.office_marks import Body, directs_work, joins, mark_inside, number_inside
from danvan_crawler.vietnamese.people.office_words import ADDRESS, FIELDS, GROUPS, SAYS, STOPS, VILLAGES, WORDS, mission
from danvan_crawler.vietnamese.people.tokens import NUMBER, WORD, Token

_WORD_FIRSTS = WORDS.firsts()
_LEVELS = phrases("offices", "levels")
_BOARDS = phrases("grammar", "boards")
_LONGEST_TITLE = 18  # tokens of “Toàn dân đoàn kết xây dựng nông thôn mới, đô thị văn minh”
_DIRECTED = phrases("grammar", "directed")
_CAPTIONED = phrases("grammar", "captioned")
_LIFE = phrases("context", "life")
_VERBLIKE = word_set("grammar", "verblike")
_EXTENDING = word_set("grammar", "extending")
_MEETINGS = word_set("grammar", "meetings")
_UNITS = word_set("grammar", "units")
_SMALL = word_set("grammar", "small places")
_PROVINCIAL = word_set("grammar", "province")
_FIRMS = word_set("grammar", "firms")
_INNER_HEAD = frozenset(["ban", "trợ", "lý", "thư", "ký", "kiêm"])
# Heads that end so may go on in small letters that no list knows: "Trưởng ban hậu cần"; "Chánh Văn phòng | ghi biên bản" does not.
_OPEN_HEADS = frozenset(
    ("ban", "phòng", "khoa", "tổ", "đội", "trạm", "nhóm", "khối", "cụm", "phụ", "trách", "viên", "đốc", "nhiệm", "trưởng", "môn")
)
_ABROAD = frozenset(("sứ", "sự", "quan", "quán", "diện", "trú", "quyền"))
_COMPATRIOTS = frozenset(("hội", "người", "kiều", "sinh"))  # "Hội người Việt Nam tại Ba Lan"
_FOREIGN = frozenset(("sứ", "sự", "quán", "diện", "trú", "quyền", "tán", "đốc", "thống", "viên", "trưởng", "tướng", "tịch", "ký"))
_SEATS = frozenset(("quán", "hương", "đh"))  # "Trưởng Ban liên lạc Hội đồng hương (Hội ĐH) Thanh Hoá tại Hà Nội"
_COOPERATIVES = (["hợp", "tác", "xã"], ["tổ", "hợp", "tác"])
_THEN = frozenset(("lúc", "khi", "hồi", "thời", "nay", "năm", "từ"))
# What has houses of one name in several cities: "Học viện Phật giáo Việt Nam tại TP.HCM".
_SEATED = frozenset((("cơ", "quan"), ("học", "viện"), ("phân", "viện"), ("phân", "hiệu")))
_OPENING, _CLOSING = frozenset("“\"‘'«"), frozenset("”\"’'»")
_HIGHLAND = re.compile(r"[KY]['’]\w{2,}")
"""A whole name in one word."""
_YOUTH = frozenset(("tỉnh", "thành", "huyện", "quận", "xã", "phường"))
"""What stands before "Đoàn" in the name of a body of the youth union."""
_CHARGES = frozenset((("văn", "xã"), ("kinh", "tế"), ("nội", "chính"), ("khối", "đảng")))
"""What deputies are in charge of."""
_MANY = frozenset(("tỉnh", "cơ", "tổ", "dân", "khu", "đoàn", "hội", "vùng", "trường", "doanh", "đơn", "kcn", "hiệp"))
"""Words behind "các" with which a whole body goes on: "… Ban Dân vận các cơ quan nhà nước"."""
_ROMAN = frozenset("IVX")
_PRIZES = frozenset(
    (("huân", "chương"), ("huy", "chương"), ("kỷ", "niệm"), ("bằng", "khen"), ("giấy", "khen"), ("cờ", "thi"), ("danh", "hiệu"))
)
"""What somebody is given: "trao đồng chí Huỳnh Đảm, Chủ tịch Ủy ban Trung ương MTTQ Việt Nam | Huân chương Tự do"."""
_MOST_UNKNOWN = 6


class BodyReader:
    """Reads the body of the office whose head ends at token `start`, not reaching beyond `end`.

    `bodiless`: the head is an office alone; `named` and `due`: see `office_spans.office_at`.
    """

    def __init__(self, body: Body, *, bodiless: bool, named: bool, due: bool) -> None:
        self._body = body
        self._bodiless, self._named, self._due = bodiless, named, due

    def read(self) -> None:
        """Moves the body's `at` to its end."""
        body = self._body
        while body.at < body.end and self._step():
            pass

    def _step(self) -> bool:
        """Goes over the next tokens; False where the body ends before them."""
        body = self._body
        token = body.tokens[body.at]
        if token.kind == NUMBER:
            return number_inside(body) and _go(body, body.at + 1, complete=True)
        if token.kind != WORD:
            inside = mark_inside(body)
            body.at += inside
            return inside > 0
        special = _SPECIAL.get(body.keys[body.at])
        answer = special(self, body, token) if special is not None else None
        if answer is not None:
            return answer
        return self._capital(body, token) if token.cap else self._small(body, token)

    # Words with rules of their own: None where they are read as all others.

    def _several(self, body: Body, token: Token) -> bool | None:
        tokens, keys, i, end = body.tokens, body.keys, body.at, body.end
        if token.cap:
            return None
        organ = WORDS.longest(keys, i, end)
        if organ is not None and organ[0] > 2:
            return _go(body, i + organ[0], complete=True, unit=False)  # "Ủy ban | các vấn đề xã hội của Quốc hội"
        if self._named and _is_open(keys, i) and (closed := _enclosed(tokens, keys, i + 1, end)) > i + 1:
            return _go(body, closed, unit=False)  # "ông A, Giám đốc Ban Quản lý | các dự án xây dựng, cho biết"
        if keys[i + 1 : i + 3] == ["chương", "trình"] and organ is not None and "đạo" in keys[body.start : i]:
            return _go(body, i + organ[0], complete=True, unit=False)
        if not _continues(tokens, keys, i, i + 1, end) or ADDRESS.longest(keys, i, end):
            return False
        return _go(body, i + 1, unit=True)

    def _activity(self, body: Body, token: Token) -> bool | None:
        keys, i = body.keys, body.at
        if keys[i + 1 : i + 4] == ["động", "chuyên", "trách"] and keys[body.start - 1] in ("đbqh", "viên", "hội"):
            return _go(body, i + 4)  # "ĐBQH khóa XV | hoạt động chuyên trách tại Ủy ban …"
        if keys[i + 1 : i + 2] == ["động"] and keys[i - 2 : i] == ["điều", "hành"]:
            return _go(body, i + 2, complete=True)  # "Phó Chủ tịch phụ trách điều hành | hoạt động UBND tỉnh"
        return None

    def _of_land(self, body: Body, token: Token) -> bool | None:
        after = body.at + 1
        land = places.country_length(body.keys, after, body.end)
        if land and body.tokens[after].cap and after + land <= body.end:
            return _go(body, after + land, complete=True)  # "Bộ trưởng Các vấn đề Nghị viện … | của Ấn Độ"
        return None

    def _seat(self, body: Body, token: Token) -> bool | None:
        keys, i = body.keys, body.at
        cap = [token.cap for token in body.tokens[i + 1 : min(i + 3, body.end)]]
        if keys[i + 1 : i + 2] == ["châu"] and cap[1:] == [True]:
            return _go(body, i + 3, complete=True)  # "Chủ tịch Liên hiệp hội Phụ nữ Việt Nam | tại châu Âu"
        if keys[i + 1 : i + 2] == ["miền"] and keys[i + 2 : i + 3] in (["nam"], ["bắc"], ["trung"]):
            return _go(body, i + 3, complete=True)  # "Trưởng Cơ quan Thường trực Trung ương Hội | tại miền Nam"
        if keys[i + 1 : i + 4] == ["liên", "hợp", "quốc"]:
            return _go(body, i + 4, complete=True)  # "Trưởng Phái đoàn Việt Nam | tại Liên Hợp Quốc"
        if keys[i - 2 : i] == ["chuyên", "trách"] and cap[:1] == [True]:
            return _go(body, i + 1)
        return None if token.cap else self._house(body)

    def _former(self, body: Body, token: Token) -> bool | None:
        return _go(body, body.at + 1) if body.complete and body.before.cap else None  # "nguyên Chủ tịch UBND quận Đống Đa | cũ"

    def _and(self, body: Body, token: Token) -> bool | None:
        if not joins(body):
            return False
        body.at, body.field = body.at + 1, False
        return True

    def _secretaries(self, body: Body, token: Token) -> bool | None:
        if body.keys[body.at - 1] == "tổ" and body.keys[body.at + 1 : body.at + 2] == ["ký"]:
            return _go(body, body.at + 2, complete=True, unit=False)  # "Tổ trưởng Tổ | Thư ký"
        return None

    def _youth(self, body: Body, token: Token) -> bool | None:
        first = body.at == body.start and body.keys[body.at - 1] == "thư"
        if first and body.keys[body.at + 1 : body.at + 2] == ["đoàn"]:
            return _go(body, body.at + 2, complete=True, level=True, unit=False)  # "Bí thư | Tỉnh Đoàn Hậu Giang": nobody's name
        return None

    def _mission(self, body: Body, token: Token) -> bool | None:
        length = mission(body.keys, body.at)
        if length and (body.at == body.start or token.cap):
            return _go(body, body.at + length, complete=True, unit=False)
        return None

    def _house(self, body: Body) -> bool | None:
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
                return _name(body, land)  # "Đại sứ Việt Nam tại Liên bang Nga | Ngô Đức Mạnh"
            body.at, body.complete = land, True
            return True
        if seat < end and tokens[seat].cap and not compatriots:
            holder = name_in_office(tokens, keys, seat + tokens[seat].upper, end, place_due=not tokens[seat].upper)
            if holder is not None and holder > seat:
                return _name(body, holder)  # "Trưởng cơ quan thường trực … tại TP.HCM | Lê Văn Hạ"
            stranger = foreign_name(tokens, keys, seat, end)
            if stranger and stranger > seat:
                return _name(body, stranger)  # "Tổng Lãnh sự Lào tại Đà Nẵng | Viengxay Phommachanh"
            body.at = capital_run(tokens, seat, end)  # "Tổng Lãnh sự … tại Đà Nẵng", "Trưởng Cơ quan đại diện … tại thành phố …"
            return True
        return None

    # Capitals: the name of the body, or that of the holder.

    def _capital(self, body: Body, token: Token) -> bool:
        tokens, keys, end, i = body.tokens, body.keys, body.end, body.at
        inner = head_end(tokens, keys, i, end) if keys[i - 1] == "kiêm" else None  # "kiêm Quyền Tổng Giám đốc"
        if inner:
            return _go(body, inner[0], complete=True)
        if keys[i - 1] == "khóa" and token.upper and set(token.text) <= _ROMAN:
            return _go(body, i + 1, complete=True)  # "Chủ tịch Liên đoàn khóa VI | Trần Gia Thái": nobody of the family Vi
        if self._opens_name(body, token):
            return _name(body, i)
        if i > body.start and tuple(keys[i : i + 2]) in _PRIZES:
            return False
        if self._opens_sentence(body, token):
            return False
        if keys[i] in places.STATE_FIRSTS:
            run_end = capital_run(tokens, i, end)
            if places.is_state(keys[i:run_end]):
                return _go(body, run_end, complete=True)  # "Thủ tướng New Zealand | bị chỉ trích"
            if not self._named and (guest := state_before(tokens, keys, i, end)) > i and not ADDRESS.longest(keys, guest, end):
                return _name(body, guest)  # "Thủ tướng Thái Lan | Prayut Chan-ocha"
        if self._opens_office(body, token):
            return False
        begin = _behind_neighbour(tokens, keys, i, end) or self._holder(body)
        if begin is None:
            begin = self._stranger(body)
        if begin is not None and begin > i and keys[i - 1] == "chùa" and not names.is_baptismal(keys, begin):
            begin = None  # "trụ trì chùa Kỳ Viên Trung Nghĩa": of monks Thích is the family name
        if begin == i and body.level and _place_of_next(tokens, keys, i, end):
            begin = None
        if keys[i - 2 : i] == ["đất", "nước"] and capital_run(tokens, i, end) > i + 1:
            begin = i  # "Chủ tịch Ủy ban Trung ương Mặt trận Lào xây dựng đất nước | Xay Xổm Phon Phôm Vi Hản"
        if begin == i:
            return _name(body, i)
        if self._addresses(body):
            return False
        run_end = begin if begin is not None else capital_run(tokens, i, end)
        run_end = next((k for k in range(i + 1, run_end) if tuple(keys[k : k + 2]) in _PRIZES), run_end)
        if run_end > i + 1 and _opens_clause(tokens, keys, run_end - 1, end):
            run_end -= 1
        placed = body.level
        stop, field, level, unknown = _consume_capitals(tokens, keys, i, run_end, end)
        if begin is not None and names.is_historical(keys[i:begin]):
            stop, level = begin, False  # "phường Phan Đình Phùng | Nguyễn Văn An", not "… đình | Phùng Nguyễn …"
        unit = not field and _is_unit(keys, stop) and not places.is_place(keys[stop - 2 : stop])
        if begin is None and (not placed or keys[stop - 2] == "tổ") and unknown == 1 and _half_compound(tokens, keys, stop, end):
            stop += 1  # "Tổ trưởng Tổ Cơ điện | Công ty …"
        _go(body, stop, complete=True, field=field, level=level, unit=unit)
        return _name(body, begin) if begin is not None and stop >= begin else True

    def _opens_name(self, body: Body, token: Token) -> bool:
        """Whether a word that no body has begins the holder's name."""
        keys, start, i = body.keys, body.start, body.at
        if keys[i - 1] == "ty" and names.begins_name(keys[i]) and keys[i + 1 : i + 2] in (["văn"], ["thị"]):
            return True  # "Chủ tịch HĐQT Công ty | Nguyễn Văn Tứ"
        if names.is_baptismal(keys, i) and (keys[start - 1] in ("mục", "phận") or (i == start and keys[start - 1] == "xứ")):
            return True  # "Tổng Giám mục | Giuse Vũ Văn Thiện", "linh mục chánh xứ | Gioan Baotixita Phạm Thiên Ân"
        highland = body.level and not self._named and _HIGHLAND.fullmatch(token.text) is not None
        return highland and capital_run(body.tokens, i, body.end) == i + 1  # "Trưởng Ban Dân vận Tỉnh ủy | K'Mák"

    def _opens_sentence(self, body: Body, token: Token) -> bool:
        """Whether a capital begins what is no part of the office: a monk's rank, a sentence, the verb of a caption."""
        tokens, keys, start, end, i = body.tokens, body.keys, body.start, body.end, body.at
        if i == start:
            # "tân trụ trì | Thượng tọa Thích Minh Huệ"
            return keys[i - 1] == "trì" and (rank := ADDRESS.longest(keys, i, end)) is not None and rank[1] == "religious"
        if token.upper and begins_monk(tokens, i, end):
            return True
        # "Bí thư Đảng ủy | Các cơ quan Đảng tỉnh", "Quân chủng Phòng không - | Không quân"
        goes_on = (keys[i] == "các" and WORDS.longest(keys, i, end)) or (tokens[i - 1].text in "-–" and FIELDS.longest(keys, i, end))
        return (not goes_on and begins_sentence(tokens, i, end)) or _opens_clause(tokens, keys, i, end)

    def _opens_office(self, body: Body, token: Token) -> bool:
        """Whether the next office begins here, its comma forgotten."""
        tokens, keys, start, end, i = body.tokens, body.keys, body.start, body.end, body.at
        if (
            (i > start or self._bodiless)
            and keys[i - 1 - (keys[i - 1] == "phó")] not in _INNER_HEAD  # "Thư ký Phó | Chủ tịch Quốc hội"
            and not token.upper
            and plain_head(tokens, keys, i, end)
            and not _is_body_word(keys, i)
            and not (keys[i - 1] in ("đoàn", "tổ") and keys[i : i + 2] == ["đại", "biểu"])  # "Văn phòng Đoàn | Đại biểu Quốc hội"
        ):
            return True
        return i > start and token.upper and body.complete and len(token.text) > 2 and is_short(token.text.replace(".", ""))

    def _holder(self, body: Body) -> int | None:
        """Where among the capitals the name of the holder begins, or of the next person where the holder stands before; None without one."""
        tokens, keys, start, end, i, level = body.tokens, body.keys, body.start, body.end, body.at, body.level
        historical = names.may_be_historical(keys[i]) and names.is_historical(keys[i : capital_run(tokens, i, end)])
        if self._named and historical and i == start:
            return i  # "Ông Lê Thế Trực: Chủ tịch | Hồ Chí Minh căn dặn …"
        if self._named and not (i == start and self._bodiless):
            # the next person of a list: "ông A, Chánh án, Bí thư Thành ủy Hà Tĩnh | Nguyễn Văn B"
            known = not level or keys[i - 1] in _PROVINCIAL or " ".join(keys[max(0, i - 2) : i]) in _PROVINCIAL
            # "Chủ tịch Ủy ban Mặt trận Lào xây dựng đất nước tỉnh | Sa Va Nạ Khệt"
            known = known and not (level and i > start and any(places.is_country(key) for key in keys[start:i]))
            return name_in_office(tokens, keys, i, end, place_due=level, second=True) if known else None
        # All provinces are known: what follows "Tỉnh ủy" and is none is the holder's name.
        provincial = level and i > start and keys[i - 1] in ("tỉnh", "ủy", "đoàn") and (keys[i - 1] == "tỉnh" or keys[i - 2] == "tỉnh")
        is_known = places.is_province_or_land if provincial else places.is_place  # "Chủ tịch HĐND tỉnh | Thái Hòa": the town is none
        sure = provincial or _takes_no_place(tokens, keys, start, i, end)
        sure = sure and not any(is_known(keys[i : i + length]) for length in (1, 2, 3, 4))
        alone = sure or (i == start and (self._bodiless or historical))
        return name_in_office(tokens, keys, i, end, place_due=level, alone=alone, due=self._due)

    def _stranger(self, body: Body) -> int | None:
        """Where the name of a foreign holder begins: "Đại sứ Vương quốc Na Uy | Ingrid Solberg Hagen", "Chủ tịch nước Lào | Thongloun Vilayvong"."""
        tokens, keys, start, end, i = body.tokens, body.keys, body.start, body.end, body.at
        stranger = foreign_name(tokens, keys, i, end)
        if stranger is None and _of_other_ministry(tokens, keys, start, i, end):
            stranger = i
        abroad = keys[start - 1] in _FOREIGN or stranger == start or any(places.is_country(key) for key in keys[start : stranger or start])
        local = body.level or keys[i - 1] in VILLAGES  # "UBND xã | Ea Hleo", "Trưởng buôn | Kdruh Krông"
        return stranger if abroad and stranger and not local and not _needs_name(keys, start, stranger) else None

    def _addresses(self, body: Body) -> bool:
        """Whether a form of address for the next person stands here."""
        tokens, keys, end, i = body.tokens, body.keys, body.end, body.at
        address = ADDRESS.longest(keys, i, end) if body.complete and not body.unit else None  # "Chi hội Cựu chiến binh KP.4"
        if address is None or address[1] == "religious" or (body.level and address[0] == 1):  # "Huyện ủy Anh Sâm", "phường Hộ Phòng"
            return False
        stop = i + address[0]
        if stop >= end or not tokens[stop].cap:
            return False
        placed = places.is_place(keys[i : i + 2]) or places.is_place(keys[i : i + 3])  # "Quận ủy Hai Bà Trưng"
        return not placed and not _is_organ(tokens, keys, i, stop, end)

    # Small letters: words of organisations, purposes, and what ends an office.

    def _small(self, body: Body, token: Token) -> bool:
        tokens, keys, start, end, i = body.tokens, body.keys, body.start, body.end, body.at
        if (place := _behind_product(tokens, keys, i, end)) > i:
            return _go(body, place, unit=False)
        if (closed := _movement(tokens, keys, start, i, end)) > i:
            return _go(body, closed, complete=True, unit=False)
        if keys[i] in ("năm", "ngày", "tháng") and i + 1 < end and tokens[i + 1].kind == NUMBER:
            return False  # "… giữ chức Phó Trưởng Ban | năm 2017"
        if keys[i : i + 2] == ["thông", "tin"] and i + 2 < end and tokens[i + 2].text == ":":
            return False  # "Chủ tịch CĐCS Công ty | thông tin: tiền ăn ca …"
        subject = WORDS.longest(keys, i + 1, end) if keys[i] == "về" else None
        # "Hội đồng tư vấn về Văn hóa - Xã hội", "Ban Chỉ đạo Trung ương về phòng, chống tham nhũng", but "Ban Chỉ đạo về xã kiểm tra"
        if subject and (tokens[i + 1].cap or (subject[1] != "levels" and "chỉ" in keys[start:i])):
            return _go(body, i + 1, unit=True)
        word = WORDS.longest(keys, i, end)
        stop = STOPS.longest(keys, i, end)
        if word is None or (stop is not None and stop[0] > word[0]):
            return self._unknown(body, stops=stop is not None)
        return self._known(body, *word)

    def _unknown(self, body: Body, *, stops: bool) -> bool:
        """Goes over a small word that is in no list, or a verb that is (`stops`)."""
        tokens, keys, start, end, i = body.tokens, body.keys, body.start, body.end, body.at
        if self._named and not stops and (body.unit or _is_open(keys, i)):
            closed = _enclosed(tokens, keys, i, end)
            if closed > i:  # "ông A, Giám đốc Ban quản lý | đầu tư xây dựng các công trình giao thông, cho biết"
                return _go(body, closed, unit=False)
        if stops or body.complete or body.settled or GROUPS.longest(keys, i, end):
            return False
        closed_head = self._bodiless or keys[start - 1] not in _OPEN_HEADS or keys[start - 2] == "văn"
        if i - start >= _MOST_UNKNOWN or (i == start and closed_head):
            return False
        return _go(body, i + 1)

    def _known(self, body: Body, length: int, tag: str) -> bool:
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
                return _go(body, i + 4, complete=True, unit=False)  # "Phó Chủ tịch UBND phường phụ trách văn xã | Lã Văn Mùi"
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
        named_firm = i + length < end and tokens[i + length].cap and _is_open(keys, i)  # "Công ty cổ phần | đầu tư | Phú Cường"
        if verblike and not named_firm and not _continues(tokens, keys, i, i + length, end):
            said = SAYS.longest(keys, i, end) is not None  # "ông A, Chánh Văn phòng Bộ Nội vụ | thông tin qua thực tế, …"
            closed = _enclosed(tokens, keys, i, end) if self._named and not said else i
            if closed == i or not (tokens[closed].text in ",;)-–" or _is_open(keys, i)):
                return False
            return _go(body, closed)  # "ông A, Vụ trưởng Vụ quản lý thuế | doanh nghiệp lớn - …"
        level = tag == "levels" or words == "biên phòng"  # "Đồn Biên phòng A Pa Chải"
        body.settled = length > 1
        return _go(body, i + length, complete=level, field=tag == "fields", level=level, unit=words in _UNITS)


_SPECIAL: dict[str, Callable[[BodyReader, Body, Token], bool | None]] = {
    "các": BodyReader._several,
    "hoạt": BodyReader._activity,
    "của": BodyReader._of_land,
    "tại": BodyReader._seat,
    "cũ": BodyReader._former,
    "và": BodyReader._and,
    "thư": BodyReader._secretaries,
    **dict.fromkeys(_YOUTH, BodyReader._youth),
    **dict.fromkeys(("đại", "lãnh", "tổng"), BodyReader._mission),
}


def _go(body: Body, at: int, *, complete: bool = False, field: bool = False, level: bool = False, unit: bool | None = None) -> bool:
    """Goes on at token `at`, with what was read last; `unit` stays as it was where it is not given."""
    body.at, body.field, body.level = at, field, level
    body.complete = body.complete or complete
    if unit is not None:
        body.unit = unit
    return True


def _name(body: Body, at: int) -> bool:
    """Ends the body where a name begins."""
    body.at = body.name_at = at
    return False


def _is_unit(keys: Sequence[str], stop: int) -> bool:
    """Whether the words before `stop` are a bare unit."""
    return keys[stop - 1] in _UNITS or " ".join(keys[max(0, stop - 2) : stop]) in _UNITS


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
    """Where the place begins behind what a cooperative makes: "Giám đốc HTX | dệt lanh | Lùng Tám"; `i` itself where none follows."""
    if keys[i - 1] != "htx" and keys[i - 3 : i] not in _COOPERATIVES:
        return i
    at = i
    while at < min(end, i + 4) and tokens[at].kind == WORD and not tokens[at].cap and STOPS.longest(keys, at, end) is None:
        at += 1
    return at if at < end and tokens[at].cap and head_end(tokens, keys, at, end) is None else i


def _opens_clause(tokens: Sequence[Token], keys: Sequence[str], i: int, end: int) -> bool:
    """True for a verb with a capital behind a forgotten stop, as captions have it: "Phó Chủ tịch UBND xã Tân Lập | Phát biểu tại …"."""
    if keys[i] == "ảnh" and i + 1 < len(tokens) and tokens[i + 1].text == ":":
        return True  # "… giữ chức Chủ tịch Ủy ban MTTQ Việt Nam TP.HCM | ẢNH: MTTQ"
    if tokens[i].upper or i + 1 >= end:
        return False
    return (not tokens[i + 1].cap and _CAPTIONED.longest(keys, i, end) is not None) or keys[i : i + 3] == ["báo", "cáo", "tổng"]


def _takes_no_place(tokens: Sequence[Token], keys: Sequence[str], start: int, i: int, end: int) -> bool:
    """True for two capitals behind the field of a ministry or a department, whose places are all known: "Bộ trưởng Bộ Công an | Tô Lâm".

    Not where the holder is named behind a dash: "Giám đốc Sở Văn hóa Hà Lâm - Vũ Đình Hòe".
    """
    stop = capital_run(tokens, i, end)
    held = stop + 1 < end and tokens[stop].text in "-–" and bare_name_end(tokens, keys, stop + 1, end) > stop + 1
    return keys[start] in ("bộ", "sở") and i > start + 1 and stop == i + 2 and not held and names.begins_name(keys[i])


def _of_other_ministry(tokens: Sequence[Token], keys: Sequence[str], start: int, i: int, end: int) -> bool:
    """True for two capitals behind a ministry, the second no syllable: "Thứ trưởng Bộ Lễ nghi và Tôn giáo | Dok Narin"."""
    return keys[start] == "bộ" and i > start + 1 and capital_run(tokens, i, end) == i + 2 and not names.is_syllable(keys[i + 1])


def _is_open(keys: Sequence[str], i: int) -> bool:
    """True behind words that need more, whatever it is: "Ban Quản lý |", "Công ty cổ phần |", "Phó Chủ tịch Tổng |"."""
    return keys[i - 1] in _FIRMS or " ".join(keys[i - 2 : i]) in _FIRMS or keys[i - 2 : i] == ["quản", "lý"] or keys[i - 1] == "tổng"


def _enclosed(tokens: Sequence[Token], keys: Sequence[str], start: int, end: int) -> int:
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


def _place_of_next(tokens: Sequence[Token], keys: Sequence[str], i: int, end: int) -> bool:
    """True for two capitals behind a small place, and behind them the holder: "Bí thư bản Páo Sơ – anh Giàng A Sáu"."""
    stop = i + 2
    if keys[i - 1] not in _SMALL or stop + 1 >= end or capital_run(tokens, i, end) != stop or tokens[stop].text not in ",-–—:":
        return False
    address = ADDRESS.longest(keys, stop + 1, end)
    return address is not None and address[1] != "plural" and stop + 1 + address[0] < end and tokens[stop + 1 + address[0]].cap


def _is_body_word(keys: Sequence[str], i: int) -> bool:
    """Heads that occur inside bodies: "Hội đồng Giám mục", "Ủy ban … Thư ký"."""
    return keys[i - 1] in ("đồng", "hội", "hàm", "phòng", "nguyên") and keys[i] not in ("chủ", "bí", "phó")


def _continues(tokens: Sequence[Token], keys: Sequence[str], start: int, stop: int, end: int) -> bool:
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


def _consume_capitals(tokens: Sequence[Token], keys: Sequence[str], start: int, run_end: int, end: int) -> tuple[int, bool, bool, int]:
    """Steps over capitals phrase by phrase; a phrase may end in small letters ("Người cao tuổi", "Tỉnh ủy").

    Gives where it ends, whether the last phrase is a field or a level, and how many unknown words end it.
    """
    i = start
    unknown = 0
    field = level = False
    while i < run_end and not (i > start and begins_sentence(tokens, i, end)):
        word = WORDS.longest(keys, i, end)
        step, tag = word or (1, "")
        if tag == "levels" and places.is_place(keys[i : i + 2]):
            step, tag = 2, ""  # "tỉnh Sóc Trăng" is no "sóc"
        elif word is None and i + 2 <= run_end and keys[i + 1] in _WORD_FIRSTS and places.is_place(keys[i : i + 2]):
            word, step, tag = (2, ""), 2, ""  # "thành phố Hải Phòng | thông tin"
        unknown = 0 if word or tokens[i].upper else unknown + 1
        field, level = tag == "fields", tag == "levels" or (step == 2 and keys[i + 1] == "phòng" and keys[i - 1] == "đồn")
        i += step
        if level or (i < run_end and i > start and plain_head(tokens, keys, i, end) and not tokens[i].upper):
            break
    return i, field, level, unknown


def _behind_neighbour(tokens: Sequence[Token], keys: Sequence[str], start: int, end: int) -> int | None:
    """Where the holder is named behind a province of a neighbour: "Tỉnh trưởng tỉnh Kampong Thom | Sok Lou"."""
    province = places.NEIGHBOURS.longest(keys, start, end)
    return start + province[0] if province and capital_run(tokens, start, end) > start + province[0] + 1 else None


def _half_compound(tokens: Sequence[Token], keys: Sequence[str], i: int, end: int) -> bool:
    """True when the small letters at `i` finish a word whose first syllable is written large: "Nghệ sĩ", "Cách mạng", "Giám khảo"."""
    if i >= end or tokens[i].kind != WORD or tokens[i].cap or tokens[i - 1].upper or not tokens[i].spaced:
        return False
    if WORDS.longest(keys, i, end) or STOPS.longest(keys, i, end) or GROUPS.longest(keys, i, end) or keys[i] in ("và", "các", "của"):
        return False
    known = WORDS.longest(keys, i - 1, i)
    return known is None and names.is_syllable(keys[i - 1])


def _is_organ(tokens: Sequence[Token], keys: Sequence[str], i: int, stop: int, end: int) -> bool:
    """True where a form of address at `i` is a word of the body: "Sở Lao động | Thương binh Xã hội", "Thanh tra | Nhân dân", "Tư pháp | Anh"."""
    if keys[i:stop] == ["anh"]:
        rest = keys[stop : capital_run(tokens, stop, end)]
        return not all(map(names.is_syllable, rest)) and "'" not in keys[stop]  # "Bộ trưởng Tư pháp Anh | David Gauke"
    if keys[i:stop] == ["nhân", "dân"]:
        return True
    return FIELDS.longest(keys, i, end) is not None and not names.starts_with_surname(keys, stop, end)


def _needs_name(keys: Sequence[str], start: int, i: int) -> bool:
    """True where the word before `i` is that of a firm that needs a name of its own: "Giám đốc Công ty | Samsung Electronics".

    One word between the two may be read as a syllable and is the beginning of that name: "Công ty Hoya | Glass Disk".
    """
    for last in (i, i - 1):
        if last > start and (keys[last - 1] in _FIRMS or " ".join(keys[last - 2 : last]) in _FIRMS):
            return last == i or not places.is_place(keys[last:i])
    return False
