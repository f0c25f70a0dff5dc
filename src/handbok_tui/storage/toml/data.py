"""TOML data without its text: what is at a path, what it becomes, whether two are the same.

Nothing here changes what it is given; untouched parts of a result are the same objects as
before, so that a later comparison can pass over them.
"""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Any

from handbok_tui.core.errors import SaveFailed

if TYPE_CHECKING:
    from handbok_tui.storage.toml.scan import KeyPath


def same(one: object, other: object) -> bool:
    """Whether two values are equal also in type and time zone; the order of keys is free."""
    if one is other:
        return True
    if isinstance(one, str) and isinstance(other, str):
        return one == other
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    if type(one) is not type(other):
        return False
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    # Spelled out, time zones and 0.0 and -0.0 differ, and nan is nan.
    return _spelled(one) == _spelled(other)


def _spelled(value: object) -> str:
    return value.isoformat() if isinstance(value, (date, time)) else repr(value)


def found_at(node: object, path: KeyPath) -> Any:
    """What stands at a path, or None."""
    for key in path:
        if isinstance(node, dict):
            node = node.get(key)
        elif isinstance(node, list) and isinstance(key, int) and 0 <= key < len(node):
            node = node[key]
        else:
            return None
    return node


def with_value(data: dict[str, Any], path: KeyPath, value: object) -> dict[str, Any]:
    """The data with a value at a path; tables on the way are made.

    Raises SaveFailed when something on the way is neither a table nor an existing element.
    """
    changed = _put(data, path, value)
    if isinstance(changed, dict):
        return changed
    raise leads_nowhere(path)


def leads_nowhere(path: KeyPath) -> SaveFailed:
    """What to say when a file holds something else than the tables that a path goes through."""
    name = ".".join(str(key) for key in path)
    return SaveFailed(
        f"Ändringen sparades inte: ”{name}” är något annat än en tabell i filen. "
        "Rätta filen för hand och spara igen."
    )


def _put(node: object, path: KeyPath, value: object) -> object:
    if not path:
        return value
    key, rest = path[0], path[1:]
    if isinstance(node, dict) and isinstance(key, str):
        return {**node, key: _put(node.get(key, {}), rest, value)}
    if isinstance(node, list) and isinstance(key, int) and 0 <= key < len(node):
        return [*node[:key], _put(node[key], rest, value), *node[key + 1 :]]
    raise leads_nowhere(path)
