"""How often keys lay the screen out, counted within the process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from textual.screen import Screen

from benchmarks.rows import Count, Row
from tests.support.reader import reader

KEYS = (*"jjkG", "pagedown", "g", "J")
LETTERS = "netw"


async def layouts(path: Path) -> Row:
    """Counts the layouts for moves of the cursor and letters of a filter."""
    seen: list[object] = []
    async with reader(path) as opened:
        with _counted(seen):
            await opened.keys(*KEYS)
        await opened.press("filter.edit")
        with _counted(seen):
            await opened.type(LETTERS)
    typed = len(KEYS) + len(LETTERS)
    return Count(f"layouts of the screen for {typed} letters and moves", None, len(seen), 0, 0)


@contextmanager
def _counted(seen: list[object]) -> Iterator[None]:
    """Records every layout of a screen."""
    lay_out = Screen._refresh_layout  # noqa: SLF001

    def counted(screen: Screen[object], *arguments: object, **options: object) -> None:
        seen.append(screen)
        lay_out(screen, *arguments, **options)  # type: ignore[arg-type]

    with patch.object(Screen, "_refresh_layout", counted):
        yield
