"""Whole texts that tell of no event of today: history by its years and congresses, laws in articles, stories, plays and verse."""

from __future__ import annotations

import re

_OLD = re.compile(r"1[89]\d\d")
# Years, but for those of births and in the numbers of documents: "sinh năm 1950", "91/2005/NĐ-CP".
_ANY_YEAR = re.compile(r"(?:(?<![\d.,])|(?<=\.\d\d\.)|(?<=\.\d\.))(?:(?P<old>18\d\d|19[0-6]\d|197[0-5])|(?P<new>199\d|20\d\d))(?![\d/])")
_BORN = re.compile(r"\b(?:sinh|sn|sinh năm|sinh ngày[^,.;\n]{0,14})\s*$", re.I)
_NOW_WORDS = (
    r"cho biết|cho hay|chia sẻ|tâm sự|kể lại|nhớ lại|hôm nay|sáng nay|chiều nay|hôm qua|vừa qua|hiện nay|đến nay|"
    r"lễ kỷ niệm|gặp mặt|dâng hương|dâng hoa|dự lễ|cùng đi có|hội thảo|tọa đàm|khai mạc trưng bày|khai mạc triển lãm|"
    r"kỷ niệm chương|tuổi đảng|thay mặt đoàn"
)
_DAY_WITHOUT_YEAR = r"(?:sáng|chiều|tối|ngày)\s+\d{1,2}\s?[-/.]\s?\d{1,2}(?!\s?[-/.]?\s?\d)"
_DAY_NOW = re.compile(_DAY_WITHOUT_YEAR, re.I)
_NOW = f"{_NOW_WORDS}|{_DAY_WITHOUT_YEAR}"
_CAME = "|cùng dự|đến dự|tới dự|tham dự hội nghị|dự hội nghị"
_PRESENT = re.compile(_NOW + _CAME + "|phát biểu|nhấn mạnh", re.I)
_PRESENT_WORDS = re.compile(_NOW_WORDS + _CAME + "|phát biểu|nhấn mạnh", re.I)
# In a text that names no year of today the speeches too may be of then, and a day of this century is one of today.
_DATED_NOW = re.compile(_NOW + _CAME, re.I)
# Where three years are all of then, those who came did so then.
_DATED_SURELY = re.compile(_NOW, re.I)
_THIS_CENTURY = re.compile(r"\d{1,2}\s?[-/.]\s?20\d\d")
_ANNIVERSARY = re.compile(r"kỷ niệm|kỉ niệm|nhân dịp|chào mừng|truyền thống|ngày thành lập", re.I)


_CONGRESSES = re.compile(r"Đại hội (?:đại biểu toàn quốc lần thứ |toàn quốc lần thứ |lần thứ |Đảng lần thứ )?([IVX]+)\b")
_OLD_HEADLINE = re.compile(r"\s*[^\n.]{0,150}\bnăm 19\d\d\b[^\n.]{0,50}\n")
_ARTICLES = re.compile(r"(?:^|[.;]) ?Điều \d+[.:] ", re.M)
_DECIDES = re.compile(r"bổ nhiệm|điều động|luân chuyển|chỉ định|phân công|thành lập|kiện toàn|công nhận|bầu|(?<!trách )nhiệm|\bcử\b", re.I)
_SPOKEN = re.compile(r"\bkể\b", re.I)
# A clause that begins with its time, or the years of a life: "Tháng 9/1930, …", "(1904 - 1947)".
_TELLS_WHEN = re.compile(
    r"(?:^|[.!?;:,–\"”-] )\s*(?:vào |rồi |đến |từ )?"
    r"(?:năm|ngày|tháng|đêm|mùa|cuối|đầu|giữa|trong|sáng|chiều|tối|trưa|hồi|xuân|sau|trước|rạng|thời|thu|lúc)\b[^.,;:]{0,34}\b1[89]\d\d"
    r"|(?:^|[.!?;] )\s*(?:trung|thượng|hạ) tuần tháng \d{1,2}[/.-]1[89]\d\d|\((?:bầu|họp|lập) [^()\n]{0,16}\b1[89]\d\d\)"
    r"|\(\s*1[89]\d\d\s*[-–]",
    re.I | re.M,
)
_AGED = re.compile(r"(?<!ngày )\bnay\b|\d tuổi\b|tuổi Đảng")
# How much of a text may say so: its headlines, and what is signed.
_HEADLINES, _SIGNATURE = 400, 120
_FICTION_WORDS = ("thơ ", "truyện ", "tiểu ", "kịch ", "nhân vật", "hồi ký", "hồi ức")
# A line of its own, or the end of the title: "Chuyện bến sông - Truyện ngắn của Hà An", "TIỂU PHẨM: …", "Nhân vật: …".
_FICTION = re.compile(
    r"^thơ (?:vui|châm biếm|trào phúng|đả kích) ?:|"
    r"(?:^|[-–(] ?)(?:truyện ngắn|truyện vui|truyện cười|truyện cổ tích|truyện ngụ ngôn|tiểu thuyết|tiểu phẩm|kịch bản|kịch ngắn|kịch vui)"
    r"(?: của [^\n.,;]{2,40}| ?: ?[^\n]{2,80}|\)?) *$|^(?:(?:các )?nhân vật|hồi ký|hồi ức) ?:",
    re.I | re.M,
)


def is_history(text: str) -> bool:
    """True for a text that tells only of the days before 1976: its years say so, and nothing in it is of today.

    "Năm 1929, Chi bộ đầu tiên ra đời với sự tham gia của các ông …": nobody of these takes part in anything that is reported.
    """
    if text.count("Điều ") > 1 and len(_ARTICLES.findall(text)) > 1 and _DECIDES.search(text) is None:
        return True  # "Điều 4: Trưởng Ban tổ chức (ông Dụng) giải quyết khiếu nại": a paper
    if text.count("Đại hội ") > 2 and _goes_through_congresses(text):
        return True  # "Đại hội VI … khẳng định. Đại hội VII … Tại Đại hội XIII, Tổng Bí thư … nêu": through the congresses of the Party
    if _OLD.search(text) is None:
        return False  # as in most texts
    old = new = kept = 0
    for match in _ANY_YEAR.finditer(text):
        if match["new"]:
            new += 1
        elif not _BORN.search(text, max(0, match.start() - 26), match.start()):
            old += 1
            kept += _ANNIVERSARY.search(text, max(0, match.start() - 70), match.start()) is not None
    headline = None if new else _OLD_HEADLINE.match(text)
    if headline is None and _TELLS_WHEN.search(text) is None:
        return False  # "Trường thành lập năm 1959. Đồng chí Lê Văn An, Chủ tịch UBND huyện trao Bằng khen": a year by the way
    of_then = headline is not None and _ANNIVERSARY.search(headline[0]) is None  # "Phát biểu tại Đại hội Mặt trận năm 1977"
    now = _DATED_SURELY if old > kept + 2 else _DATED_NOW
    if not new and (old > kept + 1 or of_then) and now.search(text) is None:
        return True  # "Năm 1929, đồng chí … Tháng 9/1930, … phát biểu …"
    if old > 1 and old < 3 * new <= 1.5 * old and _THIS_CENTURY.search(text) is None and _PRESENT.search(text) is None:
        return True  # "Chùa dựng năm 1845. … Năm 1946, … Chùa được xếp hạng năm 2008"
    if old < 2 and (new or _AGED.search(text) or _SPOKEN.search(text)):
        return False  # "… năm 1972. Ông Sĩ nay đã 75 tuổi"
    if old < 3 * new or not old:
        return False
    first = next((match for match in _ANY_YEAR.finditer(text) if match["old"]), None)
    # "Trung tuần tháng 11/1964, … Mờ sáng 2/12, …": days without a year behind one of then are of then
    of_days = not new and first is not None and first.start() < (day.start() if (day := _DAY_NOW.search(text)) else 0)
    return (_PRESENT_WORDS if of_days else _PRESENT).search(text) is None


def _goes_through_congresses(text: str) -> bool:
    """True where three sentences or more are each of another congress: no list of them, "Nghị quyết Đại hội XI, Đại hội XII"."""
    return len({match[1] for sentence in re.split(r"[.;\n]", text) if (match := _CONGRESSES.search(sentence))}) > 2


def is_fiction(text: str) -> bool:
    """True for a text that calls itself a story or a play ("Truyện ngắn của Lê An", a list of its characters), and for verse."""
    for part in (text[:_HEADLINES], text[-_SIGNATURE:]):
        low = part.lower()
        if any(word in low for word in _FICTION_WORDS) and _FICTION.search(part):
            return True
    return bool(text.count("\n") * 55 > len(text) and _is_verse(text))


def _is_verse(text: str) -> bool:
    """True for a poem: most lines are of four to nine words, end without a mark or with a comma, and are no names or numbers."""
    lines = [line.strip() for line in text.split("\n")]
    lines = [line for line in lines if line]
    return len(lines) > 5 and 3 * sum(map(_is_line_of_verse, lines)) >= 2 * len(lines)


def _is_line_of_verse(line: str) -> bool:
    words = line.split()
    small = sum(word[0].islower() for word in words)
    return (
        4 <= len(words) <= 9 and 2 * small >= len(words) and line[-1] not in ":;" and not any(mark in line for mark in ":-–/()0123456789")
    )
