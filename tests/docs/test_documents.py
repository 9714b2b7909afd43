"""Tables are those of the code, and links lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs.documents import DOCS, DOCUMENTS, README, ROOT, anchors, blocks, links
from tests.docs.tables import CONFIGURATION, TABLES, with_tables
from tui.cli.program import COMMANDS
from tui.library.configuration.config_file import parse_config
from tui.ui.action_table import ACTIONS
from tui.ui.bound_keys import bind_keys


@pytest.mark.parametrize("document", TABLES, ids=lambda path: path.name)
def test_the_tables_of_a_document_are_those_of_the_code(document: Path) -> None:
    text = document.read_text("utf-8")
    assert [name for name in TABLES[document] if f"<!-- {name} -->" not in text] == []
    assert with_tables(text, TABLES[document]) == text


def test_every_example_of_settings_can_be_read() -> None:
    texts = [
        block.text
        for document in DOCUMENTS
        for block in blocks(document.read_text("utf-8"))
        if block.language == "toml"
    ]
    faults = [bind_keys(ACTIONS, parse_config(text).configuration.keys).faults for text in texts]
    assert ([parse_config(text).problems for text in texts], faults) == (
        [[] for _ in texts],
        [() for _ in texts],
    )
    assert any(text in CONFIGURATION.read_text("utf-8") for text in texts)


def test_the_readme_opens_with_the_two_commands() -> None:
    opening = blocks(README.read_text("utf-8"))[0].text
    assert [line.split("#")[0].strip() for line in opening.splitlines()] == [
        "make run",
        "make test",
    ]


def test_every_command_is_named_where_scripts_are_explained() -> None:
    text = (DOCS / "scripting.md").read_text("utf-8")
    assert [each.name for each in COMMANDS if f"`{each.name}`" not in text] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_of_a_document_leads_to_a_file_and_a_heading(document: Path) -> None:
    broken = []
    for link in links(document.read_text("utf-8")):
        name, _, anchor = link.partition("#")
        target = document.parent / name if name else document
        if not target.exists() or (anchor and anchor not in anchors(target.read_text("utf-8"))):
            broken.append(link)
    assert broken == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_file_of_the_code_that_a_document_names_is_there(document: Path) -> None:
    text = document.read_text("utf-8")
    files = {ROOT / file for file in re.findall(r"`((?:tui|tests)/[\w/]+(?:\.py|/))`", text)}
    assert [str(each) for each in files if not each.exists()] == []


def test_the_links_and_anchors_of_a_document_are_found() -> None:
    text = '# One `two`, three!\n[a](b.md#c) <img src="d.svg">\n```sh\n# no heading [x](y)\n```\n'
    assert anchors(text) == {"one-two-three"}
    assert links(text) == ["b.md#c", "d.svg"]
    assert DOCS in {document.parent for document in DOCUMENTS}


def test_every_document_is_in_the_list_of_all() -> None:
    index = DOCS / "README.md"
    listed = {(DOCS / link).resolve() for link in links(index.read_text("utf-8"))}
    assert [str(path) for path in DOCUMENTS if path not in {index, README, *listed}] == []
