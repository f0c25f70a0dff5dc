"""``handbok restore``: lists earlier versions of answers and of the log, shows one beside what
stands there now, and brings it back.  What else there is to bring back is in restore_changes.py.

What stands there is not lost by that: it goes among the answer's earlier versions.  Other
people's private answers are never shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from handbok_tui.cli.arguments import Arguments
from handbok_tui.cli.opening import open_session, person
from handbok_tui.cli.output import complain, remark, say, say_exactly
from handbok_tui.cli.writing.restore_changes import (
    is_change,
    is_file,
    list_changes,
    list_files,
    one_change,
    one_file,
)
from handbok_tui.core.answers.workbook import LOG, Answer, Respondent, SheetKey
from handbok_tui.core.edition.handbook import Question
from handbok_tui.core.errors import FaultyFile, NotFound
from handbok_tui.core.layout.cells import edges, fitting
from handbok_tui.session import Session, Target
from handbok_tui.storage.answers.files import WorkbookFiles
from handbok_tui.storage.files.backups import Backups, Kept
from handbok_tui.texts import labels
from handbok_tui.texts.changes import restoring as texts
from handbok_tui.texts.dates import moment_in_column

WIDTH = 72


class Found(NamedTuple):
    """An answer and its earlier versions (never none), newest first."""

    target: Target
    present: Answer
    versions: tuple[Kept, ...]


class History:
    """The earlier versions of the answers in a workbook, as far as the person may see them."""

    def __init__(self, arguments: Arguments) -> None:
        self.session = open_session(arguments)
        workbook = arguments.locations().workbook
        self.backups = Backups(workbook)
        self.faults: list[str] = []
        self._files = WorkbookFiles(workbook, person(workbook))

    def found(self, chapter: str = "") -> Iterator[Found]:
        """The answers to a chapter, or to all, that have earlier versions, in their order."""
        chapters = [head.id for head in self.session.edition.chapters]
        people = [respondent.id for respondent in self.session.workbook.respondents]
        known = [SheetKey(someone, chapter) for chapter in chapters for someone in people]
        for key in dict.fromkeys((*known, *self.backups.sheets())):
            if chapter in ("", key.chapter):
                yield from self._of(key)

    def _of(self, key: SheetKey) -> Iterator[Found]:
        workbook, viewer = self.session.workbook, self.session.viewer
        respondent = workbook.respondent(key.respondent)
        if respondent is None:
            respondent = Respondent(key.respondent, key.respondent)
        # Where nothing can be read, nobody knows what another person wants to keep private.
        unknown = Answer("", visibility="private")
        present: Mapping[str, Answer] = {}
        try:
            present = self._files.sheet(key).answers
            unknown = Answer("")
        except FaultyFile as problem:
            self.faults += map(str, problem.faults)
        versions, faults = self.backups.versions(key, present)
        self.faults += map(str, faults)
        for question, kept in sorted(versions.items()):
            now = present.get(question, unknown)
            seen = tuple(one for one in kept if viewer.may_see(respondent, one.answer))
            if seen and viewer.may_see(respondent, now):
                target = Target(key.chapter, self._question(question, seen), respondent)
                yield Found(target, now, seen)

    def _question(self, question: str, versions: tuple[Kept, ...]) -> Question:
        """The question as it is asked, or as it was when it still was."""
        try:
            return self.session.find_question(question)[1]
        except NotFound:
            return Question(question, versions[0].answer.question)

    def one(self, question: str, respondent: str) -> Found:
        """An answer; proposes whose, as when answering.  Raises NotFound where there is none."""
        try:
            chapter, asked = self.session.find_question(question)
        except NotFound as problem:
            found = [one for one in self.found() if one.target.question.id == question]
            if not found:
                raise problem from None
            respondent = respondent or found[0].target.respondent.id
        else:
            found = [one for one in self.found(chapter) if one.target.question.id == question]
            respondent = respondent or self.session.viewer.writes(asked)
        for one in found:
            if one.target.respondent.id == respondent:
                return one
        others = [one.target.respondent.id for one in found]
        raise NotFound(texts.nothing_of(question, respondent, others))

    def whose(self, target: Target) -> str:
        """ "Mitt svar", "Vårt svar (Ledningsgruppen)"."""
        of, viewer = target.respondent, self.session.viewer
        return labels.respondent_label(of.kind, of.name, mine=of.id == viewer.person)


def run(arguments: Arguments) -> int:
    """List, show or bring back.  Exit 1 where a file could not be read."""
    if not arguments.question and (arguments.yes or arguments.show or arguments.day):
        complain(f"{texts.WHICH_QUESTION}. Hjälp: handbok restore --help")
        return 2
    history = History(arguments)
    if arguments.changes:
        list_changes(history.session)
    elif is_change(history.session, arguments.question):
        one_change(history.session, arguments)
    elif is_file(arguments.question):
        one_file(history.session, history.backups, arguments)
    elif not arguments.question:
        _list(history)
    else:
        found = history.one(arguments.question, arguments.respondent)
        kept = _chosen(found, arguments.day)
        if arguments.show:
            say_exactly(_part(kept.answer, found.target.question, arguments.field))
        elif arguments.yes:
            _bring_back(history, found, kept, arguments.field)
        else:
            _compare(history, arguments, found, kept)
    for fault in dict.fromkeys(history.faults):
        complain(fault)
    return 1 if history.faults else 0


def _list(history: History) -> None:
    chapter = ""
    for found in history.found():
        target = found.target
        if target.chapter != chapter:
            chapter = target.chapter
            say(f"{_chapter_name(history.session, chapter)}\n")
        say(f"\n{target.question.id}  {history.whose(target)}\n")
        for kept in found.versions:
            when = texts.stamp(kept.stamp)
            say(f"  {when:<16}  {_first_words(kept.answer, WIDTH - 20)}\n")
    files = list_files(history.session, history.backups)
    if not chapter and not files:
        remark(texts.NOTHING_KEPT)
        return
    if chapter:
        remark(texts.HOW_TO_LOOK)
    if files:
        remark(texts.HOW_TO_LOOK_AT_FILES)
    remark(texts.HOW_TO_LIST_CHANGES)
    remark(texts.whole_files(str(history.backups.folder)))


def _chapter_name(session: Session, chapter: str) -> str:
    head = session.edition.head(chapter)
    if SheetKey("", chapter).is_log:
        return texts.log(chapter.removeprefix(LOG))
    return labels.chapter_name(head.number, head.title) if head is not None else chapter


def _first_words(answer: Answer, width: int) -> str:
    """The beginning on one line of at most ``width`` cells."""
    values = (value for value in (answer.text, *answer.fields.values()) if value.strip())
    line = " ".join(next(values, "").split())
    where = edges(line)
    if where[-1] <= width:
        return line
    cut = line[: fitting(where, 0, width - 2)]
    return f"{cut.rpartition(' ')[0] or cut} …"


def _chosen(found: Found, day: str) -> Kept:
    """The newest version, or the newest of a day or minute.  Raises NotFound."""
    wanted = day.replace("T", " ")
    chosen = [kept for kept in found.versions if (kept.stamp or texts.UNDATED).startswith(wanted)]
    if not chosen:
        known = dict.fromkeys(texts.stamp(kept.stamp) for kept in found.versions)
        raise NotFound(texts.no_such_day(day, list(known)))
    if day and len(chosen) > 1:
        remark(texts.more_that_day([kept.stamp for kept in chosen[1:]]))
    return chosen[0]


def _part(answer: Answer, question: Question, field: str) -> str:
    """The text, or one field.  Raises NotFound for a field that there is not."""
    known = [*(item.id for item in question.fields), *answer.fields]
    if field and field not in known:
        raise NotFound(texts.no_such_field(question.id, field, list(dict.fromkeys(known))))
    return answer.fields.get(field, "") if field else answer.text


def _compare(history: History, arguments: Arguments, found: Found, kept: Kept) -> None:
    target, present = found.target, found.present
    question = target.question
    say(f"{question.id}  {history.whose(target)}\n{question.text}\n")
    if kept.answer.question not in ("", question.text):
        say(f"\n{labels.CHANGED_QUESTION}\n{kept.answer.question}\n")
    say(f"\n{texts.then(kept.stamp)}\n\n{_spelled(kept.answer, question)}\n")
    when = moment_in_column(present.updated) if present.updated is not None else ""
    say(f"\n{texts.now(when)}\n\n{_spelled(present, question)}\n")
    words = ["handbok", "restore", question.id]
    words += ["--respondent", target.respondent.id] if arguments.respondent else []
    words += ["--field", arguments.field] if arguments.field else []
    words += ["--day", kept.stamp.replace(" ", "T")] if kept.stamp else []
    remark(texts.how_to_bring_back(" ".join([*words, "--yes"])))


def _spelled(answer: Answer, question: Question) -> str:
    names = {item.id: item.label for item in question.fields}
    parts = [
        f"{names.get(name, name)}\n{value.rstrip()}"
        for name, value in answer.fields.items()
        if value.strip()
    ]
    if answer.text.strip():
        parts.append(answer.text.rstrip())
    return "\n\n".join(parts) or texts.NOTHING_NOW


def _bring_back(history: History, found: Found, kept: Kept, field: str) -> None:
    """Through the session, as everything that is written.  Raises SaveFailed, NotFound."""
    session = history.session
    at = found.target
    if at.key.is_log:
        target = session.log.target(at.chapter, at.question.id, at.respondent.id)
    else:
        target = session.target(at.chapter, at.question, at.respondent.id)
    present = session.writable(target)
    wanted = _wanted(present, kept.answer, at.question, field)
    if (wanted.text, dict(wanted.fields)) == (present.text, dict(present.fields)):
        remark(texts.SAME_NOW)
        return
    session.bring_back(target, wanted)
    session.save()
    if note := session.save_state.note:
        complain(note)
    remark(texts.brought_back(history.whose(target), at.question.id, kept.stamp))
    if present.has_content:
        remark(texts.KEPT_NOW)
    if wanted.private and not present.private:
        remark(texts.STAYS_PRIVATE)


def _wanted(present: Answer, then: Answer, question: Question, field: str) -> Answer:
    """The present answer with the words of then; what has been private stays so."""
    wanted = present._replace(
        visibility="private" if then.private else present.visibility,
        state="draft" if present.state == "skipped" else present.state,
    )
    if field:
        value = _part(then, question, field)
        return wanted._replace(fields={**present.fields, field: value})
    return wanted._replace(
        text=then.text,
        fields=then.fields,
        question=then.question or question.text,
        state="draft" if then.state == "skipped" else then.state,
    )
