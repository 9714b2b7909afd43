"""The log file: what was done, when and how long, and no text of any note."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tui.errors import UrlNotesError
from tui.library.log import LOGGER, kinds_of, start_log

LIBRARY = Path("/nowhere/library.db")
SECRET = "a title that nobody else may read"


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The path that the environment names; the logger is as before in the end."""
    path = tmp_path / "reader.log"
    monkeypatch.setenv("URL_NOTES_LOG", str(path))
    logger = logging.getLogger(LOGGER)
    before = (list(logger.handlers), logger.level, logger.propagate)
    yield path
    for handler in logger.handlers:
        if handler not in before[0]:
            with suppress(OSError):
                handler.close()
    logger.handlers, logger.level, logger.propagate = before


def failing() -> None:
    try:
        raise KeyError(SECRET)
    except KeyError as error:
        raise ValueError(f"no {SECRET}") from error


def test_only_its_owner_can_read_the_file_also_where_it_was_there(log: Path) -> None:
    log.write_text("before\n")
    log.chmod(0o644)
    start_log(LIBRARY)
    assert (log.stat().st_mode & 0o777, log.read_text().splitlines()[0]) == (0o600, "before")


def test_an_exception_is_logged_without_its_message(log: Path) -> None:
    start_log(LIBRARY)
    try:
        failing()
    except ValueError:
        logging.getLogger("tui.ui.writer_thread").exception("a change failed")
    text = log.read_text()
    assert SECRET not in text
    assert "ERROR MainThread tui.ui.writer_thread: a change failed" in text
    kinds = [line for line in text.splitlines() if line.startswith("builtins.")]
    assert kinds == ["builtins.KeyError", "builtins.ValueError"]
    assert "test_log.py" in text
    assert "in failing" in text


def test_the_kinds_of_a_failure_are_named_with_their_causes(log: Path) -> None:
    with pytest.raises(ValueError, match="no") as caught:
        failing()
    assert kinds_of(caught.value) == "ValueError from KeyError"


def test_without_the_variable_nothing_is_written_nor_said(
    log: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("URL_NOTES_LOG")
    start_log(LIBRARY)
    logging.getLogger("tui.ui.writer_thread").error("a change failed")
    assert (log.exists(), *capsys.readouterr()) == (False, "", "")


def test_a_file_that_cannot_be_written_is_an_error_with_a_hint(
    log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("URL_NOTES_LOG", str(log.parent))
    with pytest.raises(UrlNotesError) as caught:
        start_log(LIBRARY)
    message = f"The log file {log.parent} cannot be written: Is a directory"
    assert (caught.value.message, caught.value.hint) == (message, "URL_NOTES_LOG names it.")


def test_a_pipe_that_is_not_read_holds_nothing_up(log: Path) -> None:
    os.mkfifo(log)
    with pytest.raises(UrlNotesError, match="cannot be written: No such device or address"):
        start_log(LIBRARY)
    end = os.open(log, os.O_RDONLY | os.O_NONBLOCK)
    try:
        start_log(LIBRARY)
        for _ in range(3_000):
            logging.getLogger("tui.ui.writer_thread").info("x" * 100)
    finally:
        os.close(end)


@pytest.mark.parametrize("suffix", ["", "-wal", "-shm"])
def test_the_library_itself_is_no_log_file(log: Path, suffix: str) -> None:
    library = log.with_name("library.db")
    part = log.with_name(f"library.db{suffix}")
    part.write_text("of a library")
    log.symlink_to(part)
    with pytest.raises(UrlNotesError, match="is the library or a part of it"):
        start_log(library)
    assert part.read_text() == "of a library"


def test_a_full_disk_disturbs_nobody(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no device that is always full")
    log.symlink_to(full)
    start_log(LIBRARY)
    logging.getLogger("tui.ui.writer_thread").info("a change")
    assert tuple(capsys.readouterr()) == ("", "")
