"""Chapters that are changed in the workbook: found by a search, replaced by an import."""

from pathlib import Path

import pytest

from handbok_tui.core.answers.workbook import Respondent
from handbok_tui.core.chapters.pieces import Piece
from handbok_tui.core.errors import SaveFailed
from handbok_tui.core.layout.page import Anchor
from handbok_tui.session import Session
from handbok_tui.session.chapters.importing import Wish
from handbok_tui.session.search.searching import search
from handbok_tui.storage.answers.files import WorkbookFiles
from handbok_tui.storage.edition.files import EditionFiles

PUBLISHED = """id = "k1"
number = 1
title = "Ett"
lead = "Blomma"

[[sections]]
id = "k1-a"
kind = "text"
title = "Text"
body = "Granskog"
"""
LAYER = 'id = "k1"\nchanges = true\nlead = "Tallhed"\n'


@pytest.fixture
def session(tmp_path: Path) -> Session:
    (tmp_path / "edition/chapters").mkdir(parents=True)
    (tmp_path / "edition/edition.toml").write_text(
        'title = "Bok"\nchapters = ["k1", "k2"]\n', "utf-8"
    )
    (tmp_path / "edition/chapters/k1.toml").write_text(PUBLISHED, "utf-8")
    (tmp_path / "edition/chapters/k2.toml").write_text(
        'id = "k2"\nnumber = 2\ntitle = "Två"\n', "utf-8"
    )
    (tmp_path / "book/chapters").mkdir(parents=True)
    (tmp_path / "book/chapters/k1.toml").write_text(LAYER, "utf-8")
    return open_session(tmp_path)


def open_session(folder: Path) -> Session:
    book = folder / "book"
    editions = EditionFiles(folder / "edition", book / "chapters")
    return Session(editions, WorkbookFiles(book, Respondent("anna", "Anna")))


def found(session: Session, query: str) -> list[str]:
    return [hit.line for hits in search(session, query) for hit in hits]


@pytest.mark.parametrize("first_read", [False, True])
def test_changes_and_what_is_published_below_them_are_both_searched(
    session: Session, first_read: bool
) -> None:
    if first_read:
        session.chapter("k1")
    assert found(session, "tallhed") == ["Tallhed"]
    assert found(session, "granskog") == ["Granskog"]
    assert found(session, "blomma") == []


def test_what_is_written_in_a_chapter_is_found_before_it_is_saved(session: Session) -> None:
    editing = session.edit_chapter("k2")
    editing.write(Piece(editing.top, "lead"), "Lövträd")
    assert found(session, "lövträd") == ["Lövträd"]
    session.save()
    assert found(session, "lövträd") == ["Lövträd"]


def test_an_import_over_changes_asks_and_keeps_them_apart(session: Session, tmp_path: Path) -> None:
    plan = session.plan_import(Wish("# Ett\n\nHela texten.\n", "", "Ett", "k1"))
    assert (plan.way, plan.changed_here) == ("again", True)
    with pytest.raises(SaveFailed, match="har ändrats i arbetsboken"):
        session.take_in(plan)
    assert (tmp_path / "book/chapters/k1.toml").read_text("utf-8") == LAYER
    note = session.take_in(plan, force=True)
    kept = Path(note.removeprefix("Det som stod förut finns i "))
    assert kept.read_text("utf-8") == LAYER
    assert [part.body for part in session.chapter("k1").sections] == ["Hela texten.\n"]
    assert open_session(tmp_path).chapter("k1") == session.chapter("k1")
    assert session.edit_chapter("k1").published == {}


def test_an_import_waits_for_what_is_not_saved_and_then_replaces_it(session: Session) -> None:
    editing = session.edit_chapter("k1")
    plan = session.plan_import(Wish("# Ett\n\nHela texten.\n", "", "Ett", "k1"))
    editing.write(Piece(editing.top, "lead"), "Mitt")
    with pytest.raises(SaveFailed, match="inte sparat än"):
        session.take_in(plan, force=True)
    session.save()
    with pytest.raises(SaveFailed, match="ändrades medan"):
        session.take_in(plan, force=True)
    assert session.chapter("k1").head.lead == "Mitt"
    other = session.edit_chapter("k2")
    other.write(Piece(other.top, "title"), "Tre")
    session.take_in(session.plan_import(plan_again()), force=True)
    assert session.chapter("k1").head.lead == ""
    assert session.leaf_title("k2") == "02 Tre"


def plan_again() -> Wish:
    return Wish("# Ett\n\nHela texten.\n", "", "Ett", "k1")


def test_a_hidden_chapter_that_comes_in_again_keeps_its_questions(session: Session) -> None:
    text = "# Tre\n\n## Reflektera\n\n- Vad?\n"
    session.take_in(session.plan_import(Wish(text, "/tre.md", "Tre")))
    made = session.all_chapters[-1].id
    (before,) = session.chapter(made).questions
    session.hide_chapter(made)
    plan = session.plan_import(Wish(text + "- Hur?\n", "/tre.md", "Tre"))
    session.take_in(plan)
    assert plan.chapter.id == made
    assert session.chapter(made).questions[0].id == before.id
    assert session.is_hidden(made)
    assert made not in {head.id for head in session.edition.chapters}


def test_the_edition_s_chapter_comes_back_and_the_own_one_is_kept(
    session: Session, tmp_path: Path
) -> None:
    session.take_in(session.plan_import(plan_again()), force=True)
    own = (tmp_path / "book/chapters/k1.toml").read_bytes()
    assert session.replaces_published("k1")
    note = session.put_edition_back("k1")
    kept = Path(note.removeprefix("Utgåvans kapitel är tillbaka. Ert eget finns i "))
    assert kept.read_bytes() == own
    assert not (tmp_path / "book/chapters/k1.toml").exists()
    assert session.chapter("k1").head.lead == "Blomma"
    assert not session.replaces_published("k1")
    assert not session.edit_chapter("k1").put_all_back()


def test_a_chapter_that_only_the_workbook_has_is_not_taken_away(session: Session) -> None:
    made = session.add_chapter("Tre", template=False)
    assert not session.replaces_published(made)


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("#del-tva", ("k1", Anchor("k1-a", role="body", block=1))),
        ("#del-tv%C3%A5", ("k1", Anchor("k1-a", role="body", block=1))),
        ("#Text", ("k1", Anchor("k1-a", role="heading"))),
        ("#vad-gör-vi", ("k1", Anchor("k1-r", "k1-q", "question"))),
        ("#k1-q", ("k1", Anchor("k1-r", "k1-q", "question"))),
        ("#02-två", ("k2", Anchor())),
        ("#finns-inte", None),
        ("#", None),
        ("m%C3%B6te.pdf", None),
    ],
)
def test_a_link_within_the_document_leads_to_its_heading(
    session: Session, tmp_path: Path, link: str, target: tuple[str, Anchor] | None
) -> None:
    chapter = PUBLISHED.replace('"Granskog"', '"Före.\\n\\n### Del två\\n\\nEfter."')
    (tmp_path / "book/chapters/k1.toml").unlink()
    chapter += '[[sections]]\nid = "k1-r"\nkind = "reflection"\ntitle = "Reflektera"\n'
    chapter += '[[sections.questions]]\nid = "k1-q"\ntext = "Vad gör vi?"\n'
    (tmp_path / "edition/chapters/k1.toml").write_text(chapter, "utf-8")
    opened = open_session(tmp_path)
    assert opened.link_target(link, "k1") == target
    assert opened.faults == ()
