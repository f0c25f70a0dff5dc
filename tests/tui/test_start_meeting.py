"""The whole way: ninety minutes with the program alone, and three months later what to follow up.

By keyboard alone at 80 × 24, with a clock that the test moves.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from handbok_tui.export.markdown import document as markdown
from handbok_tui.tui.app.app import HandbokApp
from tests.support.screens import screen_text, settled, shown

Make = Callable[[], HandbokApp]


class Clock:
    """The time on the wall of the meeting room."""

    def __init__(self) -> None:
        self.now = datetime.fromisoformat("2027-01-12T13:00:00+01:00")

    def pass_by(self, **time: int) -> None:
        self.now += timedelta(**time)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def start(make: Make, clock: Clock) -> Make:
    """The program at the time that the clock says."""

    def open_app() -> HandbokApp:
        app = make()
        app.session.now = lambda: clock.now
        return app

    return open_app


def words(app: HandbokApp) -> str:
    return " ".join(screen_text(app).split())


def stored(folder: Path, name: str) -> Any:
    return tomllib.loads((folder / name).read_text("utf-8"))


async def test_the_start_meeting_and_three_months_later(
    start: Make, clock: Clock, tmp_path: Path
) -> None:
    app = start()
    began = clock.now
    async with app.run_test(size=(80, 24)) as pilot:

        async def press(*keys: str) -> str:
            await pilot.press(*keys)
            await settled(pilot)
            return words(app)

        async def next_step(number: int, minutes: int) -> str:
            said = await press("space", "t")
            assert f"Steg {number} av 7" in said
            assert f"{minutes} minuter kvar" in said
            clock.pass_by(minutes=minutes)
            return said

        assert "Startmötet (90 min) kort" in await press("5", "g")
        assert "En i taget talar" in await press("enter")

        assert "Berätta varför ni gör det här" in await next_step(1, 10)
        assert "m Mall" not in words(app)

        assert "m Mall" in await next_step(2, 10)
        said = await press("m")
        assert "Nulägesanalys Vårt svar (Gruppen)" in said
        assert "1 av 8 ifyllda" in await press("1", "tab", "3")
        await press("down", "shift+tab", "5")
        await press("down", "2", "tab", "4", "down", "shift+tab", "1", "tab", "3")
        assert "Steg 2 av 7" in await press("escape")

        assert "börja där svaren skiljer sig mest" in await next_step(3, 20)
        said = await press("enter", *"Natten har ingen APT", "escape")
        assert "Steg 3 av 7" in said

        assert "Välj ett område som får heta Nu" in await next_step(4, 10)
        await press("m", *["down"] * 3, *["tab"] * 4, "1")
        assert "När: Nu" in screen_text(app)
        assert "Steg 4 av 7" in await press("escape")

        assert "minsta steg som skulle märkas" in await next_step(5, 15)
        said = await press("enter", "enter", *"När APT börjar, då tar vi en lärdom", "escape")
        assert "Steg 5 av 7" in said

        assert "För in steget i aktivitetsplanen" in await next_step(6, 15)
        await press("m", "space", "n", *"Fråga natten", "enter", "space", "f", "tab")
        said = await press(*["tab"] * 5, "enter", *"Samordnare", "enter")
        assert "Ansvarig: Samordnare" in said
        await press(*["tab"] * 5, "enter", *"Fredagsrundan", "enter")
        said = await press(*["tab"] * 4, "enter", *"om 2 veckor", "enter")
        assert "Följs upp: 26 januari 2027" in said
        assert "Steg 6 av 7" in await press("escape")

        assert "Säg en sak du tar med dig" in await next_step(7, 10)
        assert "runda, det går bra att säga pass" in await press("r")
        assert clock.now - began == timedelta(minutes=90)

        assert "Vad är vi överens om?" in await press("space")
        await press("enter", *"Natten ska med", "tab", *"Takten", "tab", *"Vi frågar natten")
        assert "Till sist" in await press("tab", *"Samordnare", "escape")
        assert "05 Kicka igång en lärande kultur" in await press("escape")
        out = markdown.render(app.session.selection()).text
        await press("q")

    assert "Natten har ingen APT" in out
    assert "**Vad ser vi olika på?** Takten" in out
    assert "| 1 | Fråga natten | Samordnare | – | 2027-01-26 |" in out
    analysis = stored(tmp_path, "worksheets/gruppen/nulagesanalys.toml")
    assert analysis["day"] == date(2027, 1, 12)
    assert analysis["rows"] == {
        "ledning": {"lage": "Inte än", "vill-till": "Ofta"},
        "mal": {"lage": "?"},
        "ambassadorer": {"lage": "På väg", "vill-till": "Självklart"},
        "tid": {"lage": "Inte än", "vill-till": "Ofta", "nar": "Nu"},
    }
    log = stored(tmp_path, "log/gruppen/2027.toml")["entries"]
    assert {entry["about"] for entry in log.values()} == {"k5-arb-1"}
    assert [entry["kind"] for entry in log.values()] == ["note", "decision"]

    clock.pass_by(days=90)
    app = start()
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "En sak att följa upp. f visar den")
        await pilot.press("f")
        await settled(pilot)
        assert "▸ 2027-01-26 Försenad Aktivitet: Fråga natten" in screen_text(app)
        await pilot.press("1", *"Natten vill vara med", "enter", "enter")
        await settled(pilot)
        assert "2027-07-12          Aktivitet: Fråga natten" in screen_text(app)
        await pilot.press("escape", "q")
        await settled(pilot)
    (row,) = stored(tmp_path, "worksheets/gruppen/aktivitetsplan.toml")["rows"].values()
    assert row == {
        "aktivitet": "Fråga natten",
        "ansvarig": "Samordnare",
        "tas-fran": "Fredagsrundan",
        "foljs-upp": date(2027, 7, 12),
        "utfall": "Fungerade",
        "lardom": "Natten vill vara med",
        "followed_up": [
            {"date": date(2027, 4, 12), "outcome": "Fungerade", "learning": "Natten vill vara med"}
        ],
    }
