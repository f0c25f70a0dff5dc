"""A blank form goes out, is filled in another program, and comes back as answers."""

import re

import pytest

from tests.support.handbok import Handbok, me

LINE = "_" * 60
THIRD = "förankra individens lärande mot verksamhetens mål? [k1-ref-3]"


@pytest.fixture
def form(handbok: Handbok) -> str:
    return handbok.run("export", "--profile", "blankett", "--chapter", "1").text


def write_below(form: str, heading: str, text: str) -> str:
    """The form with ``text`` on the first line to write on below a heading or label."""
    assert form.count(heading) == 1
    before, after = form.split(heading)
    return before + heading + after.replace(LINE, text, 1)


def test_the_form_asks_every_question_and_tells_nobodys_answer(handbok: Handbok) -> None:
    handbok.answer("k1-ref-1", "Det här är hemligt")
    ended = handbok.run("export", "--profile", "blankett", "--chapter", "1")
    assert "hemligt" not in ended.text
    assert ended.text.count("### ") == 4
    assert "Blanketten innehåller inga svar." in ended.remarks


@pytest.mark.parametrize("profile", ["blankett", "handbok"])
def test_no_id_in_a_document_stands_between_escapes(handbok: Handbok, profile: str) -> None:
    text = handbok.run("export", "--profile", profile, "--include", "source unanswered").text
    assert "\\[" not in text


def test_a_form_of_before_with_escaped_ids_is_read_the_same(handbok: Handbok, form: str) -> None:
    filled = write_below(write_below(form, THIRD, "Ett svar"), "[finns]", "Delvis")
    old = re.sub(r"\[([a-z0-9-]+)\]", r"\\[\1\\]", filled).replace("**Projektets text:** ", "")
    assert old != filled
    new, before = (handbok.run("import-answers", "-", stdin=one.encode()) for one in (filled, old))
    assert new.text == before.text
    assert "| Ett svar" in new.text


def test_an_empty_form_is_no_answer(handbok: Handbok, form: str) -> None:
    refusal = handbok.run("import-answers", "-", stdin=form.encode()).refusal
    assert "inga svar" in refusal


def test_what_is_written_is_shown_and_only_taken_in_on_a_yes(handbok: Handbok, form: str) -> None:
    filled = write_below(form, THIRD, "Ett svar\n\n### Egen rubrik\n\n- på | flera rader")
    preview = handbok.run("import-answers", "-", stdin=filled.encode())
    assert "k1-ref-3" in preview.text
    assert "| Ett svar\n" in preview.text
    assert "--yes" in preview.remarks
    assert handbok.run("answer", "k1-ref-3", "--show").text == ""
    done = handbok.run("läs-in-svar", "-", "--yes", stdin=filled.encode())
    assert "1 svar är inläst." in done.remarks
    shown = handbok.run("answer", "k1-ref-3", "--show").text
    assert shown == "Ett svar\n\n### Egen rubrik\n\n- på | flera rader"
    again = handbok.run("import-answers", "-", "--yes", stdin=filled.encode())
    assert "samma" in again.text
    assert "0 svar är inlästa." in again.remarks


def test_what_stood_there_is_kept_among_the_earlier_versions(handbok: Handbok, form: str) -> None:
    handbok.answer("k1-ref-3", "Det gamla svaret", "--respondent", me())
    filled = write_below(form, THIRD, "Det nya svaret")
    ended = handbok.run("import-answers", "-", "--respondent", me(), "--yes", stdin=filled.encode())
    assert "ersätter" in ended.text
    stored = handbok.saved("k1-ref-3", me())
    assert stored["text"] == "Det nya svaret"
    assert [version["text"] for version in stored["earlier"]] == ["Det gamla svaret"]


def test_fields_and_choices_are_read_however_they_are_written(handbok: Handbok, form: str) -> None:
    filled = write_below(form, "[finns]", "  DELVIS ")
    filled = write_below(filled, "[formulering]", "Så här,\npå två rader")
    handbok.run("import-answers", "-", "--respondent", me(), "--yes", stdin=filled.encode())
    stored = handbok.saved("k1-ref-2", me())
    assert stored["fields"] == {"finns": "Delvis", "formulering": "Så här,\npå två rader"}
    assert stored.get("text", "") == ""


def test_a_choice_that_is_none_of_the_words_is_kept_as_text(handbok: Handbok, form: str) -> None:
    filled = write_below(form, "[finns]", "Kanske i höst")
    ended = handbok.run("import-answers", "-", "--respondent", me(), "--yes", stdin=filled.encode())
    assert "inte bland valen" in ended.text
    stored = handbok.saved("k1-ref-2", me())
    assert stored["text"] == "Kanske i höst"
    assert not stored.get("fields", {}).get("finns")


def test_a_form_that_has_been_through_a_word_processor(handbok: Handbok, form: str) -> None:
    filled = write_below(form, THIRD, "Svaret")
    filled = filled.replace("\\[", "[").replace("\\]", "]").replace(LINE, "-" * 72)
    handbok.run(
        "import-answers", "-", "--yes", stdin=("\ufeff" + filled.replace("\n", "\r\n")).encode()
    )
    assert handbok.run("answer", "k1-ref-3", "--show").text == "Svaret"


def test_a_heading_that_belongs_to_no_question_is_said(handbok: Handbok, form: str) -> None:
    filled = write_below(form, THIRD, "Svaret").replace("k1-ref-4", "k9-ref-4")
    assert "k9-ref-4" in handbok.run("import-answers", "-", stdin=filled.encode()).remarks


def test_what_cannot_be_read_is_refused_and_changes_nothing(handbok: Handbok) -> None:
    bad = handbok.home / "form.md"
    bad.write_bytes(b"rad 1\nrad 2 \xe5\n")
    assert "form.md:2: är inte UTF-8" in handbok.run("import-answers", str(bad)).refusal
    assert "finns inte" in handbok.run("import-answers", str(bad) + "x").refusal
    assert not handbok.workbook.exists() or not list(handbok.workbook.glob("answers/*"))
