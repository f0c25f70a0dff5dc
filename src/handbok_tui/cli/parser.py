"""argparse in Swedish: its words, its width, and one line for wrong usage."""

from __future__ import annotations

import argparse
import os
from typing import NoReturn

WORDS = {
    "usage: ": "användning: ",
    "positional arguments": "kommandon och argument",
    "options": "val",
    "show this help message and exit": "visa den här hjälpen",
    "%(prog)s: error: %(message)s\n": "%(prog)s: %(message)s\n",
    "expected one argument": "behöver ett värde",
    "ignored explicit argument %r": "tar inget värde, men fick %r",
    "expected at least one argument": "behöver minst ett värde",
    "unrecognized arguments: %s": "känner inte igen: %s",
    "the following arguments are required: %s": "det här saknas: %s",
    "invalid choice: %(value)r (choose from %(choices)s)": (
        "%(value)r finns inte. Välj bland %(choices)s"
    ),
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "invalid %(type)s value: %(value)r": "%(value)r går inte att använda här",
    "ambiguous option: %(option)s could match %(matches)s": (
        "%(option)s kan betyda flera saker: %(matches)s"
    ),
    "unknown parser %(parser_name)r (choices: %(choices)s)": (
        "kommandot %(parser_name)r finns inte. Visa alla med: handbok --help"
    ),
}


def formatter(prog: str) -> argparse.HelpFormatter:
    """As wide as the terminal.  argparse makes one for every argument that is declared, and
    would import shutil to ask for the width.
    """
    try:
        columns = int(os.environ.get("COLUMNS") or os.get_terminal_size().columns)
    except (ValueError, OSError):
        columns = 0
    return argparse.HelpFormatter(prog, width=(columns or 80) - 2)


class Parser(argparse.ArgumentParser):
    """Says wrong usage in one line and where to find help; exit code 2."""

    def error(self, message: str) -> NoReturn:
        """End with the message."""
        from handbok_tui.cli.output import complain  # noqa: PLC0415 - only where it is needed

        complain(f"{message}. Hjälp: {self.prog} --help")
        self.exit(2)

    def _print_message(self, message: str, file: object = None) -> None:  # noqa: ARG002 - argparse's
        """Help and version as UTF-8, whatever the locale."""
        from handbok_tui.cli.output import say  # noqa: PLC0415

        say(message)


def speak_swedish() -> None:
    """From now on argparse says everything in Swedish."""
    vars(argparse)["_"] = lambda text: WORDS.get(text, text)
