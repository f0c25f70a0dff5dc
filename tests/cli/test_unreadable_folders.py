"""A folder that cannot be listed is said, and nothing is made as if it were empty."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from handbok_tui.cli import main

EXAMPLE = Path(__file__).resolve().parents[2] / "examples/enheten-lonnen"
FOLDERS = ("answers", "answers/karim", "log", "log/asa", "worksheets/asa", "worksheets", "chapters",
           "templates")  # fmt: skip
COMMANDS = (["export"], ["freeze", "Utgåva"], ["check"])


@pytest.fixture
def book(tmp_path: Path) -> Path:
    shutil.copytree(EXAMPLE, tmp_path / "w")
    for name in FOLDERS:
        (tmp_path / "w" / name).mkdir(exist_ok=True)
    return tmp_path / "w"


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
@pytest.mark.parametrize("name", FOLDERS)
def test_a_folder_without_rights_is_named_and_nothing_is_left_out_unsaid(
    book: Path, name: str, command: list[str], monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    closed, scandir = book / name, os.scandir

    def refuse(path: Any = ".") -> Any:
        if Path(path) == closed:
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert main(["--workbook", str(book), *command]) == 1
    said = "".join(capsys.readouterr())
    assert f"{closed}: mappen går inte att läsa: du har inte rätt" in said
    assert "Permission denied" not in said


@pytest.mark.parametrize("name", ["answers", "log", "worksheets", "chapters", "templates"])
def test_what_is_no_folder_is_named(book: Path, name: str, capsys: Any) -> None:
    shutil.rmtree(book / name)
    os.mkfifo(book / name)
    assert main(["--workbook", str(book), "check"]) == 1
    assert f"{book / name}: mappen går inte att läsa: det är ingen mapp" in "".join(
        capsys.readouterr()
    )
