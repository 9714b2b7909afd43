from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.support.builders import draft
from tests.support.command_line import CommandLine


@pytest.fixture
def made(cli: CommandLine) -> Path:
    cli.holds(draft(title="A"))
    outcome = cli("backup", "create")
    assert (outcome.code, outcome.err) == (0, "")
    return Path(outcome.out.rstrip("\n"))


def list_titles(cli: CommandLine) -> list[str]:
    return [json.loads(line)["title"] for line in cli("list", "--jsonl").out.splitlines()]


def test_backups_are_listed_with_all_that_is_known_of_them(cli: CommandLine, made: Path) -> None:
    (record,) = json.loads(cli("backup", "list", "--json").out)
    time = record.pop("time")
    assert record == {
        "name": made.name,
        "path": str(made),
        "reason": "hand",
        "notes": 1,
        "size": made.stat().st_size,
    }
    assert re.sub("[-:]", "", time) in made.name
    size = f"{made.stat().st_size:,} bytes"
    line = f"{made.name}\t{time}\t1 note\t{size}\tmade by hand\n"
    assert cli("backup", "list").out == line


def test_what_cannot_be_read_is_listed_so(cli: CommandLine) -> None:
    cli.path.with_name(f"{cli.path.name}.backup.gz").write_bytes(b"compressed")
    assert cli("backup", "list").out.split("\t")[2:] == [
        "cannot be read",
        "10 bytes",
        "by another program, or never finished\n",
    ]


def test_no_backups_are_told(cli: CommandLine) -> None:
    outcome = cli("backup", "list")
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err == "There are no backups; `url-notes backup create` makes one\n"


def test_a_backup_goes_to_the_file_that_is_named(cli: CommandLine, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    assert cli("backup", "create", str(target)).out == f"{target}\n"
    assert cli("backup", "create", str(target)).err == (
        f"url-notes: No backup was made: {target} is there already\nName another file.\n"
    )


def test_a_library_is_needed_to_make_a_backup(cli: CommandLine, tmp_path: Path) -> None:
    outcome = cli("--db", str(tmp_path / "gone.db"), "backup", "create")
    assert outcome.err == f"url-notes: There is no library at {tmp_path}/gone.db\nCheck the path.\n"
    assert not (tmp_path / "gone.db").exists()


@pytest.mark.parametrize("by_name", [True, False])
def test_a_backup_is_restored_by_its_name_or_its_path(
    cli: CommandLine, made: Path, by_name: bool
) -> None:
    cli("add", "https://later.example/")
    outcome = cli("backup", "restore", made.name if by_name else str(made), "--yes")
    first, second = outcome.err.splitlines()
    assert (outcome.code, first) == (0, f"The library is what {made.name} has: 1 note")
    kept = Path(second.removeprefix("What it was before is kept: "))
    assert list_titles(cli) == ["A"]
    assert cli("backup", "restore", str(kept), "--yes").code == 0
    assert len(list_titles(cli)) == 2


def test_restoring_asks_and_where_nobody_answers_does_nothing(cli: CommandLine, made: Path) -> None:
    cli("add", "https://later.example/")
    outcome = cli("backup", "restore", made.name)
    assert outcome.code == 2
    assert outcome.err == (
        "url-notes: Restoring replaces the library, and nobody is there to be asked\n"
        "Add --yes to go ahead.\n"
    )
    assert len(list_titles(cli)) == 2


@pytest.mark.parametrize(("answer", "code", "count"), [(b"n\n", 130, 2), (b"y\n", 0, 1)])
def test_the_answer_is_what_counts(
    cli: CommandLine,
    made: Path,
    monkeypatch: pytest.MonkeyPatch,
    answer: bytes,
    code: int,
    count: int,
) -> None:
    cli("add", "https://later.example/")
    monkeypatch.setattr("tui.cli.backups.is_terminal", lambda _=None: True)
    outcome = cli("backup", "restore", made.name, stdin=answer)
    assert outcome.code == code
    assert f"Replace the library {cli.path} by {made} (1 note)?" in outcome.err
    assert len(list_titles(cli)) == count


def test_a_backup_that_is_not_there_is_told(cli: CommandLine) -> None:
    assert cli("backup", "restore", "gone", "--yes").err == (
        "url-notes: There is no backup gone\n`url-notes backup list` names them.\n"
    )


def test_the_library_is_no_backup_of_itself(cli: CommandLine) -> None:
    outcome = cli("backup", "restore", str(cli.path), "--yes")
    assert outcome.err == f"url-notes: {cli.path} is the library itself\nName a backup of it.\n"
