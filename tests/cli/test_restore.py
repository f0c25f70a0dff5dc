"""``handbok restore``: every earlier text is listed, can be read to the letter and comes back."""

import tomllib

import pytest

from tests.cli.test_no_textual import imported
from tests.support.handbok import Handbok, me

BEFORE = "Första tanken.\n\n- *Åsa*\n- \x1b[31mÖrjan\n"
THEN = "2027-01-11 09:30"

OF_MONDAY = """\
format = 1
chapter = "k1"
respondent = "{respondent}"

[answers.k1-ref-1]
state = "done"
visibility = "{visibility}"
updated = 2027-01-11T09:30:00+01:00
question = "Hur löd frågan då?"
text = {text}

[answers.k1-ref-2]
updated = 2027-01-11T10:00:00+01:00
[answers.k1-ref-2.fields]
finns = "Delvis"
formulering = "I budgeten."
"""


def keep(
    handbok: Handbok,
    day: str = "2027-01-12",
    *,
    text: str = BEFORE,
    respondent: str = "gruppen",
    visibility: str = "handbook",
) -> None:
    """A kept day, as the program leaves it."""
    escaped = '"' + text.replace("\n", "\\n").replace("\x1b", "\\u001b") + '"'
    raw = OF_MONDAY.format(text=escaped, respondent=respondent, visibility=visibility)
    handbok.put(f".handbok/backups/answers/{respondent}/k1.toml/{day}.toml", raw)


def test_nothing_is_kept_yet(handbok: Handbok) -> None:
    ended = handbok.run("restore")
    assert (ended.code, ended.out) == (0, b"")
    assert ended.remarks == "Det finns inga äldre versioner av svaren än.\n"
    assert not handbok.workbook.exists()


def test_the_list_says_whose_which_when_and_what(handbok: Handbok) -> None:
    keep(handbok)
    keep(handbok, text="mitt " * 40, respondent=me())
    handbok.answer("k1-ref-1", "nu")
    ended = handbok.run("restore")
    assert ended.text.split("\n") == [
        "01 Driv lärandet",
        "",
        "k1-ref-1  Vårt svar (Gruppen)",
        "  2027-01-11 09:30  Första tanken. - *Åsa* - ␛[31mÖrjan",
        "",
        "k1-ref-2  Vårt svar (Gruppen)",
        "  2027-01-11 10:00  Delvis",
        "",
        "k1-ref-1  Mitt svar",
        f"  2027-01-11 09:30  {' '.join(['mitt'] * 10)} …",
        "",
        "k1-ref-2  Mitt svar",
        "  2027-01-11 10:00  Delvis",
        "",
    ]
    assert max(len(line) for line in ended.text.split("\n")) <= 72
    assert str(handbok.workbook / ".handbok" / "backups") in ended.remarks
    assert handbok.run("återställ").out == ended.out


def test_earlier_versions_in_the_answer_itself_are_listed(handbok: Handbok) -> None:
    handbok.answer("k1-ref-1", "det första")
    handbok.answer("k1-ref-1", " ", "--empty")  # kept among the earlier ones
    handbok.answer("k1-ref-1", "det andra")
    assert "det första" in handbok.run("restore").text
    assert handbok.run("restore", "k1-ref-1", "--show").out == b"det f\xc3\xb6rsta"


def test_the_kept_text_comes_out_to_the_letter(handbok: Handbok) -> None:
    keep(handbok)
    assert handbok.run("restore", "k1-ref-1", "--show").out == BEFORE.encode()
    field = handbok.run("restore", "k1-ref-2", "--show", "--field", "formulering")
    assert field.text == "I budgeten."
    assert not handbok.sheet().exists()


def test_then_and_now_stand_below_each_other_and_nothing_changes(handbok: Handbok) -> None:
    keep(handbok)
    handbok.answer("k1-ref-1", "Så här är det nu.")
    before = handbok.sheet().read_bytes()
    ended = handbok.run("restore", "k1-ref-1")
    order = [
        "k1-ref-1  Vårt svar (Gruppen)\n", "Vilka steg behöver vi ta", "Hur löd frågan då?",
        f"Då ({THEN}):", "Första tanken.\n\n- *Åsa*\n- ␛[31mÖrjan\n", "Nu (", "Så här är det nu.",
    ]  # fmt: skip
    places = [ended.text.index(words) for words in order]
    assert places == sorted(places)
    told = "handbok restore k1-ref-1 --day 2027-01-11T09:30:00 --yes"
    assert ended.remarks == f"Ta tillbaka den med: {told}\n"
    assert handbok.sheet().read_bytes() == before
    brought = handbok.run(*told.split()[1:])
    assert brought.code == 0
    assert handbok.saved("k1-ref-1")["text"] == BEFORE


def test_it_comes_back_and_what_stood_there_is_kept(handbok: Handbok) -> None:
    keep(handbok)
    handbok.answer("k1-ref-1", "nu")
    handbok.answer("k1-ref-3", "en annan")
    ended = handbok.run("restore", "k1-ref-1", "--yes")
    assert (ended.code, ended.out) == (0, b"")
    assert ended.remarks.split("\n") == [
        f"Tillbaka: Vårt svar (Gruppen) på fråga k1-ref-1, som det var {THEN}.",
        "Det som stod där är kvar bland tidigare svar.",
        "",
    ]
    saved = handbok.saved("k1-ref-1")
    assert (saved["text"], saved["state"]) == (BEFORE, "done")
    assert saved["question"] == "Hur löd frågan då?"
    assert [version["text"] for version in saved["earlier"]] == ["nu"]
    assert handbok.saved("k1-ref-3")["text"] == "en annan"
    # And back again: nothing is ever a dead end.
    handbok.run("restore", "k1-ref-1", "--yes", "--day", str(saved["earlier"][0]["updated"])[:16])
    assert handbok.saved("k1-ref-1")["text"] == "nu"


def test_the_same_again_changes_no_byte(handbok: Handbok) -> None:
    keep(handbok)
    handbok.run("restore", "k1-ref-2", "--yes", "--field", "formulering")
    before = handbok.sheet().read_bytes()
    ended = handbok.run("restore", "k1-ref-2", "--yes", "--field", "formulering")
    assert (ended.code, ended.remarks) == (0, "Så står det redan. Inget är ändrat.\n")
    assert handbok.sheet().read_bytes() == before


def test_one_field_comes_back_alone(handbok: Handbok) -> None:
    keep(handbok)
    handbok.answer("k1-ref-2", "Ja", "--field", "finns")
    handbok.run("restore", "k1-ref-2", "--yes", "--field", "formulering")
    assert handbok.saved("k1-ref-2")["fields"] == {"finns": "Ja", "formulering": "I budgeten."}


def test_a_day_or_a_minute_is_enough(handbok: Handbok) -> None:
    keep(handbok)
    later = OF_MONDAY.format(text='"senare"', respondent="gruppen", visibility="handbook")
    handbok.put(
        ".handbok/backups/answers/gruppen/k1.toml/2027-01-13.toml",
        later.replace("2027-01-11T09:30", "2027-01-11T15:45"),
    )
    newest = handbok.run("restore", "k1-ref-1", "--show", "--day", "2027-01-11")
    assert newest.text == "senare"
    assert newest.remarks == "Det finns fler från den dagen: 2027-01-11 09:30:00\n"
    for minute in ("2027-01-11T09:30", "2027-01-11 09:30"):
        chosen = handbok.run("restore", "k1-ref-1", "--show", "--day", minute)
        assert (chosen.out, chosen.err) == (BEFORE.encode(), b"")


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("k1-ref-9",), "ingen fråga ”k1-ref-9”"),
        (("../k1",), "ingen fråga ”../k1”"),
        (("k1-ref-3",), "ingen äldre version av det ”gruppen” har svarat på k1-ref-3"),
        (("k1-ref-1", "--respondent", "bo"), "Det finns av gruppen: ange --respondent"),
        (("k1-ref-1", "--day", "2027-01-10"), f"De som finns är {THEN}"),
        (("k1-ref-1", "--day", "i går"), f"De som finns är {THEN}"),
        (("k1-ref-2", "--show", "--field", "inget"), "finns, formulering"),
        (("k1-ref-2", "--yes", "--field", "inget"), "finns, formulering"),
    ],
)
def test_what_is_not_kept_is_refused_and_nothing_is_written(
    handbok: Handbok, words: tuple[str, ...], reason: str
) -> None:
    keep(handbok)
    assert reason in handbok.run("restore", *words).refusal
    assert not handbok.sheet().exists()


@pytest.mark.parametrize("words", [("--yes",), ("--show",), ("--day", "2027-01-11")])
def test_a_question_must_be_named_to_do_anything(handbok: Handbok, words: tuple[str, ...]) -> None:
    ended = handbok.run("restore", *words)
    assert (ended.code, ended.out) == (2, b"")
    assert "Ange också frågans id" in ended.complaint


# -- what is private -----------------------------------------------------------------------------


@pytest.mark.parametrize("when", ["then", "now"])
def test_what_others_have_kept_private_is_never_shown(handbok: Handbok, when: str) -> None:
    keep(handbok, respondent="bo", visibility="private" if when == "then" else "handbook")
    now = '[answers.k1-ref-1]\ntext = "nu"\n'
    mark = 'visibility = "private"\n' if when == "now" else ""
    handbok.put("answers/bo/k1.toml", now + mark)
    listed = handbok.run("restore")
    assert "tanken" not in listed.text
    assert "k1-ref-2" in listed.text  # the same person's open answer
    assert "ingen äldre version" in handbok.run("restore", "k1-ref-1", "--respondent", "bo").refusal


def test_nothing_of_another_person_is_shown_while_the_file_cannot_be_read(handbok: Handbok) -> None:
    keep(handbok, respondent="bo")
    handbok.put("answers/bo/k1.toml", "[answers.k1-ref-1\n")
    ended = handbok.run("restore")
    assert (ended.code, ended.out) == (1, b"")


def test_what_was_private_comes_back_private(handbok: Handbok) -> None:
    keep(handbok, respondent=me(), visibility="private")
    ended = handbok.run("restore", "k1-ref-1", "--respondent", me(), "--yes")
    assert "markerat ”Bara för mig”" in ended.remarks
    assert handbok.saved("k1-ref-1", me())["visibility"] == "private"


# -- when things are broken ----------------------------------------------------------------------


def test_a_broken_file_still_shows_what_is_kept_and_is_not_written(handbok: Handbok) -> None:
    keep(handbok)
    broken = handbok.put("answers/gruppen/k1.toml", "[answers.k1-ref-1\n")
    shown = handbok.run("restore", "k1-ref-1", "--show")
    assert (shown.code, shown.out) == (1, BEFORE.encode())
    assert f"{broken}:1:" in shown.remarks
    assert handbok.run("restore", "k1-ref-1", "--yes").code == 1
    assert broken.read_bytes() == b"[answers.k1-ref-1\n"


def test_an_answer_whose_question_is_gone_comes_back_too(handbok: Handbok) -> None:
    raw = '[answers.k9-borta]\nquestion = "En gammal fråga?"\ntext = "ett gammalt svar"\n'
    handbok.put(".handbok/backups/answers/gruppen/k9.toml/2027-01-12.toml", raw)
    listed = handbok.run("restore").text
    assert "  2027-01-12        ett gammalt svar\n" in listed
    assert handbok.run("restore", "k9-borta", "--yes").code == 0
    saved = tomllib.loads(handbok.sheet(chapter="k9").read_text("utf-8"))["answers"]["k9-borta"]
    assert (saved["text"], saved["question"]) == ("ett gammalt svar", "En gammal fråga?")


def test_the_program_itself_keeps_what_can_be_restored(handbok: Handbok) -> None:
    handbok.put("answers/gruppen/k1.toml", '[answers.k1-ref-1]\ntext = "skrivet i går"\n')
    handbok.answer("k1-ref-1", "i dag")
    handbok.answer("k1-ref-1", "i dag igen")
    assert handbok.run("restore", "k1-ref-1", "--show").text == "skrivet i går"
    assert handbok.run("restore", "k1-ref-1", "--yes").code == 0
    assert handbok.saved("k1-ref-1")["text"] == "skrivet i går"


@pytest.mark.parametrize("words", [("restore",), ("restore", "k1-ref-1", "--yes")])
def test_no_textual(handbok: Handbok, words: tuple[str, ...]) -> None:
    keep(handbok)
    assert imported(handbok, words) == "imported:"
