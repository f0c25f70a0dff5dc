"""Every state in which the program asks before something is replaced or thrown away: how one gets
there by keyboard.  Whoever lets the program ask something new adds it here.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tests.support.changes import MARKDOWN, prepare
from tests.tui.test_conflict import CONFLICT

FILE = "eget.txt"


class Asks(NamedTuple):
    """What lies in the workbook's folder first, and the keys; "FILE" is the name of FILE there."""

    put: Callable[[Path], object]
    keys: tuple[str, ...]


def file(text: str) -> Callable[[Path], object]:
    """A file beside the workbook."""
    return lambda folder: (folder / FILE).write_text(text, "utf-8")


def _changed_chapter(folder: Path) -> None:
    prepare(folder)
    own = folder / "chapters/e1.toml"
    own.write_bytes(own.read_bytes().replace("Så här".encode(), "Så här hos oss".encode()))
    (folder / FILE).write_text(MARKDOWN.replace("Så här", "Helt annorlunda"), "utf-8")


def _answered(folder: Path) -> None:
    prepare(folder)
    (folder / FILE).write_text("### Fråga \\[k1-ref-1\\]\n\nTvärtom\n", "utf-8")


def _own_first_chapter(folder: Path) -> None:
    (folder / "chapters").mkdir()
    (folder / "chapters/k1.toml").write_text(
        'format = 1\nid = "k1"\nnumber = 1\ntitle = "Vårt"\nsource = "own"\n\n'
        '[[sections]]\nid = "k1-text"\nkind = "text"\ntitle = "Text"\nbody = "Vårt."\n',
        "utf-8",
    )


def _two_versions(folder: Path) -> None:
    path = folder / "answers/gruppen/k1.toml"
    path.parent.mkdir(parents=True)
    path.write_text(CONFLICT.format("anna", "bo"), "utf-8")


def _nothing(_folder: Path) -> None:
    """An empty workbook."""


CELL = ("tab", "tab", "enter")
NAMED = ("ctrl+u", "FILE", "enter")
ASKING: dict[str, Asks] = {
    "export over a file": Asks(file("Gammalt"), ("x", "f", *NAMED, "enter")),
    "import over a changed chapter": Asks(_changed_chapter, ("I", *NAMED)),
    "import of no text": Asks(file("root:x:0:0:root:/root:/bin/sh\n"), ("I", *NAMED)),
    "import of a title that is there": Asks(file("# Lärande ledarskap\n\nText.\n"), ("I", *NAMED)),
    "form over an answer": Asks(_answered, ("B", *NAMED)),
    "edition over one's own chapter": Asks(_own_first_chapter, ("1", "e", "space", "T")),
    "a line that is left": Asks(_nothing, ("1", "tab", "a", *"Ring natten", "escape")),
    "a cell that is left": Asks(
        _nothing,
        ("m", "down", "down", "enter", "space", "n", *"Ring", "enter", *CELL, *"Bo", "escape"),
    ),
    "two versions": Asks(_two_versions, ("1", "tab", "enter")),
}
