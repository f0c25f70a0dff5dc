"""An edition of the own handbook as it was on a day: kept to be read, never changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from handbok_tui.core.edition.parts import LINES, Part, Place
from handbok_tui.core.errors import NotFound
from handbok_tui.texts.export import freezing


class Frozen(NamedTuple):
    """A frozen edition.

    ``id`` is its folder, "2027-01-12-utgava-2027"; ``when`` it was frozen, with its zone;
    ``included`` and ``private_left_out`` count its answers.  ``flows``: its text says itself
    where lines end; in those of before every line is a line.
    """

    id: str
    name: str
    when: datetime
    included: int
    private_left_out: int = 0
    flows: bool = False


def find_frozen(editions: Sequence[Frozen], wanted: str) -> Frozen:
    """The edition of that id, else the newest of that name, large and small letters alike.

    ``editions`` begins with the newest.  Raises NotFound.
    """
    said = " ".join(wanted.split()).casefold()
    by_id = (one for one in editions if one.id == wanted.strip())
    by_name = (one for one in editions if one.name.casefold() == said)
    found = next(by_id, None) or next(by_name, None)
    if found is None:
        raise NotFound(freezing.no_such(wanted, [one.id for one in editions]))
    return found


def frozen_page(edition: Frozen, markdown: str) -> tuple[Part, ...]:
    """What the reader draws of it."""
    here = Place(edition.id)
    count = freezing.count(edition.included, edition.private_left_out)
    return (
        Part("voice", freezing.frozen_with(edition.when, count), here, "own"),
        Part("whole", markdown, here, "own", label="" if edition.flows else LINES),
    )
