"""An export as Markdown: plain CommonMark and GFM tables, the same bytes for the same state."""

from __future__ import annotations

from handbok_tui.export.profiles import PROFILES
from handbok_tui.export.selection import Selection
from handbok_tui.export.writer import Written, write


def render(selection: Selection) -> Written:
    """The document that the selection's profile makes of it."""
    profile = PROFILES[selection.profile]
    return write(lambda writer: profile.fill(writer, selection))
