"""What is taken back of a file's data: exactly what a change did, whatever stands around it."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from handbok_tui.storage.toml.data import found_at, same, with_value
from handbok_tui.storage.toml.difference import differences, taken_back
from handbok_tui.storage.toml.edit import Remove


def value(random: Random, depth: int = 3) -> Any:
    kind = random.randrange(6 if depth else 3)
    if kind < 3:
        return random.choice(["a", "b", 1, 1.0, True, ""])
    if kind == 3:
        return [random.choice("abc") for _ in range(random.randrange(4))]
    if kind == 4:
        ids = random.sample("pqrs", random.randrange(4))
        return [{"id": name, "n": random.randrange(3)} for name in ids]
    return {name: value(random, depth - 1) for name in random.sample("xyzw", 2)}


def table(random: Random) -> dict[str, Any]:
    return {name: value(random) for name in random.sample("klmno", random.randrange(1, 5))}


def back(now: dict[str, Any], old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    for path, before, after in differences(old, new):
        found, _ = taken_back(found_at(now, path), before, after)
        now = Remove(path).applied(now) if found is None else with_value(now, path, found)
    return now


def without_empty(data: Any) -> Any:
    if not isinstance(data, dict):
        return data
    found = {name: without_empty(item) for name, item in data.items()}
    return {name: item for name, item in found.items() if item not in ({}, [])}


@pytest.mark.parametrize("seed", range(300))
def test_a_change_that_is_taken_back_at_once_leaves_what_stood_before(seed: int) -> None:
    random = Random(seed)
    old, new = table(random), table(random)
    assert same(without_empty(back(new, old, new)), without_empty(old))
    assert same(without_empty(back(old, new, old)), without_empty(new))


@pytest.mark.parametrize("seed", range(300))
def test_what_was_changed_elsewhere_since_stays(seed: int) -> None:
    random = Random(seed)
    old = {"mine": table(random), "list": ["a", "b", "a"], "theirs": table(random)}
    new = {**old, "mine": table(random), "list": ["a", "a"]}
    now = {**new, "theirs": table(random), "list": ["a", "a", "new"]}
    found = back(now, old, new)
    assert same(without_empty(found["theirs"]), without_empty(now["theirs"]))
    assert same(without_empty(found["mine"]), without_empty(old["mine"]))
    assert sorted(found["list"]) == ["a", "a", "b", "new"]
