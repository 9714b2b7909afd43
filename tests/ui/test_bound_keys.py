"""Keys that are configured: which hold, and what is said of the others."""

from __future__ import annotations

import pytest

from tui.assets import KEYMAPS
from tui.library.configuration.config_file import keymap
from tui.library.configuration.values import Keys, SettingFault
from tui.ui.action_table import ACTIONS
from tui.ui.bound_keys import bind_keys, spelled


def keys_of(action_id: str, keys: Keys) -> tuple[str, ...]:
    bound = bind_keys(ACTIONS, keys)
    return next(action.keys for action in bound.actions if action.id == action_id)


def faults(keys: Keys) -> list[tuple[str, str, str]]:
    return [(each.name[1], each.message, each.hint) for each in bind_keys(ACTIONS, keys).faults]


def test_an_action_has_the_keys_that_are_configured_in_place_of_its_own() -> None:
    assert keys_of("note.star", {"note.star": ("Ctrl-S", "f2")}) == ("ctrl+s", "f2")
    assert keys_of("note.star", {"note.star": ()}) == ()
    assert keys_of("note.star", {}) == ("!",)


def test_a_configured_key_goes_before_the_usual_one_of_another_action() -> None:
    keys = {"note.star": ("w",)}
    assert (keys_of("note.star", keys), keys_of("cursor.next_unread", keys)) == (("w",), ("}",))
    assert faults(keys) == []


def test_a_key_that_is_configured_for_everywhere_goes_before_the_usual_ones_of_panes() -> None:
    keys = {"pane.right": ("space",), "tag.also": ("space",)}
    assert keys_of("pane.right", keys) == ("space",)
    assert (keys_of("tag.also", keys), keys_of("mark.toggle", keys)) == (("space",), ())
    hint = "Give {} another, or none with []."
    assert faults(keys) == [
        ("pane.right", f"takes the only key of {each}", hint.format(each))
        for each in ("cursor.skim", "mark.toggle")
    ]


def test_ctrl_q_always_leaves_the_program() -> None:
    assert keys_of("app.quit", {"app.quit": ()}) == ("ctrl+q",)
    assert keys_of("app.quit", {"app.quit": ("f4",)}) == ("f4", "ctrl+q")
    assert keys_of("app.quit", {"app.quit": ("ctrl+q", "f4")}) == ("ctrl+q", "f4")
    said = [("note.star", "cannot have Ctrl-Q", "It always leaves the program.")]
    assert faults({"note.star": ("ctrl+q",)}) == said


def test_one_of_the_keys_that_show_the_others_has_to_stay() -> None:
    none: Keys = {"app.help": (), "app.command": (), "app.palette": ()}
    hint = "Give app.help, app.command or app.palette one."
    assert faults(none) == [("app.help", "leaves no key that shows the others", hint)]
    for each in none:
        assert faults({**none, each: ("f9",)}) == []


def test_a_key_of_a_pane_leaves_that_of_everywhere_alone() -> None:
    keys = {"note.similar": ("x",)}
    assert (keys_of("note.similar", keys), keys_of("note.archive", keys)) == (("x",), ("x",))


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({"note.stra": ("x",)}, [("note.stra", "is no action", "Did you mean note.star?")]),
        ({"zzz": ("x",)}, [("zzz", "is no action", "`url-notes keys` lists them.")]),
        (
            {"note.star": ("ctrl+h",)},
            [("note.star", "cannot have Ctrl-H", "A terminal sends Backspace for it.")],
        ),
        (
            {"note.star": ("ctrl+1", "ctrl+s")},
            [("note.star", "cannot have Ctrl-1", "Ctrl goes with letters alone.")],
        ),
        (
            {"note.star": ("ctrl+c",)},
            [("note.star", "cannot have Ctrl-C", "It copies what is selected.")],
        ),
        (
            {"note.star": ("Alt-X",)},
            [
                (
                    "note.star",
                    "cannot have alt+x",
                    "Not every terminal sends Alt, Super or Shift with a key.",
                )
            ],
        ),
        (
            {"note.star": ("stern",)},
            [("note.star", "has no such key: stern", "Write j, ctrl+n, enter or f2.")],
        ),
        (
            {"note.star": ("w",), "note.read": ("w", "r")},
            [("note.read", "cannot have w", "note.star has it already.")],
        ),
        (
            {"note.star": ("z",)},
            [
                (
                    "note.star",
                    "takes the only key of preview.zoom",
                    "Give preview.zoom another, or none with [].",
                )
            ],
        ),
        ({"note.star": ("z",), "preview.zoom": ()}, []),
    ],
)
def test_what_cannot_be_is_told_with_what_helps(
    keys: Keys, said: list[tuple[str, str, str]]
) -> None:
    assert faults(keys) == said


def test_of_two_that_are_configured_the_first_stands() -> None:
    keys = {"note.star": ("w",), "note.read": ("w", "r")}
    assert (keys_of("note.star", keys), keys_of("note.read", keys)) == (("w",), ("r",))


def test_a_fault_names_the_table_and_the_action() -> None:
    (fault,) = bind_keys(ACTIONS, {"zzz": ()}).faults
    assert fault == SettingFault(("keys", "zzz"), "is no action", "`url-notes keys` lists them.")


@pytest.mark.parametrize("name", sorted(path.stem for path in KEYMAPS.glob("*.toml")))
def test_the_keys_that_come_with_the_program_can_all_be(name: str) -> None:
    assert faults(keymap(name)) == []


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Ctrl-D", "ctrl+d"),
        ("PgDn", "pagedown"),
        ("Shift-Tab", "shift+tab"),
        ("G", "G"),
        ("-", "-"),
        ("+", "+"),
        ("Esc", "escape"),
        ("F5", "f5"),
    ],
)
def test_keys_may_be_written_as_people_do(written: str, name: str) -> None:
    assert spelled(written) == name
