"""The pictures of the documents: the reader on the sample library, in each of our own themes.

They are the same on each run: the library, its clock, the day of today, the size and the keys are
given, and what the machine says of itself is left out.
"""

from __future__ import annotations

import asyncio
import os
import re
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.docs.documents import DOCS
from tests.support.builders import draft
from tests.support.builders import library as library_of
from tests.support.reader import reader
from tests.support.runaway import runaway_drafts
from tui.assets import SAMPLE
from tui.library.library import Library
from tui.library.sources import find_files

RICH = Path(__file__).with_name("rich.md")
"""A text of headings, lists, tables, code and all else that a preview draws."""

TODAY = date(2026, 11, 9)
"""The week after the last note of the sample."""

THEMES = {"": "ink", "-light": "paper"}
"""The themes by what the names of their pictures end with."""


CURE = ("A", "enter", "w", *("A", "enter") * 4)
"""The keys of tag care that do all five batches."""


class Picture(NamedTuple):
    """What is done before a picture is taken."""

    filter_text: str = ""
    actions: Sequence[str] = ()
    """The ids of what is done first."""
    keys: Sequence[str] = ()
    """What is pressed then."""
    shelf: str = "sample"
    """A name of `LIBRARIES`."""
    size: tuple[int, int] = (120, 34)
    """The columns and lines of the screen."""


PICTURES: Mapping[str, Picture] = {
    "reader": Picture("#design -#history", ("cursor.down", "mark.toggle")),
    "help": Picture(actions=("app.help",)),
    "tags-kinds": Picture(actions=("tags.care",), shelf="runaway"),
    "tags-rows": Picture(
        actions=("tags.care",), keys=("j", "enter", "j", "space", "space"), shelf="runaway"
    ),
    "tags-batch": Picture(actions=("tags.care",), keys=("A",), shelf="runaway"),
    "tags-cured": Picture(actions=("tags.care",), keys=(*CURE, "q", "1"), shelf="runaway"),
    "reading-60": Picture(actions=("note.show",), shelf="rich", size=(60, 50)),
    "reading-100": Picture(
        actions=("note.show", "preview.zoom", "note.open_link"), shelf="rich", size=(100, 50)
    ),
    "reading-160": Picture(actions=("note.show", "preview.outline"), shelf="rich", size=(160, 44)),
}

_FONT = "ui-monospace, SFMono-Regular, Menlo, Consolas, DejaVu Sans Mono, monospace"

_SMALLER = (
    # The font would be fetched from elsewhere.
    (r"\s*@font-face \{.*?\}", ""),
    (r"Fira Code, monospace|Fira Code", _FONT),
    # Every text has its width, and so is not cut off.
    (r' clip-path="url\(#[^")]*-line-\d+\)"', ""),
    (r'\s*<clipPath id="[^"]*-line-\d+">.*?</clipPath>', ""),
    # Where nothing is drawn, the background is enough.
    (r"<text [^>]*>(?:&#160;)*</text>", ""),
    (r"&#160;", "\u00a0"),
    (r"\n\s+", "\n"),
)
"""What is replaced in a picture, as regular expressions."""


def draw_all(folder: Path) -> None:
    """Draws all pictures into a folder."""
    with _own_place() as place:
        for name, picture in PICTURES.items():
            for suffix, theme in THEMES.items():
                own = place / f"{name}{suffix}"
                own.mkdir()
                svg = asyncio.run(draw(LIBRARIES[picture.shelf](own), picture, theme))
                (folder / f"{name}{suffix}.svg").write_text(svg, "utf-8")


def sample_library(folder: Path) -> Path:
    """A library with the sample in a folder, imported on the day of the pictures."""
    noon = int(datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC).timestamp())
    path = folder / "sample.db"
    with Library(path, clock=lambda: noon * 1_000_000) as library:
        library.import_files(find_files([str(SAMPLE)], "jsonl"))
    return path


def runaway_library(folder: Path) -> Path:
    """A library of very many tags in a folder."""
    with library_of(folder, *runaway_drafts(), has_views=True) as opened:
        return opened.path


def rich_library(folder: Path) -> Path:
    """The sample, and before it a note whose text has all that a text can have."""
    sample = sample_library(folder)
    text = RICH.read_text("utf-8")
    added = datetime(TODAY.year, TODAY.month, TODAY.day, 9, tzinfo=UTC).isoformat()
    note = draft(
        "https://paper.example/borrowing",
        title="Borrowing, from the ground up",
        summary=text,
        tags=("rust", "memory", "teaching"),
        added=added,
    )
    with library_of(folder, note, name=sample.name) as opened:
        return opened.path


LIBRARIES: Mapping[str, Callable[[Path], Path]] = {
    "sample": sample_library,
    "runaway": runaway_library,
    "rich": rich_library,
}
"""What makes a library in a folder, by name."""


async def draw(library: Path, picture: Picture, theme: str) -> str:
    """A picture as SVG."""
    async with reader(library, picture.size, picture.filter_text) as r:
        r.app.theme = theme
        r.session.panes.notes.today = TODAY
        await r.press(*picture.actions)
        await r.keys(*picture.keys)
        r.session.panes.notes.refresh()
        await r.settle()
        return _smaller(r.app.export_screenshot(title="url-notes", simplify=True))


def _smaller(svg: str) -> str:
    for pattern, replacement in _SMALLER:
        svg = re.sub(pattern, replacement, svg, flags=re.DOTALL)
    return svg


@contextmanager
def _own_place() -> Iterator[Path]:
    """A folder that is a home for the time being, in a terminal that says nothing of itself."""
    with TemporaryDirectory() as folder:
        for name in ("HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
            os.environ[name] = folder
        os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "TZ": "UTC"}
        os.environ.pop("NO_COLOR", None)
        time.tzset()
        yield Path(folder)


if __name__ == "__main__":
    draw_all(DOCS)
