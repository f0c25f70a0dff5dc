"""Remembers where each person reads in a workbook; losing it loses no answer."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from handbok_tui.core.errors import HandbokError
from handbok_tui.core.layout.page import Anchor
from handbok_tui.storage.files.atomic_write import NOT_WAITING, make_private_dir, write_atomic
from handbok_tui.storage.toml.decode import FORMAT, open_toml, read_bytes


class Remembered(NamedTuple):
    """Where somebody was reading, and the question that was chosen there, "" for none."""

    leaf: str
    anchor: Anchor
    chosen: str = ""


class PlaceFile:
    """One small file per person in the workbook's own folder."""

    def __init__(self, folder: Path, person: str) -> None:
        self.path = folder / f"place-{person}.toml"

    def read(self) -> Remembered | None:
        """The place; None where nothing usable is remembered."""
        try:
            top = open_toml(self.path, read_bytes(self.path)).top
        except HandbokError:
            return None
        anchor = Anchor(
            top.text("section"),
            top.text("question"),
            top.text("role"),
            top.whole("block"),
            top.whole("offset"),
            top.text("respondent"),
            top.text("field"),
        )
        leaf, chosen = top.text("leaf"), top.text("chosen")
        return Remembered(leaf, anchor, chosen) if leaf and not top.findings.found else None

    def age(self, now: datetime) -> timedelta:
        """How long ago a place was remembered; nothing where none ever was."""
        try:
            then = self.path.stat().st_mtime
        except OSError:
            return timedelta()
        return timedelta(seconds=now.timestamp() - then)

    def write(self, leaf: str, anchor: Anchor, chosen: str = "") -> None:
        """Remember a place.  A disk that says no is not worth a word: nothing is lost."""
        from handbok_tui.storage.toml.edit import Set, edit  # noqa: PLC0415 - when leaving

        values: dict[str, object] = {"format": FORMAT, "leaf": leaf, **anchor._asdict()}
        values |= {"chosen": chosen} if chosen else {}
        try:
            make_private_dir(self.path.parent)
            write_atomic(
                self.path,
                edit(b"", [Set((key,), value) for key, value in values.items()]),
                NOT_WAITING,
            )
        except HandbokError:
            return
