"""Settings whose values only the reader knows."""

from __future__ import annotations

from collections.abc import Collection

from tui.library.configuration.values import Configuration, SettingFault


def theme_faults(configuration: Configuration, themes: Collection[str]) -> list[SettingFault]:
    """Returns whether there is no such theme, as one fault or none."""
    name = configuration.theme
    if not name or name in themes:
        return []
    from difflib import get_close_matches

    near = get_close_matches(name, list(themes), n=1)
    hint = f"Did you mean {near[0]}?" if near else "“Choose a theme” in the reader shows them all."
    return [SettingFault(("theme",), f"names no theme: {name}", hint)]
