"""What is done to an answer from the reader, and what stands on disk after it."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from handbok_tui.tui.app.app import HandbokApp
from tests.support.screens import screen_text, settled

Make = Callable[[], HandbokApp]


def saved(folder: Path, respondent: str = "gruppen", question: str = "k1-ref-1") -> Any:
    data = tomllib.loads((folder / f"answers/{respondent}/k1.toml").read_text("utf-8"))
    return data["answers"][question]


async def test_skipping_for_now_and_back(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "tab", "t")
        await settled(pilot)
        assert "överhoppat tills vidare" in screen_text(app)
        assert saved(tmp_path)["state"] == "skipped"
        await pilot.press("t")
        await settled(pilot)
        assert "överhoppat" not in screen_text(app)


async def test_answering_anew_keeps_the_old_answer_with_its_date(
    make: Make, tmp_path: Path
) -> None:
    app = make()
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.press("1", "tab", "enter", *"Gammalt", "escape")
        await settled(pilot)
        await pilot.press("r", *"Nytt", "escape")
        await settled(pilot)
        text = screen_text(app)
        assert "│ Nytt" in text
        assert "1 tidigare svar" in text
        assert "Gammalt" not in text
        await pilot.press("D")
        await pilot.pause()
        assert "│ Då, " in screen_text(app)
        assert "│ Gammalt" in screen_text(app)
    answer = saved(tmp_path)
    assert answer["text"] == "Nytt"
    assert [version["text"] for version in answer["earlier"]] == ["Gammalt"]
    assert "updated" in answer["earlier"][0]


async def test_a_follow_up_date_in_words(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "tab", "F", *"2027-03-01", "enter")
        await settled(pilot)
        assert "Följs upp 1 mars 2027" in screen_text(app)
        await pilot.press("F", *"snart", "enter")
        await pilot.pause()
        assert "är ingen dag" in screen_text(app)
    assert str(saved(tmp_path)["follow_up"]) == "2027-03-01"


async def test_a_new_group_takes_one_line(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "V", *"Ledningsgruppen Öst", "enter")
        await pilot.pause()
        await pilot.press("tab")
        await pilot.pause()
        assert "Vårt svar (Ledningsgruppen Öst)" in screen_text(app)
        await pilot.press("enter", *"Vi", "escape")
        await settled(pilot)
    book = tomllib.loads((tmp_path / "workbook.toml").read_text("utf-8"))
    assert book["respondents"] == [
        {"id": "ledningsgruppen-ost", "name": "Ledningsgruppen Öst", "kind": "group"}
    ]
    assert saved(tmp_path, "ledningsgruppen-ost")["text"] == "Vi"


async def test_answers_without_a_question_are_shown_and_kept(make: Make, tmp_path: Path) -> None:
    path = tmp_path / "answers/anna/k1.toml"
    path.parent.mkdir(parents=True)
    path.write_text('[answers.borta]\nquestion = "Vad då?"\ntext = "Kvar här."\n', "utf-8")
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "end")
        await pilot.pause()
        text = screen_text(app)
        assert "Svar utan fråga" in text
        assert "Vad då?" in text
        assert "Kvar här." in text


async def test_a_changed_question_shows_both_wordings(make: Make, tmp_path: Path) -> None:
    path = tmp_path / "answers/gruppen/k1.toml"
    path.parent.mkdir(parents=True)
    path.write_text('[answers.k1-ref-1]\nquestion = "Förr?"\ntext = "Svar."\n', "utf-8")
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "tab")
        await pilot.pause()
        text = " ".join(screen_text(app).replace("│", " ").split())
        assert "Frågan har ändrats sedan svaret skrevs. Då löd den: Förr?" in text
        assert "Vilka steg behöver vi ta" in text
