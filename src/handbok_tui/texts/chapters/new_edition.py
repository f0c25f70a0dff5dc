"""What is said when a folder for a handbook of one's own is made."""

from __future__ import annotations


def not_empty(folder: str) -> str:
    """There is something in the way."""
    return f"Mappen {folder} är inte tom. Välj en ny eller tom mapp; inget är ändrat."


def not_a_folder(folder: str) -> str:
    """A file is in the way."""
    return f"{folder} är en fil. Välj en ny eller tom mapp."


def made(folder: str) -> str:
    """It is there, and what to do next."""
    return (
        f"En handbok att fylla i finns i {folder}.\n"
        f"Kontrollera den: handbok check {folder}\n"
        f"Läs den: handbok --edition {folder}"
    )
