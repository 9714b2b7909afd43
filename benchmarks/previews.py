"""Texts laid out as the preview does, beside Rich and Textual's own widget for Markdown.

The texts are those of `benchmarks.articles`, and for each kind of markup one that is made of
nothing else.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Iterator, Mapping
from io import StringIO
from itertools import islice

from rich.console import Console
from rich.markdown import Markdown as RichMarkdown
from textual.app import App, ComposeResult
from textual.widgets import Markdown

from benchmarks.articles import text
from benchmarks.generate import SEED, word_choice
from benchmarks.rows import Ratio, Row, Time
from benchmarks.stopwatch import best, race, seconds
from tui.prose.layout import layout
from tui.prose.parse import parse

WIDTH = 80
PAGE = 40
"""The lines that a key waits for."""

SIZES = {"2 KB": 2_000, "20 KB": 20_000, "100 KB": 100_000}
"""Characters by what they are called."""

OF_A_WIDGET = ("2 KB", "20 KB")
"""What Textual's widget is given too; of more it would take many seconds."""

LENGTH = 100_000

KINDS: Mapping[str, str] = {
    "nested lists": "".join(f"{'  ' * (n % 30)}- item\n" for n in range(3_000)),
    "nested quotes": "".join(f"{'>' * (n % 40 + 1)} words\n\n" for n in range(4_000)),
    "one long line": "word " * 20_000,
    "emphasis": "*a **b " * 15_000,
    "links": "[a](https://example.org/b) " * 4_000,
    "a table": "|a|b|c|\n|-|-|-|\n" + "|some words|*more*|`code`|\n" * 4_000,
    "code": "```python\n" + "x = [1, 2, 3]  # words\n" * 4_500,
    "HTML": "<div class='a'><b>words</b></div>\n" * 3_000,
    "brackets": "[" * LENGTH,
    "backticks": " ".join("`" * count for count in range(1, 450)),
}
"""Texts of nothing but one kind of markup, well meant or not, none shorter than is measured."""

FIRST_PAGE, WHOLE = 0.1, 4.0
"""The most seconds for a page, and for all of a text."""


def previews() -> Iterator[Row]:
    """Measures texts of some sizes, then one of each kind of markup."""
    words = word_choice(rng := random.Random(SEED))
    texts = {name: text(rng, words, length) for name, length in SIZES.items()}
    for name, source in texts.items():
        times = race(lambda s=source: all_lines(s), lambda s=source: by_rich(s), rounds=3)  # type: ignore[misc]
        yield Ratio(f"all lines of {name} of Markdown / `rich.markdown`", None, *times, 1)
    for name in OF_A_WIDGET:
        source = texts[name]
        yield Ratio(
            f"all lines of {name} of Markdown / Textual's `Markdown`",
            None,
            best(lambda s=source: all_lines(s), rounds=3),  # type: ignore[misc]
            seconds(lambda s=source: asyncio.run(by_widget(s))),  # type: ignore[misc]
            0.5,
        )
    for name, source in KINDS.items():
        cut = source[:LENGTH]
        first = best(lambda s=cut: first_page(s), rounds=2)  # type: ignore[misc]
        yield Time(f"first page of 100 KB of {name}", None, first, 0, FIRST_PAGE)
        whole = seconds(lambda s=cut: all_lines(s))  # type: ignore[misc]
        yield Time(f"all lines of 100 KB of {name}", None, whole, 0, WHOLE)


def first_page(source: str) -> list[str]:
    """Returns the lines of a text that a screen shows first."""
    return [line.text for line in islice(layout(parse(source), WIDTH), PAGE)]


def all_lines(source: str) -> list[str]:
    """Returns all lines of a text."""
    return [line.text for line in layout(parse(source), WIDTH)]


def by_rich(source: str) -> str:
    """Returns all lines of a text as Rich draws them."""
    console = Console(file=StringIO(), width=WIDTH, force_terminal=False)
    with console.capture() as capture:
        console.print(RichMarkdown(source))
    return capture.get()


async def by_widget(source: str) -> None:
    """Shows a text in Textual's own widget, until that has all of it."""

    class Shown(App[None]):
        def compose(self) -> ComposeResult:
            yield Markdown()

    app = Shown()
    async with app.run_test(size=(WIDTH, PAGE)) as pilot:
        await app.query_one(Markdown).update(source)
        await pilot.pause()
