"""Every screen as a person reads it, compared with the file of its name in the folder ``screens``.

A screen that is to look otherwise from now on: delete its file, run this test, which writes it
anew and fails once, and read what has changed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.builders import draft, library, store
from tests.support.reader import Reader, reader
from tests.ui.conftest import DRAFTS
from tui.model.note import Draft

FOLDER = Path(__file__).with_name("screens")

TODAY = date(2025, 8, 9)

SMALL, LARGE, NARROW = (80, 24), (120, 30), (60, 20)

OTHER_TEXTS = draft(
    "https://borrow.example/rules", title="Borrowing", summary="One owner, *many* readers."
)

TAGGED = [
    draft(f"https://{n}.example/", title=f"Note {n}", tags=tags)
    for n, tags in enumerate(
        [("llm", "gpu"), ("llm", "cache"), ("llms", "cache"), ("kv cache", "cache", "gpus")]
    )
]
"""Notes of which some tags could be better."""


class Shown(NamedTuple):
    """What is done before a screen is compared; the ids of actions, then keys."""

    actions: Sequence[str] = ()
    keys: Sequence[str] = ()
    filter_text: str = ""
    size: tuple[int, int] = SMALL
    is_empty: bool = False
    """Whether the library has no note."""
    until: str = ""
    """What is shown a moment later than all the rest."""
    imported: Sequence[Draft] = ()
    """What is imported into the library that has its notes."""


SCREENS = {
    "reader": Shown(size=LARGE),
    "reader-small": Shown(),
    "reader-narrow": Shown(size=NARROW),
    "tags-narrow": Shown(["pane.tags"], size=NARROW),
    "preview-zoomed": Shown(["preview.zoom"]),
    "filtered": Shown(filter_text="#memory -#rust garb", size=LARGE),
    "nothing-found": Shown(filter_text="#rust -#memory -#async"),
    "marked": Shown(["mark.toggle", "mark.toggle"]),
    "dense": Shown(["pane.density"], size=LARGE),
    "empty-library": Shown(is_empty=True),
    "completing": Shown(["filter.edit"], ["#", "r"]),
    "command": Shown(["app.command"], ["s"]),
    "find": Shown(["pane.preview", "find.edit"], [*"paragraph"]),
    "help": Shown(["app.help"]),
    "help-wide": Shown(["app.help"], size=LARGE),
    "help-filter": Shown(["app.help"], ["tab"]),
    "help-commands": Shown(["app.help"], ["tab", "tab"]),
    "help-searched": Shown(["app.help"], ["/", *"archive"]),
    "outline": Shown(["preview.outline"]),
    "palette": Shown(["app.palette"]),
    "palette-searched": Shown(["app.palette"], [*"tag"]),
    "themes": Shown(["app.theme"]),
    "sort-menu": Shown(["sort.menu"]),
    "copy-menu": Shown(["note.copy_menu"]),
    "mark-menu": Shown(["mark.menu"]),
    "tag-prompt": Shown(["tag.edit"]),
    "tag-prompt-several": Shown(["mark.toggle", "mark.toggle", "tag.edit"]),
    "add": Shown(["note.add"]),
    "import": Shown(["library.import"]),
    "view-prompt": Shown(["view.save"], filter_text="#rust"),
    "comment": Shown(["note.comment"], [*"Later."], until="│  Later."),
    "form": Shown(["note.edit"], size=LARGE),
    "form-small": Shown(["note.edit"]),
    "form-several": Shown(["mark.toggle", "mark.toggle", "note.edit"]),
    "history": Shown(["note.star", "note.read", "history.show"]),
    "versions": Shown(["preview.text"], imported=[OTHER_TEXTS]),
    "merge": Shown(["mark.toggle", "mark.toggle", "note.merge"]),
    "tag-care": Shown(["tags.care"], imported=TAGGED),
    "tag-care-rows": Shown(["tags.care"], ["enter", "j"], imported=TAGGED, size=LARGE),
    "tag-care-rows-small": Shown(["tags.care"], ["enter", "space"], imported=TAGGED),
    "tag-care-batch": Shown(["tags.care"], ["A"], imported=TAGGED),
    "purge": Shown(["note.trash", "note.purge"], filter_text="in:all"),
}


@pytest.mark.parametrize("name", SCREENS)
async def test_a_screen_reads_as_before(name: str, tmp_path: Path) -> None:
    path, shown = FOLDER / f"{name}.txt", SCREENS[name]
    drafts = () if shown.is_empty else DRAFTS
    opened = library(tmp_path, *drafts, has_views=True)
    store(opened, *shown.imported)
    opened.close()
    async with reader(tmp_path / "library.db", shown.size, shown.filter_text) as r:
        r.session.panes.notes.today = TODAY
        r.session.panes.notes.refresh()
        await r.press(*shown.actions)
        await r.keys(*shown.keys)
        await r.until(lambda: shown.until in text_of(r))
        read = text_of(r)
    if not path.exists():
        path.write_text(read, "utf-8")
        pytest.fail(f"{path.name} was written: read it, and run this again.")
    assert read.splitlines() == path.read_text("utf-8").splitlines()


def test_each_file_is_that_of_a_screen() -> None:
    assert {path.stem for path in FOLDER.iterdir()} <= set(SCREENS)


def text_of(r: Reader) -> str:
    """The whole screen, without the time of day."""
    lines = (strip.text.rstrip() for strip in r.strips())
    return "".join(f"{re.sub(r'(?<!T)[0-9]{2}:[0-9]{2}', 'HH:MM', line)}\n" for line in lines)
