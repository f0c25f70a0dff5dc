"""*Varför* and *Hör till* in words of one's own, where no row of the list says it."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from handbok_tui.export.formats import FORMATS
from handbok_tui.tui.app.app import HandbokApp
from handbok_tui.tui.screens.sheets.sheet import WorksheetScreen
from tests.support.screens import screen_text, settled

Make = Callable[[], HandbokApp]
PLAN = ("m", "down", "down", "enter")
NEW = ("space", "n")


def rows(folder: Path, template: str = "aktivitetsplan") -> list[dict[str, Any]]:
    data = tomllib.loads((folder / f"worksheets/gruppen/{template}.toml").read_text("utf-8"))
    return [data["rows"][row] for row in data["order"] if row in data["rows"]]


async def saved(pilot: Pilot[None]) -> None:
    assert isinstance(pilot.app, HandbokApp)
    pilot.app.save_soon()
    await settled(pilot)


async def test_a_reason_is_typed_as_in_any_field(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*PLAN, *NEW, *"Ring natten", "enter", "tab")
        assert "▸ Varför" in screen_text(app)
        await pilot.press(*"qvällen vet mer än vi", "enter")
        await pilot.pause()
        assert isinstance(app.screen, WorksheetScreen)
        assert "Varför, egna ord: qvällen vet mer än vi" in screen_text(app)
        await saved(pilot)
        found = FORMATS["markdown"].render(app.session.selection(profile="handbok"))
        await pilot.press("space", "u")
        assert "qvällen" not in screen_text(app)
        await pilot.press("space", "R")
        await saved(pilot)
    assert rows(tmp_path) == [{"aktivitet": "Ring natten", "varfor-eget": "qvällen vet mer än vi"}]
    assert "- **Varför, egna ord:** qvällen vet mer än vi\n" in found.text


async def test_words_beside_a_link_and_words_added_and_changed(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*PLAN, *NEW, *"Ring", "enter", "tab", "enter")
        assert "filtrera, eller skriv eget" in screen_text(app)
        await pilot.press("enter")  # the first question
        await pilot.press(*"qvasi", "enter")
        await pilot.press(*"qvot", "enter", "enter", *"ändra egna")
        assert "Ändra egna ord: qvasi qvot" in screen_text(app)
        await pilot.press("enter", "end", *" nu", "enter")
        await saved(pilot)
    (row,) = rows(tmp_path)
    assert row["varfor"] == ["question:k1-ref-1"]
    assert row["varfor-eget"] == "qvasi\nqvot nu"


async def test_esc_writes_nothing(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*PLAN, *NEW, *"Ring", "enter", "tab", *"qvällen", "escape")
        await saved(pilot)
        assert isinstance(app.screen, WorksheetScreen)
    assert rows(tmp_path) == [{"aktivitet": "Ring"}]


async def test_what_a_goal_belongs_to_in_own_words(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m", *"mål", "enter", *NEW, *"Alla stannar upp", "enter")
        for _ in range(30):
            if "▸ Hör till" in screen_text(app):
                break
            await pilot.press("tab")
        await pilot.press(*"qommunens budgetmål 3", "enter")
        await saved(pilot)
    (row,) = rows(tmp_path, "mal")
    assert row == {"mal": "Alla stannar upp", "hor-till-eget": "qommunens budgetmål 3"}


@pytest.mark.parametrize("text", ["Ring\tFör att natten vet", "Ring\tVi frågar: varför?"])
async def test_a_pasted_reason_is_own_words(make: Make, tmp_path: Path, text: str) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*PLAN)
        app.screen.post_message(Paste(text))
        await pilot.pause()
        await saved(pilot)
    name, reason = text.split("\t")
    assert rows(tmp_path) == [{"aktivitet": name, "varfor-eget": reason}]
