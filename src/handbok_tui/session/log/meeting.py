"""A meeting in group mode: which slide, who writes, how long is left.

The timer is told in whole minutes, so that a screen has something new to say once a minute at
most, and nothing at all while no timer runs.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta
from math import ceil

from handbok_tui.core.answers.workbook import Respondent
from handbok_tui.core.edition.contents import EXPANDED
from handbok_tui.core.edition.handbook import Chapter, Question
from handbok_tui.core.errors import FaultyFile
from handbok_tui.core.log.entries import LogKindName
from handbok_tui.core.meeting import Slide, Topic, slides
from handbok_tui.session.answers.target import Target
from handbok_tui.session.session import Session
from handbok_tui.texts import labels
from handbok_tui.texts.log import meeting as texts

MINUTE = timedelta(minutes=1)
NOTHING = timedelta()


def question_topic(chapter: str, question: Question) -> Topic:
    """To meet about a question."""
    return Topic(chapter, question.id, question.text, question=question)


def topics(session: Session, leaf: str) -> tuple[Topic, ...]:
    """What there is to meet about: a chapter's cards and questions; outside the chapters those
    of all of them, in a handbook of many chapters those where the reading goes on.
    """
    heads = session.edition.chapters
    ids = [leaf] if session.edition.head(leaf) else [head.id for head in heads]
    if len(ids) > EXPANDED:
        ids = [session.resume_leaf()]
    found: list[Topic] = []
    for chapter_id in ids:
        with suppress(FaultyFile):  # noted among the faults
            found += _of_chapter(session.chapter(chapter_id))
    return tuple(sorted(found, key=lambda topic: topic.card is None))


def _of_chapter(chapter: Chapter) -> list[Topic]:
    cards = [
        Topic(
            chapter.id,
            card.id,
            labels.exercise(card.title, card.minutes),
            texts.CARD,
            card,
            templates=section.worksheets,
        )
        for section in chapter.sections
        for card in section.exercises
    ]
    return cards + [question_topic(chapter.id, question) for question in chapter.questions]


def _titles(session: Session, templates: tuple[str, ...]) -> dict[str, str]:
    """What the templates are called; those that cannot be read are left out."""
    if not templates:
        return {}
    names = {head.id: head.title for head in session.worksheets.heads()[0]}
    return {found: names[found] for found in templates if found in names}


class Meeting:
    """One meeting about one topic."""

    def __init__(self, session: Session, topic: Topic) -> None:
        self.session = session
        self.topic = topic
        self.index = 0
        self.round = False
        groups = [r for r in session.workbook.respondents if r.kind == "group"]
        chosen = session.viewer.chosen.get(topic.about, session.viewer.group)
        self._group: Respondent = next((g for g in groups if g.id == chosen), groups[0])
        self._titles = _titles(session, topic.templates)
        self._left: timedelta | None = None
        self._ends: datetime | None = None

    @property
    def group(self) -> Respondent:
        """Who writes, by the name that the group has now."""
        return self.session.workbook.respondent(self._group.id) or self._group

    # -- slides ----------------------------------------------------------------------------

    @property
    def slides(self) -> tuple[Slide, ...]:
        """All of them, with the rules as the group has them now."""
        return slides(self.topic, self.session.log.rules(self.group), self._titles)

    @property
    def slide(self) -> Slide:
        """The one that is talked about."""
        return self.slides[self.index]

    @property
    def next(self) -> Slide | None:
        """The one after it; None at the end."""
        following = self.slides[self.index + 1 : self.index + 2]
        return following[0] if following else None

    def move(self, by: int) -> bool:
        """Another slide, with a timer and a round of its own; False where there is none."""
        if not 0 <= self.index + by < len(self.slides):
            return False
        self.index += by
        self.round = False
        self._left = self._ends = None
        return True

    # -- writing ---------------------------------------------------------------------------

    @property
    def target(self) -> Target:
        """Where the recorder writes on this slide: the group's answer, a note of the meeting,
        the rules, or what is agreed.
        """
        if self.slide.kind == "rules":
            return self.rules
        if self.slide.kind == "closing":
            return self.decision
        if self.topic.question is not None:
            return self.session.target(self.topic.chapter, self.topic.question, self.group.id)
        return self._of_group("note")

    @property
    def rules(self) -> Target:
        """The group's rules for a conversation."""
        return self.session.log.of_group("rules", self.group)

    @property
    def decision(self) -> Target:
        """What the group agrees on today about the topic."""
        return self._of_group("decision")

    def _of_group(self, kind: LogKindName) -> Target:
        topic = self.topic
        title = topic.card.title if topic.card is not None else topic.title
        return self.session.log.of_group(kind, self.group, topic.chapter, topic.about, title)

    def switch_group(self) -> bool:
        """The next group writes; False where there is only one."""
        groups = [r for r in self.session.workbook.respondents if r.kind == "group"]
        at = next((n for n, one in enumerate(groups) if one.id == self._group.id), -1)
        self._group = groups[(at + 1) % len(groups)]
        return len(groups) > 1

    # -- the timer ---------------------------------------------------------------------------

    def toggle_timer(self) -> None:
        """Start it, pause it, go on; after its end begin anew."""
        now = self.session.now()
        if self._ends is not None and self._ends > now:
            self._left, self._ends = self._ends - now, None
            return
        left = self._left if self._ends is None else None
        self._ends = now + (left or self.slide.clock * MINUTE)

    @property
    def running(self) -> bool:
        """Whether time passes that somebody waits for."""
        return self._ends is not None and self._ends > self.session.now()

    @property
    def minutes_left(self) -> int | None:
        """Whole minutes, begun ones counted; None where the timer was not started."""
        left = self._left if self._ends is None else self._ends - self.session.now()
        return None if left is None else max(0, ceil(left / MINUTE))

    @property
    def next_minute(self) -> float:
        """Seconds until there is another number of minutes to tell, or the time is out."""
        if self._ends is None:
            return 0.0
        left = max(NOTHING, self._ends - self.session.now())
        return (left - (ceil(left / MINUTE) - 1) * MINUTE).total_seconds() if left else 0.0
