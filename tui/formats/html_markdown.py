"""HTML that services and feeds keep of pages, as Markdown."""

from __future__ import annotations

import re

from tui.formats.html_tokens import Token, attributes, decoded, tokens
from tui.prose.element import Element, Node
from tui.prose.markup import to_markdown

_LARGEST = 1 << 20
"""The most characters that are read as HTML."""
_DEEPEST = 64
"""How deep elements may nest; of deeper ones the content counts."""
_EMPTY = frozenset(("area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "wbr"))
_HIDDEN = frozenset(("head", "script", "style", "template", "title", "noscript", "svg"))
_CLOSED_BY = {
    "li": frozenset(("li",)),
    **dict.fromkeys(
        ("p", "ul", "ol", "pre", "blockquote", "div", "h1", "h2", "h3", "h4", "h5", "h6", "hr"),
        frozenset(("p",)),
    ),
}
"""Which open element ends where one begins."""
_ALIKE = {"b": "strong", "i": "em", "tt": "code"}
"""What means the same in Markdown."""
_BLANKS = re.compile(r"[ \t\r\n]+")


def markdown_of(html: str) -> str:
    """Returns the Markdown of a piece of HTML; what has neither tags nor entities stays as it is.

    Of more than a million characters nothing is changed.
    """
    if len(html) > _LARGEST or not re.search(r"</?[A-Za-z]|&#?\w+;", html):
        return html
    tree = _Tree(html)
    for token in tokens(html):
        tree.add(token)
    return to_markdown(tree.nodes())


class _Tree:
    """The elements that are open, each with its children so far; the first is the whole."""

    def __init__(self, html: str) -> None:
        self._open: list[tuple[str, dict[str, str], list[Node]]] = [("", {}, [])]
        self._hidden = ""
        html = html.lower()
        self._last_ends = {name: html.rfind(f"</{name}") for name in _HIDDEN}

    def nodes(self) -> tuple[Node, ...]:
        """Closes what is open, and returns all."""
        while len(self._open) > 1:
            self._close()
        return tuple(self._open[0][2])

    def add(self, token: Token) -> None:
        """Adds the next token."""
        name = token.name
        if self._hidden:
            self._hidden = "" if name == f"/{self._hidden}" else self._hidden
        elif not name:
            self._add_text(decoded(token.source))
        elif name in _HIDDEN:
            # One that is never closed was meant as a word, and hides nothing.
            self._hidden = name if self._last_ends[name] > token.start else ""
        elif name[0] == "/":
            self._end(name[1:])
        elif name != "!":
            self._begin(name, attributes(token))

    def _add_text(self, text: str) -> None:
        is_code = any(name == "pre" for name, _, _ in self._open)
        self._open[-1][2].append(text if is_code else _BLANKS.sub(" ", text))

    def _begin(self, name: str, values: dict[str, str]) -> None:
        if self._open[-1][0] in _CLOSED_BY.get(name, ()):
            self._close()
        if name in _EMPTY:
            self._open[-1][2].append(Element(name, values, ()))
        elif len(self._open) < _DEEPEST:
            self._open.append((name, values, []))

    def _end(self, name: str) -> None:
        if any(each == name for each, _, _ in self._open[1:]):
            while self._close() != name:
                pass

    def _close(self) -> str:
        name, values, children = self._open.pop()
        if children:
            self._open[-1][2].append(Element(_ALIKE.get(name, name), values, tuple(children)))
        return name
