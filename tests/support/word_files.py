"""Word files for tests: made with python-docx, and with parts that it does not know put in."""

import io
import re
import zipfile
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def saved(document: Any) -> bytes:
    """The bytes of a python-docx document."""
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def new_document() -> Any:
    """An empty document with Word's styles."""
    return Document()


def with_parts(raw: bytes, parts: dict[str, str | bytes]) -> bytes:
    """The same file with parts in place of its own, or beside them."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def part(raw: bytes, name: str) -> str:
    """The text of a part."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return archive.read(name).decode()


def with_notes(raw: bytes, notes: dict[int, list[str]]) -> bytes:
    """The file with footnotes of those paragraphs; ``{{1}}`` in its text refers to the first."""
    bodies = "".join(
        f'<w:footnote w:id="{number}">'
        + "".join(f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>" for words in paragraphs)
        + "</w:footnote>"
        for number, paragraphs in notes.items()
    )
    document = part(raw, "word/document.xml")
    for number in notes:
        document = document.replace(
            f"{{{{{number}}}}}",
            f'</w:t></w:r><w:r><w:footnoteReference w:id="{number}"/></w:r><w:r><w:t>',
        )
    relation = f'<Relationship Id="rIdN" Type="{RELATIONS}/footnotes" Target="footnotes.xml"/>'
    relations = part(raw, "word/_rels/document.xml.rels")
    return with_parts(
        raw,
        {
            "word/document.xml": document,
            "word/footnotes.xml": f'<w:footnotes xmlns:w="{W}">{bodies}</w:footnotes>',
            "word/_rels/document.xml.rels": relations.replace(
                "</Relationships>", f"{relation}</Relationships>"
            ),
        },
    )


def add_xml(paragraph: Any, xml: str) -> None:
    """Put something that python-docx has no word for last in a paragraph."""
    opening = re.sub(r"(?=[ >])", f" {nsdecls('w', 'm')}", xml, count=1)
    paragraph._p.append(parse_xml(opening))


def put(folder: Path, name: str, raw: bytes) -> Path:
    """A file in a folder."""
    path = folder / name
    path.write_bytes(raw)
    return path
