"""How the library is looked at: what a person chose is kept for the next time."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tui.library.remembered_look import Edges
from tui.ui.session import Session


def keep_look(session: Session, **chosen: Any) -> None:
    """Keeps what was chosen, by the names of the fields of `Look`."""
    state = session.state
    session.state = replace(state, look=state.look._replace(**chosen))


def keep_edges(session: Session, width_class: str, edges: Edges) -> None:
    """Keeps where edges were dragged to on a terminal of a class of widths."""
    keep_look(session, edges={**session.state.look.edges, width_class: edges})
