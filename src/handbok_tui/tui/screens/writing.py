"""Writing an export to a file from the screen, also one that another program takes time over."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from handbok_tui.core.errors import HandbokError
from handbok_tui.export.formats import Format, format_of
from handbok_tui.export.selection import Selection
from handbok_tui.session.exporting import exported
from handbok_tui.storage.export_file import refuse_file, write_export

if TYPE_CHECKING:
    from handbok_tui.tui.app import HandbokApp


class Writing:
    """The part of the export screen that writes; ``making`` is true while a program works."""

    app: HandbokApp
    making = False

    def began(self, form: Format) -> None:
        """A program is at work; keys go on meaning what they mean."""
        raise NotImplementedError

    def written(self, path: Path) -> None:
        """The file is there."""
        raise NotImplementedError

    def refused(self, problem: HandbokError) -> None:
        """There is no file, or the old one is there still."""
        raise NotImplementedError

    def write(self, path: Path, selection: Selection, *, overwrite: bool) -> None:
        """Write what goes along, in the format that the file's name asks for.

        ``written`` or ``refused`` is called, at once or, where a program is needed, afterwards.
        """
        form = format_of(path.name)
        make = partial(self._make, path, form, selection, overwrite=overwrite)
        try:
            refuse_file(path, overwrite=overwrite)
        except HandbokError as problem:
            self.refused(problem)
            return
        if form.kind == "text":
            self._ended(path, make())
            return
        self.making = True
        self.began(form)
        self.app.run_worker(lambda: self.app.call_from_thread(self._ended, path, make()),
                            thread=True)  # fmt: skip

    @staticmethod
    def _make(
        path: Path, form: Format, selection: Selection, *, overwrite: bool
    ) -> HandbokError | None:
        try:
            write_export(path, exported(form, selection), overwrite=overwrite)
        except HandbokError as problem:
            return problem
        return None

    def _ended(self, path: Path, problem: HandbokError | None) -> None:
        self.making = False
        if problem is None:
            self.written(path)
        else:
            self.refused(problem)
