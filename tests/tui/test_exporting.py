"""Taking the handbook home on the screen: what is seen before anything is written."""

from __future__ import annotations

import shlex
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from handbok_tui.tui.app.app import HandbokApp
from handbok_tui.tui.screens.export import export as screen
from tests.support.screens import screen_text, settled

Make = Callable[[], HandbokApp]
ANSWER = ("1", "tab", "enter", *"Ett ", "*", "*", *"svar", "*", "*", "escape")


async def test_an_existing_file_is_asked_about_before_a_slow_program_starts(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[object] = []

    def slow(*given: object) -> tuple[bytes, int]:
        made.append(given)
        return b"nytt", 0

    monkeypatch.setattr(screen, "exported", slow)
    target = tmp_path / "ut.pdf"
    target.write_text("gammalt", "utf-8")
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("x", "f", "ctrl+u", *str(target), "enter", "enter")
        await settled(pilot)
        assert "finns redan" in screen_text(app)
        assert not made
        await pilot.press("f4")
        await settled(pilot)
        assert made
    assert target.read_text("utf-8") == "nytt"


async def test_a_folder_that_is_not_there_is_said_before_anything_is_made(
    make: Make, tmp_path: Path
) -> None:
    app = make()
    async with app.run_test(size=(100, 24)) as pilot:
        await pilot.press("x", "f", "ctrl+u", *str(tmp_path / "ny/ut.md"), "enter", "enter")
        await settled(pilot)
        assert "Mappen finns inte. Skapa den" in screen_text(app)


async def test_the_document_is_seen_as_the_reader_draws_it(make: Make) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*ANSWER, "x", "p")
        await settled(pilot)
        first = screen_text(app).split("\n")[0]
        assert "Förhandsgranskning" in first
        assert "Min handbok" in first
        await pilot.press("G")
        await settled(pilot)
        assert "Ett svar" in screen_text(app)
        assert "**" not in screen_text(app)
        await pilot.press("escape")
        await settled(pilot)
        assert "Exportera din handbok" in screen_text(app)


async def test_a_private_answer_is_not_in_the_preview_either(make: Make) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*ANSWER, "p", "x", "p", "G")
        await settled(pilot)
        assert "Förhandsgranskning" in screen_text(app)
        assert "Ett svar" not in screen_text(app)


async def test_a_calendar_is_its_list(make: Make) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("x", *("down",) * 9, "left", "p")
        await settled(pilot)
        assert "kalender" in screen_text(app)
        assert "Förhandsgranskning" not in screen_text(app)
        assert "Listan visar allt" in screen_text(app)


@pytest.mark.parametrize("read_only", [False, True])
async def test_a_calendar_that_is_written_gives_the_workbook_an_id(
    make: Make, tmp_path: Path, *, read_only: bool
) -> None:
    plan = tmp_path / "worksheets/gruppen/aktivitetsplan.toml"
    plan.parent.mkdir(parents=True)
    plan.write_text('[rows.natt]\naktivitet = "Natt"\nfoljs-upp = 2199-03-01\n', "utf-8")
    book, target = tmp_path / "workbook.toml", tmp_path / "ut.ics"
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        app.session.read_only = read_only
        await pilot.press("x", *("down",) * 9, "left", "p")
        await settled(pilot)
        assert not book.exists()
        await pilot.press("f", "ctrl+u", *str(target), "enter", "enter")
        await settled(pilot)
        said = "inget eget id" in " ".join(screen_text(app).split())
    assert book.exists() is not read_only
    assert said is read_only
    name = "" if read_only else f"{tomllib.loads(book.read_text('utf-8'))['id']}."
    assert f"UID:aktivitetsplan.natt.gruppen@{name}handbok-tui\r\n".encode() in target.read_bytes()


async def test_a_document_asks_only_what_means_something_for_it(make: Make) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("x", "right")
        await settled(pilot)
        assert "Blankett" in screen_text(app)
        assert "Omfattning" in screen_text(app)
        for gone in ("Tidigare svar", "Bara för mig", "Vems svar", "Källtexten"):
            assert gone not in screen_text(app)
        await pilot.press("right")
        await settled(pilot)
        assert "Period" in screen_text(app)
        assert "Bara för mig" in screen_text(app)
        assert "Tidigare svar" not in screen_text(app)


async def test_in_the_smallest_window_choices_and_what_goes_along_are_seen(make: Make) -> None:
    app = make()
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press(*ANSWER, "x")
        await settled(pilot)
        assert "Dokument  ‹ Min handbok ›" in screen_text(app)
        assert "1 svar är med" in screen_text(app)
        await pilot.press("pagedown", "pagedown", "pagedown", "pagedown")
        await settled(pilot)
        assert "Mitt svar" in screen_text(app) or "Vårt svar" in screen_text(app)
        assert "Dokument  ‹ Min handbok ›" in screen_text(app)


async def test_the_command_without_a_file_gives_the_same_document(
    make: Make, tmp_path: Path
) -> None:
    app = make()
    async with app.run_test(size=(120, 24)) as pilot:
        await pilot.press(*ANSWER, "x", "f", "ctrl+u", *str(tmp_path / "a"), "enter")
        await pilot.press(
            "down", "right", *("down",) * 2, "right", *("down",) * 3, "right", "enter"
        )
        await settled(pilot)
        shown = " ".join(screen_text(app).replace(" \\", "").split())
        assert "export --chapter k1 --include source > min-handbok.md" in shown


async def test_the_command_for_another_document_names_it(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(120, 24)) as pilot:
        await pilot.press("x", "f", "ctrl+u", *str(tmp_path / "a"), "enter", "left")
        await pilot.press(*("down",) * 4, "right", "enter")
        await settled(pilot)
        shown = " ".join(screen_text(app).replace(" \\", "").split())
        assert "export --profile ledning --format html > till-ledningen.html" in shown


async def test_each_command_to_fetch_with_stands_whole_on_a_line_of_its_own(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "198.51.100.4 50022 192.0.2.7 2222")
    app = make()
    async with app.run_test(size=(200, 40)) as pilot:
        await pilot.press("x", "f", "ctrl+u", *str(tmp_path / "a.md"), "enter", "enter")
        await settled(pilot)
        lines = [line.strip() for line in screen_text(app).splitlines()]
    [fetch] = [line for line in lines if line.startswith("scp ")]
    assert fetch.startswith("scp -P 2222 ")
    assert fetch.endswith(f"@192.0.2.7:{tmp_path / 'a.md'} .")
    [other] = [line for line in lines if line.startswith("ssh ")]
    assert other.startswith("ssh -p 2222 ")
    assert f"--workbook {tmp_path} export > min-handbok.md" in other
    assert (tmp_path / "a.md").is_file()


@pytest.mark.parametrize("size", [(80, 40), (40, 40)], ids=str)
async def test_in_a_narrow_window_what_is_copied_is_one_command_still(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "198.51.100.4 50022 192.0.2.7 2222")
    monkeypatch.setattr(screen, "program", lambda _places: ["handbok"])
    app = make()
    async with app.run_test(size=size) as pilot:
        await pilot.press("x", "down", "right", "f", "ctrl+u", *str(tmp_path / "a.md"), "enter")
        await pilot.press("enter")
        await settled(pilot)
        lines = [line.strip() for line in screen_text(app).splitlines()]
    start = next(n for n, line in enumerate(lines) if line.startswith("ssh "))
    copied = "\n".join(lines[start : lines.index("", start)])
    words = shlex.split(copied.replace("\\\n", ""))
    assert words[:3] == ["ssh", "-p", "2222"]
    assert words[-5:] == ["export", "--chapter", "k1", ">", "min-handbok.md"]


async def test_a_bare_name_goes_beside_the_proposal_and_is_named_after_the_format(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, started = tmp_path / "hem", tmp_path / "start"
    home.mkdir()
    started.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.chdir(started)
    app = make()
    async with app.run_test(size=(200, 40)) as pilot:
        await pilot.press("x", "f", *"vår lönn", "enter", "enter")
        await settled(pilot)
        lines = [line.strip() for line in screen_text(app).splitlines()]
    assert [path.name for path in home.iterdir()] == ["vår lönn.md"]
    assert not list(started.iterdir())
    [fetch] = [line for line in lines if line.startswith("scp ")]
    assert shlex.split(fetch)[1].endswith(f":{home}/vår lönn.md")


async def test_the_ending_of_a_named_file_follows_the_format(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "hem"))
    (tmp_path / "hem").mkdir()
    app = make()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("x", "f", *"ut", "enter", "f", "enter")
        await pilot.press(*("down",) * 20, "up", "right", "enter")
        await settled(pilot)
    [made] = (tmp_path / "hem").iterdir()
    assert made.name == "ut.html"


async def test_a_home_of_nobody_is_said_on_the_line(make: Make) -> None:
    app = make()
    async with app.run_test(size=(100, 24)) as pilot:
        await pilot.press("x", "f", *"~ingen-alls/ut", "enter")
        await settled(pilot)
        assert "Det finns ingen hemmapp" in screen_text(app)


async def test_a_copy_after_the_file_speaks_of_the_file(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(160, 40)) as pilot:
        await pilot.press("x", "f", *str(tmp_path / "ut.md"), "enter", "enter")
        await settled(pilot)
        await pilot.press("c")
        assert "skriv filen" not in screen_text(app)
        assert "hämta filen som är skriven" in screen_text(app)
        await pilot.press("right", "c")
        assert "skriv filen med Retur" in screen_text(app)


async def test_in_the_smallest_window_the_way_home_is_seen(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screen, "program", lambda _places: ["handbok"])
    app = make()
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("x", "f", *str(tmp_path / "ut.md"), "enter", "enter")
        await settled(pilot)
        assert "scp " in screen_text(app)
        assert "▾ PgDn" in screen_text(app).splitlines()[-1]
        await pilot.press("right")
        assert screen_text(app).count("‹") > 1
