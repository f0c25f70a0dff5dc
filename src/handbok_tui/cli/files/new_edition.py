"""``handbok new-edition``: a folder with a handbook of one's own to fill in."""

from __future__ import annotations

import shlex

from handbok_tui.cli.arguments import Arguments
from handbok_tui.cli.output import say
from handbok_tui.storage.edition.new_edition import make_edition
from handbok_tui.storage.files.locations import chosen_path
from handbok_tui.texts.chapters import new_edition as texts


def run(arguments: Arguments) -> int:
    """Make it, and say how to go on."""
    folder = chosen_path(arguments.folder)
    make_edition(folder)
    say(f"{texts.made(shlex.quote(str(folder)))}\n")
    return 0
