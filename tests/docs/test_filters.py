"""The examples of the filter language find what the documents say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs.documents import DOCS, README, blocks
from tests.support.builders import library
from tests.support.command_line import CommandLine
from tui.assets import SAMPLE
from tui.filters.parser import parse

EXAMPLES = [
    (filter_text, int(count))
    for filter_text, count in re.findall(
        r"^\| `(.+)` \| .* \| (\d+) \|$",
        (DOCS / "filters.md").read_text("utf-8"),
        re.MULTILINE,
    )
]


def test_every_filter_of_the_readme_can_be_understood() -> None:
    (block,) = (each for each in blocks(README.read_text("utf-8")) if each.language == "text")
    filters = [
        part for line in block.text.splitlines() for part in re.split(r" {3,}", line) if part
    ]
    assert len(filters) == 5
    for text in filters:
        assert parse(text).chips


def test_every_example_finds_as_many_notes_of_the_sample_as_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library(tmp_path).close()
    cli = CommandLine(tmp_path / "library.db", monkeypatch)
    monkeypatch.setenv("URL_NOTES_DB", str(cli.path))
    assert cli("import", str(SAMPLE)).code == 0
    found = [(text, len(cli("list", text).out.splitlines())) for text, _ in EXAMPLES]
    assert len(EXAMPLES) > 20
    assert found == EXAMPLES
