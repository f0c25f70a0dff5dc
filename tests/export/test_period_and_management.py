"""The report that stands beside the budget's, and the page for the management."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbok_tui.core.answers.workbook import Workbook
from handbok_tui.core.edition.handbook import Edition
from handbok_tui.core.follow_up import FollowedUp, Item
from handbok_tui.core.periods import parse_period
from handbok_tui.core.sheets.templates import Row, Sheet
from handbok_tui.core.sheets.view import SheetView
from handbok_tui.export.markdown import document as markdown
from handbok_tui.export.markdown.outline import dialects
from handbok_tui.export.profiles.management import LINES
from handbok_tui.export.selection import Choice, SelectedSheet, Selection, select
from tests.export.nasty import SMALL
from tests.support.worksheets import TODAY, shipped

WORDS = st.text(st.characters(codec="utf-8"), max_size=200) | st.sampled_from(list(SMALL.values()))
LONG = st.lists(st.sampled_from(["Hur", "följer", "vi", "upp?", "x" * 90, "(a)", "nu.", "\n"]),
                min_size=1, max_size=90).map(" ".join).filter(str.strip)  # fmt: skip


def sheet(template: str, *rows: Row) -> SelectedSheet:
    view = SheetView(shipped(template), Sheet(rows=rows), TODAY)
    return SelectedSheet(view, "gruppen", "Vårt svar (Gruppen)")


def selection(profile: str, *sheets: SelectedSheet, workbook: Workbook | None = None) -> Selection:
    found = select(Edition("Handboken"), workbook or Workbook(), (), Choice(profile=profile))
    return found._replace(sheets=sheets, period=parse_period("2027-T1"))


GOAL = Row(
    "mal-1",
    {
        "mal": "Alla stannar upp | varje vecka", "plan": "Alla enheter\nhar börjat",
        "utfall": "Fungerade", "avvikelse": "Två av fem", "analys": "Ingen tid",
        "atgard": "Kortare möten", "prognos": "Nås delvis", "foljs-upp": "2027-01-20",
    },
    (FollowedUp(date(2026, 12, 1), "Inte än"), FollowedUp(date(2027, 1, 10), "Delvis", "Kväll")),
)  # fmt: skip


def test_each_goal_has_the_words_of_the_budget_and_the_outcome_of_the_period() -> None:
    late = GOAL._replace(values={**GOAL.values, "utfall": ""})
    activity = Row(
        "a", {"aktivitet": "Fråga natten", "varfor": "row:mal/mal-1", "status": "Pågår"},
        (FollowedUp(date(2027, 1, 11), "Fungerade", "Natten vill"),),
    )  # fmt: skip
    loose = Row("b", {"aktivitet": "Läsa", "utfall": "Delvis"})
    text = markdown.render(
        selection("period", sheet("mal", late), sheet("aktivitetsplan", activity, loose))
    ).text
    assert text.startswith("# Uppföljning av lärandet, tertial 1 2027\n")
    assert "| Mål | Plan | Utfall | Avvikelse | Analys | Åtgärd | Prognos |" in text
    assert (
        "| Alla stannar upp \\| varje vecka | Alla enheter; har börjat | Delvis (10 januari 2027) "
        "| Försenad. Två av fem | Ingen tid | Kortare möten | Nås delvis |\n" in text
    )
    assert "- Uppföljt 10 januari 2027: Delvis. Kväll\n" in text
    assert "- Aktivitet: Fråga natten · Pågår · Fungerade (11 januari 2027) · Natten vill\n" in text
    assert "### Aktiviteter utan mål\n\n- Aktivitet: Läsa · Delvis\n" in text
    assert "Inte än" not in text  # of another period


def test_a_report_without_goals_says_where_they_are_written() -> None:
    assert "öppnas med m" in markdown.render(selection("period")).text


def test_the_page_has_the_vision_priorities_asks_and_what_is_next() -> None:
    goals = [Row(str(n), {"mal": f"Mål {n}", "behov": f"Beslut {n}"}) for n in range(5)]
    goals[0] = goals[0]._replace(values={**goals[0].values, "laget": "Nått"})
    plan = Row("a", {"aktivitet": "Fråga", "pengar": "12000", "stod": "HR"})
    found = selection(
        "ledning", sheet("mal", *goals), sheet("aktivitetsplan", plan),
        workbook=Workbook(vision="Vi lär varje dag.", organisation="Björkdala"),
    )._replace(
        dates=(Item("goal", "Mål 1", "g", "Vårt", "mal", "1", date(2027, 2, 5)),)
    )  # fmt: skip
    text = markdown.render(found).text
    assert "Vi lär varje dag." in text
    assert [line for line in text.splitlines() if line.startswith("- Mål")][:3] == [
        "- Mål 1", "- Mål 2", "- Mål 3",
    ]  # fmt: skip
    assert "- Mål 1: Beslut 1\n" in text
    assert text.endswith(
        "## Nästa uppföljning\n\n5 februari 2027: Mål: Mål 1\n\n"
        "## Det här behöver vi också\n\n- Fråga: 12 000 kr, stöd från HR\n"
    )


@settings(max_examples=40)
@given(
    st.lists(st.tuples(WORDS, WORDS, WORDS), max_size=12),
    st.lists(st.tuples(WORDS, WORDS), max_size=12),
    WORDS,
)
def test_the_page_is_one_page_whatever_the_workbook_holds(
    goals: list[tuple[str, str, str]], activities: list[tuple[str, str]], words: str
) -> None:
    mal = [
        Row(f"g{n}", {"mal": name, "behov": need, "laget": status})
        for n, (name, need, status) in enumerate(goals)
    ]
    plan = [
        Row(f"a{n}", {"aktivitet": name, "stod": who, "pengar": "1", "tid": "2,5"})
        for n, (name, who) in enumerate(activities)
    ]
    found = selection(
        "ledning", sheet("mal", *mal), sheet("aktivitetsplan", *plan),
        workbook=Workbook(vision=words * 9, organisation=words, unit=words, owner=words),
    )._replace(
        dates=(Item("answer", words, "g", words, "k1", "q", date(2027, 2, 5)),)
    )  # fmt: skip
    text = markdown.render(found).text
    page = re.split(r"^## (?:Hela texterna|Det här behöver vi också)$", text, flags=re.MULTILINE)[0]
    assert page.count("\n") <= LINES
    assert len(page) <= LINES * 110 + 6 * words.count("\n")
    assert text.split("\n")[0] == "# En sida till ledningen"


def said(text: str) -> str:
    """The words of a document without its marks."""
    tokens = dialects()[0].reads.parse(text)
    inner = (child.content for token in tokens for child in token.children or ())
    return " ".join(" ".join(inner).split())


@settings(max_examples=40)
@given(st.lists(LONG, min_size=8, max_size=8))
def test_no_text_of_the_page_is_cut_without_standing_whole_after_it(words: list[str]) -> None:
    vision, owner, unit, *others = words
    goals = [Row(f"g{n}", {"mal": others[0], "behov": f"{others[1]} {n}"}) for n in range(4)]
    activities = [Row(f"a{n}", {"aktivitet": others[2], "stod": f"{others[3]} {n}"})
                  for n in range(4)]  # fmt: skip
    found = selection(
        "ledning", sheet("mal", *goals), sheet("aktivitetsplan", *activities),
        workbook=Workbook(vision=vision, unit=unit, owner=owner),
    )._replace(
        dates=(Item("answer", others[4], "g", "Vi", "k1", "q", date(2027, 2, 5)),)
    )  # fmt: skip
    text = said(markdown.render(found).text)
    wanted = [vision, owner, unit, others[0], others[2], others[4]]
    wanted += [f"{word} {n}" for word in (others[1], others[3]) for n in range(4)]
    assert [word for word in wanted if " ".join(word.split()) not in text] == []


def test_what_is_cut_says_where_it_stands_whole() -> None:
    question = "Hur följer vi upp det här?"
    long = f"{question} {question} {question} Sist"
    row = Row("a", {"aktivitet": long, "tid": "2"})
    text = markdown.render(selection("ledning", sheet("aktivitetsplan", row))).text
    short = f"{question} {question} {question}"
    assert f"- {short} … (hela texten efter sidan): 2 h\n" in text
    assert text.endswith(f"\n\n## Hela texterna\n\n- {long}\n")


def test_what_more_is_asked_for_stands_after_the_page() -> None:
    rows = [Row(f"g{n}", {"mal": f"Mål {n}", "behov": f"Tid {n}"}) for n in range(7)]
    text = markdown.render(selection("ledning", sheet("mal", *rows))).text
    assert "- Mål 4: Tid 4\n- Och 2 till, efter sidan\n" in text
    assert text.endswith("\n\n## Det här behöver vi också\n\n- Mål 5: Tid 5\n- Mål 6: Tid 6\n")


@pytest.mark.parametrize("profile", ["period", "ledning"])
@pytest.mark.parametrize("words", SMALL.values(), ids=SMALL.keys())
def test_nothing_a_cell_holds_changes_the_document(profile: str, words: str) -> None:
    columns = [column for column in shipped("mal").columns if column.kind in ("text", "long")]
    values = {column.id: words for column in columns}
    text = markdown.render(selection(profile, sheet("mal", Row("a", values)))).text
    plain = markdown.render(selection(profile, sheet("mal", Row("a", {"mal": "A"})))).text
    heads = [line for line in plain.splitlines() if line.startswith("# ")]
    assert [line for line in text.splitlines() if line.startswith("# ")][:1] == heads
