"""Files of real programs with what those programs' own tests assert, where they are at hand."""

from __future__ import annotations

import json
import re
import runpy
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.sources import drafts_of
from tui.errors import FormatError
from tui.formats.front_matter import parted
from tui.formats.native.records import to_record
from tui.formats.registry import FORMATS, format_named
from tui.library.file_source import FileSource
from tui.library.report import ImportReport
from tui.library.sources import find_files
from tui.model.cleaning import clean_draft
from tui.model.note import Draft

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"

READ = {each.name for each in FORMATS if each.read}

ENTRIES = {"markdown-note", "feed", "jsonfeed", "atom"}
"""The formats of which cases have records without an address, which are read and not imported."""

DIFFERENT = {
    "buku/ff_test_load_from_empty": "an empty object is no backup of Firefox",
    "frontmatter/hello-json": "front matter in JSON is some",
    "gofeed/translator/atom/feed_item_updated_-_atom03_feed_entry_modified.xml": (
        "a date of change counts as that of appearance"
    ),
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
                yield case if case["format"] not in ENTRIES else numbered(case)


def numbered(case: Case) -> Case:
    """A case whose records are told by their places, as they may have no address.

    Its dates have whole seconds, as the check wants them.
    """
    expect = json.loads(re.sub(r"(:[0-9]{2})\.[0-9]+Z", r"\1Z", json.dumps(case["expect"])))
    items = [{"index": index} | each for index, each in enumerate(expect.get("items", ()))]
    return {**case, "expect": {**expect, "items": items}}


@pytest.fixture(scope="module")
def check() -> Check:
    found: Check = runpy.run_path(str(DATA / "check_formats.py"))["check"]
    return found


def drafts_in(path: Path, name: str) -> Iterator[Draft]:
    if name not in ENTRIES:
        yield from drafts_of(find_files([str(path)], name), ImportReport())
        return
    read = format_named(name).read
    assert read
    for record in read(FileSource(path)):
        if isinstance(record, Draft):
            yield clean_draft(record)[0]


def item(draft: Draft) -> dict[str, Any]:
    """A draft in the form of the cases."""
    kept = [values for values in draft.extra.values() if isinstance(values, dict)]
    record = to_record(draft)
    # What feeds call created is when the page appeared.
    record["added"] = record["added"] or record["published"]
    return record | {
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
        drafts = list(drafts_in(path, case["format"]))
    except FormatError:
        assert case["expect"].get("error")
        return
    assert [result for result in check(case, list(map(item, drafts))) if not result[1]] == []


JSON_FRONT = "frontmatter/hello-json"
"""Front matter that is JSON, which is not read as such here."""


def front_matter() -> Iterator[Case]:
    for expected in sorted(DATA.glob("formats/frontmatter/expected.json")):
        for case in json.loads(expected.read_text(encoding="utf-8"))["cases"]:
            if case["id"] != JSON_FRONT:
                yield case


@pytest.mark.skipif(not DATA.is_dir(), reason="the files of other programs are not here")
@pytest.mark.parametrize("case", list(front_matter()), ids=lambda case: case["id"])
def test_front_matter_of_another_program_is_parted_as_that_program_does(case: Case) -> None:
    values, body = parted((DATA / "formats" / case["input"]).read_text(encoding="utf-8"))
    expected = case["expect"]["metadata_and_content"]
    texts = {
        name: str(value).lower() if value is True else value for name, value in expected.items()
    }
    assert {**values, "content": body.strip()} == texts
