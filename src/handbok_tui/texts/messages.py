"""What the program says while it is used.  Imperative, no exclamation marks, du."""

from __future__ import annotations

NO_STOPS = "Här finns inget att öppna. Pil höger: nästa kapitel"
SAVED = "Sparat"
SAVES_ITSELF = "Allt sparas av sig självt medan du skriver"
CHOOSE_QUESTION = "Välj en fråga först med Tabb"
ALL_ANSWERED = "Alla frågor har ett svar. x: exportera din handbok"
UNDONE = "Ändringen är ångrad"
NOTHING_TO_UNDO = "Det finns inget att ångra"
CHAPTER_DONE = "Du har svarat på alla frågor i kapitlet. x: exportera din handbok"
LEFT_BY_CTRL_Q = "Handboken är stängd (Ctrl+Q) och allt är sparat. Öppna den igen med: handbok"
STILL_SAVING = "Sparar … Programmet avslutas när det är klart"
NO_TERMINAL = (
    "Läsaren behöver en terminal. Läs kapitlet som text med ”handbok read 1”, "
    "eller ta hem din handbok med ”handbok export”."
)
TOO_SMALL = "Fönstret är för litet. Minst 40 × 12 behövs."
TEXT_COPIED = "Kopierat här, och skickat till terminalens urklipp om den tar emot"
EDITOR_DONE = "Texten är hämtad från din redigerare"
EDITOR_LIVES = "Din redigerare är öppen än. Det du sparar där erbjuds nästa gång du startar handbok"
NOT_UTF8 = (
    "Terminalen skickar inte UTF-8. PuTTY: Window > Translation > Remote character set: UTF-8"
)
"""Without å, ä and ö: such a terminal does not show them."""
NOT_UTF8_SHORT = "Terminalen skickar inte UTF-8. PuTTY: Window > Translation"
LEFT_OUT = "Texten är inklistrad. Styrtecken som stod i den är utelämnade"
KEY_CUT = "En tangent kom i två delar och lästes som Esc. Det som skrevs direkt efter togs inte med"
KEY_CUT_SHORT = "En tangent kom i delar, som Esc. Det därefter togs inte med"


def undoable(said: str) -> str:
    """What was done, where one key takes it back."""
    return f"u ångrar. {said}"


def undoable_one_by_one(said: str) -> str:
    """What was done with several answers."""
    return f"u ångrar ett i taget. {said}"


def no_chapter(number: str) -> str:
    """A chapter number that does not exist was pressed."""
    return f"Det finns inget kapitel {number}"


def column(width: int) -> str:
    """The text column has another width."""
    return f"Textspalten är {width} tecken bred"


def copied(address: str) -> str:
    """A link was copied; nothing tells whether the terminal took it, so the address is shown."""
    return f"Skickat till terminalens urklipp, om den tar emot. Adressen: {address}"


def on_to(chapter: str) -> str:
    """The next unanswered question stands in another chapter."""
    return f"Vidare till {chapter}. b går tillbaka"


def went_on(log: str) -> str:
    """The program has a fault and goes on; ``log`` is the name of a file among "where"."""
    return "Ett fel i programmet. Det du har skrivit är kvar." + (f" Se {log}" if log else "")


def crashed(log: str) -> str:
    """The program has a fault and has ended."""
    where = f" Vad som hände står i {log}, utan det du har skrivit." if log else ""
    return f"Programmet har ett fel och avslutades. Det du har skrivit är kvar.{where}"


def only_ones_own(line: int) -> str:
    """workbook.toml cannot be read, so nobody knows which groups there are."""
    place = f"workbook.toml:{line}" if line else "workbook.toml"
    return f"{place} går inte att läsa. Bara egna svar kan ändras. Se handbok check"


def faults(first: str, count: int) -> str:
    """What was found wrong in the files at the start; ``first`` has the file's name and line."""
    return f"{first} (och {count - 1} fel till: handbok check)" if count > 1 else first


def not_saved(reason: str) -> str:
    """Saving fails; the text is kept."""
    return f"Gick inte att spara: {reason}"


ASK_LEAVE_LINE = "▸ Retur: ta det du skrev. Esc en gång till: låt bli, då sparas det inte"
OTHER_PLACE = "Spara på en annan plats:"
TAKEN = "Det finns redan en fil som heter så. Välj ett annat namn."
ASK_ELSEWHERE = "▸ Retur: spara i filen här nedanför. Esc: tillbaka till läsningen"
OTHER_PLACE_HINT = "Retur sparar, Esc går tillbaka"
ELSEWHERE = "~/handbok-osparat.md"


def saved_elsewhere(path: str) -> str:
    """The unsaved answers went to a file of their own."""
    return f"De svar som inte kunde sparas finns i {path}"


def saving(kind: str, clock: str, error: str) -> str:
    """The state of saving: "Sparat 14:32"."""
    return {
        "idle": "",
        "dirty": "Osparat",
        "saving": "Sparar …",
        "saved": f"{SAVED} {clock}",
        "failed": not_saved(error),
    }[kind]
