"""What people do, sentence by sentence: one form of words a line, with the role of everyone it names."""

from __future__ import annotations

from pathlib import Path

import pytest

from danvan_crawler.vietnamese.participants import find_people


def _rows() -> list[tuple[str, dict[str, str]]]:
    """The sentences of roles.tsv: text TAB name=role; name=role. Roles parted by "/" are readings that may both stand."""
    lines = Path(__file__).with_name("roles.tsv").read_text(encoding="utf-8").splitlines()
    split = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(text, dict(each.strip().split("=") for each in roles.split(";"))) for text, roles in split]


@pytest.mark.parametrize(("text", "roles"), _rows())
def test_roles(text: str, roles: dict[str, str]) -> None:
    found = {person.name: person.role for person in find_people({"body": text}).participants}
    assert found.keys() == roles.keys()
    for name, role in roles.items():
        assert found[name] in role.split("/")
