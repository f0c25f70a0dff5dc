"""The colours that a real terminal is sent, and what is said where it cannot show the letters."""

import re
from pathlib import Path

import pytest

from handbok_tui.texts.settings import NOT_UTF8
from tests.support.handbok import COMMAND, Handbok
from tests.support.pty_screen import PtyScreen

pytestmark = pytest.mark.terminal

HITS = re.compile(r"Sök: lär .*\d av \d")
_SGR = re.compile(rb"\x1b\[([\d;]*)m")
_COLOURS = re.compile(rb"[34]8;|\b(?:3[0-7]|4[0-7]|9[0-7]|10[0-7])\b")


def colours_sent(handbok: Handbok, *environ: str) -> set[bytes]:
    """Every SGR sequence with a colour, from the start to an answer and a search."""
    with PtyScreen(["env", *environ, *COMMAND], handbok.environment) as screen:
        screen.wait_for("Kicka igång en lärande kultur")
        screen.send("1\t")
        screen.wait_for("▸")
        screen.send("\r")
        screen.wait_for("Klar med att skriva")
        screen.send("Åsa")
        screen.wait_for("Åsa")
        screen.send("\x1b")
        screen.wait_for("│ Åsa")
        screen.send("/")
        screen.wait_for("Sök:")
        screen.send("lär")
        screen.wait_until(lambda: HITS.search(screen.text) is not None, "the hits")
    return {found for found in _SGR.findall(bytes(screen.raw)) if _COLOURS.search(found)}


@pytest.mark.parametrize(
    "environ",
    [
        ("TERM=xterm-256color", "NO_COLOR=1"),
        ("TERM=xterm-kitty", "COLORTERM=truecolor", "NO_COLOR=1"),
        ("TERM=xterm-256color", "NO_COLOR=1", "HANDBOK_FULL_REPAINT=1"),
        ("TERM=vt100",),
        ("TERM=unknown", "COLORTERM=truecolor"),
    ],
    ids=" ".join,
)
def test_no_colour_is_sent_where_none_is_wanted(handbok: Handbok, environ: tuple[str, ...]) -> None:
    assert colours_sent(handbok, *environ) == set()


@pytest.mark.parametrize(
    ("environ", "depth"),
    [
        (("TERM=linux", "COLORTERM="), rb"3[0-7]|9[0-7]"),
        (("TERM=nobody-knows-it",), rb"3[0-7]|9[0-7]"),
        (("TERM=xterm-256color",), rb"[34]8;5;"),
        (("TERM=xterm-256color", "COLORTERM=truecolor"), rb"[34]8;2;"),
    ],
    ids=str,
)
def test_only_colours_that_the_terminal_has_are_sent(
    handbok: Handbok, environ: tuple[str, ...], depth: bytes
) -> None:
    sent = colours_sent(handbok, *environ)
    assert sent
    assert [each for each in sent if not re.search(rb"\b(?:" + depth + rb")", each)] == []


@pytest.mark.parametrize(
    "locale",
    [
        ("LC_ALL=C", "PYTHONUTF8=0", "PYTHONCOERCECLOCALE=0"),
        ("PYTHONIOENCODING=latin-1",),
    ],
    ids=" ".join,
)
def test_without_utf8_it_says_what_to_do(handbok: Handbok, locale: tuple[str, ...]) -> None:
    with PtyScreen(["env", *locale, *COMMAND], handbok.environment) as screen:
        assert screen.end() == 1
    assert bytes(screen.raw) == f"handbok: {NOT_UTF8}\r\n".encode("ascii")


def test_a_theme_that_is_set_is_used(handbok: Handbok) -> None:
    folder = Path(handbok.environment["XDG_CONFIG_HOME"]) / "handbok"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text('theme = "ljus"\n', "utf-8")
    sent = colours_sent(handbok, "COLORTERM=truecolor")
    assert any(b"48;2;255;255;255" in each for each in sent)
