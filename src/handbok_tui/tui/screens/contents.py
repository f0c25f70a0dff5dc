"""The contents: every leaf of the handbook with its progress, chosen by keyboard."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.screen import ModalScreen

from handbok_tui.core.front import leaf_title, leaves
from handbok_tui.session import Session
from handbok_tui.tui.commands import bindings, footer
from handbok_tui.tui.widgets.bars import BottomBar, TopBar
from handbok_tui.tui.widgets.rows import Row, Rows


def contents_rows(session: Session) -> tuple[Row, ...]:
    """A row per leaf, with progress in words."""
    edition = session.edition
    return tuple(
        Row(
            leaf_title(edition, leaf),
            session.progress_words(leaf) if edition.head(leaf) else "",
            leaf,
        )
        for leaf in leaves(edition)
    )


class ContentsScreen(ModalScreen[str]):
    """Answers with the leaf to open, "" for none."""

    BINDINGS = bindings("list")
    CSS_PATH = "contents.tcss"

    def __init__(self, session: Session, leaf: str) -> None:
        super().__init__()
        self.session = session
        self.leaf = leaf
        self.rows = Rows()

    def compose(self) -> ComposeResult:
        """The rows between two lines."""
        self.top_bar = TopBar()
        self.bottom_bar = BottomBar()
        yield self.top_bar
        yield self.rows
        yield self.bottom_bar

    def on_mount(self) -> None:
        """Fill in the rows."""
        self.top_bar.say(self.session.edition.contents_title, "", "")
        self.bottom_bar.keys(footer("list"))
        self.rows.show(contents_rows(self.session), self.leaf)

    def action_row_down(self) -> None:
        """The next row."""
        self.rows.move(1)

    def action_row_up(self) -> None:
        """The row before."""
        self.rows.move(-1)

    def action_choose(self) -> None:
        """Open the chosen leaf."""
        self.dismiss(self.rows.key)

    def action_close(self) -> None:
        """Back without going anywhere."""
        self.dismiss("")
