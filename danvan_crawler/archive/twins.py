"""The same text at two addresses: a view that does not say whose it is ("/print/86303" of "/tin/ten-bai-86303")."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, select

from danvan_crawler.archive.models import Article, ArticleVersion

_PIECE, _SAME, _SHORTEST = 20, 0.8, 0.5

_BY_TITLE = select(Article.url, ArticleVersion.sapo, ArticleVersion.body).join(ArticleVersion, ArticleVersion.article_id == Article.id)


def twin_of(
    connection: Connection,
    site: int,
    key: str,
    item: Mapping[str, Any],
    unwritten: Iterable[tuple[str, Mapping[str, Any]]],
    replay: int | None,
) -> str | None:
    """The address of another article of the site that has the title and the text of `item`; None if there is none.

    `key` is that of the item itself. `unwritten` are addresses and items of the transaction under way. In a replay (the number of its
    run) only what it has written counts: the rest is not yet known at this place of the history.
    """
    title, text = item.get("title") or "", _letters(item)
    for url, other in unwritten:
        if (other.get("title") or "") == title and is_same(_letters(other), text):
            return url
    query = _BY_TITLE.where(Article.site_id == site, Article.key != key, ArticleVersion.title == title)
    if replay is not None:
        query = query.where(ArticleVersion.run_id == replay)
    rows = connection.execute(query.order_by(Article.id, ArticleVersion.number))
    return next((str(row.url) for row in rows if is_same(_letters(row._asdict()), text)), None)


def is_same(one: str, other: str) -> bool:
    """Whether two texts, as letters only, are one: a view may print captions and byline as paragraphs, or leave the lead out."""
    short, long = sorted((one, other), key=len)
    if not short or len(short) < _SHORTEST * len(long):
        return False
    pieces = [short[at : at + _PIECE] for at in range(0, len(short), _PIECE)]
    return sum(piece in long for piece in pieces) >= _SAME * len(pieces)


def _letters(item: Mapping[str, Any]) -> str:
    return "".join(filter(str.isalnum, f"{item.get('sapo') or ''}{item.get('body') or ''}".casefold()))
