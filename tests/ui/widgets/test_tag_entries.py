from __future__ import annotations

from dataclasses import replace

import pytest

from tui.model.row import TagCount
from tui.model.tag_counts import TagCounts
from tui.ui.drawing.tag_row import TagUse
from tui.ui.widgets.tag_entries import TagEntries, TagPaneState

LLM, GPU, MAPS = TagCount("llm", 9, 20), TagCount("GPU", 7, 7), TagCount("Café maps", 3, 3)
ONCE, RARE = TagCount("once", 1, 1), TagCount("rare", 1, 1)
ALL = TagPaneState(TagCounts.of((LLM, GPU, ONCE, MAPS, RARE)))


def names(entries: TagEntries) -> list[str | None]:
    tags = map(entries.tag, range(len(entries)))
    return [tag.name if tag else None for tag in tags]


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (TagPaneState(), []),
        (ALL, ["llm", "GPU", "Café maps", None]),
        (replace(ALL, is_unfolded=True), ["llm", "GPU", "Café maps", None, "once", "rare"]),
        (replace(ALL, included=frozenset({"rare"})), ["rare", "llm", "GPU", "Café maps", None]),
        (replace(ALL, excluded=frozenset({"gone"})), ["gone", "llm", "GPU", "Café maps", None]),
        (replace(ALL, room=4), ["llm", "GPU", "Café maps", None]),
        (replace(ALL, room=5), ["llm", "GPU", "Café maps", "once", "rare"]),
        (replace(ALL, room=5, is_unfolded=True), ["llm", "GPU", "Café maps", "once", "rare"]),
        (
            replace(ALL, room=5, excluded=frozenset({"gone"})),
            ["gone", "llm", "GPU", "Café maps", None],
        ),
        (
            replace(ALL, room=5, included=frozenset({"llm"})),
            ["llm", "GPU", "Café maps", "once", "rare"],
        ),
        (replace(ALL, narrowing="MAPS caf"), ["Café maps"]),
        (replace(ALL, narrowing="r"), ["rare"]),
        (replace(ALL, narrowing="x", included=frozenset({"llm"})), ["llm"]),
    ],
)
def test_tags_of_the_filter_come_first_and_one_offs_last(
    state: TagPaneState, expected: list[str | None]
) -> None:
    assert names(state.entries()) == expected


@pytest.mark.parametrize(
    ("included", "excluded", "expected"),
    [
        (set(), set(), [TagUse.NONE]),
        ({"llm"}, set(), [TagUse.INCLUDED, TagUse.NONE]),
        (
            {"llm", "GPU"},
            {"once"},
            [TagUse.INCLUDED, TagUse.INCLUDED, TagUse.EXCLUDED, TagUse.NONE],
        ),
        ({"llm"}, {"llm"}, [TagUse.INCLUDED, TagUse.NONE]),
    ],
)
def test_each_tag_knows_what_the_filter_does_with_it(
    included: set[str], excluded: set[str], expected: list[TagUse]
) -> None:
    state = replace(ALL, included=frozenset(included), excluded=frozenset(excluded))
    entries = state.entries()
    assert [entries.use(row) for row in range(len(expected))] == expected


def test_a_narrowing_finds_beginnings_then_parts_then_letters_in_order() -> None:
    counts = tuple(TagCount(name, 5, 5) for name in ("large-lm", "a llm", "other", "LLM ops"))
    entries = TagPaneState(TagCounts.of(counts), narrowing="llm").entries()
    assert names(entries) == ["LLM ops", "a llm", "large-lm"]


def test_every_tag_is_found_on_its_row() -> None:
    entries = replace(ALL, is_unfolded=True).entries()
    shown = [name for name in names(entries) if name]
    assert [names(entries)[entries.row_of(name) or 0] for name in shown] == shown


def test_a_tag_that_is_folded_away_has_no_row() -> None:
    assert ALL.entries().row_of("once") is None


def test_a_tag_of_the_filter_that_no_note_carries_counts_nothing() -> None:
    entries = replace(ALL, included=frozenset({"gone"})).entries()
    assert entries.tag(0) == TagCount("gone", 0, 0)
