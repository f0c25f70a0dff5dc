"""The author's page: every key that is read is documented, and its example is a handbook."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from handbok_tui.core.chapters.layer import clashes
from handbok_tui.core.edition.handbook import FIELD_KINDS, SECTION_KINDS, SOURCES, SPACES
from handbok_tui.storage.edition.chapter import decode_chapter
from handbok_tui.storage.edition.checker import check_edition
from handbok_tui.storage.edition.files import EditionFiles, decode_edition, listed_chapters
from handbok_tui.storage.edition.keys import CHAPTER_KEYS, EDITION_KEYS
from handbok_tui.storage.edition.new_edition import EXAMPLE
from handbok_tui.storage.toml.decode import Findings, Table, TomlFile
from handbok_tui.storage.toml.read import load

PAGE = Path(__file__).resolve().parents[2] / "docs/edition-format.md"
TEXT = PAGE.read_text("utf-8")
EDITION = (EXAMPLE / "edition.toml").read_bytes()
CHAPTER = (EXAMPLE / "chapters/k2.toml").read_bytes()
HEADINGS = {
    "edition.toml": (EDITION_KEYS, ""),
    "`[[pages]]`": (EDITION_KEYS, "pages"),
    "Ett kapitel": (CHAPTER_KEYS, ""),
    "`when`": (CHAPTER_KEYS, "sections.questions.fields.when"),
    **{f"`[[{name}]]`": (CHAPTER_KEYS, name) for name in CHAPTER_KEYS if name.endswith("s")},
}


def rows(heading: str) -> list[list[str]]:
    """The first table below a heading, cell by cell, without its head."""
    below = re.split(rf"^#+ {re.escape(heading)}$", TEXT, flags=re.MULTILINE)[1]
    table = re.search(r"(?:^\|.*\n)+", below, re.MULTILINE)
    assert table is not None, heading
    lines = table[0].splitlines()
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


class Asked(dict[str, Any]):
    """Data that remembers which of its keys somebody has asked for."""

    def __init__(self, data: dict[str, Any], name: str, asked: set[tuple[str, str]]) -> None:
        self.name, self.asked = name, asked
        super().__init__({key: self._inner(key, item) for key, item in data.items()})

    def _inner(self, key: str, item: Any) -> Any:
        name = f"{self.name}.{key}".lstrip(".")
        if isinstance(item, dict):
            return Asked(item, name, self.asked)
        if isinstance(item, list):
            return [Asked(i, name, self.asked) if isinstance(i, dict) else i for i in item]
        return item

    def get(self, key: str, default: Any = None) -> Any:
        self.asked.add((self.name, key))
        return super().get(key, default)


def asked_for(raw: bytes, decode: Any) -> set[tuple[str, str]]:
    asked: set[tuple[str, str]] = set()
    top = Table(Asked(load(raw), "", asked), (), Findings())
    top.whole("format")
    decode(TomlFile(Path("x.toml"), raw, top, newer=False))
    return asked


def listed(keys: Any) -> set[tuple[str, str]]:
    return {(name, key) for name, names in keys.items() for key in names}


def shown(data: Any, name: str = "") -> Iterator[tuple[str, str]]:
    for key, item in data.items():
        yield name, key
        for inner in item if isinstance(item, list) else [item]:
            if isinstance(inner, dict):
                yield from shown(inner, f"{name}.{key}".lstrip("."))


def test_the_list_of_keys_is_what_is_read() -> None:
    assert asked_for(CHAPTER, decode_chapter) == listed(CHAPTER_KEYS)
    front = asked_for(EDITION, decode_edition)
    order = asked_for(EDITION, listed_chapters)
    assert front | order == listed(EDITION_KEYS)


def test_a_new_edition_shows_every_key() -> None:
    assert set(shown(load(CHAPTER))) == listed(CHAPTER_KEYS)
    assert set(shown(load(EDITION))) == listed(EDITION_KEYS)


@pytest.mark.parametrize("heading", HEADINGS)
def test_the_page_documents_every_key_with_kind_and_default(heading: str) -> None:
    keys, name = HEADINGS[heading]
    found = rows(heading)
    assert [row[0].strip("`") for row in found] == list(keys[name])
    assert all(len(row) == 4 and all(row) for row in found)


def test_the_page_names_every_word_that_has_a_meaning() -> None:
    for word in (*SOURCES, *SPACES, *FIELD_KINDS, *SECTION_KINDS):
        assert f'`"{word}"`' in TEXT
    for kind, parts in SECTION_KINDS.items():
        line = next(line for line in TEXT.splitlines() if line.startswith(f'| `"{kind}"`'))
        assert set(line.split("|")[3].strip().split(", ")) == parts


def test_the_example_is_a_handbook_without_faults(tmp_path: Path) -> None:
    edition, chapter, changes = re.findall(r"^```toml\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
    (tmp_path / "chapters").mkdir()
    (tmp_path / "edition.toml").write_text(edition, "utf-8")
    (tmp_path / "chapters/k1.toml").write_text(chapter, "utf-8")
    assert check_edition(tmp_path) == []
    (tmp_path / "own").mkdir()
    (tmp_path / "own/k1.toml").write_text(changes, "utf-8")
    files = EditionFiles(tmp_path, tmp_path / "own")
    assert files.chapter("k1").sections[0].title == "Hos oss"
    own = files.own("k1")
    assert own.layer.values.keys() == own.layer.published.keys()
    assert clashes(own.published, own.layer) == ()
