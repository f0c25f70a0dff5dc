"""A part parsed for drawing: Markdown where its role holds Markdown, else plain words."""

from handbok_tui.core.edition.parts import HEADINGS, LINES, MARKDOWN, Part
from handbok_tui.core.layout.control_pictures import visible
from handbok_tui.core.markdown.blocks import Block, Indent, Span


def blocks(part: Part) -> tuple[Block, ...]:
    """The part parsed for drawing: Markdown where its role holds Markdown, else plain."""
    from handbok_tui.core.markdown.parse import parse  # noqa: PLC0415 - `status` draws nothing

    if part.role in MARKDOWN:
        return _dressed(part, parse(part.text, line_breaks=_by_lines(part)))
    if part.role in ("points", "steps"):
        return _list(part.points, numbered=part.role == "steps")
    if part.role == "field":
        label = Block("paragraph", (Span(visible(part.label), frozenset({"strong"})),))
        first, *rest = parse(part.text, line_breaks=True)
        return (label, first._replace(tight=True), *rest)
    if part.role == "entry":
        progress = (Span(f"  {visible(part.label)}", frozenset({"note"})),) if part.label else ()
        return (Block("paragraph", (Span(visible(part.text)), *progress)),)
    if part.role in HEADINGS:
        level = HEADINGS[part.role]
        return (Block("heading", (Span(visible(part.text)),), level=level),)
    plain = (Block("paragraph", (Span(visible(part.text)),)),)
    return _labelled(part.label, plain) if part.role == "help" else plain


def _by_lines(part: Part) -> bool:
    """Whether every line is a line: what people write, who do not know that Markdown flows."""
    return part.role == "answer" or part.label == LINES


def _list(points: tuple[str, ...], *, numbered: bool) -> tuple[Block, ...]:
    return tuple(
        Block(
            "paragraph",
            (Span(visible(point)),),
            indents=(Indent("item", f"{index + 1}." if numbered else "-", first=True),),
            tight=index > 0,
        )
        for index, point in enumerate(points)
    )


def _labelled(words: str, own: tuple[Block, ...]) -> tuple[Block, ...]:
    """The project's aside in the middle of somebody else's text says that it is."""
    if not words:
        return own
    label = Span(f"{words}: ", frozenset({"strong"}))
    first, *rest = own
    return (first._replace(spans=(label, *first.spans)), *rest)


def _dressed(part: Part, own: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks of a Markdown part with what its role adds to their look."""
    if part.role in ("whole", "answer"):
        return _with_bold_headings(own)
    return _labelled(part.label, own) if part.role in ("notice", "note") else own


def _with_bold_headings(own: tuple[Block, ...]) -> tuple[Block, ...]:
    """In a whole handbook and in an answer headings are told apart by their look alone."""
    return tuple(
        block._replace(spans=tuple(map(_bold, block.spans))) if block.kind == "heading" else block
        for block in own
    )


def _bold(span: Span) -> Span:
    return span._replace(styles=span.styles | {"strong"})
