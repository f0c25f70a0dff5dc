"""What is sent to the terminal is what docs/terminals.md says, and nothing else."""

import random
import re
from pathlib import Path

import pytest

from handbok_tui.tui.terminal.drawing.capabilities import Capabilities
from handbok_tui.tui.terminal.drawing.painter import Painter
from handbok_tui.tui.terminal.modes import ENTER, LEAVE
from tests.terminal.test_relayed import Seen, session  # noqa: F401 - a fixture
from tests.tui.terminal.test_painter import EVERY, next_frame, random_row

TABLE = Path(__file__).parents[2] / "docs" / "terminals.md"
COPIED = {"OSC 52"}  # on a key, by Textual

_SEQUENCE = re.compile(
    r"\x1b\[(?P<private>[?<=>]?)(?P<numbers>[\d;]*)(?P<final>[@-~])"
    r"|\x1b\](?P<command>\d+);[^\x07\x1b]*(?:\x07|\x1b\\)"
    r"|\x1b(?P<escape>[^\[\]])"
    r"|(?P<control>[\x00-\x1f\x7f])"
)
_CONTROLS = {"\r": "CR", "\n": "LF", "\b": "BS"}


def named(data: str) -> set[str]:
    """The sequences in what is sent, as the table writes them."""
    found = set()
    for one in _SEQUENCE.finditer(data):
        if one["control"]:
            found.add(_CONTROLS.get(one["control"], repr(one["control"])))
        elif one["escape"]:
            found.add(f"ESC {one['escape']}")
        elif one["command"]:
            found.add(f"OSC {one['command']}")
        else:
            numbers, final = one["numbers"], one["final"]
            if final == "m" and numbers:
                numbers = "…"
            elif not one["private"] and final != "J":
                numbers = re.sub(r"\d+", "n", numbers)
            words = one["private"] + numbers
            found.add(f"CSI {words} {final}" if words else f"CSI {final}")
    return found


def listed() -> set[str]:
    """The sequences of the table's first column."""
    rows = re.findall(r"^\| (`.*?) \|", TABLE.read_text("utf-8"), re.MULTILINE)
    return {name for row in rows for name in re.findall(r"`([^`]+)`", row)}


def painted(terminal: Capabilities, seed: int) -> str:
    """What is sent for frames of every kind, the cursor going anywhere."""
    chance = random.Random(seed)
    painter = Painter(terminal)
    frame = [random_row(chance, 40) for _ in range(12)]
    sent = ""
    for _ in range(20):
        frame = next_frame(chance, frame)
        sent += painter.paint(frame, (chance.randrange(40), chance.randrange(12)))
        sent += painter.paint(frame, (30, 6)) + painter.paint(frame, (30, 5))
    return sent


def test_the_table_has_what_is_sent_and_nothing_more() -> None:
    sent = ENTER + LEAVE + "".join(painted(each, seed) for each in EVERY for seed in range(6))
    assert named(sent) == listed() - COPIED


@pytest.mark.terminal
def test_a_whole_session_sends_nothing_else(session: list[Seen]) -> None:  # noqa: F811
    assert named(session[-1].sent.decode()) <= listed()
    assert {"CSI n;n H", "CSI … m"} <= named(session[-1].sent.decode())
