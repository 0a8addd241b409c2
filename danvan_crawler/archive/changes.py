"""What a publisher changed between two versions of an article: a pure function of two lines of the export."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from danvan_crawler.vietnamese.text import fold

Row = Mapping[str, Any]
FIELDS = ("title", "sapo", "published", "published_raw", "author", "source", "section")
"""Fields of one value, compared as they are."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A place of the body that reads otherwise: paragraphs `removed`, and those `added` in their place; one of them may be empty."""

    removed: str
    added: str

    def words(self) -> str:
        """Both in one line, as in "ngày [-12-]{+15+}/5"."""
        before, after = _pieces(self.removed), _pieces(self.added)
        parts = []
        for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
            if tag == "equal":
                parts.append("".join(before[i:j]))
                continue
            parts += [f"[-{text}-]" for text in ["".join(before[i:j])] if text]
            parts += [f"{{+{text}+}}" for text in ["".join(after[k:m])] if text]
        return "".join(parts)


@dataclass(frozen=True, slots=True)
class Entries:
    """Members of a list that were `added` and `removed`, and those that stayed and read otherwise: (before, after)."""

    added: Sequence[Row] = ()
    removed: Sequence[Row] = ()
    changed: Sequence[tuple[Row, Row]] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)


@dataclass(frozen=True, slots=True)
class Changes:
    """What version `to` says otherwise than version `since`. `fields` maps a field's name to (before, after)."""

    url: str
    since: int
    to: int
    fetched_at: str
    fields: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)
    body: Sequence[Passage] = ()
    people: Entries = Entries()
    dates: Entries = Entries()
    documents: Entries = Entries()
    images: Entries = Entries()
    attachments: Entries = Entries()

    def as_json(self) -> dict[str, Any]:
        """The form of `danvan diff --json`."""
        lists = {name: getattr(self, name) for name in LISTS}
        return {
            "url": self.url,
            "from": self.since,
            "to": self.to,
            "fetched_at": self.fetched_at,
            "fields": {name: {"before": before, "after": after} for name, (before, after) in self.fields.items()},
            "body": [{"removed": passage.removed, "added": passage.added} for passage in self.body],
            **{
                name: {
                    "added": list(entries.added),
                    "removed": list(entries.removed),
                    "changed": [{"before": before, "after": after} for before, after in entries.changed],
                }
                for name, entries in lists.items()
            },
        }


def compare(before: Row, after: Row) -> Changes:
    """What changed from one version to another of the same article, both as `export` writes them."""
    return Changes(
        url=after["url"],
        since=before["version"],
        to=after["version"],
        fetched_at=after["fetched_at"],
        fields=dict(_fields(before, after)),
        body=list(_passages(before.get("body") or "", after.get("body") or "")),
        **{name: _entries(before.get(key) or (), after.get(key) or (), *how) for name, (key, *how) in LISTS.items()},
    )


def _fields(before: Row, after: Row) -> Iterator[tuple[str, tuple[Any, Any]]]:
    """The fields that differ. A date that a new design prints with other words or to the second is the same date."""
    one, other = before.get("published"), after.get("published")
    same_date = bool(one and other) and _same_moment(str(one), str(other))
    for name in FIELDS:
        old, new = before.get(name), after.get(name)
        if _flat(old) != _flat(new) and not (same_date and name.startswith("published")):
            yield name, (old, new)


def _same_moment(one: str, other: str) -> bool:
    """Whether two ISO dates are equal as far as both go: "2024-09-23T17:28:12+07:00", "2024-09-23T17:28+07:00", "2024-09-23"."""
    one, other = (date.partition("+")[0] for date in (one, other))
    return one.startswith(other) or other.startswith(one)


def _person(person: Row) -> dict[str, Any]:
    return {name: person[name] for name in ("name", "positions", "role")}


def _name(person: Row) -> str:
    return fold(person["name"])


def _as_it_is(entry: Row) -> dict[str, Any]:
    return dict(entry)


LISTS: Mapping[str, tuple[str, Callable[[Row], Any], Callable[[Row], dict[str, Any]]]] = {
    "people": ("participants", _name, _person),
    "dates": ("event_dates", lambda date: date["iso"], _as_it_is),
    "documents": ("cited_documents", lambda document: fold(document["number"]), _as_it_is),
    "images": ("images", lambda image: image["url"], _as_it_is),
    "attachments": ("attachments", lambda file: file["url"], _as_it_is),
}
"""Name in `Changes` -> key of the export, what makes two entries the same, what of an entry is compared and shown."""


def _entries(before: Iterable[Row], after: Iterable[Row], same: Callable[[Row], Any], shown: Callable[[Row], dict[str, Any]]) -> Entries:
    old, new = ({same(entry): shown(entry) for entry in reversed(list(entries))} for entries in (before, after))
    return Entries(
        added=[new[key] for key in reversed(new) if key not in old],
        removed=[old[key] for key in reversed(old) if key not in new],
        changed=[(old[key], new[key]) for key in reversed(new) if key in old and old[key] != new[key]],
    )


def _passages(before: str, after: str) -> Iterator[Passage]:
    old, new = before.split("\n\n"), after.split("\n\n")
    matcher = SequenceMatcher(None, [_flat(text) for text in old], [_flat(text) for text in new], autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            continue
        if j - i == m - k:  # so many paragraphs for as many: each was changed
            yield from (Passage(removed, added) for removed, added in zip(old[i:j], new[k:m], strict=True))
        else:
            yield Passage("\n\n".join(old[i:j]), "\n\n".join(new[k:m]))


def _flat(value: Any) -> Any:
    return " ".join(value.split()) if isinstance(value, str) else value


def _pieces(text: str) -> list[str]:
    """Words, and what stands between them."""
    pieces = [""]
    for character in text:
        if pieces[-1] and pieces[-1][-1].isalnum() and character.isalnum():
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces[1:]
