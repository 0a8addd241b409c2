"""Who is named in a sentence, with which offices: the grammar of lists, of heads shared before and after them, of offices before names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from danvan_crawler.vietnamese import names
from danvan_crawler.vietnamese.people.chunks import Chunk
from danvan_crawler.vietnamese.people.lexicon import phrases
from danvan_crawler.vietnamese.people.tokens import NUMBER, Token

_COPULAS = frozenset(("là", "hiện là", "hiện nay là", "nay là", "đang là", "gồm", "gồm có", "bao gồm"))
_LISTS = phrases("context", "lists")
_AND = frozenset(("và", "cùng", "cùng với", "với"))
_OPENERS = frozenset(("có", "gồm", "gồm có", "bao gồm", ":"))
_DELEGATING = frozenset(("thừa ủy quyền", "ủy quyền", "thừa ủy nhiệm", "ủy nhiệm", "đề nghị", "đồng ý", "phân công"))
_BOTH = frozenset(("các ông", "các bà", "các anh", "các chị"))
_PLURALS = frozenset(
    ("các", "những", "hai", "ba", "bốn", "năm", "02", "03", "04", "05", "2", "3", "4", "5", "đều", "cùng", "nguyên là các")
)


@dataclass(slots=True)
class Mention:
    """One naming of a person: chunk `at` of the sentence, the chunk range of the whole unit (honorific, name, offices), and what was said of it.

    `told` marks a full name without a title that a sentence only tells something of.
    """

    at: int
    first: int
    last: int
    honorific: str | None = None
    offices: list[int] = field(default_factory=list)
    before: bool = False
    evidence: str = ""
    told: bool = False


@dataclass(slots=True)
class _Run:
    """Offices that belong together: chunks `first` to `last`, offices at `at`; `breaks` are those behind an "và"."""

    first: int
    last: int
    at: list[int]
    breaks: list[int]


def find_mentions(tokens: Sequence[Token], keys: Sequence[str], chunks: Sequence[Chunk]) -> tuple[list[Mention], list[int]]:
    """The people of a sentence in printed order with their offices (chunk numbers), and the offices that no name stands with."""
    mentions = {i: _mention(chunks, i) for i, chunk in enumerate(chunks) if chunk.kind == "name"}
    orphans: list[int] = []
    shared: dict[int, list[int]] = {}
    for run in _office_runs(chunks):
        left = _name_before(tokens, chunks, run.first, mentions)
        right, how = _name_after(chunks, run.last, mentions)
        if how == "list" and right is not None:
            members = _members(chunks, right, mentions)
            own = run.at if left is None else run.at[-1:]
            if left is not None:
                _give(mentions[left], run.at[:-1])
            for member in members:
                shared[member] = own
                mentions[member].evidence = "list"
            mentions[members[0]].first = min(mentions[members[0]].first, _with_titles(chunks, run.first))
            mentions[members[0]].before = True
        elif how == "direct" and right is not None:
            mine = run.at[-1:] if left is not None and not mentions[left].before else run.at
            if run.breaks:  # "Bí thư Huyện ủy và | Chủ tịch UBND huyện Lê Văn An"
                mine = [at for at in run.at if at >= run.breaks[-1]]
            if left is not None:
                _give(mentions[left], [at for at in run.at if at not in mine])
            target = mentions[right]
            target.offices = mine + target.offices
            target.first, target.before = min(target.first, _with_titles(chunks, mine[0])), True
            target.evidence = target.evidence or "office"
        elif left is not None and not (how == "comma" and mentions[left].before and mentions[left].offices and right is not None):
            receivers = _receivers(chunks, left, run, mentions)
            for receiver in receivers:
                _give(mentions[receiver], run.at)
                mentions[receiver].evidence = "office"
            mentions[left].last = run.last
        elif how == "comma" and right is not None and not _governed(chunks, run.first):
            target = mentions[right]
            target.offices = run.at + target.offices
            target.first, target.before, target.evidence = min(target.first, _with_titles(chunks, run.first)), True, "office"
        else:
            orphans.extend(run.at)
    _coordinate(keys, chunks, mentions)
    for member, offices in shared.items():
        mentions[member].offices.extend(at for at in offices if at not in mentions[member].offices)
    return [mentions[i] for i in sorted(mentions)], orphans


def _with_titles(chunks: Sequence[Chunk], first: int) -> int:
    """The unit with the honorific in front of its office: "| các đồng chí Phó Trưởng Ban: …"."""
    while first > 0 and (chunks[first - 1].kind == "honorific" or chunks[first - 1].key == "các"):
        first -= 1
    return first


def _governed(chunks: Sequence[Chunk], first: int) -> bool:
    """True for an office in another's phrase: "Thừa ủy quyền của Thủ tướng Chính phủ, ông …" is not the office of that "ông"."""
    before = _with_titles(chunks, first) - 1
    before -= before > 0 and chunks[before].key == "tân"
    if before > 0 and chunks[before].key == "là" and chunks[before - 1].kind == "verb":
        before -= 1  # "được bầu là Chủ tịch Hội, đồng chí …"
    if before == 0 and chunks[0].kind == "verb" and chunks[0].tag in ("attend", "flowers"):
        return True  # "Chúc mừng Phó Chủ tịch Hội, đồng chí An tin tưởng …"
    if before >= 0 and (chunks[before].tag == "appointed" or chunks[before].key == "làm"):
        return True  # "… giữ chức Chủ tịch, đồng chí Trần Bình giữ chức Phó Chủ tịch"
    return before >= 0 and chunks[before].key in ("của", "cho", "với", "về", "bởi", "theo", "thay mặt", "ủy quyền", "cùng với")


def _coordinate(keys: Sequence[str], chunks: Sequence[Chunk], mentions: dict[int, Mention]) -> None:
    """Bare names that go on a list of people: "hai đồng chí Trần Anh Chung, Nguyễn Văn Nam"."""
    by_end = {mention.last: mention for mention in mentions.values()}
    _opening_list(chunks, mentions)
    firsts = {mention.first for mention in mentions.values() if mention.evidence or mention.offices}
    for i in sorted(mentions):
        mention = mentions[i]
        if mention.evidence or mention.offices or chunks[i].tag not in ("bare", "listed") or i < 2:
            continue
        opens = chunks[i - 1].key in _OPENERS and i + 2 in firsts and chunks[i + 1].key in (",", ";", "và")
        if opens and not names.is_historical(chunks[i].key.split()):
            mention.evidence = "list"  # "Dự họp có | Lê Văn An, ông Hà Bình - Phó Chủ tịch Hội"
            continue
        if chunks[i - 1].key == ":" and _lists_people(keys, chunks, i) and not names.is_historical(chunks[i].key.split()):
            mention.evidence = "list"
            continue
        if chunks[i - 1].key not in (",", ";", "và", "cùng"):
            continue
        left = i - 2
        if chunks[left].key == ")" and (opening := _opening(chunks, left)) is not None:
            left = opening - 1  # "Nguyễn Mai Anh (thành phố), Lục Thị Niềm (huyện Yên Khê)"
        before = by_end.get(left)
        if before is not None and (before.evidence or before.offices) and not names.is_historical(chunks[i].key.split()):
            mention.evidence = "list"


def _lists_people(keys: Sequence[str], chunks: Sequence[Chunk], i: int) -> bool:
    """True where the words before the colon in front of chunk `i` open a list of people: "gồm 7 thành viên:", "giải Nhì:".

    So do "các đồng chí nguyên lãnh đạo Ban:", "các nhà tài trợ:" with people called by what they are.
    """
    before = chunks[max(0, i - 8) : i - 1]
    if any(chunk.tag == "plural" for chunk in before):
        return True
    words = keys[before[0].start : before[-1].end] if before else ()
    return any(_LISTS.longest(words, k, len(words)) for k in range(len(words)))


def _opening_list(chunks: Sequence[Chunk], mentions: dict[int, Mention]) -> None:
    """Names that open a sentence together and do something: "Zơrâm Ngơi, Alăng Thị Bhúc và Pơloong Nhiêng | là ba trong số …"."""
    run: list[int] = []
    i = 0
    while i < len(chunks) and i in mentions and chunks[i].tag == "bare" and not mentions[i].evidence:
        run.append(i)
        if i + 1 >= len(chunks) or chunks[i + 1].key not in (",", "và"):
            break
        i += 2
    named = all(names.is_minority(words := chunks[k].key.split()) or len(words) > 2 for k in run)
    if len(run) >= 2 and named and run[-1] + 1 < len(chunks) and chunks[run[-1] + 1].kind == "verb":
        for k in run:
            if not names.is_historical(chunks[k].key.split()):
                mentions[k].evidence = "list"


def _give(mention: Mention, offices: Sequence[int]) -> None:
    mention.offices.extend(offices)
    if offices:
        mention.last = max(mention.last, offices[-1])


def _mention(chunks: Sequence[Chunk], i: int) -> Mention:
    """The name at chunk `i` with the honorifics in front of it."""
    first = i
    honorific = None
    j = i - 1
    while j >= 0:
        chunk = chunks[j]
        if chunk.kind == "honorific":
            first = j
            honorific = chunk.key if honorific is None else f"{chunk.key} {honorific}"
        elif chunk.kind == "place" and j == i - 1 and j > 0 and chunks[j - 1].tag == "religious":
            pass  # "Đức Giám mục Giáo phận Giuse Nguyễn Văn An"
        elif not (
            chunk.kind == "separator"
            and chunk.key in ".,:"
            and j > 0
            and chunks[j - 1].kind == "honorific"
            and (
                chunk.key != ","
                or (chunks[j - 1].key in _BOTH and chunks[j + 1].key in ("ông", "bà", "anh", "chị"))  # "các ông, bà: …"
                or (chunks[j + 1].kind == "honorific" and chunks[j - 1].tag in ("degrees", "ranks", "religious", "people"))
            )
        ):
            break
        j -= 1
    task = first > 0 and chunks[first - 1].kind == "task"  # "Trưởng đoàn khảo sát | Vũ Thị Hồng Lựu"
    return Mention(i, first, i, honorific, evidence="titled" if first < i or task else "")


def _office_runs(chunks: Sequence[Chunk]) -> list[_Run]:
    runs: list[_Run] = []
    for i, chunk in enumerate(chunks):
        if chunk.kind != "office" or _broken_off(chunks, i):
            continue
        if runs:
            run = runs[-1]
            between = chunks[run.last + 1 : i]
            if _joined(between) and not _delegates(chunks, run.first):
                if any(part.key in _AND for part in between):
                    run.breaks.append(i)
                run.at.append(i)
                run.last = i
                continue
        runs.append(_Run(i, i, [i], []))
    return runs


def _delegates(chunks: Sequence[Chunk], first: int) -> bool:
    """True for the office of somebody else: "Thừa ủy quyền của Chủ tịch nước, | Phó Chủ tịch UBND tỉnh Phan An", "Báo cáo với Thủ tướng, | …"."""
    if first > 0 and chunks[first - 1].kind == "honorific":
        first -= 1  # "Báo cáo với đồng chí Bí thư, | Chủ tịch Hội Nguyễn Văn Dũng cho biết"
    before = [chunk.key for chunk in chunks[max(0, first - 2) : first]]
    return before[-1:] == ["thay mặt"] or (
        len(before) == 2
        and ((before[1] == "của" and before[0] in _DELEGATING) or (before[1] == "với" and before[0] in ("báo cáo", "trao đổi")))
    )


def _broken_off(chunks: Sequence[Chunk], i: int) -> bool:
    """True for an office that "..." leaves without its body: "Trưởng ban ..."."""
    office = chunks[i].office
    bare = office is not None and office.end == office.head_end
    return bare and i + 1 < len(chunks) and chunks[i + 1].key in ("...", "…")


def _joined(between: Sequence[Chunk]) -> bool:
    """True when nothing stands between two offices but a separator, a place ("…, xã X, …") or "và", "kiêm", "đồng thời là"."""
    words = [part for part in between if part.kind not in ("separator", "place")]
    marks = [part.key for part in between if part.kind == "separator"]
    if any(mark not in (",", "-", "–", "—", "(", ")", ".") for mark in marks):
        return False
    if not words:
        return bool(marks) or not between
    return len(words) <= 2 and all(
        word.key in ("và", "kiêm", "đồng thời", "là", "hiện là", "nay là", "số", "task") or word.kind == "task" for word in words
    )


def _name_before(tokens: Sequence[Token], chunks: Sequence[Chunk], first: int, mentions: dict[int, Mention]) -> int | None:
    """The name that an office at chunk `first` may belong to: nothing between but a separator, a rank, an age, brackets or a copula."""
    i = first - 1
    marks = 0
    copula = False
    while i >= 0 and first - i < 16:
        chunk = chunks[i]
        if chunk.kind == "name":
            return i if marks or copula or i == first - 1 else None
        if chunk.kind == "separator":
            if chunk.key == ")":
                opening = _opening(chunks, i)
                if opening is None:
                    return None
                i = opening - 1
                continue
            if chunk.key == ";" and _monk(chunks, i):
                marks += 1
                i -= 1
                continue
            if chunk.key not in (",", "-", "–", "—", "(", ":"):
                return None
            if chunk.key == ":" and not (i > 0 and chunks[i - 1].kind == "name"):
                return None
            marks += 1
        elif chunk.key in ("là", "hiện là", "nay là", "hiện", "đang", "nguyên", "đều", "đồng thời", "cũng", "vốn", "các", "kiêm", "task"):
            copula = copula or chunk.key == "là"
        elif chunk.kind == "office" and marks:
            pass
        elif chunk.kind == "honorific" and chunk.tag in ("ranks", "degrees", "people", "religious"):
            pass  # "…, Đại tá, Giám đốc Công an tỉnh"
        elif chunk.kind == "place" and marks:
            pass  # "ông Lê Văn Tư, thôn Đông, Chi hội trưởng …"
        elif chunk.kind in ("task",) or _aside(tokens, chunks, i):
            pass
        elif chunk.kind == "word" and marks and (before := _small_words(tokens, chunks, i)) is not None:
            i = before  # "ông Trần Hoàng, con liệt sĩ, nguyên Phó Bí thư Huyện ủy"
            continue
        else:
            return None
        i -= 1
    return None


def _small_words(tokens: Sequence[Token], chunks: Sequence[Chunk], i: int) -> int | None:
    """The comma in front of at most four small words that end at chunk `i` before another comma; None where there is more."""
    if i + 1 >= len(chunks) or chunks[i + 1].key != ",":
        return None
    for j in range(i, max(-1, i - 5), -1):
        if chunks[j].key == ",":
            return j
        if chunks[j].kind != "word" or tokens[chunks[j].start].cap or chunks[j].key in ("các", "những", "cùng", "đại", "lãnh"):
            return None
    return None


def _monk(chunks: Sequence[Chunk], i: int) -> bool:
    """True where a semicolon parts the offices of one dignitary: "Hòa thượng Đào Như, Phó Chủ tịch …; Viện trưởng …; Trưởng Ban Trị sự …"."""
    while i > 0 and (chunks[i].kind in ("office", "place") or (chunks[i].kind == "separator" and chunks[i].key in ",;-–")):
        i -= 1
    return chunks[i].kind == "name" and i > 0 and any(chunk.tag == "religious" for chunk in chunks[max(0, i - 2) : i])


def _opening(chunks: Sequence[Chunk], close: int) -> int | None:
    for i in range(close - 1, max(-1, close - 14), -1):
        if chunks[i].kind == "separator" and chunks[i].key == "(":
            return i
    return None


def _closing(chunks: Sequence[Chunk], opening: int) -> int | None:
    return next((i for i in range(opening + 1, min(len(chunks), opening + 14)) if chunks[i].key == ")"), None)


def _aside(tokens: Sequence[Token], chunks: Sequence[Chunk], i: int) -> bool:
    """Words of an age, a year of birth or a people between name and office: ", 65 tuổi,", ", sinh năm 1975,", ", dân tộc Mông,", "các"."""
    chunk = chunks[i]
    return (
        chunk.key in ("tuổi", "sinh năm", "sn", "dân", "tộc", "năm", "người", "sinh")
        or tokens[chunk.start].kind == NUMBER
        or (chunk.kind == "word" and tokens[chunk.start].cap and i > 0 and chunks[i - 1].key in ("tộc", "người"))
    )


def _name_after(chunks: Sequence[Chunk], last: int, mentions: dict[int, Mention]) -> tuple[int | None, str]:
    """The name behind an office run and how it follows: "direct", "comma" (with an honorific), "list" (":" or "là"), or ""."""
    i = last + 1
    if i >= len(chunks):
        return None, ""
    if chunks[i].kind == "name":
        listed = (
            chunks[i].tag in ("bare", "adjacent")
            and (_plural_before(chunks, last) or _sharable(chunks[last]))
            and i + 1 < len(chunks)
            and (_continues(chunks, i) or (_plural_before(chunks, last) and _another(chunks, i)))
        )
        return i, "list" if listed else "direct"  # "các Phó Chủ tịch … Trần Lạc, Nguyễn Thị Lan"
    how = ""
    j = i
    if _bestowed(chunks, last) and (term := _behind_term(chunks, i)):
        j = term  # "bầu bổ sung Ủy viên UBND tỉnh, nhiệm kỳ 2021-2026 | đối với đồng chí …"
    elif _plural_before(chunks, last) and (colon := _colon_behind_words(chunks, i)) is not None:
        j = colon  # "các đồng chí nguyên Trưởng Ban Dân vận Tỉnh ủy qua các thời kỳ | : A, B, C"
    elif i + 2 < len(chunks) and chunks[i].tag == "number" and chunks[i + 1].key == "tuổi" and chunks[i + 2].kind == "name":
        return i + 2, "direct"  # "trưởng bản | 51 tuổi Trần Văn Hồ"
    if chunks[j].kind == "separator" and chunks[j].key in ",:-–—(":
        how = {":": "list"}.get(chunks[j].key, "comma")
        j += 1
    elif chunks[j].key == "đối" and j + 1 < len(chunks) and chunks[j + 1].key == "với" and _bestowed(chunks, last):
        how = "list"
        j += 2
    elif chunks[j].key in _COPULAS or (chunks[j].key == "cho" and _bestowed(chunks, last)):
        how = "list"
        j += 1
    elif chunks[j].kind == "honorific":
        how = "direct"
    if not how:
        return None, ""
    titled = False
    while j < len(chunks) and (chunks[j].kind == "honorific" or (titled and chunks[j].key in ":.")):
        titled = True
        j += 1
    if j < len(chunks) and chunks[j].kind == "name":
        if how == "comma" and not (titled and chunks[j - 1].kind == "honorific") and not _opens(chunks, j):
            return None, ""
        return j, how
    return None, ""


def _opens(chunks: Sequence[Chunk], name: int) -> bool:
    """True for "Chủ tịch Hội Nông dân tỉnh, | Xin Thị Bính phát biểu": an office opens the sentence, behind its comma a name that does something."""
    return (
        chunks[name - 1].key == ","
        and name + 1 < len(chunks)
        and chunks[name + 1].kind == "verb"
        and chunks[name + 1].tag != "other"
        and all(chunk.kind in ("office", "place") or chunk.key in ",-–" for chunk in chunks[: name - 1])
    )


def _colon_behind_words(chunks: Sequence[Chunk], i: int) -> int | None:
    """The colon behind at most six small words at chunk `i`; None where there is more or something else."""
    for j in range(i, min(len(chunks), i + 7)):
        if chunks[j].key == ":":
            return j if j > i else None
        if chunks[j].kind != "word" and not (chunks[j].kind == "verb" and chunks[j].tag == "other"):
            return None
    return None


def _behind_term(chunks: Sequence[Chunk], i: int) -> int | None:
    """The "đối với" behind a term of office at chunk `i`; None if none follows."""
    for j in range(i, min(len(chunks) - 1, i + 10)):
        if chunks[j].key == "đối" and chunks[j + 1].key == "với":
            return j
        if not (chunks[j].key in (",", "-", "–", "nhiệm kỳ", "khóa", "nhiệm", "kỳ") or chunks[j].tag == "number" or len(chunks[j].key) < 6):
            return None
    return None


def _bestowed(chunks: Sequence[Chunk], last: int) -> bool:
    """True for "bổ nhiệm chức vụ Phó Trưởng ban | cho ông …", not for "trao Bằng khen của Thủ tướng | cho ông …"."""
    i = last
    while i >= 0 and (chunks[i].kind == "office" or chunks[i].key in ("chức", "vụ", "danh", ",", "và", "các")):
        i -= 1
    return i >= 0 and (chunks[i].tag in ("appoints", "appointed") or chunks[i].key in ("thôi", "thôi giữ", "miễn nhiệm", "nhiệm"))


def _continues(chunks: Sequence[Chunk], i: int) -> bool:
    """True when more bare names follow: "…, Nguyễn Văn Trì và Dương Văn Thế"."""
    if i + 1 < len(chunks) and chunks[i + 1].key == "(":  # "A (đoàn Hà Nam), B (đoàn Thái Bình)"
        i = _closing(chunks, i + 1) or i
    return i + 2 < len(chunks) and chunks[i + 1].key in (",", "và") and chunks[i + 2].kind == "name" and chunks[i + 2].tag == "bare"


def _another(chunks: Sequence[Chunk], i: int) -> bool:
    """True for "các đồng chí Phó Bí thư Tỉnh ủy A, Chủ tịch UBND tỉnh và | B, Chủ tịch HĐND tỉnh": one more name, with its own office."""
    for j in range(i + 1, min(len(chunks), i + 12)):
        if chunks[j].kind == "name":
            return chunks[j].tag == "bare" and chunks[j - 1].key in _AND
        if chunks[j].kind not in ("office", "place") and chunks[j].key not in (",", "-", "–") and chunks[j].key not in _AND:
            return False
    return False


def _sharable(office: Chunk) -> bool:
    """An office that several may hold without a plural word: deputies and members."""
    words = office.key.split()
    if words[0] == "nguyên":
        return True  # "nguyên Chủ tịch HĐND tỉnh A, B": one after the other
    return next((word for word in words if word not in ("nguyên", "cựu", "cố")), "") in ("phó", "ủy", "đại", "đbqh")


def _plural_before(chunks: Sequence[Chunk], last: int) -> bool:
    """True for "các Phó Chủ tịch …", "02 đồng chí Phó …", "các đồng chí Phó …": the office of several people."""
    i = last
    while i >= 0 and (chunks[i].kind == "office" or chunks[i].key in ("-", ",")):
        i -= 1
    return i >= 0 and (chunks[i].key in _PLURALS or chunks[i].tag == "plural")


def _members(chunks: Sequence[Chunk], first: int, mentions: dict[int, Mention]) -> list[int]:
    """The names of a list whose office stands before it: up to a new honorific list, another office, or a verb."""
    members = [first]
    own_titles = mentions[first].first < first and chunks[mentions[first].first].tag != "plural" and chunks[first - 1].tag != "plural"
    i = first + 1
    fresh = True  # right behind a separator, where the next name may stand
    while i < len(chunks):
        chunk = chunks[i]
        if chunk.kind == "name":
            if not fresh and chunk.tag != "titled":
                break
            members.append(i)
            fresh = False
        elif (
            chunk.key == "("
            and (closing := _closing(chunks, i)) is not None
            and all(part.kind in ("word", "place") for part in chunks[i + 1 : closing])
        ):
            i = closing  # "Nguyễn Văn Sơn (đoàn Hà Nam), Lê Thị Tâm (đoàn Thái Bình)"
        elif chunk.kind == "separator" and chunk.key in (",", ";", "-", "–", "(", ")"):
            if (
                chunk.key == ";"
                and i + 1 < len(chunks)
                and chunks[i + 1].kind != "name"
                and not (own_titles and chunks[i + 1].kind == "honorific")
                and chunks[i + 1].tag not in ("ranks", "religious", "degrees")
            ):
                break
            fresh = True
        elif chunk.key in _AND:
            if i + 1 < len(chunks) and chunks[i + 1].kind != "name" and not (own_titles and chunks[i + 1].tag not in ("plural", "")):
                break
            fresh = True
        elif chunk.kind == "honorific":
            if not own_titles and chunk.tag in ("address", "plural"):
                break
        elif chunk.kind == "office":
            if i + 1 < len(chunks) and chunks[i + 1].kind == "name":
                break
        elif chunk.kind != "place":
            break
        i += 1
    return members


def _receivers(chunks: Sequence[Chunk], left: int, run: _Run, mentions: dict[int, Mention]) -> list[int]:
    """Who gets an office that stands behind names: all of "các đồng chí A, B, C - Phó Chủ tịch …", else the last one only."""
    receivers = [left]
    i = left - 1
    opened = False
    together = any(chunk.key in ("đều", "cùng", "các") for chunk in chunks[left + 1 : run.first])
    while i >= 0:
        chunk = chunks[i]
        if chunk.kind == "name" and not mentions[i].offices:
            receivers.append(i)
        elif chunk.kind == "honorific":
            if chunk.tag == "plural":
                opened = True
                break
        elif not (chunk.key in (",", "và", ":") or chunk.kind == "place" or (together and chunk.key == ";")):
            break
        i -= 1
    # "…; Nguyễn Văn Tiềm, Ngô Thị Tuyết Nga - Phó Chủ tịch …"
    paired = chunks[run.first - 1].key in ("-", "–", "—") and _sharable(chunks[run.first]) and i >= 0 and chunks[i].key in (";", ":")
    if len(receivers) > 1 and (together or opened or paired):
        return sorted(receivers)
    return [left]
