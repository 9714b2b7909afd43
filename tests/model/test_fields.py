from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from tests.support.builders import NOW, library, the_note
from tui.formats.native.records import read_record, to_record
from tui.library.edits import Rewrite, Undo
from tui.model.cleaning import clean_draft
from tui.model.fields import (
    FIELDS,
    FLAG_FIELDS,
    INSTANT_FIELDS,
    TEXT_FIELDS,
    Kind,
    Merging,
    names_of,
)
from tui.model.instant import Instant
from tui.model.merging import Past, merge
from tui.model.note import Draft, Note
from tui.store import manual_edits

TYPES = {
    Kind.ID: "int",
    Kind.URL: "str",
    Kind.LINE: "str",
    Kind.MARKDOWN: "str",
    Kind.TAGS: "tuple[str, ...]",
    Kind.FOLDERS: "tuple[tuple[str, ...], ...]",
    Kind.URLS: "tuple[str, ...]",
    Kind.HIGHLIGHTS: "tuple[JsonObject, ...]",
    Kind.INSTANT: "Instant | None",
    Kind.FLAG: "bool | None",
    Kind.TRASHED: "bool",
    Kind.OBJECT: "JsonObject",
}
"""What the attribute of a note is, by the kind of its field."""

VALUES: Mapping[Kind, Any] = {
    Kind.URL: "https://full.example/page",
    Kind.LINE: "A line",
    Kind.MARKDOWN: "**Bold** and\n\nmore",
    Kind.TAGS: ("ai", "Go"),
    Kind.FOLDERS: (("a", "b"), ("c",)),
    Kind.URLS: ("https://full.example/other",),
    Kind.HIGHLIGHTS: ({"text": "marked", "note": "why"},),
    Kind.INSTANT: Instant.from_iso("2025-08-14"),
    Kind.FLAG: False,
    Kind.OBJECT: {"source": {"key": ["value"]}},
}

OF_A_LIBRARY = (Kind.ID, Kind.TRASHED)

FULL = Draft(**{f.name: VALUES[f.kind] for f in FIELDS if f.kind not in OF_A_LIBRARY})
"""A draft that says something in every field."""

BY_HAND = names_of(
    *(Kind.URL, Kind.LINE, Kind.MARKDOWN, Kind.TAGS, Kind.INSTANT, Kind.FLAG, Kind.TRASHED)
)
NOT_BY_HAND = names_of(Kind.ID, Kind.FOLDERS, Kind.URLS, Kind.HIGHLIGHTS, Kind.OBJECT)


DERIVED = ("odd", "retired_tags")
"""What is told of a note beside what it holds."""


def test_the_table_names_every_attribute_of_a_note_once_with_its_type() -> None:
    described = [field for field in fields(Note) if field.name not in DERIVED]
    attributes = sorted((field.name, field.type) for field in described)
    assert sorted((field.name, TYPES[field.kind]) for field in FIELDS) == attributes


def test_a_draft_has_all_that_a_note_has_but_for_what_a_library_gives_it() -> None:
    described = {field.name for field in FIELDS if field.kind not in OF_A_LIBRARY}
    assert described == {field.name for field in fields(Draft)}


def test_texts_have_a_limit_and_nothing_else_has() -> None:
    limited = [field.name for field in FIELDS if field.limit]
    assert sorted(limited) == sorted(("url", *TEXT_FIELDS))


def test_only_texts_have_versions_or_lie_apart() -> None:
    special = {f.name for f in FIELDS if f.has_own_table or f.merging is Merging.VERSIONED}
    assert special <= set(TEXT_FIELDS)


def test_instants_and_flags_keep_the_order_in_which_libraries_have_them() -> None:
    assert INSTANT_FIELDS[:4] == ("added", "published", "updated", "opened")
    assert FLAG_FIELDS[:4] == ("read", "starred", "archived", "private")


def test_every_field_is_cleaned() -> None:
    hostile = {field.name: _hostile(getattr(FULL, field.name)) for field in fields(Draft)}
    assert clean_draft(Draft(**hostile)) == (FULL, True)


def test_every_field_is_merged() -> None:
    assert merge(Draft(url=FULL.url), FULL, Past()).draft == FULL


def test_every_field_is_stored(tmp_path: Path) -> None:
    with library(tmp_path, FULL) as kept:
        assert the_note(kept, FULL.url) == _note(FULL)


def test_every_field_is_changed_in_what_is_stored(tmp_path: Path) -> None:
    with library(tmp_path, Draft(url=FULL.url)) as kept:
        values = {field.name: getattr(FULL, field.name) for field in fields(Draft)}
        kept.apply(Rewrite(1, values | {"trashed": True}))
        changed = replace(_note(FULL, trashed=True), updated=Instant(NOW))
        assert the_note(kept, FULL.url) == changed


def test_every_field_is_written_in_the_order_of_the_table_and_read_again() -> None:
    record = to_record(_note(FULL))
    assert list(record) == [field.name for field in FIELDS]
    assert list(read_record(json.loads(json.dumps(record)), 1)) == [FULL]


def test_every_field_is_known_to_be_changed_by_hand_or_not() -> None:
    every = sorted(field.name for field in FIELDS)
    assert sorted((*BY_HAND, *NOT_BY_HAND)) == every
    assert sorted((*manual_edits.EDITED_FIELDS, *NOT_BY_HAND)) == every


def test_every_field_that_is_changed_by_hand_is_put_back(tmp_path: Path) -> None:
    changed = _note(replace(FULL, url="https://full.example/new"), trashed=True)
    by_hand = {name: getattr(changed, name) for name in BY_HAND}
    with library(tmp_path, Draft(url=FULL.url)) as kept:
        before = the_note(kept, FULL.url)
        kept.apply(Rewrite(1, by_hand))
        former = {"urls": (FULL.url,), "updated": Instant(NOW)}
        assert the_note(kept, changed.url) == replace(before, **by_hand | former)
        kept.apply(Undo())
        assert the_note(kept, FULL.url) == before


def _note(draft: Draft, *, trashed: bool = False) -> Note:
    values = {field.name: getattr(draft, field.name) for field in fields(Draft)}
    return Note(id=1, trashed=trashed, **values)


def _hostile(value: Any) -> Any:
    """Adds an escape sequence to each text of a value."""
    match value:
        case str():
            return f"\x1b[31m{value}"
        case Mapping():
            return {_hostile(key): _hostile(each) for key, each in value.items()}
        case tuple() | list():
            return type(value)(map(_hostile, value))
    return value
