"""``handbok export`` as web page, Word and PDF: what it needs, and what it says where it lacks."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tests.support.handbok import COMMAND, Ended, Handbok, me
from tests.support.programs import pandoc, put_program
from tests.support.pty_screen import PtyScreen

MADE = b"fil\x00\xff"
ANSWERS = """\
format = 1
[answers.k1-ref-1]
text = "Vårt svar med <b>tecken</b> och ![bild](/etc/passwd)"
[answers.k1-ref-4]
visibility = "private"
text = "Mitt hemliga svar"
"""


@pytest.fixture
def programs(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder in which the command finds programs."""
    folder = own_home / "program"
    folder.mkdir(parents=True)
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.chdir(own_home)
    return folder


@pytest.fixture
def filled(handbok: Handbok) -> Handbok:
    handbok.put(f"answers/{me()}/k1.toml", ANSWERS)
    handbok.put("workbook.toml", 'format = 1\norganisation = "Björkdala & Co"\n')
    return handbok


def export(handbok: Handbok, *words: str) -> Ended:
    return handbok.run_here("export", *words)


def test_a_web_page_holds_the_answers(filled: Handbok) -> None:
    ended = filled.run("export", "--format", "html")
    assert ended.text.startswith("<!doctype html>\n")
    assert "Vårt svar med &lt;b&gt;tecken&lt;/b&gt; och bild (/etc/passwd)" in ended.text
    assert '<meta name="author" content="Björkdala &amp; Co">' in ended.text
    assert "1 svar är med." in ended.remarks


def test_the_name_of_the_file_says_the_format(filled: Handbok) -> None:
    assert filled.run("export", "-o", "handbok.html").code == 0
    page = filled.run("export", "--format", "html")
    assert (filled.home / "handbok.html").read_bytes() == page.out
    assert filled.run("export", "--format", "markdown", "-o", "annan.html").code == 0
    assert (filled.home / "annan.html").read_bytes() == filled.run("export").out


def test_word_through_pandoc_to_a_private_file(filled: Handbok, programs: Path) -> None:
    put_program(programs, "pandoc", pandoc())
    ended = export(filled, "-o", "handbok.docx")
    assert (ended.code, ended.out) == (0, b"")
    file = filled.home / "handbok.docx"
    assert file.read_bytes() == MADE
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    page = (filled.home / "page.html").read_text("utf-8")
    assert '<html lang="sv">' in page
    assert "<title>" in page
    assert '<meta name="author" content="Björkdala &amp; Co">' in page
    assert "Vårt svar med" in page
    assert "<nav" not in page
    assert "<h1" not in page
    assert "<img" not in page
    called = (filled.home / "called").read_text("utf-8")
    assert "--sandbox" in called
    assert "--to=docx" in called
    assert export(filled, "--format", "docx").out == MADE


def test_an_old_pandoc_is_not_asked_for_what_it_does_not_know(
    filled: Handbok, programs: Path
) -> None:
    put_program(programs, "pandoc", pandoc("2.9.2.1"))
    assert export(filled, "--format", "docx").out == MADE
    assert "--sandbox" not in (filled.home / "called").read_text("utf-8")


def test_a_pandoc_whose_sandbox_hides_its_own_files_runs_without(
    filled: Handbok, programs: Path
) -> None:
    put_program(programs, "pandoc", pandoc(in_sandbox="echo Could not find data file >&2; exit 97"))
    assert export(filled, "--format", "docx").out == MADE


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_without_a_program_it_says_what_is_missing_and_writes_nothing(
    filled: Handbok, programs: Path, form: str
) -> None:
    ended = export(filled, "-o", f"handbok.{form}")
    assert "pandoc" in ended.refusal
    assert "exportera som html" in ended.refusal
    assert not (filled.home / f"handbok.{form}").exists()


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("echo 'Fel på rad 1' >&2; echo mer >&2; exit 3", "pandoc: Fel på rad 1 mer."),
        ("printf 'a\\033[2Jb' >&2; exit 3", "a␛[2Jb"),
        ("exit 3", "slutade med 3 och utan fil"),
        ("exit 0", "slutade med 0 och utan fil"),
        ("echo '[WARNING] Missing character: There is no ␛ in font' >&2; echo fil", "tecknet ␛"),
    ],
)
def test_a_pandoc_that_fails_is_quoted_on_one_line(
    filled: Handbok, programs: Path, script: str, reason: str
) -> None:
    put_program(programs, "pandoc", script)
    (filled.home / "handbok.docx").write_bytes(b"viktigt")
    assert reason in export(filled, "-o", "handbok.docx", "--force").refusal
    assert (filled.home / "handbok.docx").read_bytes() == b"viktigt"


def test_a_pandoc_that_cannot_be_started_is_said(filled: Handbok, programs: Path) -> None:
    (programs / "pandoc").write_bytes(b"\x7fELF nej")
    (programs / "pandoc").chmod(0o755)
    assert "pandoc kunde inte göra filen" in export(filled, "--format", "docx").refusal


def test_a_pdf_comes_from_what_there_is(filled: Handbok, programs: Path) -> None:
    put_program(programs, "pandoc", pandoc())
    assert "xelatex" in export(filled, "--format", "pdf").refusal
    put_program(programs, "lualatex", "exit 1")
    assert export(filled, "--format", "pdf").out == MADE
    assert "--pdf-engine=lualatex" in (filled.home / "called").read_text("utf-8")
    put_program(programs, "weasyprint", '/bin/cat > "$HOME/printed.html"; printf %%PDF')
    assert export(filled, "--format", "pdf").out == b"%PDF"
    printed = (filled.home / "printed.html").read_bytes()
    assert printed == export(filled, "--format", "html").out


def test_a_browser_prints_the_page_and_leaves_nothing_behind(
    filled: Handbok, programs: Path
) -> None:
    put_program(
        programs,
        "chromium",
        'for word; do case "$word" in --print-to-pdf=*) to="${word#*=}" ;; esac; done\n'
        '/bin/cat "${word#file://}" > "$HOME/printed.html"; printf %%PDF > "$to"',
    )
    temporary = filled.home / "tmp"
    temporary.mkdir()
    ended = filled.run("export", "--format", "pdf", TMPDIR=str(temporary))
    assert ended.out == b"%PDF"
    assert (filled.home / "printed.html").read_bytes().startswith(b"<!doctype html>")
    assert list(temporary.iterdir()) == []


def test_an_existing_file_is_refused_before_any_program_is_started(
    filled: Handbok, programs: Path
) -> None:
    put_program(programs, "pandoc", 'echo x >> "$HOME/called"')
    (filled.home / "handbok.docx").write_bytes(b"viktigt")
    assert "--force" in export(filled, "-o", "handbok.docx").refusal
    assert not (filled.home / "called").exists()


def test_what_is_only_for_me_stays_out_of_every_format(filled: Handbok, programs: Path) -> None:
    put_program(programs, "pandoc", pandoc())
    assert "hemliga" not in export(filled, "--format", "html").text
    assert export(filled, "--format", "docx").out == MADE
    assert "hemliga" not in (filled.home / "page.html").read_text("utf-8")


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_bytes_are_not_for_a_terminal(filled: Handbok, form: str) -> None:
    with PtyScreen([*COMMAND, "export", "--format", form], filled.environment) as screen:
        assert screen.end() == 1
        assert f"-o min-handbok.{form}" in screen.text.replace("\n", "")
