"""The grammar of the filter language, and its parser.

::

    filter := or
    or     := and ("OR" and)*
    and    := unary (["AND"] unary)*
    unary  := ("-" | "NOT") unary | "(" or ")" | term
    term   := word | word* | "phrase" | #tag | #"two words" | field:value | /regex/
    value  := word | word* | "phrase" | /regex/ | >x >=x <x <=x =x | a..b a.. ..b | (v1,v2)

Only upper-case AND, OR and NOT are operators. An empty text is everything. A directive
(``sort: limit: in: view:``) stands outside of brackets, beside the terms that AND joins.
"""

from __future__ import annotations

import re

from tui.errors import FilterError
from tui.filters.dates import Clock
from tui.filters.syntax import EVERYTHING, And, Chip, Directive, Filter, Node, Not, Or, Term
from tui.filters.term_parser import parse_term
from tui.filters.tokens import Kind, Token, tokens

MAX_DEPTH = 50
"""How deeply brackets and negations may be nested."""

_NO_TEXT = re.compile("[\ud800-\udfff]")
_UNARY = (Kind.OPEN, Kind.MINUS, Kind.NOT, Kind.TERM)
"""What a unary begins with."""


def parse(text: str, *, typing: bool = False, clock: Clock | None = None) -> Filter:
    """Parses the text of a filter, its dates counted from the clock, or else from now.

    While typing, quotes and brackets are closed at the end of the text, the last bare word or
    open phrase matches as a prefix, and an operator or field that nothing follows yet is left
    out. A byte of a command line that is no text stands as U+FFFD, which is in no note.

    Raises:
        FilterError: The text cannot be parsed; the span says where.
    """
    text = _NO_TEXT.sub("\ufffd", text)
    return _Parser(text, typing, clock or Clock.system()).filter()


class _Parser:
    """A parser by recursive descent over tokens.

    A rule gives ``None`` where it found nothing, or only what is unfinished while typing. At
    depth 0 the terms are those that become chips.
    """

    def __init__(self, text: str, typing: bool, clock: Clock) -> None:
        self.text = text
        self.typing = typing
        self.clock = clock
        self.tokens = iter(tokens(text, typing=typing))
        self.token = next(self.tokens)
        self.stop = 0
        self.chips: list[Chip] = []
        self.directives: list[Directive] = []

    def filter(self) -> Filter:
        root = self._alternatives(0)
        if self.token.kind is Kind.CLOSE:
            hint = 'Put text in quotes, as in ":)"'
            raise FilterError("no bracket is open here", hint, span=self.token.span)
        return Filter(self.text, root or EVERYTHING, tuple(self.directives), tuple(self.chips))

    def _advance(self) -> Token:
        """Moves past the current token, and returns it."""
        token, self.token = self.token, next(self.tokens)
        self.stop = token.span[1]
        return token

    def _alternatives(self, depth: int) -> Node | None:
        branches = [self._conjunction(depth)]
        while self.token.kind is Kind.OR:
            branches.append(self._conjunction(depth, self._advance()))
        if depth == 0 and len(branches) > 1:
            self._refuse_directives()
        found = [branch for branch in branches if branch is not None]
        if len(found) < 2:
            return found[0] if found else None
        if depth == 0:
            self.chips = [self._chip(self.chips[0].span[0], Or(tuple(found)), is_bare_or=True)]
        return Or(tuple(found))

    def _conjunction(self, depth: int, operator: Token | None = None) -> Node | None:
        """Parses terms that AND joins; an operator before them needs one."""
        if operator:
            self._expect_term(operator)
        elif self.token.kind in (Kind.AND, Kind.OR):
            raise _missing_term(self.token, "before")
        children: list[Node] = []
        while self.token.kind in (*_UNARY, Kind.AND):
            if self.token.kind is Kind.AND:
                self._expect_term(self._advance())
            elif member := self._member(depth):
                children.append(member)
        if len(children) < 2:
            return children[0] if children else None
        return And(tuple(children))

    def _expect_term(self, operator: Token) -> None:
        is_unfinished = self.typing and self.token.kind is Kind.END
        if self.token.kind not in _UNARY and not is_unfinished:
            raise _missing_term(operator, "after")

    def _member(self, depth: int) -> Node | None:
        """Parses a child of a conjunction; at the top it is a chip, and may be a directive."""
        if depth:
            return self._unary(depth)
        start = self.token.span[0]
        part = self._term() if self.token.kind is Kind.TERM else self._unary(depth)
        if part is not None:
            self.chips.append(self._chip(start, part))
        if isinstance(part, Directive):
            self._keep(part)
            return None
        return part

    def _chip(self, start: int, node: Node | Directive, *, is_bare_or: bool = False) -> Chip:
        return Chip(self.text[start : self.stop], (start, self.stop), node, is_bare_or)

    def _keep(self, directive: Directive) -> None:
        if any(directive.field == each.field for each in self.directives):
            hint = "Take one of the two away"
            raise FilterError(f"{directive.field}: stands here twice", hint, span=directive.span)
        self.directives.append(directive)

    def _refuse_directives(self) -> None:
        for directive in self.directives:
            hint = f"Put the alternatives in brackets: (… OR …) {directive.field}:…"
            message = f"{directive.field}: cannot stand beside OR"
            raise FilterError(message, hint, span=directive.span)

    def _unary(self, depth: int) -> Node | None:
        if depth > MAX_DEPTH:
            hint = f"No more than {MAX_DEPTH} brackets and negations in one another"
            raise FilterError("this is nested too deeply", hint, span=self.token.span)
        if self.token.kind is Kind.OPEN:
            return self._group(depth)
        if self.token.kind is not Kind.TERM:
            return self._negation(depth)
        part = self._term()
        if isinstance(part, Directive):
            message = f"{part.field}: stands outside of brackets and is never negated"
            hint = f"Write it at the end of the filter: … {part.field}:…"
            raise FilterError(message, hint, span=part.span)
        return part

    def _group(self, depth: int) -> Node | None:
        opening = self._advance()
        if self.token.kind is Kind.CLOSE:
            hint = "Put a term between them, or take them away"
            span = (opening.span[0], self.token.span[1])
            raise FilterError("there is nothing between these brackets", hint, span=span)
        node = self._alternatives(depth + 1)
        self._close(opening)
        return node

    def _close(self, opening: Token) -> None:
        if self.token.kind is Kind.CLOSE:
            self._advance()
        elif not self.typing:
            hint = "Close it with ), or put text in quotes"
            raise FilterError("this bracket is not closed", hint, span=opening.span)

    def _negation(self, depth: int) -> Node | None:
        self._expect_term(self._advance())
        child = self._unary(depth + 1) if self.token.kind in _UNARY else None
        return None if child is None else Not(child)

    def _term(self) -> Term | Directive | None:
        token = self._advance()
        start, stop = token.span
        return parse_term(token, self.text[start:stop], self.clock)


def _missing_term(operator: Token, side: str) -> FilterError:
    name = operator.kind.value
    hint = f'To look for the word, write "{name}"'
    return FilterError(f"{name} needs a term {side} it", hint, span=operator.span)
