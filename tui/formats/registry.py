"""The table of formats; a new one is a module and a line here.

The order matters: a file belongs to the first format that recognises it.
"""

from __future__ import annotations

from difflib import get_close_matches

from tui.errors import UsageError
from tui.formats.base import Format
from tui.formats.bookmark_html import netscape
from tui.formats.native import native
from tui.formats.origin import url_notes_site
from tui.formats.tools import url_list

FORMATS: tuple[Format, ...] = (
    url_notes_site.FORMAT,
    netscape.FORMAT,
    native.JSONL,
    native.JSON,
    url_list.FORMAT,
)
"""Every format, the most specific recogniser first."""


def recognise(head: bytes, name: str) -> Format | None:
    """Returns the format of a file, by its first bytes and its name; ``None`` if unknown."""
    return next((each for each in FORMATS if each.read and each.recognises(head, name)), None)


def format_named(name: str) -> Format:
    """Returns the format with this name.

    Raises:
        UsageError: There is none; the hint names the nearest.
    """
    by_name = {each.name: each for each in FORMATS}
    if name in by_name:
        return by_name[name]
    near = get_close_matches(name, by_name, n=1)
    hint = f"Did you mean {near[0]}?" if near else "`url-notes formats` lists them."
    raise UsageError(f"There is no format {name!r}", hint)
