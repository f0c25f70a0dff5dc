"""The colours as they reach the terminal: readable in every theme, absent where not wanted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from rich.color import Color, ColorSystem, ColorType
from rich.style import Style
from textual.theme import Theme
from textual.widgets import TextArea

from handbok_tui.core import settings
from handbok_tui.core.answers.workbook import Respondent
from handbok_tui.session import Session
from handbok_tui.storage.answers.files import WorkbookFiles
from handbok_tui.storage.edition.files import EditionFiles
from handbok_tui.storage.files.locations import shipped_edition
from handbok_tui.storage.person.place import PlaceFile
from handbok_tui.tui.app.app import HandbokApp
from handbok_tui.tui.terminal.drawing.colours import colour_system, colours_of
from handbok_tui.tui.theme import (
    DARK,
    HIGH_CONTRAST,
    LIGHT,
    MONOCHROME,
    TERMINAL,
    THEMES,
    choose_theme,
)

LEAST = 7.0
COLOURED = (DARK, LIGHT, HIGH_CONTRAST)
SYSTEMS = (ColorSystem.TRUECOLOR, ColorSystem.EIGHT_BIT)
ANSWERS = """\
[answers.k1-ref-1]
text = "Vi börjar smått."

[answers.k1-ref-2.fields]
finns = "Delvis"
"""
PLAIN = {None, Color.default()}

over_themes = pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
over_coloured = pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
over_systems = pytest.mark.parametrize("system", SYSTEMS, ids=lambda system: system.name)


def luminance(colour: Color) -> float:
    """Relative luminance as WCAG 2 defines it, 0 to 1."""
    parts = [part / 255 for part in colour.get_truecolor()]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(ink: Color, paper: Color, system: ColorSystem) -> float:
    """Contrast as WCAG 2 defines it, 1 to 21, of colours as a terminal of that kind shows them."""
    dark, light = sorted(luminance(colour.downgrade(system)) for colour in (ink, paper))
    return (light + 0.05) / (dark + 0.05)


def colours_in(theme: Theme) -> dict[str, str]:
    """What the style sheets can name."""
    return {**theme.to_color_system().generate(), **theme.variables}


def pairs(theme: Theme) -> Iterator[tuple[str, str, str]]:
    """What text may stand on, by name: the pair and its two colours."""
    found = colours_in(theme)
    for ink in ("foreground", "quiet", "primary", "own", "mark"):
        for paper in ("background", "surface"):
            yield f"{ink} on {paper}", found[ink], found[paper]
    for hit in ("hit", "hit-current"):
        yield hit, found[f"{hit}-text"], found[hit]


@over_coloured
@over_systems
def test_every_pair_of_a_theme_is_readable(theme: Theme, system: ColorSystem) -> None:
    seen = {name: contrast(Color.parse(i), Color.parse(p), system) for name, i, p in pairs(theme)}
    assert {name: round(value, 1) for name, value in seen.items() if value < LEAST} == {}


@over_coloured
@over_systems
def test_grounds_and_hits_are_told_apart(theme: Theme, system: ColorSystem) -> None:
    found = colours_in(theme)
    grounds = [found[name] for name in ("background", "surface", "hit", "hit-current")]
    shown = {Color.parse(colour).downgrade(system).get_truecolor() for colour in grounds}
    assert len(shown) == len(grounds)


# -- what is really drawn --------------------------------------------------------------------

Seen = dict[str, list[tuple[str, Style]]]
"""State -> every text that shows on the screen, with its style."""


def drawn(app: HandbokApp) -> list[tuple[str, Style]]:
    """Everything on the screen that shows."""
    strips = app.screen._compositor.render_strips()
    return [(s.text, s.style or Style()) for strip in strips for s in strip if s.text.strip()]


def open_app(folder: Path, theme: Theme) -> HandbokApp:
    """The program over a workbook with two answers."""
    sheet = folder / "answers" / "gruppen" / "k1.toml"
    sheet.parent.mkdir(parents=True)
    sheet.write_text(ANSWERS, "utf-8")
    editions = EditionFiles(shipped_edition(), folder / "chapters")
    session = Session(editions, WorkbookFiles(folder, Respondent("anna", "Anna")))
    app = HandbokApp(session, PlaceFile(folder / ".handbok", "anna"))
    app.theme = theme.name
    return app


async def look_around(app: HandbokApp) -> Seen:
    """Go through the screens; what is drawn in each state."""
    seen: Seen = {}
    async with app.run_test(size=(110, 30)) as pilot:

        async def look(state: str, *keys: str) -> None:
            await pilot.press(*keys)
            await pilot.pause()
            seen[state] = drawn(app)

        await look("start")
        await look("question", "1", "tab")
        await look("hits", "slash", *"lär")
        await look("hits kept", "enter")
        await look("answer", "1", "tab", "enter")
        app.screen.query_one(TextArea).select_all()
        await look("selected")
        await look("fields", "escape", "tab", "enter")
        await look("contents", "escape", "i")
        await look("help", "escape", "f1")
        await look("search", "escape", "s", *"lär")
        await look("facts", "escape", "y", "tab")
        await look("export", "escape", "x")
        await look("message", "escape", "u")
    return seen


_seen: dict[str, Seen] = {}


@pytest.fixture
async def seen(theme: Theme, tmp_path: Path) -> Seen:
    """What there is to see in a theme; looked at once."""
    if theme.name not in _seen:
        _seen[theme.name] = await look_around(open_app(tmp_path, theme))
    return _seen[theme.name]


def readable(style: Style, system: ColorSystem) -> bool:
    """Whether text in that style has contrast enough."""
    if style.color is None or style.bgcolor is None:
        return False
    return contrast(style.color, style.bgcolor, system) >= LEAST


@over_coloured
@over_systems
def test_all_text_is_readable_on_every_screen(seen: Seen, system: ColorSystem) -> None:
    texts = [(state, *each) for state, drawn_there in seen.items() for each in drawn_there]
    assert len(texts) > 500
    assert [(state, text) for state, text, style in texts if not readable(style, system)] == []


@pytest.mark.parametrize("theme", [TERMINAL, MONOCHROME], ids=lambda theme: theme.name)
def test_text_has_the_terminals_own_colours(theme: Theme, seen: Seen) -> None:
    texts = [each for drawn_there in seen.values() for each in drawn_there]
    assert {style.bgcolor for _, style in texts} <= PLAIN
    signs = {text for text, style in texts if style.color not in PLAIN}
    assert signs == ({"▸ "} if theme is TERMINAL else set())
    named = {style.color.type for _, style in texts if style.color}
    assert named <= {ColorType.DEFAULT, ColorType.STANDARD}


@over_themes
def test_state_is_seen_without_colour(seen: Seen) -> None:
    hits = [style for text, style in seen["hits kept"] if text.casefold() == "lär"]
    current = [style for style in hits if style.reverse]
    assert len(current) == 1
    assert len(hits) > 1
    assert all(style.underline for style in hits if not style.reverse)
    for state in ("question", "contents"):
        assert any(text.startswith("▸ ") for text, _ in seen[state]), state
        assert any(style.reverse and len(text) > 10 for text, style in seen[state]), state
    assert any(style.underline for _, style in seen["facts"])
    assert not all(style.underline for _, style in seen["facts"])
    reversed_in = {
        state: {bool(style.reverse) for text, style in seen[state] if "smått" in text}
        for state in ("answer", "selected")
    }
    assert reversed_in == {"answer": {False}, "selected": {True}}


# -- which theme -----------------------------------------------------------------------------

TRUE = {"COLORTERM": "truecolor"}


@pytest.mark.parametrize(
    ("environ", "colours", "system", "theme"),
    [
        ({"TERM": "xterm-256color"}, "256", "256", DARK),
        ({"TERM": "tmux-256color"}, "256", "256", DARK),
        ({"TERM": "putty-256color"}, "256", "256", DARK),
        ({"TERM": "xterm-256color", **TRUE}, "all", "truecolor", DARK),
        ({"TERM": "xterm-kitty"}, "all", "truecolor", DARK),
        ({"TERM": "foot"}, "all", "truecolor", DARK),
        ({"TERM": "alacritty"}, "all", "truecolor", DARK),
        ({"TERM": "screen", **TRUE}, "16", "standard", TERMINAL),
        ({"TERM": "screen-256color", **TRUE}, "256", "256", DARK),
        ({"TERM": "screen-256color", "TMUX": "/tmp/t", **TRUE}, "all", "truecolor", DARK),
        ({"TERM": "linux"}, "16", "standard", TERMINAL),
        ({"TERM": "xterm"}, "16", "standard", TERMINAL),
        ({"TERM": "screen"}, "16", "standard", TERMINAL),
        ({"TERM": "putty"}, "16", "standard", TERMINAL),
        ({"TERM": "nobody-knows-it"}, "16", "standard", TERMINAL),
        ({"TERM": "vt100"}, "none", "standard", MONOCHROME),
        ({"TERM": "vt220"}, "none", "standard", MONOCHROME),
        ({"TERM": "vt220", **TRUE}, "none", "standard", MONOCHROME),
        ({"TERM": "linux-m"}, "none", "standard", MONOCHROME),
        ({"TERM": "ansi-mono"}, "none", "standard", MONOCHROME),
        ({"TERM": "dumb", **TRUE}, "none", "standard", MONOCHROME),
        ({"TERM": "unknown"}, "none", "standard", MONOCHROME),
        ({}, "none", "standard", MONOCHROME),
    ],
    ids=str,
)
def test_the_terminals_name_chooses(
    environ: Mapping[str, str], colours: str, system: str, theme: Theme
) -> None:
    assert colours_of(environ) == colours
    assert colour_system(environ) == system
    assert choose_theme(environ) == theme.name


def test_a_wish_comes_before_the_terminal_and_no_color_before_the_wish() -> None:
    assert choose_theme({"TERM": "linux"}, LIGHT.name) == LIGHT.name
    assert choose_theme({"TERM": "linux", "NO_COLOR": ""}, LIGHT.name) == LIGHT.name
    assert choose_theme({"TERM": "foot", "NO_COLOR": "1"}, LIGHT.name) == MONOCHROME.name


def test_every_theme_can_be_set() -> None:
    assert (settings.AUTOMATIC, *(theme.name for theme in THEMES)) == settings.THEMES
