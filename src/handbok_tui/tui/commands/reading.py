"""The commands of the reader."""

from __future__ import annotations

from handbok_tui.tui.commands.command import Command

READING: tuple[Command, ...] = (
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
    Command(
        "open_stop", "reader", ("enter",), "Öppna", "Svara på frågan, öppna länken", 1,
        words="ta bort svar radera svar sudda",
    ),
    Command("next_unanswered", "reader", ("o",), "Obesvarad", "Nästa obesvarade fråga", 4),
    Command("previous_unanswered", "reader", ("O",), "Förra", "Förra obesvarade frågan"),
    Command(
        "contents", "reader", ("i",), "Innehåll", "Innehåll med avsnitt och frågor", 3,
        words="innehållsförteckning sidor",
    ),
    Command(
        "find", "reader", ("slash", "ctrl+f"), "Sök", "Sök i kapitlet",
        words="leta hitta",
    ),
    Command("next_hit", "reader", ("n",), "Nästa träff", "Nästa träff"),
    Command("previous_hit", "reader", ("N",), "Förra träffen", "Förra träffen"),
    Command(
        "search_all", "reader", ("s",), "Sök överallt", "Sök i alla kapitel och svar",
        words="leta hitta",
    ),
    Command(
        "switch_respondent", "reader", ("v",), "Vem", "Byt mellan mitt svar och vårt svar",
        words="jag vi gemensamt",
    ),
    Command(
        "toggle_private", "reader", ("p",), "Privat", "Svaret bara för mig, av och på",
        takes_away=True, words="hemligt dölj sekretess",
    ),
    Command(
        "skip", "reader", ("t",), "Hoppa över", "Hoppa över frågan tills vidare, av och på",
        takes_away=True,
    ),
    Command(
        "answer_anew", "reader", ("r",), "Svara på nytt", "Svara på nytt; det gamla är kvar",
        takes_away=True,
    ),
    Command("then_and_now", "reader", ("D",), "Då och nu", "Visa eller dölj tidigare svar"),
    Command(
        "make_activity", "reader", ("a",), "Aktivitet", "Gör aktivitet av fråga eller lärdom",
        words="aktivitetsplan åtgärd",
    ),
    Command("make_goal", "reader", ("M",), "Minimål", "Gör ett litet mål av fråga eller lärdom"),
    Command(
        "follow_ups", "reader", ("f",), "Följ upp", "Allt som ska följas upp",
        words="påminnelser uppföljning kalender datum",
    ),
    Command(
        "follow_up", "reader", ("F",), "Följ upp", "När svaret ska följas upp",
        words="påminnelse datum",
    ),
    Command(
        "add_group", "reader", ("V",), "Grupp", "Byt namn på en grupp, eller lägg till en",
        takes_away=True, words="gruppens namn",
    ),
    Command("undo", "reader", ("u",), "Ångra", "Ångra din senaste ändring, och gå dit"),
    Command("redo", "reader", ("ctrl+y", "R"), "Gör om", "Gör om det ångrade, och gå dit"),
    Command(
        "trail", "reader", ("S",), "Ändringar", "Senaste ändringar: se dem, ta tillbaka",
        words="historik återställ",
    ),
    Command(
        "edit", "reader", ("e",), "Redigera", "Redigera kapitlet: ändra, lägg till, ta bort",
        words="ändra text fråga avsnitt",
    ),
    Command("chapters", "reader", ("K",), "Kapitel", "Nytt kapitel, ordna och dölj kapitel"),
    Command(
        "export", "reader", ("x",), "Exportera", "Ta hem din egen handbok", 5,
        words="pdf word docx html markdown skriv ut skriva rapport spara som fil ladda ner dela "
        "mejla mail e-post skicka",
    ),
    Command(
        "frozen", "reader", ("U",), "Utgåvor", "Frysta utgåvor: läs en, frys en ny",
        words="versioner arkiv spara",
    ),
    Command(
        "reflect", "reader", ("d",), "Dagens", "Dagens reflektion, några minuter",
        words="dagbok reflektera",
    ),
    Command(
        "learned", "reader", ("L",), "Lärdom", "Skriv upp en lärdom: Vi lärde oss …",
        words="anteckna",
    ),
    Command(
        "log", "reader", ("H",), "Loggen", "Tidigare reflektioner, lärdomar och beslut",
        words="dagbok historik",
    ),
    Command(
        "group_mode", "reader", ("g",), "Gruppläge", "En fråga eller ett kort för gruppen",
        words="möte apt projektor workshop",
    ),
    Command(
        "import", "reader", ("I",), "Importera", "Ett kapitel av en Markdown- eller Wordfil",
        words="docx läs in ladda upp fil",
    ),
    Command(
        "import_answers", "reader", ("B",), "Blankett", "Läs in svar ur en ifylld blankett",
        words="word svar formulär",
    ),
    Command(
        "facts", "reader", ("y",), "Om er", "Er organisation, vision och vem som äger frågan",
        words="organisation kommun namn",
    ),
    Command(
        "worksheets", "reader", ("m",), "Mallar", "Mallar att fylla i",
        words="formulär",
    ),
    Command(
        "wider", "reader", ("plus",), "Bredare", "Bredare textspalt",
        words="bredd",
    ),
    Command(
        "narrower", "reader", ("minus",), "Smalare", "Smalare textspalt",
        words="bredd",
    ),
    Command(
        "settings", "reader", ("comma",), "Inställningar", "Inställningar: färger, bredd, namn …",
        words="tema utseende kontrast mörkt ljust bredd tangenter språk ditt namn mitt namn",
    ),
    Command("palette", "reader", ("ctrl+p",), "Allt", "Sök bland alla kommandon och platser"),
    Command("save_now", "reader", ("ctrl+s",), "Spara", "Spara nu (behövs aldrig)"),
    Command("redraw", "reader", ("ctrl+l",), "Rita om", "Rita om skärmen"),
    Command("back", "reader", ("b", "backspace"), "Tillbaka", "Tillbaka dit du var"),
    Command(
        "help", "reader", ("question_mark", "f1"), "Hjälp", "Alla tangenter", 6,
        words="hjälp tangenter kortkommandon",
    ),
    Command(
        "leave", "reader", ("q",), "Avsluta", "Avsluta eller ta paus; allt är sparat",
        words="stäng sluta pausa rast",
    ),
)  # fmt: skip
