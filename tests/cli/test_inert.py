"""Whatever an old or foreign library holds, nothing that a terminal obeys comes out."""

from __future__ import annotations

import json

import pytest

from tests.support import hostile
from tests.support.builders import draft, library
from tests.support.command_line import CommandLine
from tui.model.text import is_inert

PAYLOADS = [
    text.encode("utf-8", "replace").decode()
    for text in (*hostile.SEQUENCES, *hostile.CHARACTERS, *hostile.MARKUP)
]
COMMANDS = [
    ("list",),
    ("list", "--tsv"),
    ("list", "--json"),
    ("list", "--jsonl"),
    ("list", "--format", "{title} {summary} {tags} {site}"),
    ("show", "1"),
    ("show", "1", "--json"),
    ("tags",),
    ("tags", "--json"),
    ("tags", "suggest"),
    ("tags", "suggest", "--json"),
    ("export", "--format", "json"),
]


@pytest.mark.parametrize("is_terminal", [True, False])
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_control_reaches_the_terminal(
    cli: CommandLine, command: tuple[str, ...], is_terminal: bool
) -> None:
    text = "a" + "b".join(PAYLOADS)
    with library(cli.path.parent, draft(title="x", tags=("y",))) as opened:
        opened._connection.execute(
            "UPDATE notes SET title = ?1, summary = ?1, comment = ?1, site = ?1, author = ?1",
            (text,),
        )
        opened._connection.execute("UPDATE tags SET name = ?", (text,))
    outcome = cli(*command, is_terminal=is_terminal)
    assert (outcome.code, outcome.err) == (0, "")
    assert is_inert(outcome.out.replace("\x1b[1m", "").replace("\x1b[0m", ""))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_arguments_are_cleaned_before_they_are_stored(cli: CommandLine, payload: str) -> None:
    payload = payload.replace("\x00", "")
    cli("add", "https://example.com/", "--title", f"T{payload}", "--summary", f"s{payload}")
    record = json.loads(cli("show", "1", "--json").out)
    assert is_inert(record["title"] + record["summary"])
