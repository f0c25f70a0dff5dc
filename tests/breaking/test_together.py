"""Two to five people in one workbook, for long: nothing that somebody was told is saved is gone."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from tests.support.together import KINDS, Kind, Together

ROUNDS = int(os.environ.get("HANDBOK_ROUNDS", "25"))
"""For each kind, beyond those that ``make test`` plays; ``make break`` asks for two thousand."""


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_nothing_that_was_saved_is_gone(kind: Kind) -> None:
    lost = 0
    for seed in range(1000, 1000 + ROUNDS):
        folder = Path(tempfile.mkdtemp())
        played = Together(folder, seed, kind)
        played.play()
        assert not played.lost(), "\n".join([f"seed {seed}", *played.script])
        lost += len(played.lost())
        shutil.rmtree(folder)
    print(f"{kind.name}: {ROUNDS} rounds, {lost} texts lost")
