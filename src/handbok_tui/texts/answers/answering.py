"""The words around an answer while it is written."""

from __future__ import annotations

from collections.abc import Sequence

READ_ONLY = "Arbetsboken är öppnad skrivskyddad. Starta om handbok för att skriva"
CHANGED_OUTSIDE = "Svar som har ändrats från ett annat håll visas nu"
TAKEN_IN = "Svaret ändrades från ett annat håll. Det nya visas här"
TWO_VERSIONS = "Svaret skrevs också från ett annat håll. Båda finns kvar"
TWO_VERSIONS_SHORT = "Två versioner finns kvar"
BOTH_ARE_KEPT = "Svaret skrevs också från ett annat håll. Båda finns kvar: välj i programmet"
NOWHERE_TO_LEND = "Det finns ingen plats för texten medan du skriver i din redigerare"
NOT_YOURS = "Det är någon annans svar, ”Bara för mig”. Det visas inte och går inte att ändra"
ONLY_QUESTIONS = "Det går bara vid en fråga i ett kapitel"
NOTHING_WRITTEN = "Skriv något först, så kan du markera svaret som klart"


def unknown_respondents(fault: str) -> str:
    """workbook.toml cannot be read, so nobody knows which groups there are."""
    return f"Bara dina egna svar går att ändra så länge den här filen inte går att läsa: {fault}"


def saved(whose: str, question: str, replaced: str, *, private: bool = False) -> str:
    """An answer is in its file; ``replaced`` is what stood there before, "" for nothing.  What is
    ``private`` is not said in a terminal that others may look at.
    """
    words = " ".join(replaced.split())
    short = f"{words[:40].rstrip()} …" if len(words) > 41 else words
    if private:
        short = short and "…"
    ended = f", ersatte ”{short}”" if short else ""
    return f"Sparat: {whose} på fråga {question}{ended}."


def nothing_came(question: str) -> str:
    """Standard input was empty, and nobody asked for an answer to be emptied."""
    return (
        "Texten var tom. Inget är ändrat. Vill du tömma svaret skriver du "
        f"”handbok answer {question} --empty”."
    )


def words(text: str) -> str:
    """1 ord, 12 ord."""
    return f"{len(text.split())} ord"


def field_value(value: str) -> str:
    """A field's value on one line: "Delvis", "3 rader", "–"."""
    lines = value.strip().split("\n")
    if len(lines) > 1:
        return f"{lines[0]} … ({len(lines)} rader)"
    return lines[0] or "–"


def choices(words: Sequence[str]) -> str:
    """ "1 Ja   2 Delvis   3 Nej"."""
    return "   ".join(f"{number} {word}" for number, word in enumerate(words, 1))


def digits(words: Sequence[str]) -> str:
    """The digits that choose: "1–3"."""
    return f"1–{len(words)}"


def no_choice(typed: str, words: Sequence[str], *, writing: bool) -> str:
    """What was typed is none of the words; ``writing``: there is a field to write it in."""
    said = " ".join(typed.split())
    short = f"{said[:24].rstrip()} …" if len(said) > 25 else said
    offered = ", ".join(f"{number} {word}" for number, word in enumerate(words, 1))
    there = ". Tabb går till fältet där du skriver" if writing else ""
    return f"”{short}” är inget av valen: {offered}. Backsteg tar bort det skrivna{there}"
