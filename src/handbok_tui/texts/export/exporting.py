"""What is said about an export: what goes along, what does not, where it went."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def answers(count: int) -> str:
    """1 svar, 3 svar."""
    return f"{count} svar"


def summary(included: int, private: int, unanswered: int, literal: int = 0) -> str:
    """ "4 svar är med. 1 är bara för dig och är inte med. 2 frågor är obesvarade."."""
    words = [f"{answers(included)} är med."]
    if private:
        words.append(f"{answers(private)} är ”Bara för mig” och är inte med.")
    if unanswered:
        noun = "fråga" if unanswered == 1 else "frågor"
        words.append(f"{unanswered} {noun} utan svar.")
    if literal:
        said = "1 text står i en ruta precis som den är skriven: den"
        if literal > 1:
            said = f"{literal} texter står i en ruta precis som de är skrivna: de"
        long = "lång" if literal == 1 else "långa"
        words.append(f"{said} är för {long}, eller så hade formateringen ändrat resten.")
    return " ".join(words)


NO_SHEETS = "Inga mallar är ifyllda än, så sidan är nästan tom."


def kept_sheet(title: str, rows: int) -> str:
    """What stays of a template: all of it, or some rows: "Mål (2 rader)"."""
    return f"{title} ({rows} {'rad' if rows == 1 else 'rader'})" if rows else title


def sheets(included: int, private: int, rows: int = 0) -> str:
    """What goes along of the templates, "" where there is none: "2 mallar är med."."""
    words = []
    if included:
        words.append(f"{included} {'mall' if included == 1 else 'mallar'} är med.")
    if private:
        noun = "mall" if private == 1 else "mallar"
        words.append(f"{private} {noun} är ”Bara för mig” och är inte med.")
    if rows:
        noun = "rad i en mall" if rows == 1 else "rader i mallar"
        words.append(f"{rows} {noun} är ”Bara för mig” och är inte med.")
    return " ".join(words)


def written(path: str) -> str:
    """Where the handbook went."""
    return f"Handboken är exporterad till {path}"


def not_to_a_terminal(title: str, name: str, suffix: str) -> str:
    """The format is not text."""
    return (
        f"{title} går inte att visa i terminalen. "
        f"Skriv till en fil: handbok export --format {name} -o min-handbok{suffix}"
    )


def fetch(fetching: str, without_file: str) -> tuple[str, str, str]:
    """How to get the file home over ssh, and the same without a file on the server; each command
    has a line of its own, to be copied whole.
    """
    return (
        f"Hämta hem filen, på din egen dator:\n{fetching}",
        f"Eller utan fil på servern:\n{without_file}",
        OTHER_ADDRESS,
    )


OTHER_ADDRESS = "Loggar du in under ett annat namn på servern: skriv det i stället, efter @."
NOT_WHOLE = (
    "Något gick inte att läsa, så handboken hade inte blivit hel. Rätta det som handbok check "
    "visar och exportera igen."
)
OWN_HANDBOOK = "Vår egen handbok"
VISION = "Vår vision"


def owner(role: str) -> str:
    """Who owns the question."""
    return f"Äger frågan: {role}"


def questions_of_edition(title: str, publisher: str, chapters: Sequence[str] = ()) -> str:
    """Whose the questions are; ``chapters`` where it is said of some of them only."""
    source = f"{title} ({publisher})" if publisher else title
    if chapters:
        return f"Frågorna i {_in_chapters(chapters)} är ur {source}."
    return f"Kapitlens frågor och rubriker är ur {source}."


def questions_of_project(chapters: Sequence[str]) -> str:
    """The questions that the publisher has not written."""
    return f"Frågorna i {_in_chapters(chapters)} är projektets, inte utgivarens."


def questions_of_ours(chapters: Sequence[str]) -> str:
    """The questions that the workbook's owners have written or brought in."""
    return f"Frågorna i {_in_chapters(chapters)} är ur egna kapitel."


MARKED_IS_OURS = "Det som är märkt som eget eller ändrat av oss är vårt."
"""What the workbook has changed in chapters that are the publisher's or the project's."""
ANSWERS_ARE_OURS = "Svaren är våra egna."


def _in_chapters(chapters: Sequence[str]) -> str:
    """kapitel 02, 03 och 05."""
    first, last = ", ".join(chapters[:-1]), chapters[-1]
    return f"kapitel {first} och {last}" if first else f"kapitel {last}"


def contents_row(chapter: str, answered: int, total: int) -> str:
    """A chapter in the exported contents."""
    return f"{chapter}: {answered} av {total} frågor besvarade" if total else chapter


def newest(day: str) -> str:
    """When the newest answer was written."""
    return f"Senast ändrad {day}"


def draft(unanswered: int) -> str:
    """The handbook is not finished."""
    return f"Utkast: {unanswered} {'fråga' if unanswered == 1 else 'frågor'} utan svar"


_APPENDICES = {"skr": "Källtext", "project": "Projektets text", "own": "Egen text"}


def appendix(chapter: str, whose: str, *, changed: bool = False) -> str:
    """The heading over a chapter's text, which says whose it is."""
    return f"{_APPENDICES[whose]}{', delvis ändrad av oss' if changed else ''}: {chapter}"


CONTENTS = "Innehåll"
"""The heading over the contents of an exported web page."""

EMPTY_HEADING = "Tom rubrik"
"""What a screen reader says of a heading without words."""


def table_box(number: int) -> str:
    """What a screen reader calls the box that a table scrolls in."""
    return f"Tabell {number}"


TITLE = "Exportera din handbok"


def listing(
    rows: Iterable[tuple[str, str]], left_out: Iterable[tuple[str, str]], summary: str
) -> list[str]:
    """What goes along and what does not, line by line: questions, and below them whose answers."""
    lines = [summary]
    for heading, pairs in (
        ("Det här följer med i exporten:", rows),
        ("Det här följer inte med, för det är ”Bara för mig”:", left_out),
    ):
        question = None
        for asked, whose in pairs:
            if question is None:
                lines += ["", heading]
            if asked != question:
                lines.append(f"  {asked}")
            question = asked
            lines.append(f"    {whose}")
    return lines


def ask_overwrite(path: str) -> str:
    """The file exists."""
    return f"Filen finns redan: {path} ▸ Retur: ett annat namn. F4: skriv över den"
