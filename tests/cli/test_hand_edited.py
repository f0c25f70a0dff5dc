"""A file edited by hand keeps every byte but those of the answer that is given.

Each fixture is three files: before, the edit (arguments and standard input), and after.  In
``after`` the time of saving stands as NOW, and who saved as WHO.
"""

import re
import tomllib
from pathlib import Path

import pytest

from handbok_tui.cli.opening import person
from tests.support.handbok import Handbok

FIXTURES = Path(__file__).parent.parent / "fixtures" / "answers"
NAMES = sorted(path.name.removesuffix(".before.toml") for path in FIXTURES.glob("*.before.toml"))
NOW = b"NOW"
WHO = b'by = "WHO"'


def edited(handbok: Handbok, name: str) -> bytes:
    """What the program makes of ``before`` by the edit."""
    edit = tomllib.loads((FIXTURES / f"{name}.edit.toml").read_text("utf-8"))
    handbok.put("answers/gruppen/k1.toml", (FIXTURES / f"{name}.before.toml").read_bytes())
    handbok.answer(edit["arguments"][0], edit["stdin"], *edit["arguments"][1:])
    shown = handbok.run("answer", *(w for w in edit["arguments"] if w != "--done"), "--show")
    assert shown.text == edit["stdin"]
    raw = handbok.sheet().read_bytes()
    saved = tomllib.loads(raw.decode("utf-8-sig"))["answers"][edit["arguments"][0]]
    raw = raw.replace(f'by = "{person(Path()).id}"'.encode(), WHO)
    return raw.replace(saved["updated"].isoformat().encode(), NOW)


def test_there_are_fixtures() -> None:
    assert len(NAMES) > 5


@pytest.mark.parametrize("name", NAMES)
def test_only_the_answer_changes(handbok: Handbok, name: str) -> None:
    assert edited(handbok, name) == (FIXTURES / f"{name}.after.toml").read_bytes()


@pytest.mark.parametrize("name", NAMES)
def test_a_fixture_keeps_comments_line_ends_and_bom(name: str) -> None:
    before, after = (
        (FIXTURES / f"{name}.{part}.toml").read_bytes() for part in ("before", "after")
    )
    comments = re.compile(rb"#[^\r\n]*")
    assert comments.findall(after) == comments.findall(before)
    assert after.startswith(b"\xef\xbb\xbf") == before.startswith(b"\xef\xbb\xbf")
    assert (b"\r\n" in after) == (b"\r\n" in before)
    assert after.count(b"\n") == after.count(b"\r\n") or b"\r" not in after
