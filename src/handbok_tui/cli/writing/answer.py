"""``handbok answer``: save an answer from standard input or an editor, or show what is saved."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from handbok_tui.cli.arguments import Arguments
from handbok_tui.cli.opening import open_session
from handbok_tui.cli.output import complain, is_terminal, remark, say_exactly
from handbok_tui.core.answers.blank import is_blank
from handbok_tui.core.errors import HandbokError, NotFound, UnsavableText
from handbok_tui.session import Session, Target
from handbok_tui.texts import labels
from handbok_tui.texts.answers import answering as texts
from handbok_tui.texts.changes.restoring import how_to_bring_back


def run(arguments: Arguments) -> int:
    """Save or show one answer."""
    session = open_session(arguments)
    chapter, question = session.find_question(arguments.question)
    target = session.target(chapter, question, arguments.respondent)
    field = _field(target, arguments.field)
    if arguments.show:
        answer = session.readable(target)
        say_exactly(answer.fields.get(field, "") if field else answer.text)
        return 0
    session.writable(target)
    with _given(arguments, session, target, field) as text:
        written = Written(session, target, field, _chosen(target, field, text))
        if arguments.done:
            session.set_state(target, "done")
        session.save()
    private = session.answer(target).private
    remark(texts.saved(_whose(session, target), question.id, written.of, private=private))
    written.tell(arguments.respondent)
    if note := session.save_state.note:
        complain(note)
    if session.unknown is not None:
        complain(str(session.unknown))
    return 0


class Written:
    """A text put in the place of the one that the person saw when the session read it.

    Nothing is saved yet.  ``of`` is the text that is gone from there; it is an earlier version.
    """

    def __init__(self, session: Session, target: Target, field: str, text: str) -> None:
        self._session, self._target, self._field = session, target, field
        before = session.answer(target)
        self._sides = before.conflicts
        self._when = before.updated
        said = before.fields.get(field, "") if field else before.text
        self.of = said if said.strip() not in text else ""
        if self.of:
            session.keep_earlier(target)
        session.write(target, text, field, seen=said)

    def tell(self, respondent: str = "") -> None:
        """After the save: how to get back what was replaced, and what others wrote meanwhile."""
        target = self._target
        if self.of:
            words = ["handbok", "restore", target.question.id]
            words += ["--respondent", respondent] if respondent else []
            words += ["--field", self._field] if self._field else []
            words += ["--day", f"{self._when:%Y-%m-%dT%H:%M:%S}"] if self._when else []
            remark(how_to_bring_back(" ".join([*words, "--yes"])))
        if self._session.answer(target).conflicts != self._sides:
            remark(texts.BOTH_ARE_KEPT)


def _whose(session: Session, target: Target) -> str:
    respondent = target.respondent
    mine = respondent.id == session.viewer.person
    return labels.respondent_label(respondent.kind, respondent.name, mine=mine)


@contextmanager
def _given(arguments: Arguments, session: Session, target: Target, field: str) -> Iterator[str]:
    """The text from a file, or from the person's own editor.  Raises HandbokError."""
    if not is_terminal(sys.stdin):
        with piped() as text:
            if is_blank(text) and not arguments.empty:  # perhaps a slip of the shell
                raise HandbokError(texts.nothing_came(target.question.id))
            yield text
    elif arguments.empty:
        yield ""
    else:
        with edited(arguments, session, target, field) as text:
            yield text


def _field(target: Target, field: str) -> str:
    known = [item.id for item in target.question.fields]
    if field and field not in known:
        hint = f"Den har {', '.join(known)}." if known else "Den har inga fält."
        raise NotFound(f"Frågan ”{target.question.id}” har inget fält ”{field}”. {hint}")
    return field


def _chosen(target: Target, field: str, text: str) -> str:
    """The text; for a choice only its words, since echo adds a newline."""
    item = next((item for item in target.question.fields if item.id == field), None)
    if item is None or item.kind != "choice":
        return text
    if text.strip() not in ("", *item.choices):
        words = ", ".join(item.choices)
        raise HandbokError(f"”{text.strip()}” är inget av valen. Välj bland {words}.")
    return text.strip()


@contextmanager
def piped() -> Iterator[str]:
    """The text on standard input, without a BOM.  Raises HandbokError, UnsavableText."""
    if sys.stdin is None:
        raise HandbokError("Det finns ingen text att läsa: standard in är stängd.")
    raw = sys.stdin.buffer.read()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnsavableText(
            f"Texten är inte UTF-8 (tecken {error.start + 1}). Inget är ändrat. "
            "Spara den som UTF-8 och försök igen."
        ) from error
    yield text


@contextmanager
def edited(
    arguments: Arguments, session: Session, target: Target, field: str = ""
) -> Iterator[str]:
    """The text as the person's own editor left it; whatever happens after that, it is not lost."""
    from handbok_tui.session.saving.drafts import Drafts  # noqa: PLC0415 - rarely used

    places = arguments.locations()
    drafts = Drafts(places.recovery, places.workbook)
    answer = session.answer(target)
    before = answer.fields.get(field, "") if field else answer.text
    loan = drafts.lend(target.key, target.question.id, field, before)
    try:
        text = loan.edit()
        try:
            yield text
        except HandbokError as problem:
            raise HandbokError(f"{problem} Texten finns i {loan.path}") from problem
        loan.settle(text)
    finally:
        drafts.journal.close(1)
