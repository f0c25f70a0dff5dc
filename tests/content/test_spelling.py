"""The project's Swedish is spelled as the dictionary spells it.

hunspell reads the chapters' own text, the pages, the first guide and every string in texts/.
Names of authors come from the lists of sources, words that no dictionary has from exceptions.txt.
"""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.content.project_text import EDITION, OWN, ROOT, own_words, sources
from tests.support.lonnen import words as example_words

if TYPE_CHECKING:
    from collections.abc import Iterator

EXCEPTIONS = Path(__file__).with_name("exceptions.txt")
TEXTS = ROOT / "src" / "handbok_tui" / "texts"

_QUOTED = re.compile(
    r"`[^`]*`|’[^’]*’|”[^”]*”|\]\([^)]*\)|\{\w*\}|(?<!\w)--?\w+|[\w-]+\.\w+|\bF\d+|\bk\d-[\w-]+"
)
"""Left out: code, quotations (of the source, slips included), addresses, names of files, keys."""


def hunspell(words: str) -> set[str]:
    """The words in ``words`` that the Swedish dictionary does not have."""
    done = subprocess.run(
        ["hunspell", "-d", "sv_SE", "-i", "utf-8", "-l"],
        input=words,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        check=False,
        timeout=60,
    )
    if done.returncode:
        pytest.skip(f"hunspell has no Swedish dictionary (Debian: hunspell-sv): {done.stderr}")
    return {word.rstrip(".") for word in done.stdout.split()}


def strings_of(path: Path) -> Iterator[str]:
    """Every string in a module that a person may see: no docstrings, no names of things."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {id(name) for node in ast.walk(tree) for name in unseen(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in names:
            yield node.value


def unseen(node: ast.AST) -> Iterator[ast.AST]:
    """The parts of ``node`` that are docstrings, keys, indices, formats or compared with."""
    if isinstance(node, ast.Expr):
        yield node.value
    elif isinstance(node, ast.Dict):
        for key in filter(None, node.keys):
            yield from ast.walk(key)
    elif isinstance(node, ast.Subscript):
        yield from ast.walk(node.slice)
    elif isinstance(node, ast.Compare):
        yield from node.comparators
    elif isinstance(node, ast.FormattedValue) and node.format_spec:
        yield from ast.walk(node.format_spec)


def checked() -> dict[str, str]:
    """What is checked: where it stands -> the words."""
    parts = {f"chapters/{key}.toml": words for key, words in own_words().items()}
    parts["edition.toml"] = "\n".join(page["body"] for page in EDITION["pages"])
    parts["docs/kom-igang.md"] = (ROOT / "docs/kom-igang.md").read_text(encoding="utf-8")
    parts["examples/enheten-lonnen"] = example_words()
    for path in sorted(TEXTS.rglob("*.py")):
        parts[f"texts/{path.name}"] = "\n".join(strings_of(path))
    return parts


def unknown() -> dict[str, set[str]]:
    if shutil.which("hunspell") is None:
        pytest.skip("hunspell is not installed (Debian: apt-get install hunspell hunspell-sv)")
    return {place: hunspell(_QUOTED.sub(" ", words)) for place, words in checked().items()}


def exceptions() -> set[str]:
    lines = EXCEPTIONS.read_text(encoding="utf-8").splitlines()
    return {line for line in lines if line and not line.startswith("#")}


def test_every_word_is_in_the_dictionary_or_is_known() -> None:
    authors = {
        name
        for chapter in OWN.values()
        for item in sources(chapter)
        for name in re.findall(r"[\w-]+", item)
        if name[0].isupper()
    }
    known = exceptions() | authors | {f"{author}s" for author in authors}
    wrong = {place: sorted(words - known) for place, words in unknown().items()}
    assert {place: words for place, words in wrong.items() if words} == {}


def test_no_exception_is_left_that_nobody_needs() -> None:
    assert exceptions() - set().union(*unknown().values()) == set()


def test_a_misspelled_word_is_found() -> None:
    if shutil.which("hunspell") is None:
        pytest.skip("hunspell is not installed (Debian: apt-get install hunspell hunspell-sv)")
    assert hunspell("lärande lärnade") == {"lärnade"}
