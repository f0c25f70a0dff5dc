"""Killed without warning, again and again, in the midst of typing: nothing seen is lost."""

import os
import random
import time
from itertools import takewhile

import pytest

from tests.support.handbok import Handbok
from tests.support.victim import OFFERED, Victim, saved_text, unsaved_texts

pytestmark = pytest.mark.terminal

KILLS = int(os.environ.get("HANDBOK_KILLS", "6"))
SEED = int(os.environ.get("HANDBOK_SEED", "20270112"))
ROUNDS = 2
"""Workbooks among which the kills are shared, so that they can be tested side by side."""

SAFE_AFTER = 1.0
"""Seconds on the screen after which a letter must not be lost."""
REST = 2.0
"""Seconds without a key after which the program saves: a time well worth being killed at."""
LETTERS = "abcdefghijklmnopqrstuvwxyzåäö"


class Typing:
    """One line of an answer, typed letter by letter, and when each letter was seen."""

    def __init__(self, screen: Victim, number: int, dice: random.Random) -> None:
        self.start = f"{number:04}-"
        self.line = self.start
        self.seen: list[float] = []
        self._screen = screen
        self._dice = dice

    def until_killed(self) -> float:
        """Type, and kill the program at a moment that nobody chose; when that was."""
        dice = self._dice
        begun = time.monotonic()
        if dice.random() < 0.5:
            stop = kill = begun + dice.uniform(0.0, 2.5)
        else:  # around the save that follows a rest
            stop = begun + dice.uniform(0.0, 0.5)
            kill = stop + REST + dice.uniform(-0.1, 0.1)
        while (now := time.monotonic()) < stop and len(self.line) < 70:
            letter = dice.choice(LETTERS)
            self._screen.send(letter)
            self.line += letter
            self._watch(min(now + dice.choice((0.01, 0.03, 0.05, 0.2)), kill))
        self._watch(kill)
        self._screen.process.kill()
        return time.monotonic()

    def _watch(self, until: float) -> None:
        while time.monotonic() < until and self._screen.read(until):
            shown = max(_common(line.strip(), self.line) for line in self._screen.lines)
            self.seen += [time.monotonic()] * (shown - len(self.start) - len(self.seen))

    def lost(self, kept: str, killed: float) -> float:
        """The longest time that a letter which is not in ``kept`` had been seen; 0 if none."""
        last = kept.rpartition("\n")[2]
        have = _common(last, self.line) - len(self.start)
        return max((killed - seen for seen in self.seen[max(have, 0) :]), default=0.0)


def _common(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def take_back_what_is_offered(screen: Victim, handbok: Handbok) -> str:
    """What the answer says when the recovery screen, if it must come, has been answered."""
    saved = saved_text(handbok)
    left = [text for text in unsaved_texts(handbok) if text != saved]
    if not left:
        return saved
    (unsaved,) = left
    screen.wait_for(OFFERED, "Det här skrev du:")
    screen.send("t")
    screen.wait_until(lambda: OFFERED not in screen.text, "the end of the offer")
    assert saved_text(handbok) == unsaved
    assert unsaved_texts(handbok) == []
    return unsaved


@pytest.mark.parametrize("share", range(ROUNDS))
def test_what_was_on_the_screen_for_a_second_survives_a_kill(handbok: Handbok, share: int) -> None:
    dice = random.Random(SEED + share)
    kills = KILLS // ROUNDS
    whole, longest, typing, killed = "", 0.0, None, 0.0
    for number in range(kills + 1):
        with Victim(handbok) as screen:
            before, whole = whole, take_back_what_is_offered(screen, handbok)
            assert whole.startswith(before), "an earlier text was lost"
            if typing is not None:
                assert typing.line.startswith(whole.rpartition("\n")[2]) or whole == before
                lost = typing.lost(whole, killed)
                assert lost <= SAFE_AFTER, f"kill {number} of seed {SEED + share}"
                longest = max(longest, lost)
            if number == kills:
                break
            screen.open_answer()
            typing = Typing(screen, number, dice)
            screen.write(("\n" if whole else "") + typing.start)
            killed = typing.until_killed()
    print(f"{kills} kills, at most {longest:.3f} s of typing lost")
