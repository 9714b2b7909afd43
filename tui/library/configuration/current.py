"""What is configured now."""

from __future__ import annotations

from tui.library.configuration.values import NO_CONFIG, ConfigFile
from tui.library.paths import config_path


def current_config() -> ConfigFile:
    """Returns what the configuration file says; where there is none, nothing is loaded for it."""
    path = config_path()
    if not path.exists():
        return NO_CONFIG
    from tui.library.configuration.config_file import read_config

    return read_config(path)
