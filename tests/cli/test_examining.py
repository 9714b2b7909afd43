from __future__ import annotations

from tests.support.builders import draft, library
from tests.support.command_line import CommandLine


def test_a_sound_library_is_told_so(cli: CommandLine) -> None:
    cli.holds(draft())
    outcome = cli("doctor")
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err == f"No damage was found in {cli.path}\n"


def test_findings_are_printed_and_end_with_1(cli: CommandLine) -> None:
    cli.holds(draft(title="A page"))
    with library(cli.path.parent) as opened:
        opened._connection.execute("DROP TRIGGER note_text_updated")
        opened._connection.execute("UPDATE notes SET title = 'other'")
    outcome = cli("doctor")
    assert outcome.code == 1
    assert [line.split(":")[0] for line in outcome.out.splitlines()] == [
        "The text index is not in step",
        "The trigger note_text_updated is missing. Go back to a backup of the library.",
    ]
