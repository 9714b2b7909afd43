"""The shells whose completion is known, and how they ask."""

from __future__ import annotations

SHELLS = ("bash", "zsh", "fish")

COMPLETION_VARIABLE = "_URL_NOTES_COMPLETE"
"""The environment variable in which a shell asks how its words could go on."""
