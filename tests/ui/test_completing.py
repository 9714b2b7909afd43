"""Terms are chips that can be clicked away, and a menu helps to type them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.reader import Reader, reader

ALL = ["Borrow checker", "★ Async in depth", "Collecting garbage", "Shell tricks"]
RUST = ALL[:2]


def menu(r: Reader) -> list[str]:
    """The rows of the menu that say anything, without the last."""
    shown = r.main.query_one("CompletionMenu")
    if not shown.visible:
        return []
    texts = [shown.render_line(y).text for y in range(shown.size.height - 1)]
    return [" ".join(text.split()) for text in texts if text.strip()]


async def click(r: Reader, cell: int) -> None:
    """Clicks the filter line."""
    await r.pilot.click(r.session.panes.filter_line, offset=(cell, 0))
    await r.settle()


async def test_a_clicked_chip_leaves_the_filter(shelf: Path) -> None:
    async with reader(shelf, filter_text="#rust -lazy") as r:
        assert r.session.panes.filter_line.render_line(0).text.startswith("/   #rust   −lazy  ")
        await click(r, 13)
        assert (r.filter_text, r.rows(), r.focus()) == ("#rust", RUST, "Notes")
        await click(r, 5)
        assert (r.filter_text, r.rows(), r.focus()) == ("", ALL, "Notes")


async def test_a_click_beside_the_chips_edits_the_text(shelf: Path) -> None:
    async with reader(shelf, filter_text="#rust") as r:
        await click(r, 30)
        assert r.focus() == "FilterLine"
        assert r.session.panes.filter_line.render_line(0).text.startswith("/  #rust ")
        await r.type(" lazy")
        await r.keys("escape")
        assert r.filter_text == "#rust"


async def test_tab_takes_the_first_suggestion(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("filter.edit")
        await r.type("#ru")
        assert menu(r) == ["rust 2"]
        await r.keys("tab")
        assert (r.filter_text, menu(r), r.rows()) == ("#rust", [], RUST)


async def test_the_values_of_a_field_follow_its_name(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("filter.edit")
        await r.type("sit")
        await r.keys("tab")
        assert r.filter_text == "site:"
        await r.type("bor")
        assert menu(r) == ["borrow.example 1"]
        await r.keys("tab")
        assert (r.filter_text, r.rows()) == ("site:borrow.example", ["Borrow checker"])


async def test_enter_takes_only_what_was_moved_to(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("filter.edit")
        await r.type("#")
        await r.keys("down", "down", "enter")
        assert (r.filter_text, r.focus(), menu(r)) == ("#rust", "FilterLine", [])
        await r.keys("enter")
        assert r.focus() == "Notes"
        await r.press("filter.edit")
        await r.type(" #me")
        await r.keys("enter")
        assert (r.filter_text, r.focus(), menu(r)) == ("#rust #me*", "Notes", [])


async def test_escape_closes_the_menu_first(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("filter.edit")
        await r.type("#m")
        await r.keys("escape")
        assert (r.filter_text, r.focus(), menu(r)) == ("#m", "FilterLine", [])
        await r.keys("escape")
        assert (r.filter_text, r.focus()) == ("", "Notes")


async def test_history_is_reached_while_the_menu_is_closed(shelf: Path) -> None:
    async with reader(shelf, filter_text="#rust") as r:
        await r.press("pane.close", "filter.edit")
        await r.keys("up")
        assert (r.filter_text, menu(r)) == ("#rust", [])


async def test_the_line_offers_nothing_while_it_narrows_the_tags(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("pane.tags", "tags.narrow")
        await r.type("sit")
        assert menu(r) == []


async def test_a_state_that_is_not_known_lists_those_that_are(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("filter.edit")
        await r.type("is:foo")
        # The menu fits itself to what it offers once the person rests.
        await r.until(lambda: len(menu(r)) == 8)
        assert [row.split()[0] for row in menu(r)] == [
            *("unread", "read", "starred", "archived"),
            *("untagged", "dup", "edited", "marked"),
        ]
        await r.keys("tab")
        assert r.filter_text == "is:unread"


@pytest.mark.parametrize("text", ["#" + "x" * 5_000, "site:%_'", 'site:"a b', "#\\", "lang:👩‍💻"])
async def test_whatever_is_typed_offers_nothing_wrong(shelf: Path, text: str) -> None:
    async with reader(shelf) as r:
        await r.press("filter.edit")
        await r.paste(text)
        assert (menu(r), r.toasts()) == ([], [])


async def test_chips_can_be_told_without_colours(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with reader(shelf, filter_text="#rust lazy") as r:
        reversed_texts = [each.text for each in r.segments() if each.style and each.style.reverse]
        assert {" #rust ", " lazy "} <= set(reversed_texts)
