"""A Markdown text without its markup, on one line."""

from __future__ import annotations

from tui.prose.parse import parse

LONGEST_SOURCE = 16_384
"""Characters of Markdown that are read."""


def plain(text: str) -> str:
    """Returns the words of a Markdown text on one line, as lists and excerpts show it.

    All after the first ``LONGEST_SOURCE`` characters is left out.
    """
    words: list[str] = []
    for block in parse(text[:LONGEST_SOURCE]):
        for spans in block.texts():
            words += "".join(span.text for span in spans).split()
    return " ".join(words)
