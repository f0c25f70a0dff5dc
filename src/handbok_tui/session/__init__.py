"""The open handbook: the one state that screens are drawn from and edits go through."""

from handbok_tui.session.answers.target import Target
from handbok_tui.session.saving.saves import Outcome, SaveState, Snapshot
from handbok_tui.session.session import Session

__all__ = ["Outcome", "SaveState", "Session", "Snapshot", "Target"]
