"""The open handbook: the one state that screens are drawn from and edits go through."""

from handbok_tui.session.answering import Target
from handbok_tui.session.saves import FilledSnapshot, Outcome, SaveState, Snapshot
from handbok_tui.session.session import Session

__all__ = ["FilledSnapshot", "Outcome", "SaveState", "Session", "Snapshot", "Target"]
