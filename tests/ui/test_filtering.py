"""Every letter narrows the list, nothing wrong empties it, and there is a way back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.builders import draft, library
from tests.support.gates import closed_overviews, closed_results
from tests.support.reader import reader
from tui.filters import patterns
from tui.filters.operators import ORDERS
from tui.filters.value_readers import DESCENDING
from tui.ui.controllers.filtering import SORT_MENU
from tui.ui.drawing.edit_row import Fault
from tui.ui.gateway import Gateway
from tui.ui.operations.status import SORT_WORDS

ALL = ["Borrow checker", "★ Async in depth", "Collecting garbage", "Shell tricks"]
RUST = ["Borrow checker", "★ Async in depth"]


async def test_the_list_the_tags_and_the_numbers_answer_every_letter(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("filter.edit")
        await r.type("gar")
        assert (r.filter_text, r.focus()) == ("gar", "FilterLine")
        assert r.rows() == ["Collecting garbage"]
        assert r.tags() == ["memory 1"]
        assert r.preview()[0] == "Collecting garbage"
        assert r.status() == "↓ newest 1 of 1 ? help"


async def test_enter_keeps_the_filter_and_goes_to_the_first_match(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("cursor.bottom", "filter.edit")
        await r.type("garbage")
        await r.keys("enter")
        assert (r.filter_text, r.focus()) == ("garbage", "Notes")
        assert (r.rows(), r.row()) == (["Collecting garbage"], "Collecting garbage")


async def test_escape_goes_back_to_the_filter_before(shelf: Path) -> None:
    async with reader(shelf, filter_text="#rust") as r:
        await r.press("filter.edit")
        await r.type(" lazy")
        assert r.rows() == ["★ Async in depth"]
        await r.keys("escape")
        assert (r.filter_text, r.rows(), r.focus()) == ("#rust", RUST, "Notes")


async def test_a_wrong_filter_keeps_the_list_and_says_why(shelf: Path) -> None:
    async with reader(shelf, filter_text="#rust") as r:
        await r.press("filter.edit")
        await r.paste("added:soon")
        line = r.session.panes.filter_line.render_line(0)
        underlined = [each.text for each in line if each.style and each.style.underline]
        assert (r.rows(), underlined) == (RUST, ["soon"])
        assert 'added: "soon" is no date' in line.text


async def test_escape_in_the_list_drops_the_last_term(shelf: Path) -> None:
    async with reader(shelf, filter_text="#rust lazy") as r:
        await r.press("pane.close")
        assert (r.filter_text, r.rows()) == ("#rust", RUST)


async def test_backspace_goes_one_step_back_through_filters(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("tag.next", "tag.next", "filter.back")
        assert (r.filter_text, r.rows()) == ("#memory", ["Borrow checker", "Collecting garbage"])
        await r.press("filter.back", "filter.back")
        assert (r.filter_text, r.rows()) == ("", ALL)
        assert r.toasts() == ["There is no earlier filter."]


async def test_filters_of_before_are_recalled_in_the_line(shelf: Path) -> None:
    async with reader(shelf, filter_text="#rust") as r:
        await r.press("pane.close", "filter.edit")
        await r.keys("up")
        assert (r.filter_text, r.rows()) == ("#rust", RUST)


async def test_a_note_without_a_match_leaves_an_empty_list_that_says_so(shelf: Path) -> None:
    async with reader(shelf, filter_text="zebra") as r:
        assert (r.rows(), r.tags(), r.preview()) == (
            [],
            ["No tags."],
            ["Nothing selected."],
        )
        assert r.status() == "↓ newest 0 of 0 ? help"


async def test_an_empty_list_says_which_term_leaves_nothing(shelf: Path) -> None:
    async with reader(shelf, filter_text="#rust -is:unread garbage") as r:
        await r.until(lambda: len(r.emptiness()) > 3)
        assert r.emptiness() == [
            "No note matches",
            "#rust −is:unread garbage",
            "without garbage: 1",
            "Backspace back · Esc drop the last term",
        ]
        await r.keys("escape")
        assert r.rows() == [ALL[1]]


async def test_a_letter_that_finds_something_takes_the_explanation_away(shelf: Path) -> None:
    async with reader(shelf, filter_text="zebra") as r:
        await r.until(lambda: "without zebra: 4" in r.emptiness())
        r.set_filter("lazy OR #none")
        await r.settle()
        assert r.rows() == [ALL[1]]
        r.set_filter("#none")
        await r.until(lambda: "without #none: 4" in r.emptiness())
        assert r.emptiness()[:2] == ["No note matches", "#none"]


async def test_tags_are_chosen_in_their_pane(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("pane.tags", "cursor.down", "tag.only")
        assert (r.filter_text, r.rows()) == ("#rust", RUST)
        assert r.tags() == ["+ rust 2", "memory 1", "async 1"]
        await r.press("cursor.down", "tag.exclude")
        assert (r.filter_text, r.rows()) == ("#rust -#memory", ["★ Async in depth"])
        assert r.tags()[:2] == ["+ rust 1", "− memory"]
        await r.press("tag.clear")
        assert (r.filter_text, r.rows()) == ("", ALL)


async def test_a_second_tag_narrows_further(shelf: Path) -> None:
    async with reader(shelf, filter_text="#rust checker") as r:
        await r.press("pane.tags", "cursor.down", "tag.also")
        assert r.filter_text == "#rust checker #memory"
        assert r.tags() == ["+ memory 1", "+ rust 1"]


async def test_the_tags_are_narrowed_while_typing(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("pane.tags", "tags.narrow")
        await r.type("sy")
        assert (r.tags(), r.rows()) == (["async 1"], ALL)
        await r.keys("enter", "enter")
        assert (r.filter_text, r.rows()) == ("#async", ["★ Async in depth"])


async def test_a_jump_finds_a_tag_and_shows_only_it(shelf: Path) -> None:
    async with reader(shelf, filter_text="#memory") as r:
        await r.press("tag.jump")
        await r.type("rus")
        await r.keys("enter")
        assert (r.filter_text, r.rows(), r.focus()) == ("#rust", RUST, "Notes")


async def test_a_tag_that_is_not_there_is_told_and_the_line_stays(shelf: Path) -> None:
    async with reader(shelf, filter_text="#rust") as r:
        await r.press("tag.jump")
        await r.type("zzzz")
        await r.keys("enter")
        marked = r.session.panes.filter_line.fault
        assert marked is not None
        assert (marked.span, marked.reason) == ((0, 4), "no tag here has this in its name")
        await r.keys("escape")
        assert (r.focus(), r.filter_text, r.rows()) == ("Notes", "#rust", RUST)


async def test_a_jump_can_be_given_up(shelf: Path) -> None:
    async with reader(shelf, filter_text="#memory") as r:
        await r.press("tag.jump")
        await r.keys("r", "escape")
        assert (r.filter_text, r.focus()) == ("#memory", "Notes")
        assert r.tags() == ["+ memory 2", "rust 1"]


async def test_the_tags_are_walked_around_from_anywhere(shelf: Path) -> None:
    filters = []
    async with reader(shelf) as r:
        for action in ("tag.next", "tag.next", "tag.next", "tag.next", "tag.previous"):
            await r.press(action)
            filters.append(r.filter_text)
    assert filters == ["#memory", "#rust", "#async", "#memory", "#async"]


async def test_the_order_is_chosen_and_turned_around(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("sort.menu")
        await r.keys("t")
        assert r.rows() == [
            "★ Async in depth",
            "Borrow checker",
            "Collecting garbage",
            "Shell tricks",
        ]
        assert r.status() == "↑ by title 1 archived 2 of 4 ? help"
        await r.press("sort.reverse")
        assert (r.filter_text, r.rows()[0]) == ("sort:title-", "Shell tricks")


async def test_a_menu_is_left_by_any_other_key(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("sort.menu")
        await r.keys("escape")
        assert (r.filter_text, r.rows(), r.focus()) == ("", ALL, "Notes")


async def test_notes_like_one_are_found(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("note.similar")
        assert r.filter_text.startswith("like:")
        assert "Borrow checker" not in r.rows() or r.rows()[0] == "Borrow checker"


@pytest.mark.parametrize(
    ("text", "chips"),
    [
        ("like:1 rust", "/ like “Borrow checker” rust"),
        ("-like:1", "/ −like “Borrow checker”"),
        ("like:2", "/ like “A title of more than thirty c…”"),
        ("like:4", "/ like “https://untitled.example/”"),
        ("like:99", "/ like:99"),
        ("like:(1,2)", "/ like:(1,2)"),
    ],
)
async def test_a_chip_says_which_note_others_are_to_be_like(
    tmp_path: Path, text: str, chips: str
) -> None:
    drafts = (
        draft(title="Borrow checker"),
        draft("https://b.example/", title="A title of more than thirty characters"),
        draft("https://c.example/", title="Other"),
        draft("https://untitled.example/"),
    )
    library(tmp_path, *drafts).close()
    async with reader(tmp_path / "library.db", filter_text=text) as r:
        assert (r.lines()[-1].startswith(f"{chips} "), r.filter_text) == (True, text)
        await r.press("filter.edit")
        assert r.lines()[-1].startswith(f"/ {text}")


async def test_a_jump_means_the_whole_name_before_a_longer_one(tmp_path: Path) -> None:
    tags = ("rust", "rust-lang", "memory")
    library(tmp_path, draft(title="A", tags=tags), draft("https://b.example/", tags=tags)).close()
    async with reader(tmp_path / "library.db", filter_text="#rust #memory") as r:
        await r.press("tag.jump")
        await r.type("rust")
        await r.keys("enter")
        assert r.filter_text == "#rust"


async def test_letters_that_come_faster_than_the_line_opens_are_its_own(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.burst(*"/dust")
        assert (r.filter_text, r.focus()) == ("dust", "FilterLine")
        await r.keys("escape")
        assert r.rows() == ALL


@pytest.mark.parametrize("keys", ["Tru", "tdux"])
async def test_letters_that_come_faster_than_a_dialog_opens_are_no_keys_of_the_list(
    shelf: Path, keys: str
) -> None:
    async with reader(shelf) as r:
        await r.burst(*keys)
        await r.keys("escape")
        assert (r.filter_text, r.rows(), r.toasts()) == ("", ALL, [])


async def test_the_key_of_a_menu_and_its_choice_may_come_at_once(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.burst("s", "t")
        assert r.filter_text == "sort:title+"


async def test_tags_may_be_typed_in_one_burst(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.burst(*"tgpu", "enter")
        assert r.preview()[3] == "#rust #memory #gpu"


async def test_whatever_is_pasted_is_text(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("filter.edit")
        for text in ("[/x]", "a" * 500, "漢字 👩‍💻", "%_ \\ '"):
            await r.paste(text)
            assert (r.filter_text, r.rows()) == (text, [])
            await r.keys("ctrl+u")


@pytest.mark.parametrize("typed", ["RUST", "oxide"])
async def test_a_tag_is_shown_as_it_is_written_however_the_filter_names_it(
    shelf: Path, typed: str
) -> None:
    with library(shelf.parent) as opened:
        opened._connection.execute(
            "INSERT INTO aliases (key, name, folded, tag_id)"
            " SELECT 'oxide', 'Oxide', 'oxide', id FROM tags WHERE key = 'rust'"
        )
    async with reader(shelf, filter_text=f"#{typed}") as r:
        assert (r.rows(), r.tags()) == (RUST, ["+ rust 2", "memory 1", "async 1"])
        await r.press("tag.next")
        assert r.filter_text == "#memory"
    async with reader(shelf, filter_text=f"-#{typed}") as r:
        assert r.tags() == ["− rust", "memory 1"]


async def test_the_cursor_goes_where_it_belongs_however_long_the_page_takes(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reader(shelf) as r:
        await r.press("cursor.bottom")
        monkeypatch.setattr(Gateway, "page", lambda *_: None)
        await r.press("sort.reverse")
        assert (r.rows(), r.row()) == (ALL[::-1], "Shell tricks")
        await r.press("filter.edit")
        await r.type("rust")
        await r.keys("enter")
        assert (r.rows(), r.row()) == (RUST[::-1], RUST[1])


async def test_a_page_that_takes_long_is_shown_before_all_notes_are_found(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reader(shelf) as r:
        monkeypatch.setattr(Gateway, "page", lambda *_: None)
        with closed_overviews() as gate:
            r.set_filter("rust")
            await r.until(lambda: r.rows() == RUST)
            assert not r.session.state.is_counted
            gate.open()
        await r.settle()
        assert (r.rows(), r.row(), r.session.state.is_counted) == (RUST, RUST[0], True)


async def test_a_page_that_takes_long_does_not_take_the_cursor_from_where_it_went(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reader(shelf) as r:
        monkeypatch.setattr(Gateway, "page", lambda *_: None)
        with closed_results(r) as gate:
            r.set_filter("rust")
            await r.press_unsettled(*["j"] * ALL.index(RUST[1]))
            await r.until(lambda: r.row() == RUST[1])
            gate.open()
        await r.settle()
        assert (r.rows(), r.row()) == (RUST, RUST[1])


@pytest.mark.parametrize(
    ("keys", "filter_text", "row"),
    [
        (["/", *"gar", "enter", "j"], "gar*", "Collecting garbage"),
        (["/", *"rust", "enter", "j"], "rust", "★ Async in depth"),
        (["#", *"mem", "enter", "j"], "#memory", "Collecting garbage"),
        (["1", "j", "enter", "2", "j"], "#rust", "★ Async in depth"),
    ],
)
async def test_keys_behind_a_choice_are_for_what_was_chosen(
    shelf: Path, keys: list[str], filter_text: str, row: str
) -> None:
    async with reader(shelf) as r:
        await r.burst(*keys)
        assert (r.filter_text, r.row()) == (filter_text, row)


@pytest.mark.parametrize(
    "keys",
    [
        *(["s", "t", "j"], ["*", "*"], ["*", "a", "d"], ["?", "q", "k"], ["?", "enter", "enter"]),
        ["ctrl+p", *"next", "enter", "enter"],
        ["t", *"new", "enter", "enter"],
        ["a", *"https://new.example/", "enter", "enter"],
        ["I", *"nowhere", "enter", "enter"],
        ["m", "w", "w"],
    ],
    ids="".join,
)
async def test_a_dialog_answers_once_however_many_keys_come(shelf: Path, keys: list[str]) -> None:
    async with reader(shelf) as r:
        await r.burst(*keys)
        await r.keys("escape")
        assert (r.has_ended, r.app.screen) == (False, r.main)


async def test_a_key_behind_an_answered_menu_is_for_the_list(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.burst("s", "t", "j")
        assert (r.filter_text, r.row()) == ("sort:title+", "Collecting garbage")


async def test_what_is_done_with_all_notes_waits_until_they_are_found(shelf: Path) -> None:
    async with reader(shelf) as r:
        with closed_results(r) as gate:
            await r.burst_unsettled("/", *"rust", "enter", "*", "a", "j", "w")
            assert (r.session.state.marked, r.row()) == (frozenset(), RUST[0])
            gate.open()
            await r.settle()
        assert ([row[0] for row in r.rows()], r.row()) == (["✓", "✓"], "✓ ★ Async in depth")
        assert r.toasts() == ["There is no unread note in this direction."]


async def test_a_pattern_that_takes_too_long_is_marked_and_the_old_result_stays(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def give_up(*_: object, **__: object) -> None:
        raise TimeoutError

    async with reader(shelf, filter_text="#rust") as r:
        endless = type("", (), {"search": give_up, "finditer": give_up})
        monkeypatch.setattr(patterns, "compiled", lambda _: endless)
        await r.press("filter.edit")
        await r.paste("/x+/")
        assert (r.rows(), r.status()) == (RUST, "↓ newest 1 of 2 ? help")
        line = r.session.panes.filter_line
        assert (line.text, line.fault) == (
            "#rust /x+/",
            Fault(
                (6, 10),
                "The regular expression takes too long",
                "Write it without repeats inside repeats.",
            ),
        )


def test_every_order_is_in_the_menu_and_has_words_for_both_directions() -> None:
    names = [order.text for order in ORDERS]
    ways = {(name, way) for name in names for way in (True, False)} - {("random", True)}
    assert (list(DESCENDING), [name for _, name, _ in SORT_MENU]) == (names, names)
    assert SORT_WORDS.keys() == ways
