"""What a command is given of notes, and the commands that were used before."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from tui.library.copying import COPIES
from tui.library.log import kinds_of
from tui.library.paths import APP
from tui.library.private_file import write_private_file
from tui.model.note import Note

logger = logging.getLogger(__name__)

_WIDTH = 78
"""The cells of a line of plain text."""

_MOST_KEPT = 50
_MOST_BYTES = 500_000


def _markdown(note: Note) -> str:
    parts = [f"# {note.title or note.url}", f"<{note.url}>"]
    parts += [" ".join(f"#{tag}" for tag in note.tags), note.summary]
    parts += [f"## Comment\n\n{note.comment}"] if note.comment.strip() else []
    return "\n\n".join(part.strip() for part in parts if part.strip())


def _text(note: Note) -> str:
    head = [note.title, note.url, ", ".join(note.tags)]
    parts = [
        "\n".join(each for each in head if each),
        *map(_laid_out, (note.summary, note.comment)),
    ]
    return "\n\n".join(part for part in parts if part)


def _laid_out(text: str) -> str:
    from tui.prose.layout import layout
    from tui.prose.parse import parse

    return "\n".join(line.text.rstrip() for line in layout(parse(text), _WIDTH)).strip("\n")


PIPED: Mapping[str, Callable[[Note], str]] = {
    "markdown": _markdown,
    "text": _text,
    "json": COPIES["json"],
    "url": COPIES["url"],
}
"""Gives a note in each of these forms, by name."""

_DOCUMENTS = ("markdown", "text")


def piped(form: str, notes: Iterable[Note]) -> str:
    """Returns notes in one of the forms of `PIPED`, with a line feed at the end.

    URLs and JSON are a line each; between texts is an empty line.
    """
    between = "\n\n" if form in _DOCUMENTS else "\n"
    return between.join(PIPED[form](note) for note in notes) + "\n"


def used_commands() -> tuple[str, ...]:
    """Returns the commands that were used before, the latest last, as far as they can be read."""
    with suppress(OSError, ValueError, RecursionError), _path().open("rb") as stream:
        kept = json.loads(stream.read(_MOST_BYTES))
        return tuple(_texts(kept))[-_MOST_KEPT:]
    return ()


def keep_command(command: str) -> None:
    """Keeps a command that was used, for its owner alone."""
    kept = [each for each in used_commands() if each != command]
    try:
        write_private_file(_path(), json.dumps([*kept, command][-_MOST_KEPT:]))
    except OSError as error:
        logger.info("the command could not be kept: %s", kinds_of(error))


def _texts(kept: object) -> Iterator[str]:
    yield from (each for each in (kept if isinstance(kept, list) else []) if isinstance(each, str))


def _path() -> Path:
    import platformdirs

    return Path(platformdirs.user_state_dir(APP, appauthor=False)) / "commands.json"
