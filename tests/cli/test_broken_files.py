"""A file that is broken: said with its place, left untouched, and no hindrance to the others."""

from dataclasses import dataclass

import pytest

from tests.support.handbok import Handbok, me

ANSWERS = "answers/gruppen/k1.toml"
OWN = "chapters/eget.toml"
FACTS = "workbook.toml"
HEAD = 'format = 1\nchapter = "k1"\nrespondent = "gruppen"\n'
CHAPTER = 'format = 1\nid = "eget"\nnumber = 6\ntitle = "Eget"\n'
SECTION = CHAPTER + '[[sections]]\nid = "eget-a"\nkind = "reflection"\ntitle = "Frågor"\n'
QUESTION = '[[sections.questions]]\nid = "eget-1"\ntext = "Hur?"\n'


@dataclass(frozen=True)
class Broken:
    """A file in the workbook, the line that is wrong (0: the whole file), words of the message."""

    path: str
    content: str | bytes
    line: int
    says: str


BROKEN = {
    "syntax": Broken(ANSWERS, HEAD + "[answers.k1-ref-1\n", 4, ""),
    "text without quotes": Broken(ANSWERS, HEAD + "[answers.k1-ref-1]\ntext = hej\n", 5, "citat"),
    "text without end": Broken(ANSWERS, HEAD + '[answers.k1-ref-1]\ntext = """\nhej\n', 5, "slut"),
    "wrong type": Broken(ANSWERS, HEAD + "[answers.k1-ref-1]\ntext = 5\n", 5, "”text”"),
    "answers is no table": Broken(ANSWERS, HEAD + "answers = 1\n", 4, "”answers”"),
    "unknown state": Broken(ANSWERS, HEAD + '[answers.k1-ref-1]\nstate = "klar"\n', 5, '"done"'),
    "unknown visibility": Broken(
        ANSWERS, HEAD + '[answers.k1-ref-1]\nvisibility = "hemlig"\n', 5, '"private"'
    ),
    "no such day": Broken(ANSWERS, HEAD + "[answers.k1-ref-1]\nfollow_up = 2027-02-30\n", 5, "dat"),
    "day as text": Broken(
        ANSWERS, HEAD + '[answers.k1-ref-1]\nfollow_up = "2027-03-01"\n', 5, "utan citattecken"
    ),
    "same answer twice": Broken(
        ANSWERS, HEAD + "[answers.k1-ref-1]\n[answers.k1-ref-1]\n", 5, "två gånger"
    ),
    "bad id": Broken(
        ANSWERS, HEAD + '[answers."../../x"]\ntext = "a"\n', 4, "kan inte vara ett id"
    ),
    "newer format": Broken(
        ANSWERS, '# ny\nformat = 2\n[answers.k1-ref-1]\ntext = "a"\n', 2, "nyare version"
    ),
    "not UTF-8": Broken(
        ANSWERS, HEAD.encode() + b'[answers.k1-ref-1]\ntext = "\xe5"\n', 5, "UTF-8"
    ),
    "conflict": Broken(
        ANSWERS,
        HEAD + "<<<<<<< HEAD\na = 1\n=======\na = 2\n>>>>>>> main\n",
        4,
        "git har lämnat två versioner",
    ),
    "nested lists": Broken(ANSWERS, HEAD + "x = " + "[" * 5000 + "]" * 5000 + "\n", 0, "led"),
    "endless name": Broken(ANSWERS, HEAD + ".".join("a" * 20_000) + " = 1\n", 4, "32 delar"),
    "endless number": Broken(ANSWERS, HEAD + "x = " + "9" * 5000 + "\n", 0, "för stort"),
    "over 4 MB": Broken(ANSWERS, HEAD + "# " + "x" * 4_000_000 + "\n", 0, "4 MB"),
    "a NUL": Broken(ANSWERS, HEAD + '[answers.k1-ref-1]\ntext = "a\0"\n', 5, "styrtecken"),
    "another chapter's": Broken(ANSWERS, HEAD.replace('"k1"', '"k2"'), 2, "”k2”"),
    "somebody else's": Broken(ANSWERS, HEAD.replace('"gruppen"', '"bo"'), 3, "”bo”"),
    "file name": Broken("answers/gruppen/K 1.toml", HEAD, 0, "kan inte vara ett id"),
    "folder name": Broken("answers/Bo Ek/k1.toml", HEAD, 0, "kan inte vara ett id"),
    "chapter syntax": Broken(OWN, CHAPTER + "[[sections]\n", 5, ""),
    "unknown section kind": Broken(OWN, SECTION.replace("reflection", "quiz"), 7, "”quiz”"),
    "section without title": Broken(OWN, SECTION.replace('title = "Frågor"\n', ""), 5, "”title”"),
    "chapter without number": Broken(
        OWN, CHAPTER.replace("number = 6\n", ""), 0, "”number” saknas"
    ),
    "number as text": Broken(OWN, CHAPTER.replace("6", '"6"'), 3, "heltal"),
    "chapter's bad id": Broken(OWN, CHAPTER.replace('"eget"', '"Eget"'), 2, "kan inte vara ett id"),
    "another id than the file": Broken(OWN, CHAPTER.replace('"eget"', '"annat"'), 2, "eget.toml"),
    "duplicate id": Broken(OWN, SECTION + QUESTION + QUESTION, 13, "eget-1"),
    "question in a text": Broken(
        OWN, SECTION.replace("reflection", "text") + QUESTION, 9, "har inte ”questions”"
    ),
    "newer chapter": Broken(OWN, CHAPTER.replace("= 1", "= 7"), 1, "nyare version"),
    "unknown field": Broken(
        OWN,
        SECTION
        + QUESTION
        + '[[sections.questions.fields]]\nid = "a"\nlabel = "A"\nkind = "slider"\n',
        15,
        "”slider” är okänt",
    ),
    "facts of the wrong type": Broken(FACTS, "format = 1\norganisation = 7\n", 2, "”organisation”"),
    "respondent's bad id": Broken(
        FACTS, 'format = 1\n[[respondents]]\nid = "Åsa"\nname = "Åsa"\n', 3, "kan inte vara ett id"
    ),
    "facts in a newer format": Broken(FACTS, "format = 2\n", 1, "nyare version"),
}
each_broken = pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN.keys())


@each_broken
def test_check_says_where_and_what(handbok: Handbok, broken: Broken) -> None:
    path = handbok.put(broken.path, broken.content)
    ended = handbok.run_here("check")
    assert (ended.code, ended.err) == (1, b"")
    lines = ended.out.decode().splitlines()
    place = f"{path}:{broken.line}: " if broken.line else f"{path}: "
    assert [line for line in lines if line.startswith(place) and broken.says in line] != [], lines
    assert [line for line in lines if not line.startswith(f"{path}:")] == []


@each_broken
def test_the_rest_can_be_read_and_answered(handbok: Handbok, broken: Broken) -> None:
    path = handbok.put(broken.path, broken.content)
    raw = path.read_bytes()
    assert "Lärande – en ledningsfråga" in handbok.run_here("read", "1").out.decode()
    assert handbok.run_here("answer", "k1-ref-4", stdin=b"ett svar").code == 0
    assert handbok.saved("k1-ref-4", me())["text"] == "ett svar"
    assert "01 Driv lärandet" in handbok.run_here("status").out.decode()
    assert path.read_bytes() == raw


FAULTY_SHEETS = {
    name: broken
    for name, broken in BROKEN.items()
    if broken.path == ANSWERS and name not in ("another chapter's", "somebody else's")
}


@pytest.mark.parametrize("broken", FAULTY_SHEETS.values(), ids=FAULTY_SHEETS.keys())
def test_nothing_is_written_to_it_and_nobody_is_told_that_it_is_empty(
    handbok: Handbok, broken: Broken
) -> None:
    path = handbok.put(broken.path, broken.content)
    raw = path.read_bytes()
    assert str(path) in handbok.run_here("answer", "k1-ref-1", stdin=b"nytt").refusal
    assert path.read_bytes() == raw
    if broken.says != "nyare version":  # that one can be read
        assert str(path) in handbok.run_here("answer", "k1-ref-1", "--show").refusal
        export = handbok.run_here("export")
        assert (export.code, export.out) == (1, b"")
        assert str(path) in export.remarks
        assert "Traceback" not in export.remarks


def test_a_chapter_that_cannot_be_read_says_why_and_hides_no_other(handbok: Handbok) -> None:
    path = handbok.put(OWN, BROKEN["unknown section kind"].content)
    handbok.put("chapters/frisk.toml", CHAPTER.replace("eget", "frisk"))
    assert f"{path}:7: " in handbok.run("read", "eget").refusal
    assert handbok.run_here("read", "frisk").out.decode().startswith("06 Eget\n")


def test_a_question_is_found_past_a_chapter_that_cannot_be_read(handbok: Handbok) -> None:
    handbok.put(OWN, BROKEN["unknown section kind"].content)
    handbok.put(
        "chapters/frisk.toml",
        (SECTION + QUESTION).replace("eget", "frisk").replace("frisk-1", "hur"),
    )
    assert handbok.run_here("answer", "hur", stdin=b"genom att pr\xc3\xb6va").code == 0


def test_several_faults_in_several_files_are_all_said(handbok: Handbok) -> None:
    paths = {
        handbok.put(broken.path, broken.content)
        for broken in (BROKEN["wrong type"], BROKEN["duplicate id"], BROKEN["respondent's bad id"])
    }
    ended = handbok.run("check")
    assert ended.code == 1
    assert {line.split(":")[0] for line in ended.out.decode().splitlines()} == set(map(str, paths))


def test_two_faults_in_one_file_are_both_said(handbok: Handbok) -> None:
    path = handbok.put(ANSWERS, HEAD + "[answers.k1-ref-1]\nstate = 1\ntext = 2\n")
    lines = handbok.run_here("check").out.decode().splitlines()
    assert [line.split(": ")[0] for line in lines] == [f"{path}:5", f"{path}:6"]
