from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs.tables import CONFIGURATION, README, TABLES, with_tables
from tui.cli.program import COMMANDS
from tui.filters.parser import parse
from tui.library.configuration.config_file import parse_config
from tui.ui.action_table import ACTIONS
from tui.ui.bound_keys import bind_keys

ROOT = README.parent
DOCUMENTS = (
    *("README.md", "CONTRIBUTING.md", "SECURITY.md"),
    *("docs/architecture.md", "docs/configuration.md", "docs/robustness.md"),
)


@pytest.mark.parametrize("document", TABLES, ids=lambda path: path.name)
def test_the_tables_of_a_document_are_those_of_the_code(document: Path) -> None:
    text = document.read_text("utf-8")
    assert with_tables(text, TABLES[document]) == text


def test_every_example_of_settings_can_be_read() -> None:
    blocks = re.findall(r"```toml\n(.*?)```", CONFIGURATION.read_text("utf-8"), re.DOTALL)
    faults = [bind_keys(ACTIONS, parse_config(text).configuration.keys).faults for text in blocks]
    assert ([parse_config(text).problems for text in blocks], faults) == ([[]], [()])


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
