"""What the organisation is called, its vision, who owns the question: read, written, settled."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from handbok_tui.core.answers.blank import is_blank
from handbok_tui.core.answers.merge import Settlement
from handbok_tui.core.answers.versions import joined
from handbok_tui.core.answers.workbook import FACTS, LONG_FACTS, FactConflict
from handbok_tui.core.errors import SaveFailed
from handbok_tui.session.chapters.chapters import BOOK_FILE
from handbok_tui.storage.answers.facts import save_facts, settle_fact
from handbok_tui.texts.answers.answering import READ_ONLY
from handbok_tui.texts.answers.settling import CHANGED

if TYPE_CHECKING:
    from handbok_tui.session.saving.saves import Saves
    from handbok_tui.session.session import Session
    from handbok_tui.storage.answers.files import WorkbookFiles


class Facts:
    """The facts of one session; each is a key of workbook.toml and written at once."""

    def __init__(self, session: Session, saves: Saves, files: WorkbookFiles) -> None:
        self._session = session
        self._saves = saves
        self._files = files

    def value(self, name: str) -> str:
        """What one of FACTS says."""
        return str(getattr(self._session.workbook, name))

    def write(self, facts: Mapping[str, str], seen: Mapping[str, str] | None = None) -> None:
        """Write what has changed of the facts.  Raises SaveFailed, FaultyFile.

        ``seen`` is what the writer had before their eyes, where that is not what they say now.
        What somebody else wrote there meanwhile is afterwards among ``conflicts``.
        """
        facts = {name: "" if is_blank(text) else text for name, text in facts.items()}
        known = {name: self.value(name) for name in facts} | dict(seen or {})
        changed = {name: text for name, text in facts.items() if text != self.value(name)}
        if changed:
            self._require_writable()
            self._written(save_facts(self._files, changed, known))

    @property
    def conflicts(self) -> tuple[FactConflict, ...]:
        """What was written in two places at once, for the person to settle."""
        return tuple(one for one in self._session.workbook.fact_conflicts if one.name in FACTS)

    def settle(self, conflict: FactConflict, choice: Settlement) -> None:
        """The person has seen both values and says which holds; both of a long one on lines of
        their own.  Raises as write.
        """
        self._require_writable()
        mine, theirs = self.value(conflict.name), conflict.value
        between = "\n" if conflict.name in LONG_FACTS else ", "
        self._session.book_changed()
        if conflict not in self.conflicts or self.value(conflict.name) != mine:
            raise SaveFailed(CHANGED)
        texts = {"mine": mine, "theirs": theirs, "both": joined(mine, theirs, between)}
        self._written(settle_fact(self._files, conflict, texts[choice], mine))

    def _require_writable(self) -> None:
        if self._session.read_only:
            raise SaveFailed(READ_ONLY)

    def _written(self, note: str) -> None:
        self._saves.noted(note)
        self._session.book_changed()
        self._session.wrote(BOOK_FILE)
