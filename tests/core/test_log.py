"""The log as values: kinds, ids, the question of a day, places, what an export takes along."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbok_tui.core.answers.workbook import Answer, Respondent, SheetKey, Workbook, set_answer
from handbok_tui.core.edition.document import Viewer
from handbok_tui.core.edition.handbook import Question, is_id
from handbok_tui.core.log.entries import (
    KIND_NAMES,
    LOG_KINDS,
    LogEntry,
    LogKindName,
    Occasion,
    entries,
    entry_id,
    entry_question,
    learning_places,
    occasion_of,
    question_in_turn,
    turns,
)
from handbok_tui.core.log.page import log_page
from handbok_tui.export.log_selection import LogChoice, choose
from handbok_tui.texts.log import entries as texts

DAY = date(2027, 1, 12)
ANNA, BO = Respondent("anna", "Anna"), Respondent("bo", "Bo")
GROUP = Respondent("gruppen", "Gruppen", "group")
SOMEONE = {"person": ANNA, "group": GROUP}


def entry(
    kind: LogKindName, of: Respondent, *, private: bool = False, chapter: str = "", where: str = ""
) -> LogEntry:
    occasion = Occasion(kind, DAY, chapter)
    answer = Answer(
        entry_id(kind, DAY, "1"),
        visibility="private" if private else "handbook",
        text=f"{kind} {of.id}",
        fields={"where": where},
        occasion=occasion,
    )
    return LogEntry(of, "log:2027", answer, occasion)


def test_every_kind_has_its_words_and_a_letter_of_its_own() -> None:
    assert set(texts.KINDS) == set(texts.HELP) == set(LOG_KINDS)
    assert set(texts.FIELDS) <= set(LOG_KINDS)
    letters = [kind.letter for kind in LOG_KINDS.values()]
    assert len(set(letters)) == len(letters)
    for name in KIND_NAMES:
        question = entry_question("x", name)
        assert (question.text, question.help) == (texts.KINDS[name], texts.HELP[name])
        assert question.space == LOG_KINDS[name].space
        assert all(is_id(field.id) and field.label for field in question.fields)


@given(
    st.sampled_from(KIND_NAMES),
    st.dates(),
    st.from_regex(r"[a-z0-9][a-z0-9-]{0,63}", fullmatch=True),
)
def test_an_id_is_an_id_and_tells_kind_and_day(kind: LogKindName, day: date, tail: str) -> None:
    made = entry_id(kind, day, tail)
    assert is_id(made)
    found = occasion_of(made)
    assert found is not None
    assert (found.kind, found.day) == (kind, day)
    if LOG_KINDS[kind].daily and len(tail) < 40 and tail.strip("-") == tail != "alla":
        assert found.about == tail


@pytest.mark.parametrize("other", ["k1-ref-1", "2027-01-12", "2027-13-12-r-x", "2027-01-12-x-y"])
def test_another_id_tells_nothing(other: str) -> None:
    assert occasion_of(other) is None


def asked(turn: int, prompts: list[str], chapters: list[list[Question]]) -> str:
    for where, index in turns(turn, len(prompts), len(chapters)):
        if where == "own":
            return prompts[index]
        if chapters[index]:
            return question_in_turn(turn, len(chapters), chapters[index]).id
    return ""


def test_every_question_has_its_day_and_no_day_is_without() -> None:
    prompts = [f"dag-{n}" for n in range(7)]
    chapters = [[Question(f"k{c}-{n}", "?") for n in range(4 + c)] for c in range(3)]
    first = DAY.toordinal()
    found = [asked(first + step, prompts, chapters) for step in range(400)]
    assert set(found) == {*prompts, *(q.id for chapter in chapters for q in chapter)}
    assert all(one != two for one, two in pairwise(found))
    assert found == [asked(first + step, prompts, chapters) for step in range(400)]


@given(st.integers(0, 10_000), st.integers(0, 3), st.lists(st.integers(0, 3), max_size=5))
def test_there_is_a_question_wherever_there_is_one(
    turn: int, prompts: int, sizes: list[int]
) -> None:
    own = [f"dag-{n}" for n in range(prompts)]
    chapters = [[Question(f"k{c}-{n}", "?") for n in range(s)] for c, s in enumerate(sizes)]
    assert bool(asked(turn, own, chapters)) == bool(prompts or any(sizes))


def test_nobody_sees_another_persons_private_entry() -> None:
    book = Workbook(respondents=(ANNA, BO, GROUP))
    for who in (ANNA, BO, GROUP):
        for private in (False, True):
            one = entry("learning", who, private=private)
            answer = one.answer._replace(question_id=f"{private}".lower())
            book = set_answer(book, SheetKey(who.id, "log:2027"), answer)
    seen = Counter((e.respondent.id, e.answer.private) for e in entries(book, Viewer("anna", "x")))
    assert ("bo", True) not in seen
    assert sum(seen.values()) == 5


def test_newest_first_and_nothing_empty() -> None:
    book = Workbook(respondents=(ANNA,))
    for number, day in enumerate((DAY, DAY + timedelta(3), DAY - timedelta(400))):
        answer = Answer(f"e{number}", text="x", occasion=Occasion("reflection", day))
        book = set_answer(book, SheetKey("anna", f"log:{day.year}"), answer)
    empty = Answer("e9", occasion=Occasion("reflection", DAY))
    book = set_answer(book, SheetKey("anna", "log:2027"), empty)
    found = entries(book, Viewer("anna", "gruppen"))
    assert [one.answer.question_id for one in found] == ["e1", "e0", "e2"]


def test_places_come_once_as_they_were_written_last() -> None:
    places = ("Köket ", "APT", "köket", "")
    found = [entry("learning", ANNA, where=place) for place in places]
    found.append(entry("reflection", ANNA, where="Nej"))
    assert learning_places(found) == ("Köket", "APT")


def test_the_page_counts_nothing() -> None:
    page = log_page([entry("reflection", ANNA), entry("learning", BO)], "anna")
    said = " ".join(part.text for part in page)
    assert "Januari 2027" in said
    assert "i rad" not in said
    assert [part.text for part in page if part.role == "record"] == [
        "12 januari 2027 · Dagens reflektion",
        "12 januari 2027 · Vi lärde oss … · Bo",
    ]


def kinds(choice: LogChoice, found: list[LogEntry]) -> list[str]:
    return [one.answer.text for one in choose(found, choice).entries]


def test_a_reflection_goes_along_only_when_asked_for_by_name_and_only_ones_own() -> None:
    found = [
        entry("reflection", ANNA, private=True),
        entry("reflection", ANNA),
        entry("reflection", BO),
    ]
    usual = LogChoice("anna", (), ("k1",), ("k1",))
    assert kinds(usual, found) == []
    assert kinds(usual._replace(private=True), found) == []
    assert kinds(usual._replace(reflections=True), found) == ["reflection anna"]
    both = usual._replace(reflections=True, private=True)
    assert kinds(both, found) == ["reflection anna"] * 2
    assert choose(found, usual).left_out == ()


def test_what_is_private_stays_and_is_told_of() -> None:
    found = [entry("learning", ANNA, private=True), entry("decision", GROUP, private=True)]
    usual = LogChoice("anna", (), ("k1",), ("k1",))
    assert kinds(usual, found) == []
    assert len(choose(found, usual).left_out) == 2
    assert kinds(usual._replace(private=True), found) == ["decision gruppen", "learning anna"]
    others = [entry("learning", BO, private=True)]
    assert kinds(usual._replace(private=True), others) == []


def test_what_is_agreed_follows_its_chapter() -> None:
    found = [
        entry("decision", GROUP, chapter="k1"),
        entry("note", GROUP, chapter="k2"),
        entry("learning", ANNA),
        entry("rules", GROUP),
    ]
    some = LogChoice("anna", (), ("k1",), ("k1", "k2"))
    assert kinds(some, found) == ["decision gruppen"]
    whole = some._replace(chapters=("k1", "k2"))
    assert kinds(whole, found) == ["learning anna", "note gruppen", "decision gruppen"]
    assert kinds(whole._replace(respondents=("anna",)), found) == ["learning anna"]


def test_the_moment_within_a_day_decides() -> None:
    book = Workbook(respondents=(ANNA,))
    for number in (2, 1):
        moment = datetime.fromisoformat(f"2027-01-12T0{number}:00:00+01:00")
        answer = Answer(f"e{number}", text="x", updated=moment, occasion=Occasion("learning", DAY))
        book = set_answer(book, SheetKey("anna", "log:2027"), answer)
    found = entries(book, Viewer("anna", "gruppen"))
    assert [one.answer.question_id for one in found] == ["e2", "e1"]


class Counted(str):
    """A text that counts how often it is compared."""

    __slots__ = ()
    times = 0

    def __eq__(self, other: object) -> bool:
        Counted.times += 1
        return super().__eq__(other)

    __hash__ = str.__hash__


def test_what_goes_along_is_chosen_without_comparing_everything_with_everything() -> None:
    found = [
        LogEntry(GROUP, Counted("log:2027"), Answer(f"l{n}", text="x"), Occasion("learning", DAY))
        for n in range(500)
    ]
    Counted.times = 0
    assert len(choose(found, LogChoice("anna", (), (), ())).entries) == 500
    assert Counted.times <= 500 * 4
