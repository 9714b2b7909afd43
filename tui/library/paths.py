"""Where the library is, unless a person says otherwise."""

from __future__ import annotations

import os
from pathlib import Path

from tui.errors import UrlNotesError
from tui.library.shown_path import shown

APP = "url-notes"

LIBRARY_VARIABLE = "URL_NOTES_DB"
"""The environment variable that names the library file."""


CONFIG_VARIABLE = "URL_NOTES_CONFIG"
"""The environment variable that names the configuration file."""


def library_path(given: str | None = None, configured: str = "") -> Path:
    """Returns the library file: as given, as in the environment, as configured, or the usual."""
    if named := given or os.environ.get(LIBRARY_VARIABLE) or configured:
        return expanded(named)
    import platformdirs

    return Path(platformdirs.user_data_dir(APP, appauthor=False)) / "library.db"


def config_path() -> Path:
    """Returns the configuration file: the environment's, or that of the platform."""
    if named := os.environ.get(CONFIG_VARIABLE):
        return expanded(named)
    import platformdirs

    return Path(platformdirs.user_config_dir(APP, appauthor=False)) / "config.toml"


def expanded(path: str) -> Path:
    """Returns a path with the home folder in place of ``~``.

    Raises:
        UrlNotesError: It names the home folder of somebody who has none.
    """
    try:
        return Path(path).expanduser()
    except RuntimeError as error:
        raise UrlNotesError(
            f"{shown(Path(path))} names a home folder that is not there", "Check the path."
        ) from error
