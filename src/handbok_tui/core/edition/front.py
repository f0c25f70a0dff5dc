"""The handbook's own pages as documents: the start page and the pages about the edition.

A *leaf* is whatever the reader shows one at a time: the start page (START), a chapter (its
id), the log (LOG), or a page about the handbook (its id after "page:").
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from handbok_tui.core.answers.workbook import LOG, Workbook
from handbok_tui.core.edition.handbook import Edition
from handbok_tui.core.edition.parts import LINES, Part, Place
from handbok_tui.texts import front, labels

START = "start"
PAGE = "page:"
NO_BREAK = "\u00a0"
LONGEST = 40
"""Characters of a title beside which its progress has room; a longer one takes a line more."""


def leaves(edition: Edition) -> tuple[str, ...]:
    """Every leaf in reading order."""
    chapters = (head.id for head in edition.chapters)
    return (START, *chapters, LOG, *(PAGE + page.id for page in edition.pages))


def leaf_title(edition: Edition, leaf: str) -> str:
    """What the contents call a leaf."""
    if leaf == START:
        return front.START
    if leaf == LOG:
        return front.LOG
    if leaf.startswith(PAGE):
        return next((p.title for p in edition.pages if PAGE + p.id == leaf), leaf)
    head = edition.head(leaf)
    return labels.chapter_name(head.number, head.title) if head else leaf


def start_page(
    edition: Edition, workbook: Workbook, done: Callable[[str], str], begin: str
) -> tuple[Part, ...]:
    """Title, lead, contents with progress and the way to begin.

    ``done`` gives a chapter's progress in words; ``begin`` how to begin or go on.
    """
    return tuple(_start_page(edition, workbook, done, begin))


def _start_page(
    edition: Edition, workbook: Workbook, done: Callable[[str], str], begin: str
) -> Iterator[Part]:
    here = Place(START)
    yield Part("title", edition.title, here, "skr")
    yield Part("voice", edition.subtitle, here, "skr")
    yield Part("voice", labels.VOICES["skr"], here, "skr")
    if workbook.organisation:
        yield Part("guide", " · ".join(filter(None, (workbook.organisation, workbook.unit))),
                   here, "own")  # fmt: skip
    if workbook.vision:
        yield Part("heading", front.VISION, here, "own")
        yield Part("body", workbook.vision, here, "own", label=LINES)
    for number, paragraph in enumerate(edition.lead, 1):
        yield Part("body", paragraph, Place(START, f"lead-{number}"), "skr")
    yield Part("guide", begin, here, "project")
    yield Part("heading", edition.contents_title, here, "skr")
    names = [labels.chapter_name(head.number, head.title) for head in edition.chapters]
    width = max((len(name) for name in names if len(name) <= LONGEST), default=0)
    for head, name in zip(edition.chapters, names, strict=True):
        padded = name.ljust(width, NO_BREAK)
        words = labels.with_page(done(head.id), head.page)
        yield Part("entry", padded, Place(head.id), head.source, label=words)
    yield Part("entry", front.LOG, Place(LOG), "own")
    for page in edition.pages:
        yield Part("entry", page.title, Place(PAGE + page.id), "project")


def about_page(edition: Edition, leaf: str) -> tuple[Part, ...]:
    """ "Om handboken" or "Om utgåvan"; empty where the edition has no such page."""
    for page in edition.pages:
        if PAGE + page.id == leaf:
            here = Place(leaf)
            return (
                Part("title", page.title, here, "project"),
                Part("voice", labels.VOICES["project"], here, "project"),
                Part("body", page.body, here, "project"),
            )
    return ()


def trouble_page(leaf: str, title: str, message: str) -> tuple[Part, ...]:
    """What stands in place of a leaf that cannot be read: where, why and what to do."""
    here = Place(leaf)
    lines = message.split("\n")
    return (
        Part("title", title, here, "project"),
        Part("lead", front.UNREADABLE, here, "project"),
        *(Part("guide", line, here, "project") for line in lines),
    )
