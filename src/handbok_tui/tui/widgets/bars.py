"""The line on top and the line at the bottom: where you are, what you can do, what is saved."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from handbok_tui.core.layout.control_pictures import visible
from handbok_tui.core.layout.wrap import Words, wrapped
from handbok_tui.core.markdown.blocks import Span
from handbok_tui.session import SaveState
from handbok_tui.texts import labels, messages
from handbok_tui.texts.dates import clock

LEAST_SEEN = 4
"""Lines of the screen that no message covers."""


class TopBar(Widget):
    """Handbook, chapter, whose words; progress at the right.

    In a narrow window everything gets shorter before anything goes: whose words they are is
    said at every width.
    """

    def __init__(self) -> None:
        super().__init__()
        self.said: tuple[str, str, str] = ("", "", "")

    def say(self, place: str, voice: str, progress: str) -> None:
        """Show where the reader is; ``progress`` may have parts, the last the most wanted."""
        if (place, voice, progress) != self.said:
            self.said = (place, voice, progress)
            self.refresh()

    def render(self) -> Content:
        """The longest form that fits."""
        place, voice, progress = self.said
        width = self.size.width
        short = labels.SHORT_VOICES.get(voice, voice)
        last = progress.rpartition(" · ")[2]
        forms = ((voice, progress), (voice, last), (short, last), (short, ""))
        for whose, done in forms:
            if cell_len(place) + cell_len(whose) + cell_len(done) + 4 <= width:
                break
        room = max(6, width - cell_len(whose) - 3)
        if cell_len(place) > room:
            place = place[: room - 1] + "…"
        left = Content.assemble((visible(place), "bold"), f"  {whose}" if whose else "")
        gap = max(1, width - left.cell_length - cell_len(done))
        return Content.assemble(left, " " * gap, done).truncate(width)


class BottomBar(Widget):
    """The most useful keys, or a message; saving at the right.

    Keys are left out where there is no room.  What is said is said whole: a message and a reason
    why nothing can be saved take as many lines as they need, up from the bottom.
    """

    pairs: tuple[tuple[str, str], ...] = ()
    saved: tuple[str, str] = ("", "")
    """How saving goes, at full length and where the keys need the room."""
    trouble = ""
    """Why saving fails, if it does; it stands on lines of its own above the others."""
    said = False
    long = ""
    short = ""
    height = 1

    class Grown(Message):
        """It has another number of lines, and leaves less or more to what stands over it."""

    def on_resize(self) -> None:
        """Another width, other lines."""
        self._fit()

    def render(self) -> Content:
        """All lines at the present width."""
        return Content("\n").join(self._lines(self.size.width))

    def _lines(self, width: int) -> list[Content]:
        """What there is to say; the trouble first, then the message or the keys."""
        trouble = [Content(line) for line in _wrapped(self.trouble, width)]
        if self.said:
            return trouble + self._message(width)
        full, short = self.saved
        right = full if _width(self.pairs) + cell_len(full) + 2 <= width else short
        parts: list[str | tuple[str, str]] = []
        for key, label in self._fitting(width - cell_len(right) - (2 if right else 0)):
            parts += ["  " if parts else "", (key, "bold"), f" {label}"]
        return [*trouble, _spread(Content.assemble(*parts), right, width)]

    def _message(self, width: int) -> list[Content]:
        """On one line with how saving goes where there is room for both, else the message alone,
        in a shorter form or on more lines.
        """
        for right in (*self.saved, ""):
            if cell_len(self.long) + (cell_len(right) + 2 if right else 0) <= width:
                return [_spread(Content(self.long), right, width)]
        if self.short and cell_len(self.short) <= width:
            return [Content(self.short)]
        return [Content(line) for line in _wrapped(self.long, width)]

    def _fitting(self, room: int) -> list[tuple[str, str]]:
        """The keys there is room for; the last one, help, always among them."""
        if not self.pairs:
            return []
        *others, last = self.pairs
        found: list[tuple[str, str]] = []
        for pair in others:
            if _width((*found, pair, last)) > room:
                break
            found.append(pair)
        return [*found, last]

    def _fit(self) -> None:
        """As many lines as it needs, but never so many that nothing else is seen."""
        if width := self.size.width:
            most = max(1, self.app.size.height - LEAST_SEEN)
            height = min(most, len(self._lines(width)))
            if height != self.height:
                self.styles.height = self.height = height
                self.post_message(self.Grown())
        self.refresh()

    def keys(self, pairs: tuple[tuple[str, str], ...]) -> None:
        """The keys with what they do from now on; a message that is shown stays."""
        if pairs != self.pairs:
            self.pairs = pairs
            self._fit()

    def clear_message(self) -> None:
        """Show the keys again."""
        if self.said:
            self.said = False
            self._fit()

    def message(self, text: str, short: str = "") -> None:
        """Show a message instead of the keys; ``short`` is for a window too narrow for it."""
        self.said = True
        self.long = visible(text).replace("\n", " ")
        self.short = short
        self._fit()

    def saving(self, state: SaveState) -> None:
        """Show how saving goes."""
        when = clock(state.when) if state.when else ""
        full = messages.saving(state.kind, when, state.error)
        failed = state.kind == "failed"
        self.trouble = visible(full).replace("\n", " ") if failed else ""
        full = "" if failed else full
        self.saved = (full, messages.SAVED if state.kind == "saved" else full)
        self._fit()


def _wrapped(text: str, width: int) -> list[str]:
    """A text in lines; none for no text."""
    if not text:
        return []
    lines = wrapped(Words((Span(text),)), max(1, width))
    return ["".join(run.text for run in runs) for runs in lines]


def _spread(left: Content, right: str, width: int) -> Content:
    """One line with something at either end."""
    gap = max(1, width - left.cell_length - cell_len(right))
    return Content.assemble(left, " " * gap, right).truncate(width) if right else left


def _width(pairs: Sequence[tuple[str, str]]) -> int:
    """Cells for keys and what they do, two apart."""
    return sum(cell_len("".join(pair)) + 3 for pair in pairs) - 2
