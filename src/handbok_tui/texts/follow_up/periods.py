"""What periods are called, and what is said where one is none."""

from __future__ import annotations

ALWAYS = "hela tiden"
BACKWARDS = "Perioden slutar innan den börjar. Skriv --from före --to."
BOTH_ENDS = "Skriv både --from och --to, eller --period, till exempel --period 2027-T1."


def unknown(text: str) -> str:
    """Something that is no period."""
    return (
        f"”{text}” är ingen period. Skriv 2027-01 för en månad, 2027-T1 för ett tertial, "
        "2027-D6, D7 eller D8 för ett delår, 2027 för ett år."
    )


def month(name: str, year: int) -> str:
    """januari 2027."""
    return f"{name} {year}"


def tertial(number: int, year: int) -> str:
    """tertial 1 2027."""
    return f"tertial {number} {year}"


def part_of_year(last_month: str, year: int) -> str:
    """delår januari–augusti 2027."""
    return f"delår januari–{last_month} {year}"


def year(number: int) -> str:
    """år 2027."""
    return f"år {number}"


def between(first: str, last: str) -> str:
    """1 januari 2027 – 15 mars 2027."""
    return f"{first} – {last}"
