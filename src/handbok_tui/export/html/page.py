"""The own handbook as one web page: nothing in it runs and nothing is fetched from elsewhere.

It is made of the exported Markdown, so that what goes along is decided, and made harmless,
once.  It reads well with a screen reader, on a phone, in the dark, and printed on A4.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from hashlib import sha256

from handbok_tui.export.html.body import Heading, body, words
from handbok_tui.export.html.style import STYLE
from handbok_tui.export.markdown import document as markdown
from handbok_tui.export.markdown.writer import Written
from handbok_tui.export.selection import Selection
from handbok_tui.texts.export import exporting

_DEEPEST_IN_CONTENTS = 3


def render(selection: Selection) -> Written:
    """The page, with contents of its own.  Whatever an answer holds is words in it."""
    workbook = selection.workbook
    owner = ", ".join(filter(None, (workbook.organisation, workbook.unit)))
    written = markdown.render(selection._replace(contents=False))
    return written._replace(text=page(written.text, owner))


def page(text: str, author: str = "") -> str:
    """The page of an exported Markdown text; ``author`` is plain text, "" for nobody."""
    made = body(text)
    own = [heading for heading in made.headings if heading.own]
    title = next((heading.text for heading in own if heading.level == 1), "")
    listed = [heading for heading in own if heading.text]
    contents = [heading for heading in listed if 1 < heading.level <= _DEEPEST_IN_CONTENTS]
    lines = (
        "<!doctype html>",
        '<html lang="sv">',
        "<head>",
        *_head(title, author),
        "</head>",
        "<body>",
        f"<header>\n{made.front}</header>",
        *_navigation(contents),
        f"<main>\n{made.rest}</main>",
        "</body>",
        "</html>",
    )
    return "\n".join(lines) + "\n"


def _head(title: str, author: str) -> Iterator[str]:
    """Besides the names: a word to the browser to run nothing and fetch nothing, ever."""
    style = f"\n{STYLE}"
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta name="referrer" content="no-referrer">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    if author:
        yield f'<meta name="author" content="{words(author)}">'
    yield f"<title>{words(title)}</title>"
    yield f"<style>{style}</style>"


def _navigation(headings: Sequence[Heading]) -> Iterator[str]:
    """The contents: chapters, and in each its questions."""
    if not headings:
        return
    yield '<nav aria-labelledby="innehall">'
    yield f'<p id="innehall">{exporting.CONTENTS}</p>'
    yield "<ul>"
    chapter = 0
    while chapter < len(headings):
        end = chapter + 1
        while end < len(headings) and headings[end].level == _DEEPEST_IN_CONTENTS:
            end += 1
        questions = [f"<li>{_row(heading)}</li>" for heading in headings[chapter + 1 : end]]
        inner = ["", "<ul>", *questions, "</ul>", ""] if questions else []
        yield f"<li>{_row(headings[chapter])}{chr(10).join(inner)}</li>"
        chapter = end
    yield "</ul>"
    yield "</nav>"


def _row(heading: Heading) -> str:
    return f'<a href="#{heading.id}">{words(heading.text)}</a>'
