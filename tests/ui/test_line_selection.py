"""Lines of the preview are chosen and copied by keys."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.builders import draft, library
from tests.support.reader import Reader, reader

SUMMARY = """\
- one long item that takes more than a line of the preview, as it is read
  - two

```python
def f():
    return 1
```

""" + "\n\n".join(f"Paragraph {n}." for n in range(60))


@pytest.fixture
def coded(tmp_path: Path) -> Path:
    with library(tmp_path, draft(title="Code", summary=SUMMARY)) as opened:
        return opened.path


def line_of(r: Reader, text: str) -> int:
    return next(at for at, line in enumerate(r.session.panes.preview.lines) if text in line.text)


async def test_lines_are_copied_as_they_are_read(coded: Path, copied: list[str]) -> None:
    async with reader(coded) as r:
        await r.press("pane.preview", "preview.select")
        await r.keys(*"j" * line_of(r, "one long"), "v")
        await r.keys(*"j" * (line_of(r, "two") - line_of(r, "one long")), "y")
        assert copied == [
            "• one long item that takes more than a line of the preview, as it is read\n◦ two"
        ]
        assert (r.focus(), r.session.panes.preview.selected_text) == ("Preview", "")


async def test_code_keeps_its_blanks(coded: Path, copied: list[str]) -> None:
    async with reader(coded) as r:
        await r.press("pane.preview", "preview.select")
        await r.burst(*"j" * line_of(r, "return 1"), "v", "k", "y")
        assert copied == ["def f():\n    return 1"]


async def test_one_line_alone_is_copied_where_none_was_fixed(
    coded: Path, copied: list[str]
) -> None:
    async with reader(coded) as r:
        await r.press("pane.preview")
        await r.burst("v", "G", "k", "k", "y")
        assert copied == ["Paragraph 59."]


async def test_the_line_that_is_chosen_is_on_screen(coded: Path) -> None:
    async with reader(coded) as r:
        await r.press("pane.preview")
        await r.burst("v", "ctrl+d", "ctrl+d", "ctrl+d", "g", "ctrl+d")
        preview = r.session.panes.preview
        assert preview.selected_text == preview.lines[preview.page_height // 2].text.strip()
        await r.keys("escape")
        assert (preview.selected_text, r.focus()) == ("", "Preview")


WRAPPED = "\n\n".join(f"begin{n} " + "word " * 40 + f"end{n}." for n in range(9))


def write_summary(path: Path, summary: str) -> None:
    """Writes as another program does."""
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("UPDATE notes SET summary = ?", [summary])


async def test_lines_stay_chosen_in_another_width(tmp_path: Path, copied: list[str]) -> None:
    with library(tmp_path, draft(title="Wrapped", summary=WRAPPED)) as opened:
        path = opened.path
    async with reader(path) as r:
        await r.press("pane.preview", "preview.select")
        first, last = line_of(r, "begin1"), line_of(r, "end2.")
        await r.burst(*"j" * first, "v", *"j" * (last - first))
        await r.resize(84, 30)
        await r.keys("y")
        (text,) = copied
        assert (text.split()[0], text.split()[-1]) == ("begin1", "end2.")


async def test_lines_stay_chosen_where_another_program_changes_the_text(
    coded: Path, copied: list[str]
) -> None:
    async with reader(coded) as r:
        await r.press("pane.preview", "preview.select")
        await r.burst("G", "k", "k", "v", *"k" * 2)
        preview = r.session.panes.preview
        write_summary(coded, SUMMARY.replace("Paragraph", "Section"))
        await r.until(lambda: any("Section 59." in each.text for each in preview.lines))
        await r.keys("y")
        assert copied == ["Section 58.\n\nSection 59."]


async def test_lines_are_bounded_by_a_text_that_is_shorter_now(
    coded: Path, copied: list[str]
) -> None:
    async with reader(coded) as r:
        await r.press("pane.preview", "preview.select")
        await r.burst("G", "v")
        write_summary(coded, "Short.")
        await r.until(lambda: "Short." in r.preview())
        await r.keys("y")
        assert copied == [r.preview()[-1]]


async def test_another_note_ends_the_choice(coded: Path, copied: list[str]) -> None:
    async with reader(coded) as r:
        await r.press("pane.preview", "preview.select")
        r.set_filter("zebra")
        await r.settle()
        assert r.toasts() == ["Another text is on screen now; no line is chosen."]
        await r.keys("y")
        assert copied == []
