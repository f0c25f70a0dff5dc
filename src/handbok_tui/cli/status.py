"""``handbok status``: progress per chapter, what is due, where the files are."""

from __future__ import annotations

from datetime import date

from handbok_tui.cli.arguments import Arguments
from handbok_tui.cli.opening import open_session
from handbok_tui.cli.output import complain, say
from handbok_tui.core.edition import ChapterHead
from handbok_tui.core.workbook import Progress
from handbok_tui.session import Session
from handbok_tui.texts import labels


def run(arguments: Arguments) -> int:
    """Print the progress; exit 1 when a file could not be read."""
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


def _due(session: Session) -> list[tuple[date, str]]:
    return sorted(
        (answer.follow_up, answer.question or answer.question_id)
        for answers in session.workbook.sheets.values()
        for answer in answers.values()
        if answer.follow_up is not None
    )


def _print_lines(
    arguments: Arguments,
    session: Session,
    chapters: list[tuple[ChapterHead, Progress]],
    due: list[tuple[date, str]],
) -> None:
    names = [labels.chapter_name(head.number, head.title) for head, _ in chapters]
    width = max((len(name) for name in names), default=0)
    for name, (head, _) in zip(names, chapters, strict=True):
        words = session.progress_words(head.id)
        say(f"{name:<{width}}  {words}\n")
    if due:
        say("\nAtt följa upp\n")
        for day, question in due:
            say(f"{day.isoformat()}  {question}\n")
    say(f"\nArbetsboken finns i {arguments.locations().workbook}\n")


def _print_json(
    arguments: Arguments,
    session: Session,
    chapters: list[tuple[ChapterHead, Progress]],
    due: list[tuple[date, str]],
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
        "follow_up": [{"date": day.isoformat(), "question": question} for day, question in due],
        "faults": [str(fault) for fault in session.faults],
    }
    say(json.dumps(report, ensure_ascii=False, indent=2) + "\n")
