from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.builders import draft
from tests.support.command_line import CommandLine

HINT = "`url-notes doctor --mend` mends that."


@pytest.fixture
def broken(cli: CommandLine) -> CommandLine:
    """A library without a trigger, whose title no index knows, with a tag that is not clean."""
    cli.holds(draft(title="A page"))
    with closing(sqlite3.connect(cli.path)) as other:
        other.executescript(
            "DROP TRIGGER note_text_updated; UPDATE notes SET title = 'other';"
            "INSERT INTO tags (name, key, folded) VALUES (' New ', 'new', 'new')"
        )
    return cli


def test_a_sound_library_is_told_so(cli: CommandLine) -> None:
    cli.holds(draft())
    for words in (("doctor",), ("doctor", "--mend")):
        outcome = cli(*words)
        assert (outcome.code, outcome.out) == (0, "")
        assert outcome.err == f"No damage was found in {cli.path}\n"
    assert [path.name for path in cli.path.parent.iterdir()] == ["library.db"]


def test_findings_are_printed_and_end_with_1(broken: CommandLine) -> None:
    outcome = broken("doctor")
    assert (outcome.code, outcome.err) == (1, "")
    assert outcome.out.splitlines() == [
        f"The trigger note_text_updated is missing. {HINT}",
        f"1 tag is not written as tags are: New. {HINT}",
        f"1 tag is not found by words. {HINT}",
        f"The text index is not in step: searches may miss notes. {HINT}",
    ]


def test_what_is_mended_is_printed_with_the_backup_and_the_step(broken: CommandLine) -> None:
    outcome = broken("doctor", "--mend")
    assert outcome.code == 0
    assert outcome.out.splitlines() == [
        "Mended: The trigger note_text_updated is missing",
        "Mended: 1 tag is not written as tags are: New",
        "Mended: 1 tag is not found by words",
        "Mended: The text index is not in step: searches may miss notes",
    ]
    kept, undo = outcome.err.splitlines()
    backup = Path(kept.removeprefix("The library as it was is kept: "))
    assert json.loads(broken("backup", "list", "--json").out)[0]["path"] == str(backup)
    step = undo.removesuffix("` takes back what was changed of your own").split()[-1]
    assert broken("doctor").code == 0
    assert broken("undo", step).err.startswith("Undone: doctor mended tags (")


def test_findings_are_an_object_for_programs(broken: CommandLine) -> None:
    found = json.loads(broken("doctor", "--json").out)
    first = {
        "what": "The trigger note_text_updated is missing",
        "hint": HINT,
        "check": "triggers",
    }
    assert found.pop("findings")[0] == first
    assert found == {"mended": [], "backup": None, "step": None}
    outcome = broken("doctor", "--mend", "--json")
    mended = json.loads(outcome.out)
    assert (mended["findings"], mended["mended"][0]) == ([], first)
    assert Path(mended["backup"]).exists()
    assert (outcome.err, outcome.code) == ("", 0)


def test_what_cannot_be_mended_is_left_and_ends_with_1(cli: CommandLine) -> None:
    cli.holds(draft("https://a.example/"), draft("https://b.example/"))
    with closing(sqlite3.connect(cli.path)) as other:
        other.executescript(
            "UPDATE notes SET url = 'https://a.example' WHERE id = 2; DROP INDEX tags_twin"
        )
    outcome = cli("doctor", "--mend")
    assert outcome.code == 1
    assert outcome.out.splitlines() == [
        "Mended: The index tags_twin is missing",
        (
            "Notes 1 and 2 have the same link."
            " Give one another address, or `url-notes rm 2` and purge it."
        ),
    ]
