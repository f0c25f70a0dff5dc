"""Where the person reads: the leaf, the place in it, and the way back."""

from __future__ import annotations

from dataclasses import dataclass, field

from handbok_tui.core.edition.front import START
from handbok_tui.core.layout.page import Anchor

HISTORY = 100


@dataclass
class Reading:
    """The current leaf and the place at the top of the screen.

    ``anchor`` says the place in terms of the text, not of lines, so it survives a resize, an
    edit and a new session.  ``question`` is the id of the question that is chosen, "" for none.
    ``column`` is the width of the text in cells.
    """

    leaf: str = START
    anchor: Anchor = field(default_factory=Anchor)
    question: str = ""
    column: int = 72
    _history: list[tuple[str, Anchor]] = field(default_factory=list)

    def go(self, leaf: str, anchor: Anchor | None = None) -> None:
        """Open a leaf, remembering the way back."""
        self._history.append((self.leaf, self.anchor))
        del self._history[:-HISTORY]
        self.leaf, self.anchor = leaf, anchor or Anchor()

    def back(self) -> bool:
        """Return to where the last ``go`` left from; False where there is no way back."""
        if not self._history:
            return False
        self.leaf, self.anchor = self._history.pop()
        return True
