"""Which library a person means."""

from __future__ import annotations

import os
from pathlib import Path

from tui.library.paths import LIBRARY_VARIABLE, config_path, library_path


def chosen_library(given: str | None = None) -> Path:
    """Returns the library file: that of the arguments, the environment or the configuration."""
    if given or os.environ.get(LIBRARY_VARIABLE) or not (path := config_path()).exists():
        return library_path(given)
    from tui.library.configuration.config_file import read_config

    return library_path(given, read_config(path).configuration.library)
