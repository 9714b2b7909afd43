"""What holds for every text at every width, well meant or not."""

from __future__ import annotations

import re
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.hostile_markdown import FRAGMENTS, OBEYED, wrong_lines
from tui.prose.layout import layout
from tui.prose.links import links
from tui.prose.parse import MAX_LENGTH, parse
from tui.prose.plain import plain

CORPUS = """\
---
hidden: front matter
---

# A heading of *several* words and `code`

A paragraph with **strong words**, ~~gone ones~~, [a link](https://example.org/a/long/path?with=query)
and the bare https://example.org/a_very_long_address_that_is_wider/than/most/of/the/screens/around.
日本語の長い段落です。どこでも改行できますが、句読点の前では改行しません。「引用」も。
한국어 텍스트 👩\u200d👩\u200d👧 ❤\ufe0f 👍🏽 cafe\u0301 हिन्दी עברית.  \nAfter a hard break[^note].

- bullet
  1. number
     - [ ] task
       > quote in task
       >
       > - Donaudampfschifffahrtsgesellschaftskapitän
- | key | value with words |
  |-----|-----------------:|
  | k   | v `code` **w**   |

> [!IMPORTANT]
> careful
>
> ```python
> def function_with_a_long_name(parameter: int) -> int:
> \treturn parameter
> ```

| one | two | three | four | five |
|-----|:---:|------:|------|------|
| lorem ipsum dolor | 日本語 | 3 | https://example.org/x | ![alt](i.png) |

***

[^note]: A note with words.
"""

HOSTILE = {
    "emphasis": "*a **b " * 40_000,
    "brackets": "[" * 250_000,
    "images": "![" * 8_000,
    "nested brackets": "[" * 8_000 + "]" * 8_000,
    "open links": "[a](<b" * 40_000,
    "backticks": " ".join("`" * count for count in range(1, 170)),
    "addresses": "http://" * 35_000,
    "address with brackets": "http://a" + ")" * 16_000,
    "note references": "[^x]: y\n\n" + "[^x] [^a" * 30_000,
    "notes of notes": "".join(f"[^{n}]: [^{n + 1}]\n" for n in range(5_000)) + "\n[^0]",
    "inline notes": "^[" * 2_000 + "]" * 2_000,
    "items": "- a\n" * 50_000,
    "items within reach": "1. a\n" * 9_000,
    "deep items": "".join(f"{'  ' * depth}- a\n" for depth in range(200)),
    "deep quotes": ">" * 5_000 + "a",
    "one line": "word " * 200_000,
    "one word": "w" * 1_000_000,
    "one wide word": "日" * 250_000,
    "one character": "a" + "\u0301" * 250_000,
    "joiners": "\u200d" * 250_000,
    "trailing space": "`a" + " " * 16_000 + "`",
    "code": "```\n" + "x" * 200_000,
    "tabs": "\t" * 200_000 + "x",
    "columns": "|a" * 2_000 + "|\n" + "|-" * 2_000 + "|\n" + "|x\n" * 20,
    "escapes": "\x1b]52;c;aGk=\x07" * 20_000,
}


@pytest.mark.parametrize("width", [*range(10, 121), 2, 5])
def test_no_line_is_wider_than_asked_for(width: int) -> None:
    assert wrong_lines(list(layout(parse(CORPUS), width)), width) == []


@pytest.mark.parametrize("width", [10, 11, 17, 40, 80, 120])
def test_no_character_of_the_text_is_lost(width: int) -> None:
    shown = "".join(line.text for line in layout(parse(CORPUS), width))
    words = plain(CORPUS)
    assert sorted(set(words) - set(shown)) == []
    for char in set(words) - set(" ─│┼•◦▪▎☐"):
        assert shown.count(char) >= words.count(char)


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=50).map("".join), st.integers(2, 60))
@settings(max_examples=300, deadline=None)
def test_any_text_is_laid_out_within_its_width(text: str, width: int) -> None:
    assert wrong_lines(list(layout(parse(text), width)), width) == []
    assert not OBEYED.search(plain(text))
    assert not any(OBEYED.search(link.text + link.url) for link in links(text))


@given(st.lists(st.sampled_from(("one", "two", "- three", "> four", "# five", "")), max_size=20))
@settings(max_examples=100, deadline=None)
def test_words_come_in_the_order_of_the_text(rows: list[str]) -> None:
    text = "\n".join(rows)
    shown = " ".join(line.text for line in layout(parse(text), 12))
    assert re.findall("[a-z]+", shown) == re.findall("[a-z]+", text)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_texts_are_laid_out_like_any_other(text: str) -> None:
    lines = list(islice(layout(parse(text), 40), 300))
    assert wrong_lines(lines, 40) == []


def test_the_longest_text_that_is_parsed_keeps_its_markup() -> None:
    text = ("**word** " * 100 + "\n\n") * 300
    assert len(text[:MAX_LENGTH]) == MAX_LENGTH
    (first,) = islice(layout(parse(text[:MAX_LENGTH]), 10), 1)
    assert first.spans[0].styles == ("strong",)
