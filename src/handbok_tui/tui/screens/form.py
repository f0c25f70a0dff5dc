"""Reading in the answers of a filled form: what each would do, and a yes."""

from __future__ import annotations

from handbok_tui.core.errors import HandbokError
from handbok_tui.session import Session
from handbok_tui.session.filled_forms import Reading, preview, proposed, take_in
from handbok_tui.storage.locations import chosen_path
from handbok_tui.storage.text_file import read_text
from handbok_tui.texts import blank_form as texts
from handbok_tui.texts import importing
from handbok_tui.tui.screens.from_file import FromFileScreen


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
        self.reading = None

    def action_go_on(self) -> None:
        """Show what it would do; the next time do it."""
        try:
            if self.reading is None:
                self._look()
            else:
                self.dismiss(texts.taken_in(take_in(self.session, self.reading)))
        except HandbokError as problem:
            self.show(str(problem))

    def _look(self) -> None:
        self.looked_at = self.path.text
        reading = proposed(self.session, read_text(chosen_path(self.path.text.strip())))
        lines = preview(self.session, reading)
        if reading.unknown:
            lines.append(texts.unknown(reading.unknown))
        if reading.proposals:
            self.reading = reading
            self.bottom_bar.message(texts.ASK)
        else:
            lines.append(texts.NOTHING)
        self.show("\n".join(lines))
