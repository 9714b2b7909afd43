"""Code in the colours of its language, which the source names.

Colours are found for a whole block at once, on another thread, once it is on screen: a lexer takes
a hundred times as long as its lines take to be drawn, and its import longer still.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.prose.blocks import Code, Span, Spans
from tui.prose.layout import Line

CODE_STYLES = ("code.keyword", "code.name", "code.text", "code.number", "code.comment")
"""The style names of what stands out in code."""

MOST_CHARACTERS = 20_000
"""How long a block is at most that has colours; a longer one would take much of a second."""

_BLOCK = "code.block"

_STYLES = (
    ("Comment", "code.comment"),
    ("Keyword", "code.keyword"),
    ("Operator.Word", "code.keyword"),
    ("Name.Function", "code.name"),
    ("Name.Class", "code.name"),
    ("Name.Tag", "code.name"),
    ("Name.Decorator", "code.name"),
    ("Literal.String", "code.text"),
    ("Literal.Number", "code.number"),
)
"""From the beginning of the name of a token, as Pygments has it, to its style."""


def coloured(code: Code) -> tuple[Spans, ...]:
    """Returns the lines of a block of code in colours.

    There are none where the source names no language that is known, or the block is too long.
    """
    if not code.language or len(code.text) > MOST_CHARACTERS:
        return ()
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        lexer = get_lexer_by_name(code.language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return ()
    lines: list[list[Span]] = [[]]
    for kind, text in lexer.get_tokens(code.text):
        first, *others = text.split("\n")
        styles = tuple(_styles(str(kind)))
        for number, piece in enumerate((first, *others)):
            if number:
                lines.append([])
            if piece:
                lines[-1].append(Span(piece, styles))
    found = tuple(map(tuple, lines))
    # A lexer may leave out what it takes for no text.
    is_whole = "\n".join(map(text_of, found)) == code.text
    return found if is_whole else ()


def in_colours(line: Line, colours: Sequence[Spans]) -> Line:
    """Returns a line of code with the colours of its block, in which it has no place any more."""
    assert line.code, "a line of code"
    _, number, start = line.code
    before = sliced(line.spans, 0, line.indent)
    text = sliced(colours[number], start, start + len(line.text) - line.indent)
    return line._replace(spans=(*before, *text), code=None)


def sliced(spans: Spans, start: int, stop: int) -> Iterator[Span]:
    """Yields what is between two characters of the joined text of some spans."""
    end = 0
    for span in spans:
        begin, end = end, end + len(span.text)
        if text := span.text[max(start - begin, 0) : max(stop - begin, 0)]:
            yield span._replace(text=text)


def text_of(spans: Spans) -> str:
    """Returns the joined text of some spans."""
    return "".join(span.text for span in spans)


def _styles(kind: str) -> Iterator[str]:
    """Yields the styles of a token by its kind, such as ``Token.Name.Function.Magic``."""
    yield _BLOCK
    name = kind.removeprefix("Token.")
    for beginning, style in _STYLES:
        if name == beginning or name.startswith(f"{beginning}."):
            yield style
            return
