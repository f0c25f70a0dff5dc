"""From words to action and back: by keyboard alone at 80 × 24, in the TOML and the Markdown."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from handbok_tui.export.markdown import document as markdown
from handbok_tui.tui.app.app import HandbokApp
from tests.support.screens import screen_text, settled, shown, whole_text

Make = Callable[[], HandbokApp]
NOON = datetime(2027, 1, 12, 12, 0, tzinfo=UTC)
PLAN = """\
format = 1  # för hand

[rows.natt]
aktivitet = "Fråga natten"
varfor = ["question:k1-ref-1"]
foljs-upp = 2027-01-05
egen = "kvar"
"""
ANSWER = (
    '[answers.k1-ref-1]\nquestion = "Vilka steg?"\nfollow_up = 2027-01-05\ntext = "Vi börjar."\n'
)


@pytest.fixture
def start(make: Make) -> Make:
    """The program on a day that is known."""

    def open_app() -> HandbokApp:
        app = make()
        app.session.now = lambda: NOON
        return app

    return open_app


def put(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def saved(folder: Path, name: str) -> Any:
    return tomllib.loads((folder / name).read_text("utf-8"))


def rows(folder: Path, template: str, respondent: str = "gruppen") -> list[Any]:
    return list(saved(folder, f"worksheets/{respondent}/{template}.toml")["rows"].values())


def exported(app: HandbokApp) -> str:
    return markdown.render(app.session.selection()).text


async def test_a_question_becomes_an_activity_followed_up_in_two_weeks(
    start: Make, tmp_path: Path
) -> None:
    app = start()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "tab", "enter", *"Vi", "escape", "a", *"Fråga natten", "enter")
        await pilot.pause()
        assert "Följs upp: 26 januari 2027" in whole_text(app)
        await pilot.press("enter")
        await settled(pilot)
        text = screen_text(app)
        assert "│ Aktivitet: Fråga natten · följs upp 26 januari 2027" in text
        assert "Står i Aktivitetsplan, vårt svar (Gruppen)" in text
        assert "Aktivitet: Fråga natten · följs upp 26 januari 2027\n" in exported(app)
    assert rows(tmp_path, "aktivitetsplan") == [
        {
            "aktivitet": "Fråga natten",
            "varfor": ["question:k1-ref-1"],
            "foljs-upp": date(2027, 1, 26),
        }
    ]


async def test_an_activity_goes_to_the_plan_of_whose_answer_it_is(
    start: Make, tmp_path: Path
) -> None:
    app = start()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "tab", "v", "p", "a", *"Min egen", "enter", "escape")
        await settled(pilot)
        assert "Står i Aktivitetsplan, bara för mig" in screen_text(app)
        await pilot.press("v")
        await settled(pilot)
        assert "Min egen" not in screen_text(app)
    assert rows(tmp_path, "aktivitetsplan", "anna") == [
        {"aktivitet": "Min egen", "varfor": ["question:k1-ref-1"], "visibility": "private"}
    ]
    assert not (tmp_path / "worksheets/gruppen").exists()


async def test_nothing_typed_makes_nothing(start: Make, tmp_path: Path) -> None:
    app = start()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "a", "enter", "M", "escape")
        await pilot.press("tab", "a", "space", "enter", "M", "escape")
        await settled(pilot)
    assert not (tmp_path / "worksheets").exists()


async def test_a_small_goal_takes_three_keys_besides_its_words(start: Make, tmp_path: Path) -> None:
    app = start()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "tab", "M", *"Ett möte", "enter", "enter")
        await settled(pilot)
        assert "│ Mål: Ett möte · följs upp 26 januari 2027" in screen_text(app)
    assert rows(tmp_path, "mal") == [
        {
            "mal": "Ett möte",
            "hor-till": ["question:k1-ref-1"],
            "slag": "Minimål",
            "foljs-upp": date(2027, 1, 26),
        }
    ]


async def test_a_row_of_a_template_becomes_an_activity(start: Make, tmp_path: Path) -> None:
    app = start()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m", "enter", "down", "space", "a", *"Tala om mål", "enter", "enter")
        await settled(pilot)
        assert "Står i Aktivitetsplan, mitt svar" in screen_text(app)
        await pilot.press(
            "escape", "m", *"aktiv", "enter", "space", "v", "space", "v", "space", "a"
        )
        await settled(pilot)
    assert rows(tmp_path, "aktivitetsplan", "anna")[0]["varfor"] == ["row:nulagesanalys/mal"]


async def test_what_is_due_is_said_quietly_and_followed_up_by_one_key(
    start: Make, tmp_path: Path
) -> None:
    plan = put(tmp_path, "worksheets/gruppen/aktivitetsplan.toml", PLAN)
    put(tmp_path, "answers/gruppen/k1.toml", ANSWER)
    app = start()
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "Två saker att följa upp. f visar dem")
        await pilot.press("f")
        await pilot.pause()
        text = screen_text(app)
        assert "▸ 2027-01-05 Försenad Aktivitet: Fråga natten" in text
        assert "  2027-01-05 Försenad Svar: Vilka steg?" in text
        await pilot.press("2", *"Natten vill", "enter")
        await pilot.pause()
        assert "Följs upp igen: 26 januari 2027" in whole_text(app)
        await pilot.press("enter")
        await settled(pilot)
        assert "Delvis är antecknat, följs upp igen 26 januari 2027" in screen_text(app)
        await pilot.press("up", "up", "1", "enter", *["backspace"] * 20, "enter")
        await settled(pilot)
        assert "Försenad" not in screen_text(app)
        out = exported(app)
    text = plan.read_text("utf-8")
    assert text.startswith("format = 1  # för hand\n")
    (row,) = rows(tmp_path, "aktivitetsplan")
    assert row["egen"] == "kvar"
    assert (row["utfall"], row["lardom"]) == ("Delvis", "Natten vill")
    assert row["foljs-upp"] == date(2027, 1, 26)
    assert row["followed_up"] == [
        {"date": date(2027, 1, 12), "outcome": "Delvis", "learning": "Natten vill"}
    ]
    answer = saved(tmp_path, "answers/gruppen/k1.toml")["answers"]["k1-ref-1"]
    assert answer["followed_up"] == [{"date": date(2027, 1, 12), "outcome": "Fungerade"}]
    assert "follow_up" not in answer
    assert "- Uppföljt 12 januari 2027: Delvis. Natten vill\n" in out
    assert out.count("Natten vill") == 1
    assert "Uppföljt 12 januari 2027: Fungerade\n" in out


async def test_letting_be_changes_nothing_and_u_takes_back(start: Make, tmp_path: Path) -> None:
    plan = put(tmp_path, "worksheets/gruppen/aktivitetsplan.toml", PLAN)
    before = plan.read_bytes()
    app = start()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f", "3", *"Nej", "escape")
        await settled(pilot)
        assert plan.read_bytes() == before
        await pilot.press("3", "enter", "escape")
        await settled(pilot)
        assert "Inte än är antecknat" in screen_text(app)
        assert rows(tmp_path, "aktivitetsplan")[0]["utfall"] == "Inte än"
        await pilot.press("u")
        await settled(pilot)
    (row,) = rows(tmp_path, "aktivitetsplan")
    assert row["foljs-upp"] == date(2027, 1, 5)
    assert {"utfall", "followed_up"}.isdisjoint(row)


async def test_enter_goes_to_the_thing(start: Make, tmp_path: Path) -> None:
    put(tmp_path, "worksheets/gruppen/aktivitetsplan.toml", PLAN)
    put(tmp_path, "answers/gruppen/k1.toml", ANSWER.replace("2027-01-05", "2027-03-01"))
    app = start()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f", "enter")
        await pilot.pause()
        assert "▸ Aktivitet: Fråga natten" in screen_text(app)
        await pilot.press("escape", "f", "down", "enter")
        await pilot.pause()
        assert "▸ 1. Vilka steg behöver vi ta" in screen_text(app)
        await pilot.press("f", "down", "F", *["backspace"] * 30, *"2027-05-02", "enter")
        await settled(pilot)
        assert "2027-05-02          Svar: Vilka steg?" in screen_text(app)


async def test_what_others_keep_to_themselves_is_never_shown(start: Make, tmp_path: Path) -> None:
    private = f'visibility = "private"\n{PLAN}'.replace("Fråga natten", "Hemligt")
    put(tmp_path, "worksheets/bo/aktivitetsplan.toml", private)
    put(tmp_path, "answers/bo/k1.toml", ANSWER + 'visibility = "private"\n')
    put(tmp_path, "answers/anna/k1.toml", '[answers.k1-ref-1]\ntext = "Mitt"\n')
    put(tmp_path, "worksheets/anna/aktivitetsplan.toml", private.replace("Hemligt", "Eget"))
    app = start()
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "En sak att följa upp. f visar den")
        await pilot.press("f")
        await pilot.pause()
        assert "Aktivitet: Eget" in screen_text(app)
        assert "Hemligt" not in screen_text(app)
        assert "Vilka steg?" not in screen_text(app)
        await pilot.press("escape", "1", "tab")
        await pilot.pause()
        assert "│ Aktivitet: Eget" in screen_text(app)
        out = exported(app)
        assert "Mitt" in out
        assert "Eget" not in out
        assert "Hemligt" not in out
        asked = markdown.render(app.session.selection(include=frozenset({"private"}))).text
        assert "Eget" in asked
        assert "Hemligt" not in asked


async def test_what_other_persons_follow_up_is_their_own(start: Make, tmp_path: Path) -> None:
    put(tmp_path, "worksheets/bo/aktivitetsplan.toml", PLAN)
    put(tmp_path, "answers/bo/k1.toml", ANSWER)
    app = start()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "tab", "f")
        await pilot.pause()
        assert "Det finns inget att följa upp än" in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert "│ Aktivitet: Fråga natten" in screen_text(app)


async def test_the_narrowest_window_says_what_and_when(start: Make, tmp_path: Path) -> None:
    put(tmp_path, "worksheets/gruppen/aktivitetsplan.toml", PLAN)
    app = start()
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("f")
        await pilot.pause()
        assert "▸ 2027-01-05 Försenad Aktivitet: Fråga" in screen_text(app)


async def test_an_empty_list_says_how_it_is_filled(start: Make) -> None:
    app = start()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f", "1")
        await pilot.pause()
        assert "Det finns inget att följa upp än" in screen_text(app)
