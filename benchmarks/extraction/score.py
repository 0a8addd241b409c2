"""Figures of a set: body by 4-grams of words as article-extraction-benchmark counts them, titles, dates, time against the parse."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from benchmarks.extraction.sets import Answer, Case


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """4-grams of words; a shorter text gives one."""
    words = re.findall(r"\w+", text or "", re.UNICODE)
    size = min(4, len(words))
    return Counter(tuple(words[at : at + size]) for at in range(len(words) - size + 1)) if words else Counter()


def same_minute(got: str, want: str) -> bool:
    """Whether two ISO date-times are the same to the minute; without a zone on either side the clock's figures are compared."""
    try:
        first, second = datetime.fromisoformat(got), datetime.fromisoformat(want)
    except ValueError:
        return False
    if first.tzinfo is None or second.tzinfo is None:
        first, second = first.replace(tzinfo=None), second.replace(tzinfo=None)
    return len(got) > 10 and abs((first - second).total_seconds()) < 60


def body_f1(pairs: Sequence[tuple[Case, Answer]]) -> tuple[float, float, float] | None:
    """Mean precision (of answers that are not empty), mean recall, and the F1 of the two; None where the gold has no texts."""
    precision, recall = [], []
    for case, answer in pairs:
        want, got = shingles(case.body), shingles(answer.body)
        same = sum((want & got).values())
        if got and want:
            precision.append(same / sum(got.values()))
        if want:
            recall.append(same / sum(want.values()))
    if not recall:
        return None
    p, r = statistics.mean(precision or [0.0]), statistics.mean(recall)
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def figures(pairs: Sequence[tuple[Case, Answer]]) -> dict[str, str]:
    """The figures of some answers, ready to print."""
    articles = [(case, answer) for case, answer in pairs if not case.listing]
    out: dict[str, str] = {"pages": str(len(pairs))}
    if body := body_f1(articles):
        out |= {"body P": f"{body[0]:.4f}", "R": f"{body[1]:.4f}", "F1": f"{body[2]:.4f}"}
    if led := [(case, answer) for case, answer in articles if case.lead]:
        out["sapo"] = f"{sum(' '.join(case.lead.split()) in ' '.join(answer.body.split()) for case, answer in led)}/{len(led)}"
    if titled := [(case, answer) for case, answer in articles if case.title]:
        out["title"] = f"{sum(' '.join(case.title.split()) == ' '.join(answer.title.split()) for case, answer in titled) / len(titled):.3f}"
    if dated := [(case, answer) for case, answer in articles if case.date]:
        minute = [same_minute(answer.date, case.date) for case, answer in dated]
        day = [exact or answer.date[:10] == case.date[:10] for exact, (case, answer) in zip(minute, dated, strict=True)]
        wrong = sum(bool(answer.date) and not right for right, (_, answer) in zip(day, dated, strict=True))
        out |= {"day": f"{sum(day) / len(dated):.3f}", "wrong": str(wrong), "minute": f"{sum(minute) / len(dated):.3f}"}
    if lists := [answer for case, answer in pairs if case.listing]:
        out["lists as articles"] = f"{sum(answer.kind == 'article' for answer in lists)}/{len(lists)}"
    parse = sum(answer.parse_seconds for _, answer in pairs)
    if parse:
        spent = sum(answer.seconds for _, answer in pairs)
        out |= {"ms": f"{1000 * spent / len(pairs):.2f}", "x parse": f"{spent / parse:.1f}"}
    return out


def table(rows: dict[str, dict[str, str]]) -> str:
    """Rows of figures under their names."""
    columns = list(dict.fromkeys(name for row in rows.values() for name in row))
    cells = [["", *columns], *([name, *(row.get(column, "-") for column in columns)] for name, row in rows.items())]
    widths = [max(len(row[at]) for row in cells) for at in range(len(cells[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) if at == 0 else cell.rjust(width) for at, (cell, width) in enumerate(zip(row, widths, strict=True)))
        for row in cells
    )
