"""What each colour is for: the names that all sheets use, whatever the theme.

A sheet writes ``$dim`` or ``$on-accent``. A theme of our own has a colour for each role; those of
Textual's are derived from the few that each of its themes has, and made readable where they are
not.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from textual.color import Color
from textual.theme import Theme

from tui.ui.themes.contrast import readable


class Roles(NamedTuple):
    """A colour for each role, as sheets write colours."""

    bg: str
    """Behind the panes."""
    panel: str
    """Behind the header, the bottom row and dialogs."""
    hairline: str
    """Rules between and within panes; they say nothing by themselves."""
    fg: str
    """Prose and unread titles."""
    read: str
    """Titles of notes that were read."""
    dim: str
    """Dates, sites and counts."""
    accent: str
    """Asks for attention: the focus, unread, starred and marked notes, chosen tags, headings."""
    violet: str
    """Tags and links."""
    red: str
    """Warns: what is excluded, the trash, errors."""
    cursor: str
    """Behind the row of the cursor."""
    bar: str
    """Behind a tag, as long as its count is of the largest."""
    code: str
    """Behind code."""
    hit: str
    """Behind what was searched for."""
    on_accent: str
    """A text on the accent: the title of the pane with the focus."""


TEXTS = ("fg", "read", "dim", "accent", "violet", "red")
"""The roles of texts that may stand on any background."""

BACKGROUNDS = ("bg", "panel", "cursor", "bar", "code", "hit")
"""The roles of backgrounds."""

_TERMINAL = "ansi_default"
_ANSI_DARK = Roles(
    *(_TERMINAL, _TERMINAL, "ansi_bright_black", _TERMINAL, _TERMINAL, _TERMINAL),
    *("ansi_bright_yellow", "ansi_bright_magenta", "ansi_bright_red"),
    *(_TERMINAL, _TERMINAL, _TERMINAL, _TERMINAL, "ansi_black"),
)
_ANSI_LIGHT = _ANSI_DARK._replace(
    accent="ansi_magenta", violet="ansi_blue", red="ansi_red", on_accent="ansi_bright_white"
)


def roles_of(theme: Theme, variables: Mapping[str, str]) -> Roles:
    """Returns the colours of a theme.

    Args:
        theme: Any theme.
        variables: What Textual derives from it, by the names that sheets use.
    """
    own = [theme.variables.get(_in_sheets(name), "") for name in Roles._fields]
    if all(own):
        return Roles(*own)
    if theme.ansi:
        return _ANSI_DARK if theme.dark else _ANSI_LIGHT
    return _derived(variables, on_dark=theme.dark)


def role_variables(roles: Roles) -> dict[str, str]:
    """Returns the colours by the names that sheets use."""
    return {_in_sheets(name): color for name, color in roles._asdict().items()}


def _derived(variables: Mapping[str, str], *, on_dark: bool) -> Roles:
    named = ("background", "surface", "foreground", "accent", "primary", "error")
    bg, panel, fg, accent, violet, red = (Color.parse(variables[name]) for name in named)
    panel = bg + panel
    fg = bg + fg
    cursor, hit = bg.blend(accent, 0.14), bg.blend(accent, 0.22)
    bar, code = bg.blend(fg, 0.06), bg.blend(fg, 0.06)
    grounds = (bg, panel, cursor, hit, bar, code)

    def text(color: Color) -> Color:
        return readable(bg + color, grounds, on_dark=on_dark)

    fg, dim, accent = text(fg), text(fg.blend(bg, 0.35)), text(accent)
    return Roles(
        bg=bg.hex,
        panel=panel.hex,
        hairline=bg.blend(fg, 0.2).hex,
        fg=fg.hex,
        read=text(fg.blend(dim, 0.6)).hex,
        dim=dim.hex,
        accent=accent.hex,
        violet=text(violet).hex,
        red=text(red).hex,
        cursor=cursor.hex,
        bar=bar.hex,
        code=code.hex,
        hit=hit.hex,
        on_accent=readable(bg, [accent], on_dark=not on_dark).hex,
    )


def _in_sheets(name: str) -> str:
    return name.replace("_", "-")
