"""The export formats: one line each; the command line, the screen and the tests derive from it.

What a format is made by is imported when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, Literal, NamedTuple

from handbok_tui.core.errors import NotFound

if TYPE_CHECKING:
    from handbok_tui.export.markdown.writer import Written
    from handbok_tui.export.selection import Selection

Kind = Literal["text", "bytes"]


class Format(NamedTuple):
    """A way to write the own handbook.

    ``title`` is what people call it; ``suffix`` the file's ending, with its dot.  ``module`` of
    this room renders it as text that ends in a newline.  That text is the file where ``kind`` is
    "text"; where it is "bytes" one of the programs in ``needs``, the best first, makes the file
    of it (storage/export/converting.py).  Where ``dates`` it holds days to follow up and
    nothing else, whatever the profile.
    """

    name: str
    title: str
    suffix: str
    kind: Kind
    module: str
    needs: tuple[str, ...] = ()
    dates: bool = False

    def render(self, selection: Selection) -> Written:
        """The handbook as text.  Nothing an answer holds changes the document around it."""
        found: Written = import_module(f"handbok_tui.export.{self.module}").render(selection)
        return found


FORMATS: dict[str, Format] = {
    form.name: form
    for form in (
        Format("markdown", "Markdown", ".md", "text", "markdown.document"),
        Format("html", "webbsida", ".html", "text", "html.page"),
        Format("docx", "Word", ".docx", "bytes", "html.page", ("pandoc",)),
        Format(
            "pdf", "PDF", ".pdf", "bytes", "html.page",
            ("weasyprint", "chromium", "pandoc", "wkhtmltopdf"),
        ),
        Format("ics", "kalender, bara datum", ".ics", "text", "ics", dates=True),
    )
}  # fmt: skip
DEFAULT = "markdown"


def find_format(name: str) -> Format:
    """The format of that name.  Raises NotFound."""
    if name not in FORMATS:
        raise NotFound(f"Formatet ”{name}” finns inte. Välj bland {', '.join(FORMATS)}.")
    return FORMATS[name]


def format_of(file: str) -> Format:
    """The format that a file's name asks for by its ending; Markdown where it asks for none."""
    suffix = PurePath(file).suffix.lower()
    return next((form for form in FORMATS.values() if form.suffix == suffix), FORMATS[DEFAULT])
