"""The whole document, whatever any part of the workbook holds: one outline, nothing lost."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbok_tui.core.answers.workbook import Answer, Respondent, SheetKey, Version, Workbook
from handbok_tui.core.edition.handbook import Chapter, ChapterHead, Edition, Question, Section
from handbok_tui.core.layout.control_pictures import visible
from handbok_tui.core.log.entries import LOG_KINDS, LogEntry, Occasion
from handbok_tui.core.periods import parse_period
from handbok_tui.core.sheets.templates import Row, Sheet
from handbok_tui.core.sheets.view import SheetView
from handbok_tui.export.markdown import document as markdown
from handbok_tui.export.markdown.outline import check, dialects
from handbok_tui.export.markdown.writer import Writer, write
from handbok_tui.export.profiles.registry import PROFILES
from handbok_tui.export.selection import INCLUDES, Choice, SelectedSheet, Selection, select
from tests.export.nasty import SMALL
from tests.support.worksheets import TODAY, shipped

GROUP = Respondent("gruppen", "Gruppen", "group")
MARK = "ordetsombevisar"
NASTY = st.sampled_from(list(SMALL.values())) | st.text(st.characters(codec="utf-8"), max_size=80)
PLACES = (
    "title", "chapter", "question", "answer", "field", "earlier", "organisation", "unit", "owner",
    "vision", "entry", "cell", "goal", "activity", "respondent", "subtitle",
)  # fmt: skip
"""Everywhere that a person can write something that goes along."""


def whole(texts: dict[str, str], profile: str) -> Selection:
    """A workbook with one thing of everything, each with its text."""

    def text(place: str) -> str:
        return texts.get(place, place)

    head = ChapterHead("e1", 6, text("chapter"), source="own")
    question = Question("e1-ref-1", text("question"))
    chapter = Chapter(head, (Section("e1-ref", "reflection", "Reflektera", questions=(question,)),))
    when = datetime(2027, 1, 12, tzinfo=UTC)
    answer = Answer(
        "e1-ref-1", text=text("answer"), updated=when,
        earlier=(Version(when, text("earlier")),),
    )  # fmt: skip
    orphan = Answer("gone", question=text("question"), fields={text("field"): text("field")})
    respondent = GROUP._replace(name=text("respondent"))
    workbook = Workbook(
        respondents=(respondent,), organisation=text("organisation"), unit=text("unit"),
        owner=text("owner"), vision=text("vision"),
        sheets={SheetKey("gruppen", "e1"): {"e1-ref-1": answer, "gone": orphan}},
    )  # fmt: skip
    edition = Edition(text("title"), text("subtitle"), chapters=(head,))
    entries = [
        LogEntry(respondent, "log:2027", logged, Occasion(kind, date(2027, 1, 12), "e1"))
        for kind, logged in (
            (kind, Answer(kind, text=text("entry"), question=text("entry"))) for kind in LOG_KINDS
        )
    ]
    choice = Choice(include=frozenset(INCLUDES), profile=profile)
    found = select(edition, workbook, (chapter,), choice, entries=entries)
    rows = {
        "nulagesanalys": Row("tid", {"ser": text("cell"), "hindrar": text("cell")}),
        "mal": Row("m", {name: text("goal") for name in ("mal", "plan", "analys", "behov")}),
        "aktivitetsplan": Row("a", {"aktivitet": text("activity"), "stod": text("activity")}),
    }
    sheets = tuple(
        SelectedSheet(SheetView(shipped(name), Sheet(rows=(row,)), TODAY), "gruppen", name)
        for name, row in rows.items()
    )
    return found._replace(sheets=sheets, period=parse_period("2027-T1"))


def headings(selection: Selection) -> list[tuple[int, str]]:
    """The headings that the document means to have."""
    writers: list[Writer] = []

    def fill(writer: Writer) -> None:
        writers.append(writer)
        PROFILES[selection.profile].fill(writer, selection)

    write(fill)
    return writers[-1].headings


@settings(max_examples=40)
@given(st.dictionaries(st.sampled_from(PLACES), NASTY, min_size=3), st.sampled_from([*PROFILES]))
def test_whatever_stands_anywhere_the_outline_is_the_handbooks_own(
    texts: dict[str, str], profile: str
) -> None:
    selection = whole(texts, profile)
    document = markdown.render(selection).text
    assert check(document, headings(selection))
    assert document == markdown.render(selection).text


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("profile", PROFILES)
def test_no_text_changes_how_many_headings_there_are(place: str, profile: str) -> None:
    quiet = dict.fromkeys(PLACES, "rad ett\nrad två")
    usual = headings(whole(quiet, profile))
    for text in ("# Rubrik\nx", "Rubrik\n===", "```\nx", "<!--\nx", "| a |\n|---|", "<h1>x\ny"):
        found = headings(whole({**quiet, place: text}, profile))
        assert [level for level, _ in found] == [level for level, _ in usual]


def seen(document: str) -> str:
    """Every letter and digit that a reader sees, in order, whatever the marks around them."""
    parser, _ = dialects()[0]
    words: list[str] = []
    tokens: list[Any] = parser.parse(document)
    for token in tokens:
        inner = token.children if token.children is not None else [token]
        words += [child.content for child in inner]
    return "".join(re.findall(r"\w", "".join(words)))


@settings(max_examples=25)
@given(NASTY, st.sampled_from(["organisation", "unit", "owner", "chapter", "question", "subtitle"]))
def test_a_name_is_read_as_it_was_typed(text: str, place: str) -> None:
    document = markdown.render(whole({place: f"{MARK} {text} {MARK}"}, "handbok")).text
    wanted = "".join(re.findall(r"\w", visible(text)))
    assert f"{MARK}{wanted}{MARK}" in seen(document)
