"""As tests/session/test_together.py, for longer, and with every kind in the same round."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.support.kept_kinds import KINDS
from tests.support.together import rounds

ROUNDS = int(os.environ.get("HANDBOK_ROUNDS", "100"))
"""Of all mixes together; ``make break`` asks for two thousand."""
MIXES = {**{name: (kind,) for name, kind in KINDS.items()}, "all": tuple(KINDS.values())}
PARTS = 4
"""Of the rounds of one mix, so that several may run at once."""


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("mix", MIXES)
def test_nothing_that_was_told_is_saved_is_lost(tmp_path: Path, mix: str, part: int) -> None:
    each = ROUNDS // len(MIXES) // PARTS
    seeds = range(10_000 + part * each, 10_000 + (part + 1) * each)
    lost = dict(rounds(tmp_path, MIXES[mix], seeds))
    print(f"{mix}: {len(lost)} of {each} rounds lost something")
    assert not lost, next(iter(lost.values()))
