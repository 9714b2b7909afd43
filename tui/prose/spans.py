"""The content of a paragraph as Markdown: emphasis, code, links, images and text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby

from tui.prose.element import Element, Node, text_of
from tui.prose.escaping import character_reference, escaped, escaped_address, escaped_label

HARD_BREAK = "\v"
"""Represents a ``br`` until its paragraph is complete; white space, so that it is trimmed."""

_DELIMITER_LENGTHS = {"em": 1, "i": 1, "strong": 2, "b": 2}
_LINK_OPENER = "["
_LINE_END_IN_CODE = re.compile(r"(?<![ \t])[ \t]*+[\r\n\v]\s*+")
_UNSAFE_ADDRESS = re.compile(r"\s*(?:javascript|vbscript|data|file):", re.IGNORECASE)


def span_source(nodes: Iterable[Node], openers: tuple[str, ...] = ()) -> str:
    """Returns the Markdown of one paragraph's nodes, with ``HARD_BREAK`` where a line is broken.

    The starts of lines are not escaped, and white space is unchanged. ``openers`` are the
    delimiters of the emphasis and the link around the nodes, outermost first. Emphasis inside
    emphasis of its kind and a link inside a link are ignored, so that no source nests deeper than
    three.
    """
    builder = _SourceBuilder(openers[-1] if openers else "")
    for node in _merged(nodes, openers):
        if isinstance(node, str):
            builder.add(_text_source(node, openers))
        elif length := _DELIMITER_LENGTHS.get(node.tag):
            mark = builder.next_mark * length
            builder.add_emphasis(mark, span_source(node.children, (*openers, mark)))
        else:
            builder.add(_atom_source(node, openers))
    return builder.source


class _SourceBuilder:
    """Builds source from left to right.

    Whether a delimiter opens or closes emphasis depends on the characters beside it (CommonMark
    6.2). A letter outside that would prevent it is written as a character reference.
    """

    def __init__(self, opener: str) -> None:
        self._pieces = [opener]
        self._has_text = False
        """Whether there is more than white space so far."""
        self._guards_next = False

    @property
    def source(self) -> str:
        return "".join(self._pieces[1:])

    @property
    def next_mark(self) -> str:
        # White space behind the opener is written before it.
        before = self._pieces[-1 if self._has_text else 0]
        return "_" if before.endswith("*") else "*"

    def add(self, piece: str) -> None:
        if not piece:
            return
        if self._guards_next and _may_be_letter(piece[0]):
            piece = character_reference(piece[0]) + piece[1:]
        if piece.startswith("[") and self._pieces[-1].endswith("!"):
            self._pieces[-1] = self._pieces[-1][:-1] + r"\!"
        self._guards_next = False
        self._pieces.append(piece)
        self._has_text = self._has_text or not piece.isspace()

    def add_emphasis(self, mark: str, inner: str) -> None:
        """Adds emphasised source, with the white space at its edges outside the delimiters."""
        core = inner.strip()
        if not core:
            return self.add(inner)
        lead, _, trail = inner.partition(core)
        self.add(lead)
        if "_" in mark or not _is_letter(core[0]):
            self._guard_last()
        self.add(f"{mark}{core}{mark}")
        self._guards_next = "_" in mark or not _is_letter(core[-1])
        return self.add(trail)

    def _guard_last(self) -> None:
        last = self._pieces[-1]
        if last and _may_be_letter(last[-1]):
            self._pieces[-1] = last[:-1] + character_reference(last[-1])


def _is_letter(char: str) -> bool:
    """Returns whether every version of CommonMark counts a character as part of a word."""
    return _may_be_letter(char) and not unicodedata.category(char).startswith("S")


def _may_be_letter(char: str) -> bool:
    """Returns whether some version does: symbols beyond ASCII became punctuation in 0.31."""
    if char.isascii():
        return char.isalnum()
    return not char.isspace() and not unicodedata.category(char).startswith("P")


def _merged(nodes: Iterable[Node], openers: tuple[str, ...]) -> Iterator[Node]:
    """Yields the nodes without meaningless elements, with adjacent texts and codes joined."""
    for tag, group in groupby(_unwrapped(nodes, openers), _tag):
        if tag is None:
            yield text_of(group)
        elif tag == "code":
            yield Element(tag, {}, (text_of(group),))
        else:
            yield from group


def _tag(node: Node) -> str | None:
    return None if isinstance(node, str) else node.tag


def _unwrapped(nodes: Iterable[Node], openers: tuple[str, ...]) -> Iterator[Node]:
    pending = list(nodes)[::-1]
    while pending:
        node = pending.pop()
        if isinstance(node, str) or _has_meaning(node, openers):
            yield node
        else:
            pending.extend(reversed(node.children))


def _has_meaning(span: Element, openers: tuple[str, ...]) -> bool:
    if length := _DELIMITER_LENGTHS.get(span.tag):
        return all(len(opener) != length for opener in openers if opener != _LINK_OPENER)
    if span.tag in ("br", "code", "img"):
        return True
    url = span.attributes.get("href")
    return url is not None and _LINK_OPENER not in openers and not _UNSAFE_ADDRESS.match(url)


def _text_source(text: str, openers: tuple[str, ...]) -> str:
    text = re.sub(r"\r\n?", "\n", text).replace(HARD_BREAK, " ")
    return escaped_label(text) if _LINK_OPENER in openers else escaped(text)


def _atom_source(span: Element, openers: tuple[str, ...]) -> str:
    match span.tag:
        case "br":
            return HARD_BREAK
        case "code":
            return _code_source(text_of(span.children))
        case "img":
            return _image_source(span)
    label = span_source(span.children, (*openers, _LINK_OPENER))
    return f"[{label}]({escaped_address(span.attributes['href'])})"


def _image_source(image: Element) -> str:
    alt = _text_source(image.attributes.get("alt", ""), (_LINK_OPENER,))
    url = image.attributes.get("src", "")
    return alt if _UNSAFE_ADDRESS.match(url) else f"![{alt}]({escaped_address(url)})"


def _code_source(text: str) -> str:
    text = _LINE_END_IN_CODE.sub(" ", text)
    if not text:
        return ""
    runs = {len(run) for run in re.findall("`+", text)}
    ticks = "`" * next(length for length in range(1, len(runs) + 2) if length not in runs)
    padding = " " if _needs_padding(text) else ""
    return f"{ticks}{padding}{text}{padding}{ticks}"


def _needs_padding(text: str) -> bool:
    is_trimmed = text[0] == text[-1] == " " and not text.isspace()
    return is_trimmed or "`" in (text[0], text[-1])
