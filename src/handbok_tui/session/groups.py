"""Who answers: another group, another name, and who has written where a group has not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbok_tui.core.answers.workbook import Respondent
from handbok_tui.core.errors import SaveFailed
from handbok_tui.session.chapters.chapters import BOOK_FILE
from handbok_tui.session.saving.keeping import Keeping
from handbok_tui.storage.answers.files import GROUP
from handbok_tui.texts.answers.answering import READ_ONLY

if TYPE_CHECKING:
    from handbok_tui.session.answers.target import Target
    from handbok_tui.storage.answers.groups import SavedGroup


class Grouping(Keeping):
    """The part of the session that knows groups."""

    @property
    def groups_in_use(self) -> tuple[Respondent, ...]:
        """The groups that somebody has named or written as; first the one that writes now."""
        groups = [one for one in self.workbook.respondents if one.kind == "group"]
        found = [one for one in groups if one != GROUP or self._has_work(one.id)]
        return tuple(sorted(found, key=lambda one: one.id != self.viewer.group))

    def _has_work(self, group: str) -> bool:
        """Whether a group has written anything, saved or not; chapters are everybody's."""
        written = [answers for key, answers in self.workbook.sheets.items()
                   if key.respondent == group]  # fmt: skip
        filled = [sheet for key, sheet in self.workbook.filled.items() if key.respondent == group]
        return (
            any(written)
            or any(sheet.has_content for sheet in filled)
            or self._files.has_files(group)
            or any((self._files.folder / "chapters").glob("*.toml"))
        )

    def answered_by_others(self, target: Target) -> str:
        """What to say where a group has not answered and others have; "" for nothing."""
        from handbok_tui.core.edition.document import answered_by_others, visible_answers  # noqa: PLC0415
        from handbok_tui.texts.labels import ANSWERED_LEAVE  # noqa: PLC0415

        viewer = self.viewer._replace(chosen={target.question.id: target.respondent.id})
        shown = visible_answers(self.workbook, viewer, target.chapter, target.question)
        return "".join(answered_by_others(shown, ANSWERED_LEAVE))

    def add_group(self, name: str) -> Respondent:
        """Another group that answers "Vårt svar"; saved at once.  Raises HandbokError."""
        from handbok_tui.storage.answers.groups import add_group  # noqa: PLC0415 - rarely

        self._require_book()
        known = self.workbook.respondents
        return self._took(add_group(self._files, name, known, self.groups_in_use))

    def rename_group(self, group: str, name: str) -> Respondent:
        """Another name for a group, whose files and answers stay; saved at once.

        Raises HandbokError, also where somebody else has just renamed it: then their name is
        seen here, and a second time it is replaced.
        """
        from handbok_tui.storage.answers.groups import rename_group  # noqa: PLC0415 - rarely

        self._require_book()
        known = self.workbook.respondents
        found = next((one for one in known if one.id == group and one.kind == "group"), None)
        if found is None:
            from handbok_tui.texts.line_drafts import GROUP_GONE  # noqa: PLC0415 - rarely

            raise SaveFailed(GROUP_GONE)
        try:
            return self._took(rename_group(self._files, found, name, known))
        except SaveFailed:
            self.book_changed()
            raise

    @property
    def own_name(self) -> str:
        """What the person at the keyboard is called in this workbook."""
        mine = self.workbook.respondent(self.viewer.person)
        return mine.name if mine is not None else self._files.person.name

    def call_me(self, name: str) -> None:
        """Another name for the person at the keyboard, as others in the workbook see it; saved
        at once.  Raises HandbokError for one that somebody else has, SaveFailed, FaultyFile.
        """
        from handbok_tui.storage.answers.groups import rename_group  # noqa: PLC0415 - rarely

        self._require_book()
        mine = self._files.person._replace(name=self.own_name)
        self._took(rename_group(self._files, mine, name, self.workbook.respondents))

    def _took(self, saved: SavedGroup) -> Respondent:
        self._saves.noted(saved.note)
        self.book_changed()
        if saved.written:
            self.wrote(BOOK_FILE)
        return saved.group

    def _require_book(self) -> None:
        if self.read_only:
            raise SaveFailed(READ_ONLY)
        if reason := self._files.not_known(""):
            raise SaveFailed(reason)
