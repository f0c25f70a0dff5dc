"""Word files become chapters; what is not in them is said, what is wrong with them too."""

import io
import struct
import zipfile
import zlib
from typing import Any

import pytest

from handbok_tui.core.importing.chapter import chapter_from_markdown
from handbok_tui.core.markdown.parse import parse
from handbok_tui.storage.importing.docx import word_markdown
from tests.support.handbok import Handbok
from tests.support.word_files import add_xml, new_document, part, saved, with_notes, with_parts


def pixel() -> bytes:
    """A picture of one point."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")
    )


def handbook() -> bytes:
    """A Word handbook with everything that people put in one."""
    doc = new_document()
    doc.sections[0].header.paragraphs[0].text = "Enheten Lönnen"
    doc.add_paragraph("Handbok för nya", style="Title")
    doc.add_heading("Första veckan", 1)
    text = doc.add_paragraph("Det ")
    text.add_run("vikt").bold = True
    text.add_run("igaste").bold = True
    text.add_run(" är att ")
    text.add_run("fråga").italic = True
    text.add_run(" [tidigt] & ofta.{{1}} ")
    text.add_run("Alltid.").bold = True
    doc.add_heading("Dag ett", 2)
    doc.add_paragraph("Hämta nyckel", style="List Bullet")
    doc.add_paragraph("på expeditionen", style="List Bullet 2")
    doc.add_paragraph("Träffa gruppen", style="List Bullet")
    doc.add_paragraph("Skriv på", style="List Number")
    doc.add_paragraph("Lämna in", style="List Number")
    table = doc.add_table(3, 3)
    for row, words in enumerate((("Dag", "Tid", "Vem"), ("Må", "8|9", "Chefen"), ("Ti", "", ""))):
        for column, word in enumerate(words):
            table.cell(row, column).text = word
    table.cell(2, 1).merge(table.cell(2, 2)).text = "Ledig"
    table.cell(1, 2).add_paragraph("eller vikarien")
    doc.add_picture(io.BytesIO(pixel()))
    last = doc.add_paragraph("Läs mer på ")
    add_xml(last, "<w:ins><w:r><w:t>intranätet </w:t></w:r></w:ins>")
    add_xml(last, "<w:del><w:r><w:delText>hemsidan </w:delText></w:r></w:del>")
    add_xml(last, "<m:oMath><m:r><m:t>a=b</m:t></m:r></m:oMath>")
    doc.add_comment(last.runs, text="Stämmer det?", author="A", initials="A")
    doc.add_heading("Reflektera", 1)
    doc.add_paragraph("Vem frågar du?", style="List Bullet")
    doc.add_paragraph("Vad vill du lära dig?", style="List Bullet")
    return with_notes(saved(doc), {1: ["Det gör alla.", "Även chefer."]})


@pytest.fixture
def imported(handbok: Handbok) -> Handbok:
    (handbok.home / "bok.docx").write_bytes(handbook())
    return handbok


def test_a_word_file_becomes_a_chapter_of_the_same_words(imported: Handbok) -> None:
    assert imported.run("import", "bok.docx").code == 0
    assert imported.run("read", "e1", "--markdown").text == EXPECTED
    text = imported.run("read", "e1").text
    assert "Det viktigaste är att fråga [tidigt] & ofta.[1] Alltid." in text
    assert "[1] Det gör alla.\n\n    Även chefer." in text


EXPECTED = """<!-- handbok: kapitel=e1 nummer=6 -->

# Handbok för nya

<!-- handbok: avsnitt=e1-s2 -->
## Första veckan

Det **viktigaste** är att *fråga* \\[tidigt\\] & ofta.[^1] **Alltid.**

### Dag ett

- Hämta nyckel
  - på expeditionen
- Träffa gruppen

1. Skriv på
2. Lämna in

| Dag | Tid | Vem |
|---|---|---|
| Må | 8\\|9 | Chefen · eller vikarien |
| Ti | Ledig |  |

![]()

Läs mer på intranätet a=b

[^1]: Det gör alla.

    Även chefer.

<!-- handbok: avsnitt=e1-s3 -->
## Reflektera

- Vem frågar du? <!-- handbok: fråga=e1-f1 -->
- Vad vill du lära dig? <!-- handbok: fråga=e1-f2 -->
"""


def test_what_is_not_in_the_chapter_is_said_without_lines(imported: Handbok) -> None:
    ended = imported.run("import", "bok.docx", "--dry-run")
    assert ended.text.splitlines()[-6:] == [
        "Att veta:",
        "  1 kommentar i marginalen är inte med.",
        "  1 spårad strykning är inte med; spårade tillägg är det.",
        "  1 bild är inte med; dess plats och beskrivning står kvar.",
        "  Sidhuvud och sidfot är inte med.",
        "  En cell över flera rader eller kolumner står i den första; de andra är tomma.",
    ]


def test_it_comes_in_from_standard_in_and_again(imported: Handbok) -> None:
    raw = (imported.home / "bok.docx").read_bytes()
    assert imported.run("import", "-", stdin=raw).code == 0
    once = imported.run("read", "e1", "--markdown").text
    assert once == EXPECTED
    assert imported.run("import", "-", stdin=once.encode()).code == 0
    assert imported.run("read", "e1", "--markdown").text == once


def test_swedish_names_of_styles_and_a_table_of_contents_are_known(handbok: Handbok) -> None:
    doc = new_document()
    for name in ("Rubrik", "Rubrik 1", "toc 1"):
        doc.styles.add_style(name, 1)
    doc.add_paragraph("Boken", style="Rubrik")
    doc.add_paragraph("Start\t3", style="toc 1")
    doc.add_paragraph("Start", style="Rubrik 1")
    doc.add_paragraph("Text.")
    (handbok.home / "a.docx").write_bytes(saved(doc))
    assert handbok.run("import", "a.docx", "--dry-run").text.splitlines() == [
        "Nytt kapitel (e1): 06 Boken",
        "  3 ord, 1 del",
        "  Start · text",
        "",
        "Att veta:",
        "  Innehållsförteckningen är inte med; handboken gör en egen.",
    ]


def test_the_text_may_lie_under_another_name(imported: Handbok) -> None:
    """Word on the web calls it document2.xml."""
    raw = handbook()
    moved = {"word/document.xml": "word/document2.xml", "_rels/.rels": "_rels/.rels"}
    moved["word/_rels/document.xml.rels"] = "word/_rels/document2.xml.rels"
    parts = {
        new: part(raw, old).replace("word/document.xml", "word/document2.xml")
        for old, new in moved.items()
    }
    types = part(raw, "[Content_Types].xml").replace("/word/document.xml", "/word/document2.xml")
    whole = with_parts(raw, {**parts, "[Content_Types].xml": types})
    assert word_markdown(whole).markdown == word_markdown(raw).markdown


IN_A_LINE = {
    "<w:sdt><w:sdtContent><w:r><w:t>ruta</w:t></w:r></w:sdtContent></w:sdt>": "ruta",
    '<w:fldSimple w:instr="DATE"><w:r><w:t>12 mars</w:t></w:r></w:fldSimple>': "12 mars",
    '<w:dir w:val="ltr"><w:r><w:t>riktat</w:t></w:r></w:dir>': "riktat",
    "<w:r><w:ruby><w:rt><w:r><w:t>uttal</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>ord</w:t></w:r>"
    "</w:rubyBase></w:ruby></w:r>": "ord (uttal)",
    "<m:oMathPara><m:oMath><m:r><m:t>x+y</m:t></m:r></m:oMath></m:oMathPara>": "x+y",
    "<w:moveTo><w:r><w:t>flyttat hit</w:t></w:r></w:moveTo>": "flyttat hit",
    "<w:moveFrom><w:r><w:t>flyttat bort</w:t></w:r></w:moveFrom>": "",
    '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>': "²",
    "<w:r><w:rPr><w:strike/></w:rPr><w:t>struket</w:t></w:r>": "~~struket~~",
    '<w:r><w:rPr><w:highlight w:val="yellow"/></w:rPr><w:t>gult</w:t></w:r>': "**gult**",
    "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t></w:r>": "a b‑c",
    '<w:hyperlink w:anchor="_Toc1"><w:r><w:t>inre länk</w:t></w:r></w:hyperlink>': "inre länk",
    '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>': "✓",
    "<w:r><w:t>1 *stjärna* &lt;b&gt; H~2~O ==x==</w:t></w:r>":
        "1 \\*stjärna\\* \\<b> H\\~2\\~O \\=\\=x\\=\\=",
}  # fmt: skip


@pytest.mark.parametrize(("xml", "becomes"), IN_A_LINE.items(), ids=IN_A_LINE.values())
def test_what_word_has_in_a_line_keeps_its_words(xml: str, becomes: str) -> None:
    document = new_document()
    paragraph = document.add_paragraph("före ")
    add_xml(paragraph, xml)
    paragraph.add_run(" efter")
    found = word_markdown(saved(document))
    assert found.markdown == f"före {becomes} efter\n".replace("  ", " ")
    assert found.said == ()


VML = "urn:schemas-microsoft-com:vml"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
BOX = "<w:txbxContent><w:p><w:r><w:t>i en ruta</w:t></w:r></w:p></w:txbxContent>"
OLD_BOX = f'<w:pict xmlns:v="{VML}"><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict>'


@pytest.mark.parametrize("fallback", ["", f"<mc:Fallback>{OLD_BOX}</mc:Fallback>"])
def test_a_text_box_is_there_once(fallback: str) -> None:
    document = new_document()
    paragraph = document.add_paragraph("Text.")
    choice = f'<mc:Choice Requires="wps">{BOX}</mc:Choice>'
    add_xml(
        paragraph,
        f'<w:r xmlns:mc="{MC}"><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r>',
    )
    assert word_markdown(saved(document)).markdown == "Text.\n\ni en ruta\n"


def test_what_only_looks_like_markdown_is_text() -> None:
    document = new_document()
    rows = [
        "1. Punkt",
        "- streck",
        "# rubrik",
        "> citat",
        "===",
        ": sak",
        "a) bokstav",
        "| a | b |",
        "|---|---|",
        "[a]: b",
        "    indrag",
        "<!-- ej kommentar -->",
        "---",
        "~~~",
    ]
    for row in rows:
        document.add_paragraph(row)
    (section,) = chapter_from_markdown(word_markdown(saved(document)).markdown).chapter.sections
    assert [block.text for block in parse(section.body)] == [row.strip() for row in rows]


def zipped(parts: dict[str, bytes], *, level: int = zipfile.ZIP_STORED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", level) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def bomb() -> bytes:
    return zipped({"word/document.xml": b" " * 300_000_000}, level=zipfile.ZIP_DEFLATED)


def lying() -> bytes:
    """A part that says it is short."""
    raw = zipped({"word/document.xml": b"<a>" + b" " * 1_000_000}, level=zipfile.ZIP_DEFLATED)
    return raw.replace(struct.pack("<I", 1_000_003), struct.pack("<I", 3))


def locked() -> bytes:
    raw = bytearray(zipped({"word/document.xml": b"<a/>"}))
    raw[6] |= 1
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    return bytes(raw)


def laughing() -> bytes:
    text = part(handbook(), "word/document.xml")
    start = text.index("?>") + 2
    entity = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    return with_parts(handbook(), {"word/document.xml": text[:start] + entity + text[start:]})


def deep() -> bytes:
    text = part(handbook(), "word/document.xml")
    many = "<w:ins>" * 30_000 + "</w:ins>" * 30_000
    return with_parts(
        handbook(), {"word/document.xml": text.replace("<w:body>", f"<w:body><w:p>{many}</w:p>")}
    )


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (lambda: b"Bara text.\n", "det är ingen Wordfil"),
        (lambda: b"", "filen är tom"),
        (lambda: OLE, "äldre Wordfil (.doc)"),
        (lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "skyddad med lösenord"),
        (locked, "skyddad med lösenord"),
        (lambda: zipped({"xl/workbook.xml": b"<a/>"}), "det är ingen Wordfil"),
        (lambda: zipped({"content.xml": b"<a/>"}), "OpenDocument"),
        (lambda: handbook()[:3000], "skadad"),
        (lambda: b"PK\x03\x04" + b"\0" * 100, "skadad"),
        (lambda: zipped({"word/document.xml": b"<a"}), "skadad"),
        (lambda: zipped({"word/document.xml": b"<a/>"}), "skadad"),
        (lambda: saved(new_document()), "har ingen text"),
        (bomb, "för mycket text"),
        (lying, "skadad"),
        (laughing, "skadad"),
        (deep, "skadad"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said(handbok: Handbok, raw: Any, said: str) -> None:
    (handbok.home / "a.docx").write_bytes(raw())
    refusal = handbok.run("import", "a.docx").refusal
    assert said in refusal
    assert "a.docx:" in refusal
    assert not handbok.workbook.exists()


def test_a_file_beyond_measure_is_not_read(handbok: Handbok) -> None:
    with (handbok.home / "a.docx").open("wb") as file:
        file.truncate(1 << 40)
    assert "större än 64 MB" in handbok.run("import", "a.docx").refusal


def test_mammoth_is_not_imported_for_markdown(handbok: Handbok) -> None:
    (handbok.home / "a.md").write_text("# A\n")
    ended = handbok.run("import", "a.md", PYTHONPROFILEIMPORTTIME="1")
    assert "markdown_it" in ended.remarks
    assert "mammoth" not in ended.remarks
