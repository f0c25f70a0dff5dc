"""What may be typed after ``handbok``: commands, options, help, in Swedish.

The commands stand once, in COMMANDS; parser, help and aliases come from there.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from handbok_tui import __version__
from handbok_tui.cli.parser import Parser, formatter, speak_swedish
from handbok_tui.export.formats import DEFAULT, FORMATS

if TYPE_CHECKING:
    from handbok_tui.storage.files.locations import Locations


class Arguments(argparse.Namespace):
    """The parsed command line; ``run`` carries the command out and returns the exit code."""

    run: Callable[[Arguments], int]
    workbook: str | None
    edition: str | None

    def locations(self) -> Locations:
        """The folders that the arguments and the environment name."""
        from handbok_tui.storage.files.locations import find  # noqa: PLC0415 - not for --version

        return find(self.workbook, self.edition)


def _late(module: str) -> Callable[[Arguments], int]:
    """The ``run`` of a command's module, imported when the command is carried out."""

    def run(arguments: Arguments) -> int:
        command: Callable[[Arguments], int] = import_module(f"handbok_tui.cli.{module}").run
        return command(arguments)

    return run


def _read(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "chapter", nargs="?", default="", metavar="KAPITEL",
        help="nummer eller id, till exempel 1; eller en mall, till exempel nulagesanalys",
    )  # fmt: skip
    parser.add_argument("--worksheet", default="", metavar="MALL", help="en mall i stället")
    parser.add_argument("--respondent", default="", metavar="VEM", help="vems mall det är")
    parser.add_argument(
        "--markdown", action="store_true", help="som Markdown att ändra i och importera; utan svar"
    )


def _import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files",
        nargs="+",
        metavar="FIL",
        help="Markdown- eller Wordfiler (.docx); - är standard in",
    )
    parser.add_argument(
        "--chapter", default="", metavar="KAPITEL", help="kapitlet det ska bli, nummer eller id"
    )
    parser.add_argument(
        "--beside", action="store_true", help="ett nytt kapitel, även om ett sådant finns"
    )
    parser.add_argument("--dry-run", action="store_true", help="visa vad det blir, ändra inget")
    parser.add_argument(
        "--force", action="store_true", help="ersätt även det som är ändrat här sedan sist"
    )
    parser.add_argument(
        "--anyway", action="store_true", help="även en fil som inte ser ut som en egen text"
    )


def _new_edition(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", metavar="MAPP", help="en ny eller tom mapp")


def _answer(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("question", metavar="FRÅGA", help="frågans id, till exempel k1-ref-1")
    parser.add_argument("--respondent", default="", metavar="VEM", help="vems svar det är")
    parser.add_argument("--field", default="", metavar="FÄLT", help="del av en sammansatt fråga")
    parser.add_argument("--done", action="store_true", help="markera svaret som klart")
    parser.add_argument("--empty", action="store_true", help="låt en tom text tömma svaret")
    parser.add_argument("--show", action="store_true", help="skriv ut det sparade svaret")


_ALSO = (
    "även source (källtexten), unanswered, earlier, private, orphans, reflections (ur loggen); "
    "med komma emellan"
)


def _export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-o", "--output", default="-", metavar="FIL", help="fil att skriva; - är standard ut"
    )
    parser.add_argument("--force", action="store_true", help="skriv över en fil som finns")
    parser.add_argument(
        "--format", default="", metavar="FORMAT",
        help=f"{', '.join(FORMATS)}; annars efter filens namn, eller {DEFAULT}",
    )  # fmt: skip
    parser.add_argument(
        "--chapter", nargs="+", action="extend", default=[], metavar="KAPITEL", help="bara dessa"
    )
    parser.add_argument(
        "--respondent",
        nargs="+",
        action="extend",
        default=[],
        metavar="VEM",
        help="bara dessas svar",
    )
    parser.add_argument(
        "--include",
        default="",
        metavar="DELAR",
        help=_ALSO,
    )
    parser.add_argument(
        "--profile", default="handbok", metavar="PROFIL", help="handbok, blankett, period, ledning"
    )
    parser.add_argument(
        "--period", default="", metavar="PERIOD",
        help="till profilen period: 2027-01, 2027-T1, 2027-D8, 2027; annars nuvarande tertial",
    )  # fmt: skip
    parser.add_argument("--from", dest="first", default="", metavar="DAG", help="eller från den")
    parser.add_argument("--to", dest="last", default="", metavar="DAG", help="till och med den")
    parser.add_argument(
        "--dry-run", action="store_true", help="visa vad som följer med; skriv ingenting"
    )


def _import_answers(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FIL", help="den ifyllda blanketten; - är standard in")
    parser.add_argument("--respondent", default="", metavar="VEM", help="vems svar det är")
    parser.add_argument("--yes", action="store_true", help="läs in svaren")


def _freeze(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "name", nargs="?", default="", metavar="NAMN", help="vad utgåvan heter; annars Utgåva + år"
    )
    parser.add_argument("--list", action="store_true", help="visa de frysta utgåvorna")
    parser.add_argument("--show", default="", metavar="NAMN", help="skriv ut en fryst utgåva")
    parser.add_argument(
        "--include",
        default="",
        metavar="DELAR",
        help=_ALSO,
    )


def _search(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs="+", metavar="TEXT", help="det du söker; å är inte a")


def _restore(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "question",
        nargs="?",
        default="",
        metavar="FRÅGA",
        help="frågans id, en fil eller en ändrings id; utan visas alla",
    )
    parser.add_argument("--respondent", default="", metavar="VEM", help="vems svar det är")
    parser.add_argument("--field", default="", metavar="FÄLT", help="del av en sammansatt fråga")
    parser.add_argument(
        "--day", default="", metavar="DAG", help="när det skrevs, som 2027-01-12; annars senast"
    )
    parser.add_argument("--show", action="store_true", help="skriv ut den äldre texten")
    parser.add_argument("--changes", action="store_true", help="visa dina senaste ändringar")
    parser.add_argument("--yes", action="store_true", help="ta tillbaka den")


def _reflect(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--list", action="store_true", help="skriv ut dina reflektioner")


def _learned(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs="*", metavar="TEXT", help="vad ni lärde er")
    parser.add_argument("--where", default="", metavar="VAR", help="var ni lärde er det")
    parser.add_argument("--for", dest="use", default="", metavar="VEM", help="vem som har nytta")
    parser.add_argument("--private", action="store_true", help="bara för dig")
    parser.add_argument("--list", action="store_true", help="skriv ut lärdomarna")


def _status(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="för program att läsa")
    parser.add_argument(
        "--short", action="store_true", help="en rad eller två att visa vid inloggning, eller ingen"
    )


def _check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folders", nargs="*", default=[], metavar="MAPP", help="arbetsböcker eller utgåvor"
    )


def _nothing(_parser: argparse.ArgumentParser) -> None:
    pass


def _folders(parser: argparse.ArgumentParser, default: object) -> None:
    """Which folders, before the command or after it; a command's own default hides nothing."""
    parser.add_argument(
        "--workbook", metavar="MAPP", default=default, help="arbetsboken (annars $HANDBOK_DIR)"
    )
    parser.add_argument(
        "--edition",
        metavar="MAPP",
        default=default,
        help="en annan handbok än den som följer med (annars $HANDBOK_EDITION)",
    )


_MODULES = {
    "check": "reading.check",
    "read": "reading.read",
    "search": "reading.search",
    "status": "reading.status",
    "where": "reading.where",
    "answer": "writing.answer",
    "learned": "writing.learned",
    "reflect": "writing.reflect",
    "restore": "writing.restore",
    "export": "files.export",
    "freeze": "files.freeze",
    "import": "files.import_",
    "import-answers": "files.import_answers",
    "new-edition": "files.new_edition",
}
"""Where each command is carried out."""
Declare = Callable[[argparse.ArgumentParser], None]
COMMANDS: tuple[tuple[str, tuple[str, ...], str, Declare], ...] = (
    ("read", ("läs",), "skriv ut ett kapitel eller en mall som text", _read),
    ("answer", ("svara",), "svara på en fråga, eller visa svaret", _answer),
    ("export", ("exportera",), "ta hem din egen handbok: Markdown, webbsida, Word, PDF", _export),
    ("freeze", ("frys",), "frys en utgåva av din egen handbok, eller visa en", _freeze),
    ("import-answers", ("läs-in-svar",), "läs in svar från en ifylld blankett", _import_answers),
    ("search", ("sök",), "sök i kapitel, svar och mallar", _search),
    ("import", ("importera",), "gör ett eget kapitel av en Markdown- eller Wordfil", _import),
    ("restore", ("återställ",), "visa äldre versioner och ändringar, och ta tillbaka en", _restore),
    ("reflect", ("reflektera",), "svara på dagens fråga, eller visa dina reflektioner", _reflect),
    ("learned", ("lärde",), "skriv upp en lärdom, eller visa lärdomarna", _learned),
    ("status", (), "hur långt du har kommit och var filerna finns", _status),
    ("check", ("kontrollera",), "läs alla filer och säg vad som är fel i dem", _check),
    ("new-edition", ("ny-utgåva",), "gör en mapp med en egen handbok att fylla i", _new_edition),
    ("where", ("var",), "mapparna som används", _nothing),
)
"""Name, Swedish aliases, what it does, its own arguments; the module bears the name."""


def parse(words: Sequence[str]) -> Arguments:
    """The command line as values.  Exits with 2 on wrong usage, 0 after help or version."""
    speak_swedish()
    parser = Parser(
        prog="handbok",
        formatter_class=formatter,
        description="Läs handboken, svara på frågorna och ta hem din egen handbok. "
        "Utan kommando öppnas läsaren.",
        epilog="Fortsätt läsa där du slutade: handbok",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"handbok {__version__}",
                        help="visa programmets version")  # fmt: skip
    _folders(parser, None)
    parser.set_defaults(run=_late("open_screen"))
    commands = parser.add_subparsers(metavar="KOMMANDO", title="kommandon", parser_class=Parser)
    for name, aliases, summary, declare in COMMANDS:
        command = commands.add_parser(
            name, aliases=aliases, help=summary, description=summary[0].upper() + summary[1:] + ".",
            allow_abbrev=False, formatter_class=formatter,
        )  # fmt: skip
        declare(command)
        _folders(command, argparse.SUPPRESS)
        command.set_defaults(run=_late(_MODULES[name]))
    return parser.parse_args(words, Arguments())
