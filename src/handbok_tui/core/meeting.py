"""Group mode as slides: the rules, then a question or the steps of a card, then what is agreed.

One slide is one thing to talk about, laid out with as much space as the window has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from handbok_tui.core.edition.handbook import Exercise, Question
from handbok_tui.core.layout.control_pictures import visible
from handbok_tui.core.layout.lines import lay_out
from handbok_tui.core.markdown.blocks import Block, Span
from handbok_tui.core.markdown.parse import parse
from handbok_tui.texts.log import meeting as texts

SlideKind = Literal["rules", "step", "question", "closing"]

QUESTION_MINUTES = 5
"""What the timer is set to where nobody has said how long a thing takes."""
WIDEST = 60
"""Cells of a line on the wall: shorter than in a book, to be read from the back of the room."""


_SENTENCE = re.compile(r"[.?!…]”?(?=\s|$)")


class Slide(NamedTuple):
    """One thing to talk about; ``brief`` names it in a line, ``minutes`` 0 is not said,
    ``template`` is the id of the template to work with.
    """

    kind: SlideKind
    blocks: tuple[Block, ...]
    brief: str
    minutes: int = 0
    who: str = ""
    template: str = ""

    @property
    def clock(self) -> int:
        """The minutes that the timer is set to."""
        return self.minutes or QUESTION_MINUTES


class Topic(NamedTuple):
    """What a group meets about: a card, or a question.  ``about`` is its id, ``templates`` are
    those of the templates to work with.
    """

    chapter: str
    about: str
    title: str
    note: str = ""
    card: Exercise | None = None
    question: Question | None = None
    templates: tuple[str, ...] = ()


def slides(topic: Topic, rules: str, titles: Mapping[str, str]) -> tuple[Slide, ...]:
    """The whole meeting, from the rules (Markdown) to what is agreed; ``titles`` are those of the
    topic's templates by their ids.
    """
    middle: tuple[Slide, ...] = ()
    if topic.card is not None:
        middle = tuple(_steps(topic.card, titles))
    elif topic.question is not None:
        text = topic.question.text
        middle = (Slide("question", _paragraph(text), _brief(text)),)
    closing = tuple(block for text in texts.CLOSING_QUESTIONS for block in _paragraph(text))
    return (
        Slide("rules", parse(rules), texts.RULES),
        *middle,
        Slide("closing", closing, texts.CLOSING),
    )


def _steps(card: Exercise, titles: Mapping[str, str]) -> Iterator[Slide]:
    """A template that was named is worked with until another one is."""
    template = ""
    for step in card.steps:
        template = _named(step.text, titles) or template
        yield Slide(
            "step", _paragraph(step.text), _brief(step.text), step.minutes, step.who, template
        )


def _named(text: str, titles: Mapping[str, str]) -> str:
    """The template that a text names, in whatever form: "Nulägesanalysen"; "" for none."""
    said = text.casefold()
    return next((found for found, title in titles.items() if title.casefold() in said), "")


def _brief(text: str) -> str:
    """The first sentence."""
    end = _SENTENCE.search(text)
    return text[: end.end()].rstrip() if end else text


def _paragraph(text: str) -> tuple[Block, ...]:
    """Plain text, shown to the letter."""
    return (Block("paragraph", (Span(visible(text)),)),)


Screenful = tuple[str, ...]


def spacious(slide: Slide, width: int, height: int) -> tuple[Screenful, ...]:
    """The slide as screenfuls of at most ``height`` lines of at most ``width`` cells.

    With as many blank lines between its lines as leave it on one screen, else as it is.
    """
    lines = tuple(line.text for line in lay_out(slide.blocks, max(1, min(width, WIDEST))))
    airy = tuple(piece for line in lines for piece in ((line, "") if line.strip() else ("",)))
    close = tuple(piece for line in lines if line.strip() for piece in (line, ""))
    for spaced in (airy[:-1], close[:-1], lines):
        if len(spaced) <= height:
            return (spaced,)
    height = max(1, height)
    return tuple(lines[at : at + height] for at in range(0, len(lines), height))
