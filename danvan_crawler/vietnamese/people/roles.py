"""What people do in a sentence: chair, appointed, award, speak, attend, or only mentioned.

People named one after the other are a list; the words in front of the list ("Cùng dự có …", "do … làm trưởng đoàn", "Theo …",
"thay …") and the predicate behind it decide. Leading a delegation is chairing,
handing over flowers is no award, what follows a verb of saying belongs to what was said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from danvan_crawler.items import Role
from danvan_crawler.vietnamese.people.chunks import Chunk
from danvan_crawler.vietnamese.people.lexicon import phrases, word_set
from danvan_crawler.vietnamese.people.mentions import Mention

_TAG_ROLE: dict[str, Role] = {
    "chair": "chair",
    "appointed": "appointed",
    "award": "award",
    "speak": "speak",
    "say": "speak",
    "attend": "attend",
}
_MENTIONING = phrases("context", "mentions")
_LIFE = phrases("context", "life")
_BACKGROUND = phrases("context", "background")
_INTRODUCERS = frozenset(("có", "gồm", "gồm có", "bao gồm", "là", "còn có", ":"))
_BREAKING = word_set("grammar", "breaking")
_NEUTRAL = word_set("grammar", "neutral")
_GIVEN = word_set("grammar", "given")
_HEARING = word_set("grammar", "hearing")
_NOUN_MAKERS = word_set("grammar", "noun makers")
_PRESENCE = word_set("grammar", "presence")
_WORDS_OF = word_set("grammar", "words of")
_POST = word_set("grammar", "posts")


def assign(chunks: Sequence[Chunk], mentions: Sequence[Mention], opened: set[Role]) -> list[set[Role]]:
    """The roles of each mention of a sentence; "mentioned" where a person only occurs.

    `opened` are the roles that a sentence before left to this list line (`opened_roles`).
    """
    roles: list[set[Role]] = [set() for _ in mentions]
    keys = [chunk.key for chunk in chunks]
    background = _of_other_days(chunks)
    groups = _lists(chunks, mentions)
    for number, group in enumerate(groups):
        first, last = mentions[group[0]], mentions[group[-1]]
        start = mentions[groups[number - 1][-1]].last + 1 if number else 0
        stop = mentions[groups[number + 1][0]].first if number + 1 < len(groups) else len(chunks)
        before = _before(chunks, keys, start, first.first, opening=number == 0)
        after = _after(chunks, keys, last.last + 1, stop)
        found = _combine(before, after, chunks, keys, first, last, start, set() if number else opened)
        for member in group:
            roles[member] |= {"mentioned"} if background else found
    return roles


@dataclass(slots=True)
class _Before:
    """The words in front of a list: `kind` is how they govern it, `roles` what they say."""

    kind: str
    roles: set[Role] = field(default_factory=set)


def _of_other_days(chunks: Sequence[Chunk]) -> bool:
    """True for a sentence that begins "Trước đó, …": what it tells is background."""
    words = [word for chunk in chunks[:6] for word in chunk.key.split()]
    return _BACKGROUND.longest(words, 0, len(words)) is not None


def _lists(chunks: Sequence[Chunk], mentions: Sequence[Mention]) -> list[list[int]]:
    groups: list[list[int]] = []
    for i, mention in enumerate(mentions):
        if groups and _same_list(chunks[mentions[i - 1].last + 1 : mention.first]):
            groups[-1].append(i)
        else:
            groups.append([i])
    return groups


def _same_list(gap: Sequence[Chunk]) -> bool:
    if len(gap) > 40:
        return False
    for position, chunk in enumerate(gap):
        if chunk.kind == "verb" and (chunk.tag != "other" or chunk.key in _BREAKING) and chunk.key not in _NEUTRAL:
            return False
        if chunk.key in ("của", "“", "”", '"') or (chunk.key == "thư" and position + 1 < len(gap) and gap[position + 1].key == "ký"):
            return False
        if chunk.kind == "office" and position + 1 < len(gap) and gap[position + 1].kind == "verb" and gap[position + 1].tag != "other":
            return False
    return True


def _clause_start(chunks: Sequence[Chunk], start: int, end: int) -> int:
    for i in range(end - 1, start - 1, -1):
        if chunks[i].kind == "separator" and chunks[i].key in ";.":
            return i + 1
    return start


def _before(chunks: Sequence[Chunk], keys: Sequence[str], start: int, end: int, *, opening: bool) -> _Before:
    """How the words `start` to `end` govern the list behind them."""
    start = _clause_start(chunks, start, end)
    i = end - 1
    while i >= start and (keys[i] in ("các", "một", "những", "cả", "số") or (chunks[i].kind == "word" and keys[i].isdigit())):
        i -= 1
    if i < start:
        return _Before("subject")
    last = keys[i]
    words = [word for key in keys[start : i + 1] for word in key.split()]
    verbs = [chunk for chunk in chunks[start : i + 1] if chunk.kind == "verb"]
    told: set[Role] = {_TAG_ROLE[verb.tag] for verb in verbs if verb.tag in _TAG_ROLE}
    for length in (4, 3, 2, 1):
        if len(words) >= length and tuple(words[-length:]) in _MENTIONING:
            return _Before("mentioned")
    if last == "do":
        return _Before("agent")
    if last == "theo":
        return _Before("according")
    if last == "của":
        return _owner(chunks, keys, start, i)
    if last in _INTRODUCERS:
        if last == ":" and verbs and any(verb.tag == "appoints" for verb in verbs):
            return _Before("appointee")
        if last == ":" and not told:
            return _Before("subject")
        told = _introducing(chunks, start, i, opening=opening)
        if last.startswith(("gồm", "bao")):
            told -= {"award"}  # "… tặng quà 3 cá nhân, gồm: …" lists who was given something
        if not opening and not told:
            return _Before("object")  # "… tặng quà 3 cá nhân, gồm: Hòa thượng …"
        if any(verb.tag == "appoints" for verb in verbs) and not told:
            return _Before("appointee")
        return _Before("introduced", told or {"attend"})
    if last in ("cùng", "cùng với", "với") and verbs:
        tags = [verb.tag for verb in verbs if verb.tag != "other"]
        return _Before("companion" if not tags or tags[-1] in ("attend",) else "object")
    if last in (",", "-", "–", "—", "”", '"', ")"):
        return _Before("subject", _participial(chunks, start, i) if opening else set())
    governing = next((verb for verb in reversed(verbs) if verb.tag != "other" or verb.key in ("cho",)), None)
    nearest = chunks[i]
    if nearest.kind == "verb" and nearest.tag == "appoints":
        return _Before("appointee")
    if nearest.kind == "verb" and nearest.tag in ("award", "flowers", "attend") and nearest.key not in ("dự", "tham dự"):
        return _Before("object")
    if nearest.kind == "verb" and nearest.key in ("cho", "đến", "tới", "về") and governing is not None:
        decided = "quyết" in words and ("định" in words)
        return _Before(
            "appointee" if decided and any(verb.tag in ("award", "appoints") or verb.key.startswith("trao") for verb in verbs) else "object"
        )
    if nearest.key in ("đối với",) or (nearest.key == "với" and i > start and keys[i - 1] == "đối"):
        return _Before("appointee" if any(verb.tag == "appoints" for verb in verbs) else "object")
    if governing is not None and governing.tag in ("award", "attend") and _objectlike(chunks, i, governing):
        return _Before("object")
    return _Before("subject", _participial(chunks, start, i) if opening and "," in keys[start:i] else set())


def _introducing(chunks: Sequence[Chunk], start: int, end: int, *, opening: bool) -> set[Role]:
    """Roles of the verbs that introduce a list: "Dự và phát biểu tại hội nghị có …", but not "Dự lễ khai mạc có …"."""
    for i in range(end - 1, start - 1, -1):
        if chunks[i].key == "," and (not opening or any(chunk.kind == "verb" and chunk.tag in _TAG_ROLE for chunk in chunks[i:end])):
            start = i + 1
            break
    found: set[Role] = set()
    for i in range(start, end):
        chunk = chunks[i]
        if chunk.kind == "verb" and chunk.tag in _TAG_ROLE:
            linked = i > start and (chunks[i - 1].key in ("và", ",", "-") or chunks[i - 1].kind == "verb")
            if not found or linked:
                found.add(_TAG_ROLE[chunk.tag])
    return found


def _objectlike(chunks: Sequence[Chunk], i: int, governing: Chunk) -> bool:
    """ "thăm gia đình | ông A", "gặp gỡ | bà B": nothing but a few plain words between the verb and the person."""
    tail = [chunk for chunk in chunks[: i + 1] if chunk.start >= governing.end]
    return len(tail) <= 6 and all(chunk.kind in ("word", "place") and chunk.key not in ("và",) for chunk in tail)


def _owner(chunks: Sequence[Chunk], keys: Sequence[str], start: int, i: int) -> _Before:
    """ "sự chủ trì của …", "sự tham dự của …", "phát biểu của …"; otherwise the person is only mentioned."""
    window = chunks[max(start, i - 8) : i]
    for chunk in reversed(window):
        if chunk.kind == "verb" and chunk.tag == "chair":
            return _Before("introduced", {"chair"})
        if chunk.key in _PRESENCE:
            return _Before("introduced", {"attend"})
        if chunk.kind == "verb" and chunk.key in ("phát biểu", "tham luận", "khai mạc", "bế mạc", "báo cáo", "trình bày"):
            return _Before("introduced", {"speak"})
        if (chunk.kind == "verb" and chunk.tag == "speak") or chunk.key in _WORDS_OF or chunk.key in ("kiến", "luận"):
            heard = any(other.key in ("nghe", "lắng nghe", "tại", "với", "có") for other in chunks[start:i])
            return _Before("introduced", {"speak"}) if heard else _Before("mentioned")
        if chunk.kind == "verb" and chunk.tag not in ("other",):
            break
    if any(chunk.key in ("gia", "nhà") for chunk in window):
        return _Before("object")
    return _Before("mentioned")


def _participial(chunks: Sequence[Chunk], start: int, end: int) -> set[Role]:
    """Roles of "Phát biểu tại hội nghị, …", "Trao quyết định và tặng hoa, …": clauses that begin with a verb and share the subject."""
    found: set[Role] = set()
    fresh = True
    for i in range(start, end):
        chunk = chunks[i]
        if chunk.kind == "separator" and chunk.key in ",-–;":
            fresh = True
            continue
        if chunk.kind == "verb" and chunk.key in ("thay mặt", "tiếp tục", "trực tiếp", "sau khi") and fresh:
            continue
        if fresh and chunk.kind == "verb" and chunk.tag in _TAG_ROLE and chunk.tag != "appointed":
            found.add(_TAG_ROLE[chunk.tag])
            if i + 2 < end and chunks[i + 1].key == "và" and chunks[i + 2].kind == "verb" and chunks[i + 2].tag in _TAG_ROLE:
                found.add(_TAG_ROLE[chunks[i + 2].tag])
        fresh = False
    return found


def predicate(chunks: Sequence[Chunk], start: int, end: int) -> set[Role]:
    """Roles that the predicate in chunks `start` to `end` gives its subject."""
    return _after(chunks, [chunk.key for chunk in chunks], start, end)


def _after(chunks: Sequence[Chunk], keys: Sequence[str], start: int, end: int) -> set[Role]:
    """Roles that the predicate behind a list gives it; {"mentioned"} where it tells a life."""
    found: set[Role] = set()
    i = start
    said = hearing = False
    steps = 0
    while i < end:
        chunk = chunks[i]
        words = [word for key in keys[i : i + 5] for word in key.split()]
        if (
            not found
            and chunk.kind != "separator"
            and _LIFE.longest(words, 0, len(words))
            and not (chunk.kind == "verb" and chunk.tag in ("speak", "say", "award"))
        ):
            return {"mentioned"}
        if chunk.kind == "separator":
            hearing = False
            if chunk.key in ':“"':
                if steps <= 3 or found & {"speak"} or said:
                    found.add("speak") if not found or found <= {"attend"} else None
                return found
            if chunk.key == ";" and not (i + 1 < end and keys[i + 1] in ("đồng thời",)):
                return found
            if chunk.key == "," and not _goes_on(chunks, keys, i + 1, end):
                return found
        elif chunk.key in ("và", "đồng thời"):
            hearing = False
        elif chunk.kind == "verb" and i > 0 and keys[i - 1] in _NOUN_MAKERS:
            pass  # "dự lễ trao học bổng", "công tác chủ trì": the verb belongs to a noun
        elif chunk.kind == "verb":
            steps += 1
            if chunk.tag == "say":
                if not hearing:
                    found.add("speak")
                    said = True
                    if not _chained(chunks, keys, i + 1, end):
                        return found | _award_later(chunks, keys, i + 1, end)
            elif chunk.tag == "award":
                if not said or _gives(chunks, keys, i, end):
                    found.add("award")
            elif chunk.tag in ("speak", "chair", "appointed") and not hearing:
                if chunk.tag == "chair" and chunk.key == "điều hành" and i > 0 and keys[i - 1] in ("giao", "phân công"):
                    found.add("appointed")
                else:
                    found.add(_TAG_ROLE[chunk.tag])
            elif chunk.tag == "attend":
                found.add("attend")
                hearing = chunk.key in _HEARING
            elif chunk.key in ("được", "bị"):
                return found | _suffered(chunks, i + 1, end)
            elif chunk.key == "làm" and i + 1 < end and chunks[i + 1].kind == "office":
                found.add("appointed")
            elif chunk.tag == "other" and chunk.key in ("do", "để", "nhằm", "khi", "mà") and found:
                return found
        i += 1
    return found


def _suffered(chunks: Sequence[Chunk], start: int, end: int) -> set[Role]:
    """ "được Bộ Chính trị điều động …" appoints; being praised or received by others is attending."""
    for i in range(start, min(end, start + 10)):
        if chunks[i].kind == "verb" and chunks[i].tag != "other":
            return {"appointed"} if chunks[i].tag in ("appoints", "appointed") else {"attend"}
    return {"attend"}


def _goes_on(chunks: Sequence[Chunk], keys: Sequence[str], i: int, end: int) -> bool:
    """After a comma the predicate goes on only with a verb, an "và", a place, or a circumstance."""
    if i >= end:
        return False
    chunk = chunks[i]
    if chunk.kind == "verb":
        return chunk.key not in ("các", "những", "hiện nay", "có", "theo", "ông", "bà", "họ", "do")
    return chunk.kind in ("place", "task") or chunk.key in ("và", "đồng", "thời", "sáng", "chiều", "ngày", "thay", "chia")


def _chained(chunks: Sequence[Chunk], keys: Sequence[str], i: int, end: int) -> bool:
    """ "ghi nhận, đánh giá cao và đề nghị …": another verb right behind "và" or a comma."""
    return i + 1 < end and keys[i] in ("và", ",") and chunks[i + 1].kind == "verb" and chunks[i + 1].tag in _TAG_ROLE


def _award_later(chunks: Sequence[Chunk], keys: Sequence[str], start: int, end: int) -> set[Role]:
    """ "… chúc bà con đón Tết vui và trao 20 suất quà": an award may follow what is said."""
    for i in range(start, end - 1):
        if chunks[i].key in ("“", '"', ":"):
            return set()
        if (
            keys[i] in ("và", "đồng thời")
            and chunks[i + 1].kind == "verb"
            and chunks[i + 1].tag == "award"
            and _gives(chunks, keys, i + 1, end)
        ):
            return {"award"}
    return set()


def _gives(chunks: Sequence[Chunk], keys: Sequence[str], i: int, end: int) -> bool:
    """True when things are handed over that count: decisions, medals, certificates, gifts."""
    return len(keys[i].split()) > 1 or any(keys[j] in _GIVEN for j in range(i + 1, min(end, i + 5)))


def _combine(
    before: _Before,
    after: set[Role],
    chunks: Sequence[Chunk],
    keys: Sequence[str],
    first: Mention,
    last: Mention,
    start: int,
    opened: set[Role],
) -> set[Role]:
    """The roles of a list from the words before it, its predicate, and the line that opened it."""
    attend: set[Role] = {"attend"}
    if before.kind == "mentioned" or after == {"mentioned"}:
        return {"mentioned"}
    if before.kind == "according":
        return after | {"speak"}
    if before.kind == "introduced":
        return before.roles | (after & {"chair", "award", "speak"} if before.roles == attend else set())
    if before.kind == "agent":
        return after & {"chair", "award", "speak", "attend"} or attend
    if before.kind == "appointee":
        appointed: set[Role] = {"appointed"}
        return appointed | (after & {"award", "speak"}) if _is_appointed(chunks, keys, first, last, start) else after or attend
    if before.kind == "object":
        return after & {"appointed", "speak"} or attend
    if before.kind == "companion":
        return after or attend
    found = before.roles | after or set(opened)
    if not found and "là" in keys[last.at : last.last]:
        return {"mentioned"}  # "Bà Nga là Ủy viên Trung ương Đảng khóa XIII": says who she is, not what she did
    return found or attend


def _is_appointed(chunks: Sequence[Chunk], keys: Sequence[str], first: Mention, last: Mention, start: int) -> bool:
    """ "giao", "cử", "giới thiệu" appoint only where a post follows; the other verbs always do."""
    following = range(last.last + 1, min(last.last + 4, len(keys)))
    posted = any(chunks[i].kind == "office" or keys[i] in _POST or keys[i].startswith(("giữ", "làm ", "được")) for i in following)
    verb = next((key for key in reversed(keys[start : first.first]) if key not in ("các", ":", "có", "gồm", "cho", "là")), "")
    return posted or first.before or verb not in ("giao", "cử", "giới thiệu", "bổ sung", "kiện toàn", "hiệp thương")


def opened_roles(chunks: Sequence[Chunk], opened: set[Role], *, fresh: bool) -> set[Role]:
    """Roles that a sentence ending in a colon leaves to the list lines behind it; a list line passes on what it got."""
    if not chunks:
        return set()
    if chunks[-1].key == ":":
        told: set[Role] = {_TAG_ROLE[chunk.tag] for chunk in chunks if chunk.kind == "verb" and chunk.tag in _TAG_ROLE}
        return told or {"attend"}
    listed = fresh and (chunks[0].key in "-–+•*" or chunks[0].kind in ("honorific", "name"))
    return opened if listed else set()


def new_offices(chunks: Sequence[Chunk], orphans: Sequence[int]) -> list[tuple[int, int]]:
    """Offices that an appointing verb gives, with the chunk of the verb: "… được bầu giữ chức | Chủ tịch …", "làm | Bí thư …"."""
    found: list[tuple[int, int]] = []
    for office in orphans:
        i = office - 1
        while (
            i >= 0
            and chunks[i].kind != "verb"
            and office - i <= 4
            and (chunks[i].key in ("chức", "vụ", "danh", "các", "lại", "nhiệm", ",", "và", "là") or chunks[i].kind == "office")
        ):
            i -= 1
        if (
            i >= 0
            and chunks[i].kind == "verb"
            and (chunks[i].tag == "appointed" or chunks[i].key in ("làm", "là", "thôi giữ", "giao"))
            and chunks[i].key != "là"
        ):
            found.append((i, office))
    return found


def on_behalf(chunks: Sequence[Chunk], first: int) -> tuple[int, int] | None:
    """The tokens behind "thay mặt" in front of a person: "Thay mặt | lãnh đạo Ban Dân vận Trung ương |, đồng chí …"."""
    if first < 2 or chunks[first - 1].key != ",":
        return None
    for i in range(first - 2, max(-1, first - 16), -1):
        if chunks[i].key in ("thay mặt", "thừa ủy quyền", "được sự ủy quyền của"):
            return (chunks[i + 1].start, chunks[first - 2].end) if i + 1 < first - 1 else None
    return None


def group_role(chunks: Sequence[Chunk], roles: Sequence[set[Role]]) -> Role:
    """The role of a group: it attends, unless the sentence only opens a list of those who chair."""
    chairs = bool(roles) and all(said == {"chair"} for said in roles)
    return "chair" if chairs and any(chunk.key in ("có", "gồm") for chunk in chunks[:4]) else "attend"
