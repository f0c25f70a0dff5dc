"""What can go wrong, said to a person: what happened, where, and what to do.

Everything that the data, the disk or the user can cause is a HandbokError; anything else is a
fault of the program.  Messages are Swedish, one line, without control characters.
"""

from typing import NamedTuple


class Fault(NamedTuple):
    """One thing that is wrong in one place of one file.

    ``path`` is shown as given; ``line`` counts from 1, 0 means the file as a whole;
    ``message`` says what is wrong and what to do.
    """

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.message}"


class HandbokError(Exception):
    """Something a person can act upon; the text is for that person, in Swedish."""

    @property
    def short(self) -> str:
        """The same for one line of a screen: why and what to do, without the way to the file."""
        return str(self)


class FaultyFile(HandbokError):  # noqa: N818 - a file with faults, named after what it is
    """A file could not be used; ``faults`` (never empty) says where and why."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults

    @property
    def short(self) -> str:
        """The first fault, with nothing of the path but the file's name."""
        first = self.faults[0]
        return str(first._replace(path=first.path.rpartition("/")[2]))


class NotFound(HandbokError):  # noqa: N818
    """A chapter, question or respondent that does not exist was asked for."""


class SaveFailed(HandbokError):  # noqa: N818
    """The disk said no; the text is still in memory and in the recovery file."""

    def __init__(self, message: str, short: str = "") -> None:
        super().__init__(message)
        self._short = short

    @property
    def short(self) -> str:
        """Why, and what to do."""
        return self._short or str(self)


class UnsavableText(HandbokError):  # noqa: N818
    """A text that TOML cannot hold (a lone surrogate)."""
