"""Who is named in a sentence, with which offices: namings with their titles, heads shared by a list, names that go on one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from danvan_crawler.vietnamese import names
from danvan_crawler.vietnamese.people.brackets import opening_bracket
from danvan_crawler.vietnamese.people.chunks import Chunk
from danvan_crawler.vietnamese.people.holder_lists import holders_before, listed_holders
from danvan_crawler.vietnamese.people.lexicon import MADE_UP, phrases
from danvan_crawler.vietnamese.people.names_before_offices import name_before
from danvan_crawler.vietnamese.people.names_behind_offices import behind_dashes, name_after
from danvan_crawler.vietnamese.people.office_runs import office_runs
from danvan_crawler.vietnamese.people.tokens import Token

_LISTS = phrases("context", "lists")
_OPENERS = MADE_UP | {"có", ":"}
_PRIZE = re.compile(r"\b(?:giải|huy chương|học bổng|giấy khen|bằng khen|giấy chứng nhận|kỷ niệm chương)\b")
_FAR, _HOME = 60, 5  # chunks between the verb and the last prize; of where a winner comes from
_COUNTED = frozenset(("mẹ", "gia", "hộ", "đồng", "cá", "em", "thí", "người", "học", "cụ", "ông", "bà"))
_GIVEN = frozenset(("award", "flowers", "attend"))
_BOTH = frozenset(("các ông", "các bà", "các anh", "các chị"))
_RECEIVERS = re.compile(
    r"(?:\d|\bcác|\bnhững) (?:tân )?(?:em|cháu|học sinh|sinh viên|hộ|công nhân|hội viên|đoàn viên|đảng viên|nông dân|cá nhân|thí sinh|chiến sĩ|"
    r"thanh niên|giáo viên|nghệ nhân|bệnh nhân)(?: (?:nghèo|cận nghèo|khó khăn|có hoàn cảnh|đặc biệt|vượt khó|học giỏi|xuất sắc|tiêu biểu|mồ côi|"
    r"khuyết tật))*$"
)
"""Those who are given something, in front of a colon."""


@dataclass(slots=True)
class Mention:
    """One naming of a person: chunk `at` of the sentence, the chunk range of the whole unit (honorific, name, offices), and what was said of it.

    `told` marks a full name without a title that a sentence only tells something of; `today` one that history knows too, of somebody of today.
    """

    at: int
    first: int
    last: int
    honorific: str | None = None
    offices: list[int] = field(default_factory=list)
    before: bool = False
    evidence: str = ""
    told: bool = False
    today: bool = False


def find_mentions(tokens: Sequence[Token], keys: Sequence[str], chunks: Sequence[Chunk]) -> tuple[list[Mention], list[int]]:
    """The people of a sentence in printed order with their offices (chunk numbers), and the offices that no name stands with."""
    mentions = {i: _mention(chunks, i) for i, chunk in enumerate(chunks) if chunk.kind == "name"}
    orphans: list[int] = []
    shared: dict[int, list[int]] = {}
    dashed = behind_dashes(chunks)
    for run in office_runs(chunks):
        left = name_before(tokens, chunks, run.first)
        right, how = name_after(chunks, run.last, dashed)
        if how == "list" and left is not None and right is not None and _tells(chunks, run.last + 1, right):
            right, how = None, ""
        if how == "list" and right is not None:
            members = listed_holders(
                chunks, right, mentions, own_office=any(part.kind == "office" for part in chunks[run.last + 1 : right])
            )
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
            elif left is None and len(run.at) > 1 and run.first and chunks[run.first - 1].tag == "appointed":
                mine = run.at[-1:]  # "Trao quyết định cho ông A được bổ nhiệm | Giám đốc Sở Tư pháp, Chủ tịch UBND tỉnh B đề nghị …"
                orphans.extend(run.at[:-1])
            elif left is None and len(run.at) > 1 and _greets(chunks, run.first, right):
                mine = run.at[1:]
                orphans.append(run.at[0])
            if left is not None:
                _give(mentions[left], [at for at in run.at if at not in mine])
            target = mentions[right]
            target.offices = mine + target.offices
            target.first, target.before = min(target.first, _with_titles(chunks, mine[0])), True
            target.evidence = target.evidence or "office"
        elif left is not None and not (how == "comma" and mentions[left].before and mentions[left].offices and right is not None):
            if _acts_last(chunks, mentions[left].first, run.at):
                orphans.append(run.at.pop())
            receivers = holders_before(chunks, left, run, mentions)
            for receiver in receivers:
                _give(mentions[receiver], run.at)
                mentions[receiver].evidence = "office"
            mentions[left].last = run.last
        elif how == "comma" and right is not None and (not _governed(chunks, run.first) or _beside(chunks, run.first, right)):
            target = mentions[right]
            target.offices = run.at + target.offices
            target.first, target.before, target.evidence = min(target.first, _with_titles(chunks, run.first)), True, "office"
        else:
            orphans.extend(run.at)
    if orphans and len(mentions) == 1:
        _own_line(chunks, next(iter(mentions.values())), orphans)
    _join_aliases(chunks, mentions)
    _coordinate(keys, chunks, mentions)
    for member, offices in shared.items():
        if member in mentions:
            mentions[member].offices.extend(at for at in offices if at not in mentions[member].offices)
    return [mentions[i] for i in sorted(mentions) if not _bracketed(chunks, i)], orphans


def _bracketed(chunks: Sequence[Chunk], i: int) -> bool:
    """True for what stands alone in brackets behind a name, a place or another name of the same: "Nông Thanh Tuấn | (Võ Nhai)"."""
    near = chunks[i - 2 : i + 2] if i > 1 else []
    return len(near) == 4 and near[0].kind == "name" and chunks[i].tag == "bare" and near[1].key == "(" and near[3].key == ")"


def _own_line(chunks: Sequence[Chunk], mention: Mention, orphans: list[int]) -> None:
    """Gives all offices of a line that is a name, a colon and offices to who is named: "Đồng chí Hà Đức Toản: Ủy viên Ban Thường vụ; Trưởng Công an
    xã", "1- Đồng chí Hờ A Lánh, Phó Bí thư Huyện ủy: | Trưởng ban;", "Bà Hà: | Từ Phó Chủ tịch Hội sang Phó Trưởng Ban"."""
    behind = chunks[mention.at + 1 :]
    colon = next((at for at, chunk in enumerate(behind[:-1]) if chunk.key == ":"), -1)
    plain = all(chunk.kind in ("office", "place") or chunk.key in (",", ";", ".", "-", "–", ":", "từ", "sang") for chunk in behind)
    if plain and colon >= 0 and (behind[colon + 1].kind == "office" or behind[colon + 1].key == "từ") and orphans[0] > mention.at:
        _give(mention, orphans)
        orphans.clear()


def _greets(chunks: Sequence[Chunk], first: int, name: int) -> bool:
    """True where who has a new office is greeted by the one named behind it: "Chúc mừng tân | Chánh án, Bí thư Tỉnh ủy Lữ Văn Vĩ | tin rằng …"."""
    greeted = first > 0 and chunks[first - 1].key == "tân" and chunks[0].tag in _GIVEN
    return greeted and name + 1 < len(chunks) and chunks[name + 1].tag in ("say", "speak", "award")


def _acts_last(chunks: Sequence[Chunk], first: int, offices: Sequence[int]) -> bool:
    """True where the last of the offices behind one who is visited is that of the visitor, who goes on.

    "Thăm BS Nguyễn Thị Thùy, nguyên Giám đốc Bệnh viện Hùng Vương, | Phó Chủ tịch UBND TPHCM bày tỏ …"
    """
    behind = offices[-1] + 1
    if len(offices) < 2 or not chunks[0].key.endswith("thăm") or behind >= len(chunks) or chunks[first - 1].key == ",":
        return False
    return chunks[behind].tag in ("say", "speak") and chunks[offices[-1] - 1].key == ","


def _tells(chunks: Sequence[Chunk], colon: int, name: int) -> bool:
    """True for a colon before what somebody says: "Ông Đinh Ơng, Trưởng ban Dân vận Huyện ủy | : Già làng Wut là người …"."""
    return (
        chunks[colon].key == ":" and name + 1 < len(chunks) and (chunks[name + 1].kind == "verb" or chunks[name + 1].key in ("là", "luôn"))
    )


def _join_aliases(chunks: Sequence[Chunk], mentions: dict[int, Mention]) -> None:
    """Take other names of the same people out: "Tổng Bí thư Đỗ Mười, tức | đồng chí Nguyễn Duy Cống, đến thăm …"."""
    for i in [i for i, mention in mentions.items() if mention.first > 1 and chunks[mention.first - 1].key in ("tức", "tức là")]:
        before = mentions[i].first - 2
        before -= chunks[before].kind == "separator" and chunks[before].key in ",("
        if before in mentions:
            mentions[before].last = max(mentions[before].last, i)
            mentions[before].offices.extend(mentions.pop(i).offices)


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
    if before > 0 and any(chunk.key == "chờ" for chunk in chunks[max(0, before - 5) : before]):
        return True  # "Trong thời gian chờ kiện toàn chức vụ Bí thư Thành ủy, đồng chí …"
    if before == 0 and chunks[0].kind == "verb" and chunks[0].tag in ("attend", "flowers"):
        return True  # "Chúc mừng Phó Chủ tịch Hội, đồng chí An tin tưởng …"
    if before > 0 and chunks[0].tag in _GIVEN and chunks[before].tag in _GIVEN:
        return True  # "Trao quyết định và chúc mừng tân Bí thư Tỉnh ủy, bà Mai đề nghị …"
    if before >= 0 and (chunks[before].tag == "appointed" or chunks[before].key == "làm"):
        return True  # "… giữ chức Chủ tịch, đồng chí Trần Bình giữ chức Phó Chủ tịch"
    return before >= 0 and chunks[before].key in ("của", "cho", "với", "về", "bởi", "theo", "thay mặt", "ủy quyền", "cùng với")


def _beside(chunks: Sequence[Chunk], first: int, name: int) -> bool:
    """True where a governed office is that of who is named behind its comma and does nothing: "Báo cáo của | Trưởng ban Công tác Mặt trận làng, ông
    Hyưnh, | cho thấy …", "trao cờ cho | Giám đốc Trung tâm, anh Lâm Đình Lợi |."."""
    before = chunks[_with_titles(chunks, first) - 1].key
    behind = chunks[name + 1 : name + 3]
    if chunks[name - 1].tag != "address" or before not in ("của", "cho"):
        return False
    if before == "cho":
        return first > 1 and (not behind or behind[0].key in (".", ";"))
    return len(behind) == 2 and behind[0].key == "," and behind[1].key in ("cho thấy", "nêu rõ", "nêu", "chỉ ra", "cũng")


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
        if [chunk.key for chunk in chunks[i - 2 : i]] == ["tôi", "là"] and chunks[i].end - chunks[i].start > 2:
            mention.evidence = "list"  # "Tôi là Hoàng Trọng Nhơn, trú tại …"
            continue
        if _wins(chunks, i) or _counted(chunks, i):
            mention.evidence = "list"
            continue
        listed = chunks[i - 1].key == ":" or chunks[i - 1].key in MADE_UP  # "Giải Ba: 3 thí sinh, gồm | Nguyễn Văn Thể, …"
        if listed and _lists_people(keys, chunks, i) and not names.is_historical(chunks[i].key.split()):
            mention.evidence = "list"
            continue
        if chunks[i - 1].key not in (",", ";", "và", "cùng"):
            continue
        left = i - 2
        if chunks[left].key == ")" and (opening := opening_bracket(chunks, left)) is not None:
            left = opening - 1  # "Nguyễn Mai Anh (thành phố), Lục Thị Niềm (huyện Yên Khê)"
        elif (dash := _dash_before_home(chunks, left)) is not None:
            left = dash - 1  # "Nguyễn Thị Mười - Hồng Liêm và Nguyễn Ngọc Thạnh - Hàm Đức"
        before = by_end.get(left)
        if before is None or not (before.evidence or before.offices):
            continue
        if not names.is_historical(chunks[i].key.split()):
            mention.evidence = "list"
        elif _among_others(chunks, before, i):
            mention.evidence, mention.today = "list", True


def _among_others(chunks: Sequence[Chunk], before: Mention, i: int) -> bool:
    """True for a name that history knows too between two that it does not: "các ông: Nguyễn Thế Hùng, | Lê Hồng Sơn, | Nguyễn Văn Sửu"."""
    after = chunks[i + 2] if i + 2 < len(chunks) and chunks[i + 1].key in (",", ";", "và") else None
    around = [chunks[before.at].key.split(), after.key.split() if after is not None and after.kind == "name" else ()]
    return all(len(name) > 2 and not names.is_historical(name) for name in around)


def _wins(chunks: Sequence[Chunk], i: int) -> bool:
    """True for who gets a prize: "giải nhì thuộc về | Lê Thị Liên (Tỉnh đoàn)", "ba giải ba là | …", "trao 02 giải nhì cho | Lê An Hạnh"."""
    before = [chunk.key for chunk in chunks[max(0, i - 7) : i]]
    if before[-1] == "cho" and len(chunks[i].key.split()) > 2 and not names.is_historical(chunks[i].key.split()):
        return _PRIZE.search(" ".join(before)) is not None and any(chunk.tag == "award" for chunk in chunks[max(0, i - _FAR) : i])
    if before[-2:] in (['"', "của"], ["”", "của"]):
        return any(chunk.key == "giải" for chunk in chunks[:i])  # "Giải Nhì: tác phẩm “Đường về làng mới” của | Ksor H'Yuên"
    elected = before[-2:] in (["trúng cử", "là"], ["đắc cử", "là"], ["trúng cử", "gồm"])  # "3 người trúng cử là | Đỗ Ngọc Bảng"
    return elected or ("giải" in before and (before[-1] == "là" or before[-2:] == ["thuộc", "về"]))


def _dash_before_home(chunks: Sequence[Chunk], last: int) -> int | None:
    """The dash behind a name in front of where its bearer comes from, which ends at chunk `last`; None elsewhere."""
    i = last
    while i > last - _HOME and i > 1 and chunks[i].kind in ("word", "place"):
        i -= 1
    return i if i < last and chunks[i].key in "-–" and chunks[i - 1].kind == "name" else None


def _counted(chunks: Sequence[Chunk], i: int) -> bool:
    """True for the first of so many: "tặng quà 2 Mẹ VNAH là | Lại Thị Bàn và La Thị Biện"."""
    if chunks[i - 1].key != "là":
        return False
    return any(
        chunk.tag == "number" and chunks[at + 1].key.partition(" ")[0] in _COUNTED for at, chunk in enumerate(chunks[: i - 1]) if at > i - 7
    )


def _lists_people(keys: Sequence[str], chunks: Sequence[Chunk], i: int) -> bool:
    """True where the words before the colon in front of chunk `i` open a list of people: "gồm 7 thành viên:", "giải Nhì:".

    So do "các đồng chí nguyên lãnh đạo Ban:", "các nhà tài trợ:" with people called by what they are.
    """
    before = chunks[max(0, i - 8) : i - 1]
    for chunk in reversed(chunks[max(0, i - 18) : i - 1]):
        if chunk.tag == "plural":
            return True  # "các đồng chí lãnh đạo Tỉnh ủy, HĐND, UBND tỉnh: …"
        if chunk.key == ";" or (chunk.kind == "verb" and chunk.tag != "other" and chunk.start < before[0].start):
            break
    mark = next((k for k in range(len(before) - 1, -1, -1) if before[k].key == ";"), None)
    grouped = mark is not None and all(chunk.kind in ("word", "place") for chunk in before[mark + 1 :])
    if grouped and any(chunk.tag == "plural" for chunk in chunks[:i]):
        return True  # "Các đồng chí Thường trực Tỉnh ủy: A; Thường trực HĐND tỉnh: | B"
    words = keys[before[0].start : before[-1].end] if before else ()
    if _LISTS.occurs(words):
        return True
    if not any(chunk.tag == "award" for chunk in chunks[: i - 1]):
        return False
    heading = " ".join(chunk.key for chunk in chunks[max(0, i - 12) : i - 1])
    return _RECEIVERS.search(heading) is not None  # "trao học bổng cho 05 tân sinh viên: …", "trao quà cho các công nhân: …"


def opens_people(keys: Sequence[str], chunks: Sequence[Chunk]) -> bool:
    """True where a sentence ends in a colon that opens a list of people: "Trao Bằng khen cho các cá nhân:"."""
    return bool(chunks) and chunks[-1].key == ":" and _lists_people(keys, chunks, len(chunks))


def list_line(chunks: Sequence[Chunk], mentions: Sequence[Mention]) -> None:
    """Takes the bare name of a line of such a list for somebody's: "2. Nguyễn Hữu Lộc", "- Điểu Mên (xã Lộc Khánh)"."""
    first = next((i for i, chunk in enumerate(chunks) if chunk.kind != "separator" and chunk.tag != "number"), 0)
    rest = chunks[first + 1 :]
    plain = all(chunk.kind in ("separator", "place") or chunk.tag == "number" for chunk in rest)
    # "1. Lê Phước Vọng, đảm nhiệm Trưởng Ban Điều hành"
    posted = len(rest) > 2 and rest[0].key in (",", ":", "-", "–") and rest[1].tag == "appointed" and rest[2].kind == "office"
    # "4. Lý Thị Mùi, nông dân thôn 6"
    sure = bool(rest) and rest[0].key in (",", "-", "–") and chunks[0].tag == "number" and names.is_sure(chunks[first].key.split())
    words = chunks[first].key.split() if (plain or posted or sure) and chunks[first].tag in ("bare", "listed") else []
    # "- Đồng Tâm" may be a commune
    named = (len(words) > 2 or (len(words) == 2 and names.is_minority(words))) and not names.is_historical(words)
    for mention in mentions[:1]:
        if named and mention.at == first:
            mention.evidence = mention.evidence or "list"


def _opening_list(chunks: Sequence[Chunk], mentions: dict[int, Mention]) -> None:
    """Names that open a sentence together and do something: "Zơrâm Ngơi, Alăng Thị Bhúc và Pơloong Nhiêng | là ba trong số …"."""
    run: list[int] = []
    i = 0
    if chunks[0].key in ("các", "hai", "ba"):  # "Các ủy viên | Lê Thị Đông, Đỗ Quyên Anh phản ánh …"
        i = next((k for k in range(1, min(len(chunks), 5)) if chunks[k].kind != "word"), 0)
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
            if chunk.key != "thích":  # "Đại đức Thích Thích Thiện Tài"
                honorific = chunk.key if honorific is None else f"{chunk.key} {honorific}"
        elif chunk.kind == "place" and j == i - 1 and j > 0 and chunks[j - 1].tag in ("religious", "ranks", "degrees"):
            pass  # "Đức Giám mục Giáo phận Giuse Nguyễn Văn An", "Chuẩn đô đốc Nhật Bản Hiroshi Yamamura"
        elif not (
            chunk.kind == "separator"
            and chunk.key in ".,:"
            and j > 0
            and chunks[j - 1].kind == "honorific"
            and (
                chunk.key != ","
                or (chunks[j - 1].key in _BOTH and chunks[j + 1].key in ("ông", "bà", "anh", "chị"))  # "các ông, bà: …"
                or (
                    chunks[j + 1].kind == "honorific"
                    and chunks[j - 1].tag in ("degrees", "ranks", "religious", "people")
                    and not ("liệt s" in chunks[j - 1].key and chunks[j + 1].tag == "address")  # "Tại nghĩa trang liệt sĩ, | đồng chí An"
                )
            )
        ):
            break
        j -= 1
    task = first > 0 and chunks[first - 1].kind == "task"  # "Trưởng đoàn khảo sát | Vũ Thị Hồng Lựu"
    return Mention(i, first, i, honorific, evidence="titled" if first < i or task else "")
