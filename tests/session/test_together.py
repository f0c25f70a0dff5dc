"""Two to five people in one workbook: what somebody was told is saved is never gone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.together import KINDS, Kind, Together

ROUNDS = 20
"""For each kind; ``make break`` plays two thousand."""


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_nothing_that_was_saved_is_gone(tmp_path: Path, kind: Kind) -> None:
    for seed in range(ROUNDS):
        played = Together(tmp_path / str(seed), seed, kind)
        played.play()
        assert not played.lost(), "\n".join([f"seed {seed}", *played.script])
