"""The project's questions for a day: asked kindly, each once, and never as at school."""

from __future__ import annotations

import tomllib

from handbok_tui.core.edition.handbook import is_id
from handbok_tui.storage.edition.files import EditionFiles
from handbok_tui.storage.files.locations import shipped_edition
from tests.content.project_text import CHAPTERS, questions
from tests.content.test_language import AVOIDED, SCHOOL, TYPED

PROMPTS = EditionFiles(shipped_edition()).prompts()


def test_there_are_enough_for_three_weeks_of_workdays_and_each_is_one_question() -> None:
    assert len(PROMPTS) >= 15
    assert len({prompt.text for prompt in PROMPTS}) == len(PROMPTS)
    for prompt in PROMPTS:
        assert prompt.text.endswith("?")
        assert prompt.text.count("?") == 1
        assert len(prompt.text.split()) <= 20
        assert prompt.space == "person"


def test_their_ids_are_their_own() -> None:
    ids = [prompt.id for prompt in PROMPTS]
    assert all(map(is_id, ids))
    others = {question["id"] for chapter in CHAPTERS.values() for question in questions(chapter)}
    assert len({*ids} | others) == len(ids) + len(others)


def test_they_sound_like_the_rest() -> None:
    for prompt in PROMPTS:
        for text in (prompt.text, prompt.help):
            assert not SCHOOL.search(text)
            assert not AVOIDED.search(text)
            assert not TYPED.search(text)


def test_the_file_says_nothing_that_is_not_read() -> None:
    data = tomllib.loads((shipped_edition() / "prompts.toml").read_text("utf-8"))
    assert set(data) == {"format", "prompts"}
    assert all(set(prompt) <= {"id", "text", "help"} for prompt in data["prompts"])
