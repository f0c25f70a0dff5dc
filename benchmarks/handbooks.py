"""Handbooks and workbooks of any size, the same every time they are made."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, cycle
from pathlib import Path

QUESTIONS = 4
"""Questions in a chapter, unless something else is asked for: as in the shipped one."""

_SENTENCES = (
    "Lärande sker varje dag, och det mesta av det utan att någon har bestämt det.",
    "Den som leder visar vägen genom att själv fråga, pröva och ändra sig.",
    "Avsätt *tid* för reflektion, även när det är ont om den.",
    "Små steg som följs upp betyder mer än stora planer som blir liggande.",
    "Låt gruppen formulera vad som ska bli **bättre**, och för vem.",
    "Fullmäktiges/styrelsens/nämndernas mål behöver vara kända av alla som berörs.",
    "När något går fel är frågan inte vem, utan vad vi kan lära av det.",
    "En öppen fråga väcker fler tankar än ett färdigt svar – även när svaret är rätt.",
)


def chapter_ids(chapters: int) -> list[str]:
    """The ids of a handbook's chapters."""
    return [f"k{number}" for number in range(1, chapters + 1)]


def question_ids(chapter: str, questions: int = QUESTIONS) -> list[str]:
    """The ids of a chapter's questions."""
    return [f"{chapter}-q{number}" for number in range(1, questions + 1)]


def write_handbook(folder: Path, *, chapters: int, size: int, questions: int = QUESTIONS) -> Path:
    """Write an edition of so many chapters of about ``size`` bytes each; returns its folder."""
    (folder / "chapters").mkdir(parents=True)
    names = ", ".join(f'"{chapter}"' for chapter in chapter_ids(chapters))
    (folder / "edition.toml").write_text(
        f'format = 1\ntitle = "En stor handbok"\nsubtitle = "{chapters} kapitel"\n'
        f'publisher = "Ingen"\nlead = ["{_SENTENCES[0]}"]\nchapters = [{names}]\n',
        encoding="utf-8",
    )
    for number, chapter in enumerate(chapter_ids(chapters), 1):
        text = _chapter(chapter, number, size, questions)
        (folder / "chapters" / f"{chapter}.toml").write_text(text, encoding="utf-8")
    return folder


def _chapter(chapter: str, number: int, size: int, questions: int) -> str:
    """Text sections, and the questions spread evenly between them."""
    parts = [
        f'format = 1\nid = "{chapter}"\nnumber = {number}\ntitle = "Kapitel {number}"\n'
        f'source = "own"\nlead = "{_SENTENCES[1]}"\n'
    ]
    asked = question_ids(chapter, questions)
    rest = size - sum(len(_question_section(question)) for question in asked)
    texts = max(1, rest // len(_text_section(chapter, number, 1).encode()))
    for section in range(1, texts + 1):
        parts.append(_text_section(chapter, number, section))
        here = slice((section - 1) * questions // texts, section * questions // texts)
        parts.extend(map(_question_section, asked[here]))
    return "\n".join(parts)


def _text_section(chapter: str, number: int, section: int) -> str:
    sentences = cycle(_SENTENCES)
    for _ in range((number + section) % len(_SENTENCES)):
        next(sentences)
    paragraphs = [" ".join(next(sentences) for _ in range(4)) for _ in range(3)]
    points = [f"- {next(sentences)}" for _ in range(3)]
    body = "\n\n".join([*paragraphs, "\n".join(points)])
    return (
        f'[[sections]]\nid = "{chapter}-s{section}"\nkind = "text"\n'
        f'title = "Avsnitt {section}"\nbody = """\n{body}\n"""\n'
    )


def _question_section(question: str) -> str:
    return (
        f'[[sections]]\nid = "{question}-s"\nkind = "reflection"\ntitle = "Reflektera"\n\n'
        f'[[sections.questions]]\nid = "{question}"\n'
        f'text = "Vad betyder det här för oss, och vad gör vi härnäst?"\n'
    )


def write_answers(workbook: Path, respondent: str, chapter: str, answers: dict[str, str]) -> None:
    """Write one answer file: texts by question id."""
    path = workbook / "answers" / respondent / f"{chapter}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    head = f'format = 1\nchapter = "{chapter}"\nrespondent = "{respondent}"\n'
    entries = (
        f'\n[answers.{question}]\nstate = "draft"\nvisibility = "handbook"\n'
        f'updated = 2027-01-12T14:32:00+01:00\ntext = """\n{text}\n"""\n'
        for question, text in answers.items()
    )
    path.write_text(head + "".join(entries), encoding="utf-8")


def answer_text(size: int) -> str:
    """An answer of about ``size`` bytes, in paragraphs as people write them."""
    paragraphs: list[str] = []
    written = 0
    for paragraph in _paragraphs():
        paragraphs.append(paragraph)
        written += len(paragraph.encode()) + 2
        if written >= size:
            return "\n\n".join(paragraphs)
    raise AssertionError("there is no end of paragraphs")


def _paragraphs() -> Iterator[str]:
    sentences = cycle(_SENTENCES)
    for number in count(1):
        yield f"{number}. " + " ".join(next(sentences) for _ in range(number % 4 + 1))
