"""What every format is made of: a recogniser, a reader, a writer.

A reader takes an open binary stream and yields, in the order of the source, drafts and issues.
It never raises on what the stream holds, with one exception: ``FormatError`` where the stream as a
whole is nothing this format can read. A bad record becomes an ``Issue`` and the rest is read.
Drafts come as the source has them: the importer cleans them, merges them and drops duplicates.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, TextIO

from tui.model.note import Draft

HEAD_BYTES = 65_536
"""How much of a file a recogniser is shown."""


@dataclass(frozen=True, slots=True)
class Issue:
    """One bad record of a source, which was passed over or read in part."""

    reason: str
    """What is wrong with it, as a sentence without a full stop."""
    line: int | None = None
    """The line of the source, counted from 1, where the format has lines."""
    dropped: bool = True
    """Whether the record was passed over; else it was read with something amiss."""


Reader = Callable[[BinaryIO], Iterator[Draft | Issue]]
Writer = Callable[[Iterable[Draft], TextIO], None]


@dataclass(frozen=True, slots=True)
class Format:
    """A file kind, as the registry lists it."""

    name: str
    """What ``--format`` takes, such as ``netscape-html``."""
    label: str
    """What a person would call it."""
    recognises: Callable[[bytes, str], bool]
    """Whether a file is of this kind, by its first ``HEAD_BYTES`` and its name."""
    read: Reader | None = None
    write: Writer | None = None
    in_folders: bool = False
    """Whether a folder of such files is a source of its own."""
