"""Reads the declaration of a template, with every fault in its place."""

from __future__ import annotations

from handbok_tui.core.edition.handbook import SOURCES, SPACES
from handbok_tui.core.errors import FaultyFile
from handbok_tui.core.sheets.columns import COLUMN_KINDS
from handbok_tui.core.sheets.rules import LINES, RULES, LineRule, RowRule
from handbok_tui.core.sheets.templates import (
    LINK_KINDS,
    Column,
    Fixed,
    Rule,
    Worksheet,
    WorksheetHead,
)
from handbok_tui.storage.toml.decode import Table, TomlFile, newer_fault

CHOOSING = frozenset({"choice", "scale"})
KNOWN_RULES: dict[str, RowRule | LineRule] = {**RULES, **LINES}


def decode_worksheet(file: TomlFile) -> Worksheet:
    """A template from its file.  Raises FaultyFile with everything that is wrong in it."""
    top = file.top
    columns = tuple(_column(table) for table in top.tables("columns"))
    worksheet = Worksheet(
        head=_head(file),
        purpose=top.text("purpose"),
        note=top.text("note"),
        columns=columns,
        fixed=tuple(_fixed(table) for table in top.tables("rows")),
        rules=tuple(_rule(table, columns) for table in top.tables("rules")),
        row_words=top.texts("row_words") or ("rad", "rader"),
        starters=top.texts("starters"),
        starters_from=top.text("starters_from"),
        analysis=top.truth("analysis"),
        space=top.word("space", SPACES, "group"),
        grouped=top.text("grouped"),
        mapped=top.texts("mapped"),
    )
    if not columns:
        top.wrong("", "en mall behöver minst en kolumn, [[columns]].")
    for key, name in (("grouped", worksheet.grouped), *(("mapped", n) for n in worksheet.mapped)):
        if name:
            _known(top, key, name, columns)
    for name in filter(None, (column.own for column in columns)):
        _known(top, "columns", name, columns)
    for key in ("columns", "rows"):
        _unique(top, key)
    if file.newer:
        raise FaultyFile((newer_fault(file), *file.faults()))
    file.require()
    return worksheet


def _head(file: TomlFile) -> WorksheetHead:
    top = file.top
    head = WorksheetHead(
        top.identifier("id"),
        top.text("title", None),
        top.whole("number"),
        top.word("source", SOURCES, "own"),
    )
    if head.id and head.id != file.path.stem:
        top.wrong("id", f"id ”{head.id}” stämmer inte med filens namn, {file.path.name}.")
    return head


def _column(table: Table) -> Column:
    column = Column(
        id=table.identifier("id"),
        label=table.text("label", None),
        kind=table.word("kind", tuple(COLUMN_KINDS), "text"),
        guidance=table.text("guidance"),
        width=table.whole("width"),
        table=table.truth("table"),
        choices=table.texts("choices"),
        reads=table.texts("reads"),
        suggestions=table.texts("suggestions"),
        relations=table.texts("relations"),
        targets=table.texts("targets"),
        own=table.text("own"),
        unit=table.text("unit"),
        limit=table.whole("limit"),
        after=table.text("after"),
        days=table.whole("days"),
        advice=table.texts("advice"),
        main=table.truth("main"),
    )
    if column.kind in CHOOSING and not column.choices:
        table.wrong("choices", "ett val behöver minst ett ord i ”choices”.")
    if column.reads and len(column.reads) != len(column.choices):
        table.wrong("reads", "”reads” ska ha lika många ord som ”choices”.")
    if column.kind == "link" and not column.targets:
        table.wrong("targets", 'en länk behöver ”targets”, till exempel ["question", "row"].')
    for target in column.targets:
        if target.partition(":")[0] not in LINK_KINDS:
            table.wrong("targets", f"”{target}” är okänt. Välj bland {', '.join(LINK_KINDS)}.")
    return column


def _fixed(table: Table) -> Fixed:
    return Fixed(
        table.identifier("id"),
        table.text("title", None),
        table.text("question"),
        table.text("about"),
    )


def _rule(table: Table, columns: tuple[Column, ...]) -> Rule:
    name = table.word("name", tuple(KNOWN_RULES), None)
    words = {key: table.words(key) for key in table.data if key != "name"}
    if table.data.get("name") == name:
        known = KNOWN_RULES[name]
        for option in (*known.columns, *known.words):
            if not words.get(option):
                table.wrong("", f"regeln ”{name}” behöver ”{option}”.")
        for option in (*known.columns, *known.may):
            for column in words.get(option, ()):
                _known(table, option, column, columns)
        count = words.get("count", ("0",))[:1]
        if not "".join(count).isdecimal():
            table.wrong("count", "”count” ska vara ett heltal.")
    return Rule(name, words)


def _known(table: Table, key: str, name: str, columns: tuple[Column, ...]) -> None:
    if name not in {column.id for column in columns}:
        table.wrong(key, f"kolumnen ”{name}” finns inte i mallen.")


def _unique(top: Table, key: str) -> None:
    seen: set[str] = set()
    for table in top.tables(key):
        found = table.data.get("id")
        if isinstance(found, str) and found in seen:
            table.wrong("id", f"id ”{found}” finns redan i mallen. Ge den ett eget.")
        seen.add(str(found))
