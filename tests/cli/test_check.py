"""``handbok check`` where all is well, and in folders that are named."""

from pathlib import Path

from handbok_tui.storage.files.locations import shipped_edition
from tests.support.handbok import Handbok

FINE = "Allt går att läsa.\n"


def test_what_is_shipped_and_an_empty_workbook_are_fine(handbok: Handbok) -> None:
    assert handbok.run("check").text == FINE
    assert handbok.run("kontrollera").text == FINE
    assert not handbok.workbook.exists()


def test_what_the_program_itself_writes_is_fine(handbok: Handbok) -> None:
    handbok.answer("k1-ref-1", "Svar", "--done")
    handbok.answer("k1-ref-2", "Ja", "--field", "finns")
    handbok.answer("k1-ref-4", '\x1b[31m \u2028 \\ """')
    assert handbok.run("check").text == FINE


def test_the_settings_are_read_as_well(handbok: Handbok) -> None:
    path = handbok.home / "config" / "handbok" / "config.toml"
    path.parent.mkdir(parents=True)
    path.write_text('\ntheme = "rosa"\n', "utf-8")
    ended = handbok.run("check")
    assert ended.code == 1
    assert ended.out.decode().startswith(f"{path}:2: ")
    assert handbok.run("check", str(shipped_edition())).text == FINE


def test_folders_that_are_named(handbok: Handbok, tmp_path: Path) -> None:
    other = tmp_path / "annan"
    (other / "answers" / "bo").mkdir(parents=True)
    assert handbok.run("check", str(other), str(shipped_edition())).text == FINE
    (other / "answers" / "bo" / "k1.toml").write_text("trasig\n")
    ended = handbok.run("check", str(shipped_edition()), str(other))
    assert ended.code == 1
    assert ended.out.decode().startswith(f"{other}/answers/bo/k1.toml:1: ")
    assert handbok.run("check").code == 0


def test_a_named_folder_that_does_not_exist_is_refused(handbok: Handbok) -> None:
    assert "Mappen finns-inte finns inte." in handbok.run("check", "finns-inte").refusal


def test_the_faults_of_an_edition(handbok: Handbok, tmp_path: Path) -> None:
    edition = tmp_path / "utgava"
    (edition / "chapters").mkdir(parents=True)
    (edition / "edition.toml").write_text('format = 1\ntitle = "T"\nchapters = ["k1", "k2"]\n')
    chapter = 'format = 1\nid = "{0}"\nnumber = 1\ntitle = "T"\n[[sections]]\nid = "{0}-a"\n'
    (edition / "chapters" / "k1.toml").write_text(chapter.format("k1") + 'kind = "quiz"\n')
    ended = handbok.run("--edition", str(edition), "check")
    assert ended.code == 1
    lines = ended.out.decode().splitlines()
    assert any(line.startswith(f"{edition}/chapters/k1.toml:7: ") for line in lines)
    assert any(line.startswith(f"{edition}/chapters/k2.toml: ") for line in lines)
    assert len(lines) == len(set(lines))
