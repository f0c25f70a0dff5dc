"""Every work named in a chapter of the project's is in its list of sources, and the reverse.

A work is named by who wrote it and the year: "Weick (1984)", "(Lally m.fl., 2010)",
"arbetsmiljölagen (1977:1160)".  A page without a year is named by its publisher alone.
"""

from __future__ import annotations

import re

import pytest

from tests.content.project_text import OWN, further_lines, running_text, sections, sources

Work = tuple[str, str]
"""The first name, in small letters, and the year ("" for a page without one)."""

_YEAR = r"(?:SOU |AFS )?((?:19|20)\d\d)(?::\d+)?"
_NAMED = re.compile(rf"([\w-]+)(?:(?:, [\w-]+)* och [\w-]+| m\.fl\.)? \({_YEAR}\)")
_BRACKETS = re.compile(r"\(([^()]*(?:19|20)\d\d[^()]*)\)")
_IN_BRACKETS = re.compile(rf"(?:jfr |se )?([\w-]+)(?:[^\d;]*?), {_YEAR}(?:, {_YEAR})*")
_LISTED = re.compile(rf"([\w-]+)[^(]*?\({_YEAR}\)")


def works_in(text: str) -> set[Work]:
    found = {(match[1].casefold(), match[2]) for match in _NAMED.finditer(text)}
    for bracket in _BRACKETS.findall(text):
        for part in bracket.split(";"):
            if match := _IN_BRACKETS.fullmatch(part.strip()):
                found |= {(match[1].casefold(), year) for year in re.findall(r"\b\d{4}\b", part)}
    return found


def work_listed(item: str) -> Work:
    match = _LISTED.match(item)
    return (match[1].casefold(), match[2]) if match else (item.partition(".")[0].casefold(), "")


@pytest.mark.parametrize("key", OWN)
def test_the_works_in_the_text_are_the_works_in_the_list(key: str) -> None:
    text = "\n".join(running_text(OWN[key]))
    listed = {work_listed(item) for item in sources(OWN[key])}
    assert listed
    assert works_in(text) == {work for work in listed if work[1]}
    for name, _ in (work for work in listed if not work[1]):
        assert name in text.casefold()


@pytest.mark.parametrize("key", OWN)
def test_a_year_in_the_text_belongs_to_a_work(key: str) -> None:
    text = "\n".join(running_text(OWN[key]))
    years = re.findall(r"\b(?:19|20)\d\d\b", text)
    assert set(years) == {year for _, year in works_in(text)}


@pytest.mark.parametrize("key", OWN)
def test_the_sources_stand_in_order_and_once(key: str) -> None:
    order = "abcdefghijklmnopqrstuvwxyzåäö"
    names = [work_listed(item)[0] for item in sources(OWN[key])]
    assert names == sorted(names, key=lambda name: [order.find(letter) for letter in name])
    assert len(set(sources(OWN[key]))) == len(sources(OWN[key]))


@pytest.mark.parametrize("key", OWN)
def test_the_sources_come_with_a_word_on_how_to_use_them(key: str) -> None:
    (section,) = sections(OWN[key], "further")
    assert set(further_lines(section)) > set(sources(OWN[key]))


@pytest.mark.parametrize(
    ("text", "works"),
    [
        ("Weick (1984) skriver.", {("weick", "1984")}),
        ("så är det (Lally m.fl., 2010).", {("lally", "2010")}),
        ("Enligt arbetsmiljölagen (1977:1160) ska", {("arbetsmiljölagen", "1977")}),
        ("hos Ellström, Ekholm och Ellström (2008)", {("ellström", "2008")}),
        ("(Argyris, 1977, 1991; jfr Schön, 1983)", {
            ("argyris", "1977"), ("argyris", "1991"), ("schön", "1983"),
        }),
        ("Tillitsdelegationen (SOU 2018:47)", {("tillitsdelegationen", "2018")}),
        ("sista kvarten (15 minuter) 2027", set()),
    ],
)  # fmt: skip
def test_works_are_found_in_text(text: str, works: set[Work]) -> None:
    assert works_in(text) == works
