"""Folders within folders, as browsers keep bookmarks, walked in their order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from tui.formats.values import folder_below

Node = Mapping[str, Any]
Folder = tuple[str, ...]


class Leaf(NamedTuple):
    """What is no folder, and the names of those that it lies in, outermost first."""

    node: Node
    folder: Folder


Contents = Callable[[Node], "list[Any] | None"]
"""Returns what lies in a folder; ``None`` for what is none."""


def leaves(
    tops: Iterable[Any], name_key: str, contents: Contents, above: Folder = ()
) -> Iterator[Leaf]:
    """Yields what is no folder, at any depth; what is no object is left out.

    Args:
        tops: The outermost nodes.
        name_key: The key of the name of a folder; one without a name adds none.
        contents: Tells folders apart.
        above: The folder that the outermost nodes lie in.
    """
    seen: set[int] = set()
    open_folders = [(iter(tops), above)]
    while open_folders:
        nodes, folder = open_folders[-1]
        node = next(nodes, _END)
        if node is _END:
            open_folders.pop()
        elif isinstance(node, Mapping):
            inner = contents(node)
            if inner is None:
                yield Leaf(node, folder)
            # Damaged binary files have a folder in several others, or in itself.
            elif id(inner) not in seen:
                seen.add(id(inner))
                name = node.get(name_key)
                below = folder_below(folder, name) if isinstance(name, str) else folder
                open_folders.append((iter(inner), below))


_END = object()
