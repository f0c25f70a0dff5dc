"""The fields of a template: each kind is opened by its own editor."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from textual.events import Key, Paste
from textual.message import Message

from handbok_tui.core.sheets.columns import COLUMN_KINDS
from handbok_tui.core.sheets.layout import MORE
from handbok_tui.core.sheets.templates import UNKNOWN, Column, Link, links
from handbok_tui.core.sheets.view import Filled
from handbok_tui.core.typed_line import between
from handbok_tui.texts import picking
from handbok_tui.texts.sheets import filling as texts
from handbok_tui.texts.sheets.templates import label
from handbok_tui.tui.commands.dispatch import Keyed
from handbok_tui.tui.commands.scopes import Scope
from handbok_tui.tui.screens.sheets.base import SheetPart
from handbok_tui.tui.widgets.rows import Row


class Chosen(NamedTuple):
    """What a digit has just chosen: whether that changed anything, and what asks again."""

    typed: str
    changed: bool
    reopen: Callable[[], None]


class Fields(SheetPart):
    """The part of the screen that changes cells."""

    just: Chosen | None = None
    """Until the next key."""
    digits = ""
    """Those that had chosen before the one that is typed now."""

    def _set(self, typed: str, said: str = "") -> None:
        if (found := self.field()) is not None and self._put(found[1], found[2], typed) and said:
            self.say(said)

    def _put(self, filled: Filled, column: Column, typed: str) -> bool:
        """Into that field, also where its row has gone meanwhile: then it comes back."""
        return self.attempt(
            lambda: self.sheets.set_cell(self.target, filled.row.id, column.id, typed)
        )

    def action_choose_number(self, number: str) -> None:
        """The value with that number, straight from the list; in other fields a digit is typed."""
        words = self._numbered()
        if not words or int(number) > len(words):
            self.digits = ""
            self.typed(Key(number, number))
        elif number == "0":
            self._by_digit(number, self.action_empty, self.edit)
        else:
            self._by_digit(number, partial(self._set, words[int(number) - 1]), self.edit)

    def _numbered(self) -> tuple[str, ...]:
        """The words of the chosen field that a digit chooses; none in other fields."""
        view = self.view
        filled = self.chosen_row(view) if self.column != MORE else None
        choices = self.chosen_column(view, filled).choices if filled is not None else ()
        return (*choices, UNKNOWN) if choices else ()

    def _by_digit(self, digit: str, choose: Callable[[], object], ask: Callable[[], None]) -> None:
        """Choose, and be ready for the rest of what the digit may have been the first of.

        ``ask`` opens the words to choose among.
        """
        before, digits = self.sheets.sheet(self.target), self.digits
        self.digits = ""
        choose()
        if digit:
            self.just = Chosen(digits + digit, self.sheets.sheet(self.target) != before, ask)

    def goes_on(self, character: str) -> bool:
        """Whether this is typed directly after a digit that chose: then it chose nothing, and
        all that is typed filters the words.  Another digit chooses anew.
        """
        if (just := self.just) is None or not character:
            return False
        from handbok_tui.tui.screens.sheets.choice import ChoiceScreen  # noqa: PLC0415 - when asked for

        typed = just.typed + character
        self.just = None
        if just.changed and self.sheets.undo(self.target):
            self.changed()
        if character.isdecimal() and just.typed.isdecimal() and self._numbered():
            self.digits = just.typed
            return False
        just.reopen()
        front = self.app.screen
        if isinstance(front, ChoiceScreen):
            front.go_on(typed)
        elif isinstance(front, Fields):  # locked, and it said so: what follows is no command
            self.just = just._replace(typed=typed, changed=False)
        return True

    def typed(self, event: Message) -> None:
        """Open the chosen field, and let what was typed or pasted be the first of it, or what
        follows there; without any row it begins one.
        """
        if self.chosen_row(self.view) is None:
            self.add_row()
        elif self.field() is not None:
            event = self._going_on(event)
            self.edit()
        front = self.app.screen
        if isinstance(front, Keyed) and front.scope in _EDITORS:
            front.post_message(event)
        self.in_words = "letter" if isinstance(front, Fields) else ""

    def _going_on(self, event: Message) -> Message:
        """With a blank before it where it would stick to the last word of a text."""
        found = self.here()
        typed = event.text if isinstance(event, Paste) else getattr(event, "character", "")
        if found is None or COLUMN_KINDS[found[2].kind].editor not in ("line", "text"):
            return event
        view, filled, column = found
        stored = COLUMN_KINDS[column.kind].stored == "text"
        text = view.sheet.value(filled.row.id, column.id) if stored else ""
        blank = between(text, typed)
        return Paste(f"{blank}{typed}") if blank else event

    def action_unknown(self) -> None:
        """Vet inte, which is an answer."""
        self._set(UNKNOWN, texts.NOT_KNOWN)

    def action_empty(self) -> None:
        """Empty the field."""
        self._set("", texts.EMPTIED)

    def action_edit(self) -> None:
        """Open the chosen field, or show those that follow."""
        if self.column == MORE:
            self.action_more_fields()
        else:
            self.edit()

    def edit(self, *, fresh: bool = False) -> None:
        """Open the chosen field; ``fresh``: its row goes again if nothing is written."""
        if (found := self.field()) is None:
            return
        self.open(*found[1:], fresh=fresh)

    def open(self, filled: Filled, column: Column, *, fresh: bool = False) -> None:
        """Open a field, or say why it cannot be."""
        if reason := self.sheets.locked(self.target):
            self.say(reason)
        elif (
            conflict := self.sheets.sheet(self.target).conflict(filled.row.id, column.id)
        ) is not None:
            from handbok_tui.tui.screens.sheets.cell_conflict import CellConflictScreen  # noqa: PLC0415

            self.app.push_screen(CellConflictScreen(self.session, self.target, conflict))
        else:
            _OPENERS[COLUMN_KINDS[column.kind].editor](self, filled, column, fresh=fresh)

    def choose(self, filled: Filled, column: Column, *, fresh: bool) -> None:  # noqa: ARG002
        """Words to pick: a digit, what is typed, or arrows."""
        from handbok_tui.tui.screens.sheets.choice import ChoiceScreen  # noqa: PLC0415 - when asked for

        def chosen(value: str | None) -> None:
            if value is not None:
                self._by_digit(screen.digit, partial(self._put, filled, column, value), self.edit)

        value = filled.row.values.get(column.id, "")
        title = "  ".join(filter(None, (label(column.label), column.guidance)))
        screen = ChoiceScreen(title, column.choices, value)
        self.app.push_screen(screen, chosen)

    def type_line(self, filled: Filled, column: Column, *, fresh: bool) -> None:
        """A line to type."""
        from handbok_tui.tui.screens.sheets.cell import CellLineScreen  # noqa: PLC0415 - when asked for

        screen = CellLineScreen(self.session, self.target, filled.row.id, column)
        self.app.push_screen(screen, lambda by: self._written(filled.row.id, by, fresh=fresh))

    def type_text(self, filled: Filled, column: Column, *, fresh: bool) -> None:
        """A text of several lines."""
        from handbok_tui.tui.screens.sheets.cell import CellTextScreen  # noqa: PLC0415 - when asked for

        screen = CellTextScreen(self.session, self.target, filled.row.id, column)
        self.app.push_screen(screen, lambda by: self._written(filled.row.id, by, fresh=fresh))

    def _written(self, row: str, by: int | None, *, fresh: bool) -> None:
        """Back from an editor; ``by`` says which field is to be chosen then."""
        found = self.sheets.sheet(self.target).row(row)
        if fresh and by is None and found is not None and not found.values:
            self.sheets.remove_row(self.target, row)
        self.changed()
        if by:
            self.go_field(by)

    # -- links -----------------------------------------------------------------------------

    def action_connect(self) -> None:
        """Connect the row: opens the template's field for links."""
        view = self.view
        columns = [column for column in view.worksheet.columns if column.kind == "link"]
        related = [column for column in columns if column.relations] or columns
        if not related:
            self.say(texts.NO_LINKS)
        elif self.here() is not None:
            self.column = related[0].id
            self.redraw()
            self.edit()

    def pick_link(self, filled: Filled, column: Column, *, fresh: bool) -> None:  # noqa: ARG002
        """Things to link to, and the links that can be taken away."""
        from handbok_tui.tui.screens.dialogs.pick import OWN, PickScreen  # noqa: PLC0415 - as above

        view = self.view
        held = list(links(filled.row.values.get(column.id, "")))
        options = self.sheets.linkable(self.target, column.id, filled.row.id)
        own = view.worksheet.column(column.own) if column.own else None
        if not held and not options:
            if own is not None:
                self._own_words(filled, own)
            else:
                self.say(texts.NOTHING_TO_LINK)
            return
        rows = [
            Row(
                texts.unlink(" → ".join(filter(None, (link.relation, view.names.full(link))))),
                key=f"-{n}",
            )
            for n, link in enumerate(held)
        ]
        rows += [Row(name, key=f"+{n}") for n, (_, name) in enumerate(options)]
        if own is not None:
            rows.append(Row(texts.own_words(view.value(filled, own)), key=OWN))

        def chosen(key: str | None) -> None:
            if key and key.startswith(OWN) and own is not None:
                self._own_words(filled, own, key.removeprefix(OWN))
            elif key and key[0] == "-":
                self._connect(filled, column, held[int(key[1:])])
            elif key:
                self._relate(filled, column, options[int(key[1:])][0])

        said = picking.OWN if own is not None else ""
        self.app.push_screen(PickScreen(texts.LINK_TO, rows, own=said), chosen)

    def _own_words(self, filled: Filled, column: Column, words: str = "") -> None:
        """Say it in one's own words; without any, where they are written."""
        before = filled.row.values.get(column.id, "")
        if not words:
            self.open(filled, column)
            return
        said = "\n".join(filter(None, (before.rstrip("\n"), words)))
        self.attempt(lambda: self.sheets.set_cell(self.target, filled.row.id, column.id, said))

    def _relate(self, filled: Filled, column: Column, link: Link) -> None:
        """Say how the two belong together, where the template wants to know."""
        if not column.relations:
            self._connect(filled, column, link)
            return
        from handbok_tui.tui.screens.sheets.choice import ChoiceScreen  # noqa: PLC0415 - when asked for

        def chosen(relation: str | None) -> None:
            if relation:
                connect = partial(self._connect, filled, column, link._replace(relation=relation))
                self._by_digit(screen.digit, connect, partial(self._relate, filled, column, link))

        screen = ChoiceScreen(texts.RELATION, column.relations, "", only=True)
        self.app.push_screen(screen, chosen)

    def _connect(self, filled: Filled, column: Column, link: Link) -> None:
        self.attempt(lambda: self.sheets.connect(self.target, filled.row.id, column.id, link))

    def action_advice(self) -> None:
        """How to make the step smaller, or whatever the field has advice on."""
        columns = self.target.worksheet.columns
        advice = next((column for column in columns if column.advice), None)
        if advice is None:
            self.say(texts.NO_ADVICE)
            return
        from handbok_tui.tui.screens.dialogs.lines import LinesScreen  # noqa: PLC0415 - when asked for

        self.app.push_screen(
            LinesScreen(texts.SMALLER, tuple(f"– {line}" for line in advice.advice))
        )


_EDITORS: tuple[Scope, ...] = ("cell", "cell_text", "choice", "list")
"""Where what is typed may go at once; two values to choose between are not among them."""
_OPENERS = {
    "choice": Fields.choose,
    "line": Fields.type_line,
    "text": Fields.type_text,
    "link": Fields.pick_link,
}
"""What opens each editor of COLUMN_KINDS."""
