"""Tokens of a filter: brackets, operators, and terms with the operands as typed.

A term is lexed whole, field and value together, so that URLs, ``C++``, ``a-b`` and ``Foo_(bar)``
typed bare stay one word: a word ends at white space, or at a bracket that it has not opened.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

from tui.errors import FilterError

Span = tuple[int, int]
"""A half-open range of characters of the filter text."""

_SPACE = re.compile(r"\s*")
_KEYWORD = re.compile(r'(?:AND|OR|NOT)(?=[\s()"]|\Z)')
_FIELD = re.compile(r"([A-Za-z]+):(?!//|:)")
"""A name before one colon; ``https://`` and ``std::vector`` are words."""
_COMPARISON = re.compile(r"(?:[<>]=?|=)?")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.|\\\Z)*+)("?)', re.DOTALL)
_PATTERN = re.compile(r"/((?:[^/\\]|\\.|\\\Z)*+)(/?)", re.DOTALL)
_WORD_STOP = re.compile(r"[\s()]")
_ITEM_STOP = re.compile(r"[,()]")
_AFTER_PATTERN = re.compile(r"[\s),]|\Z")


class Kind(Enum):
    """What a token is; the value is how messages call it."""

    OPEN = "("
    CLOSE = ")"
    MINUS = "-"
    NOT = "NOT"
    AND = "AND"
    OR = "OR"
    TERM = "a term"
    END = "the end"


class Shape(Enum):
    """How an operand is written."""

    WORD = "word"
    QUOTED = "quoted"
    PATTERN = "pattern"


class Operand(NamedTuple):
    """One value of a term: ``>5``, ``rust``, ``"two words"``, ``web*`` or ``/regex/``."""

    text: str
    """Without quotes or slashes, escapes undone, without comparison and star."""
    shape: Shape
    span: Span
    comparison: str = ""
    """``<``, ``<=``, ``>``, ``>=``, ``=`` or nothing."""
    has_star: bool = False
    is_unfinished: bool = False
    """Whether it is still being typed: it reaches the end of the text and no quote closes it."""

    @property
    def whole(self) -> str:
        """The operand with its comparison and star, for fields that know no quotes."""
        return self.comparison + self.text + "*" * self.has_star


class Token(NamedTuple):
    """A bracket, an operator, a term, or the end of the text."""

    kind: Kind
    span: Span
    field: str = ""
    """The field of a term in lower case: ``tag`` for ``#``, ``text`` where none is written."""
    operands: tuple[Operand, ...] = ()
    """Of a term: one, or those of a list, some of which may be empty."""
    is_list: bool = False


def tokens(text: str, *, typing: bool = False) -> list[Token]:
    """Returns the tokens of a filter text in their order, the last of which is the end.

    While typing, quotes, regular expressions and lists that are not closed end with the text.

    Raises:
        FilterError: A quote, a regular expression or a list is not closed.
    """
    lexer = _Lexer(text, typing)
    found = [lexer.token()]
    while found[-1].kind is not Kind.END:
        found.append(lexer.token())
    return found


class _Lexer:
    """A position in a filter text that moves by one token at a time."""

    def __init__(self, text: str, typing: bool) -> None:
        self.text = text
        self.typing = typing
        self.position = 0

    def token(self) -> Token:
        """Returns the token at the position, which moves after it."""
        self.position = start = self._after(_SPACE)
        if start == len(self.text):
            return Token(Kind.END, (start, start))
        kind = self._operator()
        if kind is Kind.TERM:
            return self._term(start)
        self.position += len(kind.value)
        return Token(kind, (start, self.position))

    def _operator(self) -> Kind:
        character = self.text[self.position]
        if character in "()":
            return Kind(character)
        if character == "-" and not self._is_alone():
            return Kind.MINUS
        if keyword := _KEYWORD.match(self.text, self.position):
            return Kind(keyword.group())
        return Kind.TERM

    def _is_alone(self) -> bool:
        """Returns whether a sign is text because nothing follows it; while typing, it may yet."""
        following = self.text[self.position + 1 : self.position + 2]
        return following.isspace() or following == ")" or not (following or self.typing)

    def _term(self, start: int) -> Token:
        if self.text[start] == "#" and not self._is_alone():
            self.position += 1
            return self._valued("tag", start, is_plain=True)
        if field := _FIELD.match(self.text, start):
            self.position = field.end()
            return self._valued(field[1].lower(), start)
        return self._token("text", start, self._operand(_WORD_STOP, start))

    def _valued(self, field: str, start: int, *, is_plain: bool = False) -> Token:
        """Reads the term whose field ends at the position; a plain one has no signs but quotes."""
        if self.text.startswith("(", self.position):
            operands = self._list()
            return Token(Kind.TERM, (start, self.position), field, operands, is_list=True)
        return self._token(field, start, self._value(_WORD_STOP, is_plain=is_plain))

    def _token(self, field: str, start: int, operand: Operand) -> Token:
        return Token(Kind.TERM, (start, self.position), field, (operand,))

    def _list(self) -> tuple[Operand, ...]:
        opening = self.position
        operands: list[Operand] = []
        while not self.text.startswith(")", self.position):
            self.position += 1
            self.position = self._after(_SPACE)
            operands.append(self._value(_ITEM_STOP))
            self.position = self._after(_SPACE)
            if self.position == len(self.text):
                self._accept_unclosed((opening, opening + 1), "bracket", ")")
                return tuple(operands)
            if self.text[self.position] not in ",)":
                span = (self.position, self.position + 1)
                raise FilterError("a comma is missing here", "As in tag:(rust,go)", span=span)
        self.position += 1
        return tuple(operands)

    def _value(self, stop: re.Pattern[str], *, is_plain: bool = False) -> Operand:
        start = self.position
        if not is_plain:
            self.position = self._after(_COMPARISON)
        comparison = self.text[start : self.position]
        return self._operand(stop, start, comparison, is_plain=is_plain)

    def _operand(
        self,
        stop: re.Pattern[str],
        start: int,
        comparison: str = "",
        *,
        is_plain: bool = False,
    ) -> Operand:
        """Reads the operand at the position; its comparison, if any, began at the start."""
        character = self.text[self.position : self.position + 1]
        if character == '"':
            return self._quoted(start, comparison)
        if character == "/" and not is_plain and not comparison:
            return self._pattern(start)
        return self._word(stop, start, comparison)

    def _quoted(self, start: int, comparison: str) -> Operand:
        content, is_closed = self._enclosed(_QUOTED, "quote", '"')
        has_star = is_closed and self.text.startswith("*", self.position)
        self.position += has_star
        return Operand(
            re.sub(r'\\(["\\])', r"\1", content),
            Shape.QUOTED,
            (start, self.position),
            comparison,
            has_star,
            is_unfinished=not is_closed,
        )

    def _pattern(self, start: int) -> Operand:
        content, is_closed = self._enclosed(_PATTERN, "regular expression", "/")
        if not _AFTER_PATTERN.match(self.text, self.position):
            raise FilterError(
                "a regular expression ends at its second /",
                'Write \\/ for a slash in it, or put text in quotes, as in "/usr/local"',
                span=(start, self.position),
            )
        source = re.sub(r"\\(.)", lambda pair: "/" if pair[1] == "/" else pair[0], content)
        span = (start, self.position)
        return Operand(source, Shape.PATTERN, span, is_unfinished=not is_closed)

    def _enclosed(self, enclosed: re.Pattern[str], name: str, sign: str) -> tuple[str, bool]:
        match = enclosed.match(self.text, self.position)
        assert match is not None
        start, self.position = match.span()
        if not match[2]:
            self._accept_unclosed((start, self.position), name, sign)
        return match[1], bool(match[2])

    def _accept_unclosed(self, span: Span, name: str, sign: str) -> None:
        if not self.typing:
            hint = f"Close it with {sign}, or put text in quotes"
            raise FilterError(f"this {name} is not closed", hint, span=span)

    def _word(self, stop: re.Pattern[str], start: int, comparison: str) -> Operand:
        begin, self.position = self.position, self._word_end(stop)
        text = self.text[begin : self.position].rstrip()
        has_star = len(text) > 1 and text.endswith("*")
        return Operand(
            text.removesuffix("*") if has_star else text,
            Shape.WORD,
            (start, self.position),
            comparison,
            has_star,
            is_unfinished=self.typing and self.position == len(self.text),
        )

    def _word_end(self, stop: re.Pattern[str]) -> int:
        """Returns where the word at the position ends: at a stop, or a bracket it did not open."""
        depth = 0
        for match in stop.finditer(self.text, self.position):
            sign = match.group()
            if sign == "(":
                depth += 1
            elif sign == ")" and depth:
                depth -= 1
            elif sign != "," or not depth:
                return match.start()
        return len(self.text)

    def _after(self, pattern: re.Pattern[str]) -> int:
        """Returns the end of what a pattern, which may match nothing, matches at the position."""
        match = pattern.match(self.text, self.position)
        assert match is not None
        return match.end()
