"""A handbook of one's own: made, checked with exact places, read everywhere."""

from pathlib import Path

import pytest

from tests.support.handbok import Handbok


@pytest.fixture
def edition(handbok: Handbok) -> Path:
    assert handbok.run("new-edition", "vår bok").text == (
        "En handbok att fylla i finns i 'vår bok'.\n"
        "Kontrollera den: handbok check 'vår bok'\n"
        "Läs den: handbok --edition 'vår bok'\n"
    )
    return handbok.home / "vår bok"


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_a_new_edition_is_without_faults_and_read_by_every_command(
    handbok: Handbok, edition: Path
) -> None:
    assert handbok.run("check", str(edition)).text == "Allt går att läsa.\n"
    by_option = handbok.run("--edition", str(edition), "read", "2")
    by_variable = handbok.run("read", "2", HANDBOK_EDITION=str(edition))
    assert by_option.text == by_variable.text
    assert by_option.text.startswith("02 Allt som går\n")
    assert "01 Börja här" in handbok.run("status", HANDBOK_EDITION=str(edition)).text


def test_a_folder_with_anything_in_it_is_left_alone(handbok: Handbok, edition: Path) -> None:
    change(edition / "edition.toml", "Vår handbok", "Min")
    before = (edition / "edition.toml").read_bytes()
    assert "är inte tom" in handbok.run("ny-utgåva", "vår bok").refusal
    assert (edition / "edition.toml").read_bytes() == before
    assert "är en fil" in handbok.run("new-edition", str(edition / "edition.toml")).refusal


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("chapters/k2.toml", "space =", "spcae =", "betyder ingenting här. Menade du ”space”?"),
        ("chapters/k2.toml", 'id = "k2-a"', 'id = "k1-a"', "finns redan i k1"),
        ("chapters/k2.toml", "number = 2", "number = 1", "kapitelnummer 1 används redan"),
        ("chapters/k2.toml", 'kind = "summary"', 'kind = "kort"', "”kort” är okänt"),
        ("chapters/k1.toml", 'text = "Vad vill', 'txt = "Vad vill', "”text” saknas"),
        ("edition.toml", "publisher", "publicher", "Menade du ”publisher”?"),
    ],
)
def test_the_checker_says_the_line(
    handbok: Handbok, edition: Path, name: str, old: str, new: str, said: str
) -> None:
    change(edition / name, old, new)
    ended = handbok.run("check", str(edition))
    assert ended.code == 1
    faults = ended.out.decode().splitlines()
    assert any(said in fault for fault in faults)
    lines = (edition / name).read_text("utf-8").splitlines()
    for fault in faults:
        path, line, _ = fault.split(":", 2)
        assert path == str(edition / name)
        assert new.split(" ", maxsplit=1)[0] in lines[int(line) - 1] or "saknas" in fault


def test_a_chapter_that_is_not_listed_is_told(handbok: Handbok, edition: Path) -> None:
    change(edition / "edition.toml", '"k1", "k2"', '"k1"')
    ended = handbok.run("check", str(edition))
    assert ended.code == 1
    assert "k2.toml: kapitlet läses inte" in ended.out.decode()
