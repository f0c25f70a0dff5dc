"""Every kind of change is taken back and done again: at once, later, and whatever came after."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest

from handbok_tui.core.errors import HandbokError, SaveFailed
from handbok_tui.session.changes.words import in_full, word
from handbok_tui.storage.changes.file import this_run
from tests.support.changes import CHANGES, open_session, prepare, said, target

KEYS = {
    "visibility", "private", "handbook", "rows", "answers", "entries", "order", "worksheet",
    "state", "draft", "skipped", "respondents", "chapters", "hidden", "conflict", "replaced",
    "follow_up", "followed_up", "updated", "None",
}  # fmt: skip
"""What stands in files and means nothing to a person."""


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


@pytest.mark.parametrize("seed", range(10))
def test_whatever_the_order_all_is_taken_back_and_done_again(tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    prepare(tmp_path)
    before = said(tmp_path)
    session = open_session(tmp_path)
    # An import is a new beginning for its chapter: what was edited before is left to the trail.
    names = random.sample([name for name in CHANGES if "imported" not in name], k=9)
    for name in names:
        with suppress(HandbokError):  # it is no longer there to be changed
            CHANGES[name](session)
        if random.random() < 0.7:
            session.save()
    session.save()
    after = said(tmp_path)
    steps = 0
    while session.undo() is not None:
        steps += 1
        if random.random() < 0.5:
            session.save()
    session.save()
    assert said(tmp_path) == before, names
    while session.redo() is not None:
        steps -= 1
    session.save()
    assert said(tmp_path) == after, names
    assert steps == 0


@pytest.mark.parametrize("seed", range(10))
def test_nothing_that_was_saved_is_gone_whatever_is_taken_back(tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    sessions = [open_session(tmp_path) for _ in range(2)]
    written = []
    for number in range(12):
        session = random.choice(sessions)
        changes = session.trail.changes()
        if changes and random.random() < 0.4:
            try:
                session.trail.take_back(random.choice(changes).entry)
            except SaveFailed:  # it stands like that already
                continue
        elif random.random() < 0.2:
            session.undo()
            session.save()
        else:
            here = target(session)
            session.checkpoint(here)
            session.write(here, f"{number} är ett helt nytt svar {random.random()}")
            session.save()
            written.append(session.answer(here).text)
    session = open_session(tmp_path)
    answer = session.answer(target(session))
    kept = {answer.text, *(v.text for v in (*answer.earlier, *answer.conflicts))}
    assert set(written) <= kept


@pytest.mark.parametrize("name", CHANGES)
def test_undo_goes_on_with_what_stands_when_something_was_taken_back_from_the_trail(
    tmp_path: Path, name: str
) -> None:
    prepare(tmp_path)
    this_run.cache_clear()
    session = open_session(tmp_path)
    before = said(tmp_path)
    known = {change.entry.id for change in session.trail.changes()}
    CHANGES[name](session)
    session.save()
    after = said(tmp_path)
    changes = [change for change in session.trail.changes() if change.entry.id not in known]
    for change in changes:
        session.trail.take_back(change.entry)
    for _ in changes:
        assert session.undo() is not None
    session.save()
    assert said(tmp_path) == after
    while session.undo() is not None:
        session.save()
    assert said(tmp_path) == before


def test_a_group_that_somebody_has_answered_in_keeps_its_name(tmp_path: Path) -> None:
    session = open_session(tmp_path)
    group = session.add_group("Ledningsgruppen")
    other = open_session(tmp_path)
    where = other.find_question("k1-ref-1")
    here = other.target(*where, group.id)
    other.write(here, "Vi börjar i det lilla.")
    other.save()
    before = said(tmp_path)
    with pytest.raises(SaveFailed, match="Ledningsgruppen har skrivit"):
        session.undo()
    assert said(tmp_path) == before


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_named_without_keys_of_files(tmp_path: Path, name: str) -> None:
    prepare(tmp_path)
    session = open_session(tmp_path)
    known = {change.entry.id for change in session.trail.changes()}
    CHANGES[name](session)
    session.save()
    for change in session.trail.changes():
        if change.entry.id not in known:
            read = " ".join((change.place.name, word(change), *in_full(session, change)))
            assert not set(re.findall(r"\w+", read)) & KEYS, read
