"""Golden pages: a stored page beside what should be read from it, and how a reading is compared with that.

Two files a page: `NAME.html.gz`, the bytes, and `NAME.json`: how they came (`url`, `status`, `content_type`, `served_at`) and what a person
found on the page (`kind` and any of the fields of `facts`; a field that is left out is not compared). `"looked_at": false` marks a file
that nobody has read yet: it proves nothing, and its test fails.
"""

from __future__ import annotations

import gzip
import json
from datetime import datetime
from pathlib import Path
from typing import Any

from danvan_crawler.items import Article, Page, Reading

_PLAIN = ("title", "kicker", "sapo", "sapo_prefix", "published_raw", "author", "source", "section", "platform")


def facts(reading: Reading) -> dict[str, Any]:
    """What a golden file says of a page, in its form. `parts` has the title, address and date of every article on it."""
    out: dict[str, Any] = {"kind": reading.kind}
    if reading.articles:
        article = reading.articles[0]
        out |= {name: getattr(article, name) for name in _PLAIN}
        out["body"] = article.body.split("\n\n")
        out["images"] = [_image(article, number) for number in range(len(article.images))]
        out["attachments"] = [{"url": file.url, "title": file.title} for file in article.attachments]
        out["links"] = [{"block": link.block, "title": link.title, "url": link.url, "date_raw": link.date_raw} for link in article.links]
        out["canonical"] = article.url
    out["parts"] = [{"title": article.title, "url": article.url, "published_raw": article.published_raw} for article in reading.articles]
    out["items"] = [[link.url, link.date_raw] for link in reading.links if link.block == "listing"]
    out["next_pages"] = reading.next_pages
    out["reason"] = reading.reason
    return out


def _image(article: Article, number: int) -> dict[str, Any]:
    image = article.images[number]
    return {"url": image.url, "caption": image.caption} | ({"credit": image.credit} if image.credit else {})


def differences(want: dict[str, Any], reading: Reading) -> dict[str, tuple[Any, Any]]:
    """The fields that a golden file names and the reading has otherwise: (wanted, read). A file that nobody looked at differs in that."""
    got = facts(reading)
    out = {}
    for name in got:
        if name in want:
            expected = want[name].split("\n\n") if name == "body" and isinstance(want[name], str) else want[name]
            found = got[name]
            if name == "images" and not any("credit" in image for image in expected):
                found = [{key: value for key, value in image.items() if key != "credit"} for image in found]
            if expected != found:
                out[name] = (expected, found)
    if not want.get("looked_at", True):
        out["looked_at"] = (True, False)
    return out


def load(case: Path) -> tuple[dict[str, Any], Page]:
    """A golden file `NAME.json` and the page beside it."""
    want = json.loads(case.read_text(encoding="utf-8"))
    body = gzip.decompress(case.with_suffix(".html.gz").read_bytes())
    served = want.get("served_at")
    moment = datetime.fromisoformat(served) if served else None
    return want, Page(want["url"], body, want["content_type"], status=want["status"], served_at=moment)


def save(case: Path, page: Page, reading: Reading, note: str) -> None:
    """Write both files; raises OSError. What was read becomes what is wanted, and `looked_at` is false until a person has put it right."""
    moment = page.served_at or page.fetched_at
    head = {
        "note": note,
        "looked_at": False,
        "url": page.url,
        "status": page.status,
        "content_type": page.content_type,
        "served_at": moment.isoformat() if moment else None,
    }
    case.parent.mkdir(parents=True, exist_ok=True)
    # No time of day in the gzip header: the same page gives the same file.
    case.with_suffix(".html.gz").write_bytes(gzip.compress(page.body, mtime=0))
    case.write_text(json.dumps(head | facts(reading), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
