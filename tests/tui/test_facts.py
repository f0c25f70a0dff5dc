"""What is said about the organisation: lines, and a vision of several lines."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.events import Paste

from handbok_tui.export.formats import FORMATS
from handbok_tui.tui.app.app import HandbokApp
from handbok_tui.tui.screens.reading.reader import ReaderScreen
from tests.support.screens import screen_text, settled

Make = Callable[[], HandbokApp]
TO_VISION = ("y", *["tab"] * 5)
BOOK = """\
# för hand
format = 1
organisation = "Kommunen"  # vår
vision = "Vi lär"  # den korta

[egen]
nyckel = 1
"""


def exported(app: HandbokApp, profile: str) -> str:
    return FORMATS["markdown"].render(app.session.selection(profile=profile)).text


@pytest.mark.parametrize("size", [(80, 24), (40, 12)], ids=["80", "40"])
async def test_a_vision_of_several_lines_is_seen_kept_and_exported(
    make: Make, tmp_path: Path, size: tuple[int, int]
) -> None:
    (tmp_path / "workbook.toml").write_text(BOOK, "utf-8")
    app = make()
    async with app.run_test(size=size) as pilot:
        await pilot.press(*TO_VISION)
        assert "Vi lär" in screen_text(app)
        await pilot.press(*" av varandra", "enter", *"Vi frågar först", "enter", "enter")
        await pilot.press(*"Alla är med", "enter", "up", "up", "up", "end", *",", "down", "home")
        await pilot.pause()
        for line in ("Vi lär av varandra", "Vi frågar först,", "Alla är med"):
            assert line in screen_text(app), screen_text(app)
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(app.screen, ReaderScreen)
        handbook, page = exported(app, "handbok"), exported(app, "ledning")
    text = (tmp_path / "workbook.toml").read_text("utf-8")
    vision = "Vi lär av varandra\nVi frågar först,\n\nAlla är med"
    assert tomllib.loads(text)["vision"] == vision
    assert text.startswith(
        '# för hand\nformat = 1\norganisation = "Kommunen"  # vår\nvision = """\n'
    )
    assert '"""  # den korta\n\n[egen]\nnyckel = 1\n' in text
    for document in (handbook, page):
        lines = document.replace("\\\n", "\n").replace("  \n", "\n")
        assert vision in lines


async def test_what_is_not_changed_is_not_written(make: Make, tmp_path: Path) -> None:
    book = 'format = 1\nvision = """\nVi lär\nav varandra\n\n"""\n'
    (tmp_path / "workbook.toml").write_text(book, "utf-8")
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*TO_VISION, "enter", "backspace", "tab")
        await settled(pilot)
        assert isinstance(app.screen, ReaderScreen)
        await pilot.press("y", "escape")
        await settled(pilot)
    assert (tmp_path / "workbook.toml").read_text("utf-8") == book


async def test_enter_and_the_arrows_lead_out_of_it_where_it_ends(make: Make) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*TO_VISION)
        assert "Retur Nästa" in screen_text(app)
        await pilot.press("a")
        assert "Retur Ny rad" in screen_text(app)
        await pilot.press("enter", "b", "up", "up", *"Ägaren")
        assert "Äger frågan (roll): Ägaren" in screen_text(app)
        assert "Retur Nästa" in screen_text(app)
        await pilot.press("down", "down", "end", "backspace", "backspace", "backspace", "enter")
        await settled(pilot)
        assert isinstance(app.screen, ReaderScreen)


async def test_a_pasted_vision_keeps_its_lines_and_only_blanks_are_nothing(
    make: Make, tmp_path: Path
) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*TO_VISION)
        assert app.focused is not None
        app.focused.post_message(Paste("Vi lär\r\nav varandra\r\n"))
        await pilot.press("escape")
        await settled(pilot)
        assert tomllib.loads((tmp_path / "workbook.toml").read_text("utf-8"))["vision"] == (
            "Vi lär\nav varandra"
        )
        await pilot.press(*TO_VISION, *["backspace"] * 30, "space", "escape")
        await settled(pilot)
    assert "vision" not in tomllib.loads((tmp_path / "workbook.toml").read_text("utf-8"))


async def test_the_start_page_shows_its_lines(make: Make) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*TO_VISION, *"Vi lär", "enter", *"av varandra", "escape")
        await settled(pilot)
        lines = [line.strip() for line in screen_text(app).split("\n")]
        assert lines[lines.index("Vi lär") + 1] == "av varandra"
