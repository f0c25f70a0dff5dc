"""``handbok where``: the folders in use."""

from __future__ import annotations

from handbok_tui.cli.arguments import Arguments
from handbok_tui.cli.output import say


def run(arguments: Arguments) -> int:
    """Print one folder a line."""
    places = arguments.locations()
    say(
        f"Arbetsboken:         {places.workbook}\n"
        f"Handboken:           {places.edition}\n"
        f"Inställningar:       {places.config}\n"
        f"Återställning, logg: {places.state}\n"
    )
    return 0
