"""The themes of our own, each a file with a colour for every role: ``styles/themes/ink.toml``."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from textual.theme import Theme

from tui.assets import styles
from tui.ui.themes.roles import Roles, role_variables

DARK, LIGHT = "ink", "paper"
"""The themes that are shown unless a person chooses another."""

_SUFFIX = ".toml"


@cache
def own_theme(name: str) -> Theme | None:
    """Returns a theme of our own; None where there is none with that name."""
    path = _folder() / f"{name}{_SUFFIX}"
    return _read(path) if path.is_file() else None


def own_themes() -> dict[str, Theme]:
    """Returns the themes of our own by their names, in the order of these."""
    found = (own_theme(path.stem) for path in sorted(_folder().glob(f"*{_SUFFIX}")))
    return {theme.name: theme for theme in found if theme}


def _folder() -> Path:
    return styles() / "themes"


def _read(path: Path) -> Theme:
    import tomllib

    values = tomllib.loads(path.read_text("utf-8"))
    roles = Roles(**{name.replace("-", "_"): color for name, color in values["roles"].items()})
    return Theme(
        name=path.stem,
        dark=values["dark"],
        primary=roles.accent,
        secondary=roles.violet,
        accent=roles.accent,
        warning=roles.accent,
        error=roles.red,
        success=roles.accent,
        foreground=roles.fg,
        background=roles.bg,
        surface=roles.bg,
        panel=roles.panel,
        variables=role_variables(roles),
    )
