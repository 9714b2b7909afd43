"""Markdown of other programs with an address in its front matter: Hugo, Jekyll, Obsidian.

What is written there beside the usual names stays with the note. A file that has only names of
ours, or says that we wrote it, is a note of ours.
"""

from __future__ import annotations

from collections.abc import Iterator

from tui.formats.base import Format, Issue, Recognition, Score
from tui.formats.front_matter import begun_values, has_fence
from tui.formats.native.markdown_note import is_own
from tui.formats.native.other_markdown import address_in, parted_note, read_other
from tui.formats.shape import Shape, Text
from tui.formats.source import Source
from tui.model.note import Draft

NAME = "front-matter"


def read(source: Source) -> Iterator[Draft | Issue]:
    """Yields the one note; without an address if it has none.

    Raises:
        FormatError: There is front matter, and it cannot be read.
    """
    values, body = parted_note(source)
    yield read_other(values, body, NAME)


def _recognises(shape: Shape) -> Recognition | None:
    if type(shape) is not Text or not has_fence(shape.text):
        return None
    values = begun_values(shape.text)
    if address_in(values) and not is_own(values):
        return Recognition(Score.LIKELY, "its front matter has an address")
    return None


FORMAT = Format(
    name=NAME,
    label="Markdown of other programs with front matter",
    recognises=_recognises,
    read=read,
)
