"""The questions about the organisation; every one may be skipped."""

from __future__ import annotations

TITLE = "Om er verksamhet"
WHY = (
    "Det här kommer på första sidan i er egen handbok. Allt är frivilligt och kan ändras "
    "senare. Skriv roller hellre än namn."
)
LABELS = {
    "organisation": "Organisation",
    "unit": "Enhet",
    "role": "Din roll",
    "level": "Nivå du leder",
    "owner": "Äger frågan (roll)",
    "vision": "Vår vision",
}
"""The keys of workbook.toml and how they are asked for."""
NEW_LINE = "Ny rad"
"""What Enter does in a fact of several lines."""
WRITTEN_TWICE = "Skrevs på två håll samtidigt. Båda finns kvar: y visar dem"
