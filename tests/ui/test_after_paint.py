"""What comes after a paint comes also where a dialog is closed before it was painted."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.reader import Reader, reader
from tui.ui.after_paint import Act, AfterPaint
from tui.ui.dialogs.help import HelpScreen


@pytest.fixture
def forgetful_help(monkeypatch: pytest.MonkeyPatch) -> None:
    """Help forgets what it is to call after its paint, as a dialog does that closes before it."""
    monkeypatch.setattr(HelpScreen, "_invoke_later", lambda *_: None)


async def show_help_at_once(r: Reader) -> None:
    """Opens help before the reader is painted, and closes it."""
    r.session.perform("app.help")
    await r.until(lambda: isinstance(r.app.screen, HelpScreen))
    assert isinstance(r.app.screen, HelpScreen)
    r.app.screen.answer(None)


@pytest.mark.usefixtures("forgetful_help")
async def test_the_counts_of_a_filter_come(shelf: Path) -> None:
    async with reader(shelf) as r:
        r.set_filter("#rust")
        await show_help_at_once(r)
        await r.settle()
        assert r.status() == "↓ newest 1 of 2 ? help"


@pytest.mark.usefixtures("forgetful_help")
async def test_a_pane_that_is_to_be_shown_first_takes_keys(shelf: Path) -> None:
    async with reader(shelf, (60, 20)) as r:
        r.session.panes.go_to(r.session.panes.preview)
        await show_help_at_once(r)
        await r.settle()
        assert r.focus() == "Preview"


def test_a_call_that_was_not_taken_never_comes() -> None:
    called: list[str] = []
    scheduled: list[Act] = []

    def refuse(act: Act) -> bool:
        scheduled.append(act)
        return False

    after_paint = AfterPaint(refuse)
    assert not after_paint.call(lambda: called.append("late"))
    after_paint.schedule_again()
    for act in scheduled:
        act()
    assert (called, len(scheduled)) == ([], 1)


def test_each_call_comes_once_however_often_it_is_scheduled() -> None:
    scheduled: list[Act] = []
    called: list[str] = []

    def schedule(act: Act) -> bool:
        scheduled.append(act)
        return True

    after_paint = AfterPaint(schedule)
    assert after_paint.call(lambda: called.append("first"))
    after_paint.call(lambda: called.append("second"))
    after_paint.schedule_again()
    for act in scheduled:
        act()
    after_paint.schedule_again()
    assert (called, len(scheduled)) == (["first", "second"], 4)
