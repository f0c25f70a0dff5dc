"""Pages that ask: Enter takes the safe choice, which is marked, and nothing is lost by it."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from handbok_tui import texts
from handbok_tui.tui import screens
from handbok_tui.tui.app.app import HandbokApp
from handbok_tui.tui.commands.keys import command_for, safe_choice
from handbok_tui.tui.screens.dialogs.presence import PresenceScreen
from handbok_tui.tui.screens.dialogs.recovery import RecoveryScreen
from handbok_tui.tui.screens.dialogs.two_texts import TwoTextsScreen
from handbok_tui.tui.screens.reading.reader import ReaderScreen
from tests.support.screens import screen_text, settled, whole_text
from tests.tui.asking import ASKING, FILE
from tests.tui.test_conflict import CONFLICT
from tests.tui.test_line_drafts import opened, typed

Make = Callable[[], HandbokApp]


def kinds(of: type[TwoTextsScreen]) -> set[type[TwoTextsScreen]]:
    """All kinds of a screen."""
    found = {of}
    for kind in of.__subclasses__():
        found |= kinds(kind)
    return found


def test_enter_lets_both_stand_on_every_page_with_two_texts() -> None:
    for module in pkgutil.walk_packages(screens.__path__, f"{screens.__name__}."):
        importlib.import_module(module.name)
    asking = {one for one in kinds(TwoTextsScreen) if hasattr(one, "scope")}
    assert len(asking) > 4
    for page in asking:
        command = command_for(page.scope, "enter")
        assert command is not None, page
        assert command.id == "decide_later"


async def test_enter_lets_two_versions_stand(make: Make, tmp_path: Path) -> None:
    path = tmp_path / "answers/gruppen/k1.toml"
    path.parent.mkdir(parents=True)
    path.write_text(CONFLICT.format("anna", "bo"), "utf-8")
    before = path.read_bytes()
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "tab", "enter")
        await pilot.pause()
        assert safe_choice("conflict") in screen_text(app)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, ReaderScreen)
        await pilot.press("q")
    assert path.read_bytes() == before


async def test_enter_leaves_what_was_not_saved_for_the_next_start(tmp_path: Path) -> None:
    await typed(tmp_path, ["K", "n"])
    for _ in range(2):
        app = opened(tmp_path)
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            assert isinstance(app.screen, RecoveryScreen)
            assert safe_choice("recovery") in screen_text(app)
            assert "Tid varje vecka" in screen_text(app)
            await pilot.press("enter")
            await settled(pilot)
            assert isinstance(app.screen, ReaderScreen)
            assert app.session.drafts is not None
            app.session.drafts.journal.close(10)
    assert not (tmp_path / "w/chapters").exists()


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_enter_goes_on_where_others_write_too(make: Make, size: tuple[int, int]) -> None:
    app = make()
    async with app.run_test(size=size) as pilot:
        app.push_screen(PresenceScreen(app.session, ["Bo har arbetsboken öppen."]))
        await pilot.pause()
        assert "▸ Retur: Skriv här också" in " ".join(screen_text(app).split())
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, ReaderScreen)
        assert not app.session.read_only


def files(folder: Path) -> dict[str, bytes]:
    """Everything a person has written, byte for byte; not what the program keeps for itself."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not {".handbok", "home"} & {*path.relative_to(folder).parts}
    }


@pytest.mark.parametrize("size", [(80, 24), (40, 12)], ids=str)
@pytest.mark.parametrize("name", ASKING)
async def test_enter_is_marked_and_takes_nothing_away(
    make: Make, tmp_path: Path, name: str, size: tuple[int, int]
) -> None:
    put, keys = ASKING[name]
    put(tmp_path)
    app = make()
    async with app.run_test(size=size) as pilot:
        for key in keys:
            await pilot.press(*(str(tmp_path / FILE) if key == "FILE" else [key]))
        await settled(pilot)
        app.saver.save_now()
        await settled(pilot)
        before = files(tmp_path)
        assert "▸ Retur" in " ".join(whole_text(app).split()), screen_text(app)
        await pilot.press("enter")
        await settled(pilot)
        app.saver.save_now()
        await settled(pilot)
        after = files(tmp_path)
    kept = {path: after.get(path) for path in before}
    changed = [path for path, raw in kept.items() if raw != before[path]]
    if name.endswith("left"):  # there the safe choice is to keep what was typed
        assert any(b"Ring" in raw for raw in after.values())
    else:
        assert changed == []
        assert after == before


async def test_enter_again_and_again_writes_over_no_file(make: Make, tmp_path: Path) -> None:
    old = tmp_path / "ut.md"
    old.write_text("Gammalt", "utf-8")
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("x", "f", "ctrl+u", *str(old), *["enter"] * 5)
        await settled(pilot)
        assert "ut-2.md" in screen_text(app)
    assert old.read_text("utf-8") == "Gammalt"
    assert (tmp_path / "ut-2.md").is_file()


async def test_ones_own_chapter_gives_way_when_that_is_said_twice(
    make: Make, tmp_path: Path
) -> None:
    ASKING["edition over one's own chapter"].put(tmp_path)
    own = tmp_path / "chapters/k1.toml"
    before = own.read_bytes()
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "e", "space", "T", "down", "space", "T", "enter")
        await settled(pilot)
        assert "Ert eget kapitel är kvar" in screen_text(app)
        assert own.read_bytes() == before
        await pilot.press("space", "T", "space", "T")
        await settled(pilot)
        assert not own.exists()
        await pilot.press("escape", "u")
        await settled(pilot)
    assert own.read_bytes() == before


def test_no_words_offer_enter_for_what_is_a_risk() -> None:
    folder = Path(texts.__file__).parent
    risky = re.compile(
        r"Retur[^.▸\n]{0,25}(skriver över|ersätt|tar bort|kastar|raderar|läggs undan)"
    )
    found = {path.name: risky.findall(path.read_text("utf-8")) for path in folder.glob("*.py")}
    assert {name: words for name, words in found.items() if words} == {}
