"""What the terminal can be asked to do, read from terminfo and from its name, never by asking it.

Over a slow line an answer comes too late, so nothing is asked.  What is not known is
not used: every screen is right without it, only sent with more bytes.
"""

from __future__ import annotations

from typing import NamedTuple

try:
    import curses
except ImportError:  # some Pythons are built without it
    curses = None  # type: ignore[assignment]

# Terminals whose own entry says who they are and that know synchronized output (mode 2026).
_SYNCHRONIZED = (
    "alacritty", "contour", "foot", "ghostty", "kitty", "wezterm", "xterm-ghostty", "xterm-kitty",
)  # fmt: skip

# A name that others go by as well: GNU screen may be told to, and does not colour what it erases.
_BORROWED = "xterm"


class Capabilities(NamedTuple):
    """What may be sent to the terminal.

    ``scrolls``       scroll regions with line feed and reverse index, as since the VT100
    ``erases_colour`` erasing leaves the current background colour (bce)
    ``resets_parts``  one attribute can be switched off, and the own colours set, on their own
    ``synchronizes``  synchronized output: a change is shown all at once
    """

    scrolls: bool = True
    erases_colour: bool = False
    resets_parts: bool = True
    synchronizes: bool = False


def capabilities_of(terminal: str) -> Capabilities:
    """Return what the terminal called ``terminal`` (the value of TERM) can do.

    Without a terminfo entry the terminal is taken for a modern one that promises nothing beyond
    the VT100; "dumb" and "" get nothing at all.  A process can read one entry only: after the
    first that is found, other names get the same answer.
    """
    if terminal in {"", "dumb"}:
        return Capabilities(scrolls=False, resets_parts=False)
    synchronizes = terminal.startswith(_SYNCHRONIZED)
    if curses is None:
        return Capabilities(synchronizes=synchronizes)
    try:
        curses.setupterm(terminal, 1)
    except curses.error:
        return Capabilities(synchronizes=synchronizes)
    region, up, down = (curses.tigetstr(name) for name in ("csr", "ind", "ri"))
    return Capabilities(
        scrolls=bool(region) and (up or b"") in {b"\n", b"\x1bD"} and _plain(down) == b"\x1bM",
        erases_colour=curses.tigetflag("bce") > 0 and not terminal.startswith(_BORROWED),
        resets_parts=curses.tigetstr("rmul") == b"\x1b[24m" and bool(curses.tigetstr("op")),
        synchronizes=synchronizes,
    )


def _plain(sequence: bytes | None) -> bytes:
    """Return a terminfo string without the padding that only hardware needed ("$<5>")."""
    return (sequence or b"").partition(b"$<")[0]
