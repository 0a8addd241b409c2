"""Links resolve, pictures are sound and small, and nothing speaks of the machine the pages were made on."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from docs_pages import DOCS, PAGES, ROOT, anchors

PICTURES = sorted((DOCS / "pictures").glob("*"))


@pytest.mark.parametrize("name", PAGES)
def test_links_resolve(name):
    text = re.sub(r"```.*?```|`[^`\n]*`", "", PAGES[name], flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"https?://", target):
            continue
        path, _, anchor = target.partition("#")
        found = (ROOT / name).parent / path if path else ROOT / name
        assert found.exists(), target
        if anchor:
            assert anchor in anchors(found.read_text(encoding="utf-8")), target


def test_every_page_is_in_the_index():
    for path in DOCS.glob("*.md"):
        assert path.name == "README.md" or f"]({path.name})" in PAGES["docs/README.md"], path.name


@pytest.mark.parametrize("picture", PICTURES, ids=lambda path: path.name)
def test_a_picture_is_shown_small_and_sound(picture):
    assert any(f"](pictures/{picture.name})" in text for text in PAGES.values())
    assert picture.stat().st_size < 40_000
    root = ElementTree.fromstring(picture.read_text(encoding="utf-8"))
    assert root.tag.endswith("svg")
    assert root.find("{http://www.w3.org/2000/svg}title").text


@pytest.mark.parametrize("path", [*(ROOT / name for name in PAGES), *PICTURES], ids=lambda path: path.name)
def test_no_path_of_a_machine(path: Path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"(?<![\w.:/])/(?:work|tmp|root|home|Users|var|mnt|opt)/", text)
