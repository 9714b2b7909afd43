"""Elements of HTML and React: a tag, attributes, children."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Element:
    """One element; absent attributes and children are left out."""

    tag: str
    """In lower case; empty for a component that has no tag of its own."""
    attributes: Mapping[str, str]
    children: tuple[Node, ...]
    """In order; a flat sequence."""


Node = Element | str
"""An element or a text."""


def text_of(nodes: Iterable[Node]) -> str:
    """Joins all text within the nodes, at any depth, without recursion."""
    texts: list[str] = []
    pending = list(nodes)[::-1]
    while pending:
        node = pending.pop()
        if isinstance(node, str):
            texts.append(node)
        else:
            pending.extend(reversed(node.children))
    return "".join(texts)
