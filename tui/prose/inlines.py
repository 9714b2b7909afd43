"""The text inside a block: converts the parser's tokens to spans."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import accumulate, groupby
from typing import TYPE_CHECKING

from tui.prose.blocks import Span, Spans
from tui.prose.grammar import Environment, grammar
from tui.prose.printable import printable

if TYPE_CHECKING:
    from markdown_it.token import Token

MAX_LENGTH = 16_384
"""Characters of one text; a longer one is not parsed, nor one with many open brackets."""

_SHORT = 1_000
_DEEPEST_BRACKETS = 12
"""How many brackets may be open at once in a text that is not short: the parser looks for the end
of each of them, within each of those around it."""

_BRACKET = re.compile(r"[\[\]]")

_OPENING = {"strong_open": "strong", "em_open": "em", "s_open": "strike", "link_open": "link"}
_CLOSING = frozenset(("strong_close", "em_close", "s_close", "link_close"))
_BREAKS = {"softbreak": " ", "hardbreak": "\n"}


def spans(source: str, env: Environment, styles: tuple[str, ...] = ()) -> Spans:
    """Parses a text of Markdown into spans, all of which get ``styles`` as their outermost.

    Neighbours differ in style or link, and none is empty.
    """
    if not source:
        return ()
    if _is_too_much(source):
        pieces: Iterable[Span] = (Span(source.replace("\n", " "), styles),)
    else:
        parser = grammar()
        pieces = _pieces(parser.inline.parse(source, parser, env, []), styles)
    return tuple(_merged(pieces))


def _is_too_much(source: str) -> bool:
    if len(source) <= _SHORT:
        return False
    return len(source) > MAX_LENGTH or _open_brackets(source) > _DEEPEST_BRACKETS


def _open_brackets(source: str) -> int:
    """Returns how many brackets are open where most of them are."""
    steps = (1 if bracket == "[" else -1 for bracket in _BRACKET.findall(source))
    return max(accumulate(steps, lambda depth, step: max(depth + step, 0), initial=0))


def _pieces(tokens: Iterable[Token], styles: tuple[str, ...]) -> Iterator[Span]:
    opened = [styles]
    link = None
    for token in tokens:
        if name := _OPENING.get(token.type):
            around = opened[-1]
            opened.append(around if name in around else (*around, name))
            if name == "link":
                link = str(token.attrs.get("href", "")) or None
        elif token.type in _CLOSING:
            opened.pop()
            if token.type == "link_close":
                link = None
        else:
            yield _atom(token, opened[-1], link)


def _atom(token: Token, styles: tuple[str, ...], link: str | None) -> Span:
    match token.type:
        case "softbreak" | "hardbreak":
            return Span(_BREAKS[token.type], styles, link)
        case "code_inline":
            return Span(token.content, (*styles, "code"), link)
        case "footnote_ref":
            return Span(f"[{token.meta['id'] + 1}]", (*styles, "footnote"), link)
        case "image":
            target = link or str(token.attrs.get("src", "")) or None
            return Span(_image_text(token), (*styles, "image"), target)
    return Span(token.content, styles, link)


def _image_text(image: Token) -> str:
    """Returns the text shown for an image: its alternative text, and that of images inside it."""
    words: list[str] = []
    pending = list(image.children or ())[::-1]
    while pending:
        token = pending.pop()
        if token.type == "image":
            pending.extend(reversed(token.children or ()))
        else:
            words.append(_BREAKS.get(token.type, token.content))
    alternative = " ".join("".join(words).split())
    return f"[image: {alternative}]" if alternative else "[image]"


def _merged(pieces: Iterable[Span]) -> Iterator[Span]:
    for (styles, link), group in groupby(pieces, lambda piece: (piece.styles, piece.link)):
        if text := printable("".join(piece.text for piece in group)):
            yield Span(text, styles, link)
