"""What a person wrote is merged with what another program wrote into the note meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.builders import draft, library, the_note
from tui.errors import NoteNotFoundError
from tui.library.edits import Purge, Rewrite, SetFlag, Undo
from tui.library.library import Library

URL = "https://a.example/"


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Library]:
    note = draft(URL, title="A", summary="- one", tags=("ai",), starred=False)
    with library(tmp_path, note) as opened:
        yield opened


def texts(kept: Library) -> list[tuple[str, str]]:
    return [(each.field, each.content) for each in kept.versions(1)]


def test_both_changes_stand_where_they_are_of_different_fields(kept: Library) -> None:
    seen = {"title": "A", "tags": ("ai",)}
    kept.apply(Rewrite(1, {"summary": "- theirs", "tags": ("ai", "theirs")}))
    outcome = kept.apply(Rewrite(1, {"title": "Mine", "tags": ("mine", "ai")}, seen))
    note = the_note(kept, URL)
    assert (note.title, note.summary, note.tags) == ("Mine", "- theirs", ("mine", "ai", "theirs"))
    assert (outcome.label, outcome.conflicts) == ("1 note edited: title, tags", ())
    assert texts(kept) == []


def test_a_text_that_both_changed_is_mine_and_theirs_is_kept(kept: Library) -> None:
    kept.apply(Rewrite(1, {"title": "Theirs", "starred": True}))
    mine = Rewrite(1, {"title": "Mine", "starred": None}, {"title": "A", "starred": False})
    outcome = kept.apply(mine)
    note = the_note(kept, URL)
    assert (note.title, note.starred, outcome.conflicts) == ("Mine", None, ("title", "starred"))
    assert texts(kept) == [("title", "Theirs")]
    kept.apply(Undo())
    assert (the_note(kept, URL).title, texts(kept)) == ("Theirs", [])


def test_what_was_left_as_it_was_is_not_written(kept: Library) -> None:
    kept.apply(Rewrite(1, {"title": "Theirs"}))
    assert kept.apply(Rewrite(1, {"title": "A"}, {"title": "A"})).step is None
    assert the_note(kept, URL).title == "Theirs"


def test_a_note_that_is_gone_is_said_to_be(kept: Library) -> None:
    kept.apply(SetFlag((1,), "trashed", True))
    kept.apply(Purge((1,)))
    with pytest.raises(NoteNotFoundError) as caught:
        kept.apply(Rewrite(1, {"title": "Mine"}, {"title": "A"}))
    assert (caught.value.message, caught.value.hint) == (
        "Note 1 is gone",
        "Another program deleted it for good.",
    )
