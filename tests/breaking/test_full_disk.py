"""A disk that really is full: said, kept in memory, saved when there is room again."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.handbok import Handbok
from tests.support.victim import Victim, saved_text, unsaved_texts, wait_until

pytestmark = pytest.mark.terminal

BEFORE, MINE = "Det som stod", "och det som kom till"


def mount(place: Path, size: str) -> None:
    place.mkdir(parents=True, exist_ok=True)
    try:
        subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={size},mode=0700", "tmpfs", place],
            capture_output=True,
            check=True,
        )
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("nothing can be mounted here")


@pytest.fixture(params=["arbetsbok", "."])
def small(handbok: Handbok, request: pytest.FixtureRequest) -> Iterator[Path]:
    """A file system of 256 kB: under the workbook, or under the home and so all that is kept."""
    place = (handbok.home / request.param).resolve()
    mount(place, "256k")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", place], check=True)


def fill(place: Path) -> Path:
    """Fill a file system to the last byte; the file that does it."""
    filler = place / "fyllnad"
    descriptor = os.open(filler, os.O_WRONLY | os.O_CREAT)
    try:
        while True:
            os.write(descriptor, bytes(4096))
    except OSError:
        return filler
    finally:
        os.close(descriptor)


def test_a_full_disk_is_said_and_outlived(handbok: Handbok, small: Path) -> None:
    handbok.answer("k1-ref-1", BEFORE)
    with Victim(handbok) as screen:
        screen.open_answer()
        filler = fill(small)
        screen.write(MINE)
        screen.wait_for("Gick inte att spara")
        assert BEFORE + MINE in screen.text
        assert saved_text(handbok) == BEFORE
        screen.send("\x1b[21~q")
        screen.wait_for("Spara på en annan plats:")
        screen.send("\x1b")
        filler.unlink()
        wait_until(lambda: saved_text(handbok) == BEFORE + MINE, "the text in its file")
        wait_until(lambda: unsaved_texts(handbok) == [], "an empty recovery folder")
        screen.wait_for("Sparat")
        screen.send("q")
        assert screen.end() == 0
    assert not list(handbok.home.rglob("*.tmp"))


def test_killed_while_the_disk_is_full(handbok: Handbok) -> None:
    handbok.answer("k1-ref-1", BEFORE)
    saved = handbok.sheet().read_bytes()
    mount(handbok.workbook, "256k")
    try:
        handbok.put("answers/gruppen/k1.toml", saved)
        fill(handbok.workbook)
        with Victim(handbok) as screen:
            screen.open_answer()
            screen.write(MINE)
            screen.wait_for("Gick inte att spara")
            screen.process.kill()
            screen.gone()
        assert handbok.sheet().read_bytes() == saved
        assert unsaved_texts(handbok) == [BEFORE + MINE]
    finally:
        subprocess.run(["umount", "-l", handbok.workbook], check=True)
