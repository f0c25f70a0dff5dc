"""Filling each template by keyboard alone at 80 × 24, and finding it in the TOML and Markdown."""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from handbok_tui.export.markdown.writer import Writer, write
from handbok_tui.export.profiles.sheets import write_sheet
from handbok_tui.session import Session
from handbok_tui.storage.answers.files import WorkbookFiles
from handbok_tui.storage.edition.files import EditionFiles
from handbok_tui.storage.files.locations import shipped_edition
from handbok_tui.storage.person.place import PlaceFile
from handbok_tui.texts.dates import long_date
from handbok_tui.tui.app.app import HandbokApp
from handbok_tui.tui.app.watcher import Heard
from tests.support.screens import screen_text, settled, whole_text
from tests.tui.conftest import ANNA

Make = Callable[[], HandbokApp]
NUMBER = {"nulagesanalys": 0, "larande-ekosystem": 1, "aktivitetsplan": 2, "ambassadorer": 3,
          "styrdokument": 4}  # fmt: skip


def saved(folder: Path, worksheet: str, respondent: str = "gruppen") -> Any:
    path = folder / "worksheets" / respondent / f"{worksheet}.toml"
    return tomllib.loads(path.read_text("utf-8"))


def markdown(app: HandbokApp) -> str:
    found = app.session.selection().sheets

    def fill(writer: Writer) -> None:
        for one in found:
            write_sheet(writer, one.view, one.whose)

    return write(fill).text


async def at_rest(pilot: Pilot[None]) -> None:
    """All is saved, also what was typed while a save was on its way, as after a rest."""
    await settled(pilot)
    assert isinstance(pilot.app, HandbokApp)
    pilot.app.save_soon()
    await settled(pilot)


NEW = ("space", "n")
ALL = ("space", "f")
"""The keys of a new row."""


async def opened(pilot: Pilot[None], worksheet: str, *keys: str) -> None:
    await pilot.press("m", *["down"] * NUMBER[worksheet], "enter", *keys)
    await at_rest(pilot)


async def test_the_analysis_is_filled_by_keyboard(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, "nulagesanalys")
        await pilot.press("1", "tab", "3", "tab", "enter", *"Stryks när", "enter", *"det är fullt")
        await pilot.press("escape", "tab", "tab", "enter", "s", "enter", "tab", "6")
        await pilot.press("down", "shift+tab", "shift+tab", "up", "end", "home", "down")
        await pilot.press("tab", "tab", "tab", "space", "question_mark")
        await at_rest(pilot)
        assert "2 av 8 ifyllda" in screen_text(app)
        text = markdown(app)
    data = saved(tmp_path, "nulagesanalys", "anna")
    assert data["rows"]["ledning"] == {
        "lage": "Inte än", "vill-till": "Ofta", "ser": "Stryks när\ndet är fullt",
        "nar": "Sedan", "underlag": "Statistik",
    }  # fmt: skip
    assert data["rows"]["mal"] == {"lage": "?"}
    assert isinstance(data["day"], date)
    assert "| 1 | Ledning och ansvar | 1 Inte än | 3 Ofta | Sedan | Statistik |" in text
    assert "**Vad ser vi som visar det?**\n\nStryks när  \ndet är fullt" in text


async def test_the_ecosystem_is_filled_connected_and_shown_as_a_map(
    make: Make, tmp_path: Path
) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, "larande-ekosystem", "space", "s", *"apt", "enter", "escape")
        await pilot.press("tab", "4", "tab", "3", "tab", "2", "home")
        await pilot.press(*NEW, *"Metodstödjare", "enter")
        await pilot.press("tab", "enter", "r", "enter", "up", "space", "k")
        await pilot.press(*"metod", "enter", "f", "enter")
        await at_rest(pilot)
        assert "▸ Kopplingar: får stöd av → 2 Metodstödjare" in screen_text(app)
        assert "2 delar, 1 koppling" in screen_text(app)
        await pilot.press("space", "t")
        await at_rest(pilot)
        assert "  APT (når arbetsgruppen)\n" in stripped(app)
        await pilot.press("escape", "space", "l")
        await at_rest(pilot)
        assert "Saknar ägare: 1 och 2." in screen_text(app)
        text = markdown(app)
    data = saved(tmp_path, "larande-ekosystem")
    one, two = data["order"]
    assert data["rows"][one] == {
        "namn": "APT", "typ": "Möte", "form": "Båda", "nar": "Arbetsgrupp",
        "kopplingar": [f"får stöd av row:{two}"],
    }  # fmt: skip
    assert data["rows"][two] == {"namn": "Metodstödjare", "typ": "Roll"}
    assert "| 1 | APT | Möte | Båda | Arbetsgrupp | – | – | – | får stöd av 2 |" in text


def stripped(app: HandbokApp) -> str:
    return "\n".join(line.rstrip().removeprefix("  ") for line in screen_text(app).split("\n"))


async def test_the_plan_is_filled_with_dates_in_words_and_amounts(
    make: Make, tmp_path: Path
) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, "aktivitetsplan", *NEW, *"Fråga natten", "enter", *ALL, "tab")
        await pilot.press("enter", *"förankra kopplingen", "enter")
        await pilot.press("tab", "tab", "1", *["tab"] * 3, "enter", *"Samordnare", "tab")
        await pilot.press(
            "enter", "down", "down", "tab", "enter", *"2,5", "tab", "enter", *"12 000", "enter"
        )
        await pilot.press(*["tab"] * 3, "enter", *"2027-01-12", "tab")
        await pilot.press("tab", "tab", "enter", "enter", "tab", "tab", "enter", "i", "enter")
        await at_rest(pilot)
        assert "│ Försenad" not in screen_text(app)
        assert "▸ Status: Idé" in screen_text(app)
        text = markdown(app)
    (row,) = saved(tmp_path, "aktivitetsplan")["rows"].values()
    assert row == {
        "aktivitet": "Fråga natten", "varfor": ["question:k1-ref-1"], "steg": "Litet (≤ 15 min)",
        "ansvarig": "Samordnare", "sker-i": "Överlämning", "tid": 2.5, "pengar": 12000,
        "start": date(2027, 1, 12), "foljs-upp": date(2027, 1, 26), "status": "Idé",
    }  # fmt: skip
    assert "| 1 | Fråga natten | Samordnare | – | 2027-01-26 | Idé | – |" in text
    assert "- **Pengar:** 12\u00a0000\u00a0kr" in text


async def test_the_two_lists_are_filled(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, "ambassadorer", *NEW, *"Nattens samordnare", "enter")
        await pilot.press(*["tab"] * 5, "3", "escape")
        await opened(pilot, "styrdokument", *NEW, *"Budget 2027", "tab", "tab", "enter")
        await pilot.press(*"Alla ska lära.", "escape")
        await at_rest(pilot)
        text = markdown(app)
    (ambassador,) = saved(tmp_path, "ambassadorer", "anna")["rows"].values()
    assert ambassador == {"roll": "Nattens samordnare", "status": "Med"}
    (document,) = saved(tmp_path, "styrdokument")["rows"].values()
    assert document == {"dokument": "Budget 2027", "citat": "Alla ska lära."}
    assert "- **Vad det säger:** Alla ska lära." in text


async def test_what_cannot_be_a_date_stays_on_the_line_and_is_explained(make: Make) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, "styrdokument", *NEW, *"Budget", "enter", "shift+tab", "enter")
        await pilot.press(*"snart", "enter")
        await at_rest(pilot)
        assert "”snart” är ingen dag" in screen_text(app)
        await pilot.press(*["backspace"] * 5, *"idag", "enter")
        await at_rest(pilot)
        today = long_date(app.session.now().date())
        assert f"▸ Senast läst: {today}" in screen_text(app)


async def test_escape_leaves_a_line_as_it_was_and_a_new_row_goes_again(
    make: Make, tmp_path: Path
) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(
            pilot, "aktivitetsplan", *NEW, *"Kvar", "enter", "enter", *"t ej", "escape", "escape"
        )
        await pilot.press(*NEW, *"Ångrad", "escape", "escape")
        await at_rest(pilot)
        assert "1 aktivitet" in screen_text(app)
    (row,) = saved(tmp_path, "aktivitetsplan")["rows"].values()
    assert row == {"aktivitet": "Kvar"}


async def test_rows_are_moved_removed_and_taken_back(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, "aktivitetsplan", *NEW, *"A", "enter", *NEW, *"B", "enter")
        await pilot.press("space", "less_than_sign")
        await at_rest(pilot)
        names = [row["aktivitet"] for row in in_order(tmp_path)]
        assert names == ["B", "A"]
        await pilot.press("space", "minus")
        await at_rest(pilot)
        assert [row["aktivitet"] for row in in_order(tmp_path)] == ["A"]
        assert "”B” är borttagen" in screen_text(app)
        await pilot.press("space", "u", "space", "greater_than_sign")  # the row that came back
        await at_rest(pilot)
    assert [row["aktivitet"] for row in in_order(tmp_path)] == ["A", "B"]


def in_order(folder: Path) -> list[dict[str, str]]:
    data = saved(folder, "aktivitetsplan")
    return [data["rows"][row] for row in data["order"]]


async def test_mine_and_ours_are_two_and_mine_may_be_private(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, "nulagesanalys", "2", "home", "space", "P", "space", "v", "3")
        await at_rest(pilot)
        assert "Vårt svar (Gruppen)" in screen_text(app)
        selection = app.session.selection()
        assert [one.whose for one in selection.sheets] == ["Vårt svar (Gruppen)"]
        assert [one.title for one in selection.sheets_left_out] == ["Nulägesanalys"]
    assert saved(tmp_path, "nulagesanalys", "anna")["visibility"] == "private"
    assert saved(tmp_path, "nulagesanalys")["rows"]["ledning"] == {"lage": "Ofta"}


async def test_a_new_analysis_stands_beside_the_old_one(make: Make, tmp_path: Path) -> None:
    app = make()
    async with app.run_test(size=(80, 40)) as pilot:
        await opened(pilot, "nulagesanalys", "1", "home", "space", "N", "3")
        await at_rest(pilot)
        assert "Läge nu 1 Inte än" in screen_text(app)
        assert "▸ Läge nu: 3 Ofta" in screen_text(app)
    assert saved(tmp_path, "nulagesanalys", "anna")["earlier"][0]["rows"] == {
        "ledning": {"lage": "Inte än"}
    }


async def test_the_chapter_leads_to_its_templates(make: Make) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", *["tab"] * 6)
        await at_rest(pilot)
        assert "▸ Projektets mall: Lärande ekosystem" in screen_text(app)
        await pilot.press("enter")
        await at_rest(pilot)
        assert screen_text(app).startswith("Lärande ekosystem  Vårt svar")
        await pilot.press("escape")
        await at_rest(pilot)
        assert "▸ Projektets mall: Lärande ekosystem" in screen_text(app)


async def test_a_search_leads_to_the_cell(make: Make) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(
            pilot, "aktivitetsplan", *NEW, *"A", "enter", *NEW, *"Zebra", "enter", "escape"
        )
        await pilot.press("s", *"zebra")
        await at_rest(pilot)
        await pilot.press("enter")
        await at_rest(pilot)
        assert "▸ Aktivitet: Zebra" in screen_text(app)


async def test_a_cell_filled_on_two_sides_is_settled_by_the_person(
    make: Make, tmp_path: Path
) -> None:
    path = tmp_path / "worksheets" / "gruppen" / "aktivitetsplan.toml"
    path.parent.mkdir(parents=True)
    path.write_text(
        "format = 1\n[rows.a]\naktivitet = 'A'\nansvarig = 'Min'\n"
        "[[conflict]]\nrow = 'a'\ncolumn = 'ansvarig'\nvalue = 'Andras'\n",
        "utf-8",
    )
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, "aktivitetsplan", *["tab"] * 2)
        assert "Sparades från ett annat håll samtidigt: Andras" in screen_text(app)
        await pilot.press("enter")
        await at_rest(pilot)
        assert "Aktivitetsplan › 1 A › Ansvarig" in screen_text(app)
        await pilot.press("2")
        await at_rest(pilot)
    data = saved(tmp_path, "aktivitetsplan")
    assert data["rows"]["a"]["ansvarig"] == "Andras"
    assert "conflict" not in data


def joined(app: HandbokApp) -> str:
    return "".join(line.rstrip() for line in screen_text(app).split("\n"))


async def test_a_faulty_file_is_said_and_stays(make: Make, tmp_path: Path) -> None:
    path = tmp_path / "worksheets" / "gruppen" / "aktivitetsplan.toml"
    path.parent.mkdir(parents=True)
    path.write_text("[rows.a]\ntid = 'x'\n", "utf-8")
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, "aktivitetsplan")
        assert "aktivitetsplan.toml:2" in joined(app)
        await pilot.press(*NEW, *"Ny")
        await at_rest(pilot)
        assert "aktivitetsplan.toml:2" in joined(app)
    assert path.read_text("utf-8") == "[rows.a]\ntid = 'x'\n"


@pytest.mark.parametrize("worksheet", NUMBER)
async def test_the_narrowest_window_has_two_columns_and_every_field(
    make: Make, worksheet: str
) -> None:
    app = make()
    async with app.run_test(size=(40, 12)) as pilot:
        await opened(pilot, worksheet, *NEW, *"Rad", "enter", *ALL)
        worksheet_now = app.session.worksheets.target(worksheet).worksheet
        opened_from_links = {column.own for column in worksheet_now.columns}
        for column in worksheet_now.columns:
            if column.id in opened_from_links:
                continue
            lines = screen_text(app).split("\n")
            assert sum(line.count("│") for line in lines[1:3]) == 2
            assert any(line.startswith(f"▸ {column.label}"[:38]) for line in lines), column.label
            await pilot.press("tab")
            await at_rest(pilot)


async def test_letters_choose_only_where_a_choice_is_open(make: Make) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, "larande-ekosystem", *NEW, *"APT", "enter", *["tab"] * 6, "f", "enter")
        await at_rest(pilot)
        assert "▸ Läge: Fungerar" in screen_text(app)
        await pilot.press("v", "e")
        await at_rest(pilot)
        assert "Skrivet: ve" in whole_text(app)
        assert "▸ 5 Vet inte" in whole_text(app)
        await pilot.press("enter")
        await at_rest(pilot)
        assert "▸ Läge: ? Vet inte" in screen_text(app)
        await pilot.press("backspace")
        await at_rest(pilot)
        assert "▸ Läge: –" in screen_text(app)


def hear(app: HandbokApp) -> None:
    """As the watcher does when a file has come to rest."""
    outlook = app.session.outlook()
    known = app.session.known_files
    outlook.look(known)
    app.post_message(Heard(outlook.look(known)))


async def test_an_open_cell_follows_what_others_save_and_overwrites_nothing_unseen(
    make: Make, tmp_path: Path
) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, "aktivitetsplan", *NEW, *"Tid", "enter")
        await at_rest(pilot)
        (row,) = saved(tmp_path, "aktivitetsplan")["rows"]
        path = tmp_path / "worksheets/gruppen/aktivitetsplan.toml"
        await pilot.press("enter")  # the cell is open again, its text not touched
        await at_rest(pilot)
        path.write_text(path.read_text("utf-8").replace('"Tid"', '"Tid och rum"'), "utf-8")
        hear(app)
        await pilot.pause()
        assert "Tid och rum" in whole_text(app)
        await pilot.press(*"!")
        path.write_text(path.read_text("utf-8").replace("och rum", "och pengar"), "utf-8")
        hear(app)
        await pilot.press(*"?", "enter")
        await at_rest(pilot)
        data = saved(tmp_path, "aktivitetsplan")
        assert data["rows"][row]["aktivitet"] == "Tid och rum!?"
        assert [one["value"] for one in data["conflict"]] == ["Tid och pengar"]


async def test_the_list_says_who_has_filled_what_and_the_one_that_is_filled_opens(
    tmp_path: Path,
) -> None:
    shutil.copytree(Path(__file__).parents[2] / "examples/enheten-lonnen", tmp_path / "w")
    files = WorkbookFiles(tmp_path / "w", ANNA)
    session = Session(EditionFiles(shipped_edition(), tmp_path / "w/chapters"), files)
    app = HandbokApp(session, PlaceFile(tmp_path / "w/.handbok", "anna"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m")
        await at_rest(pilot)
        assert "Nulägesanalys" in screen_text(app)
        assert "Åsa 8/8 · Karim 4/8 · Ledningsgruppen 8/8" in screen_text(app)
        await pilot.press("enter")
        await at_rest(pilot)
        assert "Nulägesanalys  Vårt svar (Ledningsgruppen)" in screen_text(app)


async def test_what_was_made_last_is_what_the_template_opens_with(
    make: Make, tmp_path: Path
) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        session = app.session
        session.follow_ups.make("activity", session.viewer.person, None, "Min egen")
        session.follow_ups.make("activity", session.viewer.group, None, "Vår")
        session.follow_ups.make("activity", session.viewer.person, None, "Min andra")
        app.open_worksheet("aktivitetsplan")
        await at_rest(pilot)
        assert "Min andra" in screen_text(app)
