"""A published chapter that the workbook has changes of, on the command line."""

import pytest

from tests.support.handbok import Handbok

CHANGES = """# Anna: gäller från i höst
id = "k1"
changes = true

[sections.k1-a]
body = "Hos oss börjar det på måndag."
"""


@pytest.fixture
def changed(handbok: Handbok) -> Handbok:
    folder = handbok.workbook / "chapters"
    folder.mkdir(parents=True)
    (folder / "k1.toml").write_text(CHANGES, "utf-8")
    return handbok


def test_what_is_changed_is_read_marked_and_the_rest_is_the_edition_s(changed: Handbok) -> None:
    text = changed.run("read", "1").text
    lines = [line for line in text.splitlines() if line.strip("- ")]
    at = lines.index("Hos oss börjar det på måndag.")
    assert lines[at - 2 : at] == ["Lärande – en ledningsfråga", "Ändrat av oss"]
    assert text.count("Ändrat av oss") == 1
    assert "Lärande – en medarbetarfråga" in text


def test_the_export_says_it_too(changed: Handbok) -> None:
    changed.answer("k1-ref-1", "Ja.")
    text = changed.run("export", "--include", "source").text
    assert "Ändrat av oss\n\nHos oss börjar det på måndag." in text


def test_check_reads_the_changes_over_the_edition(changed: Handbok) -> None:
    assert changed.run("check").text == "Allt går att läsa.\n"
    path = changed.workbook / "chapters/k1.toml"
    path.write_text(CHANGES.replace('body = "Hos oss börjar det på måndag."', "body = 3"), "utf-8")
    ended = changed.run("check")
    assert ended.code == 1
    assert "k1.toml:6: " in ended.out.decode()


def test_as_markdown_it_is_the_whole_chapter_and_comes_in_after_a_yes(changed: Handbok) -> None:
    changed.answer("k1-ref-1", "Ja.")
    markdown = changed.run("read", "1", "--markdown").out
    assert "Hos oss börjar det på måndag." in markdown.decode()
    assert "*Ur SKR:s kortversion, delvis ändrat av oss*" in markdown.decode()
    (changed.home / "k1.md").write_bytes(markdown)
    assert "har ändrats i arbetsboken" in changed.run("import", "k1.md").complaint
    assert (changed.workbook / "chapters/k1.toml").read_text("utf-8") == CHANGES
    assert changed.run("import", "k1.md", "--force").code == 0
    text = changed.run("read", "1").text
    assert "Eget kapitel" in text
    assert "Hos oss börjar det på måndag." in text
    assert "Ja." in text
    kept = (changed.workbook / ".handbok/backups/chapters/k1.toml").iterdir()
    assert {path.read_text("utf-8") for path in kept} == {CHANGES}
