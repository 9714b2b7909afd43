"""Every colour of every theme has a role, and every text can be read on every background."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from tui.ui.themes.contrast import READABLE, contrast
from tui.ui.themes.own_themes import own_theme, own_themes
from tui.ui.themes.roles import BACKGROUNDS, TEXTS, Roles, role_variables, roles_of

THEMES = {**own_themes(), **BUILTIN_THEMES}
COLOURED = [theme for theme in THEMES.values() if not theme.ansi]

LESS = {("ink", "dim", "hit")}
"""What is a little harder to read, and so never drawn: dates have no hits."""


def roles(theme: Theme) -> Roles:
    return roles_of(theme, theme.to_color_system().generate())


def test_the_themes_of_our_own_are_dark_and_light() -> None:
    assert {name: theme.dark for name, theme in own_themes().items()} == {
        "ink": True,
        "paper": False,
    }


def test_a_theme_of_our_own_has_the_colours_of_its_file() -> None:
    ink = own_theme("ink")
    assert ink
    assert roles(ink) == Roles(
        bg="#17140f",
        panel="#211c15",
        hairline="#3a3226",
        fg="#ece5d8",
        read="#b3a894",
        dim="#a89d87",
        accent="#f2a65a",
        violet="#bda5ff",
        red="#ff9488",
        cursor="#3a2c1a",
        bar="#251f17",
        code="#241f18",
        hit="#4a320c",
        on_accent="#17140f",
    )


def test_there_is_no_theme_that_has_no_file() -> None:
    assert own_theme("nord") is None


def test_sheets_name_a_role_with_a_dash() -> None:
    paper = own_theme("paper")
    assert paper
    assert role_variables(roles(paper))["on-accent"] == "#fffdf8"


@pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
def test_every_text_can_be_read_on_every_background(theme: Theme) -> None:
    colors = roles(theme)._asdict()
    pairs = [(text, ground) for text in TEXTS for ground in BACKGROUNDS] + [("on_accent", "accent")]
    measured = {
        (theme.name, text, ground): contrast(Color.parse(colors[text]), Color.parse(colors[ground]))
        for text, ground in pairs
    }
    assert {pair for pair, value in measured.items() if value < READABLE} <= LESS


@pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
def test_the_steps_of_grey_and_the_colours_with_a_meaning_differ(theme: Theme) -> None:
    colors = roles(theme)
    assert len({colors.fg, colors.read, colors.dim, colors.accent, colors.violet, colors.red}) == 6
    assert len({colors.bg, colors.cursor, colors.hit}) == 3


@pytest.mark.parametrize("name", ["ansi-dark", "ansi-light"])
def test_a_theme_of_the_terminal_leaves_backgrounds_to_it(name: str) -> None:
    colors = roles(BUILTIN_THEMES[name])
    assert {getattr(colors, ground) for ground in BACKGROUNDS} == {"ansi_default"}
    assert len({colors.fg, colors.accent, colors.violet, colors.red}) == 4
