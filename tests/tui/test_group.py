"""Group mode by keyboard alone: rules, steps, notes, the group's answer, what is agreed."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from handbok_tui.tui.app.app import HandbokApp
from tests.support.handbok import Handbok
from tests.support.screens import screen_text, settled
from tests.tui.test_log import logged

Make = Callable[[], HandbokApp]
SIZES = pytest.mark.parametrize("size", [(80, 24), (40, 12), (160, 50)], ids=str)


def words(app: HandbokApp) -> str:
    return " ".join(screen_text(app).split())


@SIZES
async def test_a_meeting_from_its_card(make: Make, tmp_path: Path, size: tuple[int, int]) -> None:
    app = make()
    async with app.run_test(size=size) as pilot:
        await pilot.press("2", "g", "enter")
        await pilot.pause()
        assert "Samtal efteråt" in words(app)
        assert "En i taget" in words(app)
        for _ in range(20):
            await pilot.press("right")
            if "Steg 1 av 6" in words(app):
                break
        assert "Välj en händelse från de" in words(app)
        assert "2 min · Alla tillsammans" in words(app)
        await pilot.press("enter", *"Nycklarna", "escape")
        await settled(pilot)
        assert "Steg 1 av 6" in words(app)
        await pilot.press("b", *"Att fråga", "tab", "tab", *"Vi prövar", "tab", *"Samordnare")
        await pilot.press("escape", "escape")
        await settled(pilot)
        assert "02 Lärande ledarskap" in screen_text(app)
    note, decision = logged(tmp_path, "gruppen")
    assert (note["kind"], note["chapter"], note["about"]) == ("note", "k2", "k2-arb-1")
    assert note["text"] == "Nycklarna"
    assert decision["fields"] == {
        "agree": "Att fråga", "decision": "Vi prövar", "role": "Samordnare",
    }  # fmt: skip
    assert decision["date"] == datetime.now().astimezone().date()


async def test_what_is_agreed_is_exported_under_its_chapter(
    make: Make, tmp_path: Path, handbok: Handbok
) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("2", "g", "enter", "b", *"Att fråga", "escape", "escape")
        await settled(pilot)
    handbok.workbook = tmp_path
    exported = handbok.run("export").text
    chapter = exported[exported.index("## 02 ") :]
    assert "### Överenskommelser och beslut" in chapter
    assert "**Vad är vi överens om?** Att fråga" in chapter
    assert "Att fråga" not in handbok.run("export", "--chapter", "1").text


async def test_a_question_is_answered_by_the_group_and_the_meeting_goes_on(
    make: Make, tmp_path: Path
) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "tab", "g", "space")
        await pilot.pause()
        assert "Vilka steg behöver vi ta" in screen_text(app)
        await pilot.press("enter", *"Vi börjar", "escape")
        await settled(pilot)
        await pilot.press("space")
        await pilot.pause()
        assert "Vad är vi överens om?" in screen_text(app)
        await pilot.press("enter", *"Allt", "escape", "escape")
        await settled(pilot)
        assert "│ Vi börjar" in screen_text(app)
    answers = tomllib.loads((tmp_path / "answers/gruppen/k1.toml").read_text("utf-8"))
    assert answers["answers"]["k1-ref-1"]["text"] == "Vi börjar"
    (decision,) = logged(tmp_path, "gruppen")
    assert (decision["chapter"], decision["about"]) == ("k1", "k1-ref-1")


async def test_the_rules_become_the_groups_own(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("2", "g", "enter", "s", *"Lyssna.", "escape")
        await settled(pilot)
        assert "Lyssna." in screen_text(app)
    (rules,) = logged(tmp_path, "gruppen")
    assert rules["kind"] == "rules"
    assert rules["text"].endswith("Lyssna.")


async def test_the_clock_is_started_paused_and_told_in_words(make: Make) -> None:
    app = make()
    now = [datetime.fromisoformat("2027-01-12T09:00:00+01:00")]
    app.session.now = lambda: now[0]
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("2", "g", "enter", "right", "right", "t")
        await pilot.pause()
        assert "3 minuter kvar" in screen_text(app)
        now[0] += timedelta(seconds=130)
        await pilot.press("t")
        await pilot.pause()
        assert "Paus, 1 minut kvar · En" in screen_text(app)
        await pilot.press("t")
        now[0] += timedelta(minutes=5)
        await pilot.press("r")
        await pilot.pause()
        assert "Tiden är ute" in screen_text(app)
        assert "det går bra att säga pass" in screen_text(app)


async def test_a_light_ground_on_the_wall_and_ones_own_colours_after(make: Make) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        before = app.theme
        await pilot.press("2", "g", "enter", "l")
        assert app.theme == "ljus" != before
        await pilot.press("escape")
        assert app.theme == before
        app.theme = "enfärgad"
        await pilot.press("g", "enter", "l")
        await pilot.pause()
        assert app.theme == "enfärgad"
        assert "utan färger" in screen_text(app)


async def test_nothing_is_written_where_nothing_may_be(make: Make, tmp_path: Path) -> None:
    app = make()
    app.session.read_only = True
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("2", "g", "enter", "b")
        await pilot.pause()
        assert "skrivskyddad" in screen_text(app)
    assert not (tmp_path / "log").exists()


async def test_another_group_writes(make: Make, tmp_path: Path) -> None:
    app = make()
    app.session.add_group("Natten")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("2", "g", "enter", "v", "b", *"Ja", "escape")
        await settled(pilot)
    written = [path.parent.name for path in (tmp_path / "log").glob("*/*.toml")]
    assert written in (["natten"], ["gruppen"])


async def test_from_an_entry_of_the_log_one_chooses_what_to_meet_about(make: Make) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("L", *"Lärt", "escape", "H", "tab", "g")
        await settled(pilot)
        assert "Startmötet (90 min)" in screen_text(app)


async def test_ended_in_the_middle_of_a_meeting_ones_own_colours_are_remembered(make: Make) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        before = app.theme
        await pilot.press("2", "g", "enter", "l")
        await pilot.pause()
    assert app.theme == before
