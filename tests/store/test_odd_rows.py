"""Whatever other programs write into a library, all other notes are found, read and changed."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.support import odd_rows
from tests.support.odd_rows import ODD, TITLES
from tui.errors import FilterError
from tui.filters.operators import OPERATORS, ORDERS
from tui.filters.parser import parse
from tui.filters.syntax import Filter
from tui.library.edits import AddLinks, Retag, Rewrite, SetFlag, Undo
from tui.library.library import Library
from tui.library.reading import LibraryReader
from tui.model.note import Draft, Note
from tui.store.journal_tables import JOURNALLED, NOTES

FILTERS = (
    *("", "in:all", "in:trash", "in:archive", "is:dup", "is:edited", "is:untagged", "pape", "a b"),
    *("/p.p/", "#ai", "#r", "#=rust", "#/a/", "like:1", "view:v", "-#rust", "title:pap", "tags:0"),
    *(each.example for each in OPERATORS),
    *(f"sort:{order.text}" for order in ORDERS),
    *(f"sort:{order.text}+" for order in ORDERS if order.text != "random"),
    *(
        f"{field}:{when}"
        for field in ("added", "published", "updated", "opened")
        for when in ("2020..", "..2030", "never", "2024")
    ),
)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return odd_rows.make_library(tmp_path_factory.mktemp("odd"))


@pytest.fixture(scope="module")
def others(template: Path) -> list[Note]:
    """The notes that stay as they are."""
    with LibraryReader(template) as reader:
        return reader.notes_of(list(TITLES))


@pytest.fixture
def path(template: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(template, tmp_path))


def filters(reader: LibraryReader, script: str) -> Iterator[Filter]:
    """All filters where they may find something odd, else some."""
    is_far = script in (*odd_rows.LISTS, *odd_rows.STEPS, *odd_rows.ENTRIES)
    for text in FILTERS[::8] if is_far else FILTERS:
        # A view whose text is no filter is said to be none.
        with _may_refuse(is_view="view:" in text):
            yield reader.expanded(parse(text))


@contextmanager
def _may_refuse(*, is_view: bool) -> Iterator[None]:
    try:
        yield
    except FilterError:
        if not is_view:
            raise


def owned(path: Path, table: str) -> list[tuple[object, ...]]:
    """The rows of a table as they are stored, bytes and all."""
    with closing(sqlite3.connect(path)) as other:
        columns = [each[1] for each in other.execute(f"PRAGMA table_info ({table})")]
        quoted = ", ".join(f"typeof({each}), CAST({each} AS BLOB)" for each in columns)
        return other.execute(f"SELECT {quoted} FROM {table} ORDER BY 2, 4").fetchall()


def all_owned(path: Path) -> dict[str, list[tuple[object, ...]]]:
    return {table.name: owned(path, table.name) for table in JOURNALLED}


@pytest.mark.parametrize("script", odd_rows.ALL)
def test_all_other_notes_are_found_and_read_and_nothing_is_written(
    path: Path, others: list[Note], script: str
) -> None:
    odd_rows.spoil(path, script)
    before = all_owned(path)
    with LibraryReader(path) as reader, LibraryReader(path) as counting:
        found: set[int] = set()
        for each in filters(reader, script):
            overview = counting.overview(each)
            result = overview.result
            assert (each.text, reader.find(each).positions) == (each.text, result.positions)
            assert all(tag.count > 0 for tag in overview.all_tags())
            page = reader.page(each, 60)
            rows = counting.rows(result, result.order)
            assert (page and page.rows, len(rows)) == (rows[:60], len(result.positions))
            found.update(row.id for row in rows)
        assert found >= TITLES.keys()
        if script not in odd_rows.TAGS:
            assert reader.notes_of(list(TITLES)) == others
        read = reader.notes_of([*TITLES, ODD])
        assert [note.title for note in read][:5] == list(TITLES.values())
        for step in reader.history.latest(50):
            reader.history.changes(step.id, 50)
        reader.suggest_tags("a", ["ai"])
        reader.complete("tag", "a")
        reader.complete("site", "ex")
        reader.views()
        reader.vocabulary.aliases()
        reader.history.cut_off()
        reader.lacking([1, ODD], "read")
    assert all_owned(path) == before


@pytest.mark.parametrize("script", odd_rows.ALL)
def test_all_other_notes_are_changed_and_put_back(path: Path, script: str) -> None:
    odd_rows.spoil(path, script)
    with Library(path) as kept:
        changed = kept.apply(SetFlag((1, 2, ODD), "read", True))
        assert set(changed.changed) >= {1, 2}
        kept.apply(Retag((1, ODD), ("new", "n"), ("ai",)))
        kept.apply(Rewrite(2, {"title": "Mine", "tags": ("ai", "b", "n")}))
        assert kept.named("2").title == "Mine"
        kept.apply(AddLinks((Draft(url="https://new.example/", tags=("ai", "n")),)))
        kept.apply(AddLinks((Draft(url="https://old.example/", tags=("ai",), added=None),)))
        for _ in range(5):
            kept.apply(Undo())
        assert [kept.named(str(note_id)).title for note_id in TITLES] == list(TITLES.values())
        assert not kept.named("1").read
        for step in kept.history.latest(50):
            kept.history.changes(step.id, 50)
        for step in kept.history.latest(50):
            kept.apply(Undo(step.id))
    with LibraryReader(path) as reader:
        reader.overview(parse(""))


@pytest.mark.parametrize("script", [*odd_rows.OF_NOTES, *odd_rows.LISTS])
def test_an_edit_of_another_field_leaves_the_odd_one_alone(path: Path, script: str) -> None:
    odd_rows.spoil(path, script)
    written = ("private", "updated", "whole_days", *NOTES.derived)
    before = {name: owned(path, name) for name in LISTED}, stored(path, written)
    with Library(path) as kept:
        kept.apply(Rewrite(ODD, {"private": True}))
        kept.apply(Retag((ODD,), ("new",), ()))
        assert kept.named(str(ODD)).private
    assert ({name: owned(path, name) for name in LISTED}, stored(path, written)) == before


LISTED = ("articles", "note_folders", "note_highlights", "note_urls", "versions")


def stored(path: Path, left_out: tuple[str, ...]) -> list[tuple[object, ...]]:
    """The columns of the odd note as they are stored, but for some."""
    columns = [name for name in NOTES.columns if name not in left_out]
    quoted = ", ".join(f"typeof({each}), CAST({each} AS BLOB)" for each in columns)
    with closing(sqlite3.connect(path)) as other:
        return other.execute(f"SELECT {quoted} FROM notes WHERE id = {ODD}").fetchall()
