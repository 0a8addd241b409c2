"""Names, offices and roles against annotated texts, beside a plain regular expression and underthesea on the same texts; the time of an article.

    python -m benchmarks.language.people [--aside | --tuned] [--peer PYTHON]

The texts are those of `annotated/` (see its README). PYTHON is an interpreter with underthesea installed, in an environment of its own;
its tagger knows persons and no offices, so only its names and its time are compared.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
from collections.abc import Callable
from functools import partial

from benchmarks.language.score import Person, Text, ours, score, texts
from benchmarks.language.timing import LENGTH, article, best_ms, dense, parse_ms, sample
from danvan_crawler.vietnamese import dates
from danvan_crawler.vietnamese.documents import find_documents
from danvan_crawler.vietnamese.participants import find_people
from danvan_crawler.vietnamese.text import lowered, normalize, number_starts

_UPPER = "".join(c for c in map(chr, range(0x41, 0x1EFA)) if c.isupper())
_NAME = rf"[{_UPPER}][^\W\d_]+(?:\s[{_UPPER}][^\W\d_]*){{1,4}}"
# A form of address, or the place of a list, then capitals; behind them an office up to the next mark.
_PLAIN = re.compile(rf"(?:(?:[Đđ]ồng chí|[Đđ]/c|[Ôô]ng|[Bb]à):?\s+|[:;]\s+)({_NAME})(?:\s*[,–-]\s*([{_UPPER}][^,;.]+))?")

# Run by the peer's interpreter: texts in, names of persons and milliseconds for the last text out.
_PEER = """
import json, sys, time
from underthesea import ner
texts = json.load(sys.stdin)
answers = []
for text in texts:
    found = []
    for word, *_, tag in ner(text):
        if tag == "B-PER":
            found.append([word])
        elif tag == "I-PER" and found:
            found[-1].append(word)
    answers.append([" ".join(words) for words in found])
best = float("inf")
for _ in range(3):
    start = time.process_time()
    ner(texts[-1])
    best = min(best, time.process_time() - start)
json.dump([answers, best * 1000], sys.stdout)
"""


def plain(text: Text) -> Text:
    """What a regular expression finds: a form of address, capitals, and what stands behind a comma."""
    return Text(people=[Person(m[1], "attend", [m[2].strip()] if m[2] else []) for m in _PLAIN.finditer(normalize(text.text))])


def everything(text: str) -> tuple[object, ...]:
    """All that the stages ask of a text, which is new to them: what they remember of a whole text is forgotten first."""
    lowered.cache_clear()
    number_starts.cache_clear()
    return find_people({"body": text}), dates.find(text, "2023-06-15"), find_documents(text)


def underthesea(python: str, annotated: list[Text], prose: str) -> tuple[Callable[[Text], Text], float]:
    """The person names of underthesea's tagger for the annotated texts, and its time for a text of prose in milliseconds."""
    asked = json.dumps([normalize(text.text) for text in annotated] + [prose])
    done = subprocess.run([python, "-c", _PEER], input=asked, capture_output=True, text=True, check=True)
    answers, milliseconds = json.loads(done.stdout)
    named = {text.name: names for text, names in zip(annotated, answers, strict=False)}
    return lambda text: Text(people=[Person(name, "attend") for name in named[text.name]]), milliseconds


def main() -> None:
    """Score, then time."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peer", metavar="PYTHON", help="an interpreter that has underthesea")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--aside", action="store_true", help="only the third that is kept aside")
    which.add_argument("--tuned", action="store_true", help="only the other two thirds")
    chosen = parser.parse_args()
    annotated = [text for text in texts() if not (chosen.aside and not text.aside) and not (chosen.tuned and text.aside)]
    prose, worst = article()[:LENGTH], dense(text.text for text in annotated)
    readers: dict[str, Callable[[Text], Text]] = {"danvan": ours, "plain regex": plain}
    times: dict[str, float] = {}
    if chosen.peer:
        readers["underthesea"], times["report, underthesea"] = underthesea(chosen.peer, annotated, prose)
    for name, read in readers.items():
        print(f"{name:12} {score(annotated, read)}")
    for kind, text in (("report", prose), ("short reports", sample()), ("nothing but people", worst)):
        times[f"{kind}, danvan: people, dates, documents"] = best_ms(partial(everything, text))
    times["report, plain regex"] = best_ms(lambda: plain(Text(text=prose)))
    parse = parse_ms()
    for name, taken in times.items():
        print(f"{name:50} {taken:9.3f} ms   {taken / parse:8.2f} parses")


if __name__ == "__main__":
    main()
