"""How well names fit what a person types to narrow a pane."""

from __future__ import annotations

from functools import lru_cache

from tui.model.fold import fold

_LAST_RANK = 4
"""A rank after all that fit."""


def rank(narrowing: str, name: str) -> int:
    """Ranks how well a name fits: 1 if it begins with the wanted text, 0 if it does not fit."""
    wanted, name = _folded(narrowing), _folded(name)
    if name.startswith(wanted):
        return 1
    if all(word in name for word in wanted.split()):
        return 2
    letters = iter(name)
    return 3 if all(letter in letters for letter in wanted.replace(" ", "")) else 0


def distance(narrowing: str, name: str) -> tuple[bool, int]:
    """Returns how far a name is from the wanted text, to be compared: the same is the nearest."""
    return _folded(name) != _folded(narrowing), rank(narrowing, name) or _LAST_RANK


@lru_cache(65_536)
def _folded(text: str) -> str:
    return fold(text)
