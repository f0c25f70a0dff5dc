"""A person's own keys: what is wished for happens, what is wrong is told and left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbok_tui.core.settings import KeyWish
from handbok_tui.tui.commands.command import Command
from handbok_tui.tui.commands.keymap import apply, parse_key, remapped
from handbok_tui.tui.commands.keys import command_for, footer, in_scope, key_name, use
from handbok_tui.tui.commands.table import COMMANDS
from tests.support.handbok import COMMAND, Handbok
from tests.support.pty_screen import PtyScreen


def wish(command: str, *keys: str) -> KeyWish:
    return KeyWish(command, keys, ("keys", command))


def keys_of(table: tuple[Command, ...], name: str) -> tuple[str, ...]:
    (found,) = (c.keys for c in table if f"{c.scope}.{c.id}" == name)
    return found


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("o", "o"), ("O", "O"), ("ö", "ö"), ("Ö", "Ö"), ("7", "7"), ("?", "question_mark"),
        (",", "comma"), ("comma", "comma"), (".", "full_stop"), ("-", "minus"),
        ("−", "minus"), ("/", "slash"), ("@", "at"),
        ("↓", "down"), ("down", "down"), ("PgDn", "pagedown"), ("pagedown", "pagedown"),
        ("Blanksteg", "space"), ("Tabb", "tab"), ("skift+tabb", "shift+tab"), ("Retur", "enter"),
        ("Esc", "escape"), ("F5", "f5"), ("f12", "f12"), ("Ctrl+T", "ctrl+t"), ("alt+x", "alt+x"),
    ],
)  # fmt: skip
def test_keys_are_named_as_in_the_help_or_as_textual_does(word: str, key: str) -> None:
    assert parse_key(word) == key


@pytest.mark.parametrize(
    "word", ["", " ", "xx", "F25", "ctrl+", "ctrl+å", "super+x", "\x1b", "<any>", "tab tab", "o,i"]
)
def test_what_is_no_key_is_none(word: str) -> None:
    assert parse_key(word) is None


def test_every_key_in_the_table_can_be_written_as_the_help_shows_it() -> None:
    keys = {key for command in COMMANDS for key in command.keys}
    assert {key for key in keys if parse_key(key_name(key)) != key} == set()


def test_wishes_are_granted_and_the_rest_is_as_it_was() -> None:
    table, wrong = remapped(COMMANDS, [wish("reader.contents", "C", "F5", "C")])
    assert wrong == ()
    assert keys_of(table, "reader.contents") == ("C", "f5")
    others = [command for command in COMMANDS if command.id != "contents"]
    assert [command for command in table if command.id != "contents"] == others
    assert [command.id for command in table] == [command.id for command in COMMANDS]


def test_two_commands_can_change_keys_with_each_other() -> None:
    wishes = [wish("reader.contents", "o"), wish("reader.next_unanswered", "i")]
    table, wrong = remapped(COMMANDS, wishes)
    assert wrong == ()
    assert keys_of(table, "reader.contents") == ("o",)
    assert keys_of(table, "reader.next_unanswered") == ("i",)


@pytest.mark.parametrize(
    ("name", "keys", "words"),
    [
        ("reader.next_unansvered", ["z"], "Menade du ”reader.next_unanswered”?"),
        ("contents", ["z"], "Menade du ”reader.contents”?"),
        ("qqqqqq", ["z"], "kommandot ”qqqqqq” finns inte."),
        ("reader.contents", ["zz"], "”zz” är ingen tangent"),
        ("reader.contents", [], "utan tangent"),
        ("reader.contents", ["o"], "”o” betyder redan ”Nästa obesvarade fråga”"),
        ("reader.contents", ["å", "o"], "”o” betyder redan"),
        ("reader.contents", ["ctrl+i"], "”ctrl+i” från Tabb"),
        ("reader.contents", ["ctrl+m"], "”ctrl+m” från Retur"),
        ("reader.contents", ["ctrl+q"], "betyder alltid samma sak"),
        ("reader.open_number", ["z"], "går inte att byta"),
        ("answer.mark_done", ["z"], "”z” behövs för att skriva"),
        ("answer.mark_done", ["?"], "”?” behövs för att skriva"),
        ("answer.mark_done", ["/"], "”/” behövs för att skriva"),
        ("answer.mark_done", ["minus"], "”minus” behövs för att skriva"),
        ("answer.mark_done", ["Blanksteg"], "behövs för att skriva"),
        ("answer.mark_done", ["enter"], "behövs för att skriva"),
        ("answer.mark_done", ["Backsteg"], "behövs för att skriva"),
        ("answer.mark_done", ["ctrl+k"], "behövs för att skriva"),
        ("list.close", ["q"], "behövs för att skriva"),
        ("import.close", ["ö"], "behövs för att skriva"),
    ],
)
def test_what_is_wrong_is_told_and_left_out(name: str, keys: list[str], words: str) -> None:
    good = wish("reader.undo", "F6")
    table, (wrong,) = remapped(COMMANDS, [wish(name, *keys), good])
    assert wrong.path == ("keys", name)
    assert words in wrong.message
    assert keys_of(table, "reader.undo") == ("f6",)
    same = [command for command in COMMANDS if (command.scope, command.id) != ("reader", "undo")]
    assert [each for each in table if (each.scope, each.id) != ("reader", "undo")] == same


def test_of_two_wishes_for_one_key_the_first_holds() -> None:
    wishes = [wish("reader.contents", "å"), wish("reader.undo", "å")]
    table, (wrong,) = remapped(COMMANDS, wishes)
    assert wrong.path == ("keys", "reader.undo")
    assert keys_of(table, "reader.contents") == ("å",)
    assert keys_of(table, "reader.undo") == ("u",)


def test_a_wish_left_out_takes_back_its_key_from_a_later_one() -> None:
    """undo cannot have "o", so it keeps "u", which then is not free for contents."""
    wishes = [wish("reader.contents", "u"), wish("reader.undo", "o")]
    table, wrong = remapped(COMMANDS, wishes)
    assert {each.path[1] for each in wrong} == {"reader.contents", "reader.undo"}
    assert table == COMMANDS


def test_the_same_key_may_mean_another_thing_in_another_place() -> None:
    wishes = [wish("reader.contents", "f9"), wish("answer.help", "f9")]
    table, wrong = remapped(COMMANDS, wishes)
    assert wrong == ()
    assert keys_of(table, "reader.contents") == keys_of(table, "answer.help") == ("f9",)


def test_bindings_footer_and_help_follow() -> None:
    try:
        assert (
            apply([wish("reader.contents", "ö", "."), wish("no.such", "x")])[0].path[1] == "no.such"
        )
        found = [command_for("reader", key) for key in ("ö", "full_stop")]
        assert [command.id for command in found if command] == ["contents", "contents"]
        assert command_for("reader", "i") is None
        assert ("ö", "Innehåll") in footer("reader")
        (command,) = (each for each in in_scope("reader") if each.id == "contents")
        assert command.keys == ("ö", "full_stop")
    finally:
        use(COMMANDS)
    assert ("i", "Innehåll") in footer("reader")


# -- in the program --------------------------------------------------------------------------

CONFIG = """\
[keys.reader]
contents = ["ö", "F5"]
undo = "o"

[keys]
"answer.mark_done" = "Ctrl+T"
"""


def configure(handbok: Handbok, text: str) -> Path:
    folder = Path(handbok.environment["XDG_CONFIG_HOME"]) / "handbok"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text(text, "utf-8")
    return folder / "config.toml"


@pytest.mark.terminal
def test_the_program_uses_a_persons_own_keys(handbok: Handbok) -> None:
    path = configure(handbok, CONFIG)
    with PtyScreen([*COMMAND], handbok.environment) as screen:
        screen.wait_for("Inställningarna, rad 3: ”o” betyder redan ”Nästa obesvarade fråga” där.")
        screen.send("1")
        screen.wait_for("Lärande – en ledningsfråga", "ö Innehåll")
        screen.send("iG")  # the old key does nothing: the next one is no letter in a list
        screen.wait_for("100 %")
        screen.send("ö")
        screen.wait_for("Öppna")
        screen.send("\x1b")
        screen.wait_for("Tabb Nästa")
        screen.send("?")
        screen.wait_for("Alla tangenter")
        screen.wait_for("ö F5")
        screen.send("\x1b")
        screen.wait_for("Tabb Nästa")
        screen.send("o")
        screen.wait_for("▸ 1.")
        screen.send("\r")
        screen.wait_for("Ctrl+T Markera som klart")
        screen.send("Åsa")
        screen.wait_for("utkast", "Åsa")
        screen.send("\x14")
        screen.wait_until(lambda: "klart" in screen.lines[0], "the mark")
        screen.send("\x1b")
        screen.wait_for("Retur Svara", "│ Åsa")
        screen.send("q")
        assert screen.end() == 0
    assert handbok.saved("k1-ref-1")["state"] == "done"
    assert f"handbok: {path}:3: ”o” betyder redan".encode() in screen.raw
    assert path.read_text("utf-8") == CONFIG


@pytest.mark.terminal
def test_the_column_is_remembered_in_the_file(handbok: Handbok) -> None:
    path = configure(handbok, "column = 60 # lagom\n")
    with PtyScreen([*COMMAND], handbok.environment) as screen:
        screen.wait_for("Kicka igång en lärande kultur")
        screen.send("+")
        screen.wait_for("64")
        screen.send("q")
        assert screen.end() == 0
    assert path.read_text("utf-8") == "column = 64 # lagom\n"
