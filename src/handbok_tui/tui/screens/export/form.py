"""Reading in the answers of a filled form: what each would do, and a yes."""

from __future__ import annotations

from functools import partial

from handbok_tui.export.profiles.blank_form import Filled
from handbok_tui.session import Session
from handbok_tui.session.export.forms import Form, Reading, preview, take_in
from handbok_tui.storage.files.locations import chosen_path
from handbok_tui.storage.files.text_file import read_text
from handbok_tui.texts.chapters import importing
from handbok_tui.texts.export import blank_form as texts
from handbok_tui.tui.aside import aside
from handbok_tui.tui.screens.dialogs.from_file import FromFileScreen


class FormScreen(FromFileScreen[str]):
    """Shows what the form would do before it does it; answers with what to say of it, or None."""

    scope = "form"
    heading, how, file_name = texts.READ_IN, texts.WHICH, importing.FILE_NAME

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.reading: Reading | None = None

    def forget(self) -> None:
        """Nothing is read."""
        super().forget()
        self.reading = None

    async def look(self, name: str) -> None:
        """Read the form, and say what each answer in it would do."""
        form = Form(self.session)
        text, filled = await aside(partial(_read, form, name))
        reading = form.proposed(text, filled)
        lines = preview(self.session, reading)
        if reading.unknown:
            lines.append(texts.unknown(reading.unknown))
        if not reading.proposals:
            self.show("\n".join([*lines, texts.NOTHING]))
            self.bottom_bar.clear_message()
            return
        self.reading = reading
        count = sum(proposal.effect == "replaces" for proposal in reading.proposals)
        risk = texts.replaces(count) if count else ""
        self.showed("\n".join(lines), texts.ASK, risk)

    def do(self) -> None:
        """Take in what the form says."""
        if self.reading is not None:
            self.dismiss(texts.taken_in(take_in(self.session, self.reading)))


def _read(form: Form, name: str) -> tuple[str, tuple[Filled, ...]]:
    """A form's text, and what is filled in there.  Raises FaultyFile, HandbokError."""
    text = read_text(chosen_path(name))
    return text, form.read(text)
