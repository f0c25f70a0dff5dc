"""What the pages for people say is there: files, commands, options, targets, keys, examples."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from handbok_tui.cli.arguments import COMMANDS as CLI_COMMANDS
from handbok_tui.cli.arguments import parse
from handbok_tui.core.answers.workbook import Respondent
from handbok_tui.storage.answers.files import WorkbookFiles
from handbok_tui.tui.commands.keys import key_name
from handbok_tui.tui.commands.table import COMMANDS as KEY_COMMANDS

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "handbok_tui"
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
SWEDISH = [ROOT / "README.md", ROOT / "docs" / "kom-igang.md"]

_LINK = re.compile(r"\]\(([^)\s]+)\)")
_CODE = re.compile(r"`([^`\n]+)`")
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_COMMAND = re.compile(r"(?:^|[\s/])handbok (?=[-a-zåäö])([^|<>#`]*)")
_ROOMS = ("cli/", "core/", "export/", "session/", "storage/", "texts/", "tui/")
_TOP = (".ci/", "benchmarks/", "content/", "docs/", "examples/", "requirements/", "src/", "tests/")
_HAS = {name for command in CLI_COMMANDS for name in (command[0], *command[1])}

over_pages = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


def code(text: str) -> Iterator[str]:
    """Every piece of code in a page, line by line."""
    for _, block in _FENCE.findall(text):
        yield from block.split("\n")
    yield from _CODE.findall(_FENCE.sub("", text))


def fenced(page: Path, language: str) -> list[str]:
    return [block for found, block in _FENCE.findall(page.read_text("utf-8")) if found == language]


def handbok_commands(text: str) -> list[list[str]]:
    """The words after ``handbok`` wherever it is shown as a command."""
    pieces = (piece.split("   #")[0] for piece in code(text))
    return [found[1].split() for piece in pieces for found in _COMMAND.finditer(piece)]


def test_there_is_something_to_look_at() -> None:
    text = "\n".join(page.read_text("utf-8") for page in PAGES)
    assert len(PAGES) >= 7
    assert len(handbok_commands(text)) >= 10
    assert len(_LINK.findall(text)) >= 10


@over_pages
def test_links_lead_to_files(page: Path) -> None:
    targets = [link for link in _LINK.findall(page.read_text("utf-8")) if "://" not in link]
    missing = [link for link in targets if not (page.parent / link.split("#")[0]).exists()]
    assert missing == []


@over_pages
def test_paths_exist(page: Path) -> None:
    missing = []
    for words in code(page.read_text("utf-8")):
        for word in words.split():
            if word.startswith(_ROOMS) and not (PACKAGE / word).exists():
                missing.append(word)
            if word.startswith(_TOP) and not (ROOT / word).exists():
                missing.append(word)
    assert missing == []


def test_every_room_is_in_the_architecture() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    rooms = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists()}
    assert {room for room in rooms if f"| `{room}/` |" not in text} == set()


def test_words_of_the_glossary_stand_where_it_says() -> None:
    text = (ROOT / "docs" / "ordlista.md").read_text("utf-8")
    rows = [row.split("|")[1:-1] for row in text.split("\n") if row.startswith("| ")][1:]
    missing = [
        name
        for _, names, place in rows
        for name in _CODE.findall(names)
        if not name.endswith(".toml") and name not in (PACKAGE / place.strip()).read_text("utf-8")
    ]
    assert len(rows) > 20
    assert missing == []


@over_pages
def test_handbok_commands_are_understood(page: Path) -> None:
    for words in handbok_commands(page.read_text("utf-8")):
        if "--help" in words:
            assert words[0] in _HAS
        else:
            parse(words)  # ends the test with SystemExit where it is wrong usage


@over_pages
def test_make_targets_exist(page: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    asked = {
        found[1]
        for piece in code(page.read_text("utf-8"))
        for found in re.finditer(r"\bmake ([a-z]+)", piece)
    }
    assert asked - targets == set()


@pytest.mark.parametrize("page", SWEDISH, ids=lambda page: page.name)
def test_what_is_bold_is_a_key(page: Path) -> None:
    names = {key_name(key) for command in KEY_COMMANDS for key in command.keys}
    names |= {key for command in KEY_COMMANDS for key in command.shown_keys.split()}
    keys = names | {name.removeprefix("Blanksteg ") for name in names}
    bold = set(_BOLD.findall(page.read_text("utf-8"))) - {"inte"}
    assert len(bold) > 8
    assert bold - keys == set()


def test_the_example_of_a_workbook_can_be_read(tmp_path: Path) -> None:
    (example,) = fenced(ROOT / "README.md", "toml")
    (tmp_path / "workbook.toml").write_text(example, "utf-8")
    workbook, faults = WorkbookFiles(tmp_path, Respondent("anna", "Anna")).workbook()
    assert faults == ()
    assert "" not in (workbook.organisation, workbook.unit, workbook.owner, workbook.vision)
    assert [r.name for r in workbook.respondents if r.kind == "group"] == ["Ledningsgruppen"]


def test_pictures_fetch_nothing_and_are_described() -> None:
    pictures = sorted((ROOT / "docs" / "pictures").glob("*.svg"))
    assert [picture.stem for picture in pictures] == [
        "export",
        "folj-upp",
        "grupp",
        "kapitel",
        "mall",
        "svar",
    ]
    assert [p.name for p in pictures if "url(http" in p.read_text("utf-8")] == []
    shown = re.findall(r"!\[([^]]*)\]\(", (ROOT / "README.md").read_text("utf-8"))
    assert shown
    assert all(len(alt) > 40 for alt in shown)
