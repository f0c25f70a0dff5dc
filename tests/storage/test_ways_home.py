"""Commands that are shown to be copied work where they are typed."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from handbok_tui.storage.export import ways_home
from handbok_tui.storage.export.ways_home import (
    Server,
    fetching,
    folded,
    program,
    server,
    without_file,
)
from handbok_tui.storage.files.locations import Locations, find, shipped_edition
from tests.support.handbok import SOURCE


@pytest.mark.parametrize(
    ("came", "there"),
    [
        ("198.51.100.4 50022 192.0.2.7 22", Server("anna", "192.0.2.7")),
        ("198.51.100.4 50022 192.0.2.7 2222", Server("anna", "192.0.2.7", "2222")),
        ("2001:db8::1 50022 2001:db8::7 22", Server("anna", "2001:db8::7")),
        ("::1 50022 ::1 22", Server("anna", "server")),
        ("127.0.0.1 50022 127.0.0.1 2222", Server("anna", "server")),
        ("fe80::1%eth0 50022 fe80::2%eth0 22", Server("anna", "server")),
        ("", Server("anna", "server")),
        ("något annat", Server("anna", "server")),
    ],
)
def test_the_address_is_the_one_that_ssh_came_to(came: str, there: Server) -> None:
    assert server("anna", "server", {"SSH_CONNECTION": came}) == there


def test_each_program_gets_port_and_address_as_it_wants_them() -> None:
    there = Server("anna", "2001:db8::7", "2222")
    assert fetching(Path("/a.md"), there) == "scp -P 2222 'anna@[2001:db8::7]:/a.md' .".replace(
        "'", '"'
    )
    words = ["handbok", "export"]
    assert without_file(words, there, "a.md") == (
        "ssh -p 2222 anna@2001:db8::7 handbok export > a.md"
    )


def test_a_path_is_whole(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    there = Server("anna", "s")
    assert fetching(Path.home() / "a.md", there) == f"scp anna@s:{Path.home()}/a.md ."
    monkeypatch.chdir(tmp_path)
    assert fetching(Path("lönn 1.md"), there) == f'scp "anna@s:{tmp_path}/lönn 1.md" .'


def places(workbook: Path) -> Locations:
    return Locations(shipped_edition(), workbook)


def test_a_program_that_no_shell_would_find_is_named_in_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_DATA_HOME")
    usual = places(find(environment={}).workbook)
    started = tmp_path / "egen mapp" / "handbok"
    started.parent.mkdir()
    started.write_text("#!/bin/sh\n")
    monkeypatch.setattr(ways_home, "_FOUND_ANYWHERE", "")
    monkeypatch.setenv("PATH", "")
    assert program(usual, str(started)) == [str(started)]
    beside = tmp_path / "venv/handbok"
    monkeypatch.setattr(sys, "executable", str(beside.with_name("python3")))
    assert program(usual, "/x/__main__.py") == [sys.executable, "-m", "handbok_tui"]
    beside.parent.mkdir()
    beside.write_text("#!/bin/sh\n")
    assert program(usual, "/x/__main__.py") == [str(beside)]
    beside.unlink()
    started.chmod(0o755)
    monkeypatch.setenv("PATH", str(started.parent))
    assert program(usual, "/x/__main__.py") == [str(started)]
    monkeypatch.setattr(ways_home, "_FOUND_ANYWHERE", str(started.parent))
    assert program(usual, "/x/__main__.py") == ["handbok"]
    elsewhere = places(tmp_path / "annan bok")
    assert program(elsewhere) == ["handbok", "--workbook", str(tmp_path / "annan bok")]
    own = Locations(tmp_path, usual.workbook)
    assert program(own) == ["handbok", "--edition", str(tmp_path)]


def test_the_command_without_a_file_gives_the_document_in_a_bare_shell(tmp_path: Path) -> None:
    there = Server("anna", "s")
    book = tmp_path / "en bok"
    words = [sys.executable, "-m", "handbok_tui", "--workbook", str(book), "export"]
    shown = without_file(words, there, str(tmp_path / "ut.md"))
    asked = shlex.split(shown.removeprefix("ssh anna@s ").rpartition(" > ")[0])
    done = subprocess.run(
        ["sh", "-c", " ".join(asked)],  # as the server's ssh gives it to a shell
        env={"PYTHONPATH": str(SOURCE), "HOME": str(tmp_path)},
        capture_output=True,
        check=True,
    )
    assert "# Vår egen handbok" in done.stdout.decode() or done.stdout.decode().startswith("# ")


@pytest.mark.parametrize("width", [10, 36, 74, 200])
def test_a_command_that_is_too_long_for_a_line_is_one_command_still(width: int) -> None:
    asked = "'/srv/en mapp/handbok' --workbook /srv/bok export"
    command = f"ssh -p 2222 anna@192.0.2.7 \"{asked}\" > 'min bok.md'"
    shown = folded(command, width)
    assert shlex.split(shown.replace("\\\n", "")) == shlex.split(command)
    for line in shown.split("\n"):
        assert len(line) <= width or len(shlex.split(line.removesuffix(" \\"))) == 1
    assert ("\n" in shown) == (len(command) > width)
