"""The body of an office: it goes on over capitals and the words of organisations, and ends at a name, a verb, a mark or any word that is
neither, once it is complete: "Phó Chủ tịch | Ủy ban MTTQ Việt Nam tỉnh | Dương Thu Hiền"."""

from __future__ import annotations

from danvan_crawler.vietnamese.people.office_capitals import read_capital
from danvan_crawler.vietnamese.people.office_links import LINKS
from danvan_crawler.vietnamese.people.office_marks import Body, mark_inside, number_inside
from danvan_crawler.vietnamese.people.office_small_words import read_small
from danvan_crawler.vietnamese.people.office_steps import go_on
from danvan_crawler.vietnamese.people.tokens import NUMBER, WORD


def read_body(body: Body, *, bodiless: bool, named: bool, due: bool) -> None:
    """Moves `at` of the body of an office to its end.

    `bodiless`: the head is an office alone; `named` and `due`: see `office_spans.office_at`.
    """
    while body.at < body.end and _step(body, bodiless=bodiless, named=named, due=due):
        pass


def _step(body: Body, *, bodiless: bool, named: bool, due: bool) -> bool:
    """Goes over the next tokens; False where the body ends before them."""
    token = body.tokens[body.at]
    if token.kind == NUMBER:
        return number_inside(body) and go_on(body, body.at + 1, complete=True)
    if token.kind != WORD:
        inside = mark_inside(body)
        body.at += inside
        return inside > 0
    link = LINKS.get(body.keys[body.at])
    answer = link(body, token, named) if link is not None else None
    if answer is not None:
        return answer
    if token.cap:
        return read_capital(body, token, bodiless=bodiless, named=named, due=due)
    return read_small(body, bodiless=bodiless, named=named)
