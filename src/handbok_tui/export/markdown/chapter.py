"""A chapter as Markdown that people can read and change, and that imports to the same chapter.

Each part stands as a writer would have written it, with its id in a comment beside it.  A body
that would be read as something else where it stands is set apart by two marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbok_tui.core.edition.handbook import (
    Chapter,
    ChapterHead,
    Exercise,
    Field,
    Question,
    Section,
    Step,
)
from handbok_tui.core.importing.chapter import chapter_from_markdown
from handbok_tui.core.importing.outline import KINDS, kind_of, voice_line
from handbok_tui.core.importing.source import closed
from handbok_tui.core.importing.tidy import TO_TIDY
from handbok_tui.core.markdown import escape as marks
from handbok_tui.core.markdown.comments import without_comments
from handbok_tui.core.markdown.escape import mark, written
from handbok_tui.texts import labels
from handbok_tui.texts.chapters.importing import HELP_LABEL, PROJECT_LABEL

_KINDS = {kind: word for word, kind in KINDS.items()}
_REACHING = re.compile(
    r"""^[ \t>*+\-\d.)]* (?: \# | ``` | ~~~ | < )   # a heading, a fence, HTML or a mark
      | ^[ ]{0,3} (?: =+ | -+ ) [ \t]*$             # what makes a heading of the line above
      | ^[ \t]* (?: [*+-] | \d+[.)] ) (?: [ \t] | $)  # a list""",
    re.MULTILINE | re.VERBOSE,
)
_EMPTY = mark(tom="")
_MINUTES = re.compile(r"\A(\d+) (?=min)")


def chapter_markdown(chapter: Chapter) -> str:
    """The chapter, ended by a newline; ``chapter_from_markdown`` gives the same chapter back, but
    for the comments in its texts, which are nobody's to read.
    """
    chapter = uncommented(chapter)
    blocks = [*_head(chapter), *(_section(section) for section in chapter.sections)]
    return "\n\n".join(block for block in blocks if block) + "\n"


def uncommented(chapter: Chapter) -> Chapter:
    """The chapter without the comments in those of its texts that are Markdown."""
    head = chapter.head._replace(notice=without_comments(chapter.head.notice))
    sections = tuple(
        section._replace(body=without_comments(section.body), note=without_comments(section.note))
        for section in chapter.sections
    )
    return chapter._replace(head=head, sections=sections)


def _head(chapter: Chapter) -> Iterator[str]:
    head = chapter.head
    yield mark(
        kapitel=head.id,
        nummer=str(head.number),
        sida=str(head.page) if head.page else None,
        ord=None if head.source == "own" else head.source,
    )
    yield f"# {written(head.title)}".rstrip(" ")
    yield f"*{labels.changed_voice(head.source)}*" if chapter.marks else voice_line(head)
    if head.lead:
        yield f"**{written(head.lead)}**"
    yield _note(head.notice)


def _section(section: Section) -> str:
    """The section, its body set apart if it does not come back as it is without that."""
    body = section.body
    plain = _written(section, body.strip("\n"))
    simple = _is_simple(body) and marks.START not in body
    if not body or (simple and (not _may_change(body) or _comes_back(section, plain))):
        return plain
    return _written(section, _apart(body, marks.TEXT))


def _may_change(body: str) -> bool:
    """Whether a body could be read as something else than itself."""
    return bool(_REACHING.search(body) or TO_TIDY.search(body))


def _is_simple(body: str) -> bool:
    """Whether a body has no blank lines around it; a newline may end it or not."""
    usual = closed(body.split("\n"))
    return body in (usual, usual.removesuffix("\n")) and "\r" not in body


def _comes_back(section: Section, plain: str) -> bool:
    """Whether a section, between its neighbours, is read as what it is."""
    around = Chapter(ChapterHead("k", 1, ""), (section,))
    start = "\n\n".join(_head(around))
    read = chapter_from_markdown(f"{start}\n\n{plain}\n\n## Slut\n").chapter
    return read.sections[:1] == around.sections and len(read.sections) == 2


def _written(section: Section, body: str) -> str:
    blocks = [_heading(section), body]
    if section.points:
        if section.kind != "summary":
            blocks.append(mark(punkter=""))
        blocks.append("\n".join(f"- {_line(point) or _EMPTY}" for point in section.points))
    questions = "\n".join(_question(question) for question in section.questions)
    blocks.append(questions.rstrip("\n"))
    blocks += [_exercise(exercise) for exercise in section.exercises]
    blocks.append(_note(section.note))
    return "\n\n".join(block for block in blocks if block)


def _heading(section: Section) -> str:
    kind = None if kind_of(section.title) == section.kind else _KINDS[section.kind]
    without_end = section.body and not section.body.endswith("\n")
    about = mark(
        avsnitt=section.id,
        slag=kind,
        mallar=section.worksheets or None,
        radslut="utan" if without_end and _is_simple(section.body) else None,
    )
    return f"{about}\n## {written(section.title)}".rstrip(" ")


def _line(text: str, indent: str = "  ") -> str:
    """Plain text in a list, its lines broken where they are."""
    lines = text.split("\n")
    if all(line == line.strip() and line for line in lines):
        return f"\\\n{indent}".join(written(line) for line in lines)
    return written(text)


def _question(question: Question) -> str:
    about = mark(fråga=question.id, vi="" if question.space == "group" else None)
    rows = [" ".join(filter(None, ("-", _line(question.text), about)))]
    if question.help:
        rows += ["", f"  {HELP_LABEL} *{written(question.help)}* {mark(hjälp='')}"]
    if question.fields:
        rows += ["", *(_field(item) for item in question.fields), ""]
    return "\n".join(rows)


def _field(item: Field) -> str:
    when = item.when
    about = mark(
        fält=item.id,
        val="" if item.kind == "choice" else None,
        om=when.field if when else None,
        är=(when.values or None) if when else None,
    )
    rows = ["  " + " ".join(filter(None, ("-", _line(item.label, "    "), about)))]
    rows += [f"    - {_line(choice, '      ') or _EMPTY}" for choice in item.choices]
    return "\n".join(rows)


def _exercise(exercise: Exercise) -> str:
    about = mark(övning=exercise.id)
    blocks = [f"{about}\n### {written(exercise.title)}".rstrip(" ")]
    if exercise.purpose:
        blocks.append(f"*{written(exercise.purpose)}* {mark(syfte='')}")
    blocks.append("\n".join(_step(number, step) for number, step in enumerate(exercise.steps, 1)))
    return "\n\n".join(blocks)


def _step(number: int, step: Step) -> str:
    who = _MINUTES.sub(r"\1&#32;", written(step.who))
    about = ", ".join(filter(None, (f"{step.minutes} min" if step.minutes else "", who)))
    label = f"**{about}:** " if about else ""
    text = f"{label}{_line(step.text, '    ')}".rstrip(" ")
    return f"{number}. {text or _EMPTY}"


def _note(text: str) -> str:
    """The project's words, set apart and named."""
    return _apart(text, marks.NOTE) if text else ""


def _apart(text: str, kind: str) -> str:
    """A text to the letter between two marks that it does not hold itself."""
    number = ""
    while f"{marks.END}{number and '='}{number} -->" in text:
        number = str(int(number or 1) + 1)
    coded = "\r" in text
    if coded:
        text = text.replace("&", "&amp;").replace("\r", "&#13;")
    opening = {
        kind: number,
        "kodad": "" if coded else None,
        "radslut": None if text.endswith("\n") else "utan",
    }
    label = f"{PROJECT_LABEL}\n\n" if kind == marks.NOTE else ""
    ended = text if text.endswith("\n") else f"{text}\n"
    return f"{mark(**opening)}\n{label}{ended}{mark(slut=number)}"
