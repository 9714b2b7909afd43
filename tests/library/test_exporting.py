"""Whole libraries, exported and imported."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import StringIO
from itertools import count
from pathlib import Path
from random import Random

import pytest

from tests.formats.samples import SAMPLES
from tests.support.builders import NOW, draft, library, store
from tests.support.random_edits import actions, check, dump
from tui.filters.parser import parse
from tui.formats.base import Recognition, Score
from tui.formats.native.jsonl import FORMAT as JSONL
from tui.formats.registry import recognise
from tui.formats.source import BytesSource
from tui.library.edits import Redo, RenameView, Retag, Rewrite, SaveView, Undo
from tui.library.exporting import exported
from tui.library.importing import ImportOptions
from tui.library.library import Library
from tui.library.report import ImportReport
from tui.library.sources import SourceFile, find_files
from tui.store import draft_import
from tui.store.connection import transaction

SITE = "url-notes-site"
LATER = NOW + 10**12
DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "formats"
SEEDS = range(6)


def lines_of(kept: Library, filter_text: str = "in:all") -> str:
    """All of a library, or what a filter finds, as an export writes it."""
    assert JSONL.write_library
    stream, filter = StringIO(), parse(filter_text)
    with kept.one_moment():
        JSONL.write_library(exported(kept, filter, kept.find(filter), JSONL), stream)
    return stream.getvalue()


def imported(kept: Library, text: str | bytes, keep: bool = True) -> ImportReport:
    data = text.encode() if isinstance(text, str) else text
    source = BytesSource("notes", data)
    found = recognise(source)
    assert found
    file = SourceFile(Path("notes"), found.format, source, Recognition(Score.CERTAIN, ""))
    return kept.import_files([file], ImportOptions(keep=keep))


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Library]:
    """An empty library as a person has one."""
    clock = count(LATER)
    with Library(tmp_path / "other.db", clock=lambda: next(clock)) as opened:
        yield opened


def arrange(kept: Library, seed: int = 0) -> None:
    """Gives tags states, other names and decisions."""
    random = Random(seed)
    execute = kept._connection.execute
    ids = [row[0] for row in execute("SELECT id FROM tags ORDER BY id")]
    with transaction(kept._connection), kept._journal.unrecorded():
        for tag_id in ids:
            state = random.choice(["live", "live", "retired"])
            notes = 2 if state == "retired" else None
            execute(
                "UPDATE tags SET state = ?, notes_then = ? WHERE id = ?", (state, notes, tag_id)
            )
            if random.random() < 0.5:
                name, kind = f"Other {tag_id}", random.choice(["same", "under"])
                execute(
                    "INSERT OR IGNORE INTO aliases (key, name, folded, tag_id, kind)"
                    " VALUES (?, ?, ?, ?, ?)",
                    (name.casefold(), name, name.casefold(), tag_id, kind),
                )
        execute("DELETE FROM aliases WHERE key IN (SELECT key FROM tags)")
        execute("INSERT OR IGNORE INTO tags (name, key, folded, state) VALUES ('X','x','x','gone')")
        for row in [("keep", "ai", ""), ("same", "ai", "rust"), ("under", "a/b", "a")]:
            execute("INSERT OR IGNORE INTO decisions (kind, a, b) VALUES (?, ?, ?)", row)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_library_is_the_same_after_it_was_exported_and_imported(
    tmp_path: Path, other: Library, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What is read later must not be taken for what was read before.
    monkeypatch.setattr(draft_import, "CHUNK", 2)
    with actions(tmp_path, seed) as acting:
        for _ in range(40):
            acting.act()
        store(acting.kept, *acting._drafts(), source=SITE)
        arrange(acting.kept, seed)
        before = lines_of(acting.kept)
    report = imported(other, before)
    assert (report.issues, report.left) == ([], 0)
    assert lines_of(other) == before
    check(other._connection)


def test_a_note_is_not_taken_for_another_that_had_its_address(
    tmp_path: Path, other: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(draft_import, "CHUNK", 1)
    with library(tmp_path, draft("https://b.example/")) as kept:
        store(kept, draft("https://a.example/", urls=("https://b.example/",)))
        before = lines_of(kept)
    assert imported(other, before).added == 2
    assert lines_of(other) == before


@pytest.mark.parametrize("seed", SEEDS)
def test_an_import_of_a_whole_library_is_undone_and_done_again(
    tmp_path: Path, other: Library, seed: int
) -> None:
    with actions(tmp_path, seed) as acting:
        for _ in range(30):
            acting.act()
        arrange(acting.kept, seed)
        text = lines_of(acting.kept)
    store(other, *[draft(f"https://{name}.example/1", tags=("ai", "Own")) for name in "axyz"])
    before = dump(other._connection)
    imported(other, text)
    after = dump(other._connection)
    assert other.apply(Undo()).skipped == 0
    assert dump(other._connection) == before
    assert other.apply(Redo()).skipped == 0
    assert dump(other._connection) == after


def test_a_second_import_of_an_export_changes_nothing(tmp_path: Path) -> None:
    with actions(tmp_path, 1) as acting:
        for _ in range(40):
            acting.act()
        arrange(acting.kept)
        before = dump(acting.kept._connection)
        report = imported(acting.kept, lines_of(acting.kept))
        assert (report.added, report.updated, report.kept_aside) == (0, 0, 0)
        assert (report.arranged, report.left, report.step) == ({}, 0, None)
        assert dump(acting.kept._connection) == before


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_of_each_format_is_exported_without_loss(
    tmp_path: Path, other: Library, name: str
) -> None:
    with library(tmp_path, has_views=True) as kept:
        imported(kept, SAMPLES[name])
        before = lines_of(kept)
    imported(other, before)
    assert lines_of(other) == before


@pytest.mark.skipif(not DATA.is_dir(), reason="the files of other programs are not here")
def test_files_of_other_programs_are_exported_without_loss(tmp_path: Path, other: Library) -> None:
    with library(tmp_path, has_views=True) as kept:
        kept.import_files(find_files([str(DATA)], issues=[]))
        before = lines_of(kept)
    imported(other, before)
    assert lines_of(other) == before


VIEWS = (
    '{"views": [{"name": "mine", "filter": "#ai"}, {"name": "b", "filter": "x", "letter": "b"}]}'
)


def export_of(*lines: str) -> str:
    """A file of which nothing is known but what is on its lines."""
    return "\n".join(['{"format": "url-notes", "version": 1}', *lines])


def test_an_export_has_what_is_arranged_before_the_notes(tmp_path: Path) -> None:
    with library(tmp_path, draft(tags=("ai",), added="2025-01-01")) as kept:
        arrange(kept, seed=5)
        kept.apply(SaveView("b", "#ai"))
        kept.apply(Rewrite(1, {"title": "mine"}))
        store(kept, draft(title="other"))
        found = [json.loads(line) for line in lines_of(kept).splitlines()]
    *arranged, note, _ = found
    assert arranged == [
        {"format": "url-notes", "version": 1},
        {"tag": "ai", "state": "retired", "notes": 2},
        {"tag": "X", "state": "gone"},
        {"alias": "Other 1", "of": "ai", "kind": "under"},
        {"decision": "keep", "tags": ["ai", ""]},
        {"decision": "same", "tags": ["ai", "rust"]},
        {"decision": "under", "tags": ["a/b", "a"]},
        {"views": [{"name": "b", "filter": "#ai", "letter": "b"}]},
    ]
    assert {key: note.get(key) for key in ("id", "trashed", "imported", "versions", "edited")} == {
        "id": None,
        "trashed": None,
        "imported": "2026-01-02T03:04:05Z",
        "versions": [{"field": "title", "text": "other", "kept": "2026-01-02T03:04:05.000001Z"}],
        "edited": ["title", "updated"],
    }


def test_a_filter_exports_what_is_arranged_for_the_tags_of_its_notes(tmp_path: Path) -> None:
    with library(tmp_path, draft(tags=("ai",)), draft("https://b.example/", tags=("go",))) as kept:
        arrange(kept)
        kept.apply(SaveView("b", "#ai"))
        found = [json.loads(line) for line in lines_of(kept, "#go").splitlines()]
    assert found[1:-2] == [{"alias": "Other 2", "of": "go", "kind": "under"}]


def test_the_first_views_give_way_to_those_of_a_whole_library(other: Library) -> None:
    report = imported(other, export_of(VIEWS))
    assert [view[:3] for view in other.views()] == [("mine", "#ai", ""), ("b", "x", "b")]
    assert report.sentence() == "2 views."
    assert other.apply(Undo()).label
    assert [view.name for view in other.views()] == ["unread", "starred", "untagged", "this week"]


def test_views_of_a_person_stay_and_get_company(tmp_path: Path) -> None:
    with library(tmp_path) as kept:
        kept.apply(SaveView("mine", "#rust"))
        kept.apply(SaveView("b", "y"))
        kept.apply(RenameView("b", "own"))
        report = imported(kept, export_of(VIEWS))
        found = [view[:3] for view in kept.views()]
    assert found == [("mine", "#rust", ""), ("own", "y", "b"), ("b", "x", "")]
    assert (report.arranged, report.left) == ({"views": 1}, 1)
    assert report.sentence() == "1 view, 1 of its tags and views left as they are here."


@pytest.mark.parametrize(
    ("line", "arranged", "left"),
    [
        ('{"tag": "new", "state": "gone"}', {"tags": 1}, 0),
        ('{"tag": "Free", "state": "retired"}', {"tags": 1}, 0),
        ('{"tag": "used", "state": "retired"}', {}, 1),
        ('{"tag": "GONE", "state": "gone"}', {}, 0),
        ('{"tag": "gone", "state": "retired"}', {}, 1),
        ('{"tag": "alias", "state": "gone"}', {}, 1),
        ('{"alias": "new", "of": "also new", "kind": "under"}', {"aliases": 1}, 0),
        ('{"alias": "free", "of": "used", "kind": "same"}', {"aliases": 1}, 0),
        ('{"alias": "alias", "of": "used", "kind": "same"}', {}, 0),
        ('{"alias": "alias", "of": "free", "kind": "same"}', {}, 1),
        ('{"alias": "used", "of": "free", "kind": "same"}', {}, 1),
        ('{"alias": "gone", "of": "free", "kind": "same"}', {}, 1),
        ('{"alias": "USED", "of": "alias", "kind": "same"}', {}, 1),
        ('{"alias": "Same", "of": "same", "kind": "same"}', {}, 0),
        ('{"decision": "keep", "tags": ["used", ""]}', {"decisions": 1}, 0),
        ('{"decision": "keep", "tags": ["kept", ""]}', {}, 0),
    ],
)
def test_an_import_fills_and_replaces_nothing_of_what_is_arranged(
    tmp_path: Path, line: str, arranged: dict[str, int], left: int
) -> None:
    with library(tmp_path, draft(tags=("used", "free"))) as kept:
        kept.apply(Retag((1,), removed=("free",)))
        execute = kept._connection.execute
        with transaction(kept._connection), kept._journal.unrecorded():
            execute(
                "INSERT INTO tags (name, key, folded, state) VALUES ('gone','gone','gone','gone')"
            )
            execute("INSERT INTO aliases VALUES ('alias', 'alias', 'alias', 1, 'same')")
            execute("INSERT INTO decisions VALUES ('keep', 'kept', '')")
        before = dump(kept._connection)
        report = imported(kept, export_of(line))
        assert (report.arranged, report.left) == (arranged, left)
        if report.step:
            kept.apply(Undo())
        assert dump(kept._connection) == before


def test_an_other_name_holds_for_the_notes_that_come_with_it(other: Library) -> None:
    line = '{"alias": "llms", "of": "llm", "kind": "same"}'
    imported(other, export_of(line, '{"url": "https://a.example/", "tags": ["LLMs", "x"]}'))
    assert other.named("https://a.example/").tags == ("llm", "x")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"tag": "a", "state": "live"}', "the tag is of no kind that is known"),
        ('{"alias": "a", "of": 5, "kind": "same"}', "the alias is of no kind that is known"),
        ('{"decision": "no", "tags": []}', "the decision is of no kind that is known"),
        ('{"views": [{"name": "a"}]}', "a view has no name or no filter"),
        ('{"url": "u", "imported": []}', "imported cannot be read"),
        ('{"url": "u", "versions": [{"field": "url"}]}', "versions cannot be read"),
        ('{"url": "u", "edited": [5]}', "edited cannot be read"),
        ('{"url": "u", "origins": {"title": ["a", 1e99]}}', "origins cannot be read"),
    ],
)
def test_what_cannot_be_read_of_an_export_is_told(other: Library, line: str, reason: str) -> None:
    assert [each.reason for each in imported(other, export_of(line)).issues][:1] == [reason]


def test_what_is_left_is_told_where_nothing_changed(tmp_path: Path) -> None:
    with library(tmp_path, draft(tags=("used",))) as kept:
        line, note = '{"tag": "used", "state": "gone"}', '{"url": "https://example.com/"}'
        left = "1 of its tags and views left as they are here."
        assert imported(kept, export_of(line)).sentence() == f"There was no note to import; {left}"
        assert imported(kept, export_of(line, note)).sentence() == (
            f"Nothing changed: all 1 notes are there; {left}"
        )


def test_a_rehearsed_import_arranges_nothing(other: Library) -> None:
    before = dump(other._connection)
    assert imported(other, export_of(VIEWS), keep=False).arranged == {"views": 2}
    assert dump(other._connection) == before
