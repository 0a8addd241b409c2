"""What people do in a sentence: chair, appointed, award, speak, attend, or only mentioned.

People named one after the other are a list; the words in front of the list ("Cùng dự có …", "do … làm trưởng đoàn", "Theo …",
"thay …") and the predicate behind it decide. Leading a delegation is chairing,
handing over flowers is no award, what follows a verb of saying belongs to what was said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from danvan_crawler.items import Role
from danvan_crawler.vietnamese.people.chunks import Chunk
from danvan_crawler.vietnamese.people.lexicon import phrases, word_set
from danvan_crawler.vietnamese.people.mentions import Mention
from danvan_crawler.vietnamese.people.predicates import TAG_ROLE, names_event, predicate, tells_life

_MENTIONING = word_set("context", "mentions")
_BACKGROUND = phrases("context", "background")
_INTRODUCERS = frozenset(("có", "gồm", "gồm có", "bao gồm", "là", "còn có", ":"))
_BREAKING = word_set("grammar", "breaking")
_NEUTRAL = word_set("grammar", "neutral")
_PRESENCE = word_set("grammar", "presence")
_WORDS_OF = word_set("grammar", "words of")
_POST = word_set("grammar", "posts")
_KIN = frozenset(("chồng", "vợ", "trai", "gái", "rể", "dâu"))
_KIN_WORDS = _KIN | {"bố", "mẹ", "cha", "cháu"}
_DISMISSING = word_set("grammar", "dismissing")
_PUNISHING = word_set("grammar", "punishing")
_OWN = word_set("grammar", "own business")
_FOUNDING = frozenset(("thành lập", "kiện toàn", "công nhận"))
_AGENTS = word_set("grammar", "agents")
_DEAD = word_set("context", "dead")
_PAST = ("năm ngoái", "năm 19", "năm 18", "khi ấy", "lúc bấy giờ", "hồi đó")
_SINCE = re.compile(r"\btừ năm (?:1[89]|20)\d\d")
_OLD_YEAR = re.compile(r"(?<!\d)(?:1[89]\d\d|20(?:0\d))$")
_SAID_PAST = re.compile(r" năm (?:1[89]|20)\d\d\b")
_TIMES = frozenset(("năm", "ngày", "tháng", "đêm", "sáng", "chiều", "tối", "mùa", "cuối", "đầu", "giữa", "vào", "hồi"))
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_PREPOSITIONS = frozenset(("sau", "theo", "trước", "cùng với", "dưới", "sau khi", "trước khi", "tiếp", "tiếp theo"))


def assign(chunks: Sequence[Chunk], mentions: Sequence[Mention], opened: set[Role]) -> list[set[Role]]:
    """The roles of each mention of a sentence; "mentioned" where a person only occurs.

    `opened` are the roles that a sentence before left to this list line (`opened_roles`).
    """
    roles: list[set[Role]] = [set() for _ in mentions]
    keys = [chunk.key for chunk in chunks]
    background = _of_other_days(chunks)
    groups = _lists(chunks, mentions)
    subject: list[int] = []  # who the verbs behind an object go on about
    for number, group in enumerate(groups):
        first, last = mentions[group[0]], mentions[group[-1]]
        start = mentions[groups[number - 1][-1]].last + 1 if number else 0
        stop = mentions[groups[number + 1][0]].first if number + 1 < len(groups) else len(chunks)
        before = _before(chunks, keys, start, first.first, opening=number == 0)
        after, of_subject = _predicates(chunks, keys, before, last.last + 1, stop, subject=bool(subject))
        found = _combine(before, after, chunks, keys, first, last, start, set() if number else opened)
        for member in group:
            roles[member] |= {"mentioned"} if background or _in_quotation(keys, mentions[member].first) else found
        for member in subject:
            roles[member] |= set() if background else of_subject
        if before.kind == "introduced" and len(group) > 1:
            _part_last(keys, last, [roles[member] for member in group], before.roles, after)
        if before.kind not in ("object", "appointee", "mentioned", "according"):
            subject = [member for member in group if "mentioned" not in roles[member]]
    return roles


def _predicates(
    chunks: Sequence[Chunk], keys: Sequence[str], before: _Before, start: int, end: int, *, subject: bool
) -> tuple[set[Role], set[Role]]:
    """What the words behind people say of them, and what they say of the sentence's `subject` where the people are its object."""
    whole = predicate(chunks, start, end)
    turn = end
    if before.kind in ("object", "appointee"):
        turn = _turn(keys, start, end, subject=subject)
    elif before.kind == "mentioned" and subject and start < end and keys[start] == ",":
        turn = start  # "Ông Tài, con trai mẹ Lê Thị Chắt, | xúc động phát biểu"
    if turn == end or whole == {"mentioned"}:
        return whole, set()
    return predicate(chunks, start, turn), predicate(chunks, turn, end) - {"mentioned", "appointed"}


def _part_last(keys: Sequence[str], last: Mention, roles: Sequence[set[Role]], told: set[Role], after: set[Role]) -> None:
    """Takes the predicate behind a list that its opening words introduced from all but the last.

    "Dự lễ có ông A, bà B; ông C trao quà", "… tham luận của các tác giả A, B; đồng chí C điều hành thảo luận"
    """
    if keys[last.first - 1] == ";" and after & {"chair", "award", "speak"}:
        roles[-1].clear()
        roles[-1].update(after)
    if told == {"attend"} and keys[last.last + 1 : last.last + 2] != [","]:
        for each in roles[:-1]:
            each &= {"attend"}


def _in_quotation(keys: Sequence[str], at: int) -> bool:
    """True inside quotation marks: "“Ông Kính nói đi đôi với làm” - ông Lệ chia sẻ" has one speaker."""
    if "”" not in keys and '"' not in keys:
        return False
    opened = None
    for i in range(at):
        if keys[i] == "“" or (keys[i] == '"' and opened is None):
            opened = i
        elif keys[i] in ("”", '"'):
            opened = None
    return opened is not None and any(key in ("”", '"') for key in keys[at:])


def _turn(keys: Sequence[str], start: int, end: int, *, subject: bool) -> int:
    """Where the words behind an object turn back to the subject: "… thăm bà B | và tặng quà", "… nghe ông B báo cáo | và kết luận"."""
    if start < end and keys[start] in (",", ";", "và", "đồng thời"):
        return start
    if not subject:
        return end  # "Đại hội đón đồng chí A về dự và phát biểu chỉ đạo"
    return next((i for i in range(start, end) if keys[i] in ("và", "đồng thời", ";", "“", '"', ":")), end)


@dataclass(slots=True)
class _Before:
    """The words in front of a list: `kind` is how they govern it, `roles` what they say."""

    kind: str
    roles: set[Role] = field(default_factory=set)


def departed(chunks: Sequence[Chunk], mention: Mention) -> bool:
    """True for somebody named behind "cố", "Ngày sinh", "lễ truy điệu": a person who takes part in nothing any more."""
    words = [word for chunk in chunks[max(0, mention.first - 5) : mention.first] for word in chunk.key.split()]
    return not _DEAD.isdisjoint(_endings(words))


def _of_other_days(chunks: Sequence[Chunk]) -> bool:
    """True for a sentence that begins "Trước đó, …": what it tells is background."""
    words = [word for chunk in chunks[:6] for word in chunk.key.split()]
    if _BACKGROUND.longest(words, 0, len(words)) is not None:
        # "Trước đó, phát biểu khai mạc hội nghị, đồng chí …": earlier, at the same meeting
        comma = next((i for i, chunk in enumerate(chunks[:6]) if chunk.key == ","), len(chunks))
        return not (comma + 1 < len(chunks) and chunks[comma + 1].tag in ("speak", "chair"))
    if words[:1] == ["năm"] and len(words) > 1 and _YEAR.fullmatch(words[1]):
        return True
    if not words or words[0] not in _TIMES:
        return False
    return any(_OLD_YEAR.search(word) for word in words)  # "Đêm 25-8-1945, …", "Năm 1998, …"


def _lists(chunks: Sequence[Chunk], mentions: Sequence[Mention]) -> list[list[int]]:
    groups: list[list[int]] = []
    for i, mention in enumerate(mentions):
        if (
            groups
            and not _is_kin(chunks, mention.first)
            and _same_list(chunks[mentions[i - 1].last + 1 : mention.first])
            and not _subordinate(chunks, mentions, i)
        ):
            groups[-1].append(i)
        else:
            groups.append([i])
    return groups


def _subordinate(chunks: Sequence[Chunk], mentions: Sequence[Mention], i: int) -> bool:
    """ "Sau diễn văn khai mạc của ông A, | Bí thư Huyện ủy B đánh trống": the first belongs to what only leads to the second."""
    first, second = mentions[i - 1], mentions[i]
    return (
        second.first - first.last == 2
        and chunks[first.last + 1].key == ","
        and chunks[first.first - 1].key == "của"
        and (chunks[0].key in _PREPOSITIONS or (chunks[0].kind == "verb" and second.before and chunks[0].tag != "attend"))
        and not any(chunk.key == "và" for chunk in chunks[second.last + 1 : second.last + 2])
    )


def _same_list(gap: Sequence[Chunk]) -> bool:
    if len(gap) > 40 or tells_life(gap) or _tells(gap):
        return False
    for position, chunk in enumerate(gap):
        if chunk.kind == "verb" and (chunk.tag != "other" or chunk.key in _BREAKING) and chunk.key not in _NEUTRAL:
            return False
        if chunk.key == ":" and any(other.kind == "word" and other.key not in ("các", "và") for other in gap[:position]):
            return False  # "…; thành phần mời: đ/c …"
        if (
            chunk.key in ("của", "“", "”", '"')
            or _kin(gap, position)
            or (chunk.key == "thư" and position + 1 < len(gap) and gap[position + 1].key == "ký")
        ):
            return False
        if chunk.kind == "office" and position + 1 < len(gap) and gap[position + 1].kind == "verb" and gap[position + 1].tag != "other":
            return False
    return True


def _is_kin(chunks: Sequence[Chunk], at: int) -> bool:
    """True for "anh Đại, | bố tân binh Đạt, …": the kin of the one named before."""
    return chunks[at].key in _KIN_WORDS and at + 1 < len(chunks) and chunks[at + 1].kind == "honorific"


def _kin(gap: Sequence[Chunk], i: int) -> bool:
    """True where the next person is somebody's kin: "Ông Tài, | con trai mẹ Chắt", "anh Đại, | bố tân binh Đạt"."""
    return gap[i].key in _KIN_WORDS and i > 0 and gap[i - 1].key in (",", "là", "con", "và")


def _tells(gap: Sequence[Chunk]) -> bool:
    """True where plain words behind a person say something before a semicolon: "… giải quyết 4 vụ việc; các ông bà …"."""
    end = next((i for i, chunk in enumerate(gap) if chunk.key == ";"), 0)
    return end > 3 and all(chunk.kind == "word" and chunk.key != "và" for chunk in gap[:3])


def _clause_start(chunks: Sequence[Chunk], start: int, end: int) -> int:
    for i in range(end - 1, start - 1, -1):
        if chunks[i].kind == "separator" and chunks[i].key in ";.":
            return i + 1
    return start


def _before(chunks: Sequence[Chunk], keys: Sequence[str], start: int, end: int, *, opening: bool) -> _Before:
    """How the words `start` to `end` govern the list behind them."""
    begin, start = start, _clause_start(chunks, start, end)
    if _is_kin(chunks, end):
        return _Before("mentioned")
    i = end - 1
    while i >= start and (
        keys[i] in ("các", "một", "những", "cả", "số", "chức", "vụ", "danh") or (chunks[i].kind == "word" and keys[i].isdigit())
    ):
        i -= 1
    if i < start:
        return _Before("subject")
    last = keys[i]
    if opening and last == "," and keys[0] in ("“", '"') and i > 2 and keys[i - 1] in ("”", '"'):
        return _Before("quoted")  # "“Không có bộ đội thì không có mẹ con tôi”, chị H'Lé rưng rưng"
    words = [word for key in keys[start : i + 1] for word in key.split()]
    verbs = [chunk for chunk in chunks[start : i + 1] if chunk.kind == "verb"]
    told: set[Role] = {TAG_ROLE[verb.tag] for verb in verbs if verb.tag in TAG_ROLE}
    if not _MENTIONING.isdisjoint(_endings(words)):
        return _Before("mentioned")
    if last in (",", "là") and _KIN.intersection(words[-3:]) and not told:
        return _Before("mentioned")  # "Chồng cô, anh Và Bá Rê, …", "ông Bê và vợ là bà Xê"
    if words[-3:] == ["trong", "đó", "có"]:
        said = any(verb.tag == "say" for verb in verbs)
        return _Before("mentioned") if said else _Before("object")  # "gửi lời cảm ơn các thế hệ đi trước, trong đó có ông …"
    if not opening and _within_words(chunks, start, i):
        return _Before("mentioned")  # "… khẳng định: nhờ những người như ông Nhơ mà xã giữ được rừng"
    if _SAID_PAST.search(" ".join(words)) and any(verb.tag == "say" for verb in verbs):
        return _Before("mentioned")  # "… cho biết, năm 2020, bác sĩ Nhút băng rừng cứu người"
    if last == "là" and words[-2:-1] in (["tôi"], ["em"], ["cháu"]):
        return _Before("introduced", {"speak"})  # "Tôi là Tạ Thị Chinh, ứng cử viên …"
    if (last == "như" and words[-2:-1] not in (["hình"], ["biểu"])) or (last != "," and "thân nhân" in _pairs(words[-6:])):
        return _Before("mentioned")  # "những già làng như ông A", "thân nhân các mẹ: mẹ B"
    if last == "do":
        return _Before("agent")
    if last == "theo":
        return _Before("according")
    if last == "của":
        return _owner(chunks, keys, start, i)
    if last in _INTRODUCERS:
        task = next((chunk for chunk in reversed(chunks[start:i]) if chunk.key not in ("gồm", "gồm có", "bao gồm", "là", "có")), None)
        if task is not None and task.kind == "task" and not task.key.startswith("thư ký"):
            return _Before("introduced", {"chair"})  # "Trưởng đoàn là ông …", "Chủ tọa kỳ họp gồm: ông …"
        if "đoàn chủ tịch" in " ".join(words) and not told:
            return _Before("introduced", {"chair"})
        if not opening and _FOUNDING.intersection(_pairs(words)):
            return _Before("introduced", {"appointed"})  # "… đọc quyết định công nhận Ban Công tác Mặt trận gồm: ông …"
        if last in ("gồm", "gồm có", "bao gồm", ":") and not opening and start == begin:
            return _Before("object")  # "… công bố quyết định thành lập tổ, gồm: ông …": those of whom somebody else spoke
        if last == ":" and verbs and any(verb.tag == "appoints" for verb in verbs):
            return _Before("appointee")
        if last == ":" and not told:
            return _Before("subject")
        told = _introducing(chunks, start, i, opening=opening)
        if last.startswith(("gồm", "bao")) or (last == ":" and i > start and keys[i - 1].startswith("gồm")):
            told -= {"award"}  # "… tặng quà 3 cá nhân, gồm: …" lists who was given something
        if not opening and not told:
            return _Before("object")  # "… tặng quà 3 cá nhân, gồm: Hòa thượng …"
        if any(verb.tag == "appoints" for verb in verbs) and not told:
            return _Before("appointee")
        return _Before("introduced", told or {"attend"})
    if _PUNISHING.intersection(_pairs(words[-14:])):
        return _Before("mentioned")  # "kỷ luật bằng hình thức cảnh cáo đối với ông …"
    if last in ("cùng", "cùng với", "với") and verbs:
        tags = [verb.tag for verb in verbs if verb.tag != "other"]
        return _Before("companion" if not tags or tags[-1] in ("attend",) else "object")
    if last in (",", "-", "–", "—") and i > start and chunks[i - 1].kind == "task" and (i == start + 1 or i < 3):
        return _Before("subject", {"chair"})  # "Trưởng đoàn công tác, đồng chí …"
    if last in (",", "-", "–", "—", "”", '"', ")"):
        return _Before("subject", _participial(chunks, start, i) if opening else set())
    governing = next((verb for verb in reversed(verbs) if verb.tag != "other" or verb.key in ("cho",)), None)
    nearest = chunks[i]
    if _DISMISSING.intersection(_pairs(words[-8:])):
        return _Before("mentioned")  # "miễn nhiệm chức vụ Phó Chủ tịch UBND huyện đối với ông …"
    if nearest.kind == "verb" and nearest.key.endswith("dự"):
        return _Before("subject")  # "… cùng dự; đồng chí …" with its mark forgotten
    if nearest.kind == "verb" and nearest.tag == "appoints":
        return _Before("appointee")
    if nearest.kind == "verb" and nearest.tag in ("award", "flowers", "attend") and nearest.key not in ("dự", "tham dự"):
        return _Before("object")
    if nearest.kind == "verb" and nearest.key in ("cho", "đến", "tới", "về") and governing is not None:
        decided = "quyết" in words and "định" in words and not _OWN.intersection((*keys[start:i], *_pairs(words)))
        return _Before(
            "appointee" if decided and any(verb.tag in ("award", "appoints") or verb.key.startswith("trao") for verb in verbs) else "object"
        )
    if nearest.key in ("đối với",) or (nearest.key == "với" and i > start and keys[i - 1] == "đối"):
        return _Before("appointee" if any(verb.tag == "appoints" for verb in verbs) else "object")
    if governing is not None and governing.tag in ("award", "attend") and _objectlike(chunks, i, governing):
        return _Before("object")
    return _Before("subject", _participial(chunks, start, i) if opening and "," in keys[start:i] else set())


def _within_words(chunks: Sequence[Chunk], start: int, end: int) -> bool:
    """True where a verb of saying and a colon or "rằng" open what somebody else says."""
    saying = False
    for chunk in chunks[start : end + 1]:
        if saying and chunk.key in (":", "rằng"):
            return True
        saying = (saying or (chunk.kind == "verb" and chunk.tag == "say")) and chunk.key != ";"
    return False


def _endings(words: Sequence[str]) -> list[str]:
    """The last one to four words."""
    return [" ".join(words[-length:]) for length in (1, 2, 3, 4)]


def _pairs(words: Sequence[str]) -> list[str]:
    return [f"{first} {second}" for first, second in pairwise(words)]


def _introducing(chunks: Sequence[Chunk], start: int, end: int, *, opening: bool) -> set[Role]:
    """Roles of the verbs that introduce a list: "Dự và phát biểu tại hội nghị có …", but not "Dự lễ khai mạc có …"."""
    if not opening and start < end and chunks[start].tag == "chair":
        start += 1  # "do nhà thơ A dẫn đầu | có nhạc sĩ B": the first leads alone
    for i in range(end - 1, start - 1, -1):
        if chunks[i].key == "," and (not opening or any(chunk.kind == "verb" and chunk.tag in TAG_ROLE for chunk in chunks[i:end])):
            start = i + 1
            break
    found: set[Role] = set()
    quoted = False
    for i in range(start, end):
        chunk = chunks[i]
        if chunk.key in ("“", "”", '"'):
            quoted = chunk.key == "“" or (chunk.key == '"' and not quoted)
        if chunk.kind == "verb" and chunk.tag in TAG_ROLE and not quoted and not names_event(chunks, i):
            linked = i > start and (chunks[i - 1].key in ("và", ",", "-") or chunks[i - 1].kind == "verb")
            if not found or linked:
                found.add(TAG_ROLE[chunk.tag])
    return found


def _objectlike(chunks: Sequence[Chunk], i: int, governing: Chunk) -> bool:
    """ "thăm gia đình | ông A", "gặp gỡ | bà B": nothing but a few plain words between the verb and the person."""
    tail = [chunk for chunk in chunks[: i + 1] if chunk.start >= governing.end]
    return len(tail) <= 6 and all(
        (chunk.kind in ("word", "place") and chunk.key != "và") or chunk.key in ("với", "cho", "tới", "đến") for chunk in tail
    )


def _owner(chunks: Sequence[Chunk], keys: Sequence[str], start: int, i: int) -> _Before:
    """ "sự chủ trì của …", "sự tham dự của …", "phát biểu của …"; otherwise the person is only mentioned."""
    if i > start and keys[i - 1] in ("”", '"'):  # 'tham luận "Dân vận khéo trong dồn điền đổi thửa" của đồng chí …'
        i = next((k for k in range(i - 2, start, -1) if keys[k] in ("“", '"')), i)
    window = chunks[max(start, i - 8) : i]
    for chunk in reversed(window):
        if chunk.kind == "verb" and chunk.tag == "chair":
            return _Before("introduced", {"chair"})
        if chunk.key in _PRESENCE:
            return _Before("introduced", {"attend"})
        if chunk.kind == "verb" and chunk.key in ("phát biểu", "tham luận", "khai mạc", "bế mạc", "báo cáo", "trình bày"):
            return _Before("introduced", {"speak"})
        if (chunk.kind == "verb" and chunk.tag == "speak") or chunk.key in _WORDS_OF or chunk.key in ("kiến", "luận"):
            heard = any(other.key in ("nghe", "lắng nghe", "tại", "với", "có", "là", "sau") for other in chunks[start:i])
            heard = heard or (start == 0 and i <= 5 and chunks[0].kind == "word")  # "Ý kiến của các ông A, B tập trung vào …"
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
        if fresh and chunk.kind == "verb" and chunk.tag in TAG_ROLE and chunk.tag != "appointed":
            found.add(TAG_ROLE[chunk.tag])
            if i + 2 < end and chunks[i + 1].key == "và" and chunks[i + 2].kind == "verb" and chunks[i + 2].tag in TAG_ROLE:
                found.add(TAG_ROLE[chunks[i + 2].tag])
        fresh = False
    return found


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
    if before.kind == "according":
        return {"speak"}  # "Theo ông An, Chủ tịch xã, chị Lụa từng là hộ nghèo": what follows is said of others
    if before.kind == "quoted":
        return after - {"mentioned"} | {"speak"}
    if before.kind == "mentioned" or after == {"mentioned"}:
        return {"mentioned"}
    if before.kind == "introduced":
        return before.roles | (after & {"chair", "award", "speak"} if before.roles == attend else set())
    clause = keys[first.first : last.last + (8 if after else 12)]
    if ":" in clause or any(chunk.tag in ("say", "speak") for chunk in chunks[last.last : last.last + 4]):
        clause = []  # "Ông An kể lại: Năm 1980, …"
    if before.kind in ("agent", "subject") and (any(old in " ".join(clause) for old in _PAST) or _since(chunks, last.last)):
        return {"mentioned"}  # "do ông A làm đội trưởng năm 1948", "… bị bắt giữ năm ngoái"
    if (
        before.kind == "agent"
        and keys[last.last + 1 : last.last + 3]
        and _AGENTS.intersection(_pairs(" ".join(keys[last.last + 1 : last.last + 3]).split()))
    ):
        return {"mentioned"}  # "mô hình do Đại úy A khởi xướng": made by somebody who is not there
    if before.kind == "agent" and _heads(chunks, last.last + 1):
        return {"chair"}  # "Ban Giám khảo do ông A làm Trưởng ban"
    if before.kind == "agent":
        new = {"ra mắt", "thành lập", "kiện toàn", "bầu", "quyết định"}.intersection(_pairs(" ".join(keys).split()))
        return after & {"chair", "award", "speak", "attend", *(("appointed",) if new else ())} or attend
    if before.kind == "appointee":
        appointed: set[Role] = {"appointed"}
        return appointed | (after & {"award", "speak"}) if _is_appointed(chunks, keys, first, last, start) else after or attend
    if before.kind == "object":
        return after & {"appointed", "speak"} or attend
    if before.kind == "companion":
        return after or attend
    found = before.roles | after or set(opened)
    if not found and "là" in (*keys[last.at : last.last], *keys[last.last + 1 : last.last + 2]):
        return {"mentioned"}  # "Bà Nga là Ủy viên Trung ương Đảng khóa XIII": says who she is, not what she did
    return found or attend


def _since(chunks: Sequence[Chunk], at: int) -> bool:
    """True where the predicate says since when: "… hướng dẫn vợ chồng chị nuôi bò từ năm 2013"; not where words are reported."""
    clause = chunks[at : at + 14]
    keys = [chunk.key for chunk in clause]
    if "từ" not in keys or ":" in keys or any(chunk.tag == "say" for chunk in clause):
        return False
    return _SINCE.search(" ".join(keys)) is not None


def _heads(chunks: Sequence[Chunk], i: int) -> bool:
    """True for "làm Trưởng ban", "làm Tổ trưởng" without a body: what the person heads was named before."""
    office = chunks[i + 1].office if i + 1 < len(chunks) and chunks[i].key == "làm" else None
    return office is not None and office.end == office.head_end and "trưởng" in chunks[i + 1].key.split()


def _is_appointed(chunks: Sequence[Chunk], keys: Sequence[str], first: Mention, last: Mention, start: int) -> bool:
    """ "giao", "cử", "giới thiệu" appoint only where a post follows; the other verbs always do."""
    following = range(last.last + 1, min(last.last + 4, len(keys)))
    posted = any(
        chunks[i].kind == "office" or keys[i] in _POST or " ".join(keys[i : i + 2]) in _POST or keys[i].startswith(("giữ", "làm ", "được"))
        for i in following
    )
    verb = next((key for key in reversed(keys[start : first.first]) if key not in ("các", ":", "có", "gồm", "cho", "là")), "")
    return posted or first.before or verb not in ("giao", "cử", "giới thiệu", "bổ sung", "kiện toàn", "hiệp thương")


def opened_roles(chunks: Sequence[Chunk], opened: set[Role], *, fresh: bool) -> set[Role]:
    """Roles that a sentence ending in a colon leaves to the list lines behind it; a list line passes on what it got."""
    if not chunks:
        return set()
    if chunks[-1].key == ":":
        told: set[Role] = {TAG_ROLE[chunk.tag] for chunk in chunks if chunk.kind == "verb" and chunk.tag in TAG_ROLE}
        appointing = any(chunk.tag == "appoints" for chunk in chunks)
        if told <= {"speak"} and "thành lập" in " ".join(chunk.key for chunk in chunks):
            return {"appointed"}  # "Thành lập Ban Chỉ đạo gồm các ông, bà có tên sau:"
        return told or ({"appointed"} if appointing else {"attend"})
    listed = fresh and (chunks[0].key in "-–+•*" or chunks[0].tag == "number" or chunks[0].kind in ("honorific", "name"))
    return opened if listed else set()


def new_offices(chunks: Sequence[Chunk], orphans: Sequence[int]) -> list[tuple[int, int]]:
    """Offices that an appointing verb gives, with the chunk of the verb: "… được bầu giữ chức | Chủ tịch …", "làm | Bí thư …"."""
    found: list[tuple[int, int]] = []
    for office in orphans:
        i = office - 1
        if _heads(chunks, i) and any(chunk.key == "do" for chunk in chunks[:i]):
            continue
        while (
            i >= 0
            and chunks[i].kind != "verb"
            and office - i <= 4
            and (chunks[i].key in ("chức", "vụ", "danh", "các", "lại", "nhiệm", ",", "và", "là") or chunks[i].kind == "office")
        ):
            i -= 1
        if i > 0 and chunks[i].key == "là" and chunks[i - 1].tag == "appointed":
            i -= 1  # "được bầu là Chủ tịch Hội"
        if (
            i >= 0
            and chunks[i].kind == "verb"
            and (chunks[i].tag == "appointed" or chunks[i].key in ("làm", "thôi giữ") or (chunks[i].key == "tham gia" and i == office - 1))
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
