"""Loads Textual without what this program never uses: a tenth of the start.

Its own command palette is switched off here, and asyncio brings TLS for connections that a
program without a network never opens (it does without where Python has none).  Both can be
imported as ever afterwards.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType

PALETTE = "textual.command"
PALETTE_NAMES = (
    *("CommandListItem", "CommandPalette", "DiscoveryHit", "Hit", "Hits", "Provider"),
    "SimpleProvider",
)
"""What ``textual.app`` and ``textual.theme`` take from it: for types and for the palette."""


def load_textual() -> None:
    """Import ``textual.app``, unless that is done; nothing else may have imported a part of it."""
    with _in_place_of("ssl", None):
        import_module("asyncio")
    palette = ModuleType(PALETTE)
    vars(palette).update((name, type(name, (), {})) for name in PALETTE_NAMES)
    with _in_place_of(PALETTE, palette):
        import_module("textual.app")


@contextmanager
def _in_place_of(name: str, module: ModuleType | None) -> Iterator[None]:
    """Whoever imports ``name`` gets the module; with None, is told that there is none."""
    if name in sys.modules:
        yield
        return
    modules: dict[str, ModuleType | None] = sys.modules  # type: ignore[assignment]
    modules[name] = module
    try:
        yield
    finally:
        del modules[name]
