"""A page of text, an editor and a dialog: what the terminal layer is tested and measured with.

python sample.py            through the program's own terminal layer
python sample.py --plain    the same through Textual's own output
python sample.py --bare     one Static in a bare Textual App
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import Footer, Static, TextArea

from handbok_tui.tui.terminal.display import DirectApp

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

WORDS = [
    "lärandet", "är", "en", "ledningsfråga", "som", "kräver", "tid", "mod", "och", "uppföljning",
    "i", "vardagen", "när", "gruppen", "reflekterar", "över", "hur", "arbetet", "går", "och",
    "vad", "nästa", "steg", "blir", "för", "brukaren", "och", "medarbetaren",
]  # fmt: skip


def text_line(number: int) -> str:
    """Return line ``number`` of the text; every seventh is a heading, every fifth is empty."""
    if number % 7 == 0:
        return f"{number}. Driv lärandet – fråga {number}"
    if number % 5 == 0:
        return ""
    words = [WORDS[(number * 7 + step * (number % 3 + 1)) % len(WORDS)] for step in range(10)]
    extra = {3: " 日本語", 11: " e\u0301a\u030a"}.get(number % 20, "")
    return f"{number} {' '.join(words)[:60]}{extra}"


class Page(ScrollView, can_focus=True):
    """Lines drawn one by one, as the program draws a chapter."""

    def on_mount(self) -> None:
        self.virtual_size = Size(72, 400)

    def render_line(self, y: int) -> Strip:
        number = y + self.scroll_offset.y
        text = text_line(number)
        style = Style(bold=number % 7 == 0, color="cyan" if number % 7 == 0 else None)
        strip = Strip([Segment("    "), Segment(text, style)])
        return strip.adjust_cell_length(self.size.width).apply_style(self.rich_style)


class Dialog(ModalScreen[None]):
    """A dialog through which the page shines."""

    CSS = "Dialog { align: center middle; } Dialog Static { width: 30; height: 5; }"
    BINDINGS: ClassVar[list[BindingType]] = [("m", "dismiss", "Stäng"), ("q", "app.quit", "Sluta")]

    def compose(self) -> ComposeResult:
        yield Static("Vill du sluta? 日本", classes="box")


class Sample(DirectApp[None]):
    """Through the program's own terminal layer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("q", "quit", "Sluta"), ("j", "go(1)", "Ner"), ("k", "go(-1)", "Upp"),
        ("space", "go(20)", "Sida ner"), ("b", "go(-20)", "Sida upp"), ("e", "edit", "Skriv"),
        ("m", "dialog", "Fråga"), ("c", "contents", "Innehåll"), ("ctrl+l", "redraw", "Rita om"),
        ("ctrl+t", "suspend_process", "Vänta"), ("x", "tell('done')", "Säg till"),
    ]  # fmt: skip
    CSS = """
    #contents { dock: left; width: 24; display: none; } TextArea { display: none; height: 12; }
    .on { display: block !important; }
    """
    ENABLE_COMMAND_PALETTE = False

    def compose(self) -> ComposeResult:
        yield Static("\n".join(f"{n:02} Kapitel {n}" for n in range(1, 30)), id="contents")
        yield Page()
        area = TextArea("Vårt svar.\nMer text här.\n")
        area.cursor_blink = False
        yield area
        yield Footer()

    def on_mount(self) -> None:
        self.animation_level = "none"
        self.query_one(Page).focus()

    def action_tell(self, what: str) -> None:
        """Tell whoever runs this how far it has come, by another way than the terminal."""
        Path(os.environ.get("TELL", os.devnull)).write_text(what)

    def terminal_lost(self) -> None:
        self.action_tell("lost")
        super().terminal_lost()

    def action_go(self, lines: int) -> None:
        page = self.query_one(Page)
        page.scroll_relative(y=lines, animate=False, immediate=True)

    def action_edit(self) -> None:
        area = self.query_one(TextArea)
        area.toggle_class("on")
        self.screen.set_focus(area if area.has_class("on") else self.query_one(Page))

    def action_dialog(self) -> None:
        self.push_screen(Dialog())

    def action_contents(self) -> None:
        self.query_one("#contents").toggle_class("on")


class PlainSample(Sample):
    """Through Textual's own output and driver."""

    def __init__(self) -> None:
        super().__init__(driver_class=LinuxDriver)
        self.full_repaint = True


class Bare(App[None]):
    """The least that Textual can do."""

    BINDINGS: ClassVar[list[BindingType]] = [("q", "quit", "Sluta")]

    def compose(self) -> ComposeResult:
        yield Static("lärandet är redo")


if __name__ == "__main__":
    kinds: dict[str, type[App[None]]] = {"--plain": PlainSample, "--bare": Bare}
    kind = kinds.get(sys.argv[1], Sample) if len(sys.argv) > 1 else Sample
    app = kind()
    app.run(mouse=False)
    sys.exit(app.return_code)
