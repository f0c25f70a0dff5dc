"""Whose the two versions of an answer are, so that nobody takes another's words for their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from handbok_tui.core.answers.merge import turned
from handbok_tui.core.answers.versions import as_version
from handbok_tui.core.answers.workbook import said_in
from handbok_tui.session.changes.order import Thing
from handbok_tui.texts import dates, labels
from handbok_tui.texts.answers import settling

if TYPE_CHECKING:
    from handbok_tui.core.answers.workbook import Version
    from handbok_tui.session.answers.target import Target
    from handbok_tui.session.session import Session


class Side(NamedTuple):
    """One of two versions, and the words over it."""

    heading: str
    version: Version


class Sides(NamedTuple):
    """Two versions of an answer, one's own first; ``are_turned`` where it is the other that
    stands in the answer's place.
    """

    first: Side
    second: Side
    are_turned: bool


def standing(session: Session, target: Target) -> tuple[str, str]:
    """Whose an answer is, and how it stands with it: "Vårt svar (Gruppen)", "utkast"."""
    respondent = session.workbook.respondent(target.respondent.id) or target.respondent
    mine = respondent.id == session.viewer.person
    answer = session.answer(target)
    words = [labels.state(answer.effective_state, written=answer.has_content)]
    if answer.private:
        words.append(labels.PRIVATE[respondent.kind])
    if answer.conflicts:
        words.append(labels.TWO_VERSIONS)
    whose = labels.respondent_label(respondent.kind, respondent.name, mine=mine)
    return whose, " · ".join(words)


def sides(session: Session, target: Target) -> Sides:
    """The present text and the other side of the first conflict, of which there must be one."""
    answer = session.answer(target)
    other = answer.conflicts[0]
    present = as_version(answer)
    turn = _nearness(session, target, other) > _nearness(session, target, present)
    if turn:
        present, other = as_version(turned(answer)), as_version(answer)
    first, second = (Side(_heading(session, target, one), one) for one in (present, other))
    return Sides(first, second, turn)


def _writers(target: Target, version: Version) -> tuple[str, ...]:
    """The ids of those who wrote it, as far as anybody knows."""
    alone = (target.respondent.id,) if target.respondent.kind == "person" else ()
    return tuple(version.by.split()) or alone


def _written_here(session: Session, target: Target, version: Version) -> bool:
    """Whether something that it says was typed in this run."""
    typed = session.typed.get(Thing("answer", target.key, target.question.id), {})
    return any(text.strip() and said_in(version, field) == text for field, text in typed.items())


def _nearness(session: Session, target: Target, version: Version) -> int:
    """2 for what was written in this run, 1 for what the person has a part in."""
    if _written_here(session, target, version):
        return 2
    return int(session.viewer.person in _writers(target, version))


def _heading(session: Session, target: Target, version: Version) -> str:
    here = _written_here(session, target, version)
    writers, person = _writers(target, version), session.viewer.person
    known = {one.id: one.name for one in session.workbook.respondents}
    return settling.version(
        [known.get(one) or one for one in writers if one != person],
        dates.moment(version.updated, session.now()) if version.updated else "",
        mine=here or person in writers,
        here=here,
    )
