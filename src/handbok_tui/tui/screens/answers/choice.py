"""Choosing in a compound question: a digit, or the word itself, typed letter by letter."""

from __future__ import annotations

from textual.events import Key

from handbok_tui.core.edition.handbook import Field
from handbok_tui.core.typed_choice import fitting, numbered, standing
from handbok_tui.texts.answers import answering
from handbok_tui.tui.widgets.bars import BottomBar


class ChoiceKeys:
    """The part of the screen that takes the keys of a field with words to choose among."""

    bottom_bar: BottomBar
    typed = ""
    """What has been typed in this field since one came to it: one word, or its beginning."""
    before = ""
    """What was chosen when it began."""

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields that are asked for now."""
        raise NotImplementedError

    def value(self) -> str:
        """What the field says."""
        raise NotImplementedError

    def take_in(self, text: str) -> None:
        """Let the field say this."""
        raise NotImplementedError

    def choose_by(self, event: Key, words: tuple[str, ...]) -> None:
        """Backspace takes back what was typed before it empties; what is printable is typed."""
        if event.key == "backspace" and self.typed:
            self.type_choice(self.typed[:-1], words)
        elif event.key in ("delete", "backspace"):
            self.typed = ""
            self.bottom_bar.clear_message()
            self.take_in("")
        elif event.is_printable and event.character:
            anew = event.character.isdecimal() and self.typed.isdecimal()
            self.type_choice(("" if anew else self.typed) + event.character, words)

    def type_choice(self, typed: str, words: tuple[str, ...]) -> None:
        """Choose what is typed; what is none of the words changes nothing and is said."""
        if not self.typed:
            self.before = self.value()
        self.typed = typed.lstrip()
        self.bottom_bar.clear_message()
        self.take_in(standing(self.typed, words, self.before))
        if not fitting(self.typed, numbered(words)):
            writing = any(field.kind != "choice" for field in self.fields)
            self.bottom_bar.message(answering.no_choice(self.typed, words, writing=writing))
