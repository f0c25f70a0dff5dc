"""What templates say: distances, gaps, what is late, what hangs loose."""

from __future__ import annotations

import pytest

from handbok_tui.core.sheets.map import text_map
from handbok_tui.core.sheets.templates import Analysis, Row, Sheet
from handbok_tui.core.sheets.view import SheetView
from tests.support.worksheets import TODAY, filled, said, shipped

STATE, SYSTEM, PLAN = "nulagesanalys", "larande-ekosystem", "aktivitetsplan"


def notices(view: SheetView) -> tuple[str, ...]:
    return view.notices(view.rows[-1])


def test_an_empty_template_says_nothing() -> None:
    for worksheet in (STATE, SYSTEM, PLAN, "ambassadorer", "styrdokument"):
        assert filled(worksheet).lines() == ()


def test_the_largest_distance_is_named_and_no_total_is() -> None:
    view = filled(
        STATE,
        mal={"lage": "Inte än", "vill-till": "Ofta"},
        tid={"lage": "Inte än", "vill-till": "På väg"},
        klimat={"lage": "?", "vill-till": "Självklart"},
    )
    assert view.lines() == ("Störst avstånd: Mål och uppföljning.",)


def test_equal_distances_are_all_named_and_going_down_is_none() -> None:
    view = filled(
        STATE,
        mal={"lage": "Inte än", "vill-till": "På väg"},
        tid={"lage": "Ofta", "vill-till": "Självklart"},
        klimat={"lage": "Ofta", "vill-till": "På väg"},
    )
    assert view.lines() == ("Störst avstånd: Mål och uppföljning och Tid och förutsättningar.",)


@pytest.mark.parametrize("people", [3, 4])
def test_differences_are_shown_for_four_and_not_for_three(people: int) -> None:
    levels = ("Inte än", "Självklart", "Ofta", "Ofta")[:people]
    others = [Sheet(rows=(Row("klimat", {"lage": level}),)) for level in levels]
    view = filled(STATE, *others, tid={"lage": "Ofta"})
    assert ("Olika svar: Tryggt klimat (1–4)." in view.lines()) == (people == 4)


def test_more_than_two_areas_now_is_said() -> None:
    now = {"nar": "Nu"}
    assert "under Nu" not in said(filled(STATE, mal=now, tid=now))
    assert "Högst två områden under Nu." in filled(STATE, mal=now, tid=now, vardag=now).lines()


def test_what_an_earlier_analysis_said_stands_beside_the_new_one() -> None:
    earlier = Analysis(TODAY.replace(year=2026), (Row("tid", {"lage": "Inte än"}),))
    sheet = Sheet(rows=(Row("tid", {"lage": "Ofta"}),), earlier=(earlier,))
    view = SheetView(shipped(STATE), sheet, TODAY)
    filled_row = view.find("tid")
    assert filled_row is not None
    assert view.then(filled_row) == ("Då, 25 januari 2026: Läge nu 1 Inte än",)


SYSTEM_ROWS: dict[str, dict[str, str]] = {
    "apt": {
        "namn": "APT", "typ": "Möte", "form": "Båda", "nar": "Arbetsgrupp", "ofta": "Månadsvis",
        "lage": "Kan stärkas", "ager": "Enhetschef",
        "kopplingar": "får stöd av row:stod\nger innehåll till row:parm\nleder till row:borta",
    },
    "stod": {
        "namn": "Metodstödjare", "typ": "Roll", "form": "Formellt", "nar": "Verksamhet",
        "lage": "Fungerar", "ager": "Kvalitet", "ger-mest": "Göra rätt",
    },
    "parm": {"namn": "Lärdomspärmen", "typ": "Verktyg", "form": "Informellt", "lage": "Vilar"},
    "hand": {"namn": "Handledning", "nar": "Individ", "form": "Formellt", "lage": "Saknas"},
}  # fmt: skip


def test_the_gaps_of_the_ecosystem() -> None:
    assert filled(SYSTEM, **SYSTEM_ROWS).lines() == (
        "Inget når nivån Individ.",
        "Inget informellt når nivån Verksamhet.",
        "Inget når nivån Utanför.",
        "Saknar ägare: 3 och 4.",
        "Utan koppling: 4.",
        "Inget ger mest ”Tänka nytt”.",
        "Bara en del når nivån Individ.",
        "Bara en del når nivån Arbetsgrupp.",
        "Bara en del når nivån Verksamhet.",
        "Handledning saknas men är önskad.",
    )


def test_the_map_says_it_in_words_and_leaves_out_what_leads_nowhere() -> None:
    lines = text_map(filled(SYSTEM, **SYSTEM_ROWS))
    assert lines[:7] == (
        "Roller",
        "  Metodstödjare (når verksamheten, fungerar)",
        "Möten",
        "  APT (månadsvis, når arbetsgruppen, kan stärkas)",
        "    får stöd av → Metodstödjare",
        "    ger innehåll till → Lärdomspärmen",
        "Verktyg",
    )
    assert "  Saknar ägare: Lärdomspärmen och Handledning." in lines
    assert text_map(filled(PLAN, a={"aktivitet": "X"})) == ()


def test_how_much_there_is() -> None:
    assert filled(STATE, tid={"lage": "?"}).counted() == "1 av 8 ifyllda"
    assert filled(SYSTEM, **SYSTEM_ROWS).counted() == "4 delar, 2 kopplingar"
    assert filled(PLAN, a={"aktivitet": "X"}).counted() == "1 aktivitet"
    due = {"aktivitet": "X", "foljs-upp": TODAY.isoformat()}
    assert filled(PLAN, a=due, b={**due, "utfall": "Delvis"}).counted() == "1 att följa upp"


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"status": "Planerad"}, ("Planerad behöver Ansvarig och Följs upp.",)),
        ({"status": "Planerad", "ansvarig": "X"}, ("Planerad behöver Följs upp.",)),
        ({"status": "Idé"}, ()),
        ({"status": "Pågår"}, ()),
        (
            {"start": "2027-03-01", "foljs-upp": "2027-02-01"},
            ("Uppföljningen ligger före starten.",),
        ),
        ({"start": "2027-03-01", "foljs-upp": "2027-03-01"}, ()),
        ({"start": "?", "foljs-upp": "2027-03-01"}, ()),
        ({"foljs-upp": "2027-01-24"}, ("Försenad.",)),
        ({"foljs-upp": "2027-01-24", "utfall": "Inte än"}, ()),
        ({"foljs-upp": "2027-01-25"}, ()),
        ({"foljs-upp": "?"}, ()),
    ],
)  # fmt: skip
def test_what_the_plan_says_of_a_row(values: dict[str, str], expected: tuple[str, ...]) -> None:
    assert notices(filled(PLAN, a=values)) == expected


def test_late_is_a_word_in_place_of_the_status() -> None:
    view = filled(PLAN, a={"status": "Planerad", "foljs-upp": "2027-01-20"})
    status = view.worksheet.column("status")
    assert status is not None
    assert view.brief(view.rows[0], status) == "Försenad"
    assert view.in_table(view.rows[0], status) == "Planerad (försenad)"
    assert view.full(view.rows[0], status) == "Planerad (försenad)"


def test_what_hangs_loose_and_what_no_level_has() -> None:
    tied = {"sker-i": "APT", "varfor": "question:k1-ref-1", "niva": "Mellanchef", "ansvarig": "X"}
    lines = filled(PLAN, a=tied, b={"sker-i": "APT"}, c={"varfor": "goal:g"}).lines()
    assert "Hänger löst: 2 och 3." in lines
    assert "Saknar ansvarig: 2 och 3." in lines
    assert "Inget på nivån Högsta ledning." in lines
    assert "Inget på nivån Mellanchef." not in lines
    assert "Hänger löst" not in said(filled(PLAN, a=tied))
    in_words = {"sker-i": "APT", "varfor-eget": "För att natten vet"}
    assert "Hänger löst: " not in " ".join(filled(PLAN, a=in_words).lines())


def test_hours_are_summed_by_month() -> None:
    rows = {
        "a": {"tid": "2,5", "start": "2027-01-12"},
        "b": {"tid": "1", "start": "2027-01-30"},
        "c": {"tid": "12000", "start": "2027-03-01"},
        "d": {"tid": "4"},
    }
    lines = said(filled(PLAN, **rows)).replace("\u00a0", " ")
    assert "Tid: 3,5 h i januari 2027, 12 000 h i mars 2027." in lines


def test_a_name_too_long_for_the_list_is_noticed() -> None:
    assert notices(filled(SYSTEM, a={"namn": "x" * 40})) == ()
    assert "41 tecken" in notices(filled(SYSTEM, a={"namn": "x" * 41}))[0]
