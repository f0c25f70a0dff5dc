"""A workbook's chapters on disk: only what is changed, the same bytes after undo, both kept."""

from __future__ import annotations

import tempfile
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings

from handbok_tui.core.answers.workbook import Respondent
from handbok_tui.core.chapters import edits
from handbok_tui.core.chapters.additions import added
from handbok_tui.core.chapters.layer import Layer, layer_over, layered
from handbok_tui.core.chapters.new import new_chapter
from handbok_tui.core.chapters.parts import Key, Parts, parts_of
from handbok_tui.core.chapters.pieces import Piece
from handbok_tui.core.edition.handbook import Chapter
from handbok_tui.core.errors import FaultyFile, SaveFailed
from handbok_tui.storage.answers.files import WorkbookFiles
from handbok_tui.storage.chapters.layer_files import OwnChapter
from handbok_tui.storage.chapters.layer_saves import SavedChapter, Wanted, save_chapter
from handbok_tui.storage.chapters.render import chapter_toml
from handbok_tui.storage.edition.files import EditionFiles
from tests.support.chapter_editing import Doing, all_done, doings
from tests.support.chapters import chapters

FEW = settings(max_examples=40, deadline=None)

EDITION = 'title = "Bok"\nchapters = ["k1"]\n'
K1 = """\
id = "k1"
number = 1
title = "Ett"
source = "skr"

[[sections]]
id = "k1-a"
kind = "text"
title = "Först"
body = \"\"\"
Utgivet.
\"\"\"

[[sections]]
id = "k1-r"
kind = "reflection"
title = "Reflektera"

[[sections.questions]]
id = "k1-1"
text = "Vad?"
"""
BODY = Piece(Key("section", "k1-a"), "body")


class Desk:
    """An edition and a workbook in a folder, and one chapter of them being edited."""

    def __init__(self, folder: Path, chapter: str = "k1", published: str = K1) -> None:
        edition = folder / "edition"
        (edition / "chapters").mkdir(parents=True, exist_ok=True)
        (edition / "edition.toml").write_text(EDITION.replace("k1", chapter), "utf-8")
        if published:
            (edition / f"chapters/{chapter}.toml").write_bytes(published.encode())
        self.chapter = chapter
        self.book = folder / "book"
        self.path = self.book / f"chapters/{chapter}.toml"
        self.files = WorkbookFiles(self.book, Respondent("anna", "Anna"))
        self.editions = EditionFiles(edition, self.book / "chapters")
        self.original = edition / f"chapters/{chapter}.toml"

    def put(self, text: bytes) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_bytes(text)

    def open(self) -> OwnChapter:
        return self.editions.own(self.chapter)

    def parts(self, own: OwnChapter) -> Parts:
        return layered(own.published, own.layer, self.chapter)

    def save(
        self, own: OwnChapter, mine: Layer, base: Layer | None = None, written: bytes | None = None
    ) -> SavedChapter:
        wanted = Wanted(
            self.chapter, own.published, own.layer if base is None else base, mine, own,
            own.raw if written is None else written,
        )  # fmt: skip
        return save_chapter(self.files, wanted)

    def edit(self, own: OwnChapter, parts: Parts) -> SavedChapter:
        return self.save(own, layer_over(own.published, parts, own.layer))


def there_and_back(desk: Desk, several: list[Doing]) -> None:
    """Edit, look at what the file says, take it all back, look at the bytes."""
    before = desk.path.read_bytes() if desk.path.exists() else None
    published = desk.original.read_bytes() if desk.original.exists() else None
    own = desk.open()
    mine = layer_over(own.published, all_done(own.published, desk.parts(own), several), own.layer)
    saved = desk.save(own, mine)
    assert saved.layer == mine
    assert desk.open().layer == mine
    desk.save(own, own.layer, base=saved.layer, written=saved.raw)
    assert (desk.path.read_bytes() if desk.path.exists() else None) == before
    assert (desk.original.read_bytes() if desk.original.exists() else None) == published


@FEW
@given(chapters(), doings)
def test_edits_of_any_published_chapter_and_back(chapter: Chapter, several: list[Doing]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        there_and_back(Desk(Path(folder), chapter.id, chapter_toml(chapter)), several)


@FEW
@given(chapters(), doings)
def test_edits_of_any_own_chapter_and_back(chapter: Chapter, several: list[Doing]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder), chapter.id, "")
        desk.put(b"# v\xc3\xa5rt\n" + chapter_toml(chapter).encode() + b"\n# slut\n")
        there_and_back(desk, several)


def test_only_what_is_changed_stands_in_the_file(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    own = desk.open()
    parts = edits.with_text(desk.parts(own), BODY, "Vårt.")
    parts, piece = added(parts, Piece(Key("question", "k1-1"), "text"), "question", "k1-e1")
    desk.edit(own, edits.with_text(parts, piece, "Och vi?"))
    assert desk.path.read_text("utf-8") == (
        'format = 1\nid = "k1"\nchanges = true\n\n'
        '[sections.k1-a]\nbody = """\nVårt.\n"""\n\n'
        '[sections.k1-a.published]\nbody = """\nUtgivet.\n"""\n\n'
        '[sections.k1-r]\norder = ["k1-1", "k1-e1"]\n\n'
        '[sections.k1-r.published]\norder = ["k1-1"]\n\n'
        '[questions.k1-e1]\ntext = "Och vi?"\n'
    )


def test_comments_and_unknown_keys_stay(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    text = (
        "# Skrivet av Åsa\nid = 'k1'\nchanges = true\nlead = 'Hej'   # kort\n"
        "[sections.k1-a]\negen = 1\ntitle = 'Om oss' # vår\n"
    )
    desk.put(text.encode())
    own = desk.open()
    saved = desk.edit(own, edits.with_text(desk.parts(own), BODY, "Vårt."))
    body = 'body = """\nVårt.\n"""\n'
    was = '\n[sections.k1-a.published]\nbody = """\nUtgivet.\n"""\n'
    assert saved.raw.decode() == f"{text}{body}{was}"


def test_an_outside_change_is_merged_part_by_part(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    mine, theirs = desk.open(), desk.open()
    question = Piece(Key("question", "k1-1"), "text")
    desk.edit(theirs, edits.with_text(desk.parts(theirs), question, "Deras?"))
    desk.edit(mine, edits.with_text(desk.parts(mine), BODY, "Mitt."))
    values = desk.open().layer.values
    assert (values[BODY.key]["body"], values[question.key]["text"]) == ("Mitt.\n", "Deras?")


def test_of_one_text_changed_on_both_sides_both_are_kept(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    mine, theirs = desk.open(), desk.open()
    desk.edit(theirs, edits.with_text(desk.parts(theirs), BODY, "Deras."))
    desk.edit(mine, edits.with_text(desk.parts(mine), BODY, "Mitt."))
    layer = desk.open().layer
    assert layer.values[BODY.key]["body"] == "Mitt.\n"
    assert [one.text for one in layer.others] == ["Deras.\n"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("id = 'k1'\nchanges = true\nlead = 3\n", 3),
        ("id = 'k1'\nchanges = true\n[sections.k1-a]\nkind = 'x'\n", 4),
        ("id = 'k1'\nchanges = true\n[questions.k1-e1]\nspace = 'group'\n", 3),
        ("id = 'k1'\nchanges = true\n[sections.'Å']\nbody = 'x'\n", 3),
        ("changes = true\nid = 'k2'\n", 2),
        ("id='k1'\nchanges=true\n[exercises.x]\ntitle='x'\n[questions.x]\ntext='y'\n", 3),
        ("id = 'k1'\nchanges = true\nlead = \n", 3),
        ("<<<<<<< a\n=======\n>>>>>>> b\n", 1),
    ],
)
def test_a_bad_file_is_told_with_its_line_and_left_alone(
    tmp_path: Path, text: str, line: int
) -> None:
    desk = Desk(tmp_path)
    own = desk.open()
    mine = layer_over(own.published, edits.with_text(desk.parts(own), BODY, "Mitt."), own.layer)
    desk.put(text.encode())
    with pytest.raises(FaultyFile) as told:
        desk.open()
    assert {(fault.path, fault.line) for fault in told.value.faults} == {(str(desk.path), line)}
    with pytest.raises(FaultyFile):
        desk.save(own, mine)
    assert desk.path.read_bytes() == text.encode()


def test_a_newer_file_is_shown_and_never_written(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    text = "format = 2\nid = 'k1'\nchanges = true\nlead = 'Ny'\n"
    desk.put(text.encode())
    own = desk.open()
    assert desk.editions.chapter("k1").head.lead == "Ny"
    with pytest.raises(SaveFailed, match="nyare version"):
        desk.edit(own, edits.with_text(desk.parts(own), BODY, "Mitt."))
    assert desk.path.read_text("utf-8") == text


def test_the_day_s_first_save_is_kept_as_it_was(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.put(b"id = 'k1'\nchanges = true\nlead = 'Hej'\n")
    own = desk.open()
    saved = desk.edit(own, edits.with_text(desk.parts(own), BODY, "Vårt."))
    desk.save(own, Layer(), base=saved.layer, written=saved.raw)
    assert not desk.path.exists()
    (kept,) = (desk.book / ".handbok/backups/chapters/k1.toml").glob("*.toml")
    assert kept.read_bytes() == own.raw


def test_the_head_of_a_changed_chapter_is_in_the_contents(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.put(b"id = 'k1'\nchanges = true\ntitle = 'Vi'\n")
    edition, faults = desk.editions.edition()
    assert not faults
    assert [(head.id, head.number, head.title, head.source) for head in edition.chapters] == [
        ("k1", 1, "Vi", "skr")
    ]


def test_a_new_chapter_is_a_file_of_its_own(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "e1", "")
    ids = iter("abcdefg")
    chapter = new_chapter("e1", 6, "Vårt", lambda: next(ids), template=True)
    desk.save(OwnChapter({}), layer_over({}, parts_of(chapter), Layer()))
    assert tomllib.loads(desk.path.read_text("utf-8"))["title"] == "Vårt"
    assert desk.editions.chapter("e1") == chapter
