"""The paths of lists that name the list which they lie in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_LONGEST = 50
"""How many names a path has at most."""


def paths_of(lists: Any, parent: str) -> dict[str, tuple[str, ...]]:
    """Returns the path of each list, outermost name first, by its id as a text.

    Args:
        lists: Objects with ``id`` and ``name``; what is none is passed over.
        parent: The key of the id of the list around one.
    """
    rows = lists if isinstance(lists, list) else []
    by_id = {str(each["id"]): each for each in rows if isinstance(each, Mapping) and "id" in each}
    return {id_: _path(id_, by_id, parent) for id_ in by_id}


def _path(id_: str, by_id: Mapping[str, Mapping[str, Any]], parent: str) -> tuple[str, ...]:
    names: dict[str, str] = {}
    # Lists that lie within each other would have no end.
    while id_ in by_id and id_ not in names and len(names) < _LONGEST:
        name = by_id[id_].get("name")
        names[id_] = name if isinstance(name, str) else ""
        id_ = str(by_id[id_].get(parent))
    return tuple(name for name in reversed(names.values()) if name)
