"""Only the screen imports Textual: every other command answers without waiting for it."""

import sys

import pytest

from tests.support.handbok import Handbok

LOOK = """\
import sys
from handbok_tui.cli import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
heavy = {"textual", "rich"}.union(HEAVY) & set(sys.modules)
print("imported:", *sorted(heavy), file=sys.stderr)
"""


def imported(handbok: Handbok, words: tuple[str, ...], *heavy: str) -> str:
    """What of Textual and other ``heavy`` modules a command has imported when it is done."""
    program = LOOK.replace("HEAVY", repr(heavy))
    ended = handbok.run_command([sys.executable, "-c", program, *words], stdin=b"hej")
    assert b"Traceback" not in ended.err
    return ended.remarks.splitlines()[-1]


@pytest.mark.parametrize(
    "words",
    [
        ("read", "1"),
        ("answer", "k1-ref-1"),
        ("answer", "k1-ref-1", "--show"),
        ("export",),
        ("export", "-o", "fil.md"),
        ("read", "1", "--markdown"),
        ("import", "-"),
        ("new-edition", "ny"),
        ("export", "--format", "html"),
        ("status",),
        ("check",),
        (),  # no terminal here: refused before anything is drawn
    ],
    ids=" ".join,
)
def test_a_command_does_not_import_textual(handbok: Handbok, words: tuple[str, ...]) -> None:
    assert imported(handbok, words) == "imported:"


@pytest.mark.parametrize(
    "words",
    [("--help",), ("--version",), ("where",), ("read", "--help"), ("finns-inte",), ("status",)],
    ids=" ".join,
)
def test_a_short_answer_waits_for_no_heavy_parser(handbok: Handbok, words: tuple[str, ...]) -> None:
    assert imported(handbok, words, "tomlkit", "markdown_it") == "imported:"
