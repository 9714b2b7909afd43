"""The name that somebody meant, among those there are."""

from __future__ import annotations

from collections.abc import Iterable

MOST_COMPARED = 64
"""The characters of a name that are compared: each takes longer than the one before."""


def nearest(name: str, known: Iterable[str], likeness: float = 0.6) -> str:
    """Returns the known name that is most like another one; empty where none is like it.

    Args:
        name: As it was typed, in whatever case.
        known: The names there are.
        likeness: From 0 to 1, that of the same names.
    """
    from difflib import get_close_matches

    names = {each.casefold()[:MOST_COMPARED]: each for each in known}
    found = get_close_matches(name.casefold()[:MOST_COMPARED], names, n=1, cutoff=likeness)
    return names[found[0]] if found else ""


def did_you_mean(name: str, known: Iterable[str], otherwise: str, likeness: float = 0.6) -> str:
    """Returns the hint that names what was meant, or another one where that is not clear."""
    near = nearest(name, known, likeness)
    return f"Did you mean {near}?" if near else otherwise
