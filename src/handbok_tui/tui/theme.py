"""The colours: quiet, at least 7:1 against their ground, and never the only sign of anything."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="mörk",
    primary="#9ccbff",
    background="#11161b",
    surface="#1d252d",
    foreground="#dfe5ea",
    dark=True,
    variables={"quiet": "#a9b8c4", "own": "#c5e1b0", "border-blurred": "#a9b8c4"},
)

LIGHT = Theme(
    name="ljus",
    primary="#00396e",
    background="#ffffff",
    surface="#e9edf0",
    foreground="#16191c",
    dark=False,
    variables={"quiet": "#3f4a54", "own": "#1b4612", "border-blurred": "#3f4a54"},
)

THEMES = (DARK, LIGHT)
