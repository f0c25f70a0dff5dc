"""What is typed on a line that is nobody's answer yet: a fact, an activity, the name of a chapter.

It is in the recovery journal while it is typed, as answers are, and offered at the next start
where the line was never finished.  Each purpose of a line stands once, in PURPOSES: what it is
called, what stands there now, and how a line that was taken back is put in its place.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from handbok_tui.core.answers.workbook import SheetKey
from handbok_tui.core.dates import parse_day
from handbok_tui.core.errors import NotFound
from handbok_tui.core.follow_up import OUTCOMES, proposed
from handbok_tui.core.sheets.templates import parse_link
from handbok_tui.texts import facts
from handbok_tui.texts import line_drafts as texts

if TYPE_CHECKING:
    from handbok_tui.core.follow_up import Item
    from handbok_tui.session.answers.target import Target
    from handbok_tui.session.follow_up import Made
    from handbok_tui.session.saving.drafts import Drafts
    from handbok_tui.session.session import Session

LINE = "line:"
"""Begins the name of a purpose where the journal has the name of a file."""


class LinePlace(NamedTuple):
    """Where a line belongs: its purpose in PURPOSES, and what it is about there."""

    purpose: str
    about: str = ""

    @property
    def key(self) -> SheetKey:
        """The place in the journal: nobody's, and no file's."""
        return SheetKey("", f"{LINE}{self.purpose}")


class Purpose(NamedTuple):
    """What a line is for; ``put`` raises HandbokError where it has no place any more."""

    name: Callable[[str], str]
    put: Callable[[Session, str, str], object]
    stands: Callable[[Session, str], str] = lambda _session, _about: ""


def made(kind: Made, respondent: str, link: str) -> LinePlace:
    """The line of a new activity or goal; ``link`` as it is stored."""
    return LinePlace(kind, f"{respondent} {link}".strip())


def learned(item: Item, outcome: str) -> LinePlace:
    """The line for what a follow-up taught."""
    return LinePlace("learning", f"{OUTCOMES.index(outcome)} {_name(item)}")


def day_of(item: Item) -> LinePlace:
    """The line for the day of something to follow up."""
    return LinePlace("day", _name(item))


def day_of_answer(target: Target) -> LinePlace:
    """The line for the day of an answer."""
    return LinePlace("answer_day", "/".join((*target.key, target.question.id)))


def _name(item: Item) -> str:
    return f"{item.kind}:{item.respondent}/{item.file}/{item.id}"


def _make(kind: Made) -> Callable[[Session, str, str], object]:
    def make(session: Session, about: str, text: str) -> object:
        respondent, _, link = about.partition(" ")
        return session.follow_ups.make(kind, respondent, parse_link(link), text)

    return make


def _item(session: Session, name: str) -> Item:
    for item in session.follow_ups.items():
        if _name(item) == name:
            return item
    raise NotFound(texts.GONE)


def _follow(session: Session, about: str, text: str) -> None:
    number, _, name = about.partition(" ")
    item, outcome = _item(session, name), OUTCOMES[int(number)]
    day = proposed(outcome, session.follow_ups.today)
    session.follow_ups.follow(item, outcome, text, day)


def _set_day(session: Session, about: str, text: str) -> None:
    session.follow_ups.set_day(_item(session, about), parse_day(text, session.follow_ups.today))


def _set_answer_day(session: Session, about: str, text: str) -> None:
    respondent, chapter, question = about.split("/")
    target = session.target_of(SheetKey(respondent, chapter), question)
    session.set_follow_up(target, parse_day(text, session.now().date()))


def _group_name(session: Session, about: str) -> str:
    group = session.workbook.respondent(about)
    return group.name if group is not None else ""


PURPOSES: dict[str, Purpose] = {
    "fact": Purpose(
        lambda about: f"{facts.TITLE}: {facts.LABELS.get(about, about)}",
        lambda session, about, text: session.facts.write({about: text}),
        lambda session, about: session.facts.value(about) if about in facts.LABELS else "",
    ),
    "activity": Purpose(lambda _: texts.ACTIVITY, _make("activity")),
    "goal": Purpose(lambda _: texts.GOAL, _make("goal")),
    "learning": Purpose(lambda _: texts.LEARNING, _follow),
    "day": Purpose(lambda _: texts.DAY, _set_day),
    "answer_day": Purpose(lambda _: texts.DAY, _set_answer_day),
    "chapter": Purpose(
        lambda _: texts.CHAPTER,
        lambda session, about, text: session.add_chapter(text, template=about == "template"),
    ),
    "group": Purpose(
        lambda about: texts.GROUP_RENAMED if about else texts.GROUP,
        lambda session, about, text: (
            session.rename_group(about, text) if about else session.add_group(text)
        ),
        _group_name,
    ),
}
"""Every purpose of a line on which somebody writes words of their own."""


def keep(drafts: Drafts | None, place: LinePlace, text: str) -> None:
    """Remember a line while it is typed."""
    if drafts is not None:
        drafts.keep(place.key, place.about, "", text)


def done(drafts: Drafts | None, place: LinePlace, text: str) -> None:
    """The line has been taken, or given up by the person."""
    if drafts is not None:
        drafts.done(place.key, place.about, "", text)
