"""What a new edition holds from the start: an example of every key, to write over."""

from __future__ import annotations

EDITION = """\
# En handbok består av den här filen och en fil per kapitel i mappen chapters.
# Allt efter # på en rad är en kommentar. Skriv över exemplen, ta bort det du inte behöver.
# Kontrollera när som helst med: handbok check MAPPEN
# Läs med: handbok --edition MAPPEN
format = 1                          # filformatets version, alltid 1
title = "Vår handbok"               # måste finnas
subtitle = "En rad under titeln"
publisher = "Vår organisation"      # vem som står bakom
lead = [                            # stycken på startsidan
    "Vad handboken är till för.",
    "Vem den är till för.",
]
contents_title = "Innehåll"         # rubriken över listan av kapitel
chapters = ["k1", "k2"]             # kapitlens id i ordning; k1 är filen chapters/k1.toml

[[pages]]                           # en sida om handboken; upprepa [[pages]] för fler
id = "om-handboken"
title = "Om handboken"
body = \"\"\"
Texten är Markdown: tomma rader mellan styckena, **viktigt**, [länkar](https://example.org).
\"\"\"
"""

FIRST = """\
# Ett litet kapitel: några stycken och en fråga.
format = 1
id = "k1"                           # samma som filens namn; ändras aldrig, svaren hittas med det
number = 1
title = "Börja här"

[[sections]]
id = "k1-a"
kind = "text"
title = "Varför"
body = \"\"\"
Ett stycke är en rad, hur lång den än är.

Nästa stycke.
\"\"\"

[[sections]]
id = "k1-ref"
kind = "reflection"
title = "Reflektera"

[[sections.questions]]
id = "k1-ref-1"                     # ändras aldrig, även om frågan skrivs om
text = "Vad vill vi börja med?"
"""

SECOND = """\
# Det här kapitlet visar allt som kan finnas i ett kapitel.
format = 1
id = "k2"
number = 2
title = "Allt som går"
page = 12                           # sidan i den tryckta boken
source = "own"                      # vems ord: "own", "project" eller "skr"
lead = "En fråga eller mening att börja med."
notice = "En upplysning först i kapitlet, i projektets namn."

[[sections]]
id = "k2-a"
kind = "text"                       # löpande text
title = "Text"
body = \"\"\"
Markdown, med det som hör till: listor, tabeller, citat.
\"\"\"

[[sections]]
id = "k2-sam"
kind = "summary"                    # sammanfattning
title = "Sammanfattning"
points = [
    "En punkt.",
    "En till.",
]

[[sections]]
id = "k2-ref"
kind = "reflection"                 # frågor att svara på
title = "Reflektera"
body = \"\"\"
Text före frågorna.
\"\"\"

[[sections.questions]]
id = "k2-ref-1"
text = "Vem kan hjälpa mig?"
space = "person"                    # vems svar som öppnas först: "person" (jag) eller "group" (vi)
help = "Ett råd under frågan, i projektets namn."

[[sections.questions]]              # en fråga i delar; den räknas som en fråga
id = "k2-ref-2"
text = "Har vi ett mål? Hur lyder det?"
space = "group"

[[sections.questions.fields]]
id = "finns"                        # unikt inom frågan
label = "Har vi ett mål?"
kind = "choice"                     # "choice" är ett val, "text" är fri text
choices = ["Ja", "Nej"]

[[sections.questions.fields]]
id = "lydelse"
label = "Hur lyder det?"
kind = "text"
when = { field = "finns", is = ["Ja"] }    # frågas bara när svaret på ”finns” är Ja

[[sections]]
id = "k2-arb"
kind = "exercise"                   # arbeta med materialet
title = "Arbeta med materialet"
body = \"\"\"
Vad ni behöver innan ni börjar.
\"\"\"
points = ["Papper", "Pennor"]
worksheets = []                     # id på mallar som hör hit
note = "En anmärkning sist i avsnittet, i projektets namn."

[[sections.exercises]]              # ett övningskort
id = "k2-arb-1"
title = "Rundan"
purpose = "Att alla kommer till tals."

[[sections.exercises.steps]]
text = "Tänk efter var för sig."
minutes = 5
who = "alla"

[[sections.exercises.steps]]
text = "Gå laget runt."

[[sections]]
id = "k2-mer"
kind = "further"                    # vidare läsning
title = "Vill du veta mer?"
body = \"\"\"
[Ett tips](https://example.org).
\"\"\"
"""

FILES = {"edition.toml": EDITION, "chapters/k1.toml": FIRST, "chapters/k2.toml": SECOND}


def not_empty(folder: str) -> str:
    """There is something in the way."""
    return f"Mappen {folder} är inte tom. Välj en ny eller tom mapp; inget är ändrat."


def not_a_folder(folder: str) -> str:
    """A file is in the way."""
    return f"{folder} är en fil. Välj en ny eller tom mapp."


def made(folder: str) -> str:
    """It is there, and what to do next."""
    return (
        f"En handbok att fylla i finns i {folder}.\n"
        f"Kontrollera den: handbok check {folder}\n"
        f"Läs den: handbok --edition {folder}"
    )
