from __future__ import annotations

from itertools import islice

import pytest

from tui.prose import parse as parsing
from tui.prose.blocks import (
    Block,
    Code,
    Heading,
    Margin,
    Paragraph,
    Rule,
    Span,
    Spans,
    Table,
)
from tui.prose.parse import parse

INLINE = [
    ("plain", (Span("plain"),)),
    ("**b**", (Span("b", ("strong",)),)),
    ("*e* _e_", (Span("e", ("em",)), Span(" "), Span("e", ("em",)))),
    ("***both***", (Span("both", ("em", "strong")),)),
    ("**a **b** c**", (Span("a b c", ("strong",)),)),
    ("~~gone~~ ~gone~", (Span("gone", ("strike",)), Span(" "), Span("gone", ("strike",)))),
    ("`a  *b*`", (Span("a  *b*", ("code",)),)),
    ("[a](u)", (Span("a", ("link",), "u"),)),
    ("[a `b`](u)", (Span("a ", ("link",), "u"), Span("b", ("link", "code"), "u"))),
    ("![a](u)", (Span("[image: a]", ("image",), "u"),)),
    ("![](u)", (Span("[image]", ("image",), "u"),)),
    ("![a ![b](v) `c`](u)", (Span("[image: a b c]", ("image",), "u"),)),
    ("soft\nbreak", (Span("soft break"),)),
    ("hard  \nbreak", (Span("hard\nbreak"),)),
    ("hard\\\nbreak", (Span("hard\nbreak"),)),
    (r"\*escaped\* &copy;", (Span("*escaped* ©"),)),
    ("<b>&#27;&#x202e;x</b>", (Span("<b>\ufffdx</b>"),)),
]


@pytest.mark.parametrize(("text", "spans"), INLINE)
def test_text_becomes_spans(text: str, spans: tuple[Span, ...]) -> None:
    assert tuple(parse(text)) == (Block(Paragraph(spans)),)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("## Two *e*", Heading(2, (Span("Two ", ("heading.2",)), Span("e", ("heading.2", "em"))))),
        ("Setext\n===", Heading(1, (Span("Setext", ("heading.1",)),))),
        ("```py x\na\tb\n\n```", Code("a   b\n", "py")),
        ("    indented\n      more", Code("indented\n  more", "")),
        ("```\n\x1b[31m\u202e\n```", Code("\ufffd[31m", "")),
        ("```", Code("", "")),
        ("***", Rule()),
        (
            "| a | *b* |\n|:-:|--:|\n| c |",
            Table(
                (
                    (Span("a", ("table.head",)),),
                    (Span("b", ("table.head", "em")),),
                ),
                (((Span("c"),), ()),),
                ("center", "right"),
            ),
        ),
    ],
)
def test_a_block_keeps_what_it_is(text: str, content: object) -> None:
    assert [block.content for block in parse(text)] == [content]


BULLET = Margin("• ", "  ", "bullet")


def test_lists_and_quotes_are_margins_of_the_blocks_inside() -> None:
    bar = Margin("▎ ", "▎ ", "quote")
    inner = Margin("◦ ", "  ", "bullet")
    number = Margin("9. ", "   ", "marker")
    assert list(parse("- a\n  - b\n- > c\n  >\n  > 9. d\n")) == [
        Block(Paragraph((Span("a"),)), (BULLET,), opened=1),
        Block(Paragraph((Span("b"),)), (BULLET, inner), opened=1),
        Block(Paragraph((Span("c"),)), (BULLET, bar), opened=2),
        Block(Paragraph((Span("d"),)), (BULLET, bar, number), opened=1, has_gap=True),
    ]


def test_an_item_with_nothing_in_it_is_a_block_all_the_same() -> None:
    assert list(parse("-\n- a")) == [
        Block(Paragraph(()), (BULLET,), opened=1),
        Block(Paragraph((Span("a"),)), (BULLET,), opened=1),
    ]


def test_an_alert_is_a_quote_with_a_title() -> None:
    bar = Margin("▎ ", "▎ ", "alert.tip")
    assert list(parse("> [!TIP]\n> a\n>\n> b\n\nc")) == [
        Block(Paragraph((Span("Tip", ("alert.tip",)),)), (bar,), opened=1),
        Block(Paragraph((Span("a"),)), (bar,)),
        Block(Paragraph((Span("b"),)), (bar,), has_gap=True),
        Block(Paragraph((Span("c"),)), has_gap=True),
    ]


def test_footnotes_come_last_in_the_order_of_their_references() -> None:
    text = "[^b]: two[^c]\n[^a]: one\n[^c]: three\n[^d]: never\n\nx[^a] y[^b] z[^a]"
    blocks = list(parse(text))
    assert "".join(span.text for span in next(blocks[0].texts())) == "x[1] y[2] z[1]"
    assert [(block.margins[0].first, next(block.texts())[0].text) for block in blocks[1:]] == [
        ("[1] ", "one"),
        ("[2] ", "two"),
        ("[3] ", "three"),
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("---\na: 1\n\nb: 2\n---\n\nbody", ["body"]),
        ("---\n\nnot hidden\n\n---\n", ["", "not hidden", ""]),
        ("---\ntitle: never closed\n", ["", "title: never closed"]),
        ("---", [""]),
        ("", []),
        (" \n\n ", []),
    ],
)
def test_only_front_matter_is_hidden(text: str, shown: list[str]) -> None:
    assert [
        "".join(span.text for spans in b.texts() for span in spans) for b in parse(text)
    ] == shown


def test_references_may_be_defined_after_they_are_used() -> None:
    assert [span.link for span in next(next(parse("[a]\n\nmore\n\n[a]: /u")).texts())] == ["/u"]


@pytest.mark.parametrize(
    "text",
    [
        "*a*\n" + "x" * parsing.MAX_LENGTH,
        "*a*\n" * (parsing.MAX_LINES + 1),
        "*a*\n\n" + "> " * 60 + "b",
        "*a*\n\n" + "- " * 60 + "b",
    ],
    ids=["long", "many lines", "deep quotes", "deep lists"],
)
def test_what_is_too_much_is_shown_as_plain_text(text: str) -> None:
    assert next(parse(text)) == Block(Paragraph((Span("*a*"),)))


def test_plain_text_keeps_its_empty_lines_as_gaps() -> None:
    text = "\n\na\nb\n\n\n\tc\x1b\n" + " " * parsing.MAX_LENGTH
    assert list(parse(text)) == [
        Block(Paragraph((Span("a"),))),
        Block(Paragraph((Span("b"),))),
        Block(Paragraph((Span("c\ufffd"),)), has_gap=True),
    ]


def test_a_paragraph_that_is_too_long_is_shown_as_it_is_written() -> None:
    text = ("**a** " * 4_000).rstrip()
    assert list(parse(text)) == [Block(Paragraph((Span(text),)))]


def test_what_stands_inside_a_block_is_parsed_when_it_is_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sources: list[str] = []

    def recording(source: str, *_: object) -> Spans:
        sources.append(source)
        return (Span(source),)

    monkeypatch.setattr("tui.prose.walk.spans", recording)
    list(islice(parse("a\n\nb\n\nc\n\nd"), 2))
    assert sources == ["a", "b"]
