"""Choosing the colours."""

from __future__ import annotations

from tui.ui.actions import Action
from tui.ui.drawing.theme_row import ThemeLine
from tui.ui.operations.dialog_opening import open_dialog
from tui.ui.operations.look import keep_look
from tui.ui.session import Session


def choose_theme(session: Session) -> None:
    """Shows each theme while the cursor is on it; keeps one, or has the one before again."""
    from tui.ui.dialogs.themes import ThemesScreen

    app = session.screen.app
    before = app.theme

    def show(name: str) -> None:
        app.theme = name

    def chosen(name: str | None) -> None:
        app.theme = name or before
        if name:
            keep_look(session, theme=name)

    themes = app.available_themes.values()
    lines = [ThemeLine(each.name, each.dark, each.name == before) for each in themes]
    open_dialog(session, ThemesScreen(lines, show), chosen)


ACTIONS: tuple[Action[Session], ...] = (
    Action("app.theme", ("ctrl+t",), "Choose a theme, and see each at once", choose_theme),
)
