from __future__ import annotations

import pytest

from tui.prose.blocks import Code, Span
from tui.prose.layout import Line, layout
from tui.prose.parse import parse
from tui.ui.drawing.code_colours import MOST_CHARACTERS, coloured, in_colours, text_of

PYTHON = 'def f(x):  # why\n    """Text\n    of two lines."""\n    return 1'


def looks(code: Code) -> list[list[tuple[str, str]]]:
    """The pieces of each line that stand out, with their styles."""
    return [
        [(span.text, span.styles[-1]) for span in line if len(span.styles) > 1]
        for line in coloured(code)
    ]


def test_what_stands_out_in_code_has_a_style() -> None:
    assert looks(Code(PYTHON, "python")) == [
        [("def", "code.keyword"), ("f", "code.name"), ("# why", "code.comment")],
        [('"""Text', "code.text")],
        [('    of two lines."""', "code.text")],
        [("return", "code.keyword"), ("1", "code.number")],
    ]


@pytest.mark.parametrize("language", ["", "no-such-language", "../x", "text"])
def test_without_a_known_language_nothing_stands_out(language: str) -> None:
    assert [line for line in looks(Code("def f(): pass", language)) if line] == []


def test_a_very_long_block_has_no_colours() -> None:
    assert coloured(Code("x" * (MOST_CHARACTERS + 1), "python")) == ()


@pytest.mark.parametrize("language", ["python", "rust", "js", "bash", "html", "console", "diff"])
@pytest.mark.parametrize(
    "text", ["", "\n\n", " \n  x", "'", "<a", "\ufeffx", "漢字 = '👩\u200d👩'\n"]
)
def test_no_character_is_lost_or_moved(language: str, text: str) -> None:
    lines = coloured(Code(text, language))
    assert lines == () or "\n".join(map(text_of, lines)) == text


def test_a_line_in_colours_keeps_what_is_before_it() -> None:
    (line,) = layout(parse("- ```py\n  return 'abcdef'\n  ```"), 10)
    assert in_colours(line, coloured(Code("return 'abcdef'", "py"))) == Line(
        (
            Span("• ", ("bullet",)),
            Span("return", ("code.block", "code.keyword")),
            Span(" ", ("code.block",)),
            Span("'", ("code.block", "code.text")),
            Span("abcdef", ("code.block", "code.text")),
            Span("'", ("code.block", "code.text")),
        ),
        2,
        ("code.block",),
        scrolls=True,
    )
