"""The words around what is done to an answer from the reader."""

from __future__ import annotations

FOLLOW_UP = "Följs upp:"
FOLLOW_UP_HINT = "om 2 veckor, 3 månader, ett år, 2027-03-01"
GROUP = "Gruppens namn:"
GROUP_HINT = "till exempel Ledningsgruppen"
THEN_SHOWN = "Tidigare svar visas"
THEN_HIDDEN = "Tidigare svar är dolda"


def group_added(name: str) -> str:
    """A group may answer from now on."""
    return f"{name} kan svara nu. v: byt vem som svarar"
