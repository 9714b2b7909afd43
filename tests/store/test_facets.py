from __future__ import annotations

import random
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pyroaring import BitMap

from tests.support.builders import NOW, draft
from tui.filters.values import Words
from tui.model.note import Draft
from tui.model.row import TagCount
from tui.store import current_facets, facets, notes, order, replay, snapshot, snapshot_copy
from tui.store.connection import QueryInterruptedError
from tui.store.current_facets import keep_copy, refreshed
from tui.store.database import open_database
from tui.store.draft_import import import_drafts
from tui.store.facets import Facets
from tui.store.tags import TagIds, write_tags

TAGS = ("ai", "Rust", "web", "go", "Äther", "zfs", "linux", "data")


def drafts(count: int, start: int = 0, **fields: object) -> list[Draft]:
    chance = random.Random(start)
    return [
        draft(
            f"https://example.com/{number}",
            tags=tuple(chance.sample(TAGS, chance.randint(0, 4))),
            **fields,
        )
        for number in range(start, start + count)
    ]


def tagged(*tags: tuple[str, ...]) -> list[Draft]:
    """Notes with these tags and ids from 1 on."""
    return [draft(f"https://{number}.example/", tags=each) for number, each in enumerate(tags)]


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(open_database(tmp_path / "library.db")) as opened:
        import_drafts(opened, drafts(60), NOW)
        opened.execute("UPDATE notes SET trashed = 1 WHERE id % 11 = 0")
        yield opened


@pytest.fixture(params=[0.0, 1.0, 1e9])
def _every_way_to_count(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facets, "TAGS_FOR_A_NOTE", request.param)


def refreshed_and_kept(connection: sqlite3.Connection, known: Facets | None = None) -> Facets:
    """The facets of now, with a copy kept as a reader of the library keeps it."""
    found = refreshed(connection, known)
    keep_copy(connection, found)
    return found


def results(known: Facets) -> list[BitMap]:
    """Nothing, everything, nearly everything, and parts of all sizes."""
    positions = list(known.all)
    chance = random.Random(7)
    sizes = [0, 1, 3, len(positions) // 2, len(positions) - 2, len(positions)]
    return [BitMap(chance.sample(positions, size)) for size in sizes]


def counted(connection: sqlite3.Connection, result: BitMap) -> list[TagCount]:
    """The same counts, note by note."""
    within: Counter[str] = Counter()
    kept: Counter[str] = Counter()
    positions: dict[int, int] = dict(connection.execute("SELECT id, position FROM notes"))
    for note in notes.get_many(connection, list(positions)):
        kept.update(() if note.trashed else note.tags)
        within.update(note.tags if positions[note.id] in result else ())
    counts = [TagCount(name, count, kept[name]) for name, count in within.items()]
    return sorted(counts, key=lambda tag: (tag.total <= 1, -tag.count, tag.name.casefold()))


def order_of(connection: sqlite3.Connection, note_id: int) -> int:
    """The position of a note."""
    position = notes.position_of(connection, note_id)
    assert position is not None
    return position


def assert_same(connection: sqlite3.Connection, before: Facets) -> None:
    known = refreshed(connection, before)
    connection.execute("DELETE FROM snapshot")
    fresh = refreshed_and_kept(connection)
    assert (known.all, known.states) == (fresh.all, fresh.states)
    for result in results(fresh):
        assert (
            list(known.counts(result)) == list(fresh.counts(result)) == counted(connection, result)
        )


@pytest.mark.usefixtures("_every_way_to_count")
def test_tags_are_counted_as_note_by_note(connection: sqlite3.Connection) -> None:
    known = refreshed_and_kept(connection)
    for result in results(known):
        assert list(known.counts(result)) == counted(connection, result)


@pytest.mark.usefixtures("_every_way_to_count")
def test_a_change_of_tags_is_followed(connection: sqlite3.Connection) -> None:
    known = refreshed_and_kept(connection)
    write_tags(connection, 3, ("new", "ai"), TagIds(connection))
    write_tags(connection, 4, (), TagIds(connection))
    assert_same(connection, known)


@pytest.mark.usefixtures("_every_way_to_count")
def test_the_trash_is_followed_both_ways(connection: sqlite3.Connection) -> None:
    known = refreshed_and_kept(connection)
    connection.execute("UPDATE notes SET trashed = 1 - trashed WHERE id IN (1, 2, 11)")
    assert_same(connection, known)


@pytest.mark.usefixtures("_every_way_to_count")
def test_notes_that_make_room_are_followed(connection: sqlite3.Connection) -> None:
    known = refreshed_and_kept(connection)
    before = order.last_position(connection)
    for number in range(100, 112):
        import_drafts(connection, drafts(1, number, added="2001-01-01"), NOW)
    import_drafts(connection, drafts(1, 200, added="2002-01-01"), NOW)
    crowd = "SELECT count(*) FROM notes WHERE position < 16"
    assert connection.execute(crowd).fetchone()[0] > 0
    assert order.last_position(connection) >= before
    assert_same(connection, known)


@pytest.mark.usefixtures("_every_way_to_count")
def test_notes_that_were_put_in_order_together_are_followed(
    connection: sqlite3.Connection,
) -> None:
    known = refreshed_and_kept(connection)
    connection.execute("UPDATE notes SET added = ? - id WHERE id < 5", (NOW,))
    order.put_in_order(connection, [1, 2, 3, 4])
    assert_same(connection, known)


def test_a_large_import_is_followed(connection: sqlite3.Connection) -> None:
    known = refreshed_and_kept(connection)
    import_drafts(connection, drafts(40, 500, added="1999-01-01"), NOW)
    assert_same(connection, known)


def test_a_note_that_is_gone_is_followed(connection: sqlite3.Connection) -> None:
    known = refreshed_and_kept(connection)
    connection.execute("DELETE FROM notes WHERE id IN (5, 60)")
    assert_same(connection, known)


def test_a_tag_with_a_new_name_is_followed(connection: sqlite3.Connection) -> None:
    known = refreshed_and_kept(connection)
    connection.execute("UPDATE tags SET name = 'Zed' WHERE key = 'ai'")
    assert_same(connection, known)


def test_many_changes_are_followed(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replay, "MOST_REPLAYED", 5)
    known = refreshed_and_kept(connection)
    connection.execute("UPDATE notes SET trashed = 1 WHERE id % 2")
    assert_same(connection, known)


@pytest.mark.parametrize(("changes", "is_kept"), [(5, True), (6, False)])
def test_a_snapshot_is_followed_up_to_so_many_changes(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch, changes: int, is_kept: bool
) -> None:
    monkeypatch.setattr(replay, "MOST_REPLAYED", 5)
    known = refreshed_and_kept(connection)
    connection.execute("UPDATE notes SET read = 1 WHERE id <= ?", (changes,))
    assert (refreshed(connection, known).base is known.base) is is_kept


def test_what_is_known_of_a_library_that_did_not_change_is_kept(
    connection: sqlite3.Connection,
) -> None:
    known = refreshed_and_kept(connection)
    assert refreshed(connection, known) is known


def test_a_kept_snapshot_is_refreshed(connection: sqlite3.Connection) -> None:
    refreshed_and_kept(connection)
    write_tags(connection, 3, ("new", "ai"), TagIds(connection))
    kept = snapshot_copy.load(connection)
    later = refreshed_and_kept(connection)
    assert snapshot_copy.load(connection).seq == kept.seq
    assert_same(connection, later)


def test_a_snapshot_that_cannot_be_read_is_made_anew(connection: sqlite3.Connection) -> None:
    refreshed_and_kept(connection)
    connection.execute("UPDATE snapshot SET content = x'00' WHERE name = 'notes'")
    assert snapshot_copy.load(connection) is snapshot.EMPTY
    assert_same(connection, refreshed_and_kept(connection))


def test_a_library_that_cannot_be_written_is_counted_all_the_same(
    connection: sqlite3.Connection,
) -> None:
    connection.execute("DELETE FROM snapshot")
    connection.execute("PRAGMA query_only = ON")
    known = refreshed_and_kept(connection)
    assert list(known.counts(known.all)) == counted(connection, known.all)
    assert snapshot_copy.load(connection) is snapshot.EMPTY


def test_an_empty_library_has_no_tags(tmp_path: Path) -> None:
    with closing(open_database(tmp_path / "empty.db")) as connection:
        known = refreshed_and_kept(connection)
        assert (list(known.counts(known.all)), known.all) == ([], BitMap())


def test_a_tag_is_counted_with_its_children(tmp_path: Path) -> None:
    with closing(open_database(tmp_path / "library.db")) as opened:
        several = [("rust", "rust/async"), ("rust/async",), ("Rust/Async/Tokio",), ("web/css",)]
        stored = [draft(f"https://a.example/{tags}", tags=tags) for tags in several]
        import_drafts(opened, stored, NOW)
        known = refreshed_and_kept(opened)
        assert list(known.counts(known.all)) == [
            TagCount("rust", 3, 3),
            TagCount("rust/async", 3, 3),
            TagCount("Rust/Async/Tokio", 1, 1),
            TagCount("web/css", 1, 1),
        ]


@pytest.mark.parametrize(
    "tags", [("rust", "rust/async"), ("rust/async", "rust/macros"), ("rust/async",)]
)
def test_a_note_that_changed_counts_once_for_a_tag_and_all_below_it(
    tmp_path: Path, tags: tuple[str, ...]
) -> None:
    with closing(open_database(tmp_path / "library.db")) as opened:
        import_drafts(opened, tagged(("rust",), ()), NOW)
        known = refreshed_and_kept(opened)
        write_tags(opened, 2, tags, TagIds(opened))
        known = refreshed(opened, known)
        assert list(known.counts(known.all).shared) == [TagCount("rust", 2, 2)]


@pytest.mark.usefixtures("_every_way_to_count")
def test_a_tag_on_one_note_in_the_trash_has_no_notes_in_all(tmp_path: Path) -> None:
    with closing(open_database(tmp_path / "library.db")) as opened:
        import_drafts(opened, tagged(("kept",), ("thrown away",)), NOW)
        opened.execute("UPDATE notes SET trashed = 1 WHERE id = 2")
        opened.execute("DELETE FROM snapshot")
        known = refreshed_and_kept(opened)
        assert list(known.counts(known.all)) == [
            TagCount("kept", 1, 1),
            TagCount("thrown away", 1, 0),
        ]


@pytest.mark.parametrize("number", [1, 3, 100])
def test_the_leading_tags_are_the_first_of_all(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(facets, "NOTES_FOR_A_TAG", 0)
    monkeypatch.setattr(facets, "SOON", 0)
    write_tags(connection, 3, ("new", "ai", "web/css"), TagIds(connection))
    known = refreshed(connection, None)
    write_tags(connection, 4, ("new", "web/css", "later"), TagIds(connection))
    known = refreshed(connection, known)
    kept = (each - known.states["trashed"] for each in results(known))
    for result in filter(None, kept):
        leading, everything = known.leading(result, number), known.counts(result)
        assert list(leading.shared)[:number] == list(everything.shared)[:number]
        assert not leading.one_offs
        assert not leading.is_whole


def test_tags_as_frequent_as_the_last_of_the_leading_lead_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(facets, "NOTES_FOR_A_TAG", 0)
    monkeypatch.setattr(facets, "SOON", 0)
    with closing(open_database(tmp_path / "library.db")) as opened:
        most, equals, fewest = ("most",), ("most", "a", "b"), ("most", "a", "b", "fewest")
        import_drafts(opened, tagged(most, equals, fewest, fewest), NOW)
        known = refreshed_and_kept(opened)
        assert list(known.leading(known.all, 2)) == [
            TagCount("most", 4, 4),
            TagCount("a", 3, 3),
            TagCount("b", 3, 3),
        ]


def test_the_leading_tags_of_few_notes_are_all(connection: sqlite3.Connection) -> None:
    known = refreshed_and_kept(connection)
    leading = known.leading(known.all, 1)
    assert leading.is_whole
    assert list(leading) == list(known.counts(known.all))


def test_counting_ends_when_nobody_wants_to_know(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(facets, "TAGS_FOR_A_NOTE", 1e9)
    known = refreshed_and_kept(connection)
    with pytest.raises(QueryInterruptedError):
        known.counts(BitMap(list(known.all)[:30]), lambda: False)


def test_a_snapshot_is_kept_anew_once_many_notes_have_changed(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = refreshed_and_kept(connection)
    monkeypatch.setattr(current_facets, "MOST_CHANGED", 3)
    kept = snapshot_copy.load(connection).seq
    write_tags(connection, 3, ("new", "newer", "newest"), TagIds(connection))
    write_tags(connection, 4, (), TagIds(connection))
    known = refreshed_and_kept(connection, known)
    assert kept < snapshot_copy.load(connection).seq == known.seq
    assert_same(connection, known)


def test_a_change_of_very_many_notes_is_one_set_of_them(connection: sqlite3.Connection) -> None:
    known = refreshed_and_kept(connection)
    (tag,) = TagIds(connection).of(["new"])
    connection.execute("INSERT INTO note_tags SELECT id, ?, 9 FROM notes", (tag,))
    connection.execute("UPDATE notes SET starred = 1")
    later = refreshed(connection, known)
    assert later.base is known.base
    assert (dict(later.delta.gained), dict(later.delta.lost)) == ({tag: later.all}, {})
    assert_same(connection, known)


def test_what_comes_back_is_no_change(connection: sqlite3.Connection) -> None:
    known = refreshed_and_kept(connection)
    rows = connection.execute("SELECT * FROM note_tags").fetchall()
    connection.execute("DELETE FROM note_tags")
    without = refreshed(connection, known)
    assert not any(map(without.notes_with, known.base.tags))
    connection.executemany("INSERT INTO note_tags VALUES (?, ?, ?)", rows)
    later = refreshed(connection, without)
    assert (dict(later.delta.gained), dict(later.delta.lost)) == ({}, {})
    assert_same(connection, without)


def test_whoever_opens_a_library_after_many_changes_makes_a_snapshot_for_the_next(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    connection.execute("DELETE FROM snapshot")
    refreshed_and_kept(connection)
    monkeypatch.setattr(current_facets, "MOST_UNKEPT", 5)
    before = snapshot_copy.load(connection).seq
    connection.execute("UPDATE notes SET read = 1 WHERE id <= 5")
    assert refreshed_and_kept(connection).base.seq == before
    connection.execute("UPDATE notes SET read = 1 WHERE id = 6")
    assert refreshed_and_kept(connection).seq == snapshot_copy.load(connection).seq == before + 6


def test_a_snapshot_is_made_before_the_last_one_is_too_old_to_be_followed(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = refreshed_and_kept(connection)
    monkeypatch.setattr(current_facets, "MOST_REPLAYED", 10)
    for _ in range(2):
        connection.execute("UPDATE notes SET read = 1 WHERE id <= 5")
        known = refreshed_and_kept(connection, known)
    assert known.base.seq == snapshot_copy.load(connection).seq == known.seq - 5


def test_a_tag_that_another_program_gives_to_other_notes_is_followed(
    connection: sqlite3.Connection,
) -> None:
    known = refreshed_and_kept(connection)
    ids = dict(connection.execute("SELECT name, id FROM tags"))
    other = "UPDATE OR IGNORE note_tags SET note_id = 61 - note_id WHERE tag_id = ?"
    connection.execute(other, (ids["ai"],))
    (new,) = TagIds(connection).of(["new"])
    connection.execute("UPDATE note_tags SET tag_id = ? WHERE tag_id = ?", (new, ids["go"]))
    assert_same(connection, known)


def test_a_note_that_takes_the_place_of_another_is_followed(
    connection: sqlite3.Connection,
) -> None:
    known = refreshed_and_kept(connection)
    write_tags(connection, 3, ("new",), TagIds(connection))
    (third, fourth) = (order_of(connection, note_id) for note_id in (3, 4))
    connection.execute("UPDATE notes SET position = ? WHERE id = 3", (order.WAITING,))
    connection.execute("UPDATE notes SET position = ? WHERE id = 4", (third,))
    connection.execute("UPDATE notes SET position = ? WHERE id = 3", (fourth,))
    assert_same(connection, known)


def test_notes_that_have_one_of_some_tags_are_found_from_either_side(
    connection: sqlite3.Connection,
) -> None:
    known = refreshed_and_kept(connection)
    write_tags(connection, 3, ("new",), TagIds(connection))
    known = refreshed(connection, known)
    ids = dict(connection.execute("SELECT name, id FROM tags"))
    for names in (["new"], ["ai", "new"], list(ids), []):
        tags = [ids[name] for name in names]
        tagged = BitMap.union(BitMap(), *map(known.notes_with, tags))
        for result in results(known):
            assert known.notes_with_any(tags, result) == tagged & result


def test_the_latest_words_are_remembered(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(facets, "MOST_REMEMBERED", 2)
    known = refreshed_and_kept(connection)
    for number, text in enumerate(("a", "b", "c")):
        known.remember(Words(text), BitMap([number]))
    assert known.remembered == {Words("b"): BitMap([1]), Words("c"): BitMap([2])}


def test_a_tag_that_was_taken_from_its_only_note_has_no_notes(
    connection: sqlite3.Connection,
) -> None:
    write_tags(connection, 3, ("alone",), TagIds(connection))
    connection.execute("DELETE FROM snapshot")
    known = refreshed_and_kept(connection)
    (tag,) = TagIds(connection).of(["alone"])
    assert known.total(tag) == 1
    write_tags(connection, 3, (), TagIds(connection))
    assert refreshed_and_kept(connection, known).total(tag) == 0
