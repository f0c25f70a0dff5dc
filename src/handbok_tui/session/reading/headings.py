"""The heading that an address within a chapter leads to."""

from __future__ import annotations

from handbok_tui.core.edition.handbook import Chapter
from handbok_tui.core.layout.page import Anchor
from handbok_tui.core.markdown.anchors import key


def heading_at(chapter: Chapter, link: str, *, inside: bool) -> Anchor | None:
    """Where a chapter has a heading or a question that "#del-tva" may mean, or None; headings
    in the midst of a section only where ``inside``, for the others need not be parsed.
    """
    wanted = key(link.removeprefix("#"))
    if not wanted:
        return None
    if wanted in (key(chapter.head.title), key(f"{chapter.head.number:02} {chapter.head.title}")):
        return Anchor()
    for section in chapter.sections:
        if key(section.title) == wanted:
            return Anchor(section.id, role="heading")
        if inside and (at := _in_body(section.body, wanted)) >= 0:
            return Anchor(section.id, role="body", block=at)
        for question in section.questions:
            if key(question.text) == wanted:
                return Anchor(section.id, question.id, "question")
    return None


def _in_body(body: str, wanted: str) -> int:
    from handbok_tui.core.markdown.parse import parse  # noqa: PLC0415 - where a link is followed

    found = (at for at, block in enumerate(parse(body)) if block.kind == "heading"
             and key(block.text) == wanted)  # fmt: skip
    return next(found, -1)
