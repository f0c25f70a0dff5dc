"""A little every day by keyboard: reflecting, learning, reading it again, undoing."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from handbok_tui.core.answers.workbook import LOG
from handbok_tui.tui.app.app import HandbokApp
from tests.support.screens import screen_text, settled

Make = Callable[[], HandbokApp]


def logged(folder: Path, who: str = "anna") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for path in sorted((folder / "log" / who).glob("*.toml")):
        found += tomllib.loads(path.read_text("utf-8"))["entries"].values()
    return found


async def test_the_question_of_the_day_is_answered_and_read_again(
    make: Make, tmp_path: Path
) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("d", *"En tanke", "escape")
        await settled(pilot)
        await pilot.press("H")
        await pilot.pause()
        assert "Dagens reflektion · Bara för mig" in screen_text(app)
        assert "│ En tanke" in screen_text(app)
        await pilot.press("d", *" till", "escape")
        await settled(pilot)
    (entry,) = logged(tmp_path)
    assert (entry["kind"], entry["visibility"]) == ("reflection", "private")
    assert entry["text"] == "En tanke till"
    assert entry["date"] == datetime.now().astimezone().date()


async def test_another_question_leaves_what_was_written(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("d", *"Ett", "f3", *"Två", "escape")
        await settled(pilot)
    first, second = logged(tmp_path)
    assert (first["text"], second["text"]) == ("Ett", "Två")
    assert first["question"] != second["question"]


async def test_a_learning_is_three_short_lines(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("L", *"Ring innan", "tab", *"Köket", "tab", *"Natten", "escape")
        await settled(pilot)
        assert app.session.log.learning_places() == ("Köket",)
        await pilot.press("L", *"Fler", "escape")
        await settled(pilot)
    one, two = logged(tmp_path)
    assert one["fields"] == {"what": "Ring innan", "where": "Köket", "for": "Natten"}
    assert (one["visibility"], two["fields"]) == ("handbook", {"what": "Fler"})


async def test_the_log_is_searched_marked_and_changed_like_answers(
    make: Make, tmp_path: Path
) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("L", *"Tumregeln", "escape")
        await settled(pilot)
        await pilot.press("s", *"tumregeln")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert app.reading.leaf == LOG
        await pilot.press("tab", "p")
        await settled(pilot)
        assert "Bara för mig" in screen_text(app)
        assert logged(tmp_path)[0]["visibility"] == "private"
        await pilot.press("t")
        await pilot.pause()
        assert "Det går bara vid en fråga" in screen_text(app)
        await pilot.press("enter", *"!", "escape")
        await settled(pilot)
        assert logged(tmp_path)[0]["fields"]["what"] == "Tumregeln!"
        await pilot.press("r", *"Nytt", "escape")
        await settled(pilot)
        assert "1 tidigare svar" in screen_text(app)
        await pilot.press("D")
        await pilot.pause()
        assert "│ Tumregeln!" in screen_text(app)
        await pilot.press("u", "u", "u")
        await settled(pilot)
    assert logged(tmp_path)[0]["fields"]["what"] == "Tumregeln"


async def test_someone_elses_entry_is_read_and_not_changed(make: Make, tmp_path: Path) -> None:
    path = tmp_path / "log/bo/2026.toml"
    path.parent.mkdir(parents=True)
    path.write_text('[entries.a]\nkind = "learning"\ndate = 2026-03-01\ntext = "Bos"\n', "utf-8")
    before = path.read_bytes()
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("H", "tab", "enter")
        await pilot.pause()
        assert "│ Bos" in screen_text(app)
        assert "någon annans anteckning" in screen_text(app)
        await pilot.press("p")
        await settled(pilot)
        assert "någon annans anteckning" in screen_text(app)
    assert path.read_bytes() == before


async def test_an_empty_log_says_how_to_begin(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("H")
        await pilot.pause()
        assert "d öppnar dagens reflektion" in screen_text(app)
        await pilot.press("d", "escape")
        await settled(pilot)
    assert not (tmp_path / "log").exists()


async def test_two_columns_are_not_needed(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("L", *"Smalt", "tab", *"Här", "escape", "d", *"Kort", "escape", "H")
        await settled(pilot)
        assert "Loggen" in screen_text(app)
    assert len(logged(tmp_path)) == 2


async def test_after_a_fortnight_one_is_welcome_and_nothing_is_counted(
    make: Make, tmp_path: Path
) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("2", "q")
        await settled(pilot)
    place = tmp_path / ".handbok" / "place-anna.toml"
    then = datetime.now().astimezone().timestamp() - 20 * 86_400
    os.utime(place, (then, then))
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        said = screen_text(app).split("\n")[-1]
        assert said.startswith("Välkommen tillbaka. Fortsätter i 02 Lärande ledarskap.")
        assert not any(character.isdigit() for character in said.replace("02 ", ""))
