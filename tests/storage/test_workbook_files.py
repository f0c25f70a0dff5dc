"""Answers on disk: every text comes back, nothing else changes, two writers lose nothing."""

from __future__ import annotations

import tomllib
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handbok_tui.core.answers.merge import keep_words
from handbok_tui.core.answers.workbook import Answer, Respondent, SheetKey, Version
from handbok_tui.core.errors import FaultyFile, SaveFailed
from handbok_tui.storage.answers.facts import save_facts
from handbok_tui.storage.answers.files import WorkbookFiles
from handbok_tui.storage.answers.saves import save_id, save_sheet

ANNA = Respondent("anna-lind", "Anna Lind")
BO = Respondent("bo-ek", "Bo Ek", "person")
KEY = SheetKey("anna-lind", "k1")
WHEN = datetime(2027, 1, 12, 14, 32, tzinfo=UTC)
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"))
SLOW_DISK = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture
def files(tmp_path: Path) -> WorkbookFiles:
    return WorkbookFiles(tmp_path, ANNA)


VERSIONS = st.builds(
    Version, st.none() | st.just(WHEN), TEXTS, st.dictionaries(st.sampled_from("ab"), TEXTS)
)
ANSWERS = st.builds(
    Answer,
    st.just("k1-q"),
    st.sampled_from(("draft", "done", "skipped")),
    st.sampled_from(("handbook", "private")),
    st.just(WHEN),
    st.none() | st.just(date(2027, 3, 1)),
    TEXTS,
    TEXTS,
    st.dictionaries(st.sampled_from(("finns", "hur")), TEXTS),
    st.lists(VERSIONS, max_size=2).map(tuple),
    st.lists(VERSIONS, max_size=2).map(tuple),
)


@SLOW_DISK
@given(first=ANSWERS, second=ANSWERS)
def test_any_answer_comes_back_and_so_does_the_next(
    tmp_path_factory: pytest.TempPathFactory, first: Answer, second: Answer
) -> None:
    files = WorkbookFiles(tmp_path_factory.mktemp("bok"), ANNA)
    saved = save_sheet(files, KEY, {}, {"k1-q": first}).answers
    assert files.sheet(KEY).answers == {"k1-q": first}
    save_sheet(files, KEY, saved, {"k1-q": second})
    assert files.sheet(KEY).answers == keep_words(saved, saved, {"k1-q": second})


def test_a_new_file_is_readable_toml_for_people(files: WorkbookFiles) -> None:
    answer = Answer("k1-q", updated=WHEN, question="Hur?", text="Först.\n\nSedan.\n")
    save_sheet(files, KEY, {}, {"k1-q": answer})
    assert files.sheet_path(KEY).read_text("utf-8") == (
        'format = 1\nchapter = "k1"\nrespondent = "anna-lind"\n\n'
        '[answers.k1-q]\nstate = "draft"\nvisibility = "handbook"\n'
        'updated = 2027-01-12T14:32:00+00:00\nquestion = "Hur?"\n'
        'text = """\nFörst.\n\nSedan.\n"""\n'
    )


def test_new_files_and_folders_are_private(files: WorkbookFiles) -> None:
    save_sheet(files, KEY, {}, {"k1-q": Answer("k1-q", text="x")})
    path = files.sheet_path(KEY)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_saving_nothing_new_writes_nothing(files: WorkbookFiles) -> None:
    saved = save_sheet(files, KEY, {}, {"k1-q": Answer("k1-q", text="x")}).answers
    before = files.sheet_path(KEY).stat().st_ino
    save_sheet(files, KEY, saved, saved)
    assert files.sheet_path(KEY).stat().st_ino == before


def test_what_another_wrote_meanwhile_is_merged(files: WorkbookFiles) -> None:
    base = save_sheet(files, KEY, {}, {"a": Answer("a", text="a"), "b": Answer("b", text="b")})
    save_sheet(files, KEY, base.answers, {**base.answers, "b": Answer("b", text="annans b")})
    mine = {**base.answers, "a": Answer("a", text="mitt a")}
    merged = save_sheet(files, KEY, base.answers, mine).answers
    assert {q: answer.text for q, answer in merged.items()} == {"a": "mitt a", "b": "annans b"}
    assert files.sheet(KEY).answers == merged


def test_the_same_answer_changed_twice_is_kept_twice(files: WorkbookFiles) -> None:
    base = save_sheet(files, KEY, {}, {"a": Answer("a", text="förr")}).answers
    save_sheet(files, KEY, base, {"a": Answer("a", text="den andras")})
    save_sheet(files, KEY, base, {"a": Answer("a", text="mitt")})
    text = files.sheet_path(KEY).read_text("utf-8")
    assert "den andras" in text
    assert "mitt" in text
    assert files.sheet(KEY).answers["a"].text == "mitt"


@pytest.mark.parametrize(
    "content",
    [
        b"text = \xff\n",
        b"<<<<<<< HEAD\nformat = 1\n",
        b"format = 1\nanswers = 5\n",
        b"a = [" + b"[" * 5000,
        b'[answers.k1-q]\nvisibility = "privat"\n',
        b"format = 2\n",
        b"x = 1\n" * 1_000_000,
    ],
    ids=["utf-8", "konflikt", "typ", "nästling", "okänt ord", "nyare", "stor"],
)
def test_a_file_that_cannot_be_used_is_never_written(files: WorkbookFiles, content: bytes) -> None:
    path = files.sheet_path(KEY)
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    with pytest.raises((SaveFailed, FaultyFile)):
        save_sheet(files, KEY, {}, {"k1-q": Answer("k1-q", text="nytt")})
    assert path.read_bytes() == content


@pytest.mark.parametrize("name", ["../ut", "a/b", "", ".", "å", "x" * 65])
def test_ids_never_leave_the_folder(files: WorkbookFiles, name: str) -> None:
    with pytest.raises(SaveFailed):
        save_sheet(files, SheetKey(name, "k1"), {}, {"q": Answer("q", text="x")})


def test_respondents_are_the_listed_those_with_answers_oneself_and_a_group(tmp_path: Path) -> None:
    (tmp_path / "workbook.toml").write_text(
        '[[respondents]]\nid = "bo-ek"\nname = "Bo Ek"\n', encoding="utf-8"
    )
    (tmp_path / "answers/kim").mkdir(parents=True)
    workbook, faults = WorkbookFiles(tmp_path, ANNA).workbook()
    assert not faults
    assert [(r.id, r.kind) for r in workbook.respondents] == [
        ("bo-ek", "person"),
        ("kim", "person"),
        ("anna-lind", "person"),
        ("gruppen", "group"),
    ]


def test_facts_are_written_without_touching_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "workbook.toml"
    path.write_text('# vår bok\nformat = 1\nunit = "Lönnen" # enheten\nown = 7\n', "utf-8")
    save_facts(WorkbookFiles(tmp_path, ANNA), {"unit": "Björken", "organisation": "Kommunen"}, {})
    text = path.read_text("utf-8")
    assert text.startswith('# vår bok\nformat = 1\nunit = "Björken" # enheten\nown = 7\n')
    assert tomllib.loads(text)["organisation"] == "Kommunen"


def test_two_who_ask_for_the_id_at_once_get_the_same_one(tmp_path: Path) -> None:
    ask = [partial(save_id, WorkbookFiles(tmp_path, who)) for who in (ANNA, BO) * 4]
    with ThreadPoolExecutor(8) as pool:
        made = {name for name, _ in pool.map(lambda one: one(), ask)}
    assert made == {WorkbookFiles(tmp_path, ANNA).workbook()[0].id}
    assert all(made)
