"""A paste is one piece, with brackets around it and without, and is drawn once."""

import pytest

from tests.support.handbok import Handbok
from tests.support.victim import Victim, saved_text, wait_until

pytestmark = pytest.mark.terminal

LINE = "Vi prövar i små steg, ser vad som händer & provar igen"
END = "slut på det som klistrades"
DOWN = "\x1b[B"


def pasted(size: int) -> str:
    return "\n".join([LINE] * (size // len(LINE)) + [END])


@pytest.mark.parametrize(
    ("size", "around"),
    [(100_000, ("\x1b[200~", "\x1b[201~")), (10_000, ("", ""))],
    ids=["with brackets", "without"],
)
def test_a_long_paste_is_drawn_at_once_and_saved_whole(
    handbok: Handbok, size: int, around: tuple[str, str]
) -> None:
    text = pasted(size)
    with Victim(handbok) as screen:
        screen.open_answer()
        before = len(screen.raw)
        screen.send(around[0] + text.replace("\n", "\r") + around[1])
        screen.wait_for(END)
        assert len(screen.raw) - before < 20_000  # a few screens, not one for each letter
        screen.send("!")
        screen.wait_for(f"{END}!")
        wait_until(lambda: saved_text(handbok) == f"{text}!", "the text in its file")
        screen.send("\x1b[21~q")
        assert screen.end() == 0


def test_a_paste_without_brackets_while_reading_is_no_command(handbok: Handbok) -> None:
    with Victim(handbok) as screen:
        screen.go_to_chapter()
        before = screen.lines[0]
        screen.send("q" * 500 + DOWN)
        screen.wait_until(lambda: screen.lines[0] not in {before, ""}, "a line further down")
        screen.send("\r")
        screen.wait_for("Klar med att skriva", "0 ord")
        screen.send("\x1b[21~q")
        assert screen.end() == 0


def test_a_paste_right_behind_the_key_that_opens_the_editor_is_written_there(
    handbok: Handbok,
) -> None:
    with Victim(handbok) as screen:
        screen.go_to_chapter()
        screen.send("\r\x1b[200~det som klistrades\x1b[201~")
        screen.wait_for("Klar med att skriva", "det som klistrades", "3 ord")
        screen.send("\x1b[21~q")
        assert screen.end() == 0
    assert saved_text(handbok) == "det som klistrades"
