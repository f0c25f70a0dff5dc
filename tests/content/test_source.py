"""The shipped handbook says exactly what the publisher's short edition says.

The source is rebuilt, line by line, from the data files; a letter more or less in either of
them fails here.  Read with tomllib alone, so that no reader of ours can hide a difference.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from handbok_tui.core.edition.handbook import FIELD_KINDS, SECTION_KINDS, SOURCES, SPACES, is_id

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTENT = Path(__file__).parents[2] / "content"
SOURCE = CONTENT / "source" / "kortversion.txt"
SOURCE_SHA256 = "7ea3de6b247893acef15a57981ef92f7484b8af0d5759f8c3557caf63bc45bdc"

PUBLISHER_LINES = ["Sveriges", "Kommuner", "och Regioner"]
TITLE_LINES = ["Handbok för dig som är", "ledare"]

RESIDUE = "gddg"
TAGLINE = "Ett företag inom SKR"
ONLY_ON_PAGES = {RESIDUE: "om-utgavan", TAGLINE: "om-handboken"}

LABELS_WITH_COLON = {"Sammanfattning", "Reflektera", "Arbeta med materialet"}

TWICE = {
    "Sveriges Kommuner och Regioner": ["edition.publisher", "edition.pages.0.body"],
    "Kicka igång en lärande kultur": ["edition.subtitle", "k5.title"],
    "Hur följs de upp?": [
        "k1.sections.3.questions.1.text",
        "k1.sections.3.questions.1.fields.2.label",
    ],
}
"""The only words of the source that stand in two places, and the places."""

Table = dict[str, Any]

TOML_FILES = sorted(CONTENT.rglob("*.toml"))


def read(path: Path) -> Table:
    return tomllib.loads(path.read_text(encoding="utf-8"))


EDITION = read(CONTENT / "edition.toml")
CHAPTERS = {key: read(CONTENT / "chapters" / f"{key}.toml") for key in EDITION["chapters"]}
PAGES = {page["id"]: page for page in EDITION["pages"]}
SECTIONS = {section["id"]: section for section in CHAPTERS["k1"]["sections"]}
QUESTIONS = {question["id"]: question for question in SECTIONS["k1-ref"]["questions"]}


def paragraphs(body: str) -> list[str]:
    return body.strip("\n").split("\n\n") if body else []


def section_lines(section: Table) -> Iterator[str]:
    title = section["title"]
    yield title + ":" if title in LABELS_WITH_COLON else title
    yield from paragraphs(section.get("body", ""))
    for point in section.get("points", []):
        yield f"- {point}"
    for question in section.get("questions", []):
        yield f"- {question['text']}"


def rebuilt() -> Iterator[str]:
    """The non-blank lines of the source, made from the data files alone."""
    yield from PUBLISHER_LINES
    yield from TITLE_LINES
    yield EDITION["subtitle"]
    yield from ONLY_ON_PAGES
    yield from EDITION["lead"]
    yield EDITION["contents_title"]
    for chapter in CHAPTERS.values():
        yield f"{chapter['number']:02}\t{chapter['title']}\t{chapter['page']}"
    first = CHAPTERS["k1"]
    yield first["title"]
    yield first["lead"]
    for section in first["sections"]:
        yield from section_lines(section)


def source_lines() -> list[str]:
    return [line for line in SOURCE.read_text(encoding="utf-8").split("\n") if line]


def strings(value: object, place: str) -> Iterator[tuple[str, str]]:
    """Every string in a parsed file with its place: ("k1.sections.3.title", "Reflektera")."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from strings(part, f"{place}.{key}")
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from strings(part, f"{place}.{index}")


ALL_STRINGS = [pair for path in TOML_FILES for pair in strings(read(path), path.stem)]

OWN = [key for key, chapter in CHAPTERS.items() if chapter["source"] == "project"]
"""Chapters of which only the title, the page and the place in the order are the publisher's."""

PUBLISHED = [
    (place, text)
    for place, text in ALL_STRINGS
    if place.split(".", 1)[0] not in OWN or place in [f"{key}.title" for key in OWN]
]


def source_sentences() -> list[str]:
    """The source cut into sentences, headings and labels, as the data words them."""
    layout = [*PUBLISHER_LINES, *TITLE_LINES]
    rows = len(CHAPTERS)
    body = [line for line in source_lines() if line not in layout]
    body = [line.removeprefix("- ").removesuffix(":") for line in body]
    contents = [line.split("\t")[1] for line in body if "\t" in line]
    assert len(contents) == rows
    running = [line for line in body if "\t" not in line]
    pieces = [piece for line in running for piece in re.split(r"(?<=[.!?]) ", line)]
    return list(dict.fromkeys([*map(" ".join, (PUBLISHER_LINES, TITLE_LINES)), *contents, *pieces]))


def test_the_source_is_kept_byte_for_byte() -> None:
    assert hashlib.sha256(SOURCE.read_bytes()).hexdigest() == SOURCE_SHA256


def test_the_source_can_be_rebuilt_line_by_line() -> None:
    assert list(rebuilt()) == source_lines()


def test_lines_broken_by_layout_are_joined_with_one_space() -> None:
    assert EDITION["publisher"] == " ".join(PUBLISHER_LINES)
    assert EDITION["title"] == " ".join(TITLE_LINES)


@pytest.mark.parametrize("sentence", source_sentences())
def test_every_sentence_stands_in_one_place(sentence: str) -> None:
    places = [place for place, text in PUBLISHED for _ in range(text.count(sentence))]
    if sentence in TWICE:
        assert sorted(places) == sorted(TWICE[sentence])
    else:
        assert len(places) == 1, places


@pytest.mark.parametrize(("words", "page"), ONLY_ON_PAGES.items())
def test_what_is_not_text_stands_on_its_page_alone(words: str, page: str) -> None:
    assert PAGES[page]["body"].count(words) == 1
    assert [place for place, text in ALL_STRINGS if words in text] == [
        f"edition.pages.{list(PAGES).index(page)}.body"
    ]
    assert words not in (CONTENT / "NOTICE.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("om-utgavan", "I källfilen står ’gddg’. Det är troligen en feltolkad logotyp."),
        ("om-utgavan", "okänt"),
        ("om-handboken", "Skriv roller hellre än namn. Skriv inget om någons hälsa."),
        (
            "om-handboken",
            "Det du skriver i tjänsten kan vara allmän handling. "
            "Fråga din registrator om du är osäker.",
        ),
        ("om-handboken", "Programmet är inte gjort av SKR eller Adda"),
    ],
)
def test_the_pages_say_what_must_be_said(page: str, words: str) -> None:
    assert words in PAGES[page]["body"]


def test_the_project_speaks_in_chapter_one_where_it_is_needed() -> None:
    assert SECTIONS["k1-arb"]["note"] == "Presentationen ingår inte här."
    assert {key: question["help"] for key, question in QUESTIONS.items() if "help" in question} == {
        "k1-ref-4": "Skriv roller hellre än namn. Skriv inget om någons hälsa."
    }


def test_ids_are_safe_and_unique() -> None:
    ids = [*CHAPTERS, *PAGES]
    for chapter in CHAPTERS.values():
        for section in chapter.get("sections", []):
            ids.append(section["id"])
            ids += [question["id"] for question in section.get("questions", [])]
            ids += [card["id"] for card in section.get("exercises", [])]
    assert [key for key in ids if not is_id(key)] == []
    assert [key for key, count in Counter(ids).items() if count > 1] == []
    assert len(PAGES) == len(EDITION["pages"])


def test_chapters_are_listed_in_order_and_named_after_their_id() -> None:
    assert [chapter["id"] for chapter in CHAPTERS.values()] == EDITION["chapters"]
    assert [chapter["number"] for chapter in CHAPTERS.values()] == [1, 2, 3, 4, 5]
    assert sorted(path.stem for path in (CONTENT / "chapters").iterdir()) == sorted(CHAPTERS)


def test_chapters_hold_only_what_their_kind_allows() -> None:
    assert {chapter["source"] for chapter in CHAPTERS.values()} <= set(SOURCES)
    assert CHAPTERS["k1"]["source"] == "skr"
    common = {"id", "kind", "title", "worksheets", "note"}
    for section in (s for chapter in CHAPTERS.values() for s in chapter.get("sections", [])):
        assert set(section) <= common | SECTION_KINDS[section["kind"]], section["id"]
    assert not any("exercises" in section for section in SECTIONS.values())
    assert [(s["id"], s["kind"]) for s in SECTIONS.values()] == [
        ("k1-a", "text"),
        ("k1-b", "text"),
        ("k1-sam", "summary"),
        ("k1-ref", "reflection"),
        ("k1-arb", "exercise"),
        ("k1-mer", "further"),
    ]


def test_the_chapters_that_the_source_only_names_are_the_projects() -> None:
    assert OWN == ["k2", "k3", "k4", "k5"]
    kept = {"format", "id", "number", "title", "page", "source", "notice", "lead", "sections"}
    for key in OWN:
        assert set(CHAPTERS[key]) == kept
        assert "är inte SKR:s" in CHAPTERS[key]["notice"]


@pytest.mark.parametrize("key", OWN)
def test_the_project_does_not_speak_in_the_sources_words(key: str) -> None:
    own = " ".join(text for place, text in ALL_STRINGS if place.startswith(f"{key}.sections"))
    borrowed = [s for s in source_sentences() if len(s.split()) > 4 and s in own]
    assert borrowed == []


def test_four_lines_are_questions_and_the_other_two_are_not() -> None:
    asking = [line for line in source_lines() if "?" in line]
    assert [line.removeprefix("- ") for line in asking if line.startswith("- ")] == [
        question["text"] for question in QUESTIONS.values()
    ]
    assert [line for line in asking if not line.startswith("- ")] == [
        CHAPTERS["k1"]["lead"],
        SECTIONS["k1-mer"]["title"],
    ]
    assert list(QUESTIONS) == ["k1-ref-1", "k1-ref-2", "k1-ref-3", "k1-ref-4"]


def test_the_answer_that_opens_first_follows_vi_and_jag() -> None:
    for question in QUESTIONS.values():
        assert question["space"] in SPACES
        words = set(re.findall(r"\w+", question["text"]))
        assert ("vi" in words, "jag" in words) == (
            question["space"] == "group",
            question["space"] == "person",
        )


def test_the_compound_question_is_asked_in_parts() -> None:
    assert [key for key, question in QUESTIONS.items() if "fields" in question] == ["k1-ref-2"]
    fields = QUESTIONS["k1-ref-2"]["fields"]
    assert [(f["id"], f["label"], f["kind"]) for f in fields] == [
        ("finns", "Har vi skrivit in mål …?", "choice"),
        ("formulering", "Hur är de formulerade?", "text"),
        ("uppfoljning", "Hur följs de upp?", "text"),
        (
            "nasta",
            "Projektets fråga: Vem kan du fråga, och vad skulle ett första mål kunna vara?",
            "text",
        ),
        ("kommentar", "Kommentar", "text"),
    ]
    assert all(is_id(f["id"]) and f["kind"] in FIELD_KINDS for f in fields)
    assert fields[0]["choices"] == ["Ja", "Delvis", "Nej", "Vet inte"]
    on_yes = {"field": "finns", "is": ["Ja", "Delvis"]}
    on_no = {"field": "finns", "is": ["Nej", "Vet inte"]}
    assert [f.get("when") for f in fields] == [None, on_yes, on_yes, on_no, None]


@pytest.mark.parametrize("path", TOML_FILES, ids=lambda path: path.stem)
def test_files_are_plain_text_of_format_1(path: Path) -> None:
    assert read(path)["format"] == 1
    text = path.read_bytes().decode("utf-8")
    assert [char for char in ("\t", "\r", "\u00a0", "\ufeff") if char in text] == []
    assert text.endswith("\n")
    assert not re.search(r" $", text, re.MULTILINE)


def test_bodies_have_one_paragraph_a_line() -> None:
    bodies = [(place, text) for place, text in ALL_STRINGS if place.endswith(".body")]
    assert len(bodies) >= 6
    for place, body in bodies:
        for block in paragraphs(body):
            lines = block.split("\n")
            assert len(lines) == 1 or all(line.startswith("- ") for line in lines), place
    others = [place for place, text in ALL_STRINGS if "\n" in text and (place, text) not in bodies]
    assert others == []
