"""What stands in files and names never reaches a terminal as commands to it."""

import re

import pytest

from tests.support.handbok import COMMAND, Handbok
from tests.support.pty_screen import PtyScreen

ACTS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]"
)
EVIL = "\x1b]52;c;aGVq\x07\x1b[2J\x9b31m\u202eliv\u2066\x08\x7f\r\u2028"
ESCAPED = "".join(f"\\u{ord(char):04x}" if ACTS.match(char) else char for char in EVIL)
FILES = {
    "workbook.toml": 'organisation = "{0}"\n[[respondents]]\nid = "bo"\nname = "Bo{0}"\n',
    "answers/bo/k1.toml": '[answers.k1-ref-1]\ntext = "Bos svar {0}"\nquestion = "{0}"\n',
    "answers/gruppen/k1.toml": (
        '[answers.k1-ref-1]\nfollow_up = 2027-03-01\nquestion = "Vilka {0}"\ntext = "Svar {0}"\n'
        '[answers.k1-ref-2.fields]\nkommentar = "Kommentar {0}"\n'
        '[answers.k1-ref-99]\ntext = "Utan fråga {0}"\n'
    ),
    "chapters/eget.toml": (
        'id = "eget"\nnumber = 6\ntitle = "Eget {0}"\nlead = "{0}"\n'
        '[[sections]]\nid = "eget-a"\nkind = "text"\ntitle = "A {0}"\nbody = "Text {0} `{0}`"\n'
    ),
}
FAULTY = {
    "answers/bo/k2.toml": '[answers."{0}"]\nstate = "{0}"\n',
    "chapters/fel.toml": 'id = "{0}"\nnumber = 7\ntitle = "T"\nsource = "{0}"\n',
}
COMMANDS = [
    ("read", "1"),
    ("read", "eget"),
    ("read", EVIL),
    ("answer", "k1-ref-1", "--show"),
    ("answer", "k1-ref-1", "--show", "--respondent", EVIL),
    ("answer", EVIL, "--show"),
    ("answer", "k1-ref-1", "--field", EVIL, "--show"),
    ("export", "--include", "orphans,private,source,unanswered"),
    ("export", "--include", EVIL),
    ("export", "--format", EVIL),
    ("export", "-o", f"{EVIL}/x"),
    ("status",),
    ("check",),
    ("check", EVIL),
    ("where",),
    (EVIL,),
    ("read", "1", EVIL),
]


def acting(raw: bytes) -> list[str]:
    """What in the output of a terminal does more than stand there; its line ends are \\r\\n."""
    return ACTS.findall(raw.decode("utf-8").replace("\r\n", "\n"))


@pytest.fixture
def hostile(handbok: Handbok) -> Handbok:
    """A workbook whose files and very folder are full of commands to a terminal."""
    handbok.workbook = handbok.home / f"bok{EVIL}"
    for name, content in FILES.items():
        handbok.put(name, content.replace("{0}", ESCAPED))
    return handbok


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: ACTS.sub("", " ".join(words)))
def test_no_command_lets_it_through(hostile: Handbok, words: tuple[str, ...]) -> None:
    with PtyScreen([*COMMAND, *words], hostile.environment) as screen:
        assert screen.end() in (0, 1, 2)
    assert acting(bytes(screen.raw)) == []
    assert screen.raw.strip() != b""


@pytest.mark.parametrize("words", [("check",), ("status",), ("read", "1")], ids=" ".join)
def test_nor_does_what_is_said_about_faults(hostile: Handbok, words: tuple[str, ...]) -> None:
    for name, content in FAULTY.items():
        hostile.put(name, content.replace("{0}", ESCAPED))
    with PtyScreen([*COMMAND, *words], hostile.environment) as screen:
        screen.end()
    assert acting(bytes(screen.raw)) == []


def test_nor_does_a_file_that_is_read_or_exported_through_a_pipe(hostile: Handbok) -> None:
    for words in (("read", "1"), ("export", "--include", "orphans,source")):
        assert acting(hostile.run(*words).out) == []


def test_the_text_itself_is_shown_with_pictures(hostile: Handbok) -> None:
    with PtyScreen([*COMMAND, "answer", "k1-ref-1", "--show"], hostile.environment) as screen:
        assert screen.end() == 0
    assert screen.text.startswith("Svar ␛]52;c;aGVq␇␛[2J")
    assert hostile.run("answer", "k1-ref-1", "--show").out.decode() == f"Svar {EVIL}"
