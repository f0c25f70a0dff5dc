"""A template filled in a real pseudo-terminal, and what is typed there when the line dies."""

import signal
import tomllib
from typing import Any

import pytest

from tests.support.handbok import Handbok
from tests.terminal.test_real_terminal import START, open_program

pytestmark = pytest.mark.terminal

PLAN = "worksheets/gruppen/aktivitetsplan.toml"


def rows(handbok: Handbok) -> list[dict[str, Any]]:
    data = tomllib.loads((handbok.workbook / PLAN).read_text("utf-8"))
    return [data["rows"][row] for row in data["order"]]


def test_a_plan_is_typed_as_fast_as_the_line_carries_it(handbok: Handbok) -> None:
    with open_program(handbok) as screen:
        screen.wait_for(START)
        screen.send("m")
        screen.wait_for("Mallar")
        screen.send("aktivitet\r")
        screen.wait_for("Inget är skrivet än")
        screen.send(" nFråga natten\r f\t\t\t1\t nPröva tre kort\r <")
        screen.wait_for("▸  1│ Pröva tre kort", "2│ Fråga natten", "Sparat")
        screen.send("\x1b")
        screen.wait_for(START)
        screen.send("q")
        assert screen.end() == 0
    assert rows(handbok) == [
        {"aktivitet": "Pröva tre kort"},
        {"aktivitet": "Fråga natten", "steg": "Litet (≤ 15 min)"},
    ]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=lambda number: number.name)
def test_asked_to_end_it_saves_the_cell_that_is_typed(
    handbok: Handbok, number: signal.Signals
) -> None:
    with open_program(handbok) as screen:
        screen.wait_for(START)
        screen.send("m")
        screen.wait_for("Mallar")
        screen.send("aktivitet\r")
        screen.wait_for("Inget är skrivet än")
        screen.send(" nHalvvägs")
        screen.wait_for("Halvvägs")
        screen.process.send_signal(number)
        screen.end()
    assert rows(handbok) == [{"aktivitet": "Halvvägs"}]
