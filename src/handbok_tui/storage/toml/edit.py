"""Changes a TOML file so that only what changed gets new bytes.

The changes are first made on the data.  Old and new data are then compared, and each difference
becomes a splice in the text: a value replaced, lines added or taken away.  Comments, order,
spacing, line ends, BOM and unknown keys are never touched, because they are never rewritten.
Before the bytes are handed over, tomllib must read them as exactly the data that was meant.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from handbok_tui.core.errors import SaveFailed, UnsavableText
from handbok_tui.storage.toml.data import found_at, leads_nowhere, same, with_value
from handbok_tui.storage.toml.read import BOM, TomlFault, decode, load
from handbok_tui.storage.toml.render import Text
from handbok_tui.storage.toml.splice import spliced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handbok_tui.storage.toml.scan import KeyPath

__all__ = ["Append", "Change", "Remove", "Set", "Text", "edit"]


class Change(Protocol):
    """Something to do with the data at one path; returns new data and leaves the old alone."""

    def applied(self, data: dict[str, Any]) -> dict[str, Any]:
        """The data after the change.  Raises SaveFailed when the path leads nowhere."""


@dataclass(frozen=True, slots=True)
class Set:
    """Put a value at a path: str, Text, bool, int, float, date, datetime, list or dict.

    Tables on the way are made; a dict replaces what is there, keeping the lines of equal keys.
    """

    path: KeyPath
    value: object

    def applied(self, data: dict[str, Any]) -> dict[str, Any]:
        """The data with the value in it."""
        return with_value(data, self.path, self.value)


@dataclass(frozen=True, slots=True)
class Remove:
    """Take away what stands at a path, if anything does; an emptied array goes with its last."""

    path: KeyPath

    def applied(self, data: dict[str, Any]) -> dict[str, Any]:
        """The data without it."""
        parent = found_at(data, self.path[:-1])
        last = self.path[-1]
        if isinstance(parent, dict) and last in parent:
            return with_value(data, self.path[:-1], {k: v for k, v in parent.items() if k != last})
        if isinstance(parent, list) and isinstance(last, int) and 0 <= last < len(parent):
            if len(parent) == 1:
                return Remove(self.path[:-1]).applied(data)
            return with_value(data, self.path[:-1], parent[:last] + parent[last + 1 :])
        return data


@dataclass(frozen=True, slots=True)
class Append:
    """Put a table last in the array of tables at a path; the array is made if it is missing."""

    path: KeyPath
    table: dict[str, Any]

    def applied(self, data: dict[str, Any]) -> dict[str, Any]:
        """The data with one more table."""
        array = found_at(data, self.path)
        if array is not None and not isinstance(array, list):
            raise leads_nowhere(self.path)
        return with_value(data, self.path, [*(array or []), self.table])


def edit(raw: bytes, changes: Sequence[Change]) -> bytes:
    """The bytes of a TOML file with the changes made in order; ``b""`` is a new file.

    Without any real change the same bytes come back.  Raises TomlFault when the file cannot be
    read, UnsavableText for a lone surrogate, SaveFailed when the result would not be exactly the
    data meant.  TypeError for a value that TOML has no word for.
    """
    old, text = load(raw), decode(raw)
    new = old
    for change in changes:
        new = change.applied(new)
    try:
        if same(old, new):
            return raw
        edited = spliced(text, old, new).encode("utf-8")
        edited = BOM + edited if raw.startswith(BOM) else edited
        exact = same(load(edited), new)
    except UnicodeEncodeError as error:
        raise UnsavableText(
            "Texten innehåller ett trasigt tecken (ett halvt surrogatpar) som inte går att "
            "spara. Ta bort tecknet, det kom troligen med något inklistrat."
        ) from error
    except TomlFault as fault:
        raise SaveFailed(f"Ändringen sparades inte: {fault}.") from fault
    except RecursionError as error:
        raise SaveFailed(
            "Ändringen sparades inte: filen har listor i listor i för många led. Förenkla den."
        ) from error
    if not exact:
        raise SaveFailed(
            "Ändringen sparades inte: den gick inte att skriva in utan att annat i filen "
            "skulle ändras. Förenkla filens TOML omkring svaret och spara igen."
        )
    return edited
