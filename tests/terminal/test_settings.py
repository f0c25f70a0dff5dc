"""The settings page in the real program: what is kept, what is sent, what the next start does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.handbok import COMMAND, Handbok
from tests.support.pty_screen import PtyScreen

pytestmark = pytest.mark.terminal

LEFT, RIGHT, DOWN, ESC = "\x1b[D", "\x1b[C", "\x1b[B", "\x1b"
COLOUR = re.compile(rb"\x1b\[[\d;]*\b[34]8;")
READING = "Kicka igång en lärande kultur"


def config(handbok: Handbok) -> Path:
    return Path(handbok.environment["XDG_CONFIG_HOME"]) / "handbok" / "config.toml"


def leave(screen: PtyScreen) -> None:
    screen.send(ESC)
    screen.wait_for(READING)
    screen.send("q")
    assert screen.end() == 0


def test_what_is_chosen_is_there_at_the_next_start(handbok: Handbok) -> None:
    with PtyScreen([*COMMAND], handbok.environment) as screen:
        screen.wait_for(READING)
        screen.send(",")
        screen.wait_for("‹ automatiskt ›")
        screen.send(RIGHT + RIGHT)
        screen.wait_for("‹ ljus ›")
        screen.send(f"{DOWN}66\r")
        screen.wait_for("‹ 66 tecken ›")
        screen.send(f"{DOWN}{RIGHT}{DOWN}Åsa Öberg\r")
        screen.wait_for("Åsa Öberg", "‹ nya och tidigare ›")
        leave(screen)
    wanted = 'theme = "ljus"\ncolumn = 66\nkey_scheme = "tidigare"\nname = "Åsa Öberg"\n'
    assert config(handbok).read_text("utf-8") == wanted
    with PtyScreen([*COMMAND], handbok.environment) as screen:
        screen.wait_for(READING)
        screen.send(",")
        screen.wait_for("‹ ljus ›", "‹ 66 tecken ›", "‹ nya och tidigare ›", "Åsa Öberg")
        screen.send(ESC)
        screen.wait_for(READING)
        screen.send("1e")
        screen.wait_for("Rubrik")
        screen.send("a")  # "lägg till", as it was
        screen.wait_for("Lägg till")
        screen.send("\x11")
        assert screen.end() == 0
    assert config(handbok).read_text("utf-8") == wanted


def test_automatic_stays_automatic(handbok: Handbok) -> None:
    config(handbok).parent.mkdir(parents=True)
    config(handbok).write_text('theme = "ljus" # tills vidare\n', "utf-8")
    with PtyScreen([*COMMAND], handbok.environment) as screen:
        screen.wait_for(READING)
        screen.send(",")
        screen.wait_for("‹ ljus ›")
        screen.send(LEFT + LEFT)
        screen.wait_for("‹ automatiskt ›", "Här blir det")
        leave(screen)
    assert config(handbok).read_text("utf-8") == 'theme = "automatiskt" # tills vidare\n'


def test_no_colour_is_sent_where_none_is_wanted_whatever_is_chosen(handbok: Handbok) -> None:
    with PtyScreen(["env", "NO_COLOR=1", *COMMAND], handbok.environment) as screen:
        screen.wait_for(READING)
        screen.send(",")
        screen.wait_for("NO_COLOR är satt")
        screen.send(RIGHT + RIGHT + RIGHT)
        screen.wait_for("‹ hög kontrast ›", "NO_COLOR är satt")
        leave(screen)
        assert not COLOUR.search(screen.raw)
    assert config(handbok).read_text("utf-8") == 'theme = "hög kontrast"\n'


def test_everything_drawn_anew_and_back_again(handbok: Handbok) -> None:
    with PtyScreen([*COMMAND], handbok.environment) as screen:
        screen.wait_for(READING)
        screen.send(",")
        screen.wait_for("‹ nej ›")
        for value in ("ja", "nej"):
            screen.send(DOWN * 5 + RIGHT if value == "ja" else LEFT)
            screen.wait_for(f"‹ {value} ›", "Så här ser det ut", "Sparat i config.toml")
        leave(screen)
    assert config(handbok).read_text("utf-8") == "full_repaint = false\n"


def test_a_file_that_cannot_be_read_is_never_written_and_is_said_once(handbok: Handbok) -> None:
    config(handbok).parent.mkdir(parents=True)
    config(handbok).write_text("theme = ljus\n", "utf-8")
    with PtyScreen([*COMMAND], handbok.environment, columns=160) as screen:
        screen.wait_for("Inställningarna, rad 1")
        screen.send(",")
        screen.wait_for(f"{config(handbok)}:1:")
        screen.send(RIGHT)
        screen.wait_for("Gäller nu men är inte sparat", "‹ mörk ›")
        leave(screen)
        assert screen.raw.count(f"handbok: {config(handbok)}:1:".encode()) == 1
    assert config(handbok).read_text("utf-8") == "theme = ljus\n"


def test_what_was_put_right_is_not_complained_of_at_the_end(handbok: Handbok) -> None:
    config(handbok).parent.mkdir(parents=True)
    config(handbok).write_text('theme = "rosa"\n', "utf-8")
    with PtyScreen([*COMMAND], handbok.environment) as screen:
        screen.wait_for("Inställningarna, rad 1")
        screen.send(f",{RIGHT}")
        screen.wait_for("‹ mörk ›", "Sparat")
        leave(screen)
        assert b"handbok: " not in screen.raw
    assert config(handbok).read_text("utf-8") == 'theme = "mörk"\n'
