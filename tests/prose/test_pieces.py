"""A long text is parsed piece by piece, and reads as if it had been parsed at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.prose import pieces as cutting
from tui.prose.blocks import Block, Code, Paragraph
from tui.prose.grammar import grammar
from tui.prose.layout import layout
from tui.prose.parse import parse
from tui.prose.pieces import Piece, pieces

TABLE_HEAD = "| name | what it is |\n|------|-----------:|\n"

LONG = {
    "paragraphs": "Some *words*.\n\n" * 4_000,
    "headings": "# a\n" * 9_000,
    "items": "- item\n" * 9_000,
    "loose items": "- item\n\n" * 4_900,
    "numbers": "1. item\n" * 9_000,
    "table": TABLE_HEAD + "| a | b |\n" * 9_000,
    "wide table": "|a" * 50 + "|\n" + "|-" * 50 + "|\n" + ("|a" * 50 + "|\n") * 2_400,
    "table of one column": "|a|\n|-|\n" + "|b|\n" * 9_000,
    "code": "```py\n" + "x = 1\n" * 9_000,
    "code beyond all limits": "```\n" + "x = 1\n" * 100_000,
    "quote": "> words\n>\n" * 4_900,
    "deep quotes": (">" * 18 + " deep\n\n") * 4_900,
    "one paragraph": "word " * 50_000,
    "a paragraph of lines": "word word word word word\n" * 9_000,
    "a paragraph beyond all limits": "word " * 400_000,
    "a word beyond all limits": "日" * 2_000_000,
    "lines beyond all limits": "word\n" * 400_000,
    "nothing but empty lines": "\n" * 1_999_000 + "x",
    "alerts": "> [!NOTE]\n> x\n\n" * 4_000,
    "open brackets": "[" * 250_000,
}


def shown(text: str, width: int = 60) -> list[str]:
    return [line.text for line in layout(parse(text), width)]


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that were given to the parser of blocks."""
    texts: list[str] = []
    parser = grammar()
    whole = parser.parse

    def watched(text: str, env: object = None) -> object:
        texts.append(text)
        return whole(text, env)  # type: ignore[arg-type]

    monkeypatch.setattr(parser, "parse", watched)
    return texts


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_the_first_screen_of_a_long_text_parses_little_of_it(text: str, parsed: list[str]) -> None:
    lines = list(islice(layout(parse(text), 60), 40))
    assert lines
    sources = [source for source in parsed if len(source) < len(text)]
    assert sum(map(len, sources)) <= 4 * cutting.LIMIT or len(text.splitlines()[0]) > 40_000
    assert sum(source.count("\n") for source in parsed) <= 2 * cutting.MAX_LINES


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_pieces_are_the_text(text: str) -> None:
    head = re.match(r".*\n.*\n", text) if "|-" in text else re.match(r"```.*\n", text)
    repeated = head[0] if head else ""
    first, *rest = (piece.text for piece in pieces(text))
    assert first + "".join(piece.removeprefix(repeated) for piece in rest) == text


def test_a_short_text_is_one_piece() -> None:
    text = "- a\n\n" * 60
    assert list(pieces(text)) == [Piece(text)]


def test_the_columns_of_a_long_table_stand_one_below_the_other() -> None:
    rows = [f"| {'n' * (n % 20)} | row {n} |\n" for n in range(900)]
    head, line, *body = shown(TABLE_HEAD + "".join(rows), 50)
    assert (head.index("│"), line.index("┼")) == (body[0].index("│"),) * 2
    assert {text.index("│") for text in body} == {head.index("│")}
    assert [int(text.rpartition(" ")[2]) for text in body if "row" in text] == [*range(900)]


def lettered(letters: Sequence[str]) -> str:
    """A table of 99 rows, with a letter above each column."""
    text = "|".join(letters) + "\n" + "|".join("-" * len(letters)) + "\n"
    return text + "".join("|".join(f"{each}{n}" for each in letters) + "\n" for n in range(99))


def test_a_long_table_that_is_wider_than_the_screen_has_the_same_columns_throughout() -> None:
    lines = shown(lettered("abcdefghij"), 20)
    bars = {tuple(at for at, sign in enumerate(line) if sign in "│┼") for line in lines}
    assert (len(lines), len(bars)) == (101, 1)
    assert lines[-1].split() == " │ ".join(f"{each}98" for each in "abcdefghij").split()


def test_a_long_table_of_far_too_many_columns_tells_each_row_apart() -> None:
    letters = "abcdefghij" * 10
    expected = [line for n in range(99) for line in ("", *(f"{c}: {c}{n}" for c in letters))]
    assert shown(lettered(letters), 20) == expected[1:]


def test_the_numbers_of_a_long_list_go_on() -> None:
    lines = shown("1. item\n" * 1_200)
    assert [int(line.split(".")[0]) for line in lines] == [*range(1, 1_201)]


@pytest.mark.parametrize(("item", "gaps"), [("- a\n", 0), ("- a\n\n", 1_199)])
def test_a_long_list_has_gaps_between_all_items_or_none(item: str, gaps: int) -> None:
    lines = shown(item * 1_200)
    assert (lines.count("• a"), lines.count("")) == (1_200, gaps)


def test_a_long_block_of_code_stays_one() -> None:
    code = [f"line {n}" if n % 7 else "" for n in range(1_500)]
    lines = shown("Before.\n\n~~~ py\n" + "\n".join(code) + "\n~~~\nAfter.")
    assert lines == ["Before.", "", *code, "", "After."]
    blocks = parse("```py\n" + "\n".join(code))
    assert {block.content.language for block in blocks if isinstance(block.content, Code)} == {"py"}


def test_a_fence_inside_a_long_block_of_code_does_not_end_it() -> None:
    code = "````\n" + "```\nx\n" * 900 + "````\nAfter."
    *inside, gap, after = shown(code)
    assert (inside, gap, after) == (["```", "x"] * 900, "", "After.")


def test_links_and_footnotes_are_known_before_the_text_reaches_them() -> None:
    text = "[a] and[^n].\n\n" + "Words, words, words.\n\n" * 900 + "Again[^n].\n\n"
    text += "[a]: https://a.example/\n[^n]: A note\n    of two lines.\n"
    blocks = list(parse(text))
    first = blocks[0].content
    assert isinstance(first, Paragraph)
    assert [(span.text, span.link) for span in first.spans] == [
        ("a", "https://a.example/"),
        (" and", None),
        ("[1]", None),
        (".", None),
    ]
    assert shown(text)[-3:] == ["Again[1].", "", "[1] A note of two lines."]


def test_front_matter_is_never_cut_nor_found_in_a_later_piece() -> None:
    matter = "---\n" + "".join(f"key{n}: v\n\n" for n in range(400)) + "---\n"
    words = "Words.\n\n" * 600
    assert shown(matter + words + "---\nkey: v\n---\n")[:1] == ["Words."]
    assert shown(words + "\n\n---\nkey: v\n\n---\n")[-3:] == ["key: v", "", "─" * 60]


def test_a_table_whose_head_is_none_is_text() -> None:
    lines = shown("a | b | c\n|-|-|\n" + "x | y\n" * 900)
    assert lines[0].startswith("a | b | c |-|-| x | y")
    assert "".join(lines).count("a | b") == 1


def test_a_deep_piece_is_plain_text_and_the_others_are_not() -> None:
    text = "*a*\n\n" * 900 + "> " * 60 + "b\n\n" + "*a*\n\n" * 900
    lines = shown(text)
    assert (lines.count("a"), len([line for line in lines if line.startswith("> >")])) > (1_500, 0)


BLOCKS = (
    *("Words of a paragraph.\n", "More *words*,\nand [a].\n", "# Heading\n", "---\n", "\n"),
    *("- item\n", "- item\n\n  more\n", "1. one\n2. two\n", "   indented\n", "    code\n"),
    *("> quote\n", "> - in a quote\n>\n> more\n", "> [!NOTE]\n> note\n", "lazy\n"),
    *("```\ncode\n\n# no heading\n```\n", "~~~\n", "|a|b|\n|-|-|\n|c|d|\n", "| e | f |\n"),
    *("[^n]\n", "    in a note\n", "===\n"),
)
TEXTS = st.lists(st.sampled_from(BLOCKS), max_size=40).map(
    lambda blocks: "[a]: https://a.example/\n\n[^n]: note\n\n" + "".join(blocks)
)


def blocks_of(text: str) -> Iterator[Block]:
    yield from parse(text)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_a_cut_between_blocks_changes_nothing(text: str) -> None:
    whole = list(blocks_of(text))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cutting, "SOFT_LIMIT", 1)
        found = list(blocks_of(text))
    assert found == whole


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_a_cut_inside_a_block_loses_no_word_of_it(text: str) -> None:
    def words() -> list[str]:
        texts = (spans for block in parse(text) for spans in block.texts())
        joined = " ".join("".join(span.text for span in spans) for spans in texts)
        return sorted(re.findall("[a-z]{3,}", joined))

    whole = words()
    with pytest.MonkeyPatch.context() as patch:
        for limit in ("SOFT_LIMIT", "LIMIT", "MAX_LINES"):
            patch.setattr(cutting, limit, 1)
        assert set(words()) >= set(whole)
