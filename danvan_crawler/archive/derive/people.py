"""Who is who: claims of one name are joined to persons by evidence, offices become posts of organizations. Pure functions.

A name alone joins nothing. Two claims of the same name are one person if both print the same office, another office of the same body
(a deputy who became head), or an office of the same commune or district; or if a person who knows says so. Committees have many members:
"Tỉnh ủy viên" joins nothing. A claim without an office belongs to the only bearer of its name on the same site, if there is one.
All other claims stay apart, and whether they are one person is undecided.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from danvan_crawler.archive.derive.shingles import words
from danvan_crawler.vietnamese.offices import parse_office
from danvan_crawler.vietnamese.text import name_key, squeeze

SMALL_AREAS = ("district", "commune", "village")
_MEMBER = ("viên", "biểu")
"""How the roles of many people at once end: ủy viên, tỉnh ủy viên, đại biểu, đảng viên."""
FORMER = ("nguyên", "cựu", "cố")


@dataclass(frozen=True, slots=True)
class Held:
    """An office as it can be compared: folded to one spelling, its area filled in from the site where the words name none.

    `body` and `area` are comparison keys, `role` and `body_name` are to be read; `place` is None where the office names no small area.
    """

    role: str
    role_key: str
    body: str | None
    body_name: str | None
    level: str | None
    area: str
    place: str | None
    former: bool
    of_many: bool

    @property
    def organization(self) -> str | None:
        """Key of the body within its area."""
        return f"{self.body}|{self.area}" if self.body else None

    @property
    def post(self) -> str:
        """Key of the office."""
        return f"{self.role_key}|{self.body or ''}|{self.area}"


@lru_cache(maxsize=100_000)
def held(raw: str, home: str) -> Held:
    """An office as printed on a site whose own area is `home` (its province, or what else stands for it)."""
    office = parse_office(raw)
    role_key = _key(office.role)
    body_key = _key(office.body) if office.body else None
    named = _key(office.area) if office.area else None
    if body_key and named and body_key != named:
        body_key = body_key.removesuffix(named).strip()
    place = f"{office.level} {named} ({home})" if office.level in SMALL_AREAS and named else None
    if office.level == "central":
        area = "trung ương"
    elif office.level == "province":
        area = named or home
    else:
        area = place or f"{office.level or 'somewhere'} in {home}"
    former = bool(office.qualifier) and _key(office.qualifier or "").split()[0] in FORMER
    return Held(office.role, role_key, body_key, office.body, office.level, area, place, former, role_key.endswith(_MEMBER))


def home_of(site: str, level: str | None, province: str | None, article: str) -> str:
    """The area that an office without a place belongs to: the site's province, or the site; an article of a central site stands alone."""
    if province:
        return _key(province)
    return f"[{article}]" if level == "central" else f"[{site}]"


def _key(text: str) -> str:
    return " ".join(words(text).keys)


@dataclass(frozen=True, slots=True)
class Claim:
    """A person whom an article names: where the claim stands, and what it says. `story` is the same for an article and its reprints."""

    site: str
    key: str
    ordinal: int
    story: int
    day: str
    name: str
    offices: tuple[Held, ...]

    @property
    def place(self) -> tuple[str, str, int]:
        """The claim's natural key."""
        return self.site, self.key, self.ordinal


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person who knows says of two claims of a name: (site, article key) each, the same person or not."""

    name: str
    one: tuple[str, str]
    other: tuple[str, str]
    same: bool


@dataclass(frozen=True, slots=True)
class Person:
    """Claims that are one person, in order of time; `undecided` if others of that name may be the same."""

    key: str
    claims: Sequence[Claim]
    basis: str
    undecided: bool


def identify(claims: Iterable[Claim], judgements: Iterable[Judgement] = ()) -> list[Person]:
    """The persons behind claims, by key; whatever the order of the claims."""
    by_name: dict[str, list[Claim]] = {}
    for claim in claims:
        by_name.setdefault(name_key(claim.name), []).append(claim)
    judged: dict[str, list[Judgement]] = {}
    for judgement in judgements:
        judged.setdefault(name_key(judgement.name), []).append(judgement)
    return [person for name in sorted(by_name) for person in _of_name(name, by_name[name], judged.get(name, ()))]


def _of_name(name: str, claims: Sequence[Claim], judgements: Sequence[Judgement]) -> list[Person]:
    ordered = sorted(claims, key=lambda claim: (claim.day or "9999", claim.place))
    groups = _Groups(len(ordered))
    for judgement in judgements:
        at = [[n for n, claim in enumerate(ordered) if (claim.site, claim.key) == place] for place in (judgement.one, judgement.other)]
        for one, other in zip(at[0], at[1], strict=False):
            groups.judge(one, other, judgement.same)
    for reasons, basis in ((_stories(ordered), "reprint"), (_evidence(ordered), "office")):
        for members in reasons:
            for n in members[1:]:
                groups.join(members[0], n, basis)
    _without_office(ordered, groups)
    parts = groups.parts()
    people = []
    for members in parts:
        some = [ordered[n] for n in members]
        first = min(claim.place for claim in some)
        people.append(Person(f"{name}|{first[0]}|{first[1]}|{first[2]}", some, groups.basis(members), undecided=False))
    settled = len(people) == 1 or groups.all_told_apart(parts)
    return sorted((Person(person.key, person.claims, person.basis, not settled) for person in people), key=lambda person: person.key)


def _stories(claims: Sequence[Claim]) -> list[list[int]]:
    """The same name in an article and in its reprints."""
    return _grouped((claim.story, n) for n, claim in enumerate(claims))


def _evidence(claims: Sequence[Claim]) -> list[list[int]]:
    """Claims that share an office, a body or a small area."""
    found: list[tuple[object, int]] = []
    for n, claim in enumerate(claims):
        for office in claim.offices:
            if office.place:
                found.append((office.place, n))
            elif not office.of_many:
                found.append((office.organization or office.post, n))
    return _grouped(found)


def _grouped(pairs: Iterable[tuple[object, int]]) -> list[list[int]]:
    groups: dict[object, list[int]] = {}
    for key, n in pairs:
        groups.setdefault(key, []).append(n)
    return list(groups.values())


def _without_office(claims: Sequence[Claim], groups: _Groups) -> None:
    """A claim that no office places belongs to the only bearer of its name on its site."""
    placed = [n for n, claim in enumerate(claims) if any(not office.of_many or office.place for office in claim.offices)]
    bearers: dict[str, set[int]] = {}
    for n in placed:
        bearers.setdefault(claims[n].site, set()).add(groups.of(n))
    for n in sorted(set(range(len(claims))) - set(placed)):
        there = bearers.get(claims[n].site, set())
        if len(there) == 1:
            groups.join(next(iter(there)), n, "only bearer of the name on the site")


class _Groups:
    """Numbers joined to groups; those that were judged to differ are never joined."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))
        self._apart: set[tuple[int, int]] = set()
        self._why: dict[int, set[str]] = {}

    def of(self, n: int) -> int:
        """The lowest number of the group."""
        while self._parent[n] != n:
            self._parent[n] = self._parent[self._parent[n]]
            n = self._parent[n]
        return n

    def judge(self, one: int, other: int, same: bool) -> None:
        """A decision from outside; a later one does not undo an earlier one."""
        if same:
            self.join(one, other, "judgement")
        else:
            self._apart.add((one, other))

    def join(self, one: int, other: int, basis: str) -> None:
        """Makes two groups one, unless members of them were judged to differ."""
        a, b = sorted((self.of(one), self.of(other)))
        if a == b:
            return
        if any({self.of(x), self.of(y)} == {a, b} for x, y in self._apart):
            return
        self._parent[b] = a
        self._why.setdefault(a, set()).update({basis, *self._why.pop(b, ())})

    def parts(self) -> list[list[int]]:
        """The groups, each in order."""
        found: dict[int, list[int]] = {}
        for n in range(len(self._parent)):
            found.setdefault(self.of(n), []).append(n)
        return list(found.values())

    def basis(self, members: Sequence[int]) -> str:
        """Why these were joined."""
        return ", ".join(sorted(self._why.get(self.of(members[0]), ()))) or "one article"

    def all_told_apart(self, parts: Sequence[Sequence[int]]) -> bool:
        """Whether each pair of groups was judged to differ."""
        told = {frozenset((self.of(x), self.of(y))) for x, y in self._apart}
        heads = [self.of(members[0]) for members in parts]
        return all(frozenset((a, b)) in told for n, a in enumerate(heads) for b in heads[n + 1 :])


def names_of(claims: Sequence[Claim]) -> Mapping[str, int]:
    """The printed forms of a name with how often each is printed, the commonest first."""
    counts: dict[str, int] = {}
    for claim in claims:
        name = squeeze(claim.name)
        counts[name] = counts.get(name, 0) + 1
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
