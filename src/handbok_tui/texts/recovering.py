"""What is said when an earlier run ended before everything was saved."""

from __future__ import annotations

TITLE = "Text som inte hann sparas"
EXPLAIN = (
    "Förra gången avslutades programmet innan den här texten hade sparats. "
    "Ingenting är borta. Välj vad som ska gälla."
)
IN_RECOVERY = "Det här skrev du:"
IN_FILE = "Det här står i filen:"
EMPTY = "(ingenting)"


def count(number: int, total: int) -> str:
    """1 av 3."""
    return f"{number} av {total}"
