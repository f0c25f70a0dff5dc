"""How many colours the terminal shows, from its name and never by asking it.

Textual reads its colour system when it is imported, and takes a name it does not know for a
terminal with all colours.  So this is asked first, and this module imports nothing of Textual.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Colours = Literal["none", "16", "256", "all"]

VARIABLE = "TEXTUAL_COLOR_SYSTEM"
"""The environment variable that Textual reads."""

_NONE = ("", "dumb", "unknown", "ansi-mono", "vt1", "vt2", "vt3", "vt4")
_ALL = ("alacritty", "contour", "foot", "ghostty", "kitty", "wezterm", "xterm-ghostty",
        "xterm-kitty")  # fmt: skip
_SYSTEMS = {"none": "standard", "16": "standard", "256": "256", "all": "truecolor"}


def colours_of(environ: Mapping[str, str]) -> Colours:
    """What the terminal of these environment variables shows; a name nobody knows gets 16."""
    terminal = environ.get("TERM", "").lower()
    if terminal in _NONE or terminal.startswith(_NONE[4:]) or terminal.endswith(("-m", "-mono")):
        return "none"
    if terminal.startswith(_ALL) or terminal.endswith("-direct") or _says_all(terminal, environ):
        return "all"
    return "256" if "256color" in terminal else "16"


def _says_all(terminal: str, environ: Mapping[str, str]) -> bool:
    """Whether COLORTERM promises all colours, and not of the terminal that GNU screen runs in."""
    inherited = terminal.startswith("screen") and "TMUX" not in environ
    return environ.get("COLORTERM", "").lower() in {"truecolor", "24bit"} and not inherited


def colour_system(environ: Mapping[str, str]) -> str:
    """The value of ``VARIABLE`` for this terminal."""
    return _SYSTEMS[colours_of(environ)]
