"""What the program says while a template is filled in."""

from __future__ import annotations

NO_TEMPLATES = "Det finns inga mallar"
NOT_YOURS = "Det är någon annans ifyllda mall. Den går att läsa men inte att ändra här"
ONLY_THEIRS = "Mallen är ifylld ”Bara för mig” av någon annan och visas inte."
FIXED_ROW = "Raden hör till mallen och kan inte tas bort. Backsteg tömmer ett fält"
ONE_ONLY = "Fältet rymmer bara ett värde. Välj m eller a"
TITLE = "Mallar"
REMOVED = "Raden är borttagen. Blanksteg u ångrar"
ROW_BACK = (
    "Raden hade tagits bort av någon annan. Det du skrev står kvar, men följer inte med i exporten"
)
ROW_STAYS = "Raden du tog bort står kvar: någon annan skrev i den samtidigt"
EMPTIED = "Fältet är tömt. Blanksteg u ångrar"
NOT_KNOWN = "Fältet säger ”Vet inte”. Blanksteg u ångrar"
NOT_MOVED = "Raden kan inte flyttas längre"
FIXED_PLACE = "Mallens egna rader ligger still"
REDONE = "Ändringen är gjord igen"
NOTHING_TO_REDO = "Det finns inget att göra om"
NO_LINES = "Inget att säga om mallen än. Fyll i några rader först"
NO_MAP = "Den här mallen har ingen karta"
NO_LINKS = "Den här mallen har inga kopplingar"
NOTHING_TO_LINK = "Det finns inget att koppla till än"
NO_STARTERS = "Det finns inget mer att börja med. Blanksteg n: ny rad"
NO_ADVICE = "Det finns inga råd till fältet"
FIRST_MORE = "Retur visar fälten. Välj sedan ett och skriv"
ALL_SHOWN = "Alla fält syns redan"
UNFOLDED = "Alla fält syns. Blanksteg f: de viktigaste"
FOLDED = "De viktigaste fälten syns, och de som är ifyllda. Blanksteg f: alla"
NO_ROW = "Det finns ingen rad än. Skriv: ny rad"
WRITE = ("Skriv:", "ny rad")
"""At the bottom of a sheet without rows."""
NO_COMMAND = "Det du skriver hamnar ingenstans här. Samma tangent en gång till är ett kommando"
NO_ANALYSIS = "Den här mallen fylls i en gång och ändras sedan"
NOTHING_TO_KEEP = "Det finns inget att spara undan än"
BEGUN_ANEW = "Den förra analysen är kvar. Nu börjar en ny. Blanksteg u ångrar"
PEOPLE = "Hur många svarade?"
PEOPLE_HINT = "ett heltal, eller tomt"
NO_NUMBER = "Skriv ett heltal, till exempel 5"
PRIVATE_ON = "Hela mallen följer inte med i exporten. Blanksteg u ångrar"
PRIVATE_OFF = "Mallen följer med i exporten. Blanksteg u ångrar"
ROW_SHARED = "Raden följer med i exporten. Blanksteg u ångrar"
WHOLE_PRIVATE = "Hela mallen är redan privat. Blanksteg P ändrar det. Blanksteg u ångrar"
LINK_TO = "Koppla till:"
RELATION = "Hur hänger de ihop?"
STARTERS = "Börja med:"
SMALLER = "Gör steget mindre"
LINES = "Det här säger mallen"
MAP = "Karta"
EMPTY_CHOICE = "tomt"
NO_CHOICE = "Inget av valen börjar så. Sudda för att välja; Esc lämnar fältet som det var"
WENT_ON = "Efter siffran går det att skriva vidare. Esc, Blanksteg: menyn"


def typed(text: str) -> str:
    """What has been typed where there are words to choose among."""
    return f"Skrivet: {text}"


def removed(name: str) -> str:
    """A row is gone: "”Ring” är borttagen. Blanksteg u ångrar"."""
    words = " ".join(name.split())
    short = f"{words[:40].rstrip()} …" if len(words) > 41 else words
    return f"”{short}” är borttagen. Blanksteg u ångrar" if short else REMOVED


def row_private(kept: str) -> str:
    """A row is kept: "Raden är bara för mig. Blanksteg u ångrar, P: hela mallen"."""
    return f"Raden är {kept[:1].lower()}{kept[1:]}. Blanksteg u ångrar, P: hela mallen"


def own_words(said: str) -> str:
    """The row of a list of things to connect to that is none of them."""
    words = " ".join(said.split())
    return f"Ändra egna ord: {words}" if words else "Skriv eget …"


def unlink(name: str) -> str:
    """Taking a link away."""
    return f"Ta bort: {name}"


def whose(name: str, day: str, people: int, private: str) -> str:
    """Whose filling, from when, by how many: "Vårt svar (Gruppen) · 2027-01-12 · 5 svarade"."""
    return " · ".join(filter(None, (name, day, f"{people} svarade" if people else "", private)))
