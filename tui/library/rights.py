"""Tells which files of a library others may use, and what ends that.

What this program makes is its owner's alone. What was there before with wider rights stays as it
is: whoever gave them may have meant it.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from tui.library.paths import APP
from tui.store.backups import backups_beside

OTHERS = 0o077
"""The rights of all but the owner."""

_WRITING = 0o022
_LOGS = ("-wal", "-shm")


def rights_in_words(path: Path) -> str:
    """Returns what is to be said of the files of a library that others may use; empty for none.

    Its folder is one of them where it is this program's own, or where others may change it.

    Args:
        path: The library, which need not be there.
    """
    home = path.resolve()
    return _in_words([*_loose_files(home)], home.parent)


def file_in_words(path: Path) -> str:
    """Returns what is to be said of a file that others may use; empty where they may not."""
    return _in_words([path] if _rights(path) else [])


def _in_words(files: Sequence[Path], folder: Path | None = None) -> str:
    commands = [f"chmod 600 {_quoted(*files)}"] if files else []
    if folder and _is_loose_folder(folder):
        commands.append(f"chmod {'700' if folder.name == APP else 'go-w'} {_quoted(folder)}")
    return (
        f"Others can use what is yours; this ends it: {' && '.join(commands)}" if commands else ""
    )


def _quoted(*paths: Path) -> str:
    import shlex

    return " ".join(shlex.quote(str(each)) for each in paths)


def _loose_files(home: Path) -> Iterator[Path]:
    own = _rights(home)
    if own:
        yield home
    for each in (Path(f"{home}{end}") for end in _LOGS):
        # SQLite gives them the rights that the library has when it makes them.
        if _rights(each) & ~own:
            yield each
    try:
        backups = backups_beside(home)
    except OSError:
        return
    yield from (each.path for each in backups if _rights(each.path))


def _is_loose_folder(folder: Path) -> bool:
    """Returns whether others may look into a folder of this program, or change any other."""
    try:
        status = folder.stat()
    except OSError:
        return False
    wanted = OTHERS if folder.name == APP else _WRITING
    return _is_ours(status) and bool(status.st_mode & wanted) and not status.st_mode & stat.S_ISVTX


def _rights(path: Path) -> int:
    """Returns the rights that others have to a file of this person."""
    try:
        status = path.stat()
    except OSError:
        return 0
    is_file = stat.S_ISREG(status.st_mode) and _is_ours(status)
    return status.st_mode & OTHERS if is_file else 0


def _is_ours(status: os.stat_result) -> bool:
    return status.st_uid == os.geteuid()
