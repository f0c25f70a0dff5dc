"""Bringing in a chapter from a Markdown or Word file."""

from __future__ import annotations

from functools import partial

from handbok_tui.session import Session
from handbok_tui.session.chapters.importing import Plan, SameTitle, Wish
from handbok_tui.storage.files.locations import real_path
from handbok_tui.storage.importing.markdown import file_title, read_incoming
from handbok_tui.texts.chapters import importing as texts
from handbok_tui.tui.aside import aside
from handbok_tui.tui.screens.dialogs.from_file import FromFileScreen


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
        self.where = ("", False)
        """Which chapter it shall be, and whether beside all others."""

    def forget(self) -> None:
        """No plan."""
        super().forget()
        self.plan = None

    def begin_anew(self) -> None:
        """Nor is it asked where it shall stand."""
        self.same = ""
        super().begin_anew()

    def action_go_on(self) -> None:
        """Show what it will be; the next time import it, or let be what asks where it shall be."""
        if self.same and not (self.ready or self.looks):
            self.begin_anew()
            self.bottom_bar.message(texts.LET_BE)
            return
        if not (self.ready or self.looks):
            self.where = ("", False)
        super().action_go_on()

    def action_in_front(self) -> None:
        """In front of the edition's chapter of that title."""
        if self.same and not self.looks:
            self.where = (self.same, False)
            self.look_again()

    def action_beside(self) -> None:
        """A chapter of its own."""
        if not self.looks:
            self.where = ("", True)
            self.look_again()

    async def look(self, name: str) -> None:
        """Read the file, and plan the chapter."""
        wish = await aside(partial(_wished, name, *self.where))
        begun = self.session.begin_import(wish)
        parsed = await aside(begun.parse)
        try:
            plan = begun.plan(parsed)
        except SameTitle as problem:
            self.same = problem.chapter
            self.show(texts.where_to(problem.title))
            self.bottom_bar.message(texts.SAY_WHERE)
            return
        self.plan = plan
        risks = [texts.looks_odd(plan.doubt)] if plan.doubt else []
        risks += [texts.IS_CHANGED_HERE] if plan.changed_here else []
        self.showed("\n".join(plan.preview()), texts.ASK_IMPORT, " ".join(risks))

    def do(self) -> None:
        """Import it."""
        if self.plan is not None:
            note = self.session.take_in(self.plan, force=bool(self.risk))
            self.dismiss((self.plan, note))


def _wished(name: str, chapter: str, beside: bool) -> Wish:  # noqa: FBT001 - as Wish has it
    """What is in a file, and what it shall be.  Raises HandbokError."""
    path = real_path(name)
    found = read_incoming(path)
    return Wish(found.text, str(path), file_title(path), chapter, beside, found.said)
