"""Where the library is, unless a person says otherwise."""

from __future__ import annotations

import os
from pathlib import Path

APP = "url-notes"

LIBRARY_VARIABLE = "URL_NOTES_DB"
"""The environment variable that names the library file."""


def library_path(given: str | None = None) -> Path:
    """Returns the library file: the given one, the environment's, or the platform's default."""
    named = given or os.environ.get(LIBRARY_VARIABLE)
    if named:
        return Path(named).expanduser()
    import platformdirs

    return Path(platformdirs.user_data_dir(APP, appauthor=False)) / "library.db"
