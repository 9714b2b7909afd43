"""The mouse does what keys do: it reads, opens links, and chooses tags."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widget import Widget

from tests.support.builders import draft, library, store
from tests.support.reader import Reader, reader
from tests.ui.conftest import Clipboard, Started
from tui.library.library import Library
from tui.ui.panes import LEAST_WIDTH
from tui.ui.widgets.pane import HEADER_HEIGHT

ALL = ["Borrow checker", "★ Async in depth", "Collecting garbage", "Shell tricks"]
RIGHT = 3
"""The number of the right button."""

LINKS = "Read the [paper](https://arxiv.example/1) and [write](mailto:a@b.example) first."


async def click(
    r: Reader, pane: Widget, x: int, y: int, *, times: int = 1, ctrl: bool = False, button: int = 1
) -> None:
    """Clicks a cell of a pane."""
    await r.pilot.click(pane, offset=(x, y), times=times, control=ctrl, button=button)
    await r.settle()


async def click_tag(r: Reader, name: str, *, ctrl: bool = False, button: int = 1) -> None:
    """Clicks a tag in its pane, or another line there."""
    y = next(y for y, text in enumerate(r.tags(), HEADER_HEIGHT) if name in text)
    await click(r, r.session.panes.tags, 4, y, ctrl=ctrl, button=button)


async def click_note(r: Reader, ordinal: int, *, times: int = 1) -> None:
    """Clicks a note of the list; each has two lines."""
    await click(r, r.session.panes.notes, 5, HEADER_HEIGHT + 2 * ordinal, times=times)


async def click_word(r: Reader, word: str) -> None:
    """Clicks a word of the preview."""
    preview = r.session.panes.preview
    texts = [preview.render_line(y).text for y in range(preview.size.height)]
    y = next(y for y, text in enumerate(texts) if word in text)
    await click(r, preview, texts[y].index(word), y)


async def test_a_click_on_a_note_puts_the_cursor_there_and_previews_it(shelf: Path) -> None:
    async with reader(shelf) as r:
        await click_note(r, 2)
        assert (r.row(), r.focus(), r.preview()[0]) == (ALL[2], "Notes", ALL[2])


async def test_a_double_click_on_a_note_opens_its_page(shelf: Path, started: Started) -> None:
    async with reader(shelf) as r:
        await click_note(r, 1, times=2)
        assert (r.row(), r.focus(), started) == (
            ALL[1],
            "Notes",
            [("browser", "https://async.example/")],
        )


async def test_a_click_on_the_address_opens_the_page_and_marks_it_read(
    shelf: Path, started: Started
) -> None:
    async with reader(shelf) as r:
        await click_word(r, "borrow.example")
        assert started == [("browser", "https://borrow.example/rules")]
        assert r.session.panes.notes.unread == 1


async def test_a_click_on_a_tag_in_the_preview_shows_its_notes(shelf: Path) -> None:
    async with reader(shelf, filter_text="#rust borrow") as r:
        await click_word(r, "memory")
        assert (r.filter_text, r.rows()) == ("#memory borrow", [ALL[0]])


async def test_a_click_on_a_folder_shows_what_is_in_it(tmp_path: Path) -> None:
    folders = (("Bookmarks bar", "To read"), ("Elsewhere",))
    library(
        tmp_path,
        draft("https://a.example/", title="A", folders=folders),
        draft("https://b.example/", title="B"),
    ).close()
    async with reader(tmp_path / "library.db") as r:
        await r.press("cursor.bottom")
        await r.press(*(["cursor.top"] if r.row() != "A" else []))
        await click_word(r, "To read")
        assert (r.filter_text, r.rows()) == ('folder:"Bookmarks bar/To read"', ["A"])


async def test_a_click_on_the_order_and_on_the_hint_do_what_their_keys_do(shelf: Path) -> None:
    async with reader(shelf) as r:
        for word, shown in (("newest", "MenuScreen"), ("help", "HelpScreen")):
            status = r.session.panes.status
            await click(r, status, status.render_line(0).text.index(word), 0)
            assert type(r.app.screen).__name__ == shown
            await r.keys("escape")


async def drag(r: Reader, pane: Widget, start: tuple[int, int], end: tuple[int, int]) -> None:
    """Presses the mouse on a cell of a pane, and lets it go on another."""
    await r.pilot.mouse_down(pane, offset=start)
    await r.pilot.hover(pane, offset=end)
    await r.pilot.mouse_up(pane, offset=end)
    await r.settle()


async def test_the_line_between_two_panes_is_dragged(shelf: Path) -> None:
    async with reader(shelf) as r:
        panes = r.session.panes
        tags, notes, preview = panes.tags, panes.notes, panes.preview
        await drag(r, tags, (tags.size.width - 1, 9), (39, 9))
        assert (tags.size.width, tags.size.width + notes.size.width + preview.size.width) == (
            40,
            120,
        )
        await drag(r, notes, (notes.size.width - 1, 9), (29, 9))
        assert (notes.size.width, preview.size.width) == (30, 50)
        await drag(r, notes, (notes.size.width - 1, 9), (2, 9))
        assert notes.size.width == LEAST_WIDTH


async def test_widths_are_those_of_terminals_with_room_for_the_same_panes(
    shelf: Path,
) -> None:
    async with reader(shelf) as r:
        tags = r.session.panes.tags
        await drag(r, tags, (tags.size.width - 1, 9), (39, 9))
        await r.resize(60, 20)
        await r.press("pane.tags")
        assert (r.panes(), tags.size.width) == (["Tags"], 60)
        await r.resize(160, 40)
        assert tags.size.width == 35
        await r.resize(120, 40)
        assert tags.size.width == 40


async def test_a_text_of_the_preview_is_selected_and_copied(
    shelf: Path, clipboard: Clipboard
) -> None:
    async with reader(shelf) as r:
        preview = r.session.panes.preview
        texts = [preview.render_line(y).text for y in range(preview.size.height)]
        y = next(y for y, text in enumerate(texts) if "Paragraph 1 " in text)
        x = texts[y].index("1 of it")
        await drag(r, preview, (x, y), (texts[y].index("Paragraph") + 10, y + 2))
        assert r.toasts() == ["Ctrl-C copies what is selected."]
        assert preview.selected_text == "1 of it.\n\nParagraph 2"
        await r.keys("escape")
        assert (preview.selected_text, r.filter_text) == ("", "")


async def test_a_double_click_shows_the_preview_where_it_is_hidden(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("preview.hide")
        await click_note(r, 1, times=2)
        assert (r.panes(), r.focus()) == (["Tags", "Notes", "Preview"], "Preview")
        assert r.preview()[0] == ALL[1]


async def test_a_click_below_the_notes_does_nothing(shelf: Path) -> None:
    async with reader(shelf) as r:
        await click_note(r, len(ALL), times=2)
        assert (r.row(), r.focus(), r.toasts()) == (ALL[0], "Notes", [])


async def test_a_click_on_a_link_of_a_summary_opens_it_in_the_browser(
    tmp_path: Path, started: Started
) -> None:
    library(tmp_path, draft("https://note.example/", title="Links", summary=LINKS)).close()
    path = tmp_path / "library.db"
    async with reader(path) as r:
        await click_word(r, "first")
        assert (started, r.toasts()) == ([], [])
        await click_word(r, "paper")
        assert (started, r.toasts()) == (
            [("browser", "https://arxiv.example/1")],
            ["Opening https://arxiv.example/1"],
        )
    with Library(path) as kept:
        note = kept.named("https://note.example/")
        assert (note.opened, bool(note.read)) == (None, False)


async def test_a_click_on_a_link_of_another_kind_opens_nothing_and_says_why(
    tmp_path: Path, started: Started
) -> None:
    library(tmp_path, draft("https://note.example/", title="Links", summary=LINKS)).close()
    async with reader(tmp_path / "library.db") as r:
        await click_word(r, "write")
        assert (started, r.toasts()) == (
            [],
            ["Only http, https links are opened\nAdd mailto to the setting schemes, or copy it."],
        )


async def test_a_click_on_a_tag_shows_only_its_notes(shelf: Path) -> None:
    async with reader(shelf) as r:
        await click_tag(r, "rust")
        assert (r.filter_text, r.rows()) == ("#rust", ALL[:2])
        await click_tag(r, "memory")
        assert (r.filter_text, r.rows()) == ("#memory", [ALL[0], ALL[2]])


async def test_a_click_with_ctrl_adds_a_tag(shelf: Path) -> None:
    async with reader(shelf) as r:
        await click_tag(r, "rust")
        await click_tag(r, "memory", ctrl=True)
        assert (r.filter_text, r.rows()) == ("#rust #memory", ALL[:1])


async def test_a_click_with_the_right_button_excludes_a_tag(shelf: Path) -> None:
    async with reader(shelf) as r:
        await click_tag(r, "memory", button=RIGHT)
        assert (r.filter_text, r.rows()) == ("-#memory", [ALL[1], ALL[3]])


@pytest.fixture
def tagged_shelf(shelf: Path) -> Path:
    """The library with one more note, which has more tags than the pane has lines."""
    tags = ("zine", *(f"once {number}" for number in range(40)))
    with library(shelf.parent) as opened:
        store(opened, draft("https://zine.example/", title="Zine", tags=tags))
    return shelf


async def test_a_click_on_the_line_of_one_offs_unfolds_them(tagged_shelf: Path) -> None:
    async with reader(tagged_shelf) as r:
        assert r.tags() == ["memory 2", "rust 2", "▸ 42 one-offs"]
        await click_tag(r, "one-off")
        assert r.tags()[:4] == ["memory 2", "rust 2", "▾ 42 one-offs", "async 1"]
        assert (r.filter_text, r.rows()) == ("", ["Zine", *ALL])


async def test_what_is_typed_behind_a_click_acts_in_the_clicked_pane(tagged_shelf: Path) -> None:
    async with reader(tagged_shelf) as r:
        await click_tag(r, "one-off")
        assert r.focus() == "Tags"
        await r.keys("k", "enter")
        assert (r.filter_text, r.rows()) == ("#rust", ALL[:2])


@pytest.mark.parametrize("opens", [["1", "/"], ["3", "/"], ["#"]])
async def test_a_click_elsewhere_gives_the_line_back_to_the_filter(
    shelf: Path, opens: list[str]
) -> None:
    async with reader(shelf) as r:
        await r.keys(*opens, "r")
        await r.pilot.click(r.session.panes.notes, offset=(5, 3))
        await r.settle()
        assert (r.focus(), r.filter_text, r.session.state.line_mode) == ("Notes", "", None)


@pytest.mark.parametrize("opens", [["1", "/"], ["3", "/"], ["#"]])
async def test_tab_gives_the_line_back_to_the_filter_and_goes_to_the_preview(
    shelf: Path, opens: list[str]
) -> None:
    async with reader(shelf) as r:
        await r.keys(*opens, "r", "tab")
        assert (r.focus(), r.filter_text, r.session.state.line_mode) == ("Preview", "", None)
