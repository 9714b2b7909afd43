"""Parses Markdown into a sequence of blocks.

A document is parsed piece by piece, and the text inside a block only when the block is read, so
that the first screen of a long document takes little longer than that of a short one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from tui.prose.blocks import Block, Paragraph, Span
from tui.prose.grammar import MAX_NESTING, Environment, grammar
from tui.prose.pieces import Piece, pieces
from tui.prose.printable import printable
from tui.prose.walk import Walk

if TYPE_CHECKING:
    from markdown_it.token import Token

MAX_LENGTH = 262_144
"""Characters of a document; a longer one is read as plain text."""

MAX_LINES = 10_000
"""Lines of a document; one with more is read as plain text."""

MOST_DEFINITIONS = 200
"""How many definitions of links and footnotes are known before the text reaches them."""

LONGEST_LINE = 16_384
"""Characters of a line of plain text; a longer one is cut into paragraphs."""

_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n[\w-]+[ \t]*:")
"""Real front matter: the parser would hide any text between two rules at the start."""

_DEFINITIONS = re.compile(
    r"(?:\A|(?<=\n)(?:[ \t]*|#{1,6} .*)\n)((?: {0,3}\[[^\]\n]+\]:.*(?:\n|\Z))+)"
)
"""Definitions of links and footnotes, line by line, after an empty line or a heading."""

_LINE_ENDS = "\n\r\v\f\x1c-\x1e\x85\u2028\u2029"
_PLAIN_LINE = re.compile(rf"(\s*+)([^{_LINE_ENDS}]++)")
_EMPTY_LINE = re.compile(rf"(?:\r\n|[{_LINE_ENDS}])[^\S{_LINE_ENDS}]*+[{_LINE_ENDS}]")

_Notes = dict[str, list["Token"]]
"""The tokens of each footnote, by its label."""


def parse(text: str) -> Iterator[Block]:
    """Parses a Markdown text into blocks, in order, each parsed when it is read.

    A text that is too long, or a piece of it that is nested too deeply, is read as plain text: a
    paragraph for each line.
    """
    if len(text) > MAX_LENGTH or text.count("\n") >= MAX_LINES:
        return _plain_blocks(text)
    if "\r" in text:
        text = re.sub("\r\n?", "\n", text)
    if text.startswith("---") and not _FRONT_MATTER.match(text):
        text = "\n" + text
    return _document_blocks(text)


def _plain_blocks(text: str) -> Iterator[Block]:
    has_text = has_gap = False
    for line in _PLAIN_LINE.finditer(text, 0, len(text.rstrip())):
        has_gap = has_gap or (has_text and _EMPTY_LINE.search(line[1]) is not None)
        for part in _parts(line[2]):
            if words := printable(part).strip():
                yield Block(Paragraph((Span(words),)), has_gap=has_gap)
                has_text, has_gap = True, False
            else:
                has_gap = has_text


def _parts(line: str) -> Iterator[str]:
    """Cuts a line where it is too long, between two words if it can."""
    start = 0
    while len(line) - start > LONGEST_LINE:
        end = line.rfind(" ", start + 1, start + LONGEST_LINE)
        end = end if end > 0 else start + LONGEST_LINE
        yield line[start:end]
        start = end
    yield line[start:]


def _document_blocks(text: str) -> Iterator[Block]:
    """Yields the blocks, then the footnotes in the order in which the text first refers to them.

    Footnotes may refer to others; those that nothing refers to are left out.
    """
    env: Environment = {}
    walk = Walk(env)
    notes: _Notes = {}
    for index, piece in enumerate(pieces(text)):
        if not index and len(piece.text) < len(text):
            notes |= _definitions(text, env)
        tokens = _tokens(piece, env, is_first=not index)
        if any(token.level >= MAX_NESTING - 1 for token in tokens):
            yield from _plain_blocks(piece.text)
            continue
        body, notes_here = _without_notes(tokens)
        notes |= notes_here
        yield from walk.blocks(body, continues=piece.continues, is_cut=piece.is_cut)
    referred: dict[int, dict[str, str]] = env.get("footnotes", {}).get("list", {})
    number = 0
    while number < len(referred):
        note = notes[referred[number]["label"]]
        number += 1
        yield from walk.item(f"[{number}]", "footnote", note)


def _tokens(piece: Piece, env: Environment, *, is_first: bool) -> list[Token]:
    """Parses a piece; the numbers that footnotes already have stay."""
    numbers = dict(env.get("footnotes", {}).get("refs", {}))
    tokens = grammar().parse(piece.text if is_first else "\n" + piece.text, env)
    if numbers:
        env["footnotes"]["refs"] |= {label: n for label, n in numbers.items() if n >= 0}
    return tokens


def _definitions(text: str, env: Environment) -> _Notes:
    """Reads the definitions to which pieces may refer before they are reached."""
    runs = (match[1] for match in _DEFINITIONS.finditer(text)) if "]:" in text else iter(())
    lines = islice((line for run in runs for line in run.splitlines()), MOST_DEFINITIONS)
    return _without_notes(grammar().parse("\n\n".join(lines), env))[1]


def _without_notes(tokens: Iterable[Token]) -> tuple[list[Token], _Notes]:
    """Returns the tokens outside footnotes, and those of each footnote by its label."""
    body: list[Token] = []
    notes: _Notes = {}
    opened = [body]
    for token in tokens:
        if token.type == "footnote_reference_open":
            opened.append([])
            notes[token.meta["label"]] = opened[-1]
        elif token.type == "footnote_reference_close":
            opened.pop()
        else:
            opened[-1].append(token)
    return body, notes
