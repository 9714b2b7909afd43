"""The sample library that is shown to somebody who has none yet."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tui.assets import SAMPLE
from tui.library.library import Library
from tui.library.sources import find_files
from tui.library.unsaved_texts import forget_library


@contextmanager
def demo_library() -> Iterator[Path]:
    """Makes a library file that holds the sample, in a temporary folder; removes it afterwards."""
    with TemporaryDirectory(prefix="url-notes-", ignore_cleanup_errors=True) as folder:
        path = Path(folder, "sample.db")
        with Library(path) as library:
            library.import_files(find_files([str(SAMPLE)], "jsonl"))
        try:
            yield path
        finally:
            forget_library(path)
