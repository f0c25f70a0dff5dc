"""Two fillings of a template side by side, to read and talk about; what differs first."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.events import Resize

from handbok_tui.core.sheets.beside_layout import lay_out_beside, lay_out_names
from handbok_tui.core.sheets.layout import DrawnLine
from handbok_tui.session.sheets.beside import Two, beside, comparable
from handbok_tui.texts.sheets import beside as texts
from handbok_tui.tui.commands.dispatch import Keyed
from handbok_tui.tui.commands.keys import footer
from handbok_tui.tui.commands.scopes import Scope
from handbok_tui.tui.screens.dialogs.pick import PickScreen
from handbok_tui.tui.styles import STYLES
from handbok_tui.tui.widgets.bars import BottomBar, TopBar
from handbok_tui.tui.widgets.rows import Row
from handbok_tui.tui.widgets.sheet_pane import SheetPane

if TYPE_CHECKING:
    from handbok_tui.session.sheets.reading import SheetReading, SheetTarget
    from handbok_tui.tui.app.app import HandbokApp


class BesideScreen(Keyed):
    """Draws what two have filled in; nothing can be changed here."""

    scope: ClassVar[Scope] = "beside"
    CSS_PATH = STYLES / "worksheet.tcss"
    app: HandbokApp

    def __init__(self, sheets: SheetReading, two: Two) -> None:
        super().__init__()
        self.sheets = sheets
        self.two = two
        self.top = 0
        self.head = DrawnLine("")
        self.lines: tuple[DrawnLine, ...] = ()
        self.pane = SheetPane()
        self.top_bar = TopBar()
        self.bottom_bar = BottomBar()

    def compose(self) -> ComposeResult:
        """Line, the two, line."""
        yield self.top_bar
        yield self.pane
        yield self.bottom_bar

    def on_mount(self) -> None:
        """From the top, where the most there is to talk about stands."""
        self.bottom_bar.keys(footer("beside"))
        self.redraw()
        self.pane.focus()

    def on_resize(self, _event: Resize) -> None:
        """Lay out anew."""
        self.call_after_refresh(self.redraw)

    def on_bottom_bar_grown(self) -> None:
        """Lay out anew in what the words at the bottom leave."""
        self.call_after_refresh(self.redraw)

    def show_saving(self) -> None:
        """Perhaps others have filled in something."""
        self.redraw()

    def before_command(self) -> None:
        """A message stays until the next key."""
        self.bottom_bar.clear_message()

    # -- what is drawn ---------------------------------------------------------------------

    @property
    def size_of_pane(self) -> tuple[int, int]:
        """Cells and lines; those of the window before the pane has any."""
        width, height = self.pane.size
        return width or self.app.size.width, height or self.app.size.height - 2

    def redraw(self) -> None:
        """Compare anew, from the line that stands at the top."""
        found = beside(self.sheets, self.two)
        width, _ = self.size_of_pane
        self.head = lay_out_names(found.names, width)
        self.lines = lay_out_beside(found.pairs, found.names, width)
        title = f"{self.two[0].worksheet.head.title}: {texts.TITLE}"
        self.top_bar.say(title, texts.KEPT if found.kept else "", "")
        self._scroll(0)

    def _scroll(self, by: int) -> None:
        _, height = self.size_of_pane
        room = max(1, height - 1)
        self.top = max(0, min(self.top + by, len(self.lines) - room))
        self.pane.show((self.head, *self.lines[self.top : self.top + room]))

    @property
    def _page(self) -> int:
        """Lines of a screenful; two are kept for the thread."""
        return max(1, self.size_of_pane[1] - 3)

    def action_line_down(self) -> None:
        """One line down."""
        self._scroll(1)

    def action_line_up(self) -> None:
        """One line up."""
        self._scroll(-1)

    def action_page_down(self) -> None:
        """A screenful down."""
        self._scroll(self._page)

    def action_page_up(self) -> None:
        """A screenful up."""
        self._scroll(-self._page)

    def action_top(self) -> None:
        """To what differs most."""
        self._scroll(-len(self.lines))

    def action_bottom(self) -> None:
        """To the end."""
        self._scroll(len(self.lines))

    # -- whose they are --------------------------------------------------------------------

    def action_switch_right(self) -> None:
        """Somebody else to the right."""
        self._switch(1)

    def action_switch_left(self) -> None:
        """Somebody else to the left."""
        self._switch(0)

    def _switch(self, side: int) -> None:
        """The next of those who are not there already."""
        everyone = comparable(self.sheets, self.two[0])
        ids = [one.respondent.id for one in everyone]
        now, other = self.two[side].respondent.id, self.two[1 - side].respondent.id
        at = ids.index(now) if now in ids else -1
        after = (*everyone[at + 1 :], *everyone[: max(0, at)])
        chosen = next((one for one in after if one.respondent.id != other), None)
        if chosen is None:
            self.bottom_bar.message(texts.NO_OTHER)
            return
        self.two = (self.two[0], chosen) if side else (chosen, self.two[1])
        self.top = 0
        self.redraw()

    def action_help(self) -> None:
        """All keys."""
        self.app.show_help("beside")

    def action_close(self) -> None:
        """Back to the template."""
        self.app.pop_screen()


def lay_beside(app: HandbokApp, sheets: SheetReading, target: SheetTarget) -> str:
    """Lay a filling beside another, which is asked for where there are several; "" or why not."""
    found = comparable(sheets, target)
    if len(found) < 2:
        return texts.NOBODY
    first, *others = found

    def chosen(respondent: str | None) -> None:
        other = next((one for one in others if one.respondent.id == respondent), None)
        if other is not None:
            app.push_screen(BesideScreen(sheets, (first, other)))

    if len(others) == 1:
        chosen(others[0].respondent.id)
    else:
        rows = [Row(one.respondent.name, key=one.respondent.id) for one in others]
        app.push_screen(PickScreen(texts.beside_whom(sheets.named(first)), rows), chosen)
    return ""
