"""What is private leaves by no command, option, profile or format: all of them are tried."""

from __future__ import annotations

import argparse
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import pytest

from handbok_tui.cli.arguments import COMMANDS
from handbok_tui.core.answers.workbook import Respondent
from handbok_tui.export.formats import FORMATS
from handbok_tui.export.profiles.registry import PROFILES, along
from handbok_tui.export.selection import INCLUDES
from handbok_tui.session import Session
from handbok_tui.storage.answers.files import WorkbookFiles
from handbok_tui.storage.edition.files import EditionFiles
from handbok_tui.storage.files.locations import shipped_edition
from handbok_tui.storage.sheets.files import WorksheetFiles
from tests.support.handbok import Handbok, me
from tests.support.private_workbook import (
    COMPOUND,
    GROUP,
    OPEN,
    OTHER,
    QUESTION,
    SIGN,
    TITLE,
    Kind,
    PrivateWorkbook,
)

OWN: tuple[Kind, ...] = ("mine", "ours")
ALL: tuple[Kind, ...] = (*OWN, "reflections")
DULL = {"-h", "--help", "-o", "--output", "--force", "--yes"}
"""Options that change nothing in what is said."""


class Run(NamedTuple):
    """A command as it is typed, what is piped to it, and whose private words it may say."""

    words: tuple[str, ...]
    may: tuple[Kind, ...] = ()
    stdin: bytes = b""


def _run(line: str, *may: Kind, stdin: bytes = b"") -> Run:
    return Run(tuple(line.split()), may, stdin)


TEMPLATES = WorksheetFiles(shipped_edition(), Path("/finns-inte")).ids()
CHAPTERS = [head.id for head in EditionFiles(shipped_edition()).edition()[0].chapters]
RUNS: dict[str, list[Run]] = {
    "read": [
        _run("read", *ALL),
        *(_run(f"read {chapter}", *OWN) for chapter in CHAPTERS),
        *(_run(f"read {chapter} --markdown") for chapter in CHAPTERS),
        *(_run(f"read {template}", *OWN) for template in TEMPLATES),
        *(_run(f"read --worksheet {template} --respondent {OTHER}") for template in TEMPLATES),
    ],
    "answer": [
        *(_run(f"answer {q} --show --respondent ME", "mine") for q in (QUESTION, OPEN)),
        _run(f"answer {COMPOUND} --show --respondent ME --field kommentar", "mine"),
        *(_run(f"answer {q} --show --respondent {OTHER}") for q in (QUESTION, COMPOUND, OPEN)),
        _run(f"answer {COMPOUND} --show --respondent {OTHER} --field kommentar"),
        *(_run(f"answer {QUESTION} --done --respondent {who}", stdin=b"Nytt") for who in
          ("ME", OTHER, GROUP)),
        _run(f"answer {COMPOUND} --empty --respondent ME", stdin=b""),
    ],
    "export": [
        *(_run(f"export --profile {profile} --period 2020-T1") for profile in PROFILES),
        *(_run(f"export --format {form} --dry-run") for form in FORMATS),
        _run("export --from 2020-01-01 --to 2030-01-01 --profile period"),
        _run(f"export --respondent {OTHER} --include private"),
        _run("export --chapter k1 --include source,unanswered,earlier,orphans"),
        _run("export --include private,orphans,earlier", *OWN),
        _run("export --include private,reflections,orphans,earlier", *ALL),
    ],
    "freeze": [
        _run("freeze Vår"),
        _run("freeze Vår --include orphans,earlier,reflections"),
        _run("freeze --list"),
        _run("freeze --show Vår"),
    ],
    "import-answers": [
        Run(("import-answers", "FORM", "--respondent", who), ()) for who in ("ME", OTHER, GROUP)
    ],
    "search": [_run(f"search {SIGN}", *ALL), _run(f"search {TITLE}", *ALL)],
    "import": [
        _run("import - --dry-run", stdin=b"# Nytt\n\nText."),
        _run("import - --anyway", stdin=b"rot:x:0"),
        _run("import - --chapter k2 --beside", stdin=b"# Nytt\n\nText."),
    ],
    "restore": [
        _run("restore", *ALL),
        _run("restore --changes", *ALL),
        *(_run(f"restore {q} --respondent ME", "mine") for q in (QUESTION, COMPOUND, OPEN)),
        *(_run(f"restore {q} --respondent {OTHER}") for q in (QUESTION, COMPOUND, OPEN)),
        _run(f"restore {COMPOUND} --respondent {OTHER} --show --field kommentar"),
        _run(f"restore {QUESTION} --respondent {OTHER} --day 2020-01-01 --yes"),
    ],
    "reflect": [_run("reflect --list", "reflections"), _run("reflect", stdin=b"Ny")],
    "learned": [
        _run("learned --list", "mine", "ours"),
        _run("learned Ring --where Natten --for Alla --private"),
    ],
    "status": [_run("status"), _run("status --json"), _run("status --short")],
    "check": [_run("check"), _run("check arbetsbok")],
    "new-edition": [_run("new-edition ny")],
    "where": [_run("where")],
}  # fmt: skip
"""Every command, with every option that it takes."""


@pytest.fixture
def handbok(tmp_path: Path) -> Handbok:
    """A workbook and a place of its own."""
    return Handbok(tmp_path)


def said(handbok: Handbok, run: Run) -> str:
    words = [me() if word == "ME" else word for word in run.words]
    words = [str(handbok.home / "blankett.md") if word == "FORM" else word for word in words]
    ended = handbok.run_here(*words, stdin=run.stdin)
    assert b"Traceback" not in ended.err, ended
    return ended.out.decode() + ended.remarks


def test_every_command_and_every_option_is_tried() -> None:
    assert set(RUNS) == {name for name, _, _, _ in COMMANDS}
    for name, _, _, declare in COMMANDS:
        parser = argparse.ArgumentParser()
        declare(parser)
        options = {option for action in parser._actions for option in action.option_strings}
        used = {word for run in RUNS[name] for word in run.words}
        assert options - DULL <= used, name


@pytest.mark.parametrize("name", RUNS)
def test_no_command_says_what_is_private(
    handbok: Handbok, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(handbok.home)
    workbook = PrivateWorkbook(handbok.workbook, me())
    blank = handbok.run_here("export", "--profile", "blankett").out
    (handbok.home / "blankett.md").write_bytes(blank.replace(b"[]", b"[x]"))
    for run in RUNS[name]:
        assert workbook.leaked(said(handbok, run), *run.may) == [], run


def test_what_is_asked_for_is_said(handbok: Handbok) -> None:
    """Or the other tests here would hold for an empty workbook."""
    workbook = PrivateWorkbook(handbok.workbook, me())
    asked = ("reflect", "search", "read", "restore", "learned", "answer", "export")
    found = {word for name in asked for run in RUNS[name] for word in
             workbook.seen(said(handbok, run))}  # fmt: skip
    missed = {word for word in workbook.words if word.kind != "theirs"} - found
    # Two versions are settled on the screen, where the past of an entry is looked at, too.
    on_screen = ("conflict", "earlier", "learning")
    assert {word.place for word in missed if not any(map(word.place.count, on_screen))} == set()


def _opened(folder: Path) -> Session:
    files = WorkbookFiles(folder, Respondent(me(), "Jag"))
    return Session(EditionFiles(shipped_edition(), folder / "chapters"), files)


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("form", FORMATS)
def test_no_format_of_any_profile_holds_what_is_private(
    tmp_path: Path, profile: str, form: str
) -> None:
    workbook = PrivateWorkbook(tmp_path, me())
    session = _opened(tmp_path)
    chosen = [
        frozenset(found) for n in (0, 1, len(INCLUDES)) for found in combinations(INCLUDES, n)
    ]
    chosen += [frozenset(INCLUDES) - {"private"}, frozenset(INCLUDES) - {"reflections"}]
    for include in chosen:
        may: list[Kind] = [*OWN] if "private" in include else []
        may += ["reflections"] if {"private", "reflections"} <= include else []
        for respondents in ((), (me(),), (OTHER,), (GROUP,)):
            selection = session.selection(respondents=respondents, include=include, profile=profile)
            text = FORMATS[form].render(selection).text
            assert workbook.leaked(text, *may) == [], include
            listed = str(along(selection, FORMATS[form]))
            assert workbook.leaked(listed, *may) == [], include


@pytest.mark.parametrize("include", ["", "orphans,earlier,reflections,source,unanswered"])
def test_a_frozen_edition_holds_nothing_private(handbok: Handbok, include: str) -> None:
    workbook = PrivateWorkbook(handbok.workbook, me())
    assert handbok.run_here("freeze", "Vår", "--include", include).code == 0
    files = [path for path in (handbok.workbook / "editions").rglob("*") if path.is_file()]
    assert files
    for path in files:
        assert workbook.leaked(path.read_text("utf-8")) == []
