"""A workbook in which everything that can be private is, each text with a word of its own.

Three have written it: oneself, a group and somebody else.  A word of whoever may not see it,
or of oneself where nobody asked for it, is a leak wherever it is found.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from handbok_tui.core.log.entries import LOG_KINDS, LogKindName
from handbok_tui.core.sheets.templates import Column
from handbok_tui.storage.files.locations import shipped_edition
from handbok_tui.storage.sheets.files import WorksheetFiles

Kind = Literal["mine", "ours", "theirs", "reflections"]
GROUP, OTHER = "gruppen", "bo"
QUESTION, COMPOUND, OPEN = "k1-ref-1", "k1-ref-2", "k1-ref-3"
TITLE = "Det som får synas"
SIGN = "qx"
"""Every word begins with this, and nothing else does."""
YES = "Ja"
"""What the compound question must be answered for its other fields to be asked."""
LATE = "2020-01-07"
WHOLE = ("nulagesanalys", "styrdokument")
"""Templates that are private as a whole; of the others some rows are."""
_FIELDS: dict[LogKindName, tuple[str, ...]] = {
    "learning": ("what", "where", "for"),
    "decision": ("agree", "differ", "decision", "role"),
}
_WRITTEN = ("text", "long", "role")


class Word(NamedTuple):
    """A private word, whose it is, and what it stands in."""

    text: str
    kind: Kind
    place: str


class PrivateWorkbook:
    """Writes the workbook to a folder; ``words`` are what must not be found."""

    def __init__(self, folder: Path, me: str) -> None:
        self.folder = folder
        self.me = me
        self.words: list[Word] = []
        for owner in (me, GROUP, OTHER):
            self._answers(owner)
            self._log(owner)
            for template in WorksheetFiles(shipped_edition(), folder).ids():
                self._sheet(owner, template)

    def leaked(self, text: str, *may: Kind) -> list[Word]:
        """The words in a text that have no business there."""
        found = text.casefold()
        return [word for word in self.words if word.kind not in may and word.text in found]

    def seen(self, text: str) -> set[Word]:
        """All words that are in a text."""
        found = text.casefold()
        return {word for word in self.words if word.text in found}

    def _put(self, name: str, lines: list[str]) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(("format = 1", *lines, "")), "utf-8")

    def _word(self, owner: str, place: str, *, reflection: bool = False) -> str:
        kind: Kind = "ours" if owner == GROUP else "mine"
        if owner == OTHER:
            kind = "theirs"
        elif reflection:
            kind = "reflections"
        text = f"{SIGN}{len(self.words):03}z"
        self.words.append(Word(text, kind, f"{owner} {place}"))
        return text

    # -- answers and log -------------------------------------------------------------------

    def _answers(self, owner: str) -> None:
        lines: list[str] = []
        for question in (QUESTION, COMPOUND, "borta-1"):
            lines += self._answer(owner, f"answers.{question}", ("formulering", "kommentar"))
        for question in (OPEN, "borta-2"):
            lines += [f"[answers.{question}]", f'text = "{TITLE}"']
            lines += self._versions(owner, f"answers.{question}", ())
        self._put(f"answers/{owner}/k1.toml", lines)

    def _answer(
        self, owner: str, place: str, fields: tuple[str, ...], *, reflection: bool = False
    ) -> list[str]:
        def word(what: str) -> str:
            return self._word(owner, f"{place} {what}", reflection=reflection)

        return [
            f"[{place}]",
            'visibility = "private"',
            f"follow_up = {LATE}",
            f'text = "{word("text")}"',
            f"[{place}.fields]",
            *([f'finns = "{YES}"'] if COMPOUND in place else []),
            *(f'{field} = "{word(field)}"' for field in fields),
            f"[[{place}.followed_up]]",
            f'date = {LATE}\noutcome = "Delvis"\nlearning = "{word("learning")}"',
            *self._versions(owner, place, fields, reflection=reflection),
        ]

    def _versions(
        self, owner: str, place: str, fields: tuple[str, ...], *, reflection: bool = False
    ) -> Iterator[str]:
        """Earlier texts and conflicts that were private, whatever the answer is by now."""
        for key in ("earlier", "conflict"):
            text = self._word(owner, f"{place} {key}", reflection=reflection)
            yield f"[[{place}.{key}]]"
            yield f'updated = 2020-01-01T12:00:00Z\nvisibility = "private"\ntext = "{text}"'
            if fields:
                yield f"[{place}.{key}.fields]"
            for field in fields:
                said = self._word(owner, f"{place} {key} {field}", reflection=reflection)
                yield f'{field} = "{said}"'

    def entry(self, kind: LogKindName) -> str:
        """The id of the private entry of a kind."""
        return f"2026-11-24-{LOG_KINDS[kind].letter}-101500"

    def _log(self, owner: str) -> None:
        lines: list[str] = []
        for kind in LOG_KINDS:
            place = f"entries.{self.entry(kind)}"
            reflection = LOG_KINDS[kind].home == "reflections"
            answer = self._answer(owner, place, _FIELDS.get(kind, ()), reflection=reflection)
            lines += [answer[0], f'kind = "{kind}"\ndate = 2026-11-24', *answer[1:]]
        self._put(f"log/{owner}/2026.toml", lines)

    # -- templates -------------------------------------------------------------------------

    def _sheet(self, owner: str, template: str) -> None:
        worksheet = WorksheetFiles(shipped_edition(), self.folder).worksheet(template)
        place = f"worksheets {template}"
        whole = template in WHOLE
        lines = ['visibility = "private"\npeople = 4711'] if whole else []
        lines += ["[rows.hemlig]"] if whole else ["[rows.hemlig]", 'visibility = "private"']
        lines += self._cells(owner, place, worksheet.columns)
        lines += ["[[rows.hemlig.followed_up]]", f'date = {LATE}\noutcome = "Delvis"']
        lines.append(f'learning = "{self._word(owner, f"{place} learning")}"')
        name = worksheet.name_column.id
        if not whole:
            lines += ["[rows.synlig]", f'{name} = "{TITLE}"', *self._links(worksheet.columns)]
        lines += ["[[earlier]]", "[earlier.rows.hemlig]"]
        lines.append(f'{name} = "{self._word(owner, f"{place} earlier")}"')
        lines += ["[[conflict]]", f'row = "hemlig"\ncolumn = "{name}"']
        lines.append(f'value = "{self._word(owner, f"{place} conflict")}"')
        self._put(f"worksheets/{owner}/{template}.toml", lines)

    def _cells(self, owner: str, place: str, columns: tuple[Column, ...]) -> Iterator[str]:
        for column in columns:
            if column.kind in _WRITTEN:
                yield f'{column.id} = "{self._word(owner, f"{place} {column.id}")}"'
            elif column.id == "foljs-upp":
                yield f"{column.id} = {LATE}"

    def _links(self, columns: tuple[Column, ...]) -> Iterator[str]:
        """From what may be seen to everything that may not."""
        ends = [f"question:{QUESTION}", *(f"entry:{self.entry(kind)}" for kind in LOG_KINDS)]
        ends += ["row:hemlig"]
        for template in WorksheetFiles(shipped_edition(), self.folder).ids():
            ends.append(f"row:{template}/hemlig")
        for column in columns:
            if column.kind == "link":
                quoted = ", ".join(f'"{end}"' for end in ends)
                yield f"{column.id} = [{quoted}]"
