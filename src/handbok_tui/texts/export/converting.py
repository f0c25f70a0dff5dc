"""What is said when Word and PDF files are made by other programs."""

from __future__ import annotations

from collections.abc import Sequence

_NAMES = {"docx": "Word-filer", "pdf": "PDF-filer"}


def missing(kind: str, programs: Sequence[str]) -> str:
    """No program that can do it is installed."""
    *others, last = programs
    known = f"{', '.join(others)} eller {last}" if others else last
    engine = " (pandoc med xelatex)" if kind == "pdf" else ""
    return (
        f"{_NAMES.get(kind, kind)} görs med {known}{engine}, som inte finns på den här datorn. "
        "Be den som sköter datorn att installera det, eller exportera som html: "
        "webbsidan går att öppna i Word och skriva ut som PDF."
    )


def failed(program: str, reason: str) -> str:
    """The program did not manage, with its own words on one line."""
    return (
        f"{program} kunde inte göra filen. Inget är skrivet. Det här säger {program}: "
        f"{reason.rstrip('.')}. Exportera som html i stället, eller visa felet för den som "
        "sköter datorn."
    )


def exit_code(code: int) -> str:
    """All that is known of a program that said nothing."""
    return f"slutade med {code} och utan fil"


def too_slow(program: str, seconds: int) -> str:
    """The program was stopped."""
    return (
        f"{program} blev inte klart på {seconds} sekunder och stoppades. Inget är skrivet. "
        "Försök igen, eller exportera som html."
    )


def loses_characters(program: str, character: str) -> str:
    """The file would not hold every character of the answers."""
    return (
        f"{program} har inget typsnitt för tecknet {character}, så det hade saknats i filen. "
        "Inget är skrivet. Exportera som html i stället."
    )
