"""Searching everywhere by keys: typing, choosing, going there, coming back."""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from handbok_tui.core.answers.workbook import Respondent
from handbok_tui.session import Session
from handbok_tui.session.search.searching import Hit, search
from handbok_tui.storage.answers.files import WorkbookFiles
from handbok_tui.storage.edition.files import EditionFiles
from handbok_tui.storage.files.locations import shipped_edition
from handbok_tui.storage.person.place import PlaceFile
from handbok_tui.texts.search import searching
from handbok_tui.tui.app.app import HandbokApp
from handbok_tui.tui.screens.reading.reader import ReaderScreen
from handbok_tui.tui.screens.search import search as search_module
from handbok_tui.tui.screens.search.search import SearchScreen, marked

ANNA = Respondent("anna", "Anna")
SIZES = pytest.mark.parametrize("size", [(40, 12), (80, 24)])


@pytest.fixture
def make(tmp_path: Path) -> Callable[[], HandbokApp]:
    for respondent in ("anna", "bo", "gruppen"):
        path = tmp_path / "answers" / respondent / "k1.toml"
        path.parent.mkdir(parents=True)
        path.write_text(f'[answers.k1-ref-1]\ntext = "Kaffe hos {respondent}"\n', "utf-8")

    def open_app() -> HandbokApp:
        editions = EditionFiles(shipped_edition(), tmp_path / "chapters")
        session = Session(editions, WorkbookFiles(tmp_path, ANNA))
        return HandbokApp(session, PlaceFile(tmp_path / ".handbok", "anna"))

    return open_app


def screen_lines(app: HandbokApp) -> list[str]:
    return [
        "".join(segment.text for segment in strip)
        for strip in app.screen._compositor.render_strips()
    ]


def screen_text(app: HandbokApp) -> str:
    return "\n".join(screen_lines(app))


async def searched(pilot: Pilot[None]) -> SearchScreen:
    """The search screen when its search is through."""
    screen = pilot.app.screen
    assert isinstance(screen, SearchScreen)
    await pilot.pause()
    while screen.workers:
        await pilot.app.workers.wait_for_complete(list(screen.workers))
        await pilot.pause()
    await pilot.pause()
    return screen


@SIZES
async def test_a_hit_is_found_seen_and_gone_to(
    make: Callable[[], HandbokApp], size: tuple[int, int]
) -> None:
    app = make()
    async with app.run_test(size=size) as pilot:
        await pilot.press("s", *"KAFFE")
        await searched(pilot)
        lines = screen_lines(app)
        assert "Sök överallt: KAFFE" in lines[0]
        assert "3 träffar" in lines[0]
        assert lines[1].startswith("  01 Driv lärandet › Reflektera")
        assert lines[2].strip() == "▸ ‹Kaffe› hos gruppen"
        assert "Esc Stäng" in lines[-1]
        await pilot.press("down", "down", "down", "up", "enter")
        await pilot.pause()
        assert app.reading.leaf == "k1"
        assert "│ Kaffe hos anna" in screen_text(app)
        await pilot.press("n", "b")
        await pilot.pause()
        assert app.reading.leaf == "start"


async def test_opened_again_it_is_where_it_was_until_one_types(
    make: Callable[[], HandbokApp],
) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("s", *"kaffe")
        await searched(pilot)
        await pilot.press("down", "enter", "s")
        await searched(pilot)
        assert "kaffe: 3 träffar" in screen_lines(app)[0]
        assert "▸ ‹Kaffe› hos anna" in screen_text(app)
        await pilot.press(*"bo")
        await searched(pilot)
        assert "Sök överallt: bo" in screen_lines(app)[0]
        assert "hos ‹bo›" in screen_text(app)


async def test_only_the_last_text_counts_and_nothing_stays_of_the_one_before(
    make: Callable[[], HandbokApp],
) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("s", *"kaffe")
        await searched(pilot)
        await pilot.press("x")
        await searched(pilot)
        assert "inga träffar" in screen_lines(app)[0]
        assert "Kaffe" not in screen_text(app)
        await pilot.press("enter", "pagedown", "pageup", "down", "up")
        assert isinstance(app.screen, SearchScreen)
        await pilot.press(*["backspace"] * 6)
        await searched(pilot)
        assert screen_lines(app)[0].strip() == "Sök överallt:"
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, ReaderScreen)
        assert app.reading.leaf == "start"


async def test_hits_of_the_text_before_cannot_be_gone_to_while_searching(
    make: Callable[[], HandbokApp],
) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("s", *"kaffe")
        screen = await searched(pilot)
        screen._begin()
        screen.action_choose()
        assert app.screen is screen


async def test_a_text_pasted_before_the_line_has_the_focus_is_kept(
    make: Callable[[], HandbokApp],
) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("s")
        app.screen.set_focus(None)
        app.screen.post_message(Paste("kaffe\nhos"))
        await searched(pilot)
        assert "kaffe hos" in screen_lines(app)[0]


async def test_a_pasted_text_is_one_line(make: Callable[[], HandbokApp]) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("s")
        app.post_message(Paste("kaffe\nhos\r\nbo"))
        await searched(pilot)
        assert "1 träff" in screen_lines(app)[0]
        assert "‹Kaffe hos bo›" in screen_text(app)


async def test_a_resize_cuts_the_lines_anew(make: Callable[[], HandbokApp]) -> None:
    app = make()
    async with app.run_test(size=(120, 24)) as pilot:
        await pilot.press("s", *"delad vision")
        await searched(pilot)
        wide = screen_text(app)
        await pilot.resize_terminal(40, 12)
        await pilot.pause()
        await pilot.pause()
        narrow = screen_text(app)
        assert "‹delad vision›" in wide
        assert "‹delad vision›" in narrow
        await pilot.press("f1")
        await pilot.pause()
        assert "När du söker överallt" in screen_text(app)


async def test_it_ends_where_nobody_reads_on(
    make: Callable[[], HandbokApp], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_module, "MOST", 20)
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("s", "e")
        screen = await searched(pilot)
        assert "över 20 träffar" in screen_lines(app)[0]
        assert len(screen.hits) == 20


async def test_the_screen_and_the_command_find_the_same(make: Callable[[], HandbokApp]) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("s", *"lärande k")
        screen = await searched(pilot)
        found = [hit for hits in search(app.session, "lärande k") for hit in hits]
        assert list(screen.hits) == found
        assert len(found) > 3


@pytest.mark.parametrize("room", [10, 25, 36, 76, 200])
def test_a_row_always_shows_its_hit(room: int) -> None:
    line = "ord " * 12 + "träff här" + " ord" * 12
    hit = Hit("k1", 0, 0, 0, "", line, line.index("träff"), line.index("träff") + 5)
    row = marked(hit, room)
    assert "‹träff›" in row
    assert len(row) <= room + 2


async def test_letters_in_one_packet_leave_no_search_that_was_never_begun(
    make: Callable[[], HandbokApp],
) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("s")
        screen = app.screen
        assert isinstance(screen, SearchScreen)
        for letter in "kaffe":
            screen.line.insert(letter)
            screen._begin()  # as on_line_input_changed does, before anything else has its turn
        await pilot.pause()
        while screen.line.note != searching.hits(len(screen.hits)):
            await pilot.pause()
        assert screen.hits
    gc.collect()  # a coroutine that nobody awaited fails the test here
