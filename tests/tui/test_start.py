"""What the first paint does not need is not imported for it."""

import subprocess
import sys

import pytest

STARTS = (
    "import sys; from handbok_tui.cli import open_screen; open_screen.load_textual(); "
    "import handbok_tui.tui.app.app; sys.exit(sys.argv[1] in sys.modules)"
)


@pytest.mark.parametrize(
    "module",
    [
        *("calendar", "hashlib", "json", "markdown_it", "secrets", "shlex"),
        *("ssl", "textual.command", "handbok_tui.storage.toml.scan"),
        *("handbok_tui.core.search.words", "handbok_tui.storage.toml.edit"),
        *("handbok_tui.tui.screens.answers.answer", "textual.widgets._text_area"),
    ],
)
def test_the_start_does_without(module: str) -> None:
    assert subprocess.run([sys.executable, "-c", STARTS, module], check=False).returncode == 0


def test_what_was_left_out_can_be_imported_afterwards() -> None:
    program = (
        "from handbok_tui.tui.terminal.fast_import import load_textual; "
        "load_textual(); load_textual(); "
        "import ssl; from textual.command import CommandPalette; ssl.create_default_context(); "
        "assert CommandPalette.__module__ == 'textual.command'"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
