"""Markdown files become chapters, and come in again without losing an answer or an edit."""

import os
from pathlib import Path

import pytest

from tests.support.handbok import Handbok, me

CHAPTER = """# Tid att lära

Text om tid.

## Reflektera

- Hur gör vi plats för lärande i veckan?
- Vem hjälper mig?
"""


@pytest.fixture
def imported(handbok: Handbok) -> Handbok:
    put(handbok, CHAPTER)
    ended = handbok.run("import", "tid.md")
    assert (ended.code, ended.out) == (0, b"")
    assert ended.remarks == "Importerat: 06 Tid att lära (e1). Nytt kapitel.\n"
    return handbok


def put(handbok: Handbok, text: str | bytes, name: str = "tid.md") -> None:
    raw = text.encode() if isinstance(text, str) else text
    (handbok.home / name).write_bytes(raw)


def own(handbok: Handbok, chapter: str = "e1") -> bytes:
    return (handbok.workbook / f"chapters/{chapter}.toml").read_bytes()


def test_an_imported_chapter_is_read_answered_and_exported(imported: Handbok) -> None:
    assert "06 Tid att lära" in imported.run("status").text
    assert "Eget kapitel" in imported.run("read", "6").text
    imported.answer("e1-f1", "En timme i veckan.")
    assert "En timme i veckan." in imported.run("export").text
    assert imported.run("check").text == "Allt går att läsa.\n"


def test_a_preview_changes_nothing(handbok: Handbok) -> None:
    put(handbok, CHAPTER)
    ended = handbok.run("importera", "tid.md", "--dry-run")
    assert ended.text.splitlines() == [
        "Nytt kapitel (e1): 06 Tid att lära",
        "  Inledning · text",
        "  Reflektera · frågor, 2 frågor",
        "    – Hur gör vi plats för lärande i veckan?",
        "    – Vem hjälper mig?",
    ]
    assert not handbok.workbook.exists()


def test_questions_keep_their_answers_when_the_file_comes_in_again(imported: Handbok) -> None:
    imported.answer("e1-f1", "Svaret.")
    put(
        imported,
        CHAPTER.replace("lärande i veckan", "lärandet varje vecka").replace(
            "- Vem hjälper mig?", "- Vad är nytt?\n- Varför?"
        ),
    )
    ended = imported.run("import", "tid.md")
    assert ended.code == 0
    assert "lyder nu ”Hur gör vi plats för lärandet varje vecka?”" in ended.remarks
    assert "Frågan ”Vem hjälper mig?” finns inte i filen." in ended.remarks
    text = imported.run("read", "e1").text
    assert text.index("lärandet varje vecka") < text.index("Svaret.") < text.index("Vad är nytt?")
    assert b'id = "e1-f2"' not in own(imported)  # nobody gets the id of a question that is gone


def test_an_unchanged_file_changes_no_byte(imported: Handbok) -> None:
    before = own(imported)
    assert imported.run("import", "tid.md").code == 0
    assert own(imported) == before


def test_comments_and_unknown_keys_stay_when_a_newer_file_comes_in(imported: Handbok) -> None:
    path = imported.workbook / "chapters/e1.toml"
    path.write_bytes(b"# min anm\xc3\xa4rkning\n" + own(imported) + b"\n# sist\n")
    put(imported, CHAPTER.replace("Text om tid.", "Ny text."))
    assert imported.run("import", "tid.md").code == 0
    assert own(imported).startswith("# min anmärkning\n".encode())
    assert own(imported).endswith(b"\n# sist\n")
    assert b"Ny text." in own(imported)


def test_what_was_edited_here_is_not_written_over_in_silence(imported: Handbok) -> None:
    path = imported.workbook / "chapters/e1.toml"
    path.write_bytes(own(imported).replace(b"Text om tid.", "Vår text.".encode()))
    edited = own(imported)
    put(imported, CHAPTER.replace("Text om tid.", "Ny text."))
    ended = imported.run("import", "tid.md")
    assert ended.code == 1
    assert "har ändrats i arbetsboken" in ended.complaint
    assert own(imported) == edited
    forced = imported.run("import", "tid.md", "--force")
    assert forced.code == 0
    assert b"Ny text." in own(imported)
    place = forced.remarks.splitlines()[-1].removeprefix("Det som stod förut finns i ")
    assert Path(place).read_bytes() == edited


def test_a_chapter_of_the_same_title_is_asked_about(handbok: Handbok) -> None:
    put(handbok, "# Lärande ledarskap\n\nHela texten.\n\n## Reflektera\n\n- Leder jag?\n")
    refusal = handbok.run("import", "tid.md").refusal
    assert "--chapter k2" in refusal
    assert "--beside" in refusal
    assert not (handbok.workbook / "chapters").exists()
    assert handbok.run("import", "tid.md", "--chapter", "2").code == 0
    text = handbok.run("read", "2").text
    assert text.startswith("02 Lärande ledarskap\n")
    assert "Eget kapitel" in text
    assert handbok.run("import", "tid.md", "--beside").code == 0
    assert sorted(p.name for p in (handbok.workbook / "chapters").iterdir()) == [
        "e1.toml", "k2.toml",
    ]  # fmt: skip


def test_a_chapter_taken_out_comes_back_in_front_with_its_answers(handbok: Handbok) -> None:
    handbok.answer("k1-ref-2", "Delvis", "--field", "finns")
    out = handbok.run("read", "1", "--markdown").text
    put(handbok, out.replace("Knyt till dig ambassadörer.", "Knyt till dig folk."), "ut.md")
    assert handbok.run("import", "ut.md").code == 0
    text = handbok.run("read", "1").text
    assert "Knyt till dig folk." in text
    assert "Har vi skrivit in mål …?\n│ Delvis" in text
    again = handbok.run("read", "1", "--markdown").text
    assert handbok.run("import", "-", stdin=again.encode()).code == 0
    assert handbok.run("read", "1", "--markdown").text == again


def test_questions_of_another_chapter_are_not_taken_over(handbok: Handbok) -> None:
    out = handbok.run("read", "1", "--markdown").out
    assert handbok.run("import", "-", "--beside", stdin=out).code == 0
    assert b"k1-ref" not in own(handbok)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("rad\nr\xe4v".encode("latin-1"), ".md:2: raden är inte skriven i UTF-8."),
        (b"\xff\xfea\x00", ".md:1: raden är inte skriven i UTF-8."),
        (b"", ".md: filen är tom."),
        (b" \n\xef\xbb\xbf"[:2], ".md: filen är tom."),
        (b"a\n" * 2_000_001, ".md: filen är större än 4 MB."),
    ],
)
def test_what_cannot_be_read_is_said_with_its_place(
    handbok: Handbok, raw: bytes, said: str
) -> None:
    put(handbok, CHAPTER, "bra.md")
    put(handbok, raw, "dålig.md")
    refusal = handbok.run("import", "bra.md", "dålig.md").refusal
    assert said in refusal
    assert not handbok.workbook.exists()


def test_missing_files_folders_and_wrong_usage_are_said(handbok: Handbok) -> None:
    put(handbok, CHAPTER)
    assert "finns inte" in handbok.run("import", "borta.md").refusal
    assert "mapp" in handbok.run("import", ".").refusal
    assert "kan inte bli ett id" in handbok.run("import", "tid.md", "--chapter", "Å").refusal
    assert handbok.run("import").code == 2
    assert handbok.run("import", "tid.md", "tid.md", "--chapter", "k9").code == 2


def test_a_file_that_cannot_be_read_is_never_written_over(imported: Handbok) -> None:
    path = imported.workbook / "chapters/e1.toml"
    path.write_bytes(broken := own(imported) + b"x = [\n")
    ended = imported.run("import", "tid.md", "--chapter", "e1", "--force")
    assert ended.code == 1
    assert "e1.toml" in ended.complaint
    assert path.read_bytes() == broken


def test_a_text_of_four_megabytes_says_what_to_do(handbok: Handbok) -> None:
    put(handbok, "# Stor\n\n" + '"ord" \\\\ ' * 440_000)
    ended = handbok.run("import", "tid.md")
    assert ended.code == 1
    assert "större än 4 MB" in ended.complaint
    assert not list((handbok.workbook / "chapters").iterdir())


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_rights_is_said(handbok: Handbok) -> None:
    put(handbok, CHAPTER)
    (handbok.home / "tid.md").chmod(0)
    assert "Kontrollera rättigheterna" in handbok.run("import", "tid.md").refusal


def test_a_private_answer_does_not_come_along_with_a_chapter(handbok: Handbok) -> None:
    handbok.answer("k1-ref-4", "Hemligt.", "--respondent", me())
    assert "Hemligt." not in handbok.run("read", "1", "--markdown").text
