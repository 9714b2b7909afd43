"""What a step changed of one thing, in words."""

from __future__ import annotations

from typing import NamedTuple


class ChangeInWords(NamedTuple):
    """What happened to a note, or to another thing."""

    subject: str
    """The title of the note or its address; ``view k``."""
    lines: tuple[str, ...] = ()
    """What happened to it: ``starred · +ai −llm``, ``title: old → new``."""
