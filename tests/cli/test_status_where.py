"""``handbok status`` and ``handbok where``: how far, and which files."""

import json

from tests.support.handbok import Handbok, me

FOLLOW_UP = """\
format = 1

[answers.k1-ref-1]
state = "draft"
follow_up = 2199-03-01
question = "Vilka steg?"
text = "Ett"

[answers.k1-ref-3]
state = "skipped"
"""


def test_progress_per_chapter_and_what_is_due(handbok: Handbok) -> None:
    handbok.put("answers/gruppen/k1.toml", FOLLOW_UP)
    lines = handbok.run("status").text.splitlines()
    assert lines[0].split("  ")[0] == "01 Driv lärandet"
    assert "1 av 4 besvarade" in lines[0]
    assert "2199-03-01  Vilka steg?" in lines
    assert lines[-1] == f"Arbetsboken finns i {handbok.workbook}"


def test_the_same_for_programs(handbok: Handbok) -> None:
    handbok.put("answers/gruppen/k1.toml", FOLLOW_UP)
    handbok.put("workbook.toml", 'format = 1\norganisation = "Åmåls kommun"\n')
    report = json.loads(handbok.run("status", "--json").text)
    assert report["workbook"] == str(handbok.workbook)
    assert report["organisation"] == "Åmåls kommun"
    first = report["chapters"][0]
    assert (first["id"], first["number"], first["title"]) == ("k1", 1, "Driv lärandet")
    assert (first["answered"], first["skipped"], first["questions"]) == (1, 1, 4)
    assert len(report["chapters"]) == 5
    assert report["follow_up"] == [
        {
            "date": "2199-03-01",
            "kind": "answer",
            "question": "Vilka steg?",
            "respondent": "gruppen",
            "due": False,
            "overdue": False,
            "private": False,
        }
    ]
    assert report["faults"] == []


def test_json_stays_json_when_a_file_is_faulty(handbok: Handbok) -> None:
    path = handbok.put("answers/gruppen/k1.toml", "format = 1\n\x1b]0;title\x07 = 1\n")
    ended = handbok.run("status", "--json")
    assert ended.code == 1
    (fault,) = json.loads(ended.out)["faults"]
    assert fault.startswith(f"{path}:2: ")
    assert fault in ended.complaint


def test_somebody_elses_answers_count_as_far_as_they_are_seen(handbok: Handbok) -> None:
    handbok.put(f"answers/{me()}-2/k1.toml", FOLLOW_UP)
    assert "1 av 4 besvarade" in handbok.run("status").text
    private = FOLLOW_UP.replace('text = "Ett"', 'text = "Ett"\nvisibility = "private"')
    handbok.put(f"answers/{me()}-2/k1.toml", private)
    assert "0 av 4 besvarade" in handbok.run("status").text


def test_where_names_the_folders_and_makes_none(handbok: Handbok) -> None:
    text = handbok.run("where").text
    assert text == handbok.run("var").text
    places = dict(line.split(":", 1) for line in text.splitlines())
    assert places["Arbetsboken"].strip() == str(handbok.workbook)
    assert places["Handboken"].strip().endswith("content")
    assert not handbok.workbook.exists()


def test_where_without_a_choice_is_the_platforms_own_folder(handbok: Handbok) -> None:
    text = handbok.run("where", HANDBOK_DIR="").text
    assert f"{handbok.home}/data/handbok\n" in text
    assert f"{handbok.home}/state/handbok\n" in text
