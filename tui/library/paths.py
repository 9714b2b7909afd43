"""Where the library is, unless a person says otherwise."""

from __future__ import annotations

import os
from pathlib import Path

APP = "url-notes"

LIBRARY_VARIABLE = "URL_NOTES_DB"
"""The environment variable that names the library file."""


CONFIG_VARIABLE = "URL_NOTES_CONFIG"
"""The environment variable that names the configuration file."""


def library_path(given: str | None = None, configured: str = "") -> Path:
    """Returns the library file: as given, as in the environment, as configured, or the usual."""
    if named := given or os.environ.get(LIBRARY_VARIABLE) or configured:
        return Path(named).expanduser()
    import platformdirs

    return Path(platformdirs.user_data_dir(APP, appauthor=False)) / "library.db"


def config_path() -> Path:
    """Returns the configuration file: the environment's, or that of the platform."""
    if named := os.environ.get(CONFIG_VARIABLE):
        return Path(named).expanduser()
    import platformdirs

    return Path(platformdirs.user_config_dir(APP, appauthor=False)) / "config.toml"
