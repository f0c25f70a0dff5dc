"""Every format of the registry keeps what the registry says of it."""

from __future__ import annotations

import re
from importlib import import_module

import pytest

from handbok_tui.cli.arguments import parse
from handbok_tui.core.answers.workbook import Workbook
from handbok_tui.core.edition.handbook import Edition
from handbok_tui.core.errors import NotFound
from handbok_tui.export.formats import DEFAULT, FORMATS, Format, find_format, format_of
from handbok_tui.export.selection import Choice, select
from handbok_tui.storage.export.converting import KNOWN

over_formats = pytest.mark.parametrize("form", FORMATS.values(), ids=FORMATS.keys())


@over_formats
def test_a_format_has_a_name_an_ending_and_a_module_of_its_own(form: Format) -> None:
    assert find_format(form.name) is form
    assert re.fullmatch(r"[a-z]+", form.name)
    assert re.fullmatch(r"\.[a-z]+", form.suffix)
    assert form.title
    assert callable(import_module(f"handbok_tui.export.{form.module}").render)


@over_formats
def test_only_bytes_need_a_program_and_every_program_can_be_run(form: Format) -> None:
    assert bool(form.needs) == (form.kind == "bytes")
    assert set(form.needs) <= KNOWN


@over_formats
def test_it_renders_an_empty_handbook(form: Format) -> None:
    text = form.render(select(Edition("Handboken"), Workbook(), (), Choice())).text
    assert "Handboken" in text
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


@over_formats
def test_the_name_of_a_file_asks_for_it(form: Format) -> None:
    assert format_of(f"mapp.md/min-handbok{form.suffix}") is form
    assert format_of(f"MIN-HANDBOK{form.suffix.upper()}") is form


@pytest.mark.parametrize("name", ["-", "handbok", "handbok.txt", "mapp.html/handbok", ".pdf"])
def test_any_other_name_asks_for_markdown(name: str) -> None:
    assert format_of(name) is FORMATS[DEFAULT]


@over_formats
def test_the_help_names_it(form: Format, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    with pytest.raises(SystemExit):
        parse(["export", "--help"])
    assert form.name in capsysbinary.readouterr().out.decode()


def test_a_format_that_there_is_not_names_those_there_are() -> None:
    with pytest.raises(NotFound, match=re.escape(", ".join(FORMATS))):
        find_format("odt")


def test_endings_are_different() -> None:
    assert len({form.suffix for form in FORMATS.values()}) == len(FORMATS)
