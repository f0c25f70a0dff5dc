"""In which order things were changed in this run, whatever they are.

Each thing takes back its own changes; this tells whose turn it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from handbok_tui.core.answers.workbook import SheetKey
    from handbok_tui.core.sheets.templates import FilledKey


class Thing(NamedTuple):
    """Something that changes: an answer (its file and question), a filled template, a chapter
    that is edited, or a file that is written at once (its path in the workbook).
    """

    kind: Literal["answer", "sheet", "chapter", "file"]
    key: SheetKey | FilledKey | str
    id: str = ""


class UndoOrder:
    """The things that were changed, the last one last; ``future`` has those taken back."""

    def __init__(self) -> None:
        self.past: list[Thing] = []
        self.future: list[Thing] = []

    def did(self, thing: Thing) -> None:
        """It was changed; what was taken back before that is not done again."""
        self.past.append(thing)
        self.future.clear()

    def undid(self, thing: Thing) -> None:
        """Its last change was taken back, from here or where the thing is shown."""
        _drop_last(self.past, thing)
        self.future.append(thing)

    def redid(self, thing: Thing) -> None:
        """That was done again."""
        _drop_last(self.future, thing)
        self.past.append(thing)

    def left(self, thing: Thing) -> None:
        """Its last change has left nothing to take back."""
        _drop_last(self.past, thing)

    def nothing_left(self, thing: Thing) -> None:
        """Nothing more of it can be taken back or done again."""
        for things in (self.past, self.future):
            things[:] = [one for one in things if one != thing]


def _drop_last(things: list[Thing], thing: Thing) -> None:
    for index in range(len(things) - 1, -1, -1):
        if things[index] == thing:
            del things[index]
            return
