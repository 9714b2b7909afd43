"""The parts of every format: a recogniser, a reader, a writer, and what the writer loses.

A reader takes a source and yields drafts and issues in its order. It raises nothing but
``FormatError``, if the format cannot read the source at all. A bad record becomes an ``Issue`` and
the rest is read. Drafts are as the source has them: the importer cleans them, merges them and drops
duplicates.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple, TextIO, TypeAlias

from tui.model.arrangement import Arrangement
from tui.model.note import Draft

if TYPE_CHECKING:
    from tui.formats.shape import Shape
    from tui.formats.source import Source
    from tui.formats.target import Folder


@dataclass(frozen=True, slots=True)
class Issue:
    """One bad record of a source, which was skipped or read in part."""

    reason: str
    """What is wrong with it: a sentence without a full stop."""
    line: int | None = None
    """The line of the source, counted from 1, if the format has lines."""
    dropped: bool = True
    """Whether the record was skipped; otherwise it was read in part."""


class Score(IntEnum):
    """How sure a format is that a source is its own."""

    POSSIBLE = 1
    """Other kinds of files look like this too."""
    LIKELY = 2
    """Its records have the keys, columns or lines of this format."""
    CERTAIN = 3
    """It says so itself, in its first bytes."""


class Recognition(NamedTuple):
    """Why a source is taken to be of a format."""

    score: Score
    reason: str
    """What was seen, to follow "because": ``it begins with the doctype of bookmark files``."""


Record: TypeAlias = Draft | Arrangement
"""What a source or an export has: a note, or what is arranged beside notes."""

Recogniser = Callable[["Shape"], Recognition | None]
Reader = Callable[["Source"], Iterator[Record | Issue]]
Writer = Callable[[Iterable[Draft], TextIO], None]
FolderWriter = Callable[[Iterable[Draft], "Folder"], None]
LibraryWriter = Callable[[Iterable[Record], TextIO], None]
Losses = Callable[[Draft], Iterable[str]]


def loses_nothing(_draft: Draft) -> Iterable[str]:
    """Returns what a lossless writer drops of a draft."""
    return ()


@dataclass(frozen=True, slots=True)
class Format:
    """A file kind, as the registry lists it."""

    name: str
    """The value of ``--format``, such as ``netscape-html``."""
    label: str
    """Its name in words."""
    recognises: Recogniser
    """Returns why a source looks like this format, by its shape; ``None`` if it does not."""
    read: Reader | None = None
    write: Writer | None = None
    write_folder: FolderWriter | None = None
    """Writes drafts into files of their own, in place of one text."""
    write_library: LibraryWriter | None = None
    """Writes former notes with all that is known of them, and what is arranged beside them; of a
    format that holds it."""
    loses: Losses = loses_nothing
    """Yields the names of the fields of which the writer drops something, of one draft."""
    publishes: bool = False
    """Whether it is that in which something publishes one's own library: a newer text in it
    replaces the one that it brought before."""
    in_folders: bool = False
    """Whether its files lie in folders with others that belong to it and hold no notes."""
    suffixes: tuple[str, ...] = ()
    """The endings of file names that mean this format where one is written."""

    @property
    def is_written(self) -> bool:
        """Whether notes can be written in it."""
        return bool(self.write or self.write_folder)
