"""Other programs are run for a bounded time; the fuller ways are tested in tests/cli."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbok_tui.storage.export import converting
from handbok_tui.storage.export.converting import CannotConvert, convert
from tests.support.programs import put_program


def test_a_program_that_never_ends_is_stopped_with_what_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_program(tmp_path, "weasyprint", "/bin/sleep 600 & wait")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(converting, "PATIENCE", 0.05)
    with pytest.raises(CannotConvert, match="weasyprint blev inte klart"):
        convert("<p>hej</p>", "pdf", ["weasyprint"])


def test_a_page_of_any_size_goes_in_and_a_file_of_any_size_comes_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_program(tmp_path, "weasyprint", "exec /bin/cat")
    monkeypatch.setenv("PATH", str(tmp_path))
    page = "å" * 300_000
    assert convert(page, "pdf", ["chromium", "weasyprint"]) == page.encode()


def test_a_program_that_does_not_read_its_input_can_still_say_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_program(tmp_path, "weasyprint", "echo nej >&2; exit 1")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CannotConvert, match="nej"):
        convert("x" * 1_000_000, "pdf", ["weasyprint"])
