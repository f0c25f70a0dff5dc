"""The name of a file is completed as far as the disk tells, and otherwise left as it was typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbok_tui.storage.files.file_name import completed


def test_a_name_goes_on_as_far_as_all_files_agree(tmp_path: Path) -> None:
    for name in ("kapitel-1.md", "kapitel-2.md", "annat.md"):
        (tmp_path / name).touch()
    (tmp_path / "mapp").mkdir()
    assert completed(f"{tmp_path}/k") == f"{tmp_path}/kapitel-"
    assert completed(f"{tmp_path}/a") == f"{tmp_path}/annat.md"
    assert completed(f"{tmp_path}/m") == f"{tmp_path}/mapp/"


def test_the_persons_own_home_is_known(own_home: Path) -> None:
    own_home.mkdir()
    (own_home / "blankett.md").touch()
    assert completed("~/b") == f"{own_home}/blankett.md"


@pytest.mark.parametrize("typed", ["~ingenheterså", "~ingenheterså/a", "/finns/inte/a", "x" * 5000])
def test_what_leads_nowhere_is_left_as_it_is(typed: str) -> None:
    assert completed(typed) == typed
