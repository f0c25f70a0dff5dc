"""Help, version and wrong usage: in Swedish, one line where something is wrong, exit 2."""

import re
from pathlib import Path

import pytest

from handbok_tui import __version__
from handbok_tui.cli.arguments import COMMANDS
from tests.support.handbok import COMMAND, Ended, Handbok

ENGLISH = re.compile(
    r"\b(usage|error|invalid|choose|required|expected|unrecognized|options|show|exit"
    r"|ignored|explicit|positional|ambiguous|following|the|this)\b",
    re.IGNORECASE,
)
NAMES = [name for name, *_ in COMMANDS]


def english(text: str) -> list[str]:
    """The English words in a text, the names of options aside."""
    return ENGLISH.findall(re.sub(r"--[\w-]+", "", text))


def test_the_version(handbok: Handbok) -> None:
    assert handbok.run("--version").text == f"handbok {__version__}\n"


def test_help_names_every_command_with_its_alias_in_swedish(handbok: Handbok) -> None:
    text = handbok.run("--help").text
    assert english(text) == []
    for name in (*NAMES, *(alias for _, aliases, *_ in COMMANDS for alias in aliases)):
        assert re.search(rf"\b{name}\b", text), name
    assert max(map(len, text.splitlines())) <= 80


@pytest.mark.parametrize("command", NAMES)
def test_each_command_has_help(handbok: Handbok, command: str) -> None:
    ended = handbok.run(command, "--help")
    assert ended.text.startswith(f"användning: handbok {command}")
    assert english(ended.text) == []
    assert ended.err == b""


@pytest.mark.parametrize(
    "words",
    [
        ("finns-inte",),
        ("--finns-inte",),
        ("read", "1", "2"),
        ("read", "--width", "3"),
        ("answer",),
        ("answer", "k1-ref-1", "--field"),
        ("export", "--chapter"),
        ("export", "-o"),
        ("status", "--json=1"),
        ("status", "--js"),
        ("--workbook",),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_one_swedish_line_and_exit_2(
    handbok: Handbok, words: tuple[str, ...]
) -> None:
    ended = handbok.run(*words)
    assert (ended.code, ended.out) == (2, b"")
    assert english(ended.complaint) == []
    assert "Hjälp: handbok" in ended.complaint


def test_what_is_typed_wrong_is_not_sent_back_to_the_terminal_raw(handbok: Handbok) -> None:
    ended = handbok.run("read", "1", "\x1b]52;c;eA==\x07\u202e")
    assert ended.code == 2
    assert set("\x1b\x07\u202e") & set(ended.complaint) == set()


@pytest.mark.parametrize(
    "words", [("--help",), ("finns-inte",), ("read",), ("where",), ("status",)]
)
def test_any_locale_will_do(handbok: Handbok, words: tuple[str, ...]) -> None:
    as_usual = handbok.run(*words)
    old_server = handbok.run(*words, PYTHONIOENCODING="ascii", LC_ALL="C", PYTHONUTF8="0")
    assert (old_server.code, b"Traceback" in old_server.err) == (as_usual.code, False)


@pytest.mark.parametrize(
    ("closed", "words"),
    [
        ("<&-", ("answer", "k1-ref-1")),
        (">&-", ("read", "1")),
        (">&-", ("export",)),
        ("2>&-", ("export",)),
        ("2>&-", ("read", "9")),
        ("<&- >&- 2>&-", ()),
    ],
)
def test_closed_streams_are_no_reason_to_fall_over(
    handbok: Handbok, closed: str, words: tuple[str, ...]
) -> None:
    ended = handbok.run_command(["sh", "-c", f'"$@" {closed}', "sh", *COMMAND, *words])
    assert b"Traceback" not in ended.err
    assert ended.code in (0, 1)


@pytest.mark.parametrize("name", ["a" * 300, "~finnsinte/bok", "fil/bok"])
@pytest.mark.parametrize("words", [("status",), ("answer", "k1-ref-1")], ids=["status", "answer"])
def test_a_workbook_that_cannot_be_a_folder_is_no_reason_to_fall_over(
    handbok: Handbok, name: str, words: tuple[str, ...]
) -> None:
    (handbok.home / "fil").write_text("en fil")
    ended = handbok.run("--workbook", name, *words, stdin=b"hej")
    assert b"Traceback" not in ended.err
    if words[0] == "answer":
        assert ended.refusal


def test_an_edition_that_does_not_exist_is_said_by_every_command(handbok: Handbok) -> None:
    def run(*words: str) -> Ended:
        return handbok.run("--edition", "finns-inte", *words)

    for words in (("read",), ("status",), ("export",), ("answer", "k1-ref-1")):
        assert "edition.toml" in run(*words).refusal
    checked = run("check")
    assert checked.code == 1
    assert "finns-inte" in checked.out.decode() + checked.remarks


@pytest.mark.parametrize("command", ["status --short", "where", "check"])
def test_the_folders_may_be_named_after_the_command_too(
    handbok: Handbok, tmp_path: Path, command: str
) -> None:
    book = tmp_path / "en annan"
    book.mkdir()
    words = command.split()
    before = handbok.run("--workbook", str(book), *words)
    after = handbok.run(*words, "--workbook", str(book))
    assert (after.code, after.text, after.err) == (before.code, before.text, before.err)
    assert after.code == 0
    ended = handbok.run("where", "--edition", str(tmp_path))
    assert str(tmp_path) in ended.text
