"""Where an answer is written: the question on top, one live editor below.

Every key goes to the session at once; leaving keeps everything.  A compound question shows its
fields as rows; the chosen row is what is being filled in.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.events import Key, ScreenResume
from textual.widget import Widget
from textual.widgets import Static, TextArea

from handbok_tui.core.answers.blank import is_blank
from handbok_tui.core.edition.handbook import Field, field_visible
from handbok_tui.core.errors import HandbokError
from handbok_tui.core.layout.control_pictures import visible
from handbok_tui.session import Session, Target
from handbok_tui.session.answers.whose import standing
from handbok_tui.texts import labels, messages
from handbok_tui.texts.answers import answering
from handbok_tui.tui.commands.dispatch import Keyed
from handbok_tui.tui.commands.keys import footer
from handbok_tui.tui.commands.scopes import Scope
from handbok_tui.tui.screens.answers.choice import ChoiceKeys
from handbok_tui.tui.styles import STYLES
from handbok_tui.tui.widgets.answer_area import AnswerArea
from handbok_tui.tui.widgets.bars import BottomBar, TopBar
from handbok_tui.tui.widgets.field_rows import FieldRows

if TYPE_CHECKING:
    from handbok_tui.tui.app.app import HandbokApp

QUESTION_LINES = 8
"""Lines that a question has at most, as in answer.tcss."""
COUNTED = 20_000
"""Characters; in a longer text the words are counted when one rests, not at every key."""


class AnswerScreen(ChoiceKeys, Keyed):
    """Writes one answer."""

    scope: ClassVar[Scope] = "answer"
    CSS_PATH = STYLES / "answer.tcss"
    AUTO_FOCUS = ""  # a choice is made by keys of the screen itself
    app: HandbokApp

    def __init__(self, session: Session, target: Target, said: str = "") -> None:
        super().__init__()
        self.session = session
        self.target = target
        session.checkpoint(target)  # before a key that comes sooner than the editor
        self.said_first = said
        self.versions = len(session.answer(target).conflicts)
        self.index = 0
        self.shown = ""
        """The id of the field that is filled in; "" for a plain question."""
        self.seen = ""
        """What it says, as the session and the person last agreed."""
        self.top_bar = TopBar()
        self.bottom_bar = BottomBar()
        self.question = Static(visible(target.question.text), markup=False, id="question")
        self.help_text = Static(visible(target.question.help), markup=False, id="help")
        self.rows = FieldRows()
        self.area = AnswerArea()

    @property
    def marked(self) -> Widget:
        """The editor; where there are only words to choose among, the field."""
        return self.area if self.area.display else self.rows

    def compose(self) -> ComposeResult:
        """Question, fields if there are any, the editor."""
        yield self.top_bar
        yield self.question
        if self.target.question.help:
            yield self.help_text
        if self.target.question.fields:
            yield self.rows
        yield self.area
        yield self.bottom_bar

    def on_mount(self) -> None:
        """Take in the answer as it stands."""
        self.session.writing = self.target
        self._show_field(0)
        if said := self.said_first or self.session.answered_by_others(self.target):
            self.bottom_bar.message(said)
        self.area.move_cursor(self.area.document.end)

    def useful_keys(self) -> tuple[tuple[str, str], ...]:
        """What the line at the bottom offers."""
        useless = () if self.fields else ("next_field",)
        said = {"done": labels.DONE_SHORT} if self.fields else {}
        if self.session.answer(self.target).effective_state == "done":
            said["mark_done"] = labels.TO_DRAFT
        return (*self.digits(), *footer(self.scope, useless, said))

    def digits(self) -> tuple[tuple[str, str], ...]:
        """The digits that choose, in a field where one chooses."""
        field = self.field
        choosing = field is not None and field.kind == "choice"
        return ((answering.digits(field.choices), labels.CHOOSE),) if field and choosing else ()

    def on_bottom_bar_grown(self) -> None:
        """Where one writes stays in sight: what is asked gives way to many words at the bottom."""
        room = QUESTION_LINES + 1 - self.bottom_bar.height
        self.question.styles.max_height = max(2, min(QUESTION_LINES, room))

    def on_screen_resume(self, _event: ScreenResume) -> None:
        """Back from the help."""
        self.show_saving()

    # -- fields ----------------------------------------------------------------------------

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields that are asked for now; empty for a plain question."""
        values = self.session.answer(self.target).fields
        return tuple(f for f in self.target.question.fields if field_visible(f, values))

    @property
    def field(self) -> Field | None:
        """The field being filled in, None for a plain question."""
        fields = self.fields
        return fields[min(self.index, len(fields) - 1)] if fields else None

    def value(self) -> str:
        """What the field that is filled in says, or a plain answer."""
        answer = self.session.answer(self.target)
        return answer.fields.get(self.shown, "") if self.shown else answer.text

    def _show_field(self, index: int) -> None:
        self.index = index
        if self.typed:
            self.typed = ""
            self.bottom_bar.clear_message()
        choosing = self.field is not None and self.field.kind == "choice"
        self.area.display = not choosing
        self.shown = self.field.id if self.field else ""
        self.seen = self.value()
        if not choosing:
            with self.prevent(TextArea.Changed):
                self.area.load_text(self.seen)
            self.area.move_cursor(self.area.document.end)
            self.area.focus()
        else:
            self.set_focus(None)
        self._draw_fields()
        self._bars()

    def _draw_fields(self) -> None:
        self.rows.show(self.fields, self.session.answer(self.target).fields, self.index)

    def action_next_field(self) -> None:
        """The next field; after the last one the first."""
        if self.fields:
            self._show_field((self.index + 1) % len(self.fields))

    def action_previous_field(self) -> None:
        """The field before."""
        if self.fields:
            self._show_field((self.index - 1) % len(self.fields))

    def before_command(self) -> None:
        """What was typed just before a command is taken in before it."""
        if self.area.display and self.area.text != self.seen:
            self.take_in(self.area.text)

    def other_key(self, event: Key) -> None:
        """In a choice: a digit or the beginning of a word chooses, Enter goes on."""
        field = self.field
        if field is None or field.kind != "choice":
            if event.is_printable and event.character:  # typed before the editor was there
                self.area.insert(event.character)
        elif event.key == "enter":
            self.action_next_field()
        elif event.key == "question_mark":
            self.action_help()
        else:
            self.choose_by(event, field.choices)

    def pasted(self, text: str) -> None:
        """Pasted before the editor was there, or among words to choose from."""
        if self.area.display:
            self.area.insert(text)
        elif (field := self.field) is not None and text.strip():
            self.type_choice(self.typed + " ".join(text.split()), field.choices)

    # -- writing ---------------------------------------------------------------------------

    def on_text_area_changed(self, _event: TextArea.Changed) -> None:
        """What is typed is in the session before the next key."""
        self.take_in(self.area.text)

    def take_in(self, text: str) -> None:
        """Put what is written in the session."""
        if text == self.value() or (is_blank(text) and is_blank(self.seen)):  # nothing is said
            self._bars(counted=len(text) < COUNTED)
            return
        try:
            self.session.write(self.target, text, self.shown, seen=self.seen)
        except HandbokError as problem:
            self.bottom_bar.message(str(problem))
            return
        self.seen = self.value()
        self.app.typed()
        if self.field is not None:
            self._draw_fields()
        self.bottom_bar.clear_message()
        self._bars(counted=len(text) < COUNTED)

    def on_answer_area_copied(self) -> None:
        """Nothing tells whether the terminal took it, so say only that it was sent."""
        self.bottom_bar.message(messages.TEXT_COPIED)

    def _bars(self, *, counted: bool = True) -> None:
        count = self.top_bar.said[2]
        if counted:
            count = answering.words(self.area.text) if self.area.display else ""
        self.top_bar.say(*self.said(), count)
        self.bottom_bar.saving(self.session.save_state)
        self.bottom_bar.keys(self.useful_keys())

    def said(self) -> tuple[str, str]:
        """Whose answer it is, and how it stands with it."""
        return standing(self.session, self.target)

    def show_saving(self) -> None:
        """The state of saving has changed, and the answer with it if others wrote too."""
        if not self.is_mounted:  # a save that was on its way when this was opened
            return
        self._adopt()
        versions = len(self.session.answer(self.target).conflicts)
        if versions > self.versions:
            self._say_two_versions()
        self.versions = versions
        self._bars()

    def _adopt(self) -> None:
        """Show what others have written, unless something is being typed: then both are kept."""
        shown = self.area.text if self.area.display else self.seen
        if shown != self.seen:
            return
        if self.shown not in ("", *(field.id for field in self.fields)):
            self._show_field(0)  # it is not asked for any more
        elif self.value() != self.seen and not self._set_aside():
            self.typed = ""
            self._show_what_stands()
            self.bottom_bar.message(answering.TAKEN_IN)
        self._draw_fields()

    def _show_what_stands(self) -> None:
        self.seen = self.value()
        if self.area.display and self.area.text != self.seen:
            with self.prevent(TextArea.Changed):
                self.area.adopt(self.seen)

    def _set_aside(self) -> bool:
        """Whether what is written here has become the other of two versions; it stays in sight."""
        others = self.session.answer(self.target).conflicts
        return any(
            (v.fields.get(self.shown, "") if self.shown else v.text) == self.seen for v in others
        )

    def _write_what_is_seen(self) -> None:
        """What is written here goes first again, if it had been set aside."""
        if self.area.display and self.area.text != self.value():
            self.take_in(self.area.text)

    # -- commands --------------------------------------------------------------------------

    def action_done(self) -> None:
        """Back to the reader; the answer is saved."""
        self.leave()
        self.app.answered(self.target)

    def leave(self) -> None:
        """What is seen here is what was meant."""
        self._write_what_is_seen()
        self.session.writing = None

    def action_mark_done(self) -> None:
        """Done, or a draft again."""
        state = self.session.answer(self.target).effective_state
        if state == "unanswered":
            self.bottom_bar.message(answering.NOTHING_WRITTEN)
            return
        try:
            self.session.set_state(self.target, "draft" if state == "done" else "done")
        except HandbokError as problem:
            self.bottom_bar.message(str(problem))
            return
        self.app.save_soon()
        self._bars()

    def action_save_now(self) -> None:
        """For fingers that are used to it."""
        self.app.save_soon()

    def action_external_editor(self) -> None:
        """Write in one's own editor; what is here is saved first."""
        if self.field is not None and self.field.kind == "choice":
            return
        self._write_what_is_seen()
        self.begin(partial(self._edit_outside, self.shown))

    async def _edit_outside(self, field: str) -> None:
        versions = len(self.session.answer(self.target).conflicts)
        from handbok_tui.tui.app.external_editor import edit_outside  # noqa: PLC0415 - when asked for

        said = await edit_outside(
            self.app,
            partial(self.session.lend, self.target, field),
            partial(self.session.returned, self.target, field),
        )
        self._show_what_stands()  # also where what was shown here is the other version now
        self.show_saving()
        if len(self.session.answer(self.target).conflicts) > versions:
            self._say_two_versions()
        elif said:
            self.bottom_bar.message(said)

    def _say_two_versions(self) -> None:
        self.bottom_bar.message(answering.TWO_VERSIONS, answering.TWO_VERSIONS_SHORT)

    def action_help(self) -> None:
        """All keys."""
        self.app.show_help(self.scope)
