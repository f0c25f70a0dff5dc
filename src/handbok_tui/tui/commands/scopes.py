"""The places where keys mean something."""

from __future__ import annotations

from typing import Literal

Scope = Literal[
    "reader", "answer", "entry", "group", "find", "prompt", "search", "list", "facts",
    "export", "import", "form", "whole", "recovery", "conflict", "presence", "follow_up",
    "worksheet", "beside", "menu", "cell", "cell_text", "choice", "lines", "chapter", "part",
    "chapters", "trail", "settings",
]  # fmt: skip
LEADER = "space "
"""Before the key of a command that stands in the menu which Space opens: where every letter can
begin what a person writes.
"""
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
    "beside": "När två ifyllda mallar ligger bredvid varandra",
    "menu": "I menyn som Blanksteg öppnar",
    "cell": "När du skriver i ett fält",
    "cell_text": "När du skriver en längre text i ett fält",
    "choice": "När du väljer ett värde",
    "lines": "När du läser vad mallen säger",
    "chapter": "När du redigerar ett kapitel",
    "part": "När du skriver i ett kapitel",
    "chapters": "När du ordnar kapitlen",
    "trail": "När du ser de senaste ändringarna",
    "settings": "När du ändrar inställningar",
}
"""The places where keys mean something, as the help names them."""
PLACES: dict[Scope, str] = {
    "reader": "läsaren", "answer": "svar", "entry": "loggen", "group": "gruppläge",
    "find": "sökraden", "search": "sökning", "prompt": "kort fråga", "list": "lista",
    "facts": "om er", "export": "export", "whole": "utgåva", "import": "import",
    "form": "blankett", "recovery": "ej sparat", "conflict": "två texter",
    "presence": "två fönster", "follow_up": "följ upp", "worksheet": "mall", "cell": "fält",
    "cell_text": "längre fält", "choice": "värden", "lines": "om mallen",
    "menu": "meny", "beside": "två bredvid",
    "chapter": "redigera", "part": "kapiteltext", "chapters": "kapitlen", "trail": "ändringar",
    "settings": "inställning",
}  # fmt: skip
"""The same in at most twelve cells, for a row that stands alone."""
