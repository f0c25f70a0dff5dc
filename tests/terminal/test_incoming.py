"""What a terminal sends besides keys, to the running program: neither text nor a command."""

import time

import pytest

from handbok_tui.texts import messages
from tests.support.handbok import PATIENCE, Handbok
from tests.support.victim import Victim, saved_text, wait_until
from tests.tui.terminal.test_incoming import ANSWERS

pytestmark = pytest.mark.terminal

PASTE = "\x1b[200~hej \x1b[31mrött\x1b[0m\x07 slut\x1b[201~"
ODD = "a\xa0b\u2009c\xadd\u200fe 👩\u200d👩\u200d👧"


def leave(screen: Victim) -> None:
    screen.send("\x1b[21~q")
    assert screen.end() == 0


def test_no_answer_of_a_terminal_is_written(handbok: Handbok) -> None:
    with Victim(handbok) as screen:
        screen.open_answer()
        for answer in ANSWERS:
            screen.send(b"a" + answer)
        screen.send("slut")
        screen.wait_for(f"{'a' * 20}", "slut")
        leave(screen)
    assert saved_text(handbok) == "a" * len(ANSWERS) + "slut"


def test_no_answer_of_a_terminal_is_a_command(handbok: Handbok) -> None:
    with Victim(handbok) as screen:
        screen.go_to_chapter()
        screen.rest()
        before = screen.text
        for answer in ANSWERS:
            screen.send(answer)
        screen.send("\x0c")
        screen.rest()
        assert screen.text == before
        leave(screen)


@pytest.mark.parametrize("cut", [None, 9, 13, len(PASTE) - 3])
def test_a_paste_with_sequences_in_it_comes_in_as_words_and_it_is_said(
    handbok: Handbok, cut: int | None
) -> None:
    with Victim(handbok) as screen:
        screen.open_answer()
        screen.send(PASTE[:cut])
        if cut is not None:
            screen.rest()
            screen.send(PASTE[cut:])
        screen.wait_for("hej rött slut", messages.LEFT_OUT)
        screen.send("!")
        screen.wait_for("hej rött slut!")
        leave(screen)
    assert saved_text(handbok) == "hej rött slut!"


def test_a_paste_whose_end_never_comes_is_there_and_esc_leads_out(handbok: Handbok) -> None:
    with Victim(handbok) as screen:
        screen.open_answer()
        screen.send(PASTE.removesuffix("\x1b[201~"))
        screen.wait_for("hej rött slut")
        screen.send("\x1b")
        screen.wait_for("│ hej rött slut")
        screen.send("q")
        assert screen.end() == 0
    assert saved_text(handbok) == "hej rött slut"


@pytest.mark.parametrize("rest", ["OD", "[D"])
def test_a_key_that_the_line_cut_closes_the_editor_and_does_nothing_more(
    handbok: Handbok, rest: str
) -> None:
    with Victim(handbok) as screen:
        screen.open_answer()
        screen.write("ett svar")
        screen.wait_for("Sparat")
        screen.rest()
        screen.send("\x1b")
        assert screen.read(time.monotonic() + PATIENCE)  # Esc is carried out: 0.1 s have gone
        screen.send(rest)
        screen.wait_for(messages.KEY_CUT_SHORT)
        screen.send("qpt")  # meant as text
        screen.send("\r")
        screen.wait_for("Klar med att skriva")
        screen.write("!")
        leave(screen)
    assert saved_text(handbok) == "ett svar!"


def test_latin1_is_what_was_typed_and_the_person_is_told_how_to_set_the_terminal(
    handbok: Handbok,
) -> None:
    with Victim(handbok) as screen:
        screen.open_answer()
        screen.send(b"F\xf6r \xe5 och \xe4 ")
        screen.wait_for("För å och ä", messages.NOT_UTF8_SHORT)
        leave(screen)
    assert saved_text(handbok).rstrip() == "För å och ä"


def test_what_is_typed_is_kept_to_the_letter(handbok: Handbok) -> None:
    with Victim(handbok) as screen:
        screen.open_answer()
        for character in ODD:
            screen.send(character)
        screen.send("namn\tansvar\tdag")
        wait_until(lambda: saved_text(handbok) == f"{ODD}namn\tansvar\tdag", "what was typed")
        leave(screen)
