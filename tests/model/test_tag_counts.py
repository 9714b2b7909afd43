from __future__ import annotations

from tui.model.row import TagCount
from tui.model.tag_counts import TagCounts

AI, WEB, ONCE, GONE = (
    TagCount("ai", 3, 9),
    TagCount("web", 1, 2),
    TagCount("once", 1, 1),
    TagCount("gone", 1, 0),
)


def test_one_offs_stand_behind_the_tags_of_several_notes() -> None:
    counts = TagCounts.of([AI, ONCE, GONE, WEB])
    assert (counts.shared, counts.one_offs) == ((AI, WEB), (ONCE, GONE))
    assert list(counts) == [AI, WEB, ONCE, GONE]


def test_counts_are_read_by_place() -> None:
    counts = TagCounts.of([AI, ONCE, GONE, WEB])
    assert (len(counts), counts[0], counts[2], counts[-1]) == (4, AI, ONCE, GONE)
    assert (counts[1:3], counts[:9]) == ([WEB, ONCE], [AI, WEB, ONCE, GONE])


def test_no_counts_are_false() -> None:
    assert not TagCounts()
