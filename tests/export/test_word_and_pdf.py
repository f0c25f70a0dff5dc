"""Word and PDF files say the web page's words in its order, where the programs are installed."""

from __future__ import annotations

import re
import shutil
from difflib import SequenceMatcher
from html import unescape
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from handbok_tui.cli import main
from handbok_tui.storage.export.converting import convert
from tests.support.documents import WORD, long_file

HANDBOOKS = sorted((Path(__file__).resolve().parents[1] / "fixtures/handbooks").glob("*.md"))
GENERATED = range(4)
"""Long files of every construct, in and beside each other."""
EXAMPLE = Path(__file__).resolve().parents[2] / "examples/enheten-lonnen"
MOST = 0.97
_WORD = re.compile(r"[^\W_]+")
_APART = re.compile(r"<nav\b.*?</nav>|<h1\b.*?</h1>", re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
_PARTS = re.compile(
    r"</?(?:p|h\d|li|ul|ol|tr|t[dh]|blockquote|pre|div|table|br|hr|section)\b[^>]*>"
)


def html(tmp_path: Path, file: Path | None) -> str:
    """The own handbook with a chapter of the file's, and its text, as a web page."""
    book = tmp_path / "w"
    if file is None:
        shutil.copytree(EXAMPLE, book)
    elif main(["--workbook", str(book), "import", "--anyway", str(file)]) != 0:
        raise AssertionError(file)
    out = tmp_path / "min.html"
    order = ["--format", "html", "--include", "source,unanswered", "-o", str(out)]
    assert main(["--workbook", str(book), "export", *order]) == 0
    return out.read_text("utf-8")


def words_of_page(text: str) -> list[str]:
    return _WORD.findall(text_of_page(text))


def text_of_page(text: str) -> str:
    """What stands on the page below its title, but for the contents."""
    _, _, body = text.partition("<main>")
    return unescape(_TAG.sub("", _PARTS.sub(" ", _APART.sub(" ", body))))


def words_of_word(content: bytes) -> list[str]:
    return _WORD.findall(text_of_word(content))


def text_of_word(content: bytes) -> str:
    """In the order of the document; notes after it, as on the page."""
    name = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    said = []
    with ZipFile(BytesIO(content)) as file:
        for part in ("word/document.xml", "word/footnotes.xml"):
            for paragraph in ElementTree.fromstring(file.read(part)).iter(f"{name}p"):
                texts = [
                    node.text or "" if node.tag == f"{name}t" else " "
                    for node in paragraph.iter()
                    if node.tag in (f"{name}t", f"{name}br", f"{name}tab")
                ]
                said.append("".join(texts))
    return " ".join(said)


def generated(tmp_path: Path, seed: int) -> str:
    """The web page of a file with all sorts of things in it."""
    file = tmp_path / "allt.md"
    file.write_text(long_file(seed, 60), "utf-8")
    return html(tmp_path, file)


needs_pandoc = pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
needs_weasyprint = pytest.mark.skipif(
    shutil.which("weasyprint") is None, reason="weasyprint is not installed"
)


@needs_pandoc
@pytest.mark.parametrize("seed", GENERATED)
def test_word_says_what_any_page_says(tmp_path: Path, seed: int) -> None:
    text = generated(tmp_path, seed)
    said = WORD.findall(text_of_word(convert(text, "docx", ["pandoc"])))
    assert len(said) > 500
    assert said == WORD.findall(text_of_page(text))


@needs_weasyprint
@pytest.mark.parametrize("seed", GENERATED)
def test_pdf_says_what_any_page_says(tmp_path: Path, seed: int) -> None:
    text = generated(tmp_path, seed)
    said = WORD.findall(text_of_pdf(convert(text, "pdf", ["weasyprint"])))
    wanted = WORD.findall(text_of_page(text))
    assert len(wanted) > 500
    assert {*said} == {*wanted}
    rest = iter(said)  # with the contents before, and a table's head again on its next page
    assert [word for word in wanted if word in rest] == wanted


def text_of_pdf(content: bytes) -> str:
    pypdf = pytest.importorskip("pypdf")
    return " ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(content)).pages)


@needs_pandoc
@pytest.mark.parametrize("file", [None, *HANDBOOKS], ids=lambda file: file.stem if file else "-")
def test_word_says_what_the_page_says(tmp_path: Path, file: Path | None) -> None:
    text = html(tmp_path, file)
    said = words_of_word(convert(text, "docx", ["pandoc"]))
    title = said[: len(said) - len(words_of_page(text))]
    assert said[len(title) :] == words_of_page(text)
    assert len(title) < 12


@needs_weasyprint
@pytest.mark.parametrize("file", [None, *HANDBOOKS], ids=lambda file: file.stem if file else "-")
def test_pdf_says_what_the_page_says(tmp_path: Path, file: Path | None) -> None:
    text = html(tmp_path, file)
    said = _WORD.findall(text_of_pdf(convert(text, "pdf", ["weasyprint"])))
    wanted = words_of_page(text)
    assert not [word for word in wanted if word not in "".join(said)]
    in_order = SequenceMatcher(None, wanted, said, autojunk=False).get_matching_blocks()
    kept = sum(block.size for block in in_order)
    assert kept > MOST * len(wanted)  # the rest was cut in two at the end of a line or a page
