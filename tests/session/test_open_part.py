"""What is written in a chapter while others take it away, or move it, is written there."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbok_tui.core.chapters.pieces import as_text, pieces
from tests.support.changes import open_session

WORDS = "Det som skrivs just nu"


def texts(folder: Path, chapter: str = "k1") -> list[str]:
    editing = open_session(folder).edit_chapter(chapter)
    return [as_text(editing.parts, piece) for piece in pieces(editing.parts)]


@pytest.mark.parametrize("first", [0, 1, 2])
@pytest.mark.parametrize("removed", [0, 1, 2])
@pytest.mark.parametrize("name", ["points", "fields", "steps"])
def test_an_item_that_others_moved_or_removed_is_written_where_it_stands(
    tmp_path: Path, name: str, first: int, removed: int
) -> None:
    session, other = open_session(tmp_path), open_session(tmp_path)
    chapter = "k2" if name == "steps" else "k1"
    editing = session.edit_chapter(chapter)
    found = [p for p in pieces(editing.parts) if p.name == name]
    items = [p for p in found if p.key == found[0].key]
    mine, theirs = items[min(first, len(items) - 1)], items[min(removed, len(items) - 1)]
    editing.begin(mine)
    left = [editing.text(one) for one in items if one not in (mine, theirs)]
    other.edit_chapter(chapter).remove(theirs)
    other.save()
    session.chapters_changed()
    assert editing.open is not None
    editing.write(editing.open, WORDS)
    session.save()
    now = texts(tmp_path, chapter)
    assert WORDS in now
    assert [text for text in now if text in left] == left


def test_what_others_write_leaves_nothing_unsaved_here(tmp_path: Path) -> None:
    session, other = open_session(tmp_path), open_session(tmp_path)
    session.edit_chapter("k1")
    theirs = other.edit_chapter("k1")
    theirs.write(next(p for p in pieces(theirs.parts) if p.name == "lead"), WORDS)
    other.save()
    session.chapters_changed()
    assert not session.dirty
    assert session.save_state.kind != "dirty"


@pytest.mark.parametrize("way", ["saved", "unsaved", "untouched"])
@pytest.mark.parametrize("kind", ["section", "question", "own"])
def test_a_part_that_others_take_away_stays_while_it_is_written(
    tmp_path: Path, kind: str, way: str
) -> None:
    session, other = open_session(tmp_path), open_session(tmp_path)
    editing = session.edit_chapter("k1")
    if kind == "own":
        piece = editing.add(next(p for p in pieces(editing.parts) if p.whole), "text")
        editing.write(piece, "Eget")
        session.save()
    else:
        wanted = "question" if kind == "question" else "section"
        piece = next(p for p in pieces(editing.parts) if p.key.kind == wanted and p.whole)
    editing.begin(piece)
    if way != "untouched":
        editing.write(piece, "Eget, ändrat")
    if way == "saved":
        session.save()
    theirs = other.edit_chapter("k1")
    whole = next(p for p in pieces(theirs.parts) if p.key == piece.key and p.whole)
    theirs.remove(whole)
    other.save()
    session.chapters_changed()
    assert editing.open is not None
    assert editing.text(editing.open) == editing.text(piece)
    editing.write(editing.open, WORDS)
    editing.finish(editing.open)
    session.save()
    assert WORDS in texts(tmp_path)
    assert not session.dirty
