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
    return f"{name} kan svara nu. v byter vem som svarar, u ångrar"


SKIPPED = "Frågan är överhoppad. Svaret är kvar. t eller u ångrar"
SKIPPED_EMPTY = "Frågan är överhoppad. t eller u ångrar"
NOT_SKIPPED = "Frågan är inte överhoppad längre. u ångrar"
ANEW = "Det förra svaret är kvar bland tidigare svar. Esc och u ångrar"


def private(words: str) -> str:
    """Who may see the answer was changed."""
    return f"{words}. p eller u ångrar"
