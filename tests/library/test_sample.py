"""The sample library, by its own file: its notes, their fields, tags, dates and titles."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tui.assets import SAMPLE
from tui.model.fields import FLAG_FIELDS, INSTANT_FIELDS
from tui.model.instant import Instant

Json = dict[str, Any]

KEYS = re.findall(
    r"\w+",
    """url title summary comment tags folders urls highlights added published updated opened
    feed site author lang read starred archived private extra""",
)

TEXT = SAMPLE.read_text(encoding="utf-8")
NOTES: list[Json] = [json.loads(line) for line in TEXT.splitlines()]
TITLES = [note.get("title", "") for note in NOTES]
TAGS = Counter(tag for note in NOTES for tag in note.get("tags", ()))


def texts(value: object) -> Iterator[str]:
    """Every text inside a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from texts(part)


def is_named(title: str, name: str) -> bool:
    return any(unicodedata.name(char, "").startswith(name) for char in title)


def test_it_holds_about_sixty_notes() -> None:
    assert 55 <= len(NOTES) <= 70


def test_each_line_is_one_object_with_its_characters_unescaped() -> None:
    lines = [json.dumps(note, ensure_ascii=False) for note in NOTES]
    assert "".join(f"{line}\n" for line in lines) == TEXT


def test_the_keys_of_a_note_are_known_and_in_order() -> None:
    assert [list(note) for note in NOTES] == [
        [key for key in KEYS if key in note] for note in NOTES
    ]


def test_what_is_absent_is_left_out() -> None:
    empty: tuple[object, ...] = ("", None, [], {})
    assert [note["url"] for note in NOTES for value in note.values() if value in empty] == []


def test_no_link_is_there_twice() -> None:
    urls = [url for note in NOTES for url in (note["url"], *note.get("urls", ()))]
    assert [url for url, count in Counter(urls).items() if count > 1] == []


def test_no_character_would_be_cleaned_away() -> None:
    allowed = {"\n", "\N{ZERO WIDTH JOINER}", "\N{ZERO WIDTH NON-JOINER}"}
    characters = set("".join(texts(NOTES))) - allowed
    unwanted = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
    assert [ascii(char) for char in characters if unicodedata.category(char) in unwanted] == []


def test_a_title_has_no_white_space_to_collapse() -> None:
    assert [title for title in TITLES if title != " ".join(title.split())] == []


@pytest.mark.parametrize("field", INSTANT_FIELDS)
def test_every_date_is_spelled_as_it_is_written_back(field: str) -> None:
    dates = [note[field] for note in NOTES if field in note]
    assert len(dates) >= 2
    assert [Instant.from_iso(date).iso() for date in dates] == dates


def test_notes_come_newest_first() -> None:
    added = [Instant.from_iso(note["added"]) for note in NOTES]
    assert added == sorted(added, reverse=True)


def test_notes_were_added_in_every_year_from_2019_to_2026() -> None:
    years = {note["added"][:4] for note in NOTES}
    assert sorted(years) == [str(year) for year in range(2019, 2027)]


def test_some_dates_are_days_and_some_have_a_time() -> None:
    days = sum(Instant.from_iso(note["added"]).is_day for note in NOTES)
    assert 20 <= days <= len(NOTES) - 20


def test_no_page_was_saved_before_it_appeared() -> None:
    dated = [note for note in NOTES if "published" in note]
    assert [
        note["url"]
        for note in dated
        if Instant.from_iso(note["published"]) > Instant.from_iso(note["added"])
    ] == []


def test_about_forty_tags_are_shared_and_few_are_one_offs() -> None:
    one_offs = [tag for tag, count in TAGS.items() if count == 1]
    assert 35 <= len(TAGS) <= 48
    assert len(one_offs) <= 5


def test_tags_are_lower_case_words_and_the_parent_of_each_exists() -> None:
    assert [tag for tag in TAGS if not re.fullmatch(r"[a-z+-]+(/[a-z+-]+)?", tag)] == []
    children = {tag for tag in TAGS if "/" in tag}
    assert children == {"python/async", "python/packaging", "python/typing"}
    assert {tag.partition("/")[0] for tag in children} <= set(TAGS)


def test_a_note_has_two_to_six_tags_or_none() -> None:
    counts = Counter(len(note.get("tags", ())) for note in NOTES)
    assert set(counts) <= {0, 2, 3, 4, 5, 6}
    assert 2 <= counts[0] <= 5


@pytest.mark.parametrize("flag", FLAG_FIELDS)
def test_a_flag_is_true_or_false_or_absent(flag: str) -> None:
    assert {type(note[flag]) for note in NOTES if flag in note} == {bool}


def test_some_notes_are_read_some_unread_and_of_some_nothing_is_known() -> None:
    states = Counter(note.get("read") for note in NOTES)
    assert min(states[True], states[False], states[None]) >= 10


def test_some_notes_are_starred_and_two_archived() -> None:
    assert 5 <= sum(note.get("starred", False) for note in NOTES) <= 15
    assert sum(note.get("archived", False) for note in NOTES) == 2


@pytest.mark.parametrize(
    ("field", "least"),
    [
        ("comment", 6),
        ("feed", 10),
        ("site", 20),
        ("author", 20),
        ("lang", 40),
        ("folders", 2),
        ("highlights", 2),
        ("urls", 2),
        ("extra", 1),
    ],
)
def test_every_field_is_shown_by_some_notes(field: str, least: int) -> None:
    assert sum(field in note for note in NOTES) >= least


@pytest.mark.parametrize(
    "is_difficult",
    [
        pytest.param(lambda title: title == "", id="empty"),
        pytest.param(lambda title: len(title) > 200, id="very long"),
        pytest.param(lambda title: is_named(title, "CJK UNIFIED"), id="Chinese characters"),
        pytest.param(lambda title: is_named(title, "HIRAGANA"), id="Japanese"),
        pytest.param(lambda title: is_named(title, "HANGUL SYLLABLE"), id="Korean"),
        pytest.param(lambda title: is_named(title, "ARABIC LETTER"), id="Arabic"),
        pytest.param(lambda title: is_named(title, "HEBREW LETTER"), id="Hebrew"),
        pytest.param(lambda title: "\N{ZERO WIDTH JOINER}" in title, id="joined emoji"),
        pytest.param(lambda title: is_named(title, "COMBINING"), id="combining accents"),
        pytest.param(lambda title: "[bold]not markup[/bold]" in title, id="markup"),
        pytest.param(lambda title: "[/x]" in title, id="closing markup"),
        pytest.param(lambda title: "<script>" in title, id="HTML"),
        pytest.param(lambda title: title.startswith('"'), id="straight quotes"),
        pytest.param(lambda title: "“" in title, id="curly quotes"),
        pytest.param(lambda title: title in {note["url"] for note in NOTES}, id="only a URL"),
        pytest.param(lambda title: "C++" in title, id="C++"),
        pytest.param(lambda title: ".NET" in title, id=".NET"),
        pytest.param(lambda title: "%_" in title, id="wildcards of SQL"),
    ],
)
def test_titles_of_every_difficult_kind_are_there(is_difficult: Callable[[str], bool]) -> None:
    assert any(map(is_difficult, TITLES))


def test_the_newest_note_is_a_starred_tour_of_the_main_keys() -> None:
    tour = NOTES[0]
    assert (tour["title"], tour["starred"]) == ("Start here: how to read url-notes", True)
    cells = re.findall(r"^\| (`.*?) \|", tour["summary"], re.MULTILINE)
    keys = re.findall(r"`(.+?)`", " ".join(cells))
    assert keys == ["j", "k", "J", "K", "/", "enter", "o", "y", "t", "!", "r", "x", "u", "?", "q"]
