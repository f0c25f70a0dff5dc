"""``handbok export``: the own handbook, to a pipe or a file, and only what may leave."""

import os
import stat
import subprocess
from pathlib import Path

import pytest

from handbok_tui.core.errors import HandbokError
from handbok_tui.storage.export.ways_home import Server, fetching
from handbok_tui.storage.files.export_file import refuse_file
from tests.support.handbok import COMMAND, Handbok, me

PRIVATE = """\
format = 1
chapter = "k1"
respondent = "{person}"

[answers.k1-ref-1]
state = "draft"
text = "Mitt öppna svar"

[answers.k1-ref-4]
state = "draft"
visibility = "private"
text = "Mitt hemliga svar"

[answers.k1-ref-99]
state = "done"
text = "Svaret på en fråga som inte finns längre"
"""


@pytest.fixture
def filled(handbok: Handbok) -> Handbok:
    handbok.put(f"answers/{me()}/k1.toml", PRIVATE.format(person=me()))
    return handbok


def test_the_handbook_goes_to_standard_output_and_the_count_to_standard_error(
    filled: Handbok,
) -> None:
    ended = filled.run("export")
    assert ended.text.startswith("# ")
    assert "\n## 01 Driv lärandet\n" in ended.text
    assert "Mitt öppna svar" in ended.text
    assert ended.text.endswith("\n")
    assert "1 svar är med." in ended.remarks
    assert filled.run("exportera").out == ended.out
    assert filled.run("export", "-o", "-", "--format", "markdown").out == ended.out


def test_what_is_only_for_me_stays_here_and_that_is_said(filled: Handbok) -> None:
    ended = filled.run("export")
    assert "Mitt hemliga svar" not in ended.text
    assert "1 svar är ”Bara för mig” och är inte med." in ended.remarks
    asked_for = filled.run("export", "--include", "private")
    assert "Mitt hemliga svar" in asked_for.text
    assert "2 svar är med." in asked_for.remarks
    assert "inte med" not in asked_for.remarks


def test_unanswered_questions_on_request(filled: Handbok) -> None:
    question = "Vilka steg behöver vi ta för att förankra individens lärande"
    assert question not in filled.run("export").text
    assert question in filled.run("export", "--include", "unanswered").text


def test_the_source_text_on_request(filled: Handbok) -> None:
    sentence = "Det är helt avgörande att lärandet blir en ledningsfråga"
    assert sentence not in filled.run("export").text
    assert sentence in filled.run("export", "--include", "source").text


def test_answers_without_a_question_on_request(filled: Handbok) -> None:
    answer = "Svaret på en fråga som inte finns längre"
    assert answer not in filled.run("export").text
    everything = filled.run("export", "--include", "orphans,private,source,unanswered").text
    assert answer in everything
    assert "Mitt hemliga svar" in everything


def test_only_some_chapters_and_respondents(filled: Handbok) -> None:
    filled.answer("k1-ref-3", "Vårt gemensamma svar")
    ours = filled.run("export", "--respondent", "gruppen").text
    assert "Vårt gemensamma svar" in ours
    assert "Mitt öppna svar" not in ours
    assert (
        filled.run("export", "--chapter", "k1").text == filled.run("export", "--chapter", "1").text
    )
    assert "Mitt öppna svar" not in filled.run("export", "--chapter", "2").text


def test_the_same_option_twice_means_both(filled: Handbok) -> None:
    both = filled.run("export", "--chapter", "1", "2", "--include", "unanswered").text
    twice = filled.run("export", "--chapter", "1", "--chapter", "2", "--include", "unanswered")
    assert twice.text == both
    assert "Mitt öppna svar" in both


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("--include", "privat"), "source, unanswered, earlier, private, orphans"),
        (("--include", "source,allt"), "”allt” kan inte tas med"),
        (("--format", "odt"), "Formatet ”odt” finns inte. Välj bland markdown, html, docx, pdf"),
        (("--chapter", "9"), "inget kapitel ”9”"),
        (("--respondent", "bo"), "ingen ”bo”"),
    ],
)
def test_what_does_not_exist_is_refused(
    handbok: Handbok, words: tuple[str, ...], reason: str
) -> None:
    assert reason in handbok.run("export", *words).refusal


# ---- to a file -------------------------------------------------------------------------


def test_a_new_file_is_private_and_holds_the_same_bytes(filled: Handbok) -> None:
    home = filled.home / "hem"
    home.mkdir()
    ended = filled.run("export", "-o", "hem/min handbok.md")
    assert (ended.code, ended.out) == (0, b"")
    assert "hem/min handbok.md" in ended.remarks
    (path,) = home.iterdir()
    assert path.read_bytes() == filled.run("export").out
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_an_existing_file_is_only_written_over_with_force(filled: Handbok) -> None:
    path = filled.home / "handbok.md"
    path.write_bytes(b"viktigt")
    path.chmod(0o640)
    assert "--force" in filled.run("export", "-o", "handbok.md").refusal
    assert path.read_bytes() == b"viktigt"
    assert filled.run("export", "-o", "handbok.md", "--force").code == 0
    assert path.read_bytes() == filled.run("export").out
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.parametrize("where", [".", "finns-inte/x.md", "~finnsinte/x.md", "a" * 300])
def test_a_place_that_cannot_be_written_is_refused(filled: Handbok, where: str) -> None:
    before = set(filled.home.rglob("*"))
    assert filled.run("export", "-o", where).refusal
    assert set(filled.home.rglob("*")) == before


def test_the_same_state_gives_the_same_bytes(filled: Handbok) -> None:
    filled.answer("k1-ref-3", "Vårt gemensamma svar")
    words = ("export", "--include", "orphans,private,source,unanswered")
    first = filled.run(*words)
    assert first.code == 0
    elsewhere = filled.run(*words, TZ="Pacific/Kiritimati", LC_ALL="C", PYTHONHASHSEED="7")
    assert elsewhere.out == first.out


# ---- to a pipe -------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["export", "read", "status", "where", "check", "--help"])
def test_a_pipe_that_nobody_reads_ends_the_command_without_a_word(
    filled: Handbok, command: str
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        ended = subprocess.run(
            [*COMMAND, command],
            stdout=writing,
            stderr=subprocess.PIPE,
            env=filled.environment,
            check=False,
        )
    finally:
        os.close(writing)
    assert (ended.returncode, ended.stderr) == (0, b"")


def test_only_the_first_line_of_a_long_handbook(filled: Handbok) -> None:
    filled.answer("k1-ref-1", "Ett långt svar.\n\n" * 20_000)
    line = 'set -o pipefail; "$@" 2>errors | head -1'
    ended = filled.run_command(["bash", "-c", line, "bash", *COMMAND, "export"])
    assert ended.text.startswith("# ")
    assert (filled.home / "errors").read_bytes() == b""


def test_a_full_disk_behind_standard_output_is_said(filled: Handbok) -> None:
    ended = filled.run_command(["sh", "-c", '"$@" >/dev/full', "sh", *COMMAND, "export"])
    assert "Disken är full" in ended.refusal


def test_before_anything_leaves_one_can_see_what_goes_along_and_what_does_not(
    filled: Handbok,
) -> None:
    ended = filled.run("export", "--dry-run", "-o", str(filled.home / "ut.md"))
    along, stays = ended.text.split("följer inte med")
    assert "Vilka steg behöver vi ta för att förankra kopplingen" in along
    assert "Vilka ambassadörer" in stays
    assert "Mitt öppna svar" not in ended.text
    assert "Mitt hemliga svar" not in ended.text
    assert not (filled.home / "ut.md").exists()


def test_what_an_answer_said_before_goes_along_on_request(handbok: Handbok) -> None:
    handbok.put(
        f"answers/{me()}/k1.toml",
        f'format = 1\nchapter = "k1"\nrespondent = "{me()}"\n\n[answers.k1-ref-1]\n'
        'state = "draft"\ntext = "Nu gör vi så här"\n\n[[answers.k1-ref-1.earlier]]\n'
        'updated = 2026-01-10T09:00:00+01:00\ntext = "Då gjorde vi så"\n',
    )
    assert "Då gjorde vi så" not in handbok.run("export").text
    text = handbok.run("export", "--include", "earlier").text
    assert text.index("Nu gör vi så här") < text.index("10 januari 2026")
    assert text.index("10 januari 2026") < text.index("Då gjorde vi så")


def test_the_contents_tell_how_far_each_chapter_has_come(handbok: Handbok) -> None:
    handbok.answer("k1-ref-1", "Ett svar")
    assert "## Innehåll" not in handbok.run("export").text
    chapter = '\n[[sections]]\nid = "k9-ref"\nkind = "reflection"\ntitle = "Reflektera"\n'
    question = '\n[[sections.questions]]\nid = "k9-ref-1"\ntext = "Hur?"\n'
    handbok.put(
        "chapters/k9.toml", f'format = 1\nid = "k9"\nnumber = 9\ntitle = "Nio"\n{chapter}{question}'
    )
    handbok.answer("k9-ref-1", "Så.")
    text = handbok.run("export").text
    assert "## Innehåll\n\n- 01 Driv lärandet: 1 av 4 frågor besvarade\n- 09 Nio: 1 av 1" in text


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/hem/min-handbok.md", "scp anna@s:/hem/min-handbok.md ."),
        ("/hem/vår handbok.md", 'scp "anna@s:/hem/vår handbok.md" .'),
        ("/hem/$x.md", "scp 'anna@s:/hem/$x.md' ."),
        ("/hem/a\\b !.md", "scp 'anna@s:/hem/a\\b !.md' ."),
    ],
)
def test_the_command_that_fetches_the_file_works_in_the_shells_that_people_have(
    path: str, shown: str
) -> None:
    assert fetching(Path(path), Server("anna", "s")) == shown


def test_a_folder_where_one_may_not_write_is_said(
    handbok: Handbok, monkeypatch: pytest.MonkeyPatch
) -> None:
    handbok.answer("k1-ref-1", "Svar")
    refusal = handbok.run("export", "-o", str(handbok.home / "ny" / "ut.md")).refusal
    assert "Mappen finns inte. Skapa den" in refusal
    monkeypatch.setattr(os, "access", lambda *_given: False)  # root may write everywhere
    with pytest.raises(HandbokError, match="får inte skriva i mappen"):
        refuse_file(handbok.home / "ut.md", overwrite=False)


ONCE_PRIVATE = """\
[answers.k1-ref-1]
state = "draft"
text = "Det här får alla läsa"

[[answers.k1-ref-1.earlier]]
updated = 2026-01-10T09:00:00+01:00
visibility = "private"
text = "Det här var bara mitt"
"""


def test_an_earlier_text_that_was_private_stays_so_when_the_answer_is_shared(
    handbok: Handbok,
) -> None:
    handbok.put(f"answers/{me()}/k1.toml", ONCE_PRIVATE)
    text = handbok.run("export", "--include", "earlier").text
    assert "Det här får alla läsa" in text
    assert "bara mitt" not in text
    assert "bara mitt" in handbok.run("export", "--include", "earlier,private").text


def test_nobody_else_sees_an_earlier_text_that_was_private(handbok: Handbok) -> None:
    handbok.put("answers/bo/k1.toml", ONCE_PRIVATE)
    assert "Det här får alla läsa" in handbok.run("export", "--include", "earlier,private").text
    for command in (
        ("export", "--include", "earlier,private"),
        ("search", "bara mitt"),
        ("restore",),
        ("restore", "k1-ref-1", "--respondent", "bo"),
    ):
        ended = handbok.run(*command)
        assert b"bara mitt" not in ended.out


@pytest.mark.parametrize("force", [(), ("--force",)])
@pytest.mark.parametrize(
    "name",
    [
        "workbook.toml", "answers/{}/k1.toml", "answers/{}/k1.md", "log/x.md", "chapters/k1.toml",
        ".handbok/trail/x.jsonl", "editions/x/y.md", "link.md",
    ],
)  # fmt: skip
def test_an_export_never_replaces_what_the_workbook_keeps(
    filled: Handbok, name: str, force: tuple[str, ...]
) -> None:
    kept = filled.sheet(me())
    path = filled.workbook / name.format(me())
    path.parent.mkdir(parents=True, exist_ok=True)
    (filled.workbook / ".handbok").mkdir(exist_ok=True)
    if name == "link.md":
        path.symlink_to(kept)
    before = kept.read_bytes()
    ended = filled.run("export", "-o", str(path), *force)
    assert ended.code == 1
    assert "Välj ett annat namn" in ended.remarks
    assert kept.read_bytes() == before
    assert path.exists() == (path in (kept, filled.workbook / "link.md"))


def test_an_export_may_stand_beside_what_the_workbook_keeps(filled: Handbok) -> None:
    (filled.workbook / "workbook.toml").touch()
    path = filled.workbook / "min-handbok.md"
    assert filled.run("export", "-o", str(path)).code == 0
    assert path.exists()
