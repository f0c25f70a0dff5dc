"""From what was learned to what is done: activities, follow-ups and places out of the log."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from handbok_tui.core.layout.part_blocks import blocks
from handbok_tui.export import ics
from handbok_tui.export.markdown import document as markdown
from handbok_tui.tui.app.app import HandbokApp
from handbok_tui.tui.screens.dialogs.pick import PickScreen
from handbok_tui.tui.widgets.rows import Row
from tests.support.handbok import Handbok
from tests.support.screens import screen_text, settled, shown, whole_text
from tests.tui.test_log import logged

Make = Callable[[], HandbokApp]
NOON = datetime(2027, 1, 12, 12, 0, tzinfo=UTC)
LEARNING = """\
[entries.2027-01-05-l-101500]
kind = "learning"
date = 2027-01-05
question = "Vi lärde oss …"
visibility = "{visibility}"
follow_up = 2027-01-11

[entries.2027-01-05-l-101500.fields]
what = "Ring innan"
where = "{where}"
"""


@pytest.fixture
def start(make: Make) -> Make:
    """The program on a day that is known."""

    def open_app() -> HandbokApp:
        app = make()
        app.session.now = lambda: NOON
        return app

    return open_app


def learned(folder: Path, who: str, *, visibility: str = "handbook", where: str = "Köket") -> Path:
    path = folder / "log" / who / "2027.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(LEARNING.format(visibility=visibility, where=where), "utf-8")
    return path


def plan(folder: Path, who: str = "anna") -> Any:
    path = folder / "worksheets" / who / "aktivitetsplan.toml"
    (row,) = tomllib.loads(path.read_text("utf-8"))["rows"].values()
    return row


async def test_a_learning_becomes_an_activity_that_links_back(start: Make, tmp_path: Path) -> None:
    app = start()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("L", *"Ring innan", "escape", "H", "tab", "a", *"Ring köket")
        await pilot.press("enter", "enter")
        await settled(pilot)
        text = screen_text(app)
        assert "Står i Aktivitetsplan, mitt svar" in text
        assert "│ Aktivitet: Ring köket · följs upp 26 januari 2027" in text
        await pilot.press("f", "enter")
        await settled(pilot)
        assert "Varför: Lärdom: Ring innan" in screen_text(app)
        assert "Lärdom: Ring innan" in markdown.render(app.session.selection()).text
    (entry,) = tomllib.loads((tmp_path / "log/anna/2027.toml").read_text("utf-8"))["entries"]
    assert plan(tmp_path) == {
        "aktivitet": "Ring köket",
        "varfor": [f"entry:{entry}"],
        "foljs-upp": date(2027, 1, 26),
    }


async def test_a_plan_says_nothing_of_a_learning_that_is_private(
    start: Make, tmp_path: Path
) -> None:
    learned(tmp_path, "anna", visibility="private")
    app = start()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("H", "tab", "a", *"Ring köket", "enter", "enter")
        await settled(pilot)
        assert "Står i Aktivitetsplan, bara för mig" in screen_text(app)
        out = markdown.render(app.session.selection()).text
        asked = markdown.render(app.session.selection(include=frozenset({"private"}))).text
    assert "Ring köket" not in out
    assert "Ring innan" not in out
    assert "Ring köket" in asked


async def test_an_entry_is_followed_up_like_an_answer(start: Make, tmp_path: Path) -> None:
    learned(tmp_path, "anna")
    app = start()
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "En sak att följa upp. f visar den")
        await pilot.press("f")
        await pilot.pause()
        assert "▸ 2027-01-11 Försenad Lärdom: Ring innan" in screen_text(app)
        await pilot.press("2", *"Natten vill", "enter", "enter")
        await settled(pilot)
        assert "2027-01-26          Lärdom: Ring innan" in screen_text(app)
        await pilot.press("enter")
        await settled(pilot)
        assert "Loggen" in screen_text(app)
        assert "│ Uppföljt 12 januari 2027: Delvis. Natten vill" in screen_text(app)
        assert "SUMMARY:Följ upp: Lärdom: Ring innan" in ics.render(app.session.selection()).text
    (entry,) = logged(tmp_path)
    assert entry["follow_up"] == date(2027, 1, 26)
    assert entry["question"] == "Vi lärde oss …"
    assert entry["fields"]["what"] == "Ring innan"


async def test_what_others_follow_up_in_their_log_and_what_is_private_stays(
    start: Make, tmp_path: Path
) -> None:
    learned(tmp_path, "bo")
    learned(tmp_path, "anna", visibility="private")
    app = start()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f")
        await pilot.pause()
        assert screen_text(app).count("Ring innan") == 1
        assert "VEVENT" not in ics.render(app.session.selection()).text


def test_status_says_when_an_entry_is_due(handbok: Handbok) -> None:
    path = learned(handbok.workbook, "gruppen")
    path.write_text(path.read_text("utf-8").replace("2027-01-11", "2020-01-11"), "utf-8")
    assert "2020-01-11  Lärdom: Ring innan (försenad)" in handbok.run("status").text
    assert "att följa upp" in handbok.run("status", "--short").text


async def test_whose_is_not_changed_in_the_log_and_that_is_said(
    start: Make, tmp_path: Path
) -> None:
    learned(tmp_path, "anna")
    app = start()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("H", "tab", "v")
        await pilot.pause()
        assert "Det går bara vid en fråga" in screen_text(app)


async def test_the_ecosystem_begins_with_places_of_learnings(start: Make, tmp_path: Path) -> None:
    learned(tmp_path, "anna", where="Skåpet", visibility="private")
    learned(tmp_path, "bo", where="Bryggan")
    app = start()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m", *"ekosystem", "enter")
        await pilot.pause()
        ours = app.session.worksheets.target("larande-ekosystem", "gruppen")
        mine = app.session.worksheets.target("larande-ekosystem", "anna")
        assert "Skåpet" not in app.session.worksheets.starters(ours)
        assert "Skåpet" in app.session.worksheets.starters(mine)
        await pilot.press("space", "s", *"brygg", "enter", "escape")
        await settled(pilot)
        assert "│ Bryggan" in screen_text(app)


async def test_a_hit_in_another_persons_sheet_opens_it_to_be_read(
    start: Make, tmp_path: Path
) -> None:
    path = tmp_path / "worksheets/bo/aktivitetsplan.toml"
    path.parent.mkdir(parents=True)
    path.write_text('[rows.natt]\naktivitet = "Fråga nattugglan"\n', "utf-8")
    before = path.read_bytes()
    app = start()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("s", *"nattugglan")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert "Fråga nattugglan" in screen_text(app)
        for key in ("", "enter", "n", "minus", "p", "a", "u"):
            if key:
                await pilot.press(key)
            await settled(pilot)
            assert "går att läsa men inte att ändra" in screen_text(app) or key == "u"
    assert path.read_bytes() == before
    assert len(list((tmp_path / "worksheets").rglob("*.toml"))) == 1


async def test_a_row_and_its_note_never_touch(make: Make) -> None:
    app = make()
    async with app.run_test(size=(40, 12)) as pilot:
        rows = [Row("x" * length, "3 av 4", str(length)) for length in range(28, 34)]
        app.push_screen(PickScreen("Prov:", rows))
        await pilot.pause()
        lines = [line for line in screen_text(app).split("\n") if "xx" in line]
    assert len(lines) == len(rows)
    assert all(line.endswith("  3 av 4  ") for line in lines)


async def test_a_heading_in_an_answer_is_bold(start: Make, tmp_path: Path) -> None:
    path = tmp_path / "answers/anna/k1.toml"
    path.parent.mkdir(parents=True)
    path.write_text('[answers.k1-ref-1]\ntext = "# Först\\n\\nsedan"\n', "utf-8")
    parts = start().session.document("k1")
    (answer,) = [part for part in parts if part.role == "answer"]
    heading, text = blocks(answer)
    assert all("strong" in span.styles for span in heading.spans)
    assert not any("strong" in span.styles for span in text.spans)


@pytest.mark.parametrize(
    ("width", "said"), [(40, "Följs upp: 26 januari 2027"), (80, "eller tomt")]
)
async def test_what_stands_on_a_line_is_seen_before_any_hint(
    start: Make, width: int, said: str
) -> None:
    app = start()
    async with app.run_test(size=(width, 12)) as pilot:
        await pilot.press("1", "tab", "a", *"Fråga natten om de vill vara med", "enter")
        await pilot.pause()
        assert said in whole_text(app)
