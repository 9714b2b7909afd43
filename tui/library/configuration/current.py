"""What is configured now."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from tui.library.configuration.values import NO_CONFIG, ConfigFile
from tui.library.configuration.watch import FileState, state_of
from tui.library.paths import config_path


def current_config() -> ConfigFile:
    """Returns what the configuration file says; where there is none, nothing is loaded for it."""
    path = config_path()
    state = state_of(path)
    return _read(path, state) if state else NO_CONFIG


@lru_cache(maxsize=1)
def _read(path: Path, _: FileState) -> ConfigFile:
    """Returns what a file says, which is read once while it is the same: a start asks twice."""
    from tui.library.configuration.config_file import read_config

    return read_config(path)
