"""Fragments of Markdown to be joined at random, and what no line of the screen may be."""

from __future__ import annotations

import re

from rich.cells import cell_len

from tui.prose.layout import Line

FRAGMENTS = (
    *("a", "word", "日本", "e\u0301", "👩\u200d👩", "❤\ufe0f", "1\ufe0f\u20e3"),
    *("\u200d", "\ufe0f", "🏽", "\u202e", "\x1b[", "\x9b", "\x00", "\ud800", "\u2028"),
    *("\t", " ", "    ", "\n", "\n\n", "\r\n"),
    *("- ", "1. ", "999999999. ", "- [ ] ", "> ", "> [!NOTE]\n", "# ", "---", "===\n", "```"),
    *("`", "``", "*", "**", "_", "~", "~~~", "[", "]", "(", ")", "![", "](", "<", "\\", "^["),
    *("|", "|-|", "| a | b |\n|-|:-:|\n", "[x]: http://q\n", "[x]"),
    *("[^1]", "[^1]: ", "[^2]: ", "[^2]", "&#27;", "&#x202e;", "&nbsp;"),
    *("http://x.y/", "https://[", "http://a:b@[::1]:99999/"),
)
OBEYED = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ud800-\udfff]"
)


def wrong_lines(lines: list[Line], width: int) -> list[Line]:
    """Returns lines that are too wide, hold control characters or have an empty span.

    Lines that scroll sideways may be of any width.
    """
    return [
        line
        for line in lines
        if (not line.scrolls and sum(cell_len(span.text) for span in line.spans) > width)
        or OBEYED.search(line.text)
        or not all(span.text for span in line.spans)
    ]
