"""How an import begins, whoever named the files."""

from __future__ import annotations

from dataclasses import replace

from tui.ui.operations.status import show_status
from tui.ui.session import Session


def begin_import(session: Session, path: str) -> None:
    """Has a file or folder imported, after the imports before it.

    Args:
        session: The session.
        path: As it was typed, or dropped on the terminal.
    """
    imports = session.state.imports
    if imports:
        session.notify("This import begins when the one before it has ended.")
    session.state = replace(session.state, imports=imports + 1)
    as_tags = session.configuration.folders_as_tags
    session.gateway.begin_import(_unquoted(path), folders_as_tags=as_tags)
    show_status(session)


def _unquoted(path: str) -> str:
    """Returns a path without what a terminal puts around a file that is dropped on it."""
    path = path.strip()
    if len(path) > 1 and path[0] == path[-1] and path[0] in "'\"":
        return path[1:-1]
    return path.replace("\\ ", " ")
