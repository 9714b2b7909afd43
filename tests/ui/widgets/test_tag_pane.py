from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.ui.widgets.stage import Stage, body, line_widths, lines, resize
from tui.model.row import TagCount
from tui.model.tag_counts import TagCounts
from tui.ui.drawing.view_row import ViewLine
from tui.ui.widgets.tag_pane import TagPane

COUNTS = TagCounts.of(
    [
        TagCount("scalability", 12, 30),
        TagCount("llm", 9, 80),
        TagCount("gpu", 7, 7),
        *(TagCount(f"once {number}", 1, 1) for number in range(31)),
    ]
)


@pytest.fixture
def tags() -> TagPane:
    return TagPane()


async def test_tags_stand_with_their_counts_and_one_offs_are_folded(tags: TagPane) -> None:
    async with Stage(tags).opened(24, 8):
        tags.show(COUNTS, {"scalability"}, {"maps"})
        assert lines(tags)[0] == " ◆ url-notes   34 tags"
        assert body(tags) == [
            "▏+ scalability     12",
            " − maps",
            "   llm              9",
            "   gpu              7",
            " ▸ 31 one-offs",
        ]
        assert line_widths(tags) == {24}


async def test_one_offs_unfold_and_fold(tags: TagPane) -> None:
    async with Stage(tags).opened(24, 8):
        tags.show(COUNTS)
        tags.bottom()
        tags.choose("only")
        assert body(tags)[3:5] == ["▏▾ 31 one-offs", "   once 0           1"]
        tags.toggle_one_offs()
        assert (body(tags)[3:], tags.cursor_tag) == (["▏▸ 31 one-offs"], None)


async def test_one_offs_are_folded_only_where_not_all_tags_fit(tags: TagPane) -> None:
    several = TagCounts.of([TagCount("llm", 9, 80), *(TagCount(each, 1, 1) for each in "abcd")])
    all_tags = ["▏  llm              9", *(f"   {each}                1" for each in "abcd")]
    async with Stage(tags).opened(24, 6) as pilot:
        tags.show(several)
        assert body(tags) == all_tags
        await resize(pilot, tags, 24, 5)
        assert body(tags) == [all_tags[0], " ▸ 4 one-offs"]
        await resize(pilot, tags, 24, 6)
        assert body(tags) == all_tags


async def test_unfolding_shows_half_a_pane_of_one_offs(tags: TagPane) -> None:
    shared = [TagCount(f"tag {number:02}", 99 - number, 99) for number in range(20)]
    one_offs = [TagCount(f"once {number}", 1, 1) for number in range(99)]
    async with Stage(tags).opened(24, 7):
        tags.show(TagCounts.of([*shared, *one_offs]))
        tags.bottom()
        tags.choose("only")
        assert [line.split()[1:] for line in body(tags)] == [
            ["17", "82"],
            ["18", "81"],
            ["19", "80"],
            ["99", "one-offs"],
            *(["0", "1"], ["1", "1"]),
        ]
        tags.choose("only")
        assert body(tags)[-1] == "▏▸ 99 one-offs"


async def test_names_are_narrowed_by_words(tags: TagPane) -> None:
    async with Stage(tags).opened(24, 8):
        tags.show(COUNTS)
        tags.narrow("ONCE 30")
        assert lines(tags)[0] == " ◆ url-notes  /ONCE 30"
        assert body(tags) == ["▏  once 30          1"]
        tags.narrow("")
        assert len(body(tags)) == 4


async def test_a_pane_says_that_it_is_empty_once_that_is_known(tags: TagPane) -> None:
    async with Stage(tags).opened(24, 8):
        assert (lines(tags)[0], body(tags)) == (" ◆ url-notes         …", [])
        tags.show(TagCounts())
        assert lines(tags)[0] == " ◆ url-notes    0 tags"
        assert (body(tags), tags.cursor_tag) == (["  No tags."], None)


async def test_the_cursor_stays_on_its_tag(tags: TagPane) -> None:
    async with Stage(tags).opened(24, 8):
        tags.show(COUNTS)
        tags.move_to(1)
        tags.show(TagCounts.of([TagCount("llm", 2, 80), TagCount("gpu", 1, 7)]))
        assert (tags.cursor_tag, tags.cursor_row) == ("llm", 0)
        tags.show(TagCounts.of([TagCount("gpu", 1, 7), TagCount("maps", 1, 7)]))
        assert (tags.cursor_tag, tags.cursor_row) == ("gpu", 0)


async def test_the_keys_of_the_list_work_here_too(tags: TagPane) -> None:
    async with Stage(tags).opened(24, 5):
        tags.show(TagCounts.of([TagCount(f"tag {number}", 2, 2) for number in range(20)]))
        steps: list[Callable[[], None]] = [
            lambda: tags.move(1),
            lambda: tags.page(1),
            lambda: tags.half_page(1),
            tags.bottom,
            tags.top,
        ]
        seen = []
        for go in steps:
            go()
            seen.append(tags.cursor_tag)
        assert seen == ["tag 1", "tag 4", "tag 6", "tag 19", "tag 0"]


@pytest.mark.parametrize("choice", ["only", "also", "exclude", "clear"])
async def test_the_tag_under_the_cursor_is_chosen(tags: TagPane, choice: str) -> None:
    stage = Stage(tags)
    async with stage.opened(24, 8) as pilot:
        tags.show(COUNTS)
        tags.move(1)
        tags.choose(choice)  # type: ignore[arg-type]
        await pilot.pause()
        assert [(message.name, message.choice) for message in stage.posted(TagPane.TagChosen)] == [
            ("llm", choice)
        ]


@pytest.mark.parametrize(
    ("button", "control", "meta", "choice"),
    [
        (1, False, False, "only"),
        (1, True, False, "also"),
        (3, False, False, "exclude"),
        (1, False, True, "exclude"),
    ],
)
async def test_a_click_chooses(
    tags: TagPane, button: int, control: bool, meta: bool, choice: str
) -> None:
    stage = Stage(tags)
    async with stage.opened(24, 8) as pilot:
        tags.show(COUNTS)
        await pilot.click(tags, offset=(4, 3), button=button, control=control, meta=meta)
        assert [(message.name, message.choice) for message in stage.posted(TagPane.TagChosen)] == [
            ("gpu", choice)
        ]
        assert tags.cursor_tag == "gpu"


async def test_a_click_on_the_one_offs_unfolds_them(tags: TagPane) -> None:
    stage = Stage(tags)
    async with stage.opened(24, 8) as pilot:
        tags.show(COUNTS)
        await pilot.click(tags, offset=(4, 4))
        assert (tags.length, stage.posted(TagPane.TagChosen)) == (35, [])


async def test_the_number_of_tags_is_told_once_all_are_counted(tags: TagPane) -> None:
    leading = TagCounts((TagCount("llm", 9, 80), TagCount("gpu", 7, 7)), is_whole=False)
    async with Stage(tags).opened(24, 8):
        tags.show(leading)
        assert lines(tags)[0] == " ◆ url-notes         …"
        tags.show(COUNTS)
        tags.show(leading)
        assert lines(tags)[0] == " ◆ url-notes   34 tags"


async def test_the_cursor_waits_for_its_tag_to_be_counted(tags: TagPane) -> None:
    several = [TagCount(f"tag {number:02}", 40 - number, 50) for number in range(30)]
    everything = TagCounts.of([*several, TagCount("once", 1, 1)])
    leading = TagCounts(tuple(several[:5]), is_whole=False)
    async with Stage(tags).opened(24, 8):
        tags.show(everything)
        for row, tag in ((20, "tag 20"), (30, None)):
            tags.move_to(row)
            tags.show(leading)
            assert tags.cursor_tag == "tag 04"
            tags.show(everything)
            assert (tags.cursor_row, tags.cursor_tag) == (row, tag)
        tags.move_to(20)
        tags.show(leading)
        tags.move_to(2)
        tags.show(everything)
        assert tags.cursor_tag == "tag 02"


async def test_a_pane_that_nobody_is_in_begins_at_its_top_once_no_tag_is_chosen(
    tags: TagPane,
) -> None:
    counts = TagCounts.of([TagCount(f"tag {number}", 99 - number, 99) for number in range(40)])
    async with Stage(tags).opened(30, 8) as pilot:
        tags.show(counts)
        tags.screen.set_focus(None)
        await pilot.pause()
        tags.move_to(30)
        tags.show(counts, {"tag 30"})
        tags.show(counts)
        assert (tags.cursor_row, tags.first) == (0, 0)
        tags.screen.set_focus(tags)
        await pilot.pause()
        tags.move_to(30)
        tags.show(counts, {"tag 30"})
        tags.show(counts)
        assert (tags.cursor_tag, tags.cursor_row) == ("tag 30", 30)


def view(name: str, unread: str = "1") -> ViewLine:
    return ViewLine(name, name, name[0], unread)


async def test_views_stand_above_the_tags_and_a_rule_between(tags: TagPane) -> None:
    async with Stage(tags).opened(24, 12):
        tags.show_views([view("unread", "7"), view("later", "!")])
        assert body(tags) == ["▏u unread           7", " l later            !"]
        tags.show(COUNTS)
        assert body(tags)[2:4] == [" " + "─" * 21, "   scalability     12"]
        assert line_widths(tags) == {24}


async def test_the_cursor_passes_over_the_rule_and_stays_where_it_is(tags: TagPane) -> None:
    async with Stage(tags).opened(24, 12):
        tags.show_views([view("a"), view("b")])
        tags.show(COUNTS)
        tags.move(2)
        assert (tags.cursor_tag, tags.cursor_view) == ("scalability", None)
        tags.show_views([view("b")])
        assert (tags.cursor_tag, tags.cursor_row) == ("scalability", 2)
        tags.show_views([])
        assert (tags.cursor_tag, tags.cursor_row) == ("scalability", 0)
        tags.show_views([view("a"), view("b")])
        tags.move(-1)
        assert (tags.cursor_tag, tags.cursor_view) == (None, "b")
        tags.show_views([view("b", "2"), view("a")])
        assert (tags.cursor_view, tags.cursor_row) == ("b", 0)


async def test_a_click_chooses_a_view_and_none_on_the_rule(tags: TagPane) -> None:
    stage = Stage(tags)
    async with stage.opened(24, 12) as pilot:
        tags.show_views([view("a"), view("b")])
        tags.show(COUNTS)
        await pilot.click(tags, offset=(4, 2))
        await pilot.click(tags, offset=(4, 3))
        assert [message.name for message in stage.posted(TagPane.ViewChosen)] == ["b"]
        assert (tags.cursor_view, stage.posted(TagPane.TagChosen)) == ("b", [])
