"""Lines of the preview are chosen and copied by keys."""

from __future__ import annotations

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
