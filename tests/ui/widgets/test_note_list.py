from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from textual.events import MouseScrollDown

from tests.ui.widgets.samples import TODAY, row, rows_from
from tests.ui.widgets.stage import Stage, bar, body, line_widths, lines, looks, resize
from tui.model.row import NoteRow
from tui.ui.widgets.note_list import NoteList
from tui.ui.widgets.styled import LineParts


@pytest.fixture
def notes() -> NoteList:
    return NoteList(today=TODAY)


async def test_a_roomy_list_shows_two_lines_a_note(notes: NoteList) -> None:
    async with Stage(notes).opened(60, 12):
        notes.show(2, rows_from())
        assert lines(notes)[:5] == [
            " Notes  2 · … unread",
            "▏●  Note 0".ljust(53) + "9 Aug",
            "▏   example  llm",
            " ●  Note 1".ljust(53) + "9 Aug",
            "    example  llm",
        ]
        assert line_widths(notes) == {60}


@pytest.mark.parametrize(("width", "height"), [(35, 12), (60, 11), (20, 5)])
async def test_a_narrow_or_low_list_shows_one_line_a_note(
    notes: NoteList, width: int, height: int
) -> None:
    day = "  9 Aug " if width > 30 else ""
    async with Stage(notes).opened(width, height):
        notes.show(2, rows_from())
        assert body(notes) == [
            f"▏● {day} Note 0  llm",
            f" ● {day} Note 1  llm",
        ]


@pytest.mark.parametrize("width", [1, 2, 3, 5, 12, 80])
async def test_every_line_is_as_wide_as_the_pane(notes: NoteList, width: int) -> None:
    async with Stage(notes).opened(width, 6):
        notes.show(100, lambda start, stop: [row(start, "日本語 e\u0301" * 9)] * (stop - start))
        assert line_widths(notes) == {width}


async def test_a_mark_stands_in_place_of_the_sign_of_unread_notes(notes: NoteList) -> None:
    async with Stage(notes).opened(26, 5):
        notes.show(1_204, rows_from())
        notes.marked = frozenset({1, 7})
        assert lines(notes)[0] == " Notes  1,204 · … unread"
        assert body(notes)[:3] == ["▏●  Note 0  llm", " ✓  Note 1  llm", " ●  Note 2  llm"]


async def test_the_density_changes_and_the_cursor_stays_in_sight(notes: NoteList) -> None:
    async with Stage(notes).opened(60, 13) as pilot:
        notes.show(100, rows_from(), cursor=50)
        notes.scroll_to_item(48)
        notes.toggle_density()
        assert (notes.item_height, notes.first, notes.cursor_row) == (1, 46, 50)
        assert body(notes)[4] == "▏●   9 Aug  Note 50  llm"
        await resize(pilot, notes, 20, 5)
        notes.toggle_density()
        assert (notes.item_height, notes.cursor_row) == (2, 50)
        assert body(notes)[-2:] == ["▏●  Note 50", "▏   example  llm"]


async def test_an_empty_list_says_so(notes: NoteList) -> None:
    async with Stage(notes).opened(30, 5):
        notes.empty_text = "No note matches."
        notes.show(0, rows_from())
        assert (body(notes), notes.cursor_note) == (["  No note matches."], None)


async def test_the_cursor_moves_to_the_ends_at_most(notes: NoteList) -> None:
    async with Stage(notes).opened(30, 6):
        notes.show(3, rows_from())
        rows = []
        for delta in (1, -5, 9, 1):
            notes.move(delta)
            rows.append(notes.cursor_row)
        assert rows == [1, 0, 2, 2]


async def test_only_a_click_on_another_note_tells_that_the_cursor_has_moved(
    notes: NoteList,
) -> None:
    stage = Stage(notes)
    async with stage.opened(30, 6) as pilot:
        notes.show(30, rows_from(), cursor=7)
        notes.show_listing(20, rows_from(), cursor=3)
        notes.move(-3)
        await pilot.pause()
        assert stage.posted(NoteList.CursorMoved) == []
        for line in (3, 3, 1):
            await pilot.click(NoteList, offset=(5, line))
        assert (len(stage.posted(NoteList.CursorMoved)), notes.cursor_row) == (2, 0)


async def test_pages_move_cursor_and_view_alike(notes: NoteList) -> None:
    async with Stage(notes).opened(30, 11):
        notes.show(100, rows_from(), cursor=3)
        steps: list[Callable[[], None]] = [
            lambda: notes.page(1),
            lambda: notes.half_page(1),
            lambda: notes.page(-1),
            notes.bottom,
            lambda: notes.half_page(-1),
            notes.top,
        ]
        seen = []
        for go in steps:
            go()
            seen.append((notes.cursor_row, notes.first))
        assert seen == [(12, 9), (17, 14), (8, 5), (99, 90), (94, 85), (0, 0)]


async def test_the_view_follows_the_cursor_no_further_than_it_must(notes: NoteList) -> None:
    async with Stage(notes).opened(30, 4):
        notes.show(100, rows_from())
        firsts = []
        for _ in range(4):
            notes.move(1)
            firsts.append(notes.first)
        notes.move_to(0)
        assert (firsts, notes.first) == ([0, 0, 1, 2], 0)


async def test_only_lines_that_change_are_painted_when_the_cursor_moves(
    notes: NoteList, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with Stage(notes).opened(30, 12) as pilot:
        notes.show(100, rows_from(), cursor=3)
        await pilot.pause()
        painted: list[int] = []
        line_parts = NoteList.line_parts

        def noted(y: int) -> LineParts:
            painted.append(y)
            return line_parts(notes, y)

        monkeypatch.setattr(notes, "line_parts", noted)
        notes.move(1)
        await pilot.pause()
        assert painted == [4, 5]


async def test_lines_that_are_scrolled_are_not_made_again(notes: NoteList) -> None:
    async with Stage(notes).opened(30, 9):
        notes.show(100, rows_from())
        before = notes.render_lines(notes.size.region)
        notes.scroll_items(2)
        after = notes.render_lines(notes.size.region)
        # In the first line is the thumb of the scroll bar.
        scrolled = zip(before[4:], after[2:-2], strict=True)
        assert [one is other for one, other in scrolled] == [True] * 5
        for _ in range(50):
            notes.scroll_items(6)
            notes.render_lines(notes.size.region)
        assert notes.render_lines(notes.size.region)[-1].text.startswith(" ●   9 Aug  Note 99")


async def test_no_more_rows_than_a_window_are_ever_asked_for(notes: NoteList) -> None:
    asked: list[tuple[int, int]] = []

    def rows(start: int, stop: int) -> Sequence[NoteRow]:
        asked.append((start, stop))
        return rows_from()(start, stop)

    async with Stage(notes).opened(30, 12) as pilot:
        notes.show(1_000_000, rows)
        await pilot.pause()
        notes.bottom()
        await pilot.pause()
        assert lines(notes)[-1].startswith("▏●   9 Aug  Note 999999")
        assert max(stop - start for start, stop in asked) <= 128
        assert len(asked) <= 4


async def test_a_page_is_followed_by_its_index(notes: NoteList) -> None:
    async with Stage(notes).opened(30, 5):
        notes.show(12, rows_from())
        notes.show_page([row(5), row(6)])
        assert (body(notes)[0], notes.length) == ("▏●   9 Aug  Note 5  llm", 2)
        notes.move(1)
        notes.show_listing(90, rows_from(5))
        assert (notes.cursor_row, notes.cursor_note, notes.length) == (1, row(6), 90)
        assert lines(notes)[0] == " Notes  90 · … unread"
        notes.unread = 57
        assert lines(notes)[0] == " Notes  90 · 57 unread"


async def test_the_unread_ones_are_left_out_of_a_narrow_header(notes: NoteList) -> None:
    async with Stage(notes).opened(22, 5):
        notes.show(90, rows_from())
        notes.unread = 57
        assert lines(notes)[0] == " Notes  90"


async def test_the_cursor_keeps_its_place_on_screen_when_notes_are_added(notes: NoteList) -> None:
    async with Stage(notes).opened(30, 11):
        notes.show(100, rows_from(), cursor=50)
        notes.move(-4)
        before = notes.cursor_row - notes.first
        notes.show_listing(103, rows_from(-3), cursor=49)
        assert (notes.cursor_row - notes.first, notes.cursor_note) == (before, row(46))


async def test_rows_of_an_index_that_does_not_hold_any_more_are_blank(notes: NoteList) -> None:
    async with Stage(notes).opened(30, 6):
        notes.show(3, lambda start, stop: None)
        assert (body(notes), notes.cursor_note) == ([], None)


async def test_rows_are_shown_as_a_function_makes_them(notes: NoteList) -> None:
    async with Stage(notes).opened(30, 6):
        notes.show(3, rows_from())
        notes.show_rows_as(lambda each: each._replace(title=f"{each.title}!"), retained=1)
        assert [text.split()[-2:] for text in body(notes)] == [
            ["0!", "llm"],
            ["1!", "llm"],
            ["2!", "llm"],
        ]
        assert notes.cursor_note == row(0, "Note 0!")
        assert [each.title for _, each in notes.loaded_rows()] == ["Note 0!", "Note 1!", "Note 2!"]
        assert [looks(notes, y, "Note") for y in (1, 2)] == [{"bold"}, {"italic"}]


async def test_a_click_moves_the_cursor_and_two_choose_the_note(notes: NoteList) -> None:
    stage = Stage(notes)
    async with stage.opened(60, 12) as pilot:
        notes.show(9, rows_from())
        await pilot.click(notes, offset=(5, 4))
        assert (notes.cursor_row, stage.posted(NoteList.Chosen)) == (1, [])
        await pilot.click(notes, offset=(5, 3), times=2)
        assert [message.note for message in stage.posted(NoteList.Chosen)] == [row(1)]


async def test_the_header_and_the_space_below_the_notes_cannot_be_clicked(notes: NoteList) -> None:
    async with Stage(notes).opened(30, 9) as pilot:
        notes.show(3, rows_from(), cursor=1)
        for y in (0, 5):
            await pilot.click(notes, offset=(5, y))
        assert notes.cursor_row == 1


async def test_the_wheel_scrolls_and_leaves_the_cursor(notes: NoteList) -> None:
    async with Stage(notes).opened(30, 6) as pilot:
        notes.show(100, rows_from())
        await pilot._post_mouse_events([MouseScrollDown], widget=notes, offset=(3, 3), button=0)
        assert (notes.first, notes.cursor_row) == (3, 0)
        notes.move(1)
        assert (notes.first, notes.cursor_row) == (1, 1)


async def test_the_bar_shows_the_place_and_can_be_clicked(notes: NoteList) -> None:
    async with Stage(notes).opened(30, 11) as pilot:
        notes.show(100, rows_from())
        assert bar(notes) == "┃│││││││││"
        await pilot.click(notes, offset=(29, 10))
        assert (bar(notes), notes.first, notes.cursor_row) == ("│││││││││┃", 90, 0)


async def test_a_list_that_is_on_screen_as_a_whole_has_no_bar(notes: NoteList) -> None:
    async with Stage(notes).opened(30, 11):
        notes.show(10, rows_from())
        assert bar(notes) == " " * 10


async def test_a_smaller_terminal_keeps_the_cursor_on_screen(notes: NoteList) -> None:
    async with Stage(notes).opened(60, 24) as pilot:
        notes.show(100, rows_from())
        notes.move_to(9)
        await resize(pilot, notes, 40, 5)
        assert body(notes)[-1].startswith("▏●   9 Aug  Note 9")


async def test_state_is_to_be_seen_without_colours(notes: NoteList) -> None:
    async with Stage(notes).opened(30, 6) as pilot:
        notes.show(3, lambda start, stop: [row(0), row(1), row(2)])
        assert (looks(notes, 0, "Notes"), lines(notes)[1][:2]) == (set(), "▏●")
        notes.focus()
        await pilot.pause()
        assert (looks(notes, 0, "Notes"), lines(notes)[1][:2]) == ({"bold"}, "▌●")
        assert looks(notes, 1, "Note 0") == {"bold"}


async def test_without_colours_the_cursor_is_reversed(
    notes: NoteList, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with Stage(notes).opened(30, 6) as pilot:
        notes.show(3, rows_from())
        notes.focus()
        await pilot.pause()
        assert looks(notes, 1, "Note 0") == {"bold", "reverse"}
        assert looks(notes, 0, "Notes") == {"bold", "reverse"}


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light", "ansi-dark", "ansi-light"])
async def test_the_cursor_stands_out_in_every_theme(notes: NoteList, theme: str) -> None:
    async with Stage(notes, theme=theme).opened(30, 6) as pilot:
        notes.show(3, rows_from())
        notes.focus()
        await pilot.pause()
        under, beside = (list(notes.render_line(y))[-3].style for y in (1, 2))
        assert under is not None
        assert beside is not None
        assert (under.bgcolor, under.reverse) != (beside.bgcolor, beside.reverse)


@pytest.mark.parametrize("title", ["[b]x[/b]", "[/x]", "[@click=app.quit]x[/]", "\x1b[31mx"])
async def test_a_hostile_title_is_inert(notes: NoteList, title: str) -> None:
    async with Stage(notes).opened(40, 5):
        notes.show(1, lambda start, stop: [row(0, title)])
        assert body(notes)[0].split()[3] == title.replace("\x1b[31m", "")
