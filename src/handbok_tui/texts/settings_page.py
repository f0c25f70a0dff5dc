"""The page with the everyday settings: what each is called, and what is said about it."""

from __future__ import annotations

TITLE = "Inställningar"
LABELS = {
    "theme": "Färger och kontrast",
    "column": "Textens bredd",
    "key_scheme": "Tangenter",
    "name": "Ditt namn",
    "language": "Språk",
    "full_repaint": "Rita om allt",
}
"""The rows of the page, in their order."""

THEMES = {
    "automatiskt": "Väljs efter vad terminalen klarar.",
    "mörk": "Mörkt och lugnt.",
    "ljus": "Ljust och lugnt, gjort för projektor.",
    "hög kontrast": "Svart med vit och stark text.",
    "terminalens": "Terminalens egna färger, så som du har ställt in dem.",
    "enfärgad": "Inga färger alls.",
}
NO_COLOR = (
    "Miljövariabeln NO_COLOR är satt. Därför visas inga färger nu, vad du än väljer. "
    "Valet sparas och gäller när NO_COLOR är borta."
)
FEW_COLOURS = "Terminalen visar bara några få färger. Säkrast är ”automatiskt”."

COLUMN = "{low} till {high} tecken, som mest. Retur: skriv ett tal."
NOT_SO_WIDE = "Här får {room} tecken plats. Bredare syns i ett större fönster."
WIDEST = "{high} tecken är det bredaste."
NARROWEST = "{low} tecken är det smalaste."
COLUMN_LINE = "Textens bredd:"
COLUMN_HINT = "{low} till {high} tecken"
NO_COLUMN = "Skriv ett tal från {low} till {high}, till exempel 72."

SCHEMES = {
    "nya": "Tangenterna som hjälpen visar. Ändra: även bokstäverna från tidigare versioner.",
    "tidigare": "Också de bokstäver som fanns i tidigare versioner, till exempel {examples}.",
}

SCHEME_NAMES = {"nya": "nya, som i hjälpen", "tidigare": "nya och tidigare"}

NAME = "Så heter du för andra som har arbetsboken."
NAME_OF_LOGIN = "Utan eget namn gäller namnet du loggar in med: {name}."
NAME_IN_BOOK = "I den här arbetsboken står det {name}. Retur två gånger skriver ditt namn där."
NAME_NOT_IN_BOOK = "I den här arbetsboken står namnet inte: {reason}"
OTHER_NAMES = "Gruppens namn ändras med {group} i läsaren, organisationens med {facts}."
NAME_LINE = "Ditt namn:"
NAME_HINT = "tomt: som du loggar in"
TOO_LONG = "Ett namn får ha högst {longest} tecken. Korta det."

LANGUAGE = "svenska"
ONLY_SWEDISH = "Programmet finns bara på svenska."

FULL_REPAINT = (
    "Bara för en terminal som visar fel: hela skärmen ritas om varje gång. "
    "Det kan gå långsamt över nätet."
)
REPAINT_FORCED = (
    "Miljövariabeln HANDBOK_FULL_REPAINT är satt. Därför ritas allt om nu, vad du än väljer. "
    "Valet sparas och gäller när den är borta."
)

SAVED = "Sparat i config.toml"
KEPT_IN = "Sparas i {path}"
NOT_SAVED = "Gäller nu men är inte sparat: {reason}"
NOT_SAVED_SHORT = "Gäller nu men är inte sparat"
UNREADABLE = "Det du ändrar här gäller nu men sparas inte förrän filen går att läsa: {reason}"
WRONG = "I filen med inställningar är något fel: {reason}"
WRITE, CHANGE = "Skriv", "Ändra"
"""What Enter does on a row."""

SAMPLE_HEADING = "Så här ser det ut"
SAMPLE = (
    "Den här texten är bara till för att visa färger och bredd. Så här brett står kapitlen, och "
    "så här ser en rubrik, en fråga och ett svar ut. Det som är valt har alltid ett tecken "
    "framför sig, så inget sägs bara med färg."
)
SAMPLE_QUESTION = "Är det lätt att läsa där du sitter?"
SAMPLE_ANSWER = "Så här ser det ut som ni har skrivit själva."


def row(label: str, value: str, width: int) -> str:
    """A setting on a line: what it is, and what it is set to."""
    return f"{label:<{width}}  {value}"


def chosen(value: str) -> str:
    """A value that can be turned with the arrows."""
    return f"‹ {value} ›"


def column(cells: int) -> str:
    """How wide."""
    return f"{cells} tecken"


def yes(*, on: bool) -> str:
    """On or off."""
    return "ja" if on else "nej"


def automatic(theme: str) -> str:
    """What "automatiskt" is here."""
    return f"Här blir det ”{theme}”."


def own_keys(number: int) -> str:
    """That keys in the file go before those of the scheme."""
    commands = "1 kommando" if number == 1 else f"{number} kommandon"
    return f"I filen har {commands} egna tangenter, som går före."


def wrong_keys(reasons: list[str]) -> str:
    """Own keys that cannot hold now."""
    return f"Det här i filen gäller inte: {' '.join(reasons)}"
