"""Programs that are killed while they write, and programs that find the disk full."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.support.builders import draft, library
from tests.support.random_edits import Dump, check, dump
from tests.torture.outcomes import Outcomes, Torture
from tests.torture.victim import NOTES, edits
from tui.library.edits import Undo
from tui.library.library import Library

IMPORTED = 1_500
"""How many notes the files have that are imported."""

LIMIT = 60.0
"""Seconds after which a program that was to be killed has hung."""


def torture_edits(seed: int, count: int) -> Outcomes:
    """Kills as many programs that edit."""
    random, outcomes = Random(seed), Outcomes()
    with _fresh() as (path, _):
        for number in range(count):
            copy = _copy(path, number)
            with outcomes.trial(f"seed {seed}, program {number}"):
                done = _kill_after(random, "edit", copy, str(number), acks=random.randint(0, 12))
                _check_edits(copy, number, len(done), outcomes)
    return outcomes


def torture_imports(seed: int, count: int) -> Outcomes:
    """Kills as many programs that import, every third into a library that is new."""
    random, outcomes = Random(seed), Outcomes()
    with _fresh() as (path, source):
        with Library(path) as kept:
            before = dump(kept._connection)
        for number in range(count):
            copy = path.with_name(f"new{number}.db") if number % 3 == 0 else _copy(path, number)
            with outcomes.trial(f"seed {seed}, program {number}"):
                said = _kill_after(random, "import", copy, str(source), acks=1)
                if number % 3:
                    _check_import(copy, before, outcomes)
                else:
                    _check_first_import(copy, outcomes, has_ended="done" in said)
    return outcomes


def torture_full_disk(seed: int, count: int) -> Outcomes:
    """Has as many programs find the disk full."""
    random, outcomes = Random(seed), Outcomes()
    with _fresh() as (path, _):
        for number in range(count):
            copy = _copy(path, number)
            limit = str(copy.stat().st_size + random.randint(0, 200_000))
            with outcomes.trial(f"seed {seed}, disk {number}"):
                words = _command("fill", copy, str(number), limit)
                ended = subprocess.run(
                    words, capture_output=True, text=True, timeout=LIMIT, check=False
                )
                assert ended.returncode == 0, ended.stderr[-300:]
                *done, refusal = ended.stdout.splitlines()
                assert refusal.startswith("refused "), refusal
                _check_edits(copy, number, len(done), outcomes)
    return outcomes


@contextmanager
def _fresh() -> Iterator[tuple[Path, Path]]:
    """A library of some notes, and a file of many."""
    drafts = (draft(f"https://{n}.example/", title=f"Note {n}") for n in range(NOTES))
    with TemporaryDirectory() as folder:
        with library(Path(folder), *drafts) as kept:
            path = kept.path
        source = Path(folder) / "notes.jsonl"
        records = ({"url": f"https://new.example/{n}", "tags": ["new"]} for n in range(IMPORTED))
        source.write_text("".join(json.dumps(each) + "\n" for each in records), "utf-8")
        yield path, source


def _copy(path: Path, number: int) -> Path:
    return Path(shutil.copy(path, path.with_name(f"copy{number}.db")))


def _command(kind: str, path: Path, *words: str) -> list[str]:
    return [sys.executable, "-m", "tests.torture.victim", kind, str(path), *words]


def _kill_after(random: Random, kind: str, path: Path, word: str, *, acks: int) -> list[str]:
    """Kills a program at some moment after it has said so many lines; returns all that it said."""
    with subprocess.Popen(_command(kind, path, word), stdout=subprocess.PIPE, text=True) as victim:
        assert victim.stdout
        said = [line.strip() for line in islice(victim.stdout, acks)]
        time.sleep(random.random() ** 3 * (0.5 if kind == "import" else 0.02))
        victim.kill()
        return said + [line.strip() for line in victim.stdout if line.endswith("\n")]


def _check_edits(path: Path, seed: int, done: int, outcomes: Outcomes) -> None:
    """Fails unless each edit that is said to be done is there, and no half of the next."""
    with Library(path) as kept:
        check(kept._connection)
        found = {note.id: note.tags for note in kept.notes_of(range(1, NOTES + 1))}
    stored = {
        number: tuple(note_id for note_id, tags in found.items() if f"edit {number}" in tags)
        for number in range(1, done + 3)
    }
    expected = list(islice(edits(seed), done + 2))
    assert [stored[n] for n in range(1, done + 1)] == [each.note_ids for each in expected[:done]], (
        "an edit that was done is lost"
    )
    assert stored[done + 1] in ((), expected[done].note_ids), "half of an edit is there"
    assert stored[done + 2] == (), "an edit is there before the one before it"
    outcomes.ended("the last one is not there" if stored[done + 1] == () else "all are there")


def _check_import(path: Path, before: Dump, outcomes: Outcomes) -> None:
    """Fails unless an import is taken back whole, however much of it there is."""
    with Library(path) as kept:
        check(kept._connection)
        if dump(kept._connection) == before:
            outcomes.ended("nothing of it is there")
            return
        assert kept.apply(Undo()).label, "what is there of the import cannot be undone"
        assert dump(kept._connection) == before, "a part of the import stays"
        check(kept._connection)
        outcomes.ended("taken back")


def _check_first_import(path: Path, outcomes: Outcomes, *, has_ended: bool) -> None:
    with Library(path) as kept:
        check(kept._connection)
        (count,) = kept._connection.execute("SELECT count(*) FROM notes").fetchone()
    assert count in (0, IMPORTED), f"{count} notes of a first import"
    assert count or not has_ended, "an import that was done is lost"
    outcomes.ended("the first import is there" if count else "nothing of the first import")


EDITS = Torture(
    "kills among edits",
    "programs that edit are killed at a random moment",
    "each edit that was told is there, no half of the next, doctor finds nothing",
    torture_edits,
    short=3,
    long=200,
)
IMPORTS = Torture(
    "kills among imports",
    "programs that import are killed at a random moment, every third in a first import",
    "a first import is whole or not there, any other is taken back whole by one undo",
    torture_imports,
    short=3,
    long=120,
)
FULL_DISK = Torture(
    "a full disk",
    "programs edit until a file may not grow any further",
    "the one that fails says so, each edit that was told is there, doctor finds nothing",
    torture_full_disk,
    short=2,
    long=100,
)
TORTURES = (EDITS, IMPORTS, FULL_DISK)
