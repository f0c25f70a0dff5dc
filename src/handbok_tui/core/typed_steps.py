"""What one press of undo takes back of what is typed: a word, not all that was typed."""

from handbok_tui.core.typed_line import TypedLine

STEPS = 1000
"""More than anybody types on one line."""


def begins_word(before: str, typed: str) -> bool:
    """Whether a letter typed after a text (or its last character) is the first of a word."""
    return not typed.isspace() and (not before or before[-1].isspace())


class TypedSteps:
    """How a line came to be what it is, in words."""

    def __init__(self) -> None:
        self._before: list[TypedLine] = []
        self._after: list[TypedLine] = []
        self._last = TypedLine()

    def typed(self, before: TypedLine, after: TypedLine) -> None:
        """A person made one line of another."""
        goes_on = bool(self._before) and before == self._last and _same_step(before, after)
        if not goes_on:
            self._before = [*self._before[-STEPS:], before]
        self._after.clear()
        self._last = after

    def back(self, now: TypedLine) -> TypedLine:
        """The line before the last step; the same where there is none."""
        if not self._before:
            return now
        self._after.append(now)
        return self._before.pop()

    def again(self, now: TypedLine) -> TypedLine:
        """What was taken back last."""
        if not self._after:
            return now
        self._before.append(now)
        return self._after.pop()


def _same_step(before: TypedLine, after: TypedLine) -> bool:
    """Whether a change goes on with the word, or with the deleting, that was begun."""
    if before.proposed:
        return False
    if len(after.text) == len(before.text) + 1:
        return not begins_word(
            before.text[max(0, before.at - 1) : before.at], after.text[after.at - 1]
        )
    return len(after.text) < len(before.text)
