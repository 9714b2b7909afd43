from __future__ import annotations

from collections.abc import Iterator

import pytest

from tui.prose.blocks import STYLES, Block, Code, Paragraph, Span
from tui.prose.layout import LONGEST_CODE, CodePart, Line, layout
from tui.prose.parse import parse


def texts(source: str, width: int) -> list[str]:
    return [line.text for line in layout(parse(source), width)]


CONSTRUCTS = {
    "paragraphs": (
        "one two three four\nfive\n\nsix",
        12,
        ["one two", "three four", "five", "", "six"],
    ),
    "headings": (
        "# One two three\ntext\n\n## Two",
        10,
        ["One two", "three", "", "text", "", "Two"],
    ),
    "hard break": ("one  \ntwo", 10, ["one", "two"]),
    "nested bullets": (
        "- one two three four\n  - five six seven\n    - eight\n      - nine\n- ten",
        16,
        [
            "• one two three",
            "  four",
            "  ◦ five six",
            "    seven",
            "    ▪ eight",
            "      • nine",
            "• ten",
        ],
    ),
    "loose list": (
        "- a\n\n  b\n- c\n  - d",
        10,
        ["• a", "", "  b", "", "• c", "", "  ◦ d"],
    ),
    "aligned numbers": (
        "8. a\n9. b\n10. c d e f\n",
        9,
        [" 8. a", " 9. b", "10. c d e", "    f"],
    ),
    "other numbers": ("0) a\n1) b", 10, ["0) a", "1) b"]),
    "tasks": (
        "- [ ] to do it soon\n- [x] done\n- none\n\n1. [x] one",
        11,
        ["☐ to do it", "  soon", "☑ done", "• none", "", "1. ☑ one"],
    ),
    "items in one line": ("- 1. - a b c", 14, ["• 1. ◦ a b c"]),
    "empty item": ("-\n- a", 10, ["• ", "• a"]),
    "list after paragraph": ("a:\n- b", 10, ["a:", "", "• b"]),
    "code in item": ("- a\n  ```\n  b\n  ```", 10, ["• a", "  b"]),
    "quote": (
        "> one two three\n>\n> - a\n>\n> > b\n\nc",
        10,
        ["▎ one two", "▎ three", "▎ ", "▎ • a", "▎ ", "▎ ▎ b", "", "c"],
    ),
    "quote in item": (
        "- a\n\n  > b\n  >\n  > c",
        10,
        ["• a", "", "  ▎ b", "  ▎ ", "  ▎ c"],
    ),
    "alert": ("> [!WARNING]\n> a\n>\n> b", 10, ["▎ Warning", "▎ a", "▎ ", "▎ b"]),
    "code": (
        "```py\ndef long_name():\n\tpass\n\nx\n```",
        10,
        ["def long_name():", "    pass", "", "x"],
    ),
    "rule": ("a\n\n---\n\nb", 10, ["a", "", "──────────", "", "b"]),
    "rule in item": ("- ***", 10, ["• ────────"]),
    "table": (
        "| a | b |\n|---|--:|\n| one | 10 |\n| `x|y` | 5 |".replace("x|y", r"x\|y"),
        20,
        ["a   │  b", "────┼───", "one │ 10", "x|y │  5"],
    ),
    "table in quote": (
        "> | a | b |\n> |---|---|\n> | c | d |",
        20,
        ["▎ a │ b", "▎ ──┼──", "▎ c │ d"],
    ),
    "table without room": (
        "| key | value |\n|-|-|\n| one | two three |",
        10,
        ["key │ value", "────┼──────────", "one │ two three"],
    ),
    "image": ("![alt text](u)", 20, ["[image: alt text]"]),
    "footnotes": (
        "a[^x] b[^y]\n\n[^x]: one two three\n\n    four\n[^y]: five",
        12,
        ["a[1] b[2]", "", "[1] one two", "    three", "", "    four", "", "[2] five"],
    ),
    "long address": (
        "see https://example.org/a",
        10,
        ["see", "https://ex", "ample.org/", "a"],
    ),
    "wide text": ("- 日本語のテキスト", 10, ["• 日本語の", "  テキスト"]),
    "front matter": ("---\ntitle: x\n---\n\ntext", 10, ["text"]),
    "html": ("<b>x</b><br>", 20, ["<b>x</b><br>"]),
    "controls": ("a&#27;]52;b\x9bc\u202ed", 20, ["a\ufffd]52;b\ufffdcd"]),
    "nothing": ("", 10, []),
}


@pytest.mark.parametrize(("source", "width", "lines"), CONSTRUCTS.values(), ids=CONSTRUCTS)
def test_each_construct_has_its_lines(source: str, width: int, lines: list[str]) -> None:
    assert texts(source, width) == lines


def test_where_margins_take_too_much_the_outermost_are_left_out() -> None:
    source = "- a\n  - b\n    - c\n      1. d e f\n         > g"
    assert texts(source, 12) == ["• a", "  ◦ b", "    ▪ c", "  1. d e f", "   ▎ g"]
    assert texts(source, 22) == [
        "• a",
        "  ◦ b",
        "    ▪ c",
        "      1. d e f",
        "         ▎ g",
    ]


def test_a_marker_that_leaves_no_room_for_text_is_left_out() -> None:
    assert texts("1234567. a b", 10) == ["a b"]
    assert texts("123456. a b", 10) == ["123456. a", "        b"]


def test_a_line_knows_its_looks_links_and_indent() -> None:
    source = "> - **a** [b](u) c\n\n```\nx\n\n```"
    code, block = ("code.block",), Code("x\n", "")
    assert list(layout(parse(source), 9)) == [
        Line(
            (
                Span("▎ ", ("quote",)),
                Span("• ", ("bullet",)),
                Span("a", ("strong",)),
                Span(" "),
                Span("b", ("link",), "u"),
                Span(" c"),
            ),
            indent=4,
        ),
        Line(()),
        Line((Span("x", code),), fill=code, code=CodePart(block, 0, 0), scrolls=True),
        Line((), fill=code, code=CodePart(block, 1, 0), scrolls=True),
    ]


def test_a_line_of_code_is_whole_and_knows_where_it_is_in_its_block() -> None:
    lines = layout(parse("- ```py\n  abcdefghijkl\n  x\n  ```"), 10)
    code = Code("abcdefghijkl\nx", "py")
    assert [(line.text[line.indent :], line.code) for line in lines] == [
        ("abcdefghijkl", CodePart(code, 0, 0)),
        ("x", CodePart(code, 1, 0)),
    ]


def test_a_very_long_line_of_code_goes_on_in_the_next() -> None:
    text = "x" * LONGEST_CODE + "yz"
    lines = list(layout(parse(f"```\n{text}\n```"), 40))
    assert [line.text[-2:] for line in lines] == ["xx", "yz"]
    assert [(line.separator, line.code and line.code.start) for line in lines] == [
        ("\n", 0),
        ("", LONGEST_CODE),
    ]


@pytest.mark.parametrize(
    ("source", "width", "lines"),
    [
        (
            "> one two\\\n> three",
            6,
            [("▎ one", "\n"), ("▎ two", " "), ("▎ thre", "\n"), ("▎ e", "")],
        ),
        (
            "a\n\n```\nabcdefghijkl\nm\n```",
            7,
            [("a", "\n"), ("", "\n"), ("abcdefghijkl", "\n"), ("m", "\n")],
        ),
    ],
)
def test_a_line_knows_what_joins_it_to_the_one_before(
    source: str, width: int, lines: list[tuple[str, str]]
) -> None:
    assert [(line.text, line.separator) for line in layout(parse(source), width)] == lines


def test_every_style_is_in_the_list_of_styles_and_in_use() -> None:
    source = """\
# a
## b
### c
#### d
##### e
###### f
*a* **b** ~~c~~ `d` [e](f) ![g](h)[^i]

1. j
   - k
- [ ] l
- [x] m

> n

***

    o

| p |
|---|
| q |

[^i]: r
"""
    alerts = "\n\n".join(
        f"> [!{kind}]\n> x" for kind in ("NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION")
    )
    lines = list(layout(parse(f"{source}\n{alerts}"), 40))
    assert {name for line in lines for span in line.spans for name in span.styles} == set(STYLES)


def test_a_block_is_asked_for_only_when_the_lines_before_it_are_taken() -> None:
    taken: list[str] = []

    def blocks() -> Iterator[Block]:
        for text in ("a b", "c"):
            taken.append(text)
            yield Block(Paragraph((Span(text),)))

    lines = layout(blocks(), 2)
    assert [next(lines).text, next(lines).text, *taken] == ["a", "b", "a b"]
