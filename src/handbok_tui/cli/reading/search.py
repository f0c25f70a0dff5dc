"""``handbok search``: every place where a text stands, ``place: line``."""

from __future__ import annotations

from handbok_tui.cli.arguments import Arguments
from handbok_tui.cli.opening import open_session
from handbok_tui.cli.output import complain, say
from handbok_tui.texts.search import searching


def run(arguments: Arguments) -> int:
    """Print the hits as they are found; exit 1 where there are none or a file is faulty."""
    session = open_session(arguments)
    query = " ".join(arguments.words)
    count = 0
    for hits in session.search(query):
        count += len(hits)
        if hits:
            say("".join(f"{hit.where}: {hit.line}\n" for hit in hits))
    if not count:
        complain(searching.nothing(query))
    for fault in session.faults:
        complain(str(fault))
    return 0 if count and not session.faults else 1
