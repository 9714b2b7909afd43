"""How a person looks at a library: the theme, the density of the list, the widths of panes.

It is kept in the state folder of the platform, apart for each library. It is only a convenience:
what cannot be read or written is passed over.
"""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from tui.library.configuration.values import Configuration
from tui.library.log import kinds_of
from tui.library.paths import APP
from tui.library.private_file import write_private_file

logger = logging.getLogger(__name__)

_MOST_BYTES = 4_000
"""No look takes more."""

_MOST_CELLS = 10_000
"""No terminal is wider."""


class Edges(NamedTuple):
    """Where the lines between panes were dragged to."""

    tags: int | None = None
    """The cells of the tags; None where they have the usual width."""
    notes: tuple[int, int] | None = None
    """The parts of the list and of the preview in the room for both; None where they are usual."""


class Look(NamedTuple):
    """How a library is looked at."""

    theme: str | None = None
    """None where the terminal decides."""
    note_lines: int | None = None
    """On how many lines a note is, 1 or 2; None where the size of the terminal decides."""
    edges: Mapping[str, Edges] = {}
    """Where edges were dragged to, by the class of the terminal's width."""


USUAL = Look()
"""What is not kept."""


def remembered_look(library: Path) -> Look:
    """Returns how a library was looked at, as far as that was kept and can be read."""
    with suppress(OSError, ValueError, RecursionError), _path(library).open("rb") as stream:
        import json

        kept = json.loads(stream.read(_MOST_BYTES))
        return _read(kept) if isinstance(kept, dict) else USUAL
    return USUAL


def configured_look(look: Look, configuration: Configuration) -> Look:
    """Returns a look with what is configured in place of the last choice."""
    return look._replace(
        theme=configuration.theme or look.theme,
        note_lines=configuration.density or look.note_lines,
    )


def remember_look(library: Path, look: Look) -> None:
    """Keeps how a library is looked at, for its owner alone."""
    import json

    edges = {name: each._asdict() for name, each in look.edges.items()}
    try:
        write_private_file(_path(library), json.dumps({**look._asdict(), "edges": edges}))
    except OSError as error:
        logger.info("how the library is looked at could not be kept: %s", kinds_of(error))


def _read(kept: dict[str, Any]) -> Look:
    theme, note_lines, edges = kept.get("theme"), kept.get("note_lines"), kept.get("edges")
    return Look(
        theme if isinstance(theme, str) else None,
        note_lines if note_lines in (1, 2) and type(note_lines) is int else None,
        {
            name: Edges(_cells(each.get("tags")), _parts(each.get("notes")))
            for name, each in (edges if isinstance(edges, dict) else {}).items()
            if isinstance(each, dict)
        },
    )


def _cells(kept: object) -> int | None:
    return kept if type(kept) is int and 0 < kept < _MOST_CELLS else None


def _parts(kept: object) -> tuple[int, int] | None:
    if not isinstance(kept, list) or len(kept) != 2:
        return None
    of_list, of_preview = map(_cells, kept)
    return (of_list, of_preview) if of_list and of_preview else None


def _path(library: Path) -> Path:
    import platformdirs

    name = hashlib.blake2b(os.fsencode(library.resolve()), digest_size=8).hexdigest()
    return Path(platformdirs.user_state_dir(APP, appauthor=False)) / "looks" / f"{name}.json"
