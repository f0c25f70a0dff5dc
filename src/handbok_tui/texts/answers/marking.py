"""The words around what is done to an answer from the reader."""

from __future__ import annotations

FOLLOW_UP = "Följs upp:"
FOLLOW_UP_HINT = "om 2 veckor, på fredag, 12/1, vecka 5"
GROUP = "Gruppens namn:"
GROUP_HINT = "till exempel Ledningsgruppen"
THEN_SHOWN = "Tidigare svar visas"
THEN_HIDDEN = "Tidigare svar är dolda"


GROUPS = "Gruppen som svarar:"
ADD_GROUP = "Lägg till en grupp till. De andras svar är kvar"


def rename_group(name: str) -> str:
    """The choice that keeps a group and what it has written."""
    return f"Byt namn på {name}. Svar och mallar följer med"


def new_name(name: str) -> str:
    """What stands before the line for a group's other name."""
    return f"{name} ska heta:"


def group_renamed(old: str, new: str) -> str:
    """A group has another name from now on."""
    return f"{old} heter nu {new}, allt är kvar. u ångrar"


def same_name(name: str) -> str:
    """The name was typed that the group has already."""
    return f"Gruppen heter {name} redan. Inget är ändrat"


def renamed_meanwhile(old: str, now: str) -> str:
    """Somebody else has renamed the group while the line was open."""
    return (
        f"{old} har just fått namnet {now} från ett annat håll. "
        "Retur ger den ditt namn i stället, Esc låter den vara."
    )


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
