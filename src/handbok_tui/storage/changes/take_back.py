"""Takes back a change of the trail, in a file that may have had other changes since.

Only what the change touched is touched.  What stands there by now is never lost: of an answer it
goes among the earlier versions, of a fact among the replaced values, of everything it stands in
the trail, as what was taken back.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from handbok_tui.core.answers.versions import back_to
from handbok_tui.core.answers.workbook import LOG, SheetKey
from handbok_tui.core.edition.handbook import is_id
from handbok_tui.core.errors import SaveFailed
from handbok_tui.core.log.entries import LOG_KINDS
from handbok_tui.storage.answers.changes import answer_changes, block, table_of
from handbok_tui.storage.answers.facts import kept_facts
from handbok_tui.storage.answers.files import (
    GROUP,
    LOG_FOLDER,
    WorkbookFiles,
    decode,
    decode_workbook,
)
from handbok_tui.storage.answers.saves import alone, lock_name, write
from handbok_tui.storage.changes.file import Entry
from handbok_tui.storage.chapters.layer_changes import nothing_left
from handbok_tui.storage.chapters.layer_files import is_layer
from handbok_tui.storage.edition.files import EditionFiles
from handbok_tui.storage.sheets.files import WorksheetFiles, decode_filled
from handbok_tui.storage.toml.data import found_at, same
from handbok_tui.storage.toml.decode import newer_fault, open_toml
from handbok_tui.storage.toml.difference import taken_back
from handbok_tui.storage.toml.edit import Change, Remove, Set, Text, edit
from handbok_tui.storage.toml.read import load
from handbok_tui.texts.changes.trail import NO_FILE_OF_OURS, NOTHING_LEFT_OF_IT, has_written


class TakenBack(NamedTuple):
    """How it went: whether something else stood there by now, what else there is to say, and
    whether something that was "Bara för mig" goes along from now on.
    """

    replaced: bool
    note: str = ""
    shared: bool = False


def sheet_key(file: str) -> SheetKey | None:
    """The key of a file of answers or of the log; None for any other."""
    folder, _, rest = file.partition("/")
    respondent, _, name = rest.partition("/")
    name = name.removesuffix(".toml")
    if not (is_id(respondent) and is_id(name)) or folder not in ("answers", LOG_FOLDER):
        return None
    return SheetKey(respondent, f"{LOG}{name}" if folder == LOG_FOLDER else name)


class TrailBack:
    """Takes back changes in the files of one workbook; ``editions`` and ``templates`` tell
    whether a file can still be read after that.
    """

    def __init__(
        self, files: WorkbookFiles, editions: EditionFiles, templates: WorksheetFiles
    ) -> None:
        self._files = files
        self._editions = editions
        self._templates = templates

    def take_back(self, entry: Entry) -> TakenBack:
        """Let what stood before a change stand again.

        Raises SaveFailed where nothing is left to take back and where a group that would go has
        written something, FaultyFile and NotFound where the
        file or what it belongs to cannot be read; then nothing is written.
        """
        files = self._files
        _require_known(entry.file)
        path = files.folder / entry.file
        with alone(files, path, lock_name(files.folder, path)) as raw:
            new, replaced = _bytes_back(path, raw, entry)
            new = self._returned_private(path, raw, new, entry)
            key = sheet_key(entry.file)
            if key is not None:
                new = _with_versions(key, path, raw, new)
            elif new:
                self._require_readable(path, new)
                if path == files.folder / "workbook.toml":
                    self._require_no_files(path, raw, new)
                    new = _with_facts(raw, new, entry)
            if new == raw:
                raise SaveFailed(NOTHING_LEFT_OF_IT)
            before, after = load(raw), load(new)
            gone = _private(before) - _private(after)
            shared = any(found_at(after, place) is not None for place in gone)
            return TakenBack(replaced, write(files, path, raw, new, back=entry.id), shared)

    def _require_readable(self, path: Path, raw: bytes) -> None:
        kind = path.relative_to(self._files.folder).parts[0]
        if kind == "chapters":
            self._editions.own_in(path, raw)
        elif kind == "worksheets":
            decode_filled(path, raw, self._templates.worksheet(path.stem))
        else:
            decode_workbook(path, raw)

    def _returned_private(self, path: Path, raw: bytes, new: bytes, entry: Entry) -> bytes:
        """The new bytes; a record of which only a part comes back is private, for nobody can
        tell any more whether it was.
        """
        before, after = load(raw), load(new)
        whole = {found.path for found in entry.differences}
        template = self._templates.worksheet(path.stem) if "rows" in after else None
        fixed = {row.id for row in template.fixed} if template is not None else set()
        changes = [
            Set((table, name, "visibility"), "private")
            for table in ("answers", "entries", "rows")
            for name in after.get(table, {})
            if name not in before.get(table, {}) and (table, name) not in whole
            if name not in fixed
        ]
        return edit(new, changes)

    def _require_no_files(self, path: Path, raw: bytes, new: bytes) -> None:
        """A group that has written something keeps its name."""
        before, after = (decode_workbook(path, one).respondents for one in (raw, new))
        left = {GROUP.id, *(one.id for one in after)}  # that one is there unnamed too
        for one in before:
            if one.id not in left and self._files.has_files(one.id):
                raise SaveFailed(has_written(one.name))


def _private(data: Mapping[str, Any], path: tuple[str, ...] = ()) -> set[tuple[str, ...]]:
    """Where something is "Bara för mig", said or by its kind."""
    default = any(kind.private for name, kind in LOG_KINDS.items() if name == data.get("kind"))
    usual = "private" if default else ""
    found = {path} if data.get("visibility", usual) == "private" else set()
    for name, value in data.items():
        if isinstance(value, dict):
            found |= _private(value, (*path, name))
    return found


def _require_known(file: str) -> None:
    """Raise SaveFailed for what is no file of a workbook: the trail is a file like others."""
    kind, *rest = file.removesuffix(".toml").split("/")
    depth = {"chapters": 1, "worksheets": 2, "workbook": 0}.get(kind)
    if sheet_key(file) is None and (len(rest) != depth or not all(map(is_id, rest))):
        raise SaveFailed(NO_FILE_OF_OURS)


def _bytes_back(path: Path, raw: bytes, entry: Entry) -> tuple[bytes, bool]:
    if entry.whole is not None:
        old, new = (text.encode("utf-8", "surrogateescape") for text in entry.whole)
        if new == raw or not old or not raw.strip():
            return old, new != raw
    file = open_toml(path, raw)
    if file.newer:
        raise SaveFailed(str(newer_fault(file)))
    changes: list[Change] = []
    others = False
    for path_in, old_value, new_value in entry.differences:
        now = found_at(file.top.data, path_in)
        value, replaced = taken_back(now, old_value, new_value)
        others |= replaced and path_in[-1] != "updated"
        if not same(value, now):
            changes.append(Remove(path_in) if value is None else Set(path_in, _written(value)))
    edited = edit(raw, changes)
    left = load(edited)
    edited = edit(edited, [Remove((name,)) for name in file.top.data if left.get(name) == {}])
    if is_layer(file) and b"#" not in edited and nothing_left(load(edited)):
        return b"", others
    return edited, others


def _written(value: Any, key: str = "") -> Any:
    """Texts as the program writes them: long ones, and an answer's, as blocks of lines."""
    if isinstance(value, dict):
        return {name: _written(item, name) for name, item in value.items()}
    if isinstance(value, list):
        return [_written(item) for item in value]
    if isinstance(value, str):
        return Text(value) if key == "text" else block(value)
    return value


def _with_facts(raw: bytes, new: bytes, entry: Entry) -> bytes:
    """The new bytes with every fact that somebody else has written since among the replaced."""
    own = [str(found.new) for found in entry.differences]
    return edit(new, kept_facts(load(raw), load(new), own))


def _with_versions(key: SheetKey, path: Path, raw: bytes, new: bytes) -> bytes:
    """The new bytes with every text that goes from an answer among its earlier versions."""
    before = decode(key, path, raw).answers if raw.strip() else {}
    after = decode(key, path, new).answers
    changes: list[Change] = []
    for name, answer in before.items():
        kept = back_to(answer, after.get(name))
        changes += answer_changes(after.get(name), kept, table_of(key))
    return edit(new, changes)
