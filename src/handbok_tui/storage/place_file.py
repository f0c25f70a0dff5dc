"""Remembers where each person reads in a workbook; losing it loses no answer."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from handbok_tui.core.errors import HandbokError
from handbok_tui.core.page import Anchor
from handbok_tui.storage.atomic_write import NOT_WAITING, make_private_dir, write_atomic
from handbok_tui.storage.decode import FORMAT, open_toml, read_bytes


class PlaceFile:
    """One small file per person in the workbook's own folder."""

    def __init__(self, folder: Path, person: str) -> None:
        self.path = folder / f"place-{person}.toml"

    def read(self) -> tuple[str, Anchor] | None:
        """The leaf and the place in it; None where nothing usable is remembered."""
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
        leaf = top.text("leaf")
        return (leaf, anchor) if leaf and not top.findings.found else None

    def age(self, now: datetime) -> timedelta:
        """How long ago a place was remembered; nothing where none ever was."""
        try:
            then = self.path.stat().st_mtime
        except OSError:
            return timedelta()
        return timedelta(seconds=now.timestamp() - then)

    def write(self, leaf: str, anchor: Anchor) -> None:
        """Remember a place.  A disk that says no is not worth a word: nothing is lost."""
        from handbok_tui.storage.toml_edit import Set, edit  # noqa: PLC0415 - when leaving

        values: dict[str, object] = {"format": FORMAT, "leaf": leaf, **anchor._asdict()}
        try:
            make_private_dir(self.path.parent)
            write_atomic(
                self.path,
                edit(b"", [Set((key,), value) for key, value in values.items()]),
                NOT_WAITING,
            )
        except HandbokError:
            return
