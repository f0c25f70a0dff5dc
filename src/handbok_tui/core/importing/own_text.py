"""Whether a file looks like a text that somebody has written, before a chapter is made of it.

Any file that can be read as text could become a chapter: a list of users, a program, a log.
Nothing here forbids that; it says why it is doubted, so that a person can be asked.
"""

from __future__ import annotations

import json
import re
from pathlib import PurePath

from handbok_tui.core.importing.chapter import marked_chapter
from handbok_tui.texts.chapters import importing as texts

LOOKED_AT = 200_000
"""Characters; more are not needed to see what it is."""
PLAIN_ENOUGH = 0.75
"""At least this share of a text are plain words."""
LOGGED = 0.5
"""More of a text's lines than this share begin with a moment where it is a log."""
LONG_LINE = 300
"""Characters: a line of more is no line of a program, as one writes it."""
LONG_WORD = 100
CODED = 0.1
"""More of a text's lines than this share are lines of a program where it is one."""
SUFFIXES = frozenset({
    ".awk", ".bat", ".c", ".cc", ".cfg", ".conf", ".cpp", ".cs", ".css", ".csv", ".diff", ".env",
    ".go", ".h", ".hpp", ".ics", ".ini", ".java", ".jl", ".js", ".json", ".jsonl", ".jsx", ".kt",
    ".lock", ".log", ".lua", ".mk", ".php", ".pl", ".ps1", ".py", ".pyi", ".r", ".rb", ".rs",
    ".scss", ".service", ".sh", ".sql", ".svg", ".swift", ".tex", ".toml", ".ts", ".tsv", ".tsx",
    ".vb", ".vcf", ".vue", ".xml", ".yaml", ".yml", ".zsh",
})  # fmt: skip
"""How the names of files end that hold programs, data or settings."""
MARKDOWN = frozenset({".md", ".markdown"})
"""Who gives a file such a name means it as a text."""

# None of these may look far for an end that is not there: a file can be made of beginnings.
_FENCED = re.compile(r"^(`{3,20}|~{3,20}).*?^\1", re.DOTALL | re.MULTILINE)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>|&\w{1,20};|<!--|-->")
_NEUTRAL = ("://", "www.", "@")
"""What is in an address."""
_LINK = "]("
_EDGES = "".join(("*_~`#>|–—…-.,;:!?\"'”“’‘«»()[]/\\+•·✓☐☑", "\u00ad\ufeff"))
_SHORT_PARTS = r"[^\W\d_]{1,3}(?:\.[^\W\d_]{1,3})+"
_WORD = re.compile(rf"[^\W\d_]+(?:[-–'’/:][^\W\d_]+)*|{_SHORT_PARTS}")
_NUMBER = re.compile(r"[\d\s.,:/%–—-]+|\d+[^\W\d_]{0,3}")
_MOMENT = re.compile(r"^.{0,24}\b\d\d:\d\d:\d\d\b")
_CODE = re.compile(
    r"^\s*(?:def |class \w+[(:]|import \w|from \S+ import |return\b|elif |# ?include|# ?define"
    r"|# ?if|# ?endif|/\*|\*/|static |const |let |var |function |typedef |extern "
    r"|package |use \w+;)"
    r"|\w\(.*[;{:,]$|[;{]$|^\s*[)}\]]+[;,]?$|^\s*[\w.]+ ?[+|]?= ?\S"
)
_COMMENTS = re.compile(r"(?:^#(?: .*|#*)\n){3}", re.MULTILINE)
"""Three of a settings file's remarks in a row; nobody writes three titles so."""
_ARRANGED = re.compile(
    r"^ {0,3}(?:#{1,6} +\S|[-*+] +\S|\d{1,3}[.)] +\S|(?:===+|---+) *$|<(?:h[1-6]|li|p)\b)",
    re.MULTILINE,
)
_SENTENCE = 3
"""Words on a line that make it more than a name and a value."""
_SYNTAX = re.compile(r"[={}<>$&^;]+")


def doubt(text: str, name: str = "") -> str:
    """Why a file does not look like somebody's own text; "" where it does.

    ``name`` is the file's, "" where there is none.
    """
    if PurePath(name).suffix.lower() in MARKDOWN or marked_chapter(text) is not None:
        return ""
    seen = _FENCED.sub("", text[:LOOKED_AT])
    if _is_code(text[:LOOKED_AT], name) or _is_code_line_by_line(seen):
        return texts.LOOKS_LIKE_CODE
    return _no_prose(seen)


def _is_code(text: str, name: str) -> bool:
    """Whether its name or its beginning says that it is a program, data or settings."""
    suffix = PurePath(name).suffix.lower()
    return suffix in SUFFIXES or text.startswith(("#!", "<?xml")) or _is_data(text)


def _is_code_line_by_line(text: str) -> bool:
    lines = _lines(text)
    coded = sum(len(line) <= LONG_LINE and bool(_CODE.search(line)) for line in lines)
    return coded > CODED * len(lines) or _COMMENTS.search(text) is not None


def _no_prose(text: str) -> str:
    """Why there is nothing to read in it."""
    lines = _lines(text)
    if sum(bool(_MOMENT.match(line)) for line in lines) > LOGGED * len(lines):
        return texts.LOOKS_LIKE_LOG
    plain, strange = _counted(text)
    if not plain:
        return texts.NO_WORDS
    if plain < PLAIN_ENOUGH * (plain + strange):
        return texts.FEW_WORDS
    prose = _ARRANGED.search(text) or any(_counted(line)[0] >= _SENTENCE for line in lines)
    return "" if prose else texts.NO_PROSE


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


def _is_data(text: str) -> bool:
    """Whether it is JSON, as far as it is looked at."""
    if not text.lstrip().startswith(("{", "[")):
        return False
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return len(text) == LOOKED_AT and text.lstrip().startswith("{")
    return True


def _counted(text: str) -> tuple[int, int]:
    """How many plain words there are, and how many other things that are no numbers or marks."""
    plain = strange = 0
    for token in _TAG.sub(" ", text).split():
        if any(sign in token for sign in _NEUTRAL):
            continue
        word = token[:LONG_WORD].partition(_LINK)[0].strip(_EDGES)
        if not word:
            strange += bool(_SYNTAX.search(token))
        elif _WORD.fullmatch(word):
            plain += 1
        elif not _NUMBER.fullmatch(word):
            strange += 1
    return plain, strange
