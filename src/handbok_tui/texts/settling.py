"""What is said when an answer has been written in two places at once."""

from __future__ import annotations

TITLE = "Svaret har skrivits på två håll"
EXPLAIN = (
    "Medan du skrev sparades svaret också från ett annat håll. Båda finns kvar. "
    "Säg vilken version som ska gälla; den andra sparas bland tidigare svar."
)
MINE = "Din version:"
THEIRS = "Den andra versionen:"

CELL_TITLE = "Fältet har fyllts i på två håll"
CELL_EXPLAIN = (
    "Medan du skrev sparades fältet också från ett annat håll. Båda finns kvar. "
    "Säg vilket som ska gälla."
)
