"""The fast way through long texts gives what tomllib gives, also where the file is broken."""

import tomllib
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from handbok_tui.storage.files.locations import shipped_edition
from handbok_tui.storage.toml import long_texts as toml_long_texts

LONG = "Lång text. " * 8
FRAGMENTS = (
    'a = """', '"""', '""""', "'''", '"', "'", "# ", "\n", "\r\n", "\r", "\\", '\\"', LONG,
    LONG + "\n", f'b = """\n{LONG}"""\n', f'c = ["""{LONG}""", """{LONG}"""]\n',
    f'd = {{ e = """{LONG}""" }}\n', f'"""{LONG}""" = 1\n', f'f = """{LONG}""" # "\n', "[[t]]\n",
    f"g = '''{LONG}'''\n", 'h = "\\u00000"\n', 'i = "#"\n', "j = '\"\"\"'\n", "\x01", "[t]\n",
)  # fmt: skip


def outcome(text: str, loads: Any) -> object:
    try:
        return loads(text)
    except (ValueError, RecursionError) as error:
        return type(error), str(error)


@settings(max_examples=400)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=12).map("".join))
@example('b = """\n' + "Lång text. " * 8 + '"""\n\r\r\n')
def test_the_same_as_tomllib(text: str) -> None:
    assert outcome(text, toml_long_texts.loads) == outcome(text, tomllib.loads)


def test_the_shipped_chapters_and_that_long_texts_were_set_aside() -> None:
    for path in (shipped_edition() / "chapters").glob("*.toml"):
        text = path.read_text("utf-8")
        assert toml_long_texts.loads(text) == tomllib.loads(text)
    text = f'x = """\n{LONG}"""\ny = """{LONG}"""\n'
    assert toml_long_texts._set_aside(text) == (
        'x = "\\u00000"\ny = "\\u00001"\n',
        [LONG, LONG],
    )
