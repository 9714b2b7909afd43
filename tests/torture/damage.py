"""Library files that another program wrote odd values to, or that a broken disk changed."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.support.builders import draft, library
from tests.torture.commands import check_manners, run_command
from tests.torture.outcomes import Outcomes, Torture
from tui.library.edits import SaveView

NOTES = 40
COMMANDS = (
    ("list", "in:all", "--json"),
    ("list", "sort:published"),
    ("list", "added:<1y"),
    ("show", "1"),
    ("show", "1", "--versions"),
    ("tags",),
    ("history",),
    ("export", "in:all", "--format", "jsonl"),
    ("export", "in:all", "--format", "netscape-html"),
    ("doctor",),
)
FLIP_COMMANDS = (*COMMANDS[:1], *COMMANDS[3:6], COMMANDS[7], COMMANDS[9])

COLUMNS = (
    *("notes.title", "notes.summary", "notes.comment", "notes.author", "notes.site", "notes.feed"),
    *("notes.lang", "notes.added", "notes.published", "notes.updated", "notes.opened"),
    *("notes.read", "notes.starred", "notes.archived", "notes.trashed", "notes.extra"),
    *("notes.whole_days", "notes.position", "notes.url", "tags.name", "articles.content"),
    *("versions.field", "versions.content", "versions.replaced"),
    *("views.filter", "note_highlights.content", "note_folders.path", "steps.label"),
    *(
        "steps.happened",
        "aliases.tag_id",
        "note_tags.tag_id",
        "note_tags.note_id",
    ),
)
"""Columns that another program may write to."""

VALUES: tuple[object, ...] = (
    *(b"\xff\x00bytes", b"", "", "yesterday", "yes", "2024-05-01", None, 0, 1, -1, 2**63 - 1),
    *(-(2**63), 1e308, float("inf"), float("-inf"), 0.5, "[", "{}", "[]", "null", "[1, 2]"),
    *('{"a": [[[]]]}', "\x1b]0;x\x07", "x" * 100_000, "9" * 30),
)

LIMIT = 60.0
"""Seconds after which a command has hung."""

ADDRESS_SPACE = 4 << 30
"""Bytes of memory that the commands may ask for."""


def torture_odd_rows(seed: int, count: int) -> Outcomes:
    """Writes one odd value to as many libraries, and runs commands on each."""
    random, outcomes = Random(seed), Outcomes()
    with _fresh() as path:
        for number in range(count):
            copy = Path(shutil.copy(path, path.with_name("odd.db")))
            column, value = random.choice(COLUMNS), random.choice(VALUES)
            with outcomes.trial(f"seed {seed}, library {number}: {column} = {value!r:.40}"):
                if not _written(copy, column, value, random):
                    outcomes.ended("refused by SQLite")
                    continue
                # A note without a place in the order stands in no list.
                _check_commands(copy, NOTES - (column == "notes.position"))
                outcomes.ended("all commands as ever")
    return outcomes


def torture_bit_flips(seed: int, count: int) -> Outcomes:
    """Flips a bit of as many libraries, in a process of its own, and runs commands on each."""
    outcomes = Outcomes()
    with _fresh() as path:
        for number in range(count):
            what = f"seed {seed}, library {number}"
            with outcomes.trial(what):
                words = [
                    sys.executable,
                    "-m",
                    "tests.torture.damage",
                    str(path),
                    str(seed + number),
                ]
                ended = subprocess.run(
                    words, capture_output=True, text=True, timeout=LIMIT, check=False
                )
                assert ended.returncode == 0, ended.stderr[-300:] or f"signal {ended.returncode}"
                outcomes.ended(ended.stdout.strip())
    return outcomes


@contextmanager
def _fresh() -> Iterator[Path]:
    """A library of some notes with everything that a note can have."""
    drafts = (
        draft(
            f"https://{n}.example/",
            title=f"Note {n}",
            summary="Some *words*. " * 20,
            comment="mine",
            article="A text.",
            tags=("rust", f"t{n % 7}"),
            folders=(("a", "b"),),
            highlights=({"text": "a passage"},),
            urls=(f"https://former.example/{n}",),
            added=f"2025-01-{n % 28 + 1:02}",
            extra={"x": {"y": n}},
        )
        for n in range(NOTES)
    )
    with TemporaryDirectory() as folder:
        with library(Path(folder), *drafts) as kept:
            kept.apply(SaveView("mine", "#rust"))
            path = kept.path
        for words in (("tag", "1", "2", "--add", "new"), ("rm", "3")):
            check_manners(run_command(path, *words), words)
        yield path


def _written(path: Path, column: str, value: object, random: Random) -> bool:
    """Writes a value to a random row, or to none where SQLite refuses it."""
    table, _, name = column.partition(".")
    with closing(sqlite3.connect(path)) as connection:
        count: int = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        row = f"SELECT rowid FROM {table} LIMIT 1 OFFSET {random.randrange(max(count, 1))}"
        try:
            with connection:
                connection.execute(f"UPDATE {table} SET {name} = ? WHERE rowid = ({row})", (value,))
        except (sqlite3.IntegrityError, sqlite3.OperationalError):
            return False
    return count > 0


def _check_commands(path: Path, least: int) -> None:
    """Fails where a command fails, or fewer notes are listed than there are others."""
    for words in COMMANDS:
        ended = run_command(path, *words)
        check_manners(ended, words)
        assert ended.code == 0 or words[0] in ("doctor", "show"), f"{words}: {ended.err}"
        if words == COMMANDS[0]:
            assert least <= ended.out.count('"url"') <= NOTES, "notes are missing from the list"


def _flip(path: Path, seed: int) -> str:
    """Flips a bit of a copy of a library, runs commands on it, and says how they ended."""
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    random, codes = Random(seed), set()
    data = bytearray(path.read_bytes())
    # Without the head of the file, which makes it no database at all.
    data[random.randrange(100, len(data))] ^= 1 << random.randrange(8)
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "library.db"
        copy.write_bytes(data)
        for words in FLIP_COMMANDS:
            ended = run_command(copy, *words)
            check_manners(ended, words)
            codes.add(ended.code)
    return "told as damage" if 1 in codes else "not to be noticed"


ODD_ROWS = Torture(
    "odd values of other programs",
    "one value that does not belong there, in a random column of a random row",
    "every command works, every other note is listed",
    torture_odd_rows,
    short=12,
    long=500,
)
BIT_FLIPS = Torture(
    "bit flips",
    "one bit of the library file is flipped",
    "every command works or tells of damage, and never of a fault; none hangs or takes all memory",
    torture_bit_flips,
    short=4,
    long=100,
)
TORTURES = (ODD_ROWS, BIT_FLIPS)


if __name__ == "__main__":
    print(_flip(Path(sys.argv[1]), int(sys.argv[2])))  # noqa: T201
