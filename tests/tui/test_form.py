"""A filled form read in on the screen: nothing is changed before a yes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from handbok_tui.tui.app import HandbokApp
from tests.support.screens import screen_text, settled

FORM = "### Fråga \\[k1-ref-3\\]\n\nEtt svar\növer två rader\n"


async def test_a_filled_form_is_shown_and_read_in_on_a_yes(
    make: Callable[[], HandbokApp], tmp_path: Path
) -> None:
    file = tmp_path / "blankett.md"
    file.write_text(FORM, "utf-8")
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("B", "ctrl+u", *str(tmp_path / "blan"), "tab", "enter")
        await settled(pilot)
        assert "k1-ref-3, Vårt svar (Gruppen): nytt svar" in screen_text(app)
        assert "| över två rader" in screen_text(app)
        assert "Retur läser in" in screen_text(app)
        assert not (tmp_path / "answers").exists()
        await pilot.press("enter")
        await settled(pilot)
        assert "1 svar är inlästa" in screen_text(app)
    stored = (tmp_path / "answers/gruppen/k1.toml").read_text("utf-8")
    assert "Ett svar\növer två rader" in stored


async def test_another_name_forgets_what_was_shown(
    make: Callable[[], HandbokApp], tmp_path: Path
) -> None:
    file = tmp_path / "blankett.md"
    file.write_text(FORM, "utf-8")
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("B", "ctrl+u", *str(file), "enter", "x", "enter")
        await settled(pilot)
        assert "Ett svar" not in screen_text(app)
        assert "finns inte" in screen_text(app)
        await pilot.press("escape")
    assert not (tmp_path / "answers").exists()


async def test_a_text_that_is_no_form_is_said(
    make: Callable[[], HandbokApp], tmp_path: Path
) -> None:
    file = tmp_path / "brev.md"
    file.write_text("# Ett brev\n\nHej.\n", "utf-8")
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("B", "ctrl+u", *str(file), "enter")
        await settled(pilot)
        assert "Filen innehåller inga svar" in screen_text(app)
