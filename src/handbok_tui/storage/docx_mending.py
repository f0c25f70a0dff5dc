"""What mammoth passes over in a Word file, put so that it reads it: no word shall go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

_ENCLOSES = f"{W}ins"
"""An element that mammoth reads as just what is in it."""

_PASSED_OVER = frozenset({f"{W}fldSimple", f"{W}dir", f"{W}bdo", f"{_M}oMathPara"})


def mended(content: bytes, root: Element) -> bytes:
    """A part of the file; its bytes are the same where there is nothing to mend."""
    changed = False
    for parent in list(root.iter()):
        for at, child in enumerate(parent):
            if child.tag in _PASSED_OVER:
                child.tag = _ENCLOSES
            elif child.tag == f"{_M}oMath":
                parent[at] = _run(_words(child, f"{_M}t"))
            elif child.tag == f"{W}ruby":
                parent[at] = _text(_ruby(child))
            elif child.tag == f"{_MC}AlternateContent" and not _has_words(child):
                parent[at] = _boxes(child)
            else:
                continue
            changed = True
    return ElementTree.tostring(root, "utf-8") if changed else content


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


def _boxes(alternatives: Element) -> Element:
    """The text boxes of the first alternative."""
    enclosing = ElementTree.Element(_ENCLOSES)
    chosen = alternatives.find(f"{_MC}Choice")
    for box in chosen.iter(f"{W}txbxContent") if chosen is not None else ():
        enclosing.append(box)
    return enclosing
