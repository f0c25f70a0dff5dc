"""The wheel, alone in an empty environment: the program with the handbook's content inside."""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

from handbok_tui import __version__
from tests.support.handbok import Ended, Handbok
from tests.support.pty_screen import PtyScreen

ROOT = Path(__file__).parents[2]
OUTSIDE = dict(os.environ)
"""The settings of whoever runs the tests: pip needs them, to know where packages are."""


def pip(*words: str | Path) -> None:
    command = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    ended = subprocess.run(
        [*command, *map(str, words)], capture_output=True, text=True, check=False, env=OUTSIDE
    )
    assert ended.returncode == 0, ended.stderr


def files_below(folder: Path) -> dict[str, bytes]:
    """Every file in a folder by its path there; caches of the interpreter aside."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def assert_holds_everything(wheel: Path) -> None:
    """The package, the content inside it, the licences of both, and nothing else."""
    with zipfile.ZipFile(wheel) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    package = files_below(ROOT / "src" / "handbok_tui")
    content = {f"content/{name}": data for name, data in files_below(ROOT / "content").items()}
    info = f"handbok_tui-{__version__}.dist-info"
    shipped = {f"handbok_tui/{name}": data for name, data in {**package, **content}.items()}
    assert {name: data for name, data in held.items() if not name.startswith(info)} == shipped
    for name in ("LICENSE", "content/NOTICE.md"):
        assert held[f"{info}/licenses/{name}"] == (ROOT / name).read_bytes()


def test_the_wheel_runs_on_its_own(tmp_path: Path, handbok: Handbok) -> None:
    pip("wheel", "--no-deps", "--wheel-dir", tmp_path, ROOT)
    (wheel,) = tmp_path.glob("*.whl")
    assert_holds_everything(wheel)

    alone = tmp_path / "alone"
    venv.create(alone, symlinks=True)
    pip("--python", alone / "bin" / "python", "install", "--no-compile", wheel)
    command = str(alone / "bin" / "handbok")

    def run(*words: str) -> Ended:
        return handbok.run_command([command, *words], stdin=b"hej", PYTHONPATH="")

    assert run("--version").text == f"handbok {__version__}\n"
    assert "Lärande – en ledningsfråga" in run("read", "1").text
    places = dict(line.split(":", 1) for line in run("where").text.splitlines())
    edition = Path(places["Handboken"].strip())
    assert edition.is_relative_to(alone)
    assert files_below(edition) == files_below(ROOT / "content")
    assert run("answer", "k1-ref-1").code == 0
    assert "hej" in run("export").text
    with PtyScreen([command], {**handbok.environment, "PYTHONPATH": ""}) as screen:
        screen.wait_for("Kicka igång en lärande kultur")
        screen.send("q")
        assert screen.end() == 0
