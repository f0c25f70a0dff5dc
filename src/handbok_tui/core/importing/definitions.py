"""Link and footnote definitions follow those who use them.

In a file a definition holds from the first line to the last; a section is read for itself.  So
each section is given the definitions that it uses and does not have.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from markdown_it.token import Token

    from handbok_tui.core.importing.outline import Piece
    from handbok_tui.core.importing.source import Source

Label = tuple[str, str]
"""What kind of definition, and its label as the parser compares it."""


class Definition(NamedTuple):
    """A definition and its lines; ``whole`` if the lines hold nothing else."""

    label: Label
    start: int
    stop: int
    text: str
    whole: bool


def share_definitions(source: Source, pieces: Sequence[Piece]) -> list[str]:
    """For each piece the definitions to add to its body; those that only others use are gone
    from where they stood.  Pieces that an export marked have all that they need.
    """
    known = {found.label: found for found in reversed(list(_definitions(source)))}
    if not known:
        return [""] * len(pieces)
    uses = _uses(source, pieces)
    starts = [piece.start for piece in pieces]
    homes = {label: bisect_right(starts, found.start) - 1 for label, found in known.items()}
    needed = _needed(pieces, known, uses, homes)
    more = [""] * len(pieces)
    for label, found in known.items():
        home = homes[label]
        users = [
            number
            for number, piece in enumerate(pieces)
            if label in needed[number] and number != home and not piece.mark
        ]
        for number in users:
            more[number] += found.text
        if users and found.whole and label not in needed[home] and not pieces[home].mark:
            pieces[home].gone |= set(range(found.start, found.stop))
    return more


def _definitions(source: Source) -> Iterator[Definition]:
    for label, entry in source.env.get("references", {}).items():
        start, stop = entry["map"]
        text = "".join(f"{line}\n" for line in source.lines[start:stop])
        whole = text.lstrip(" ").startswith("[") and not text.startswith("    ")
        if not whole:  # in a quote or a list
            title = entry["title"].replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
            text = f"[{label}]: <{entry['href']}>" + (f' "{title}"\n' if title else "\n")
        yield Definition(("link", label), start, stop, text, whole)
    for token in source.tokens:
        if token.type == "footnote_reference_open" and token.level == 0 and token.map:
            start, stop = token.map
            text = "".join(f"{line}\n" for line in source.lines[start:stop]).rstrip("\n")
            yield Definition(
                ("note", token.meta["label"]), start, stop, f"\n{text}\n\n", whole=True
            )


Uses = dict[int, set[Label]]
"""The labels that are used, by the line where their block begins."""


def _uses(source: Source, pieces: Sequence[Piece]) -> Uses:
    from handbok_tui.core.markdown.parse import parser  # noqa: PLC0415 - slow to import

    gone = set().union(*(piece.gone for piece in pieces))
    markdown = parser(footnotes="footnotes" in source.env)
    uses: Uses = {}
    for token in source.tokens:
        if token.type == "inline" and token.map and token.map[0] not in gone:
            children: list[Token] = []
            markdown.inline.parse(token.content, markdown, source.env, children)
            if found := set(_labels(children)):
                uses.setdefault(token.map[0], set()).update(found)
    return uses


def _labels(tokens: Iterable[Token]) -> Iterator[Label]:
    for token in tokens:
        if token.type == "footnote_ref":
            yield "note", token.meta["label"]
        elif "label" in token.meta:
            yield "link", token.meta["label"]
        yield from _labels(token.children or ())


def _needed(
    pieces: Sequence[Piece],
    known: dict[Label, Definition],
    uses: Uses,
    homes: dict[Label, int],
) -> list[set[Label]]:
    """What each piece needs; a footnote's text needs something where the footnote is needed, or
    where it stands if it is needed nowhere.
    """
    inside = {at for found in known.values() for at in range(found.start, found.stop)}
    lines = sorted(set(uses) - inside)
    needed = []
    for piece in pieces:
        own = lines[bisect_right(lines, piece.start - 1) : bisect_right(lines, piece.stop - 1)]
        used = set[Label]().union(*(uses[line] for line in own))
        needed.append(_closure(used, known, uses))
    for label, home in homes.items():
        if label[0] == "note" and not any(label in labels for labels in needed):
            needed[home] |= _closure({label}, known, uses) - {label}
    return needed


def _closure(labels: set[Label], known: dict[Label, Definition], uses: Uses) -> set[Label]:
    """The labels, and those that their definitions use in turn."""
    found: set[Label] = set()
    waiting = [label for label in labels if label in known]
    while waiting:
        label = waiting.pop()
        if label not in found:
            found.add(label)
            lines = range(known[label].start, known[label].stop)
            inside = (used for line in lines for used in uses.get(line, ()))
            waiting += [used for used in inside if used in known]
    return found
