from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.builders import NOW, draft, library
from tests.support.hostile import HOSTILE
from tui.library.changes_in_words import ChangeInWords
from tui.library.edits import (
    Edit,
    MoveView,
    RemoveView,
    RenameView,
    Retag,
    Rewrite,
    SaveView,
    SetFlag,
)
from tui.library.library import Library
from tui.model.text import is_inert
from tui.store.connection import transaction


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Library]:
    first = draft(title="A", tags=("x", "y"), read=True, comment="mine")
    with library(tmp_path, first, draft("https://b.example/")) as opened:
        yield opened


def told(kept: Library, step: int | None) -> list[ChangeInWords]:
    assert step is not None
    return kept.history.changes(step, 50)


def by_another(kept: Library, sql: str, *values: Any) -> int:
    """The step of what another program wrote."""
    kept._connection.execute(sql, values)
    with transaction(kept._connection):
        kept._journal.adopt(NOW)
    return kept.history.latest(1)[0].id


@pytest.mark.parametrize(
    ("fields", "lines"),
    [
        ({"starred": True}, ["starred"]),
        ({"read": False, "trashed": True}, ["marked as unread, trashed"]),
        ({"tags": ("y", "ai")}, ["+ai −x"]),
        ({"tags": ("y", "x")}, ["tags in another order"]),
        ({"title": "B"}, ["title: A → B"]),
        ({"title": "", "summary": "New"}, ["title removed: A", "summary added: New"]),
        ({"comment": "x" * 70}, [f"comment: mine → {'x' * 59}…"]),
        ({"starred": True, "tags": ("x",), "title": "B"}, ["starred · −y", "title: A → B"]),
        ({"url": "https://c.example/"}, ["url: https://example.com/ → https://c.example/"]),
        ({"article": "Long"}, ["full text added"]),
        ({"highlights": ({"quote": "q"},)}, ["highlights changed"]),
        ({"extra": {"k": 1}}, ["other values changed"]),
    ],
    ids=str,
)
def test_a_change_of_a_note_is_told_in_plain_words(
    kept: Library, fields: dict[str, Any], lines: list[str]
) -> None:
    (change,) = told(kept, kept.apply(Rewrite(1, fields)).step)
    assert [each for each in change.lines if each != "other addresses changed"] == lines


def test_every_note_of_a_step_has_its_own_words(kept: Library) -> None:
    step = kept.apply(Retag((1, 2), ("x", "new"), ("y",))).step
    assert told(kept, step) == [
        ChangeInWords("A", ("+new −y",)),
        ChangeInWords("https://b.example/", ("+x +new",)),
    ]


def test_a_date_is_told_as_its_day(kept: Library) -> None:
    step = by_another(kept, "UPDATE notes SET published = 0 WHERE id = 1")
    assert told(kept, step) == [ChangeInWords("A", ("published added: 1970-01-01",))]
    odd = by_another(kept, "UPDATE notes SET published = 1 << 62 WHERE id = 1")
    assert told(kept, odd) == [ChangeInWords("A", (f"published: 1970-01-01 → {1 << 62}",))]


def test_what_only_imports_look_at_is_told_where_nothing_else_changed(kept: Library) -> None:
    kept.apply(SetFlag((1,), "starred", True))
    step = by_another(kept, "DELETE FROM edits WHERE note_id = 1")
    assert told(kept, step) == [ChangeInWords("A", ("what imports leave alone",))]


def test_notes_come_and_go(kept: Library) -> None:
    deleted = by_another(kept, "DELETE FROM notes WHERE id = 1")
    assert told(kept, deleted) == [ChangeInWords("A", ("deleted",))]
    kept.add(draft("https://c.example/", title="C", tags=("q",)))
    assert told(kept, kept.history.latest(1)[0].id) == [ChangeInWords("C", ("added",))]


def test_a_view_is_told_with_its_filter(kept: Library) -> None:
    kept.apply(SaveView("other", "#z"))
    lines = []
    edits: list[Edit] = [
        SaveView("k", "#x"),
        SaveView("k", "#y"),
        RenameView("k", "kernel"),
        RenameView("kernel", "l"),
        MoveView("l", 0),
        RemoveView("l"),
    ]
    for edit in edits:
        step = kept.apply(edit).step
        lines += told(kept, step)
    assert lines == [
        ChangeInWords("view k", ("saved: #x",)),
        ChangeInWords("view k", ("#x → #y",)),
        ChangeInWords("view kernel", ("name: k → kernel",)),
        ChangeInWords("view l", ("name: kernel → l", "letter: k → l")),
        ChangeInWords("view l", ("at another place",)),
        ChangeInWords("view other", ("at another place",)),
        ChangeInWords("view l", ("removed: #y",)),
    ]


def test_a_tag_and_an_alias_are_told_by_name(kept: Library) -> None:
    renamed = by_another(kept, "UPDATE tags SET name = 'X' WHERE key = 'x'")
    assert told(kept, renamed) == [ChangeInWords("tag X", ("x → X",))]
    alias = by_another(
        kept, "INSERT INTO aliases (key, name, folded, tag_id) VALUES ('m', 'M', 'm', 1)"
    )
    assert told(kept, alias) == [ChangeInWords("alias M", ("added",))]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_of_another_program_gets_through_unclean(kept: Library, text: str) -> None:
    safe = text.encode("utf-8", "surrogatepass")
    step = by_another(
        kept, "UPDATE notes SET title = CAST(?1 AS TEXT), author = ?1 WHERE id = 1", safe
    )
    (change,) = told(kept, step)
    assert all(is_inert(each) and "\n" not in each for each in (change.subject, *change.lines))
