"""Keys as the bytes that a terminal sends for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual.events import Event, Key, Paste

_SENT: Mapping[str, str] = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "backspace": "\x7f",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "delete": "\x1b[3~",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
}
"""What is sent for keys that write nothing."""


def typed_bytes(events: Iterable[Event]) -> bytes:
    """Returns what a terminal sends for keys and pastes; nothing for keys that are rare."""
    return "".join(map(_sent, events)).encode("utf-8", "replace")


def _sent(event: Event) -> str:
    if isinstance(event, Paste):
        return event.text
    if isinstance(event, Key):
        return _SENT.get(event.key) or event.character or ""
    return ""
