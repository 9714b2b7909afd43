"""Bits of a library that are not as they were written are told as damage, never as a fault."""

from __future__ import annotations

import random
from contextlib import suppress
from pathlib import Path

import pytest

from tests.support.builders import draft, library
from tests.support.command_line import CommandLine
from tui.errors import FilterError, LibraryError
from tui.filters.parser import parse
from tui.library.edits import Retag, SetFlag, Undo
from tui.library.library import Library
from tui.library.reading import LibraryReader

FLIPS = 300

COMMANDS = (("list",), ("show", "3"), ("tags",), ("export",), ("doctor",))

FILTERS = ("", "paper", "#ai", "/p.p/", "sort:title", "added:2024")


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A small library, as its file has it."""
    folder = tmp_path_factory.mktemp("sound")
    drafts = [
        draft(
            f"https://example.com/{number}",
            title=f"Paper {number}",
            summary=f"words of {number} " * (10 if number else 600),
            tags=("ai", "rust", f"tag{number % 5}"),
            added=f"2024-05-{number % 28 + 1:02}",
            folders=(("a", "b"),),
            extra={"kept": number},
        )
        for number in range(20)
    ]
    with library(folder, *drafts) as kept:
        kept.apply(SetFlag((1, 2, 3), "starred", True))
        kept.apply(Retag((4, 5), ("new",), ("ai",)))
        kept.overview(parse(""))
    return (folder / "library.db").read_bytes()


def flipped(content: bytes, chance: random.Random) -> bytes:
    """Some bytes with a few bits that are not as they were."""
    changed = bytearray(content)
    for _ in range(chance.choice((1, 1, 8))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


@pytest.mark.parametrize("part", range(4))
def test_every_command_ends_with_what_it_is_for_or_says_that_the_library_is_damaged(
    cli: CommandLine, sound: bytes, part: int
) -> None:
    chance = random.Random(part)
    for number in range(FLIPS // 4):
        _write(cli.path, flipped(sound, chance))
        for words in COMMANDS:
            outcome = cli(*words)
            assert (number, words, outcome.code, "fault" in outcome.err) in (
                (number, words, 0, False),
                (number, words, 1, False),
            )


@pytest.mark.parametrize("part", range(4))
def test_whoever_asks_a_damaged_library_is_answered_or_told(
    tmp_path: Path, sound: bytes, part: int
) -> None:
    chance = random.Random(100 + part)
    for _ in range(FLIPS // 4):
        _write(tmp_path / "library.db", flipped(sound, chance))
        with suppress(LibraryError, FilterError):
            _ask(tmp_path / "library.db")
            _change(tmp_path / "library.db")


def _write(path: Path, content: bytes) -> None:
    for part in ("-wal", "-shm"):
        path.with_name(path.name + part).unlink(missing_ok=True)
    path.write_bytes(content)


def _ask(path: Path) -> None:
    with LibraryReader(path) as reader:
        for text in FILTERS:
            overview = reader.overview(parse(text))
            overview.all_tags()
            rows = reader.rows(overview.result, overview.result.order[:60])
            reader.page(parse(text), 60)
            reader.notes_of([row.id for row in rows])
        for step in reader.history.latest(10):
            reader.history.changes(step.id, 10)
        reader.suggest_tags("a", ["rust"])
        reader.complete("site", "e")
        reader.views()


def _change(path: Path) -> None:
    with Library(path) as kept:
        kept.apply(SetFlag((6,), "read", True))
        kept.apply(Undo())
        kept.apply(Undo())


def test_a_damaged_schema_is_told_with_the_way_out(cli: CommandLine, sound: bytes) -> None:
    assert sound.count(b"CREATE TABLE notes") == 1
    _write(cli.path, sound.replace(b"CREATE TABLE notes", b"CREATE TABL\xc4 notes"))
    outcome = cli("list")
    hint = f"Run `url-notes doctor` on {cli.path}, or go back to a backup."
    assert (outcome.code, outcome.err) == (1, f"url-notes: The library is damaged\n{hint}\n")
