from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.builders import draft
from tests.support.command_line import CommandLine
from tui.library.edits import Rewrite, SetFlag
from tui.library.library import Library
from tui.store import journal_retention


def test_the_history_has_the_last_change_first_and_says_what_is_undone(cli: CommandLine) -> None:
    cli.holds(draft(title="A"), draft("https://b.example/", title="B"))
    cli("tag", "1", "--add", "new")
    cli("rm", "1", "2")
    cli("undo")
    lines = [line.split("\t", 2)[2] for line in cli("history", "--limit", "2").out.splitlines()]
    assert lines == [
        "on the command line\t2 notes trashed (undone)",
        "on the command line\tnew added to 1 note",
    ]


def test_the_history_as_json_has_the_notes_that_a_change_was_for(cli: CommandLine) -> None:
    cli.holds(draft(title="A"), draft("https://b.example/", title="B"))
    cli("rm", "1", "2")
    (record,) = json.loads(cli("history", "--json", "--limit", "1").out)
    assert {key: record[key] for key in ("label", "state", "notes")} == {
        "label": "2 notes trashed",
        "state": "done",
        "notes": 2,
    }
    assert record["time"].endswith("Z")


def test_an_import_is_one_change(cli: CommandLine) -> None:
    source = cli.path.with_name("links.txt")
    source.write_text("https://a.example/\nhttps://b.example/\n")
    cli("import", str(source))
    assert cli("history").out.splitlines()[0].endswith("\tlinks.txt: 2 added, 0 updated")
    assert cli("undo").code == 0
    assert cli("list").out == ""
    assert cli("redo").code == 0
    assert len(cli("list").out.splitlines()) == 2


def test_undo_says_what_it_left_as_it_is(cli: CommandLine) -> None:
    cli.holds(draft(title="A"), draft("https://b.example/", title="B"))
    with Library(cli.path) as kept:
        kept.apply(Rewrite(1, {"title": "Mine", "comment": "mine"}))
        kept.apply(Rewrite(1, {"title": "Later"}))
    assert cli("undo", "1").err.splitlines() == [
        "Undone: 1 note edited: title, comment (on the command line, just now)",
        "1 thing stays as it is: it was changed since.",
    ]
    assert cli("undo", "1").err.splitlines()[0] == "url-notes: Step 1 cannot be undone"


def test_what_another_program_changed_is_a_change_of_its_own(cli: CommandLine) -> None:
    cli.holds(draft(title="A"), draft("https://b.example/", title="B"))
    cli("rm", "1", "2")
    with closing(sqlite3.connect(cli.path)) as other:
        other.execute("UPDATE notes SET trashed = 0")
        other.commit()
    assert cli("undo").err.splitlines() == [
        "Undone: 2 notes changed (by another program, just now)"
    ]
    assert cli("undo").err.splitlines() == [
        "Undone: 2 notes trashed (on the command line, just now)"
    ]


def test_where_nothing_could_be_undone_it_is_an_error_that_says_so(cli: CommandLine) -> None:
    cli.holds(draft(title="A"))
    with Library(cli.path) as kept:
        kept.apply(Rewrite(1, {"title": "Mine"}))
        kept.apply(Rewrite(1, {"title": "Later"}))
    undone = cli("undo", "1")
    assert (undone.code, undone.err.splitlines()) == (
        1,
        [
            "url-notes: Nothing was undone of: 1 note edited: title",
            "1 thing stays as it is: it was changed since.",
        ],
    )


def three_changes(cli: CommandLine) -> None:
    """Makes steps 1 to 3, of which the last two build on each other."""
    cli.holds(draft(title="A"), draft("https://b.example/", title="B"))
    with Library(cli.path) as kept:
        kept.apply(SetFlag((2,), "starred", True))
        kept.apply(Rewrite(1, {"title": "Mine"}))
        kept.apply(Rewrite(1, {"title": "Later"}))


def states(cli: CommandLine) -> list[str]:
    return [record["state"] for record in json.loads(cli("history", "--json").out)]


def test_all_changes_down_to_one_are_undone_at_once_and_redone_one_by_one(
    cli: CommandLine,
) -> None:
    three_changes(cli)
    undone = cli("undo", "--to", "2")
    assert undone.err.splitlines() == [
        "Undone: 2 steps, down to: 1 note edited: title (on the command line, just now)"
    ]
    with Library(cli.path) as kept:
        assert (kept.named("1").title, kept.named("2").starred) == ("A", True)
    assert states(cli) == ["undone", "undone", "done"]
    cli("redo")
    with Library(cli.path) as kept:
        assert kept.named("1").title == "Mine"
    assert states(cli) == ["undone", "done", "done"]


def test_what_is_undone_already_is_passed_over_on_the_way_down(cli: CommandLine) -> None:
    three_changes(cli)
    cli("undo")
    undone = cli("undo", "--to", "1")
    assert undone.err.startswith("Undone: 2 steps, down to: 1 note starred (")
    again = cli("undo", "--to", "2")
    assert again.err.splitlines()[0] == "url-notes: Step 2 cannot be undone"


def test_a_step_that_was_done_again_last_is_undone_first_on_the_way_down(
    cli: CommandLine,
) -> None:
    three_changes(cli)
    cli("undo", "--to", "2")
    cli("redo", "3")
    cli("redo", "2")
    assert cli("undo", "--to", "2").code == 0
    with Library(cli.path) as kept:
        assert kept.named("1").title == "A"


def test_what_could_not_be_undone_on_the_way_down_is_counted(cli: CommandLine) -> None:
    three_changes(cli)
    with closing(sqlite3.connect(cli.path)) as other:
        other.execute("UPDATE steps SET state = 'dropped' WHERE id = 3")
        other.commit()
    assert cli("undo", "--to", "1").err.splitlines() == [
        "Undone: 2 steps, down to: 1 note starred (on the command line, just now)",
        "1 thing stays as it is: it was changed since.",
    ]
    with Library(cli.path) as kept:
        assert (kept.named("1").title, kept.named("2").starred) == ("Later", None)
    old = cli("undo", "--to", "3")
    assert old.err.splitlines()[0] == "url-notes: Step 3 cannot be undone"


def test_down_to_a_step_is_not_said_together_with_one(cli: CommandLine) -> None:
    three_changes(cli)
    both = cli("undo", "1", "--to", "2")
    assert (both.code, "not both" in both.err) == (2, True)
    unknown = cli("undo", "--to", "99")
    assert unknown.err.splitlines()[0] == "url-notes: Step 99 cannot be undone"


def test_as_much_is_kept_as_is_configured(
    cli: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal_retention, "DAY", 0)
    monkeypatch.setattr(journal_retention, "MEGABYTE", 1)
    config = tmp_path / "config.toml"
    config.write_text("journal_megabytes = 1")
    cli("add", "https://a.example/")
    cli("add", "https://b.example/")
    assert len(cli("history").out.splitlines()) == 2
    monkeypatch.setenv("URL_NOTES_CONFIG", str(config))
    cli("add", "https://c.example/")
    assert len(cli("history").out.splitlines()) == 1
