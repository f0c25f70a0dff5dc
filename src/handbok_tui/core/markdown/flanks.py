"""Where CommonMark reads ``*`` and ``~`` as the beginning or the end of emphasis."""

from __future__ import annotations

from unicodedata import category


def can_open(before: str, after: str) -> bool:
    """Whether a sign may open between two characters ("" for a line's end)."""
    if not after or after.isspace():
        return False
    return not _is_sign(after) or not before or before.isspace() or _is_sign(before)


def can_close(before: str, after: str) -> bool:
    """Whether a sign may close between two characters ("" for a line's end)."""
    return can_open(after, before)


def _is_sign(char: str) -> bool:
    return category(char)[0] in "PS"
