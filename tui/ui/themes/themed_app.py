"""A program that knows the themes of our own, and whose sheets name colours by their roles."""

from __future__ import annotations

from typing import Any

from textual.app import App, ReturnType
from textual.theme import Theme

from tui.ui.themes.own_themes import DARK, own_theme, own_themes
from tui.ui.themes.roles import role_variables, roles_of


class ThemedApp(App[ReturnType]):
    """Has the themes of our own beside those of Textual.

    Args:
        theme_name: The theme to begin with.
        options: Those of `App`.
    """

    def __init__(self, theme_name: str = DARK, **options: Any) -> None:
        # What the sheets say in it is read in there.
        self.set_reactive(ThemedApp.theme, theme_name)
        super().__init__(**options)

    @property
    def available_themes(self) -> dict[str, Theme]:
        """The themes of our own, and those of Textual."""
        return {**own_themes(), **super().available_themes}

    def get_theme(self, theme_name: str) -> Theme | None:
        """Returns a theme; one of our own is read when it is first needed."""
        return own_theme(theme_name) or super().get_theme(theme_name)

    def get_css_variables(self) -> dict[str, str]:
        """Returns the variables of Textual, and the colours of the theme by their roles."""
        variables = super().get_css_variables()
        self.theme_variables = variables | role_variables(roles_of(self.current_theme, variables))
        return self.theme_variables
