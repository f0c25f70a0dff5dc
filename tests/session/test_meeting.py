"""A meeting without a screen: slides, who writes where, and a clock that speaks of minutes."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from handbok_tui.core.answers.workbook import Respondent
from handbok_tui.core.meeting import spacious
from handbok_tui.session import Session
from handbok_tui.session.log.meeting import Meeting, topics
from handbok_tui.storage.answers.files import WorkbookFiles
from handbok_tui.storage.edition.files import EditionFiles
from handbok_tui.storage.files.locations import shipped_edition

ANNA = Respondent("anna", "Anna")


class Clock:
    """A clock that goes when it is told."""

    def __init__(self) -> None:
        self.time = datetime.fromisoformat("2027-01-12T09:00:00+01:00")

    def __call__(self) -> datetime:
        return self.time

    def passes(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def meeting(tmp_path: Path, clock: Clock) -> Meeting:
    editions = EditionFiles(shipped_edition())
    session = Session(editions, WorkbookFiles(tmp_path, ANNA), now=clock)
    card = next(topic for topic in topics(session, "k2") if topic.card is not None)
    return Meeting(session, card)


def test_a_meeting_goes_from_the_rules_to_what_is_agreed(meeting: Meeting) -> None:
    kinds = [meeting.slide.kind]
    while meeting.move(1):
        kinds.append(meeting.slide.kind)
    assert kinds == ["rules", *["step"] * 6, "closing"]
    assert meeting.next is None
    assert not meeting.move(1)


def test_every_chapter_with_a_card_offers_it_first(meeting: Meeting) -> None:
    found = topics(meeting.session, "start")
    cards = [topic.card is not None for topic in found]
    assert cards == sorted(cards, reverse=True)
    assert {topic.chapter for topic in found} >= {"k1", "k2", "k4"}
    assert {topic.chapter for topic in topics(meeting.session, "k1")} == {"k1"}


def test_the_clock_speaks_in_whole_minutes_and_at_most_once_a_minute(
    meeting: Meeting, clock: Clock
) -> None:
    meeting.move(1)
    assert meeting.minutes_left is None
    assert not meeting.running
    meeting.toggle_timer()
    said = [meeting.minutes_left]
    waits: list[float] = []
    while meeting.running:
        waits.append(meeting.next_minute)
        clock.passes(meeting.next_minute + 0.05)
        said.append(meeting.minutes_left)
    assert said == [2, 1, 0]
    assert all(50 < wait <= 60 for wait in waits)


def test_a_paused_clock_stands_still_and_goes_on(meeting: Meeting, clock: Clock) -> None:
    meeting.move(2)
    meeting.toggle_timer()
    clock.passes(70)
    meeting.toggle_timer()
    assert (meeting.running, meeting.minutes_left) == (False, 2)
    clock.passes(3600)
    assert meeting.minutes_left == 2
    meeting.toggle_timer()
    clock.passes(109)
    assert meeting.running
    clock.passes(2)
    assert (meeting.running, meeting.minutes_left) == (False, 0)
    meeting.toggle_timer()
    assert (meeting.running, meeting.minutes_left) == (True, 3)


def test_another_step_has_a_clock_of_its_own(meeting: Meeting) -> None:
    meeting.toggle_timer()
    meeting.round = True
    meeting.move(1)
    assert (meeting.minutes_left, meeting.round) == (None, False)


def test_rules_are_the_groups_own_and_the_old_ones_are_kept(meeting: Meeting, clock: Clock) -> None:
    session = meeting.session
    default = session.log.rules(meeting.group)
    assert "pass" in default
    assert session.answer(meeting.rules).text == default
    session.write(meeting.rules, "- Lyssna klart.\n")
    clock.passes(86_400 * 30)
    session.write(meeting.rules, "- Lyssna klart.\n- Fråga.\n")
    session.save()
    assert session.log.rules(meeting.group) == "- Lyssna klart.\n- Fråga.\n"
    assert [one.occasion.day.isoformat() for one in session.log.entries("rules")] == [
        "2027-02-11", "2027-01-12",
    ]  # fmt: skip


def test_there_is_room_around_the_words_and_nothing_is_cut_away(meeting: Meeting) -> None:
    meeting.move(1)
    words = " ".join(block.spans[0].text for block in meeting.slide.blocks).split()
    for width, height in ((72, 18), (38, 6), (20, 3)):
        pages = spacious(meeting.slide, width, height)
        assert all(len(page) <= height for page in pages)
        assert all(len(line) <= width for page in pages for line in page)
        assert " ".join(" ".join(page) for page in pages).split() == words
    assert len(spacious(meeting.slide, 72, 18)) == 1
    assert "" in spacious(meeting.slide, 72, 18)[0]
