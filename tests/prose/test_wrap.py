from __future__ import annotations

import pytest

from tui.prose.blocks import Span
from tui.prose.wrap import separators, wrapped, wrapped_code


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, [""]),
        ("fits well", 10, ["fits well"]),
        ("one two three", 7, ["one two", "three"]),
        ("one two three", 8, ["one two", "three"]),
        ("one   two", 6, ["one", "two"]),
        ("one   two   ", 9, ["one   two"]),
        ("hard\nbreak here", 10, ["hard", "break here"]),
        ("a\n\nb", 10, ["a", "", "b"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("ab cdefghij kl", 4, ["ab", "cdef", "ghij", "kl"]),
        ("https://example.org/path x", 10, ["https://ex", "ample.org/", "path x"]),
        ("日本語のテキスト", 6, ["日本語", "のテキ", "スト"]),
        ("日本語のテキスト", 7, ["日本語", "のテキ", "スト"]),
        ("語彙です。次", 8, ["語彙で", "す。次"]),
        ("ab「日本」語", 8, ["ab「日", "本」語"]),
        ("GPU、CPU", 5, ["GPU、", "CPU"]),
        ("한국어 텍스트", 7, ["한국어", "텍스트"]),
        ("🎉🎉🎉", 4, ["🎉🎉", "🎉"]),
        ("👩\u200d👩👩\u200d👩", 3, ["👩\u200d👩", "👩\u200d👩"]),
        ("e\u0301e\u0301e\u0301", 2, ["e\u0301e\u0301", "e\u0301"]),
        ("no\u00a0break here", 9, ["no\u00a0break", "here"]),
    ],
)
def test_text_is_folded_at_words_and_inside_them_only_where_it_must_be(
    text: str, width: int, lines: list[str]
) -> None:
    folded = wrapped((Span(text),) if text else (), width)
    assert ["".join(span.text for span in line) for line in folded] == lines


def test_a_fold_keeps_the_look_of_every_part() -> None:
    strong, link = ("strong",), ("link",)
    spans = (Span("aa "), Span("bb cc", strong), Span("dd", link, "u"), Span(" ee"))
    assert list(wrapped(spans, 5)) == [
        (Span("aa "), Span("bb", strong)),
        (Span("cc", strong), Span("dd", link, "u")),
        (Span("ee"),),
    ]


@pytest.mark.parametrize(
    ("line", "width", "lines"),
    [
        ("", 8, [""]),
        ("x = 1", 8, ["x = 1"]),
        ("    return a + b", 8, ["    retu", "  rn a +", "   b"]),
        ("abcdef", 4, ["abcd", "ef"]),
        ("日本語日本語", 7, ["日本語", "  日本", "  語"]),
    ],
)
def test_code_is_broken_anywhere_and_goes_on_indented(
    line: str, width: int, lines: list[str]
) -> None:
    assert list(wrapped_code(line, width)) == lines


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("", 9, [""]),
        ("  one", 9, [""]),
        ("one   two", 6, ["", " "]),
        ("  one two", 4, ["", " "]),
        ("abcdefghijkl m", 4, ["", "", "", " "]),
        ("a  \n  b\n\n   \nc", 9, ["", "\n", "\n", "\n", "\n"]),
        ("\na\nb", 9, ["", "\n", "\n"]),
        ("日本語 日本", 4, ["", "", " "]),
    ],
)
def test_what_was_left_out_between_two_lines_is_known(
    text: str, width: int, expected: list[str]
) -> None:
    lines = ["".join(span.text for span in line) for line in wrapped((Span(text),), width)]
    assert list(separators(text, lines)) == expected
