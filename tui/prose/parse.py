"""Parses Markdown into a sequence of blocks.

The limits of all blocks are found at once, the text inside each only when the block is read, so
that the first screen of a long document takes little longer than that of a short one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from tui.prose.blocks import Block, Paragraph, Span
from tui.prose.grammar import MAX_NESTING, Environment, grammar
from tui.prose.printable import printable
from tui.prose.walk import Walk

if TYPE_CHECKING:
    from markdown_it.token import Token

MAX_LENGTH = 262_144
"""Characters of a document; a longer one is read as plain text."""

MAX_LINES = 10_000
"""Lines of a document; one with more is read as plain text."""

_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n[\w-]+[ \t]*:")
"""Real front matter: the parser would hide any text between two rules at the start."""


def parse(text: str) -> Iterator[Block]:
    """Parses a Markdown text into blocks, in order, each parsed when it is read.

    A text that is too long, or nested too deeply, is read as plain text: a paragraph for each line.
    """
    if len(text) > MAX_LENGTH or text.count("\n") >= MAX_LINES:
        return _plain_blocks(text)
    if text.startswith("---") and not _FRONT_MATTER.match(text):
        text = "\n" + text
    env: Environment = {}
    tokens = grammar().parse(text, env)
    if any(token.level >= MAX_NESTING - 1 for token in tokens):
        return _plain_blocks(text)
    return _document_blocks(tokens, env)


def _plain_blocks(text: str) -> Iterator[Block]:
    has_text = has_gap = False
    for line in text.splitlines():
        if words := printable(line).strip():
            yield Block(Paragraph((Span(words),)), has_gap=has_gap)
            has_text = True
        has_gap = has_text and not words


def _document_blocks(tokens: Iterable[Token], env: Environment) -> Iterator[Block]:
    """Yields the blocks, then the footnotes in the order in which the text first refers to them.

    Footnotes may refer to others; those that nothing refers to are left out.
    """
    body, notes = _without_notes(tokens)
    walk = Walk(env)
    yield from walk.blocks(body)
    referred: dict[int, dict[str, str]] = env.get("footnotes", {}).get("list", {})
    number = 0
    while number < len(referred):
        note = notes[referred[number]["label"]]
        number += 1
        yield from walk.item(f"[{number}]", "footnote", note)


def _without_notes(tokens: Iterable[Token]) -> tuple[list[Token], dict[str, list[Token]]]:
    """Returns the tokens outside footnotes, and those of each footnote by its label."""
    body: list[Token] = []
    notes: dict[str, list[Token]] = {}
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
