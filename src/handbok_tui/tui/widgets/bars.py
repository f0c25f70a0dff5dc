"""The line on top and the line at the bottom: where you are, what you can do, what is saved."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from handbok_tui.core.visible import visible
from handbok_tui.session import SaveState
from handbok_tui.texts import labels, messages
from handbok_tui.texts.dates import clock


class Bar(Widget):
    """One line with something at the left and something at the right; the right one stays."""

    left: reactive[Content] = reactive(Content)
    right: reactive[str] = reactive("")

    def render(self) -> Content:
        """The line at the present width."""
        width = self.size.width
        right = visible(self.right)
        room = width - cell_len(right) - 2 if right else width
        left = self.left.truncate(max(0, room), ellipsis=True)
        gap = max(1, width - left.cell_length - cell_len(right))
        return Content.assemble(left, " " * gap, right).truncate(width)


class TopBar(Bar):
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


class BottomBar(Bar):
    """The most useful keys, or a message; saving at the right."""

    pairs: tuple[tuple[str, str], ...] = ()
    saved: tuple[str, str] = ("", "")
    """How saving goes, at full length and where the keys need the room."""
    said = False
    long = ""
    short = ""

    def render(self) -> Content:
        """As many keys as there is room for, each whole; they come before the time of saving."""
        full, short = self.saved
        whole = _width(self.pairs) + cell_len(full) + 2 <= self.size.width
        self.set_reactive(Bar.right, full if self.said or whole else short)
        if self.pairs and not self.said:
            parts: list[str | tuple[str, str]] = []
            for key, label in self._fitting():
                parts += ["  " if parts else "", (key, "bold"), f" {label}"]
            self.set_reactive(Bar.left, Content.assemble(*parts))
        elif self.said and self.short:
            room = self.size.width - cell_len(self.right) - 2
            form = self.long if cell_len(self.long) <= room else self.short
            self.set_reactive(Bar.left, Content(form))
        return super().render()

    def _fitting(self) -> list[tuple[str, str]]:
        """The keys there is room for; the last one, help, always among them."""
        room = self.size.width - cell_len(self.right) - (2 if self.right else 0)
        *others, last = self.pairs
        found: list[tuple[str, str]] = []
        for pair in others:
            if _width((*found, pair, last)) > room:
                break
            found.append(pair)
        return [*found, last]

    def keys(self, pairs: tuple[tuple[str, str], ...]) -> None:
        """The keys with what they do from now on; a message that is shown stays."""
        if pairs != self.pairs:
            self.pairs = pairs
            self.refresh()

    def clear_message(self) -> None:
        """Show the keys again."""
        if self.said:
            self.said = False
            self.refresh()

    def message(self, text: str, short: str = "") -> None:
        """Show a message instead of the keys; ``short`` is for a window too narrow for it."""
        self.said = True
        self.long = visible(text).replace("\n", " ")
        self.short = short
        self.left = Content(self.long)
        self.refresh()

    def saving(self, state: SaveState) -> None:
        """Show how saving goes."""
        when = clock(state.when) if state.when else ""
        full = messages.saving(state.kind, when, state.error)
        self.saved = (full, messages.SAVED if state.kind == "saved" else full)
        self.right = full
        self.refresh()


def _width(pairs: Sequence[tuple[str, str]]) -> int:
    """Cells for keys and what they do, two apart."""
    return sum(cell_len("".join(pair)) + 3 for pair in pairs) - 2
