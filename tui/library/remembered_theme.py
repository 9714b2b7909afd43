"""The theme that a person chose for a library, kept in the state folder of the platform.

It is only a convenience: a file that cannot be read or written is passed over.
"""

from __future__ import annotations

import hashlib
import logging
import os
from contextlib import suppress
from pathlib import Path

from tui.library.log import kinds_of
from tui.library.paths import APP

logger = logging.getLogger(__name__)

_MOST_BYTES = 100
"""No theme has a longer name."""


def remembered_theme(library: Path) -> str | None:
    """Returns the name of the theme of a library, as it was kept; None where none was."""
    with suppress(OSError, ValueError), _path(library).open("rb") as stream:
        return stream.read(_MOST_BYTES).decode().strip() or None
    return None


def remember_theme(library: Path, name: str) -> None:
    """Keeps the name of the theme of a library, for its owner alone."""
    path = _path(library)
    draft = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with open(draft, "w", encoding="utf-8", opener=_open_privately) as stream:
            stream.write(f"{name}\n")
        draft.replace(path)
    except OSError as error:
        logger.info("the theme could not be kept: %s", kinds_of(error))


def _path(library: Path) -> Path:
    import platformdirs

    name = hashlib.blake2b(os.fsencode(library.resolve()), digest_size=8).hexdigest()
    return Path(platformdirs.user_state_dir(APP, appauthor=False)) / "themes" / name


def _open_privately(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
