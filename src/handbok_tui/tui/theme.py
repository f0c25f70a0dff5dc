"""The colours: quiet, at least 7:1 against their ground, and never the only sign of anything.

Blue is the handbook's structure, warm is what people have written themselves.  The backgrounds
are nearly neutral so that a terminal with 256 colours keeps them apart.
"""

from __future__ import annotations

from collections.abc import Mapping

from textual.theme import Theme

from handbok_tui.core.settings import AUTOMATIC
from handbok_tui.tui.terminal.drawing.colours import colours_of


def _variables(
    *,
    mark: str,
    quiet: str,
    own: str,
    hit: tuple[str, str],
    hit_current: tuple[str, str],
) -> dict[str, str]:
    """The names of our own, and those of Textual's that have to follow them.

    ``mark`` is for signs, never for text; ``hit`` and ``hit_current`` are background and text.
    """
    return {
        "mark": mark,
        "quiet": quiet,
        "own": own,
        "hit": hit[0],
        "hit-text": hit[1],
        "hit-current": hit_current[0],
        "hit-current-text": hit_current[1],
        "border": quiet,
        "border-blurred": quiet,
    }


DARK = Theme(
    name="mörk",
    primary="#9ccbff",
    background="#121416",
    surface="#222528",
    foreground="#dfe3e6",
    dark=True,
    variables=_variables(
        mark="#9ccbff",
        quiet="#afb9c1",
        own="#ecd9ae",
        hit=("#4a2d00", "#ffffff"),
        hit_current=("#ffd75f", "#121416"),
    ),
)

LIGHT = Theme(
    name="ljus",
    primary="#002f7a",
    background="#ffffff",
    surface="#e4e6e8",
    foreground="#16191c",
    dark=False,
    variables=_variables(
        mark="#002f7a",
        quiet="#3a4248",
        own="#5b2e00",
        hit=("#ffe9a0", "#16191c"),
        hit_current=("#002f7a", "#ffffff"),
    ),
)

HIGH_CONTRAST = Theme(
    name="hög kontrast",
    primary="#87ffff",
    background="#000000",
    surface="#303030",
    foreground="#ffffff",
    dark=True,
    variables=_variables(
        mark="#87ffff",
        quiet="#eeeeee",
        own="#ffff87",
        hit=("#00005f", "#ffffff"),
        hit_current=("#ffff5f", "#000000"),
    ),
)

_NO_COLOUR = "ansi_default"


def _own_colours(name: str, mark: str) -> Theme:
    """A theme in the terminal's own colours.

    Which they are nobody knows, and most of them are unreadable on either black or white.  So
    all text has the terminal's own text colour; only signs have another.
    """
    return Theme(
        name=name,
        ansi=True,
        primary=_NO_COLOUR,
        background=_NO_COLOUR,
        foreground=_NO_COLOUR,
        variables=_variables(
            mark=mark,
            quiet=_NO_COLOUR,
            own=_NO_COLOUR,
            hit=(_NO_COLOUR, _NO_COLOUR),
            hit_current=(_NO_COLOUR, _NO_COLOUR),
        )
        | {"ansi-background": _NO_COLOUR, "ansi-foreground": _NO_COLOUR},
    )


TERMINAL = _own_colours("terminalens", "ansi_magenta")
MONOCHROME = _own_colours("enfärgad", _NO_COLOUR)

THEMES = (DARK, LIGHT, HIGH_CONTRAST, TERMINAL, MONOCHROME)


def choose_theme(environ: Mapping[str, str], wanted: str = AUTOMATIC) -> str:
    """The name of the theme: NO_COLOR decides, then what is ``wanted``, then the terminal."""
    if environ.get("NO_COLOR"):
        return MONOCHROME.name
    if wanted != AUTOMATIC:
        return wanted
    fitting = {"none": MONOCHROME, "16": TERMINAL, "256": DARK, "all": DARK}
    return fitting[colours_of(environ)].name
