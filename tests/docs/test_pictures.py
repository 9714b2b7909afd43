"""The pictures of the documents are drawn from the sample, the same on each run, and small."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs.documents import DOCS, DOCUMENTS
from tests.docs.pictures import PICTURES, THEMES, draw, sample_library

NAMES = [f"{name}{suffix}.svg" for name in PICTURES for suffix in THEMES]

MOST_BYTES = 120_000


@pytest.mark.parametrize("theme", THEMES.values())
async def test_a_picture_is_the_same_on_each_run(theme: str, tmp_path: Path) -> None:
    path = sample_library(tmp_path)
    first = await draw(path, PICTURES["reader"], theme)
    assert first == await draw(path, PICTURES["reader"], theme)
    text = re.sub(r"<[^>]*>", "", first).replace("\u00a0", " ")
    assert "In Search of an Understandable" in text
    assert "3 of 16" in text


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_is_small_and_needs_nothing_from_elsewhere(name: str) -> None:
    svg = (DOCS / name).read_text("utf-8")
    assert len(svg.encode()) < MOST_BYTES
    assert set(re.findall(r"(?:url\(|href=)[\"']?(?!#)[^)\"' ]*", svg)) == set()


def test_each_picture_is_shown_in_the_readme_or_in_a_document_beside_it() -> None:
    shown = [path.read_text("utf-8").replace('"docs/', '"') for path in DOCUMENTS]
    assert [name for name in NAMES if not any(f'"{name}"' in text for text in shown)] == []
