"""Markdown files become chapters, and come in again without losing an answer or an edit."""

import io
import os
import zipfile
from pathlib import Path

import pytest

from handbok_tui.core.importing.own_text import doubt
from tests.support.handbok import Handbok, me

CHAPTER = """# Tid att lära

Text om tid.

## Reflektera

- Hur gör vi plats för lärande i veckan?
- Vem hjälper mig?
"""

PLAN = [
    "Nytt kapitel (e1): 06 Tid att lära",
    "  19 ord, 2 delar, 2 frågor",
    "  Inledning · text",
    "  Reflektera · frågor, 2 frågor",
    "    – Hur gör vi plats för lärande i veckan?",
    "    – Vem hjälper mig?",
]


@pytest.fixture
def imported(handbok: Handbok) -> Handbok:
    put(handbok, CHAPTER)
    ended = handbok.run("import", "tid.md")
    assert (ended.code, ended.out) == (0, b"")
    assert ended.remarks.splitlines() == [*PLAN, "Importerat: 06 Tid att lära (e1). Nytt kapitel."]
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
    assert ended.text.splitlines() == PLAN
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
    assert "större än 4 MB" in ended.remarks
    assert not list((handbok.workbook / "chapters").iterdir())


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_rights_is_said(handbok: Handbok) -> None:
    put(handbok, CHAPTER)
    (handbok.home / "tid.md").chmod(0)
    assert "Kontrollera rättigheterna" in handbok.run("import", "tid.md").refusal


def test_a_private_answer_does_not_come_along_with_a_chapter(handbok: Handbok) -> None:
    handbok.answer("k1-ref-4", "Hemligt.", "--respondent", me())
    assert "Hemligt." not in handbok.run("read", "1", "--markdown").text


def zipped(*names: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in names:
            archive.writestr(name, "<x/>")
    return made.getvalue()


NO_TEXTS_OF_ONES_OWN = {
    "passwd": "root:x:0:0:root:/root:/bin/bash\ndaemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin\n",
    "group": "root:x:0:\nsudo:x:27:anna,bo\n",
    "hosts": "127.0.0.1 localhost\n::1 localhost\n",
    "settings": "# Namnet på\n# datorn som\n# allt går till.\nSERVER = 10.0.0.1\n",
    "syslog": "Nov 27 12:00:01 server sshd[12]: Accepted publickey for anna from 10.0.0.1\n" * 5,
    "skript": "#!/bin/sh\n# Säkerhetskopierar allt som finns i mappen\ncp -a /srv/bok /kopior\n",
    "modul.py": '"""Räknar alla ord i en text."""\n\n# Alla ord räknas\nimport re\n',
    "modul": "def räkna(text):\n    return len(text.split())\n\n\nclass Ord(str):\n    pass\n",
    "svar.json": '{"fråga": "Vad gick bra i dag, och vad bidrog till det?"}\n',
    "svar": '{\n  "fråga": "Vad gick bra i dag, och vad bidrog till det?"\n}\n',
    "tabell.csv": "namn;dag\nAnna;tisdag\n",
    "tecken": "=== {} <> $$\n",
}


@pytest.mark.parametrize("name", NO_TEXTS_OF_ONES_OWN)
def test_what_is_no_text_of_ones_own_is_refused_with_a_way_round(
    handbok: Handbok, name: str
) -> None:
    put(handbok, CHAPTER)
    put(handbok, NO_TEXTS_OF_ONES_OWN[name], name)
    refusal = handbok.run("import", "tid.md", name).refusal
    assert "ser inte ut som en egen text" in refusal
    assert "--anyway" in refusal
    assert not handbok.workbook.exists()  # nothing of the others either
    shown = handbok.run("import", name, "--dry-run")
    assert "ser inte ut som en egen text" in shown.remarks
    assert shown.text.startswith("Nytt kapitel (e1): 06 ")
    assert handbok.run("import", name, "--anyway").code == 0
    assert own(handbok)


@pytest.mark.parametrize(
    ("name", "raw", "said"),
    [
        ("bild.png", b"\x89PNG\r\n\x1a\n\x00\x00", "ingen text"),
        ("arkiv.tar.gz", b"\x1f\x8b\x08\x00\x00\x00", "ingen text"),
        ("arkiv.tar", b"a.txt".ljust(257, b"\x00") + b"ustar  \x00", "ingen text"),
        ("program", b"\x7fELF\x02\x01\x01\x00", "ingen text"),
        ("data", b"ett\x00tv\xe5\x00", "ingen text"),
        ("bok.pdf", b"%PDF-1.7\n%\xe2\xe3", "en PDF"),
        ("bok.rtf", b"{\\rtf1\\ansi Text}", "formatet RTF"),
        ("tal.xlsx", zipped("[Content_Types].xml", "xl/workbook.xml"), "ingen Wordfil"),
        ("arkiv.zip", zipped("a.txt", "word.md"), "ett arkiv"),
    ],
)
def test_what_is_no_text_at_all_is_said(handbok: Handbok, name: str, raw: bytes, said: str) -> None:
    put(handbok, raw, name)
    assert said in handbok.run("import", name, "--anyway").refusal
    assert not (handbok.workbook / "chapters").exists()


@pytest.mark.parametrize(
    "text",
    [
        "Ett stycke text, utan rubrik.\n",
        "# Bara en rubrik\n",
        "- Ring natten\n- Skriv till Bo\n",
        "## Mål (2027)\n\n| Mål | Klart |\n| --- | --- |\n| Tid varje vecka | 1/5 |\n",
        "# Så gör vi\n\nKör:\n\n```sh\ncp -a /srv/bok /kopior\n```\n",
        "# Länkar\n\nhttps://exempel.se/a/b?c=d\n<post@exempel.se>\n",
        "Kl. 08:30 börjar mötet. T.ex. e-post, bl.a. och/eller SMS.\n",
        "<p>Ett stycke</p>\n<ul><li>Ett</li></ul>\n",
    ],
)
def test_what_people_write_is_not_doubted(handbok: Handbok, text: str) -> None:
    put(handbok, text, "text")
    assert handbok.run("import", "text").code == 0


def test_what_the_project_has_as_examples_is_not_doubted() -> None:
    folder = Path(__file__).parent.parent / "fixtures/handbooks"
    texts = [path for path in folder.rglob("*.md") if path.is_file()]
    assert len(texts) > 10
    assert [path.name for path in texts if doubt(path.read_text("utf-8"), path.name)] == []


@pytest.mark.parametrize("where", ["import", "--workbook", "--edition"])
def test_a_link_that_leads_to_itself_is_said(handbok: Handbok, where: str) -> None:
    loop = handbok.home / "loop.md"
    loop.parent.mkdir(parents=True, exist_ok=True)
    loop.symlink_to(loop)
    words = ("import", str(loop)) if where == "import" else (where, str(loop), "status")
    ended = handbok.run_here(*words)
    assert ended.code in (0, 1)
    assert "Traceback" not in ended.remarks
    assert where == "--workbook" or (ended.code == 1 and str(loop) in ended.remarks)
