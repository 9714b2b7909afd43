from __future__ import annotations

from typing import Any

import pytest

from tui.model.edit_merging import MergedEdit, merge_edit
from tui.model.note import Note


def note(**values: Any) -> Note:
    return Note(id=1, url="https://a.example/", **values)


@pytest.mark.parametrize(
    ("present", "seen", "wanted", "merged"),
    [
        # Nobody else changed anything.
        (note(title="A"), {"title": "A"}, {"title": "B"}, MergedEdit({"title": "B"})),
        (note(title="A"), {"title": "A"}, {"title": "A"}, MergedEdit({})),
        (note(title="A"), {}, {"title": "B"}, MergedEdit({"title": "B"})),
        # Another field was changed: it is not written at all.
        (
            note(title="A", comment="theirs"),
            {"title": "A", "comment": ""},
            {"title": "B", "comment": ""},
            MergedEdit({"title": "B"}),
        ),
        # The same field was changed, to the same, or to something else.
        (note(title="B"), {"title": "A"}, {"title": "B"}, MergedEdit({"title": "B"})),
        (note(title="C"), {"title": "A"}, {"title": "B"}, MergedEdit({"title": "B"}, ("title",))),
        (note(title=""), {"title": "A"}, {"title": "B"}, MergedEdit({"title": "B"}, ("title",))),
        (
            note(starred=True),
            {"starred": None},
            {"starred": False},
            MergedEdit({"starred": False}, ("starred",)),
        ),
        # Of tags, both changes stand.
        (
            note(tags=("AI", "new")),
            {"tags": ("ai", "old")},
            {"tags": ("mine", "ai", "old")},
            MergedEdit({"tags": ("mine", "ai", "new")}),
        ),
        (
            note(tags=("ai", "new")),
            {"tags": ("ai",)},
            {"tags": ()},
            MergedEdit({"tags": ("new",)}),
        ),
    ],
)
def test_what_is_written_of_an_edit(
    present: Note, seen: dict[str, Any], wanted: dict[str, Any], merged: MergedEdit
) -> None:
    assert merge_edit(present, seen, wanted) == merged
