"""Files of the state folder, which are for their owner alone."""

from __future__ import annotations

import os
from pathlib import Path


def write_private_file(path: Path, text: str) -> None:
    """Makes a file, or puts it in the place of an older one, whole; makes its folder too.

    Raises:
        OSError: It cannot be written; an older one stays, and no part of the new one.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_suffix(f".{os.getpid()}")
    try:
        with open(draft, "w", encoding="utf-8", opener=_open_privately) as stream:
            stream.write(text)
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise


def _open_privately(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
