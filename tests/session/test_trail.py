"""Every kind of change is taken back and done again: at once, later, and whatever came after."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.changes import CHANGES, open_session, prepare, said, target


@pytest.mark.parametrize("name", CHANGES)
def test_undo_takes_it_back_and_redo_does_it_again(tmp_path: Path, name: str) -> None:
    prepare(tmp_path)
    before = said(tmp_path)
    session = open_session(tmp_path)
    CHANGES[name](session)
    session.save()
    after = said(tmp_path)
    assert after != before
    for _ in range(2):
        done = session.undo()
        assert done is not None
        assert done.place.name
        session.save()
        assert said(tmp_path) == before
        assert session.redo() is not None
        session.save()
        assert said(tmp_path) == after
    session.undo()
    assert session.undo() is None
    session.save()
    assert said(tmp_path) == before


@pytest.mark.parametrize("name", CHANGES)
def test_a_later_run_takes_it_back_from_the_trail(tmp_path: Path, name: str) -> None:
    prepare(tmp_path)
    before = said(tmp_path)
    session = open_session(tmp_path)
    known = {change.entry.id for change in session.trail.changes()}
    CHANGES[name](session)
    session.save()
    after = said(tmp_path)
    later = open_session(tmp_path)
    for head in later.edition.chapters:
        later.questions(head.id)  # everything is read, and must follow
    changes = [change for change in later.trail.changes() if change.entry.id not in known]
    assert changes
    for change in changes:
        later.trail.take_back(change.entry)
    assert said(tmp_path) == before
    assert not later.dirty
    later.save()
    assert said(tmp_path) == before
    for change in reversed(changes):
        later.trail.do_again(change.entry)
    assert said(tmp_path) == after
    assert later.undo() is not None  # and it is a step like others
    assert said(tmp_path) != after


def test_only_what_was_saved_leaves_a_version_when_it_is_written_over(tmp_path: Path) -> None:
    session = open_session(tmp_path)
    here = target(session)
    session.checkpoint(here)
    for text in ("V", "Vi", "", "N", "Nu", "", "Så här är det hos oss."):
        session.write(here, text)
    assert session.answer(here).earlier == ()
    session.save()
    whole = session.answer(here).text
    for text in (whole[:15], whole[:8], "", "Tvärtom är det", "Tvärtom är det alltid."):
        session.write(here, text)
        session.save()
    assert [version.text for version in session.answer(here).earlier] == [whole]


def test_a_text_that_comes_back_by_itself_is_no_earlier_version(tmp_path: Path) -> None:
    session = open_session(tmp_path)
    here = target(session)
    session.write(here, "Så här är det hos oss.")
    session.save()
    session.checkpoint(here)
    for text in ("", "Så här är det hos oss.", "Så här är det hos oss. Och mer."):
        session.write(here, text)
    assert session.answer(here).earlier == ()
