"""The export formats: one line each."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from handbok_tui.core.errors import NotFound
from handbok_tui.export import markdown
from handbok_tui.export.selection import Selection


class Format(NamedTuple):
    """A way to write the own handbook; ``render`` gives text that ends in a newline."""

    name: str
    suffix: str
    render: Callable[[Selection], str]


FORMATS: dict[str, Format] = {
    "markdown": Format("markdown", ".md", markdown.render),
}


def find_format(name: str) -> Format:
    """The format of that name.  Raises NotFound."""
    if name not in FORMATS:
        raise NotFound(f"Formatet ”{name}” finns inte. Välj bland {', '.join(FORMATS)}.")
    return FORMATS[name]
