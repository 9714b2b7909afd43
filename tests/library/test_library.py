from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.builders import NOW, draft, library, store, the_note, titles
from tui.errors import LibraryError, LinkError, NoteNotFoundError, StaleResultError
from tui.filters.parser import parse
from tui.filters.syntax import Filter
from tui.library.answers import Around, Page
from tui.library.callbacks import Callbacks
from tui.library.edits import AddLinks, MarkOpened, Retag, Rewrite, SaveView, SetFlag, Undo
from tui.library.importing import ImportOptions
from tui.library.library import Library
from tui.library.reading import QueryInterruptedError, Result
from tui.library.sources import find_files
from tui.model.fold import fold
from tui.model.instant import Instant
from tui.model.row import NoteRow, TagCount
from tui.store import current_facets, search
from tui.store.doctor import examine


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Library]:
    with library(tmp_path) as opened:
        yield opened


def test_a_new_library_is_empty(kept: Library) -> None:
    assert kept.is_empty()
    assert (kept.page(parse(""), 60), list(kept.find(parse("")).order)) == (Page([], 0), [])


def test_a_library_with_nothing_but_trash_is_not_empty(kept: Library) -> None:
    store(kept, draft())
    kept.apply(SetFlag((1,), "trashed", True))
    assert not kept.is_empty()


def test_a_row_is_what_a_line_of_the_list_shows(kept: Library) -> None:
    store(
        kept,
        draft(
            "https://www.example.com/x",
            title="A page",
            tags=("b", "a"),
            added="2025-01-02",
            published="2025-01-01T10:00:00Z",
            read=True,
            archived=True,
        ),
    )
    page = kept.page(parse("is:archived"), 60)
    assert page is not None
    assert page.rows == [
        NoteRow(
            id=1,
            url="https://www.example.com/x",
            title="A page",
            site="example.com",
            added=Instant.from_iso("2025-01-02"),
            published=Instant.from_iso("2025-01-01T10:00:00Z"),
            tags=("b", "a"),
            read=True,
            archived=True,
        )
    ]


@pytest.mark.parametrize("filter_text", ["", "#even", "-#even", "sort:title", "sort:added+ #even"])
def test_a_page_is_the_beginning_of_the_whole_result(kept: Library, filter_text: str) -> None:
    tags = ((), ("even",))
    store(kept, *(draft(f"https://{n}.example/", tags=tags[n % 2 == 0]) for n in range(2_500)))
    filter = parse(filter_text)
    whole = kept.find(filter)
    for count in (0, 1, 60, 2_400):
        assert list(kept.find(filter, count).order) == list(whole.order[:count])
    assert kept.page(filter, 60) == Page(kept.rows(whole, whole.order[:60]), 0)


def test_a_result_can_be_walked_and_asked(kept: Library) -> None:
    store(kept, *(draft(f"https://{n}.example/") for n in range(3)))
    order = kept.find(parse("")).order
    assert (list(order), len(order), order[0], order[-1]) == ([12, 8, 4], 3, 12, 4)
    assert (order.index(8), 8 in order, 9 in order) == (1, True, False)
    with pytest.raises(IndexError):
        _ = order[3]


def test_rows_and_notes_come_in_the_order_that_is_asked_for(kept: Library) -> None:
    store(kept, *(draft(f"https://{n}.example/", title=str(n)) for n in range(3)))
    result = kept.find(parse(""))
    assert [row.title for row in kept.rows(result, [4, 12])] == ["2", "0"]
    assert [note.title for note in kept.notes(result, [4, 12])] == ["2", "0"]
    assert kept.ids(result, [4, 12]) == [3, 1]
    assert [row.title for row in kept.rows_of([3, 99, 1])] == ["2", "0"]


def test_the_position_of_a_note_is_its_rank_in_the_order(kept: Library) -> None:
    store(kept, draft("https://a.example/"), draft("https://b.example/"))
    assert kept.positions(kept.find(parse("")), [1, 2, 3]) == {1: 8, 2: 4}


@pytest.mark.parametrize("name", ["1", "https://example.com/a", " http://www.example.com/a/ "])
def test_a_note_is_found_by_its_id_or_its_link(kept: Library, name: str) -> None:
    store(kept, draft("https://example.com/a"))
    assert kept.named(name).id == 1


@pytest.mark.parametrize("name", ["2", "0", "-1", "9" * 30, "١", "", "https://example.com/b"])
def test_an_unknown_name_is_an_error(kept: Library, name: str) -> None:
    store(kept, draft("https://example.com/a"))
    with pytest.raises(NoteNotFoundError) as caught:
        kept.named(name)
    assert caught.value.message == f"There is no note {name}"


def test_a_link_is_added_now(kept: Library) -> None:
    note, is_new = kept.add(draft("example.com/x", title=" A \x1b[31mpage ", tags=("a", "A")))
    assert is_new
    assert (note.url, note.title, note.tags, note.added) == (
        "https://example.com/x",
        "A page",
        ("a",),
        Instant(NOW),
    )


def test_a_link_that_is_there_gains_what_is_new(kept: Library) -> None:
    store(kept, draft("https://example.com/x", title="A page", added="2025-01-01"))
    note, is_new = kept.add(draft("http://example.com/x/", tags=("new",)))
    assert not is_new
    assert (note.id, note.title, note.tags) == (1, "A page", ("new",))
    assert note.added == Instant.from_iso("2025-01-01")
    kept.apply(Undo())
    assert kept.named("1").tags == ()


@pytest.mark.parametrize("added", [None, Instant.from_iso("2030-01-01")])
def test_a_link_that_is_there_keeps_when_it_was_added(kept: Library, added: Instant | None) -> None:
    store(kept, draft(added=added))
    note, _ = kept.add(draft(tags=("new",)))
    assert (note.tags, note.added, kept.named("1").added) == (("new",), added, added)


def test_what_is_said_of_a_link_that_is_there_replaces_nothing(kept: Library) -> None:
    store(kept, draft("https://a.example/", title="Theirs"), source="url-notes-site")
    kept.add(draft("https://a.example/", title="Mine", comment="why"))
    newer = draft("https://a.example/", title="Theirs, newer", comment="because")
    store(kept, newer, source="url-notes-site")
    note = the_note(kept, "https://a.example/")
    assert (note.title, note.comment) == ("Theirs, newer", "why")


def test_what_is_no_link_is_not_added(kept: Library) -> None:
    with pytest.raises(LinkError) as caught:
        kept.add(draft("no link"))
    assert caught.value.message == "The link holds white space"
    assert kept.is_empty()


def test_several_links_are_added_as_one_step(kept: Library) -> None:
    store(kept, draft("https://there.example/", added="2025-01-01"))
    given = (
        draft("https://one.example/", title="One"),
        draft("http://www.there.example", title="There"),
        draft("https://two.example/", tags=("new",)),
        draft("https://one.example", comment="Again"),
    )
    outcome = kept.apply(AddLinks(given))
    assert (outcome.changed, outcome.added, outcome.label) == (
        (2, 1, 3),
        (2, 3),
        "2 links added, 1 completed",
    )
    assert titles(kept) == ["One", "", "There"]
    one = kept.named("https://one.example/")
    assert (one.title, one.comment) == ("One", "Again")
    kept.apply(Undo())
    assert [note.url for note in kept.notes_of(range(1, 5))] == ["https://there.example/"]


def test_several_links_are_added_all_or_none(kept: Library) -> None:
    with pytest.raises(LinkError) as caught:
        kept.apply(AddLinks((draft("https://one.example/"), draft("no-link"))))
    assert caught.value.message == "Not a link: no-link"
    assert kept.is_empty()


def test_links_that_are_there_and_bring_nothing_new_are_no_step(kept: Library) -> None:
    kept.apply(AddLinks((draft("https://one.example/"), draft("https://two.example/"))))
    again = kept.apply(AddLinks((draft("https://two.example/"), draft("https://one.example/"))))
    assert (again.changed, again.added, again.label, again.step) == ((2, 1), (), "", None)


def test_a_change_is_cleaned(kept: Library) -> None:
    store(kept, draft())
    kept.apply(Rewrite(1, {"title": "x\x1b[2Jy\nz", "tags": ("a", "A", "")}))
    assert (kept.named("1").title, kept.named("1").tags) == ("xy z", ("a",))


def test_a_change_that_fails_changes_nothing(kept: Library) -> None:
    store(kept, draft("https://a.example/"), draft("https://b.example/"))
    before = kept.named("1")
    with pytest.raises(LinkError) as caught:
        kept.apply(Rewrite(1, {"title": "x", "url": "https://b.example/?utm_source=1"}))
    assert caught.value.message == "Note 2 has this link already"
    assert kept.named("1") == before
    assert kept.apply(Undo()).label == ""


def test_another_address_brings_its_own_site(kept: Library) -> None:
    store(kept, draft("https://a.example/"), draft("https://b.example/", site="Their name"))
    kept.apply(Rewrite(1, {"url": "https://www.c.example/"}))
    assert kept.named("1").site == "c.example"


def test_opening_marks_as_read_and_is_no_step_to_undo(kept: Library) -> None:
    store(kept, draft(opened="2020-01-01"))
    kept.apply(MarkOpened((1,)))
    note = kept.named("1")
    assert (note.read, note.opened) == (True, Instant(NOW))
    assert kept.apply(Undo()).label == ""


def test_tags_are_counted_within_the_result_and_in_all(kept: Library) -> None:
    store(
        kept,
        draft("https://a.example/", tags=("x", "y"), read=True),
        draft("https://b.example/", tags=("X",)),
        draft("https://c.example/", tags=("y", "z")),
        draft("https://d.example/", tags=("y",), archived=True),
        draft("https://e.example/", tags=("y",)),
    )
    kept.apply(SetFlag((5,), "trashed", True))
    overview = kept.overview(parse("is:unread"))
    expected = [TagCount("x", 1, 2), TagCount("y", 1, 3), TagCount("z", 1, 1)]
    assert list(overview.tags) == expected
    assert (list(overview.result.order), overview.result.archived) == ([16, 12], 1)


@pytest.mark.parametrize("most_changed", [0, 3, current_facets.MOST_CHANGED])
@settings(deadline=None, max_examples=40)
@given(actions=st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=12))
def test_the_counts_follow_every_change(
    tmp_path_factory: pytest.TempPathFactory, most_changed: int, actions: list[tuple[int, int]]
) -> None:
    folder = tmp_path_factory.mktemp("counts")
    with (
        patch.object(current_facets, "MOST_CHANGED", most_changed),
        library(folder) as reading,
        library(folder) as writing,
    ):
        for action, number in actions:
            _do(writing, action, number)
            assert list(reading.overview(parse("in:all")).tags) == _counted(writing)


def test_a_change_is_noticed_wherever_it_was_made(tmp_path: Path) -> None:
    library(tmp_path).close()
    with library(tmp_path) as one, library(tmp_path) as other:
        assert not one.changed()
        store(other, draft())
        assert (one.changed(), one.changed()) == (True, False)
        one.apply(MarkOpened((1,)))
        assert (one.changed(), one.changed()) == (True, False)


def test_a_limit_counts_the_tags_of_what_it_leaves(kept: Library) -> None:
    store(kept, *(draft(f"https://{tag}.example/", tags=(tag, "all")) for tag in "abc"))
    overview = kept.overview(parse("limit:1"))
    assert list(overview.tags) == [TagCount("all", 1, 3), TagCount("a", 1, 1)]
    assert list(overview.all_tags()) == list(overview.tags)


@pytest.mark.parametrize(
    "ids",
    [
        lambda kept, filter: [row.id for row in kept.page(filter, 60).rows],
        lambda kept, filter: _ids(kept, kept.find(filter)),
        lambda kept, filter: _ids(kept, kept.find(filter, 60)),
    ],
    ids=["page", "all", "first"],
)
def test_what_another_program_wrote_since_the_tags_were_counted_is_found(
    tmp_path: Path, ids: Callable[[Library, Filter], list[int]]
) -> None:
    counted = (draft(f"https://{tag}.example/", tags=(tag,)) for tag in "abc")
    with library(tmp_path, *counted) as reading, library(tmp_path) as writing:
        reading.overview(parse(""))
        store(writing, draft("https://late.example/"))
        writing.apply(Rewrite(1, {"tags": ("b",)}))
        writing.apply(SetFlag((3,), "trashed", True))
        assert ids(reading, parse("")) == [4, 1, 2]
        assert ids(reading, parse("#b")) == [1, 2]


@pytest.mark.parametrize(
    "ask",
    [lambda kept, filter: kept.page(filter, 60), Library.find, Library.overview, Library.tags],
    ids=["page", "find", "overview", "tags"],
)
def test_a_filter_is_expanded_before_it_is_asked(
    kept: Library, ask: Callable[[Library, Filter], object]
) -> None:
    store(kept, draft("https://a.example/", tags=("a",)), draft("https://b.example/"))
    kept.apply(SaveView("x", "#a"))
    with pytest.raises(ValueError, match="the view x in a filter was not expanded"):
        ask(kept, parse("view:x"))
    ask(kept, kept.expanded(parse("view:x")))


def test_a_filter_is_expanded_with_the_view_that_it_names(kept: Library) -> None:
    store(kept, draft("https://a.example/", tags=("a",)), draft("https://b.example/"))
    kept.apply(SaveView("x", "#a"))
    assert _ids(kept, kept.find(kept.expanded(parse("view:x")))) == [1]


def test_the_name_of_a_tag_is_looked_up_once_until_something_is_written(tmp_path: Path) -> None:
    with library(tmp_path, draft(tags=("Rust",))) as writing, library(tmp_path) as reading:
        statements: list[str] = []
        reading._connection.set_trace_callback(statements.append)
        assert [reading.vocabulary.named("rust") for _ in range(3)] == ["Rust"] * 3
        assert sum("tags.name" in each for each in statements) == 1
        writing._connection.execute("UPDATE tags SET name = 'RUST'")
        assert reading.vocabulary.named("rust") == "RUST"


def test_tags_that_change_twice_on_one_note_are_counted_twice(tmp_path: Path) -> None:
    with library(tmp_path, draft()) as writing, library(tmp_path) as reading:
        for edit, tag in ((Retag((1,), ("a",)), "a"), (Retag((1,), ("b",), ("a",)), "b")):
            writing.apply(edit)
            assert list(reading.overview(parse("")).tags) == [TagCount(tag, 1, 1)]


def test_files_are_imported_with_tags_behind_their_own(kept: Library, tmp_path: Path) -> None:
    source = tmp_path / "a.jsonl"
    source.write_text('{"url": "https://a.example/", "tags": ["x"]}\nbad\n')
    seen: list[tuple[int, int]] = []
    report = kept.import_files(
        find_files([str(source)]),
        ImportOptions(tags=("y", "X")),
        Callbacks(progress=lambda *step: seen.append(step)),
    )
    assert the_note(kept, "https://a.example/").tags == ("x", "y")
    assert (report.read, report.added, report.skipped, len(report.issues)) == (2, 1, 1, 1)
    size = source.stat().st_size
    assert (seen[0], seen[-1]) == ((0, size), (size, size))
    assert seen == sorted(seen)


def test_a_note_that_comes_twice_keeps_its_own_spelling_of_a_tag_given_to_all(
    kept: Library, tmp_path: Path
) -> None:
    source = tmp_path / "a.jsonl"
    source.write_text('{"url": "https://a.example/", "tags": ["AI"]}\n' * 2)
    kept.import_files(find_files([str(source)]), ImportOptions(tags=("ai",)))
    assert the_note(kept, "https://a.example/").tags == ("AI",)


def test_a_rehearsal_of_an_import_stores_nothing(kept: Library, tmp_path: Path) -> None:
    source = tmp_path / "a.jsonl"
    source.write_text('{"url": "https://a.example/"}\n')
    assert kept.import_files(find_files([str(source)]), ImportOptions(keep=False)).added == 1
    assert kept.is_empty()


def test_a_clause_on_time_gives_nothing_when_it_runs_out(kept: Library) -> None:
    store(kept, *(draft(f"https://{n}.example/", summary="word " * 50) for n in range(3_000)))
    assert kept.page(parse("summary:/w.*x/"), 60, seconds=1e-9) is None
    assert titles(kept, "limit:1") == [""]


def _ids(kept: Library, result: Result) -> list[int]:
    return kept.ids(result, result.order)


def _do(kept: Library, action: int, number: int) -> None:
    """One of the ways in which tags change."""
    tag = ("t0", "t1", "t1/a", "t2/b/c", "T2", "t2/b", "t3")[number]
    if action == 0:
        store(kept, *(draft(f"https://{number}.example/{n}", tags=(tag,)) for n in range(60)))
    elif action == 1:
        store(kept, draft(f"https://{number}.example/", tags=(tag, "all"), added="2020-01-01"))
    elif action == 2:
        kept.apply(Retag((number, 61), ("new",)))
    elif action == 3:
        for note_id in (number, 61):
            kept.apply(Rewrite(note_id, {"tags": ()}))
    elif action == 4:
        kept.apply(Undo())
    elif action == 5:
        kept._connection.execute("DELETE FROM notes WHERE id = ?", (number,))
    else:
        kept._connection.execute("UPDATE tags SET name = upper(name) WHERE id = ?", (number,))


def _counted(kept: Library) -> list[TagCount]:
    """The tags of all notes, each with those below it, counted note by note."""
    result = kept.find(parse("in:all"))
    notes = kept.notes(result, result.order)
    names = [name for (name,) in kept._connection.execute("SELECT name FROM tags")]
    counts = {
        name: sum(
            any(f"{fold(tag)}/".startswith(f"{fold(name)}/") for tag in note.tags) for note in notes
        )
        for name in names
    }
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0].casefold()))
    return [TagCount(tag, count, count) for tag, count in ordered if count]


def test_adding_a_link_that_lies_in_the_trash_takes_it_out(tmp_path: Path) -> None:
    with library(tmp_path, draft("https://a.example/")) as opened:
        opened.apply(SetFlag((1,), "trashed", True))
        note, is_new = opened.add(draft("http://www.a.example"))
        assert (note.id, note.trashed, is_new) == (1, False, False)
        opened.apply(Undo())
        assert opened.named("1").trashed


def test_a_note_with_an_address_nobody_would_accept_can_be_changed(tmp_path: Path) -> None:
    with library(tmp_path, draft("https://a.example/b c\x1b[31m")) as opened:
        changed = opened.apply(Rewrite(1, {"tags": ("new",)})).changed
        note = opened.named("1")
        assert (changed, note.url, note.tags) == ((1,), "https://a.example/b c\x1b[31m", ("new",))


def test_a_page_in_another_order_is_left_to_who_has_the_time(
    kept: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "MOST_SORTED", 1)
    store(kept, draft("https://b.example/", title="b"), draft("https://a.example/", title="a"))
    kept.overview(parse(""))
    for filter_text in ("sort:site", "b sort:title"):
        assert kept.page(parse(filter_text), 60, seconds=10) is None
    for filter_text, seconds, shown in (
        ("sort:site", None, "ab"),
        ("b sort:title", None, "b"),
        ("sort:title", 10, "ab"),
        ("", 10, "ba"),
    ):
        page = kept.page(parse(filter_text), 60, seconds=seconds)
        assert page is not None
        assert [row.title for row in page.rows] == list(shown)


@pytest.mark.parametrize("write", ["one", "many"])
def test_a_result_that_another_program_moved_is_not_mistaken(tmp_path: Path, write: str) -> None:
    notes = (draft(f"https://{n}.example/", title=str(n), added=f"2025-08-{n:02}") for n in (5, 3))
    with library(tmp_path, *notes) as reading, library(tmp_path) as writing:
        result = reading.find(parse(""))
        if write == "one":
            writing._connection.execute("UPDATE notes SET position = 1 WHERE id = 1")
        else:
            older = (draft(f"https://old.example/{n}", added="2025-08-01") for n in range(30))
            store(writing, *older)
        for ask in (reading.rows, reading.notes, reading.ids):
            with pytest.raises(StaleResultError):
                ask(result, result.order)
        with pytest.raises(StaleResultError):
            reading.positions(result, [1, 2])
        assert [row.title for row in reading.rows_of([1, 2])] == ["5", "3"]


def test_all_that_is_asked_in_one_moment_fits(tmp_path: Path) -> None:
    notes = (draft(f"https://{n}.example/", title=str(n), added=f"2025-08-{n:02}") for n in (5, 3))
    with library(tmp_path, *notes) as reading, library(tmp_path) as writing:
        with reading.one_moment():
            result = reading.find(parse(""))
            store(writing, *(draft(f"https://old.example/{n}", added="2025-08-01") for n in (1, 2)))
            assert [note.title for note in reading.notes(result, result.order)] == ["5", "3"]
        assert titles(reading) == ["5", "3", "", ""]


@pytest.mark.parametrize("filter_text", ["", "#even", "sort:added+", "sort:title", "limit:90"])
@pytest.mark.parametrize("is_counted", [False, True])
def test_a_page_is_around_a_note_of_the_result(
    kept: Library, filter_text: str, is_counted: bool
) -> None:
    tags = ((), ("even",))
    days = range(100, 0, -1)
    store(
        kept,
        *(draft(f"https://{n}.example/", title=f"{n:03}", tags=tags[n % 2 == 0]) for n in days),
    )
    if is_counted:
        kept.overview(parse(""))
    filter = parse(filter_text)
    whole = [row.id for row in _rows(kept, filter)]
    for note_id in (whole[0], whole[1], whole[20], whole[-1]):
        page = kept.page(filter, 8, around=Around(note_id, 3))
        assert page is not None
        ordinal = whole.index(note_id)
        assert [row.id for row in page.rows] == whole[max(ordinal - 3, 0) : ordinal + 8]
        assert page.rows[page.cursor].id == note_id


@pytest.mark.parametrize(
    ("note_id", "title"), [(100, "002"), (99, "002"), (1, "100"), (3, "098"), (999, "100")]
)
def test_a_page_around_a_note_that_does_not_match_is_around_the_next(
    kept: Library, note_id: int, title: str
) -> None:
    tags = ((), ("even",))
    store(
        kept,
        *(
            draft(f"https://{n}.example/", title=f"{n:03}", tags=tags[n % 2 == 0])
            for n in range(100, 0, -1)
        ),
    )
    page = kept.page(parse("#even"), 8, around=Around(note_id, 3))
    assert page is not None
    assert page.rows[page.cursor].title == title


def test_a_page_around_a_note_where_nothing_matches_is_empty(kept: Library) -> None:
    store(kept, draft())
    assert kept.page(parse("zebra"), 8, around=Around(1, 3)) == Page([], 0)


def _rows(kept: Library, filter: Filter) -> list[NoteRow]:
    result = kept.find(filter)
    return kept.rows(result, result.order)


def test_an_import_that_cannot_be_taken_back_is_the_next_thing_to_undo(
    kept: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "a.jsonl"
    source.write_text("".join(f'{{"url": "https://{n}.example/"}}\n' for n in range(99)))
    kept.add(draft("https://before.example/"))

    def fail(*_: object) -> None:
        raise LibraryError("The disk is full")

    with monkeypatch.context() as patch:
        patch.setattr("tui.store.journal.Journal.end", fail)
        patch.setattr("tui.store.journal.Journal.cancel", fail)
        with pytest.raises(LibraryError) as caught:
            kept.import_files(find_files([str(source)]))
    assert str(caught.value.message) == "The disk is full; a part of “a.jsonl” is in the library"
    with Library(kept.path) as again:
        assert again.apply(Undo()).label == "a.jsonl: cut off before its end"
        assert len(again.find(parse("")).order) == 1


def test_an_import_that_is_stopped_leaves_the_library_as_it_was(
    kept: Library, tmp_path: Path
) -> None:
    source = tmp_path / "a.jsonl"
    source.write_text("".join(f'{{"url": "https://{n}.example/"}}\n' for n in range(2_000)))
    answers = iter([False] * 1_200)
    store(kept, draft("https://before.example/"))
    callbacks = Callbacks(is_stopped=lambda: next(answers, True))
    with pytest.raises(QueryInterruptedError):
        kept.import_files(find_files([str(source)]), callbacks=callbacks)
    assert len(kept.find(parse("in:all")).order) == 1
    assert examine(kept._connection) == []
