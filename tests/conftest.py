"""What every test stands on: nobody's own settings, a home that is empty, repeatable examples."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from tests.support.handbok import Handbok

settings.register_profile("everywhere", deadline=None, max_examples=50)
settings.register_profile("ci", settings.get_profile("everywhere"), derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "everywhere")

_PREFIXES = ("HANDBOK_", "TEXTUAL", "XDG_", "LC_")
_NAMES = (
    "CLICOLOR", "COLORFGBG", "COLORTERM", "COLUMNS", "EDITOR", "FORCE_COLOR", "LANG", "LANGUAGE",
    "LINES", "NO_COLOR", "PYTHONIOENCODING", "PYTHONUTF8", "TZ", "VISUAL",
)  # fmt: skip


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Two for each core: many a test waits for a screen or for a program it has started."""
    return 2 * min(8, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 2)


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An environment without the developer's settings; the home is made when somebody writes."""
    for name in list(os.environ):
        if name.startswith(_PREFIXES) or name in _NAMES:
            monkeypatch.delenv(name)
    home = tmp_path / "home"
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    for kind in ("CACHE", "CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(home / kind.lower()))
    return home


@pytest.fixture
def handbok(own_home: Path) -> Handbok:
    """The real command with an empty workbook."""
    return Handbok(own_home)
