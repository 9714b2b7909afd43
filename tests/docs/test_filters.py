"""The examples of the filter language can be understood."""

from __future__ import annotations

import re

from tests.docs.documents import README, blocks
from tui.filters.parser import parse


def test_every_filter_of_the_readme_can_be_understood() -> None:
    (block,) = (each for each in blocks(README.read_text("utf-8")) if each.language == "text")
    filters = [
        part for line in block.text.splitlines() for part in re.split(r" {3,}", line) if part
    ]
    assert len(filters) == 5
    for text in filters:
        assert parse(text).chips
