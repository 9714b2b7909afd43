"""What is configured: heeded at the start, and again where the file changes."""

from __future__ import annotations

from collections.abc import Sequence

from tui.library.configuration.values import PANES, ConfigFile, Configuration, Problem
from tui.library.configuration.watch import ConfigWatch
from tui.ui.reader_settings import theme_faults
from tui.ui.session import Session


def first_filter(config: ConfigFile) -> str:
    """Returns the filter to begin with where none is named: the order that is configured."""
    order = config.configuration.order
    return f"sort:{order}" if order else ""


def begin_as_configured(session: Session, config: ConfigFile) -> None:
    """Shows the first page as it is configured; `take_keys` is for when it is painted."""
    hidden = set(PANES) - set(config.configuration.panes)
    if "tags" in hidden:
        session.perform("pane.hide_tags")
    if "preview" in hidden:
        session.perform("preview.hide")
    _take_values(session, config.configuration)


def take_keys(session: Session, config: ConfigFile) -> None:
    """Gives actions the keys that are configured, and says what is wrong in the file."""
    given = config.configuration
    session.keymap, faults = session.keymap.rebound(given.keys)
    faults = (*faults, *theme_faults(given, session.screen.app.available_themes))
    if faults:
        from tui.library.configuration.config_file import problem_of

        problems = (problem_of(fault, config.text) for fault in faults)
        config = config._replace(problems=[*config.problems, *problems])
    _report(session, config.problems)


def follow_config(session: Session, watch: ConfigWatch) -> None:
    """Reads the file again where it has changed."""
    if not watch.has_changed():
        return
    from tui.library.configuration.config_file import read_config

    config = read_config(watch.path)
    session.notify("The configuration was read again.")
    _take_values(session, config.configuration)
    take_keys(session, config)


def _take_values(session: Session, given: Configuration) -> None:
    """Heeds all but keys; a theme or density of the last choice stays where none is."""
    before, session.configuration = session.configuration, given
    session.gateway.writer.bounds = given.journal_bounds
    app, notes = session.screen.app, session.panes.notes
    if given.theme and given.theme != before.theme and given.theme in app.available_themes:
        app.theme = given.theme
    if given.density and given.density != before.density:
        notes.lines_of_note = given.density
        notes.refresh()


def _report(session: Session, problems: Sequence[Problem]) -> None:
    """Says the first of what is wrong in the file, and where all is said."""
    if not problems:
        return
    first, others = problems[0], len(problems) - 1
    where = f"config.toml:{first.line}: " if first.line else "config.toml: "
    hint = first.hint or "`url-notes config check` shows where."
    if others:
        hint = f"{others} more; `url-notes config check` lists them."
    session.notify(f"{where}{first.key} {first.message}", hint, severity="warning")
