"""``handbok status``: progress per chapter, what is due, where the files are."""

from __future__ import annotations

from handbok_tui.cli import output
from handbok_tui.cli.arguments import Arguments
from handbok_tui.cli.opening import open_session
from handbok_tui.cli.output import complain, say
from handbok_tui.core.answers.workbook import Progress
from handbok_tui.core.edition.handbook import ChapterHead
from handbok_tui.core.errors import HandbokError
from handbok_tui.core.follow_up import Item
from handbok_tui.session import Session
from handbok_tui.texts import labels
from handbok_tui.texts.dates import in_column, long_date
from handbok_tui.texts.follow_up import due as follow_up


def run(arguments: Arguments) -> int:
    """Print the progress; exit 1 when a file could not be read."""
    if arguments.short:
        return _short(arguments)
    session = open_session(arguments)
    chapters = [(head, session.progress(head.id)) for head in session.edition.chapters]
    due = _due(session)
    if arguments.json:
        _print_json(arguments, session, chapters, due)
    else:
        _print_lines(arguments, session, chapters, due)
    for fault in session.faults:
        complain(str(fault))
    return 1 if session.faults else 0


def _due(session: Session) -> list[Item]:
    """What has a day to come back on, the nearest first."""
    items = session.follow_ups.items() if session.may_have_due else ()
    return [item for item in items if item.day is not None]


def _short(arguments: Arguments) -> int:
    """A line for who logs in.  Nothing where there is nothing, and whatever is wrong: a
    login never fails for this, and is no place for what is private.
    """
    try:
        if arguments.locations().workbook.is_dir():
            say(_login_message(open_session(arguments)))
    except HandbokError:
        pass  # handbok says it, when it is opened
    except OSError:
        output.end_of_pipe()
    return 0


def _login_message(session: Session) -> str:
    left = 0
    for head in session.edition.chapters:
        done = session.progress(head.id)
        left += done.total - done.answered - done.skipped
    due = _due(session)
    if session.faults:
        return ""  # what cannot be read cannot be counted
    line = follow_up.login(left, sum(item.due for item in due))
    nearest = next((item for item in due if not item.private), None)
    if not line and nearest is not None:
        entry = follow_up.entry(nearest.kind, nearest.title, late=nearest.late)
        line = follow_up.nearest(long_date(nearest.day), entry)
    return f"{line}\n" if line else ""


def _print_lines(
    arguments: Arguments,
    session: Session,
    chapters: list[tuple[ChapterHead, Progress]],
    due: list[Item],
) -> None:
    names = [labels.chapter_name(head.number, head.title) for head, _ in chapters]
    width = max((len(name) for name in names), default=0)
    for name, (head, _) in zip(names, chapters, strict=True):
        words = session.progress_words(head.id)
        say(f"{name:<{width}}  {words}\n")
    if due:
        say("\nAtt följa upp\n")
        for item in due:
            say(f"{in_column(item.day)}  {_named(item)}\n")
    say(f"\nArbetsboken finns i {arguments.locations().workbook}\n")


def _named(item: Item) -> str:
    if item.kind == "answer":
        return f"{item.title} ({follow_up.LATE.lower()})" if item.late else item.title
    return follow_up.entry(item.kind, item.open_title, late=item.late)


def _reported(item: Item) -> dict[str, object]:
    """One thing to follow up, for programs; ``question`` is what an answer is to."""
    return {
        "date": str(item.day),
        "kind": item.kind,
        "question" if item.kind == "answer" else "title": item.open_title,
        "respondent": item.respondent,
        "due": item.due,
        "overdue": item.late,
        "private": item.private,
    }


def _print_json(
    arguments: Arguments,
    session: Session,
    chapters: list[tuple[ChapterHead, Progress]],
    due: list[Item],
) -> None:
    import json  # noqa: PLC0415 - only where asked for

    places = arguments.locations()
    report = {
        "workbook": str(places.workbook),
        "edition": str(places.edition),
        "organisation": session.workbook.organisation,
        "chapters": [
            {
                "id": head.id,
                "number": head.number,
                "title": head.title,
                "source": head.source,
                "answered": done.answered,
                "skipped": done.skipped,
                "questions": done.total,
            }
            for head, done in chapters
        ],
        "follow_up": [_reported(item) for item in due],
        "faults": [str(fault) for fault in session.faults],
    }
    say(json.dumps(report, ensure_ascii=False, indent=2) + "\n")
