"""Makes the pictures in docs/pictures from the running program: ``make pictures``.

A made-up leader reads, fills in, follows up, holds a meeting and takes her handbook home, in a
copy of the worked example.  The clock stands still and the pictures fetch nothing from the net,
so the same program gives the same bytes.
"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import sys
import tempfile
from datetime import datetime, timedelta, timezone
from html import unescape
from pathlib import Path

from textual.pilot import Pilot

from handbok_tui.core.answers.workbook import Respondent
from handbok_tui.session import Session
from handbok_tui.storage.answers.files import WorkbookFiles
from handbok_tui.storage.edition.files import EditionFiles
from handbok_tui.storage.files.locations import shipped_edition
from handbok_tui.storage.person.place import PlaceFile
from handbok_tui.tui.app.app import HandbokApp

SIZE = (80, 24)
NOW = datetime(2027, 9, 20, 14, 32, tzinfo=timezone(timedelta(hours=2)))
ASA = Respondent("asa", "Åsa, enhetschef")
EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "enheten-lonnen"

PICTURES: dict[str, tuple[str, ...]] = {
    "kapitel": ("1", "tab"),
    "svar": ("enter",),
    "mall": ("escape", "m", *["down"] * 2, "enter"),
    "folj-upp": ("escape", "f"),
    "grupp": ("escape", "1", "tab", "g", "right"),
    "export": ("escape", "x"),
}
"""The keys that lead to each picture, from where the one before it was taken."""

_WEB_FONTS = re.compile(r"\s*@font-face \{[^}]*\}")
_FAMILY = re.compile(r"font-family: [^;]*;")
_OUR_FAMILY = 'font-family: "DejaVu Sans Mono", Menlo, Consolas, monospace;'
_BLANKS_FIRST = re.compile(
    r'x="(?P<x>[\d.]+)" (?P<y>y="[\d.]+") textLength="(?P<length>[\d.]+)"(?P<rest>[^>]*)>'
    r"(?P<blanks>(?:&#160;)+)(?P<words>[^<]+)<"
)


def picture(app: HandbokApp) -> str:
    """What the screen shows as SVG, with a font that the viewer's machine has."""
    svg = app.export_screenshot(title="handbok")
    svg = _FAMILY.sub(_OUR_FAMILY, _WEB_FONTS.sub("", svg))
    return _BLANKS_FIRST.sub(_moved, svg)


def _moved(text: re.Match[str]) -> str:
    """A text that begins where its words do: some viewers drop the blanks before them."""
    blanks = len(text["blanks"]) // len("&#160;")
    length = float(text["length"])
    cell = length / (blanks + len(unescape(text["words"])))
    x, length = float(text["x"]) + blanks * cell, length - blanks * cell
    return f'x="{x:.1f}" {text["y"]} textLength="{length:.1f}"{text["rest"]}>{text["words"]}<'


async def _settled(pilot: Pilot[None]) -> None:
    """Everything handled, saved and drawn."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def make(workbook: Path) -> dict[str, str]:
    """The pictures by name; ``workbook`` is a copy of the example, and may change."""
    session = Session(
        EditionFiles(shipped_edition()), WorkbookFiles(workbook, ASA), now=lambda: NOW
    )
    app = HandbokApp(session, PlaceFile(workbook / ".handbok", ASA.id))
    pictures = {}
    async with app.run_test(size=SIZE) as pilot:
        await _settled(pilot)
        for name, keys in PICTURES.items():
            await pilot.press(*keys)
            await _settled(pilot)
            pictures[name] = picture(app)
    return pictures


def main() -> None:
    """Write the pictures beside this file."""
    folder = Path(__file__).resolve().parent / "pictures"
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        copy = shutil.copytree(EXAMPLE, Path(home) / EXAMPLE.name)
        os.environ["HOME"] = "/home/asa"  # a picture shows where a file would go; nothing goes
        pictures = asyncio.run(make(copy))
    for name, svg in pictures.items():
        (folder / f"{name}.svg").write_text(svg, encoding="utf-8")
        sys.stdout.write(f"docs/pictures/{name}.svg\n")


if __name__ == "__main__":
    main()
