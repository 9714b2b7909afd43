"""What a filter found is what is acted on, whatever another program writes meanwhile."""

from __future__ import annotations

import json

import pytest

from tests.support.builders import draft
from tests.support.command_line import CommandLine
from tui.library.library import Library
from tui.library.reading import LibraryReader

OLD = [draft(f"https://old.example/{n}", tags=("old",), added="2025-08-01") for n in range(6)]
NEW = [draft(f"https://new.example/{n}", added="2025-07-31") for n in range(6)]


@pytest.fixture
def _meanwhile(cli: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Imports older notes, which moves all others, between what is found and what is read of it."""
    find = LibraryReader.find

    def found(reader: LibraryReader, *arguments: object) -> object:
        result = find(reader, *arguments)  # type: ignore[arg-type]
        cli.holds(*NEW)
        return result

    cli.holds(*OLD)
    monkeypatch.setattr(LibraryReader, "find", found)


@pytest.mark.usefixtures("_meanwhile")
@pytest.mark.parametrize(
    "words", [("rm", "--filter", "#old"), ("tag", "--filter", "#old", "--add", "x")]
)
def test_a_filter_changes_the_notes_that_it_found(
    cli: CommandLine, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    outcome = cli(*words)
    assert outcome.code == 0
    monkeypatch.undo()
    with Library(cli.path) as kept:
        changed = sorted(
            note.url for note in kept.notes_of(range(1, 13)) if note.trashed or "x" in note.tags
        )
    assert changed == [draft.url for draft in OLD]


@pytest.mark.usefixtures("_meanwhile")
@pytest.mark.parametrize(
    "words",
    [("export", "#old"), ("list", "#old", "--jsonl"), ("list", "#old", "--format", "{url}")],
)
def test_a_long_output_holds_each_note_that_was_found_once(
    cli: CommandLine, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.setattr("tui.library.batches.BATCH", 2)
    lines = cli(*words).out.splitlines()
    notes = [json.loads(line) if line.startswith("{") else {"url": line} for line in lines]
    found = [note["url"] for note in notes if "url" in note]
    assert sorted(found) == [draft.url for draft in OLD]
