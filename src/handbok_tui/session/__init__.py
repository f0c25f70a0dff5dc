"""The open handbook: the one state that screens are drawn from and edits go through."""

from handbok_tui.session.saves import Outcome, SaveState, Snapshot
from handbok_tui.session.session import Session
from handbok_tui.session.target import Target

__all__ = ["Outcome", "SaveState", "Session", "Snapshot", "Target"]
