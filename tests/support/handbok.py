"""Runs the real command in a process of its own, over a workbook of its own."""

import io
import os
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import handbok_tui
from handbok_tui.cli import main
from handbok_tui.cli.opening import person

PATIENCE = 60
"""Seconds until a process that never ends is a failure."""

COMMAND = (sys.executable, "-m", "handbok_tui")
SOURCE = Path(handbok_tui.__file__).resolve().parent.parent


@dataclass(frozen=True)
class Ended:
    """How a process ended: its exit code and the bytes it wrote."""

    code: int
    out: bytes
    err: bytes

    @property
    def text(self) -> str:
        """Standard output; fails unless the command went well."""
        assert self.code == 0, self
        return self.out.decode("utf-8")

    @property
    def remarks(self) -> str:
        """Standard error."""
        return self.err.decode("utf-8")

    @property
    def refusal(self) -> str:
        """The one line that says why the command refused: exit 1, nothing on standard output."""
        assert (self.code, self.out) == (1, b""), self
        return self.complaint

    @property
    def complaint(self) -> str:
        """The one line on standard error, from the program to a person."""
        assert self.remarks.startswith("handbok: "), self
        assert self.remarks.count("\n") == 1, self
        assert self.remarks.endswith("\n"), self
        return self.remarks


class Handbok:
    """The command ``handbok`` and the workbook it is used with.

    ``home`` is the folder everything is in; the command runs there, far from the checkout.
    """

    def __init__(self, home: Path) -> None:
        self.home = home
        self.workbook = home / "arbetsbok"
        home.mkdir(parents=True, exist_ok=True)

    @property
    def environment(self) -> dict[str, str]:
        """What the command sees."""
        own = {"HANDBOK_DIR": str(self.workbook), "PYTHONPATH": str(SOURCE)}
        return {**os.environ, **own}

    def run(self, *words: str, stdin: bytes = b"", **environment: str) -> Ended:
        """Run ``handbok`` with the words, and wait for its end."""
        return self.run_command([*COMMAND, *words], stdin=stdin, **environment)

    def run_command(self, command: list[str], *, stdin: bytes = b"", **environment: str) -> Ended:
        """Run any command in the same place."""
        ended = subprocess.run(
            command,
            input=stdin,
            capture_output=True,
            cwd=self.home,
            env={**self.environment, **environment},
            timeout=PATIENCE,
            check=False,
        )
        return Ended(ended.returncode, ended.stdout, ended.stderr)

    def run_here(self, *words: str, stdin: bytes = b"") -> Ended:
        """The same without a process of its own, for tests with very many runs."""
        out, err = io.BytesIO(), io.BytesIO()
        with pytest.MonkeyPatch.context() as patched:
            patched.setenv("HANDBOK_DIR", str(self.workbook))
            patched.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
            patched.setattr(sys, "stdout", io.TextIOWrapper(out, write_through=True))
            patched.setattr(sys, "stderr", io.TextIOWrapper(err, write_through=True))
            code = main(words)
            return Ended(code, out.getvalue(), err.getvalue())

    def answer(self, question: str, text: str, *words: str) -> None:
        """Save an answer."""
        ended = self.run("answer", question, *words, stdin=text.encode())
        assert (ended.code, ended.out) == (0, b""), ended

    def sheet(self, respondent: str = "gruppen", chapter: str = "k1") -> Path:
        """The file of a respondent's answers to a chapter."""
        return self.workbook / "answers" / respondent / f"{chapter}.toml"

    def saved(self, question: str, respondent: str = "gruppen") -> dict[str, Any]:
        """An answer as it stands in its file."""
        answers = tomllib.loads(self.sheet(respondent).read_text("utf-8"))["answers"]
        found: dict[str, Any] = answers[question]
        return found

    def put(self, name: str, content: str | bytes) -> Path:
        """Put a file in the workbook, byte for byte; ``name`` is its path there."""
        path = self.workbook / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path


def me() -> str:
    """The respondent id of whoever runs the tests."""
    return person(Path()).id
