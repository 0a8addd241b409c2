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
    tokens, keys = body.tokens, body.keys
    while body.at < body.end:
        token = tokens[body.at]
        inside: bool | None
        if token.kind == NUMBER:
            inside = number_inside(body) and go_on(body, body.at + 1, complete=True)
        elif token.kind != WORD:
            marks = mark_inside(body)
            body.at += marks
            inside = marks > 0
        else:
            key = keys[body.at]
            inside = LINKS[key](body, token, named) if key in LINKS else None
            if inside is None and token.cap:
                inside = read_capital(body, token, bodiless, named, due)
            elif inside is None:
                inside = read_small(body, bodiless, named)
        if not inside:
            return
