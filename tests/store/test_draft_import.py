from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from tests.support.builders import NOW, draft, library, store, the_note, titles
from tui.library.edits import Retag, Rewrite, SetFlag, Undo
from tui.library.library import Library
from tui.model.instant import Instant
from tui.model.note import Draft
from tui.store import draft_import, order
from tui.store.connection import transaction
from tui.store.doctor import examine
from tui.store.draft_import import Tally, import_drafts


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Library]:
    with library(tmp_path) as opened:
        yield opened


SITE = "url-notes-site"
"""A format in which something publishes one's own library."""

FULL = draft(
    "https://example.com/",
    title="A page",
    summary="- one",
    comment="mine",
    article="The whole text",
    tags=("ai", "kv cache"),
    folders=(("Bar", "Deep"), ("Other",)),
    urls=("http://example.com/?utm_source=x",),
    highlights=({"text": "marked", "note": "why"},),
    added="2025-01-01",
    published="2024-12-31T10:00:00.123456Z",
    updated="2025-02-01T00:00:00Z",
    opened="2025-02-02",
    feed="The feed",
    site="Example",
    author="Ada",
    lang="en",
    read=True,
    starred=False,
    archived=None,
    private=True,
    extra={"source": {"k": [1, None, "ü"]}},
)


def as_draft(kept: Library, url: str = "https://example.com/") -> Draft:
    note = the_note(kept, url)
    return Draft(**{name: getattr(note, name) for name in Draft.__dataclass_fields__})


def versions(kept: Library) -> list[tuple[str, str]]:
    return kept._connection.execute("SELECT field, content FROM versions ORDER BY id").fetchall()


def test_a_note_comes_back_as_the_draft_was(kept: Library) -> None:
    store(kept, FULL)
    assert as_draft(kept) == FULL


def test_importing_again_changes_nothing(kept: Library) -> None:
    drafts = [FULL, draft("https://b.example/"), draft("https://c.example/", tags=("ai",))]
    assert store(kept, *drafts) == Tally(added=3)
    before = [as_draft(kept, each.url) for each in drafts]
    assert store(kept, *drafts) == Tally(unchanged=3)
    assert [as_draft(kept, each.url) for each in drafts] == before
    assert versions(kept) == []


@pytest.mark.parametrize("beside", [0, 60])
def test_a_known_link_is_merged_and_nothing_is_overwritten(kept: Library, beside: int) -> None:
    store(kept, *(draft(f"https://example.org/{number}") for number in range(beside)))
    store(kept, FULL)
    arriving = draft(
        "http://www.example.com",
        tags=("AI", "new"),
        added="2024-06-01",
        updated="2025-03-01",
        feed="Another feed",
        read=False,
        archived=True,
        folders=(("Other",), ("New",)),
        extra={"source": {"k": 2, "l": 3}, "more": {}},
    )
    assert store(kept, arriving) == Tally(updated=1)
    assert as_draft(kept) == replace(
        FULL,
        tags=("ai", "kv cache", "new"),
        added=Instant.from_iso("2024-06-01"),
        updated=Instant.from_iso("2025-03-01"),
        archived=True,
        folders=(("Bar", "Deep"), ("Other",), ("New",)),
        urls=("http://example.com/?utm_source=x", "http://www.example.com"),
        extra={"source": {"k": [1, None, "ü"], "l": 3}, "more": {}},
    )
    assert examine(kept._connection) == []


def test_the_same_link_twice_in_a_source_is_one_note(kept: Library) -> None:
    first = draft("https://example.com/a", title="A", tags=("x",))
    second = draft("https://example.com/a/?utm_source=y", summary="- s", tags=("y",))
    assert store(kept, first, second) == Tally(added=1)
    note = the_note(kept, "https://example.com/a")
    assert (note.title, note.summary, note.tags) == ("A", "- s", ("x", "y"))
    assert note.urls == ("https://example.com/a/?utm_source=y",)


def test_the_same_link_in_different_chunks_is_one_note(kept: Library) -> None:
    many = [draft(f"https://example.com/{number}") for number in range(1_100)]
    assert store(kept, *many, replace(many[0], title="late")) == Tally(added=1_100)
    assert the_note(kept, "https://example.com/0").title == "late"


def test_a_text_that_another_source_brings_is_kept_aside(kept: Library) -> None:
    store(kept, draft(title="Mine", summary="- long"))
    other = draft(title="x", summary="hm", comment="new")
    assert store(kept, other) == Tally(updated=1, kept_aside=2)
    note = the_note(kept)
    assert (note.title, note.summary, note.comment) == ("Mine", "- long", "new")
    assert versions(kept) == [("summary", "hm"), ("title", "x")]
    assert store(kept, other) == Tally(unchanged=1)


@pytest.mark.parametrize("count", [1, 60])
def test_a_source_that_publishes_replaces_its_own_text(kept: Library, count: int) -> None:
    old, new = draft(title="Old", summary="- old"), draft(title="New", summary="- new")
    store(kept, old, *(draft(f"https://{n}.example/") for n in range(count)), source=SITE)
    assert store(kept, new, source=SITE) == Tally(updated=1, kept_aside=2)
    assert (the_note(kept).title, the_note(kept).summary) == ("New", "- new")
    assert versions(kept) == [("summary", "- old"), ("title", "Old")]
    assert store(kept, old, source=SITE) == Tally(unchanged=1)
    assert store(kept, new, source=SITE) == Tally(unchanged=1)
    assert the_note(kept).title == "New"


def test_a_text_is_the_source_s_own_also_where_it_filled_an_empty_one(kept: Library) -> None:
    store(kept, draft(title="Mine"))
    store(kept, draft(title="Theirs", summary="- old"), source=SITE)
    store(kept, draft(title="Theirs", summary="- new"), source=SITE)
    assert (the_note(kept).title, the_note(kept).summary) == ("Mine", "- new")
    assert versions(kept) == [("title", "Theirs"), ("summary", "- old")]


def test_an_older_text_of_the_source_is_kept_aside(kept: Library) -> None:
    store(kept, draft(title="New", updated="2025-02-01"), source=SITE)
    older = draft(title="Old", updated="2025-01-01")
    assert store(kept, older, source=SITE) == Tally(unchanged=1, kept_aside=1)
    assert the_note(kept).title == "New"
    assert versions(kept) == [("title", "Old")]
    assert store(kept, older, source=SITE) == Tally(unchanged=1)


def test_what_a_person_wrote_stays(kept: Library) -> None:
    store(kept, draft(title="Theirs"), source=SITE)
    kept.apply(Rewrite(1, {"title": "Mine"}))
    store(kept, draft(title="Theirs, newer", updated="2030-01-01"), source=SITE)
    assert the_note(kept).title == "Mine"
    assert versions(kept) == [("title", "Theirs, newer")]


def test_the_source_of_a_text_is_undone_with_it(kept: Library) -> None:
    kept.add(draft("https://before.example/"))
    for title in ("Old", "New"):
        with transaction(kept._connection):
            kept._journal.record(NOW, partial(_imported, kept, draft(title=title)))
    assert the_note(kept).title == "New"
    kept.apply(Undo())
    assert (the_note(kept).title, versions(kept)) == ("Old", [])
    kept.apply(Undo())
    assert kept._connection.execute("SELECT count(*) FROM note_sources").fetchone() == (0,)


def test_a_tag_that_a_person_took_away_does_not_come_back(kept: Library) -> None:
    store(kept, draft(tags=("ai", "gpu")))
    kept.apply(Rewrite(1, {"tags": ("gpu",)}))
    assert store(kept, draft(tags=("AI", "gpu", "new"))) == Tally(updated=1)
    assert the_note(kept).tags == ("gpu", "new")


def test_a_tag_that_a_person_gave_back_is_as_any_other(kept: Library) -> None:
    store(kept, draft(tags=("ai",)))
    kept.apply(Rewrite(1, {"tags": ()}))
    kept.apply(Rewrite(1, {"tags": ("ai",)}))
    kept.apply(Rewrite(1, {"tags": ("ai", "b")}))
    assert store(kept, draft(tags=("ai",))) == Tally(unchanged=1)
    assert the_note(kept).tags == ("ai", "b")


def test_an_alias_is_stored_as_the_tag_it_stands_for(kept: Library) -> None:
    store(kept, draft(tags=("machine learning",)))
    kept._connection.execute(
        "INSERT INTO aliases (key, name, folded, tag_id) SELECT 'ml', 'ML', 'ml', id FROM tags"
    )
    store(kept, draft("https://b.example/", tags=("x", "Ml", "Machine Learning")))
    assert the_note(kept, "https://b.example/").tags == ("x", "machine learning")
    assert store(kept, draft("https://b.example/", tags=("ml",))) == Tally(unchanged=1)


def test_what_is_in_the_trash_stays_there(kept: Library) -> None:
    store(kept, draft(title="A"))
    kept.apply(SetFlag((1,), "trashed", True))
    assert store(kept, draft(title="A", tags=("new",))) == Tally(updated=1)
    assert (titles(kept), titles(kept, "in:trash")) == ([], ["A"])


@pytest.mark.parametrize("beside", [0, 60])
def test_an_import_that_fails_leaves_the_library_as_it_was(kept: Library, beside: int) -> None:
    store(kept, *(draft(f"https://example.org/{number}", title="old") for number in range(beside)))
    before = list(kept._connection.iterdump())

    def breaking() -> Iterator[Draft]:
        yield draft("https://new.example/", title="new", tags=("new",))
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        import_drafts(kept._connection, breaking(), NOW)
    assert list(kept._connection.iterdump()) == before
    assert examine(kept._connection) == []


@pytest.mark.parametrize("count", [3, 1_203])
def test_an_import_is_found_by_its_words(kept: Library, count: int) -> None:
    store(kept, *(draft(f"https://x.example/{n}", title=f"number{n}") for n in range(count)))
    assert titles(kept, f"number{count - 1}") == [f"number{count - 1}"]
    assert examine(kept._connection) == []


@pytest.mark.parametrize("beside", [0, 1])
def test_a_link_finds_one_note_only_whatever_other_addresses_arrive_with_it(
    kept: Library, beside: int
) -> None:
    store(kept, *(draft(f"https://old.example/{number}") for number in range(beside)))
    store(
        kept,
        draft("https://a.example/", urls=("https://b.example/",), added="2025-01-01"),
        draft("https://b.example/", added="2020-01-01"),
    )
    keys = kept._connection.execute("SELECT key FROM note_urls").fetchall()
    assert (keys, kept.named("https://b.example/").url) == ([(None,)], "https://b.example/")


def test_nothing_at_all_is_an_import_too(kept: Library) -> None:
    assert import_drafts(kept._connection, [], NOW) == Tally()


@pytest.mark.parametrize("count", [12, 40])
def test_a_source_keeps_its_order_and_only_the_first_one_renumbers_the_library(
    kept: Library, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    monkeypatch.setattr(draft_import, "CHUNK", 5)
    store(kept, *(draft(f"https://old.example/{n}", title="old") for n in range(60)))
    arriving = [draft(f"https://new.example/{n}", title=f"{n}") for n in range(count)]
    assert store(kept, *arriving) == Tally(added=count)
    assert titles(kept) == [*(f"{n}" for n in range(count)), *["old"] * 60]
    renumbered = kept._connection.execute("SELECT count(*) FROM changes WHERE note_id IS NULL")
    assert renumbered.fetchone() == (1,)
    assert examine(kept._connection) == []


def test_notes_of_one_day_stand_in_the_order_of_their_sources(kept: Library) -> None:
    store(kept, *(draft(f"https://old.example/{n}", added="2020-01-01") for n in range(60)))
    for names in ("ab", "cd"):
        day = "2025-08-14"
        store(kept, *(draft(f"https://{n}.example/", title=n, added=day) for n in names))
    assert titles(kept)[:4] == ["c", "d", "a", "b"]


@pytest.mark.parametrize("added", [None, "2020-06-01", "spread"])
def test_notes_that_belong_into_one_gap_make_room_once(
    kept: Library, monkeypatch: pytest.MonkeyPatch, added: str | None
) -> None:
    def arriving(number: int) -> Draft:
        day = f"2020-06-{number % 28 + 1:02}" if added == "spread" else added
        return draft(f"https://new.example/{number}", title=f"{number}", added=day)

    made: list[int] = []
    make_room = order._make_room

    def counted(connection: sqlite3.Connection, below: int, count: int) -> tuple[int, int]:
        made.append(count)
        return make_room(connection, below, count)

    days = ("2019-01-01", "2021-01-01")
    store(
        kept, *(draft(f"https://{day}.example/{n}", added=day) for day in days for n in range(400))
    )
    monkeypatch.setattr(order, "_make_room", counted)
    store(kept, *map(arriving, range(190)))
    assert made == ([190] if added else [])
    assert examine(kept._connection) == []
    assert titles(kept, "title:/^[0-9]+$/ limit:1") != []


def test_a_newer_text_of_the_source_is_taken_after_a_person_tagged_the_note(kept: Library) -> None:
    store(kept, draft(summary="old", updated="2025-01-01"), source=SITE)
    kept.apply(Retag((1,), ("mine",)))
    store(kept, draft(summary="new", updated="2025-02-01"), source=SITE)
    note = the_note(kept)
    assert (note.summary, note.tags, note.updated) == ("new", ("mine",), Instant(NOW))


def _imported(kept: Library, arriving: Draft) -> str:
    import_drafts(kept._connection, [arriving], NOW, SITE)
    return "imported"
