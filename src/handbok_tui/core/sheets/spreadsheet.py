"""What a spreadsheet puts on the clipboard: cells parted by tabs, rows by line breaks.

A cell with a tab or a line break in it stands in quotation marks, which are doubled inside.
"""

import csv
from collections.abc import Sequence
from io import StringIO


def is_table(text: str) -> bool:
    """Whether a pasted text is more than one cell."""
    return "\t" in text or "\n" in text.strip("\n")


def cells(text: str) -> list[list[str]]:
    """The rows of a table, each with its cells; rows without any words are left out."""
    quoted = '"' in text and text.count('"') % 2 == 0
    reader = csv.reader(
        StringIO(text, newline=""),
        delimiter="\t",
        quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE,
    )
    rows = [[cell.strip() for cell in row] for row in reader]
    return [row for row in rows if any(row)]


def heading(row: Sequence[str], names: Sequence[str]) -> tuple[int, ...]:
    """The places among ``names`` of what a line's cells say, case and white space apart; none
    where any cell says something else: then the line is no heading.
    """
    known = {_plain(name): at for at, name in reversed(list(enumerate(names)))}
    said = [_plain(cell) for cell in row]
    while said and not said[-1]:
        said.pop()
    return tuple(known[cell] for cell in said) if all(cell in known for cell in said) else ()


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
