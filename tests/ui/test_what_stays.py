"""What a person looks at stays: through filters, orders and the way back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.builders import draft, library
from tests.support.gates import closed_results
from tests.support.reader import reader
from tui.ui.operations import waiting


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Notes 400 to 1, every tenth about rust."""
    drafts = (
        draft(
            f"https://{n}.example/",
            title=f"Note {n}",
            tags=("rust",) if n % 10 == 0 else ("other",),
            summary="Rust here." if n % 10 == 0 else "",
        )
        for n in range(400, 0, -1)
    )
    library(tmp_path, *drafts).close()
    return tmp_path / "library.db"


async def go_down(r: object, rows: int) -> None:
    for _ in range(rows):
        await r.press("cursor.down")  # type: ignore[attr-defined]


async def test_the_way_back_brings_the_note_back_that_was_looked_at(many: Path) -> None:
    async with reader(many) as r:
        await go_down(r, 9)
        assert (r.row(), r.status()) == ("Note 391", "↓ newest 10 of 400 ? help")
        await r.burst("/", *"rust", "enter")
        assert (r.row(), r.status()) == ("Note 400", "↓ newest 1 of 40 ? help")
        await r.press("cursor.down", "filter.back")
        assert (r.row(), r.status()) == ("Note 391", "↓ newest 10 of 400 ? help")


async def test_escape_in_the_line_goes_back_to_the_note(many: Path) -> None:
    async with reader(many) as r:
        await go_down(r, 9)
        await r.press("filter.edit")
        await r.type("rust")
        assert r.row() == "Note 400"
        await r.keys("escape")
        assert (r.row(), r.status()) == ("Note 391", "↓ newest 10 of 400 ? help")


async def test_a_term_that_is_dropped_keeps_the_note(many: Path) -> None:
    async with reader(many, filter_text="#rust") as r:
        await go_down(r, 9)
        assert r.row() == "Note 310"
        await r.press("pane.close")
        assert (r.row(), r.status()) == ("Note 310", "↓ newest 91 of 400 ? help")


@pytest.mark.parametrize("keys", [["S"], ["s", "t"], ["s", "x"], ["s", "t", "S", "S"]])
async def test_another_order_keeps_the_note(many: Path, keys: list[str]) -> None:
    async with reader(many) as r:
        await go_down(r, 9)
        await r.burst(*keys)
        assert r.row() == "Note 391"


async def test_a_filter_that_leaves_the_note_out_goes_to_the_next_one(many: Path) -> None:
    async with reader(many) as r:
        await go_down(r, 9)
        r.set_filter("#rust")
        await r.settle()
        assert (r.row(), r.status()) == ("Note 390", "↓ newest 2 of 40 ? help")


async def test_the_note_stays_on_its_line_before_and_after_all_are_found(many: Path) -> None:
    async with reader(many, filter_text="#other") as r:
        await r.press("cursor.page_down", "cursor.page_down", "cursor.up")
        row, notes = r.row(), r.session.panes.notes
        line = notes.cursor_row - notes.first
        with closed_results(r) as gate:
            await r.press_unsettled("escape")
            assert (r.row(), notes.cursor_row - notes.first) == (row, line)
            gate.open()
            await r.settle()
        assert (r.row(), notes.cursor_row - notes.first) == (row, line)


async def test_a_note_that_another_program_took_away_leaves_the_cursor_to_the_next(
    many: Path,
) -> None:
    async with reader(many) as r:
        await go_down(r, 9)
        with library(many.parent) as other:
            other._connection.execute("DELETE FROM notes WHERE title IN ('Note 391', 'Note 390')")
        await r.press("library.reload")
        assert (r.row(), r.status()) == ("Note 389", "↓ newest 10 of 398 ? help")


async def test_the_next_hit_in_another_note_is_where_the_status_says(many: Path) -> None:
    async with reader(many) as r:
        await r.press("pane.preview", "find.edit")
        await r.type("rust")
        await r.keys("enter")
        await r.press("find.next", "find.next", "find.next")
        assert (r.row(), r.status()) == ("Note 390", "↓ newest 11 of 400 ? help")


async def test_the_next_hit_may_be_far_away_and_keys_wait_for_it(many: Path) -> None:
    async with reader(many) as r:
        await r.press("cursor.down", "pane.preview", "find.edit")
        await r.type("note 12")
        await r.keys("enter")
        await r.press("pane.list")
        await r.burst("n", "!")
        assert r.row() == "★ Note 129"


async def test_escape_gives_up_what_keys_wait_for(
    many: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "GIVE_UP_SECONDS", 0.001)
    async with reader(many) as r:
        await r.press("pane.preview", "find.edit")
        await r.type("note 12")
        await r.keys("enter")
        with closed_results(r) as gate:
            await r.press_unsettled("n", "!", "escape", "j")
            gate.open()
            await r.settle()
        assert (r.row(), r.session.panes.preview.first) == ("Note 400", 0)


async def test_what_is_typed_behind_a_filter_is_another_term(many: Path) -> None:
    async with reader(many, filter_text="#rust") as r:
        await r.burst("/", *"39")
        assert (r.filter_text, r.rows()) == ("#rust 39", ["Note 390"])
        await r.keys("escape")
        await r.press("filter.edit_anywhere")
        await r.type("y")
        assert r.filter_text == "#rusty"
        await r.keys("escape")
        assert r.filter_text == "#rust"


async def test_a_filter_that_was_not_changed_in_the_line_keeps_the_note(many: Path) -> None:
    async with reader(many, filter_text="#rust") as r:
        await go_down(r, 3)
        await r.burst("/", "enter")
        assert (r.filter_text, r.row()) == ("#rust", "Note 370")


async def test_escape_in_the_tags_ends_their_narrowing_first(many: Path) -> None:
    async with reader(many) as r:
        await r.burst("1", "/", *"ru", "enter")
        assert r.tags() == ["rust 40"]
        await r.press("pane.close")
        assert (r.tags(), r.focus()) == (["other 360", "rust 40"], "Tags")
        await r.press("pane.close")
        assert r.focus() == "Notes"


async def test_the_unread_note_behind_those_that_were_just_read_is_found(many: Path) -> None:
    async with reader(many) as r:
        await r.burst("j", "r", "k", "w", "w")
        assert r.row() == "Note 397"


@pytest.fixture
def long_notes(tmp_path: Path) -> Path:
    """Two notes that are longer than the preview, and one that is laid out in slices."""
    words = "\n\n".join(f"Paragraph {n}." for n in range(200))
    very_long = "\n\n".join(f"Passage {n}. " + "Words. " * 60 for n in range(300))
    library(
        tmp_path,
        draft("https://a.example/", title="One", summary=words, comment=words),
        draft("https://b.example/", title="Two", summary=words),
        draft("https://c.example/", title="Three", summary=very_long),
    ).close()
    return tmp_path / "library.db"


async def test_each_note_stays_scrolled_as_it_was_left(long_notes: Path) -> None:
    async with reader(long_notes) as r:
        await r.press(*["preview.down"] * 5)
        one = r.preview()
        await r.press("cursor.down")
        assert r.preview()[0] == "Two"
        await r.press("preview.down", "cursor.up")
        assert r.preview() == one
        await r.press("cursor.down")
        assert r.preview()[0] != "Two"


async def test_each_text_of_a_note_stays_scrolled_apart(long_notes: Path) -> None:
    async with reader(long_notes) as r:
        await r.press(*["preview.down"] * 5)
        summary = r.preview()
        await r.press("preview.text")
        assert r.preview()[0] == "One"
        await r.press("preview.text")
        assert r.preview() == summary


async def test_the_end_of_a_very_long_note_is_there_again_once_it_is_laid_out(
    long_notes: Path,
) -> None:
    async with reader(long_notes) as r:
        preview = r.session.panes.preview
        await r.press("cursor.bottom", "pane.preview", "cursor.bottom")
        end = r.preview()
        await r.press("pane.list", "cursor.up", "cursor.down")
        await r.until(lambda: preview.first > 0)
        assert (r.row(), r.preview()) == ("Three", end)


async def test_a_note_stays_scrolled_in_another_width(long_notes: Path) -> None:
    async with reader(long_notes) as r:
        await r.press("pane.preview", *["cursor.page_down"] * 3)
        top = r.preview()[0]
        await r.press("pane.list", "cursor.down")
        await r.resize(200, 40)
        await r.press("cursor.up")
        assert r.preview()[0] == top


async def test_the_list_is_at_hand_while_the_preview_is_alone(long_notes: Path) -> None:
    async with reader(long_notes, (80, 24)) as r:
        await r.press("preview.zoom", "cursor.next_note")
        assert (r.panes(), r.preview()[0]) == (["Preview"], "Two")
        await r.press("cursor.previous_note")
        assert (r.focus(), r.preview()[0]) == ("Preview", "One")


async def test_a_text_alone_on_a_wide_terminal_is_in_the_middle(long_notes: Path) -> None:
    async with reader(long_notes, (160, 40)) as r:
        await r.press("preview.zoom")
        lines = [r.session.panes.preview.render_line(y).text for y in range(1, 12)]
        rule = next(line for line in lines if "──" in line)
        assert (len(rule) - len(rule.lstrip()), rule.count("─")) == (29, 100)
