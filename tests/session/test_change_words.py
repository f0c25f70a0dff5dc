"""What was changed is told in words that people know, and no two changes are called alike."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from handbok_tui.core.chapters.pieces import pieces
from handbok_tui.session import Session
from handbok_tui.session.changes.words import in_full
from tests.support.changes import CHANGES, open_session, prepare

_RAW = re.compile(r"^\s*([a-z_-]+): ?")
"""What begins a line where a key of the file is said as it stands: names here are capital."""

LAYER = """format = 1
changes = true
lead = "Vår ingress"

[published]
lead = "Utgåvans ingress"
"""
CONFLICTS = """
[[conflict]]
part = "chapter"
id = "k1"
name = "lead"
text = "Bos ingress"

[[conflict]]
part = "question"
id = "k1-ref-1"
name = "text"
text = "Bos fråga?"

[[replaced]]
part = "section"
id = "k1-text"
name = "body"
text = "Det som gav vika"
"""


def told(session: Session) -> list[str]:
    """All lines of all changes."""
    return [line for change in session.trail.changes() for line in in_full(session, change)]


@pytest.mark.parametrize("name", CHANGES)
def test_no_key_of_a_file_is_said_as_it_stands(tmp_path: Path, name: str) -> None:
    prepare(tmp_path)
    session = open_session(tmp_path)
    CHANGES[name](session)
    session.save()
    found = [line for line in told(session) if _RAW.match(line)]
    assert found == []


def test_two_wordings_of_a_chapter_name_their_part_in_swedish(tmp_path: Path) -> None:
    path = tmp_path / "chapters/k1.toml"
    path.parent.mkdir()
    path.write_text(LAYER + CONFLICTS, "utf-8")
    session = open_session(tmp_path)
    change = session.trail.since("chapters/k1.toml", LAYER.encode())
    lines = in_full(session, change)
    assert "Två versioner" in lines
    assert "Kapitlet, ingress: Bos ingress" in lines
    assert "Fråga: Bos fråga?" in lines
    assert "Gav vika" in lines
    assert "Avsnitt, text: Det som gav vika" in lines
    assert [line for line in lines if _RAW.match(line)] == []


def test_two_values_of_a_cell_and_of_a_fact_name_it(tmp_path: Path) -> None:
    prepare(tmp_path)
    sheet = tmp_path / "worksheets/anna/nulagesanalys.toml"
    before = sheet.read_bytes()
    cell = b'\n[[conflict]]\nrow = "mal"\ncolumn = "ser"\nvalue = "Bos ord"\n'
    sheet.write_bytes(before + cell)
    session = open_session(tmp_path)
    lines = in_full(session, session.trail.since("worksheets/anna/nulagesanalys.toml", before))
    assert any(line.endswith(": Bos ord") and "Mål och uppföljning" in line for line in lines)
    book = tmp_path / "workbook.toml"
    before = book.read_bytes()
    book.write_bytes(before + b'\n[[conflict]]\nname = "vision"\nvalue = "Bos vision"\n')
    session = open_session(tmp_path)
    lines = in_full(session, session.trail.since("workbook.toml", before))
    assert "Vår vision: Bos vision" in lines


def test_answers_to_all_questions_are_told_apart_in_the_list(tmp_path: Path) -> None:
    session = open_session(tmp_path)
    asked = [q for head in session.edition.chapters for q in session.questions(head.id)]
    for question in asked:
        target = session.target(*session.find_question(question.id))
        session.checkpoint(target)
        session.write(target, "Ja", *[field.id for field in question.fields[:1]])
        session.save()
    places = [change.place for change in session.trail.changes()]
    assert len(places) == len(asked)
    seen = 80 - 18 - len("▸ ") - len("  ändrat  ")
    assert len({place.name[:seen] for place in places}) == len(places)
    assert len({place.brief[:17] for place in places}) == len(places)
    wordings = {question.text for question in asked}
    assert {place.full.partition("”")[2].removesuffix("”") for place in places} == wordings


def test_parts_of_a_chapter_are_told_apart_in_the_list(tmp_path: Path) -> None:
    session = open_session(tmp_path)
    editing = session.edit_chapter("k1")
    texts = [p for p in pieces(editing.parts) if (p.key.kind, p.name) == ("question", "text")]
    assert len(texts) > 2
    for piece in texts:
        editing.begin()
        editing.write(piece, f"Vår egen fråga om {piece.key.id}?")
        editing.finish(piece)
        session.save()
    names = [change.place.name for change in session.trail.changes()]
    assert len(names) == len(texts)
    assert len(set(names)) == len(texts)
    assert all("Vår egen fråga" in name for name in names)
