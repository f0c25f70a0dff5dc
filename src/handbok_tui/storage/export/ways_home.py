"""How a document gets from the server to the person's own computer: commands to type there.

They must work as they are copied.  So the address is the one that the person's own line came to,
a path is whole, and the program is named in full where a shell that nobody sits
at would not find it.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from handbok_tui.core.layout.cells import cell_len
from handbok_tui.storage.files.locations import APP, Locations, find

_FOUND_ANYWHERE = "/usr/local/bin:/usr/bin:/bin"
"""Where every shell looks for programs."""
_SSH_PORT = "22"
_LOOPBACKS = ("127.", "::1", "fe80")
"""What such an address begins with leads nowhere from outside."""


_WORD = re.compile(r"""(?:[^\s"']|"[^"]*"|'[^']*')+""")
_ON = " \\"
"""Ends a line that goes on in the next one."""


class Server(NamedTuple):
    """Where the person is logged in; ``port`` is "" for the usual one."""

    user: str
    address: str
    port: str = ""


def server(user: str, host: str, environment: Mapping[str, str] = os.environ) -> Server:
    """The address that the person's own ssh came to; without one what the machine is called."""
    parts = environment.get("SSH_CONNECTION", "").split()
    if len(parts) != 4 or parts[2].startswith(_LOOPBACKS):
        return Server(user, host)
    return Server(user, parts[2], parts[3] if parts[3] != _SSH_PORT else "")


def fetching(path: Path, there: Server) -> str:
    """The command that copies a file to the folder one stands in."""
    port = f"-P {there.port} " if there.port else ""
    address = f"[{there.address}]" if ":" in there.address else there.address
    return f"scp {port}{_quoted(f'{there.user}@{address}:{path.absolute()}')} ."


def without_file(words: Sequence[str], there: Server, name: str) -> str:
    """The command that gives what ``words`` export, in a file of that name at home."""
    port = f"-p {there.port} " if there.port else ""
    command = shlex.join(words)
    asked = command if command == " ".join(words) else _quoted(command)
    return f"ssh {port}{there.user}@{there.address} {asked} > {_quoted(name)}"


def folded(command: str, width: int) -> str:
    """A command in lines of at most ``width`` cells that a shell reads as one; words stay whole."""
    lines: list[str] = []
    for word in _WORD.findall(command):
        if lines and cell_len(f"{lines[-1]} {word}{_ON}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    whole = " ".join(lines)
    return whole if cell_len(whole) <= width else f"{_ON}\n".join(lines)


def program(places: Locations, typed: str = "") -> list[str]:
    """How ``handbok`` is called for these folders by a shell that knows nothing of this one;
    ``typed`` is the file that this run was started from.
    """
    usual = find(environment={})
    words = _called(typed or sys.argv[0])
    if places.workbook != usual.workbook or "XDG_DATA_HOME" in os.environ:
        words += ["--workbook", str(places.workbook)]
    if places.edition != usual.edition:
        words += ["--edition", str(places.edition)]
    return words


def _called(typed: str) -> list[str]:
    if shutil.which(APP, path=_FOUND_ANYWHERE):
        return [APP]
    for here in (Path(typed), Path(sys.executable).with_name(APP)):
        if here.name == APP and here.is_file():
            return [str(here.absolute())]
    found = shutil.which(APP)
    return [found] if found else [sys.executable, "-m", "handbok_tui"]


def _quoted(word: str) -> str:
    """A word of a command line as sh, PowerShell and cmd read it; cmd knows no other quotes.

    What double quotes do not protect in sh and PowerShell is written for sh.
    """
    plain = shlex.quote(word) == word
    return word if plain else shlex.quote(word) if set(word) & set('"$`\\!%') else f'"{word}"'
