"""Every command of the screen, once: keys, footer, help and docs/keys.md come from here.

A command is carried out by the method ``action_<id>`` of the screen that is shown.  Keys are
Textual's names; only keys that a Swedish keyboard, tmux, PuTTY and flow control let through
stand alone, all others have such a key beside them.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from textual.keys import key_to_character

Scope = Literal[
    "reader", "answer", "find", "prompt", "search", "list", "facts", "export", "import",
    "recovery", "conflict", "presence", "chapter", "part", "chapters",
]  # fmt: skip
SCOPES: dict[Scope, str] = {
    "reader": "När du läser",
    "answer": "När du skriver ett svar",
    "find": "När du söker i kapitlet",
    "search": "När du söker överallt",
    "prompt": "När du svarar på en kort fråga",
    "list": "I en lista (skriv för att filtrera)",
    "facts": "När du skriver om er verksamhet",
    "export": "När du exporterar",
    "import": "När du importerar",
    "recovery": "När text inte hann sparas",
    "conflict": "När ett svar har skrivits på två håll",
    "presence": "När arbetsboken är öppen på flera ställen",
    "chapter": "När du redigerar ett kapitel",
    "part": "När du skriver i ett kapitel",
    "chapters": "När du ordnar kapitlen",
}
"""The places where keys mean something, as the help names them."""


class Command(NamedTuple):
    """One thing a person can do.

    ``label`` is short, for the footer; ``help`` is one line, for help and docs.  ``rank`` is
    the place in the footer, 0 for commands that are not shown there.  ``shown_keys`` replaces
    the names of the keys where a whole row of keys does the same.
    """

    id: str
    scope: Scope
    keys: tuple[str, ...]
    label: str
    help: str
    rank: int = 0
    shown_keys: str = ""


COMMANDS: tuple[Command, ...] = (
    Command("line_down", "reader", ("down", "j"), "Ner", "En rad ner"),
    Command("line_up", "reader", ("up", "k"), "Upp", "En rad upp"),
    Command("page_down", "reader", ("pagedown", "space"), "Sida ner", "En sida ner"),
    Command("page_up", "reader", ("pageup",), "Sida upp", "En sida upp"),
    Command("top", "reader", ("home", "g"), "Början", "Till kapitlets början"),
    Command("bottom", "reader", ("end", "G"), "Slutet", "Till kapitlets slut"),
    Command("next_leaf", "reader", ("right", "l"), "Nästa kapitel", "Nästa kapitel"),
    Command("previous_leaf", "reader", ("left", "h"), "Föregående", "Föregående kapitel"),
    Command(
        "open_number", "reader", tuple("123456789"), "Kapitel", "Kapitlet med det numret",
        shown_keys="1–9",
    ),
    Command("start", "reader", ("0",), "Start", "Till startsidan"),
    Command("next_stop", "reader", ("tab",), "Nästa", "Nästa fråga eller länk", 2),
    Command("previous_stop", "reader", ("shift+tab",), "Förra", "Förra frågan eller länken"),
    Command("open_stop", "reader", ("enter",), "Svara/öppna", "Svara på frågan, öppna länken", 1),
    Command("next_unanswered", "reader", ("o",), "Obesvarad", "Nästa obesvarade fråga", 4),
    Command("previous_unanswered", "reader", ("O",), "Förra", "Förra obesvarade frågan"),
    Command("contents", "reader", ("i",), "Innehåll", "Innehåll med avsnitt och frågor", 3),
    Command("find", "reader", ("slash", "ctrl+f"), "Sök", "Sök i kapitlet"),
    Command("next_hit", "reader", ("n",), "Nästa träff", "Nästa träff"),
    Command("previous_hit", "reader", ("N",), "Förra träffen", "Förra träffen"),
    Command("search_all", "reader", ("s",), "Sök överallt", "Sök i alla kapitel och svar"),
    Command("switch_respondent", "reader", ("v",), "Vem", "Byt mellan mitt svar och vårt svar"),
    Command("toggle_private", "reader", ("p",), "Privat", "Svaret bara för mig, av och på"),
    Command("skip", "reader", ("t",), "Hoppa över", "Hoppa över frågan tills vidare, av och på"),
    Command("answer_anew", "reader", ("r",), "Svara på nytt", "Svara på nytt; det gamla är kvar"),
    Command("then_and_now", "reader", ("D",), "Då och nu", "Visa eller dölj tidigare svar"),
    Command("follow_up", "reader", ("F",), "Följ upp", "När svaret ska följas upp"),
    Command("add_group", "reader", ("V",), "Ny grupp", "Lägg till en grupp som svarar"),
    Command("undo", "reader", ("u",), "Ångra", "Ångra senaste ändringen av ett svar"),
    Command("edit", "reader", ("e",), "Redigera", "Redigera kapitlet: ändra, lägg till, ta bort"),
    Command("chapters", "reader", ("K",), "Kapitel", "Nytt kapitel, ordna och dölj kapitel"),
    Command("export", "reader", ("x",), "Exportera", "Ta hem din egen handbok", 5),
    Command("import", "reader", ("I",), "Importera", "Gör ett kapitel av en Markdownfil"),
    Command("facts", "reader", ("y",), "Om er", "Er organisation, vision och vem som äger frågan"),
    Command("wider", "reader", ("plus",), "Bredare", "Bredare textspalt"),
    Command("narrower", "reader", ("minus",), "Smalare", "Smalare textspalt"),
    Command("palette", "reader", ("ctrl+p",), "Allt", "Sök bland alla kommandon och platser"),
    Command("redraw", "reader", ("ctrl+l",), "Rita om", "Rita om skärmen"),
    Command("back", "reader", ("b", "backspace"), "Tillbaka", "Tillbaka dit du var"),
    Command("help", "reader", ("question_mark", "f1"), "Hjälp", "Alla tangenter", 6),
    Command("leave", "reader", ("q",), "Avsluta", "Avsluta; allt är sparat"),
    Command("done", "answer", ("escape", "f10"), "Klar med att skriva", "Tillbaka (sparas)", 1),
    Command("mark_done", "answer", ("f2",), "Markera som klart", "Klart, eller åter utkast", 2),
    Command("next_field", "answer", ("tab",), "Nästa fält", "Nästa fält i en sammansatt fråga"),
    Command("previous_field", "answer", ("shift+tab",), "Förra fältet", "Förra fältet"),
    Command("external_editor", "answer", ("f4",), "Egen redigerare", "Skriv i $VISUAL, $EDITOR"),
    Command("save_now", "answer", ("ctrl+s",), "Spara", "Spara nu (behövs aldrig)"),
    Command("help", "answer", ("f1",), "Hjälp", "Alla tangenter", 3),
    Command("next_hit", "find", ("down", "tab"), "Nästa", "Nästa träff", 2),
    Command("previous_hit", "find", ("up", "shift+tab"), "Förra", "Förra träffen"),
    Command("keep", "find", ("enter",), "Behåll", "Läs vidare med träffarna markerade", 1),
    Command("close", "find", ("escape",), "Avbryt", "Tillbaka dit sökningen började", 3),
    Command("row_down", "search", ("down", "tab"), "Nästa", "Nästa träff", 3),
    Command("row_up", "search", ("up", "shift+tab"), "Förra", "Förra träffen"),
    Command("rows_down", "search", ("pagedown",), "Sida ner", "En sida ner"),
    Command("rows_up", "search", ("pageup",), "Sida upp", "En sida upp"),
    Command("choose", "search", ("enter",), "Gå dit", "Gå till träffen", 1),
    Command("close", "search", ("escape",), "Stäng", "Tillbaka dit du var", 2),
    Command("help", "search", ("f1",), "Hjälp", "Alla tangenter", 4),
    Command("accept", "prompt", ("enter",), "Klar", "Ta det som står på raden", 1),
    Command("close", "prompt", ("escape",), "Avbryt", "Låt det vara", 2),
    Command("row_down", "list", ("down", "tab"), "Ner", "En rad ner"),
    Command("row_up", "list", ("up", "shift+tab"), "Upp", "En rad upp"),
    Command("rows_down", "list", ("pagedown",), "Sida ner", "En sida ner"),
    Command("rows_up", "list", ("pageup",), "Sida upp", "En sida upp"),
    Command("choose", "list", ("enter",), "Öppna", "Öppna raden", 1),
    Command("close", "list", ("escape",), "Stäng", "Stäng listan", 2),
    Command("next_line", "facts", ("enter", "tab", "down"), "Nästa", "Nästa rad", 1),
    Command("previous_line", "facts", ("shift+tab", "up"), "Förra", "Förra raden"),
    Command("close", "facts", ("escape",), "Klar", "Spara och gå tillbaka", 2),
    Command("write_file", "export", ("enter",), "Exportera", "Skriv filen", 1),
    Command("row_down", "export", ("down", "j", "tab"), "Ner", "Nästa val"),
    Command("row_up", "export", ("up", "k", "shift+tab"), "Upp", "Förra valet"),
    Command("next_value", "export", ("right", "l", "space"), "Ändra", "Ändra valet", 2),
    Command("previous_value", "export", ("left", "h"), "Ändra", "Ändra valet åt andra hållet"),
    Command("name_file", "export", ("f",), "Annan fil", "Välj filens namn och plats", 4),
    Command("copy", "export", ("c",), "Kopiera", "Skicka texten till terminalens urklipp", 5),
    Command("along_down", "export", ("pagedown",), "Sida ner", "Mer av det som följer med"),
    Command("along_up", "export", ("pageup",), "Sida upp", "Tillbaka i det som följer med"),
    Command("close", "export", ("escape", "q"), "Stäng", "Tillbaka till läsaren", 6),
    Command("go_on", "import", ("enter",), "Visa/importera", "Visa vad det blir, importera", 1),
    Command("complete", "import", ("tab",), "Fyll i", "Fyll i resten av filnamnet", 2),
    Command("in_front", "import", ("f2",), "Framför", "Framför utgåvans kapitel"),
    Command("beside", "import", ("f3",), "Bredvid", "Bredvid, som ett nytt kapitel"),
    Command("rows_down", "import", ("pagedown",), "Sida ner", "Längre ner i det som visas"),
    Command("rows_up", "import", ("pageup",), "Sida upp", "Längre upp i det som visas"),
    Command("close", "import", ("escape",), "Avbryt", "Tillbaka utan att importera", 3),
    Command("take_back", "recovery", ("t",), "Ta tillbaka", "Ta tillbaka det du skrev", 1),
    Command("keep_file", "recovery", ("f",), "Behåll filens", "Behåll det som står i filen", 2),
    Command("decide_later", "recovery", ("escape",), "Bestäm senare", "Låt frågan vänta", 3),
    Command("mine", "conflict", ("m",), "Min", "Min version gäller", 1),
    Command("theirs", "conflict", ("a",), "Den andra", "Den andra versionen gäller", 2),
    Command("both", "conflict", ("b",), "Båda", "Båda, efter varandra", 3),
    Command("decide_later", "conflict", ("escape",), "Bestäm senare", "Låt båda stå kvar", 4),
    Command("write_too", "presence", ("enter", "escape"), "Skriv här också", "Skriv här också", 1),
    Command("read_only", "presence", ("s",), "Skrivskyddat", "Fortsätt skrivskyddat", 2),
    Command("row_down", "chapter", ("down", "j"), "Ner", "Nästa del"),
    Command("row_up", "chapter", ("up", "k"), "Upp", "Delen före"),
    Command("rows_down", "chapter", ("pagedown", "space"), "Sida ner", "En sida ner"),
    Command("rows_up", "chapter", ("pageup",), "Sida upp", "En sida upp"),
    Command("first_row", "chapter", ("home", "g"), "Början", "Till den första delen"),
    Command("last_row", "chapter", ("end", "G"), "Slutet", "Till den sista delen"),
    Command("write", "chapter", ("enter",), "Skriv", "Skriv i delen; tar tillbaka en borttagen", 1),
    Command("add", "chapter", ("a",), "Lägg till", "Lägg till efter: avsnitt, fråga, punkt …", 2),
    Command("remove", "chapter", ("d", "delete"), "Ta bort", "Ta bort delen; svar är kvar", 3),
    Command("move_up", "chapter", ("K",), "Flytta upp", "Flytta delen uppåt"),
    Command("move_down", "chapter", ("J",), "Flytta ner", "Flytta delen nedåt"),
    Command("kind", "chapter", ("s",), "Slag", "Avsnittets slag: text, sammanfattning, frågor …"),
    Command("space", "chapter", ("v",), "Jag/vi", "Vem frågan öppnas för, jag eller vi"),
    Command("undo", "chapter", ("u",), "Ångra", "Ångra, hur långt tillbaka som helst", 4),
    Command("redo", "chapter", ("r",), "Gör om", "Gör om det som ångrades"),
    Command("published", "chapter", ("o",), "Utgåvan", "Visa eller dölj utgåvans text"),
    Command("put_back", "chapter", ("t",), "Ta tillbaka", "Ta tillbaka utgåvans text i delen"),
    Command("put_all_back", "chapter", ("T",), "Allt tillbaka", "Hela kapitlet som i utgåvan"),
    Command("clash", "chapter", ("n",), "Ny utgåva", "Välj där utgåvan har fått ny text"),
    Command("close", "chapter", ("escape", "q", "b"), "Klar", "Tillbaka till texten; sparas", 5),
    Command("help", "chapter", ("question_mark", "f1"), "Hjälp", "Alla tangenter", 6),
    Command("done", "part", ("escape", "f10"), "Klar", "Tillbaka till kapitlets delar; sparas", 1),
    Command("published", "part", ("f3",), "Utgåvans text", "Visa eller dölj utgåvans text", 2),
    Command("external_editor", "part", ("f4",), "Egen redigerare", "Skriv i $VISUAL, $EDITOR"),
    Command("save_now", "part", ("ctrl+s",), "Spara", "Spara nu (behövs aldrig)"),
    Command("help", "part", ("f1",), "Hjälp", "Alla tangenter", 3),
    Command("row_down", "chapters", ("down", "j"), "Ner", "Nästa kapitel"),
    Command("row_up", "chapters", ("up", "k"), "Upp", "Kapitlet före"),
    Command("open", "chapters", ("enter",), "Läs", "Läs kapitlet", 1),
    Command("new", "chapters", ("n",), "Nytt", "Skriv ett nytt kapitel", 2),
    Command("edit", "chapters", ("e",), "Redigera", "Redigera kapitlet", 3),
    Command("hide", "chapters", ("d",), "Dölj/visa", "Dölj kapitlet, eller visa det igen", 4),
    Command("move_up", "chapters", ("K",), "Flytta upp", "Flytta kapitlet uppåt"),
    Command("move_down", "chapters", ("J",), "Flytta ner", "Flytta kapitlet nedåt"),
    Command("close", "chapters", ("escape", "q", "b"), "Klar", "Tillbaka till texten", 5),
    Command("help", "chapters", ("question_mark", "f1"), "Hjälp", "Alla tangenter", 6),
)  # fmt: skip

_KEY_NAMES = {
    "down": "↓", "up": "↑", "left": "←", "right": "→", "pagedown": "PgDn", "pageup": "PgUp",
    "space": "Blanksteg", "home": "Home", "end": "End", "tab": "Tabb", "shift+tab": "Skift+Tabb",
    "enter": "Retur", "escape": "Esc", "backspace": "Backsteg", "question_mark": "?",
    "slash": "/", "plus": "+", "minus": "−",
}  # fmt: skip


def key_name(key: str) -> str:
    """A key as a Swedish keyboard names it: "Retur", "Ctrl+S", "F2"."""
    if key in _KEY_NAMES:
        return _KEY_NAMES[key]
    character = key_to_character(key)
    if character and character.isprintable():
        return character
    return "+".join(part.capitalize() for part in key.split("+"))


def keys_shown(command: Command) -> str:
    """All keys of a command: "PgDn Blanksteg"."""
    return command.shown_keys or " ".join(key_name(key) for key in command.keys)


_in_use = list(COMMANDS)


def use(commands: tuple[Command, ...]) -> None:
    """Let everything below come from this table: the same commands, with a person's own keys.

    Before the program starts.
    """
    _in_use[:] = commands


def in_scope(scope: Scope) -> tuple[Command, ...]:
    """The commands of one place, in the order of the table."""
    return tuple(command for command in _in_use if command.scope == scope)


def command_for(scope: Scope, key: str) -> Command | None:
    """What a key (Textual's name) means in a place, or None."""
    return next((command for command in in_scope(scope) if key in command.keys), None)


def footer(scope: Scope) -> tuple[tuple[str, str], ...]:
    """Key and label of the commands shown at the bottom, at most six."""
    ranked = sorted((c for c in in_scope(scope) if c.rank), key=lambda command: command.rank)
    return tuple((key_name(command.keys[0]), command.label) for command in ranked[:6])
