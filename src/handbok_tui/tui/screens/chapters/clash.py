"""A part with two texts, of two people who wrote at once or of a new edition: the person
chooses.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import NamedTuple

from handbok_tui.core.answers.merge import Settlement
from handbok_tui.core.chapters.layer import Clash
from handbok_tui.session.chapters.editing import Editing
from handbok_tui.session.chapters.rows import value_text
from handbok_tui.session.chapters.settling import Settling
from handbok_tui.texts.chapters import editing as texts
from handbok_tui.tui.screens.dialogs.two_texts import Pair, SettlingScreen


class PartPair(NamedTuple):
    """A part's two texts; ``by_others``: two people wrote at once, else the edition is new."""

    clash: Clash
    by_others: bool


class ClashScreen(SettlingScreen[PartPair]):
    """The parts of a chapter that have two texts."""

    def __init__(self, editing: Editing) -> None:
        super().__init__()
        self.settling = Settling(editing)

    def choices(self) -> Iterator[tuple[Hashable, PartPair]]:
        """What people wrote at once, then what a new edition says."""
        settling = self.settling
        for by_others, found in ((True, settling.wordings), (False, settling.clashes)):
            for clash in found:
                yield (by_others, clash.key, clash.name, clash.now), PartPair(clash, by_others)

    def pair(self, choice: PartPair) -> Pair:
        """The chapter's text above, the other one below."""
        clash = choice.clash
        title, why, mine, now = texts.CLASH_TITLE, texts.CLASH, texts.CLASH_MINE, texts.CLASH_NOW
        if choice.by_others:
            title, why = texts.OTHER_TITLE, texts.OTHER
            mine, now = texts.OTHER_HERE, texts.OTHER_THERE
        place = texts.PIECES.get((clash.key.kind, clash.name), texts.SECTION)
        return Pair(
            title, why, place,
            (mine, value_text(clash, clash.mine)), (now, value_text(clash, clash.now)),
        )  # fmt: skip

    def settle_pair(self, choice: PartPair, settlement: Settlement) -> None:
        """The workbook's words hold, or the other ones, or both after each other."""
        if choice.by_others:
            self.settling.settle_wording(choice.clash, settlement)
        else:
            self.settling.settle_clash(choice.clash, settlement)
