"""What a person may set, once: reading, writing and the documentation come from this table."""

from typing import NamedTuple

from handbok_tui.texts.settings import HELP

AUTOMATIC = "automatiskt"
THEMES = (AUTOMATIC, "mörk", "ljus", "hög kontrast", "terminalens", "enfärgad")
NEW_KEYS, EARLIER_KEYS = "nya", "tidigare"
COLUMN_STEP = 4
"""Cells by which one key changes the text column."""


class KeyWish(NamedTuple):
    """The keys that a person wants for a command, as they wrote it.

    ``command`` is a place and an id, "reader.next_unanswered"; ``path`` is where the wish stands
    in the settings file.
    """

    command: str
    keys: tuple[str, ...]
    path: tuple[str, ...]


class Settings(NamedTuple):
    """The settings of one run; ``column`` is in cells, ``name`` "" is the name of the login."""

    theme: str = AUTOMATIC
    column: int = 72
    key_scheme: str = NEW_KEYS
    name: str = ""
    full_repaint: bool = False
    keys: tuple[KeyWish, ...] = ()


DEFAULTS = Settings()


class Setting(NamedTuple):
    """One setting with a single value; its type is that of its default.

    A text must be one of ``words``, or where there are none a line of at most ``longest``
    characters; a whole number is from ``low`` to ``high``.
    """

    name: str
    words: tuple[str, ...] = ()
    low: int = 0
    high: int = 0
    longest: int = 0

    @property
    def default(self) -> str | int | bool:
        """The value where nothing is set."""
        value: str | int | bool = getattr(DEFAULTS, self.name)
        return value

    @property
    def help(self) -> str:
        """One line about it, in Swedish."""
        return HELP[self.name]

    def accepts(self, value: object) -> bool:
        """Whether the setting may have that value."""
        if type(value) is not type(self.default):
            return False
        if isinstance(value, str):
            line = value.isprintable() and len(value) <= self.longest
            return value in self.words if self.words else line
        return isinstance(value, bool) or (isinstance(value, int) and self._in_range(value))

    def bounded(self, value: int) -> int:
        """The nearest whole number that the setting may have."""
        return max(self.low, min(self.high, value))

    def _in_range(self, value: int) -> bool:
        return self.bounded(value) == value


COLUMN = Setting("column", low=20, high=100)
NAME = Setting("name", longest=60)
SETTINGS = (
    Setting("theme", words=THEMES),
    COLUMN,
    Setting("key_scheme", words=(NEW_KEYS, EARLIER_KEYS)),
    NAME,
    Setting("full_repaint"),
)
"""All settings but the keys, which are a table of their own."""
