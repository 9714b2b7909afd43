"""Programs that write to one library at the same time, one of them without knowing what it is."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random
from threading import Thread

from tests.support.builders import draft, library
from tests.support.random_edits import check
from tests.torture.outcomes import Outcomes, Torture, over_libraries
from tui.errors import LibraryLockedError
from tui.filters.parser import parse
from tui.library.edits import Edit, Retag, SetFlag
from tui.library.library import Library

PROGRAMS = 3
NOTES = 40
EDITS = 25
"""How many edits each program makes."""


class Program(Thread):
    """A program with the library open, which remembers what it was told is written."""

    def __init__(self, path: Path, name: str, seed: int) -> None:
        super().__init__(name=name)
        self.path = path
        self.random = Random(seed)
        self.tagged: set[tuple[int, str]] = set()
        """The notes and the tags that it gave them."""
        self.locked = 0
        """How often it was told that another program writes."""
        self.failure: BaseException | None = None

    def run(self) -> None:
        """Edits, and asks for what is there in between."""
        try:
            with Library(self.path) as kept:
                for number in range(EDITS):
                    self._edit(kept, number)
        except BaseException as error:
            self.failure = error

    def _edit(self, kept: Library, number: int) -> None:
        ids = tuple(self.random.sample(range(1, NOTES + 1), 3))
        tag = f"{self.name} {number}"
        self._apply(kept, Retag(ids, (tag,)))
        self.tagged |= {(note_id, tag) for note_id in ids}
        self._apply(kept, SetFlag(ids, "starred", self.random.random() < 0.5))
        kept.overview(parse(f'tag:="{tag}"'), frozenset())

    def _apply(self, kept: Library, edit: Edit) -> None:
        while True:
            try:
                kept.apply(edit)
            except LibraryLockedError:
                self.locked += 1
            else:
                return


class Stranger(Program):
    """A program that changes rows, and knows nothing of journals and indexes."""

    def run(self) -> None:
        """Writes the comments of notes."""
        try:
            with closing(sqlite3.connect(self.path, timeout=30)) as connection:
                for number in range(EDITS):
                    note_id = self.random.randint(1, NOTES)
                    with connection:
                        query = "UPDATE notes SET comment = ? WHERE id = ?"
                        connection.execute(query, (f"theirs {number}", note_id))
        except BaseException as error:
            self.failure = error


def torture(seed: int, count: int) -> Outcomes:
    """Has programs write to as many libraries."""
    return over_libraries(seed, count, _torture_library)


def _torture_library(folder: Path, random: Random, outcomes: Outcomes) -> None:
    drafts = (draft(f"https://{n}.example/", title=f"Note {n}") for n in range(NOTES))
    with library(folder, *drafts) as kept:
        path = kept.path
    programs = [Program(path, f"program {n}", random.randrange(10**6)) for n in range(PROGRAMS)]
    programs.append(Stranger(path, "stranger", random.randrange(10**6)))
    for program in programs:
        program.start()
    for program in programs:
        program.join()
    assert [each.failure for each in programs if each.failure] == []
    _check(path, set().union(*(program.tagged for program in programs)))
    outcomes.ended("edits that are there", PROGRAMS * EDITS * 2)


def _check(path: Path, tagged: set[tuple[int, str]]) -> None:
    with Library(path) as kept:
        check(kept._connection)
        notes = kept.notes_of(range(1, NOTES + 1))
        assert {(note.id, tag) for note in notes for tag in note.tags} == tagged, "a tag is lost"
        counts = {each.name: each.count for each in kept.tags(parse(""))}
    assert counts == {tag: sum(tag == other for _, other in tagged) for _, tag in tagged}, (
        "tags are counted wrongly"
    )


TORTURE = Torture(
    "second writers",
    "three programs edit one library at once, and a stranger changes its rows",
    "every edit is there, tags are counted right, doctor finds nothing",
    torture,
    short=1,
    long=60,
)
