"""``handbok answer``: save an answer from standard input or an editor, or show what is saved."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from handbok_tui.cli.arguments import Arguments
from handbok_tui.cli.opening import open_session
from handbok_tui.cli.output import complain, is_terminal, remark, say_exactly
from handbok_tui.core.errors import HandbokError, NotFound, UnsavableText
from handbok_tui.session import Session, Target
from handbok_tui.texts import labels


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
    at_keyboard = is_terminal(sys.stdin)
    with edited(arguments, session, target, field) if at_keyboard else piped() as text:
        if not text.strip():  # perhaps a slip of the shell: what stood there is kept
            session.keep_earlier(target)
        session.write(target, _chosen(target, field, text), field)
        if arguments.done:
            session.set_state(target, "done")
        session.save()
    mine = target.respondent.id == session.viewer.person
    respondent = target.respondent
    whose = labels.respondent_label(respondent.kind, respondent.name, mine=mine)
    remark(f"Sparat: {whose} på fråga {question.id}.")
    if note := session.save_state.note:
        complain(note)
    if session.unknown is not None:
        complain(str(session.unknown))
    return 0


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
    """The text on standard input.  Raises HandbokError, UnsavableText."""
    if sys.stdin is None:
        raise HandbokError("Det finns ingen text att läsa: standard in är stängd.")
    raw = sys.stdin.buffer.read()
    try:
        text = raw.decode("utf-8")
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
    from handbok_tui.session.drafts import Drafts  # noqa: PLC0415 - rarely used

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
