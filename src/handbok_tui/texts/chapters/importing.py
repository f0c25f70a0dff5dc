"""What is said about Markdown that comes in: its parts, its preview, what did not fit."""

from __future__ import annotations

from collections.abc import Iterable

from handbok_tui.texts.labels import VOICES, chapter_name

INTRODUCTION = "Inledning"
"""The title of a section for text that stands under no heading."""

PROJECT_LABEL = f"**{VOICES['project']}:**"
HELP_LABEL = f"{VOICES['project']}:"
"""What stands before the project's words in a chapter's Markdown."""

UNNAMED = "Kapitel utan titel"
NOT_A_QUESTION = "Punkten är mer än text och står kvar som text, inte som en fråga."
NOT_A_POINT = "Punkten är mer än text och står kvar i brödtexten."

NO_FILE = "filen finns inte. Kontrollera sökvägen."
IS_FOLDER = "det är en mapp. Ange en Markdown- eller Wordfil i den."
TOO_LARGE = "filen är större än 4 MB. Dela upp den i flera."
NOT_UTF8 = "raden är inte skriven i UTF-8. Öppna filen i en editor och spara den som UTF-8."
EMPTY = "filen är tom. Det finns inget att importera."
NO_TEXT = "filen är ingen text, utan till exempel en bild, ett arkiv eller ett program."
ARCHIVE = "filen är ett arkiv och ingen Wordfil. Packa upp det och importera en fil i det."
PDF = "filen är en PDF. Öppna den i Word eller LibreOffice och spara den som .docx."
RTF = "filen har formatet RTF. Öppna den i Word och spara den som .docx."
LOOKS_LIKE_CODE = "den ser ut som ett program, data eller inställningar"
LOOKS_LIKE_LOG = "den ser ut som en logg, där raderna börjar med klockslag"
FEW_WORDS = "det mesta som står i den är inga vanliga ord"
NO_PROSE = "det finns varken rubriker, punkter eller meningar i den"
NO_WORDS = "det finns inga vanliga ord i den"
CHANGED_MEANWHILE = "Kapitlet ändrades medan du tittade på det. Inget är sparat; importera igen."
NOT_EXACT = "Kapitlet gick inte att skriva utan att ändras. Inget är sparat."

NO_WORD = "det är ingen Wordfil. Öppna den i det program den kommer från och spara den som .docx."
OLD_WORD = "det är en äldre Wordfil (.doc). Öppna den i Word och spara den som .docx."
OPEN_DOCUMENT = "det är en OpenDocument-fil. Öppna den i LibreOffice och spara den som .docx."
ENCRYPTED = "filen är skyddad med lösenord. Öppna den i Word och spara den utan lösenord."
BROKEN_WORD = "Wordfilen är skadad. Öppna den i Word, spara den på nytt och försök igen."
WORD_TOO_LARGE = "Wordfilen innehåller för mycket text. Dela upp den i flera."
WORD_FILE_TOO_LARGE = "Wordfilen är större än 64 MB. Ta bort bilder ur den, eller dela upp den."
EMPTY_WORD = "Wordfilen har ingen text. Det finns inget att importera."
CONTENTS_LEFT_OUT = "Innehållsförteckningen är inte med; handboken gör en egen."
MARGINS_LEFT_OUT = "Sidhuvud och sidfot är inte med."


def comments_left_out(count: int) -> str:
    """Word's comments in the margin."""
    return f"{count} {'kommentar' if count == 1 else 'kommentarer'} i marginalen är inte med."


def deletions_left_out(count: int) -> str:
    """What somebody has struck out while Word tracked it."""
    one = "1 spårad strykning är inte med"
    said = one if count == 1 else f"{count} spårade strykningar är inte med"
    return f"{said}; spårade tillägg är det."


def images_left_out(count: int) -> str:
    """Images, of which the handbook has only the words."""
    if count == 1:
        return "1 bild är inte med; dess plats och beskrivning står kvar."
    return f"{count} bilder är inte med; deras plats och beskrivning står kvar."


def not_understood(name: str) -> str:
    """Something of a Word file that nothing is known of."""
    return f"Något i Wordfilen som heter ”{name}” är inte med."


def comment_left_out(words: str) -> str:
    """A comment of a Markdown file, which no reader sees."""
    return f"Kommentaren ”{words}” är inte med." if words else "En tom kommentar är inte med."


LOST_IN_HTML = {
    "nested": "En tabell i en tabell är text i cellen.",
    "script": "Ett skript är inte med.",
    "spans": "En cell över flera rader eller kolumner står i den första; de andra är tomma.",
    "style": "En stilmall är inte med.",
}
MARKED = "Det som var markerat (==) är fet stil."
NO_SMALL_FIGURES = (
    "Det finns inga små tecken för det upphöjda eller nedsänkta; det står som i filen."
)


def tags_left_out(names: Iterable[str]) -> str:
    """HTML tags that the handbook has nothing for."""
    tags = [f"<{name}>" for name in names]
    if len(tags) == 1:
        return f"HTML-taggen {tags[0]} är inte med; orden i den är det."
    return f"HTML-taggarna {', '.join(tags)} är inte med; orden i dem är det."


def front_left_out(facts: Iterable[tuple[str, str]]) -> str:
    """What stands in a file's front matter beside the title."""
    said = ", ".join(f"{name}: {value}" for name, value in facts)
    return f"Ur filens huvud är bara titeln med, inte {said}."


def unreadable(reason: str) -> str:
    """The disk said no."""
    return f"filen gick inte att läsa ({reason}). Kontrollera rättigheterna."


def not_a_file(what: str) -> str:
    """Something else than a file goes by the name."""
    return f"går inte att läsa ({what}). Ange en vanlig fil, eller - för standard in."


def at_line(line: int, text: str) -> str:
    """A remark with its place in the file."""
    return f"Rad {line}: {text}"


def same_title(chapter_id: str, number: int, title: str) -> str:
    """The handbook has a chapter of that title."""
    return (
        f"Handboken har redan kapitlet ”{number:02d} {title}”. Ställ det importerade framför med "
        f"--chapter {chapter_id}, eller bredvid med --beside."
    )


def no_id(chapter_id: str) -> str:
    """A chapter was named that is none and cannot be."""
    return (
        f"”{chapter_id}” finns inte och kan inte bli ett id. "
        "Använd a–z, 0–9 och bindestreck, till exempel eget-2."
    )


def changed_here(chapter_id: str) -> str:
    """The chapter was edited in the workbook."""
    return (
        f"Kapitlet {chapter_id} har ändrats i arbetsboken. Inget är sparat. "
        "Ersätt det med --force (det som stod läggs bland säkerhetskopiorna), "
        "eller importera bredvid med --beside."
    )


def kept_apart(path: str) -> str:
    """Where the chapter is that was replaced."""
    return f"Det som stod förut finns i {path}"


def reworded(before: str, now: str) -> str:
    """A question has another wording and keeps its answers."""
    return f"Frågan ”{before}” lyder nu ”{now}”. Svaren följer med."


def gone(question: str) -> str:
    """A question is not in the file any more."""
    return f"Frågan ”{question}” finns inte i filen. Svar på den står kvar som Svar utan fråga."


WAYS = {
    "new": "Nytt kapitel",
    "front": "Ställs framför utgåvans kapitel",
    "again": "Ersätter kapitlet som finns här",
}
KINDS = {
    "text": "text",
    "summary": "sammanfattning",
    "reflection": "frågor",
    "exercise": "arbeta",
    "further": "vidare",
}
REMARKS = "Att veta:"


def counted(questions: int, points: int, exercises: int) -> str:
    """ ", 4 frågor": what a section holds beside its text."""
    counts = (
        (questions, "fråga", "frågor"),
        (points, "punkt", "punkter"),
        (exercises, "övning", "övningar"),
    )
    return "".join(f", {n} {one if n == 1 else many}" for n, one, many in counts if n)


def extent(words: int, parts: int, questions: int) -> str:
    """How much a chapter is: "312 ord, 5 delar, 4 frågor"."""
    said = [f"{words} ord", "1 del" if parts == 1 else f"{parts} delar"]
    if questions:
        said.append("1 fråga" if questions == 1 else f"{questions} frågor")
    return ", ".join(said)


def looks_odd(why: str) -> str:
    """A file that is no text of one's own, as far as can be seen."""
    return f"Filen ser inte ut som en egen text: {why}."


def not_own(name: str, why: str) -> str:
    """The file is no text of one's own, as far as can be seen; with the way round."""
    return (
        f"{name}: filen ser inte ut som en egen text: {why}. Inget är importerat. "
        "Se vad den skulle bli med ”--dry-run”, eller importera den ändå med ”--anyway”."
    )


def imported(way: str, chapter_id: str, number: int, title: str) -> str:
    """The chapter is in the workbook."""
    return f"Importerat: {chapter_name(number, title)} ({chapter_id}). {WAYS[way]}."


ONE_CHAPTER = "--chapter gäller en fil i taget och går inte ihop med --beside"
STDIN = "standard in"
STDIN_CLOSED = "Det finns ingen text att läsa: standard in är stängd."
DRY_RUN = "Inget är ändrat. Kör igen utan ”--dry-run” för att importera."

TITLE = "Importera ett kapitel"
FILE_NAME = "Markdown- eller Wordfil:"
HOW = (
    "Skriv var filen finns och tryck Retur. Du får se vad den blir innan något ändras.\n"
    "Rubriker blir avsnitt, punkter under Reflektera blir frågor, och allt annat står kvar "
    "som text."
)
ASK_IMPORT = "Retur importerar, Esc avbryter"
READING = "Läser filen …"
ASK_LEAVE_NAME = "▸ Retur: visa filen. Esc en gång till: stäng, då glöms namnet"
READING_KEYS = "Läser filen … Esc ger upp"
GIVEN_UP = "Läsningen är avbruten. Inget är ändrat"
LET_BE = "Inget är ändrat. Skriv namnet på en annan fil, eller Esc"
ASK_RISKY = "▸ Retur: låt det vara  F4: gör det ändå"
SAY_WHERE = "▸ Retur: låt det vara  F2: framför  F3: bredvid"
IS_CHANGED_HERE = (
    "Kapitlet är ändrat här sedan det kom in. Det du importerar ersätter det (det som står läggs "
    "bland säkerhetskopiorna). F3 ställer det bredvid i stället."
)


def risky(why: str) -> str:
    """Why Enter does not simply do it, and what does."""
    return f"{why}\n\n▸ Retur: låt det vara, inget ändras\n  F4: gör det ändå"


def where_to(title: str) -> str:
    """The handbook has a chapter of that title: in front of it, or beside it."""
    return (
        f"Handboken har redan kapitlet ”{title}”.\n\n"
        "▸ Retur låter det vara, inget ändras.\n"
        "F2 ställer det importerade framför: det är det du läser, och svaren följer med.\n"
        "F3 ställer det bredvid som ett eget kapitel.\n"
        "Esc avbryter."
    )
