"""Two sides that grew apart: no text is ever lost, and nothing private gets out."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from handbok_tui.core.answers.merge import Settlement, keep_words, merge, settled, turned, writers
from handbok_tui.core.answers.versions import as_version
from handbok_tui.core.answers.workbook import Answer, Version, Visibility

TEXTS = st.sampled_from(["", "ett", "två", "tre\nrader", "fyra"])


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    visibility: Visibility = draw(st.sampled_from(("handbook", "private")))
    return Answer(
        "q",
        state=draw(st.sampled_from(("draft", "done", "skipped"))),
        visibility=visibility,
        text=draw(TEXTS),
        fields=draw(st.dictionaries(st.sampled_from(("a", "b")), TEXTS, max_size=2)),
        earlier=tuple(Version(text=text) for text in draw(st.lists(TEXTS, max_size=2))),
        conflicts=tuple(Version(text=text) for text in draw(st.lists(TEXTS, max_size=2))),
    )


SHEETS = st.dictionaries(st.sampled_from(("q1", "q2")), answers(), max_size=2)


def words(sheet: dict[str, Answer]) -> set[tuple[str, str]]:
    """Everything written in a sheet, with the question it belongs to."""
    found: set[tuple[str, str]] = set()
    for question, answer in sheet.items():
        versions: tuple[Answer | Version, ...] = (answer, *answer.earlier, *answer.conflicts)
        for version in versions:
            found |= {(question, text) for text in (version.text, *version.fields.values())}
    return {(question, text) for question, text in found if text.strip()}


@given(SHEETS, SHEETS, SHEETS)
def test_what_either_side_wrote_is_kept(
    base: dict[str, Answer], mine: dict[str, Answer], theirs: dict[str, Answer]
) -> None:
    kept = words(merge(base, mine, theirs))
    assert words(mine) - words(base) <= kept
    assert words(theirs) - words(base) <= kept
    assert words(mine) & words(theirs) <= kept


@given(SHEETS, SHEETS, SHEETS)
def test_both_orders_keep_the_same_words(
    base: dict[str, Answer], mine: dict[str, Answer], theirs: dict[str, Answer]
) -> None:
    assert words(merge(base, mine, theirs)) == words(merge(base, theirs, mine))


@given(SHEETS, SHEETS)
def test_one_side_alone_is_taken_as_it_is(
    base: dict[str, Answer], other: dict[str, Answer]
) -> None:
    assert merge(base, base, other) == other
    assert merge(base, other, base) == other


def test_privacy_on_either_side_wins_when_both_changed() -> None:
    base = {"q": Answer("q", text="förr")}
    mine = {"q": Answer("q", text="mitt")}
    theirs = {"q": Answer("q", text="deras", visibility="private")}
    assert merge(base, mine, theirs)["q"].private
    assert merge(base, theirs, mine)["q"].private


def test_both_versions_of_an_answer_changed_twice_are_kept() -> None:
    merged = merge(
        {"q": Answer("q", text="förr")},
        {"q": Answer("q", text="mitt")},
        {"q": Answer("q", text="deras")},
    )["q"]
    assert merged.text == "mitt"
    assert [version.text for version in merged.conflicts] == ["deras"]


CHOICES: tuple[Settlement, ...] = ("mine", "theirs", "both")


@given(answers(), answers(), st.sampled_from(CHOICES))
def test_settling_a_conflict_drops_no_word(mine: Answer, other: Answer, choice: Settlement) -> None:
    torn = mine._replace(conflicts=(Version(text=other.text, fields=other.fields),))
    after = settled(torn, choice)
    assert after.conflicts == ()
    kept = " ".join(text for _, text in words({"q": after}))
    assert all(text.strip("\n") in kept for _, text in words({"q": torn}))


def test_what_is_chosen_holds() -> None:
    torn = Answer("q", text="mitt\n", conflicts=(Version(text="deras"),))
    assert settled(torn, "mine").text == "mitt\n"
    assert settled(torn, "theirs").text == "deras"
    assert settled(torn, "both").text == "mitt\n\nderas"


def test_a_version_that_its_writer_has_written_on_is_not_kept_beside_what_it_became() -> None:
    old = Version(text="mitt förra")
    merged = merge(
        {"q": Answer("q", text="mitt förra")},
        {"q": Answer("q", text="mitt nya")},
        {"q": Answer("q", text="deras", conflicts=(old,))},
    )["q"]
    assert merged.text == "mitt nya"
    assert [version.text for version in merged.conflicts] == ["deras"]


def test_what_only_one_side_changed_of_an_answer_is_no_conflict() -> None:
    base = {"q": Answer("q", text="förr")}
    written = {"q": Answer("q", text="nytt")}
    marked = {"q": Answer("q", text="förr", state="done", visibility="private")}
    for one, other in ((written, marked), (marked, written)):
        merged = merge(base, one, other)["q"]
        assert (merged.text, merged.state, merged.private) == ("nytt", "done", True)
        assert merged.conflicts == ()


def said(answer: Answer) -> set[str]:
    versions: tuple[Answer | Version, ...] = (answer, *answer.earlier, *answer.conflicts)
    return {version.text for version in versions}


def test_three_who_write_at_once_lose_nobody() -> None:
    first = Version(text="först")
    merged = merge(
        {"q": Answer("q", text="först")},
        {"q": Answer("q", text="andra", conflicts=(first,))},
        {"q": Answer("q", text="tredje", conflicts=(first,))},
    )["q"]
    assert said(merged) == {"först", "andra", "tredje"}


MORNING = datetime(2027, 1, 12, 8, tzinfo=UTC)


def kept(old: Answer, new: Answer | None, seen: Answer | None = None) -> Answer:
    after = {} if new is None else {"q": new}
    return keep_words({"q": seen or old}, {"q": old}, after)["q"]


def test_an_answer_that_is_taken_away_or_emptied_is_an_earlier_version() -> None:
    old = Answer("q", text="Vi frågar", updated=MORNING, visibility="private", by="bo")
    assert said(kept(old, None)) == {"", "Vi frågar"}
    assert kept(old, None).private
    assert said(kept(old, old._replace(text=""))) == {"", "Vi frågar"}


def test_what_is_written_on_makes_no_version() -> None:
    old = Answer("q", text="Vi frågar ledningen", updated=MORNING, by="bo")
    later = MORNING.replace(day=20)
    assert (
        kept(old, old._replace(text="Vi frågar också ledningen ofta", updated=later)).earlier == ()
    )
    written_over = kept(old, old._replace(text="Något annat", updated=MORNING))
    assert said(written_over) == {"Något annat", "Vi frågar ledningen"}


def test_what_another_wrote_or_what_was_written_another_day_is_kept() -> None:
    old = Answer("q", text="Vi frågar ledningen", updated=MORNING, by="bo")
    for new in (
        old._replace(text="Något annat", by="anna"),
        old._replace(text="Något annat", updated=MORNING.replace(day=13)),
    ):
        assert said(kept(old, new)) == {"Vi frågar ledningen", "Något annat"}


def test_what_the_writer_had_not_seen_is_kept_however_alike_it_is() -> None:
    old = Answer("q", text="Vi frågar ledningen", updated=MORNING, by="bo")
    seen = Answer("q", text="Vi frågar", updated=MORNING, by="bo")
    new = old._replace(text="Vi frågar nämnden")
    assert said(kept(old, new, seen)) == {"Vi frågar ledningen", "Vi frågar nämnden"}


def test_who_has_written_what_stands_there() -> None:
    old = Answer("q", text="Vi frågar", fields={"a": "ja"}, by="bo")
    assert writers(old, "Vi frågar ofta", "", "anna") == "anna bo"
    assert writers(old._replace(fields={}), "Nytt", "", "anna") == "anna"
    assert writers(old, "nej", "a", "anna") == "anna bo"


def test_fields_that_different_people_filled_in_are_no_conflict() -> None:
    merged = merge(
        {"q": Answer("q", fields={"a": "förr", "b": "förr"})},
        {"q": Answer("q", fields={"a": "mitt", "b": "förr"})},
        {"q": Answer("q", fields={"a": "förr", "b": "deras", "c": "nytt"})},
    )["q"]
    assert dict(merged.fields) == {"a": "mitt", "b": "deras", "c": "nytt"}
    assert merged.conflicts == ()


def test_the_side_of_a_conflict_holds_what_both_agree_on() -> None:
    merged = merge(
        {"q": Answer("q", fields={"a": "förr", "b": "förr"})},
        {"q": Answer("q", fields={"a": "mitt", "b": "nytt"})},
        {"q": Answer("q", fields={"a": "deras", "b": "förr"})},
    )["q"]
    (other,) = merged.conflicts
    assert (dict(merged.fields), dict(other.fields)) == (
        {"a": "mitt", "b": "nytt"},
        {"a": "deras", "b": "nytt"},
    )


def test_a_short_answer_is_no_part_of_a_longer_word() -> None:
    merged = merge(
        {}, {"q": Answer("q", text="Jaså, det visste vi inte")}, {"q": Answer("q", text="Ja")}
    )["q"]
    assert [version.text for version in merged.conflicts] == ["Ja"]


@given(answers(), answers(), st.sampled_from(CHOICES))
def test_turning_the_sides_and_settling_drops_no_word(
    one: Answer, other: Answer, choice: Settlement
) -> None:
    torn = one._replace(conflicts=(as_version(other),))
    assert words({"q": turned(torn)}) == words({"q": torn})
    after = settled(turned(torn), choice)
    kept_words = " ".join(text for _, text in words({"q": after}))
    assert all(text.strip("\n") in kept_words for _, text in words({"q": torn}))


@given(st.sampled_from(CHOICES))
def test_what_was_private_once_does_not_get_out_by_being_chosen(choice: Settlement) -> None:
    torn = Answer("q", text="öppet", conflicts=(Version(text="hemligt", visibility="private"),))
    after = settled(torn, choice)
    assert after.private or "hemligt" not in after.text


def test_who_wrote_in_another_field_has_not_written_on_this_one() -> None:
    third = Version(fields={"a": "Vi frågar nämnden"})
    merged = merge(
        {"q": Answer("q", fields={"a": "Vi frågar nämnden"})},
        {"q": Answer("q", fields={"a": "Vi frågar nämnden", "b": "nytt"})},
        {"q": Answer("q", fields={"a": "Vi frågar brukarna"}, conflicts=(third,))},
    )["q"]
    assert dict(merged.fields) == {"a": "Vi frågar brukarna", "b": "nytt"}
    assert merged.conflicts == (third,)
