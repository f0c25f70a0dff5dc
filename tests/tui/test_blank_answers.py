"""Nothing but white space is no answer, whatever way it comes; words are no skipped question."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from handbok_tui.tui.app.app import HandbokApp
from tests.support.changes import open_session
from tests.support.handbok import Handbok
from tests.support.screens import screen_text, settled

Make = Callable[[], HandbokApp]
BLANKS = ("\n\n", "   ", " \u00a0\n\t", "\u200b\ufeff", "\u00ad \u2060")
OPEN = ("1", "tab", "enter")


def stored(folder: Path) -> dict[str, object]:
    path = folder / "answers/gruppen/k1.toml"
    if not path.exists():
        return {}
    found: dict[str, object] = tomllib.loads(path.read_text("utf-8")).get("answers", {})
    return found


async def test_blank_lines_that_are_typed_are_no_answer(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*OPEN, "enter", "enter", "space", "escape")
        await settled(pilot)
        assert "0 av 4 besvarade" in screen_text(app)
        assert "inte skrivet än" in screen_text(app)
    assert stored(tmp_path) == {}


async def test_words_after_blank_lines_are_kept_as_they_were_typed(
    make: Make, tmp_path: Path
) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*OPEN, "enter", "space", *"Ja", "enter", "enter", "escape")
        await settled(pilot)
        assert "1 av 4 besvarade" in screen_text(app)
    [answer] = stored(tmp_path).values()
    assert answer["text"] == "\n Ja\n\n"  # type: ignore[index]


async def test_an_answer_that_becomes_blank_is_none_and_undo_has_it(
    make: Make, tmp_path: Path
) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*OPEN, *"Ja", "escape")
        await settled(pilot)
        await pilot.press("enter", "backspace", "backspace", "enter", "escape")
        await settled(pilot)
        assert "0 av 4 besvarade" in screen_text(app)
        await pilot.press("u")
        await settled(pilot)
        assert "1 av 4 besvarade" in screen_text(app)
    [answer] = stored(tmp_path).values()
    assert answer["text"] == "Ja"  # type: ignore[index]


async def test_what_others_write_beside_blank_lines_is_not_written_over(
    make: Make, tmp_path: Path
) -> None:
    mine, other = make(), make()
    async with mine.run_test(size=(80, 24)) as pilot:
        await pilot.press(*OPEN, "enter")
        chapter, question = other.session.find_question("k1-ref-1")
        other.session.write(other.session.target(chapter, question), "Ordet från Bo")
        other.session.save()
        await pilot.press(*"Vårt", "escape")
        await settled(pilot)
    said = (tmp_path / "answers/gruppen/k1.toml").read_text("utf-8")
    assert "Ordet från Bo" in said
    assert "Vårt" in said
    assert "conflict" in said


async def test_words_in_a_skipped_question_are_a_draft(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "tab", "t")
        await settled(pilot)
        assert "överhoppat" in screen_text(app)
        await pilot.press("enter", *"Ja")
        assert "utkast" in screen_text(app)
        await pilot.press("escape")
        await settled(pilot)
        assert "överhoppat" not in screen_text(app)
        assert "1 av 4 besvarade" in screen_text(app)
        await pilot.press("t")
        await settled(pilot)
        assert "skrivet, men frågan är överhoppad" in screen_text(app)
    [answer] = stored(tmp_path).values()
    assert (answer["text"], answer["state"]) == ("Ja", "skipped")  # type: ignore[index]


@pytest.mark.parametrize("blank", BLANKS, ids=ascii)
def test_blanks_on_standard_input_are_refused_and_with_empty_no_answer(
    handbok: Handbok, blank: str
) -> None:
    refused = handbok.run_here("answer", "k1-ref-1", stdin=blank.encode())
    assert refused.code == 1
    assert not handbok.sheet().exists()
    handbok.answer("k1-ref-1", "Ja")
    emptied = handbok.run_here("answer", "k1-ref-1", "--empty", stdin=blank.encode())
    assert emptied.code == 0
    assert handbok.saved("k1-ref-1")["text"] == ""
    assert handbok.run_here("reflect", stdin=blank.encode()).code == 0
    assert not (handbok.workbook / "log").exists()


@pytest.mark.parametrize("blank", BLANKS, ids=ascii)
def test_blanks_in_a_form_and_by_hand_are_no_answer(handbok: Handbok, blank: str) -> None:
    form = handbok.home / "form.md"
    form.write_text(f"### Fråga \\[k1-ref-1\\]\n\n{blank}\n", "utf-8")
    assert handbok.run_here("import-answers", str(form), "--yes").code == 1
    assert not handbok.sheet().exists()
    written = blank.replace("\u200b", "\\u200b").replace("\n", "\\n").replace("\t", "\\t")
    handbok.put(
        "answers/gruppen/k1.toml",
        f'format = 1\n\n[answers.k1-ref-1]\nstate = "done"\ntext = "{written}"\n',
    )
    before = handbok.sheet().read_bytes()
    assert "0 av 4" in handbok.run_here("status").text
    assert "klart" not in handbok.run_here("read", "1").text
    assert "k1-ref-1" not in handbok.run_here("export").text
    assert handbok.sheet().read_bytes() == before


async def test_a_blank_about_the_organisation_is_nothing(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("y", "space", "enter", *"Enheten", "escape")
        await settled(pilot)
    said = tomllib.loads((tmp_path / "workbook.toml").read_text("utf-8"))
    assert "organisation" not in said
    assert said["unit"] == "Enheten"


@pytest.mark.parametrize("blank", BLANKS, ids=ascii)
def test_a_blank_cell_that_is_written_by_hand_is_not_filled_in(
    handbok: Handbok, blank: str
) -> None:
    written = blank.replace("\n", "\\n").replace("\t", "\\t")
    sheet = handbok.put(
        "worksheets/gruppen/mal.toml", f'format = 1\n\n[rows.ett]\nmal = "{written}"\n'
    )
    before = sheet.read_bytes()
    session = open_session(handbok.workbook)
    target = session.worksheets.target("mal", "gruppen")
    assert not session.worksheets.sheet(target).has_content
    session.worksheets.set_cell(target, "ett", "slag", "Minimål")
    session.save()
    assert f'mal = "{written}"'.encode() in sheet.read_bytes()
    session.worksheets.set_cell(target, "ett", "mal", blank)
    session.save()
    assert session.worksheets.sheet(target).value("ett", "mal") == ""
    assert before != sheet.read_bytes()
