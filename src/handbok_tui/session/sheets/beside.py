"""What two have filled a template with, side by side: who there is to compare, and what is seen.

Comparing is for talking together, so that others look on: nothing that is "Bara för mig" or
"Bara för oss" is ever in it, not even one's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from handbok_tui.core.sheets.beside import RowPair, side_by_side

if TYPE_CHECKING:
    from handbok_tui.session.sheets.reading import SheetReading, SheetTarget

Two = tuple["SheetTarget", "SheetTarget"]


class Beside(NamedTuple):
    """Two fillings as they are compared; ``kept``: something of theirs is private and left out."""

    names: tuple[str, str]
    pairs: tuple[RowPair, ...]
    kept: bool = False


def comparable(sheets: SheetReading, target: SheetTarget) -> tuple[SheetTarget, ...]:
    """Every filling of a template that may be laid beside another, this one first."""
    everyone = (target._replace(respondent=one) for one in sheets.session.workbook.respondents)
    found = [
        one for one in everyone if any(row.values for row in sheets.seen(one, shared=True).rows)
    ]
    return tuple(sorted(found, key=lambda one: one.respondent.id != target.respondent.id))


def beside(sheets: SheetReading, two: Two) -> Beside:
    """Two fillings compared as they are now."""
    left, right = (sheets.view(one, shared=True) for one in two)
    kept = any(sheets.seen(one) != sheets.seen(one, shared=True) for one in two)
    return Beside(_names(sheets, two), side_by_side(left, right), kept)


def _names(sheets: SheetReading, two: Two) -> tuple[str, str]:
    """What the two are called; in full where they are called the same in short."""
    left, right = (sheets.named(one) for one in two)
    if left != right:
        return left, right
    return two[0].respondent.name, two[1].respondent.name
