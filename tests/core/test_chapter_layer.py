"""A chapter and its layer of changes agree, whatever is done to it; nothing is lost by a merge
or by a new edition.
"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings

from handbok_tui.core.chapters import edits
from handbok_tui.core.chapters.additions import added
from handbok_tui.core.chapters.layer import (
    Layer,
    chapter_of,
    clashes,
    layer_over,
    layered,
    marks,
    merged_order,
    settled,
)
from handbok_tui.core.chapters.merge import merge
from handbok_tui.core.chapters.parts import DEFAULTS, Key, Parts, chapter_from, parts_of
from handbok_tui.core.chapters.pieces import Piece, pieces
from handbok_tui.core.edition.handbook import (
    Chapter,
    ChapterHead,
    Condition,
    Field,
    Question,
    Section,
    Step,
)
from tests.support.chapter_editing import Doing, all_done, doings
from tests.support.chapters import chapters

FEW = settings(max_examples=120, deadline=None)

K1 = Chapter(
    ChapterHead("k1", 1, "Ett", source="skr", lead="Ingress"),
    (
        Section("k1-a", "text", "Först", body="Utgivet.\n"),
        Section("k1-s", "summary", "Sammanfattning", points=("a", "b")),
        Section("k1-r", "reflection", "Reflektera", questions=(Question("k1-1", "Vad?"),)),
    ),
)
PUBLISHED = parts_of(K1)
BODY = Piece(Key("section", "k1-a"), "body")


def with_body(parts: Parts, text: str) -> Parts:
    return edits.with_text(parts, BODY, text)


@FEW
@given(chapters())
def test_a_chapter_is_its_parts(chapter: Chapter) -> None:
    parts = parts_of(chapter)
    assert chapter_from(parts, chapter.id, {}) == chapter
    assert layered({}, layer_over({}, parts, Layer()), chapter.id) == parts
    assert all(piece.key in parts for piece in pieces(parts))


@FEW
@given(chapters(), doings)
def test_the_layer_over_the_published_chapter_is_the_chapter(
    chapter: Chapter, several: list[Doing]
) -> None:
    published = parts_of(chapter)
    mine = all_done(published, published, several)
    layer = layer_over(published, mine, Layer())
    assert layered(published, layer, chapter.id) == mine
    assert layer_over(published, mine, layer) == layer
    assert not clashes(published, layer)


@FEW
@given(chapters(), doings, doings)
def test_what_either_side_added_is_in_the_merge(
    chapter: Chapter, ours: list[Doing], others: list[Doing]
) -> None:
    published = parts_of(chapter)
    mine = layer_over(published, all_done(published, published, ours, "m"), Layer())
    theirs = layer_over(published, all_done(published, published, others, "t"), Layer())
    both = merge(Layer(), mine, theirs)
    parts = layered(published, both, chapter.id)
    own = {key for layer in (mine, theirs) for key in layer.values}
    assert {key for key in own if key.kind != "chapter"} <= parts.keys()
    assert merge(Layer(), mine, Layer()) == mine
    assert merge(mine, mine, theirs) == theirs


def test_an_order_takes_in_what_the_other_side_did() -> None:
    assert merged_order("abc", "cab", "abdc", set()) == ("c", "a", "b", "d")
    assert merged_order("abc", "abcx", "ac", set()) == ("a", "c", "x")
    assert merged_order("abc", "abc", "ac", {"b"}) == ("a", "b", "c")
    assert merged_order("abc", "ac", "abc", set()) == ("a", "c")


def test_an_unchanged_part_follows_a_new_edition() -> None:
    layer = layer_over(PUBLISHED, with_body(PUBLISHED, "Vårt."), Layer())
    newer = with_body(PUBLISHED, "Utgivet.")
    question = Key("question", "k1-1")
    newer = {**newer, question: {**newer[question], "text": "Hur?"}}
    chapter = chapter_of(newer, layer, "k1")
    assert chapter.sections[0].body == "Vårt.\n"
    assert chapter.questions[0].text == "Hur?"
    assert not clashes(newer, layer)
    assert chapter.marks == {"k1-a": "changed"}


def test_a_part_that_both_have_changed_is_found_and_settled() -> None:
    layer = layer_over(PUBLISHED, with_body(PUBLISHED, "Vårt."), Layer())
    newer = with_body(PUBLISHED, "Nytt.")
    (clash,) = clashes(newer, layer)
    assert (clash.mine, clash.now) == ("Vårt.\n", "Nytt.\n")
    # Another edit in between does not hide it.
    later = layer_over(newer, with_body(layered(newer, layer, "k1"), "Vårt!"), layer)
    assert [found.mine for found in clashes(newer, later)] == ["Vårt!\n"]
    assert settled(layer, clash, clash.now).empty
    kept = settled(layer, clash, clash.mine)
    assert not clashes(newer, kept)
    assert chapter_of(newer, kept, "k1").sections[0].body == "Vårt.\n"


def test_nothing_changed_or_added_is_lost_with_a_section_of_the_edition() -> None:
    parts, piece = added(PUBLISHED, Piece(Key("question", "k1-1"), "text"), "question", "k1-e1")
    parts = with_body(edits.with_text(parts, piece, "Vår fråga?"), "Vårt.")
    layer = layer_over(PUBLISHED, parts, Layer())
    newer = parts_of(K1._replace(sections=K1.sections[1:2]))
    chapter = chapter_of(newer, layer, "k1")
    assert [question.text for question in chapter.questions] == ["Vår fråga?"]
    assert "Vårt.\n" in [section.body for section in chapter.sections]
    assert chapter.sections[0].title == "Sammanfattning"


def test_both_wordings_are_kept_where_two_people_write_the_same() -> None:
    mine = layer_over(PUBLISHED, with_body(PUBLISHED, "Mitt."), Layer())
    theirs = layer_over(PUBLISHED, with_body(PUBLISHED, "Deras."), Layer())
    both = merge(Layer(), mine, theirs)
    assert both.values[BODY.key]["body"] == "Mitt.\n"
    assert [one.text for one in both.others] == ["Deras.\n"]


def test_two_who_type_at_once_leave_no_step_behind() -> None:
    def typed(text: str, before: Layer) -> Layer:
        parts = layered(PUBLISHED, before, "k1")
        return layer_over(PUBLISHED, with_body(parts, text), before)

    disk = Layer()
    known = [Layer(), Layer()]
    texts = ["Anna skriver om tid", "Bo skriver om pengar"]
    for _ in range(8):
        for who in range(2):
            texts[who] += " och mer"
            mine = typed(texts[who], known[who])
            disk = known[who] = merge(known[who], mine, disk)
    said = {disk.values[BODY.key]["body"], *(one.text for one in disk.others)}
    assert said == {f"{texts[0]}\n", f"{texts[1]}\n"}


@pytest.mark.parametrize(
    ("name", "key", "base", "mine", "theirs", "both"),
    [
        (
            "fields",
            Key("question", "k1-1"),
            (Field("a", "Ett"), Field("b", "Två")),
            (Field("a", "Ett, mitt"), Field("b", "Två")),
            (Field("a", "Ett"), Field("b", "Två, deras")),
            (Field("a", "Ett, mitt"), Field("b", "Två, deras")),
        ),
        (
            "steps",
            Key("exercise", "k1-x"),
            (Step("Läs", 5), Step("Prata", 10)),
            (Step("Läs högt", 5), Step("Prata", 10)),
            (Step("Läs", 7), Step("Prata", 10, "alla")),
            (Step("Läs högt", 7), Step("Prata", 10, "alla")),
        ),
        ("points", BODY.key, ("ett", "två"), ("ett!", "två"), ("ett", "två!"), ("ett!", "två!")),
        ("worksheets", BODY.key, ("a",), ("a", "b"), ("a", "c"), ("a", "b", "c")),
    ],
)
def test_lists_are_merged_item_by_item(
    name: str, key: Key, base: Any, mine: Any, theirs: Any, both: Any
) -> None:
    def layer(value: Any) -> Layer:
        return Layer({key: {name: value}})

    assert merge(layer(base), layer(mine), layer(theirs)).values[key][name] == both
    swapped: Any = merge(layer(base), layer(theirs), layer(mine)).values[key][name]
    assert sorted(map(str, swapped)) == sorted(map(str, both))


def test_a_question_changed_here_stays_where_its_whole_section_was_taken_away() -> None:
    question = Piece(Key("question", "k1-1"), "text")
    mine = layer_over(PUBLISHED, edits.with_text(PUBLISHED, question, "Vår?"), Layer())
    gone = edits.removed(PUBLISHED, Piece(Key("section", "k1-r"), "title"))
    theirs = layer_over(PUBLISHED, gone, Layer())
    merged = layered(PUBLISHED, merge(Layer(), mine, theirs), "k1")
    assert merged[question.key]["text"] == "Vår?"


def test_every_list_of_a_chapter_is_tried() -> None:
    lists = {name for values in DEFAULTS.values() for name, usual in values.items()
             if isinstance(usual, tuple)}  # fmt: skip
    assert lists == {"order", "fields", "steps", "points", "worksheets"}


def test_marks_say_whose_each_part_is() -> None:
    parts, _ = added(PUBLISHED, BODY, "text", "k1-e1")
    layer = layer_over(PUBLISHED, with_body(parts, "Vårt."), Layer())
    assert marks(PUBLISHED, layer) == {"k1-a": "changed", "k1-e1": "own"}
    assert marks({}, layer_over({}, parts, Layer())) == {}


def test_a_condition_on_a_choice_that_is_gone_is_let_go() -> None:
    key = Key("question", "k1-1")
    parts: Parts = edits.with_value(PUBLISHED, key, "fields", (Field("a", ""), Field("b", "Hur?")))
    piece = Piece(key, "fields", 0)
    parts = edits.with_text(parts, piece, "Finns det?\n- Ja\n- Nej")
    both: Any = parts[key]["fields"]
    first, second = both
    assert (first.kind, first.choices, first.label) == ("choice", ("Ja", "Nej"), "Finns det?")
    asked = second._replace(when=Condition("a", ("Ja",)))
    parts = edits.with_value(parts, key, "fields", (first, asked))
    without = edits.removed(parts, piece)
    assert without[key]["fields"] == (asked._replace(when=None),)
    changed: Any = edits.tidied(edits.with_text(parts, piece, "Finns det?\n- Japp"), piece)
    assert changed[key]["fields"][1].when is None


def test_the_points_of_a_section_that_may_not_hold_them_become_its_text() -> None:
    section = Key("section", "k1-s")
    parts = edits.with_kind(PUBLISHED, section, "text")
    assert parts[section]["body"] == "- a\n- b\n"
    assert parts[section]["points"] == ()
