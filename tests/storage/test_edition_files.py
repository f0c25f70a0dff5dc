"""Reading the published handbook: lazily, with every fault placed."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbok_tui.core.errors import FaultyFile, NotFound
from handbok_tui.storage.edition.files import EditionFiles
from handbok_tui.storage.files.locations import shipped_edition

EDITION = 'format = 1\ntitle = "Handbok"\nchapters = ["k1", "k2"]\n'
K1 = """format = 1
id = "k1"
number = 1
title = "Ett"
source = "skr"

[[sections]]
id = "k1-a"
kind = "reflection"
title = "Reflektera"

[[sections.questions]]
id = "k1-q"
text = "Hur?"
"""
K2 = 'id = "k2"\nnumber = 2\ntitle = "Två"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "chapters").mkdir()
    (tmp_path / "edition.toml").write_text(EDITION, "utf-8")
    (tmp_path / "chapters/k1.toml").write_text(K1, "utf-8")
    (tmp_path / "chapters/k2.toml").write_text(K2, "utf-8")
    return tmp_path


def faults_of(folder: Path, text: str) -> list[tuple[int, str]]:
    (folder / "chapters/k1.toml").write_text(text, "utf-8")
    with pytest.raises(FaultyFile) as caught:
        EditionFiles(folder).chapter("k1")
    return [(fault.line, fault.message) for fault in caught.value.faults]


def test_the_shipped_handbook_has_five_chapters_in_order() -> None:
    edition, faults = EditionFiles(shipped_edition()).edition()
    assert not faults
    assert [head.number for head in edition.chapters] == [1, 2, 3, 4, 5]
    assert edition.head("01") == edition.head("k1") == edition.chapters[0]


def test_one_broken_chapter_does_not_stop_the_others(folder: Path) -> None:
    (folder / "chapters/k2.toml").write_text('id = "k2"\nnumber = "två"\ntitle = "Två"\n')
    edition, faults = EditionFiles(folder).edition()
    assert [head.id for head in edition.chapters] == ["k1"]
    assert [(Path(fault.path).name, fault.line) for fault in faults] == [("k2.toml", 2)]


def test_a_head_is_read_even_where_a_text_looks_like_a_header(folder: Path) -> None:
    text = 'id = "k2"\nnumber = 2\nlead = """\n[inte en tabell]\n"""\ntitle = "Två"\n'
    (folder / "chapters/k2.toml").write_text(text)
    edition, faults = EditionFiles(folder).edition()
    assert not faults
    assert edition.chapters[1].lead == "[inte en tabell]\n"


def test_every_fault_of_a_file_is_found_in_one_pass(folder: Path) -> None:
    text = K1.replace('kind = "reflection"', 'kind = "reflektion"').replace(
        'text = "Hur?"', "text = 5"
    )
    assert [line for line, _ in faults_of(folder, text)] == [9, 14]


@pytest.mark.parametrize(
    ("old", "new", "line", "word"),
    [
        ('id = "k1-q"', 'id = "k1-a"', 13, "redan"),
        ('id = "k1-q"', 'id = "K1 q"', 13, "id"),
        ('title = "Ett"', 'title = ["Ett"]', 4, "text"),
        ("number = 1", "number = true", 3, "heltal"),
        ('text = "Hur?"', 'text = "Hur?"\nspace = "alla"', 15, "space"),
        ('title = "Reflektera"', 'title = "R"\npoints = ["x"]', 11, "points"),
        ('source = "skr"', 'source = "vem"', 5, "source"),
        ("format = 1", "format = 2", 1, "nyare"),
        ('text = "Hur?"', "", 12, "saknas"),
    ],
)
def test_faults_say_where_and_what(folder: Path, old: str, new: str, line: int, word: str) -> None:
    faults = faults_of(folder, K1.replace(old, new))
    assert any(found == line and word in message for found, message in faults), faults


def test_a_compound_question_must_hold_together(folder: Path) -> None:
    text = K1 + (
        '[[sections.questions.fields]]\nid = "a"\nlabel = "A"\nkind = "choice"\n'
        'when = { field = "b", is = ["Ja"] }\n'
    )
    messages = [message for _, message in faults_of(folder, text)]
    assert any("choices" in message for message in messages)
    assert any("”b”" in message for message in messages)


def test_the_workbooks_own_chapter_stands_in_front(folder: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "k1.toml").write_text(K1.replace('"Ett"', '"Vårt ett"'), "utf-8")
    (own / "k9.toml").write_text('id = "k9"\nnumber = 9\ntitle = "Nio"\n', "utf-8")
    files = EditionFiles(folder, own)
    edition, _ = files.edition()
    assert [head.title for head in edition.chapters] == ["Vårt ett", "Två", "Nio"]
    assert files.chapter("k1").head.title == "Vårt ett"


@pytest.mark.parametrize("name", ["../k1", "k1/../k2", "", "K1", "å"])
def test_a_name_that_is_no_id_is_never_a_path(folder: Path, name: str) -> None:
    with pytest.raises(NotFound):
        EditionFiles(folder).chapter(name)
