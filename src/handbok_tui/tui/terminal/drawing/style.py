"""How a cell looks, and the shortest way from one look to the next.

Colour codes are most of what a full-screen program sends; comparing looks instead of
sending each anew is therefore most of what can be saved.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

_OFF = {
    "1": "22", "2": "22", "3": "23", "4": "24", "21": "24", "5": "25", "6": "25",
    "7": "27", "8": "28", "9": "29", "51": "54", "52": "54", "53": "55",
}  # fmt: skip
_SHOWS_ON_BLANK = frozenset({"4", "5", "6", "7", "9", "21", "51", "52", "53"})
_EXTENDED = {"5": 3, "2": 5}  # how many numbers 38;5;n and 38;2;r;g;b take


class Style(NamedTuple):
    """A look, as parameters of SGR (the control sequence that sets colours and attributes).

    ``attributes`` are codes such as "1" (bold) in rising order; ``ink`` and ``paper`` are the
    codes of the text's and the background's colour, "" for the terminal's own.
    """

    attributes: tuple[str, ...] = ()
    ink: str = ""
    paper: str = ""

    @property
    def shows_on_blank(self) -> bool:
        """Whether a space with this style shows more than its background colour."""
        return not _SHOWS_ON_BLANK.isdisjoint(self.attributes)

    def on_blank(self) -> Style:
        """Return the simplest style in which a space looks the same as in this one."""
        return self if self.shows_on_blank else Style(paper=self.paper)


DEFAULT = Style()


@lru_cache(maxsize=4096)
def parse(parameters: str) -> Style:
    """Read SGR parameters such as "1;38;5;12" ("" is the default look); unknown ones are left out.

    Sub-parameters with colons are not used by Rich and not read.
    """
    attributes: set[str] = set()
    ink = paper = ""
    codes = parameters.split(";")
    while codes:
        code = codes[0]
        taken = _EXTENDED.get(codes[1], 1) if code in {"38", "48"} and len(codes) > 1 else 1
        colour, codes = ";".join(codes[:taken]), codes[taken:]
        if code in _OFF:
            attributes.add(code)
        elif code == "39":
            ink = ""
        elif code == "49":
            paper = ""
        elif code[:-1] in {"3", "9"}:
            ink = colour
        elif code[:-1] in {"4", "10"}:
            paper = colour
    return Style(tuple(sorted(attributes, key=int)), ink, paper)


@lru_cache(maxsize=4096)
def transition(pen: Style | None, style: Style, *, partial: bool = True) -> str:
    """Return the shortest sequence that changes the terminal's ``pen`` to ``style``.

    ``pen`` is None when it is not known.  ``partial`` says that the terminal can switch off one
    attribute and go back to its own colours without a full reset.
    """
    if pen == style:
        return ""
    whole = _sgr(["0" if style != DEFAULT else "", *style.attributes, style.ink, style.paper])
    if pen is None:
        return whole
    removed = set(pen.attributes) - set(style.attributes)
    loses = removed or (pen.ink and not style.ink) or (pen.paper and not style.paper)
    if loses and not partial:
        return whole
    off = {_OFF[code] for code in removed}
    # 22 takes both bold and dim away, so what should stay is set again
    on = [c for c in style.attributes if c not in pen.attributes or _OFF[c] in off]
    ink = "" if pen.ink == style.ink else style.ink or "39"
    paper = "" if pen.paper == style.paper else style.paper or "49"
    change = _sgr([*sorted(off), *on, ink, paper])
    return min(change, whole, key=len)


@lru_cache(maxsize=4096)
def blank_transition(pen: Style | None, style: Style, *, partial: bool = True) -> tuple[str, Style]:
    """Return the shortest sequence after which a space looks as in ``style``, and the pen then.

    The ink and whatever else does not show on a space may stay as they are.
    """
    if pen is None or style.shows_on_blank:
        return transition(pen, style, partial=partial), style
    hidden = tuple(code for code in pen.attributes if code not in _SHOWS_ON_BLANK)
    kept = Style(hidden, pen.ink, style.paper)
    bare = style.on_blank()
    ways = ((transition(pen, to, partial=partial), to) for to in (kept, bare))
    return min(ways, key=lambda way: len(way[0]))


def _sgr(codes: list[str]) -> str:
    return f"\x1b[{';'.join(code for code in codes if code)}m"
