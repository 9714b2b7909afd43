"""Addresses as text: without what says nothing to a reader."""

from __future__ import annotations

import re

from tui.ui.drawing.fitted_text import one_line

_SCHEME = re.compile(r"https?://(?:www\.)?|mailto:", re.IGNORECASE)


def shown_address(url: str) -> tuple[str, int]:
    """Returns an address without its scheme and final slash, and how much is left out before it."""
    url = one_line(url)
    scheme = _SCHEME.match(url)
    start = scheme.end() if scheme else 0
    return url[start:].rstrip("/"), start
