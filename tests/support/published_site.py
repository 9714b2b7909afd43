"""Pages of a published url-notes site, written for tests as a build of the site writes them."""

from __future__ import annotations

import json
from typing import Any

from tui.prose.element import Element, Node

FIRST_ROW = 0x20


class Export:
    """Writes a page as a build of the site does, with the parts of the tree in rows of their own.

    Long texts become text rows, as React has it; every element whose tag is in ``lazy`` becomes a
    row after the one that needs it.
    """

    def __init__(self, lazy: tuple[str, ...] = ()) -> None:
        self.lazy = lazy
        self.rows: list[bytes] = []

    def flight(self, *nodes: Node) -> bytes:
        page = self.element(Element("div", {}, nodes), as_row=True)
        root = {"P": None, "f": [["", ["$", "$1", "c", {"children": [page, "$undefined"]}]]]}
        head = [b'1:"$Sreact.fragment"\n', b'f0:I[21,[],""]\n', b':HL["/b/x.css","style"]\n']
        return b"".join([*head, b"0:" + json.dumps(root).encode() + b"\n", *self.rows])

    def html(self, *nodes: Node) -> bytes:
        text = self.flight(*nodes).decode()
        cuts = [text[start : start + 700] for start in range(0, len(text), 700)]
        pushes = [f"<script>self.__next_f.push([1,{json.dumps(cut)}])</script>" for cut in cuts]
        return f"<!DOCTYPE html><html><body><p>…</p>{''.join(pushes)}</body></html>".encode()

    def model(self, node: Node) -> Any:
        if isinstance(node, Element):
            return self.element(node, as_row=node.tag in self.lazy)
        if len(node) >= 1024:
            number = self.new_row()
            self.fill(number, f"T{len(node.encode()):x},{node}")
            return f"${number:x}"
        return f"${node}" if node.startswith("$") else node

    def element(self, element: Element, *, as_row: bool) -> Any:
        number = self.new_row() if as_row else 0
        children = [self.model(child) for child in element.children]
        props = {name: self.model(value) for name, value in element.attributes.items()}
        shown = children[0] if len(children) == 1 else ["$undefined", *children]
        tag = element.tag or "$Lf0"
        model = ["$", tag, None, {"className": f"x{len(self.rows)}", **props, "children": shown}]
        if not as_row:
            return model
        self.fill(number, json.dumps(model) + "\n")
        return f"$L{number:x}"

    def new_row(self) -> int:
        self.rows.append(b"")
        return len(self.rows) + FIRST_ROW - 1

    def fill(self, number: int, payload: str) -> None:
        self.rows[number - FIRST_ROW] = f"{number:x}:{payload}".encode()


def e(tag: str, *children: Node, **attributes: str) -> Element:
    return Element(tag, attributes, children)


def link(url: str, *children: Node, **attributes: str) -> Element:
    return Element("", {"href": url, **attributes}, children)


def card(url: str, title: str, *parts: Node) -> Element:
    return e("div", e("div", link(url, title, target="_blank")), *parts)
