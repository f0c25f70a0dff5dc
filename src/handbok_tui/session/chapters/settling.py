"""Choosing between two texts in a chapter: of two who wrote at once, or of a new edition."""

from __future__ import annotations

from handbok_tui.core.answers.merge import Settlement
from handbok_tui.core.chapters.layer import (
    Clash,
    Wording,
    clashes,
    layer_over,
    settled,
    settled_wording,
)
from handbok_tui.core.chapters.merge import both
from handbok_tui.core.chapters.parts import Value
from handbok_tui.core.errors import HandbokError
from handbok_tui.session.chapters.editing import Editing
from handbok_tui.texts.chapters import editing as texts


class Settling:
    """What there is to choose between in a chapter that is edited; a choice is a step of undo."""

    def __init__(self, editing: Editing) -> None:
        self._editing = editing

    @property
    def clashes(self) -> tuple[Clash, ...]:
        """What the edition has changed since it was changed here."""
        return clashes(self._editing.published, self._editing.layer)

    @property
    def wordings(self) -> tuple[Clash, ...]:
        """The texts that somebody else wrote at the same time, where their part is still there."""
        parts = self._editing.parts
        return tuple(
            Clash(key, name, parts[key][name], text)
            for key, name, text in self._editing.layer.others
            if key in parts and name in parts[key]
        )

    def settle_clash(self, clash: Clash, choice: Settlement) -> None:
        """The person has chosen what holds.  Raises SaveFailed."""
        self._editing.replace(settled(self._editing.layer, clash, self._chosen(clash, choice)))

    def settle_wording(self, clash: Clash, choice: Settlement) -> None:
        """The person has chosen which of two wordings holds.  Raises SaveFailed, HandbokError."""
        editing = self._editing
        editing.require_writable()
        if clash.name not in editing.parts.get(clash.key, {}):
            raise HandbokError(texts.NO_PART)
        here = editing.parts[clash.key][clash.name]
        value = self._chosen(clash, choice)
        given_up = next((one for one in (here, clash.now) if str(one) not in str(value)), "")
        other = Wording(clash.key, clash.name, str(clash.now))
        layer = settled_wording(editing.layer, other, str(given_up))
        if value != here:
            values = {**editing.parts[clash.key], clash.name: value}
            layer = layer_over(editing.published, {**editing.parts, clash.key: values}, layer)
        editing.replace(layer)

    def _chosen(self, clash: Clash, choice: Settlement) -> Value:
        """What holds then; what stands in the part may be another text by now than it was."""
        here = self._editing.parts.get(clash.key, {}).get(clash.name, clash.mine)
        values: dict[Settlement, Value] = {
            "mine": here,
            "theirs": clash.now,
            "both": both(clash.name, here, clash.now),
        }
        return values[choice]
