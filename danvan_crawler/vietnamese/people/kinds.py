"""What kind of paper a text is: a report of something at which people were, or a notice, a list, a story in which they are only named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias

from danvan_crawler.vietnamese.people.lexicon import Phrases, phrases, sections
from danvan_crawler.vietnamese.people.passages import is_caption
from danvan_crawler.vietnamese.people.quotations import answers_readers
from danvan_crawler.vietnamese.people.tokens import keyed, word_key

# caption: one or two short sentences that say who is to be seen. paper: a reader's question with its answer, a notice, a roster, a
# guide, crime news, a tale, an essay: nobody takes part in anything. order: a decision as it was printed, in which those take part
# who get an office by it. report: short. account: longer. tale: an account in which nobody comes or speaks at a meeting, and which
# names no body of today.
Kind: TypeAlias = Literal["report", "caption", "paper", "order", "account", "tale"]

# As printed, the commonest first: most reports have one of these in their first lines, and are not looked at any further.
_FRAMES = sections("kinds")["frames"]
_FIRST_LINES = 600
# As printed: bodies of today, of which no tale tells.
_TODAY = sections("kinds")["today"]
_SHOWS = sections("kinds")["shows"]
_SURE_HEADINGS = sections("kinds")["sure headings"]
_HEADINGS = phrases("kinds", "headings")
_PAPERS = (phrases("kinds", "notices"), phrases("kinds", "incidents"))
_STORIES = phrases("kinds", "stories")
_WORDS = re.compile(r"[^\W\d_]+|:")
_QUOTED = re.compile('“[^“”]*”|"[^"\n]*"')
# It begins with a set of letters, which the engine looks for far faster than for the edge of a word.
_DATED = re.compile(
    r"[SsCcTt](?<!\w.)(?:(?<=[Ss])áng|(?<=[Cc])hiều|(?<=[Tt])(?:ối|rưa))(?: nay| qua|,? (?:ngày )?\d+(?: ?[/-] ?| tháng )\d)"
)
_VISIT_OR_GIFT = re.compile(
    r"\b(?:[Đđ]oàn|[Đđ]ơn vị|[Đđ]ồn) (?:\w+ ){0,4}?(?:thăm|tặng|trao)\b|\b(?:tặng|trao) (?:hơn |gần |trên )?\d[\d.]* (?:suất|phần) quà\b|"
    r"\bbàn giao (?:\w+ ){0,3}?(?:nhà|“?[Mm]ái ấm)\b"
)
_ON_DAY = re.compile(r"\b[Nn]gày \d{1,2}[/-]\d")
_PLAN = re.compile(r"^\W*(?:I|1|A)\s*[.)/–-]+\s*mục đích\b", re.IGNORECASE | re.MULTILINE)
# What only the paper itself has: whom it goes to, that it is signed; and its heading, in capitals on a line of its own.
_SIGNED = re.compile(r"^\W*(?:nơi nhận|kính gửi)\s*:|\(\s*đã ký\b", re.IGNORECASE | re.MULTILINE)
_TITLES = sections("kinds")["titles"]
# "Điều 1. Bổ nhiệm …", "THÔNG BÁO THUYÊN CHUYỂN NHÂN SỰ" of a diocese
_APPOINTS = re.compile(
    r"\bĐiều 1\b.{0,80}(?:bổ nhiệm|điều động|chỉ định|chuẩn y|phân công|thành lập|kiện toàn|công nhận|cử )|"
    r"\A\s*(?:[^\n:]{0,30}: ?)?(?:thông báo|quyết định)\s+[^\n]{0,40}\b(?:thuyên chuyển|bổ nhiệm|nhân sự)",
    re.I | re.S,
)
# How a roster is headed, one line a person below; and what such a heading says of those who get or are given something there.
_ROSTERS = sections("kinds")["rosters"]
_CHOSEN = sections("kinds")["chosen"]
_ITEM = re.compile(r"^[^\S\n]*(?:\d{1,3} ?[.)]|[-+*•–])[^\S\n]*[^\W\d_]", re.M)
_ADDRESSED = r"(?:[ôÔ]ng|[Bb]à|[Đđ]ồng chí|[Aa]nh|[Cc]hị) [^\W\d_]"
_SAID = re.compile(
    rf"\bTheo {_ADDRESSED}[^.!?\n]{{3,150}}|(?:\A|(?<=[.!?…”,] )|(?<=\n)){_ADDRESSED}[^.!?\n]{{3,150}}?\b"
    r"(?:cho biết|cho hay|chia sẻ|đề nghị|nhấn mạnh|kể|bộc bạch|tâm sự|cho rằng|bày tỏ|lưu ý|nêu rõ|khẳng định)\b"
)
_REFERENCES = re.compile(r"\bNxb\b|\bNXB\b[^.\n]{0,60}\btr\.|, tr\. ?\d")
# How much of a text has them, and the marks by which most texts are seen to have none.
_ENDS = 800
_AT_HEAD = ("ính gửi", "ÍNH GỬI", "ục đích", "ỤC ĐÍCH")
_AT_FOOT = ("ơi nhận", "ƠI NHẬN", "(đã ký", "(Đã ký", "(ĐÃ KÝ")
_IN_NOTES = ("tr.", "xb", "XB")
_ENOUGH = 2
_LISTED = 3
_BULLETS = " \t*-–—•.…\"'“(["
_LONG = 240
_HEADING = 40


def kind_of(text: str) -> Kind:
    """What kind of paper a text is."""
    if answers_readers(text) or keyed(text[:_HEADING]).lstrip().startswith(_SURE_HEADINGS):
        return "paper"
    if _is_printed(text):
        return "order" if _APPOINTS.search(text) else "paper"
    framed = _is_framed(text)
    if not framed and _is_paper(text):
        return "order" if _APPOINTS.search(text) else "paper"
    if is_caption(text.strip()):
        return "caption"
    if len(text) < _LONG:
        return "report"
    return "account" if framed or _is_of_today(text) else "tale"


def names_day(text: str) -> bool:
    """True where the day of something is named as reports do: "Sáng 26/6", "chiều nay"."""
    return _DATED.search(text) is not None


def names_show(text: str) -> bool:
    """True for an account of a contest or a performance, where people take part who hold no office and say nothing."""
    return any(show in text for show in _SHOWS)


def names_visit_or_gift(text: str) -> bool:
    """True where a delegation visits people or gives them something: "Đoàn đã thăm, tặng quà 6 Mẹ Việt Nam anh hùng", "bàn giao nhà Đại đoàn kết"."""
    return _VISIT_OR_GIFT.search(text) is not None


def gives_on_day(text: str) -> bool:
    """True where somebody visits or gives on a day that is named: "Ngày 13/2, … Cùng ngày, đơn vị thăm, tặng 14 suất quà"."""
    return _ON_DAY.search(text) is not None and names_visit_or_gift(text)


def _is_printed(text: str) -> bool:
    """True for the paper itself: it has its heading, its signature, a plan's first heading ("I - MỤC ĐÍCH, YÊU CẦU"), or an essay's sources.

    Sources are such as "(1) Trần Hữu Khuê: Phong cách cán bộ, Nxb. Lý luận, H, 2011, tr.45".
    """
    if _is_titled(text[:_LONG]) and not names_day(text):
        return True
    head, foot = text[:_ENDS], text[-_ENDS:]
    if any(mark in head for mark in _AT_HEAD) and (_SIGNED.search(head) or _PLAN.search(head)):
        return True
    if any(mark in foot for mark in _AT_FOOT) and _SIGNED.search(foot):
        return True
    noted = any(mark in foot for mark in _IN_NOTES) and _REFERENCES.search(foot) is not None
    return noted and not names_day(text) and not _has_witness(text)


def _has_witness(text: str) -> bool:
    """True where somebody who holds an office of today says something in a study with notes: "Ông Nhật, Bí thư Chi bộ xóm Quạ cho hay, …"."""
    return any(office in said[0] for said in _SAID.finditer(text) for office in _TODAY)


def _is_titled(head: str) -> bool:
    """True where a line in capitals is a paper's heading: no "THÔNG BÁO | kết luận cuộc họp", which tells of a meeting."""
    titled = any(line.isupper() and line.lstrip(" -*").startswith(_TITLES) for line in head.splitlines())
    return titled and "kết luận" not in head.lower()


def _is_framed(text: str) -> bool:
    """True where some words say that somebody came, spoke, gave or was received somewhere, "Cùng dự có …", "cho biết", or on what day."""
    parts = (text[:_FIRST_LINES], text[_FIRST_LINES:])
    return any(frame in part for part in parts for frame in _FRAMES) or names_day(text)


def _is_of_today(text: str) -> bool:
    return any(body in part for part in (text[:_FIRST_LINES], text) for body in _TODAY)


def _is_paper(text: str) -> bool:
    """True where the heading or several words of a text that is not framed say what it is instead."""
    if _heads_roster(text.lstrip().partition("\n")[0]) and len(_ITEM.findall(text)) >= _LISTED:
        return True
    words = _words(text)
    if _HEADINGS.longest(words, 0, len(words)) or any(_enough(known, words) for known in _PAPERS):
        return True
    return not _is_of_today(text) and _enough(_STORIES, _words(_QUOTED.sub(" ", text)))


def _heads_roster(line: str) -> bool:
    """True for "BAN CHẤP HÀNH ĐẢNG BỘ TỈNH KHÓA XX", "Bảng phân công phụ trách địa bàn"; not for "Ban Chấp hành bầu các chức danh chủ chốt:"."""
    keys = keyed(line.rstrip())
    if keys.endswith((":", ".")) or any(word in keys for word in _CHOSEN):
        return False
    keys = keys.lstrip(_BULLETS)
    return any(keys.startswith(heading) and not keys[len(heading) : len(heading) + 1].isalnum() for heading in _ROSTERS)


def _words(text: str) -> list[str]:
    return [word_key(word) for word in _WORDS.findall(text)]


def _enough(known: Phrases, words: Sequence[str]) -> bool:
    return len(set(_found(known, words))) >= _ENOUGH


def _found(known: Phrases, words: Sequence[str]) -> Iterator[str]:
    """The known phrases in the words, none within another."""
    firsts, i, end = known.firsts(), 0, len(words)
    while i < end:
        match = known.longest(words, i, end) if words[i] in firsts else None
        if match is not None:
            yield " ".join(words[i : i + match[0]])
        i += match[0] if match is not None else 1
