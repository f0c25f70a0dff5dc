"""A filled form read in on the screen: nothing is changed before a yes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest

from handbok_tui.tui.app.app import HandbokApp
from handbok_tui.tui.screens.export import form
from tests.support.screens import bottom_text, screen_text, settled

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
        assert "1 svar är inläst" in screen_text(app)
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


async def test_an_answer_that_stands_is_replaced_only_when_that_is_said(
    make: Callable[[], HandbokApp], tmp_path: Path
) -> None:
    file = tmp_path / "blankett.md"
    file.write_text(FORM, "utf-8")
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "tab", "tab", "tab", "enter", *"Vårt", "escape")
        await settled(pilot)
        before = (tmp_path / "answers/gruppen/k1.toml").read_bytes()
        await pilot.press("B", "ctrl+u", *str(file), "enter")
        await settled(pilot)
        assert "1 svar ersätter något som redan står där" in screen_text(app)
        assert "▸ Retur: låt det vara" in screen_text(app)
        await pilot.press("enter")
        await settled(pilot)
        assert (tmp_path / "answers/gruppen/k1.toml").read_bytes() == before
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("f4")
        await settled(pilot)
        assert "1 svar är inläst" in screen_text(app)
    stored = (tmp_path / "answers/gruppen/k1.toml").read_text("utf-8")
    assert "Ett svar\növer två rader" in stored
    assert "Vårt" in stored  # an earlier version


async def test_esc_gives_up_reading_a_form(
    make: Callable[[], HandbokApp], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = Event(), Event()

    def slow(_path: Path) -> str:
        begun.set()
        assert go_on.wait(60)
        return FORM

    monkeypatch.setattr(form, "read_text", slow)
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("B", "ctrl+u", "x", "enter")
        assert begun.wait(60)
        await pilot.press("enter")
        await pilot.pause()
        assert "Läser filen … Esc ger upp" in bottom_text(app)
        await pilot.press("escape")
        go_on.set()
        await settled(pilot)
        assert "k1-ref-3" not in screen_text(app)
        assert "Läsningen är avbruten" in bottom_text(app)
    assert not (tmp_path / "answers").exists()
