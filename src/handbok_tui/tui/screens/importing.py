"""Bringing in a chapter from a Markdown or Word file."""

from __future__ import annotations

from handbok_tui.core.errors import HandbokError
from handbok_tui.session import Session
from handbok_tui.session.importing import Plan, SameTitle, Wish
from handbok_tui.storage.locations import chosen_path
from handbok_tui.storage.markdown_file import file_title, read_incoming
from handbok_tui.texts import importing as texts
from handbok_tui.tui.screens.from_file import FromFileScreen


class ImportScreen(FromFileScreen[tuple[Plan, str]]):
    """Shows the chapter before anything is changed; answers with what was imported and what to
    say of it, or None.
    """

    scope = "import"
    heading, how, file_name = texts.TITLE, texts.HOW, texts.FILE_NAME

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.plan: Plan | None = None
        self.same = ""
        self.asked = False

    def forget(self) -> None:
        """No plan, no question asked."""
        self.plan, self.same, self.asked = None, "", False

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

    def _look(self, chapter: str = "", *, beside: bool = False) -> None:
        self.looked_at = self.path.text
        self.plan, self.asked = None, False
        try:
            path = chosen_path(self.path.text.strip()).resolve()
            found = read_incoming(path)
            wish = Wish(found.text, str(path), file_title(path), chapter, beside, found.said)
            self.plan = self.session.plan_import(wish)
        except SameTitle as problem:
            self.same = problem.chapter
            self.show(texts.where_to(problem.title))
            return
        except HandbokError as problem:
            self.show(str(problem))
            return
        self.show("\n".join(self.plan.preview()))
        self.bottom_bar.message(texts.ASK_IMPORT)

    def _take_in(self, plan: Plan) -> None:
        try:
            note = self.session.take_in(plan, force=self.asked)
        except HandbokError as problem:
            self.show(str(problem))
            return
        self.dismiss((plan, note))
