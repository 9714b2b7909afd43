"""Which library a person means."""

from __future__ import annotations

import os
from pathlib import Path

from tui.library.configuration.current import current_config
from tui.library.paths import LIBRARY_VARIABLE, config_path, expanded, library_path


def chosen_library(given: str | None = None) -> Path:
    """Returns the library file: that of the arguments, the environment or the configuration."""
    if given or os.environ.get(LIBRARY_VARIABLE):
        return library_path(given)
    configured = current_config().configuration.library
    # What is not said from the root on is said from the file on, wherever the program is started.
    beside = config_path().parent / expanded(configured) if configured else ""
    return library_path(configured=str(beside))
