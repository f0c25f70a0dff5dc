"""workbook.toml that cannot be read: nobody knows who answers, so nothing goes to the wrong
respondent; what is known all the same can be read and written.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.test_odd_files import ODD
from tests.storage.test_shared_folder import as_user
from tests.support.common_place import common_place
from tests.support.handbok import SOURCE, Handbok, me
from tests.support.pty_screen import PtyScreen

FACTS = """\
format = 1
organisation = "Lönnen"
[[respondents]]
id = "ledning"
name = "Ledningsgruppen"
kind = "group"
"""
TEXTS: dict[str, str | bytes] = {
    "broken TOML": FACTS.replace('"Lönnen"', '"Lönnen'),
    "a conflict of git's": f"<<<<<<< HEAD\n{FACTS}=======\n{FACTS}>>>>>>> main\n",
    "over 4 MB": FACTS + "# " + "x" * 4_000_000,
    "not UTF-8": FACTS.encode("latin-1"),
}


def _text(content: str | bytes) -> Callable[[Path], None]:
    raw = content.encode() if isinstance(content, str) else content

    def spoil(path: Path) -> None:
        path.write_bytes(raw)

    return spoil


SPOILT = {**ODD, **{name: _text(content) for name, content in TEXTS.items()}}
each_spoilt = pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT.keys())


@pytest.fixture
def book(handbok: Handbok) -> Handbok:
    """A workbook whose own group has answered, before anything is wrong."""
    handbok.put("workbook.toml", FACTS)
    handbok.answer("k1-ref-1", "Ledningens svar")
    return handbok


def _files(book: Handbok) -> dict[str, bytes]:
    """Every file of answers, facts and chapters, as it is."""
    paths = (path for path in book.workbook.rglob("*.toml") if path.is_file())
    return {
        str(path.relative_to(book.workbook)): path.read_bytes()
        for path in paths
        if ".handbok" not in path.parts and path.name != "workbook.toml"
    }


@each_spoilt
def test_nothing_is_written_for_who_is_not_known(
    book: Handbok, spoil: Callable[[Path], None]
) -> None:
    path = book.workbook / "workbook.toml"
    path.unlink()
    spoil(path)
    kind, before = path.lstat().st_mode, _files(book)
    for words in (
        ("answer", "k1-ref-1"),
        ("answer", "k1-ref-1", "--respondent", "ledning"),
        ("answer", "k1-ref-4", "--respondent", "gruppen"),
        ("freeze", "Årlig"),
    ):
        said = book.run_here(*words, stdin="på fel plats".encode())
        assert said.code == 1, (words, said)
        assert said.out == b""
        assert str(path) in said.remarks, words
    assert (path.lstat().st_mode, _files(book)) == (kind, before)


@each_spoilt
def test_it_is_said_and_the_rest_works(book: Handbok, spoil: Callable[[Path], None]) -> None:
    path = book.workbook / "workbook.toml"
    path.unlink()
    spoil(path)
    for words in (("check",), ("status",), ("export",), ("search", "lärande")):
        said = book.run_here(*words)
        assert said.code == 1, words
        assert str(path) in said.out.decode() + said.remarks, words
    read = book.run_here("read", "1")
    assert "Ledningens svar" in read.out.decode()
    assert str(path) in read.remarks
    said = book.run_here("answer", "k1-ref-4", stdin=b"mitt")
    assert said.code == 0, said
    assert str(path) in said.remarks
    assert book.saved("k1-ref-4", me())["text"] == "mitt"


@pytest.mark.skipif(os.getuid() != 0, reason="only root can become somebody without rights")
def test_a_file_without_rights_is_no_empty_file() -> None:
    with common_place() as home:  # tmp_path lies in a folder of root's
        home.chmod(0o777)
        book = Handbok(home)
        path = book.put("workbook.toml", FACTS)
        book.workbook.chmod(0o777)
        path.chmod(0o000)
        book.run_here("answer", "k1-ref-1", "--show")  # what it imports lies in folders of root's
        said = as_user(65534, lambda: book.run_here("answer", "k1-ref-1", stdin=b"fel plats"))
        assert said.startswith("Ended(code=1, out=b''"), said
        assert str(path) in said
        assert _files(book) == {}


@pytest.mark.terminal
def test_the_screen_says_so_at_once_and_writes_nothing(book: Handbok) -> None:
    path = book.workbook / "workbook.toml"
    path.write_text(TEXTS["broken TOML"], "utf-8")  # type: ignore[arg-type]
    raw, before = path.read_bytes(), _files(book)
    environment = {**book.environment, "PYTHONPATH": str(SOURCE)}
    with PtyScreen([sys.executable, "-m", "handbok_tui"], environment) as screen:
        screen.wait_for("workbook.toml:2 går inte att läsa. Bara egna svar kan ändras")
        screen.send("1")
        screen.wait_for("Driv lärandet")
        screen.send("\t\r")
        screen.wait_for("Bara dina egna svar går att ändra")
        screen.send("y")
        screen.wait_for("Organisation")
        screen.send("Annat\r\x1b")
        screen.wait_for("workbook.toml")
        screen.send("\x11")
        assert screen.end() == 0
    assert (path.read_bytes(), _files(book)) == (raw, before)
