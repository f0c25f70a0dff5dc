"""Exporting from the screen in the format that the file's name asks for."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from handbok_tui.tui.app import HandbokApp
from tests.support.programs import pandoc, put_program
from tests.support.screens import screen_text, settled

Make = Callable[[], HandbokApp]


@pytest.fixture
def programs(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder in which programs are found."""
    folder = own_home / "program"
    folder.mkdir(parents=True)
    monkeypatch.setenv("PATH", str(folder))
    return folder


async def export(app: HandbokApp, target: Path) -> str:
    """What the export screen says after writing to a file."""
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("1", "tab", "enter", *"Vårt", "escape", "x", "ctrl+u", *str(target))
        await pilot.press("enter")
        await settled(pilot)
        return screen_text(app)


async def test_a_web_page(make: Make, tmp_path: Path) -> None:
    assert "exporterad till" in await export(make(), tmp_path / "ut.html")
    page = (tmp_path / "ut.html").read_text("utf-8")
    assert page.startswith("<!doctype html>")
    assert "<p>Vårt</p>" in page


async def test_word_by_a_program(make: Make, tmp_path: Path, programs: Path) -> None:
    put_program(programs, "pandoc", pandoc())
    assert "exporterad till" in await export(make(), tmp_path / "ut.docx")
    assert (tmp_path / "ut.docx").read_bytes() == b"fil\x00\xff"


async def test_without_the_program_it_is_said_and_nothing_written(
    make: Make, tmp_path: Path, programs: Path
) -> None:
    assert "görs med pandoc" in await export(make(), tmp_path / "ut.docx")
    assert not (tmp_path / "ut.docx").exists()


async def test_who_has_gone_back_to_reading_hears_how_it_went(
    make: Make, tmp_path: Path, programs: Path
) -> None:
    gate = tmp_path / "gate"
    os.mkfifo(gate)
    waits = f'[ -e "$HOME/asked" ] || {{ : > "$HOME/asked"; read word < "{gate}"; }}'
    put_program(programs, "pandoc", f"{waits}\n{pandoc()}")
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("x", "ctrl+u", *str(tmp_path / "ut.docx"), "enter")
        await pilot.pause()
        assert "Gör filen (Word)" in screen_text(app)
        await pilot.press("enter", "escape")
        await pilot.pause()
        assert app.screen is app.reader
        gate.write_text("go\n")
        await settled(pilot)
        assert "Handboken är exporterad till" in screen_text(app)
    assert (tmp_path / "ut.docx").read_bytes() == b"fil\x00\xff"
