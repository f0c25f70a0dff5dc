"""Every command of the screen, once: keys, footer, help and docs/keys.md come from here.

A command is carried out by the method ``action_<id>`` of the screen that is shown.  Keys are
Textual's names; only keys that a Swedish keyboard, tmux, PuTTY and flow control let through
stand alone, all others have such a key beside them.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal, NamedTuple

from textual.keys import key_to_character

Scope = Literal[
    "reader", "answer", "entry", "group", "find", "prompt", "search", "list", "facts",
    "export", "import", "form", "whole", "recovery", "conflict", "presence", "follow_up",
    "worksheet", "cell", "cell_text", "choice", "lines", "chapter", "part", "chapters",
]  # fmt: skip
SCOPES: dict[Scope, str] = {
    "reader": "När du läser",
    "answer": "När du skriver ett svar",
    "entry": "När du skriver i loggen",
    "group": "I gruppläget",
    "find": "När du söker i kapitlet",
    "search": "När du söker överallt",
    "prompt": "När du svarar på en kort fråga",
    "list": "I en lista (skriv för att filtrera)",
    "facts": "När du skriver om er verksamhet",
    "export": "När du exporterar",
    "whole": "När du läser en fryst utgåva eller förhandsgranskar",
    "import": "När du importerar",
    "form": "När du läser in en ifylld blankett",
    "recovery": "När text inte hann sparas",
    "conflict": "När ett svar har skrivits på två håll",
    "presence": "När arbetsboken är öppen på flera ställen",
    "follow_up": "När du följer upp",
    "worksheet": "När du fyller i en mall",
    "cell": "När du skriver i ett fält",
    "cell_text": "När du skriver en längre text i ett fält",
    "choice": "När du väljer ett värde",
    "lines": "När du läser vad mallen säger",
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
    Command("top", "reader", ("home",), "Början", "Till kapitlets början"),
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
    Command("make_activity", "reader", ("a",), "Aktivitet", "Gör aktivitet av fråga eller lärdom"),
    Command("make_goal", "reader", ("M",), "Minimål", "Gör ett litet mål av fråga eller lärdom"),
    Command("follow_ups", "reader", ("f",), "Följ upp", "Allt som ska följas upp"),
    Command("follow_up", "reader", ("F",), "Följ upp", "När svaret ska följas upp"),
    Command("add_group", "reader", ("V",), "Ny grupp", "Lägg till en grupp som svarar"),
    Command("undo", "reader", ("u",), "Ångra", "Ångra senaste ändringen av ett svar"),
    Command("edit", "reader", ("e",), "Redigera", "Redigera kapitlet: ändra, lägg till, ta bort"),
    Command("chapters", "reader", ("K",), "Kapitel", "Nytt kapitel, ordna och dölj kapitel"),
    Command("export", "reader", ("x",), "Exportera", "Ta hem din egen handbok", 5),
    Command("frozen", "reader", ("U",), "Utgåvor", "Frysta utgåvor: läs en, frys en ny"),
    Command("reflect", "reader", ("d",), "Dagens", "Dagens reflektion, några minuter"),
    Command("learned", "reader", ("L",), "Lärdom", "Skriv upp en lärdom: Vi lärde oss …"),
    Command("log", "reader", ("H",), "Loggen", "Tidigare reflektioner, lärdomar och beslut"),
    Command("group_mode", "reader", ("g",), "Gruppläge", "En fråga eller ett kort för gruppen"),
    Command("import", "reader", ("I",), "Importera", "Gör ett kapitel av en Markdownfil"),
    Command("import_answers", "reader", ("B",), "Blankett", "Läs in svar ur en ifylld blankett"),
    Command("facts", "reader", ("y",), "Om er", "Er organisation, vision och vem som äger frågan"),
    Command("worksheets", "reader", ("m",), "Mallar", "Mallar att fylla i"),
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
    Command("done", "entry", ("escape", "f10"), "Klar med att skriva", "Tillbaka (sparas)", 1),
    Command("toggle_private", "entry", ("f2",), "Privat", "Bara för mig, av och på", 2),
    Command("another", "entry", ("f3",), "Annan fråga", "En annan fråga; det skrivna är kvar", 3),
    Command("next_field", "entry", ("tab",), "Nästa fält", "Nästa fält", 4),
    Command("previous_field", "entry", ("shift+tab",), "Förra fältet", "Förra fältet"),
    Command("external_editor", "entry", ("f4",), "Egen redigerare", "Skriv i $VISUAL, $EDITOR"),
    Command("save_now", "entry", ("ctrl+s",), "Spara", "Spara nu (behövs aldrig)"),
    Command("help", "entry", ("f1",), "Hjälp", "Alla tangenter", 5),
    Command("next_slide", "group", ("right", "space", "pagedown"), "Nästa", "Nästa steg", 1),
    Command("previous_slide", "group", ("left", "pageup"), "Förra", "Förra steget"),
    Command("record", "group", ("enter",), "Skriv", "Skriv gruppens ord, och tillbaka", 2),
    Command("worksheets", "group", ("m",), "Mall", "Mallen som steget handlar om, och tillbaka", 3),
    Command("timer", "group", ("t",), "Klocka", "Starta klockan, eller pausa den", 4),
    Command("round", "group", ("r",), "Runda", "En runda: en i taget, det går att säga pass", 5),
    Command("rules", "group", ("s",), "Regler", "Ändra samtalsreglerna"),
    Command("decide", "group", ("b",), "Beslut", "Skriv vad ni är överens om och beslutar"),
    Command("switch_group", "group", ("v",), "Grupp", "En annan grupp skriver"),
    Command("light", "group", ("l",), "Ljust", "Ljus bakgrund för projektor, av och på"),
    Command("close", "group", ("escape",), "Stäng", "Tillbaka till texten", 6),
    Command("help", "group", ("question_mark", "f1"), "Hjälp", "Alla tangenter", 7),
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
    Command("preview", "export", ("p",), "Granska", "Förhandsgranska dokumentet", 3),
    Command("name_file", "export", ("f",), "Annan fil", "Välj filens namn och plats", 4),
    Command("copy", "export", ("c",), "Kopiera", "Skicka texten till terminalens urklipp", 5),
    Command("along_down", "export", ("pagedown",), "Sida ner", "Mer av det som följer med"),
    Command("along_up", "export", ("pageup",), "Sida upp", "Tillbaka i det som följer med"),
    Command("close", "export", ("escape", "q"), "Stäng", "Tillbaka till läsaren", 6),
    Command("help", "export", ("question_mark", "f1"), "Hjälp", "Alla tangenter"),
    Command("line_down", "whole", ("down", "j"), "Ner", "En rad ner"),
    Command("line_up", "whole", ("up", "k"), "Upp", "En rad upp"),
    Command("page_down", "whole", ("space", "pagedown"), "Sida ner", "En sida ner", 2),
    Command("page_up", "whole", ("pageup",), "Sida upp", "En sida upp", 3),
    Command("top", "whole", ("home", "g"), "Början", "Till början"),
    Command("bottom", "whole", ("end", "G"), "Slutet", "Till slutet"),
    Command("close", "whole", ("escape", "q", "b"), "Tillbaka", "Tillbaka dit du var", 1),
    Command("help", "whole", ("question_mark", "f1"), "Hjälp", "Alla tangenter", 4),
    Command("go_on", "import", ("enter",), "Visa/importera", "Visa vad det blir, importera", 1),
    Command("complete", "import", ("tab",), "Fyll i", "Fyll i resten av filnamnet", 2),
    Command("in_front", "import", ("f2",), "Framför", "Framför utgåvans kapitel"),
    Command("beside", "import", ("f3",), "Bredvid", "Bredvid, som ett nytt kapitel"),
    Command("rows_down", "import", ("pagedown",), "Sida ner", "Längre ner i det som visas"),
    Command("rows_up", "import", ("pageup",), "Sida upp", "Längre upp i det som visas"),
    Command("close", "import", ("escape",), "Avbryt", "Tillbaka utan att importera", 3),
    Command("go_on", "form", ("enter",), "Visa/läs in", "Visa vad det blir, läs in", 1),
    Command("complete", "form", ("tab",), "Fyll i", "Fyll i resten av filnamnet", 2),
    Command("rows_down", "form", ("pagedown",), "Sida ner", "Längre ner i det som visas"),
    Command("rows_up", "form", ("pageup",), "Sida upp", "Längre upp i det som visas"),
    Command("close", "form", ("escape",), "Avbryt", "Tillbaka utan att läsa in", 3),
    Command("take_back", "recovery", ("t",), "Ta tillbaka", "Ta tillbaka det du skrev", 1),
    Command("keep_file", "recovery", ("f",), "Behåll filens", "Behåll det som står i filen", 2),
    Command("decide_later", "recovery", ("escape",), "Bestäm senare", "Låt frågan vänta", 3),
    Command("mine", "conflict", ("m",), "Min", "Min version gäller", 1),
    Command("theirs", "conflict", ("a",), "Den andra", "Den andra versionen gäller", 2),
    Command("both", "conflict", ("b",), "Båda", "Båda, efter varandra", 3),
    Command("decide_later", "conflict", ("escape",), "Bestäm senare", "Låt båda stå kvar", 4),
    Command("write_too", "presence", ("enter", "escape"), "Skriv här också", "Skriv här också", 1),
    Command("read_only", "presence", ("s",), "Skrivskyddat", "Fortsätt skrivskyddat", 2),
    Command(
        "outcome", "follow_up", ("1", "2", "3"), "Hur det gick",
        "Hur det gick: 1 Fungerade, 2 Delvis, 3 Inte än", 2, shown_keys="1–3",
    ),
    Command("choose", "follow_up", ("enter",), "Gå dit", "Gå till raden", 1),
    Command("set_day", "follow_up", ("F", "f"), "Annan dag", "Välj en annan dag", 3),
    Command("undo", "follow_up", ("u",), "Ångra", "Ångra senaste ändringen här", 4),
    Command("row_down", "follow_up", ("down", "j", "tab"), "Ner", "En rad ner"),
    Command("row_up", "follow_up", ("up", "k", "shift+tab"), "Upp", "En rad upp"),
    Command("rows_down", "follow_up", ("pagedown", "space"), "Sida ner", "En sida ner"),
    Command("rows_up", "follow_up", ("pageup",), "Sida upp", "En sida upp"),
    Command("close", "follow_up", ("escape", "b", "q"), "Stäng", "Tillbaka till läsningen", 5),
    Command("help", "follow_up", ("question_mark", "f1"), "Hjälp", "Alla tangenter", 6),
    Command("row_down", "worksheet", ("down",), "Ner", "En rad ner"),
    Command("row_up", "worksheet", ("up",), "Upp", "En rad upp"),
    Command("rows_down", "worksheet", ("pagedown",), "Ner", "Några rader ner"),
    Command("rows_up", "worksheet", ("pageup",), "Upp", "Några rader upp"),
    Command("first_row", "worksheet", ("home",), "Första", "Första raden"),
    Command("last_row", "worksheet", ("end",), "Sista", "Sista raden"),
    Command("next_field", "worksheet", ("tab", "right"), "Fält", "Nästa fält", 2),
    Command("previous_field", "worksheet", ("shift+tab", "left"), "Förra", "Förra fältet"),
    Command("edit", "worksheet", ("enter",), "Fyll i", "Fyll i fältet", 1),
    Command(
        "choose_number", "worksheet", tuple("123456789"), "Välj", "Värdet med den siffran",
        shown_keys="1–9",
    ),
    Command("unknown", "worksheet", ("question_mark",), "Vet inte", "Vet inte"),
    Command("empty", "worksheet", ("backspace", "0"), "Töm", "Töm fältet"),
    Command("new_row", "worksheet", ("n",), "Ny rad", "Ny rad efter den valda", 3),
    Command("remove_row", "worksheet", ("minus", "delete"), "Ta bort", "Ta bort raden"),
    Command(
        "move_up", "worksheet", ("less_than_sign", "ctrl+up"), "Flytta upp", "Flytta raden upp"
    ),
    Command(
        "move_down", "worksheet", ("greater_than_sign", "ctrl+down"), "Flytta ner",
        "Flytta raden ner",
    ),
    Command("starters", "worksheet", ("s",), "Börja med", "Välj bland rader att börja med"),
    Command("make_activity", "worksheet", ("a", "A"), "Aktivitet", "Gör en aktivitet av raden"),
    Command("connect", "worksheet", ("k", "K"), "Koppla", "Koppla raden till något"),
    Command("lines", "worksheet", ("l", "L"), "Luckor", "Luckor, avstånd och mallens syfte", 5),
    Command("text_map", "worksheet", ("t",), "Karta", "Mallen som karta i ord"),
    Command("advice", "worksheet", ("m", "M"), "Minska", "Råd om hur steget blir mindre"),
    Command("switch_respondent", "worksheet", ("v",), "Vem", "Byt mellan mitt och vårt", 4),
    Command("toggle_private", "worksheet", ("p",), "Privat", "Mallen bara för mig, av och på"),
    Command("begin_anew", "worksheet", ("N",), "Ny analys", "Ny analys; den förra är kvar"),
    Command("people", "worksheet", ("h",), "Antal", "Hur många som svarade tillsammans"),
    Command("undo", "worksheet", ("u",), "Ångra", "Ångra senaste ändringen i mallen"),
    Command("redo", "worksheet", ("r", "ctrl+y"), "Gör om", "Gör om det ångrade"),
    Command("help", "worksheet", ("f1",), "Hjälp", "Alla tangenter", 6),
    Command("close", "worksheet", ("escape", "b", "q"), "Tillbaka", "Tillbaka till läsningen"),
    Command("accept", "cell", ("enter",), "Klar", "Behåll det som står", 1),
    Command("next_field", "cell", ("tab",), "Nästa fält", "Behåll det, nästa fält", 2),
    Command("previous_field", "cell", ("shift+tab",), "Förra", "Behåll det, förra fältet"),
    Command("close", "cell", ("escape",), "Avbryt", "Låt fältet vara som det var", 3),
    Command("help", "cell", ("f1",), "Hjälp", "Alla tangenter", 4),
    Command("done", "cell_text", ("escape", "f10"), "Klar", "Tillbaka (sparas)", 1),
    Command("next_field", "cell_text", ("tab",), "Nästa fält", "Nästa fält (sparas)", 2),
    Command("previous_field", "cell_text", ("shift+tab",), "Förra", "Förra fältet (sparas)"),
    Command("external_editor", "cell_text", ("f4",), "Egen redigerare", "Skriv i $VISUAL, $EDITOR"),
    Command("save_now", "cell_text", ("ctrl+s",), "Spara", "Spara nu (behövs aldrig)"),
    Command("help", "cell_text", ("f1",), "Hjälp", "Alla tangenter", 3),
    Command("row_down", "choice", ("down", "tab"), "Ner", "Nästa värde"),
    Command("row_up", "choice", ("up", "shift+tab"), "Upp", "Förra värdet"),
    Command("choose", "choice", ("enter",), "Välj", "Det markerade värdet", 1),
    Command("close", "choice", ("escape",), "Avbryt", "Låt fältet vara som det var", 2),
    Command("line_down", "lines", ("down", "j"), "Ner", "En rad ner"),
    Command("line_up", "lines", ("up", "k"), "Upp", "En rad upp"),
    Command("page_down", "lines", ("pagedown", "space"), "Sida ner", "En sida ner"),
    Command("page_up", "lines", ("pageup",), "Sida upp", "En sida upp"),
    Command("close", "lines", ("escape", "enter", "q"), "Stäng", "Tillbaka till mallen", 1),
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
    "slash": "/", "plus": "+", "minus": "−", "less_than_sign": "<", "greater_than_sign": ">",
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


def footer(scope: Scope, without: Collection[str] = ()) -> tuple[tuple[str, str], ...]:
    """Key and label of the commands shown at the bottom, at most six.

    ``without`` are the ids of those that do nothing at the moment.
    """
    shown = (c for c in in_scope(scope) if c.rank and c.id not in without)
    ranked = sorted(shown, key=lambda command: command.rank)
    return tuple(
        (command.shown_keys or key_name(command.keys[0]), command.label) for command in ranked[:6]
    )
