"""How the project writes in the handbook: shape, length, tone.  Over every chapter of its own.

What has to be judged by reading is not tested here; these are the rules that a count can keep.
"""

from __future__ import annotations

import re

import pytest

from tests.content.project_text import (
    CHAPTERS,
    OWN,
    Table,
    cards,
    own_words,
    questions,
    running_text,
    sections,
    sources,
)

NOTICE = (
    "Kapitlets rubrik är hämtad ur SKR:s kortversion. Texten är skriven inom projektet "
    "handbok-tui och är inte SKR:s. Den bygger på källorna sist i kapitlet."
)
"""The reader puts "Projektets text" above it."""

WORDS = {"k2": (1200, 2300), "k3": (650, 1000), "k4": (450, 850), "k5": (650, 1000)}
"""From the pages that the printed edition gives each chapter: about 265 words a page."""

QUESTIONS = {"k2": 6, "k3": 6, "k4": 5, "k5": 6}

LONG = 25
LONG_SHARE = 0.1

IMPERATIVES = (
    "Använd Bjud Börja Dela Fråga Följ Ge Håll Koppla Låt Prata Räkna Se Skilj Stanna Ställ Svara "
    "Säg Ta Var Visa Välj Återkom"
)
"""First words of summary points."""

SCHOOL = re.compile(
    r"\b(prov(et|en)?|betyg\w*|poäng\w*|(under|god)känd?a?|läx(a|an|or|orna)|elev(s|en|er|erna)?)\b",
    re.IGNORECASE,
)
"""Some had a hard time at school; learning at work is not to sound like it."""

AVOIDED = re.compile(
    r"\b(feedback|workshop\w*|mindset\w*|onboarding\w*|deadlines?|dashboards?|vänligen|"
    r"(lärande|utvecklings|förändrings)resan?|användare\w*|objekt\w*|entitet\w*|kommer att)\b",
    re.IGNORECASE,
)

TYPED = re.compile(r"[\"!]|\.\.\.| - |--|\S–\s|\s–\S")
"""Straight quotes, exclamation marks, three full stops, a hyphen for a dash, a lopsided dash."""

own = pytest.mark.parametrize("key", OWN)


def sentences(chapter: Table) -> list[str]:
    return [
        sentence
        for part in running_text(chapter)
        for sentence in re.split(r"(?<=[.?!]) (?=[A-ZÅÄÖ”])", part)
    ]


@own
def test_the_head_says_whose_words_follow(key: str) -> None:
    assert OWN[key]["notice"] == NOTICE
    assert OWN[key]["lead"].endswith("?")


@own
def test_a_chapter_has_the_shape_of_the_first(key: str) -> None:
    *text, summary, reflection, exercise, further = OWN[key]["sections"]
    assert [section["id"] for section in text] == [f"{key}-{'abcdef'[n]}" for n in range(len(text))]
    assert {section["kind"] for section in text} == {"text"}
    assert [
        (section["id"], section["kind"], section["title"])
        for section in (summary, reflection, exercise, further)
    ] == [
        (f"{key}-sam", "summary", "Sammanfattning"),
        (f"{key}-ref", "reflection", "Reflektera"),
        (f"{key}-arb", "exercise", "Arbeta med materialet"),
        (f"{key}-mer", "further", "Vill du veta mer?"),
    ]


@own
def test_questions_are_numbered_and_asked(key: str) -> None:
    asked = questions(OWN[key])
    assert [q["id"] for q in asked] == [f"{key}-ref-{n + 1}" for n in range(QUESTIONS[key])]
    for question in asked:
        assert question["text"].endswith("?")
        assert question["text"].count("?") <= 2, question["text"]
        assert "?" not in question.get("help", "").removesuffix("?")


@own
def test_the_answer_that_opens_first_follows_vi_and_jag(key: str) -> None:
    for question in questions(OWN[key]):
        unquoted = re.sub("”[^”]*”", "", question["text"])
        words = set(re.findall(r"\w+", unquoted.casefold()))
        if words & {"jag", "mig", "min"}:
            assert question["space"] == "person", question["id"]
        elif words & {"vi", "oss", "vår", "våra"}:
            assert question["space"] == "group", question["id"]


@own
def test_summary_points_are_imperatives(key: str) -> None:
    (summary,) = sections(OWN[key], "summary")
    assert summary["points"]
    for point in summary["points"]:
        assert point.split()[0] in IMPERATIVES.split(), point
        assert point.endswith(".")


@own
def test_a_card_is_read_aloud_one_step_at_a_time(key: str) -> None:
    assert cards(OWN[key])
    for number, card in enumerate(cards(OWN[key]), 1):
        assert card["id"] == f"{key}-arb-{number}"
        assert card["steps"]
        for step in card["steps"]:
            assert len(step["text"].split()) <= 50, step["text"]
        minutes = sum(step.get("minutes", 0) for step in card["steps"])
        said = re.findall(r"(\d+) minuter", card["title"] + " " + card.get("purpose", ""))
        assert [int(number) for number in said] in ([], [minutes])


@own
def test_a_chapter_is_about_as_long_as_it_is_in_print(key: str) -> None:
    least, most = WORDS[key]
    assert least <= len(" ".join(running_text(OWN[key])).split()) <= most


@own
def test_sentences_are_short(key: str) -> None:
    found = sentences(OWN[key])
    long = sorted((s for s in found if len(s.split()) > LONG), key=len, reverse=True)
    report = f"{len(long)} of {len(found)} sentences have over {LONG} words:\n" + "\n".join(long)
    assert len(long) <= LONG_SHARE * len(found), report


@pytest.mark.parametrize("key", CHAPTERS)
def test_the_project_writes_as_it_has_agreed_to(key: str) -> None:
    words = own_words()[key]
    for rule in (SCHOOL, AVOIDED, TYPED):
        assert [match[0] for match in rule.finditer(words)] == []


@own
def test_an_address_on_the_web_is_one_of_the_sources(key: str) -> None:
    address = re.compile(r"https?://\S+|\bwww\.\S+|\b[\w-]+\.(?:se|com|org|nu|net)\b")
    listed = "\n".join(sources(OWN[key]))
    assert [found for found in address.findall(own_words()[key]) if found not in listed] == []


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (SCHOOL, "Eleverna fick poäng"),
        (SCHOOL, "godkänd"),
        (AVOIDED, "Det kommer att bli en workshop"),
        (TYPED, 'Han sa "ja"'),
        (TYPED, "ja –nej"),
    ],
)
def test_the_rules_find_what_they_look_for(rule: re.Pattern[str], words: str) -> None:
    assert rule.search(words)


@pytest.mark.parametrize("words", ["pröva och prova", "provisorisk", "eleganta", "2–5", "a – b"])
def test_the_rules_leave_other_words_alone(words: str) -> None:
    assert not any(rule.search(words) for rule in (SCHOOL, AVOIDED, TYPED))
