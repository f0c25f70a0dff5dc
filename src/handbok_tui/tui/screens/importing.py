"""Bringing in a chapter from a Markdown file: which file, what it will be, and a yes."""

from __future__ import annotations

from pathlib import Path

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from handbok_tui.core.errors import HandbokError
from handbok_tui.core.visible import visible
from handbok_tui.session import Session
from handbok_tui.session.importing import Plan, SameTitle, Wish
from handbok_tui.storage.locations import chosen_path
from handbok_tui.storage.markdown_file import completed, file_title, read_markdown
from handbok_tui.texts import importing as texts
from handbok_tui.tui.commands import footer
from handbok_tui.tui.keyed import Keyed
from handbok_tui.tui.widgets.bars import BottomBar, TopBar
from handbok_tui.tui.widgets.line_input import LineInput


class ImportScreen(Keyed, ModalScreen[tuple[Plan, str]]):
    """Shows the chapter before anything is changed; answers with what was imported and what to
    say of it, or None.
    """

    scope = "import"
    CSS_PATH = "importing.tcss"

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.plan: Plan | None = None
        self.same = ""
        self.looked_at = ""
        self.asked = False
        self.path = LineInput(texts.FILE_NAME)
        self.preview = Static(texts.HOW, markup=False, id="preview")

    def compose(self) -> ComposeResult:
        """The file name, and below it what it will be."""
        self.top_bar = TopBar()
        self.bottom_bar = BottomBar()
        yield self.top_bar
        yield self.path
        with VerticalScroll() as self.scroll:
            yield self.preview
        yield self.bottom_bar

    def on_mount(self) -> None:
        """Ready to type, from where the files are."""
        self.path.text = f"{Path.cwd()}/"
        self.path.focus()
        self.top_bar.say(texts.TITLE, "", "")
        self.bottom_bar.keys(footer("import"))

    def on_line_input_changed(self) -> None:
        """Another file: nothing is known of it yet.

        Word of fast typing can come after the key that followed it.
        """
        if self.path.text != self.looked_at:
            self.plan, self.same, self.asked, self.looked_at = None, "", False, ""
            self._show(texts.HOW)

    def action_complete(self) -> None:
        """The rest of the file's name, as far as it can only be one."""
        found = completed(self.path.text)
        if found != self.path.text:
            self.path.text = found
            self.on_line_input_changed()

    def action_go_on(self) -> None:
        """Show what it will be; the next time import it; once more where it would replace."""
        if self.plan is None:
            if not self.same:
                self._look()
        elif self.plan.changed_here and not self.asked:
            self.asked = True
            self.bottom_bar.message(texts.ASK_REPLACE)
        else:
            self._take_in(self.plan)

    def action_in_front(self) -> None:
        """In front of the edition's chapter of that title."""
        if self.same:
            self._look(chapter=self.same)

    def action_beside(self) -> None:
        """A chapter of its own."""
        self._look(beside=True)

    def action_rows_down(self) -> None:
        """Further down in the preview."""
        self.scroll.scroll_page_down()

    def action_rows_up(self) -> None:
        """Further up in the preview."""
        self.scroll.scroll_page_up()

    def action_close(self) -> None:
        """Back without importing."""
        self.dismiss(None)

    def _look(self, chapter: str = "", *, beside: bool = False) -> None:
        self.looked_at = self.path.text
        self.plan, self.asked = None, False
        try:
            path = chosen_path(self.path.text.strip()).resolve()
            text = read_markdown(path)
            wish = Wish(text, str(path), file_title(path), chapter, beside)
            self.plan = self.session.plan_import(wish)
        except SameTitle as problem:
            self.same = problem.chapter
            self._show(texts.where_to(problem.title))
            return
        except HandbokError as problem:
            self._show(str(problem))
            return
        self._show("\n".join(self.plan.preview()))
        self.bottom_bar.message(texts.ASK_IMPORT)

    def _take_in(self, plan: Plan) -> None:
        try:
            note = self.session.take_in(plan, force=self.asked)
        except HandbokError as problem:
            self._show(str(problem))
            return
        self.dismiss((plan, note))

    def _show(self, text: str) -> None:
        self.preview.update(Content(visible(text)))
        self.scroll.scroll_home(animate=False)
