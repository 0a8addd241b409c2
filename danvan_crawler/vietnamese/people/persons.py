"""The persons of one article: namings joined by full name, by a later short name, by an office alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import get_args

from danvan_crawler.items import ROLE_PRECEDENCE, Field, Participant, Position, Role
from danvan_crawler.vietnamese import names, places
from danvan_crawler.vietnamese.people.kinds import gives_on_day, kind_of, names_day, names_show, names_visit_or_gift
from danvan_crawler.vietnamese.people.lexicon import are_opposite, pairs, word_set
from danvan_crawler.vietnamese.people.office_heads import WHOLE_HEADS

_PLAIN = frozenset(("các", "đồng", "chí", "đ/c", "ông", "bà", "anh", "chị"))
_LONG = {short.lower(): long.lower() for part in ("bodies", "roles") for short, long in pairs("abbreviations", part).items()}
_COMPOUNDS = {re.sub("([&-])", r" \1 ", short.lower()): long.lower() for short, long in pairs("abbreviations", "compounds").items()}
_FAMILY_FIRST = ("trung quốc", "đài loan", "hàn quốc", "triều tiên", "singapore")
_BORN_AS = frozenset(("hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "út", "cả", "cửu"))
_LETTERED = re.compile(r"(?:Văn|Thị|[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị) [BCDEK](?![\w’'])")
_BRACKETED = re.compile(r"\([^()]*\)")  # "Mặt trận Tổ quốc (MTTQ) Việt Nam"
# Heads that need a body: where they stand alone, the article says of what somewhere else.
_DEPENDENT = frozenset(("chủ tịch", "phó chủ tịch", "bí thư", "phó bí thư", "giám đốc", "phó giám đốc", "trưởng ban", "phó trưởng ban"))
_LONGEST_NAME = 4  # syllables of a Vietnamese name, but for those of the royal house
_WHOLE = 3  # the words of a head at most: what is longer has a body
_AREAS = frozenset(("tỉnh", "huyện", "quận", "xã", "phường"))
_OF_PLACE = "(?:Đảng ủy|Đảng bộ|UBND|HĐND|Ủy ban nhân dân|MTTQ|Công an|Hội [^.,;]{2,30}|nhân dân|địa bàn|tại|ở)"
_COMMITTEES = (" tỉnh ủy", " thành ủy", " thị ủy", " huyện ủy", " quận ủy")
# What may be left out of an office that is printed a second time.
_LEFT_OUT = Counter(
    [
        *("thường", "trực", "chuyên", "trách", "ủy", "ban", "ban", "chấp", "hành", "nhân", "dân", "tỉnh", "huyện", "xã"),
        *("giáo", "hội", "phật", "giáo", "việt", "nam"),
    ]
)
_EXAMPLE = re.compile(r"\b(?:[Vv]í dụ|VÍ DỤ|[Gg]iả sử)\b")
_FEW = word_set("kinds", "heads of few")
_SOLDIERS = tuple(word_set("kinds", "soldiers"))
_FIELDS: tuple[Field, ...] = get_args(Field)


@dataclass(slots=True)
class Person:
    """One person with what all namings say: `keys` of the name, all roles, offices by their keys.

    `places`: what an office printed without its place is in full, where that is printed later.
    `departed`: takes part in nothing any more; `retired`: is given a pension and no post, whatever decision is handed over;
    `serving`: holds an office of today, whatever the name; `portrayed`: a reporter visits them;
    `named`: stands somewhere with nothing said that counts; `latest`: the number of the last naming in the article.
    """

    keys: tuple[str, ...]
    participant: Participant
    roles: set[Role] = field(default_factory=set)
    offices: dict[str, Position] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    departed: bool = False
    retired: bool = False
    serving: bool = False
    named: bool = False
    portrayed: bool = False
    latest: int = 0

    @property
    def official(self) -> bool:
        """Whether an office is held that is more than the head of a few people or of soldiers."""
        return any(office not in _FEW and not office.startswith(_SOLDIERS) for office in self.offices)


@lru_cache(maxsize=4096)
def _plain(key: str) -> str:
    """An office for comparing: without "nguyên" and brackets, abbreviations written out ("PCT TT UBND tỉnh" is a Phó Chủ tịch Thường trực …)."""
    if "&" in key:
        for short, long in _COMPOUNDS.items():  # "Thứ trưởng Bộ GD&ĐT" is the Thứ trưởng Bộ Giáo dục và Đào tạo
            key = key.replace(short, long)
    words = _BRACKETED.sub(" ", key.removeprefix("nguyên ").removeprefix("mục sư ").removeprefix("linh mục ")).split()
    standing = len(words) > 1 and words[0] in ("phó", "pct", "pbt")
    written = ("thường trực" if word == "tt" and standing else _LONG.get(word, word) for word in words)
    return " ".join(written)


def _is_short(plain: str, held: str) -> bool:
    """Whether an office is one that is held already, as a whole or shortened.

    It begins so, or all its words stand there in this order, with nothing left out that makes another office: not "Phó Trưởng Ban Dân vận
    Trung ương" of the Phó Trưởng Ban Tuyên giáo và Dân vận Trung ương.
    """
    if f"{held} ".startswith(f"{plain} ") or f"{held} ".replace(" ban chấp hành ", " ").startswith(f"{plain} "):
        return True  # also "Chủ tịch Trung ương Hội" of the Chủ tịch BCH Trung ương Hội Nông dân Việt Nam
    words, whole = plain.split(), held.split()
    rest = iter(whole)
    ordered = len(words) > _WHOLE and words[:2] == whole[:2] and all(word in rest for word in words)
    return ordered and not Counter(whole) - Counter(words) - _LEFT_OUT


def _is_area(words: Sequence[str]) -> bool:
    """Whether words behind an office say where: "Long An", "phường Xuân Hòa"."""
    return places.is_place(words) or (len(words) > 1 and words[0] in _AREAS) or words[0].isdigit()


def _place(position: Position) -> tuple[int, int]:
    return (_FIELDS.index(position.span.field), position.span.start) if position.span else (0, 0)


class Persons:
    """The persons found so far, in the order of their first naming."""

    def __init__(self, text: str = "") -> None:
        self._all: list[Person] = []
        self._by_name: dict[tuple[str, ...], Person] = {}
        self._by_short: dict[tuple[str, ...], list[Person]] = {}
        self._by_family: dict[str, list[Person]] = {}
        self._office_words: set[str] = set()
        self._namings = 0
        self._text = text
        self.dignified = False  # somebody was introduced with more than "đồng chí" or "ông"

    @cached_property
    def lettered(self) -> bool:
        """Whether people of the article are called by letters: "ông A và bà B"."""
        return _LETTERED.search(self._text) is not None

    @cached_property
    def exemplary(self) -> bool:
        """Whether the text explains by examples: "Ví dụ 3: Đồng chí Nguyễn Văn C làm nhiệm vụ thường trực 24/24 giờ"."""
        return _EXAMPLE.search(self._text) is not None

    def is_place_too(self, level: str, name: str) -> bool:
        """Whether the article has this name behind the word of a level elsewhere too: "cán bộ xã Đồng Tâm Trung", "Đảng ủy xã Đồng Tâm Trung"."""
        return re.search(f"{_OF_PLACE} {re.escape(level)} {re.escape(name)}", self._text) is not None

    def number(self) -> int:
        """The number of one more naming."""
        self._namings += 1
        return self._namings

    def known(self, keys: tuple[str, ...]) -> Person | None:
        """The person of exactly this name."""
        return self._by_name.get(keys)

    def find(self, keys: tuple[str, ...], called: str | None = None) -> Person | None:
        """The person of this name, or the only one who is called so for short: "đồng chí Mai" is Trương Thị Mai, but "ông Mai" is no "bà"."""
        fitting = self._by_short.get(keys, ())
        if not fitting and len(keys) == 2 and keys[0] in _BORN_AS:
            fitting = self._by_short.get(keys[1:], ())  # "chú Ba Thới" is Nguyễn Hữu Thới
        if called:
            fitting = [each for each in fitting if not are_opposite(called, each.participant.honorific)]
        exact = self._by_name.get(keys)
        if exact is not None and len(keys) == 1 and are_opposite(called, exact.participant.honorific):
            namesakes = (each for each in self._all if each.keys == keys and not are_opposite(called, each.participant.honorific))
            exact = next(namesakes, None)  # "ông Năm, Trưởng ấp và bà Năm"
        person = exact or (fitting[0] if len(fitting) == 1 else None)
        if person is None and fitting and len(keys) == 1:
            # "ông Phúc": of those called so whom the text named last; not the mother, "nghệ nhân Chảo Sử Mẩy", who taught "bà Mẩy" her craft
            acting = [each for each in fitting if each.roles != {"mentioned"}] or fitting
            addressed = [each for each in acting if called and each.participant.honorific == called] or acting
            person = max(addressed, key=lambda each: each.latest)
        return person

    @staticmethod
    def by_nickname(keys: tuple[str, ...], person: Person) -> bool:
        """Whether a name of two words means a person only as people are called by the order of birth: "chú Ba Thới" Nguyễn Hữu Thới."""
        return len(keys) == 2 and keys[0] in _BORN_AS and person.keys[-2:] != keys

    def scholar(self, keys: tuple[str, ...]) -> Person | None:
        """The only one of this family name, by which the learned of old are called: "cụ Huỳnh" is Huỳnh Thúc Kháng."""
        fitting = [each for each in self._by_family.get(keys[0], ()) if len(each.keys) > 2] if len(keys) == 1 else []
        return fitting[0] if len(fitting) == 1 else None

    def neighbour(self, keys: tuple[str, ...]) -> Person | None:
        """The only one of this family name from a country whose people are called by it: "ông Tập" is Chủ tịch Trung Quốc Tập Cận Bình."""
        fitting = self._by_family.get(keys[0], ()) if len(keys) == 1 else ()
        if len(fitting) != 1 or not any(land in office for office in fitting[0].offices for land in _FAMILY_FIRST):
            return None
        return fitting[0]

    def short(self, keys: tuple[str, ...]) -> Person | None:
        """The one person so far named only by the end of this name: "ông Năm", "ông Ba Năm" or, in a headline, "bà Quỳnh Anh",

        and later "ông Nguyễn Văn Năm", "bà Trần Vũ Quỳnh Anh".
        """
        if len(keys) < 3:
            return None
        given = self._by_name.get(keys[-2:])
        if given is not None and not names.starts_with_surname(keys[-2:], 0, 2):
            return given
        person = self._by_name.get(keys[-1:])
        if person is None:
            nicknamed = [each for each in self._by_short.get(keys[-1:], ()) if len(each.keys) == 2 and each.keys[0] in _BORN_AS]
            person = nicknamed[0] if len(nicknamed) == 1 else None
        return person if person is not None and not person.offices else None

    def rename(self, person: Person, keys: tuple[str, ...], participant: Participant) -> None:
        """Gives a person the full name and its place."""
        self._by_name.pop(person.keys)
        person.keys = keys
        person.participant.name, person.participant.span = participant.name, participant.span
        self._enter(person)

    def add(self, keys: tuple[str, ...], participant: Participant) -> Person:
        """A new person."""
        person = Person(keys, participant)
        self._all.append(person)
        self._enter(person)
        return person

    def _enter(self, person: Person) -> None:
        keys = person.keys
        self._by_name[keys] = person
        if len(keys) > 1:
            self._by_family.setdefault(keys[0], []).append(person)
        shorts = [keys[-length:] for length in (1, 2) if len(keys) > length]
        if len(keys) > 3 and (secular := names.without_baptismal(keys)):
            shorts.append(secular)  # "Linh mục Phan Văn Trọng" for "Linh mục Giuse Phan Văn Trọng"
        if len(keys) > 2 and keys[0] == "y":
            shorts.append(keys[:2])  # "Y Trí" for "Y Trí Mlô": the clan's name stands last
        elif len(keys) > 1 and ("'" in keys[0] or (len(keys) == 2 and keys[0] in _BORN_AS)):
            shorts.append(keys[:1])  # "bà Tư" for "bà Tư Lệ"
        elif len(keys) > _LONGEST_NAME and not names.starts_with_surname(keys, 0, 2):
            shorts.extend((keys[:2], keys[:3]))  # "đồng chí Xỉ Phăn Đon" for "ông Xỉ Phăn Đon Phu Thạ Vông"
        elif len(keys) > 2 and not names.is_syllable(keys[0]):
            shorts.append(keys[:1])  # "Ông Richard" for "ông Richard Kenneth Wilson"
        for short in shorts:
            called = self._by_short.setdefault(short, [])
            if not called or called[-1] is not person:  # who got a full name is entered again
                called.append(person)

    def give_office(self, person: Person, key: str, position: Position) -> None:
        """Adds an office, unless the person has it, or a longer one that it is short for: "Phó Trưởng Ban" says nothing new later, nor does
        "Phó Chủ tịch Quốc hội" of the Phó Chủ tịch Thường trực Quốc hội. A head alone goes when all of its office is printed.
        """
        plain = _plain(key)
        for known in list(person.offices):
            held = _plain(known)
            if _is_short(plain, held) or key.replace(" ", "") == known.replace(" ", ""):  # "UBTWMTTQ", "UBTW MTTQ"
                return
            if plain.startswith(f"{held} ") and len(held.split()) > _WHOLE:
                words = plain[len(held) :].split()
                named = held.endswith(_COMMITTEES) and len(words) < _WHOLE and position.raw.split()[-len(words)][0].isupper()
                # "Chủ tịch UBND tỉnh", later "Chủ tịch UBND tỉnh Long An"; "Bí thư Thị ủy", later "Bí thư Thị ủy Hòa Thành", but not the Bí thư
                # Thị ủy Bình Long of the same career
                if (_is_area(words) or named) and person.places.setdefault(held, plain) == plain:
                    return
            if plain.startswith(f"{held} khóa "):
                del person.offices[known]  # "tái đắc cử Bí thư Tỉnh đoàn", later "Bí thư Tỉnh đoàn khóa XV"
            elif held != plain and _is_short(held, plain) and not plain.startswith(held):
                del person.offices[known]  # "Chủ tịch Trung ương MTTQ Việt Nam" in the headline, in the text "Chủ tịch Ủy ban Trung ương …"
            elif plain.startswith(f"{held} ") and held in _DEPENDENT and not plain.startswith(f"{held} phụ trách"):
                del person.offices[known]  # "Phó Chủ tịch Lê Văn An", later "ông Lê Văn An, Phó Chủ tịch Ủy ban MTTQ tỉnh"
        person.offices[key] = position
        words = key.split()
        # Two words tell offices well apart: "chủ tịch", "phó trưởng".
        short = len(words) < 2 or words[0] in WHOLE_HEADS or not words[1].isalpha()
        self._office_words.add(words[0] if short else f"{words[0]} {words[1]}")

    def holder(self, key: str) -> Person | None:
        """The one person who holds this office, or else the one whose office it is short for."""
        holders = [person for person in self._all if any(f"{office} ".startswith(key + " ") for office in person.offices)]
        exact = [person for person in holders if key in person.offices]
        fitting = exact or holders
        return fitting[0] if len(fitting) == 1 else None

    def bearer(self, key: str) -> Person | None:
        """The holder of an office that is printed with the last syllable of the name: "bí thư Sáu" is Bí thư Giàng A Sáu."""
        office, _, given = key.rpartition(" ")
        person = self.find((given,))
        return person if person is not None and any(f"{held} ".startswith(f"{office} ") for held in person.offices) else None

    def introduced(self, honorific: str) -> None:
        """Remembers that titles were used which may later stand for their bearer."""
        self.dignified = self.dignified or not _PLAIN.issuperset(honorific.split())

    def may_hold(self, keys: str) -> bool:
        """True where the words (single blanks between them) may name an office that somebody here holds; no is certain."""
        return any(office in keys for office in self._office_words)

    def addressed(self, honorific: str) -> Person | None:
        """The person named last of those whom the article calls "chị", "ông"; not who is dead."""
        called = [person for person in self._all if person.participant.honorific == honorific and not person.departed]
        return max(called, key=lambda person: person.latest, default=None)

    def titled(self, title: str) -> Person | None:
        """The person last introduced with this title or its initials: "Hòa thượng" for "HT. Thích Trí Quảng"."""
        initials = "".join(word[0] for word in title.split())
        for person in reversed(self._all[-50:]):
            honorific = person.participant.honorific
            if honorific and (title in honorific or initials in honorific.split()):
                return person
        return None

    def participants(self) -> list[Participant]:
        """All of them in printed order, with their offices, all roles, and the highest one; "mentioned" only where nothing else is said.

        Who is only named attends where anybody acts, or holds an office and is called "đồng chí" or "ông", and in a caption; not who is known
        by one syllable alone, who takes part where others do. Elsewhere somebody's story is told:
        "… đến viên đạn cuối cùng. Thượng sĩ Hoàng Văn Quây cõng đồng đội vượt ba quả đồi trong đêm".
        """
        if not self._all:
            return []
        kind = kind_of(self._text)
        brief = kind == "caption"
        living = [person for person in self._all if not person.departed]
        officials = sum(1 for person in living if person.offices)
        gone = not officials and self._all[0].departed  # who tells of the dead: "Nhà thơ Hoàng Cầm bảo …"
        # Who alone is named with an office is spoken of; several are a list of those who came.
        listed = officials > 1 and any(person.offices and person.participant.honorific for person in living)
        reports = brief or listed or any(person.roles - {"mentioned"} for person in living) or names_day(self._text)
        reports = reports or (any(person.offices and person.named for person in living) and gives_on_day(self._text))
        if not brief and not officials:
            # "Già làng kể … Chị Gó Ná gói bánh": where nobody holds an office more than one thing is done that counts, or a day is named
            done = set().union(*(person.roles for person in living)) - {"mentioned"}
            reports = reports and (len(done) > 1 or any(person.portrayed for person in living) or names_day(self._text))
        reported = any(len(person.keys) > 1 and person.roles - {"mentioned"} for person in living)
        acting = [
            set[Role]() if gone or kind == "paper" else self._acts(person, named=reports, brief=brief, reported=reported)
            for person in self._all
        ]
        if kind == "order":
            named = any("appointed" in roles for roles in acting)  # "Đức cha Tôma Vũ Đình Khoan bổ nhiệm: | 1. Lm. …": not who says so
            acting = [set[Role]({"appointed"}) if roles and not (named and roles == {"speak"}) else set[Role]() for roles in acting]
        if kind in ("account", "tale") and not any(
            person.portrayed or (roles and person.official) for person, roles in zip(self._all, acting, strict=True)
        ):
            # An account has an official come or somebody speak; a tale has people speak as well.
            done = set[Role]().union(*acting)
            if (done == {"attend"} or (kind == "tale" and done <= {"attend", "speak"})) and not (
                names_show(self._text) or names_visit_or_gift(self._text)
            ):
                acting = [set[Role]() for _ in acting]
        for number, (person, roles) in enumerate(zip(self._all, acting, strict=True), 1):
            participant = person.participant
            participant.order = number
            participant.roles = [role for role in ROLE_PRECEDENCE if role in roles] or ["mentioned"]
            participant.role = participant.roles[0]
            participant.positions = sorted(person.offices.values(), key=_place)
        return [person.participant for person in self._all]

    @staticmethod
    def _acts(person: Person, *, named: bool, brief: bool, reported: bool) -> set[Role]:
        """What a person does: attends as well where `named` is enough."""
        if person.departed:
            return set()
        done = person.roles - ({"mentioned", "appointed"} if person.retired else {"mentioned"})
        if len(person.keys) == 1 and "'" not in person.keys[0] and not person.offices and not brief:
            return done if reported else set()  # "thứ Hai: đ/c Thành, đ/c Hoa": somebody of a roster or a story
        return done or ({"attend"} if person.named and named else set())
