"""Opens the rooms where something is written or taken home, each when first asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from handbok_tui.core.answers.workbook import LOG
from handbok_tui.core.edition.front import START, leaves
from handbok_tui.core.errors import HandbokError
from handbok_tui.core.follow_up import WRITTEN
from handbok_tui.session import Target
from handbok_tui.texts import messages
from handbok_tui.tui.screens.reading.reader import BREATH
from handbok_tui.tui.widgets.rows import Row

if TYPE_CHECKING:
    from handbok_tui.core.edition.parts import Place as Stop
    from handbok_tui.core.follow_up import Item
    from handbok_tui.core.meeting import Topic
    from handbok_tui.session.changes.names import Place
    from handbok_tui.session.search.searching import Hit, Sought
    from handbok_tui.tui.commands.command import Command
    from handbok_tui.tui.commands.scopes import Scope

from handbok_tui.tui.app.opening import Opening


class Rooms(Opening):
    """Each room is a screen or a list over the reader, and leads back to it."""

    def answer(self, target: Target, said: str = "") -> None:
        """Open an answer for writing, if its file may be written, and say something there."""
        from handbok_tui.tui.screens.answers.answer import AnswerScreen  # noqa: PLC0415 - when first shown

        try:
            self.session.writable(target)
        except HandbokError as problem:
            self.tell(str(problem))
            return
        if self.session.answer(target).conflicts:
            from handbok_tui.tui.screens.answers.conflict import ConflictScreen  # noqa: PLC0415 - rarely

            self.push_screen(ConflictScreen(self.session, target))
        elif target.key.is_log:
            from handbok_tui.tui.screens.answers.entry import EntryScreen  # noqa: PLC0415 - as above

            self.push_screen(EntryScreen(self.session, target))
        else:
            self.push_screen(AnswerScreen(self.session, target, said))

    def reflect(self) -> None:
        """The question of the day."""
        try:
            target = self.session.log.reflection()
        except HandbokError as problem:
            self.tell(str(problem))
            return
        self.answer(target)

    def gather(self, place: Stop | None) -> None:
        """Group mode for the question at a place; without one, a list to choose from."""
        from handbok_tui.session.log.meeting import question_topic, topics  # noqa: PLC0415 - as above
        from handbok_tui.texts.log import meeting as texts  # noqa: PLC0415 - as above

        if place is not None:
            chapter, question = self.session.find_question(place.question)
            self._meet(question_topic(chapter, question))
            return
        found = topics(self.session, self.reading.leaf)
        rows = [Row(topic.title, topic.note, str(index)) for index, topic in enumerate(found)]
        if not rows:
            self.tell(texts.NOTHING)
            return

        def chosen(key: str | None) -> None:
            if key:
                self._meet(found[int(key)])

        from handbok_tui.tui.screens.dialogs.pick import PickScreen  # noqa: PLC0415 - when first shown

        self.push_screen(PickScreen(texts.CHOOSE, rows), chosen)

    def _meet(self, topic: Topic) -> None:
        from handbok_tui.session.log.meeting import Meeting  # noqa: PLC0415 - when first shown
        from handbok_tui.tui.screens.meeting.group import GroupScreen  # noqa: PLC0415 - when first shown

        self.push_screen(GroupScreen(Meeting(self.session, topic)))

    def answered(self, target: Target) -> None:
        """Back from writing: save, and say what there is to say."""
        self.save_soon()
        self.pop_screen()
        progress = self.session.progress(target.chapter)
        if progress.complete:
            self.tell(messages.CHAPTER_DONE)

    def edit_chapter(self, leaf: str, section: str = "", question: str = "") -> str:
        """The parts of a chapter, a section or question chosen; "", or why it may not be edited."""
        from handbok_tui.texts.chapters import editing as chapter_editing  # noqa: PLC0415 - when first shown

        if leaf not in {head.id for head in self.session.all_chapters}:
            return chapter_editing.NO_CHAPTER_HERE
        try:
            editing = self.session.edit_chapter(leaf)
        except HandbokError as problem:
            return str(problem)
        from handbok_tui.tui.screens.chapters.chapter import ChapterScreen  # noqa: PLC0415 - if edited

        self.push_screen(ChapterScreen(self.session, editing, section, question))
        return ""

    def show_chapters(self) -> None:
        """All chapters, to be ordered, hidden and added to."""
        from handbok_tui.tui.screens.chapters.order import ChaptersScreen  # noqa: PLC0415 - if asked for

        def closed(leaf: str | None) -> None:
            if leaf or self.reading.leaf not in leaves(self.session.edition):
                self.reader.open_leaf(leaf or START)

        self.push_screen(ChaptersScreen(self.session, self.reading.leaf), closed)

    @cached_property
    def sought(self) -> Sought:
        """What was searched for last."""
        from handbok_tui.session.search.searching import Sought  # noqa: PLC0415 - when first asked for

        return Sought()

    def show_search(self) -> None:
        """Every place where a text stands, in chapters and answers."""
        from handbok_tui.session.search.searching import line_of_hit  # noqa: PLC0415 - when first shown
        from handbok_tui.session.sheets.searching import cell_of  # noqa: PLC0415 - when first shown
        from handbok_tui.tui.screens.search.search import SearchScreen  # noqa: PLC0415 - when first shown

        def chosen(hit: Hit | None) -> None:
            if hit is None:
                return
            if (cell := cell_of(hit.leaf)) is not None:
                self.open_worksheet(*cell)
            else:
                self.reader.open_leaf(hit.leaf)
                self.reader.call_after_refresh(go, hit)  # it draws itself anew when it is back

        def go(hit: Hit) -> None:
            query = self.sought.query
            self.reader.find(query, line_of_hit(self.reader.view.page, query, hit))

        self.push_screen(SearchScreen(self.session, self.sought), chosen)

    def show_worksheets(self, respondent: str = "") -> None:
        """The templates that there are, and how far each has come; in a meeting the group's
        alone, since others look on.
        """
        from handbok_tui.texts.sheets import filling as sheets  # noqa: PLC0415 - when first shown
        from handbok_tui.tui.screens.dialogs.pick import PickScreen  # noqa: PLC0415 - when first shown
        from handbok_tui.tui.screens.reading.lists import worksheet_rows  # noqa: PLC0415

        rows, faults = worksheet_rows(self.session.worksheets, respondent)
        if faults:
            self.tell(str(faults[0]))

        def chosen(worksheet: str | None) -> None:
            if worksheet:
                self.open_worksheet(worksheet, respondent)

        if rows:
            self.push_screen(PickScreen(sheets.TITLE, rows), chosen)
        elif not faults:
            self.tell(sheets.NO_TEMPLATES)

    def open_worksheet(
        self,
        worksheet: str,
        respondent: str = "",
        row: str = "",
        column: str = "",
        *,
        said: str = "",
    ) -> None:
        """A template to fill in, at a row and field, and what there is to say about it."""
        from handbok_tui.tui.screens.sheets.sheet import WorksheetScreen  # noqa: PLC0415

        try:
            target = self.session.worksheets.target(worksheet, respondent)
        except HandbokError as problem:
            self.tell(str(problem))
            return
        screen = WorksheetScreen(self.session, target, row, column)
        if said:
            screen.say(said)
        self.push_screen(screen)

    def look_for_due(self) -> None:
        """When the first text is there: see if it is time for anything, a file at a time."""
        if not self.session.may_have_due:
            return
        files = self.session.follow_ups.reading()

        def look() -> None:
            if next(files, files) is not files:
                self.set_timer(BREATH, look)  # keys come first
                return
            waiting = self.session.follow_ups.waiting()
            bar = self.reader.bottom_bar
            from handbok_tui.texts.follow_up import due as follow_up  # noqa: PLC0415 - where there may be something

            if waiting and (not bar.said or bar.long == self.greeting):
                self.tell(follow_up.at_start(waiting))

        look()

    def show_follow_ups(self) -> None:
        """What is due and coming, and the way to each."""
        from handbok_tui.tui.screens.follow_up.due import FollowUpScreen  # noqa: PLC0415

        def chosen(item: Item | None) -> None:
            if item is None:
                return
            if item.kind not in WRITTEN:
                self.open_worksheet(item.file, item.respondent, item.id)
                return
            self.session.open_for_writing(item.id, item.respondent)
            self.reader.open_leaf(LOG if item.kind == "entry" else item.file)
            self.reader.choose_question(item.id)

        self.push_screen(FollowUpScreen(self.session), chosen)

    def show_change(self, place: Place, said: str) -> None:
        """Go to where something was changed, and say what was."""
        if place.worksheet:
            self.open_worksheet(place.worksheet, place.respondent, place.row, said=said)
            return
        here = self.reading.leaf
        leaf = place.leaf or here
        if leaf not in leaves(self.session.edition):
            leaf = START
        self.session.open_for_writing(place.question, place.respondent)
        if leaf != here:
            self.reader.open_leaf(leaf)
        else:
            self.reader.redraw()
        if place.question:
            self.reader.choose_question(place.question)
        self.tell(said)

    def show_trail(self) -> None:
        """The last changes, newest first; what was changed in them can be gone to."""
        from handbok_tui.tui.screens.changes.trail import TrailScreen  # noqa: PLC0415 - when asked for

        def chosen(place: Place | None) -> None:
            if place is not None:
                self.show_change(place, place.name)

        self.push_screen(TrailScreen(self.session), chosen)

    def show_menu(self, scope: Scope, do: Callable[[Command], None]) -> None:
        """The commands of a scope that stand in its menu."""
        from handbok_tui.tui.screens.sheets.menu import MenuScreen  # noqa: PLC0415 - when asked for

        self.push_screen(MenuScreen(scope, do))

    def show_settings(self) -> None:
        """Colours, width, keys and one's own name."""
        from handbok_tui.tui.screens.reading.settings import SettingsScreen  # noqa: PLC0415 - as above

        self.push_screen(SettingsScreen())

    def show_facts(self) -> None:
        """What the organisation is called, its vision, who owns the question."""
        from handbok_tui.tui.screens.facts.facts import FactsScreen  # noqa: PLC0415 - when first shown

        if not self.session.facts.conflicts:
            self.push_screen(FactsScreen(self.session))
            return
        from handbok_tui.tui.screens.facts.conflict import (  # noqa: PLC0415 - rarely
            FactConflictScreen,
        )

        self.push_screen(
            FactConflictScreen(self.session),
            lambda _: self.push_screen(FactsScreen(self.session)),
        )
