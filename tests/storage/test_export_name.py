"""The name of a file to write to can be anything that a person types."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbok_tui.core.errors import HandbokError
from handbok_tui.storage.files.export_file import write_export


def test_a_name_that_is_too_long_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path / ("x" * 3000), tmp_path / ("x" * 3000) / "a.md"):
        with pytest.raises(HandbokError, match="för långt"):
            write_export(path, "text", overwrite=False)
    assert list(tmp_path.iterdir()) == []
