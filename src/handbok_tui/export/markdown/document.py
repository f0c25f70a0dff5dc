"""An export as Markdown: plain CommonMark and GFM tables, the same bytes for the same state."""

from __future__ import annotations

from handbok_tui.export.markdown.writer import Written, write
from handbok_tui.export.profiles.registry import PROFILES
from handbok_tui.export.selection import Selection


def render(selection: Selection) -> Written:
    """The document that the selection's profile makes of it."""
    profile = PROFILES[selection.profile]
    return write(lambda writer: profile.fill(writer, selection))
