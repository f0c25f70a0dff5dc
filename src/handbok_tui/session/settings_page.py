"""The page with the everyday settings: what each is set to, what comes next, what is said of it."""

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from handbok_tui.core.errors import HandbokError
from handbok_tui.core.settings import (
    AUTOMATIC,
    COLUMN,
    COLUMN_STEP,
    NAME,
    SETTINGS,
    Settings,
)
from handbok_tui.session.settings import Preferences, Value
from handbok_tui.texts import settings_page as texts


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
    word = text.split(maxsplit=1)[0] if text.split() else ""
    if not (word.isdecimal() and len(word) < 4 and COLUMN.accepts(int(word))):
        raise HandbokError(texts.NO_COLUMN.format(low=COLUMN.low, high=COLUMN.high))
    return int(word)


def parse_name(text: str) -> str:
    """A person's name as it is stored, "" for none of one's own.  Raises HandbokError."""
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
    now = preferences.now
    return {
        "theme": texts.chosen(now.theme),
        "column": texts.chosen(texts.column(now.column)),
        "key_scheme": texts.chosen(texts.SCHEME_NAMES[now.key_scheme]),
        "name": preferences.name,
        "language": texts.LANGUAGE,
        "full_repaint": texts.chosen(texts.yes(on=now.full_repaint)),
    }


def said(preferences: Preferences, row: str, names: Names, seen: Seen) -> tuple[str, ...]:
    """What there is to know about a row as it is set now, a paragraph each."""
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
    theme = preferences.now.theme
    about = texts.THEMES[theme]
    if preferences.no_colour:
        return texts.NO_COLOR, about
    if theme == AUTOMATIC:
        return (f"{about} {texts.automatic(seen.theme)}",)
    strong = seen.few_colours and theme not in ("terminalens", "enfärgad")
    return about, texts.FEW_COLOURS if strong else ""


def _of_keys(now: Settings, seen: Seen) -> tuple[str, ...]:
    return (
        texts.SCHEMES[now.key_scheme].format(examples=seen.examples),
        texts.own_keys(len(now.keys)) if now.keys else "",
        texts.wrong_keys(list(seen.wrong_keys)) if seen.wrong_keys else "",
    )


def _of_name(preferences: Preferences, names: Names, seen: Seen) -> tuple[str, ...]:
    mine = preferences.name
    book = ""
    if names.reason:
        book = texts.NAME_NOT_IN_BOOK.format(reason=names.reason)
    elif names.in_book != mine:
        book = texts.NAME_IN_BOOK.format(name=names.in_book)
    usual = "" if preferences.now.name else texts.NAME_OF_LOGIN.format(name=mine)
    return f"{texts.NAME} {usual}".strip(), book, texts.OTHER_NAMES.format(**seen.other_names)
