"""The page of keys is the table of commands, written out."""

from pathlib import Path

from handbok_tui.tui.commands.keys_page import render
from handbok_tui.tui.commands.table import COMMANDS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "keys.md"


def test_the_page_in_docs_is_up_to_date() -> None:
    assert PAGE.read_text("utf-8") == render()


def test_every_command_has_a_row_of_its_own() -> None:
    rows = [line for line in render().split("\n") if line.startswith("| `")]
    assert len(rows) == len(COMMANDS)
    assert all(row.count("|") == 4 for row in rows)
