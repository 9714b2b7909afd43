from __future__ import annotations

import re

import pytest

from tests.docs.tables import README, with_tables
from tui.cli.program import COMMANDS
from tui.filters.parser import parse

ROOT = README.parent
DOCUMENTS = (
    *("README.md", "CONTRIBUTING.md", "SECURITY.md"),
    *("docs/architecture.md", "docs/robustness.md"),
)


def test_the_tables_of_the_readme_are_those_of_the_code() -> None:
    text = README.read_text("utf-8")
    assert with_tables(text) == text


def test_the_readme_opens_with_the_two_commands() -> None:
    opening = README.read_text("utf-8").split("```")[1]
    assert [line.split("#")[0].strip() for line in opening.splitlines()[1:]] == [
        "make run",
        "make test",
    ]


def test_every_filter_of_the_readme_can_be_understood() -> None:
    block = re.findall(r"```text\n(.*?)```", README.read_text("utf-8"), re.DOTALL)[-1]
    filters = [part for line in block.splitlines() for part in re.split(r" {3,}", line) if part]
    assert len(filters) == 5
    for text in filters:
        assert parse(text).chips


def test_every_command_is_named_in_the_readme() -> None:
    text = README.read_text("utf-8")
    assert [each.name for each in COMMANDS if f"`{each.name}`" not in text] == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_file_that_a_document_names_is_there(document: str) -> None:
    path = ROOT / document
    text = path.read_text("utf-8")
    links = {path.parent / link for link in re.findall(r"\]\(([^)#:]+)\)", text)}
    files = {ROOT / file for file in re.findall(r"`((?:tui|tests)/[\w/]+(?:\.py|/))`", text)}
    assert [str(each) for each in links | files if not each.exists()] == []
