"""Random edits of a library, what a person owns of it, and what must hold of it afterwards."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random
from typing import Any, get_args

from tests.support.builders import NOW, draft, library
from tui.errors import LinkError, NoteNotFoundError
from tui.library.edits import (
    AddLinks,
    CareForTags,
    Edit,
    Flag,
    MergeNotes,
    MoveView,
    Redo,
    RemoveView,
    RenameView,
    Retag,
    Rewrite,
    SaveView,
    SetFlag,
    SetValues,
    Undo,
)
from tui.library.library import Library
from tui.model.arrangement import Decision
from tui.model.fold import fold
from tui.model.instant import Instant
from tui.model.note import Draft
from tui.model.tag import tag_key
from tui.model.tagcare.actions import TagAction, TagVerb
from tui.store import order
from tui.store.connection import transaction
from tui.store.doctor import examine
from tui.store.draft_import import import_drafts
from tui.store.journal_tables import JOURNALLED
from tui.store.tags import write_words

FLAGS: list[Flag] = ["read", "starred", "archived", "trashed"]
TAGS = ("ai", "rust", "Go", "kv cache", "ünï", "a/b", "new", "x")
Dump = dict[str, list[tuple[Any, ...]]]


def dump(connection: sqlite3.Connection) -> Dump:
    """All that a person owns, what tags are found by, and the order of the notes."""
    found = {}
    for table in JOURNALLED:
        columns = ", ".join((*table.key, *table.owned))
        rows = connection.execute(f"SELECT {columns} FROM {table.name}")
        found[table.name] = sorted(rows, key=repr)
    found["tag_words"] = sorted(connection.execute("SELECT word, tag_id FROM tag_words"))
    found["order"] = connection.execute("SELECT id FROM notes ORDER BY position").fetchall()
    return found


def check(connection: sqlite3.Connection) -> None:
    """Fails where anything derived is not in step, or a step is still being recorded."""
    assert examine(connection) == []
    assert order.is_in_order(connection)
    assert connection.execute("SELECT * FROM recording").fetchall() == []
    names = connection.execute("SELECT name, key, folded FROM tags").fetchall()
    assert all((tag_key(name), fold(name)) == row for name, *row in names for row in [tuple(row)])


class Actions:
    """Random things that are done to a library."""

    def __init__(self, path: Path, seed: int) -> None:
        self.path = path
        self.random = Random(seed)
        self._now = NOW
        self.merges = True
        """Whether notes are merged among what is done."""
        self.kept = Library(path, self.clock)

    def clock(self) -> int:
        self._now += 1
        return self._now

    def reopen(self) -> None:
        self.kept.close()
        self.kept = Library(self.path, self.clock)

    @contextmanager
    def opened(self) -> Iterator[Actions]:
        try:
            yield self
        finally:
            self.kept.close()

    def act(self) -> None:
        kind = self.random.random()
        if kind < 0.15:
            self._record(self._import)
        elif kind < 0.2:
            self._record(self._rename_or_alias)
        elif kind < 0.3:
            self.kept.apply(Undo())
        elif kind < 0.4:
            self.kept.apply(Redo())
        elif kind < 0.42:
            self.reopen()
        else:
            with suppress(LinkError, NoteNotFoundError):
                self.kept.apply(self._edit())

    def _record(self, act: Callable[[], str]) -> None:
        with transaction(self.kept._connection):
            self.kept._journal.record(self.clock(), act)

    def _import(self) -> str:
        tally = import_drafts(self.kept._connection, self._drafts(), self.clock())
        return f"{tally.added} imported"

    def _drafts(self) -> list[Draft]:
        choice, tags = self.random.choice, self._tags
        return [
            draft(
                self._url(),
                title=f"T{number}",
                tags=tags(),
                summary="s" * number,
                folders=choice([(), (("a", "b"),)]),
                added=choice([None, Instant(self.random.randint(1, 10) * 10**15)]),
                article=choice(["", "text"]),
                urls=choice([(), ("https://former.example/",)]),
            )
            for number in range(self.random.randint(1, 6))
        ]

    def _rename_or_alias(self) -> str:
        connection = self.kept._connection
        found = connection.execute("SELECT id FROM tags ORDER BY random() LIMIT 1").fetchone()
        if not found:
            return "nothing"
        name = f"{self.random.choice('αβγ')}{self.random.randint(1, 3)}"
        if self.random.random() < 0.5:
            connection.execute(
                "UPDATE OR IGNORE tags SET name = ?, key = ?, folded = ? WHERE id = ?",
                (name, tag_key(name), fold(name), *found),
            )
            write_words(connection, found)
        else:
            connection.execute(
                "INSERT OR REPLACE INTO aliases (key, name, folded, tag_id) VALUES (?, ?, ?, ?)"
                if not connection.execute("SELECT 1 FROM aliases WHERE key = ?", (name,)).fetchone()
                else "DELETE FROM aliases WHERE key = ?1 AND ?2 = ?3 AND ?4",
                (name, name, name, *found),
            )
        return "tags cared for"

    def _url(self) -> str:
        return f"https://{self.random.choice('abcdefghij')}.example/{self.random.randint(1, 3)}"

    def _tags(self) -> tuple[str, ...]:
        return tuple(self.random.sample(TAGS, self.random.randint(0, 3)))

    def _ids(self) -> tuple[int, ...]:
        ids = [row[0] for row in self.kept._connection.execute("SELECT id FROM notes")] or [99]
        return tuple(self.random.sample(ids, min(len(ids), self.random.randint(1, 4))))

    def _edit(self) -> Edit:
        random, ids = self.random, self._ids()
        added, removed = self._tags(), self._tags()
        fields: dict[str, Any] = {
            "title": random.choice(["", "New", "🤖AI title", "Straße"]),
            "comment": random.choice(["", "mine"]),
            "tags": added,
            "folders": random.choice([(("x", "y"),), (("x",), ("z",)), ()]),
            "added": random.choice([None, Instant(random.randint(1, 10) * 10**15)]),
            "published": Instant.from_iso("2025-01-02"),
            "url": random.choice([self._url(), f"https://own.example/{random.randint(1, 9)}"]),
            "article": random.choice(["", "An article."]),
            "extra": {"k": random.randint(1, 9)},
        }
        name = random.choice(sorted(fields))
        edits: list[Callable[[], Edit]] = [
            lambda: SetFlag(ids, random.choice(FLAGS), random.random() < 0.6),
            lambda: Retag(ids, added, removed),
            lambda: SetValues(ids, {"lang": random.choice(TAGS), "tags": added}),
            lambda: Rewrite(ids[0], {name: fields[name]}),
            lambda: AddLinks((draft(self._url(), title="Added", tags=added, added=None),)),
            self._view_edit,
            self._care_for_tags,
        ]
        if self.merges:
            edits.append(lambda: MergeNotes(ids, ids[0]))
        return random.choice(edits)()

    def _care_for_tags(self) -> Edit:
        random, choice = self.random, self.random.choice
        rows = self.kept._connection.execute("SELECT name FROM tags ORDER BY id")
        names = [name for (name,) in rows] or ["nothing"]
        new = [f"{choice('αβγ')}{random.randint(1, 3)}", choice(TAGS), "a", "a/b/c"]
        verbs = (*get_args(TagVerb), "merge", "retire", "revive")
        actions = [
            TagAction(
                verb,
                choice(new if verb == "alias" else names),
                choice(new if verb == "rename" else names),
            )
            for verb in random.choices(verbs, k=choice([1, 1, 2, 4]))
        ]
        one, other = tag_key(choice(names)), tag_key(choice(names))
        decisions = [Decision("same", one, other), Decision("keep", one), Decision("new", "live")]
        return CareForTags(tuple(actions), tuple(random.sample(decisions, choice([0, 0, 1, 2]))))

    def _view_edit(self) -> Edit:
        random, views = self.random, self.kept.views()
        names = [view.name for view in views] or ["unread"]
        name, fresh = random.choice(names), f"name {random.randint(1, 99)}"
        known: list[Edit] = [
            RemoveView(name),
            MoveView(name, random.randint(0, 5)),
            RenameView(name, random.choice([each for each in (fresh, "x") if each not in names])),
        ]
        new = SaveView(random.choice([*names, "a", "b", fresh]), random.choice(["#ai", "is:read"]))
        return random.choice([new, *known]) if views else new

    def set_others_apart(self) -> None:
        """Has what others wrote stay when everything is undone."""
        with transaction(self.kept._connection):
            self.kept._journal.adopt(self.clock())
        self.kept._connection.execute("UPDATE steps SET state = 'dropped' WHERE actor = 'other'")

    def undo_all(self) -> int:
        count = 0
        while (outcome := self.kept.apply(Undo())).label:
            assert outcome.skipped == 0, outcome.label
            count += 1
        return count


@contextmanager
def actions(folder: Path, seed: int) -> Iterator[Actions]:
    """A library with some notes of before, and what is to be done to it."""
    random = Random(seed)
    first = [
        draft(f"https://{name}.example/1", title=f"First {name}", tags=TAGS[: random.randint(0, 4)])
        for name in "abcde"[: random.choice([0, 5])]
    ]
    with library(folder, *first) as kept:
        path = kept.path
    with Actions(path, seed).opened() as made:
        yield made
