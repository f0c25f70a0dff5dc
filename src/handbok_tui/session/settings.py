"""The settings of a run: what is in force, what is in the file, and what decides otherwise."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from handbok_tui.core.errors import HandbokError
from handbok_tui.core.settings import (
    COLUMN,
    COLUMN_STEP,
    DEFAULTS,
    NAME,
    SETTINGS,
    Settings,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from handbok_tui.storage.settings_file import SettingsFile

Value = str | int | bool

NO_COLOR, FULL_REPAINT = "NO_COLOR", "HANDBOK_FULL_REPAINT"


class Preferences:
    """``now`` is what the person wants; without a file nothing is kept after the run."""

    def __init__(
        self,
        file: SettingsFile | None = None,
        settings: Settings = DEFAULTS,
        environ: Mapping[str, str] | None = None,
        login: str = "",
    ) -> None:
        self.now = settings
        self.login = login
        """What the person is called who has set no other name."""
        self._stored = settings
        self._file = file
        self._environ = environ or {}

    @property
    def path(self) -> str:
        """The file, whether or not it is there yet."""
        return str(self._file.path) if self._file is not None else ""

    @property
    def no_colour(self) -> bool:
        """Whether the environment says that there are to be no colours."""
        return bool(self._environ.get(NO_COLOR))

    @property
    def repaint_forced(self) -> bool:
        """Whether the environment says that everything is to be drawn anew."""
        return self._environ.get(FULL_REPAINT, "0") not in {"", "0"}

    @property
    def name(self) -> str:
        """What the person wants to be called."""
        return self.now.name or self.login

    def keep(self, name: str, value: Value) -> None:
        """From now on; into the file with the next change, or at the end."""
        self.now = self.now._replace(**{name: value})  # type: ignore[arg-type]

    def change(self, name: str, value: Value) -> None:
        """From now on, and into the file.  Raises FaultyFile, SaveFailed; it holds even then."""
        self.keep(name, value)
        self._write({**self._unwritten(), name: value})

    def finish(self) -> None:
        """Into the file with what has not been written.  Raises FaultyFile, SaveFailed."""
        if unwritten := self._unwritten():
            self._write(unwritten)

    def trouble(self) -> tuple[str, bool]:
        """The first thing that is wrong in the file now, and whether that keeps it from being
        written; "" where nothing is.
        """
        if self._file is None:
            return "", False
        _, faults = self._file.read()
        return str(faults[0]) if faults else "", not self._file.can_be_written()

    def _unwritten(self) -> dict[str, object]:
        values = {setting.name: getattr(self.now, setting.name) for setting in SETTINGS}
        return {name: v for name, v in values.items() if v != getattr(self._stored, name)}

    def _write(self, changes: Mapping[str, object]) -> None:
        if self._file is not None:
            self._file.write(changes)
        self._stored = self._stored._replace(**changes)  # type: ignore[arg-type]


def turned(settings: Settings, name: str, by: int) -> Value:
    """The next value of a setting, or the one before; at its end a number stays as it is."""
    now: Value = getattr(settings, name)
    if isinstance(now, bool):
        return not now
    if isinstance(now, int):
        return COLUMN.bounded(now + by * COLUMN_STEP)
    words = next(setting.words for setting in SETTINGS if setting.name == name)
    return words[(words.index(now) + by) % len(words)]


def parse_column(text: str) -> int:
    """A width as a person writes it.  Raises HandbokError."""
    from handbok_tui.texts import settings_page as texts  # noqa: PLC0415 - when something is set

    word = text.split(maxsplit=1)[0] if text.split() else ""
    if not (word.isdecimal() and len(word) < 4 and COLUMN.accepts(int(word))):
        raise HandbokError(texts.NO_COLUMN.format(low=COLUMN.low, high=COLUMN.high))
    return int(word)


def parse_name(text: str) -> str:
    """A person's name as it is stored, "" for none of one's own.  Raises HandbokError."""
    from handbok_tui.texts import settings_page as texts  # noqa: PLC0415 - when something is set

    name = unicodedata.normalize("NFC", " ".join(text.split()))
    name = "".join(character for character in name if character.isprintable())
    if len(name) > NAME.longest:
        raise HandbokError(texts.TOO_LONG.format(longest=NAME.longest))
    return name


class Seen(NamedTuple):
    """What the screen knows of: the theme that is shown and whether the terminal has few colours,
    how wide a text may be, examples of the earlier keys, own keys that do not hold, and the keys
    by which other names are changed.
    """

    theme: str
    few_colours: bool
    room: int
    examples: str
    wrong_keys: Sequence[str]
    other_names: Mapping[str, str]


class Names(NamedTuple):
    """What the person is called in the workbook, and why it is not what is wanted."""

    in_book: str
    reason: str = ""


def shown(preferences: Preferences) -> dict[str, str]:
    """What each row of the page is set to."""
    from handbok_tui.texts import settings_page as texts  # noqa: PLC0415 - when it is shown

    now = preferences.now
    return {
        "theme": texts.chosen(now.theme),
        "column": texts.chosen(texts.column(now.column)),
        "key_scheme": texts.chosen(now.key_scheme),
        "name": preferences.name,
        "language": texts.LANGUAGE,
        "full_repaint": texts.chosen(texts.yes(on=now.full_repaint)),
    }


def said(preferences: Preferences, row: str, names: Names, seen: Seen) -> tuple[str, ...]:
    """What there is to know about a row as it is set now, a paragraph each."""
    from handbok_tui.texts import settings_page as texts  # noqa: PLC0415 - when it is shown

    tell: dict[str, Callable[[], tuple[str, ...]]] = {
        "theme": lambda: _of_theme(preferences, seen),
        "column": lambda: (
            texts.COLUMN.format(low=COLUMN.low, high=COLUMN.high),
            texts.NOT_SO_WIDE.format(room=seen.room) if preferences.now.column > seen.room else "",
        ),
        "key_scheme": lambda: _of_keys(preferences.now, seen),
        "name": lambda: _of_name(preferences, names, seen),
        "language": lambda: (texts.ONLY_SWEDISH,),
        "full_repaint": lambda: (
            texts.REPAINT_FORCED if preferences.repaint_forced else "",
            texts.FULL_REPAINT,
        ),
    }
    return tuple(filter(None, tell[row]() if row in tell else ()))


def _of_theme(preferences: Preferences, seen: Seen) -> tuple[str, ...]:
    from handbok_tui.core.settings import AUTOMATIC  # noqa: PLC0415 - when it is shown
    from handbok_tui.texts import settings_page as texts  # noqa: PLC0415 - when it is shown

    theme = preferences.now.theme
    about = texts.THEMES[theme]
    if preferences.no_colour:
        return texts.NO_COLOR, about
    if theme == AUTOMATIC:
        return (f"{about} {texts.automatic(seen.theme)}",)
    strong = seen.few_colours and theme not in ("terminalens", "enfärgad")
    return about, texts.FEW_COLOURS if strong else ""


def _of_keys(now: Settings, seen: Seen) -> tuple[str, ...]:
    from handbok_tui.texts import settings_page as texts  # noqa: PLC0415 - when it is shown

    return (
        texts.SCHEMES[now.key_scheme].format(examples=seen.examples),
        texts.own_keys(len(now.keys)) if now.keys else "",
        texts.wrong_keys(list(seen.wrong_keys)) if seen.wrong_keys else "",
    )


def _of_name(preferences: Preferences, names: Names, seen: Seen) -> tuple[str, ...]:
    from handbok_tui.texts import settings_page as texts  # noqa: PLC0415 - when it is shown

    mine = preferences.name
    book = ""
    if names.reason:
        book = texts.NAME_NOT_IN_BOOK.format(reason=names.reason)
    elif names.in_book != mine:
        book = texts.NAME_IN_BOOK.format(name=names.in_book)
    usual = "" if preferences.now.name else texts.NAME_OF_LOGIN.format(name=mine)
    return f"{texts.NAME} {usual}".strip(), book, texts.OTHER_NAMES.format(**seen.other_names)
