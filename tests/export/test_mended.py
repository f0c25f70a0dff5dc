"""A text that would change what is around it is mended where it can be, else shown as typed."""

import pytest

from handbok_tui.export.markdown.embed import LIMIT, embed
from handbok_tui.texts.export.exporting import summary


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        # too deep to be a heading, in a list without blank lines, with looks of its own
        ("- x\n  ## b\n  ###### a", "- x\n  #### b\n\n  **a**"),
        ("> ###### *a b*\n> ## c", "> __*a b*__\n>\n> #### c"),
        ("> ######\n> ## c", ">\n> #### c"),
        # what is escaped leaves an address alone
        ("<x> [b](<en fil.pdf> 't')", "\\<x> [b](<en fil.pdf> 't')"),
        # a row of more cells than there are columns
        ("|a|b|\n|---|---|\n|c|d|e|", "|a|b|\n|---|---|\n|c|d\\|e|"),
        ("> a | b\n> --|--\n> c | `d|e` ||", "> a | b\n> --|--\n> c | `d\\|e` ||"),
        ("a | b\n--|--\nc \\| d | e | f", "a | b\n--|--\nc \\| d | e \\| f"),
        ("|a|\n|---|\n|b| |", "|a|\n|---|\n|b| |"),
        # what only a program that knows no tables would take for something else
        ("a | b\n--|--\nc | d\n---", "a | b\n--|--\nc | d\n\n---"),
        ("+ x\n  a |\n  |-|\nb\n---", "+ x\n  a |\n  |-|\n\n#### b"),
        ("- a |\n  |-|\n- b |\n  |-|", "- a |\n  |-|\n- b |\n  |-|"),
        ("> |a|\n> |-|\n>     <b> c", "> |a|\n> |-|\n>\n>     <b> c"),
    ],
)
def test_nothing_is_shown_as_typed_that_can_be_mended(text: str, becomes: str) -> None:
    assert embed(text, 3).rung != "fenced"
    assert embed(text, 3).markdown == becomes


def test_what_stands_as_typed_is_said_and_why() -> None:
    assert embed("ord " * LIMIT, 3).rung == "fenced"
    one = "1 text står i en ruta precis som den är skriven: den är för lång, eller så hade "
    assert summary(0, 0, 0, 1).endswith(f"{one}formateringen ändrat resten.")
    assert "2 texter står i en ruta precis som de är skrivna: de är för långa" in summary(
        0, 0, 0, 2
    )
