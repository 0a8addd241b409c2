"""What is told of other days, and of people who are dead: nobody of these takes part in what is reported."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from danvan_crawler.vietnamese.people.brackets import behind_brackets
from danvan_crawler.vietnamese.people.chunks import Chunk, keys_of_chunks, words_of
from danvan_crawler.vietnamese.people.lexicon import are_opposite, phrases, word_set
from danvan_crawler.vietnamese.people.mentions import Mention
from danvan_crawler.vietnamese.people.ngrams import ends_with, last_words

_BACKGROUND = phrases("context", "background")
_WARS = phrases("context", "wars")
_WAR_WORDS = _WARS.firsts()
_DEAD = word_set("context", "dead")
_DEAD_LAST = last_words(_DEAD)
_DIED = re.compile(
    r"(?:[,(] )?(?:người )?(?:đều )?(?:đã |vừa |mới |đột ngột |không may |chẳng may )*"
    r"(?:qua đời|từ trần|tạ thế|viên tịch|thị tịch|hy sinh|thiệt mạng|tử vong|tử nạn|"
    r"mất (?:rồi|sớm|năm|cách|hồi|tích|\))|gặp nạn|khuất núi|đi xa|được truy tặng)"
    r"|(?:, |\( )?(?:hưởng thọ|hưởng dương)"
    r"|(?:khi|lúc) (?:còn sống|sinh thời)|sinh thời|(?:\( \d+ tuổi \) )?(?:, |là |- )nạn nhân (?:thứ|cuối|tử|đầu|duy|xấu)"
)
_ENDED = re.compile(
    r"(?:đã |vừa |mới )*(?:qua đời|từ trần|tạ thế|hy sinh|ngã xuống|mất (?:rồi|sớm|năm|cách|hồi)|khuất núi|được truy tặng"
    r"|ra đi (?:mãi|vĩnh|một|vào|năm|khi|lúc|ngày)|(?:đã )?thành người thiên cổ|về với tổ tiên|yên nghỉ)"
)
_GONE = word_set("grammar", "gone")
_LISTING = frozenset(("là", "có", "gồm", ":"))
_MET = frozenset(("dự", "thăm", "trao", "tặng", "viếng", "chủ", "luật", "biểu"))
_HURT = re.compile(
    r"[^:“\"]{0,24}\b(?:được [^,.;:]{0,30}(?:cứu hộ|cứu nạn|cấp cứu"
    r"|đưa (?:ra (?:ngoài|khỏi|viện)|(?:đến|vào|đi|tới|về) (?:bệnh|viện|cấp|trạm|cơ sở y|trung tâm y)))|bị thương|bị (?:xe|ô tô|lũ|nước) )"
)
_ACCUSED = re.compile(
    r"(?:[,)–-] )*(?:người |khi |đã |vừa |cũng )*bị "
    r"(?:khởi tố|bắt|truy tố|truy nã|tạm giam|tạm giữ|tuyên phạt|kết án|xét xử|kỷ luật|cảnh cáo|khai trừ|cách chức)"
)
_YEARS_OF_LIFE = re.compile(r"\( 1\d\d\d [-–] (?:1\d|20)\d\d \)")
_KIN = word_set("grammar", "kin")
_PAST = (
    "dưới triều",
    "đời vua",
    "năm ngoái",
    "khóa trước",
    "nhiệm kỳ trước",
    "năm 19",
    "năm 18",
    "khi ấy",
    "bấy giờ",
    "hồi đó",
    "hồi ấy",
    "năm ấy",
    "thuở ấy",
    "thời đó",
    "thời ấy",
)
_SINCE = re.compile(r"\btừ năm (?:1[89]|20)\d\d")
# A sentence of the last century that names nobody: "Năm 1958, Bác về thăm hợp tác xã."
BEGINS_BACK = re.compile(r"(?:Năm|Ngày|Tháng|Đêm|Sáng|Chiều|Mùa|Cuối|Đầu)\b[^.,;:]{0,30}\b1[89]\d\d\b")
_OLD_YEAR = re.compile(r"(?<!\d)(?:1[89]\d\d|20(?:0\d))$")
_UNCLE_DOES = frozenset(("hồ", "dặn", "ân", "xắn", "lặng", "thường", "ốm", "dừng", "rất", "bước"))
_LAST_CENTURY = re.compile(r"(?<!\d)1[89]\d\d$")
_DATED = re.compile(r"(\S+) (?:năm|ngày|tháng|sáng|trưa|chiều|tối|đêm|xuân|thân|khô|mưa|thu|hè|đông) (?:\d+ ?[-–/.] ?){0,2}1[89]\d\d(?!\d)")
_THEN = re.compile(r", (?:vào )?(?:năm|ngày|tháng|sáng|trưa|chiều|tối|đêm) (?:\d+ ?[-–/.] ?){0,2}1[89]\d\d ,")
_FOUNDED = frozenset(("sinh", "lập", "từ", "niệm", "hiện", "ngày", "("))
_KEPT = frozenset(("niệm", "dịp", "thống", "mừng", "sinh", "từ", "("))
_CHAIRS = frozenset(("chủ trì", "đồng chủ trì", "điều hành", "chủ tọa"))
_FAR = re.compile(r"\b1(?:8\d|9[0-8])\d\b")
_GATHERINGS = frozenset(("nghị", "lễ", "buổi", "gặp mặt", "thảo", "tọa đàm", "họp", "chương trình", "tiếp"))
_TODAY = frozenset(
    ("nay", "hiện nay", "hiện", "đến nay", "bây giờ", "hôm nay", "hôm", "giờ", "tại", "sáng", "chiều", "tối", "nhân dịp", "dịp")
)
_TIMES = frozenset(("năm", "ngày", "tháng", "đêm", "sáng", "chiều", "tối", "mùa", "cuối", "đầu", "giữa", "vào", "hồi", "xuân", "mậu"))
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
# Said at the meeting that is reported, and hardly elsewhere.
_DAYS = frozenset(("ngày", "tháng", "năm", "hôm", "tuần", "sáng", "chiều", "tối"))
_AT_MEETINGS = ("trình bày", "thông qua", "báo cáo", "đọc", "tham luận", "phát biểu khai mạc", "khai mạc", "phát biểu chào mừng")


_ROMAN = re.compile(r"[ivx]+")
_RETIRING = frozenset(("nghỉ hưu", "nghỉ chế độ", "nghỉ công tác"))
_DECISION = 16  # chunks of "quyết định về việc nghỉ hưu hưởng chế độ bảo hiểm xã hội đối với"


def is_example(chunks: Sequence[Chunk]) -> bool:
    """True for a sentence that makes somebody up to explain a rule: "Ví dụ 3: Đồng chí Nguyễn Văn Hải, sinh tháng 9 năm 1967, …"."""
    return len(chunks) > 2 and [chunk.key for chunk in chunks[:2]] == ["ví", "dụ"] and (chunks[2].key == ":" or chunks[2].tag == "number")


def retires(chunks: Sequence[Chunk], mention: Mention) -> bool:
    """True where the words before a person say that it gets its pension: "… công bố Quyết định nghỉ hưu đối với | đồng chí A Cường"."""
    retiring = False
    for chunk in reversed(chunks[max(0, mention.first - _DECISION) : mention.first]):
        if chunk.kind == "name" or chunk.key in (";", ".") or chunk.tag in ("appoints", "appointed"):
            return False  # "… nghỉ hưu đối với đồng chí A; Quyết định bổ nhiệm | đồng chí B"
        retiring = retiring or chunk.key in _RETIRING
        if retiring and chunk.key.endswith("quyết định"):
            return True
    return False


def departed(chunks: Sequence[Chunk], mention: Mention) -> bool:
    """True for a person who takes part in nothing any more, as the words behind say: "qua đời", "bị khởi tố", "(1904-1947)"."""
    near = keys_of_chunks(chunks[mention.last + 1 : mention.last + 14])
    behind = " ".join(near[:7])
    if _DIED.match(behind) or (near[:1] == ["("] and _DIED.match(_behind_brackets(chunks, mention.last + 1))):
        words = words_of(chunks[max(0, mention.first - 2) : mention.first])
        if not _KIN.intersection(words[-2:]):
            return True  # "Nay ông Cửu mất rồi", but "chồng bà Hoa mất sớm"
    if ("được" in near or "bị" in near) and _HURT.match(" ".join(near)):
        return True  # "cháu Hồ Văn Đức, 9 tuổi, được lực lượng cứu hộ đưa ra ngoài"
    return ("bị" in behind and _ACCUSED.match(behind) is not None) or lived(chunks, mention)


def _behind_brackets(chunks: Sequence[Chunk], at: int) -> str:
    """The words behind brackets: "Bà Trần Thị Cúc (61 tuổi, quê Tiền Giang) | tử vong tại chỗ"."""
    at = behind_brackets(chunks, at)
    return " ".join(chunk.key for chunk in chunks[at : at + 7])


def gone(chunks: Sequence[Chunk], mention: Mention) -> bool:
    """True for such a person where the words before say so: behind "lễ truy điệu", or "bắt tạm giam 14 đối tượng, trong đó có | ông …"."""
    first = mention.first
    words = words_of(chunks[max(0, first - 5) : first])
    if ends_with(words, _DEAD, _DEAD_LAST):
        return True
    if not words or words[-1] not in _LISTING:
        return False
    words = words_of(chunks[max(0, first - 16) : first])
    return not _GONE.isdisjoint(map(" ".join, pairwise(words))) and _MET.isdisjoint(words)


def dies(chunks: Sequence[Chunk], mention: Mention) -> bool:
    """True where the words behind somebody tell the death: "… Hồ Văn Thành và Lê Hải Sơn | mất tích khi đi kiểm tra"."""
    return _DIED.match(" ".join(chunk.key for chunk in chunks[mention.last + 1 : mention.last + 5])) is not None


def ends_life(chunks: Sequence[Chunk], at: int, pronoun: str, honorific: str | None) -> bool:
    """True where the predicate at chunk `at` tells the death of somebody named before: "Chị | qua đời năm 2001", "Ông | ra đi một chiều đông".

    Not of a man behind a woman (`honorific`): "… bà Lan kể. Ông | mất năm 1999" is her husband.
    """
    return not are_opposite(pronoun, honorific) and _ENDED.match(" ".join(chunk.key for chunk in chunks[at : at + 6])) is not None


def lived(chunks: Sequence[Chunk], mention: Mention) -> bool:
    """True where the years of a life stand behind a name: "Nhà cách mạng Hoàng Tế Mỹ | (1904-1947)"."""
    if mention.at + 1 >= len(chunks) or chunks[mention.at + 1].key != "(":
        return False  # as behind most names
    return _YEARS_OF_LIFE.match(" ".join(chunk.key for chunk in chunks[mention.at + 1 : mention.at + 6])) is not None


def of_other_days(chunks: Sequence[Chunk]) -> bool:
    """True for a sentence that begins "Trước đó, …": what it tells is background."""
    words = words_of(chunks[:6])
    if _BACKGROUND.longest(words, 0, len(words)) is not None:
        # "Trước đó, phát biểu khai mạc hội nghị, đồng chí …": earlier, at the same meeting
        comma = next((i for i, chunk in enumerate(chunks[:6]) if chunk.key == ","), len(chunks))
        # "Trước đó, các đại biểu đã nghe đồng chí …", "Trước đó, tại phần lễ, …"
        heard = any(chunk.key in ("nghe", "lắng nghe", "phần") for chunk in chunks[comma : comma + 6])
        if any(chunk.key == "nay" and before.key == "," for before, chunk in pairwise(chunks)):
            return False  # "Có lần bà con kiến nghị làm cầu, nay ông An thông báo đã có vốn"
        return not heard and not (comma + 1 < len(chunks) and chunks[comma + 1].tag in ("speak", "chair")) and not _reported(chunks, comma)
    begun = tuple(words[1:3] if words[:1] in (["-"], ["–"], ["+"], ["*"], ["•"]) else words[:2])
    if begun[:1] == ("năm",) and len(begun) > 1 and _YEAR.fullmatch(begun[1]):
        return True
    since = [word for word in words if word not in "-–+*•"] if "từ" in words else []
    if since[:2] == ["từ", "năm"] and _OLD_YEAR.match(" ".join(since[2:3])):
        return True  # "- Từ năm 1993, bà con đến vùng kinh tế mới, do linh mục A dẫn dắt": how it began
    if begun in (("trong", "chuyến"), ("trong", "lần"), ("nhân", "chuyến")) and _visited_in_year(chunks):
        return True
    if chunks[-1].key == ")" and _YEARS_OF_LIFE.search(" ".join(chunk.key for chunk in chunks[-5:])) and not _acts(chunks):
        return True  # "3. Đồng chí Nguyễn Sĩ Bội, Ủy viên Thường vụ Tỉnh ủy (1960 - 1971)": who held a post when
    if begun == ("nội", "dung") and any(chunk.key == ":" for chunk in chunks[2:4]):
        return True  # "Nội dung: bà Ánh khiếu nại việc thu hồi đất": what a paper says
    if begun in (("nhiệm", "kỳ"), ("giai", "đoạn"), ("thời", "kỳ")):
        colon = next((i for i, chunk in enumerate(chunks[:12]) if chunk.key == ":"), 0)
        named = chunks[colon + 1].kind in ("honorific", "name") if 0 < colon < len(chunks) - 1 else False
        if named and any(chunk.tag == "number" or _ROMAN.fullmatch(chunk.key) for chunk in chunks[:colon]):
            return True  # "Nhiệm kỳ II (1980 - 1985): bà Cao Thị Nhị, Hội trưởng": who held a post when
    return bool(words) and words[0] in _TIMES and any(_OLD_YEAR.search(word) for word in words)  # "Đêm 25-8-1945, …", "Năm 1998, …"


def _acts(chunks: Sequence[Chunk]) -> bool:
    return any(chunk.kind == "verb" and chunk.tag != "other" for chunk in chunks)


def _visited_in_year(chunks: Sequence[Chunk]) -> bool:
    """True where the opening words say in what year: "Trong chuyến thăm năm 2008, …", no month or day."""
    words = words_of(chunks[:12])
    stop = words.index(",") if "," in words else 0
    return stop > 1 and words[stop - 2] == "năm" and _YEAR.fullmatch(words[stop - 1]) is not None and "tháng" not in words[:stop]


def only_asks(chunks: Sequence[Chunk], first: int) -> bool:
    """True for a sentence of a notice that asks something of those it names: "| Đề nghị ông bàn giao hồ sơ cho | ông Mai Đắc Tuệ"."""
    return chunks[0].key in ("đề nghị", "kiến nghị") and first > 0 and chunks[first - 1].key not in ",;:–-"


def _reported(chunks: Sequence[Chunk], comma: int) -> bool:
    """True for "Trước đó, | đồng chí Quyền, Bí thư Đảng ủy Khối đã trình bày báo cáo": earlier, at the same meeting, as no other day is named."""
    if comma + 1 >= len(chunks) or chunks[comma + 1].kind not in ("honorific", "office", "name"):
        return False
    if chunks[comma + 1].key in ("đại biểu", "các đại biểu", "cử tri"):
        return any(chunk.tag in ("say", "speak") for chunk in chunks[comma + 2 :]) and _DAYS.isdisjoint([chunk.key for chunk in chunks])
    verb = next((chunk for chunk in chunks[comma + 1 :] if chunk.kind == "verb" and chunk.tag != "other"), None)
    return verb is not None and verb.key.startswith(_AT_MEETINGS) and _DAYS.isdisjoint([chunk.key for chunk in chunks])


def goes_back(chunks: Sequence[Chunk], first: int | None) -> bool:
    """True for a sentence of the last century, so that those behind it may go on there.

    It begins with a time then, or names one ("Đại hội lần thứ I họp năm 1930"). Where people are named, the `first` at a chunk, the year may
    be of their birth or of a day that is kept: then it must stand before them, and nobody may speak.
    """
    if _of_war(chunks[:first]):
        return not comes_back(chunks)
    years = " ".join(keys_of_chunks(chunks))
    if "19" not in years and "18" not in years:
        return False  # as in most sentences
    words = words_of(chunks[:24])
    if words and words[0] in _TIMES and any(_LAST_CENTURY.search(word) for word in words[:6]):
        return True
    if first is None:
        return any(match[1] not in _FOUNDED for match in _DATED.finditer(" ".join(words)))
    words = words_of(chunks[:first])
    said = " ".join(words)
    kept = _KEPT.intersection(words)
    if kept <= {"("} and _THEN.search(said):
        return True  # "Tại nơi này, ngày 10/5/1946, …, đồng chí Hoạt tuyên bố thành lập chi bộ"
    # "…, thành lập ngày 22/12/1944 gồm 34 chiến sĩ do đồng chí … chỉ huy"
    return not kept and _DATED.search(said) is not None and not comes_back(chunks, far=_FAR.search(said) is not None)


def tells_of_uncle(chunks: Sequence[Chunk], first: int | None) -> bool:
    """True for a sentence whose subject is Uncle Hồ: "Năm 1961, | Bác | về thăm xã", "Thấy bà con vất vả, | Bác | hỏi ông Đôn …".

    `first` is the chunk of the first person; whoever stands before Uncle Hồ speaks of him.
    """
    for i, chunk in enumerate(chunks[: min(first or 12, 12)]):
        if chunk.key in ("bác", "bác hồ") and (i == 0 or chunks[i - 1].key == ",") and i + 1 < len(chunks):
            return chunks[i + 1].kind == "verb" or chunks[i + 1].key in _UNCLE_DOES
    return False


def _of_war(chunks: Sequence[Chunk]) -> bool:
    """True where a clause begins with the times of the wars or the kings: "Nối tiếp truyền thống ấy, | trong kháng chiến, nữ tướng …"."""
    for i, chunk in enumerate(chunks[:24]):
        if (i == 0 or chunks[i - 1].key == ",") and chunk.key.split(" ", 1)[0] in _WAR_WORDS:
            words = words_of(chunks[i : i + 5])
            if _WARS.longest(words, 0, len(words)):
                return True
    return False


def comes_back(chunks: Sequence[Chunk], *, far: bool = False) -> bool:
    """True for a sentence that is of today again: somebody says or leads something, or it begins "Nay, …", "Tại hội nghị, …".

    `far`: the sentence before was of a time of which no site reports.
    """
    if any(chunk.tag == "say" or chunk.key in ("đến nay", "hôm nay") for chunk in chunks) or any(
        chunk.key in _TODAY for chunk in chunks[:4]
    ):
        return True
    if chunks[0].tag == "attend" and chunks[0].key.endswith("dự"):
        return True  # "Dự lễ khánh thành bia ghi dấu trận đánh năm 1950 có đồng chí …"
    # "Ngày 28/7/1929, Đại hội … khai mạc. Đồng chí Nguyễn Đức Cảnh chủ trì, đọc báo cáo": at that meeting, where none of today is named
    acts = any(chunk.tag == "speak" or chunk.key in _CHAIRS for chunk in chunks)
    return acts and (not far or any(chunk.key in _GATHERINGS for chunk in chunks))


def is_far(text: str, start: int, end: int) -> bool:
    """True where a part of a text names a year before 1990."""
    return _FAR.search(text, start, end) is not None


def since(chunks: Sequence[Chunk], at: int) -> bool:
    """True where the predicate says since when: "… hướng dẫn vợ chồng chị nuôi bò từ năm 2013"; not where somebody speaks, "… báo cáo kết quả
    thực hiện từ năm 2020 đến nay", "… do Kiểm sát viên Hằng công bố, từ năm 2018 …"."""
    clause = chunks[at : at + 14]
    keys = [chunk.key for chunk in clause]
    if "từ" not in keys or ":" in keys or any(chunk.tag == "say" or chunk.key.startswith(("báo cáo", "công bố")) for chunk in clause):
        return False
    return _SINCE.search(" ".join(keys)) is not None


def tells_past(keys: Sequence[str]) -> bool:
    """True for words of other days: "… năm 1948", "bị bắt giữ năm ngoái"; "sinh năm 1979" tells of nobody's days."""
    words = " ".join(keys).replace("sinh năm ", "")
    return any(old in words for old in _PAST)
