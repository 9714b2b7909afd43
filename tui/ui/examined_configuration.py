"""What the reader makes of a configuration, for the command line."""

from __future__ import annotations

from collections.abc import Sequence

from textual.theme import BUILTIN_THEMES

from tui.library.configuration.values import Configuration, KeyRow, SettingFault
from tui.ui.action_table import ACTIONS
from tui.ui.keymaps import Keymap
from tui.ui.reader_settings import theme_faults
from tui.ui.themes.own_themes import own_themes


def examine(configuration: Configuration) -> tuple[Sequence[KeyRow], Sequence[SettingFault]]:
    """Returns all actions with their keys, and what of the configuration cannot be done."""
    keymap, faults = Keymap(ACTIONS).rebound(configuration.keys)
    rows = [KeyRow(each.id, each.keys, each.context.value, each.help) for each in keymap.actions]
    themes = {*own_themes(), *BUILTIN_THEMES}
    return rows, [*faults, *theme_faults(configuration, themes)]
