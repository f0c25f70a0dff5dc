"""Every key of an edition's files, by the table it stands in; the author's page documents them.

Reading passes over keys that are not here and saving keeps them; the checker tells of them,
since in a handbook that somebody writes they are slips of the pen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from handbok_tui.core.errors import Fault
from handbok_tui.storage.toml.decode import Findings, TomlFile, TomlPath

Keys = Mapping[str, tuple[str, ...]]

EDITION_KEYS: Keys = {
    "": (
        "format", "title", "subtitle", "publisher", "lead", "contents_title", "chapters", "pages",
    ),
    "pages": ("id", "title", "body"),
}  # fmt: skip

CHAPTER_KEYS: Keys = {
    "": (
        "format", "id", "number", "title", "page", "source", "lead", "notice", "sections",
    ),
    "sections": (
        "id", "kind", "title", "body", "points", "questions", "exercises", "worksheets", "note",
    ),
    "sections.questions": ("id", "text", "space", "help", "fields"),
    "sections.questions.fields": ("id", "label", "kind", "choices", "when"),
    "sections.questions.fields.when": ("field", "is"),
    "sections.exercises": ("id", "title", "purpose", "steps"),
    "sections.exercises.steps": ("text", "minutes", "who"),
}  # fmt: skip


def unknown_keys(file: TomlFile, keys: Keys) -> tuple[Fault, ...]:
    """Keys of a file that mean nothing, with their lines."""
    findings = Findings()
    for path in _unknown(file.top.data, keys, (), ""):
        findings.add(path, _message(str(path[-1]), keys[_name(path[:-1])]))
    return findings.located(file.path, file.raw)


def _name(path: TomlPath) -> str:
    return ".".join(part for part in path if isinstance(part, str))


def _unknown(table: object, keys: Keys, path: TomlPath, name: str) -> Iterator[TomlPath]:
    if not isinstance(table, Mapping):
        return  # what it should be is told by the decoder
    for key, item in table.items():
        inner = f"{name}.{key}".lstrip(".")
        if key not in keys[name]:
            yield (*path, key)
        elif inner in keys and isinstance(item, list):
            for index, part in enumerate(item):
                yield from _unknown(part, keys, (*path, key, index), inner)
        elif inner in keys:
            yield from _unknown(item, keys, (*path, key), inner)


def _message(key: str, known: tuple[str, ...]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - rarely needed

    near = get_close_matches(key, known, 1)
    hint = f"Menade du ”{near[0]}”?" if near else f"Här kan stå {', '.join(known)}."
    return f"”{key}” betyder ingenting här. {hint}"
