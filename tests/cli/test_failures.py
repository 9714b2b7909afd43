from __future__ import annotations

import io
import sys
from collections.abc import Callable

import pytest

from tui.cli.failures import exit_code_of
from tui.errors import FilterError, LibraryError, UsageError


def failing(error: BaseException) -> Callable[[], int]:
    def command() -> int:
        raise error

    return command


@pytest.mark.parametrize(
    ("error", "code", "told"),
    [
        (LibraryError("It is damaged", "Do this."), 1, "url-notes: It is damaged\nDo this.\n"),
        (UsageError("No such thing"), 2, "url-notes: No such thing\n"),
        (FilterError("no", "hint", span=(0, 1)), 2, "url-notes: no\nhint\n"),
        (OSError(28, "No space left on device"), 1, "url-notes: the output: No space left on d"),
        (PermissionError(13, "Permission denied", "/x"), 1, "url-notes: /x: Permission denied\n"),
        (ZeroDivisionError("by zero"), 1, "url-notes: ZeroDivisionError: by zero\nThis is a fault"),
        (BrokenPipeError(), 0, ""),
        (KeyboardInterrupt(), 130, ""),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else None,
)
def test_an_error_becomes_an_exit_code_and_a_sentence(
    error: BaseException, code: int, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", stderr := io.StringIO())
    assert exit_code_of(failing(error)) == code
    assert stderr.getvalue().startswith(told)
    assert bool(stderr.getvalue()) == bool(told)


def test_a_message_reaches_the_terminal_without_escape_sequences(
    capsys: pytest.CaptureFixture[str],
) -> None:
    exit_code_of(failing(LibraryError("There is no \x1b[31mnote\u202e", "\x1b]0;x\x07Hint")))
    assert capsys.readouterr().err == "url-notes: There is no note\nHint\n"


def test_notes_on_an_error_stand_between_message_and_hint(
    capsys: pytest.CaptureFixture[str],
) -> None:
    error = UsageError("message", "hint")
    error.add_note("  remark")
    exit_code_of(failing(error))
    assert capsys.readouterr().err == "url-notes: message\n  remark\nhint\n"


def test_a_fault_can_be_seen_in_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("URL_NOTES_TRACEBACK", "1")
    with pytest.raises(ZeroDivisionError):
        exit_code_of(failing(ZeroDivisionError()))


def test_streams_that_are_closed_fail_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert exit_code_of(failing(LibraryError("unheard"))) == 1
