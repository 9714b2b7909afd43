"""Settings whose values only the reader knows."""

from __future__ import annotations

from collections.abc import Collection

from tui.library.configuration.values import Configuration, SettingFault
from tui.model.nearest import did_you_mean


def theme_faults(configuration: Configuration, themes: Collection[str]) -> list[SettingFault]:
    """Returns whether there is no such theme, as one fault or none."""
    name = configuration.theme
    if not name or name in themes:
        return []
    hint = did_you_mean(name, themes, "“Choose a theme” in the reader shows them all.")
    return [SettingFault(("theme",), f"names no theme: {name}", hint)]
