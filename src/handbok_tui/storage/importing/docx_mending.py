"""What mammoth passes over in a Word file, put so that it reads it: no word shall go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from xml.etree.ElementTree import Element

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_V = "{urn:schemas-microsoft-com:vml}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

_ENCLOSES = f"{W}ins"
"""An element that mammoth reads as just what is in it."""

_BOX: Final = f"{W}txbxContent"
_MARKS: Final = f"{W}pPr/{W}rPr"
_MARK_TAKEN_AWAY: Final = f"{_MARKS}/{W}del"
_OTHER_NAMES: Final = {
    **dict.fromkeys((f"{W}fldSimple", f"{W}dir", f"{W}bdo", f"{_M}oMathPara"), _ENCLOSES),
    **{f"{_V}{shape}": f"{_V}shape" for shape in ("oval", "line", "polyline", "arc", "curve")},
    f"{W}cr": f"{W}br",
}
"""What mammoth passes over, and what it reads the same way."""


def mended(content: bytes, root: Element) -> bytes:
    """A part of the file; its bytes are the same where there is nothing to mend."""
    changed = False
    for parent in list(root.iter()):
        for at, child in enumerate(parent):
            if child.tag in _OTHER_NAMES:
                child.tag = _OTHER_NAMES[child.tag]
            elif child.tag == f"{_M}oMath":
                parent[at] = _run(_words(child, f"{_M}t"))
            elif child.tag == f"{W}ruby":
                parent[at] = _text(_ruby(child))
            elif child.tag == f"{_MC}AlternateContent" and not _has_words(child):
                parent[at] = _enclosing(_boxes(child.find(f"{_MC}Choice")))
            elif child.tag == f"{W}drawing" and (boxes := list(_boxes(child))):
                parent[at] = _enclosing([_without_boxes(child), *boxes])
            elif child.tag == f"{W}p" and _ends_in_nothing(parent, at):
                _keep_mark(child)
            else:
                continue
            changed = True
    return ElementTree.tostring(root, "utf-8") if changed else content


def _ends_in_nothing(parent: Element, at: int) -> bool:
    """Whether the end of a paragraph is struck out, and no paragraph comes that it runs into."""
    runs_on = parent[at].find(_MARK_TAKEN_AWAY) is not None
    return runs_on and [child.tag for child in parent[at + 1 : at + 2]] != [f"{W}p"]


def _keep_mark(paragraph: Element) -> None:
    for marks in paragraph.iterfind(_MARKS):
        for struck in marks.findall(f"{W}del"):
            marks.remove(struck)


def _words(element: Element, name: str) -> str:
    return "".join(text.text or "" for text in element.iter(name))


def _text(words: str) -> Element:
    text = ElementTree.Element(f"{W}t")
    text.text = words
    return text


def _run(words: str) -> Element:
    run = ElementTree.Element(f"{W}r")
    run.append(_text(words))
    return run


def _ruby(ruby: Element) -> str:
    """Words, and after them how they are said."""
    base, said = (
        "".join(_words(part, f"{W}t") for part in ruby.iter(f"{W}{name}"))
        for name in ("rubyBase", "rt")
    )
    return f"{base} ({said})" if said else base


def _has_words(alternatives: Element) -> bool:
    """Whether the alternative that mammoth takes says anything, or none does."""
    fallback = alternatives.find(f"{_MC}Fallback")
    if fallback is not None and _words(fallback, f"{W}t"):
        return True
    return not _words(alternatives, f"{W}t")


def _boxes(element: Element | None) -> Iterator[Element]:
    """The text boxes in an element, but not those inside others."""
    for child in element if element is not None else ():
        if child.tag == _BOX:
            yield child
        else:
            yield from _boxes(child)


def _enclosing(elements: Iterable[Element]) -> Element:
    enclosing = ElementTree.Element(_ENCLOSES)
    enclosing.extend(elements)
    return enclosing


def _without_boxes(element: Element) -> Element:
    """A copy of an element that says nothing."""
    bare = ElementTree.Element(element.tag, element.attrib)
    bare.extend(_without_boxes(child) for child in element if child.tag != _BOX)
    return bare
