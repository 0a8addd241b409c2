"""Runs one other extractor over the pages that come in, with an interpreter that has it and not ours.

    PYTHON peers.py NAME < pages.jsonl > answers.jsonl        {"url", "html": base64} a line in; {"title", "date", "body", …} a line out

Stands alone: it imports nothing of the project. Times are CPU seconds: of the extractor on the decoded page, and of the bare lxml parse of
the same bytes in the same process.
"""

from __future__ import annotations

import base64
import json
import sys
import time
from typing import Any


def trafilatura(html: str, url: str) -> dict[str, Any]:
    import trafilatura as peer

    found = peer.bare_extraction(html, url=url, include_comments=False, with_metadata=True)
    return {"title": found.title or "", "date": found.date or "", "body": found.text or ""} if found else {}


def trafilatura_precision(html: str, url: str) -> dict[str, Any]:
    import trafilatura as peer

    return {"body": peer.extract(html, url=url, include_comments=False, favor_precision=True) or ""}


def readability(html: str, url: str) -> dict[str, Any]:
    import lxml.html
    from readability import Document

    document = Document(html)
    tree = lxml.html.fromstring(document.summary(html_partial=True))
    return {"title": document.short_title() or "", "body": "\n".join(tree.itertext())}


def newspaper4k(html: str, url: str) -> dict[str, Any]:
    import newspaper

    article = newspaper.Article(url or "https://example.com/", fetch_images=False)
    article.download(input_html=html)
    article.parse()
    day = article.publish_date
    return {"title": article.title or "", "date": day.isoformat() if day else "", "body": article.text or ""}


def newsplease(html: str, url: str) -> dict[str, Any]:
    from newsplease import NewsPlease

    article = NewsPlease.from_html(html, url=url)
    day = article.date_publish
    return {"title": article.title or "", "date": day.isoformat() if day else "", "body": article.maintext or ""}


def goose3(html: str, url: str) -> dict[str, Any]:
    from goose3 import Goose

    with Goose({"enable_image_fetching": False}) as goose:
        article = goose.extract(raw_html=html)
    return {"title": article.title or "", "date": article.publish_date or "", "body": article.cleaned_text or ""}


def resiliparse(html: str, url: str) -> dict[str, Any]:
    from resiliparse.extract.html2text import extract_plain_text

    return {"body": extract_plain_text(html, main_content=True, alt_texts=False, links=False)}


def htmldate(html: str, url: str) -> dict[str, Any]:
    from htmldate import find_date

    return {"date": find_date(html, url=url, original_date=True, extensive_search=True) or ""}


PEERS = {
    "trafilatura": trafilatura,
    "trafilatura-precision": trafilatura_precision,
    "readability-lxml": readability,
    "newspaper4k": newspaper4k,
    "news-please": newsplease,
    "goose3": goose3,
    "resiliparse": resiliparse,
    "htmldate": htmldate,
}


def main() -> None:
    from lxml import etree

    peer = PEERS[sys.argv[1]]
    answered = False
    for line in sys.stdin:
        page = json.loads(line)
        data = base64.b64decode(page["html"])
        parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
        start = time.process_time()
        etree.fromstring(data, parser)
        parsed = time.process_time() - start
        html = data.decode("utf-8", "replace")
        start = time.process_time()
        try:
            answer = {name: value if isinstance(value, str) else str(value or "") for name, value in peer(html, page["url"]).items()}
            answered = True
        except Exception as error:
            if isinstance(error, ImportError) and not answered:
                raise
            answer = {"failed": True, "body": "", "title": "", "date": ""}
            print(f"{sys.argv[1]}: {page['url'][:80]}: {type(error).__name__}", file=sys.stderr)
        spent = time.process_time() - start
        print(json.dumps(answer | {"seconds": spent, "parse_seconds": parsed}), flush=True)


if __name__ == "__main__":
    main()
