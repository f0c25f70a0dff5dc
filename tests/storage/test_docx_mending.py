"""What a Word file says where few look, and what people do to it with tracked changes, is read."""

import pytest

from handbok_tui.storage.importing.docx import word_markdown
from tests.support.word_files import W, new_document, part, saved, with_parts

NAMES = (
    f'xmlns:w="{W}" xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
STRUCK = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"


def paragraph(words: str, more: str = "", before: str = "") -> str:
    return f"<w:p>{before}<w:r><w:t>{words}</w:t></w:r>{more}</w:p>"


def drawn(inside: str) -> str:
    box = f"<wps:wsp><wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx></wps:wsp>"
    return f"<w:r><w:drawing><wp:anchor>{box}</wp:anchor></w:drawing></w:r>"


def shape(name: str, inside: str) -> str:
    box = f"<v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox>"
    return f"<w:r><w:pict><v:{name}>{box}</v:{name}></w:pict></w:r>"


def either(inside: str) -> str:
    choice = f'<mc:Choice Requires="wps">{inside}</mc:Choice>'
    return f"<w:r><mc:AlternateContent>{choice}</mc:AlternateContent></w:r>"


def come_in(body: str) -> str:
    raw = saved(new_document())
    document = f"<w:document {NAMES}><w:body>{body}</w:body></w:document>"
    assert "<w:body>" in part(raw, "word/document.xml")
    return word_markdown(with_parts(raw, {"word/document.xml": document})).markdown


@pytest.mark.parametrize(
    ("body", "becomes"),
    [
        (paragraph("a", drawn(paragraph("i ruta"))), "a\n\ni ruta\n"),
        (paragraph("a", shape("oval", paragraph("i rund"))), "a\n\ni rund\n"),
        (
            paragraph("a", either(drawn(paragraph("yttre", drawn(paragraph("inre")))))),
            "a\n\nyttre\n\ninre\n",
        ),
        ("<w:p><w:r><w:t>a</w:t><w:cr/><w:t>b</w:t></w:r></w:p>", "a\\\nb\n"),
        # the end of a paragraph struck out
        (paragraph("a ", before=STRUCK) + paragraph("b"), "a b\n"),
        (paragraph("a", before=STRUCK), "a\n"),
        (
            f"{paragraph('a', before=STRUCK)}<w:tbl><w:tr><w:tc>{paragraph('b')}</w:tc></w:tr>"
            f"<w:tr><w:tc>{paragraph('c')}</w:tc></w:tr></w:tbl>",
            "a\n\n| b |\n|---|\n| c |\n",
        ),
    ],
)
def test_no_word_goes(body: str, becomes: str) -> None:
    assert come_in(body) == becomes
