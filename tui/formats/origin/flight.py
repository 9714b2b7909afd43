"""React's flight payload: rows of bytes, resolved to the elements of a page.

A row is ``<hex id>:<payload>`` and a line end. The payload is JSON, or ``T<hex n>,`` and exactly n
bytes of text without a line end; one that begins with another capital letter (the module of a
component, a hint, an error) has no content. Row 0 is the root. Inside JSON, an element is
``["$", type, key, props]``; a string that begins with ``$`` refers to another row, is a symbol, or
is absent, and ``$$`` escapes a ``$``.

The format has no specification; the source is ``ReactFlightClient.js`` of React 19.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tui.prose.element import Element, Node

MAX_DEPTH = 200
"""How deep values may nest; deeper ones are dropped. Published pages stay below 70."""

MAX_EXPANSION = 4
"""How many times its size a payload may grow, where it refers to rows repeatedly."""

SMALL = 100_000
"""The characters that even the smallest payload may grow to."""

MAX_HOPS = 16
"""How many references are followed to find a single value."""

_PUSH = re.compile(
    r'self\.__next_f\.push\(\[1,\s*("(?:(?>[^"\\]+|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})))*+)'
)
"""What scripts push, up to where it is cut short.

Each part is an atomic group: before 3.11.5, Python counts what it tried of a part that does not fit
as matched (python/cpython#106052).
"""
_ROW = re.compile(rb"([0-9a-f]{0,8}):(?:T([0-9a-f]{1,8}),)?")
_REFERENCE = re.compile(r"\$[L@]?([0-9a-f]{1,8})((?::[^:]+)*+)")
_ELEMENT_FIELDS = {"type": 1, "key": 2, "props": 3}


@dataclass(frozen=True, slots=True)
class Page:
    """The content of a payload."""

    nodes: tuple[Node, ...]
    """The nodes of row 0, without absent ones; fragments are replaced by their children."""
    missing: int
    """The number of rows that are damaged or missing; 0 for a complete page."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a payload."""

    models: Mapping[int, Any]
    """Unresolved JSON values by id; a text row is a JSON string."""
    damaged: int
    """The number of rows that cannot be read."""


def read_page(data: bytes) -> Page:
    """Reads the page of a flight file, or of an HTML file with a flight payload inside.

    A payload that is cut short or damaged is read as far as possible; if nothing can be read, the
    page has no nodes.
    """
    payload = inline_payload(data) if re.match(rb"(?:\xef\xbb\xbf)?\s*<", data) else data
    rows = parse_rows(payload)
    resolver = _Resolver(rows.models, max(SMALL, MAX_EXPANSION * len(payload)))
    nodes = tuple(resolver.root())
    return Page(nodes, rows.damaged + resolver.missing)


def inline_payload(html: bytes) -> bytes:
    """Joins the parts of the flight payload that an HTML page's scripts push; empty without any."""
    pushed = _PUSH.findall(html.decode("utf-8", "replace"))
    texts = (json.loads(text + '"', strict=False) for text in pushed)
    return "".join(texts).encode("utf-8", "surrogatepass")


def parse_rows(payload: bytes) -> Rows:
    """Parses the rows of a payload; of two with the same id the first counts."""
    models: dict[int, Any] = {}
    damaged = 0
    position = 0
    while position < len(payload):
        head = _ROW.match(payload, position)
        start, end = _body_span(payload, position, head)
        try:
            model = _model(payload[start:end], head)
        except (ValueError, RecursionError):
            damaged += 1
        else:
            if head and head[1]:
                models.setdefault(int(head[1], 16), model)
        position = end
    return Rows(models, damaged)


def _body_span(payload: bytes, position: int, head: re.Match[bytes] | None) -> tuple[int, int]:
    start = head.end() if head else position
    if head and head[2]:
        return start, start + int(head[2], 16)
    return start, payload.find(b"\n", start) + 1 or len(payload)


def _model(body: bytes, head: re.Match[bytes] | None) -> Any:
    if head is None:
        if body.strip():
            raise ValueError("no row")
        return None
    if head[2]:
        return _text_model(body, int(head[2], 16))
    return None if body[:1].isupper() else json.loads(body)


def _text_model(body: bytes, size: int) -> str:
    if len(body) < size:
        raise ValueError("the text ends early")
    text = body.decode("utf-8", "replace")
    return f"${text}" if text.startswith("$") else text


class _Resolver:
    """Resolves the references from row 0; stops at cycles, at the depth limit and at its budget."""

    def __init__(self, models: Mapping[int, Any], budget: int) -> None:
        self._models = models
        self._budget = budget
        self._open: set[str] = set()
        self._missing_rows: set[int] = set()
        self._is_too_deep = False

    @property
    def missing(self) -> int:
        return len(self._missing_rows) + (self._is_too_deep or self._budget < 0)

    def root(self) -> list[Node]:
        nodes: list[Node] = []
        self._collect(self._models.get(0), nodes, 0)
        return nodes

    def _collect(self, value: Any, nodes: list[Node], depth: int) -> None:
        """Adds the content of a value to the nodes, without the arrays and objects around it."""
        if depth > MAX_DEPTH:
            self._is_too_deep = True
        if depth > MAX_DEPTH or self._budget < 0:
            return
        self._budget -= 1
        match value:
            case str():
                self._collect_text(value, nodes, depth)
            case bool():
                return
            case int() | float():
                nodes.append(str(value))
            case ["$", kind, _, props, *_]:
                self._collect_element(kind, props, nodes, depth)
            case list() | dict():
                for item in value.values() if isinstance(value, dict) else value:
                    self._collect(item, nodes, depth + 1)

    def _collect_text(self, text: str, nodes: list[Node], depth: int) -> None:
        self._budget -= len(text)
        if not text.startswith("$"):
            nodes.append(text)
        elif text.startswith("$$"):
            nodes.append(text[1:])
        elif text not in self._open:
            self._open.add(text)
            self._collect(self._dereferenced(text), nodes, depth + 1)
            self._open.remove(text)

    def _collect_element(self, kind: Any, props: Any, nodes: list[Node], depth: int) -> None:
        kind, props = self._resolved(kind), self._resolved(props)
        props = props if isinstance(props, dict) else {}
        children: list[Node] = []
        self._collect(props.get("children"), children, depth + 1)
        if isinstance(kind, str) and kind.startswith("$S"):
            nodes.extend(children)
        else:
            tag = kind if isinstance(kind, str) else ""
            nodes.append(Element(tag, self._attributes(props), tuple(children)))

    def _attributes(self, props: Mapping[str, Any]) -> dict[str, str]:
        self._budget -= len(props)
        attributes = {name: self._resolved(value) for name, value in props.items()}
        attributes.pop("children", None)
        return {name: str(value) for name, value in attributes.items() if _is_text(value)}

    def _resolved(self, value: Any, hops: int = 0) -> Any:
        """Follows a reference to its value, or ``None``; returns symbols and other values."""
        while isinstance(value, str) and value.startswith("$"):
            self._budget -= len(value)
            if value.startswith("$S"):
                return value
            if value.startswith("$$"):
                return value[1:]
            if hops > MAX_HOPS or self._budget < 0:
                return None
            hops += 1
            value = self._dereferenced(value, hops)
        return value

    def _dereferenced(self, text: str, hops: int = 0) -> Any:
        """Returns the unresolved value that a reference names, or ``None``."""
        found = _REFERENCE.fullmatch(text)
        if found is None:
            return None
        row = int(found[1], 16)
        if row not in self._models:
            self._missing_rows.add(row)
        value = self._models.get(row)
        for key in found[2].split(":")[1:]:
            value = _member(self._resolved(value, hops), key)
        return value


def _is_text(value: Any) -> bool:
    return isinstance(value, str | int | float) and not isinstance(value, bool)


def _member(value: Any, key: str) -> Any:
    match value:
        case dict():
            return value.get(key)
        case ["$", *_] if key in _ELEMENT_FIELDS:
            key = str(_ELEMENT_FIELDS[key])
    if isinstance(value, list) and key.isdecimal() and int(key[:9]) < len(value):
        return value[int(key[:9])]
    return None
