"""A line of any length is wrapped, drawn and edited as a short one is."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from textual._wrap import compute_wrap_offsets
from textual.app import App, ComposeResult
from textual.widgets import TextArea

from handbok_tui.tui.widgets import long_lines
from handbok_tui.tui.widgets.answer_area import AnswerArea
from handbok_tui.tui.widgets.long_lines import rewrapped
from tests.support.screens import screen_text

WIDTH = 9
texts = st.text(alphabet="aå漢\u0301  b.", max_size=400)


def wrapped(text: str) -> list[int]:
    return compute_wrap_offsets(text, WIDTH, 4)


@settings(max_examples=300)
@given(texts, texts, st.text(alphabet="aå漢  b", max_size=30), st.integers(0, 400))
@example("a" * 100, "b" * 100, "", 3)
def test_a_change_is_wrapped_as_the_whole_line_would_be(
    before: str, after: str, typed: str, taken: int
) -> None:
    old, new = before + after, before + typed + after[taken:]
    assert rewrapped(wrapped(old), old, new, WIDTH) == wrapped(new)


class Areas(App[None]):
    """The editor as it is in the program, and as it would be without LongLines."""

    def __init__(self, area: TextArea) -> None:
        super().__init__()
        self.area = area

    def compose(self) -> ComposeResult:
        yield self.area


KEYS = (
    "ctrl+end", "x", "space", "ö", "backspace", "home", "shift+right", "shift+right", "delete",
    "up", "up", "y", "enter", "z", "ctrl+z", "ctrl+z", "ctrl+home", "shift+down", "shift+down",
    "down", "end", "enter", "å", "pagedown", "w", "ctrl+y", "left", "shift+up", "pageup", "v",
)  # fmt: skip


@pytest.mark.parametrize("text", ["ord och några till. " * 60, "x" * 700, "kort\n" + "lång " * 200])
async def test_long_lines_look_and_behave_as_short_ones(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[list[str]] = []
    for longest in (50, 10**9):
        monkeypatch.setattr(long_lines, "LONG", longest)
        app = Areas(AnswerArea())
        app.area.load_text(text)
        seen = []
        async with app.run_test(size=(40, 12)) as pilot:
            app.area.focus()
            for key in KEYS:
                await pilot.press(key)
                await pilot.pause()
                strips = app.screen._compositor.render_strips()
                marked = "|".join(
                    segment.text
                    for strip in strips
                    for segment in strip
                    if segment.style is not None and segment.style.reverse
                )
                seen.append(f"{key}\n{screen_text(app)}\n{marked}\n{app.area.text}")
        looks.append(seen)
    assert looks[0] == looks[1]
