"""Files of real programs with what those programs' own tests assert, where they are at hand."""

from __future__ import annotations

import json
import runpy
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.sources import drafts_of
from tui.errors import FormatError
from tui.formats.native.records import to_record
from tui.formats.registry import FORMATS
from tui.library.report import ImportReport
from tui.library.sources import find_files
from tui.model.note import Draft

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"

READ = {each.name for each in FORMATS if each.read}

DIFFERENT = {
    "buku/ff_test_load_from_empty": "an empty object is no backup of Firefox",
    "kafene-nbp/firefox_flat_opts427b": "saved queries of Firefox count as bookmarks",
    "shaarli-nbp/firefox_flat_opts427b": "saved queries of Firefox count as bookmarks",
}
"""The cases that are read in another way here, each with what is different in it."""

NAMES = {
    "shortcuturl": "keyword",
    "keyword": "keyword",
    "post_data": "post_data",
    "last_charset": "charset",
    "charset": "charset",
    "feedurl": "feed_url",
}
"""What cases call values that are kept in ``extra``."""

Case = dict[str, Any]
Check = Callable[[Case, list[dict[str, Any]]], list[tuple[str, bool, Any, Any]]]


def cases() -> Iterator[Case]:
    for expected in sorted(DATA.glob("formats/*/expected.json")):
        for case in json.loads(expected.read_text(encoding="utf-8"))["cases"]:
            has_items = "asserts" not in case["expect"] and case["id"] not in DIFFERENT
            if case["format"] in READ and has_items:
                yield case


@pytest.fixture(scope="module")
def check() -> Check:
    found: Check = runpy.run_path(str(DATA / "check_formats.py"))["check"]
    return found


def item(draft: Draft) -> dict[str, Any]:
    """A draft in the form of the cases."""
    kept = [values for values in draft.extra.values() if isinstance(values, dict)]
    return to_record(draft) | {
        NAMES[key]: value for values in kept for key, value in values.items() if key in NAMES
    }


@pytest.mark.skipif(not DATA.is_dir(), reason="the files of other programs are not here")
@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case["id"])
def test_a_file_of_another_program_reads_as_that_program_has_it(
    case: Case, check: Check, tmp_path: Path
) -> None:
    if case.get("inline") is None:
        path = DATA / "formats" / case["input"].removeprefix("fixtures/")
    else:
        path = tmp_path / "case.txt"
        path.write_text(case["inline"], encoding="utf-8")
    try:
        drafts = list(drafts_of(find_files([str(path)], case["format"]), ImportReport()))
    except FormatError:
        assert case["expect"].get("error")
        return
    assert [result for result in check(case, list(map(item, drafts))) if not result[1]] == []
