"""Every way a file can be wrong has a line and a word; every value has a line."""

from __future__ import annotations

import subprocess
import sys

import pytest

from handbok_tui.storage.toml.edit import Set, edit
from handbok_tui.storage.toml.read import TomlFault, load
from handbok_tui.storage.toml.scan import key_line

CONFLICT = 'a = 1\nt = """\n<<<<<<< HEAD\nmitt\n=======\nditt\n>>>>>>> gren\n"""\n'


@pytest.mark.parametrize(
    ("raw", "line", "said"),
    [
        (b"a = 1\nb\n", 2, "likhetstecken"),
        (b'a = "x\n', 1, "citattecken"),
        (b'a = 1\nb = """\nx\n\n', 2, '"""'),
        (b"a = 1\nb = '''\nx\n\n", 2, "'''"),
        (b"a = 1\nb = [\n1,\n\n", 2, "]"),
        (b"a = 1\nb = 'x", 2, "sätt dit '"),
        (b"a = 1\n\na = 2\n", 3, "två gånger"),
        (b"[a]\n[a]\n", 2, "rubrik"),
        (b"a = 1 2\n", 1, "egen rad"),
        (b"a = hej\n", 1, "citattecken"),
        (b"a = 2027-02-30\n", 1, "datum"),
        (b"a = [1\n", 1, "]"),
        (b'a = "\x01"\n', 1, "styrtecken"),
        (b'a = "\\q"\n', 1, "snedstreck"),
        (b"a = 1\nb = '\xe5'\n", 2, "UTF-8"),
        (CONFLICT.encode(), 3, "git"),
        (b"a = " + b"[" * 5000 + b"]" * 5000, 0, "för många led"),
        (b"a = " + b"9" * 5000, 0, "för stort"),
        (b"a = 1\n" + b"a." * 32 + b"b = 1\n", 2, "32 delar"),
        (b"[" + b"'a' . " * 20_000 + b"b]\n", 1, "32 delar"),
        (b"x = 1\n" * 700_000, 0, "4 MB"),
    ],
)
def test_a_faulty_file_has_a_line_and_a_word(raw: bytes, line: int, said: str) -> None:
    with pytest.raises(TomlFault, match=said.replace("]", r"\]")) as fault:
        load(raw)
    assert fault.value.line == line
    assert str(fault.value).isprintable()


@pytest.mark.parametrize(
    "raw",
    [
        b'"""' * 999,
        b'"""x\n\\' * 99_999,
        b'a = "' + b"a." * 99_999,
        b"\x00" * 99_999,
        b"a = {" * 9999,
    ],
)
def test_rubbish_is_a_fault_and_no_crash(raw: bytes) -> None:
    with pytest.raises(TomlFault):
        load(raw)
    assert key_line(raw, ("a", "b")) <= 1


def test_what_only_looks_wrong_is_read() -> None:
    dots = ".".join("a" * 40)
    raw = f'a = "{dots}" # {dots}\nb = """\n{dots}\n<<<<<<< bara vänster\n"""\n'
    assert load(raw.encode())["a"] == dots
    thirty_two = ".".join("k" * 32)
    assert load(f"{thirty_two} = 1".encode())
    assert load(b"\xef\xbb\xbfa = 1\r\n") == {"a": 1}
    assert load(b"") == {}


def test_deep_arrays_are_kept_by_an_edit() -> None:
    deep = b"a = " + b"[" * 100 + b"]" * 100
    assert edit(deep, [Set(("b",), 1)]) == deep + b"\nb = 1\n"


LINES = b"""\
format = 1
dotted.key = { a = 1, b.c = 2 }
list = [
  "one", # [x]
  { n = 1 },
]
t = '''
[fake]
k = 1
'''

[answers.q-1]
state = "x"
"quoted k" = 1

[[answers.q-1.earlier]]
t = 1
[[answers.q-1.earlier]]
[answers.q-1.earlier.fields]
f = 1
[answers]
late = 2
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("format",), 1),
        (("dotted", "key", "b", "c"), 2),
        (("dotted", "key", "nothing"), 2),
        (("dotted", "nothing"), 2),
        (("list", 0), 4),
        (("list", 1, "n"), 5),
        (("list", 7), 3),
        (("t",), 7),
        (("fake", "k"), 0),
        (("answers",), 12),
        (("answers", "q-1"), 12),
        (("answers", "q-1", "quoted k"), 14),
        (("answers", "q-1", "missing"), 12),
        (("answers", "q-1", "earlier", 0, "t"), 17),
        (("answers", "q-1", "earlier", 1), 18),
        (("answers", "q-1", "earlier", 1, "fields", "f"), 20),
        (("answers", "late"), 22),
        ((), 0),
    ],
)
@pytest.mark.parametrize("newline", [b"\n", b"\r\n"])
def test_the_line_of_a_value(path: tuple[str | int, ...], line: int, newline: bytes) -> None:
    assert key_line(b"\xef\xbb\xbf" + LINES.replace(b"\n", newline), path) == line


def test_reading_and_editing_do_not_import_tomlkit() -> None:
    program = (
        "import sys, handbok_tui.storage.toml.edit, handbok_tui.storage.toml.read;"
        "sys.exit('tomlkit' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
