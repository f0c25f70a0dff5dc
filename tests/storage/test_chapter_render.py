"""A chapter written as a new file: read back exactly, and readable by hand."""

from pathlib import Path

import pytest
from hypothesis import given, settings

from handbok_tui.core.edition.handbook import (
    Chapter,
    ChapterHead,
    Condition,
    Field,
    Question,
    Section,
)
from handbok_tui.storage.chapters.render import chapter_data, chapter_toml
from handbok_tui.storage.edition.chapter import decode_chapter
from handbok_tui.storage.files.locations import shipped_edition
from handbok_tui.storage.toml.decode import open_toml, read_bytes
from handbok_tui.storage.toml.read import load
from tests.support.chapters import chapters


def read(text: str) -> Chapter:
    return decode_chapter(open_toml(Path("k.toml"), text.encode()))


@settings(max_examples=100)
@given(chapters())
def test_any_chapter_is_read_back_exactly(chapter: Chapter) -> None:
    text = chapter_toml(chapter)
    assert read(text) == chapter
    assert load(text.encode()) == chapter_data(chapter)


@pytest.mark.parametrize("name", ["k1", "k2", "k3", "k4", "k5"])
def test_the_shipped_chapters_are_read_back_exactly(name: str) -> None:
    path = shipped_edition() / f"chapters/{name}.toml"
    chapter = decode_chapter(open_toml(path, read_bytes(path)))
    assert read(chapter_toml(chapter)) == chapter


def test_a_file_says_only_what_has_to_be_said_and_can_be_read_by_hand() -> None:
    when = Condition("finns", ("Ja", "Delvis"))
    fields = (
        Field("finns", "Finns det?", "choice", ("Ja", "Delvis", "Nej")),
        Field("hur", "Hur?", when=when),
    )
    chapter = Chapter(
        ChapterHead("k7", 7, "Vårt kapitel"),
        (
            Section("k7-a", "text", "Början", "Ett stycke.\n\nEtt till.\n"),
            Section("k7-sam", "summary", "Sammanfattning", points=("Ett", "Två")),
            Section("k7-ref", "reflection", "Reflektera", "", (), (
                Question("k7-ref-1", "Varför?"),
                Question("k7-ref-2", "Finns det? Hur?", "group", "", fields),
            )),
        ),
    )  # fmt: skip
    assert (
        chapter_toml(chapter)
        == '''format = 1
id = "k7"
number = 7
title = "Vårt kapitel"

[[sections]]
id = "k7-a"
kind = "text"
title = "Början"
body = """
Ett stycke.

Ett till.
"""

[[sections]]
id = "k7-sam"
kind = "summary"
title = "Sammanfattning"
points = [
    "Ett",
    "Två",
]

[[sections]]
id = "k7-ref"
kind = "reflection"
title = "Reflektera"

[[sections.questions]]
id = "k7-ref-1"
text = "Varför?"

[[sections.questions]]
id = "k7-ref-2"
text = "Finns det? Hur?"
space = "group"

[[sections.questions.fields]]
id = "finns"
label = "Finns det?"
kind = "choice"
choices = ["Ja", "Delvis", "Nej"]

[[sections.questions.fields]]
id = "hur"
label = "Hur?"
when = { field = "finns", is = ["Ja", "Delvis"] }
'''
    )
