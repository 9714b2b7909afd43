"""What doctor finds is what is wrong, and what it says that it mends it mends."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.support.builders import NOW, draft, library
from tests.support.random_edits import dump
from tests.support.sqlite_errors import disk_full
from tui.errors import LibraryError
from tui.filters.parser import parse
from tui.library.edits import AddLinks, Retag, Rewrite, SaveView, SetFlag, Undo
from tui.library.examination import Finding, Mended, mend
from tui.library.library import Library
from tui.model.fold import fold
from tui.store import backups
from tui.store.backups import Reason, backups_beside
from tui.store.connection import transaction
from tui.store.doctor import CHECKS, FROM_BACKUP, MENDABLE
from tui.store.draft_import import import_drafts
from tui.store.schema import TRIGGERS

EARLIER, LATER = "https://earlier.example/", "https://later.example/"


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Library]:
    """Three notes with tags, a former address, a view, stored counts, and steps of all kinds."""
    drafts = (
        draft(f"https://{name}.example/", title=name.upper(), tags=(name, "all")) for name in "abc"
    )
    with library(tmp_path, *drafts) as opened:
        opened.apply(AddLinks((draft(EARLIER, urls=(LATER,), summary="words"),)))
        opened.apply(SetFlag((1, 2), "starred", True))
        opened.apply(Retag((1,), ("Rust/Async",)))
        opened.apply(Rewrite(2, {"title": "Two"}))
        opened.apply(SaveView("v", "#a"))
        opened.apply(Undo())
        opened.apply(Undo(2))
        opened.overview(parse(""))
        yield opened


def change(path: Path, script: str) -> None:
    """Changes a library as another program does that knows nothing of it."""
    with closing(sqlite3.connect(path)) as other:
        other.executescript(script)


def findings(path: Path) -> list[tuple[str, str]]:
    with Library(path) as opened:
        return [(each.check, each.what) for each in opened.examine()]


def examined(kept: Library) -> list[Finding]:
    return kept.examine()


def mended(kept: Library) -> Mended:
    return mend(kept.path, lambda: NOW)


TRIGGER = "note_text_updated"

DERIVED: dict[str, tuple[Any, ...]] = {
    "a trigger is missing": (
        f"DROP TRIGGER {TRIGGER}",
        ("triggers", f"The trigger {TRIGGER} is missing"),
    ),
    "a trigger is changed": (
        (
            "DROP TRIGGER journal_views_insert;"
            "CREATE TRIGGER journal_views_insert AFTER INSERT ON views BEGIN SELECT 1; END"
        ),
        ("triggers", "The trigger journal_views_insert is changed"),
    ),
    "an index is missing": (
        "DROP INDEX notes_archived",
        ("indexes", "The index notes_archived is missing"),
    ),
    "an index is changed": (
        "DROP INDEX note_tags_tag; CREATE INDEX note_tags_tag ON note_tags (tag_id)",
        ("indexes", "The index note_tags_tag is changed"),
    ),
    "a view is changed": (
        (
            "DROP VIEW indexed_notes;"
            "CREATE VIEW indexed_notes AS SELECT position, title AS content FROM notes"
        ),
        ("tables", "The view indexed_notes is changed"),
        ("text index", "The text index is not in step: searches may miss notes"),
    ),
    "a derived table is missing": (
        "DROP TABLE snapshot",
        ("tables", "The table snapshot is missing"),
    ),
    "the words of notes are missing": (
        "INSERT INTO note_text (note_text) VALUES ('delete-all')",
        ("text index", "The text index is not in step: searches may miss notes"),
    ),
    "the digest of a note is another": (
        "UPDATE digests SET words = 7 WHERE title = 'a'",
        ("digests", "Titles and counts of words are not in step: filters may miss notes"),
    ),
    "the digest of a note is not there": (
        "DELETE FROM digests WHERE title = 'a'",
        ("digests", "Titles and counts of words are not in step: filters may miss notes"),
    ),
    "a digest is of no note": (
        "INSERT INTO digests VALUES (77, 'x', 1, 0, 0)",
        ("digests", "Titles and counts of words are not in step: filters may miss notes"),
    ),
    "notes are out of order": (
        (
            "UPDATE notes SET position = -1 WHERE id = 1;"
            "UPDATE notes SET position = 1000 WHERE id = 3;"
            "UPDATE notes SET position = 500 WHERE id = 1"
        ),
        ("order", "Notes are not in the order of their age"),
    ),
    "a position is below all": (
        "UPDATE notes SET position = -5 WHERE id = 3",
        ("values", "position of note 3 is -5, which is not a position"),
        ("order", "Notes are not in the order of their age"),
    ),
    "a step is still recorded": (
        "INSERT INTO recording VALUES (3, 1)",
        ("recording", "The journal takes all changes for those of one step"),
    ),
    "a step has another size": (
        "UPDATE steps SET size = size + 1 WHERE id = 2",
        ("sizes of steps", "1 step is not as large as the history says"),
    ),
    "a step has another number of notes": (
        "UPDATE steps SET notes = 7 WHERE id IN (1, 2)",
        ("sizes of steps", "2 steps are not as large as the history says"),
    ),
    "steps have one place": (
        (
            "UPDATE steps SET ordinal = (SELECT max(other.ordinal) FROM steps AS other"
            " WHERE other.ordinal < steps.ordinal) WHERE id = 3"
        ),
        ("places of steps", "1 step has the place of another in the history"),
    ),
    "a step was last undone by another's turn": (
        "UPDATE steps SET latest = 1 WHERE latest IS NOT NULL AND id = 2",
        ("last turns", "1 step does not say what was undone or redone of it last"),
    ),
    "a turn is none": (
        "UPDATE steps SET state = 'done' WHERE of_step = 2",
        ("turns", "1 step is neither a change nor the undoing of one"),
        ("last turns", "1 step does not say what was undone or redone of it last"),
    ),
    "an import was cut off": (
        (
            "INSERT INTO steps (ordinal, happened, actor, session, label, state, process)"
            " SELECT max(ordinal) + 1, 1, 'reader', 'x', 'a.html', 'running', 4194305 FROM steps;"
            "INSERT INTO entries (step, tbl, key) SELECT max(id), 'views', '[99]' FROM steps"
        ),
        ("cut off", "a.html was cut off before its end"),
    ),
    "a tag has no words": (
        "DELETE FROM tag_words WHERE word = 'rust'",
        ("words of tags", "1 tag is not found by words"),
    ),
    "words of a tag that is gone": (
        "INSERT INTO tag_words VALUES ('gone', 99)",
        ("orphans", "In tag_words, 1 row belongs to a tag that is not there"),
    ),
    "rows of a note that is gone": (
        "INSERT INTO note_tags VALUES (99, 1, 0); INSERT INTO articles VALUES (99, 'x')",
        ("orphans", "In articles, 1 row belongs to a note that is not there"),
        ("orphans", "In note_tags, 1 row belongs to a note that is not there"),
    ),
}


@pytest.mark.parametrize("name", DERIVED)
def test_what_is_derived_is_mended_without_a_loss(kept: Library, name: str) -> None:
    script, *expected = DERIVED[name]
    before = dump(kept._connection)
    steps = [step.label for step in kept.history.latest(99)]
    change(kept.path, script)
    found = examined(kept)
    # What another program wrote into the tables of notes besides is in the journal.
    assert [(each.check, each.what) for each in found] == expected
    assert {each.hint for each in found} == {MENDABLE}
    outcome = mended(kept)
    assert (outcome.mended, outcome.left, outcome.step) == (found, [], None)
    assert examined(kept) == []
    assert dump(kept._connection) == before
    assert [step.label for step in kept.history.latest(99)][-len(steps) :] == steps


def test_a_trigger_that_was_missing_while_something_changed_is_not_all(kept: Library) -> None:
    change(kept.path, f"DROP TRIGGER {TRIGGER}; UPDATE notes SET title = 'Unheard' WHERE id = 3")
    assert [each.check for each in examined(kept)] == ["triggers", "text index"]
    assert mended(kept).left == []
    with Library(kept.path) as opened:
        found = opened.find(parse("unheard"))
        assert len(found.order) == 1


def test_counts_that_were_not_told_of_a_change_are_made_anew(kept: Library) -> None:
    change(
        kept.path,
        "DROP TRIGGER note_untagged; DELETE FROM note_tags;"
        f"CREATE TRIGGER note_untagged {TRIGGERS['note_untagged']}",
    )
    found = [(each.check, each.what) for each in examined(kept)]
    assert found == [("counts", "The stored counts are not those of the notes")]
    assert mended(kept).left == []
    assert examined(kept) == []


def test_an_index_that_lacks_rows_is_made_anew(kept: Library) -> None:
    change(
        kept.path,
        "PRAGMA writable_schema = ON;"
        "UPDATE sqlite_master SET sql = replace(sql, 'key IS NOT NULL', 'key IS NULL')"
        " WHERE name = 'note_urls_key'; PRAGMA writable_schema = RESET; REINDEX note_urls_key;"
        "PRAGMA writable_schema = ON;"
        "UPDATE sqlite_master SET sql = replace(sql, 'key IS NULL', 'key IS NOT NULL')"
        " WHERE name = 'note_urls_key'; PRAGMA writable_schema = RESET",
    )
    found = findings(kept.path)
    assert {check for check, _ in found} == {"file"}
    assert {what.split(":")[0] for _, what in found} == {"An index is not in step"}
    assert mended(kept).left == []
    assert examined(kept) == []


def test_entries_of_no_step_become_a_change_that_can_be_undone(kept: Library) -> None:
    change(
        kept.path,
        "PRAGMA foreign_keys = OFF; DELETE FROM steps WHERE label LIKE '%added to 1 note'",
    )
    (found,) = examined(kept)
    assert found.check == "entries"
    assert found.what.endswith("in the journal of no step that is there")
    assert mended(kept).left == []
    with Library(kept.path) as opened:
        assert opened.examine() == []
        assert opened.history.latest(1)[0].author.actor == "other"


def test_a_turn_whose_step_is_gone_is_a_step(kept: Library) -> None:
    change(kept.path, "DELETE FROM entries WHERE step = 2; DELETE FROM steps WHERE id = 2")
    assert [(each.check, each.what) for each in examined(kept)] == [
        ("turns", "1 step is neither a change nor the undoing of one")
    ]
    assert mended(kept).left == []
    assert examined(kept) == []


def test_what_another_program_wrote_since_is_no_fault(kept: Library) -> None:
    kept._connection.execute("UPDATE notes SET title = 'Theirs' WHERE id = 1")
    assert kept._connection.execute("SELECT 1 FROM entries WHERE step IS NULL").fetchone()
    assert examined(kept) == []


def test_a_note_that_was_replaced_is_not_deleted_by_an_undo(kept: Library) -> None:
    change(
        kept.path,
        "INSERT OR REPLACE INTO notes (id, position, url, url_key, page_key, title, imported)"
        " SELECT id, position, url, url_key, page_key, 'Replaced', imported FROM notes"
        " WHERE id = 4",
    )
    assert [each.check for each in examined(kept)] == ["replaced notes", "text index"]
    outcome = mended(kept)
    assert (outcome.left, outcome.step) == ([], None)
    with Library(kept.path) as opened:
        opened.apply(Undo())
        assert opened.named("4").title == "Replaced"


def test_a_tag_that_is_gone_comes_back_with_its_name(kept: Library) -> None:
    before = kept.named("1").tags
    change(kept.path, "DELETE FROM tags WHERE name = 'a'")
    assert [(each.check, each.what) for each in examined(kept)] == [
        ("orphans", "In tag_words, 1 row belongs to a tag that is not there"),
        ("tags that are gone", "1 tag is gone from the tags, not from notes"),
    ]
    outcome = mended(kept)
    assert (len(outcome.mended), outcome.left) == (2, [])
    assert kept.named("1").tags == before
    assert examined(kept) == []


def test_a_tag_whose_name_nobody_knows_comes_back_by_its_number(kept: Library) -> None:
    change(kept.path, "INSERT INTO note_tags VALUES (2, 77, 9)")
    assert mended(kept).left == []
    assert kept.named("2").tags[-1] == "lost/77"


TAGS = {
    "'x' || char(27) || '[1mb', 'x' || char(27) || '[1mb', 'xb'": ("xb", "1 tag is not written"),
    "'  New  tag ', 'new', 'new'": ("New tag", "1 tag is not written"),
    "'Key', 'wrong', 'wrong'": ("Key", "1 tag is not written"),
    "'', '', ''": ("lost/9", "1 tag is not written"),
    "'ALL', 'ALL', 'ALL'": ("all", "1 tag is there a second time: ALL"),
}


@pytest.mark.parametrize("values", TAGS)
def test_tags_are_written_as_tags_are_and_are_there_once(kept: Library, values: str) -> None:
    name, said = TAGS[values]
    change(
        kept.path,
        f"INSERT INTO tags (id, name, key, folded) VALUES (9, {values});"
        "INSERT INTO note_tags VALUES (2, 9, 5)",
    )
    Library(kept.path).close()
    (found, *others) = examined(kept)
    assert (found.check, found.what[: len(said)]) == ("tags", said)
    assert {each.check for each in others} <= {"words of tags"}
    outcome = mended(kept)
    assert (outcome.left, outcome.step is not None) == ([], True)
    assert examined(kept) == []
    assert name in kept.named("2").tags
    label = kept.history.latest(1)[0].label
    assert label == "doctor mended tags"
    row = kept._connection.execute("SELECT key, folded FROM tags WHERE name = ?", (name,))
    assert row.fetchall() == [(name.casefold(), fold(name))]


def test_the_notes_of_a_tag_that_was_twice_there_are_given_back_by_an_undo(kept: Library) -> None:
    change(
        kept.path,
        "INSERT INTO tags (id, name, key, folded) VALUES (9, 'ALL', 'ALL', 'all');"
        "INSERT INTO tag_words VALUES ('all', 9);"
        "DELETE FROM note_tags WHERE note_id = 2; INSERT INTO note_tags VALUES (2, 9, 0)",
    )
    Library(kept.path).close()
    mended(kept)
    assert kept.named("2").tags == ("all",)
    with Library(kept.path) as opened:
        opened.apply(Undo())
        assert opened.named("2").tags == ("ALL",)


def test_links_lead_to_their_notes(kept: Library) -> None:
    change(kept.path, "UPDATE notes SET url = 'https://new.example/#x' WHERE id = 1")
    change(kept.path, "UPDATE note_urls SET key = 'other'")
    Library(kept.path).close()
    assert [(each.check, each.what) for each in examined(kept)] == [
        ("links", "2 links do not lead to the note")
    ]
    assert mended(kept).left == []
    assert examined(kept) == []
    assert kept.named("https://new.example/#x").id == 1
    assert kept.named(LATER).id == 4
    assert kept._connection.execute("SELECT page_key FROM notes WHERE id = 1").fetchone() == (
        "//new.example",
    )


def test_two_notes_with_one_link_are_left_to_the_person(kept: Library) -> None:
    change(kept.path, "UPDATE notes SET url = 'https://b.example' WHERE id = 3")
    Library(kept.path).close()
    expected = Finding(
        "Notes 2 and 3 have the same link",
        "Give one another address, or `url-notes rm 3` and purge it.",
        "links",
    )
    assert examined(kept) == [expected]
    before = dump(kept._connection)
    outcome = mended(kept)
    assert outcome == Mended([], [expected])
    assert backups_beside(kept.path) == []
    assert dump(kept._connection) == before


def test_a_table_of_a_person_s_own_that_is_missing_is_for_a_backup(kept: Library) -> None:
    change(kept.path, "DROP TABLE views")
    (first, *triggers) = examined(kept)
    assert first == Finding("The table views is missing", FROM_BACKUP, "tables")
    assert {each.check for each in triggers} == {"triggers"}
    outcome = mended(kept)
    assert first in outcome.left


def test_a_column_that_is_missing_is_told(kept: Library) -> None:
    change(
        kept.path,
        "DROP TRIGGER journal_aliases_insert; DROP TRIGGER journal_aliases_update;"
        "DROP TRIGGER journal_aliases_delete; DROP TRIGGER journal_aliases_renamed;"
        "ALTER TABLE aliases DROP COLUMN kind",
    )
    found = examined(kept)
    assert found[0] == Finding("The table aliases is changed", FROM_BACKUP, "tables")


def test_what_another_program_added_is_no_fault(kept: Library) -> None:
    change(
        kept.path,
        "CREATE TABLE theirs (id); CREATE INDEX theirs_id ON theirs (id);"
        "CREATE TRIGGER theirs AFTER INSERT ON theirs BEGIN SELECT 1; END;"
        "ALTER TABLE notes ADD COLUMN theirs TEXT; CREATE INDEX on_ours ON notes (theirs)",
    )
    assert examined(kept) == []


def test_what_refers_to_nothing_in_another_program_s_table_is_told(kept: Library) -> None:
    change(
        kept.path,
        "CREATE TABLE theirs (note REFERENCES notes); INSERT INTO theirs VALUES (99)",
    )
    assert examined(kept) == [
        Finding(
            "In tables of another program, 1 row refers to what is not there",
            "Only that program can mend it.",
            "references",
        )
    ]


def test_a_file_with_damaged_pages_is_not_written_to(tmp_path: Path) -> None:
    drafts = (draft(f"https://{n}.example/", summary="word " * 200) for n in range(200))
    path = tmp_path / "library.db"
    library(tmp_path, *drafts).close()
    with closing(sqlite3.connect(path)) as connection:
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'notes_facts'"
        ).fetchone()
    with path.open("r+b") as stream:
        stream.seek((page - 1) * 4_096)
        stream.write(b"\xff" * 2_000)
    before = path.read_bytes()
    with Library(path) as opened:
        found = opened.examine()
    assert {each.hint for each in found} == {FROM_BACKUP}
    assert found[0].check == "file"
    assert found[0].what.startswith("The file is damaged: ")
    assert mend(path).backup is None
    assert path.read_bytes() == before


def test_a_mend_is_behind_a_backup_of_what_was_before(kept: Library) -> None:
    change(kept.path, f"DROP TRIGGER {TRIGGER}")
    outcome = mended(kept)
    assert outcome.backup is not None
    assert [(each.path, each.reason) for each in backups_beside(kept.path)] == [
        (outcome.backup, Reason.MEND)
    ]
    assert findings(outcome.backup) == [("triggers", f"The trigger {TRIGGER} is missing")]


def test_nothing_is_mended_without_a_backup(kept: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    change(kept.path, f"DROP TRIGGER {TRIGGER}")

    monkeypatch.setattr(backups, "copy_pages", disk_full)
    with pytest.raises(LibraryError) as caught:
        mended(kept)
    assert caught.value.message == "No backup was made: the disk is full"
    assert [each.what for each in examined(kept)] == [f"The trigger {TRIGGER} is missing"]
    assert backups_beside(kept.path) == []


def test_a_sound_library_is_neither_backed_up_nor_written_to(kept: Library) -> None:
    before = kept._connection.execute("PRAGMA data_version").fetchone()
    assert mended(kept) == Mended([], [])
    assert kept._connection.execute("PRAGMA data_version").fetchone() == before
    assert backups_beside(kept.path) == []


def test_an_import_that_is_under_way_is_no_fault(kept: Library) -> None:
    from tui.library.processes import active_steps

    with transaction(kept._connection):
        step = kept._journal.begin(NOW, "import")
        with kept._journal.recording(step):
            import_drafts(kept._connection, [draft("https://d.example/")], NOW)
    active_steps.add(step)
    assert examined(kept) == []
    active_steps.discard(step)
    assert [each.check for each in examined(kept)] == ["cut off"]


def test_every_check_but_those_that_only_tell_can_mend() -> None:
    names = [check.name for check in CHECKS]
    assert len(set(names)) == len(names)
    assert [check.name for check in CHECKS if check.mend is None] == ["references"]
