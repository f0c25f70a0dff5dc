"""The settings file: forgiving to read, exact to write, and documented as it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from handbok_tui.core.errors import FaultyFile, SaveFailed
from handbok_tui.core.settings import DEFAULTS, SETTINGS, KeyWish, Settings
from handbok_tui.storage.person.settings import SettingsFile
from handbok_tui.texts.settings import HELP, told

PAGE = Path(__file__).resolve().parents[2] / "docs" / "installningar.md"


def settings_file(folder: Path, text: str | bytes) -> SettingsFile:
    file = SettingsFile(folder)
    file.path.write_bytes(text.encode() if isinstance(text, str) else text)
    return file


def test_without_a_file_all_is_usual_and_nothing_is_made(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "no" / "such")
    assert file.read() == (DEFAULTS, ())
    assert not file.path.parent.exists()


def test_everything_that_can_be_set(tmp_path: Path) -> None:
    file = settings_file(
        tmp_path,
        'format = 1\ntheme = "hög kontrast"\ncolumn = 60\nfull_repaint = true\n'
        'key_scheme = "tidigare"\nname = "Åsa Öberg"\n'
        '[keys]\n"reader.contents" = "c"\nreader.undo = ["z", "f5"]\n'
        '[keys.answer]\nhelp = "ctrl+g"\n',
    )
    wishes = (
        KeyWish("reader.contents", ("c",), ("keys", "reader.contents")),
        KeyWish("reader.undo", ("z", "f5"), ("keys", "reader", "undo")),
        KeyWish("answer.help", ("ctrl+g",), ("keys", "answer", "help")),
    )
    wanted = Settings("hög kontrast", 60, "tidigare", "Åsa Öberg", full_repaint=True, keys=wishes)
    assert file.read() == (wanted, ())


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('theme = "rosa"', ["rosa", '"mörk"', '"enfärgad"']),
        ("theme = 3", ["theme", "text"]),
        ("column = 19", ["column", "mellan 20 och 100"]),
        ("column = 101", ["column", "mellan 20 och 100"]),
        ('column = "60"', ["column", "heltal"]),
        ("column = true", ["column", "heltal"]),
        ("full_repaint = 1", ["full_repaint", "true eller false"]),
        ('full_repaint = "ja"', ["full_repaint", "true eller false"]),
        ('key_scheme = "gamla"', ["gamla", '"nya"', '"tidigare"']),
        ("name = 3", ["name", "text på en rad", "högst 60"]),
        ('name = "a\\nb"', ["name", "text på en rad", "högst 60"]),
        (f'name = "{"x" * 61}"', ["name", "text på en rad", "högst 60"]),
        ("colum = 60", ["colum", "Menade du ”column”?"]),
        ("zzz = 60", ["”zzz” finns inte."]),
        ("keys = 3", ["keys", "tabell"]),
        ("keys.reader.undo = 3", ["tangent"]),
        ('keys.reader.undo = ["z", 3]', ["tangent"]),
        ("keys.reader.undo = {z = 1}", ["tangent"]),
        ("format = 99", ["nyare version"]),
    ],
)
def test_what_is_wrong_is_told_and_has_its_default(
    tmp_path: Path, line: str, words: list[str]
) -> None:
    file = settings_file(tmp_path, f"# en rad\n{line}\n")
    settings, (fault,) = file.read()
    assert settings == DEFAULTS
    assert (fault.path, fault.line) == (str(file.path), 2)
    assert [word for word in words if word not in fault.message] == []


def test_one_fault_takes_nothing_else_away(tmp_path: Path) -> None:
    file = settings_file(tmp_path, 'theme = "rosa"\ncolumn = 60\n')
    assert file.read()[0] == DEFAULTS._replace(column=60)


@pytest.mark.parametrize("text", [b"theme = \n", b"\xff\xfe", b"[keys\n", b"\x00"])
def test_what_is_no_toml_stops_nothing(tmp_path: Path, text: bytes) -> None:
    settings, faults = settings_file(tmp_path, text).read()
    assert settings == DEFAULTS
    assert len(faults) == 1


def test_a_folder_in_its_place_stops_nothing(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path)
    file.path.mkdir()
    settings, faults = file.read()
    assert settings == DEFAULTS
    assert len(faults) == 1


def test_a_fault_found_elsewhere_gets_its_line(tmp_path: Path) -> None:
    file = settings_file(tmp_path, 'column = 60\n\n[keys.reader]\nundo = "z"\n')
    fault = file.fault_at(("keys", "reader", "undo"), "upptagen.")
    assert str(fault) == f"{file.path}:4: upptagen."


# -- writing ---------------------------------------------------------------------------------

WRITTEN = """\
# mina färger
theme = "ljus"   # för projektorn
unknown = [1,
  2]

[keys.reader]
undo = "z" # som förr
"""


def test_a_setting_is_written_and_the_rest_is_left(tmp_path: Path) -> None:
    file = settings_file(tmp_path, WRITTEN)
    file.write({"theme": "mörk"})
    assert file.path.read_text("utf-8") == WRITTEN.replace('"ljus"', '"mörk"')
    file.write({"column": 80})
    assert file.read()[0].column == 80
    text = file.path.read_text("utf-8")
    assert text.replace("column = 80\n", "") == WRITTEN.replace('"ljus"', '"mörk"')


def test_the_first_setting_makes_the_file(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "config" / "handbok")
    file.write({"column": 80, "full_repaint": True})
    assert file.path.read_text("utf-8") == "column = 80\nfull_repaint = true\n"


@pytest.mark.parametrize("text", ["theme = \n", "format = 99\n"])
def test_a_file_that_is_not_understood_is_not_written(tmp_path: Path, text: str) -> None:
    file = settings_file(tmp_path, text)
    with pytest.raises(FaultyFile, match=re.escape(str(file.path))):
        file.write({"column": 80})
    assert file.path.read_text("utf-8") == text


def test_a_disk_that_says_no_is_told(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file where the folder should be")
    with pytest.raises(SaveFailed):
        SettingsFile(tmp_path / "config").write({"column": 80})


@pytest.mark.parametrize(
    "change", [{"column": 5}, {"theme": "rosa"}, {"no": 1}, {"column": True}, {"name": "a\nb"}]
)
def test_only_what_can_be_read_back_is_written(tmp_path: Path, change: dict[str, object]) -> None:
    file = SettingsFile(tmp_path)
    with pytest.raises(ValueError, match="no setting"):
        file.write(change)
    assert not file.path.exists()


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_every_setting_comes_back_as_it_was_written(tmp_path: Path, setting: object) -> None:
    (setting,) = (each for each in SETTINGS if each is setting)
    lines = ('Åsa "Ö"', "") if setting.longest else (True, False)
    values = setting.words or ((setting.low, setting.high) if setting.high else lines)
    for value in values:
        file = SettingsFile(tmp_path)
        file.write({setting.name: value})
        settings, faults = file.read()
        assert (getattr(settings, setting.name), faults) == (value, ())


# -- what is said ----------------------------------------------------------------------------


def test_the_screen_is_told_the_first_fault_and_how_many_more() -> None:
    assert told([]) == ""
    assert told([(3, "fel.")]) == "Inställningarna, rad 3: fel."
    assert told([(0, "fel."), (2, "b"), (4, "c")]) == "Inställningarna: fel. (och 2 fel till)"


def test_the_page_tells_of_every_setting() -> None:
    page = PAGE.read_text("utf-8")
    rows = [row for row in page.split("\n") if row.startswith("| `")]
    told_of = {row.split("`")[1]: row for row in rows}
    assert set(told_of) == set(HELP)
    assert [name for name, row in told_of.items() if HELP[name] not in row] == []
    for setting in SETTINGS:
        row = told_of[setting.name]
        values = setting.words or ((setting.low, setting.high) if setting.high else ())
        assert [value for value in values if f"{value}" not in row] == [], setting.name
        default = str(setting.default).lower()
        assert f"`{default}`" in row or f'`"{default}"`' in row, setting.name
        assert not setting.longest or str(setting.longest) in row, setting.name


def test_the_example_on_the_page_can_be_read(tmp_path: Path) -> None:
    example, *_ = re.findall(r"```toml\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    settings, faults = settings_file(tmp_path, example).read()
    assert faults == ()
    assert len(settings.keys) >= 3
