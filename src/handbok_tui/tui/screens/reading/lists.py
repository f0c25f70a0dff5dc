"""The lists that people pick from: contents, palette, templates; what their rows say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from handbok_tui.core.edition.contents import Entry
from handbok_tui.core.errors import Fault
from handbok_tui.texts import labels, picking
from handbok_tui.texts.sheets import templates as texts
from handbok_tui.tui.commands.keys import in_scope, keys_shown
from handbok_tui.tui.theme import THEMES
from handbok_tui.tui.widgets.rows import Row

if TYPE_CHECKING:
    from handbok_tui.core.sheets.templates import WorksheetHead
    from handbok_tui.session.sheets.filling import Worksheets

COMMAND = "command:"
ENTRY = "entry:"
THEME = "theme:"
WORKSHEET = "worksheet:"

FIRST = (
    "next_unanswered", "worksheets", "export", "follow_ups", "search_all", "contents", "reflect",
    "learned", "group_mode", "facts", "undo", "settings", "help",
)  # fmt: skip
"""What most people look for, as the list of everything begins."""
MOVING = (
    "line_down", "line_up", "page_down", "page_up", "top", "bottom", "next_leaf", "previous_leaf",
    "next_stop", "previous_stop", "open_stop", "next_hit", "previous_hit", "redraw",
)  # fmt: skip
"""What nobody does from a list; it ends with them, so that their keys are found there."""

CHAPTERS_ROW = Row(picking.MANAGE, "K", f"{COMMAND}chapters")
"""Stands last in the contents: that is where one looks for a way to change them."""

THEME_NAMES = tuple(theme.name for theme in THEMES)


def contents_rows(entries: tuple[Entry, ...], width: int = 0) -> tuple[Row, ...]:
    """A row per entry, deeper ones further in; the key is the entry's index.

    In a list of ``width`` cells the printed edition's page stands only where the title is whole.
    """
    rows = []
    for index, entry in enumerate(entries):
        row = Row("  " * entry.depth + entry.text, entry.note, f"{ENTRY}{index}")
        more = row._replace(note=labels.with_page(entry.note, entry.page))
        rows.append(more if not width or more.is_whole_in(width) else row)
    return tuple(rows)


def current_row(entries: tuple[Entry, ...], leaf: str, section: str, question: str) -> str:
    """The key of the row where the reader is."""
    best = ""
    for index, entry in enumerate(entries):
        place = (entry.anchor.section, entry.anchor.question)
        if entry.leaf == leaf and place in (("", ""), (section, ""), (section, question)):
            best = f"{ENTRY}{index}"
    return best


def worksheet_rows(
    worksheets: Worksheets, respondent: str = ""
) -> tuple[tuple[Row, ...], tuple[Fault, ...]]:
    """A row per template with who has filled how much of it, and what is wrong with others;
    ``respondent`` is the only one that is told of, "" is everybody.
    """
    heads, faults = worksheets.heads()
    rows: list[Row] = []
    for head in heads:
        filled = [
            target
            for target in worksheets.readable(head.id)
            if respondent in ("", target.respondent.id)
        ]
        words = [texts.source(head.source)]
        if len(filled) == 1:
            words = [worksheets.whose(filled[0]), worksheets.view(filled[0]).counted()]
        elif filled:
            words = [
                f"{worksheets.named(target)} {worksheets.view(target).counted_shortly()}"
                for target in filled
            ]
        rows.append(Row(head.title, " · ".join(words), head.id))
    return tuple(rows), faults


def palette_rows(entries: tuple[Entry, ...], heads: Sequence[WorksheetHead]) -> tuple[Row, ...]:
    """What can be done in the reader, templates, places; last what only moves in the text."""
    commands = {
        command.id: Row(
            command.help,
            keys_shown(command),
            f"{COMMAND}{command.id}",
            f"{command.label} {command.words}",
        )
        for command in in_scope("reader")
        if not command.shown_keys and command.id != "palette"
    }
    first = [commands.pop(name) for name in FIRST if name in commands]
    moving = [commands.pop(name) for name in MOVING if name in commands]
    themes = [
        Row(picking.theme(name), "", f"{THEME}{name}", picking.THEME_WORDS) for name in THEME_NAMES
    ]
    templates = [Row(head.title, picking.TEMPLATE, f"{WORKSHEET}{head.id}") for head in heads]
    return (*first, *commands.values(), *themes, *templates, *contents_rows(entries), *moving)
