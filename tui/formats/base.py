"""The parts of every format: a recogniser, a reader, a writer.

A reader takes an open binary stream and yields drafts and issues in the order of the source. It
raises nothing but ``FormatError``, if the format cannot read the stream at all. A bad record
becomes an ``Issue`` and the rest is read. Drafts are as the source has them: the importer cleans
them, merges them and drops duplicates.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, TextIO

from tui.model.note import Draft

HEAD_BYTES = 65_536
"""How much of a file a recogniser is given."""


@dataclass(frozen=True, slots=True)
class Issue:
    """One bad record of a source, which was skipped or read in part."""

    reason: str
    """What is wrong with it: a sentence without a full stop."""
    line: int | None = None
    """The line of the source, counted from 1, if the format has lines."""
    dropped: bool = True
    """Whether the record was skipped; otherwise it was read in part."""


Reader = Callable[[BinaryIO], Iterator[Draft | Issue]]
Writer = Callable[[Iterable[Draft], TextIO], None]


@dataclass(frozen=True, slots=True)
class Format:
    """A file kind, as the registry lists it."""

    name: str
    """The value of ``--format``, such as ``netscape-html``."""
    label: str
    """Its name in words."""
    recognises: Callable[[bytes, str], bool]
    """Returns whether a file is of this kind, by its first ``HEAD_BYTES`` and its name."""
    read: Reader | None = None
    write: Writer | None = None
    publishes: bool = False
    """Whether it is that in which something publishes one's own library: a newer text in it
    replaces the one that it brought before."""
    in_folders: bool = False
    """Whether a folder of such files can be imported as one source."""
