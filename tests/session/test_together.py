"""Several people at one workbook, in any order, with kills between: nothing saved is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.kept_kinds import KINDS
from tests.support.together import rounds

ROUNDS = 100


@pytest.mark.parametrize("kind", KINDS)
def test_what_anybody_was_told_is_saved_is_afterwards_there(tmp_path: Path, kind: str) -> None:
    seeds = range(ROUNDS // len(KINDS))
    lost = [trace for _, trace in rounds(tmp_path, (KINDS[kind],), seeds)]
    assert not lost, lost[0]
