"""What the first paint does not need is not imported for it."""

import subprocess
import sys

import pytest

STARTS = (
    "import sys; from handbok_tui.cli import open_screen; import handbok_tui.tui.app; "
    "sys.exit(sys.argv[1] in sys.modules)"
)


@pytest.mark.parametrize(
    "module",
    [
        *("calendar", "hashlib", "json", "markdown_it", "secrets", "shlex"),
        *("handbok_tui.core.search", "handbok_tui.storage.toml_edit"),
        *("handbok_tui.tui.screens.answer", "textual.widgets._text_area"),
    ],
)
def test_the_start_does_without(module: str) -> None:
    assert subprocess.run([sys.executable, "-c", STARTS, module], check=False).returncode == 0
