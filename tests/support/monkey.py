"""What a monkey does at a keyboard: every key there is, pastes, a window that changes its size.

A step is what the terminal sends, so that the same steps are taken in a real terminal and, read
by Textual's own parser, in a program that is driven without one.  The same seed gives the same
steps.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias

SEED = int(os.environ.get("HANDBOK_SEED", "20270112"))
MONKEYS = int(os.environ.get("HANDBOK_MONKEYS", "1"))
"""How many seeds are tried, from SEED on."""
ESCAPE = "\x1b"
BEGIN, END = "\x1b[200~", "\x1b[201~"
"""Around a paste."""
F_KEYS = (
    "\x1bOP", "\x1bOQ", "\x1bOR", "\x1bOS", "\x1b[15~", "\x1b[17~", "\x1b[18~", "\x1b[19~",
    "\x1b[20~", "\x1b[21~", "\x1b[23~", "\x1b[24~",
)  # fmt: skip
ARROWS = ("\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D")
FAR = ("\x1b[5~", "\x1b[6~", "\x1b[H", "\x1b[F", "\x1b[2~", "\x1b[3~")
HELD = tuple(f"\x1b[1;{held}{way}" for held in (2, 3, 5) for way in "ABCDHF")
"""Arrows, Home and End with Shift, Alt and Ctrl."""
CTRL = tuple(chr(code) for code in range(1, 32) if chr(code) not in "\t\r\x1b")
ALT = tuple(f"{ESCAPE}{letter}" for letter in "abdfuåB")
LETTERS = tuple("abcdefghijklmnopqrstuvwxyzåäöABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ")
SIGNS = tuple("1234567890+-_=,.;:!?\"'#¤%&/()<>|§½@£$€{[]}\\~^`´¨* ")
EDITING = ("\t", "\x1b[Z", "\r", "\x7f", ESCAPE)
LONG = "ett ord till " * 400
PASTES = (
    "klistrat",
    "\n".join(f"rad {number}" for number in range(25)),
    "\tett\ttvå\n\n\ttre\t",
    "\x1b[31mrött\x1b]0;titel\x07 \x00\x9b2J\u202e\ufeff\u200d",
    LONG,
    "x" * 3000,
    "2027-01-12",
    "# Rubrik\n\n- punkt\n\n1. steg\n",
    "e\u0301 👩\u200d👩\u200d👧 漢字\r\nslut\r",
    "",
)
SIZES = (
    (80, 24), (100, 40), (160, 50), (80, 24), (40, 12), (41, 13), (79, 12), (120, 12), (40, 60),
    (39, 12), (20, 5), (10, 3), (1, 1), (300, 100),
)  # fmt: skip

Window: TypeAlias = tuple[int, int]


class Step(NamedTuple):
    """One thing done at the keyboard: bytes that are sent, a paste, or another size."""

    keys: str = ""
    paste: str | None = None
    size: Window | None = None

    @property
    def sent(self) -> str:
        """What the terminal sends for it."""
        if self.paste is None:
            return self.keys
        return BEGIN + self.paste.replace("\r\n", "\n").replace("\n", "\r") + END

    def __str__(self) -> str:
        if self.size is not None:
            return f"size{self.size}"
        return f"paste({PASTES.index(self.paste)})" if self.paste is not None else repr(self.keys)


_KINDS: tuple[tuple[int, tuple[str, ...]], ...] = (
    (22, LETTERS), (10, SIGNS), (22, EDITING), (16, ARROWS), (8, FAR), (3, HELD), (7, CTRL),
    (6, F_KEYS), (1, ALT),
)  # fmt: skip
_WEIGHTS = [weight for weight, _ in _KINDS]


def steps(dice: random.Random) -> Iterator[Step]:
    """What the monkey does, without end."""
    while True:
        luck = dice.random()
        if luck < 0.04:
            yield Step(paste=dice.choice(PASTES))
        elif luck < 0.08:
            yield Step(size=dice.choice(SIZES))
        elif luck < 0.12:  # the same again and again
            step = Step(keys=dice.choice((*ARROWS, *EDITING, *FAR, "\x1a", "u", "n")))
            yield from [step] * dice.randint(2, 6)
        else:
            [(_, keys)] = dice.choices(_KINDS, _WEIGHTS)
            yield Step(keys=dice.choice(keys))


def told(done: Iterable[Step | str]) -> str:
    """The steps in one line, for whoever wants to take them again."""
    return " ".join(map(str, done))
