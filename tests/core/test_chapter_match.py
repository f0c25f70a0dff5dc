"""Which question is which when a chapter comes in again."""

from handbok_tui.core.edition.handbook import Chapter, ChapterHead, Field, Question, Section
from handbok_tui.core.importing.chapter import Imported
from handbok_tui.core.importing.match import Matched, matched

HEAD = ChapterHead("k1", 1, "Ett")
STEPS = "Vilka steg behöver vi ta för att förankra"


def chapter(*questions: Question) -> Chapter:
    return Chapter(HEAD, (Section("k1-ref", "reflection", "Reflektera", questions=questions),))


def come_again(old: list[Question], *texts: str, named: str = "") -> Matched:
    new = [Question(f"ny-{number}", text) for number, text in enumerate(texts)]
    if named:
        new[0] = new[0]._replace(id=named)
    return matched(Imported(chapter(*new), frozenset({named} - {""}), ()), chapter(*old))


def ids(found: Matched) -> list[str]:
    return [question.id for question in found.chapter.questions]


def test_order_case_and_punctuation_do_not_matter_and_the_rest_of_a_question_stays() -> None:
    compound = Question("a", "Finns det? Hur?", "group", "Tänk.", (Field("f", "Hur?"),))
    found = come_again([compound, Question("b", "Varför?")], "VARFÖR", "Finns det, hur?")
    assert ids(found) == ["b", "a"]
    assert found.chapter.questions[1] == compound._replace(text="Finns det, hur?")
    assert found.chapter.sections[0].id == "k1-ref"


def test_a_question_that_is_clearly_the_same_is_told() -> None:
    old = [Question("a", f"{STEPS} lärandet i verksamheten?"), Question("b", "Vem hjälper oss?")]
    found = come_again(old, f"{STEPS} lärandet i hela verksamheten?", "Något helt annat?")
    assert ids(found) == ["a", "ny-1"]
    assert [(was.id, now.text) for was, now in found.reworded] == [
        ("a", f"{STEPS} lärandet i hela verksamheten?")
    ]
    assert [question.id for question in found.gone] == ["b"]


def test_two_that_are_as_near_are_nobodys() -> None:
    old = [Question("a", f"{STEPS} målen för år 1?"), Question("b", f"{STEPS} målen för år 2?")]
    assert ids(come_again(old, f"{STEPS} målen för år 3?")) == ["ny-0"]


def test_the_same_wording_twice_keeps_its_order() -> None:
    old = [Question("a", "Varför?"), Question("b", "Varför?")]
    assert ids(come_again(old, "Varför?", "Varför?", "Varför?")) == ["a", "b", "ny-2"]


def test_what_the_file_names_is_not_matched_by_wording() -> None:
    old = [Question("a", "Varför?"), Question("b", "Hur?")]
    assert ids(come_again(old, "Hur?", "Varför?", named="a")) == ["a", "ny-1"]
