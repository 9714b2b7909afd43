"""Errors of filters, as tests read them."""

from __future__ import annotations

from tui.errors import FilterError


def failure(error: FilterError, text: str) -> tuple[str, str]:
    """The message, and the part of the text that is at fault."""
    return error.message, text[slice(*error.span)]
