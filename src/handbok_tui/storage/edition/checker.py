"""Reads every file of an edition or a workbook and gathers what is wrong, with places."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from handbok_tui.core.answers.workbook import Respondent
from handbok_tui.core.edition.handbook import is_id, iter_ids
from handbok_tui.core.errors import Fault, FaultyFile, NotFound
from handbok_tui.core.sheets.templates import FilledKey
from handbok_tui.storage.answers.files import LOG_FOLDER, WorkbookFiles, decode_sheet
from handbok_tui.storage.answers.log import decode_log
from handbok_tui.storage.edition.chapter import decode_chapter, id_places
from handbok_tui.storage.edition.files import EditionFiles, listed_chapters
from handbok_tui.storage.edition.keys import CHAPTER_KEYS, EDITION_KEYS, unknown_keys
from handbok_tui.storage.export.frozen import FrozenFiles
from handbok_tui.storage.sheets.files import (
    DECLARED,
    OWN_DECLARED,
    WorksheetFiles,
    decode_filled,
)
from handbok_tui.storage.toml.decode import newer_fault, open_toml, read_bytes

NOT_LISTED = (
    "kapitlet läses inte, för det står inte i ”chapters” i edition.toml. "
    "Lägg till ”{name}” där, eller flytta filen."
)
BAD_NAME = "namnet kan inte vara ett id, så filen läses inte. Använd a–z, 0–9 och bindestreck."


def check_edition(folder: Path) -> list[Fault]:
    """Everything wrong in an edition.  Raises FaultyFile when edition.toml cannot be used."""
    files = EditionFiles(folder)
    edition, head_faults = files.edition()
    top = open_toml(path := folder / "edition.toml", read_bytes(path))
    listed = listed_chapters(top)
    faults = [*head_faults, *unknown_keys(top, EDITION_KEYS)]
    readable = {head.id for head in edition.chapters}
    taken = _Taken()
    for chapter_id in dict.fromkeys(listed):
        path = files.path(chapter_id)
        found = _chapter_faults(path)
        if chapter_id in readable:  # else its head has told
            faults += found
        if not found:
            faults += taken.faults(path)
    for path in sorted((folder / "chapters").glob("*.toml")):
        if path.stem not in listed:
            faults.append(Fault(str(path), 0, NOT_LISTED.format(name=path.stem)))
    try:
        files.prompts()
    except FaultyFile as problem:
        faults += problem.faults
    return [*faults, *_template_faults(WorksheetFiles(folder, folder), folder / DECLARED)]


class _Taken:
    """What the chapters read so far have taken: numbers, and ids with their chapters."""

    def __init__(self) -> None:
        self.numbers: dict[int, str] = {}
        self.ids: dict[str, str] = {}

    def faults(self, path: Path) -> tuple[Fault, ...]:
        """What one more chapter, which can be read, has in common with others."""
        file = open_toml(path, read_bytes(path))
        chapter = decode_chapter(file)
        number = chapter.head.number
        if number in self.numbers:
            message = f"kapitelnummer {number} används redan av ”{self.numbers[number]}”."
            file.top.wrong("number", message)
        self.numbers.setdefault(number, chapter.id)
        for (name, what), place in zip(iter_ids(chapter), id_places(chapter), strict=True):
            if name in self.ids:
                message = f"id ”{name}” finns redan i {self.ids[name]}. Ge {what} ett eget."
                file.top.findings.add(place, message)
            self.ids.setdefault(name, chapter.id)
        return (*file.faults(), *unknown_keys(file, CHAPTER_KEYS))


def _chapter_faults(path: Path, edition: Path | None = None) -> tuple[Fault, ...]:
    try:
        file = open_toml(path, read_bytes(path))
        if edition is not None and file.top.data.get("changes") is True:
            EditionFiles(edition, path.parent).own(path.stem)
        else:
            decode_chapter(file)
    except FaultyFile as problem:
        return problem.faults
    return ()


def check_workbook(folder: Path, person: Respondent, edition: Path | None = None) -> list[Fault]:
    """Everything wrong in a workbook: facts, answers, chapters, templates, frozen editions.

    ``edition`` has the templates that a workbook does not declare itself.
    """
    files = WorkbookFiles(folder, person)
    _, facts = files.workbook()
    faults = list(facts)
    for path in sorted((folder / "answers").glob("*/*.toml")):
        if not (is_id(path.parent.name) and is_id(path.stem)):
            faults.append(Fault(str(path), 0, BAD_NAME))
            continue
        own = {"chapter": path.stem, "respondent": path.parent.name}
        faults += _answer_faults(path, decode_sheet, own)
    faults += _log_faults(folder)
    for path in sorted((folder / "chapters").glob("*.toml")):
        if not is_id(path.stem):
            faults.append(Fault(str(path), 0, BAD_NAME))
            continue
        found = _chapter_faults(path, edition)
        faults += found
        if not found:
            faults += _own_name_faults(path)
    faults += FrozenFiles(folder).faults()
    templates = WorksheetFiles(edition or folder, folder)
    faults += _template_faults(templates, folder / OWN_DECLARED)
    for path in sorted((folder / FilledKey("", "").folder).glob("*/*.toml")):
        faults += _filled_faults(templates, path)
    return faults


def _template_faults(templates: WorksheetFiles, folder: Path) -> list[Fault]:
    """Everything wrong in the templates of a folder."""
    faults: list[Fault] = []
    for path in sorted(folder.glob("*.toml")):
        if not is_id(path.stem):
            faults.append(Fault(str(path), 0, BAD_NAME))
            continue
        try:
            templates.worksheet(path.stem)
        except FaultyFile as problem:
            faults += problem.faults
        if (broken := templates.broken.get(path.stem)) is not None:
            faults += broken.faults
    return faults


def _filled_faults(templates: WorksheetFiles, path: Path) -> tuple[Fault, ...]:
    if not (is_id(path.parent.name) and is_id(path.stem)):
        return (Fault(str(path), 0, BAD_NAME),)
    try:
        worksheet = templates.worksheet(path.stem)
    except NotFound as problem:
        return (Fault(str(path), 0, str(problem)),)
    except FaultyFile:  # said of the template itself
        return ()
    own = {"worksheet": path.stem, "respondent": path.parent.name}
    return _answer_faults(path, partial(decode_filled, worksheet=worksheet), own)


def _log_faults(folder: Path) -> list[Fault]:
    """Everything wrong in the log."""
    faults: list[Fault] = []
    for path in sorted((folder / LOG_FOLDER).glob("*/*.toml")):
        if not (is_id(path.parent.name) and is_id(path.stem)):
            faults.append(Fault(str(path), 0, BAD_NAME))
            continue
        faults += _answer_faults(path, decode_log, {"respondent": path.parent.name})
    return faults


def _own_name_faults(path: Path) -> tuple[Fault, ...]:
    file = open_toml(path, read_bytes(path))
    found = file.top.text("id")
    if found != path.stem:
        file.top.wrong("id", f"id ”{found}” stämmer inte med filens namn, {path.name}.")
    return file.faults()


def _answer_faults(
    path: Path, decode: Callable[[Path, bytes], object], own: Mapping[str, str]
) -> tuple[Fault, ...]:
    """What is wrong in a file of answers; ``own`` is what it says of its place, if it does."""
    try:
        raw = read_bytes(path)
        decode(path, raw)
        file = open_toml(path, raw)
    except FaultyFile as problem:
        return problem.faults
    for key, expected in own.items():
        found = file.top.text(key)
        if found and found != expected:
            file.top.wrong(key, f"”{found}” stämmer inte med filens plats ({expected}).")
    return (*file.faults(), *((newer_fault(file),) if file.newer else ()))
