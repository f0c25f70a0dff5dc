"""Opens the screens: each is imported when first shown and answers to what was chosen in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from handbok_tui.core.errors import HandbokError
from handbok_tui.session import Session
from handbok_tui.storage.files.export_file import FileExists, free_name, write_export
from handbok_tui.storage.files.locations import chosen_path
from handbok_tui.storage.person.place import PlaceFile
from handbok_tui.storage.person.presence import OpenElsewhere, Presence
from handbok_tui.texts import messages, picking
from handbok_tui.texts import presence as presence_texts
from handbok_tui.tui.app.saving_app import SavingApp
from handbok_tui.tui.commands.dispatch import Keyed
from handbok_tui.tui.commands.keys import named
from handbok_tui.tui.commands.scopes import Scope
from handbok_tui.tui.screens.reading.reader import ReaderScreen
from handbok_tui.tui.widgets.rows import Row

if TYPE_CHECKING:
    from handbok_tui.core.edition.contents import Entry
    from handbok_tui.session.saving.line_drafts import LinePlace
    from handbok_tui.tui.screens.dialogs.prompt import Next


class Opening(SavingApp):
    """The reader is always the screen at the bottom; the others come and go over it."""

    def __init__(
        self, session: Session, place: PlaceFile, presence: Presence | None = None
    ) -> None:
        super().__init__(session, place, presence)
        self.reader = ReaderScreen(session, self.reading)
        self.greeting = ""

    def tell(self, text: str) -> None:
        """Say something in the reader: now, or as soon as it is in sight again."""
        self.reader.bottom_bar.message(text)

    def go_home(self) -> None:
        """Leave every screen over the reader."""
        while self.screen is not self.reader:
            self.pop_screen()

    def show_contents(self) -> None:
        """The contents over the text."""
        from handbok_tui.tui.screens.reading import lists  # noqa: PLC0415 - when first shown

        entries = self.session.contents(self.reading.leaf)
        anchor = self.reading.anchor
        here = lists.current_row(entries, self.reading.leaf, anchor.section, anchor.question)
        rows = (*lists.contents_rows(entries), lists.CHAPTERS_ROW)
        self._pick(picking.CONTENTS, rows, entries, here)

    def open_worksheet(self, worksheet: str) -> None:
        """A template to fill in."""
        raise NotImplementedError

    def choose_colours(self, theme: str) -> None:
        """A theme from the list of everything."""
        raise NotImplementedError

    def show_palette(self) -> None:
        """Every command and every place, found by a few letters."""
        from handbok_tui.tui.screens.reading import lists  # noqa: PLC0415 - when first shown

        entries = self.session.contents(self.reading.leaf)
        rows = lists.palette_rows(entries, self.session.worksheets.heads()[0])
        self._pick(picking.PALETTE, rows, entries)

    def show_help(self, scope: Scope) -> None:
        """All keys, those of the screen in front first; what it can do is done from there."""
        from handbok_tui.tui.screens.reading.help import HelpScreen  # noqa: PLC0415 - when first shown

        asking = self.screen

        def chosen(command: str | None) -> None:
            if command and isinstance(asking, Keyed):
                asking.carry_out(named(scope, command))

        self.push_screen(HelpScreen(scope, self.size.width), chosen)

    def _pick(
        self, title: str, rows: tuple[Row, ...], entries: tuple[Entry, ...], key: str = ""
    ) -> None:
        """Show a list and go or do what is chosen in it."""
        from handbok_tui.tui.screens.dialogs.pick import PickScreen  # noqa: PLC0415 - when first shown

        def chosen(picked: str | None) -> None:
            kind, _, what = (picked or "").partition(":")
            if kind == "entry":
                entry = entries[int(what)]
                self.reader.open_leaf(entry.leaf, entry.anchor)
                self.reader.choose_question(entry.anchor.question)
            elif kind == "theme":
                self.choose_colours(what)
            elif kind == "worksheet":
                self.open_worksheet(what)
            elif kind == "command":
                self.reader.carry_out(named("reader", what))

        self.push_screen(PickScreen(title, rows, key), chosen)

    def ask(
        self,
        label: str,
        hint: str,
        take: Callable[[str], Next | None],
        proposal: str = "",
        *,
        place: LinePlace | None,
        leave: Next | None = None,
        why: str = "",
        file: bool = False,
    ) -> None:
        """Ask for one line, as ``Asked`` in prompt.py says; ``file`` where it is a file's name.

        ``place`` says where the line belongs, so that it is in the recovery journal while it is
        typed; None for a number or the name of a file.
        """
        from handbok_tui.session.saving import line_drafts  # noqa: PLC0415 - rarely shown
        from handbok_tui.storage.files.file_name import completed  # noqa: PLC0415 - rarely shown
        from handbok_tui.tui.screens.dialogs.prompt import Asked, PromptScreen  # noqa: PLC0415

        drafts = self.session.drafts

        def kept(typed: str, done: bool) -> None:  # noqa: FBT001 - as PromptScreen calls it
            if place is not None:
                (line_drafts.done if done else line_drafts.keep)(drafts, place, typed)

        asked = Asked(label, hint, take, proposal, why, kept=kept)
        asked = asked._replace(leave=leave) if leave is not None else asked
        self.push_screen(PromptScreen(asked._replace(complete=completed) if file else asked))

    def offer_other_place(self, why: str) -> None:
        """The unsaved answers to a file of the person's choice; Esc goes back to reading."""
        self.reader.bottom_bar.clear_message()  # that the program ends soon is not so any more

        def take(text: str) -> Next:
            try:
                write_export(chosen_path(text), self.session.unsaved_text(), overwrite=False)
            except FileExists as problem:
                raise HandbokError(messages.TAKEN) from problem
            return lambda: self.exit(message=messages.saved_elsewhere(text))

        hint, usual = messages.OTHER_PLACE_HINT, messages.ELSEWHERE
        free = free_name(place := chosen_path(usual))
        proposal = usual if free == place else str(free)
        why = f"{why}\n{messages.ASK_ELSEWHERE}"
        self.ask(messages.OTHER_PLACE, hint, take, proposal, why=why, file=True, place=None)

    def tell_who_else(self) -> None:
        """Say who has the workbook open elsewhere, and let the person choose how to go on."""
        if self.presence is not None:
            presence = self.presence
            self.run_worker(lambda: self._look_who_else(presence), thread=True)

    def _look_who_else(self, presence: Presence) -> None:
        """In a thread of its own: a first folder is made, and a disk may be slow."""
        presence.enter()  # first, so that two who open at once see each other
        if others := presence.others():
            self.call_from_thread(self._tell_who_else, others)

    def _tell_who_else(self, others: tuple[OpenElsewhere, ...]) -> None:
        sentences = [presence_texts.sentence(other, self.session.now()) for other in others]
        if all(other.stale for other in others):
            self.tell(" ".join(sentences))
            return
        from handbok_tui.tui.screens.dialogs.presence import PresenceScreen  # noqa: PLC0415 - rarely

        self.push_screen(PresenceScreen(self.session, sentences))
