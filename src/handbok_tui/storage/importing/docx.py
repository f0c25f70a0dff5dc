"""Word files that come in: as Markdown, with what is not taken along said in words.

mammoth knows Word's styles, lists and notes; its HTML becomes Markdown by the way that HTML in
a Markdown file goes.  Images are never opened.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from handbok_tui.core.errors import HandbokError
from handbok_tui.storage.importing.docx_parts import Parts, word_parts
from handbok_tui.texts.chapters import importing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbok_tui.core.importing.html.tree import Node

_LEVELS = range(1, 7)
_NAMES = ("heading", "Heading", "Rubrik")
_STYLES = "\n".join(
    (
        "p[style-name='Title'] => h1.title:fresh",
        "p[style-name='Rubrik'] => h1.title:fresh",
        *(f"p[style-name='Rubrik {level}'] => h{level}:fresh" for level in _LEVELS),
        *(f"p[style-name='toc {level}'] => p.toc:fresh" for level in range(1, 10)),
        *(
            f"p[style-name='List {name} {level}'] => "
            f"{'ul|ol > li > ' * (level - 1)}{tag} > li:fresh"
            for name, tag in (("Bullet", "ul"), ("Number", "ol"))
            for level in range(2, 6)
        ),
        *(f"p[style-name='{name} {level}'] => h6:fresh" for name in _NAMES for level in (7, 8, 9)),
        "p[style-name='TOC Heading'] => p.toc:fresh",
        "p[style-name='Quote'] => blockquote > p:fresh",
        "p[style-name='Intense Quote'] => blockquote > p:fresh",
        "highlight => mark",
    )
)
_UNKNOWN = re.compile(r"unrecognised element was ignored: (?:\{[^}]*\}|\w+:)?(\w+)")


class WordText(NamedTuple):
    """The Markdown of a Word file, and sentences about what is not in it."""

    markdown: str
    said: tuple[str, ...]


def word_markdown(raw: bytes) -> WordText:
    """The words of a Word file.  Raises HandbokError: it is none, or cannot be read."""
    parts = word_parts(raw)
    images: list[str] = []
    html, messages = _html(parts, images)
    from handbok_tui.core.importing.html.markdown import tree_markdown  # noqa: PLC0415 - with Word only
    from handbok_tui.core.importing.html.tree import tree  # noqa: PLC0415

    root = tree(html)
    contents = _taken_out(root, "toc")
    _below_title(root)
    _without_inner_links(root)
    lost: set[str] = set()
    said = [
        *_left_out(parts, len(images), contents=contents),
        *(importing.not_understood(name) for name in sorted(messages)),
    ]
    markdown = tree_markdown(root, lost)
    said += [importing.LOST_IN_HTML[what] for what in sorted(lost)]
    if not markdown.strip():
        raise HandbokError(importing.EMPTY_WORD)
    return WordText(markdown, tuple(said))


def _html(parts: Parts, images: list[str]) -> tuple[str, set[str]]:
    """What mammoth makes of the file, and the elements that it does not know."""
    import mammoth  # noqa: PLC0415 - 70 ms, for those who bring in a Word file

    def image(found: object) -> dict[str, str]:
        images.append(getattr(found, "alt_text", None) or "")
        return {"src": "", "alt": images[-1]}

    try:
        made = mammoth.convert_to_html(
            parts.file,
            style_map=_STYLES,
            include_embedded_style_map=False,
            convert_image=mammoth.images.img_element(image),
        )
    except (ArithmeticError, AttributeError, LookupError, OSError, RecursionError) as error:
        raise HandbokError(importing.BROKEN_WORD) from error
    except (TypeError, ValueError) as error:
        raise HandbokError(importing.BROKEN_WORD) from error
    unknown = (_UNKNOWN.search(message.message) for message in made.messages)
    return str(made.value), {found[1] for found in unknown if found}


def _left_out(parts: Parts, images: int, *, contents: bool) -> Iterator[str]:
    if parts.comments:
        yield importing.comments_left_out(parts.comments)
    if parts.deletions:
        yield importing.deletions_left_out(parts.deletions)
    if images:
        yield importing.images_left_out(images)
    if contents:
        yield importing.CONTENTS_LEFT_OUT
    if parts.margins:
        yield importing.MARGINS_LEFT_OUT


def _taken_out(root: Node, style: str) -> bool:
    """Paragraphs of that style leave the page; whether there were any."""
    inside = [child for child in root.children if getattr(child, "attrs", {}).get("class") != style]
    found = len(inside) < len(root.children)
    root.children[:] = inside
    return found


def _below_title(root: Node) -> None:
    """Under a title every heading is one level further down."""
    headings = [
        (at, child)
        for at, child in enumerate(root.children)
        if not isinstance(child, str) and re.fullmatch("h[1-6]", child.tag)
    ]
    title = next((at for at, node in headings if node.attrs.get("class") == "title"), None)
    for at, node in headings:
        if title is not None and at != title:
            root.children[at] = node._replace(tag=f"h{min(6, int(node.tag[1]) + 1)}")


def _without_inner_links(node: Node) -> None:
    """Links to places in the file lead nowhere outside it; those to notes are notes."""
    address = node.attrs.get("href", "")
    if address.startswith("#") and not re.match("#(?:foot|end)note-", address):
        del node.attrs["href"]
    for child in node.children:
        if not isinstance(child, str):
            _without_inner_links(child)
