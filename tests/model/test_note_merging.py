"""Which values a note has that others were merged into, and that nothing is lost with them."""

from __future__ import annotations

from typing import Any

import pytest

from tui.model.instant import Instant
from tui.model.merging import Origin, Past, StoredNote, removal_of
from tui.model.note import Note
from tui.model.note_merging import MergedNotes, merge_notes
from tui.model.text import TEXT_LIMIT

SITE = Origin("url-notes-site", 5)
MARCH, MAY = Instant.from_iso("2025-03-01T00:00:00Z"), Instant.from_iso("2025-05-01T00:00:00Z")


def stored(note_id: int, past: Past | None = None, **fields: Any) -> StoredNote:
    note = Note(**{"id": note_id, "url": f"https://a.example/#{note_id}", **fields})
    return StoredNote(note, past or Past())


def merged(*notes: StoredNote) -> MergedNotes:
    return merge_notes(notes[0], notes[1:])


def test_the_note_that_stands_gets_what_only_others_have() -> None:
    found = merged(
        stored(
            1, title="One", tags=("a", "B"), added=MAY, folders=(("X",),), extra={"p": {"a": 1}}
        ),
        stored(
            2,
            title="One",
            summary="S",
            article="A",
            tags=("b", "c"),
            added=MARCH,
            opened=MARCH,
            feed="hn",
            folders=(("X",), ("Y", "Z")),
            highlights=({"text": "h"},),
            extra={"p": {"b": 2}},
        ),
        stored(3, opened=MAY, author="Ann", published=MARCH, urls=("https://b.example/",)),
    )
    assert found == MergedNotes(
        Note(
            id=1,
            url="https://a.example/#1",
            title="One",
            summary="S",
            article="A",
            tags=("a", "B", "c"),
            added=MARCH,
            published=MARCH,
            opened=MAY,
            feed="hn",
            author="Ann",
            folders=(("X",), ("Y", "Z")),
            highlights=({"text": "h"},),
            urls=("https://a.example/#2", "https://a.example/#3", "https://b.example/"),
            extra={"p": {"a": 1, "b": 2}},
        ),
        Past(),
    )


def test_its_own_texts_stand_and_those_of_others_are_versions_that_no_import_puts_back() -> None:
    found = merged(
        stored(1, title="Mine", summary="S"),
        stored(2, Past(versions={("title", "Old"), ("title", "Mine")}), title="Its", summary="S"),
        stored(3, Past(origins={"summary": SITE}), title="Its", summary="T"),
    )
    assert (found.note.title, found.note.summary) == ("Mine", "S")
    assert found.past == Past(
        edited={"title", "summary"},
        versions={("title", "Old"), ("title", "Its"), ("summary", "T")},
    )


def test_a_text_that_is_filled_stays_its_source_s() -> None:
    found = merged(stored(1), stored(2, Past(origins={"title": SITE}), title="Its"))
    assert (found.note.title, found.past) == ("Its", Past(origins={"title": SITE}))


@pytest.mark.parametrize(
    ("comments", "comment"),
    [
        (("mine", "its"), "mine\n\nits"),
        (("mine\n", "\nits", "third"), "mine\n\nits\n\nthird"),
        (("", "its"), "its"),
        (("mine", ""), "mine"),
        (("mine", "  mine "), "mine"),
        (("one\n\ntwo", "two"), "one\n\ntwo"),
        (("two", "one\n\ntwo"), "one\n\ntwo"),
        # A word within another is no comment of its own.
        (("book", "ok"), "book\n\nok"),
    ],
)
def test_comments_are_all_kept_one_below_the_other(comments: tuple[str, ...], comment: str) -> None:
    found = merged(*(stored(index, comment=each) for index, each in enumerate(comments, 1)))
    assert (found.note.comment, found.past.versions) == (comment, frozenset())


def test_comments_that_are_too_long_together_are_kept_as_a_version() -> None:
    long = "x" * TEXT_LIMIT
    found = merged(stored(1, comment="mine"), stored(2, comment=long))
    assert found.note.comment == "mine"
    assert found.past == Past(edited={"comment"}, versions={("comment", long)})


@pytest.mark.parametrize(
    ("field", "values", "value"),
    [
        *((name, (None, True), True) for name in ("read", "starred", "private")),
        *((name, (False, True), True) for name in ("read", "starred", "private")),
        *((name, (None, False), False) for name in ("read", "starred", "private")),
        *((name, (False, None), False) for name in ("read", "starred", "private", "archived")),
        ("archived", (True, True), True),
        ("archived", (True, None), None),
        ("archived", (None, True), None),
        ("trashed", (True, False), False),
        ("trashed", (False, True), False),
        ("trashed", (True, True), True),
    ],
)
def test_flags_are_those_of_any_but_only_of_all_what_puts_out_of_sight(
    field: str, values: tuple[bool | None, ...], value: bool | None
) -> None:
    notes = enumerate(values, 1)
    found = merged(*(stored(index, None, **{field: each}) for index, each in notes))
    assert getattr(found.note, field) is value


def test_a_tag_that_was_taken_away_from_one_note_stays_where_another_has_it() -> None:
    found = merged(
        stored(1, Past(edited={removal_of("a"), removal_of("b"), "tags"}), tags=("c",)),
        stored(2, Past(edited={removal_of("c"), removal_of("d")}), tags=("A",)),
    )
    assert found.note.tags == ("c", "A")
    assert found.past.edited == {"tags", removal_of("b"), removal_of("d")}


def test_what_a_person_wrote_stays_before_what_a_source_said_and_what_goes_is_told() -> None:
    found = merged(
        stored(1, author="Source", feed="hn", lang="en"),
        stored(2, Past(edited={"author"}), author="Person", feed="lobsters", lang="en"),
    )
    assert (found.note.author, found.note.feed) == ("Person", "hn")
    assert found.let_go == (("feed", "lobsters"), ("author", "Source"))
    assert found.past.edited == {"author"}


def test_an_address_that_the_note_has_itself_is_no_other_one() -> None:
    found = merged(stored(1), stored(2, urls=("https://a.example/#1", "https://c.example/")))
    assert found.note.urls == ("https://a.example/#2", "https://c.example/")
