"""Notes are given to a command, whose output is shown, or which has the screen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support.reader import LIMIT, Reader, reader
from tui.library.desktop import commands
from tui.library.piping import used_commands
from tui.ui.controllers import piping
from tui.ui.dialogs.output import OutputScreen


async def pipe(r: Reader, form: str, command: str) -> None:
    await r.press("note.pipe")
    await r.keys(form)
    await r.type(command)
    await r.keys("enter")


def output(r: Reader) -> list[str]:
    """The lines of the dialog, without frame and scroll bars."""
    assert isinstance(r.app.screen, OutputScreen)
    found = [each.strip().strip("│┃ ") for each in r.lines() if each.strip().startswith("│")]
    return [line for line in found if line]


async def test_the_note_is_given_to_a_command_and_its_output_shown(shelf: Path) -> None:
    async with reader(shelf) as r:
        await pipe(r, "u", "cat -n")
        heading, *lines = output(r)
        assert heading.startswith("cat -n")
        assert lines == ["1 https://borrow.example/rules", "j k Space scroll Esc close"]
        await r.keys("escape")
        assert r.focus() == "Notes"


async def test_marked_notes_are_given_in_the_order_of_the_list(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("cursor.down", "mark.toggle", "cursor.top", "mark.toggle")
        await pipe(r, "u", "cat")
        assert output(r)[1:3] == ["https://borrow.example/rules", "https://async.example/"]


async def test_a_command_that_fails_says_its_exit_code_and_why(shelf: Path) -> None:
    async with reader(shelf) as r:
        await pipe(r, "m", "sh -c 'echo half; echo no way >&2; exit 3'")
        assert output(r)[1:4] == ["sh ended with exit code 3.", "no way", "half"]


async def test_a_command_that_writes_nothing_says_so(shelf: Path) -> None:
    async with reader(shelf) as r:
        await pipe(r, "j", "true")
        assert output(r)[1] == "It wrote nothing."


async def test_esc_stops_a_command_that_goes_on(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("note.pipe")
        await r.keys("t")
        await r.type(f"sleep {LIMIT}")
        await r.press_unsettled("enter")
        await r.until(lambda: isinstance(r.app.screen, OutputScreen) and len(output(r)) > 1)
        assert output(r)[1:] == ["It runs …", "Esc stop it"]
        await r.keys("escape")
        assert r.focus() == "Notes"


async def test_leaving_stops_a_command_that_goes_on(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("note.pipe")
        await r.keys("t")
        await r.type(f"sleep {LIMIT}")
        await r.press_unsettled("enter")
        await r.until(lambda: isinstance(r.app.screen, OutputScreen))
        await r.press_unsettled("ctrl+q")
        await r.until(lambda: r.has_ended)


async def test_what_cannot_be_run_says_why_and_stays(shelf: Path) -> None:
    async with reader(shelf) as r:
        await pipe(r, "t", "sort | uniq")
        line = r.session.panes.filter_line
        assert line.fault
        assert (line.text, line.fault.reason) == ("sort | uniq", "| is for a shell")
        assert used_commands() == ()


async def test_commands_that_were_used_before_are_offered(shelf: Path) -> None:
    async with reader(shelf) as r:
        for command in ("cat -n", "wc -l"):
            await pipe(r, "u", command)
            await r.keys("escape")
        await r.press("note.pipe")
        await r.keys("u")
        assert r.session.panes.filter_line.prompt == "url | "
        await r.keys("up")
        assert r.session.panes.filter_line.text == "wc -l"
        await r.keys("escape")
        assert (r.focus(), r.filter_text) == ("Notes", "")


@contextmanager
def _given_away(_: object) -> Iterator[None]:
    yield


@pytest.mark.parametrize(
    ("failure", "toasts"),
    [("", []), ("less ended with exit code 1", ["less ended with exit code 1."])],
)
async def test_a_command_may_have_the_screen(
    shelf: Path, monkeypatch: pytest.MonkeyPatch, failure: str, toasts: list[str]
) -> None:
    given: list[tuple[tuple[str, ...], str]] = []

    def run(command: commands.Command, text: str) -> str:
        given.append((command.argv, text))
        return failure

    monkeypatch.setattr(commands, "run_in_terminal", run)
    monkeypatch.setattr(piping, "suspended", _given_away)
    async with reader(shelf) as r:
        await pipe(r, "u", "!cat -n")
        assert given == [(("cat", "-n"), "https://borrow.example/rules\n")]
        assert (r.toasts(), r.focus()) == (toasts, "Notes")
