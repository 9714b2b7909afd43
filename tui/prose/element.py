"""Elements, as HTML and React have them: a tag, attributes, children."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Element:
    """One element; neither its attributes nor its children hold anything absent."""

    tag: str
    """In lower case; empty for a component that has no tag of its own."""
    attributes: Mapping[str, str]
    children: tuple[Node, ...]
    """In order, without nesting other than that of the elements."""


Node = Element | str
"""An element or a text."""


def text_of(nodes: Iterable[Node]) -> str:
    """All text below the nodes, joined without anything between; safe at any depth."""
    texts: list[str] = []
    pending = list(nodes)[::-1]
    while pending:
        node = pending.pop()
        if isinstance(node, str):
            texts.append(node)
        else:
            pending.extend(reversed(node.children))
    return "".join(texts)
