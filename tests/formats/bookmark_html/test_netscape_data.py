"""Files of real programs with what those programs' own tests assert, where they are at hand."""

from __future__ import annotations

import json
import runpy
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.sources import source
from tui.errors import FormatError
from tui.formats.bookmark_html.entry import NAME
from tui.formats.bookmark_html.netscape import read
from tui.model.note import Draft

DATA = Path(__file__).resolve().parents[3].parent / "shared" / "data"

Case = dict[str, Any]
Check = Callable[[Case, list[dict[str, Any]]], list[tuple[str, bool, Any, Any]]]


def cases() -> Iterator[Case]:
    for expected in sorted(DATA.glob("formats/*/expected.json")):
        for case in json.loads(expected.read_text(encoding="utf-8"))["cases"]:
            if case["format"] == NAME and case.get("input"):
                yield case


@pytest.fixture(scope="module")
def check() -> Check:
    found: Check = runpy.run_path(str(DATA / "check_formats.py"))["check"]
    return found


def item(draft: Draft) -> dict[str, Any]:
    """Converts a draft to the form of the cases, where most programs have one text, not two."""
    return {
        "url": draft.url,
        "title": draft.title,
        "summary": draft.summary,
        "comment": draft.comment,
        "tags": list(draft.tags),
        "folders": [list(path) for path in draft.folders],
        "added": draft.added.iso() if draft.added else None,
        "updated": draft.updated.iso() if draft.updated else None,
        "private": draft.private,
        "read": draft.read,
        **{
            name: value
            for attribute, name in {
                "shortcuturl": "keyword",
                "post_data": "post_data",
                "last_charset": "charset",
                "feedurl": "feed_url",
            }.items()
            if (value := draft.extra.get(NAME, {}).get(attribute))
        },
    }


@pytest.mark.skipif(not DATA.is_dir(), reason="the files of other programs are not here")
@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case["id"])
def test_a_file_of_another_program_reads_as_that_program_has_it(case: Case, check: Check) -> None:
    path = DATA / "formats" / case["input"].removeprefix("fixtures/")
    try:
        records = list(read(source(path.read_bytes(), path.name)))
    except FormatError:
        assert case["expect"].get("error")
        return
    items = [item(record) for record in records if isinstance(record, Draft)]
    results = check(case, items)
    assert [result for result in results if not result[1]] == []
