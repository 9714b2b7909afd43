"""Sources for tests of formats: bytes in memory, and what a format makes of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from tui.formats.base import Format, Issue
from tui.formats.registry import recognise
from tui.formats.sniffing import sniff
from tui.formats.source import BytesSource
from tui.library.callbacks import Progress
from tui.library.report import ImportReport
from tui.library.source_reading import read_records
from tui.library.sources import SourceFile
from tui.model.arrangement import Arrangement
from tui.model.note import Draft


def source(content: str | bytes, name: str = "source") -> BytesSource:
    """Text or bytes as a source."""
    return BytesSource(name, content.encode() if isinstance(content, str) else content)


def read(format_: Format, content: str | bytes) -> list[Draft | Issue]:
    """All that a format reads in a text or in bytes, but what is arranged beside the notes."""
    return [each for each in read_all(format_, content) if isinstance(each, Draft | Issue)]


def read_all(format_: Format, content: str | bytes) -> list[Draft | Issue | Arrangement]:
    """All that a format reads in a text or in bytes."""
    assert format_.read is not None
    return list(format_.read(source(content)))


def written(format_: Format, drafts: Iterable[Draft]) -> str:
    """What a format writes."""
    assert format_.write is not None
    stream = StringIO()
    format_.write(drafts, stream)
    return stream.getvalue()


def knows(format_: Format, content: str | bytes, name: str = "source") -> bool:
    """Whether a format takes a source for its own."""
    return format_.recognises(sniff(source(content, name))) is not None


def format_of(content: str | bytes, name: str = "source") -> tuple[str, str]:
    """The name of the format that a source is of, and the reason; empty ones if none knows it."""
    found = recognise(source(content, name))
    return (found.format.name, found.recognition.reason) if found else ("", "")


def drafts_of(
    files: Sequence[SourceFile],
    report: ImportReport,
    progress: Progress = lambda _done, _all: None,
) -> Iterator[Draft]:
    """The clean drafts of files."""
    records = read_records(files, report, progress)
    return (record for record in records if isinstance(record, Draft))
