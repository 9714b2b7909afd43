from __future__ import annotations

from typing import Any

import pytest

from tests.support.builders import NOW, draft
from tui.model.instant import Instant
from tui.model.merging import Merged, Past
from tui.model.note import Draft
from tui.model.outside_edit import OutsideEdit, sum_of, with_outside_edit

PRESENT = draft(title="There", summary="s", comment="c", tags=("a", "b"), updated="2020-01-01")
MOMENT = Instant(NOW)
NOTHING = Past()


def edited(*changed: str, past: Past = NOTHING, **fields: Any) -> Merged:
    edit = OutsideEdit(url=PRESENT.url, changed=frozenset(changed), **fields)
    return with_outside_edit(Merged(PRESENT, past), edit, NOW)


def test_what_was_not_changed_in_a_file_stays_as_it_is_here() -> None:
    assert edited(title="Old", summary="older", tags=("x",)) == Merged(PRESENT, Past())


def test_a_text_that_was_changed_stands_and_the_other_is_kept() -> None:
    past = Past(versions=frozenset([("title", "Mine"), ("title", "First")]))
    assert edited("title", title="Mine", past=past) == Merged(
        draft(title="Mine", summary="s", comment="c", tags=("a", "b"), updated=MOMENT),
        Past(
            edited=frozenset(["title"]),
            versions=frozenset([("title", "There"), ("title", "First")]),
        ),
    )


def test_a_tag_that_was_taken_away_in_a_file_comes_back_with_no_import() -> None:
    past = Past(edited=frozenset(["-tag c"]))
    written = sum_of(["a", "b"])
    draft_, later = edited("tags", tags=("b", "c"), written_tags=written, past=past)
    assert (draft_.tags, later.edited) == (("b", "c"), frozenset(["tags", "-tag a"]))


def test_no_tag_is_lost_that_a_note_got_here_since_the_file_was_written() -> None:
    draft_, later = edited("tags", tags=("a", "c"), written_tags=sum_of(["a"]))
    assert (draft_.tags, later.edited) == (("a", "c", "b"), frozenset(["tags"]))


@pytest.mark.parametrize(
    ("field", "value", "marks"), [("starred", True, ["starred"]), ("folders", (("F",),), [])]
)
def test_flags_do_not_count_as_an_update(field: str, value: Any, marks: list[str]) -> None:
    found, past = edited(field, **{field: value})
    assert getattr(found, field) == value
    assert past == Past(edited=frozenset(marks))
    assert (found.updated == PRESENT.updated) is (field == "starred")
    assert type(found) is Draft
