"""Completes the name of a file or a folder while it is typed."""

from __future__ import annotations

from handbok_tui.core.errors import HandbokError
from handbok_tui.storage.files.locations import chosen_path


def completed(typed: str) -> str:
    """A path as far as the file system tells how it goes on; a folder ends in a slash."""
    try:
        path = chosen_path(typed)
        folder, start = (path, "") if typed.endswith("/") else (path.parent, path.name)
        names = sorted(p.name for p in folder.iterdir() if p.name.startswith(start))
    except (OSError, HandbokError):  # a folder that cannot be read, or the home of nobody
        return typed
    shown = [n for n in names if not n.startswith(".") or start.startswith(".")]
    if not shown:
        return typed
    common = shown[0]
    while not all(name.startswith(common) for name in shown):
        common = common[:-1]
    found = folder / common
    ending = "/" if len(shown) == 1 and found.is_dir() else ""
    return f"{found}{ending}" if common else typed
