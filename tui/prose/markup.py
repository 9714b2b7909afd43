"""Converts a tree of HTML elements to Markdown that renders to the same tree.

Known are ``p ul ol li strong em code pre a img h1``–``h6 blockquote br hr``; of any other element
only the content counts. What Markdown cannot express is approximated: a list that is tight in one
item and loose in another becomes loose, and so does one with text after a nested list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from tui.prose.element import Element, Node, text_of
from tui.prose.escaping import character_reference, escaped_lines
from tui.prose.spans import HARD_BREAK, span_source

MAX_NESTING = 16
"""How deep blocks may nest; of deeper ones only the text is kept."""

_SECTIONS = ("article", "aside", "div", "footer", "header", "main", "nav", "section")
_TABLE_PARTS = ("table", "caption", "tbody", "tfoot", "thead", "tr", "td", "th")
_CONTAINERS = frozenset(("li", "dl", "dt", "dd", "figure", *_SECTIONS, *_TABLE_PARTS))
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LISTS = ("ul", "ol")
_BLOCKS = frozenset(("p", "pre", "blockquote", "hr", *_LISTS, *_HEADINGS))
_RUN = ""
"""The tag of an element that represents text directly inside a container."""

_FENCE_IN_TEXT = re.compile(r"^ *(`{3,})", re.MULTILINE)
_BREAK = re.compile(rf"(?<![ \t\n])[ \t\n]*+{HARD_BREAK}[ \t\n]*+")
_LINE_END = re.compile(r"(?<![ \t])[ \t]*+\n[ \t\n]*+")
_LINE_IN_ITEM = re.compile(r"(?<=\n)(?=[^\n])")
_INTERRUPTS_TEXT = re.compile(r"[-+] |1[.)] ")


def to_markdown(nodes: Iterable[Node]) -> str:
    """Returns the Markdown of a container's content; empty if nothing in it is visible."""
    return _flow_source(tuple(nodes), "\n\n", 0)


def _flow_source(nodes: Sequence[Node], gap: str, depth: int) -> str:
    """Returns the source of a container's blocks, with ``gap`` between them if that is enough."""
    parts: list[str] = []
    tag_before, alternates = "", False
    for block in _blocks(nodes, depth):
        is_other = block.tag == tag_before and not alternates
        source = _block_source(block, depth, alternates=is_other)
        if not source:
            continue
        if parts:
            parts.append("\n\n" if _needs_blank_line(tag_before, block.tag, source) else gap)
        parts.append(source)
        tag_before, alternates = block.tag, is_other
    return "".join(parts)


def _blocks(nodes: Sequence[Node], depth: int) -> Iterator[Element]:
    """Yields the blocks of a container; text between them becomes a block with the tag of a run."""
    run: list[Node] = []
    for node in nodes:
        if isinstance(node, str) or not (node.tag in _BLOCKS or node.tag in _CONTAINERS):
            run.append(node)
            continue
        yield Element(_RUN, {}, tuple(run))
        run.clear()
        if node.tag in _BLOCKS:
            yield node
        elif depth < MAX_NESTING:
            yield from _blocks(node.children, depth + 1)
        else:
            run.append(text_of([node]))
    yield Element(_RUN, {}, tuple(run))


def _needs_blank_line(tag_before: str, tag: str, source: str) -> bool:
    if tag == _RUN:
        return tag_before in (_RUN, "p", "blockquote", *_LISTS)
    if tag in _LISTS and tag_before == _RUN:
        return not _INTERRUPTS_TEXT.match(source)
    return tag == tag_before == "blockquote"


def _block_source(block: Element, depth: int, *, alternates: bool) -> str:
    if block.tag == "hr":
        return "***"
    if block.tag == "pre":
        return _fence(block)
    if block.tag in _HEADINGS:
        return _heading(block)
    if block.tag in (_RUN, "p") or depth >= MAX_NESTING:
        return _paragraph(block)
    if block.tag == "blockquote":
        inner = _flow_source(block.children, "\n\n", depth + 1)
        return "\n".join(f"> {line}" if line else ">" for line in inner.split("\n"))
    return _list(block, depth, alternates=alternates)


def _paragraph(block: Element) -> str:
    source = _keep_edge_spaces(_LINE_END.sub("\n", _trimmed(span_source(block.children))))
    return escaped_lines(_BREAK.sub(r"\\\n", source))


def _heading(block: Element) -> str:
    source = _trimmed(span_source(block.children))
    line = _keep_edge_spaces(re.sub(rf"[\n{HARD_BREAK}]+", " ", source))
    line = re.sub(r"(?:^|(?<= ))(?=#+$)", r"\\", line)
    return f"{'#' * int(block.tag[1])} {line}".rstrip(" ")


def _trimmed(source: str) -> str:
    return source.strip(f" \t\n{HARD_BREAK}")


def _keep_edge_spaces(source: str) -> str:
    """Escapes unusual spaces at the edges: HTML keeps them, but Markdown renderers trim them."""
    if source[:1].isspace():
        source = character_reference(source[0]) + source[1:]
    if source[-1:].isspace():
        source = source[:-1] + character_reference(source[-1])
    return source


def _fence(block: Element) -> str:
    text = re.sub(r"\r\n?", "\n", text_of(block.children)).removesuffix("\n")
    fence = "`" * (max(map(len, _FENCE_IN_TEXT.findall(text)), default=2) + 1)
    return f"{fence}{_language(block)}\n{text}\n{fence}" if text else f"{fence}\n{fence}"


def _language(block: Element) -> str:
    for node in (block, *block.children):
        if isinstance(node, Element):
            classes = node.attributes.get("className") or node.attributes.get("class") or ""
            if found := re.search(r"(?:^|\s)language-([^\s`]+)", classes):
                return found[1]
    return ""


def _list(block: Element, depth: int, *, alternates: bool) -> str:
    items = list(_items(block))
    gap = "\n\n" if any(_is_loose(item) for item in items) else "\n"
    markers = _markers(block, len(items), alternates=alternates)
    bodies = (_flow_source(item.children, gap, depth + 1) for item in items)
    return gap.join(map(_item, markers, bodies))


def _items(block: Element) -> Iterator[Element]:
    for node in block.children:
        if isinstance(node, Element) and node.tag == "li":
            yield node
        elif text_of([node]).strip():
            yield Element("li", {}, (node,))


def _is_loose(item: Element) -> bool:
    return any(isinstance(node, Element) and node.tag == "p" for node in item.children)


def _markers(block: Element, count: int, *, alternates: bool) -> list[str]:
    """Returns a marker for each item; of two adjacent lists, one has the alternative marker."""
    if block.tag == "ul":
        return ["+" if alternates else "-"] * count
    start = str(block.attributes.get("start", ""))
    first = int(start) if re.fullmatch(r"[0-9]{1,8}", start) else 1
    return [f"{first + index}{')' if alternates else '.'}" for index in range(count)]


def _item(marker: str, body: str) -> str:
    indent = " " * (len(marker) + 1)
    return f"{marker} {_LINE_IN_ITEM.sub(indent, body)}" if body else marker
