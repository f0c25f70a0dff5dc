"""Exercise cards: read with their steps, taken home, and checked like everything else."""

import pytest

from tests.support.handbok import Handbok

CHAPTER = """format = 1
id = "k9"
number = 9
title = "Nio"

[[sections]]
id = "k9-arb"
kind = "exercise"
title = "Arbeta med materialet"
note = "Välj ett kort."

[[sections.exercises]]
id = "k9-arb-1"
title = "Lärdomskortet"
purpose = "Att se *en* sak."

[[sections.exercises.steps]]
text = "Skriv [en] sak."
minutes = 5
who = "alla"

[[sections.exercises.steps]]
text = "Läs upp."
minutes = 10

[[sections.exercises]]
id = "k9-arb-2"
title = "Rundan"

[[sections.exercises.steps]]
text = "Gå laget runt."
"""


@pytest.fixture
def with_cards(handbok: Handbok) -> Handbok:
    (handbok.workbook / "chapters").mkdir(parents=True)
    (handbok.workbook / "chapters/k9.toml").write_text(CHAPTER, "utf-8")
    return handbok


def test_a_card_is_read_with_the_time_and_the_people_of_each_step(with_cards: Handbok) -> None:
    text = with_cards.run("read", "k9").text
    assert text[text.index("Lärdomskortet") :] == (
        "Lärdomskortet (15 min)\nAtt se *en* sak.\n\n"
        "1. 5 min, alla: Skriv [en] sak.\n2. 10 min: Läs upp.\n\n"
        "Rundan\n\n1. Gå laget runt.\n\n"
        "Välj ett kort.\n"
    )


def test_the_source_text_of_an_export_holds_the_cards(with_cards: Handbok) -> None:
    text = with_cards.run("export", "--include", "source").text
    assert "**Lärdomskortet (15 min)**\n\nAtt se \\*en\\* sak." in text
    assert "1. 5 min, alla: Skriv \\[en\\] sak.\n2. 10 min: Läs upp." in text


def test_search_finds_a_step(with_cards: Handbok) -> None:
    assert "Lärdomskortet" in with_cards.run("search", "lärdomskort").text
    assert "Gå laget runt." in with_cards.run("search", "laget runt").text


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ('text = "Läs upp."', "", 22, "”text” saknas"),
        ("minutes = 10", 'minutes = "tio"', 24, "heltal"),
        ('id = "k9-arb-2"', 'id = "k9-arb-1"', 27, "finns redan"),
        ('kind = "exercise"', 'kind = "summary"', 12, "exercises"),
        ('\n[[sections.exercises.steps]]\ntext = "Gå laget runt."\n', "", 26, "minst ett steg"),
    ],
)
def test_a_fault_in_a_card_is_placed(
    with_cards: Handbok, old: str, new: str, line: int, said: str
) -> None:
    assert old in CHAPTER
    path = with_cards.workbook / "chapters/k9.toml"
    path.write_text(CHAPTER.replace(old, new), "utf-8")
    ended = with_cards.run("check")
    assert ended.code == 1
    places = [found for found in ended.out.decode().splitlines() if said in found]
    assert len(places) == 1
    assert f"k9.toml:{line}: " in places[0]
