"""One toast at a time; what went wrong stays until there was time to read it."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets._toast import Toast as ToastWidget

from tests.support.reader import Reader, reader
from tui.ui import toasts
from tui.ui.toasts import Toast

LOST = Toast("The disk is full.", "Make room.", "error")


def shown(r: Reader) -> list[str]:
    return [str(toast.render()) for toast in r.app.screen.query(ToastWidget)]


async def test_a_toast_says_what_happened_and_below_what_takes_it_back(shelf: Path) -> None:
    async with reader(shelf, shows_toasts=True) as r:
        await r.press("note.trash")
        await r.until(lambda: len(shown(r)) == 1)
        assert len(shown(r)[0].splitlines()) == 2
        above = r.strips()[-2].text
        assert above.rstrip().endswith("u takes it back.")


async def test_a_toast_covers_nothing_of_a_comment_that_is_written(shelf: Path) -> None:
    async with reader(shelf, (80, 24), shows_toasts=True) as r:
        await r.press("note.comment")
        await r.type("mine")
        r.session.notify("Something is said.", "And more of it.")
        await r.until(lambda: len(shown(r)) == 1)
        (toast,) = r.app.screen.query(ToastWidget)
        assert not toast.region.overlaps(r.app.screen.query_one("#writing").region)


async def test_text_is_never_markup(shelf: Path) -> None:
    async with reader(shelf, shows_toasts=True) as r:
        r.session.notify("[bold]no[/x]", "[$dim]nor this")
        await r.until(lambda: shown(r) == ["[bold]no[/x]\n[$dim]nor this"])


async def test_the_next_toast_takes_the_place_of_the_last(shelf: Path) -> None:
    async with reader(shelf, shows_toasts=True) as r:
        r.session.notify("one")
        r.session.notify("two")
        await r.until(lambda: shown(r) == ["two"])


async def test_a_warning_that_was_covered_comes_back(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(toasts, "SECONDS", 0.05)
    async with reader(shelf, shows_toasts=True) as r:
        r.session.notify(*LOST[:2], severity="error")
        r.session.notify("two")
        await r.until(lambda: shown(r) == ["The disk is full.\nMake room."])
        assert r.toasts() == ["The disk is full.\nMake room.", "two"]


async def test_a_long_text_is_shown_whole_on_a_narrow_terminal(shelf: Path) -> None:
    async with reader(shelf, size=(60, 15), shows_toasts=True) as r:
        r.session.notify("word " * 30 + "end", "hint", severity="error")
        await r.until(lambda: any("end" in line for line in r.lines()))
        assert any("hint" in line for line in r.lines())
