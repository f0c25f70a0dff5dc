"""Every work named in a chapter of the project's is in its list of sources, and the reverse.

A work is named by who wrote it and the year: "Weick (1984)", "(Lally m.fl. 2010)",
"arbetsmiljölagen (1977:1160)"; a public document by its number, "(AFS 2023:1)"; a page without
a year by its publisher alone.
"""

from __future__ import annotations

import re

import pytest

from tests.content.project_text import OWN, further_lines, running_text, sections, sources

Work = tuple[str, str]
"""The first name, in small letters, and the year, the document's number or ""."""

_YEARS = r"((?:19|20)\d\d(?:, (?:19|20)\d\d)*)(?::\d+)?"
_NAMED = re.compile(rf"([\w-]+)(?:(?:, [\w-]+)* och [\w-]+| m\.fl\.)? \({_YEARS}\)")
_BRACKETS = re.compile(r"\(([^()]*(?:19|20)\d\d[^()]*)\)")
_IN_BRACKETS = re.compile(rf"(?:jfr |se )?([\w-]+)(?:(?:, [\w-]+)* och [\w-]+| m\.fl\.)? {_YEARS}")
_DOCUMENT = re.compile(r"\b(AFS|SOU) (\d{4}:\d+)")
_LISTED = re.compile(rf"([\w-]+)[^(]*?\((?:[^()\d]* )?{_YEARS}\)")


def works_in(text: str) -> set[Work]:
    found = {(match[1].casefold(), match[2]) for match in _DOCUMENT.finditer(text)}
    named = [*_NAMED.finditer(text)]
    for bracket in _BRACKETS.findall(text):
        parts = (_IN_BRACKETS.fullmatch(part.strip()) for part in bracket.split(";"))
        named += [match for match in parts if match and not _DOCUMENT.match(match[0])]
    for match in named:
        found |= {(match[1].casefold(), year) for year in match[2].split(", ")}
    return found


def work_listed(item: str) -> Work:
    if match := _DOCUMENT.search(item):
        return match[1].casefold(), match[2]
    if match := _LISTED.match(item):
        return match[1].casefold(), match[2]
    return item.partition(".")[0].casefold(), ""


def said(key: str) -> str:
    """The text of a chapter with the words around its list of sources."""
    (section,) = sections(OWN[key], "further")
    around = [line for line in further_lines(section) if line not in sources(OWN[key])]
    return "\n".join([*running_text(OWN[key]), *around])


@pytest.mark.parametrize("key", OWN)
def test_the_works_in_the_text_are_the_works_in_the_list(key: str) -> None:
    listed = {work_listed(item) for item in sources(OWN[key])}
    assert listed
    assert works_in(said(key)) == {work for work in listed if work[1]}
    for name, _ in (work for work in listed if not work[1]):
        assert name in said(key).casefold()


@pytest.mark.parametrize("key", OWN)
def test_a_year_in_the_text_belongs_to_a_work(key: str) -> None:
    years = re.findall(r"\b(?:19|20)\d\d\b", said(key))
    assert set(years) == {year[:4] for _, year in works_in(said(key))}


@pytest.mark.parametrize("key", OWN)
def test_the_sources_stand_in_order_and_once(key: str) -> None:
    order = "abcdefghijklmnopqrstuvwxyzåäö"
    names = [re.findall(r"\w+", item.casefold())[0] for item in sources(OWN[key])]
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
        ("så är det (Lally m.fl. 2010).", {("lally", "2010")}),
        ("Enligt arbetsmiljölagen (1977:1160) ska", {("arbetsmiljölagen", "1977")}),
        ("hos Ellström, Ekholm och Ellström (2008)", {("ellström", "2008")}),
        ("(Argyris 1977, 1991; jfr Schön 1983)", {
            ("argyris", "1977"), ("argyris", "1991"), ("schön", "1983"),
        }),
        ("(Ellström, Ekholm och Ellström 2008)", {("ellström", "2008")}),
        ("Häng på kedjan (AFS 2023:1).", {("afs", "2023:1")}),
        ("sista kvarten (15 minuter) 2027", set()),
    ],
)  # fmt: skip
def test_works_are_found_in_text(text: str, works: set[Work]) -> None:
    assert works_in(text) == works
