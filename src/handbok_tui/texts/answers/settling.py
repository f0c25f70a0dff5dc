"""What is said when an answer has been written in two places at once."""

from __future__ import annotations

from collections.abc import Sequence

TITLE = "Svaret har skrivits på två håll"
EXPLAIN = (
    "Svaret har sparats från två håll samtidigt. Båda finns kvar. "
    "Säg vilken version som ska gälla; den andra sparas bland tidigare svar."
)

CELL_HERE = "Det som står i fältet:"
CELL_THERE = "Det andra värdet:"
CELL_TITLE = "Fältet har fyllts i på två håll"
CELL_EXPLAIN = (
    "Medan du skrev sparades fältet också från ett annat håll. Båda finns kvar. "
    "Säg vilket som ska gälla."
)

CHANGED = "Någon annan har ändrat eller valt. Det här är vad som står nu"
SETTLED = "Någon annan har redan valt. Det som gäller står nu"


def version(names: Sequence[str], when: str, *, mine: bool, here: bool) -> str:
    """Whose version it is and of when: "Bos version, 12 mars 14:32", "Din och Bos version".

    ``names`` are the others whose words it holds, ``here`` says that this program wrote it.
    """
    whose = [*(["Din"] if mine else []), *map(_of, names)]
    who = f"{' och '.join(whose)} version" if whose else "En version"
    return f"{', '.join(filter(None, (who, 'skriven här' if here else '', when)))}:"


def _of(name: str) -> str:
    return name if name[-1:].lower() in ("s", "x", "z") else f"{name}s"
